"""The position matrix as a picture: who stands where on what, by colour and sign.

A cell has a bar per stance with its sign and its word; a cell without a statement is hatched, not empty, so that
silence is seen as silence. Long names wrap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from statusquo.svg import lettering
from statusquo.svg.element import number, picture, tag, text, title

Side = Literal["for", "against", "threat", "doubt"]
COLOURS: Final[dict[Side, str]] = {"for": "#0b64a8", "against": "#a84300", "threat": "#7c3a70", "doubt": "#56606c"}
SIGNS: Final[dict[Side, str]] = {"for": "+", "against": "−", "threat": "!", "doubt": "?"}
_SIZE, _ISSUE, _CELL, _BAR, _PAD = 12.5, 230, 108, 22, 5


@dataclass(frozen=True, slots=True)
class Stance:
    """A stance in a cell: its side, the word for it, whether it is said with emphasis, whether it is over."""

    side: Side
    word: str
    strong: bool = False
    ended: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row: an issue and a tuple of stances per party (none = no statement); ``opposed``: parties differ on it."""

    label: str
    cells: tuple[tuple[Stance, ...], ...]
    opposed: bool = False


def matrix(
    parties: Sequence[str],
    rows: Sequence[Line],
    *,
    legend: Sequence[tuple[Side, str]],
    none: str,
    name: str,
    about: str,
) -> str:
    """Draw the position matrix.

    Args:
        parties: names of the columns; every row has as many cells.
        legend: sides with their words; ``none``: the words for a cell without a statement.
    """
    heads = [lettering.wrap(party, _CELL - 12, _SIZE, bold=True) for party in parties]
    step = _SIZE * lettering.LINE
    top = max((len(lines) for lines in heads), default=1) * step + 14
    width = _ISSUE + _CELL * len(parties) + 2
    parts = [
        lettering.block(lines, _ISSUE + _CELL * i + 6, top - 8 - len(lines) * step / 2, _SIZE, weight="600")
        for i, lines in enumerate(heads)
    ]
    parts.append(_rule(top, width, 2))
    y = top
    for row in rows:
        drawn, y = _row(row, parties, y)
        parts += [drawn, _rule(y, width, 0.6)]
    foot, deep = _legend(legend, none, width, y)
    return picture(width, deep, *parts, foot, name=name, about=about, class_="matrix-picture")


def _rule(y: float, width: float, thick: float) -> str:
    return tag("path", d=f"M0 {number(y)}H{number(width)}", stroke="currentColor", stroke_width=thick, fill="none")


def _row(row: Line, parties: Sequence[str], top: float) -> tuple[str, float]:
    label = lettering.wrap(f"{row.label} ⇄" if row.opposed else row.label, _ISSUE - 14, _SIZE, bold=row.opposed)
    words = [[lettering.wrap(s.word, _CELL - 38, _SIZE - 0.5) for s in cell] for cell in row.cells]
    tall = [sum(_bar(lines) + 3 for lines in cell) for cell in words]
    height = max([len(label) * _SIZE * lettering.LINE + 10, _BAR + 2 * _PAD, *(t + 2 * _PAD - 3 for t in tall)])
    parts = [lettering.block(label, 2, top + height / 2, _SIZE, weight="600" if row.opposed else None)]
    for i, (cell, party) in enumerate(zip(row.cells, parties, strict=True)):
        x, y = _ISSUE + _CELL * i, top + _PAD
        if not cell:
            parts.append(_hatch(x + 4, top + 4, _CELL - 8, height - 8))
        for stance, lines in zip(cell, words[i], strict=True):
            parts.append(_stance(stance, lines, x + 3, y, f"{party}: {stance.word}"))
            y += _bar(lines) + 3
    return "".join(parts), top + height


def _bar(lines: tuple[str, ...]) -> float:
    return max(_BAR, len(lines) * (_SIZE - 0.5) * lettering.LINE + 6)


def _stance(stance: Stance, lines: tuple[str, ...], x: float, y: float, about: str) -> str:
    colour, deep = COLOURS[stance.side], _bar(lines)
    look = f"side-{stance.side}"
    body = tag(
        "rect", x=x, y=y, width=_CELL - 6, height=deep, rx=3, fill=colour, class_=look,
        fill_opacity=0 if stance.ended else 0.13,
        stroke=colour if stance.ended else None, stroke_dasharray="2 2" if stance.ended else None,
    )  # fmt: skip
    sign = tag(
        "rect", x=x + 4, y=y + deep / 2 - 8, width=16, height=16, rx=3, class_=look,
        fill="none" if stance.ended else colour,
        stroke="currentColor" if stance.strong else None, stroke_width=2 if stance.strong else None,
    )  # fmt: skip
    mark = tag(
        "text", text(SIGNS[stance.side]), x=x + 12, y=y + deep / 2 + 4.5, font_size=13, font_weight="700",
        text_anchor="middle", fill="currentColor" if stance.ended else "#fff",
        class_=None if stance.ended else "paper",
    )  # fmt: skip
    words = lettering.block(lines, x + 25, y + deep / 2, _SIZE - 0.5, weight="600" if stance.strong else None)
    return tag("g", title(about), body, sign, mark, words)


def _hatch(x: float, y: float, width: float, height: float) -> str:
    """Slanted lines inside a rectangle; drawn one by one, as a pattern would need an id of its own."""
    lines = []
    step = 9.0
    offset = step
    while offset < width + height:
        x0, y0 = (x, y + offset) if offset <= height else (x + offset - height, y + height)
        x1, y1 = (x + offset, y) if offset <= width else (x + width, y + offset - width)
        lines.append(f"M{number(x0)} {number(y0)}L{number(x1)} {number(y1)}")
        offset += step
    return tag("path", d="".join(lines), stroke="currentColor", stroke_opacity=0.16, stroke_width=1, fill="none")


def _legend(legend: Sequence[tuple[Side, str]], none: str, width: float, bottom: float) -> tuple[str, float]:
    y = bottom + 20
    parts: list[str] = []
    entries = (*legend, (None, none))
    needs = (26 + lettering.width(words, 12.5) + 18 for _, words in entries)
    places = lettering.flow(needs, 4.0, y, width, 22)
    for (side, words), (x, y) in zip(entries, places, strict=True):
        if side is None:
            parts.append(_hatch(x, y - 9, 18, 16))
        else:
            parts.append(
                tag("rect", x=x, y=y - 9, width=16, height=16, rx=3, fill=COLOURS[side], class_=f"side-{side}")
            )
            parts.append(
                tag(
                    "text", text(SIGNS[side]), x=x + 8, y=y + 3.5, font_size=13, font_weight="700",
                    text_anchor="middle", fill="#fff", class_="paper",
                )
            )  # fmt: skip
        parts.append(tag("text", text(words), x=x + 24, y=y + 3.5, font_size=12.5))
    return "".join(parts), y + 16
