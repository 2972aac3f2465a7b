"""Properties of the model itself: its states, its number of orders, and its way through a file and back."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict
from tests.properties.random_conflicts import conflict_data, reordered, text
from tests.reference import orders
from tests.reference_file import read


@given(conflict_data())
@settings(max_examples=80)
def test_states_are_those_of_the_definition(data: dict[str, Any]) -> None:
    """Expressions and patterns mean the same to both readers; order is ascending bit order."""
    conflict = Conflict.parse(text(data))
    written = [conflict.format_state(int(state)) for state in conflict.states()]
    assert set(written) == set(read(data).model.states)
    assert written == sorted(written, key=lambda state: state[::-1])


@given(conflict_data(only_statements=True))
@settings(max_examples=60)
def test_the_number_of_orders_is_what_enumeration_finds(data: dict[str, Any]) -> None:
    """Each party's orders are counted one by one."""
    expected = 1
    for tiers in read(data).tiers.values():
        expected *= sum(1 for _ in orders(tiers))
    assert Conflict.parse(text(data)).orders() == expected


@given(conflict_data(most_options=6))
@settings(max_examples=40)
def test_dump_then_parse_is_identity(data: dict[str, Any]) -> None:
    """What is written reads as the same conflict, and is written the same again."""
    conflict = Conflict.parse(text(data))
    dumped = conflict.dump()
    again = Conflict.parse(dumped)
    assert again == conflict
    assert again.dump() == dumped
    assert set(read(dumped).model.states) == set(read(data).model.states)


@given(conflict_data(most_options=6), st.integers(0, 2**16))
@settings(max_examples=40)
def test_renaming_and_reordering_keep_the_states(data: dict[str, Any], seed: int) -> None:
    """Another order of parties and options permutes the letters of the states, nothing else."""
    changed, places = reordered(data, seed)
    old, new = Conflict.parse(text(data)), Conflict.parse(json.dumps(changed))
    written = {old.format_state(int(state)) for state in old.states()}
    assert {"".join(state[place] for place in places) for state in written} == {
        new.format_state(int(state)) for state in new.states()
    }
    assert new.orders() == old.orders()
