"""What all commands share: consoles, faults of single inputs, common options."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from statusquo.errors import StatusquoError
from statusquo.messages import LANGUAGES
from statusquo.report import Report


def out() -> Console:
    """The console for results."""
    return Console(file=sys.stdout, highlight=False, soft_wrap=False)


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
