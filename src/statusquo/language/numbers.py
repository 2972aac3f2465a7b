"""Number words: ``zwölf`` is 12, ``sixty`` is 60 (``numbers.toml``)."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources

__all__ = ["number_words"]


@lru_cache(maxsize=1)
def number_words() -> dict[str, dict[str, int]]:
    """Language -> its number words, casefolded ("dreissig"), and their numbers."""
    tables = tomllib.loads(resources.files("statusquo.language").joinpath("numbers.toml").read_text("utf-8"))
    return {name: {word.casefold(): number for word, number in table.items()} for name, table in tables.items()}
