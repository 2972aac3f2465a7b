"""Coalitions: the engine and the definitions, for every group and each reading of a credible answer."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from statusquo.conflict import Conflict
from statusquo.stability import solve
from statusquo.stability.coalitions import COALITION_CONCEPTS, solve_coalitions
from tests.properties.compare import named
from tests.properties.random_conflicts import conflict_data, seeded, text
from tests.reference import Search, coalition_stable, subsets
from tests.reference_file import read


@given(conflict_data(most_options=5))
@settings(max_examples=50)
def test_any_group_of_the_others_may_answer(data: dict[str, Any]) -> None:
    assert _differences(data) == []


@pytest.mark.deep
def test_a_thousand_conflicts() -> None:
    seeds = range(20_000, 21_000)
    assert {seed: found for seed in seeds if (found := _differences(seeded(seed, most_options=6)))} == {}


def _differences(data: dict[str, Any]) -> list[tuple[str, tuple[str, ...]]]:
    """(concept, group) pairs whose stable states differ; every group, any group of the others may answer."""
    model = read(data).model
    search = Search(model)
    conflict = Conflict.parse(text(data))
    found = solve_coalitions(conflict)
    wrong = []
    for group in subsets(model.parties):
        gains = {state for state in model.states if search.joint(group, state)}
        if gains != _named(conflict, found.states, found.has_improvement(group)):
            wrong.append(("improvement", group))
        for concept in COALITION_CONCEPTS:
            expected = {
                state for state in model.states if coalition_stable(model, concept, group, state, search=search)
            }
            if _named(conflict, found.states, found.stable(concept, group)) != expected:
                wrong.append((concept, group))
    return wrong


@given(conflict_data(most_options=5))
@settings(max_examples=30)
def test_only_single_parties_answer(data: dict[str, Any]) -> None:
    model = read(data).model
    search = Search(model)
    conflict = Conflict.parse(text(data))
    found = solve_coalitions(conflict, ["cseq"], credible="members")
    for group in subsets(model.parties):
        blocks = [(party,) for party in model.others(group)]
        expected = {
            state
            for state in model.states
            if coalition_stable(model, "cseq", group, state, search=search, blocks=blocks)
        }
        assert _named(conflict, found.states, found.stable("cseq", group)) == expected


@given(conflict_data(most_options=5))
@settings(max_examples=30)
def test_the_blocks_of_a_partition_answer(data: dict[str, Any]) -> None:
    """The first two parties as one block, the others alone."""
    model = read(data).model
    search = Search(model)
    conflict = Conflict.parse(text(data))
    partition = [model.parties[:2], *((party,) for party in model.parties[2:])]
    found = solve_coalitions(conflict, ["cseq"], among=partition, credible="blocks")
    for group in partition:
        blocks = [block for block in partition if block != group]
        expected = {
            state
            for state in model.states
            if coalition_stable(model, "cseq", group, state, search=search, blocks=blocks)
        }
        assert _named(conflict, found.states, found.stable("cseq", group)) == expected


@given(conflict_data(most_options=6))
@settings(max_examples=30)
def test_a_coalition_of_one_is_a_party(data: dict[str, Any]) -> None:
    """CNash, CGMR, CSMR of one party are its own; CSEQ too if only single parties answer."""
    conflict = Conflict.parse(text(data))
    alone = solve(conflict)
    single = [[party] for party in alone.parties]
    found = solve_coalitions(conflict, among=single, credible="members")
    for party in alone.parties:
        for concept in COALITION_CONCEPTS:
            assert _named(conflict, found.states, found.stable(concept, [party])) == named(alone, concept[1:], party)


def _named(conflict: Conflict, states: Any, chosen: Any) -> set[str]:
    return {conflict.format_state(int(state)) for state in states[chosen]}
