"""What happened: events and changes of position, in order of time."""

from __future__ import annotations

import re
from dataclasses import dataclass

from statusquo import svg
from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.held import MOST_QUOTES
from statusquo.brief.names import Names
from statusquo.brief.since import Since
from statusquo.brief.turns import Turns, alike
from statusquo.case.contacts import TALKING
from statusquo.case.joined import HeldPosition, JoinedEvent, World
from statusquo.messages import Words

LONGEST_CLAUSE = 90
"""Code points of the clause beside an event; of a longer one the beginning."""
_MEASURE = re.compile(r"((?:minüt|stünd|täg|wöch|monat|jähr)ig)e[mnrs]?\Z")
"""An adjective of duration as it stood before its noun: "sechsstündigen"."""
MOST_ENTRIES, MOST_COLUMNS, MOST_LANES, MOST_STANDING = 120, 36, 30, 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline.

    Attributes:
        number: from 1, in order of time; the anchor is ``e<number>``.
        days: first and last ISO day; ``told``: the days are those of the reports, not of the event.
        what: the entry in words; ``details``: place, duration, outcome and the like; ``clause``: the shortest clause
            that tells it, where who took part says little.
        parties: keys of the parties that took part.
        disputed: reports differ on place, duration or outcome.
        key: of the event; empty for a change of position.
    """

    number: int
    days: tuple[str, str]
    told: bool
    mark: svg.EntryMark
    what: str
    details: tuple[str, ...]
    parties: tuple[str, ...]
    new: bool
    disputed: bool
    quotes: tuple[Quote, ...]
    more: int
    key: str = ""
    clause: str = ""

    def beside(self, words: Words) -> str:
        """The clause and the details, in one line."""
        clause = [words("brief.say.quoted", what=self.clause)] if self.clause else []
        return "; ".join([*clause, *self.details])


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing fact; ``holds`` is ``None`` where reports differ or leave it open."""

    label: str
    holds: bool | None
    parties: tuple[str, ...]
    when: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries, the earliest first; ``more`` counts earlier ones that are not shown."""

    entries: tuple[Entry, ...]
    picture: str = ""
    more: int = 0
    standing: tuple[Standing, ...] = ()

    def _repr_svg_(self) -> str:
        return svg.on_paper(self.picture)


def standing(world: World, names: Names, evidence: Evidence, calendar: Calendar) -> tuple[Standing, ...]:
    """The standing facts of a world, those told by most sources first."""
    ranked = sorted(world.conditions, key=lambda c: (-len(c.sources), c.key))
    made: list[Standing] = []
    for condition in ranked[:MOST_STANDING]:
        when = [
            calendar.words(f"brief.standing.{key}", day=calendar.day(day))
            for key, day in (("since", condition.since), ("until", condition.until))
            if day
        ]
        quotes = tuple(evidence.quote(source) for source in sorted(condition.sources, reverse=True)[:2])
        parties = tuple(names(key) for key in names.parties(condition.parties))
        made.append(Standing(condition.label, condition.holds, parties, ", ".join(when), quotes))
    return tuple(made)


def timeline(
    world: World, names: Names, evidence: Evidence, calendar: Calendar, turns: Turns, since: Since
) -> Timeline:
    """Make the timeline of a world and draw it."""
    told: list[tuple[tuple[str, str], str, JoinedEvent | tuple[HeldPosition, ...]]] = []
    told += [(_days(event), event.key, event) for event in world.events]
    told += [
        ((group[0].until or "", group[0].until or ""), f"{group[0].party}{group[0].issue}", group)
        for group in alike(position for position in world.positions if position.until is not None)
    ]
    # What has no day at all stands last: its place in time is not known.
    told.sort(key=lambda item: (item[0][0] or "9999", item[0][1], isinstance(item[2], tuple), item[1]))
    kept = told[-MOST_ENTRIES:]
    entries = tuple(
        _event(n, days, what, names, evidence, calendar, since)
        if isinstance(what, JoinedEvent)
        else _change(n, days, what, names, evidence, calendar, turns, since)
        for n, (days, _, what) in enumerate(kept, start=1)
    )
    return Timeline(
        entries,
        _picture(entries, names, calendar),
        len(told) - len(kept),
        standing(world, names, evidence, calendar),
    )


def happened(event: JoinedEvent, names: Names, calendar: Calendar) -> tuple[str, str]:
    """An event in words, and its day; with the status of one that has not happened."""
    what = _what(event, names, calendar)
    if event.status != "happened":
        what = f"{what} ({calendar.words(f'brief.status.{event.status}')})"
    day = calendar.period(*_days(event))
    told = event.days is None and _days(event)[0]
    return what, calendar.words("brief.timeline.told", day=day) if told else day


def _days(event: JoinedEvent) -> tuple[str, str]:
    """The days of an event; of one without, the day of the first report of it."""
    dates = [source.date for source in event.sources if source.date]
    return event.days or ((min(dates), min(dates)) if dates else ("", ""))


def _what(event: JoinedEvent, names: Names, calendar: Calendar) -> str:
    words = calendar.words
    of_party: dict[str, list[str]] = {party: [] for party in names.parties(event.participants)}
    for key in names.persons(event.participants):
        of_party[names.party(key)].append(names(key))
    who = [
        words("brief.timeline.with_people", party=names(party), people=", ".join(persons)) if persons else names(party)
        for party, persons in of_party.items()
    ]
    kind = words(f"brief.event.{event.kind}")
    return words("brief.timeline.event", kind=kind, who=calendar.listing(who)) if who else kind


def _event(
    number: int,
    days: tuple[str, str],
    event: JoinedEvent,
    names: Names,
    evidence: Evidence,
    calendar: Calendar,
    since: Since,
) -> Entry:
    words = calendar.words
    details = [
        words(f"brief.timeline.{key}", what=" / ".join(values))
        for key, values in (
            ("place", event.places),
            ("duration", [measure(told) for told in event.durations]),
            ("outcome", event.outcomes),
        )
        if values
    ]
    marks: dict[str, svg.EntryMark] = {
        "happened": "happened", "ongoing": "happened", "planned": "planned",
        "not_planned": "not", "cancelled": "not",
    }  # fmt: skip
    if event.status not in ("happened", "planned"):
        details.insert(0, words(f"brief.status.{event.status}"))
    newest = sorted(event.sources, reverse=True)
    return Entry(
        number=number,
        days=days,
        told=event.days is None,
        mark=marks[event.status],
        what=_what(event, names, calendar),
        details=tuple(details),
        parties=tuple(names.parties(event.participants)),
        new=since.happened(event, evidence.hashes),
        disputed=len(event.durations) > 1 or len(event.places) > 1,
        quotes=tuple(evidence.quote(source) for source in newest[:3]),
        more=max(0, len(newest) - 3),
        key=event.key,
        clause=_clause(event),
    )


def measure(duration: str) -> str:
    """How long something took; an adjective of it alone without the ending it had ("sechsstündigen")."""
    return _MEASURE.sub(r"\1", duration)


def _clause(event: JoinedEvent) -> str:
    """The shortest clause that tells an event, on one line; empty where the kind and who took part say it."""
    if event.kind in TALKING and len(event.participants) > 1:
        return ""
    told = min((" ".join(source.span.quote.split()) for source in event.sources), key=lambda one: (len(one), one))
    return told if len(told) <= LONGEST_CLAUSE else f"{told[:LONGEST_CLAUSE].rpartition(' ')[0]} …"


def _change(
    number: int,
    days: tuple[str, str],
    group: tuple[HeldPosition, ...],
    names: Names,
    evidence: Evidence,
    calendar: Calendar,
    turns: Turns,
    since: Since,
) -> Entry:
    """The line of a stance given up, by a party or several of it."""
    words = calendar.words
    old = group[0]
    later, told = turns(old)
    what = words(
        "brief.timeline.change",
        party=names(old.party),
        issue=turns.label(old.issue),
        old=names.stance(old.party, old.stance, words),
        new=calendar.listing(told) or "–",
    )
    sources = [max(p.sources) for p in (*later[:1], *group)]
    return Entry(
        number=number,
        days=days,
        told=True,
        mark="change",
        what=what,
        details=(),
        parties=(old.party,),
        new=since.given and any(since.ended(p) for p in group),
        disputed=False,
        quotes=evidence.quotes(sources, MOST_QUOTES),
        more=0,
    )


def _picture(entries: tuple[Entry, ...], names: Names, calendar: Calendar) -> str:
    words = calendar.words
    drawn = [entry for entry in entries if entry.parties][-MOST_COLUMNS:]
    weight: dict[str, int] = {}
    for entry in drawn:
        for party in entry.parties:
            weight[party] = weight.get(party, 0) + 1
    lanes = sorted(weight, key=lambda party: (-weight[party], party))[:MOST_LANES]
    if not lanes:
        return ""
    place = {party: i for i, party in enumerate(lanes)}
    # Of many parties those that took part in least have no lane; an event of theirs alone stands in the list below.
    drawn = [entry for entry in drawn if any(party in place for party in entry.parties)]
    columns = [
        svg.Entry(
            day=calendar.short(entry.days[0]),
            lanes=tuple(place[party] for party in entry.parties if party in place),
            mark=entry.mark,
            label=str(entry.number),
            href=f"#e{entry.number}",
            about=f"{calendar.day(entry.days[0])}: {entry.what}",
        )
        for entry in drawn
    ]
    seen = {entry.mark for entry in drawn}
    order: tuple[svg.EntryMark, ...] = ("happened", "planned", "not", "change")
    return svg.timeline(
        [names(party) for party in lanes],
        columns,
        legend=[(mark, words(f"svg.timeline.{mark}")) for mark in order if mark in seen],
        name=words("svg.timeline.name"),
        about=words("svg.timeline.about", entries=len(drawn), parties=len(lanes)),
    )
