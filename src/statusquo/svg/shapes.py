"""Small shapes the pictures share: arrow heads, badges, crosses, and room that is taken already."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from statusquo.svg.element import number, tag, text

Point = tuple[float, float]


@dataclass
class Taken:
    """Discs that are drawn already, so that later ones keep clear of them."""

    discs: list[tuple[float, float, float]] = field(default_factory=list)

    def free(self, at: Point, radius: float) -> bool:
        """Tell whether a disc there would touch no other."""
        return all(math.hypot(at[0] - x, at[1] - y) >= radius + r for x, y, r in self.discs)

    def claim(self, places: list[Point], radius: float) -> Point | None:
        """Take the first free place; ``None`` if all are taken."""
        for place in places:
            if self.free(place, radius):
                self.discs.append((*place, radius))
                return place
        return None


def cubic(a: Point, b: Point, c: Point, d: Point, t: float) -> Point:
    """The point at ``t`` in 0..1 of a cubic Bézier curve."""
    u = 1 - t
    weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
    return (
        sum(w * p[0] for w, p in zip(weights, (a, b, c, d), strict=True)),
        sum(w * p[1] for w, p in zip(weights, (a, b, c, d), strict=True)),
    )


def curve(a: Point, b: Point, c: Point, d: Point) -> str:
    """Path data of a cubic Bézier curve."""
    (x0, y0), rest = a, (b, c, d)
    return f"M{number(x0)} {number(y0)}C" + " ".join(f"{number(x)} {number(y)}" for x, y in rest)


def arrow_head(tip: Point, behind: Point, size: float, **attributes: str | float | None) -> str:
    """A triangle with its tip there, coming from ``behind``."""
    angle = math.atan2(tip[1] - behind[1], tip[0] - behind[0])
    turns = (angle + math.pi - 0.42, angle + math.pi + 0.42)
    corners = [tip, *((tip[0] + size * math.cos(turn), tip[1] + size * math.sin(turn)) for turn in turns)]
    return tag("polygon", points=" ".join(f"{number(x)},{number(y)}" for x, y in corners), **attributes)


def badge(at: Point, label: str, radius: float = 8, *, class_: str = "", colour: str = "currentColor") -> str:
    """A letter or number on a disc of the page's colour with a thin ring."""
    return tag(
        "g",
        tag(
            "circle",
            cx=at[0],
            cy=at[1],
            r=radius,
            fill="#fff",
            stroke=colour,
            stroke_width=1.2,
            class_=f"paper {class_}".strip(),
        ),
        tag(
            "text",
            text(label),
            x=at[0],
            y=at[1] + 4,
            font_size=min(11, radius * 1.25),
            text_anchor="middle",
            font_weight="600",
        ),
    )


def cross(at: Point, size: float, **attributes: str | float | None) -> str:
    """A cross: something that is not."""
    x, y = at
    path = f"M{number(x - size)} {number(y - size)}L{number(x + size)} {number(y + size)}"
    path += f"M{number(x + size)} {number(y - size)}L{number(x - size)} {number(y + size)}"
    return tag("path", d=path, fill="none", stroke_linecap="round", **attributes)
