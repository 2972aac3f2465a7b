"""Lists of function words that the analysis looks at, ``lists.toml``."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Final

__all__ = ["words"]

_LISTS: Final = {
    name: frozenset(text.split())
    for name, text in tomllib.loads(files(__package__).joinpath("lists.toml").read_text("utf-8")).items()
}


def words(name: str) -> frozenset[str]:
    """The words of a list.

    Raises:
        KeyError: there is no such list.
    """
    return _LISTS[name]
