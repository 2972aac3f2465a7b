"""The model: states, names, orders, and that no half-valid conflict can be made."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from statusquo.conflict import Conflict, Option, Party, Rule, Wish
from statusquo.errors import ConflictError, TooLargeError, UsageError


def options(*keys):
    return tuple(Option(key, key) for key in keys)


def make(**more):
    parties = (
        Party("North", options("a", "b"), ((Wish("a"),), (Wish("not b"),))),
        Party("South", options("c"), ((Wish("not a"), Wish("c", maybe=True)),)),
    )
    return Conflict(**{"title": "Water", "parties": parties, **more})


def spelled(conflict):
    return [conflict.format_state(state) for state in conflict.states()]


def test_bit_k_is_option_k_in_file_order():
    assert spelled(make()) == ["NNN", "YNN", "NYN", "YYN", "NNY", "YNY", "NYY", "YYY"]
    assert make().state("NYY") == 6


@pytest.mark.parametrize(
    ("rules", "states"),
    [
        ({"infeasible": (Rule("a and b"),)}, ["NNN", "YNN", "NYN", "NNY", "YNY", "NYY"]),
        ({"infeasible": (Rule("Y--"), Rule("c"))}, ["NNN", "NYN"]),
        ({"feasible": (Rule("YY-"), Rule("not a and not b and c"))}, ["YYN", "NNY", "YYY"]),
    ],
)
def test_feasible_states(rules, states):
    conflict = make(**rules)
    assert spelled(conflict) == states
    every = range(8)
    assert [conflict.format_state(s) for s in every if conflict.is_feasible(s)] == states


def test_more_options_than_the_shared_axis():
    keys = [f"o{place}" for place in range(11)]
    conflict = Conflict(
        "wide",
        (Party("A", options(*keys)),),
        infeasible=(Rule("o10 and not o0"), Rule("----------Y".replace("Y", "N"))),
    )
    wanted = [s for s in range(1 << 11) if s >> 10 & 1 and s & 1]
    assert conflict.states().tolist() == wanted


def test_matching_a_pattern():
    conflict = make(infeasible=(Rule("a and b"),))
    assert [conflict.format_state(s) for s in conflict.matching("Y--")] == ["YNN", "YNY"]
    assert conflict.matching("YYN").size == 0


def test_orders_count_maybe_and_tiers():
    assert make().orders() == 1 + 2  # {not a}, or {not a, c} in two sequences
    wishes = (Wish("a"), Wish("b"), Wish("c", maybe=True), Wish("not c", maybe=True))
    conflict = make(parties=(Party("North", options("a", "b", "c"), (wishes, (Wish("a"),))),))
    assert conflict.orders() == 2 + 2 * 6 + 24


def test_wishes_are_brought_into_normal_form():
    assert Wish("not  ( a )") == Wish("not a")
    assert Rule(" a  and b") == Rule("a and b")
    assert Party("A", (), weights=(("a  or b", 1.0),)).weights == (("a or b", 1.0),)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"title": " "}, "title is empty"),
        ({"parties": ()}, "no party"),
        ({"parties": (Party("A"),)}, "no party has an option"),
        ({"parties": (Party("A", options("a")), Party("A", options("b")))}, "stands twice"),
        ({"parties": (Party("A", options("a")), Party("B", options("a")))}, "owned twice, by A and by B"),
        ({"parties": (Party("A", (Option("Maybe", "x"),)),)}, "cannot be an option key"),
        ({"parties": (Party("A", (Option("iff", "x"),)),)}, "reserved"),
        ({"parties": (Party("A", (Option("a", ""),)),)}, "label is empty"),
        ({"parties": (Party("A", options("a"), ((),)),)}, "tier is empty"),
        ({"parties": (Party("A", options("a"), ((Wish("z"),),)),)}, "unknown option 'z'"),
        ({"parties": (Party("A", options("a"), (), ranking=(("-",),)),)}, "exclude each other"),
        ({"parties": (Party("A", options("a"), ranking=()),)}, "ranking is empty"),
        ({"parties": (Party("A", options("a"), ranking=(("YY",),)),)}, "2 characters for 1 options"),
        ({"parties": (Party("A", options("a"), weights=(("a", float("inf")),)),)}, "finite"),
        ({"infeasible": (Rule("a"),), "feasible": (Rule("b"),)}, "exclude each other"),
        ({"infeasible": (Rule("YY"),)}, "2 characters for 3 options"),
        ({"one_way": (("z", "take"),)}, "unknown option"),
        ({"one_way": (("a", "up"),)}, "no direction"),
        ({"one_way": (("a", "take"), ("a", "drop"))}, "stands twice"),
        ({"status_quo": "YN"}, "2 characters for 3 options"),
        ({"status_quo": "YNx"}, "'x' in the pattern"),
        ({"status_quo_because": (("z", ("1",)),)}, "unknown option"),
    ],
)
def test_parts_that_do_not_fit(change, what):
    with pytest.raises(ConflictError, match=what) as caught:
        make(**change)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"infeasible": (Rule("a or not a"),)}, "no state is feasible"),
        ({"infeasible": (Rule("a"),), "status_quo": "YNN"}, "status quo YNN is not feasible"),
        ({"infeasible": (Rule("a"),), "status_quo": "Y-N"}, "matches no feasible state"),
    ],
)
def test_check_against_states(change, what):
    with pytest.raises(ConflictError, match=what):
        make(**change).check()


@pytest.mark.parametrize(
    ("ranking", "what"),
    [
        ((("Y",),), "the state N is never ranked"),
        ((("Y",), ("-",)), "the state Y is ranked twice, by entries 1 and 2"),
    ],
)
def test_rankings_match_each_state_once(ranking, what):
    with pytest.raises(ConflictError, match=what):
        Conflict("t", (Party("A", options("a"), ranking=ranking),)).check()


def test_infeasible_states_may_be_ranked_twice():
    conflict = Conflict(
        "t", (Party("A", options("a", "b"), ranking=(("YY", "Y-"), ("-Y", "NN"))),), infeasible=(Rule("YY"),)
    )
    conflict.check()


def test_too_many_options_say_so():
    conflict = Conflict("t", (Party("A", options(*(f"o{k}" for k in range(40)))),), status_quo="N" * 40)
    conflict.check()  # a complete status quo is checked without listing
    assert conflict.is_feasible(1 << 39)
    with pytest.raises(TooLargeError, match="40 options"):
        conflict.states()


def test_owner_party_and_state_errors():
    conflict = make(infeasible=(Rule("a and b"),))
    assert conflict.owner("c") == "South"
    with pytest.raises(UsageError, match="no option"):
        conflict.owner("z")
    with pytest.raises(UsageError, match="no party"):
        conflict.party("East")
    with pytest.raises(UsageError, match="not a state"):
        conflict.state("YN")
    with pytest.raises(UsageError, match="not feasible"):
        conflict.state("YYN")


def test_values_are_hashable_comparable_and_can_be_sent():
    conflict = make()
    conflict.states()
    again = pickle.loads(pickle.dumps(conflict))
    assert again == conflict
    assert hash(again) == hash(conflict)
    assert replace(conflict, title="other") != conflict
    assert "feasible_cells" not in again.__dict__


def test_feasible_cells_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        make().feasible_cells[0] = np.True_


def test_warnings():
    conflict = make(
        parties=(
            Party(
                "North",
                options("a", "b", "idle"),
                ((Wish("a or not a"),), (Wish("a and not a"),), (Wish("a if b"),), (Wish("a or not b"),)),
            ),
            Party("South"),
        )
    )
    assert conflict.warnings() == (
        "North, statement 1 (a or not a) is always true, so it changes nothing",
        "North, statement 2 (a and not a) is always false, so it changes nothing",
        "North, statement 4 (a or not b) repeats statement 3 (a if b)",
        "South: no preferences given; it counts as indifferent to everything",
        "North: no statement and no rule mentions the option 'idle'",
    )


def test_a_statement_can_be_always_true_in_the_feasible_states_only():
    conflict = make(infeasible=(Rule("not a"),))
    assert "North, statement 1 (a) is always true, so it changes nothing" in conflict.warnings()
