"""Names made comparable: spelling folded, transliterations brought to one form, keys that people can read.

``Selenskyj``, ``Zelensky`` and ``Zelenskyy`` fold to the same token, ``Lawrow`` and ``Lavrov`` too, because
German and English write Slavic, Arabic and Hebrew sounds with different letters. The table knows sounds, not
persons. Names that are merely similar (``Schmid``, ``Schmidt``) stay different.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_SOUNDS = {
    "schtsch": "s4", "shch": "s4", "tsch": "4", "tch": "4", "sch": "s", "sh": "s", "zh": "s", "kh": "4",
    "ch": "4", "tz": "tz", "ts": "s", "z": "s", "w": "v", "y": "i", "j": "i", "ph": "f", "ss": "s",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=lambda s: (-len(s), s))))
_LETTERS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "'": "", "’": ""})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_ENDING = re.compile(r"(?<=\w{4})(?:en|em|er|es|e|n|s)$")

RESERVED = frozenset("and or not if iff maybe null true false yes no on off y n".split())
"""Words of the conflict file that cannot be keys."""


def fold(text: str) -> str:
    """Lower case without accents: ``Figeľ`` -> ``figel``, ``Köln`` -> ``koln``."""
    if text.isascii():
        return text.lower().replace("'", "")
    text = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def sound(token: str) -> str:
    """One form for the ways in which German and English spell a foreign name."""
    token = _SOUND.sub(lambda match: _SOUNDS[match.group()], fold(token))
    token = re.sub(r"i+", "i", token)
    return re.sub(r"(.)\1+", r"\1", token)


@lru_cache(maxsize=65536)
def person_tokens(name: str) -> tuple[str, ...]:
    """The comparable tokens of a person's name, in order: ``Steve Witkoff`` -> ``('steve', 'vitkof')``."""
    words = re.findall(r"[^\W\d_][\w'’]*", unicodedata.normalize("NFC", name).replace("-", " "))
    return tuple(sound(word) for word in words)


@lru_cache(maxsize=65536)
def body_tokens(name: str) -> tuple[str, ...]:
    """The comparable tokens of any other name; endings of inflected words are cut, acronyms kept.

    ``der Europäischen Union`` and ``Europäische Union`` give the same.
    """
    words = re.findall(r"\w+", unicodedata.normalize("NFC", name))
    kept = [word for word in words if word.casefold() not in {"der", "die", "das", "des", "dem", "den", "the"}]
    return tuple(fold(word) if word.isupper() else _ENDING.sub("", fold(word)) for word in kept or words)


def slug(words: Iterable[str]) -> str:
    """A key of the words: ASCII, ``[a-z_][a-z0-9_]*``, never a word that the conflict file reserves."""
    text = fold(" ".join(words).casefold().translate(_GERMAN))
    key = re.sub(r"[^a-z0-9]+", "_", text.encode("ascii", "ignore").decode()).strip("_") or "_"
    if key[0].isdigit() or key in RESERVED:
        key = f"_{key}"
    return key


def unique(key: str, taken: set[str]) -> str:
    """The key, or the key with the first free number; the result is added to ``taken``."""
    found, number = key, 2
    while found in taken:
        found, number = f"{key}_{number}", number + 1
    taken.add(found)
    return found


class Keys:
    """Unique keys, many of them from one word: each asks for its number once.

    Args:
        taken: keys that are given already.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def unique(self, key: str) -> str:
        """The key, or the key with the first free number.

        Example:
            >>> keys = Keys(["berg"])
            >>> keys.unique("berg"), keys.unique("berg"), keys.unique("tal")
            ('berg_2', 'berg_3', 'tal')
        """
        found, number = key, self._next.get(key, 2)
        while found in self._taken:
            found, number = f"{key}_{number}", number + 1
        self._next[key] = number
        self._taken.add(found)
        return found
