"""Graph form: random states and moves, not transitive, where "nobody moves twice in a row" matters."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS, solve
from statusquo.stability.graphform import GraphConflict, GraphParty, solve_graph, to_graph
from tests import reference
from tests.properties.compare import named
from tests.properties.random_conflicts import conflict_data, text


def draw_graph(seed: int) -> tuple[GraphConflict, reference.Model]:
    """The same random model for both: 2-4 parties, 2-9 states, up to half of all moves, ties."""
    chance = random.Random(seed)
    states = tuple(f"s{k}" for k in range(chance.randint(2, 9)))
    density = chance.choice((0.1, 0.2, 0.35, 0.5))
    parties = tuple(f"party {k}" for k in range(chance.randint(2, 4)))
    arcs = {
        party: {s: frozenset(t for t in states if t != s and chance.random() < density) for s in states}
        for party in parties
    }
    value: dict[str, Any] = {party: {s: chance.randrange(len(states)) for s in states} for party in parties}
    conflict = GraphConflict(
        "drawn",
        states,
        tuple(
            GraphParty(
                party,
                tuple((s, t) for s in states for t in sorted(arcs[party][s])),
                tuple(
                    tuple(s for s in states if value[party][s] == level)
                    for level in sorted(set(value[party].values()), reverse=True)
                ),
            )
            for party in parties
        ),
    )
    moves: dict[str, Any] = arcs
    return conflict, reference.Model(parties, states, moves, value)


def differences(seed: int) -> list[tuple[str, str]]:
    """(concept, party) pairs whose stable states differ."""
    conflict, model = draw_graph(seed)
    ours, theirs = solve_graph(conflict), reference.solve(model)
    return [
        (concept, party)
        for concept in CONCEPTS
        for party in model.parties
        if {s for s, good in zip(conflict.states, ours.stable(concept, party), strict=True) if good}
        != theirs[concept][party]
    ]


@pytest.mark.parametrize("hundred", range(3))
def test_verdicts_are_those_of_the_definitions(hundred: int) -> None:
    seeds = range(100 * hundred, 100 * hundred + 100)
    assert {seed: found for seed in seeds if (found := differences(seed))} == {}


@pytest.mark.deep
def test_five_thousand_graphs() -> None:
    assert {seed: found for seed in range(1000, 6000) if (found := differences(seed))} == {}


def test_the_rule_matters_somewhere() -> None:
    """Among the drawn models some verdict changes if parties may move twice in a row."""
    changed = 0
    for seed in range(100):
        _, model = draw_graph(seed)
        search = reference.Search(model)
        for party in model.parties:
            others = model.others([party])
            for state in model.states:
                free = {state}
                while more := {t for s in free for j in others for t in model.moves[j][s]} - free:
                    free |= more
                changed += bool(free - {state} - search.moves(others, state))
    assert changed


@given(conflict_data(most_options=5), st.booleans())
@settings(max_examples=40)
def test_option_form_as_graph_gives_the_same(data: dict[str, Any], reverse: bool) -> None:
    """A conflict turned into states and moves keeps its verdicts, in whatever order the parties stand."""
    solution = solve(Conflict.parse(text(data)))
    graph = to_graph(solution)
    if reverse:
        graph = GraphConflict(graph.title, graph.states[::-1], graph.parties[::-1])
    found = solve_graph(graph)
    for concept in CONCEPTS:
        for party in solution.parties:
            stable = {s for s, good in zip(graph.states, found.stable(concept, party), strict=True) if good}
            assert stable == named(solution, concept, party)
