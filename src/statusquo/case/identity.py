"""Whether a report that comes under a known id is that report again, or another that happens to have its id.

Ids are given by others: a table that numbers its rows gives 1, 2, 3 in every week. A report takes the place of the
one that is there only if it is the same text corrected or continued, or if its address, or its title, day and
publisher say so. Where title and publisher (or address) are both others, it is another report whatever its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher
from typing import Any, Final
from urllib.parse import urlsplit

from statusquo.case.sketches import SAME, alike, sequences, words_of

_CONTINUED: Final = 0.8
"""Share of the shorter text in the longer one from which that is the shorter one continued."""

_SHORT: Final = 1000
"""Words up to which texts are compared word by word as well."""


def is_same(known: Mapping[str, Any], known_text: str, given: Mapping[str, Any], text: str) -> bool:
    """Tell whether two reports of one id are one report, in two revisions.

    Args:
        known, given: what is known about each: ``title``, ``date``, ``publisher``, ``url``; ``None`` = not known.
        known_text, text: what they say.
    """

    def differ(name: str) -> bool:
        return bool(known[name]) and bool(given[name]) and known[name] != given[name]

    if differ("title") and (differ("publisher") or differ("url")):
        return False
    if text == known_text or _is_like(known_text, text):
        return True
    if known["url"] and known["url"] == given["url"] and _is_page(str(given["url"])):
        return True
    named = known["title"] and known["title"] == given["title"]
    return bool(named and known["date"] and all(known[name] == given[name] for name in ("date", "publisher")))


def _is_page(url: str) -> bool:
    """Whether an address is that of one page, not of a whole site."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return bool(parts.path.strip("/") or parts.query)


def _is_like(one: str, two: str) -> bool:
    import numpy as np

    if alike(one, two) >= SAME:
        return True
    mine, yours = words_of(one), words_of(two)
    a, b = sequences(mine), sequences(yours)
    if a.size and b.size and np.intersect1d(a, b, assume_unique=True).size >= _CONTINUED * min(a.size, b.size):
        return True
    if max(len(mine), len(yours)) > _SHORT:
        return False
    matcher = SequenceMatcher(
        None, mine, yours, autojunk=False
    )  # few corrections change many sequences of a short text
    return matcher.quick_ratio() >= SAME and matcher.ratio() >= SAME
