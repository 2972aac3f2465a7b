"""The engine on random conflicts: equal to the reference, the inclusions, no dependence on names or order."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS, closure, improvements, solve, verdicts
from tests.properties.compare import INCLUSIONS, differences, named
from tests.properties.random_conflicts import conflict_data, reordered, seeded, text
from tests.reference import reachable
from tests.reference_file import read


@given(conflict_data(most_options=7))
@settings(max_examples=200)
def test_verdicts_are_those_of_the_definitions(data: dict[str, Any]) -> None:
    assert differences(data) == []


@given(conflict_data(most_options=6))
@settings(max_examples=30)
def test_both_ways_to_improve_agree(data: dict[str, Any]) -> None:
    """The running minimum down a sorted coset, also where a party has few options."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(improvements, "FEW", 0)
        assert differences(data) == []


@given(conflict_data(most_options=6))
@settings(max_examples=30)
def test_the_exact_fall_back_agrees(data: dict[str, Any]) -> None:
    """The flood takes over after the first round of sweeps."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(closure, "GUARD", 0)
        assert differences(data) == []


@given(conflict_data(most_options=6))
@settings(max_examples=30)
def test_large_boards_party_by_party_agree(data: dict[str, Any]) -> None:
    """The path for boards too large to ask all parties at once, in blocks, with no plan kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(verdicts, "TOGETHER", 0)
        patch.setattr(closure, "TOGETHER", 0)
        patch.setattr(improvements, "BLOCK", 4)
        patch.setattr(improvements, "KEPT", 0)
        assert differences(data) == []


@given(conflict_data())
@settings(max_examples=60)
def test_inclusions(data: dict[str, Any]) -> None:
    """Nash in SSEQ in SEQ in GMR, SSEQ in SMR in GMR, for every party."""
    solution = solve(Conflict.parse(text(data)))
    for party in solution.parties:
        for inner, outer in INCLUSIONS:
            assert not (solution.stable(inner, party) & ~solution.stable(outer, party)).any()


@given(conflict_data(full=True))
@settings(max_examples=60)
def test_closed_forms(data: dict[str, Any]) -> None:
    """Where all is feasible and reversible: gmr from the maximin on, smr from the minimax on."""
    model = read(data).model
    solution = solve(Conflict.parse(text(data)))
    for party in model.parties:
        value: Mapping[Any, Any] = model.value[party]
        rows: dict[frozenset[Any], list[Any]] = {}  # what the party chose -> its values there
        columns: dict[frozenset[Any], list[Any]] = {}  # what the others chose -> the party's values there
        for state in model.states:
            own = model.moves[party][state] | {state}
            others = reachable(state, model.others([party]), lambda j, s: model.moves[str(j)][s]) | {state}
            rows.setdefault(frozenset(others), []).append(value[state])
            columns.setdefault(frozenset(own), []).append(value[state])
        maximin = max(min(values) for values in rows.values())
        minimax = min(max(values) for values in columns.values())
        assert named(solution, "gmr", party) == {s for s in model.states if value[s] >= maximin}
        assert named(solution, "smr", party) == {s for s in model.states if value[s] >= minimax}


@given(conflict_data(), st.integers(0, 2**16))
@settings(max_examples=50)
def test_names_and_order_do_not_matter(data: dict[str, Any], seed: int) -> None:
    changed, places = reordered(data, seed)
    old, new = solve(Conflict.parse(text(data))), solve(Conflict.parse(json.dumps(changed)))
    for concept in CONCEPTS:
        for party in old.parties:
            expected = {"".join(state[place] for place in places) for state in named(old, concept, party)}
            assert named(new, concept, f"{party} renamed") == expected


@given(conflict_data(most_options=6))
@settings(max_examples=30)
def test_one_concept_alone_gives_the_same(data: dict[str, Any]) -> None:
    """What is asked for together does not change the answer."""
    conflict = Conflict.parse(text(data))
    together = solve(conflict)
    for concept in CONCEPTS:
        alone = solve(conflict, [concept])
        for party in together.parties:
            assert (alone.stable(concept, party) == together.stable(concept, party)).all()


@pytest.mark.deep
@pytest.mark.parametrize("hundred", range(100))
def test_ten_thousand_conflicts(hundred: int) -> None:
    """Seeds 0 to 9,999: 2-5 parties, 2-8 options; a failing seed is drawn again by `seeded(seed)`."""
    failing = {
        seed: lines for seed in range(100 * hundred, 100 * hundred + 100) if (lines := differences(seeded(seed)))
    }
    assert failing == {}
