"""The command reference is what the commands say of themselves."""

from __future__ import annotations

from scripts.make_command_docs import PAGE, page

from statusquo.cli.main import COMMANDS


def test_the_page_is_fresh() -> None:
    told = PAGE.read_text(encoding="utf-8").split()
    assert told == page().split(), "run: python scripts/make_command_docs.py"


def test_every_command_is_there_with_its_help() -> None:
    text = page()
    for name in COMMANDS:
        assert f"## statusquo {name}\n" in text
