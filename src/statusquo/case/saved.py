"""Keep the joined world in the case file, so that a question does not join everything again.

Written as JSON in parts, without the findings: for each kind (``positions``) the values without their sources, and
apart from them (``positions.at``) the sources as ``[report, finding, start, stop]``, whose words come from the stored
texts again. A question loads the parts it needs. They are used only while nothing was added or decided since
(``state``), and thrown away when the rules of joining change (``RULES``, and every release). They say nothing that
the findings do not say, so parts with any fault in them are dropped and made anew.
"""

from __future__ import annotations

import dataclasses
import gc
import json
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from sqlalchemy import Connection, and_, func, insert, select

from statusquo.case import schema
from statusquo.case.issues import Proposal
from statusquo.case.joined import (
    HeldPosition,
    Issue,
    JoinedActor,
    JoinedCondition,
    JoinedEvent,
    Period,
    Source,
    Version,
    World,
)
from statusquo.errors import SpanError
from statusquo.span import Span
from statusquo.version import __version__

RULES: Final = 4
"""Raised when :func:`statusquo.case.join` gives another world for the same findings."""

_KINDS: Final[dict[str, type[Any]]] = {
    "actors": JoinedActor,
    "issues": Issue,
    "positions": HeldPosition,
    "events": JoinedEvent,
    "conditions": JoinedCondition,
    "versions": Version,
}
KINDS: Final = tuple(_KINDS)
WITH_SOURCES: Final = frozenset({"actors", "positions", "events", "conditions"})
"""Kinds whose values rest on places in reports."""


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


def save(connection: Connection, state: tuple[int, ...], world: World, proposals: Iterable[Proposal] = ()) -> None:
    """Write a world, and what may be joined in it, in place of the one before."""
    reports: dict[str, int] = {}
    dates: dict[str, str] = {}
    parts: dict[str, Any] = {}
    for name, kind in _KINDS.items():
        fields = [f.name for f in dataclasses.fields(kind) if f.name != "sources"]
        rows = getattr(world, name)
        parts[name] = [[_plain(getattr(one, field)) for field in fields] for one in rows]
        if name in WITH_SOURCES:
            parts[f"{name}.at"] = [_packed(reports, dates, one.sources) for one in rows]
    parts["proposals"] = [dataclasses.astuple(proposal) for proposal in proposals]
    parts["reports"] = [[report, dates[report]] for report in reports]
    connection.execute(schema.joined.delete())
    values = [{"part": name, "state": _name(state), "data": _json({"rows": rows})} for name, rows in parts.items()]
    connection.execute(insert(schema.joined), values)


def _plain(value: Any) -> Any:
    """A field as JSON has it: periods of offices as lists."""
    if type(value) is tuple and value and dataclasses.is_dataclass(value[0]):
        return [dataclasses.astuple(one) for one in value]
    return value


def _made(name: str, value: Any) -> Any:
    """A field as it was."""
    if name == "periods":
        return tuple(Period(*one) for one in value)
    return tuple(value) if type(value) is list else value


def _json(rows: Any) -> str:
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _packed(reports: dict[str, int], dates: dict[str, str], sources: tuple[Source, ...]) -> list[list[int | str]]:
    dates.update((s.report, s.date) for s in sources)
    return [[reports.setdefault(s.report, len(reports)), s.finding, s.span.start, s.span.stop] for s in sources]


def _name(state: tuple[int, ...]) -> str:
    return "-".join(str(number) for number in (__version__, RULES, *state))


def load(
    connection: Connection,
    state: tuple[int, ...],
    kinds: Collection[str] = KINDS,
    sources: Collection[str] = WITH_SOURCES,
) -> World | None:
    """The saved world without its findings.

    Args:
        kinds: the values that are wanted; ``sources``: kinds whose sources are wanted. All else is left empty.

    Returns:
        ``None`` if there is no world of this state that is whole.
    """
    wanted = [*kinds, *(f"{name}.at" for name in sources), *(["reports"] if sources else [])]
    j = schema.joined.c
    query = select(j.part, j.data).where(j.state == _name(state), j.part.in_(wanted))
    data: dict[str, str] = {part: text for part, text in connection.execute(query)}  # noqa: C416 - rows are no pairs
    if data.keys() != set(wanted):
        return None
    texts = _texts(connection) if sources else {}
    try:
        with no_collection():
            rows = {part: json.loads(text)["rows"] for part, text in data.items()}
            listed = [(key, day, texts[key]) for key, day in rows.get("reports", ())]
            made = {
                name: tuple(_unpacked(kind, rows[name], rows.get(f"{name}.at", []), listed))
                for name, kind in _KINDS.items()
                if name in kinds
            }
            return World((), **made)
    except (ValueError, TypeError, LookupError, AttributeError, SpanError):
        return None  # the caller joins again and writes it anew


def load_proposals(connection: Connection, state: tuple[int, ...]) -> tuple[Proposal, ...] | None:
    """The saved proposals, or ``None`` if there are none of this state that are whole."""
    j = schema.joined.c
    data = connection.execute(select(j.data).where(j.state == _name(state), j.part == "proposals")).scalar()
    try:
        return None if data is None else tuple(Proposal(*row) for row in json.loads(data)["rows"])
    except (ValueError, TypeError, LookupError):
        return None


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


def _unpacked(
    kind: type[Any], rows: list[list[Any]], places: list[list[Any]], reports: list[tuple[str, str, str]]
) -> Iterator[Any]:
    names = [f.name for f in dataclasses.fields(kind) if f.name != "sources"]
    rests = any(f.name == "sources" for f in dataclasses.fields(kind))
    if places and len(places) != len(rows):
        raise ValueError("sources and values are not of one world")
    for at, row in enumerate(rows):
        values = {name: _made(name, value) for name, value in zip(names, row, strict=True)}
        if rests:
            values["sources"] = tuple(_source(reports, *packed) for packed in places[at]) if places else ()
        yield kind(**values)


def _source(reports: list[tuple[str, str, str]], at: int, finding: str, start: int, stop: int) -> Source:
    key, day, text = reports[at]
    return Source(day, key, finding, Span.of(text, start, stop))
