"""The ledger of the join, so that a few new reports are not joined with all; longer names of the parts of the world.

What was joined before is dropped: it says nothing that the findings do not say.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table ``ledger``, and ``joined`` anew."""
    op.create_table(
        "ledger",
        sa.Column("name", sa.String(16), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.drop_table("joined")
    op.create_table(
        "joined",
        sa.Column("part", sa.String(32), primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
