"""What a user loses and keeps when a case file is cut off, torn, empty, of another version, or the disk is full."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

import statusquo
from statusquo.case import Case, Decision
from statusquo.case.doctor import examine, rescue
from statusquo.case.encode import encode
from statusquo.case.standins import stand_ins
from statusquo.findings import Findings
from statusquo.report import Report
from tests.unit.case.stored import told
from tests.unit.cli.running import cli, island, one_line

ROOT = Path(statusquo.__file__).parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.case"
    with Case.open(path) as case:
        case.add([told(n) for n in range(200)])
        case.decide(*(Decision("accepted", told(n).positions[0].id) for n in range(5)), author="vw", reason="seen")
        case.keep_draft("a draft over many pages " * 2000)
        case.world()
    return path


def damaged(path: Path, start: int, stop: int) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:start] + b"\xa5" * (stop - start) + whole[stop:])


@pytest.mark.parametrize("torn", [(0, 100), (0, 4096), (100, 4096)], ids=["header", "first page", "schema"])
def test_with_its_first_page_torn_all_else_is_saved(path: Path, tmp_path: Path, torn: tuple[int, int]) -> None:
    with Case.open(path) as case:
        before, decisions = case.findings(), case.decisions()
    damaged(path, *torn)
    saved = cli("doctor", path, "--rescue", tmp_path / "saved.case")
    assert "saved 200 reports, 1400 findings, 5 decisions; known to be lost: nothing" in saved.stdout
    with Case.open(tmp_path / "saved.case", create=False) as case:
        assert case.findings() == before
        assert case.decisions() == decisions
        assert case.search("Abtretung")
        assert case.doctor() == ()


def test_of_a_file_that_was_cut_off_the_beginning_is_saved(path: Path, tmp_path: Path) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 6 // 10])
    saved = rescue(path, tmp_path / "saved.case")
    rows = dict(saved.rows)
    assert rows["report"] > 0
    assert saved.lost
    with Case.open(saved.path, create=False) as case:
        assert len(case.reports()) > 0
        assert case.doctor() == ()


def test_where_nothing_can_be_saved_no_file_is_left(path: Path, tmp_path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])
    result = cli("doctor", path, "--rescue", tmp_path / "saved.case")
    assert result.exit_code == 1
    one_line(result, "nothing can be saved", "restore a backup")
    assert [one.name for one in tmp_path.iterdir()] == ["a.case"]


@pytest.mark.parametrize("words", [["doctor"], ["show", "actors"], ["backup"]])
def test_an_empty_file_is_no_case(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "a.case").touch()
    result = cli(words[0], tmp_path / "a.case", *words[1:])
    assert result.exit_code == 1
    one_line(result, "is empty: not a case", "restore a backup or remove it")
    assert [one.name for one in tmp_path.iterdir()] == ["a.case"]


def test_doctor_refuses_a_newer_version(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    one_line(cli("doctor", path), "newer statusquo", "update statusquo")


def test_doctor_checks_what_it_may_not_write(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = sqlite3.connect
    monkeypatch.setattr(  # a read-only file: root, who may run the tests, may write any
        sqlite3, "connect", lambda name, **more: real(str(name).replace("mode=rw", "mode=ro"), **more)
    )
    assert examine(path) == ()


def test_a_broken_index_of_a_read_only_case_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO text_search(text_search) VALUES ('delete-all')")
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "search index" in examine(path)[0]


def test_a_backup_of_a_damaged_case_is_not_kept(tmp_path: Path) -> None:
    path = island(tmp_path)
    cli("backup", path, tmp_path / "good.case")
    good = (tmp_path / "good.case").read_bytes()
    path.write_bytes(path.read_bytes().replace(b"Suland droht mit", b"Suland wirbt mit"))
    result = cli("backup", path, tmp_path / "good.case", "--replace")
    assert result.exit_code == 1
    one_line(result, "was not kept", "doctor")
    assert (tmp_path / "good.case").read_bytes() == good
    assert not [one for one in tmp_path.iterdir() if "partial" in one.name]


def test_backups_in_one_second_get_names_of_their_own(tmp_path: Path) -> None:
    path = island(tmp_path)
    names = {re.findall(r"^(.*?): ", cli("backup", path).stdout)[0] for _ in range(3)}
    assert len(names) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="limits as POSIX has them")
@pytest.mark.parametrize("call", ["case.backup(target)", "rescue(path, target)"])
def test_a_full_disk_leaves_no_half_copy_and_names_the_target(path: Path, tmp_path: Path, call: str) -> None:
    code = (
        "import resource, signal, sys\nfrom pathlib import Path\nfrom statusquo.case import Case\n"
        "from statusquo.case.doctor import rescue\nfrom statusquo.errors import CaseError\n"
        "path, target = map(Path, sys.argv[1:])\ncase = Case.open(path)\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))\n"
        f"try:\n    {call}\nexcept CaseError as error:\n    print(error)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\ncase.close()\n"
    )
    (tmp_path / "to").mkdir()
    target = tmp_path / "to" / "copy.case"
    done = subprocess.run(
        [sys.executable, "-c", code, path, target], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.startswith(f"{target}: "), done.stdout
    assert "disk" in done.stdout
    assert list((tmp_path / "to").iterdir()) == []


def tear(path: Path, table: str) -> None:
    """Overwrite every page of a table that has rows in it."""
    with closing(sqlite3.connect(path)) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    whole = path.read_bytes()
    pages, leaves = [root], []
    while pages:
        page = pages.pop()
        start = (page - 1) * size
        if whole[start] == 0x0D:
            leaves.append(page)
        else:  # an inner page: the numbers of the pages below it
            cells = int.from_bytes(whole[start + 3 : start + 5], "big")
            places = (int.from_bytes(whole[start + 12 + 2 * n :][:2], "big") for n in range(cells))
            pages += [int.from_bytes(whole[start + place :][:4], "big") for place in places]
            pages.append(int.from_bytes(whole[start + 8 : start + 12], "big"))
    for page in [root, *leaves]:
        damaged(path, (page - 1) * size, page * size)


def test_with_the_table_of_reports_torn_texts_and_findings_are_saved(path: Path, tmp_path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(n, publisher="Blatt") for n in (3, 4)])  # the same report with another publisher
        again = told(7, "Abtretung der Insel")
        case.add([Findings(Report("r9999", again.report.text), reader="")])  # a further source of a text
        case.add([told(n) for n in range(300, 320)])
        before = {one.report.text: one for one in case.findings() if one.reader}
        decisions = case.decisions()
    tear(path, "report")
    result = cli("doctor", path, "--rescue", tmp_path / "saved.case")
    assert "222 reports cannot be read" in result.stdout  # two of them stand in for two prints of one text
    assert "without id, date, publisher and source" in result.stdout
    with Case.open(tmp_path / "saved.case", create=False) as case:
        after = {one.report.text: one for one in case.findings()}
        assert {text: (one.positions, one.events) for text, one in after.items()} == {
            text: (one.positions, one.events) for text, one in before.items()
        }
        assert {one.report.date for one in after.values()} == {None}
        assert all(one.report.id.startswith("rescued-") for one in after.values())
        assert all("stand-in" in one.report.notes[0] for one in after.values())
        assert case.decisions() == decisions
        assert case.vanished() == ()
        assert case.search("Abtretung")
        assert case.doctor() == ()


def test_a_reading_that_fits_no_text_is_lost_and_not_given_to_another() -> None:
    one, other = told(1), told(2)
    texts = [{"id": 1, "hash": one.report.hash, "title": "", "text": one.report.text}]
    reading = {"report_id": 1, "reader": "hand/1", "not_read": "", "data": encode(other)}
    (row,) = stand_ins(texts, [], [reading])
    assert row["id"] == 2
    (row,) = stand_ins(texts, [], [{**reading, "data": encode(one)}])
    assert row["id"] == 1
    assert stand_ins(texts, [{"id": 1, "text_id": 1, "key": "r0001"}], [reading]) == []
