"""The five concepts on conflicts small enough to check by hand, and what holds for all conflicts."""

import itertools

import numpy as np
import pytest

from statusquo.conflict import Conflict, Option, Party, Rule
from statusquo.errors import ConflictError, TooLargeError, UsageError
from statusquo.stability import CONCEPTS, solve
from statusquo.stability import verdicts as asking
from statusquo.stability.board import Board
from statusquo.stability.concept import holds
from statusquo.stability.gmr import GMR
from statusquo.stability.gmr import threshold as maximin
from statusquo.stability.smr import SMR
from statusquo.stability.smr import threshold as minimax
from statusquo.stability.verdicts import sanctions
from tests.unit.stability.models import prisoners, standoff, wide


def spelled(solution, states):
    return [solution.conflict.format_state(int(state)) for state in states]


def test_prisoners():
    # in NN each could gain by confessing, but the other would answer by confessing too, gladly
    solution = solve(prisoners())
    assert spelled(solution, solution.equilibria("nash")) == ["YY"]
    for concept in ("gmr", "smr", "seq", "sseq"):
        assert spelled(solution, solution.equilibria(concept)) == ["NN", "YY"]
    assert solution.stable("nash", "One").tolist() == [False, True, False, True]
    assert solution.is_stable("seq", "One", "NN")


def ranked(*orders, **more):
    """Parties with one option each and strict rankings of Y/N strings."""
    parties = tuple(
        Party(f"P{row}", (Option(f"o{row}", "act"),), ranking=tuple((state,) for state in order.split()))
        for row, order in enumerate(orders)
    )
    return Conflict("ranked", parties, **more)


def test_a_sanction_that_hurts_the_sanctioner_counts_for_gmr_only():
    # P0 gains by YN; P1 could answer YY, worst for P0, but likes it less than YN
    solution = solve(ranked("YN NN NY YY", "YN YY NN NY"))
    assert not solution.is_stable("nash", "P0", "NN")
    assert solution.is_stable("gmr", "P0", "NN")
    assert not solution.is_stable("seq", "P0", "NN")


def test_a_reaction_separates_smr_from_gmr():
    # after YN and the answer YY, P0 escapes to NY, which beats NN
    solution = solve(ranked("YN NY NN YY", "NN YN NY YY"))
    assert solution.is_stable("gmr", "P0", "NN")
    assert not solution.is_stable("smr", "P0", "NN")


def test_an_equally_good_answer_is_a_sanction_and_an_equally_good_move_no_improvement():
    conflict = Conflict(
        "ties",
        (
            Party("P0", (Option("o0", "x"),), ranking=(("YN",), ("NN", "YY", "NY"))),
            Party("P1", (Option("o1", "x"),), ranking=(("YY",), ("NN", "YN", "NY"))),
        ),
    )
    solution = solve(conflict)
    assert solution.is_stable("seq", "P0", "NN")  # P1 gladly moves YN -> YY, which P0 values as NN
    assert solution.is_stable("nash", "P0", "NY")  # NY -> YY is no improvement


def test_an_opponent_may_move_twice():
    """SEQ with three parties: the sanction needs P1, then P2, then P1 again."""
    # states by P0 P1 P1' P2; P1 has two options so that it can move in two steps
    parties = (
        Party("P0", (Option("a", "x"),), ranking=(("Y---",), ("NNNN",), ("N---",))),
        Party("P1", (Option("b", "x"), Option("c", "x")), ranking=None),
        Party("P2", (Option("d", "x"),), ranking=None),
    )
    chain = ["YNNN", "YYNN", "YYNY", "YYYY"]  # P1, P2, P1
    rest = [s for s in ("".join(p) for p in itertools.product("YN", repeat=4)) if s not in chain and s != "NNNN"]
    strict = {
        "P0": ["YNNN", "YYNN", "YYNY", "NNNN", *rest, "YYYY"],
        "P1": ["YYYY", "YYNY", "YYNN", "YNNN", "NNNN", *rest],
        "P2": ["YYYY", "YYNY", "YYNN", "YNNN", "NNNN", *rest],
    }
    feasible = tuple(Rule(state) for state in [*chain, "NNNN"])
    conflict = Conflict(
        "twice",
        tuple(
            Party(party.name, party.options, ranking=tuple((state,) for state in strict[party.name]))
            for party in parties
        ),
        feasible=feasible,
        one_way=(("d", "take"),),
    )
    solution = solve(conflict)
    assert solution.is_stable("seq", "P0", "NNNN")
    path = solution.witness("seq", "P0", "NNNN").replies[0].path
    assert [step.party for step in path] == ["P1", "P2", "P1"]
    assert all(step.improves for step in path)


