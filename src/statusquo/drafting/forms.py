"""The forms of a noun: its stem with each ending, as words of their own or at the end of compounds."""

from __future__ import annotations

from functools import cache
from typing import Final

ENDINGS: Final = ("", "s", "es", "e", "en", "er", "ern", "n")
"""What may follow the stem of a German noun; an English one takes the first two."""


@cache  # of the words of the tables only
def inflected(stem: str) -> tuple[str, ...]:
    """A stem in lower case with each ending that a noun may have."""
    return tuple(stem.casefold() + ending for ending in ENDINGS)


class Forms:
    """All forms of some stems, asked as :meth:`statusquo.drafting.lexicon.Lexicon.same` would ask one by one.

    Args:
        whole: a word must be one of the forms; else it may also end in one of a stem without ``=``.
    """

    def __init__(self, stems: tuple[str, ...], whole: bool) -> None:
        self.words = frozenset(
            form
            for stem in stems
            for form in inflected(stem.removeprefix("="))[: 2 if whole and not stem.startswith("=") else None]
        )
        self.ends = () if whole else tuple(form for s in stems if not s.startswith("=") for form in inflected(s))

    def fit(self, word: str) -> bool:
        """Whether a word in lower case is one of the stems, inflected."""
        return word in self.words or word.endswith(self.ends)
