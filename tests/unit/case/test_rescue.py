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
from tests.unit.case.test_store import told
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
        assert case.doctor() == () or rows["decision"] < 5


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
