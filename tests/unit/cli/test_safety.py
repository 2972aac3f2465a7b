"""Backup and doctor."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from statusquo.case import Case
from tests.unit.cli.running import cli, island, one_line


def test_backup_beside_the_case(tmp_path: Path) -> None:
    path = island(tmp_path)
    told = json.loads(cli("backup", path, "--json").stdout)
    copy = Path(told["backup"])
    assert (copy.parent, copy.suffix, told["checked"]) == (tmp_path, ".case", True)
    assert copy.stat().st_size == told["bytes"]
    with Case.open(copy, create=False) as opened:
        assert len(opened.reports()) == 2


def test_backup_to_a_file_or_folder(tmp_path: Path) -> None:
    path = island(tmp_path)
    (tmp_path / "safe").mkdir()
    assert cli("backup", path, tmp_path / "safe").exit_code == 0
    assert len(list((tmp_path / "safe").iterdir())) == 1
    assert cli("backup", path, tmp_path / "copy.case").exit_code == 0
    again = cli("backup", path, tmp_path / "copy.case")
    assert again.exit_code == 1
    one_line(again, "is there already")
    assert cli("backup", path, tmp_path / "copy.case", "--replace").exit_code == 0
    itself = cli("backup", path, path, "--replace")
    assert itself.exit_code == 1
    one_line(itself, "is there already")


def test_doctor_finds_nothing(tmp_path: Path) -> None:
    path = island(tmp_path)
    result = cli("doctor", path)
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{path}: no fault found\n", "")
    assert json.loads(cli("doctor", path, "--json").stdout)["faults"] == []


def test_doctor_finds_a_changed_text_and_saves_the_rest(tmp_path: Path) -> None:
    path = island(tmp_path)
    path.write_bytes(path.read_bytes().replace(b"Suland droht mit", b"Suland wirbt mit"))
    result = cli("doctor", path)
    assert result.exit_code == 1
    assert "text 1: its characters are not those that were stored" in result.stdout
    one_line(result, "--rescue TO")
    saved = cli("doctor", path, "--rescue", tmp_path / "saved.case", "--json")
    assert saved.exit_code == 1  # something was lost, and it says what
    rescued = json.loads(saved.stdout)["rescued"]
    assert rescued["rows"]["text"] == 1
    assert rescued["lost"]
    with Case.open(tmp_path / "saved.case", create=False) as opened:
        assert [report.id for report in opened.reports()] == ["b"]


def test_doctor_repairs_the_search_index(tmp_path: Path) -> None:
    path = island(tmp_path)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("INSERT INTO text_search(text_search) VALUES ('delete-all')")
    assert "search index" in cli("doctor", path).stdout
    assert cli("doctor", path, "--repair").exit_code == 0
    assert json.loads(cli("show", path, "search", "Insel", "--json").stdout)


@pytest.mark.parametrize("page", [0, 1])
def test_doctor_on_torn_pages(tmp_path: Path, page: int) -> None:
    path = island(tmp_path)
    data = bytearray(path.read_bytes())
    start = max(100, page * 4096)  # the header stays, so that it is still taken for a case
    data[start : start + 3000] = b"\xff" * 3000
    path.write_bytes(data)
    result = cli("doctor", path)
    assert result.exit_code == 1
    assert "damaged" in result.stdout or "file: " in result.stdout or "database" in result.stdout
    one_line(result, "--rescue TO")
