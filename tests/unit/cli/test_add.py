"""Reports into a case: counted, repeatable, resumable. The reader is a stand-in where its findings do not matter."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from statusquo.case import Case
from statusquo.cli import add as adding
from statusquo.findings import Findings
from statusquo.report import Report
from tests.unit.cli.running import cli

READ: list[str] = []
#: Raised by the stand-in, as a kill would, after so many reports.
STOP_AFTER = [10**9]


def read_all(reports: list[Report], pool: object, *, actors: object) -> Iterator[Findings]:
    for report in reports:
        if len(READ) >= STOP_AFTER[0]:
            raise KeyboardInterrupt
        READ.append(report.id)
        known = report.language == "de"
        yield Findings(report, reader="german/1" if known else "", not_read="" if known else "no reader")


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    READ.clear()
    STOP_AFTER[0] = 10**9
    monkeypatch.setattr(adding, "read_all", read_all)
    monkeypatch.setattr(adding, "version", lambda language, actors: "german/1" if language == "de" else "")
    monkeypatch.setattr(adding, "_BATCH", 2)


def write(folder: Path, name: str, text: str, **more: str) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps({"id": name, "text": text, "language": "de", **more}), encoding="utf-8")
    return path


def added(*words: object) -> dict[str, int]:
    result = cli("add", *words, "--json", "--jobs", "1")
    assert result.exit_code in (0, 1)
    found: dict[str, int] = json.loads(result.stdout)
    return {name: number for name, number in found.items() if name != "case" and number}


def test_new_same_another_source_revised_not_read(tmp_path: Path) -> None:
    case, folder = tmp_path / "x.case", tmp_path / "in"
    write(folder, "a", "Ein Satz.", date="2025-12-02")
    write(folder, "b", "Noch ein Satz.", date="2025-12-03")
    assert added(case, folder) == {"new": 2}
    assert added(case, folder) == {"same": 2}
    assert READ == ["a", "b"]  # nothing is read twice
    write(folder, "a2", "Ein Satz.", publisher="Bote")
    write(folder, "b", "Noch ein anderer Satz.", date="2025-12-03")
    write(folder, "c", "Une phrase.", language="fr", date="2025-12-04")
    assert added(case, folder) == {"new": 1, "same": 1, "sources": 1, "revised": 1, "not_read": 1, "undated": 1}
    assert added(case, folder) == {"same": 4, "not_read": 1, "undated": 1}
    with Case.open(case) as opened:
        assert [report.id for report in opened.reports()] == ["a", "a2", "b", "c"]
        assert opened.languages() == {"de": 3, "fr": 1}


def test_the_same_report_from_another_place_changes_nothing(tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    added(case, write(tmp_path / "in", "a", "Ein Satz."))
    assert added(case, write(tmp_path / "elsewhere", "a", "Ein Satz.")) == {"same": 1, "undated": 1}


def test_another_reader_version_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, path = tmp_path / "x.case", write(tmp_path / "in", "a", "Ein Satz.", date="2025-12-02")
    added(case, path)
    assert added(case, path, "--again") == {"same": 1}  # read again with the same result
    monkeypatch.setattr(adding, "version", lambda *_: "german/2")
    added(case, path)
    assert READ == ["a"] * 3


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    case, folder = tmp_path / "x.case", tmp_path / "in"
    for number in range(9):
        write(folder, f"r{number}", f"Satz Nummer {number}.", date="2025-12-02")
    STOP_AFTER[0] = 5
    stopped = cli("add", case, folder, "--jobs", "1")
    assert stopped.exit_code == 1
    assert "Traceback" not in stopped.stderr
    STOP_AFTER[0] = 10**9
    assert added(case, folder) == {"new": 5, "same": 4}
    assert len(READ) == 10  # of nine reports only the one in the open batch was read twice


def test_faults_are_told_and_the_rest_goes_in(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder, "a", "Ein Satz.", date="2025-12-02")
    (folder / "bad.json").write_text("{", encoding="utf-8")
    result = cli("add", tmp_path / "x.case", folder, folder / "a.json")
    assert result.exit_code == 1
    assert result.stdout == f"{tmp_path / 'x.case'}: 1 new, 1 the same as before, 1 at fault\n"
    assert [line.split(": ")[2] for line in result.stderr.splitlines()] == [
        "not JSON",
        "the same report again, counted once",
    ]


def test_no_case_is_made_where_nothing_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.json").write_text("{", encoding="utf-8")
    (tmp_path / "in" / "empty.txt").write_text("", encoding="utf-8")
    result = cli("add", tmp_path / "x.case", tmp_path / "in")
    assert result.exit_code == 1
    assert result.stdout == f"{tmp_path / 'x.case'}: 0 new, 2 at fault; no case was made\n"
    assert len(result.stderr.splitlines()) == 2
    assert added(tmp_path / "x.case", tmp_path / "in") == {"faults": 2}
    assert not (tmp_path / "x.case").exists()
    write(tmp_path / "in", "good", "Ein Satz.", date="2025-12-02")
    assert added(tmp_path / "x.case", tmp_path / "in") == {"new": 1, "faults": 2}


def test_warnings_of_the_case_are_told(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    path = write(tmp_path / "in", "a", "Ein Satz.", date="2025-12-02")
    assert "synchronised folder" in cli("add", tmp_path / "Dropbox" / "x.case", path).stderr


def test_two_texts_under_one_id_are_a_correction_or_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(adding, "read_all", read_all)
    text = "Norland fordert die Öffnung der Grenze, und zwar sofort. " + " ".join(f"Wort{n}" for n in range(40))
    rows = [("a", text), ("a", text + " Nachtrag."), ("a", "Ganz anderes.")]
    lines = [json.dumps({"id": id_, "language": "de", "text": words}) for id_, words in rows]
    (tmp_path / "r.jsonl").write_text("\n".join(lines), "utf-8")
    case = tmp_path / "x.case"
    first = cli("add", case, tmp_path / "r.jsonl")
    assert first.exit_code == 1
    assert "1 new, 1 changed since, 3 without a date, 1 at fault" in first.stdout
    assert "r.jsonl:3: id 'a' is already that of another report" in first.stderr
    again = cli("add", case, tmp_path / "r.jsonl")
    assert "0 new, 2 the same as before" in again.stdout


def test_adding_joins_for_the_next_question(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Die Ukraine fordert von Russland einen Waffenstillstand.", "utf-8")
    assert cli("add", tmp_path / "x.case", tmp_path / "a.txt").exit_code == 0
    with Case.open(tmp_path / "x.case") as case:
        case.overview()
        assert case._joined is None  # it was in the file


def test_what_a_run_set_aside_is_given_back_to_the_garbage_collector(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path / "in", f"r{number}", f"Nordland lehnt das Angebot Nummer {number} ab.")
    assert added(tmp_path / "x.case", tmp_path / "in")["new"] == 5
    assert gc.get_freeze_count() == 0
