"""Write what was joined anew into the saved world, in place of what it replaces."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import Connection, select

from statusquo.case import packed, saved, schema
from statusquo.case import parts as names
from statusquo.case.damaged import decoding
from statusquo.case.issues import Issues
from statusquo.case.joined import HeldPosition, JoinedActor, JoinedCondition, JoinedEvent, Version
from statusquo.case.ledger.columns import Column, Ledger
from statusquo.case.ledger.people import People, iso


@dataclass(frozen=True, slots=True)
class Changed:
    """What one step forward changes.

    Attributes:
        before, state: of the case, as it was saved and as it is.
        moved: keys of actors whose places changed, gone ones too.
        groups: party and issue of the positions that are replaced, by those in ``positions``; in the same way the
            events and conditions whose keys have these roots.
        wordings: those that got their key now.
    """

    before: tuple[int, ...]
    state: tuple[int, ...]
    ledger: Ledger
    people: People
    moved: set[str]
    issues: Issues
    versions: Sequence[Version]
    groups: set[tuple[str, ...]]
    positions: Sequence[HeldPosition]
    event_roots: set[str]
    events: Sequence[JoinedEvent]
    condition_roots: set[str]
    conditions: Sequence[JoinedCondition]
    wordings: dict[str, str]


def replace_parts(connection: Connection, new: Changed, keep: Callable[[], None]) -> bool:
    """Write it; in a transaction.

    Args:
        keep: writes the ledger.

    Returns:
        Whether the saved world was still the one from which the step began; else nothing is written.

    Raises:
        DamagedError: a part is damaged; the transaction must not be kept.
    """
    if saved.saved_state(connection) != new.before:
        return False
    ids, days = new.ledger.names["reports"].values, new.ledger.rows["report"]["day"].tolist()
    numbers = {id_: (at, iso(day)) for at, (id_, day) in enumerate(zip(ids, days, strict=True))}
    parts = saved.Parts(connection, saved.slices_of(connection), numbers)
    there = connection.execute(select(schema.joined.c.part)).scalars().all()
    gone = _actors(parts, new, there)
    party, issue = packed.place("positions", "party"), packed.place("positions", "issue")
    gone += _replace(parts, there, "positions", new.positions, {"\n".join(group) for group in new.groups},
                     lambda row: f"{row[party]}\n{row[issue]}")  # fmt: skip
    for kind, values, roots in (
        ("events", new.events, new.event_roots), ("conditions", new.conditions, new.condition_roots),
    ):  # fmt: skip
        key = packed.place(kind, "key")
        gone += _replace(parts, there, kind, values, roots, lambda row, key=key: packed.root(row[key]))  # type: ignore[misc]
    for kind, listed in (("issues", new.issues.issues), ("versions", new.versions)):
        gone += [names.begin(kind) + end for end in names.ends(kind, there)]
        parts.put(kind, listed)
    parts.text(saved.NOW, _now(connection, new))
    parts.text("reports", [[id_, day] for id_, (_, day) in numbers.items()])
    saved.put_proposals(parts, new.issues.proposals)
    parts.write(new.state, gone=gone)
    if new.wordings:
        rows = [{"wording": word, "issue": key} for word, key in new.wordings.items()]
        schema.insert_missing(connection, schema.wording, rows)
    keep()
    return True


def _replace(
    parts: saved.Parts, there: Sequence[str], kind: str, values: Iterable[Any], places: Collection[str],
    place: Callable[[list[Any]], str],
) -> list[str]:  # fmt: skip
    """Put values into the parts of their kind in place of those with some places; returns the parts that are gone.

    Raises:
        DamagedError: a part that is read is damaged.
    """
    wanted = {names.slice_name(one, parts.slices) for one in places}
    found: dict[str, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    touched: set[str] = set()
    ends = [end for end in names.ends(kind, there) if names.slice_in(end) in wanted]
    stored = _stored(parts.connection, _both(kind, ends))
    for end in ends:
        with decoding():
            rows, sources = (json.loads(stored[name]) for name in _both(kind, [end]))
            kept = [place(row) not in places for row in rows]
            found[end] = (
                [row for row, stays in zip(rows, kept, strict=True) if stays],
                [row for row, stays in zip(sources, kept, strict=True) if stays],
            )
        if not all(kept):
            touched.add(end)
    new: dict[str, list[Any]] = defaultdict(list)
    for one in values:
        new[parts.end(kind, one)].append(one)
    for end in sorted(touched | new.keys()):
        rows, sources = found[end]
        rows += packed.pack(kind, new[end])
        sources += [packed.pack_sources(parts.reports, one.sources) for one in new[end]]
        if rows:
            parts.put_rows(kind, end, rows, sources)
    return _both(kind, touched)


def _both(kind: str, ends: Iterable[str]) -> list[str]:
    """The names of the values and of their sources, for each of some ends."""
    return [names.begin(kind, mark) + end for end in ends for mark in (names.VALUES, names.SOURCES)]


def _stored(connection: Connection, wanted: Sequence[str]) -> dict[str, str]:
    j = schema.joined.c
    found: dict[str, str] = {}
    for chunk in schema.in_chunks(wanted):
        query = select(j.part, j.data).where(j.part.in_(chunk))
        found |= schema.pairs(connection, query)
    return found


def _actors(parts: saved.Parts, new: Changed, there: Sequence[str]) -> list[str]:
    """Write the actors that changed; returns the parts that are gone.

    Raises:
        DamagedError: a part that is read is damaged.
    """
    rows, days = new.ledger.rows["actor"], new.ledger.rows["report"]["day"].astype(np.int64)
    cluster = new.people.cluster
    number = {key: at for at, key in enumerate(new.people.keys)}
    shown = rows["start"] >= 0
    day = days[rows["report"]]
    ends: dict[str, list[JoinedActor]] = defaultdict(list)
    for actor in new.people.actors:
        ends[parts.end("actors", actor, actor.first or "")].append(actor)
    before = names.ends("actors", there)
    stored = _stored(parts.connection, [names.begin("actors") + end for end in before])
    key_at = packed.place("actors", "key")
    changed: dict[str, list[JoinedActor]] = {}
    for end, mine in sorted(ends.items()):
        text = json.dumps(packed.pack("actors", mine), ensure_ascii=False, separators=(",", ":"))
        old = stored.get(names.begin("actors") + end)
        keys = [actor.key for actor in mine]
        with decoding():
            had = None if old is None else [row[key_at] for row in json.loads(old)]
        if any(key in new.moved for key in keys) or had != keys:
            changed[end] = mine
        elif old != text:
            parts.put_rows("actors", end, packed.pack("actors", mine), None)
    wanted = [number[actor.key] for mine in changed.values() for actor in mine]
    places = _sources(new, np.isin(cluster, wanted) & shown, day)
    for end, mine in changed.items():
        sources = [places.get(actor.key, []) for actor in mine]
        parts.put_rows("actors", end, packed.pack("actors", mine), sources)
    return _both("actors", [end for end in before if end not in ends])


def _sources(new: Changed, wanted: Column, day: Column) -> dict[str, list[list[Any]]]:
    """The sources of actors as they are written, by key; sorted as in a full join."""
    rows = new.ledger.rows["actor"]
    mine = np.flatnonzero(wanted)
    ranks = new.ledger.ranks()
    mine = mine[np.lexsort((rows["id"][mine], ranks[rows["report"][mine]], day[mine]))]
    found: dict[str, list[list[Any]]] = defaultdict(list)
    columns = (rows[name][mine].tolist() for name in ("report", "id", "start", "stop"))
    for at, report, id_, start, stop in zip(new.people.cluster[mine].tolist(), *columns, strict=True):
        found[new.people.keys[at]].append([report, id_.decode("utf-8", "surrogatepass"), start, stop])
    return found


def _now(connection: Connection, new: Changed) -> dict[str, Any]:
    """What holds now: the columns with the groups that changed replaced, in the order of the world.

    Raises:
        DamagedError: what held before is damaged.
    """
    found = _stored(connection, [saved.NOW])
    with decoding():
        stored = json.loads(found[saved.NOW])
        words: dict[str | None, int] = {word: at for at, word in enumerate(stored["words"])}
        columns = {name: np.array(stored["columns"][name], np.int64) for name in packed.NOW_COLUMNS}
        if any(
            values.shape != columns["weight"].shape or (name != "weight" and not _within(values, len(words)))
            for name, values in columns.items()
        ):
            raise ValueError("columns of other lengths, or words that are not there")
    added = packed.now_columns(sorted(new.positions, key=packed.ORDER["positions"]), words)
    gone = [(words.get(party, -1), words.get(issue, -1)) for party, issue in new.groups]
    width = len(words) + 1
    codes = columns["party"] * width + columns["issue"]
    kept = ~np.isin(codes, [party * width + issue for party, issue in gone if party >= 0 and issue >= 0])
    columns = {
        name: np.concatenate([values[kept], np.array(added[name], np.int64)]) for name, values in columns.items()
    }
    listed = list(words)
    ranks = np.empty(len(listed) + 1, np.int64)
    for rank, at in enumerate(sorted(range(len(listed)), key=lambda at: listed[at] or "")):
        ranks[at] = rank
    order = np.lexsort((ranks[columns["party"]], ranks[columns["issue"]]))
    return {"words": listed, "columns": {name: values[order].tolist() for name, values in columns.items()}}


def _within(values: Column, count: int) -> bool:
    return not len(values) or bool(values.min() >= 0 and values.max() < count)
