"""Spellings that count as the same: pieces of a name, and the key of a transliterated name."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

PIECE: Final = re.compile(r"[^\W_]+|[^\w\s]|_")
"""A run of letters and digits, or one other mark. Tokens of any granularity split into the same pieces."""

LONGEST_WORD: Final = 100
"""Longer tokens name nobody; looking at them would take time with the square of their length."""

_APOSTROPHES: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-"})
_RULES: Final = (
    # Order matters: longer spellings first. German and English renderings of the same sound meet.
    ("shch", "c"), ("schtsch", "c"), ("tsch", "c"), ("tch", "c"), ("dsch", "j"), ("dzh", "j"), ("dj", "j"),
    ("zh", "s"), ("sch", "s"), ("sh", "s"), ("ch", "h"), ("kh", "h"), ("gh", "g"), ("th", "t"), ("ph", "f"),
    ("ts", "z"), ("tz", "z"), ("cz", "c"), ("ck", "k"), ("q", "k"), ("x", "ks"), ("ou", "u"), ("oo", "u"),
    ("w", "v"), ("ee", "i"), ("ij", "i"), ("yj", "i"), ("iy", "i"), ("yy", "i"), ("ii", "i"), ("j", "y"),
    ("z", "s"), ("y", "i"), ("ie", "e"), ("ia", "a"), ("io", "o"), ("iu", "u"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"),
)  # fmt: skip
_DOUBLED: Final = re.compile(r"(.)\1+")


def piece_key(piece: str) -> str:
    """One piece with ``ß`` as ``ss`` and one kind of apostrophe and hyphen; letters keep their case."""
    if piece.isascii() and piece.isalnum():
        return piece
    return piece.translate(_APOSTROPHES).replace("ß", "ss")


def pieces(text: str) -> list[str]:
    """Split into pieces and normalise each.

    Example:
        >>> pieces("Bündnis 90/Die Grünen")
        ['Bündnis', '90', '/', 'Die', 'Grünen']
    """
    return [piece_key(piece) for piece in PIECE.findall(text)]


def bare(text: str) -> str:
    """Lower case without accents ("Kosztolányi" -> "kosztolanyi"), ``ß`` as ``ss``, ``ł`` as ``l``."""
    lower = text.casefold().replace("ł", "l").replace("ø", "o").replace("ı", "i")
    decomposed = unicodedata.normalize("NFD", lower)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def spoken(name: str) -> str:
    """The key of a transliterated name: German, English and other spellings of a name share it mostly.

    It is coarse, so use it to compare with a known name, never to find names in a text.

    Example:
        >>> spoken("Selenskyj") == spoken("Zelensky") == spoken("Zelenskiy")
        True
        >>> spoken("Lawrow") == spoken("Lavrov"), spoken("Uschakow") == spoken("Ushakov")
        (True, True)
    """
    words = []
    for word in PIECE.findall(bare(name)):
        if not word[0].isalnum():
            continue
        for old, new in _RULES:
            word = word.replace(old, new)
        words.append(_DOUBLED.sub(r"\1", word))
    return " ".join(words)


def spoken_keys(name: str) -> tuple[str, ...]:
    """Keys to look a name up by: as spelled, and with "ch" as English writes the sound of German "tsch".

    Example:
        >>> spoken("Tschernenko") in spoken_keys("Chernenko")
        True
    """
    key, english = spoken(name), spoken(bare(name).replace("ch", "tsch"))
    return (key,) if key == english else (key, english)
