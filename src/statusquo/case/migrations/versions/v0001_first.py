"""The first version of the case file.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make all tables, the search index with its triggers, and the guards of the log."""
    op.create_table(
        "text",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", sa.String(64), nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "term",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("term", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "report",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("text_id", sa.Integer, sa.ForeignKey("text.id"), nullable=False, index=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("date", sa.String(10), index=True),
        sa.Column("language", sa.String(8)),
        sa.Column("publisher", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("source", sa.Text),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("added", sa.String(32), nullable=False),
        sa.UniqueConstraint("key", "revision"),
    )
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.Integer, sa.ForeignKey("report.id"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("not_read", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
        sa.Column("time", sa.String(32), nullable=False),
    )
    op.create_index("reading_report", "reading", ["report_id", "id"])
    op.create_table(
        "finding",
        sa.Column("finding", sa.String(16), primary_key=True),
        sa.Column("reading_id", sa.Integer, sa.ForeignKey("reading.id"), primary_key=True),
        sa.Column("kind", sa.String(9), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("action", sa.String(16), nullable=False),
        sa.Column("about", sa.String(16), nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("other", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("author", sa.Text, nullable=False),
        sa.Column("time", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("decision_target", "decision", ["about", "target"])
    op.create_table(
        "wording",
        sa.Column("wording", sa.Text, primary_key=True),
        sa.Column("issue", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "joined",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "draft",
        sa.Column("hash", sa.String(64), primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("time", sa.String(32), nullable=False),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text, primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for statement in _SQLITE:
            op.execute(statement)


_SQLITE = (
    # the texts are not stored twice: the index reads them from the table "text"
    """CREATE VIRTUAL TABLE text_search USING fts5(
        title, text, content='text', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2")""",
    """CREATE TRIGGER text_insert AFTER INSERT ON text BEGIN
        INSERT INTO text_search(rowid, title, text) VALUES (new.id, new.title, new.text);
    END""",
    """CREATE TRIGGER text_delete AFTER DELETE ON text BEGIN
        INSERT INTO text_search(text_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
    END""",
    """CREATE TRIGGER text_update AFTER UPDATE ON text BEGIN
        INSERT INTO text_search(text_search, rowid, title, text)
        VALUES ('delete', old.id, old.title, old.text);
        INSERT INTO text_search(rowid, title, text) VALUES (new.id, new.title, new.text);
    END""",
    """CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN
        SELECT RAISE(ABORT, 'decisions are never deleted');
    END""",
    """CREATE TRIGGER decision_unchanged BEFORE UPDATE ON decision BEGIN
        SELECT RAISE(ABORT, 'decisions are never changed');
    END""",
    """CREATE TRIGGER text_unchanged BEFORE UPDATE OF text, hash ON text BEGIN
        SELECT RAISE(ABORT, 'a stored text is never changed');
    END""",
    "PRAGMA application_id = 1397839173",
)
