"""Marked text: a text cut at the border of every mark, each piece with all that covers it.

Findings overlap and nest. Cutting at every border makes pieces that never do, so that a page can show each
piece once and list what lies on it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A range of a text with what it shows.

    Attributes:
        kind: ``position``, ``statement``, ``event``, ``condition`` or ``actor``; ``label``: in words.
    """

    start: int
    stop: int
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the marks that cover all of it."""

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def kinds(self) -> str:
        """The kinds of its marks, sorted, each once, separated by blanks."""
        return " ".join(sorted({mark.kind for mark in self.marks}))

    @property
    def label(self) -> str:
        """What its marks say, each once, in the order of the text."""
        return "; ".join(dict.fromkeys(mark.label for mark in self.marks))


def cut(text: str, marks: Iterable[Mark], start: int = 0, stop: int | None = None) -> tuple[Piece, ...]:
    """Cut ``text[start:stop]`` at every border of a mark.

    Example:
        >>> [(p.text, p.kinds) for p in cut("abcdef", [Mark(1, 4, "x", ""), Mark(3, 5, "y", "")])]
        [('a', ''), ('bc', 'x'), ('d', 'x y'), ('e', 'y'), ('f', '')]
    """
    stop = len(text) if stop is None else stop
    inside = sorted(
        (m for m in marks if m.start < stop and start < m.stop),
        key=lambda m: (m.start, -m.stop, m.kind, m.label),
    )
    borders = {start, stop}
    for mark in inside:
        borders.update((max(mark.start, start), min(mark.stop, stop)))
    made: list[Piece] = []
    lying: list[Mark] = []  # those that cover the place we are at, in order
    nearest = 0
    for a, b in pairwise(sorted(borders)):
        lying = [mark for mark in lying if mark.stop > a]
        while nearest < len(inside) and inside[nearest].start <= a:
            if inside[nearest].stop > a:
                lying.append(inside[nearest])
            nearest += 1
        made.append(Piece(text[a:b], tuple(lying)))
    return tuple(made)
