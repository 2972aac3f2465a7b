"""The conflict graph: the states that can be reached from the status quo, and by whose moves.

A state's column is the fewest moves it takes to get there, so that the picture answers "how far away is
it?". A state says in words what is different from today. Each party has a colour, a dash and a letter; an
equilibrium has a ring per concept and says so in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from statusquo.svg import lettering, palette, shapes
from statusquo.svg.element import link, picture, tag, text, title
from statusquo.svg.states_legend import legend, room

_SIZE, _BOX, _GAP, _ROW, _RING_STEP = 12.5, 168, 112, 40, 3.4
_RING = ("none", "5 3", "2 2.5", "8 3 2 3", "1 4")


@dataclass(frozen=True, slots=True)
class State:
    """A box of the graph.

    Attributes:
        key: what moves refer to.
        column: fewest moves from the status quo.
        lines: what is different from the status quo, one change each.
        rings: places (0 to 4) of the concepts under which it is an equilibrium; ``note`` says so in words.
        now: whether it is the status quo.
    """

    key: str
    column: int
    lines: tuple[str, ...]
    rings: tuple[int, ...] = ()
    note: str = ""
    now: bool = False
    href: str | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class Move:
    """An arrow: a move of one party, drawn thin and light if it is against the mover's interest."""

    start: str
    end: str
    party: int
    improves: bool = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class _Box:
    state: State
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    x: float
    y: float
    height: float


def states(
    nodes: Sequence[State],
    moves: Sequence[Move],
    parties: Sequence[str],
    *,
    columns: Sequence[str],
    against: str,
    name: str,
    about: str,
) -> str:
    """Draw the conflict graph.

    Args:
        nodes: states, each in its column (0, 1, ...).
        moves: arrows between them.
        parties: their names; a move's ``party`` is an index into them.
        columns: a heading per column ("today", "after one move", ...).
        against: words for an arrow that is no improvement for its mover.
    """
    top = 30.0
    boxes, width, height = _layout(nodes, moves, top)
    heads = [
        tag(
            "text",
            text(words),
            x=i * (_BOX + _GAP) + _BOX / 2 + 10,
            y=16,
            font_size=13,
            text_anchor="middle",
            fill_opacity=0.75,
        )
        for i, words in enumerate(columns)
    ]
    used = sorted({move.party for move in moves})
    width = max([width, *(room(parties[i]) + 20 for i in used)])
    taken = shapes.Taken()
    arrows = _arrows(moves, boxes, taken)
    cards = [_card(boxes[node.key]) for node in nodes]
    foot, deep = legend(
        [(i, parties[i]) for i in used], against if not all(m.improves for m in moves) else "", width, height
    )
    return picture(
        width,
        deep,
        *heads,
        *(line for line, _ in arrows),
        *cards,
        *(mark for _, mark in arrows),
        foot,
        name=name,
        about=about,
        class_="states",
    )


def _layout(nodes: Sequence[State], moves: Sequence[Move], top: float) -> tuple[dict[str, _Box], float, float]:
    measured = {node.key: _measure(node) for node in nodes}
    columns = _order(nodes, moves)
    deep = max((sum(measured[k][2] + _ROW for k in column) for column in columns), default=60)
    boxes: dict[str, _Box] = {}
    by_key = {node.key: node for node in nodes}
    for i, column in enumerate(columns):
        y = top + (deep - sum(measured[k][2] + _ROW for k in column)) / 2 + _ROW / 2
        for key in column:
            lines, notes, height = measured[key]
            boxes[key] = _Box(by_key[key], lines, notes, i * (_BOX + _GAP) + 10, y, height)
            y += height + _ROW
    inside = any(by_key[m.start].column == by_key[m.end].column == len(columns) - 1 for m in moves)
    width = len(columns) * (_BOX + _GAP) - _GAP + 20 + (_GAP * 0.7 if inside else 0)
    return boxes, max(width, 330), top + deep


def _measure(node: State) -> tuple[tuple[str, ...], tuple[str, ...], float]:
    lines = tuple(part for line in node.lines for part in lettering.wrap(line, _BOX - 22, _SIZE, 3, bold=node.now))
    notes = lettering.wrap(node.note, _BOX - 22, _SIZE - 1, bold=True) if node.note else ()
    height = (len(lines) + len(notes)) * _SIZE * lettering.LINE + (22 if notes else 16)
    return lines, notes, height


def _order(nodes: Sequence[State], moves: Sequence[Move]) -> list[list[str]]:
    """Columns of keys, each ordered by the mean place of its neighbours one column before (two passes)."""
    far = max((node.column for node in nodes), default=-1)
    columns = [sorted(node.key for node in nodes if node.column == i) for i in range(far + 1)]
    near: dict[str, list[str]] = {node.key: [] for node in nodes}
    for move in moves:
        near[move.start].append(move.end)
        near[move.end].append(move.start)
    for _ in range(2):
        for i in range(1, len(columns)):
            place = {key: k / max(1, len(columns[i - 1]) - 1) for k, key in enumerate(columns[i - 1])}

            def mean(key: str, place: dict[str, float] = place) -> tuple[float, str]:
                known = [place[other] for other in near[key] if other in place]
                return (sum(known) / len(known) if known else 0.5, key)

            columns[i].sort(key=mean)
    return columns


