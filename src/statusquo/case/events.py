"""Events joined across reports: one happening, told many times.

Two reports tell the same happening if the kinds agree (``meeting``, ``talks`` and ``visit`` are told for each
other), the status does not speak against it (what is ruled out did not happen), the parties overlap, the days
can be the same, and neither places nor parties differ where the days are not known. Two findings of one report
are never the same happening: the reader tells those together. Contradictions (five hours or six) stay side by
side.
"""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations

from statusquo.case.actors import Cast
from statusquo.case.decisions import Decision, merges
from statusquo.case.joined import JoinedEvent, Source, dated
from statusquo.case.names import Keys, fold, slug
from statusquo.case.versions import Editions
from statusquo.findings import Event, EventKind, EventStatus, Findings
from statusquo.language.actors.tables import tables

_FAMILY: dict[EventKind, str] = {"meeting": "meeting", "talks": "meeting", "visit": "meeting"}
_NEAR = 4
"""Days between two reports up to which an undated happening in both can be the same."""
_LATEST = 40
"""Happenings of the same parties looked at: they come sorted by day, so what fits is near the end."""
_COMPARED = 8
_STANDING = 60
"""The same for what goes on (``ongoing``)."""


@dataclass(frozen=True, slots=True)
class _Told:
    source: Source
    day: str
    first: str
    text: str
    event: Event
    parties: frozenset[str]
    actors: frozenset[str]
    start: int
    end: int

    @property
    def days(self) -> tuple[str, str] | None:
        return self.event.days

    @property
    def order(self) -> tuple[str, str, str, str]:
        return (
            self.days[0] if self.days else self.day,
            self.day,
            self.source.report,
            self.source.finding,
        )


@dataclass(slots=True)
class _Happening:
    """What was put together so far.

    Attributes:
        sorts: those of ``told`` that differ in what :func:`_fit` looks at.
        first, last: the least first day and the greatest last day told; 0 = none is known.
        high, low: the greatest first day and the least last day.
    """

    told: list[_Told] = field(default_factory=list)
    sorts: dict[tuple[object, ...], _Told] = field(default_factory=dict)
    texts: set[str] = field(default_factory=set)
    first: int = 0
    last: int = 0
    high: int = 0
    low: int = 0
    dated: bool = True

    def add(self, one: _Told) -> None:
        self.told.append(one)
        self.sorts.setdefault((one.actors, one.event.place, one.event.status, one.days or one.day), one)
        self.texts.add(one.text)
        if one.start:
            self.first, self.high = min(self.first or one.start, one.start), max(self.high, one.start)
            self.last, self.low = max(self.last, one.end), min(self.low or one.end, one.end)
        self.dated = self.dated and one.event.days is not None

    def is_far(self, one: _Told) -> bool:
        """Too many days lie between.

        Of what goes on the nearest report counts, else every one: or reports a few days apart would chain one
        happening to the next for months.
        """
        if not one.start or not self.first:
            return False
        if one.event.status == "ongoing" and not (self.dated and one.event.days):
            return max(one.start - self.last, self.first - one.end) > _STANDING
        return max(one.start - self.low, self.high - one.end) > (0 if self.dated and one.event.days else _NEAR)

    def to_compare(self) -> list[_Told]:
        """What a new report must fit: the first and the last of each sort, so that nothing drifts."""
        sorts = list(self.sorts.values())
        return sorts if len(sorts) <= 2 * _COMPARED else sorts[:_COMPARED] + sorts[-_COMPARED:]


_Shelves = dict[tuple[str, ...], list[_Happening]]


def join_events(
    findings: Sequence[Findings],
    cast: Cast,
    decisions: Iterable[Decision] = (),
    editions: Editions | None = None,
) -> tuple[JoinedEvent, ...]:
    """Join the events of all reports; ``merged`` and ``split`` decisions on their findings come first.

    Args:
        editions: which reports print the same text; what they tell in the same words is one happening.
    """
    editions = editions or Editions()
    told = sorted((t for one in findings for t in _tell(one, cast, editions)), key=lambda t: t.order)
    held = [d for d in decisions if d.about == "finding" and d.action in ("merged", "split")]
    merged = merges(held, {t.source.finding for t in told})
    parted = {(d.target, d.other) for d in held if d.action == "split"}
    parted |= {(two, one) for one, two in parted}
    shelves: _Shelves = defaultdict(list)
    home: dict[str, _Happening] = {}
    happenings: list[_Happening] = []
    for one in sorted(told, key=lambda t: t.source.finding in merged):
        known = home.get(merged.get(one.source.finding, "")) or _version(one, home, parted)
        happening = known or _best(one, shelves, parted)
        if happening is None:
            happening = _Happening()
            happenings.append(happening)
        for place in kept_at(shelf(one.event), sorted(one.parties)):
            if not shelves[place] or shelves[place][-1] is not happening:
                shelves[place].append(happening)
        happening.add(one)
        home[one.source.finding] = happening
        home.setdefault(one.first, happening)
    rows = sorted((h.told for h in happenings), key=lambda group: min(t.order for t in group))
    keys = Keys()
    return tuple(sorted((_row(group, keys, editions) for group in rows), key=lambda e: (e.days or ("", ""), e.key)))


