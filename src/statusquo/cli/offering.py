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
        mine, yours = set(_names(one, a.participants)), set(_names(two, b.participants))
        return len(mine & yours) / len(mine | yours) if a.kind == b.kind and mine | yours else 0.0
    if isinstance(a, Actor) and isinstance(b, Actor):
        mine, yours = (set(f"{x.name} {' '.join(x.aliases)}".casefold().split()) for x in (a, b))
        return len(mine & yours) / len(mine | yours)
    if isinstance(a, Statement) and isinstance(b, Statement):
        mine, yours = (set(x.content.quote.casefold().split()) for x in (a, b))
        return len(mine & yours) / len(mine | yours) if one.sentence != two.sentence else 0.0
    return 0.0


def _names(item: Item, ids: Sequence[str]) -> list[str]:
    return [item.within.actor(one).name for one in ids]
