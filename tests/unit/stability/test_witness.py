"""Witnesses prove what they say; every step is legal and every comparison true."""

import pytest

from statusquo.errors import UsageError
from statusquo.stability import CONCEPTS, solve
from tests.unit.stability.models import moves, prisoners, standoff, wide


def check(solution, concept, party, state):
    witness = solution.witness(concept, party, state)
    rank = dict(zip(solution.states.tolist(), solution.ranks(party).tolist(), strict=True))
    ranks = {
        name: dict(zip(solution.states.tolist(), solution.ranks(name).tolist(), strict=True))
        for name in solution.parties
    }
    place = solution.party_index(party)
    gains = [end for end in moves(solution.board, place, state) if rank[end] > rank[state]]
    assert witness.stable == solution.is_stable(concept, party, state)
    assert witness.improvements == len(gains)
    assert sorted(reply.improvement.end for reply in witness.replies) == sorted(gains)
    assert witness.stable == all(reply.sanctioned for reply in witness.replies)
    for reply in witness.replies:
        at, last = reply.improvement.end, party
        assert reply.improvement.improves
        for step in reply.path:
            assert step.start == at
            assert step.party not in (last, party)
            assert step.end in moves(solution.board, solution.party_index(step.party), at)
            assert step.improves == (ranks[step.party][step.end] > ranks[step.party][at])
            assert step.improves or concept not in ("seq", "sseq")
            at, last = step.end, step.party
        if reply.reaction is not None:
            assert concept in ("smr", "sseq")
            assert reply.reaction.start == at
            assert reply.reaction.end in moves(solution.board, place, at)
            assert reply.reaction.improves
            at = reply.reaction.end
        if concept in ("smr", "sseq"):
            assert all(rank[end] <= rank[at] for end in [reply.path[-1].end if reply.path else reply.improvement.end])
        assert reply.end == at
        assert reply.sanctioned == (rank[at] <= rank[state])


@pytest.mark.parametrize("concept", CONCEPTS)
@pytest.mark.parametrize("conflict", [prisoners(), standoff(), wide(6, 3), wide(6, 4, seed=4)])
def test_every_verdict_has_its_proof(concept, conflict):
    solution = solve(conflict)
    for party in solution.parties:
        for state in solution.states.tolist():
            check(solution, concept, party, state)


def test_the_first_reply_of_an_unstable_state_is_an_escape_and_the_number_is_limited():
    solution = solve(wide(8, 2, mixed=False))
    party = solution.parties[0]
    for state in solution.states[:40].tolist():
        witness = solution.witness("seq", party, state, limit=1)
        assert len(witness.replies) == min(1, witness.improvements)
        if not witness.stable:
            assert not witness.replies[0].sanctioned


def test_witnesses_of_concepts_that_were_not_solved_can_be_had():
    solution = solve(prisoners(), ["nash"])
    assert solution.witness("seq", "One", "NN").stable
    with pytest.raises(UsageError, match="no concept"):
        solution.witness("sim", "One", "NN")
    with pytest.raises(UsageError, match="no party"):
        solution.witness("seq", "Three", "NN")
    with pytest.raises(UsageError, match="not a state"):
        solution.witness("seq", "One", "N")
