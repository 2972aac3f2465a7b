"""How parties look: a colour and a dash each, so that neither is needed alone.

The eight colours are after Okabe and Ito (2008, "Color universal design"), darkened where they had less than
3:1 against white. Colour and dash step together, so that 32 parties differ. Classes ``c0`` to ``c7`` let the
style sheet of a page put in the colours for a dark background.
"""

from __future__ import annotations

from typing import Final

COLOURS: Final = ("#0b64a8", "#b84a00", "#00805d", "#9a4a86", "#8a6500", "#4a5568", "#0e7f93", "#a3344b")
DARK: Final = ("#6db7f2", "#f59a5b", "#4fc7a0", "#dc95c8", "#dcb84f", "#b3bccb", "#5fc7da", "#ef8ea2")
"""The same colours for a dark background, in the same order."""
DASHES: Final = (None, "7 3", "2 3", "9 3 2 3")
LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def colour(index: int) -> str:
    """The colour of a party."""
    return COLOURS[index % len(COLOURS)]


def colour_class(index: int) -> str:
    """The class under which a style sheet may change that colour."""
    return f"c{index % len(COLOURS)}"


def dash(index: int) -> str | None:
    """The dash of a party's lines; ``None`` = solid."""
    return DASHES[(index + index // len(COLOURS)) % len(DASHES)]


def letter(index: int) -> str:
    """A letter that stands for a party where there is no room for its name: A to Z, then A1."""
    turn, place = divmod(index, len(LETTERS))
    return LETTERS[place] + (str(turn) if turn else "")
