"""What people ask a case, as tables of plain rows.

Each function takes a world and returns a :class:`Table`: a header of column names, rows of strings, numbers
and ``None``, and for every row the places it rests on. Columns that end in ``_key`` are for machines.

========== ==================================================================================
positions   who holds which stance on which issue since when; opposed issues on top
matrix      the same as a table of issues by parties
contacts    who talks to whom, through whom, and who does not
timeline    events by day, contradictions side by side
issues      issues with their wordings and why they were joined
actors      actors, whom they act for, their roles
conditions  standing facts with since and until
sources     which report says how much, and whom it cites
changes     what is new, has turned or ended since a day
========== ==================================================================================
"""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from statusquo.case.contacts import contacts as _contacts
from statusquo.case.joined import HeldPosition, JoinedEvent, Source, World
from statusquo.case.positions import AGAINST, FOR, contrary
from statusquo.errors import UsageError

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Plain rows with their sources.

    Attributes:
        name: name of the table; ``header``: names of its columns.
        rows: one tuple for each row, as long as the header.
        sources: for each row the places it rests on, sorted.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[tuple[Source, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries with their sources, for JSON."""
        return [
            {
                **dict(zip(self.header, row, strict=True)),
                "sources": [
                    {"report": s.report, "date": s.date or None, "finding": s.finding, "start": s.span.start,
                     "stop": s.span.stop, "quote": s.span.quote}
                    for s in places
                ],
            }
            for row, places in zip(self.rows, self.sources, strict=True)
        ]  # fmt: skip

    def csv(self) -> str:
        """The rows as CSV with a header; what a spreadsheet would take for a formula gets a leading ``'``."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows([_harmless(cell) for cell in row] for row in self.rows)
        return out.getvalue()

    def frame(self) -> Any:
        """The rows as a pandas DataFrame.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]
        except ImportError as error:
            raise UsageError("data frames need pandas", advice="pip install pandas") from error
        return pd.DataFrame.from_records(list(self.rows), columns=list(self.header))


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


class _Names:
    """Names of keys, and whether a row is about the party or issue that was asked for."""

    def __init__(self, world: World, party: str | None, issue: str | None) -> None:
        self.actors = {actor.key: actor.name for actor in world.actors}
        self.issues = {one.key: one.label for one in world.issues}
        self.parties = {actor.key: actor.party for actor in world.actors}
        self.party = self._party(world, party)
        self.issue = self._issue(world, issue)

    @staticmethod
    def _party(world: World, asked: str | None) -> str | None:
        if asked is None:
            return None
        fold = asked.casefold()
        for actor in world.actors:
            if fold in (
                actor.key.casefold(),
                actor.name.casefold(),
                *(name.casefold() for name in actor.names),
            ):
                return actor.party
        raise UsageError(f"no actor {asked} in the case", advice="statusquo show CASE actors lists them")

    @staticmethod
    def _issue(world: World, asked: str | None) -> str | None:
        if asked is None:
            return None
        fold = asked.casefold()
        for one in world.issues:
            if fold in (one.key, one.label.casefold(), *(w.casefold() for w in one.wordings)):
                return one.key
        raise UsageError(f"no issue {asked} in the case", advice="statusquo show CASE issues lists them")

    def actor(self, key: str | None) -> str | None:
        return None if key is None else self.actors[key]

    def wants(self, parties: Iterable[str], issue: str | None = None) -> bool:
        of_party = self.party is None or any(self.parties[key] == self.party for key in parties)
        return of_party and (self.issue is None or issue == self.issue)


def _table(name: str, header: str, rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]]) -> Table:
    return Table(name, tuple(header.split()), tuple(row for row, _ in rows), tuple(places for _, places in rows))


def opposed(positions: Iterable[HeldPosition]) -> set[str]:
    """Keys of the issues on which two parties hold contrary stances now."""
    sides: dict[str, list[HeldPosition]] = defaultdict(list)
    for p in positions:
        if p.until is None:
            sides[p.issue].append(p)
    return {
        issue
        for issue, held in sides.items()
        if {p.party for p in held if p.stance in FOR} and {p.party for p in held if p.stance in AGAINST}
        and len({p.party for p in held if p.stance in FOR | AGAINST}) > 1
    }  # fmt: skip


def positions(world: World, *, party: str | None = None, issue: str | None = None) -> Table:
    """Every position held, opposed issues on top, then those with most texts."""
    names = _Names(world, party, issue)
    against = opposed(world.positions)
    weight = Counter[str]()
    for p in world.positions:
        weight[p.issue] += p.weight
    held = [p for p in world.positions if names.wants((p.party, p.actor), p.issue)]
    held.sort(key=lambda p: (p.issue not in against, -weight[p.issue], p.issue, p.party, p.first or "", p.stance))
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = []
    for p in held:
        row: tuple[Cell, ...] = (
            names.issues[p.issue], names.actor(p.party), None if p.actor == p.party else names.actor(p.actor),
            p.stance, p.first, p.last, p.until, p.weight, names.actor(p.who_would_act),
            names.actor(p.addressee), p.only_if, p.unless, "opposed" if p.issue in against else None,
            p.issue, p.party, p.actor,
        )  # fmt: skip
        rows.append((row, p.sources))
    header = (
        "issue party through stance since last until texts who_would_act addressee only_if unless opposed "
        "issue_key party_key actor_key"
    )
    return _table("positions", header, rows)


def matrix(world: World, *, party: str | None = None, issue: str | None = None) -> Table:
    """Issues by parties; a cell has the stances held now, joined by `` / ``; ``None`` = no claim."""
    names = _Names(world, party, issue)
    against = opposed(world.positions)
    held = [p for p in world.positions if p.until is None and names.wants((p.party, p.actor), p.issue)]
    weight: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    cells: dict[tuple[str, str], list[HeldPosition]] = defaultdict(list)
    for p in held:
        weight[p.party] += p.weight
        texts[p.issue] += p.weight
        cells[p.issue, p.party].append(p)
    parties = sorted(weight, key=lambda key: (-weight[key], key))
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = []
    for key in sorted(texts, key=lambda k: (k not in against, -texts[k], k)):
        row: list[Cell] = [names.issues[key], "opposed" if key in against else None]
        places: set[Source] = set()
        for one in parties:
            mine = sorted(cells.get((key, one), ()), key=lambda p: (-p.weight, p.stance))
            row.append(" / ".join(dict.fromkeys(p.stance for p in mine)) or None)
            places.update(source for p in mine for source in p.sources)
        rows.append(((*row, key), tuple(sorted(places))))
    header = ("issue", "opposed", *(names.actors[key] for key in parties), "issue_key")
    return Table("matrix", header, tuple(row for row, _ in rows), tuple(places for _, places in rows))


def contacts(world: World, *, party: str | None = None) -> Table:
    """Pairs of parties; without contact last."""
    names = _Names(world, party, None)
    events = {event.key: event for event in world.events}
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = []
    for c in _contacts(world):
        if not names.wants(c.parties):
            continue
        one, two = _two(c.parties)
        state = "direct" if c.direct else "planned" if c.planned else "ruled_out" if c.ruled_out else None
        row: tuple[Cell, ...] = (
            names.actor(one), names.actor(two), state, c.last,
            ", ".join(c.channels) or None, _list(names, c.envoys), len(c.events), len(c.planned),
            len(c.ruled_out), _list(names, c.mediators), one, two,
        )  # fmt: skip
        places = {s for key in (*c.events, *c.planned) for s in events[key].sources} | set(c.ruled_out)
        rows.append((row, tuple(sorted(places))))
    header = "party with state last channels envoys events planned ruled_out mediators party_key with_key"
    return _table("contacts", header, rows)


def _two(keys: tuple[str, ...]) -> tuple[str | None, str | None]:
    return keys[0], keys[1] if len(keys) > 1 else None


def _list(names: _Names, keys: Iterable[str]) -> str | None:
    return ", ".join(names.actors[key] for key in keys) or None


def timeline(world: World, *, party: str | None = None, since: str | None = None) -> Table:
    """Events by day; those without a day by the day of their first report, marked so."""
    names = _Names(world, party, None)
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = []
    for event in sorted(world.events, key=lambda e: (_event_day(e), e.key)):
        if not names.wants(event.participants) or (since is not None and _event_day(event) < since):
            continue
        first, last = event.days or (None, None)
        row: tuple[Cell, ...] = (
            first, last, _event_day(event) or None, event.kind, event.status,
            _list(names, event.participants),
            *(" / ".join(told) or None for told in (event.places, event.durations, event.outcomes)),
            len({s.report for s in event.sources}), event.key,
        )  # fmt: skip
        rows.append((row, event.sources))
    header = "day until reported kind status participants places durations outcomes reports event_key"
    return _table("timeline", header, rows)


def _event_day(event: JoinedEvent) -> str:
    return event.days[0] if event.days else min((s.date for s in event.sources if s.date), default="")


def issues(world: World, *, issue: str | None = None) -> Table:
    """Issues by the number of their positions, with all wordings and the reason of joining them."""
    names = _Names(world, None, issue)
    held: dict[str, list[HeldPosition]] = defaultdict(list)
    for p in world.positions:
        held[p.issue].append(p)
    against = opposed(world.positions)
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = []
    for one in sorted(world.issues, key=lambda i: (-sum(p.weight for p in held[i.key]), i.key)):
        if names.issue not in (None, one.key):
            continue
        parties = sorted({names.actors[p.party] for p in held[one.key]})
        row: tuple[Cell, ...] = (
            one.label, sum(p.weight for p in held[one.key]), ", ".join(parties) or None,
            "opposed" if one.key in against else None, " | ".join(one.wordings), one.reason or None,
            names.issues[one.parent] if one.parent else None, one.key,
        )  # fmt: skip
        rows.append((row, tuple(sorted({s for p in held[one.key] for s in p.sources}))))
    return _table("issues", "issue texts parties opposed wordings reason within issue_key", rows)


def actors(world: World, *, party: str | None = None) -> Table:
    """Actors by the number of reports that name them."""
    names = _Names(world, party, None)
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = []
    for one in sorted(world.actors, key=lambda a: (-len({s.report for s in a.sources}), a.key)):
        if names.wants((one.key,)):
            row: tuple[Cell, ...] = (
                one.name, one.kind, names.actor(one.acts_for), ", ".join(one.roles) or None,
                " | ".join(one.names), len({s.report for s in one.sources}), one.key, one.party,
            )  # fmt: skip
            rows.append((row, one.sources))
    return _table("actors", "actor kind acts_for roles names reports actor_key party_key", rows)


def conditions(world: World, *, party: str | None = None) -> Table:
    """Standing facts."""
    names = _Names(world, party, None)
    words = {True: "yes", False: "no", None: None}
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = [
        (
            (c.label, words[c.holds], _list(names, c.parties), c.since, c.until, len(c.sources), c.key),
            c.sources,
        )
        for c in world.conditions
        if names.wants(c.parties)
    ]
    return _table("conditions", "condition holds parties since until reports condition_key", rows)


def sources(world: World) -> Table:
    """Reports by day: publisher, whether it was read, how much it says, and whom it cites how often."""
    key_of = {(s.report, s.finding): actor.key for actor in world.actors for s in actor.sources}
    names = {actor.key: actor.name for actor in world.actors}
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = []
    for one in sorted(world.findings, key=lambda f: (f.report.date.isoformat() if f.report.date else "", f.report.id)):
        day = one.report.date.isoformat() if one.report.date else None
        cited = Counter(
            names.get(key_of.get((one.report.id, s.speaker), ""), one.actor(s.speaker).name)
            for s in one.statements
            if s.speaker is not None
        )
        most = sorted(cited, key=lambda name: (-cited[name], name))
        row: tuple[Cell, ...] = (
            day, one.report.id, one.report.publisher, one.report.title or None, one.report.language,
            one.reader or None, one.not_read or None, len(one.positions), len(one.events),
            len(one.statements), ", ".join(f"{name} {cited[name]}" for name in most) or None,
        )  # fmt: skip
        places = [Source(day or "", one.report.id, s.id, s.content) for s in one.statements]
        places += [Source(day or "", one.report.id, p.id, p.evidence) for p in one.positions]
        rows.append((row, tuple(sorted(places))))
    header = "date report publisher title language reader not_read positions events statements cites"
    return _table("sources", header, rows)


def changes(world: World, *, since: str, party: str | None = None, issue: str | None = None) -> Table:
    """What reports from ``since`` on show for the first time, turned or ended; the latest first.

    ``change`` is ``turned`` (a contrary stance, with the one before), ``position``, ``event``, ``condition``,
    ``ended`` (a condition), ``actor`` or ``issue``. What only undated reports say is in no list of changes.
    """
    names = _Names(world, party, issue)
    rows: list[tuple[tuple[Cell, ...], tuple[Source, ...]]] = []

    by_place = _by_place(world)

    def add(day: str, change: str, who: str | None, what: str, before: str | None, after: str | None,
            places: tuple[Source, ...], key: str) -> None:  # fmt: skip
        rows.append(
            (
                (day, change, who, what, before, after, key),
                tuple(s for s in places if s.date >= since) or places,
            )
        )

    for p in world.positions:
        if p.first is None or p.first < since or not names.wants((p.party, p.actor), p.issue):
            continue
        left = [o for o in by_place[p.party, p.issue] if o.until == p.first and contrary(o.stance, p.stance)]
        was = f"{left[0].stance} ({left[0].first})" if left else None
        condition = f" ({p.only_if or p.unless})" if p.only_if or p.unless else ""
        add(p.first, "turned" if left else "position", names.actor(p.actor), names.issues[p.issue], was,
            f"{p.stance}{condition}", p.sources, p.issue)  # fmt: skip
    for event in world.events:
        day = min((s.date for s in event.sources if s.date), default="")
        if day >= since and day and names.issue is None and names.wants(event.participants):
            what = " / ".join(event.outcomes) or " / ".join(event.places) or event.kind
            add(
                day,
                "event",
                _list(names, event.participants),
                what,
                None,
                f"{event.kind}: {event.status}",
                event.sources,
                event.key,
            )
    for c in world.conditions:
        if names.issue is not None or not names.wants(c.parties):
            continue
        first = min((s.date for s in c.sources if s.date), default="")
        if c.until is not None and c.until >= since:
            add(c.until, "ended", _list(names, c.parties), c.label, c.since, c.until, c.sources, c.key)
        elif first >= since and first:
            after = {True: "yes", False: "no", None: None}[c.holds]
            add(first, "condition", _list(names, c.parties), c.label, None, after, c.sources, c.key)
    if names.issue is None:
        for actor in world.actors:
            first = min((s.date for s in actor.sources if s.date), default="")
            if first >= since and first and names.wants((actor.key,)):
                add(
                    first,
                    "actor",
                    actor.name,
                    actor.roles[0] if actor.roles else actor.kind,
                    None,
                    names.actor(actor.acts_for),
                    actor.sources,
                    actor.key,
                )
    rows.sort(key=lambda row: (str(row[0][1]), str(row[0][2]), str(row[0][3])))
    rows.sort(key=lambda row: str(row[0][0]), reverse=True)
    return _table("changes", "day change who what before after key", rows)


def _by_place(world: World) -> dict[tuple[str, str], list[HeldPosition]]:
    """The positions of a world by party and issue."""
    found: dict[tuple[str, str], list[HeldPosition]] = defaultdict(list)
    for p in world.positions:
        found[p.party, p.issue].append(p)
    return found


_ASK: dict[str, Callable[..., Table]] = {
    "positions": positions, "matrix": matrix, "contacts": contacts, "timeline": timeline, "issues": issues,
    "actors": actors, "conditions": conditions, "sources": sources, "changes": changes,
}  # fmt: skip
TABLES: tuple[str, ...] = tuple(_ASK)
_TAKES = {
    "positions": {"party", "issue"}, "matrix": {"party", "issue"}, "contacts": {"party"},
    "timeline": {"party", "since"}, "issues": {"issue"}, "actors": {"party"}, "conditions": {"party"},
    "sources": set(), "changes": {"since", "party", "issue"},
}  # fmt: skip


def table(
    world: World, name: str, *, since: str | None = None, party: str | None = None, issue: str | None = None
) -> Table:
    """The table of that name.

    Args:
        since: ISO day, for ``changes`` (needed there) and ``timeline``.
        party, issue: key or name to look at alone, where the table has such a column.

    Raises:
        UsageError: no such table, party or issue, or a filter that the table does not have.
    """
    if name not in _ASK:
        raise UsageError(f"no table {name}", advice=f"choose from {', '.join(TABLES)}")
    given = {k: v for k, v in (("since", since), ("party", party), ("issue", issue)) if v is not None}
    if extra := sorted(given.keys() - _TAKES[name]):
        raise UsageError(f"{name} cannot be filtered by {extra[0]}", advice="leave it out")
    if name == "changes" and since is None:
        raise UsageError("changes since when?", advice="give --since YYYY-MM-DD")
    return _ASK[name](world, **given)
