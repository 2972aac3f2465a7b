"""The positions that still hold: what a draft is made of; and a world that finds things by their keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from functools import cached_property

from statusquo.case.joined import HeldPosition, Issue, JoinedActor, World
from statusquo.case.softening import holds
from statusquo.drafting.organs import one_government


@dataclass(frozen=True, repr=False, eq=False)
class Indexed(World):
    """A world that is asked often: what it is asked for is looked up, not searched."""

    @cached_property
    def _actors(self) -> dict[str, JoinedActor]:
        return {actor.key: actor for actor in self.actors}

    @cached_property
    def _issues(self) -> dict[str, Issue]:
        return {issue.key: issue for issue in self.issues}

    @cached_property
    def now(self) -> tuple[HeldPosition, ...]:
        """The positions that still hold."""
        return _current(self)

    @cached_property
    def by_issue(self) -> dict[str, tuple[HeldPosition, ...]]:
        """The positions that still hold, by the key of their issue."""
        found: dict[str, list[HeldPosition]] = defaultdict(list)
        for position in self.now:
            found[position.issue].append(position)
        return {issue: tuple(held) for issue, held in found.items()}

    def actor(self, key: str) -> JoinedActor:
        """The actor of that key."""
        return self._actors[key]

    def issue(self, key: str) -> Issue:
        """The issue of that key."""
        return self._issues[key]


def indexed(world: World) -> Indexed:
    """The same world, quick to ask; the organs of one government are one party in it."""
    if isinstance(world, Indexed):
        return world
    same = one_government(world)
    parts = {field.name: getattr(world, field.name) for field in fields(World)}
    if same:
        parts["actors"] = tuple(replace(a, party=same.get(a.party, a.party)) for a in world.actors)
        parts["positions"] = tuple(replace(p, party=same.get(p.party, p.party)) for p in world.positions)
    return Indexed(**parts)


def current(world: World) -> tuple[HeldPosition, ...]:
    """The positions without a later, contrary one of the same party on the same issue."""
    return world.now if isinstance(world, Indexed) else _current(world)


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
    return tuple(p for p in world.positions if p.until is None or holds(p, others[p.party, p.issue]))
