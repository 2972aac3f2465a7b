"""The contact graph: who talks to whom, and who does not.

Parties stand on two bowed columns, evenly spaced, so that their names never meet, be it 3 or 30. A solid
line is a contact, a dashed one is planned, a dotted one with a cross is missing. Numbers lead to the table.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from statusquo.svg import lettering, shapes
from statusquo.svg.element import link, picture, tag, text, title

Kind = Literal["open", "planned", "missing"]
_SIZE, _LABEL, _RISE = 14, 190, 26
COLOURS: dict[Kind, str] = {"open": "currentColor", "planned": "#0b64a8", "missing": "#b84a00"}
DASHES: dict[Kind, str | None] = {"open": None, "planned": "7 4", "missing": "2 5"}


@dataclass(frozen=True, slots=True)
class Channel:
    """A line between two parties.

    Attributes:
        a, b: indices of the parties.
        times: how often; makes the line stronger.
        label: number of its row in the table; ``href`` leads there.
        about: what a pointer or screen reader gets.
    """

    a: int
    b: int
    kind: Kind
    times: int = 1
    label: str = ""
    href: str | None = None
    about: str = ""


def contacts(
    parties: Sequence[str],
    channels: Sequence[Channel],
    *,
    legend: Sequence[tuple[Kind, str]],
    name: str,
    about: str,
) -> str:
    """Draw the contact graph.

    Args:
        parties: names, in any order; the picture finds its own.
        channels: lines between them.
        legend: kinds that occur, with their words.
    """
    sides = _sides(len(parties), channels)
    labels = {i: lettering.wrap(party, _LABEL, _SIZE, bold=True) for i, party in enumerate(parties)}
    places, width, height = _places(sides, labels)
    centre = (width / 2, height / 2)
    taken = shapes.Taken([(x, y, 9) for x, y in places.values()])
    lines = [_line(channel, places, centre, taken) for channel in sorted(channels, key=ranked)]
    nodes = [_node(places[i], labels[i], centre[0]) for i in range(len(parties))]
    return put_together(width, height, lines, nodes, legend, name=name, about=about, class_="contacts")


def put_together(
    width: float,
    height: float,
    lines: Sequence[tuple[str, str]],
    nodes: Sequence[str],
    legend: Sequence[tuple[Kind, str]],
    *,
    name: str,
    about: str,
    class_: str,
) -> str:
    """The whole picture: lines below, their marks on top of all lines, then the parties, then the legend.

    Args:
        lines: each line with its mark, both drawn. nodes: the parties, drawn.
    """
    foot, deep = _legend(legend, width, height)
    marks = [mark for _, mark in lines]
    return picture(
        width, deep, *(line for line, _ in lines), *marks, *nodes, foot, name=name, about=about, class_=class_
    )


def stroke(channel: Channel, corners: tuple[shapes.Point, shapes.Point, shapes.Point, shapes.Point]) -> str:
    """The line of a channel along a Bézier curve, without its mark."""
    return tag(
        "path",
        title(channel.about),
        d=shapes.curve(*corners),
        fill="none",
        stroke=COLOURS[channel.kind],
        stroke_width=1.6 + min(4, channel.times - 1) * 0.9 if channel.kind == "open" else 1.8,
        stroke_dasharray=DASHES[channel.kind],
        stroke_linecap="round" if channel.kind == "missing" else None,
        class_=f"line-{channel.kind}",
    )


def ranked(channel: Channel) -> tuple[int, int, int]:
    """In what order lines are drawn: those that are open last, on top of the others."""
    return (("missing", "planned", "open").index(channel.kind), channel.a, channel.b)


def _sides(n: int, channels: Sequence[Channel]) -> tuple[list[int], list[int]]:
    """Two halves with as many lines as possible between them, each in an order that keeps lines short.

    Greedy: the best connected first, each to the side where it has fewer partners (the smaller one on a tie);
    then four passes that sort a side by the mean place of its partners on the other.
    """
    weight: dict[tuple[int, int], int] = {}
    for channel in channels:
        for pair in ((channel.a, channel.b), (channel.b, channel.a)):
            weight[pair] = weight.get(pair, 0) + (3 if channel.kind == "open" else 2)
    degree = [0] * n
    for (a, _), ties_of in weight.items():
        degree[a] += ties_of
    half = (n + 1) // 2
    sides: tuple[list[int], list[int]] = ([], [])
    for i in sorted(range(n), key=lambda i: (-degree[i], i)):
        ties = [sum(weight.get((i, j), 0) for j in side) for side in sides]
        full = [len(side) >= half for side in sides]
        left = (full[0], ties[0], len(sides[0])) <= (full[1], ties[1], len(sides[1]))
        sides[0 if left else 1].append(i)
    for turn in range(4):
        side, other = sides[turn % 2], sides[1 - turn % 2]
        place = {j: (k + 0.5) / len(other) for k, j in enumerate(other)}
        mean: dict[int, float] = {}
        for k, i in enumerate(side):
            found = [(place[j], weight[i, j]) for j in other if (i, j) in weight]
            total = sum(w for _, w in found)
            mean[i] = sum(p * w for p, w in found) / total if total else (k + 0.5) / len(side)
        side.sort(key=lambda i: (mean[i], i))
    return sides


def _places(
    sides: tuple[list[int], list[int]], labels: dict[int, tuple[str, ...]]
) -> tuple[dict[int, shapes.Point], float, float]:
    """Where the parties stand, evenly spaced down each side."""
    half = max(len(side) for side in sides)
    deepest = max((len(lines) for lines in labels.values()), default=1)
    step = max(_RISE + 10 if half > 6 else 62, deepest * _SIZE * lettering.LINE + 8)
    height = max(2.4, half) * step + 16
    spread = 320 if half <= 6 else 420
    room = max((lettering.width(line, _SIZE, True) for lines in labels.values() for line in lines), default=0) + 22
    width = 2 * room + spread
    places: dict[int, shapes.Point] = {}
    for side, members in enumerate(sides):
        top = (height - (len(members) - 1) * step) / 2
        for k, member in enumerate(members):
            y = top + k * step
            bow = math.sqrt(max(0.0, 1 - ((y - height / 2) / (height * 0.62)) ** 2))
            reach = spread / 2 * (0.45 + 0.55 * bow)
            places[member] = (width / 2 + (reach if side else -reach), y)
    return places, width, height


def _line(
    channel: Channel, places: dict[int, shapes.Point], centre: shapes.Point, taken: shapes.Taken
) -> tuple[str, str]:
    a, b = places[channel.a], places[channel.b]
    same_side = (a[0] < centre[0]) == (b[0] < centre[0])
    pull = 0.55 if same_side else 0.18
    if same_side and abs(a[1] - b[1]) < 80:
        pull = 0.3
    first = (a[0] + (centre[0] - a[0]) * pull, a[1] + (centre[1] - a[1]) * pull * 0.5)
    second = (b[0] + (centre[0] - b[0]) * pull, b[1] + (centre[1] - b[1]) * pull * 0.5)
    path = stroke(channel, (a, first, second, b))
    spots = [shapes.cubic(a, first, second, b, t) for t in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)]
    radius = max(9.0, lettering.width(channel.label, 11) / 2 + 2)
    at = taken.claim(spots, radius)
    if at is None:
        return path, ""
    colour = COLOURS[channel.kind]
    if channel.label:
        mark = shapes.badge(at, channel.label, radius, class_=f"line-{channel.kind}", colour=colour)
        if channel.kind == "missing":
            mark += shapes.cross(
                (at[0] + radius + 1, at[1] - 9), 3.5, stroke=colour, stroke_width=2, class_="line-missing"
            )
        return path, link(channel.href, mark)
    if channel.kind == "missing":
        return path, shapes.cross(at, 5, stroke=colour, stroke_width=2.2, class_="line-missing")
    return path, ""


def _node(at: shapes.Point, lines: tuple[str, ...], centre: float) -> str:
    left = at[0] < centre
    return tag("circle", cx=at[0], cy=at[1], r=5.5, class_="node") + lettering.block(
        lines, at[0] + (-12 if left else 12), at[1], _SIZE, anchor="end" if left else "start", weight="600"
    )


def _legend(legend: Sequence[tuple[Kind, str]], width: float, height: float) -> tuple[str, float]:
    """The legend below a drawing, and how deep the picture is with it."""
    y = height + 22
    parts: list[str] = []
    needs = (44 + lettering.width(words, 13) + 18 for _, words in legend)
    places = lettering.flow(needs, 8.0, y, width, 22)
    for (kind, words), (x, y) in zip(legend, places, strict=True):
        colour = COLOURS[kind]
        parts.append(
            tag(
                "path",
                d=f"M{x:.0f} {y:.0f}h34",
                stroke=colour,
                stroke_width=2,
                fill="none",
                stroke_dasharray=DASHES[kind],
                class_=f"line-{kind}",
            )
        )
        if kind == "missing":
            parts.append(shapes.cross((x + 17, y), 4, stroke=colour, stroke_width=2, class_="line-missing"))
        parts.append(tag("text", text(words), x=x + 42, y=y + 4.5, font_size=13))
    return "".join(parts), y + 14 if legend else height
