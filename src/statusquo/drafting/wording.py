"""Filling words in the wording of an issue: they say when or in return for what, which the model says elsewhere."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from statusquo.drafting.lexicon import in_any_language


@lru_cache(maxsize=4096)  # phrases are text of reports: there is no end to them
def plain(label: str) -> str:
    """A wording without words that fill it.

    Example:
        >>> plain("im Gegenzug den Fonds mittragen")
        'den Fonds mittragen'
    """
    found = re.sub(r"(?<=\d), (?=\d)", ",", _fillers().sub(" ", label))
    return " ".join(found.split()) if found != label and found.strip() else label


@cache
def _fillers() -> re.Pattern[str]:
    words = sorted(in_any_language("fillers"), key=lambda word: (-len(word), word))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)
