"""The contact graph for a narrow page: the parties below each other, their channels as arcs beside the names.

As wide as the narrowest phone, so that it is read there at its full size. Signs and numbers are those of the wide
graph (:mod:`statusquo.svg.contacts`).
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.svg import lettering, shapes
from statusquo.svg.contacts import COLOURS, Channel, Kind, put_together, ranked, stroke
from statusquo.svg.element import link, tag

WIDTH = 286.0
"""Of the drawing, in user units: a window of 320 less its margins."""
_SIZE, _NAME, _RISE, _GAP, _BADGE = 14, 118, 26, 14, 9.0


def arcs(
    parties: Sequence[str],
    channels: Sequence[Channel],
    *,
    legend: Sequence[tuple[Kind, str]],
    name: str,
    about: str,
) -> str:
    """Draw the contact graph in one column; the arguments are those of :func:`statusquo.svg.contacts.contacts`."""
    labels = [lettering.wrap(party, _NAME, _SIZE, bold=True) for party in parties]
    heights = [max(_RISE, len(lines) * _SIZE * lettering.LINE + (_GAP if len(lines) > 1 else 0)) for lines in labels]
    middles: dict[int, float] = {}
    y = 6.0
    for i in _order(len(parties), channels):
        middles[i] = y + heights[i] / 2
        y += heights[i]
    left = max((lettering.width(line, _SIZE, True) for lines in labels for line in lines), default=0) + 16
    farthest = max((abs(middles[c.a] - middles[c.b]) for c in channels), default=1) or 1
    taken = shapes.Taken([(left, middle, 6) for middle in middles.values()])
    drawn = [_arc(c, left, middles[c.a], middles[c.b], farthest, taken) for c in sorted(channels, key=ranked)]
    nodes = [
        tag("circle", cx=left, cy=middles[i], r=5, class_="node")
        + lettering.block(lines, left - 12, middles[i], _SIZE, anchor="end", weight="600")
        for i, lines in enumerate(labels)
    ]
    return put_together(WIDTH, y, drawn, nodes, legend, name=name, about=about, class_="contacts narrow")


def _order(n: int, channels: Sequence[Channel]) -> list[int]:
    """The parties from top to bottom: each near the mean place of those it has a line with, in eight passes."""
    place = {i: float(i) for i in range(n)}
    beside: dict[int, list[int]] = {i: [] for i in range(n)}
    for channel in channels:
        beside[channel.a].append(channel.b)
        beside[channel.b].append(channel.a)
    order = list(range(n))
    for _ in range(8):
        mean = {i: (place[i] + sum(place[j] for j in beside[i])) / (1 + len(beside[i])) for i in order}
        order.sort(key=lambda i: (mean[i], i))
        place = {i: float(k) for k, i in enumerate(order)}
    return order


def _arc(
    channel: Channel, left: float, start: float, end: float, farthest: float, taken: shapes.Taken
) -> tuple[str, str]:
    # A Bézier curve reaches three quarters of the way to its two inner points.
    reach = 26 + (WIDTH - left - 26 - 2 * _BADGE - 4) * abs(start - end) / farthest
    bend = left + min(reach, WIDTH - left - _BADGE - 2) / 0.75
    corners = ((left, start), (bend, start), (bend, end), (left, end))
    path = stroke(channel, corners)
    spots = [shapes.cubic(*corners, t) for t in (0.5, 0.4, 0.6, 0.32, 0.68, 0.25, 0.75)]
    radius = max(_BADGE, lettering.width(channel.label, 11) / 2 + 2)
    at = taken.claim(spots, radius)
    if at is None or not channel.label:
        return path, ""
    colour = COLOURS[channel.kind]
    mark = shapes.badge(at, channel.label, radius, class_=f"line-{channel.kind}", colour=colour)
    if channel.kind == "missing":
        mark += shapes.cross((at[0] - radius - 1, at[1] - 8), 3.5, stroke=colour, stroke_width=2, class_="line-missing")
    return path, link(channel.href, mark)
