"""Whom a party deals with most: the other side of a demand that names nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from statusquo.case.joined import World
from statusquo.case.positions import contrary
from statusquo.drafting.current import current, indexed
from statusquo.findings import Stance


def party_of(world: World, actor: str | None) -> str:
    """The party behind an actor; empty for nobody."""
    return world.actor(actor).party if actor else ""


def most_dealt_with(party: str, world: World, can_act: Callable[[str], bool]) -> str:
    """The party that this one has most to do with in demands, offers, contrary stances and talks.

    Empty if two are alike, or there is none that can act.
    """
    positions = current(world)
    found: Counter[str] = Counter()
    for position in positions:
        others = {party_of(world, position.who_would_act), party_of(world, position.addressee)} - {""}
        if position.party == party:
            found.update(others)
        elif party in others:
            found[position.party] += 1
    own = {(position.issue, position.stance) for position in positions if position.party == party}
    stances: dict[str, list[Stance]] = {}
    for issue, stance in own:
        stances.setdefault(issue, []).append(stance)
    for position in positions:
        if position.party != party and any(contrary(position.stance, s) for s in stances.get(position.issue, ())):
            found[position.party] += 2
    for event, parties in indexed(world).events_of(party):
        if event.kind in ("talks", "meeting", "agreement") and len(parties) == 2:
            found.update(sorted(parties))
    first = [(other, n) for other, n in found.most_common() if other != party and can_act(other)]
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else ""
