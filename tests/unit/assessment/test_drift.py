"""Question 4: nobody does more than serves them, and indifference is not called a sacrifice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statusquo.assessment import assess
from statusquo.assessment.minimal_ways import MinimalWays, minimal
from statusquo.assessment.results import StateAnswer
from statusquo.assessment.words import describe
from statusquo.conflict import Conflict
from statusquo.stability import solve
from tests.unit.assessment.models import random_conflict

HEAD = "statusquo: conflict/1\ntitle: {title}\nparties:\n"
STRIKE = (
    HEAD.format(title="A strike")
    + """  Union:
    options: {strike: Begin a strike, accept: Accept 18 months}
    prefers: [pay, strike if not pay, not strike if pay, accept if pay]
  Railway:
    options: {pay: Pay, writ: Ask for a writ}
    prefers: [not strike, pay if strike, writ if strike, not pay]
status-quo: []
"""
)
INDIFFERENT = (
    HEAD.format(title="Indifferent")
    + """  A:
    options: {a: Give in, h: Stand firm}
    prefers: [not a]
  B:
    options: {b: Pay}
    prefers: [a, not b]
status-quo: []
"""
)


def answer(text: str) -> StateAnswer:
    (found,) = assess(Conflict.parse(text), questions=[4]).answers
    return found


def test_a_step_carries_along_nothing_that_serves_nobody() -> None:
    way = answer(STRIKE).ways[0]
    first = way.steps[0]
    assert (first.party, first.taken, first.dropped) == ("Union", ("strike",), ())
    assert not way.against_interest


def test_indifferent_steps_are_not_against_interest() -> None:
    found = assess(Conflict.parse(INDIFFERENT), questions=[4])
    (way,) = [way for way in found.answers[0].ways if way.end == "NYN"]
    assert (len(way.idle), way.against_interest) == (1, ())
    told = {
        language: next(section for section in describe(found, language) if section.key == "drift")
        for language in ("de", "en")
    }
    assert any("brächte A dabei nichts" in sentence.text for sentence in told["de"].sentences)
    assert not any("eigene Interesse" in sentence.text for sentence in told["de"].sentences)
    assert any("gain A nothing" in sentence.text for sentence in told["en"].sentences)


@pytest.mark.parametrize("seed", range(12))
def test_ways_in_which_all_gain_come_first_and_those_that_begin_against_interest_last(seed: int) -> None:
    conflict = random_conflict(seed)
    solution = solve(conflict)
    for state in solution.states[:6].tolist():
        (found,) = assess(_at(conflict, state), questions=[4]).answers
        against = [bool(way.against_interest or way.idle) for way in found.ways]
        assert against == sorted(against)
        begun = [not way.steps[0].improves and not way.steps[0].idle for way in found.ways]
        assert begun == sorted(begun)
        ends = [end for way in found.ways for end in (way.end, *way.variants)]
        assert len(ends) == len(set(ends))


@pytest.mark.parametrize("seed", range(12))
def test_minimal_improvements_are_those_no_part_of_which_is_as_good(seed: int) -> None:
    solution = solve(random_conflict(seed))
    for party in range(len(solution.parties)):
        for state in solution.states.tolist():
            ends = solution.arena.moves(party, state).tolist()
            rank = {end: solution.arena.rank(party, end) for end in ends}
            gains = [end for end in ends if rank[end] > solution.arena.rank(party, state)]
            wanted = [
                end
                for end in gains
                if not any(
                    other != end and (other ^ state) & (end ^ state) == other ^ state and rank[other] >= rank[end]
                    for other in gains
                )
            ]
            assert minimal(solution, party, state) == wanted


@pytest.mark.parametrize("seed", range(6))
def test_ways_of_gain_are_chains_of_minimal_improvements(seed: int) -> None:
    solution = solve(random_conflict(seed))
    start = int(solution.states[0])
    ways = MinimalWays(solution, start)
    for end in solution.states.tolist():
        here, last = start, ""
        for step in ways.path(end) or ():
            assert step.start == here
            assert step.party != last
            assert step.end in minimal(solution, solution.party_index(step.party), here)
            here, last = step.end, step.party
        assert here == end or ways.path(end) is None


def _at(conflict: Conflict, state: int) -> Conflict:
    return replace(conflict, status_quo=conflict.format_state(state), status_quo_because=())
