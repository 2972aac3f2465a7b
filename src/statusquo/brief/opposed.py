"""Who opposes whom on an issue, and how much."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from statusquo.case.joined import HeldPosition
from statusquo.svg.matrix import Side

SIDES: Final[dict[str, Side]] = {
    "demands": "for", "supports": "for", "accepts": "for", "offers": "for", "commits": "for",
    "rejects": "against", "opposes": "against", "denies": "against",
    "warns": "threat", "threatens": "threat", "doubts": "doubt",
}  # fmt: skip
"""On which side of an issue a stance stands. A warning or a doubt takes no side."""

Pair = tuple[HeldPosition, HeldPosition]


def _heaviest(positions: Iterable[HeldPosition], side: Side) -> list[HeldPosition]:
    """Of each party the stance on that side that most texts show, the heaviest first."""
    found: dict[str, HeldPosition] = {}
    for one in positions:
        if SIDES[one.stance] == side and (one.party not in found or one.weight > found[one.party].weight):
            found[one.party] = one
    return sorted(found.values(), key=lambda one: (-one.weight, one.party))


def _rank(pair: Pair) -> tuple[int, str, str]:
    return (-(pair[0].weight + pair[1].weight), pair[0].party, pair[1].party)


def pairs(positions: Iterable[HeldPosition]) -> list[Pair]:
    """Contrary stances of two parties that hold now, one pair for any two parties, the heaviest first."""
    now = [p for p in positions if p.until is None]
    against = _heaviest(now, "against")
    found = [(a, b) for a in _heaviest(now, "for") for b in against if a.party != b.party]
    return sorted(found, key=_rank)


def heaviest(positions: Iterable[HeldPosition], ended: bool = False) -> Pair | None:
    """The first of :func:`pairs`, without making the others; with ``ended`` those that hold no more count too."""
    now = [p for p in positions if ended or p.until is None]
    # Of two parties a side one at least stands against another party.
    against = _heaviest(now, "against")[:2]
    found = [(a, b) for a in _heaviest(now, "for")[:2] for b in against if a.party != b.party]
    return min(found, key=_rank, default=None)


def heat(positions: Iterable[HeldPosition], ended: bool = False) -> int:
    """How much two parties oppose each other: the number of texts that show their contrary stances."""
    found = heaviest(positions, ended)
    return found[0].weight + found[1].weight if found else 0
