"""What all commands share: consoles, faults of single inputs, common options."""

from __future__ import annotations

import json
import shutil
import sys
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.text import Text

from statusquo.errors import SourceError, StatusquoError
from statusquo.messages import LANGUAGES

if TYPE_CHECKING:
    from statusquo.language.actors import ActorFile


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
    return Text("".join(_shown(char) for char in text), style)


def _shown(char: str) -> str:
    """A character that can steer nothing: blanks of any width are a space, a soft hyphen is left out."""
    if char.isprintable() or char == "\n":
        return char
    if char == "\u00ad":
        return ""
    return " " if unicodedata.category(char) == "Zs" else "\ufffd"


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


def print_json(data: Any, *, indent: int | None = None) -> None:
    """Print plain data as JSON in one line, or indented."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False))


def check_target(path: str, read: Iterable[str] = ()) -> None:
    """Refuse to write over what is read, or over a case, before any work is done.

    Args:
        path: where a command is to write.
        read: the sources it reads: files, folders, a case.

    Raises:
        SourceError: the file is one of the sources, lies among their files, or is a case.
    """
    from statusquo.sources import files, is_database  # only where something is written

    target = Path(path)
    advice = "choose another place with -o"
    if is_database(target):
        raise SourceError("is a case, which is not written over", where=path, advice=advice)
    if not target.is_file():
        return
    named = (Path(source) for source in read)
    inner = (found for source in named for found, fault in files([source]) if fault is None)
    if any(found.exists() and found.samefile(target) for found in inner):
        raise SourceError("is one of the sources, which are not written over", where=path, advice=advice)


def write_text(path: str, text: str) -> None:
    """Write a file as UTF-8 with LF line ends, whole or not at all.

    Raises:
        SourceError: it cannot be written, or is a case.
    """
    check_target(path)
    replace_text(path, text, advice="choose another place with -o")


def replace_text(path: str, text: str, *, advice: str = "the file is as it was; choose another with -o") -> None:
    """Write a file anew, whole or not at all: what a person wrote must survive a full disk.

    Line ends are written as they are. A link is followed; the permissions stay. What is no plain file (a pipe, a
    device) is written to directly.

    Raises:
        SourceError: it cannot be written; the file is as it was.
    """
    target = Path(path).resolve()
    plainly = target.exists() and not target.is_file()
    partial = target if plainly else target.with_name(f".{target.name}.partial")
    try:
        partial.write_bytes(text.encode("utf-8"))
        if not plainly:
            if target.exists():
                shutil.copymode(target, partial)
            partial.replace(target)
    except OSError as fault:
        if not plainly:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
        raise SourceError(f"cannot be written: {fault.strerror}", where=path, advice=advice) from None


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


def actors_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--actors FILE``: a project's own actor table, read and checked before anything else is done."""
    return click.option(
        "--actors",
        type=click.Path(),
        callback=_actor_file,
        metavar="FILE",
        help="Your own actor table (tab-separated: id, kind, of, names, acronyms).",
    )(function)


def _actor_file(_: click.Context, __: click.Parameter, path: str | None) -> ActorFile | None:
    if path is None:
        return None
    from statusquo.language.actors import ActorFile  # the tables only where they are asked for

    return ActorFile.load(path)


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
        help="Processes that read; default: all cores from 48 reports on, else one.",
    )(function)
