"""Word lists of the event rules, ``frames/events/words.toml``."""

from __future__ import annotations

from statusquo.reading.german.word_lists import word_lists

__all__ = ["words"]


def words(name: str) -> frozenset[str]:
    """The words of a list.

    Raises:
        KeyError: there is no such list.
    """
    return word_lists("events/words")[name]
