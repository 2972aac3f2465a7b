"""Which preferences make a state stable, and the smallest changes that do."""

import itertools
from dataclasses import replace

import pytest

from statusquo.conflict import Conflict, Option, Party
from statusquo.errors import TooLargeError, UsageError
from statusquo.stability import CONCEPTS, count_rankings, smallest_edits, solve
from statusquo.stability.edits import KINDS, single_changes
from tests.unit.stability.models import prisoners, standoff


def chicken() -> Conflict:
    return Conflict(
        "Chicken",
        (
            Party("One", (Option("a", "swerve"),), ranking=(("NY",), ("YY",), ("YN",), ("NN",))),
            Party("Two", (Option("b", "swerve"),), ranking=(("YN",), ("YY",), ("NY",), ("NN",))),
        ),
    )


@pytest.mark.parametrize("concept", CONCEPTS)
@pytest.mark.parametrize("state", ["NN", "YN", "YY"])
def test_counts_try_every_ranking(concept, state):
    conflict = chicken()
    found = count_rankings(conflict, state, concept, ["One"])
    both = alone = 0
    for order in itertools.permutations(("NN", "YN", "NY", "YY")):
        one = replace(conflict.parties[0], ranking=tuple((s,) for s in order))
        solution = solve(replace(conflict, parties=(one, conflict.parties[1])), [concept])
        alone += solution.is_stable(concept, "One", state)
        both += bool(solution.is_equilibrium(concept)[solution.index(state)])
    assert (found.total, found.equilibrium, found.stable) == (24, both, (alone,))


def test_two_free_parties():
    found = count_rankings(chicken(), "YY", "nash", ["One", "Two"])
    # each is content with YY in half of its rankings
    assert (found.total, found.equilibrium, found.stable) == (576, 144, (288, 288))


def test_wrong_counts():
    with pytest.raises(TooLargeError, match="combinations of rankings"):
        count_rankings(standoff(), "YNNY", "nash", ["North", "South"])
    with pytest.raises(UsageError, match="no party is free"):
        count_rankings(chicken(), "YY", "nash", [])
    with pytest.raises(UsageError, match="no party"):
        count_rankings(chicken(), "YY", "nash", ["Three"])
    with pytest.raises(UsageError, match="not feasible"):
        count_rankings(standoff(), 3, "nash", ["North"])


@pytest.mark.parametrize("stable", [True, False])
@pytest.mark.parametrize("concept", ["nash", "seq"])
@pytest.mark.parametrize("state", ["NNNN", "YNNY", "NYNN"])
def test_edits_do_what_they_say_and_none_is_smaller(state, concept, stable):
    conflict = standoff()
    for search in smallest_edits(conflict, state, concept, stable=stable):
        for edit in search.edits:
            solution = solve(edit.conflict, [concept])
            assert bool(solution.is_equilibrium(concept)[solution.index(state)]) == stable
            assert all(change.kind == search.kind == edit.kind for change in edit.changes)
        if search.edits and search.edits[0].size == 2:
            for _, single in single_changes(conflict, search.kind):
                solution = solve(single, [concept])
                assert bool(solution.is_equilibrium(concept)[solution.index(state)]) != stable
        assert len({edit.conflict for edit in search.edits}) == len(search.edits)


def test_already_as_wanted():
    searches = smallest_edits(prisoners(), "YY", "nash", stable=True)
    assert [search.kind for search in searches] == list(KINDS)
    assert all(search.edits[0].changes == () for search in searches)


def test_the_prisoners_need_two_changes():
    (search,) = smallest_edits(prisoners(), "NN", "nash", stable=True, kinds=["one-way"], size=2)
    assert [edit.conflict.one_way for edit in search.edits] == [(("a", "drop"), ("b", "drop"))]
    (search,) = smallest_edits(prisoners(), "NN", "nash", stable=True, kinds=["add"], size=2)
    assert {(c.party, c.first) for edit in search.edits for c in edit.changes} >= {("One", "not a"), ("Two", "not b")}
    assert all(edit.size == 2 for edit in search.edits)
    assert search.complete


def test_a_search_that_is_cut_says_so():
    (search,) = smallest_edits(prisoners(), "NN", "nash", stable=True, kinds=["add"], size=3, tried=10)
    assert not search.complete
    assert search.tried <= 10
    assert search.size == 0


def test_swaps_know_tiers_and_rankings():
    changes = [change for change, _ in single_changes(standoff(), "swap", {"North"})]
    assert [(c.place, c.first, c.second, c.within_tier) for c in changes] == [
        (0, "cede", "not sanction", False),
        (1, "not sanction", "fight if not cede", True),
        (2, "fight if not cede", "maybe talk", False),
    ]
    assert changes[1].wishes == standoff().parties[0].prefers[1]
    ranked = [change for change, _ in single_changes(chicken(), "swap", {"One"})]
    assert [(c.first, c.second) for c in ranked] == [("NY", "YY"), ("YY", "YN"), ("YN", "NN")]


def test_one_way_options_are_set_and_lifted():
    changes = {
        (change.option, change.direction): edited.one_way for change, edited in single_changes(standoff(), "one-way")
    }
    assert changes["cede", "both"] == ()
    assert changes["talk", "drop"] == (("talk", "drop"), ("cede", "take"))
    assert len(changes) == 7


def test_wrong_requests():
    with pytest.raises(UsageError, match="kind of edit"):
        smallest_edits(prisoners(), "NN", "nash", stable=True, kinds=["flip"])
    with pytest.raises(UsageError, match="no party"):
        smallest_edits(prisoners(), "NN", "nash", stable=True, parties=["Three"])
    with pytest.raises(UsageError, match="not feasible"):
        smallest_edits(standoff(), 3, "nash", stable=True)
