"""The legend of the conflict graph."""

from __future__ import annotations

from statusquo.svg import lettering, palette, shapes
from statusquo.svg.element import number, tag, text


def room(party: str) -> float:
    """How wide the entry of a party is."""
    return 78 + lettering.width(party, 13)


def legend(parties: list[tuple[int, str]], against: str, width: float, height: float) -> tuple[str, float]:
    """The legend below the graph, and where it ends: parties with colour, dash and letter; what a thin arrow means."""
    y = height + 20
    parts: list[str] = []
    needs = (room(party) for _, party in parties)
    places = lettering.flow(needs, 10.0, y, width, 24)
    for (index, party), (x, y) in zip(parties, places, strict=True):
        look, colour = palette.colour_class(index), palette.colour(index)
        parts.append(
            tag(
                "path",
                d=f"M{number(x)} {number(y)}h52",
                fill="none",
                stroke=colour,
                stroke_width=2.2,
                stroke_dasharray=palette.dash(index),
                class_=f"s-{look}",
            )
        )
        parts.append(shapes.badge((x + 26, y), palette.letter(index), 8, class_=f"s-{look}", colour=colour))
        parts.append(tag("text", text(party), x=x + 60, y=y + 4.5, font_size=13))
    if against:
        y += 24 if parties else 0
        parts.append(tag("path", d=f"M10 {number(y)}h44", stroke="currentColor", stroke_width=1.2, fill="none"))
        parts.append(shapes.arrow_head((62, y), (40, y), 10, fill="none", stroke="currentColor"))
        lines = lettering.wrap(against, width - 84, 13)
        parts.append(lettering.block(lines, 70, y + (len(lines) - 1) * 8, 13))
        y += (len(lines) - 1) * 17
    return "".join(parts), y + 16
