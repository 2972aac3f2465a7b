"""Explicit states and moves."""

import pytest

from statusquo.errors import ConflictError, TooLargeError, UsageError
from statusquo.stability import CONCEPTS, GraphConflict, GraphParty, solve, solve_graph, to_graph
from tests.unit.stability.models import prisoners, standoff, wide


@pytest.mark.parametrize("conflict", [prisoners(), standoff(), wide(7, 3), wide(6, 4, seed=3)])
def test_graph_form_of_an_option_form_has_its_verdicts(conflict):
    solution = solve(conflict)
    graph = solve_graph(to_graph(solution))
    for concept in CONCEPTS:
        for party in solution.parties:
            assert (graph.stable(concept, party) == solution.stable(concept, party)).all()
        assert list(graph.equilibria(concept)) == [conflict.format_state(s) for s in solution.equilibria(concept)]


def test_nobody_moves_twice_in_a_row():
    """B could hurt A only by two moves of its own, which the rule forbids; C in between makes it legal."""

    def game(*more):
        return GraphConflict(
            "steps",
            ("start", "gain", "half", "hurt"),
            (
                GraphParty("A", (("start", "gain"),), (("gain",), ("half",), ("start",), ("hurt",))),
                GraphParty("B", (("gain", "half"), ("half", "hurt")), (("hurt",), ("half",), ("gain",), ("start",))),
                *more,
            ),
        )

    alone = solve_graph(game(GraphParty("C", (), (("start", "gain", "half", "hurt"),))))
    assert not alone.stable("gmr", "A")[0]
    states = ("start", "gain", "half", "rest", "hurt")
    helped = GraphConflict(
        "steps",
        states,
        (
            GraphParty("A", (("start", "gain"),), (("gain",), ("half",), ("rest",), ("start",), ("hurt",))),
            GraphParty("B", (("gain", "half"), ("rest", "hurt")), (("hurt",), ("half",), ("gain", "rest"), ("start",))),
            GraphParty("C", (("half", "rest"),), (("rest",), ("hurt", "half", "gain", "start"))),
        ),
    )
    solution = solve_graph(helped)
    assert solution.stable("gmr", "A")[0]
    assert solution.stable("seq", "A")[0]
    witness = solution.witness("seq", "A", "start")
    assert [step.party for step in witness.replies[0].path] == ["B", "C", "B"]


GOOD = (GraphParty("A", (("s", "t"),), (("s",), ("t",))),)


@pytest.mark.parametrize(
    ("states", "parties", "what"),
    [
        ((), GOOD, "a state and a party"),
        (("s", "t"), (), "a state and a party"),
        (("s", "t", "s"), GOOD, "the state 's' stands twice"),
        (("s", "t"), GOOD * 2, "the party 'A' stands twice"),
        (("s", "t"), (GraphParty("A", (("s", "u"),), (("s", "t"),)),), "names the unknown state 'u'"),
        (("s", "t"), (GraphParty("A", (("s", "s"),), (("s", "t"),)),), "goes nowhere"),
        (("s", "t"), (GraphParty("A", (), (("s", "x"),)),), "ranking names the unknown state 'x'"),
        (("s", "t"), (GraphParty("A", (), (("s",), ("s",))),), "ranked twice"),
        (("s", "t"), (GraphParty("A", (), (("s",),)),), "'t' is never ranked"),
    ],
)
def test_wrong_graphs(states, parties, what):
    with pytest.raises(ConflictError, match=what):
        GraphConflict("g", states, parties)


def test_too_large_and_unknown_names():
    with pytest.raises(TooLargeError, match="5000 states"):
        GraphConflict("g", tuple(map(str, range(5000))), GOOD)
    with pytest.raises(TooLargeError, match="keep the option form"):
        to_graph(solve(wide(13, 2, mixed=False), ["nash"]))
    solution = solve_graph(GraphConflict("g", ("s", "t"), GOOD), ["nash"])
    with pytest.raises(UsageError, match="was not solved"):
        solution.stable("seq", "A")
    with pytest.raises(UsageError, match="no party"):
        solution.stable("nash", "B")
    with pytest.raises(UsageError, match="no state"):
        solution.witness("nash", "A", "u")


def test_a_single_party():
    solution = solve_graph(GraphConflict("g", ("s", "t"), (GraphParty("A", (("s", "t"),), (("t",), ("s",))),)))
    for concept in CONCEPTS:
        assert solution.equilibria(concept) == ("t",)


def standing(moves=(("peace", "war"),), ranking=("peace", "war")):
    return GraphConflict("S", ("peace", "war"), (GraphParty("A", moves, ranking),))


@pytest.mark.parametrize(
    ("parts", "what"),
    [
        ({"moves": ("peace", "war")}, "'peace' is no move; write a pair"),
        ({"moves": (("peace",),)}, "is no move"),
        ({"moves": (("peace", "wr"),)}, "unknown state 'wr'; did you mean 'war'"),
        ({"ranking": ("peace", "wor")}, "unknown state 'wor'; did you mean 'war'"),
    ],
)
def test_wrong_moves_and_rankings(parts, what):
    with pytest.raises(ConflictError, match=what):
        standing(**parts)


def test_a_state_alone_in_a_ranking_needs_no_tuple_and_results_print():
    found = solve_graph(standing(), ["nash"])
    assert str(found).splitlines()[-2:] == ["peace | x    | E", "war   | x    | E"]
    assert "<b>E</b>" in found._repr_html_()
    assert found.to_dict()["stable"] == {"nash": {"A": ["peace", "war"]}}
    assert repr(found) == "<GraphSolution of 'S': 2 states>"
