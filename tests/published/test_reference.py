"""The reference against what was published, and against numbers worked out by hand."""

from __future__ import annotations

from itertools import permutations

import pytest

from statusquo.conflict import catalogue
from tests.published.cases import COUNTS, NUMBER_OF_STATES, VERDICTS, Count, Verdict
from tests.reference import (
    Model,
    coalition_stable,
    equilibria,
    levels,
    orders,
    reachable,
    solve,
    stabilising_orders,
    stable,
    swaps,
)
from tests.reference_file import Read, read


def reference(name: str) -> Read:
    """The conflict of the catalogue, read without the package's reader."""
    return read(catalogue.text(name))


@pytest.mark.parametrize("case", VERDICTS, ids=lambda case: case.name)
def test_verdicts(case: Verdict) -> None:
    solution = solve(reference(case.conflict).model)
    found = solution[case.concept][case.party] if case.party else equilibria(solution, case.concept)
    if not case.holds:
        said = found.isdisjoint(case.states)
    else:
        said = found == set(case.states) if case.complete else found >= set(case.states)
    assert said == case.agrees


@pytest.mark.parametrize("case", COUNTS, ids=lambda case: f"{case.concept}-{case.number}")
def test_counts_of_stabilising_orders(case: Count) -> None:
    found = stabilising_orders(reference(case.conflict).model, case.party, case.target)
    assert (len(found[case.concept]) == case.number) == case.agrees


@pytest.mark.parametrize("name", sorted(NUMBER_OF_STATES))
def test_number_of_states(name: str) -> None:
    assert len(reference(name).model.states) == NUMBER_OF_STATES[name][0]


def test_the_published_420_is_the_count_of_half_a_condition() -> None:
    """Syria's orders with state 2 above 1 and 3, or above 4: the second sanction is forgotten."""
    one, two, three, four, six = "NNN", "YNN", "NYN", "NNY", "NYY"
    both = half = 0
    for order in permutations(("NNN", "YNN", "NYN", "NNY", "YNY", "NYY")):
        place = {state: k for k, state in enumerate(order)}

        def above(low: str, place: dict[str, int] = place) -> bool:
            return place[two] < place[low]

        both += (above(one) or above(four)) and (above(three) or above(six))
        half += (above(one) and above(three)) or above(four)
    assert (both, half) == (384, 420)


def test_statements_give_the_published_ranking() -> None:
    """The statements of the model shipped with gmcr-py rank the states as the guide's table 3 does."""
    text = """
    parties:
      Syria:
        options: {release: a, escalate: b}
        prefers: [not release and not escalate and not attack, escalate, not attack, not release]
      Iraq:
        options: {attack: c}
        prefers:
          - release and not escalate and not attack
          - not release and not escalate and attack
          - not release and escalate and attack
          - not release and not escalate and not attack
          - release and not escalate and attack
    infeasible: [release and escalate]
    """
    by_statements, by_ranking = read(text).model, reference("syria_iraq_1975").model
    for party in by_ranking.parties:
        assert ranked(by_statements, party) == ranked(by_ranking, party)


def ranked(model: Model, party: str) -> list[set[object]]:
    """The states of a party, best first, ties together."""
    place = {s: sum(model.better(party, other, s) for other in model.states) for s in model.states}
    return [{s for s in model.states if place[s] == k} for k in sorted(set(place.values()))]


def test_elmira_together() -> None:
    """Guide pp. 13-15: state 7 is left by the ministry and Uniroyal together, for state 10, and only so."""
    model = reference("elmira").model
    pair = model.parties[:2]
    assert not coalition_stable(model, "cseq", pair, "NYNNY")
    moves = {new for party in pair for new in model.moves[party]["NYNNY"]}
    assert "YNYNY" not in moves
    together = reachable("NYNNY", pair, lambda party, state: model.moves[str(party)][state])
    assert len(together - {"NYNNY"}) == 5
    gains = {new for new in together if all(model.better(party, new, "NYNNY") for party in pair)}
    assert gains == {"YNYNY"}
    assert model.improvements("Local government", "NYNNN") == {"NYNNY"}
    assert all(not model.improvements(party, "NYNNN") for party in pair)


def test_elmira_who_may_answer_together_matters() -> None:
    """State 3 for the local government: any group of the others may answer, or only both at once."""
    model = reference("elmira").model
    one = ("Local government",)
    assert coalition_stable(model, "cseq", one, "NNYNN")
    assert not coalition_stable(model, "cseq", one, "NNYNN", blocks=[model.parties[:2]])


def test_elmira_from_the_status_quo() -> None:
    model = reference("elmira").model
    assert levels(model, "NYNNN", improving=True) == {"NYNNY": (1, frozenset({"Local government"}))}
    assert levels(model, "NYNNN", improving=False)["YNYNY"][0] == 3


def test_nobody_moves_twice_in_a_row() -> None:
    """In graph form A -> B -> C by one party alone is no sequence; with another in between it is."""
    moves = {
        "one": {"a": frozenset("b"), "b": frozenset("c"), "c": frozenset("d"), "d": frozenset()},
        "two": {"a": frozenset(), "b": frozenset(), "c": frozenset("b"), "d": frozenset()},
    }
    assert reachable("a", ["one"], lambda party, state: moves[str(party)][str(state)]) == {"b"}
    assert reachable("b", ["one", "two"], lambda p, s: moves[str(p)][str(s)]) == {"b", "c"}


def test_coming_back_to_the_start_is_a_sanction() -> None:
    """The other party can undo the move (only in graph form): no better off than before."""
    model = Model(
        ("one", "two"),
        ("a", "b"),
        {"one": {"a": frozenset("b"), "b": frozenset()}, "two": {"a": frozenset(), "b": frozenset("a")}},
        {"one": {"a": 0, "b": 1}, "two": {"a": 1, "b": 0}},
    )
    assert not stable(model, "nash", "one", "a")
    assert all(stable(model, concept, "one", "a") for concept in ("gmr", "seq"))
    assert not any(stable(model, concept, "one", "a") for concept in ("smr", "sseq"))


def test_orders_weigh_a_maybe_half() -> None:
    weighed = [(str(share), order) for share, order in orders([[("p", False), ("q", True)], [("r", False)]])]
    assert weighed == [("1/4", ("p", "q", "r")), ("1/4", ("q", "p", "r")), ("1/2", ("p", "r"))]


def test_swaps() -> None:
    assert swaps("abc", "abc") == 0
    assert swaps("abc", "cba") == 3
