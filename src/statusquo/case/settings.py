"""What a case remembers besides reports and decisions: column mappings, its actor table; and the drafts made of it."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import Connection, insert, select

from statusquo.case import schema
from statusquo.report import text_hash

_SHORT_HASH: Final = 12
"""Digits by which a conflict file names its draft."""


def setting(connection: Connection, name: str) -> Any:
    """A remembered value, or ``None``."""
    kept = connection.execute(select(schema.setting.c.value).where(schema.setting.c.name == name)).scalar()
    return None if kept is None else json.loads(kept)


def amend(connection: Connection, name: str, change: Callable[[Any], Any]) -> Any:
    """Change a remembered value; returns it as it is now.

    Args:
        change: the value as it is (``None``: there is none) to what it is to be.
    """
    s = schema.setting
    before = setting(connection, name)
    after = change(before)
    if after != before:
        connection.execute(s.delete().where(s.c.name == name))
        text = json.dumps(after, ensure_ascii=False, sort_keys=True)
        connection.execute(insert(s).values(name=name, value=text))
    return after


def keep_draft(connection: Connection, text: str) -> str:
    """Keep the text of a drafted conflict file; returns the hash that names it."""
    key = text_hash(text)
    if connection.execute(select(schema.draft.c.hash).where(schema.draft.c.hash == key)).first() is None:
        connection.execute(insert(schema.draft).values(hash=key, text=text, time=_now()))
    return key


def draft(connection: Connection, key: str) -> str | None:
    """The draft of that hash, or of one whose hash begins so (at least 12 digits), or ``None``."""
    hashes = schema.draft.c.hash
    wanted = hashes == key if len(key) < _SHORT_HASH else hashes.startswith(key, autoescape=True)
    return connection.execute(select(schema.draft.c.text).where(wanted).order_by(hashes).limit(1)).scalar()


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")
