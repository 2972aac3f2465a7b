"""Write what was joined anew into the saved world, in place of what it replaces."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from sqlalchemy import Connection, select

from statusquo.case import packed, saved, schema
from statusquo.case.issues import Issues
from statusquo.case.joined import HeldPosition, JoinedActor, JoinedCondition, JoinedEvent, Version
from statusquo.case.ledger.columns import Column, Ledger
from statusquo.case.ledger.people import People, iso

_FEW: Final = 400


@dataclass(slots=True)
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
        ValueError, LookupError, TypeError: a part is damaged; the transaction must not be kept.
    """
    if saved.saved_state(connection) != new.before:
        return False
    ids, days = new.ledger.names["reports"].values, new.ledger.rows["report"]["day"].tolist()
    numbers = {id_: (at, iso(day)) for at, (id_, day) in enumerate(zip(ids, days, strict=True))}
    shelves = saved.shelves_of(connection)
    parts = saved.Parts(connection, shelves, numbers)
    names = connection.execute(select(schema.joined.c.part)).scalars().all()
    gone = _actors(parts, new, names)
    party, issue = packed.place("positions", "party"), packed.place("positions", "issue")
    gone += _replace(parts, names, "positions", new.positions, {"\n".join(group) for group in new.groups},
                     lambda row: f"{row[party]}\n{row[issue]}")  # fmt: skip
    for kind, values, roots in (
        ("events", new.events, new.event_roots), ("conditions", new.conditions, new.condition_roots),
    ):  # fmt: skip
        key = packed.place(kind, "key")
        gone += _replace(parts, names, kind, values, roots, lambda row, key=key: packed.root(row[key]))  # type: ignore[misc]
    for kind, listed in (("issues", new.issues.issues), ("versions", new.versions)):
        gone += [name for name in names if name.startswith(f"{kind[:8]}:")]
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
    parts: saved.Parts, names: Sequence[str], kind: str, values: Iterable[Any], places: Collection[str],
    place: Callable[[list[Any]], str],
) -> list[str]:  # fmt: skip
    """Put values into the parts of their kind in place of those with some places; returns the parts that are gone."""
    short = kind[:8]
    wanted = {f"{zlib.crc32(one.encode('utf-8', 'surrogatepass')) % parts.shelves:03x}" for one in places}
    found: dict[str, tuple[list[Any], list[Any]]] = defaultdict(lambda: ([], []))
    touched: set[str] = set()
    ends = [name[len(short) + 1 :] for name in names if name.startswith(f"{short}:") and name[-3:] in wanted]
    stored = _stored(parts.connection, [f"{short}{mark}{end}" for end in ends for mark in ":@"])
    for end in ends:
        rows, sources = json.loads(stored[f"{short}:{end}"]), json.loads(stored[f"{short}@{end}"])
        kept = [place(row) not in places for row in rows]
        if all(kept):
            found[end] = rows, sources
            continue
        touched.add(end)
        found[end] = (
            [row for row, stays in zip(rows, kept, strict=True) if stays],
            [row for row, stays in zip(sources, kept, strict=True) if stays],
        )
    new: dict[str, list[Any]] = defaultdict(list)
    for one in values:
        new[parts.name(kind, one)].append(one)
    for end in sorted(touched | new.keys()):
        rows, sources = found[end]
        rows += packed.pack(kind, new[end])
        sources += [packed.pack_sources(parts.reports, one.sources) for one in new[end]]
        if rows:
            parts.put_rows(kind, end, rows, sources)
    return [f"{short}{mark}{end}" for end in touched for mark in ":@"]


def _stored(connection: Connection, names: Sequence[str]) -> dict[str, str]:
    j = schema.joined.c
    found: dict[str, str] = {}
    for start in range(0, len(names), _FEW):
        query = select(j.part, j.data).where(j.part.in_(names[start : start + _FEW]))
        found |= {part: text for part, text in connection.execute(query)}  # noqa: C416 - rows are not pairs for mypy
    return found


def _actors(parts: saved.Parts, new: Changed, names: Sequence[str]) -> list[str]:
    """Write the actors that changed; returns the parts that are gone."""
    rows, days = new.ledger.rows["actor"], new.ledger.rows["report"]["day"].astype(np.int64)
    cluster = new.people.cluster
    number = {key: at for at, key in enumerate(new.people.keys)}
    shown = rows["start"] >= 0
    day = days[rows["report"]]
    ends: dict[str, list[JoinedActor]] = defaultdict(list)
    for actor in new.people.actors:
        month = (actor.first or "")[:7]
        shelf = zlib.crc32(packed.shelf_of("actors", actor).encode("utf-8", "surrogatepass")) % parts.shelves
        ends[f"{month}.{shelf:03x}"].append(actor)
    stored = _stored(parts.connection, [name for name in names if name.startswith("actors:")])
    key_at = packed.place("actors", "key")
    places: dict[str, list[list[Any]]] | None = None
    changed: dict[str, list[JoinedActor]] = {}
    for end, mine in sorted(ends.items()):
        text = json.dumps(packed.pack("actors", mine), ensure_ascii=False, separators=(",", ":"))
        old = stored.get(f"actors:{end}")
        keys = [actor.key for actor in mine]
        if any(key in new.moved for key in keys) or old is None or [row[key_at] for row in json.loads(old)] != keys:
            changed[end] = mine
        elif old != text:
            parts.put_rows("actors", end, packed.pack("actors", mine), None)
    wanted = [number[actor.key] for mine in changed.values() for actor in mine]
    places = _sources(new, np.isin(cluster, wanted) & shown, day)
    for end, mine in changed.items():
        sources = [places.get(actor.key, []) for actor in mine]
        parts.put_rows("actors", end, packed.pack("actors", mine), sources)
    ending = {name[7:] for name in names if name.startswith("actors:")} - ends.keys()
    return [f"actors{mark}{end}" for end in ending for mark in ":@"]


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
    """What holds now: the columns with the groups that changed replaced, in the order of the world."""
    stored = json.loads(_stored(connection, [saved.NOW])[saved.NOW])
    words: dict[str | None, int] = {word: at for at, word in enumerate(stored["words"])}
    columns = {name: np.array(values, np.int64) for name, values in stored["columns"].items()}
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
