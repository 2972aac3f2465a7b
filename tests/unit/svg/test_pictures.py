"""The pictures: well-formed, named, deterministic, and without labels on top of each other."""

from __future__ import annotations

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from statusquo import svg
from statusquo.svg import element, palette, shapes

HOSTILE = "<script>alert(1)</script>\"'&\x00\ud800"
LONG = "Bundesarbeitsgemeinschaft der Binnenschifffahrtsunternehmen"


def contacts(n, name="Partei", draw=svg.contacts):
    channels = [
        svg.Channel(a, b, ("open", "planned", "missing")[(a + b) % 3], 2, str(k))
        for k, (a, b) in enumerate(combinations(range(n), 2))
        if (a * 5 + b) % 4 == 0
    ]
    legend = [("open", "Kontakt"), ("planned", "geplant"), ("missing", "keiner")]
    return draw([f"{name} {i}" for i in range(n)], channels, legend=legend, name="Bild", about="Was")


def arcs(n, name="Partei"):
    return contacts(n, name, svg.arcs)


def timeline(n, name="Partei"):
    entries = [
        svg.Entry(
            f"{1 + k // 3}. Dez.",
            (k % n, (k + 1) % n),
            ("happened", "planned", "not", "change")[k % 4],
            str(k),
        )
        for k in range(2 * n)
    ]
    legend = [("happened", "geschehen")]
    return svg.timeline([f"{name} {i}" for i in range(n)], entries, legend=legend, name="Bild", about="Was")


def states(n, name="Partei"):
    nodes = [
        svg.State(f"s{k}", k // 5, (f"+ {name} {k}",), (0, 2) if k % 3 == 0 else (), "stabil" if k % 3 == 0 else "")
        for k in range(n)
    ]
    moves = [svg.Move(f"s{k}", f"s{(k * 3 + 1) % n}", k % 4, k % 2 == 0) for k in range(n) if k != (k * 3 + 1) % n]
    columns = [f"nach {k}" for k in range((n + 4) // 5)]
    return svg.states(
        nodes,
        moves,
        [f"{name} {i}" for i in range(4)],
        columns=columns,
        against="gegen",
        name="Bild",
        about="Was",
    )


PICTURES = [contacts, arcs, timeline, states]


def parse(picture):
    return ElementTree.fromstring(picture)


def boxes(picture, size=None):
    """Left, right, top, bottom of each text, by the widths the picture itself assumes."""
    from statusquo.svg import lettering

    found = []
    for text in parse(picture).iter("{http://www.w3.org/2000/svg}text"):
        points = float(text.get("font-size"))
        anchor = text.get("text-anchor", "start")
        rows = list(text) or [text]
        for row in rows:
            wide = lettering.width(row.text or "", points)
            x, y = float(row.get("x")), float(row.get("y"))
            left = x - {"start": 0, "middle": wide / 2, "end": wide}[anchor]
            found.append((left, left + wide, y - points * 0.75, y + points * 0.2, row.text))
    return found


@pytest.mark.parametrize("draw", PICTURES)
@pytest.mark.parametrize("n", [1, 2, 3, 12, 30])
def test_labels_never_overlap_and_stay_inside(draw, n):
    picture = draw(n, LONG)
    width, height = map(float, parse(picture).get("viewBox").split()[2:])
    texts = boxes(picture)
    for a, b in combinations(texts, 2):
        apart = a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]
        assert apart, (a, b)
    assert all(
        left >= 0 and right <= width + 1 and top >= 0 and bottom <= height for left, right, top, bottom, _ in texts
    )


@pytest.mark.parametrize("draw", PICTURES)
def test_same_data_same_bytes_and_a_name(draw):
    picture = draw(5)
    assert picture == draw(5)
    root = parse(picture)
    title, desc = root[0], root[1]
    assert (title.text, desc.text) == ("Bild", "Was")
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert root.get("role") == "img"


@pytest.mark.parametrize("draw", PICTURES)
def test_hostile_names_stay_text(draw):
    picture = draw(4, HOSTILE)
    assert "<script" not in picture
    assert "style=" not in picture
    parse(picture)


def test_numbers_have_one_decimal_and_no_negative_zero():
    assert [element.number(x) for x in (-0.04, 1.0, 2.345, -3.05)] == ["0", "1", "2.3", "-3"]


@pytest.mark.parametrize(
    ("share", "dots"), [(0, 0), (0.0001, 1), (0.005, 1), (0.254, 25), (0.5, 50), (0.9999, 99), (1, 100)]
)
def test_only_nothing_is_no_dot_and_only_all_is_a_hundred(share, dots):
    assert svg.whole(share) == dots
    assert svg.share(share, share, share, name="a", about="b").count('class="yes"') == dots


def test_a_sampled_share_shows_its_interval():
    picture = svg.share(0.5, 0.45, 0.55, name="a", about="b")
    assert (picture.count('class="yes"'), picture.count('class="open"')) == (45, 10)


def test_thirty_two_parties_look_different():
    assert len({(palette.colour(i), palette.dash(i)) for i in range(32)}) == 32
    assert len({palette.letter(i) for i in range(60)}) == 60


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("colours", "ground"), [(palette.COLOURS, "#ffffff"), (palette.DARK, "#14181d")])
def test_colours_stand_out(colours, ground):
    for colour in colours:
        light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, colour


def test_columns_are_distances():
    picture = states(12)
    xs = sorted({float(x) for x in re.findall(r'<rect x="([\d.]+)"[^>]*class="paper"', picture)})
    assert len(xs) == 3


def test_badges_keep_clear_of_each_other():
    taken = shapes.Taken()
    spots = [(0.0, 0.0), (30.0, 0.0)]
    assert taken.claim(spots, 8) == (0.0, 0.0)
    assert taken.claim(spots, 8) == (30.0, 0.0)
    assert taken.claim(spots, 8) is None
