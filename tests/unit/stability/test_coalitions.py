"""Coalitions."""

import numpy as np
import pytest

from statusquo.errors import TooLargeError, UsageError
from statusquo.stability import coalitions as module
from statusquo.stability import solve, solve_coalitions
from tests.unit.stability.models import prisoners, standoff, wide


def test_the_prisoners_together():
    found = solve_coalitions(prisoners())
    assert found.coalitions == (("One",), ("Two",), ("One", "Two"))
    spell = found.conflict.format_state
    # both gain by leaving YY for NN together, which no single one can do
    assert [spell(s) for s in found.states[found.has_improvement(["One", "Two"])]] == ["YY"]
    assert not found.stable("cnash", ["Two", "One"])[3]
    assert [spell(s) for s in found.equilibria("cgmr")] == ["NN"]


@pytest.mark.parametrize("conflict", [standoff(), wide(6, 3), wide(7, 4, seed=3)])
def test_single_members_have_the_five_concepts(conflict):
    solution = solve(conflict)
    singles = [[party] for party in solution.parties]
    found = solve_coalitions(conflict, among=singles, credible="members")
    for party in solution.parties:
        for concept in ("nash", "gmr", "smr", "seq"):
            assert (found.stable(f"c{concept}", party) == solution.stable(concept, party)).all()


def test_blocks_of_starts_change_nothing(monkeypatch):
    conflict = wide(6, 3)
    whole = solve_coalitions(conflict)
    monkeypatch.setattr(
        module._Solver, "blocks", lambda self: [slice(s, min(s + 5, self.count)) for s in range(0, self.count, 5)]
    )
    parts = solve_coalitions(conflict)
    for concept in whole.concepts:
        assert (whole.equilibria(concept) == parts.equilibria(concept)).all()
    assert (whole.improvable == parts.improvable).all()


def test_joint_moves_jump_over_infeasible_states():
    from statusquo.conflict import Conflict, Option, Party, Rule

    rank = (("YY",), ("NN",))
    conflict = Conflict(
        "jump",
        (Party("A", (Option("a", "x"),), ranking=rank), Party("B", (Option("b", "x"),), ranking=rank)),
        feasible=(Rule("a iff b"),),
    )
    apart = solve_coalitions(conflict, ["cnash"])
    together = solve_coalitions(conflict, ["cnash"], moves="joint")
    assert apart.stable("cnash", ["A", "B"]).tolist() == [True, True]
    assert together.stable("cnash", ["A", "B"]).tolist() == [False, True]


def test_larger_credible_groups_sanction_more():
    conflict = wide(7, 4, seed=5)
    wide_open = solve_coalitions(conflict, ["cseq"])
    members = solve_coalitions(conflict, ["cseq"], credible="members")
    for coalition in wide_open.coalitions:
        assert (wide_open.stable("cseq", coalition) | ~members.stable("cseq", coalition)).all()


@pytest.mark.parametrize(
    ("request_", "what"),
    [
        ({"concepts": ["nash"]}, "no coalition concept"),
        ({"among": "some"}, "no set of coalitions"),
        ({"among": []}, "no coalition is named"),
        ({"among": [[]]}, "list of parties"),
        ({"among": ["One"]}, "list of parties"),
        ({"among": [["Three"]]}, "no party 'Three'"),
        ({"credible": "all"}, "kind of sanction"),
        ({"moves": "jump"}, "way to move"),
    ],
)
def test_wrong_requests(request_, what):
    with pytest.raises(UsageError, match=what):
        solve_coalitions(prisoners(), **request_)


def test_answers_only_what_was_asked():
    found = solve_coalitions(prisoners(), ["cnash"], among=[["One"]])
    with pytest.raises(UsageError, match="was not solved"):
        found.stable("cseq", ["One"])
    with pytest.raises(UsageError, match=r"One \+ Two was not asked for"):
        found.stable("cnash", ["Two", "One"])


def test_memory_of_pairs_is_refused_beforehand():
    with pytest.raises(TooLargeError, match=r"cseq of .* states needs"):
        solve_coalitions(wide(12, 3), memory=20 << 20)
    found = solve_coalitions(wide(12, 3), ["cnash"], among=[["P0", "P1"]], memory=20 << 20)
    assert isinstance(found.stable("cnash", ["P0", "P1"]), np.ndarray)
