"""Which language a text is in, by the share of its commonest function words.

A text is taken for the language whose function words make up most of its words, if they are at least 12 % of
them and lead the next language by a third, or lead it at all with words that the next one does not have, while it has
none of its own ("die" and "in" are German and Dutch, "auf" is not Dutch); anything else is unknown, not a guess.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")

_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_UKRAINIAN: Final = frozenset("іїєґІЇЄҐ")
_RUSSIAN: Final = frozenset("ыэъёЫЭЪЁ")
_LEAST_SHARE: Final = 0.12
_LEAD: Final = 4 / 3
_LOOK_AT: Final = 3_000


def detect(text: str) -> str | None:
    """Tell the language of a text.

    Args:
        text: any text; the first 3,000 words decide.

    Returns:
        ISO 639-1 code, or ``None`` if it is too short or too mixed to tell.
    """
    words = [found[0].casefold() for found in islice(_WORD.finditer(text), _LOOK_AT)]
    if len(words) < 4:
        return None
    letters = "".join(words)
    if _share_cyrillic(letters) > 0.5:
        return _cyrillic(letters)
    known = _function_words()
    counts = sorted(((sum(word in own for word in words), code) for code, own in known.items()), reverse=True)
    (best, code), (second, other) = counts[0], counts[1]
    if best < _LEAST_SHARE * len(words):
        return None
    if best >= _LEAD * second:
        return code
    apart = {one: sum(word in known[one] - known[two] for word in words) for one, two in ((code, other), (other, code))}
    return code if apart[code] and not apart[other] else None


def _share_cyrillic(text: str) -> float:
    cyrillic = sum(map(str.isalpha, _CYRILLIC.findall(text)))
    return cyrillic / sum(map(str.isalpha, text)) if cyrillic else 0.0


def _cyrillic(text: str) -> str | None:
    chars = set(text)
    if chars & _UKRAINIAN and not chars & _RUSSIAN:
        return "uk"
    return "ru" if chars & _RUSSIAN and not chars & _UKRAINIAN else None


@cache
def _function_words() -> dict[str, frozenset[str]]:
    """Language code to its commonest function words."""
    lists = files(__package__).joinpath("function_words.toml").read_text("utf-8")
    return {code: frozenset(words.split()) for code, words in tomllib.loads(lists).items()}
