"""From statements, rankings and weights to ranks."""

import itertools

import numpy as np
import pytest

from statusquo.conflict import Conflict, Option, Party, Rule, Wish
from statusquo.conflict.expression import parse
from statusquo.stability import ranks as module
from statusquo.stability.ranks import baseline
from tests.unit.stability.models import wide, wishes

ABC = tuple(Option(key, key) for key in "abc")


def ranks_of(party, **more):
    conflict = Conflict("t", (party,), **more)
    return dict(
        zip(map(conflict.format_state, conflict.states()), baseline(conflict)[0, conflict.states()], strict=True)
    )


def test_statements_compare_as_truth_vectors():
    found = ranks_of(Party("P", ABC, wishes("a", "b if a", "not c")))
    worlds = list(itertools.product("NY", repeat=3))
    vector = {
        "".join(w): tuple(
            parse(text).holds({k for k, v in zip("abc", w, strict=True) if v == "Y"})
            for text in ("a", "b if a", "not c")
        )
        for w in worlds
    }
    levels = sorted(set(vector.values()))
    assert found == {state: levels.index(truth) + 1 for state, truth in vector.items()}


def test_more_than_63_statements():
    # 200 statements that say nothing new, then one that decides
    texts = ["a", *(["b or a"] * 100), *(["a or b"] * 100), "c"]
    found = ranks_of(Party("P", ABC, wishes(*texts)))
    assert found["NNN"] < found["NNY"] < found["NYN"] < found["NYY"] < found["YNN"] == found["YYN"] < found["YNY"]


@pytest.mark.parametrize("table", [1, 8, 1 << 16])
def test_making_codes_denser_on_the_way_changes_nothing(monkeypatch, table):
    conflict = wide(7, 3, statements=40)
    wanted = baseline(conflict)
    monkeypatch.setattr(module, "TABLE", table)
    assert (baseline(conflict) == wanted).all()


def test_infeasible_cells_are_zero_and_feasible_ones_dense():
    conflict = Conflict("t", (Party("P", ABC, wishes("a", "b")),), infeasible=(Rule("a and b"),))
    ranks = baseline(conflict)
    assert ranks.dtype == np.uint8
    assert (ranks[0, ~conflict.feasible_cells] == 0).all()
    assert set(ranks[0, conflict.feasible_cells].tolist()) == {1, 2, 3}


def test_ranking_with_ties_and_patterns():
    found = ranks_of(Party("P", ABC, ranking=(("Y--",), ("NY-", "NNY"), ("NNN",))))
    assert found["YNN"] == found["YYY"] == 3
    assert found["NYN"] == found["NNY"] == 2
    assert found["NNN"] == 1


def test_weights_add_up_exactly():
    found = ranks_of(Party("P", ABC, weights=(("a", 0.1), ("b", 0.2), ("c", 0.3))))
    assert found["YYN"] == found["NNY"]  # 0.1 + 0.2 is 0.3 here
    assert found["NNN"] == 1
    assert found["YYY"] == 7 - 1 + 1


def test_negative_weights():
    found = ranks_of(Party("P", ABC, weights=(("a", -2), ("b", 1.5))))
    assert found["YNN"] < found["YYN"] < found["NNN"] < found["NYN"]


def test_no_preferences_is_indifference():
    assert set(ranks_of(Party("P", ABC)).values()) == {1}
    assert set(ranks_of(Party("P", ABC, prefers=())).values()) == {1}


def test_tiers_as_written_with_maybe_in():
    tiers = ((Wish("b"), Wish("a", maybe=True)), (Wish("c"),))
    assert ranks_of(Party("P", ABC, tiers)) == ranks_of(Party("P", ABC, wishes("b", "a", "c")))


@pytest.mark.parametrize(("options", "statements"), [(5, 7), (5, 9), (5, 20), (5, 90), (13, 12), (13, 40), (17, 19)])
@pytest.mark.parametrize("rules", [(), ("o0 and not o1",)])
def test_many_statements_are_the_truth_vectors_whatever_the_size(options, statements, rules):
    """Statements are gathered eight at a time, and codes made denser as they grow; neither may show."""
    rng = np.random.default_rng(options * statements)
    texts = []
    for _ in range(statements):
        one, two = rng.choice(options, 2, replace=False)
        texts.append(f"{'not ' * int(rng.integers(2))}o{one} {rng.choice(['and', 'or', 'if', 'iff'])} o{two}")
    party = Party("P", tuple(Option(f"o{k}", "x") for k in range(options)), wishes(*texts))
    conflict = Conflict("t", (party,), infeasible=tuple(map(Rule, rules)))
    states = conflict.states()
    taken = {f"o{k}": (states >> k & 1).astype(bool) for k in range(options)}
    rows = np.array([parse(text).truth(taken) for text in texts]).T
    expected = np.unique(rows, axis=0, return_inverse=True)[1].reshape(-1) + 1
    found = baseline(conflict)[0]
    assert np.array_equal(found[states], expected)
    assert not found[~conflict.feasible_cells].any()
