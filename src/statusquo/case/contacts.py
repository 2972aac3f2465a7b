"""Contacts: who talks to whom, through whom, since when, and who does not.

Computed from the joined events (meetings, talks, calls, visits, agreements) and the conditions that say a
contact is there or not ("no direct contact"). A pair without any sign of contact has no row. ``mediators``
are parties that talk to both sides of a pair which does not talk directly: computed, not reported. Talks that two
sides held through somebody else are no direct contact of theirs; each of them was in contact with the go-between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from statusquo.case.indirect import go_betweens, is_indirect
from statusquo.case.joined import JoinedActor, JoinedCondition, JoinedEvent, Source, World, originals
from statusquo.case.wording import wording
from statusquo.case.words import root
from statusquo.findings import EventKind

TALKING: tuple[EventKind, ...] = ("meeting", "talks", "call", "visit")
CHANNELS: tuple[EventKind, ...] = (*TALKING, "agreement")
_CONTACT = ("Kontakt", "Gespräch", "Dialog", "Verhandlung", "Treffen", "Austausch", "Draht")


@dataclass(frozen=True, slots=True)
class Contact:
    """What is known of the contact between two parties.

    Attributes:
        parties: keys of the two parties, sorted; one key where a report does not say with whom.
        events: keys of the events that happened or go on, the latest first.
        last: ISO day of the latest of them (its own, else that of its latest report); ``None`` = none.
        channels: kinds of those events, the most frequent first.
        envoys: persons and bodies that took part for one of the two.
        planned: keys of events that are planned.
        ruled_out: places that say there is or will be no contact; where there was none, also those that tell of talks
            through others.
        mediators: parties in contact with both, where the two are not in contact themselves.
        indirect: keys of talks that the two held through others.
    """

    parties: tuple[str, ...]
    events: tuple[str, ...] = ()
    last: str | None = None
    channels: tuple[str, ...] = ()
    envoys: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    ruled_out: tuple[Source, ...] = ()
    mediators: tuple[str, ...] = ()
    indirect: tuple[str, ...] = ()

    @property
    def direct(self) -> bool:
        """Whether the two have been in contact at all."""
        return bool(self.events)


@dataclass(slots=True)
class _Line:
    past: list[JoinedEvent] = field(default_factory=list)
    planned: list[JoinedEvent] = field(default_factory=list)
    envoys: set[str] = field(default_factory=set)
    ruled_out: list[Source] = field(default_factory=list)
    indirect: list[JoinedEvent] = field(default_factory=list)


def contacts(world: World) -> tuple[Contact, ...]:
    """The contacts of a case: pairs that talk first (latest first), then planned, then ruled out."""
    actors = {actor.key: actor for actor in world.actors}
    lines: dict[tuple[str, ...], _Line] = defaultdict(_Line)
    for event in world.events:
        if event.kind in CHANNELS:
            _add_event(lines, event, actors)
    for condition in world.conditions:
        if condition.holds is False and _names_contact(condition):
            for pair in _pairs(condition.parties):
                lines[pair].ruled_out += condition.sources
    heads = world.heads()
    rows = [_contact(pair, line, heads) for pair, line in sorted(lines.items())]
    linked = {row.parties for row in rows if row.direct}
    rows = [_mediated(row, linked) for row in rows]
    rows.sort(key=lambda row: (row.parties,))
    return tuple(sorted(rows, key=lambda row: (row.direct, row.last or "", bool(row.planned)), reverse=True))


def _add_event(lines: dict[tuple[str, ...], _Line], event: JoinedEvent, actors: Mapping[str, JoinedActor]) -> None:
    parties = {actors[key].party for key in event.participants}
    between = go_betweens(event, actors)
    through_others = is_indirect(event) and len(parties - between) == 2
    for pair in _pairs(parties):
        line = lines[pair]
        if through_others and event.status in ("happened", "ongoing") and not between & set(pair):
            line.indirect.append(event)
            continue
        if event.status in ("not_planned", "cancelled"):
            line.ruled_out += event.sources
            continue
        (line.planned if event.status == "planned" else line.past).append(event)
        if event.status != "planned":
            line.envoys |= {key for key in event.participants if key not in pair and actors[key].party in pair}


def _pairs(parties: Iterable[str]) -> list[tuple[str, ...]]:
    keys = sorted(set(parties))
    return [(keys[0],)] if len(keys) == 1 else list(combinations(keys, 2))


def _names_contact(condition: JoinedCondition) -> bool:
    found = wording(condition.label)
    roots = {found.head, *(m.root for m in found.modifiers)}
    return bool(roots & {root(noun) for noun in _CONTACT})


def _day(event: JoinedEvent, heads: Mapping[str, str]) -> str:
    """Its last day, else that of its latest report; a copy printed later does not count."""
    return event.days[1] if event.days else max(source.date for source in originals(event.sources, heads))


def _contact(pair: tuple[str, ...], line: _Line, heads: Mapping[str, str]) -> Contact:
    days = {event.key: _day(event, heads) for event in line.past}
    past = sorted(line.past, key=lambda event: event.key)
    past.sort(key=lambda event: days[event.key], reverse=True)
    kinds: list[str] = [event.kind for event in past]
    told = line.ruled_out if past else [*line.ruled_out, *(place for e in line.indirect for place in e.sources)]
    return Contact(
        parties=pair,
        events=tuple(event.key for event in past),
        last=(days[past[0].key] or None) if past else None,
        channels=tuple(sorted(set(kinds), key=lambda kind: (-kinds.count(kind), kind))),
        envoys=tuple(sorted(line.envoys)),
        planned=tuple(sorted(event.key for event in line.planned)),
        ruled_out=tuple(sorted(set(told))),
        indirect=tuple(sorted(event.key for event in line.indirect)),
    )


def _mediated(row: Contact, linked: set[tuple[str, ...]]) -> Contact:
    if row.direct or len(row.parties) != 2:
        return row
    one, two = row.parties
    beside = {key for pair in linked if len(pair) == 2 for key in pair} - {one, two}
    both = (key for key in sorted(beside) if _pair(one, key) in linked and _pair(two, key) in linked)
    return replace(row, mediators=tuple(both))


def _pair(one: str, two: str) -> tuple[str, ...]:
    return (one, two) if one < two else (two, one)
