"""Check a case from end to end; nothing is changed by looking. What can be saved, ``rescue`` saves."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from statusquo.case import schema
from statusquo.case.decisions import Decision, unfit
from statusquo.case.encode import decode
from statusquo.case.engine import as_case_errors, quoted
from statusquo.case.rescue import Rescued, is_whole, rescue
from statusquo.case.upgrade import version_of
from statusquo.errors import CaseError, StatusquoError
from statusquo.findings import Findings
from statusquo.report import Report

__all__ = ["Rescued", "examine", "rebuild_search", "rescue"]


def examine(path: Path) -> tuple[str, ...]:
    """Check pages, links, texts, spans, log and search index; one line for each fault. Nothing is written.

    Raises:
        CaseError: there is no such file, it is empty, of a newer version, or no case.
    """
    if path.exists() and path.stat().st_size == 0:
        raise CaseError("is empty: not a case", where=str(path), advice="restore a backup or remove it")
    with as_case_errors(path):
        version = version_of(path)
    if version is not None and version > schema.HEAD:
        raise CaseError(
            f"was written by a newer statusquo (version {version} of the file)",
            where=str(path),
            advice="update statusquo; the file was not touched",
        )
    return tuple(dict.fromkeys(_examine(path)))


def _examine(path: Path) -> Iterator[str]:
    with closing(_connect(path)) as connection:
        checks = (_pages, _links, _texts, _findings, _log, _corrections, _index)
        for check in checks:
            try:
                yield from check(connection)
            except sqlite3.DatabaseError as error:
                yield f"{path}: {check.__name__.strip('_')}: {error}"


def _connect(path: Path, *, write: bool = False) -> sqlite3.Connection:
    if not path.exists():
        raise CaseError("there is no such case", where=str(path))
    mode = "rw" if write or os.access(path, os.W_OK) else "ro"
    connection = sqlite3.connect(f"file:{quoted(path)}?mode={mode}", timeout=30, isolation_level=None, uri=True)
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
        if not is_whole(text, digest):
            yield f"text {number}: its characters are not those that were stored"


def _findings(connection: sqlite3.Connection) -> Iterator[str]:
    query = (
        "SELECT r.key, CAST(t.text AS TEXT), g.id, g.reader, g.not_read, g.data FROM reading g "
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
        "SELECT r.key, CAST(t.text AS TEXT), g.reader, g.not_read, g.data FROM reading g "
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
    check = "INSERT INTO text_search(text_search, rank) VALUES ('integrity-check', 1)"
    try:
        try:
            connection.execute(check)
        except sqlite3.OperationalError as error:
            if not any(sign in str(error) for sign in ("readonly", "unable to open")):
                raise
            with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:  # the check asks for a lock
                connection.backup(copy)
                copy.execute(check)
    except sqlite3.DatabaseError as error:
        yield f"search index: {error}; statusquo doctor --repair makes it anew"


def rebuild_search(path: Path) -> None:
    """Make the search index anew from the stored texts.

    Raises:
        CaseError: there is no such case, or it cannot be written.
    """
    with as_case_errors(path), closing(_connect(path, write=True)) as connection:
        connection.execute("INSERT INTO text_search(text_search) VALUES ('rebuild')")
