"""One SQLite file, opened so that nothing confirmed is lost and nobody waits in vain.

Write-ahead log while open, ``synchronous=FULL``, foreign keys on. Writers start with ``BEGIN IMMEDIATE``: a
transaction that reads first and writes later would fail at once with "database is locked" when another has
written in between. On close the log is written into the file and left, so that a copy of it is whole.
"""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError

from statusquo.errors import CaseError, UsageError

WAIT = 60.0
"""Seconds a writer waits for others."""


def open_engine(path: Path, *, writable: bool = True) -> Engine:
    """An engine on an existing or new file. Nothing is read or written yet."""
    engine = create_engine(
        f"sqlite:///file:{quoted(path)}?mode={'rwc' if writable else 'ro'}&uri=true",
        connect_args={"timeout": WAIT},
    )

    @event.listens_for(engine, "connect")
    def connect(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA cache_size=-65536")
        if writable:
            _try_wal(connection)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        reads = connection.get_execution_options().get("reads", False)
        connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")

    return engine


def quoted(path: Path) -> str:
    """A path as a part of the address of a database."""
    return str(path.absolute()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _try_wal(connection: sqlite3.Connection) -> None:
    """Use the write-ahead log; while another process changes the mode, the old one serves as well."""
    for _ in range(20):
        try:
            connection.execute("PRAGMA journal_mode=WAL").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(0.02)
        else:
            return


def leave_wal(path: Path) -> None:
    """Write the log into the file and leave write-ahead mode, if nobody else has the file open."""
    with closing(sqlite3.connect(path, timeout=0.2, isolation_level=None)) as connection:
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) and "readonly" not in str(error):
                raise  # "locked": another process has it open, and the last one to close does this


@contextmanager
def as_case_errors(path: Path) -> Iterator[None]:
    """Turn faults of the file into one line for people.

    Raises:
        CaseError: no permission, full disk, damaged or locked file.
        UsageError: a text to store or to look for that is no text.
    """
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise _explained(error, path) from error
    except UnicodeEncodeError as error:  # half a character, as a terminal hands on bytes that are no UTF-8
        raise UsageError("a word holds half a character", where=str(path), advice="write it in UTF-8") from error
    except OSError as error:
        raise CaseError(error.strerror or str(error), where=str(path)) from error


_SAYINGS = (
    ("malformed", "the file is damaged", "statusquo doctor CASE --rescue TO saves what can be read"),
    ("not a database", "is not a case", "give the path of a case file"),
    ("full", "the disk is full; nothing was changed", "make room and do it again"),
    ("readonly", "cannot be written", "check the permissions of file and folder"),
    ("unable to open", "cannot be opened", "check that the folder is there and may be written"),
    ("locked", "another program keeps the case locked", "close it and do it again"),
    ("disk i/o error", "the disk reports an error", "check the disk; statusquo doctor checks the file"),
)


def _explained(error: Exception, path: Path) -> CaseError:
    text = str(getattr(error, "orig", error)).casefold()
    for sign, what, advice in _SAYINGS:
        if sign in text:
            return CaseError(what, where=str(path), advice=advice)
    if isinstance(error, OperationalError | sqlite3.DatabaseError | DatabaseError):
        return CaseError(
            f"the database says: {getattr(error, 'orig', error)}",
            where=str(path),
            advice="run statusquo doctor",
        )
    raise error


def copy_database(source: Path, target: Path, check: Callable[[Path], None] | None = None) -> None:
    """Copy a database as one whole file, also while others write; never leaves a half-written target.

    Args:
        check: looks at the copy before it gets its name; when it raises, there is no copy.

    Raises:
        CaseError: the source is damaged, or the target cannot be written.
    """
    partial = target.with_name(f"{target.name}.{os.getpid()}-{threading.get_ident()}.partial")  # two may copy at once
    remove(partial)
    try:
        with closing(sqlite3.connect(source, timeout=WAIT)) as old, closing(sqlite3.connect(partial)) as new:
            old.backup(new)
            new.execute("PRAGMA journal_mode=DELETE").fetchone()
        if check is not None:
            check(partial)
        partial.replace(target)
    except sqlite3.DatabaseError as error:
        faulty = source if any(sign in str(error) for sign in ("malformed", "not a database", "locked")) else target
        raise _explained(error, faulty) from error
    finally:
        remove(partial)


def remove(path: Path) -> None:
    """Remove a database that was made on the way, with the files that belong to it."""
    for end in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def unused(path: Path) -> Path:
    """That path, or the same with the first free number: ``talks-2.case``."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return path if not path.exists() else next(name for name in names if not name.exists())
