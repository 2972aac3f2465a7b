"""Options about tables and encodings, shared by every command that reads sources.

They do not pass through the commands: what they say is kept in the context of the command, where
:mod:`statusquo.cli.reading` and ``add`` look it up.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

import click

from statusquo.cli.output import actors_option, jobs_option, json_option, limit_option

if TYPE_CHECKING:
    from statusquo.sources import Form

_KEY: Final = "statusquo.sources.form"


def columns_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--columns``, ``--delimiter`` and ``--encoding``."""
    for name, metavar, told in (
        ("encoding", "NAME", "Encoding of text files and tables; default: found."),
        ("delimiter", "CHARACTER", "Between the cells of a table (tab for a tab); default: found."),
        ("columns", "FIELD=COLUMN,...", "Columns of a table (CSV), such as text=Volltext,date=Datum."),
    ):
        function = click.option(
            f"--{name}", default=None, metavar=metavar, help=told, expose_value=False, callback=_keep
        )(function)
    return function


def reading_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """All options of a command that reads sources: these, ``--actors``, ``--json``, ``--limit`` and ``--jobs``."""
    for option in (jobs_option, limit_option, json_option, actors_option, columns_option):
        function = option(function)
    return function


def given_form() -> Form:
    """What the options of the running command say.

    Raises:
        UsageError: no such field, a delimiter of several characters, an unknown encoding.
    """
    from statusquo.sources import Form  # only where something is read

    context = click.get_current_context(silent=True)
    return Form.of(**context.meta.get(_KEY, {})) if context is not None else Form()


def given_values() -> dict[str, str]:
    """These options as they were typed, by name."""
    context = click.get_current_context(silent=True)
    return dict(context.meta.get(_KEY, {})) if context is not None else {}


def _keep(context: click.Context, option: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.meta.setdefault(_KEY, {})[option.name] = value
