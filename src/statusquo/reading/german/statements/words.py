"""Word lists of the rules for statements, ``frames/statements.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["words"]


def words(name: str) -> frozenset[str]:
    """The words of a list.

    Raises:
        KeyError: there is no such list.
    """
    return _lists()[name]


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    package = __package__.rpartition(".")[0]
    data = tomllib.loads(files(package).joinpath("frames/statements.toml").read_text("utf-8"))
    return {name: frozenset(text.split()) for name, text in data.items()}
