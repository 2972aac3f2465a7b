"""Tables of marks, as text of fixed width and as HTML: a first column, then groups of columns under one head."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence

Group = tuple[str, tuple[str, ...]]
"""A head, and the heads of the columns under it."""
Line = tuple[str, Sequence[str]]
"""What stands in the first column, and in all others."""

STABLE, UNSTABLE, EQUILIBRIUM, QUO = "x", "·", "E", "*"


def mark(good: object, sign: str = STABLE) -> str:
    """The mark of a verdict."""
    return sign if good else UNSTABLE


def text(corner: str, groups: Sequence[Group], rows: Iterable[Line], *, left: int | None = None) -> Iterator[str]:
    """Write a table line by line.

    Args:
        corner: head of the first column.
        rows: its lines.
        left: width of the first column, where the others are no wider than their heads: then rows are taken
            one by one, so that a table may be as long as it likes.
    """
    subheads = [sub for _, subs in groups for sub in subs]
    widths = [len(sub) for sub in subheads]
    if left is None:
        rows = list(rows)
        left = max([len(corner), *(len(first) for first, _ in rows)])
        widths = [max([width, *(len(cells[k]) for _, cells in rows)]) for k, width in enumerate(widths)]

    def line(first: str, cells: Sequence[str]) -> str:
        parts = [first.ljust(left or 0)]
        place = 0
        for (_, subs), room in zip(groups, rooms, strict=True):
            here = range(place, place + len(subs))
            parts.append(" ".join(cells[k].ljust(widths[k]) for k in here).ljust(room))
            place += len(subs)
        return " | ".join(parts).rstrip()

    rooms = []
    place = 0
    for head, subs in groups:
        rooms.append(max(len(head), sum(widths[place : place + len(subs)]) + len(subs) - 1))
        place += len(subs)
    heads = [head.ljust(room) for (head, _), room in zip(groups, rooms, strict=True)]
    yield " | ".join([corner.ljust(left), *heads]).rstrip()
    yield line("", subheads)
    yield "-+-".join("-" * width for width in (left, *rooms))
    for first, cells in rows:
        yield line(first, cells)


def page(corner: str, groups: Sequence[Group], rows: Iterable[Line], notes: Iterable[str] = ()) -> str:
    """Write a table as HTML for a notebook."""
    caption = html.escape(" ".join(notes))
    heads = "".join(f'<th colspan="{len(subs)}">{html.escape(head)}</th>' for head, subs in groups)
    subheads = "".join(f"<th>{html.escape(sub)}</th>" for _, subs in groups for sub in subs)
    body = []
    for first, cells in rows:
        marked = (f"<b>{EQUILIBRIUM}</b>" if cell == EQUILIBRIUM else html.escape(cell) for cell in cells)
        inner = "".join(f"<td>{cell}</td>" for cell in marked)
        body.append(f"<tr><th>{html.escape(first)}</th>{inner}</tr>")
    return (
        f'<table class="statusquo-solution">{f"<caption>{caption}</caption>" if caption else ""}'
        f'<thead><tr><th rowspan="2">{html.escape(corner)}</th>{heads}</tr>'
        f"<tr>{subheads}</tr></thead><tbody>{''.join(body)}</tbody></table>"
    )
