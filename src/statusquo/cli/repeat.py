"""The command line that makes the same page again, as the page itself tells it."""

from __future__ import annotations

import os
import shlex
from typing import Any, Final

import click
from click.core import ParameterSource

from statusquo.cli.columns_option import given_values
from statusquo.language.actors import ActorFile

#: Options that change no byte of the page.
_SILENT: Final = frozenset(("output", "as_json", "jobs"))


def repeat(context: click.Context) -> str:
    """What was typed, as far as it matters for the page, with the options in the order of the help."""
    given = context.params | given_values()
    words: list[str] = []
    options: list[str] = []
    for param in context.command.params:
        name = param.name or ""
        value = given.get(name)
        if name in _SILENT or value is None:
            continue
        if isinstance(param, click.Argument):
            words += [os.fspath(one) for one in value] if isinstance(value, tuple) else [str(value)]
        elif name in given_values() or context.get_parameter_source(name) is ParameterSource.COMMANDLINE:
            options += _option(param.opts[-1], value)
    return shlex.join(["statusquo", context.info_name or "", *words, *options])


def _option(option: str, value: Any) -> list[str]:
    if value is True:
        return [option]
    if value is False:
        return []
    return [option, value.where if isinstance(value, ActorFile) else str(value)]
