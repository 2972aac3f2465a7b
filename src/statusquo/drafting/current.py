"""The positions that still hold: what a draft is made of; and a world that finds things by their keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property

from statusquo.case.joined import HeldPosition, Issue, JoinedActor, JoinedCondition, JoinedEvent, Source, World
from statusquo.case.softening import holds
from statusquo.drafting.one_name import of_one_name
from statusquo.drafting.sides import with_named_sides
from statusquo.drafting.wording import plain


@dataclass(frozen=True, repr=False, eq=False)
class Indexed(World):
    """A world that is asked often: what it is asked for is looked up, not searched."""

    @cached_property
    def _actors(self) -> dict[str, JoinedActor]:
        return {actor.key: actor for actor in self.actors}

    @cached_property
    def _issues(self) -> dict[str, Issue]:
        return {issue.key: replace(issue, label=plain(issue.label)) for issue in self.issues}

    @cached_property
    def holding(self) -> tuple[HeldPosition, ...]:
        """The positions that still hold."""
        return _current(self)

    @cached_property
    def by_issue(self) -> dict[str, tuple[HeldPosition, ...]]:
        """The positions that still hold, by the key of their issue."""
        found: dict[str, list[HeldPosition]] = defaultdict(list)
        for position in self.holding:
            found[position.issue].append(position)
        return {issue: tuple(held) for issue, held in found.items()}

    @cached_property
    def _facts(self) -> dict[str, list[JoinedCondition]]:
        found: dict[str, list[JoinedCondition]] = defaultdict(list)  # reports may contradict each other
        for condition in self.conditions:
            found[condition.key].append(condition)
        return dict(found)

    def facts(self, keys: Iterable[str]) -> list[JoinedCondition]:
        """The conditions of some keys, in the order of the keys."""
        return [condition for key in sorted(set(keys)) for condition in self._facts.get(key, ())]

    @cached_property
    def _events(self) -> dict[str, list[tuple[JoinedEvent, frozenset[str]]]]:
        found: dict[str, list[tuple[JoinedEvent, frozenset[str]]]] = defaultdict(list)
        for event in self.events:
            parties = frozenset(self.actor(one).party for one in event.participants)
            for party in parties:
                found[party].append((event, parties))
        return dict(found)

    def events_of(self, party: str) -> list[tuple[JoinedEvent, frozenset[str]]]:
        """The events that a party took part in, each with all its parties, in the order of the world."""
        return self._events.get(party, [])

    def actor(self, key: str) -> JoinedActor:
        """The actor of that key."""
        return self._actors[key]

    def issue(self, key: str) -> Issue:
        """The issue of that key."""
        return self._issues[key]


def indexed(world: World) -> Indexed:
    """The same world, quick to ask, with parties of one name as one and issues without filling words."""
    if isinstance(world, Indexed):
        return world
    world = with_named_sides(of_one_name(world))
    return Indexed(**{field.name: getattr(world, field.name) for field in fields(World)})


def current(world: World) -> tuple[HeldPosition, ...]:
    """The positions without a later, contrary one of the same party on the same issue."""
    return world.holding if isinstance(world, Indexed) else _current(world)


def current_on(world: World, issues: Iterable[str]) -> tuple[HeldPosition, ...]:
    """The positions on some issues that still hold."""
    by_issue = indexed(world).by_issue
    return tuple(position for issue in sorted(set(issues)) for position in by_issue.get(issue, ()))


def _current(world: World) -> tuple[HeldPosition, ...]:
    closed = {(p.party, p.issue) for p in world.positions if p.until is not None}
    others: dict[tuple[str, str], list[HeldPosition]] = {key: [] for key in closed}
    for position in world.positions if closed else ():
        if (position.party, position.issue) in closed:
            others[position.party, position.issue].append(position)
    given_up = {(p.party, p.issue, p.stance, s.report) for p in world.positions if p.until for s in p.sources}
    return tuple(
        p
        for p in world.positions
        if (p.until is None and not (closed and all(_place(p, s) in given_up for s in p.sources)))
        or (p.until is not None and holds(p, others[p.party, p.issue]))
    )


def _place(position: HeldPosition, source: Source) -> tuple[str, str, str, str]:
    """What a report tells of a position; where it is told as given up, a second telling of it is no other."""
    return position.party, position.issue, position.stance, source.report
