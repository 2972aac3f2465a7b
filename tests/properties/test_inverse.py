"""Inverse: counts by trying every ranking."""

from __future__ import annotations

from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS
from statusquo.stability.inverse import count_rankings
from tests.properties.random_conflicts import conflict_data, text
from tests.reference import stabilising_orders
from tests.reference_file import read


@given(conflict_data(most_options=3), st.integers(0, 2**16))
@settings(max_examples=30)
def test_counts_are_those_of_trying_every_order(data: dict[str, Any], choice: int) -> None:
    model = read(data).model
    assume(len(model.states) <= 5)
    target = str(model.states[choice % len(model.states)])
    party = model.parties[choice % len(model.parties)]
    expected = stabilising_orders(model, party, target)
    for concept in CONCEPTS:
        found = count_rankings(Conflict.parse(text(data)), target, concept, [party])
        assert found.equilibrium == len(expected[concept])
