"""Joined values as JSON has them, and back: for each kind the values without their sources, and apart from them the
sources as ``[report, finding, start, stop]``, whose words come from the stored texts again.

What holds now is kept once more in columns of numbers, from which a matrix is made in a tenth of the time.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final

from statusquo.case.joined import (
    HeldPosition,
    Issue,
    JoinedActor,
    JoinedCondition,
    JoinedEvent,
    Period,
    Source,
    Standing,
    Version,
    World,
)
from statusquo.span import Span

KINDS: Final[dict[str, type[Any]]] = {
    "actors": JoinedActor,
    "issues": Issue,
    "positions": HeldPosition,
    "events": JoinedEvent,
    "conditions": JoinedCondition,
    "versions": Version,
}
WITH_SOURCES: Final = frozenset({"actors", "positions", "events", "conditions"})
"""Kinds whose values rest on places in reports."""
_FIELDS: Final = {
    name: [f.name for f in dataclasses.fields(kind) if f.name != "sources"] for name, kind in KINDS.items()
}
_GETTERS: Final = {name: attrgetter(*fields) for name, fields in _FIELDS.items()}
_NAMED: Final = ("party", "actor", "issue", "stance", "last")
"""Fields of a standing position that are words; in the file they are numbers."""


def newest(value: Any) -> str:
    """The last day on which a value can be a change: it began or ended; empty if that is not known."""
    if isinstance(value, HeldPosition):
        return max(value.first or "", value.until or "")
    if isinstance(value, Issue | Version):
        return ""
    first = min((source.date for source in value.sources if source.date), default="")
    return max(first, value.until or "") if isinstance(value, JoinedCondition) else first


def place(kind: str, field: str) -> int:
    """The place of a field in a packed value."""
    return _FIELDS[kind].index(field)


def pack(kind: str, values: Iterable[Any]) -> list[list[Any]]:
    """Values without their sources."""
    rows = map(_GETTERS[kind], values)
    return [list(map(_plain, row)) for row in rows] if kind == "actors" else [*map(list, rows)]


def unpack(
    kind: str,
    rows: Sequence[list[Any]],
    places: Sequence[list[Any]] | None,
    reports: Mapping[int, tuple[str, str, str]],
) -> Iterator[Any]:
    """The values again.

    Args:
        places: the sources of each; ``None``: they are left out. reports: number -> id, day and text.

    Raises:
        ValueError, LookupError, TypeError, SpanError: they are not what was packed.
    """
    make, fields = KINDS[kind], _FIELDS[kind]
    lists = [at for at, field in enumerate(fields) if field == "periods"]
    for at, row in enumerate(rows):
        if len(row) != len(fields):
            raise ValueError("a value has other fields")
        values = dict(zip(fields, (tuple(v) if type(v) is list else v for v in row), strict=True))
        for number in lists:
            values[fields[number]] = tuple(Period(*one) for one in row[number])
        if kind in WITH_SOURCES:
            values["sources"] = () if places is None else tuple(_source(reports, *packed) for packed in places[at])
        yield make(**values)


def _plain(value: Any) -> Any:
    """A field as JSON has it: periods of offices as lists."""
    if type(value) is tuple and value and dataclasses.is_dataclass(value[0]):
        return [dataclasses.astuple(one) for one in value]
    return value


def pack_sources(numbers: dict[str, tuple[int, str]], sources: Iterable[Source]) -> list[list[int | str]]:
    """Sources; each report gets a number on its first, which is kept with its day."""
    return [
        [numbers.setdefault(s.report, (len(numbers), s.date))[0], s.finding, s.span.start, s.span.stop] for s in sources
    ]


def _source(reports: Mapping[int, tuple[str, str, str]], at: int, finding: str, start: int, stop: int) -> Source:
    key, day, text = reports[at]
    return Source(day, key, finding, Span.of(text, start, stop))


def pack_now(world: World) -> dict[str, Any]:
    """What holds now, in columns; words are numbers in a list of them."""
    words: dict[str | None, int] = {}
    held = [p for p in world.positions if p.until is None]
    columns: dict[str, list[int]] = {
        name: [words.setdefault(getattr(p, name), len(words)) for p in held] for name in _NAMED
    }
    columns["weight"] = [p.weight for p in held]
    return {"words": list(words), "columns": columns}


def unpack_now(packed: Mapping[str, Any]) -> tuple[Standing, ...]:
    """What :func:`pack_now` packed.

    Raises:
        ValueError, LookupError, TypeError: something else.
    """
    words, columns = packed["words"], packed["columns"]
    party, actor, issue, stance, last = (map(words.__getitem__, columns[name]) for name in _NAMED)
    return tuple(map(Standing, party, actor, issue, stance, columns["weight"], last))
