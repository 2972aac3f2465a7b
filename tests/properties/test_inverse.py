"""Inverse: counts by trying every ranking, and edits that do what they say and could not be smaller."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS
from statusquo.stability.edits import EditSearch, smallest_edits
from statusquo.stability.inverse import count_rankings
from tests.properties.random_conflicts import conflict_data, text
from tests.reference import Model, Search, baseline, stabilising_orders, stable
from tests.reference_file import Read, read


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


@given(conflict_data(most_options=5, only_statements=True), st.integers(0, 2**16), st.sampled_from(CONCEPTS))
@settings(max_examples=40)
def test_edits_work_and_are_smallest(data: dict[str, Any], choice: int, concept: str) -> None:
    reading = read(data)
    conflict = Conflict.parse(text(data))
    target = str(reading.model.states[choice % len(reading.model.states)])
    wanted = not _is_equilibrium(reading.model, concept, target)
    found = smallest_edits(conflict, target, concept, stable=wanted, size=2)
    for search in found:
        for edit in search.edits:
            changed = read(edit.conflict.dump()).model
            assert _is_equilibrium(changed, concept, target) == wanted
            assert 1 <= edit.size <= 2
    by_kind = {search.kind: search for search in found}
    _check_single(by_kind["swap"], reading, _swapped, concept, target, wanted)
    _check_single(by_kind["remove"], reading, _removed, concept, target, wanted)
    _check_one_way(by_kind["one-way"], data, concept, target, wanted)


def _is_equilibrium(model: Model, concept: str, state: str) -> bool:
    search = Search(model)
    return all(stable(model, concept, party, state, search) for party in model.parties)


def _swapped(order: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return [(*order[:k], order[k + 1], order[k], *order[k + 2 :]) for k in range(len(order) - 1)]


def _removed(order: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    return [(*order[:k], *order[k + 1 :]) for k in range(len(order))]


def _check_single(search: EditSearch, reading: Read, change: Any, concept: str, target: str, wanted: bool) -> None:
    """An edit of one change is found if and only if there is one."""
    model = reading.model
    there_is = False
    for party, tiers in reading.tiers.items():
        for order in change(baseline(tiers)):
            value: Mapping[Any, Any] = {
                state: tuple(reading.holds(statement, state) for statement in order) for state in model.states
            }
            changed = Model(model.parties, model.states, model.moves, {**model.value, party: value})
            there_is |= _is_equilibrium(changed, concept, target) == wanted
    assert there_is == any(edit.size == 1 for edit in search.edits)
    assert search.complete


def _check_one_way(search: EditSearch, data: dict[str, Any], concept: str, target: str, wanted: bool) -> None:
    there_is = False
    keys = [key for body in data["parties"].values() for key in body.get("options", {})]
    ways = data.get("one-way", {})
    for key in keys:
        for way in ("take", "drop", None):
            if ways.get(key) == way or (key in ways and way is not None):
                continue  # turning a one-way option round is two changes
            changed = json.loads(text(data))
            changed["one-way"] = {k: w for k, w in {**ways, key: way}.items() if w}
            there_is |= _is_equilibrium(read(changed).model, concept, target) == wanted
    assert there_is == any(edit.size == 1 for edit in search.edits)
