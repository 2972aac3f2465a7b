"""How much a statement weighs in the draft: strength of stance, emphasis, repetition, recency.

The number only sorts statements into tiers; it has no unit and no meaning beyond that. Statements with the same
number share a tier, so what the sources leave open stays open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from statusquo.case.joined import HeldPosition

STANCE = {
    "demands": 4, "rejects": 4, "threatens": 4, "commits": 3, "opposes": 3, "supports": 2, "offers": 2, "accepts": 1,
}  # fmt: skip
LEVERAGE, TARGET, FACTION, LOWEST = 3, 2, 2, 0
STALE_DAYS = 21
"""A position not repeated for longer than this, while reports go on, weighs one less."""


def strength(position: HeldPosition, newest: str | None) -> int:
    """The weight of one position: 1 to 6.

    Args:
        position: the position.
        newest: ISO day of the newest report of the case; ``None`` = not known.
    """
    weight = STANCE.get(position.stance, LOWEST)
    weight += "emphatic" in position.modality
    weight += "repeated" in position.modality or position.weight > 1
    if newest and position.last and _days(position.last, newest) > STALE_DAYS:
        weight -= 1
    return max(weight, 1)


def newest_day(positions: Iterable[HeldPosition]) -> str | None:
    """The day of the newest source of some positions."""
    return max((position.last for position in positions if position.last), default=None)


def _days(first: str, last: str) -> int:
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
