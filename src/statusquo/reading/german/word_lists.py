"""Word lists of the rules: TOML files under ``frames`` whose every entry is words with blanks between them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def word_lists(frame: str) -> Mapping[str, frozenset[str]]:
    """The lists of a file by their names.

    Args:
        frame: the file below ``frames``, without its ending.
    """
    data = tomllib.loads(files(__package__).joinpath(f"frames/{frame}.toml").read_text("utf-8"))
    return {name: frozenset(text.split()) for name, text in data.items()}
