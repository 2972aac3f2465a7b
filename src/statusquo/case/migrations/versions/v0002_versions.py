"""Versions of texts, the joined world in parts, and which decisions were stored at once.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from statusquo.case.migrations.likeness_0002 import link_all

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, and compare the texts that are there."""
    op.create_table(
        "sketch",
        sa.Column("hash", sa.Integer, primary_key=True),
        sa.Column("text_id", sa.Integer, sa.ForeignKey("text.id"), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "alike",
        sa.Column("one", sa.Integer, sa.ForeignKey("text.id"), primary_key=True),
        sa.Column("two", sa.Integer, sa.ForeignKey("text.id"), primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        sqlite_with_rowid=False,
    )
    op.drop_table("joined")  # a copy of what the findings say, made anew by the next question
    op.create_table(
        "joined",
        sa.Column("part", sa.String(16), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.add_column("decision", sa.Column("batch", sa.Integer, nullable=False, server_default="0"))
    if not op.get_context().as_sql:
        link_all(op.get_bind())
