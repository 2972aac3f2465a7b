"""``statusquo demo --copy``: the example reports as files."""

from __future__ import annotations

from pathlib import Path

import statusquo as sq
from statusquo.examples import copy, example
from tests.unit.cli.running import cli, one_line


def test_the_copies_are_the_reports(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "reports"
    result = cli("demo", "--copy", folder)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "8 reports" in result.stdout
    assert sorted(path.name for path in folder.iterdir()) == [f"kreml-0{n}.json" for n in range(1, 9)]
    assert sq.read(folder / "kreml-02.json").report.text == example("kreml")[1].text


def test_another_case(tmp_path: Path) -> None:
    assert copy("waffenruhe", tmp_path / "w")[0].name == "waffenruhe-01.json"


def test_nothing_is_written_over(tmp_path: Path) -> None:
    mine = tmp_path / "mine.txt"
    mine.write_text("kept", encoding="utf-8")
    result = cli("demo", "--copy", tmp_path)
    assert result.exit_code == 1
    one_line(result, "the folder is not empty", "name a new folder")
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    one_line(cli("demo", "--copy", mine), "cannot be written")
    assert mine.read_text(encoding="utf-8") == "kept"
