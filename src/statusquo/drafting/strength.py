"""How much a statement weighs in the draft: strength of stance, emphasis, repetition, recency.

The number only sorts statements into tiers; it has no unit and no meaning beyond that. Statements with the same
number share a tier, so what the sources leave open stays open.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from statusquo.case.joined import HeldPosition

STANCE = {
    "demands": 5, "rejects": 5, "threatens": 5, "commits": 4, "opposes": 4, "supports": 3, "offers": 3, "accepts": 2,
}  # fmt: skip
LEAST_SAID, INFERRED, LOWEST = 2, 1, 0
FACTION = 3
"""What is only inferred (leverage, being pressed) weighs less than anything that was said; silence least."""
STALE_DAYS = 21
"""A position not repeated for longer than this, while reports go on, weighs one less."""


def strength(position: HeldPosition, newest: str | None) -> int:
    """The weight of one position: 2 to 7.

    Args:
        position: the position.
        newest: ISO day of the newest report of the case; ``None`` = not known.
    """
    weight = STANCE.get(position.stance, LOWEST)
    weight += "emphatic" in position.modality
    weight += "repeated" in position.modality or position.weight > 1
    if newest and position.last and _days(position.last, newest) > STALE_DAYS:
        weight -= 1
    return max(weight, LEAST_SAID)


def newest_day(positions: Iterable[HeldPosition]) -> str | None:
    """The day of the newest source of some positions."""
    return max((position.last for position in positions if position.last), default=None)


def _days(first: str, last: str) -> int:
    return (datetime.date.fromisoformat(last) - datetime.date.fromisoformat(first)).days