def _version(one: _Told, home: dict[str, _Happening], parted: set[tuple[str, str]]) -> _Happening | None:
    """The happening as another version of the report tells it in the same words, unless a person parted them."""
    known = home.get(one.first)
    if known is None or any((one.source.finding, t.source.finding) in parted for t in known.told):
        return None
    return known


def _tell(one: Findings, cast: Cast, editions: Editions) -> list[_Told]:
    date = one.report.date.isoformat() if one.report.date else ""
    rows = []
    for event in one.events:
        actors = frozenset(cast.keys[one.report.id, actor] for actor in event.participants)
        parties = frozenset(cast.parties[actor] for actor in actors)
        day = editions.day(one, event.id)
        first, last = event.days or (day, day)
        source = Source(date, one.report.id, event.id, event.span)
        told = editions.first(one.report.id, event.id)
        rows.append(_Told(source, day, told, one.report.hash, event, parties, actors, _ordinal(first), _ordinal(last)))
    return rows


@lru_cache(maxsize=65536)
def _ordinal(day: str) -> int:
    """The number of a day; 0 if it is not known."""
    return datetime.date.fromisoformat(day).toordinal() if day else 0


def kept_at(shelf: str, parties: list[str]) -> list[tuple[str, ...]]:
    """Where a happening is kept: what can be the same lies on one shelf, by kind, refusal and parties (sorted)."""
    places: list[tuple[str, ...]] = [(shelf, *pair) for pair in combinations(parties, 2)]
    if len(parties) <= 2:
        places += [(shelf, party) for party in parties]
    if len(parties) == 1:
        places.append((shelf, "alone", *parties))
    return places


def looked_at(shelf: str, parties: list[str]) -> list[tuple[str, ...]]:
    """Where the happening that a report tells may lie (see :func:`_fit` for which parties must meet)."""
    if len(parties) == 1:
        return [(shelf, *parties)]
    places: list[tuple[str, ...]] = [(shelf, *pair) for pair in combinations(parties, 2)]
    return places + ([(shelf, "alone", party) for party in parties] if len(parties) == 2 else [])


def shelf(event: Event) -> str:
    """What kind of happening an event can be one with, and whether it is ruled out."""
    off = event.status in ("not_planned", "cancelled")
    return f"{_FAMILY.get(event.kind, event.kind)}{'-off' if off else ''}"


def _best(one: _Told, shelves: _Shelves, parted: set[tuple[str, str]]) -> _Happening | None:
    best, most = None, 0.0
    near = {
        id(h): h
        for place in looked_at(shelf(one.event), sorted(one.parties))
        for h in shelves.get(place, ())[-_LATEST:]
    }
    for happening in near.values():
        if happening.is_far(one):
            continue
        if parted and any((one.source.finding, t.source.finding) in parted for t in happening.told):
            continue
        if one.text in happening.texts and not any(t.source.finding == one.source.finding for t in happening.told):
            continue
        value = min((_fit(one, other) for other in happening.to_compare()), default=0.0)
        if value > most:
            best, most = happening, value
    return best


def _fit(one: _Told, two: _Told) -> float:
    """0 if the two cannot be the same happening, else how well they fit."""
    if one.source.finding == two.source.finding:
        return 9.0
    common = one.parties & two.parties
    if not common or len(common) < min(2, len(one.parties), len(two.parties)):
        return 0.0
    if len(common) == 1 and max(len(one.parties), len(two.parties)) > 2:
        return 0.0
    same_day = _same_days(one, two)
    if same_day is None:
        return 0.0
    if not same_day and _others(one, two):
        return 0.0
    places = {fold(t.event.place) for t in (one, two) if t.event.place}
    if not same_day and len(places) == 2 and not any(a in b for a in places for b in places if a != b):
        seats = {_state_of(place) for t in (one, two) if (place := t.event.place)}
        if len(seats) > 1 or "" in seats:
            return 0.0
    share = len(one.actors & two.actors) / len(one.actors | two.actors)
    return (
        share
        + len(common) / len(one.parties | two.parties)
        + (1.0 if same_day else 0.0)
        + (0.5 if len(places) == 1 else 0.0)
    )


