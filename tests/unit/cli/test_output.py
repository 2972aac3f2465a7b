"""What commands write and print: nothing that is read is written over, and nothing readable gets lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from statusquo.cli.output import plain, replace_text, say, write_text
from statusquo.errors import SourceError
from tests.unit.cli.running import cli, island, one_line

REPORT = "Norland fordert die Abtretung der Insel. Suland lehnt die Abtretung der Insel ab.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("b.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", ["brief", "draft"])
@pytest.mark.parametrize("source", ["b.txt", "."])
def test_a_source_is_not_written_over(folder: Path, command: str, source: str) -> None:
    result = cli(command, source, "-o", folder / "b.txt")
    assert result.exit_code == 1
    one_line(result, "b.txt", "is one of the sources", "-o")
    assert (folder / "b.txt").read_text(encoding="utf-8") == REPORT


@pytest.mark.parametrize("words", [("brief", "island.case"), ("brief", "b.txt"), ("draft", "island.case"), ("demo",)])
def test_a_case_is_not_written_over(folder: Path, words: tuple[str, ...]) -> None:
    before = island(folder).read_bytes()
    result = cli(*words, "-o", "island.case")
    assert result.exit_code == 1
    one_line(result, "island.case", "is a case")
    assert (folder / "island.case").read_bytes() == before


def test_a_default_name_is_refused_too(folder: Path) -> None:
    (folder / "b.txt").rename("brief.md")
    one_line(cli("brief", ".", "--markdown"), "is one of the sources")


def test_a_brief_is_no_report_of_the_next_one(folder: Path) -> None:
    first = cli("brief", ".", "--markdown")
    text = (folder / "brief.md").read_text(encoding="utf-8")
    again = cli("brief", ".", "--markdown")
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "brief.md: a brief, not a report; passed over" in again.stderr
    assert (folder / "brief.md").read_text(encoding="utf-8") == text
    added = cli("add", "new.case", ".")
    assert added.exit_code == 0
    assert "passed over" in added.stderr
    assert "new.case: 1 new" in added.stdout
    named = cli("read", "brief.md")
    assert named.exit_code == 1
    one_line(named, "a brief, not a report")


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "brief.html"
    write_text(str(path), "old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(SourceError, match="cannot be written"):
        write_text(str(path), "new")
    assert [(p.name, p.read_text(encoding="utf-8")) for p in tmp_path.iterdir()] == [("brief.html", "old")]


def test_a_new_file_and_a_device(tmp_path: Path) -> None:
    replace_text(str(tmp_path / "new"), "a\nb\n")
    assert (tmp_path / "new").read_bytes() == b"a\nb\n"
    write_text(os.devnull, "nothing")


def test_blanks_stay_readable() -> None:
    assert str(plain("30\u00a0Tage, Waffen\u00adruhe,\u202f5\u2009%")) == "30 Tage, Waffenruhe, 5 %"
    assert str(plain("\x1b[2J\u202e")) == "\ufffd[2J\ufffd"


def test_errors_steer_no_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1bb")
    assert capsys.readouterr().err == "statusquo: a\ufffdb\n"
    result = cli("show", tmp_path / "no\u202e.case", "positions")
    assert result.exit_code == 1
    one_line(result, "no\ufffd.case")
