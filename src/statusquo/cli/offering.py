"""Findings that may say the same as one: what a review offers to merge it with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from statusquo.case.likeness import likeness
from statusquo.case.review import Item
from statusquo.case.wording import wording
from statusquo.findings import Actor, Condition, Event, Position, Statement

#: Findings offered at most.
_OFFERED: Final = 9


def alike(item: Item, others: Sequence[Item]) -> tuple[Item, ...]:
    """Findings that may say the same, the likeliest first; none that has nothing in common."""
    scored = []
    for other in others:
        if other.finding.id == item.finding.id or (other.decision is not None and other.decision.action == "rejected"):
            continue
        score = _score(item, other)
        if score > 0:
            scored.append((-score, other.within.report.id, other.span, other))
    scored.sort(key=lambda entry: entry[:3])
    return tuple(entry[3] for entry in scored[:_OFFERED])


def _score(one: Item, two: Item) -> float:
    a, b = one.finding, two.finding
    if isinstance(a, Position) and isinstance(b, Position):
        if a.stance != b.stance or one.within.party(a.actor).name != two.within.party(b.actor).name:
            return 0.0
        return likeness(wording(a.label), wording(b.label)).score
    if isinstance(a, Condition) and isinstance(b, Condition):
        return likeness(wording(a.label), wording(b.label)).score
    if isinstance(a, Event) and isinstance(b, Event):
        return _common(_names(one, a), _names(two, b)) if a.kind == b.kind else 0.0
    if isinstance(a, Actor) and isinstance(b, Actor):
        return _common(*(set(f"{x.name} {' '.join(x.aliases)}".casefold().split()) for x in (a, b)))
    if isinstance(a, Statement) and isinstance(b, Statement) and one.sentence != two.sentence:
        return _common(*(set(x.content.quote.casefold().split()) for x in (a, b)))
    return 0.0


def _common(mine: set[str], yours: set[str]) -> float:
    """How much of two sets is in both, from 0 to 1."""
    either = mine | yours
    return len(mine & yours) / len(either) if either else 0.0


def _names(item: Item, event: Event) -> set[str]:
    return {item.within.actor(one).name for one in event.participants}
