"""Write ``docs/commands.md`` from the help of every command, so that page and program cannot differ.

usage: python scripts/make_command_docs.py [--check]

With --check nothing is written; the exit status is 1 if the page is not fresh.
"""

from __future__ import annotations

import sys
from copy import copy
from pathlib import Path

import click

from statusquo.cli.main import COMMANDS, main

PAGE = Path(__file__).resolve().parent.parent / "docs" / "commands.md"
HEAD = """\
# Commands

<!-- Made by `python scripts/make_command_docs.py` from the help of the commands; do not edit by hand. -->

Results go to standard output, messages to standard error. Exit status: 0 done (whatever the verdict), 1 an input was
at fault (one line says what, where, what to do; the other inputs are still answered), 2 wrong usage.
"""


def help_of(command: click.Command, path: str) -> str:
    """The help text of a command, 80 columns wide."""
    parent = click.Context(main, info_name="statusquo", terminal_width=80, max_content_width=80)
    context = parent if command is main else click.Context(command, info_name=path, parent=parent)
    command = copy(command)
    command._help_option = None  # click keeps the one of the first call, whose names may be another context's
    return command.get_help(context).rstrip()


def page() -> str:
    """The whole page."""
    parts = [HEAD, "```text", help_of(main, "statusquo"), "```", ""]
    for name in COMMANDS:
        command = main.get_command(click.Context(main, info_name="statusquo"), name)
        if command is None:
            raise LookupError(name)
        parts += [f"## statusquo {name}", "", "```text", help_of(command, name), "```", ""]
    return "\n".join(parts)


def run(arguments: list[str]) -> int:
    """Write or check the page."""
    fresh = page()
    if arguments == ["--check"]:
        return int(not PAGE.exists() or PAGE.read_text("utf-8") != fresh)
    PAGE.write_text(fresh, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
