"""What all commands share: consoles, faults of single inputs, common options."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from statusquo.errors import SourceError, StatusquoError
from statusquo.messages import LANGUAGES
from statusquo.report import Report


class _Console(Console):
    """A console that leaves a broken pipe (`| head`) to the command line, where it is no error."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def out() -> Console:
    """The console for results."""
    return _Console(file=sys.stdout, highlight=False, soft_wrap=False)


def err() -> Console:
    """The console for progress and messages."""
    return Console(file=sys.stderr, highlight=False)


def plain(text: str, style: str = "") -> Text:
    """Report text for the terminal: no markup, and no control character that could steer the terminal."""
    return Text("".join(char if char.isprintable() or char == "\n" else "\ufffd" for char in text), style)


def say(line: str) -> None:
    """Print a message to standard error."""
    click.echo(f"statusquo: {plain(line)}", err=True)


def tell(errors: Iterable[StatusquoError]) -> bool:
    """Print each fault as its line; tell whether there was one."""
    found = False
    for error in errors:
        say(str(error))
        found = True
    return found


def tell_notes(reports: Iterable[Report]) -> None:
    """Print what was noticed while reports were read in."""
    for report in reports:
        for note in report.notes:
            say(f"{report.source or report.id}: {note}")


def print_json(data: Any, *, indent: int | None = None) -> None:
    """Print plain data as JSON in one line, or indented."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False))


def write_text(path: str, text: str) -> None:
    """Write a file as UTF-8 with LF line ends.

    Raises:
        SourceError: it cannot be written.
    """
    try:
        with Path(path).open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as fault:
        raise SourceError(
            f"cannot be written: {fault.strerror}", where=path, advice="choose another place with -o"
        ) from None


def replace_text(path: str, text: str) -> None:
    """Write a file anew, whole or not at all: what a person wrote must survive a full disk.

    Line ends are written as they are. A link is followed; the permissions stay.

    Raises:
        SourceError: it cannot be written; the file is as it was.
    """
    target = Path(path).resolve()
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.write_bytes(text.encode("utf-8"))
        shutil.copymode(target, partial)
        partial.replace(target)
    except OSError as fault:
        partial.unlink(missing_ok=True)
        raise SourceError(
            f"cannot be written: {fault.strerror}", where=path, advice="the file is as it was; choose another with -o"
        ) from None


def language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--language de|en``."""
    return click.option(
        "--language",
        type=click.Choice(LANGUAGES),
        default=None,
        help="Language of the words; default: that of most reports, else English.",
    )(function)


def json_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead.")(function)


def limit_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--limit``: the largest text of one report."""
    return click.option(
        "--limit",
        type=click.IntRange(min=1),
        default=None,
        metavar="CHARACTERS",
        help="Largest text of one report; default 2,000,000 characters.",
    )(function)


def jobs_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--jobs``: processes that read."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        default=None,
        help="Processes that read; default: all cores for more than 20 reports, else one.",
    )(function)
