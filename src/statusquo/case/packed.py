"""Joined values as JSON has them, and back: for each kind the values without their sources, and apart from them the
sources as ``[report, finding, start, stop]``, whose words come from the stored texts again.

What holds now is kept once more in columns of numbers, from which a matrix is made in a tenth of the time.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from operator import attrgetter
from typing import Any, Final, get_args, get_origin, get_type_hints

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
_CUT: Final = {
    name: [f.name for f in dataclasses.fields(kind)].index("sources")
    for name, kind in KINDS.items()
    if name in WITH_SOURCES
}
"""The place of the sources among the fields."""
_LISTS: Final = {
    name: [
        _FIELDS[name].index(field)
        for field, hint in get_type_hints(kind).items()
        if field != "sources" and tuple in (get_origin(hint), *map(get_origin, get_args(hint)))
    ]
    for name, kind in KINDS.items()
}
"""The places of the fields that are tuples, or tuples or nothing: JSON has lists of them."""
_GETTERS: Final = {name: attrgetter(*fields) for name, fields in _FIELDS.items()}
_NAMED: Final = ("party", "actor", "issue", "stance", "last")
"""Fields of a standing position that are words; in the file they are numbers."""
NOW_COLUMNS: Final = (*_NAMED, "weight")
"""The columns of what holds now."""


def newest(value: Any) -> str:
    """The last day on which a value can be a change: it began or ended; empty if that is not known."""
    if isinstance(value, HeldPosition):
        return max(value.first or "", value.until or "")
    if isinstance(value, Issue | Version):
        return ""
    first = min((source.date for source in value.sources if source.date), default="")
    return max(first, value.until or "") if isinstance(value, JoinedCondition) else first


_ROOT: Final = re.compile(r"(?:_\d+)+$")


def root(key: str) -> str:
    """A key without the numbers at its end: only keys of one root can get each other's number.

    Example:
        >>> root("talks_a_b_2025_12_01_2"), root("talks_a_b")
        ('talks_a_b', 'talks_a_b')
    """
    return _ROOT.sub("", key)


def slice_of(kind: str, value: Any) -> str:
    """What decides the slice in which a value is kept: values that change together have it in common."""
    if kind == "positions":
        return f"{value.party}\n{value.issue}"
    if kind in ("events", "conditions"):
        return root(value.key)
    return value.key if kind == "actors" else ""


ORDER: Final[dict[str, Callable[[Any], Any]]] = {
    "actors": attrgetter("key"),
    "issues": attrgetter("key"),
    "positions": lambda p: (p.issue, p.party, p.first or "", p.actor, p.stance),
    "events": lambda e: (e.days or ("", ""), e.key),
    "conditions": attrgetter("key"),
    "versions": lambda v: v,
}
"""What the values of a world are sorted by."""


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
    fields = _FIELDS[kind]
    if any(len(row) != len(fields) for row in rows):
        raise ValueError("a value has other fields")
    columns: list[Iterable[Any]] = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in fields]
    for number in _LISTS[kind]:
        make = _periods if fields[number] == "periods" else tuple
        columns[number] = [None if value is None else make(value) for value in columns[number]]
    if kind in WITH_SOURCES:
        told = (tuple([_source(reports, *packed) for packed in one]) for one in places) if places is not None else None
        columns.insert(_CUT[kind], told or repeat((), len(rows)))
    return map(KINDS[kind], *columns)


def _periods(told: Sequence[Sequence[Any]]) -> tuple[Period, ...]:
    return tuple(Period(*one) for one in told)


def _plain(value: Any) -> Any:
    """A field as JSON has it: periods of offices as lists."""
    if type(value) is tuple and value and dataclasses.is_dataclass(value[0]):
        return [dataclasses.astuple(one) for one in value]
    return value


def pack_sources(numbers: Mapping[str, tuple[int, str]], sources: Iterable[Source]) -> list[list[int | str]]:
    """Sources, with the numbers of their reports."""
    return [[numbers[s.report][0], s.finding, s.span.start, s.span.stop] for s in sources]


def _source(reports: Mapping[int, tuple[str, str, str]], at: int, finding: str, start: int, stop: int) -> Source:
    key, day, text = reports[at]
    return Source(day, key, finding, Span.of(text, start, stop))


def pack_now(world: World) -> dict[str, Any]:
    """What holds now, in columns; words are numbers in a list of them."""
    words: dict[str | None, int] = {}
    columns = now_columns(world.positions, words)
    return {"words": list(words), "columns": columns}


def now_columns(positions: Iterable[HeldPosition], words: dict[str | None, int]) -> dict[str, list[int]]:
    """The columns of those positions that hold now; new words are added."""
    held = [p for p in positions if p.until is None]
    columns: dict[str, list[int]] = {
        name: [words.setdefault(getattr(p, name), len(words)) for p in held] for name in _NAMED
    }
    columns["weight"] = [p.weight for p in held]
    return columns


def unpack_now(packed: Mapping[str, Any]) -> tuple[Standing, ...]:
    """What :func:`pack_now` packed.

    Raises:
        ValueError, LookupError, TypeError: something else.
    """
    words, columns = list(packed["words"]), packed["columns"]
    party, actor, issue, stance, last = (map(words.__getitem__, columns[name]) for name in _NAMED)
    return tuple(map(Standing, party, actor, issue, stance, columns["weight"], last))
