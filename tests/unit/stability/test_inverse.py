"""Which preferences make a state stable."""

import itertools
from dataclasses import replace

import pytest

from statusquo.conflict import Conflict, Option, Party
from statusquo.errors import TooLargeError, UsageError
from statusquo.stability import CONCEPTS, count_rankings, solve
from tests.unit.stability.models import standoff


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
