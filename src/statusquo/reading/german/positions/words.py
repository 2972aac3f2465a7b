"""The word lists that the rules of this folder share out between them: ``frames/position_words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    path = files("statusquo.reading.german").joinpath("frames/position_words.toml")
    return {name: frozenset(found.split()) for name, found in tomllib.loads(path.read_text("utf-8")).items()}


def words(name: str) -> frozenset[str]:
    """The words of a list.

    Raises:
        KeyError: there is no such list (a mistake in the code, found when it is imported).
    """
    return _lists()[name]
