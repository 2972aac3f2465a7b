"""The word lists that the rules of this folder share out between them: ``frames/position_words.toml``."""

from __future__ import annotations

from statusquo.reading.german.word_lists import word_lists


def words(name: str) -> frozenset[str]:
    """The words of a list.

    Raises:
        KeyError: there is no such list (a mistake in the code, found when it is imported).
    """
    return word_lists("position_words")[name]


def phrases(name: str) -> frozenset[str]:
    """The entries of a list in which "_" stands for a blank: "nach_wie_vor".

    Raises:
        KeyError: see :func:`words`.
    """
    return frozenset(entry.replace("_", " ") for entry in words(name))
