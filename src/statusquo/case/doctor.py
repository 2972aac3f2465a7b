"""Check a case and save what can be saved.

:func:`examine` looks and changes nothing. :func:`rescue` reads everything that is still readable out of a
damaged file, row by row, into a new case; the damaged file stays as it is.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table, insert

from statusquo.case import schema
from statusquo.case.decisions import Decision, unfit
from statusquo.case.encode import decode
from statusquo.case.engine import as_case_errors, leave_wal, open_engine
from statusquo.case.resembling import link_all
from statusquo.case.upgrade import bring_up, version_of
from statusquo.errors import CaseError, StatusquoError
from statusquo.findings import Findings
from statusquo.report import Report, text_hash

_TABLES = (
    schema.text,
    schema.term,
    schema.report,
    schema.reading,
    schema.finding,
    schema.decision,
    schema.wording,
    schema.draft,
    schema.setting,
)


def examine(path: Path) -> tuple[str, ...]:
    """Check pages, links, texts, spans, log and search index; one line for each fault."""
    with as_case_errors(path):
        version_of(path)
    return tuple(dict.fromkeys(_examine(path)))


def _examine(path: Path) -> Iterator[str]:
    with closing(_connect(path)) as connection:
        checks = (_pages, _links, _texts, _findings, _log, _corrections, _index)
        for check in checks:
            try:
                yield from check(connection)
            except sqlite3.DatabaseError as error:
                yield f"{path}: {check.__name__.strip('_')}: {error}"


def _connect(path: Path) -> sqlite3.Connection:
    if not path.exists():
        raise CaseError("there is no such case", where=str(path))
    connection = sqlite3.connect(path, timeout=30, isolation_level=None)
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return connection


def _pages(connection: sqlite3.Connection) -> Iterator[str]:
    for (line,) in connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield f"file: {' '.join(line.split())}"


def _links(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"{table} {row}: its {parent} is missing"


def _texts(connection: sqlite3.Connection) -> Iterator[str]:
    for number, digest, text in connection.execute("SELECT id, hash, text FROM text"):
        if text_hash(text) != digest:
            yield f"text {number}: its characters are not those that were stored"


def _findings(connection: sqlite3.Connection) -> Iterator[str]:
    query = (
        "SELECT r.key, t.text, g.id, g.reader, g.not_read, g.data FROM reading g "
        "JOIN report r ON r.id = g.report_id JOIN text t ON t.id = r.text_id"
    )
    for key, text, number, reader, not_read, data in connection.execute(query):
        try:
            decode(data, Report(key, text), reader, not_read)
        except CaseError as error:
            yield f"reading {number}: {error.what} in report {key}"


def _log(connection: sqlite3.Connection) -> Iterator[str]:
    before = 0
    for number, action, about, target, other in connection.execute(
        "SELECT number, action, about, target, other FROM decision ORDER BY number"
    ):
        if number != before + 1:
            yield f"decision {number}: {number - before - 1} decisions before it are missing"
        before = number
        try:
            Decision(action, target, about, other, (("label", ""),) if action == "corrected" else ())
        except StatusquoError as error:
            yield f"decision {number}: {error.what}"


def _corrections(connection: sqlite3.Connection) -> Iterator[str]:
    """Apply the log to the newest readings; what cannot be read or decoded is told by the other checks."""
    log: list[Decision] = []
    columns = "number, action, about, target, other, changes"
    for number, action, about, target, other, changes in connection.execute(f"SELECT {columns} FROM decision"):
        try:
            pairs = tuple((str(name), value) for name, value in json.loads(changes))
            log.append(Decision(action, target, about, other, pairs, number=number))
        except (StatusquoError, ValueError, TypeError) as error:
            yield f"decision {number}: {error.what if isinstance(error, StatusquoError) else 'cannot be read'}"
    if not any(decision.action == "corrected" for decision in log):
        return
    query = (
        "SELECT r.key, t.text, g.reader, g.not_read, g.data FROM reading g "
        "JOIN report r ON r.id = g.report_id JOIN text t ON t.id = r.text_id ORDER BY r.revision, g.id"
    )
    newest: dict[str, Findings] = {}
    for key, text, reader, not_read, data in connection.execute(query):
        with suppress(CaseError):
            newest[key] = decode(data, Report(key, text), reader, not_read)
    for decision, fault in unfit([newest[key] for key in sorted(newest)], log):
        advice = f"statusquo review CASE --undo {decision.number} takes it back"
        yield f"decision {decision.number}: cannot be applied: {fault.what}; {advice}"


def _index(connection: sqlite3.Connection) -> Iterator[str]:
    try:
        connection.execute("INSERT INTO text_search(text_search, rank) VALUES ('integrity-check', 1)")
    except sqlite3.DatabaseError as error:
        yield f"search index: {error}; statusquo doctor --repair makes it anew"


@dataclass(frozen=True, slots=True)
class Rescued:
    """What :func:`rescue` could save.

    Attributes:
        path: the new case.
        rows: table -> rows saved.
        lost: one line for each place that could not be read, or row that does not fit any more.
    """

    path: Path
    rows: tuple[tuple[str, int], ...]
    lost: tuple[str, ...]


def rescue(path: Path, target: Path) -> Rescued:
    """Save what can be read of a damaged case into a new one; what follows from the texts is made anew.

    Raises:
        CaseError: the target exists, or nothing at all can be read.
    """
    if target.exists():
        raise CaseError("is there already", where=str(target), advice="choose another name")
    lost: list[str] = []
    saved: list[tuple[str, int]] = []
    engine = open_engine(target)
    with as_case_errors(target):
        bring_up(target, engine)
    with as_case_errors(path), closing(_connect(path)) as old, engine.begin() as new:
        for table in _TABLES:
            names = _columns(old, table)
            count = 0
            for row in _readable(old, table.name, names, lost):
                values: dict[str, Any] = dict(zip(names, row, strict=True))
                if table is schema.text and text_hash(values["text"]) != values["hash"]:
                    lost.append(f"text {values['id']}: damaged")
                    continue
                with new.begin_nested() as attempt:
                    try:
                        new.execute(insert(table).values(**values))
                        count += 1
                    except Exception as error:  # noqa: BLE001 - any row may be damaged in any way; all are listed
                        attempt.rollback()
                        lost.append(f"{table.name} {row[0]}: {type(error).__name__}")
            saved.append((table.name, count))
        link_all(new)
    engine.dispose()
    leave_wal(target)
    if not any(count for _, count in saved):
        target.unlink()
        raise CaseError("nothing can be read of it", where=str(path), advice="take a backup")
    return Rescued(target, tuple(saved), tuple(lost))


def _columns(old: sqlite3.Connection, table: Table) -> list[str]:
    """The columns of a table that a file has: one of an older version may have fewer."""
    there = {row[1] for row in old.execute(f'PRAGMA table_info("{table.name}")')}
    return [column.name for column in table.columns if column.name in there or not there]


def _readable(old: sqlite3.Connection, table: str, names: list[str], lost: list[str]) -> Iterator[tuple[object, ...]]:
    """All rows that can be read: at once where possible, else one by one around the damaged pages."""
    columns = ", ".join(f'"{name}"' for name in names)
    try:
        yield from old.execute(f'SELECT {columns} FROM "{table}"').fetchall()
    except sqlite3.DatabaseError as error:
        if table in (
            "finding",
            "wording",
        ):  # without row numbers: read what comes before and after the damage
            yield from _both_ends(old, table, names, lost)
            return
        lost.append(f"{table}: {error}")
        key = "rowid"
        try:
            (last,) = old.execute(f'SELECT max({key}) FROM "{table}"').fetchone()
        except sqlite3.DatabaseError:
            last = 1_000_000
        yield from _halves(
            old, f'SELECT {columns} FROM "{table}" WHERE {key} BETWEEN ? AND ?', 1, last or 0, table, lost
        )


def _halves(
    old: sqlite3.Connection, query: str, first: int, last: int, table: str, lost: list[str]
) -> Iterator[tuple[object, ...]]:
    if first > last:
        return
    try:
        found = old.execute(query, (first, last)).fetchall()
    except sqlite3.DatabaseError:
        if first == last:
            lost.append(f"{table} {first}: cannot be read")
            return
        middle = (first + last) // 2
        yield from _halves(old, query, first, middle, table, lost)
        yield from _halves(old, query, middle + 1, last, table, lost)
    else:
        yield from found


def _both_ends(old: sqlite3.Connection, table: str, names: list[str], lost: list[str]) -> Iterator[tuple[object, ...]]:
    columns = ", ".join(f'"{name}"' for name in names)
    keys = "finding, reading_id" if table == "finding" else "wording"
    seen: set[tuple[object, ...]] = set()
    for direction in ("ASC", "DESC"):
        order = ", ".join(f"{key} {direction}" for key in keys.split(", "))
        cursor = old.execute(f'SELECT {columns} FROM "{table}" ORDER BY {order}')
        while True:
            try:
                row = cursor.fetchone()
            except sqlite3.DatabaseError as error:
                lost.append(f"{table}: {error}")
                break
            if row is None:
                return
            if row not in seen:
                seen.add(row)
                yield row


def rebuild_search(path: Path) -> None:
    """Make the search index anew from the stored texts."""
    with as_case_errors(path), closing(_connect(path)) as connection:
        connection.execute("INSERT INTO text_search(text_search) VALUES ('rebuild')")
