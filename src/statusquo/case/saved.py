"""Keep the joined world in the case file, so that a question does not join everything again.

Written as JSON in parts, without the findings: for each kind, month and slice the values (``position:2026-11.0a3``) and
apart from them their sources (``position@2026-11.0a3``). The month is that of the last change
(:func:`packed.newest`), so that what is new since a day is found without reading all; the slice keeps together what
changes together (:func:`packed.slice_of`), so that a few new reports change few parts. ``parts`` counts them, ``now``
has what holds now in columns, ``words`` the words of all wordings taken apart. A question loads what it needs. They are
used only while nothing was added or decided since (``state``), and thrown away when the rules of joining change
(``RULES``, and every release). They say nothing that the findings do not say, so parts with any fault in them are
dropped and made anew.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, and_, delete, func, insert, select

from statusquo.case import packed, schema
from statusquo.case import parts as names
from statusquo.case.damaged import DamagedError, decoding
from statusquo.case.issues import Proposal
from statusquo.case.joined import World
from statusquo.case.pausing import no_collection
from statusquo.case.words import known_words, learn
from statusquo.errors import SpanError
from statusquo.version import __version__

RULES: Final = 8
"""Raised when :func:`statusquo.case.join` gives another world for the same findings."""

KINDS: Final = tuple(packed.KINDS)
WITH_SOURCES: Final = packed.WITH_SOURCES
NOW: Final = "now"
"""Asked for in place of ``positions`` where what holds now is enough."""
_CHANGING: Final = frozenset({"positions", "events", "conditions"})
"""Kinds of which old values are left out where only what is new is asked for; of actors the old sources are."""
_ROWS, _SLICES = 256, 256
"""Values for each slice of a case, and the most slices."""


class Parts:
    """Writes parts.

    Args:
        slices: how many there are.
        reports: report id -> number and day.
    """

    def __init__(self, connection: Connection, slices: int, reports: Mapping[str, tuple[int, str]]) -> None:
        self.connection, self.slices, self.reports = connection, slices, reports
        self._rows: list[dict[str, str]] = []

    def end(self, kind: str, value: Any, day: str | None = None) -> str:
        """The end of the name of the part for a value: its month and slice; day: of its last change, if known."""
        last = packed.newest(value) if day is None else day
        return names.end(last[:7], packed.slice_of(kind, value), self.slices)

    def put(self, kind: str, values: Iterable[Any]) -> None:
        """All values that belong in some parts, in place of those."""
        found: dict[str, list[Any]] = defaultdict(list)
        for one in values:
            found[self.end(kind, one)].append(one)
        for end, mine in sorted(found.items()):
            sources = [packed.pack_sources(self.reports, one.sources) for one in mine] if kind in WITH_SOURCES else None
            self.put_rows(kind, end, packed.pack(kind, mine), sources)

    def put_rows(self, kind: str, end: str, rows: list[Any], sources: list[Any] | None) -> None:
        """One part, as it is written."""
        self.text(names.begin(kind) + end, rows)
        if sources is not None:
            self.text(names.begin(kind, names.SOURCES) + end, sources)

    def text(self, part: str, content: Any, state: str = "") -> None:
        """Any part."""
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        self._rows.append({"part": part, "state": state, "data": text})

    def write(self, state: tuple[int, ...], *, gone: Sequence[str] = ()) -> None:
        """Write all that was put, in place of parts of the same name, and the list of parts."""
        j = schema.joined.c
        away = sorted({*gone, *(row["part"] for row in self._rows), "parts"})
        for chunk in schema.in_chunks(away):
            self.connection.execute(delete(schema.joined).where(j.part.in_(chunk)))
        if self._rows:
            self.connection.execute(insert(schema.joined), self._rows)
        there = self.connection.execute(select(j.part).where(j.part.like("%.%"))).scalars()
        counted = Counter(name.partition(".")[0] for name in there)
        text = json.dumps({"slices": self.slices, "all": dict(sorted(counted.items()))})
        row = {"part": "parts", "state": name_of(state), "data": text}
        self.connection.execute(insert(schema.joined), row)
        self._rows.clear()


def save(connection: Connection, state: tuple[int, ...], world: World, proposals: Iterable[Proposal] = ()) -> None:
    """Write a world, and what may be joined in it, in place of the one before."""
    connection.execute(schema.joined.delete())
    rows = len(world.positions) + len(world.events)
    slices = 1
    while slices < _SLICES and slices * _ROWS < rows:
        slices *= 2
    days = {one.report.id: one.report.date.isoformat() if one.report.date else "" for one in world.findings}
    parts = Parts(connection, slices, {report: (number, day) for number, (report, day) in enumerate(days.items())})
    for kind in KINDS:
        parts.put(kind, getattr(world, kind))
    parts.text(NOW, packed.pack_now(world))
    parts.text("reports", list(days.items()))
    put_proposals(parts, proposals)
    parts.write(state)


def put_proposals(parts: Parts, proposals: Iterable[Proposal]) -> None:
    """The parts that the issues leave: what may be joined, and the words taken apart, which are true of any state."""
    parts.text("proposals", [(p.one, p.two, p.score, p.reason, p.joined) for p in proposals])
    parts.text("words", known_words(), name_of(()))


def load_words(connection: Connection) -> None:
    """Take over the words that were taken apart when the last world was joined, whatever its state."""
    try:
        with decoding():
            found = _named(connection, ["words"], name_of(()))
            learn(found["words"] if found else ())
    except DamagedError:
        return  # they are taken apart again


def name_of(state: tuple[int, ...]) -> str:
    """How a state is written."""
    return "-".join(str(number) for number in (__version__, RULES, *state))


def saved_state(connection: Connection) -> tuple[int, ...] | None:
    """The state of which a world was written by these rules; ``None`` if there is none."""
    j = schema.joined.c
    name = connection.execute(select(j.state).where(j.part == "parts")).scalar()
    begin = name_of(()) + "-"
    if name is None or not name.startswith(begin):
        return None
    numbers = name.removeprefix(begin).split("-")
    return tuple(map(int, numbers)) if all(map(str.isdecimal, numbers)) else None


def slices_of(connection: Connection) -> int:
    """The number of slices of the saved world.

    Raises:
        DamagedError: the list of parts is damaged.
    """
    j = schema.joined.c
    told = connection.execute(select(j.data).where(j.part == "parts")).scalar_one()
    with decoding():
        found = json.loads(told)["slices"]
        if not isinstance(found, int) or found < 1:
            raise ValueError("no number of slices")
        return found


def is_saved(connection: Connection, state: tuple[int, ...]) -> bool:
    """Whether a world of this state was written; it may have been damaged since."""
    j = schema.joined.c
    query = select(j.part).where(j.state == name_of(state), j.part == "parts")
    return connection.execute(query).first() is not None


def load(
    connection: Connection,
    state: tuple[int, ...],
    kinds: Collection[str] = KINDS,
    sources: Collection[str] = WITH_SOURCES,
    since: str | None = None,
    issue: str | None = None,
) -> World | None:
    """The saved world without its findings.

    Args:
        kinds: the values that are wanted, or ``now``; ``sources``: kinds whose sources are wanted. All else is left
            empty.
        since: ISO day; values that neither began nor ended in its month or later may be left out, of actors their
            sources. issue: key of an issue: of positions all of this one, of whatever time, and no others.

    Returns:
        ``None`` if there is no world of this state that is whole.
    """
    try:
        with no_collection(), decoding():
            listed = _named(connection, ["parts"], name_of(state))
            if listed is None:
                return None
            counted: dict[str, int] = listed["parts"]["all"]
            if not isinstance(counted, dict):
                raise TypeError("no list of parts")
            read: dict[tuple[str, str], dict[str, Any]] = {}
            for mark, wanted in ((names.VALUES, kinds), (names.SOURCES, sources)):
                for kind in KINDS:
                    if kind in wanted and (mark == names.VALUES or kind in kinds):
                        first = _first(kind, mark, None if issue and kind == "positions" else since)
                        found = _some(connection, counted, names.begin(kind, mark), first)
                        if found is None:
                            return None
                        read[kind, mark] = found
            others = _named(connection, [*([NOW] if NOW in kinds else []), *(["reports"] if sources else [])])
            if others is None:
                return None
            if issue and ("positions", names.VALUES) in read:
                _keep_issue(read["positions", names.VALUES], read.get(("positions", names.SOURCES), {}), issue)
            told = [places for (_, mark), parts in read.items() if mark == names.SOURCES for places in parts.values()]
            reports = _reports(connection, others, told)
            made = {
                kind: _values(kind, read[kind, names.VALUES], read.get((kind, names.SOURCES), {}), reports)
                for kind, mark in read
                if mark == names.VALUES
            }
            return World((), **made, now=packed.unpack_now(others[NOW]) if NOW in kinds else None)
    except (DamagedError, SpanError):
        return None  # the caller joins again and writes it anew


def load_proposals(connection: Connection, state: tuple[int, ...]) -> tuple[Proposal, ...] | None:
    """The saved proposals, or ``None`` if there are none of this state that are whole."""
    try:
        with decoding():
            found = _named(connection, ["proposals"]) if is_saved(connection, state) else None
            return None if found is None else tuple(Proposal(*row) for row in found["proposals"])
    except DamagedError:
        return None


def _first(kind: str, mark: str, since: str | None) -> str:
    """The first month that is wanted."""
    return "" if since is None or (mark == names.VALUES and kind not in _CHANGING) else since[:7]


def _some(connection: Connection, counted: dict[str, int], begin: str, month: str) -> dict[str, Any] | None:
    """The parts of a kind from a month on, by the ends of their names; ``None`` if one is missing."""
    j = schema.joined.c
    query = select(j.part, j.data).where(j.part >= begin + month, j.part < begin + "~")
    found = {part[len(begin) :]: json.loads(text) for part, text in connection.execute(query)}
    wanted = sum(number for name, number in counted.items() if name.startswith(begin) and name >= begin + month)
    return found if len(found) == wanted else None


def _named(connection: Connection, wanted: Sequence[str], state: str = "") -> dict[str, Any] | None:
    """Parts by name, ``None`` if one is missing or of another state."""
    j = schema.joined.c
    query = select(j.part, j.data).where(j.state == state, j.part.in_(wanted))
    found = {part: json.loads(text) for part, text in connection.execute(query)}
    return found if found.keys() == set(wanted) else None


def _keep_issue(parts: dict[str, Any], sources: dict[str, Any], issue: str) -> None:
    """Drop the positions on other issues, before anything is made of them."""
    column = packed.place("positions", "issue")
    for end, rows in parts.items():
        mine = [number for number, row in enumerate(rows) if row[column] == issue]
        if end in sources:
            if len(sources[end]) != len(rows):
                raise ValueError("sources and values are not of one world")
            sources[end] = [sources[end][number] for number in mine]
        parts[end] = [rows[number] for number in mine]


def _values(
    kind: str, parts: dict[str, Any], sources: dict[str, Any], reports: dict[int, tuple[str, str, str]]
) -> tuple[Any, ...]:
    """The values of some parts, in the order of the world."""
    values: list[Any] = []
    for end, rows in parts.items():
        places = sources.get(end)
        if places is not None and len(places) != len(rows):
            raise ValueError("sources and values are not of one world")
        values += packed.unpack(kind, rows, places, reports)
    return tuple(sorted(values, key=packed.ORDER[kind]))


def _reports(
    connection: Connection, found: dict[str, Any], parts: Iterable[list[Any]]
) -> dict[int, tuple[str, str, str]]:
    """Of the reports in which the sources of some parts are: number -> id, day and newest text."""
    numbers = sorted({source[0] for part in parts for places in part for source in places})
    if not numbers:
        return {}
    listed = found["reports"]
    texts = texts_of(connection, [listed[at][0] for at in numbers])
    return {at: (listed[at][0], listed[at][1], texts[listed[at][0]]) for at in numbers}


def texts_of(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The newest texts of reports."""
    r, t = schema.report.c, schema.text.c
    found: dict[str, str] = {}
    for chunk in schema.in_chunks(keys):
        wanted = r.key.in_(chunk)
        newest = select(r.key, func.max(r.revision).label("revision")).where(wanted).group_by(r.key).subquery()
        query = (
            select(r.key, t.text)
            .select_from(schema.report)
            .join(newest, and_(r.key == newest.c.key, r.revision == newest.c.revision))
            .join(schema.text, t.id == r.text_id)
        )
        found |= schema.pairs(connection, query)
    return found
