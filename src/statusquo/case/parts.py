"""The names of the parts of the saved world: ``position:2026-11.0a3``.

The kind in eight letters; ``:`` before values, ``@`` before the sources of values; the month of the last change; the
slice, which holds what changes together.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Final

VALUES: Final = ":"
SOURCES: Final = "@"


def begin(kind: str, mark: str = VALUES) -> str:
    """How the names of the parts of a kind begin.

    Example:
        >>> begin("positions"), begin("events", SOURCES)
        ('position:', 'events@')
    """
    return kind[:8] + mark


def end(month: str, text: str, slices: int) -> str:
    """How the name of a part ends.

    Args:
        text: what the values of one slice have in common (see :func:`statusquo.case.packed.slice_of`).
        slices: how many there are.
    """
    return f"{month}.{slice_name(text, slices)}"


def slice_name(text: str, slices: int) -> str:
    """The slice of a text, as it is written: three hexadecimal digits."""
    return f"{zlib.crc32(text.encode('utf-8', 'surrogatepass')) % slices:03x}"


def slice_in(ending: str) -> str:
    """The slice in the end of a name."""
    return ending.rpartition(".")[2]


def ends(kind: str, names: Iterable[str]) -> list[str]:
    """The ends of those names that are of values of a kind."""
    first = begin(kind)
    return [name.removeprefix(first) for name in names if name.startswith(first)]
