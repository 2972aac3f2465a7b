"""A side that reports name only by its role is the named body on that side: "die Arbeitgeber" of a wage dispute.

Only where its opponent puts demands to one body, and to nobody else: with two employers nobody can tell which of them
"the employers" are, and the group stays a party of its own.
"""

from __future__ import annotations

from collections import Counter

from statusquo.case.joined import HeldPosition, World
from statusquo.drafting.lexicon import in_any_language
from statusquo.drafting.one_name import as_one


def with_named_sides(world: World) -> World:
    """The same world, in which a side known by its role alone is the body that its opponent deals with."""
    words = in_any_language("side")
    sides = [a.key for a in world.actors if a.party == a.key and a.table is None and a.name.casefold() in words]
    if not sides:
        return world
    parties = {actor.key: actor.party for actor in world.actors}
    bodies = {actor.key for actor in world.actors if actor.kind not in ("person", "group")}
    asked = [
        (position, {parties[key] for key in (position.who_would_act, position.addressee) if key} - {position.party})
        for position in world.positions
    ]
    same: dict[str, str] = {}
    for side in sides:
        opponent = _opponent(side, asked)
        named = {to for position, others in asked if position.party == opponent for to in others if _puts(position)}
        if opponent and len(found := (named & bodies) - {side}) == 1:
            same[side] = found.pop()
    return as_one(world, same)


def _puts(position: HeldPosition) -> bool:
    """Whether a party deals with the other side by a position."""
    return position.stance in ("demands", "threatens")


def _opponent(side: str, asked: list[tuple[HeldPosition, set[str]]]) -> str:
    """The party that has most to do with a side; empty if there is none, or two are alike."""
    votes: Counter[str] = Counter()
    for position, others in asked:
        if side in others:
            votes[position.party] += 1
        elif position.party == side:
            votes.update(others)
    first = votes.most_common(2)
    return first[0][0] if first and (len(first) == 1 or first[0][1] > first[1][1]) else ""
