"""Shares of orders: exact ones are those of full enumeration, drawn ones lie near them."""

from __future__ import annotations

from math import sqrt
from typing import Any

import pytest
from hypothesis import assume, given, settings

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS
from statusquo.stability.robustness import robustness
from tests.properties.random_conflicts import conflict_data, seeded, text
from tests.reference import shares
from tests.reference_file import read


@given(conflict_data(most_options=4, only_statements=True))
@settings(max_examples=40)
def test_exact_shares_are_those_of_full_enumeration(data: dict[str, Any]) -> None:
    conflict = Conflict.parse(text(data))
    assume(conflict.orders() <= 150)
    expected = _expected(data)
    found = robustness(conflict)
    assert found.exact
    for concept in CONCEPTS:
        for state, share in zip(found.states, found.shares(concept), strict=True):
            assert share == pytest.approx(float(expected[concept][conflict.format_state(int(state))]))


def test_drawn_shares_lie_near_the_exact_ones() -> None:
    """Within five standard errors, which chance breaks once in two million; the interval holds the share."""
    asked = 0
    for seed in range(60):
        data = seeded(seed, most_options=4, only_statements=True)
        conflict = Conflict.parse(text(data))
        if not 2 <= conflict.orders() <= 60:
            continue
        expected = _expected(data)
        drawn = robustness(conflict, enumerated=0, samples=4000, seed=seed)
        assert not drawn.exact
        for concept in CONCEPTS:
            for number in drawn.states:
                share = drawn.share(concept, int(number))
                exact = float(expected[concept][conflict.format_state(int(number))])
                assert abs(share.value - exact) <= 5 * sqrt(exact * (1 - exact) / 4000)
                assert share.low <= share.value <= share.high
                asked += 0 < exact < 1
    assert asked > 50


def _expected(data: dict[str, Any]) -> Any:
    reading = read(data)
    return shares(reading.model, reading.tiers, reading.holds)
