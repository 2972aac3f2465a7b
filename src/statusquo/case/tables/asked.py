"""What was asked for: names of keys, and whether a row is about the party, issue and days one wants to see."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from statusquo.case.calling import Called
from statusquo.case.joined import Source, World
from statusquo.case.names import fold
from statusquo.errors import UsageError

T = TypeVar("T")
_SAID, _LIKE = 3, 0.6
"""Names suggested, and how near they are (Ratcliff and Obershelp 1988)."""


class Asked:
    """The filters of a question, and the names for its answer.

    Args:
        party: key or name of a party or one of its people; issue: key, label or wording; since: ISO day.

    A row that has no issue of its own (an event, a contact, an actor) is about an issue if it rests on a report that
    has a position on it. A row is of the time since a day if it, or a report it rests on, is; what only undated
    reports say is in no such answer.

    Raises:
        UsageError: the case has no such party or issue.
    """

    def __init__(self, world: World, party: str | None, issue: str | None, since: str | None) -> None:
        self.actors = {actor.key: actor.name for actor in world.actors}
        self.issues = {one.key: one.label for one in world.issues}
        self.parties = {actor.key: actor.party for actor in world.actors}
        self.heads = world.heads()
        self.since = since
        self.party = party_of(world, party) if party is not None else None
        self.issue = issue_of(world, issue) if issue is not None else None
        self._reports = (
            {s.report for p in world.positions if p.issue == self.issue for s in p.sources} if self.issue else set()
        )

    def name(self, key: str | None) -> str | None:
        """The name of an actor."""
        return None if key is None else self.actors[key]

    def names(self, keys: Sequence[str]) -> str | None:
        """The names of actors with commas between."""
        if len(keys) == 2:  # most events
            return f"{self.actors[keys[0]]}, {self.actors[keys[1]]}"
        return ", ".join([self.actors[key] for key in keys]) or None

    def of_party(self, keys: Iterable[str]) -> bool:
        """Whether one of these actors belongs to the party asked for."""
        return self.party is None or any(self.parties[key] == self.party for key in keys)

    def of_issue(self, issue: str) -> bool:
        """Whether this is the issue asked for."""
        return self.issue in (None, issue)

    def told(self, sources: Iterable[Source]) -> bool:
        """Whether one of these places is in a report on the issue asked for."""
        return self.issue is None or any(s.report in self._reports for s in sources)

    def new(self, *days: str | None) -> bool:
        """Whether one of these days is not before the day asked for."""
        return self.since is None or any(day and day >= self.since for day in days)

    def newly_told(self, sources: Iterable[Source]) -> bool:
        """Whether one of these places is in a report of the time asked for."""
        return self.since is None or any(s.date >= self.since for s in sources if s.date)


def party_of(world: World, asked: str) -> str:
    """Key of the party of the actor that goes by a name (see :mod:`statusquo.case.calling`).

    Raises:
        UsageError: there is none.
    """
    found = Called(world.actors).find(asked)
    if found is not None:
        return found.party
    names = {name for actor in world.actors for name in (actor.name, *actor.names)}
    raise UsageError(f"no actor {asked} in the case", advice=_advice(asked, names, "actors"))


def issue_of(world: World, asked: str) -> str:
    """Key of the issue that goes by a key, else by a label, else by a wording.

    Raises:
        UsageError: there is none.
    """
    found = _first(world.issues, asked, lambda one: (one.key,), lambda one: (one.label,), lambda one: one.wordings)
    if found is not None:
        return found.key
    names = {name for one in world.issues for name in (one.label, *one.wordings)}
    raise UsageError(f"no issue {asked} in the case", advice=_advice(asked, names, "issues"))


def _first(things: Sequence[T], asked: str, *ways: Callable[[T], tuple[str, ...]]) -> T | None:
    """The first thing that goes by a name, in the first of the ways in which one does."""
    wanted = asked.casefold()
    return next((one for called in ways for one in things if wanted in (n.casefold() for n in called(one))), None)


def _advice(asked: str, names: Iterable[str], table: str) -> str:
    """Names that hold what was asked for or are written nearly so, and where all of them stand."""
    lists = f"statusquo show CASE {table} lists them"
    known: dict[str, str] = {}
    for name in sorted(names):
        known.setdefault(fold(name), name)
    wanted = fold(asked)
    holding = sorted((name for name in known if wanted and wanted in name), key=lambda name: (len(name), name))
    near = dict.fromkeys(holding[:_SAID] + difflib.get_close_matches(wanted, sorted(known), _SAID, _LIKE))
    return f"did you mean {' or '.join(known[name] for name in list(near)[:_SAID])}? {lists}" if near else lists
