"""The share of a party's orders in which it prefers one state to another: worked out by hand."""

from __future__ import annotations

import pytest

from statusquo.assessment.gains import gains
from statusquo.conflict import Conflict


def share(prefers: str, end: str, state: str = "NNN") -> float:
    conflict = Conflict.parse(
        "statusquo: conflict/1\ntitle: t\nparties:\n"
        f"  A: {{options: {{a: a, b: b}}, prefers: {prefers}}}\n  B: {{options: {{c: c}}}}\n"
    )
    return float(gains(conflict, conflict.state(state))[0, conflict.state(end)])


@pytest.mark.parametrize(
    ("prefers", "end", "expected"),
    [
        ("[a]", "YNN", 1),
        ("[a]", "NYN", 0),
        ("[[a, not b]]", "YYN", 1 / 2),  # one of two sequences
        ("[[a, c, not b]]", "YYY", 2 / 3),  # the telling statement that comes first is one of three
        ("[maybe a]", "YNN", 1 / 2),
        ("[[maybe a, maybe not a]]", "YNN", 1 / 4 + 1 / 4 * 1 / 2),  # in alone, or in first; a quarter is a tie
        ("[[maybe a, maybe not a], c]", "YNY", 1 / 4 + 1 / 4 * 1 / 2 + 1 / 4),
        ("[not b, a]", "YYN", 0),
    ],
)
def test_share_of_orders(prefers: str, end: str, expected: float) -> None:
    assert share(prefers, end) == pytest.approx(expected)
    back = share(prefers, "NNN", end)
    assert share(prefers, end) + back <= 1 + 1e-9