def test_inclusions_on_a_large_conflict():
    solution = solve(wide(11, 3))
    for party in solution.parties:
        stable = {concept: solution.stable(concept, party) for concept in CONCEPTS}
        for inner, outer in (("nash", "sseq"), ("sseq", "seq"), ("seq", "gmr"), ("sseq", "smr"), ("smr", "gmr")):
            assert (stable[outer] | ~stable[inner]).all()


@pytest.mark.parametrize("mixed", [False, True])
def test_asking_together_or_one_by_one(monkeypatch, mixed):
    conflict = wide(9, 4, mixed=mixed)
    together = solve(conflict)
    monkeypatch.setattr(asking, "TOGETHER", 0)
    alone = solve(conflict)
    for concept in CONCEPTS:
        assert (together.equilibria(concept) == alone.equilibria(concept)).all()


@pytest.mark.parametrize("seed", range(5))
def test_closed_forms_equal_the_closure(seed):
    solution = solve(wide(8, 3, seed=seed, mixed=False))
    board, ranks = solution.board, solution.cube[:, :, None]
    for party in range(3):
        own = ranks[party]
        for concept, threshold in ((GMR, maximin), (SMR, minimax)):
            closed = own >= threshold(board, party, own)
            assert (closed == holds(board, party, sanctions(board, ranks, concept, party), own)).all()


def test_a_party_without_options_and_one_without_wishes():
    conflict = Conflict(
        "quiet",
        (Party("Watcher", (), ((),)[:0]), Party("Actor", (Option("a", "act"),))),
    )
    solution = solve(conflict)
    for concept in CONCEPTS:
        assert solution.is_equilibrium(concept).all()


def test_baseline_is_the_list_as_written_with_every_maybe_in():
    open_one = standoff()
    plain = Conflict(
        "plain",
        tuple(
            Party(
                party.name,
                party.options,
                tuple((type(wish)(wish.expression),) for tier in party.prefers for wish in tier),
            )
            for party in open_one.parties
        ),
        infeasible=open_one.infeasible,
        one_way=open_one.one_way,
    )
    for concept in CONCEPTS:
        assert (solve(open_one).equilibria(concept) == solve(plain).equilibria(concept)).all()


def test_some_concepts_only():
    solution = solve(prisoners(), ["seq", "nash"])
    assert solution.concepts == ("nash", "seq")
    with pytest.raises(UsageError, match="was not solved"):
        solution.stable("gmr", "One")


@pytest.mark.parametrize("concepts", [["nsh"], []])
def test_unknown_concepts(concepts):
    with pytest.raises(UsageError, match="concept"):
        solve(prisoners(), concepts)


def test_errors_name_what_is_wrong():
    with pytest.raises(ConflictError, match="no state is feasible"):
        solve(Conflict("none", prisoners().parties, infeasible=(Rule("a or not a"),)))
    with pytest.raises(ConflictError, match=r"ranking of P0: .* never ranked"):
        solve(Conflict("gap", (Party("P0", (Option("a", "x"),), ranking=(("Y",),)),)))
    with pytest.raises(ConflictError, match="differ too much"):
        solve(Conflict("w", (Party("P0", (Option("a", "x"),), weights=(("a", 1e300), ("not a", 1e-300))),)))
    with pytest.raises(TooLargeError, match=r"2\^40 states, which need about .* TiB, 2 GiB are allowed"):
        solve(Conflict("big", (Party("P0", tuple(Option(f"o{k}", "x") for k in range(40))),)))
    with pytest.raises(TooLargeError, match="10 MiB are allowed"):
        solve(wide(12, 3), memory=10 << 20)


def test_progress():
    seen = []
    solve(prisoners(), progress=lambda done, todo: seen.append((done, todo)))
    assert seen == [(step, 10) for step in range(1, 11)]


def test_holds_uses_equal_ranks_as_sanctions():
    board = Board(1, prisoners_movers(), np.ones(2, bool), np.dtype(np.uint8))
    ranks = np.array([[1], [2]], np.uint8)
    assert holds(board, 0, np.array([[255], [1]], np.uint8), ranks).tolist() == [[True], [True]]
    assert holds(board, 0, np.array([[255], [2]], np.uint8), ranks).tolist() == [[False], [True]]


def prisoners_movers():
    from statusquo.stability.board import Mover

    return (Mover(0, 1),)
