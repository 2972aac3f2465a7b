"""``statusquo brief``: what was typed is on the page, faults are named there, and an earlier brief can be a file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from statusquo.reading import read
from statusquo.sources import load
from tests.unit.cli.running import cli

TEXT = "Nordland fordert die Öffnung der Schleuse. Südland lehnt die Öffnung der Schleuse ab."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report, beside which the commands run."""
    monkeypatch.chdir(tmp_path)
    Path("berichte").mkdir()
    report = {"id": "a", "title": "Die Schleuse", "date": "2025-05-04", "language": "de", "text": TEXT}
    Path("berichte", "a.json").write_text(json.dumps(report), encoding="utf-8")
    return tmp_path


def command(path: str) -> str:
    """The command line the page tells."""
    found = re.search(r'<code class="command">(.*?)</code>', Path(path).read_text("utf-8"))
    assert found
    return found[1].replace("&#39;", "'")


def test_the_page_tells_how_to_make_it_again_and_that_makes_the_same_bytes(folder: Path) -> None:
    cli("brief", "berichte", "--seed", "3", "--language", "en", "--only", "positions,method", "-o", "one.html")
    told = command("one.html")
    assert told == "statusquo brief berichte --only positions,method --seed 3 --language en"
    cli(*told.split()[1:], "-o", "two.html")
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


def test_a_name_that_ends_in_md_is_markdown(folder: Path) -> None:
    cli("brief", "berichte", "-o", "one.md", "--only", "positions, method")
    text = Path("one.md").read_text("utf-8")
    assert "# " in text and "<html" not in text


def test_a_file_at_fault_is_named_on_the_page(folder: Path) -> None:
    Path("berichte", "kaputt.json").write_bytes(b"\x00\x01\xff")
    result = cli("brief", "berichte", "-o", "one.html")
    assert result.exit_code == 1
    assert "kaputt.json: not a text file" in Path("one.html").read_text("utf-8")


def test_since_takes_the_json_of_an_earlier_brief(folder: Path) -> None:
    Path("frueher.json").write_text(cli("brief", "berichte", "--json").stdout, encoding="utf-8")
    report = {"id": "b", "date": "2025-05-04", "language": "de", "text": "Südland droht mit Zöllen."}
    Path("berichte", "b.json").write_text(json.dumps(report), encoding="utf-8")
    result = cli("brief", "berichte", "--since", "frueher.json", "-o", "one.html")
    assert result.exit_code == 0
    assert "(Berichte bis 4. Mai 2025): eine neue Haltung" in " ".join(result.stdout.split())


@pytest.mark.parametrize("text", ["no json", "[]", "{}", '{"positions": 3, "reports": []}'])
def test_since_with_another_file_says_what_is_wanted(folder: Path, text: str) -> None:
    Path("andere.json").write_text(text, encoding="utf-8")
    result = cli("brief", "berichte", "--since", "andere.json", "-o", "one.html")
    assert result.exit_code == 1
    assert "andere.json: the earlier brief is not one" in result.stderr
    assert "brief --json" in result.stderr


def test_what_persons_decided_on_a_case_is_on_its_page(folder: Path) -> None:
    with Case.open("fall.db") as case:
        findings = [read(report) for report in load(["berichte"]).reports]
        case.add(findings)
        first = findings[0].positions[0]
        case.decide(Decision("rejected", first.id), author="Ada", reason="nicht gesagt")
    cli("brief", "fall.db", "-o", "one.html")
    page = Path("one.html").read_text("utf-8")
    assert "abgelehnt" in page
    assert "Ada" in page
    assert "nicht gesagt" in page


def test_since_a_day_tells_what_and_the_verdict_before_and_after(folder: Path) -> None:
    report = {"id": "b", "date": "2025-05-09", "language": "de", "text": "Südland droht mit Zöllen."}
    Path("berichte", "b.json").write_text(json.dumps(report), encoding="utf-8")
    cli("brief", "berichte", "--since", "2025-05-05", "-o", "one.html")
    page = Path("one.html").read_text("utf-8")
    assert "Seit dem 5. Mai 2025: eine neue Haltung." in page
    assert "Südland droht" in page
    data = json.loads(cli("brief", "berichte", "--since", "2025-05-05", "--json").stdout)
    assert [change["kind"] for change in data["changes"]["changes"]][-1] == "stance"
    assert data["changes"]["since"] == "2025-05-05"


def test_since_with_nothing_new_says_so_and_makes_the_same_bytes_again(folder: Path) -> None:
    first = cli("brief", "berichte", "--since", "2025-06-01", "-o", "one.html")
    assert "Seit dem 1. Juni 2025: nichts Neues. Urteil und Anteile sind dieselben" in " ".join(first.stdout.split())
    cli(*command("one.html").split()[1:], "-o", "two.html")
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


def test_since_a_file_that_is_not_there(folder: Path) -> None:
    result = cli("brief", "berichte", "--since", "frueher.json", "-o", "one.html")
    assert result.exit_code == 2
    assert "'frueher.json' is no day, and there is no file of that name" in result.stderr
    assert not Path("one.html").exists()


@pytest.mark.parametrize("only", ["", "lead,", "lage"])
def test_an_unknown_part_is_told_before_anything_is_read(folder: Path, only: str) -> None:
    result = cli("brief", "berichte", "--only", only, "-o", "one.html")
    assert result.exit_code == 2
    assert "choose of lead, positions, contacts" in " ".join(result.stderr.split())
    assert not Path("one.html").exists()


def test_json_and_markdown_at_once_are_refused(folder: Path) -> None:
    result = cli("brief", "berichte", "--json", "--markdown")
    assert result.exit_code == 2
    assert "choose one of them; for both give --json and -o FILE.md" in " ".join(result.stderr.split())
    both = cli("brief", "berichte", "--json", "-o", "one.md")
    assert json.loads(both.stdout)["reports"]
    assert Path("one.md").read_text("utf-8").startswith("<!--")


def test_reports_without_a_date_are_told(folder: Path) -> None:
    Path("berichte", "c.txt").write_text("Südland droht mit Zöllen.", encoding="utf-8")
    result = cli("brief", "berichte", "--since", "2025-05-01", "-o", "one.html")
    assert "1 of 2 reports have no date" in result.stderr
    assert "Ein Bericht hat kein Datum; was er sagt, gilt hier als schon vorher bekannt." in Path("one.html").read_text(
        "utf-8"
    )


def test_a_case_without_reports_makes_a_page(folder: Path) -> None:
    Case.open("leer.db").close()
    result = cli("brief", "leer.db", "-o", "one.html")
    assert result.exit_code == 0
    assert "no reports yet" in Path("one.html").read_text("utf-8")
    assert "statusquo add CASE SOURCE" in result.stderr
