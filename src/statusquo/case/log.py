"""The log of decisions in the store: appended, checked against what the author had in view, never changed."""

from __future__ import annotations

import dataclasses
import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, and_, cast, func, insert, select

from statusquo.case import schema
from statusquo.case.decisions import Decision, standing
from statusquo.errors import CaseError, UsageError

_FIELDS = ("action", "about", "target", "other", "author", "time", "reason", "number", "batch")
Seen = int | Mapping[str, int] | None


def decisions(connection: Connection) -> tuple[Decision, ...]:
    """The whole log, the oldest first."""
    rows = connection.execute(select(schema.decision).order_by(schema.decision.c.number)).mappings()
    return tuple(
        Decision(**{name: row[name] for name in _FIELDS}, changes=tuple((n, v) for n, v in json.loads(row["changes"])))
        for row in rows
    )


def append(
    connection: Connection, new: Sequence[Decision], author: str, seen: Seen, reason: str = ""
) -> tuple[Decision, ...]:
    """Store decisions at once; see :meth:`statusquo.case.store.Case.decide`.

    Raises:
        CaseError: a stale edit, or a target that the case does not have.
        UsageError: a target that cannot be decided on in this way.
    """
    stored = tuple(
        dataclasses.replace(one, reason=one.reason or reason) for one in numbered(connection, new, author, seen)
    )
    if stored:
        connection.execute(insert(schema.decision), [_row(one) for one in stored])
    return stored


def numbered(connection: Connection, new: Sequence[Decision], author: str, seen: Seen) -> tuple[Decision, ...]:
    """The decisions as they would be stored, checked.

    Raises:
        CaseError: a stale edit, or a target that the case does not have.
        UsageError: a target that cannot be decided on in this way.
    """
    first = _last(connection) + 1
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="microseconds")
    stored = []
    undone: set[str] = set()
    holding = (
        {str(d.number) for d in standing(decisions(connection))} if any(d.about == "decision" for d in new) else set()
    )
    for number, one in enumerate(new, first):
        _check_target(connection, one)
        if one.about == "decision":
            if one.target not in holding - undone:
                advice = "statusquo review CASE --log lists the decisions"
                raise CaseError(f"decision {one.target} does not hold any more", where=one.target, advice=advice)
            undone.add(one.target)
        if seen is not None:
            _check_fresh(connection, one, seen if isinstance(seen, int) else seen.get(one.target, 0), first)
        stored.append(
            dataclasses.replace(one, number=number, batch=first, author=one.author or author, time=one.time or now)
        )
    return tuple(stored)


def _row(one: Decision) -> dict[str, Any]:
    return {name: getattr(one, name) for name in _FIELDS} | {"changes": json.dumps(one.changes, ensure_ascii=False)}


def _last(connection: Connection) -> int:
    return int(connection.execute(select(func.coalesce(func.max(schema.decision.c.number), 0))).scalar_one())


def _check_target(connection: Connection, one: Decision) -> None:
    """A finding and a report must be in the case, a decision in the log."""
    if one.about == "finding":
        f = schema.finding.c
        kinds = []
        for target in filter(None, (one.target, one.other)):
            kind = connection.execute(select(f.kind).where(f.finding == target).limit(1)).scalar()
            if kind is None:
                raise CaseError("the case has no such finding", where=target, advice="look it up with statusquo review")
            kinds.append(kind)
        if one.action == "merged" and len(set(kinds)) > 1:
            what = f"a finding of kind {kinds[0]} cannot be merged with one of kind {kinds[1]}"
            raise UsageError(what, where=one.target, advice="merge findings of one kind")
    if one.about == "report":
        r = schema.report.c
        for target in filter(None, (one.target, one.other)):
            if connection.execute(select(r.id).where(r.key == target).limit(1)).first() is None:
                raise CaseError(
                    "the case has no such report", where=target, advice="statusquo show CASE sources lists them"
                )
    if one.about == "decision":
        d = schema.decision.c
        if not one.target.isdecimal():
            raise UsageError("is no number of a decision", where=one.target)
        if connection.execute(select(d.number).where(d.number == int(one.target))).first() is None:
            raise CaseError("there is no such decision", where=one.target)


def _check_fresh(connection: Connection, one: Decision, seen: int, first: int) -> None:
    """Nobody decided on the same since the author looked; what is stored at once with it does not count."""
    d = schema.decision.c
    mine = and_(d.about == one.about, d.target == one.target)
    undone = select(cast(d.target, Integer)).where(d.about == "decision", d.number > seen)
    newer = connection.execute(
        select(d.number, d.author, d.time, d.action)
        .where(d.number < first, (mine & (d.number > seen)) | (mine & d.number.in_(undone)))
        .order_by(d.number.desc())
        .limit(1)
    ).first()
    if newer is not None:
        who = newer.author or "somebody else"
        raise CaseError(
            f"{who} decided on it at {newer.time} ({newer.action}); nothing was changed",
            where=one.target,
            advice="look at it again",
        )
