"""What happened: events and changes of position, in order of time."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo import svg
from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.names import Names
from statusquo.brief.since import Since
from statusquo.brief.turns import after
from statusquo.case.joined import HeldPosition, JoinedEvent, World

MOST_ENTRIES, MOST_COLUMNS, MOST_LANES, MOST_STANDING = 120, 36, 30, 40


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the timeline.

    Attributes:
        number: from 1, in order of time; the anchor is ``e<number>``.
        days: first and last ISO day; ``told``: the days are those of the reports, not of the event.
        what: the entry in words; ``details``: place, duration, outcome and the like.
        parties: keys of the parties that took part.
        disputed: reports differ on place, duration or outcome.
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


def timeline(world: World, names: Names, evidence: Evidence, calendar: Calendar, since: Since) -> Timeline:
    """Make the timeline of a world and draw it."""
    told: list[tuple[tuple[str, str], str, JoinedEvent | HeldPosition]] = []
    for event in world.events:
        dates = [source.date for source in event.sources if source.date]
        days = event.days or ((min(dates), min(dates)) if dates else ("", ""))
        told.append((days, event.key, event))
    told += [
        ((position.until, position.until), f"{position.party}{position.issue}", position)
        for position in world.positions
        if position.until is not None
    ]
    # What has no day at all stands last: its place in time is not known.
    told.sort(key=lambda item: (item[0][0] or "9999", item[0][1], isinstance(item[2], HeldPosition), item[1]))
    kept = told[-MOST_ENTRIES:]
    entries = tuple(
        _event(n, days, what, names, evidence, calendar, since)
        if isinstance(what, JoinedEvent)
        else _change(n, days, what, world, names, evidence, calendar, since)
        for n, (days, _, what) in enumerate(kept, start=1)
    )
    return Timeline(
        entries,
        _picture(entries, names, calendar),
        len(told) - len(kept),
        standing(world, names, evidence, calendar),
    )


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
    parties = names.parties(event.participants)
    people = names.persons(event.participants)
    of_party: dict[str, list[str]] = {party: [] for party in parties}
    for key in people:
        of_party[names.party(key)].append(names(key))
    who = [
        words("brief.timeline.with_people", party=names(party), people=", ".join(persons)) if persons else names(party)
        for party, persons in of_party.items()
    ]
    kind = words(f"brief.event.{event.kind}")
    what = words("brief.timeline.event", kind=kind, who=calendar.listing(who)) if who else kind
    details = [
        words(f"brief.timeline.{key}", what=" / ".join(values))
        for key, values in (
            ("place", event.places),
            ("duration", event.durations),
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
        what=what,
        details=tuple(details),
        parties=tuple(parties),
        new=since.happened(event, evidence.hashes),
        disputed=len(event.durations) > 1 or len(event.places) > 1,
        quotes=tuple(evidence.quote(source) for source in newest[:3]),
        more=max(0, len(newest) - 3),
    )


def _change(
    number: int,
    days: tuple[str, str],
    old: HeldPosition,
    world: World,
    names: Names,
    evidence: Evidence,
    calendar: Calendar,
    since: Since,
) -> Entry:
    words = calendar.words
    later, told = after(old, world, names, words)
    labels = {issue.key: issue.label for issue in world.issues}
    what = words(
        "brief.timeline.change",
        party=names(old.party),
        issue=labels.get(old.issue, old.issue),
        old=words(f"stance.{old.stance}"),
        new=calendar.listing(told) or "–",
    )
    sources = [max(old.sources), *(max(p.sources) for p in later[:2])]
    return Entry(
        number=number,
        days=days,
        told=True,
        mark="change",
        what=what,
        details=(),
        parties=(old.party,),
        new=since.given and since.ended(old),
        disputed=False,
        quotes=tuple(evidence.quote(source) for source in sources),
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
