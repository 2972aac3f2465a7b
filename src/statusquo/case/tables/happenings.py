"""What happened, who is in contact with whom, and what stands."""

from __future__ import annotations

from collections.abc import Iterable

from statusquo.case.contacts import contacts as _contacts
from statusquo.case.joined import JoinedEvent, Source, World, texts
from statusquo.case.tables.asked import Asked
from statusquo.case.tables.table import Cell, Row, Table, made


def contacts(world: World, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> Table:
    """Pairs of parties; without contact last."""
    asked = Asked(world, party, issue, since)
    events = {event.key: event for event in world.events}
    rows: list[Row] = []
    for c in _contacts(world):
        places = {s for key in (*c.events, *c.planned) for s in events[key].sources} | set(c.ruled_out)
        if not (asked.of_party(c.parties) and asked.told(places) and _since(c.last, places, asked)):
            continue
        one, two = _two(c.parties)
        state = "direct" if c.direct else "planned" if c.planned else "ruled_out" if c.ruled_out else None
        row: tuple[Cell, ...] = (
            asked.name(one), asked.name(two), state, c.last,
            ", ".join(c.channels) or None, asked.names(c.envoys), len(c.events), len(c.planned),
            len(c.ruled_out), asked.names(c.mediators), one, two,
        )  # fmt: skip
        rows.append((row, tuple(sorted(places))))
    header = "party with state last channels envoys events planned ruled_out mediators party_key with_key"
    return made("contacts", header, rows)


def _since(day: str | None, places: Iterable[Source], asked: Asked) -> bool:
    return asked.new(day) or asked.newly_told(places)


def _two(keys: tuple[str, ...]) -> tuple[str | None, str | None]:
    return keys[0], keys[1] if len(keys) > 1 else None


def timeline(world: World, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> Table:
    """Events by day; those without a day by the day of their first report, marked so."""
    asked = Asked(world, party, issue, since)
    rows: list[Row] = []
    for told, _, event in sorted((_event_day(event), event.key, event) for event in world.events):
        first, last = event.days or (None, None)
        if not (asked.of_party(event.participants) and asked.told(event.sources)):
            continue
        if not (asked.new(told, last) or asked.new(event.last)):
            continue
        row: tuple[Cell, ...] = (
            first, last, told or None, event.kind, event.status, asked.names(event.participants),
            *[" / ".join(versions) or None for versions in (event.places, event.durations, event.outcomes)],
            event.weight, event.key,
        )  # fmt: skip
        rows.append((row, event.sources))
    header = "day until reported kind status participants places durations outcomes reports event_key"
    return made("timeline", header, rows)


def _event_day(event: JoinedEvent) -> str:
    if event.days:
        return event.days[0]
    return event.first or ""


def conditions(world: World, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> Table:
    """Standing facts."""
    asked = Asked(world, party, issue, since)
    words = {True: "yes", False: "no", None: None}
    rows: list[Row] = [
        (
            (c.label, words[c.holds], asked.names(c.parties), c.since, c.until, texts(c.sources, asked.heads), c.key),
            c.sources,
        )
        for c in world.conditions
        if asked.of_party(c.parties)
        and asked.told(c.sources)
        and (asked.new(c.since, c.until) or asked.newly_told(c.sources))
    ]
    return made("conditions", "condition holds parties since until reports condition_key", rows)
