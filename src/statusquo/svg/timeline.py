"""The timeline: who took part in what, day by day.

A lane per party, a column per event, days in order; a gap between days says how long it was. The picture
gives the pattern; each number leads to the entry in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from statusquo.svg import lettering, shapes
from statusquo.svg.element import link, number, picture, tag, text, title

Mark = Literal["happened", "planned", "not", "change"]
_SIZE, _LABEL, _STEP, _HEAD = 13, 170, 26, 46


@dataclass(frozen=True, slots=True)
class Entry:
    """A column of the timeline.

    Attributes:
        day: what stands over it; entries of one day stand together.
        lanes: indices of the parties that took part.
        mark: disc (happened), ring (planned), cross (not), diamond (a change of position).
    """

    day: str
    lanes: tuple[int, ...]
    mark: Mark
    label: str
    href: str | None = None
    about: str = ""


def timeline(
    lanes: Sequence[str],
    entries: Sequence[Entry],
    *,
    legend: Sequence[tuple[Mark, str]],
    name: str,
    about: str,
) -> str:
    """Draw the timeline.

    Args:
        lanes: names of the parties, top to bottom.
        entries: in order of time; those of one day next to each other.
        legend: marks that occur, with their words.
    """
    labels = [lettering.wrap(lane, _LABEL, _SIZE, bold=True) for lane in lanes]
    heights = [max(26.0, len(lines) * _SIZE * lettering.LINE + 10) for lines in labels]
    middles = [_HEAD + sum(heights[:i]) + heights[i] / 2 for i in range(len(lanes))]
    bottom = _HEAD + sum(heights)
    left = max((lettering.width(line, _SIZE, True) for lines in labels for line in lines), default=0) + 20
    columns, days, right = _columns(entries, left)
    width = max(right + 12, left + 60)
    bands = [
        tag(
            "rect",
            x=0,
            y=middle - heights[i] / 2,
            width=width,
            height=heights[i],
            class_="band",
            fill_opacity=0.05,
        )
        for i, middle in enumerate(middles)
        if i % 2 == 0
    ]
    names = [lettering.block(lines, 6, middles[i], _SIZE, weight="600") for i, lines in enumerate(labels)]
    heads = [
        tag("text", text(day), x=(a + b) / 2, y=14, font_size=12, text_anchor="middle")
        + tag("path", d=f"M{number(a - 9)} 20H{number(b + 9)}", stroke="currentColor", stroke_opacity=0.4)
        for day, a, b in days
    ]
    drawn = [_entry(entry, x, middles) for entry, x in zip(entries, columns, strict=True)]
    foot, deep = _legend(legend, width, bottom)
    return picture(width, deep, *bands, *names, *heads, *drawn, foot, name=name, about=about, class_="timeline")


def _columns(entries: Sequence[Entry], left: float) -> tuple[list[float], list[tuple[str, float, float]], float]:
    """The x of each entry, the heads of the days with their extent, and the right end."""
    columns: list[float] = []
    days: list[tuple[str, float, float]] = []
    x = left
    i = 0
    while i < len(entries):
        day = entries[i].day
        count = next((k for k in range(i, len(entries)) if entries[k].day != day), len(entries)) - i
        need = max(count * _STEP, lettering.width(day, 12) + 10)
        start = x + need / 2 - (count - 1) * _STEP / 2
        columns += [start + k * _STEP for k in range(count)]
        days.append((day, start, start + (count - 1) * _STEP))
        x += need + 8
        i += count
    return columns, days, x


def _entry(entry: Entry, x: float, middles: list[float]) -> str:
    ys = [middles[lane] for lane in sorted(entry.lanes)]
    dashed = "3 3" if entry.mark in {"planned", "not"} else None
    parts = [title(entry.about)]
    if len(ys) > 1:
        parts.append(
            tag(
                "path",
                d=f"M{number(x)} {number(ys[0])}V{number(ys[-1])}",
                stroke="currentColor",
                stroke_width=2,
                stroke_dasharray=dashed,
                stroke_opacity=0.75,
            )
        )
    parts += [sign(entry.mark, (x, y)) for y in ys]
    parts.append(tag("text", text(entry.label), x=x, y=36, font_size=12, text_anchor="middle", font_weight="600"))
    return link(entry.href, tag("g", *parts))


def sign(mark: Mark, at: shapes.Point) -> str:
    """The sign of an entry."""
    x, y = at
    if mark == "happened":
        return tag("circle", cx=x, cy=y, r=6)
    if mark == "planned":
        return tag(
            "circle",
            cx=x,
            cy=y,
            r=5.2,
            class_="paper line-planned",
            fill="#fff",
            stroke="#0b64a8",
            stroke_width=2.2,
        )
    if mark == "not":
        return shapes.cross(at, 5, stroke="#b84a00", stroke_width=2.4, class_="line-missing")
    diamond = f"M{number(x)} {number(y - 7.5)}l7.5 7.5l-7.5 7.5l-7.5-7.5z"
    return tag("path", d=diamond, fill="#9a4a86", class_="fill-change")


def _legend(legend: Sequence[tuple[Mark, str]], width: float, bottom: float) -> tuple[str, float]:
    y = bottom + 22
    parts: list[str] = []
    needs = (18 + lettering.width(words, 13) + 20 for _, words in legend)
    places = lettering.flow(needs, 14.0, y, width, 22)
    for (mark, words), (x, y) in zip(legend, places, strict=True):
        parts.append(sign(mark, (x, y)))
        parts.append(tag("text", text(words), x=x + 14, y=y + 4.5, font_size=13))
    return "".join(parts), y + 16 if legend else bottom + 4
