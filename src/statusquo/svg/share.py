"""A share as a hundred dots: so many of a hundred, which people read better than a percentage.

Frequencies in a picture are read more rightly than bare percentages (Gigerenzer and Hoffrage 1995;
Garcia-Retamero and Cokely 2013). A sampled share shows its interval as ringed dots, not as a whisker.
"""

from __future__ import annotations

from statusquo.svg.element import picture, tag

_STEP, _RADIUS = 13, 4.6


def whole(share: float) -> int:
    """The share as a number of dots: 0 and 100 only if it is exactly that."""
    if share <= 0:
        return 0
    if share >= 1:
        return 100
    return min(99, max(1, round(share * 100)))


def share(value: float, low: float, high: float, *, name: str, about: str) -> str:
    """Draw a share of orders as 10 rows of 10 dots.

    Args:
        value, low, high: the share and its interval, 0..1; dots from ``low`` to ``high`` are drawn as rings
            with a core, because they may or may not belong to it.
        name, about: title and description.
    """
    if low == high == value:
        sure = possible = whole(value)
    else:
        sure, possible = min(whole(low), whole(value)), max(whole(high), whole(value))
    dots: list[str] = []
    for i in range(100):
        x, y = (i % 10 + 0.5) * _STEP, (9 - i // 10 + 0.5) * _STEP
        if i < sure:
            dots.append(tag("circle", cx=x, cy=y, r=_RADIUS, class_="yes", fill="#0b64a8"))
        elif i < possible:
            dots.append(
                tag(
                    "circle",
                    cx=x,
                    cy=y,
                    r=_RADIUS - 0.8,
                    class_="open",
                    fill="#0b64a8",
                    fill_opacity=0.3,
                    stroke="#0b64a8",
                    stroke_width=1.4,
                )
            )
        else:
            dots.append(
                tag(
                    "circle",
                    cx=x,
                    cy=y,
                    r=_RADIUS - 0.6,
                    class_="no",
                    fill="none",
                    stroke="currentColor",
                    stroke_opacity=0.45,
                )
            )
    return picture(10 * _STEP, 10 * _STEP, *dots, name=name, about=about, class_="share")
