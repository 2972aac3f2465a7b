"""``--actors FILE`` for read, add, brief and draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.running import cli, one_line

ROWS = "id\tkind\tof\tnames\nREGIO\torganisation\t\tdie Regiobahn; die Regiobahn AG\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "own.tsv"
    path.write_text(ROWS, encoding="utf-8")
    return path


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "a.json"
    text = "Die Regiobahn fordert eine Kürzung der Löhne. Die Ukraine lehnt die Kürzung der Löhne ab."
    path.write_text(json.dumps({"id": "a", "text": text, "language": "de"}), encoding="utf-8")
    return path


def tables_of(stdout: str) -> set[str | None]:
    return {actor.get("table") for line in stdout.splitlines() for actor in json.loads(line)["actors"]}


def test_read(report: Path, table: Path) -> None:
    plain = json.loads(cli("read", report, "--json").stdout)
    own = json.loads(cli("read", report, "--json", "--actors", table).stdout)
    assert plain["reader"] != own["reader"]
    assert "Regiobahn" in {actor["name"] for actor in own["actors"]}


def test_a_case_keeps_its_table(report: Path, table: Path, tmp_path: Path) -> None:
    case = tmp_path / "x.case"
    assert "1 new" in cli("add", case, report).stdout
    assert "1 read again" in cli("add", case, report, "--actors", table).stdout
    assert "1 the same as before" in cli("add", case, report).stdout
    actors = json.loads(cli("show", case, "actors", "--json").stdout)
    assert "Regiobahn" in {row["actor"] for row in actors}


@pytest.mark.parametrize("command", ["brief", "draft"])
def test_reports_but_not_a_case(command: str, report: Path, table: Path, tmp_path: Path) -> None:
    more = ["-o", tmp_path / "out"] if command == "brief" else []
    assert cli(command, report, "--actors", table, *more).exit_code in (0, 1)
    case = tmp_path / "x.case"
    cli("add", case, report)
    result = cli(command, case, "--actors", table, *more)
    assert result.exit_code == 1
    one_line(result, "read before", "statusquo add CASE")


@pytest.mark.parametrize("command", ["read", "brief", "draft"])
def test_a_faulty_table(command: str, report: Path, tmp_path: Path) -> None:
    table = tmp_path / "own.tsv"
    table.write_text("id names\nA B\n", encoding="utf-8")
    result = cli(command, report, "--actors", table)
    assert result.exit_code == 1
    one_line(result, str(table), "no column id and names")
    missing = cli(command, report, "--actors", tmp_path / "none.tsv")
    one_line(missing, "cannot be read", "check the path of the actor table")