def _arrows(moves: Sequence[Move], boxes: dict[str, _Box], taken: shapes.Taken) -> list[tuple[str, str]]:
    """Arrows with their letters; arrows that share a side of a box are spread along it."""
    ports: dict[tuple[str, str], list[tuple[float, int, str]]] = {}
    sides: list[tuple[str, str]] = []
    for i, move in enumerate(moves):
        a, b = boxes[move.start], boxes[move.end]
        out, into = ("right", "left") if a.x < b.x else ("left", "right") if a.x > b.x else ("right", "right")
        sides.append((out, into))
        ports.setdefault((move.start, out), []).append((b.y, i, "out"))
        ports.setdefault((move.end, into), []).append((a.y, i, "into"))
    height: dict[tuple[int, str], float] = {}
    for (key, _), ends in ports.items():
        box = boxes[key]
        for k, (_, i, end) in enumerate(sorted(ends)):
            height[i, end] = box.y + box.height * (k + 1) / (len(ends) + 1)
    return [_arrow(move, boxes, height[i, "out"], height[i, "into"], sides[i], taken) for i, move in enumerate(moves)]


def _arrow(
    move: Move, boxes: dict[str, _Box], y0: float, y1: float, sides: tuple[str, str], taken: shapes.Taken
) -> tuple[str, str]:
    a, b = boxes[move.start], boxes[move.end]
    margin = 3 + _RING_STEP * len(a.state.rings)
    x0 = a.x + _BOX + margin if sides[0] == "right" else a.x - margin
    margin = 3 + _RING_STEP * len(b.state.rings)
    x1 = b.x + _BOX + margin if sides[1] == "right" else b.x - margin
    bend = _GAP * 0.55
    start, end = (x0, y0), (x1, y1)
    first = (x0 + (bend if sides[0] == "right" else -bend), y0)
    second = (x1 + (bend if sides[1] == "right" else -bend), y1)
    colour = palette.colour(move.party)
    look = palette.colour_class(move.party)
    short = (x1 + (7 if sides[1] == "right" else -7), y1)
    path = tag(
        "path",
        title(move.about),
        d=shapes.curve(start, first, second, short),
        fill="none",
        stroke=colour,
        stroke_width=2.2 if move.improves else 1.2,
        stroke_opacity=None if move.improves else 0.75,
        stroke_dasharray=palette.dash(move.party),
        class_=f"s-{look}",
    )
    head = shapes.arrow_head(
        end,
        second,
        10,
        fill=colour if move.improves else "none",
        stroke=colour,
        stroke_width=1.2,
        class_=f"s-{look} f-{look}" if move.improves else f"s-{look}",
    )
    spots = [shapes.cubic(start, first, second, end, t) for t in (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)]
    clear = [spot for spot in spots if not any(_covers(box, spot, 12) for box in boxes.values())]
    at = taken.claim(clear, 8)
    mark = shapes.badge(at, palette.letter(move.party), 8, class_=f"s-{look}", colour=colour) if at else ""
    return path + head, mark


def _covers(box: _Box, at: shapes.Point, margin: float) -> bool:
    return box.x - margin < at[0] < box.x + _BOX + margin and box.y - margin < at[1] < box.y + box.height + margin


def _card(box: _Box) -> str:
    state = box.state
    rings = [
        tag(
            "rect",
            x=box.x - _RING_STEP * k,
            y=box.y - _RING_STEP * k,
            width=_BOX + 2 * _RING_STEP * k,
            height=box.height + 2 * _RING_STEP * k,
            rx=6 + _RING_STEP * k,
            fill="none",
            stroke="#00805d",
            stroke_width=1.5,
            class_="ring",
            stroke_dasharray=None if _RING[ring % 5] == "none" else _RING[ring % 5],
        )
        for k, ring in enumerate(state.rings, start=1)
    ]
    body = tag(
        "rect",
        x=box.x,
        y=box.y,
        width=_BOX,
        height=box.height,
        rx=6,
        fill="#fff",
        stroke="currentColor",
        stroke_width=2.4 if state.now else 1,
        class_="paper",
    )
    step = _SIZE * lettering.LINE
    words = lettering.block(
        box.lines,
        box.x + 11,
        box.y + 8 + step * len(box.lines) / 2,
        _SIZE,
        weight="600" if state.now else None,
    )
    note = (
        lettering.block(
            box.notes,
            box.x + 11,
            box.y + box.height - 8 - step * len(box.notes) / 2,
            _SIZE - 1,
            weight="600",
            class_="good",
        )
        if box.notes
        else ""
    )
    return link(state.href, tag("g", title(state.about), *rings, body, words, note))
