"""The tables of a case, as data. SQLite now; nothing here but the search index is SQLite's own.

::

    text      one stored text, by its hash        reading   what one reader version found in a report
    report    a source of it, with revision       finding   index: which finding is in which reading
    decision  append-only log                     wording   issue key given to a wording, for good
    draft     conflicts drafted from the case     setting   what the case remembers (column mappings ...)
    term      every word form, once               joined    the joined world in parts, while nothing changed
    sketch    hashes of word sequences of a text  alike     two texts that are versions of each other

``text_search`` is the FTS5 index over ``text``, kept by triggers; it is made in the migrations,
not here, because no other database has it. ``term`` has every word form of the case once, for the search of
compounds and inflected forms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

from sqlalchemy import (
    Column,
    Connection,
    Executable,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

APPLICATION_ID = 0x53515545
"""In the header of every case file, so that no other SQLite file is taken for one."""

HEAD = "0003"
"""The newest migration; a test compares it with the folder ``migrations``."""

metadata = MetaData()

text = Table(
    "text",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("hash", String(64), nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
)

term = Table(
    "term",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("term", Text, nullable=False, unique=True),
)

report = Table(
    "report",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("text_id", ForeignKey("text.id"), nullable=False, index=True),
    Column("title", Text, nullable=False),
    Column("date", String(10), index=True),
    Column("language", String(8)),
    Column("publisher", Text),
    Column("url", Text),
    Column("source", Text),
    Column("notes", Text, nullable=False),
    Column("added", String(32), nullable=False),
    UniqueConstraint("key", "revision"),
)

reading = Table(
    "reading",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("report_id", ForeignKey("report.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("not_read", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("time", String(32), nullable=False),
    Index("reading_report", "report_id", "id"),
)

finding = Table(
    "finding",
    metadata,
    Column("finding", String(16), primary_key=True),
    Column("reading_id", ForeignKey("reading.id"), primary_key=True),
    Column("kind", String(9), nullable=False),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("action", String(16), nullable=False),
    Column("about", String(16), nullable=False),
    Column("target", Text, nullable=False),
    Column("other", Text, nullable=False),
    Column("changes", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("time", String(32), nullable=False),
    Column("reason", Text, nullable=False),
    Column("batch", Integer, nullable=False, server_default="0"),
    Index("decision_target", "about", "target"),
)

wording = Table(
    "wording",
    metadata,
    Column("wording", Text, primary_key=True),
    Column("issue", Text, nullable=False),
    sqlite_with_rowid=False,
)

joined = Table(
    "joined",
    metadata,
    Column("part", String(32), primary_key=True),
    Column("state", Text, nullable=False),
    Column("data", Text, nullable=False),
)

ledger = Table(
    "ledger",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("state", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

sketch = Table(
    "sketch",
    metadata,
    Column("hash", Integer, primary_key=True),
    Column("text_id", ForeignKey("text.id"), primary_key=True),
    sqlite_with_rowid=False,
)

alike = Table(
    "alike",
    metadata,
    Column("one", ForeignKey("text.id"), primary_key=True),
    Column("two", ForeignKey("text.id"), primary_key=True),
    Column("score", Float, nullable=False),
    sqlite_with_rowid=False,
)

draft = Table(
    "draft",
    metadata,
    Column("hash", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("time", String(32), nullable=False),
)

setting = Table(
    "setting",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)


CHUNK: Final = 400
"""Ids in one query: SQLite took 999 variables before 3.32, and a query may name each id twice."""
_Value = TypeVar("_Value")


def in_chunks(values: Sequence[_Value], size: int = CHUNK) -> Iterator[Sequence[_Value]]:
    """Values in lots of a size; by default as many as one query may name."""
    return (values[start : start + size] for start in range(0, len(values), size))


def pairs(connection: Connection, query: Executable) -> dict[Any, Any]:
    """Rows of two columns, the second by the first."""
    return dict(tuple(row) for row in connection.execute(query))


def insert_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows; those whose key is there already are passed over."""
    from sqlalchemy.dialects import postgresql, sqlite  # no question to a case waits for them

    make = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(make(table).on_conflict_do_nothing(), rows)