def _others(one: _Told, two: _Told) -> bool:
    """Whether parties speak against one happening where the days do not speak for it: each of the two has a party that
    the other lacks, or what goes on ("vermittelt") has one that the finished one lacks.
    """
    mine, yours = one.parties - two.parties, two.parties - one.parties
    if mine and yours:
        return True
    going = [t.event.status == "ongoing" for t in (one, two)]
    return going[0] != going[1] and bool(mine if going[0] else yours)


@lru_cache(maxsize=4096)
def _state_of(place: str) -> str:
    """The state whose capital or seat a place is ("Kreml", "Moskau"): both can be the place of one happening."""
    match = tables("de").match(place.split(), 0) or tables("en").match(place.split(), 0)
    return match.entry.id if match is not None and match.form_kind in ("capital", "seat") else ""


def _same_days(one: _Told, two: _Told) -> bool | None:
    """True if both name days that meet, False if they can be the same, None if they cannot."""
    if one.days and two.days:
        meets = one.days[0] <= two.days[1] and two.days[0] <= one.days[1]
        return meets or None
    standing = one.event.status == "ongoing" and two.event.status == "ongoing"
    dated, other = (one, two) if one.days else (two, one)
    first, last = dated.days or (dated.day, dated.day)
    if not last or not other.day:
        told_alike = one.event.place is not None and one.event.place == two.event.place and one.actors == two.actors
        return False if standing or told_alike else None
    start, end, day = map(_ordinal, (first, last, other.day))
    gap = max(start - day, day - end, 0)  # "early December" is told by a report of any of its days
    return False if gap <= (_STANDING if standing else _NEAR) else None


def _row(told: list[_Told], keys: Keys, editions: Editions) -> JoinedEvent:
    if len(told) == 1:
        return _single(told[0], keys)
    places = tuple(sorted(t.source for t in told))
    earliest: dict[str, _Told] = {}
    different: dict[tuple[str, ...], Event] = {}
    for one in sorted(told, key=lambda t: (t.day, t.source)):
        earliest.setdefault(one.first, one)  # the same words in another version count once
        event = one.event  # what a corrected version says otherwise stands beside it
        different.setdefault((one.first, event.place or "", event.duration or "", event.outcome or ""), event)
    told = list(earliest.values())
    spoken = Counter(t.event.kind for t in told)
    kind = min(spoken, key=lambda k: (-spoken[k], k))
    days = _days([t.days for t in told if t.days])
    parties = {party for t in told for party in t.parties}
    first, last = dated(places)
    return JoinedEvent(
        key=_key(kind, parties, days[0] if days else next((t.day for t in told if t.day), ""), keys),
        kind=kind,
        participants=tuple(sorted({actor for t in told for actor in t.actors})),
        status=_status(told),
        sources=places,
        days=days,
        places=_versions(_each(different, "place")),
        durations=_versions(_each(different, "duration")),
        outcomes=_versions(_each(different, "outcome")),
        first=first,
        last=last,
        weight=len({editions.head(source.report) for source in places}),
    )


def _single(one: _Told, keys: Keys) -> JoinedEvent:
    """The same for what one report alone tells: most of a large case."""
    event = one.event
    return JoinedEvent(
        key=_key(event.kind, one.parties, event.days[0] if event.days else one.day, keys),
        kind=event.kind,
        participants=tuple(sorted(one.actors)),
        status=event.status,
        sources=(one.source,),
        days=event.days,
        places=(event.place,) if event.place else (),
        durations=(event.duration,) if event.duration else (),
        outcomes=(event.outcome,) if event.outcome else (),
        first=one.source.date or None,
        last=one.source.date or None,
    )


def _key(kind: str, parties: Iterable[str], day: str, keys: Keys) -> str:
    return keys.unique(slug([kind, *sorted(parties)[:3], day]))


def _days(days: list[tuple[str, str]]) -> tuple[str, str] | None:
    """The days most reports name; on a tie the narrowest, then the earliest."""
    counts = Counter(days)

    def rank(pair: tuple[str, str]) -> tuple[int, int, tuple[str, str]]:
        width = (datetime.date.fromisoformat(pair[1]) - datetime.date.fromisoformat(pair[0])).days
        return -counts[pair], width, pair

    return min(counts, key=rank, default=None)


def _status(told: list[_Told]) -> EventStatus:
    """The latest report's; once it happened it is no longer planned."""
    if any(t.event.status == "happened" for t in told):
        return "happened"
    return told[-1].event.status


def _each(events: Mapping[tuple[str, ...], Event], name: str) -> Iterator[str | None]:
    """A field of events, each value once for each first telling."""
    yield from (value for _, value in sorted({(key[0], getattr(event, name) or "") for key, event in events.items()}))


def _versions(values: Iterable[str | None]) -> tuple[str, ...]:
    counts = Counter(value for value in values if value)
    return tuple(sorted(counts, key=lambda value: (-counts[value], value)))
