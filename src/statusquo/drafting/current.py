"""The positions that still hold: what a draft is made of."""

from __future__ import annotations

from statusquo.case.joined import HeldPosition, World
from statusquo.case.softening import holds


def current(world: World) -> tuple[HeldPosition, ...]:
    """The positions without a later, contrary one of the same party on the same issue."""
    closed = {(p.party, p.issue) for p in world.positions if p.until is not None}
    others: dict[tuple[str, str], list[HeldPosition]] = {key: [] for key in closed}
    for position in world.positions if closed else ():
        if (position.party, position.issue) in closed:
            others[position.party, position.issue].append(position)
    return tuple(p for p in world.positions if p.until is None or holds(p, others[p.party, p.issue]))
