"""Witnesses prove their verdicts: steps are legal, comparisons true, sanctions as short as can be."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS, Reply, Solution, Step, solve
from tests.properties.random_conflicts import conflict_data, text
from tests.reference import Model, Search
from tests.reference_file import read

REACTING = ("smr", "sseq")
CREDIBLE = ("seq", "sseq")


@given(conflict_data(most_options=5))
@settings(max_examples=60)
def test_every_witness_proves_its_verdict(data: dict[str, Any]) -> None:
    solution = solve(Conflict.parse(text(data)))
    model = read(data).model
    search = Search(model)
    for concept in CONCEPTS:
        for party in model.parties:
            for state in model.states:
                _check(solution, model, search, concept, party, str(state))


def _check(solution: Solution, model: Model, search: Search, concept: str, party: str, state: str) -> None:
    spell = solution.conflict.format_state
    witness = solution.witness(concept, party, state)
    assert (witness.concept, witness.party, spell(witness.state)) == (concept, party, state)
    assert witness.stable == solution.is_stable(concept, party, state)
    gains = search.gains(party, state)
    assert {spell(reply.improvement.end) for reply in witness.replies} == gains
    assert witness.improvements == len(gains)
    assert witness.stable == all(reply.sanctioned for reply in witness.replies)
    for reply in witness.replies:
        _check_reply(solution, model, search, concept, party, state, reply)


def _check_reply(
    solution: Solution,
    model: Model,
    search: Search,
    concept: str,
    party: str,
    state: str,
    reply: Reply,
) -> None:
    spell = solution.conflict.format_state
    _legal(solution, model, reply.improvement)
    new = spell(reply.improvement.end)
    others = model.others([party])
    before, last = new, party
    for step in reply.path:
        _legal(solution, model, step)
        assert spell(step.start) == before
        assert step.party in others
        assert step.party != last
        assert step.improves or concept not in CREDIBLE
        before, last = spell(step.end), step.party
    if reply.reaction is not None:
        assert concept in REACTING
        _legal(solution, model, reply.reaction)
        assert (reply.reaction.party, spell(reply.reaction.start)) == (party, before)
        assert reply.reaction.improves
    outcome = spell(reply.end)
    if concept in REACTING:  # nothing the party can still do is better than its reaction
        assert not any(model.better(party, counter, outcome) for counter in model.moves[party][before])
    assert reply.sanctioned != model.better(party, outcome, state)
    if concept == "nash":
        assert not reply.sanctioned
        return
    answers = search.improvements(others, new) if concept in CREDIBLE else search.moves(others, new)
    assert before in answers | {new}
    if reply.sanctioned:
        assert len(reply.path) == _shortest(model, search, concept, party, state, new)
    else:  # what is shown is the worst answer of all
        assert not any(model.better(party, outcome, _outcome(model, concept, party, str(a))) for a in answers)


def _legal(solution: Solution, model: Model, step: Step) -> None:
    start, end = (solution.conflict.format_state(state) for state in (step.start, step.end))
    assert end in model.moves[step.party][start]
    assert step.improves == model.better(step.party, end, start)


def _outcome(model: Model, concept: str, party: str, state: str) -> object:
    """The best the party can do from there where the concept lets it react, else the state itself."""
    best: object = state
    if concept in REACTING:
        for counter in model.moves[party][state]:
            if model.better(party, counter, best):
                best = counter
    return best


def _shortest(model: Model, search: Search, concept: str, party: str, state: str, new: str) -> int:
    """The length of the shortest sanction, level by level."""
    others = model.others([party])
    level: set[tuple[object, str]] = {(new, party)}
    for length in range(1, 2 * len(model.states) * len(model.parties)):
        level = {
            (end, mover)
            for place, last in level
            for mover in others
            if mover != last
            for end in (search.gains(mover, place) if concept in CREDIBLE else model.moves[mover][place])
        }
        if any(not model.better(party, _outcome(model, concept, party, str(end)), state) for end, _ in level):
            return length
    raise AssertionError("there is no sanction")
