"""Parties that reports call by one name are one party in a draft.

A case keeps two actors of one name apart where reports tell them as different kinds of body, or where nothing joined
them yet. A conflict file cannot have two parties of one name, and a reader of it would not know which is which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from statusquo.case.joined import JoinedActor, World


def of_one_name(world: World) -> World:
    """The same world, in which parties of one name are one: that of the tables, else the one most reports name.

    Two that the tables of actors know apart stay two.
    """
    named: dict[str, list[JoinedActor]] = defaultdict(list)
    for actor in world.actors:
        if actor.party == actor.key:
            named[actor.name.casefold()].append(actor)
    same: dict[str, str] = {}
    for actors in named.values():
        if len(actors) > 1 and len({actor.table for actor in actors} - {None}) < 2:
            first = min(actors, key=lambda actor: (actor.table is None, -actor.mentions, actor.key))
            same |= {actor.key: first.key for actor in actors if actor is not first}
    return as_one(world, same)


def as_one(world: World, same: Mapping[str, str]) -> World:
    """The world in which some parties are others: key -> key of the one it is.

    Rewritten is who holds a position, and for whom an actor acts. Addressees, participants of events and who would act
    stay the actors that the reports name, whose party a draft asks with :func:`statusquo.drafting.opponents.party_of`
    and so gets the one. Positions that become those of one party are not merged: of two on one issue the draft
    takes both, and the statements settle which counts (:mod:`statusquo.drafting.statements`).
    """
    if not same:
        return world
    return replace(
        world,
        actors=tuple(replace(actor, party=same.get(actor.party, actor.party)) for actor in world.actors),
        positions=tuple(
            replace(p, party=same.get(p.party, p.party), actor=same.get(p.actor, p.actor)) for p in world.positions
        ),
    )
