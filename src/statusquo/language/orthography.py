"""How German news writes: abbreviations, ordinals, agencies (``orthography.toml``)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

__all__ = ["Orthography", "orthography"]


@dataclass(frozen=True, slots=True)
class Orthography:
    """The word lists of ``orthography.toml``, as sets."""

    abbreviations: frozenset[str]
    also_words: frozenset[str]
    closing: frozenset[str]
    after_ordinal: frozenset[str]
    before_ordinal: frozenset[str]
    openers: frozenset[str]
    agencies: frozenset[str]
    place_words: frozenset[str]
    names_in_s: frozenset[str]


@lru_cache(maxsize=1)
def orthography() -> Orthography:
    """Load the word lists (once)."""
    data = tomllib.loads(resources.files("statusquo.language").joinpath("orthography.toml").read_text("utf-8"))
    return Orthography(**{name: frozenset(words) for name, words in data.items()})
