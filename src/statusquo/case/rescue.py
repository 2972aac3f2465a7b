"""Save what is still readable of a damaged case into a new one; the damaged file stays as it is.

A text whose report is lost is saved with a report that stands in for it (:mod:`statusquo.case.standins`).
A table that SQLite can read is read by it. Of one that it cannot, and of a file that it does not open at all
(cut off, header or schema torn), every page is looked through by itself (:mod:`statusquo.case.pages`).
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import SQLAlchemyError

from statusquo.case import schema
from statusquo.case.engine import as_case_errors, leave_wal, open_engine, quoted, remove
from statusquo.case.pages import rows_of
from statusquo.case.resembling import link_all
from statusquo.case.standins import stand_ins
from statusquo.case.upgrade import bring_up
from statusquo.errors import CaseError
from statusquo.report import text_hash

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
_NUMBERED = ("text", "report", "reading", "decision")
_SAID = 50
"""Lost rows named one by one, of each table."""

Rows = Iterable[tuple[object, ...]]


@dataclass(frozen=True, slots=True)
class Rescued:
    """What :func:`rescue` could save.

    Attributes:
        path: the new case.
        rows: table -> rows saved.
        lost: one line for each place that could not be read, or row that does not fit any more.
        missing: table -> rows that are known to have been there and are lost; what was at the end of a file that was
            cut off is not known.
    """

    path: Path
    rows: tuple[tuple[str, int], ...]
    lost: tuple[str, ...]
    missing: tuple[tuple[str, int], ...] = ()


def rescue(path: Path, target: Path) -> Rescued:
    """Save what can be read of a damaged case into a new one; what follows from the texts is made anew.

    The new case gets its name when it is complete.

    Raises:
        CaseError: the target exists or cannot be written, or nothing at all can be read; no file is left behind.
    """
    if target.exists():
        raise CaseError("is there already", where=str(target), advice="choose another name")
    if not path.is_file():
        raise CaseError("there is no such case", where=str(path), advice="check the path")
    with as_case_errors(path):
        tables, lost = _readable(path)
    if not any(tables.get(name) for name in ("report", "text", "decision")):
        raise CaseError("nothing can be saved: no report can be read", where=str(path), advice="restore a backup")
    partial = target.with_name(f"{target.name}.{os.getpid()}-{threading.get_ident()}.partial")
    try:
        with as_case_errors(target):
            saved, missing = _store(partial, tables, lost)
            partial.replace(target)
    finally:
        remove(partial)
    return Rescued(target, saved, tuple(lost), missing)


def _store(
    partial: Path, tables: dict[str, Rows], lost: list[str]
) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
    """Write the rows; returns how many rows of each table were saved and are known to be lost."""
    engine = open_engine(partial)
    saved: dict[str, int] = {}
    missing: dict[str, int] = {}
    try:
        bring_up(partial, engine)
        with engine.begin() as new:
            there: dict[str, list[dict[str, Any]]] = {}
            for table in _TABLES:
                found = _named(table, tables)
                kept = there[table.name] = [values for values in found if _put(new, table, values, lost)]
                saved[table.name] = len(kept)
                if table is schema.report:
                    saved[table.name] += _stand_in(new, there, _named(schema.reading, tables), lost)
                gaps = _gaps(table.name, found, kept)
                missing[table.name] = len(gaps) if table.name in _NUMBERED else len(found) - len(kept)
                told = {
                    number for number in gaps if not any(line.startswith(f"{table.name} {number}:") for line in lost)
                }
                lost += [f"{table.name} {number}: cannot be read" for number in sorted(told)[:_SAID]]
            link_all(new)
    finally:
        engine.dispose()
    leave_wal(partial)
    return tuple(saved.items()), tuple((name, number) for name, number in missing.items() if number)


def _named(table: Table, tables: dict[str, Rows]) -> list[dict[str, Any]]:
    """The rows of a table that could be read, by column."""
    return [dict(zip(table.columns.keys(), row, strict=False)) for row in tables.get(table.name, ())]


def _stand_in(
    new: Connection, there: dict[str, list[dict[str, Any]]], readings: list[dict[str, Any]], lost: list[str]
) -> int:
    """Store stand-ins for reports that are lost while their texts are there; returns how many."""
    rows = stand_ins(there["text"], there["report"], readings)
    if rows:
        new.execute(insert(schema.report), rows)
        lost.append(
            f"report: {len(rows)} reports cannot be read; their texts are saved as reports rescued-..., "
            "without id, date, publisher and source"
        )
    return len(rows)


def _gaps(table: str, found: list[dict[str, Any]], kept: list[dict[str, Any]]) -> set[int]:
    """Numbers that were given and are not among the rows kept."""
    if table not in _NUMBERED:
        return set()
    key = "number" if table == "decision" else "id"
    there = {values[key] for values in kept}
    known = [values[key] for values in found if isinstance(values[key], int)]
    highest = max(known, default=0)
    if highest > 10 * len(known) + 1000:  # a torn number
        highest = max(there, default=0)
    return set(range(1, highest + 1)) - there


def _put(new: Connection, table: Table, values: dict[str, Any], lost: list[str]) -> bool:
    """Store a row if it is whole and what it belongs to is there."""
    name = f"{table.name} {next(iter(values.values()))}"
    if table is schema.text and not is_whole(values["text"], values["hash"]):
        lost.append(f"{name}: damaged")
        return False
    with new.begin_nested() as attempt:
        try:
            new.execute(insert(table).values(**values))
        except (SQLAlchemyError, TypeError, ValueError, OverflowError) as error:  # what a torn value can cause
            attempt.rollback()
            if isinstance(getattr(error, "orig", None), sqlite3.OperationalError):  # a full disk, no fault of the row
                raise
            lost.append(f"{name}: {type(error).__name__}")
            return False
    return True


def is_whole(text: object, digest: object) -> bool:
    """Whether a text is as it was stored; a torn row may hold anything in its place."""
    return isinstance(text, str) and text_hash(text) == digest


def _readable(path: Path) -> tuple[dict[str, Rows], list[str]]:
    """The rows of every table as far as they can be read, and what could not."""
    tables: dict[str, Rows] = {}
    lost: list[str] = []
    torn: list[str] = []
    with closing(sqlite3.connect(f"file:{quoted(path)}?mode=ro", timeout=30, uri=True)) as old:
        old.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for table in _TABLES:
            try:
                names = _columns(old, table)
                columns = ", ".join(f'"{name}"' for name in names)
                tables[table.name] = old.execute(f'SELECT {columns} FROM "{table.name}"').fetchall()
            except sqlite3.DatabaseError as error:
                lost.append(f"{table.name}: {error}")
                torn.append(table.name)
    if torn:
        pages = rows_of(path)
        tables |= {name: pages.get(name, ()) for name in torn}
    return tables, lost


def _columns(old: sqlite3.Connection, table: Table) -> list[str]:
    """The columns of a table that a file has: one of an older version may have fewer."""
    there = {row[1] for row in old.execute(f'PRAGMA table_info("{table.name}")')}
    return [column.name for column in table.columns if column.name in there or not there]
