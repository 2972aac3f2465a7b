"""All places of the reports that name an actor alike: what is one actor without further evidence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from statusquo.case.names import body_tokens, person_tokens
from statusquo.case.offices import Holders, is_office
from statusquo.findings import Actor, ActorKind, Findings

_FAMILY: dict[ActorKind, str] = {
    "state": "state",
    "person": "person",
    "organisation": "body",
    "alliance": "body",
    "group": "body",
}
_BRACKET = re.compile(r"\(([A-ZÄÖÜ][\w-]{1,7})\)")


@dataclass(slots=True)
class Sighting:
    """All findings that agree on name, kind and table: they are one actor without further evidence."""

    name: str
    family: str
    table: str | None
    tokens: tuple[str, ...]
    places: list[tuple[Findings, Actor]] = field(default_factory=list)
    behind: Counter[str] = field(default_factory=Counter)

    @property
    def order(self) -> tuple[str, ...]:
        return (self.table or "", self.family, *self.tokens)

    @property
    def short(self) -> tuple[str, ...]:
        """Every other name it goes by: aliases, and the short form in brackets after a name ("... (GdS)")."""
        found = {alias for _, actor in self.places for alias in actor.aliases}
        for _, actor in self.places:
            for span in actor.mentions:
                found |= set(_BRACKET.findall(span.quote))
        return tuple(sorted(found))


def collect(findings: Sequence[Findings]) -> list[Sighting]:
    """Collect what the reports name, sorted; the unnamed holder of an office goes to whoever held it then."""
    return gather([(one, actor) for one in findings for actor in one.actors])


def gather(places: Iterable[tuple[Findings, Actor]]) -> list[Sighting]:
    """The same of single places, in the order of their reports."""
    found: dict[tuple[str, str, tuple[str, ...], str], Sighting] = {}
    places = list(places)
    holders = _holders(places)
    for one, actor in places:
        family = _FAMILY[actor.kind]
        if is_office(actor):
            _unnamed(found, one, actor, holders)
            continue
        tokens = person_tokens(actor.name) if family == "person" else body_tokens(actor.name)
        tokens = tokens or (actor.name.casefold(),)
        behind = _behind(one, actor)
        # a surname or common noun ("Opposition") is one actor only together with whom it stands for
        apart = behind if len(tokens) == 1 or family != "person" else ""
        key = (family, "", tokens, apart) if actor.table is None else ("", actor.table, (), "")
        seen = found.get(key)
        if seen is None:
            seen = found[key] = Sighting(actor.name, family, actor.table, tokens)
        seen.places.append((one, actor))
        if behind:
            seen.behind[behind] += 1
    return [found[key] for key in sorted(found)]


def _holders(places: Iterable[tuple[Findings, Actor]]) -> tuple[Holders, list[Actor]]:
    """Persons shown in an office, by time; and one finding for each of them by number."""
    holders, people, numbers = Holders(), list[Actor](), dict[tuple[str, ...], int]()
    for one, actor in places:
        if actor.kind != "person" or actor.role is None or is_office(actor):
            continue
        party = _behind(one, actor)
        tokens = person_tokens(actor.name)
        if not tokens or not party:
            continue
        # a surname alone is the same person as the full name in that office
        number = numbers.setdefault((tokens[-1], party), len(people))
        if number == len(people):
            people.append(actor)
        elif len(person_tokens(people[number].name)) < len(tokens):
            people[number] = actor
        holders.add(actor.role, party, day(one), number)
    return holders, people


def _unnamed(
    found: dict[tuple[str, str, tuple[str, ...], str], Sighting],
    one: Findings,
    actor: Actor,
    holders: tuple[Holders, list[Actor]],
) -> None:
    """Put a holder without a name to the person who held the office then, else to an actor of his own."""
    behind = _behind(one, actor)
    number = holders[0].who(actor.role or "", behind, day(one))
    if number is None:
        tokens: tuple[str, ...] = (" ".join(body_tokens(actor.name)),)
        key: tuple[str, str, tuple[str, ...], str] = ("office", "", tokens, behind)
        seen = found.setdefault(key, Sighting(actor.name, "office", None, tokens))
    else:
        person = holders[1][number]
        tokens = person_tokens(person.name)
        key = ("person", "", tokens, behind if len(tokens) == 1 else "")
        seen = found.setdefault(key, Sighting(person.name, "person", None, tokens))
    seen.places.append((one, actor))
    if behind:
        seen.behind[behind] += 1


def _behind(one: Findings, actor: Actor) -> str:
    """A name for the party behind an actor of one report: its table key, else its comparable tokens."""
    walked = {actor.id}
    while actor.acts_for is not None and actor.acts_for not in walked:
        walked.add(actor.acts_for)
        actor = one.actor(actor.acts_for)
    if len(walked) == 1:
        return ""
    return actor.table or " ".join(body_tokens(actor.name))


def day(one: Findings) -> str:
    """The day of a report in ISO 8601; empty if it is not known."""
    return one.report.date.isoformat() if one.report.date else ""
