"""Keep the joined world in the case file, so that a question does not join everything again.

Written as JSON without the findings; sources as ``[report, finding, start, stop]``, whose words come from the
stored texts again. It is used only while nothing was added or decided since (``state``), and thrown away when
the rules of joining change (``RULES``). It says nothing that the findings do not say, so a row with any fault in it
is dropped and made anew.
"""

from __future__ import annotations

import dataclasses
import gc
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select

from statusquo.case import schema
from statusquo.case.joined import HeldPosition, Issue, JoinedActor, JoinedCondition, JoinedEvent, Source, World
from statusquo.errors import SpanError
from statusquo.span import Span

RULES = 1
"""Raised when :func:`statusquo.case.join` gives another world for the same findings."""

_KINDS: dict[str, type[Any]] = {
    "actors": JoinedActor,
    "issues": Issue,
    "positions": HeldPosition,
    "events": JoinedEvent,
    "conditions": JoinedCondition,
}


@contextmanager
def no_collection() -> Iterator[None]:
    """Pause the search for dead circles while millions of frozen values are made: they have none."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def save(connection: Connection, state: tuple[int, ...], world: World) -> None:
    """Write a world in place of the one before."""
    reports: dict[str, int] = {}
    data: dict[str, Any] = {}
    for name, kind in _KINDS.items():
        fields = [f.name for f in dataclasses.fields(kind)]
        data[name] = [
            [_packed(reports, value) if f == "sources" else value for f in fields for value in [getattr(one, f)]]
            for one in getattr(world, name)
        ]
    dates = {
        s.report: s.date for name in _KINDS if name != "issues" for one in getattr(world, name) for s in one.sources
    }
    data["reports"] = [[report, dates[report]] for report in reports]
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    connection.execute(schema.joined.delete())
    connection.execute(insert(schema.joined).values(id=1, state=_name(state), data=text))


def _packed(reports: dict[str, int], sources: tuple[Source, ...]) -> list[list[int | str]]:
    return [[reports.setdefault(s.report, len(reports)), s.finding, s.span.start, s.span.stop] for s in sources]


def _name(state: tuple[int, ...]) -> str:
    return "-".join(str(number) for number in (RULES, *state))


def load(connection: Connection, state: tuple[int, ...]) -> World | None:
    """The saved world without its findings, or ``None`` if there is none of this state that is whole."""
    j = schema.joined.c
    data = connection.execute(select(j.data).where(j.state == _name(state))).scalar()
    if data is None:
        return None
    texts = _texts(connection)
    try:
        with no_collection():
            rows = json.loads(data)
            reports = [(key, day, texts[key]) for key, day in rows["reports"]]
            return World((), **{name: tuple(_unpacked(kind, rows[name], reports)) for name, kind in _KINDS.items()})
    except (ValueError, TypeError, LookupError, SpanError):
        return None  # the caller joins again and writes it anew


def _texts(connection: Connection) -> dict[str, str]:
    """The newest text of every report."""
    r, t = schema.report.c, schema.text.c
    newest = select(r.key, func.max(r.revision).label("revision")).group_by(r.key).subquery()
    query = (
        select(r.key, t.text)
        .select_from(schema.report)
        .join(newest, and_(r.key == newest.c.key, r.revision == newest.c.revision))
        .join(schema.text, t.id == r.text_id)
    )
    return {key: text for key, text in connection.execute(query)}  # noqa: C416 - rows are not pairs for mypy


def _unpacked(kind: type[Any], rows: list[list[Any]], reports: list[tuple[str, str, str]]) -> Iterator[Any]:
    names = [f.name for f in dataclasses.fields(kind)]
    at = names.index("sources") if "sources" in names else -1
    for row in rows:
        values = [tuple(value) if type(value) is list and place != at else value for place, value in enumerate(row)]
        if at >= 0:
            values[at] = tuple(_source(reports, *packed) for packed in row[at])
        yield kind(*values)


def _source(reports: list[tuple[str, str, str]], at: int, finding: str, start: int, stop: int) -> Source:
    key, day, text = reports[at]
    return Source(day, key, finding, Span.of(text, start, stop))
