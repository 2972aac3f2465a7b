"""Orders and shares of orders, against one solved conflict per order."""

import itertools
import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from statusquo.conflict import Conflict, Option, Party, Wish
from statusquo.errors import UsageError
from statusquo.stability import CONCEPTS, robustness, solve, wilson
from statusquo.stability.orders import OpenParty
from tests.unit.stability.models import prisoners, standoff, wishes


def every_order(conflict):
    """Each order as a conflict without anything open, with its share."""
    per_party = []
    for party in conflict.parties:
        per_tier = []
        for tier in party.prefers:
            maybe = [wish for wish in tier if wish.maybe]
            options = []
            for inside in itertools.product((True, False), repeat=len(maybe)):
                out = [wish for wish, taken in zip(maybe, inside, strict=True) if not taken]
                kept = [wish for wish in tier if wish not in out]
                share = Fraction(1, 2 ** len(maybe) * math.factorial(len(kept)))
                options += [(sequence, share) for sequence in itertools.permutations(kept)]
            per_tier.append(options)
        per_party.append(list(itertools.product(*per_tier)))
    for combination in itertools.product(*per_party):
        share = Fraction(1)
        parties = []
        for party, tiers in zip(conflict.parties, combination, strict=True):
            sequence = []
            for part, portion in tiers:
                share *= portion
                sequence += part
            parties.append(replace(party, prefers=tuple((replace(wish, maybe=False),) for wish in sequence)))
        yield replace(conflict, parties=tuple(parties)), share, combination


@pytest.fixture(scope="module")
def solved():
    conflict = standoff()
    return conflict, [(solve(single), share, how) for single, share, how in every_order(conflict)]


def test_all_orders_are_found(solved):
    conflict, singles = solved
    assert len(singles) == conflict.orders() == 4 * 2 * 2
    assert sum(share for _, share, _ in singles) == 1


def test_exact_shares(solved):
    conflict, singles = solved
    found = robustness(conflict)
    assert found.exact
    assert found.evaluated == found.orders == 16
    for concept in CONCEPTS:
        for place, state in enumerate(found.states.tolist()):
            wanted = sum(share for single, share, _ in singles if single.is_equilibrium(concept)[place])
            share = found.share(concept, state)
            assert (share.value, share.low, share.high, share.exact) == (float(wanted),) * 3 + (True,)
            for party in found.conflict.parties:
                mine = sum(share for single, share, _ in singles if single.stable(concept, party.name)[place])
                assert found.share(concept, state, party.name).value == float(mine)
        assert found.shares(concept)[0] == found.share(concept, int(found.states[0])).value


def test_swings(solved):
    conflict, singles = solved
    found = robustness(conflict, ["seq"], focus=["YNNY"])
    place = solve(conflict).index("YNNY")
    swings = {(swing.party, swing.tier, swing.place): swing for swing in found.swings("seq", "YNNY")}
    assert set(swings) == {("North", 1, 0), ("North", 1, 1), ("North", 2, 0), ("South", 0, 0), ("South", 0, 1),
                           ("West", 1, 0)}  # fmt: skip
    for (name, tier, statement), swing in swings.items():
        row = [party.name for party in conflict.parties].index(name)
        wish = conflict.parties[row].prefers[tier][statement]
        assert swing.wish == wish
        assert swing.kind == ("maybe" if wish.maybe else "place")

        def share(test, row=row, tier=tier):
            chosen = [(single, share) for single, share, how in singles if test(how[row][tier][0])]
            hits = sum(share for single, share in chosen if single.is_equilibrium("seq")[place])
            return float(hits / sum(share for _, share in chosen))

        if wish.maybe:
            assert swing.upper == share(lambda part, wish=wish: wish in part)
            assert swing.lower == share(lambda part, wish=wish: wish not in part)
        else:
            assert swing.upper == share(lambda part, wish=wish: part[0] == wish)
            assert swing.lower == share(lambda part, wish=wish: part[-1] == wish)
        assert swing.swing == swing.upper - swing.lower
    sizes = [abs(swing.swing) for swing in found.swings("seq", "YNNY")]
    assert sizes == sorted(sizes, reverse=True)


def test_samples_agree_with_the_count_and_repeat_with_the_seed():
    conflict = standoff()
    exact = robustness(conflict)
    drawn = robustness(conflict, enumerated=0, samples=6000, seed=5)
    assert not drawn.exact
    assert drawn.seed == 5
    outside = 0
    for concept in CONCEPTS:
        for state in exact.states.tolist():
            share = drawn.share(concept, state)
            assert share.low <= share.value <= share.high
            outside += not share.low <= exact.share(concept, state).value <= share.high
    assert outside <= 6  # of 60 intervals at 95 %
    again = robustness(conflict, enumerated=0, samples=6000, seed=5)
    other = robustness(conflict, enumerated=0, samples=6000, seed=6)
    same = [(drawn.shares(c) == again.shares(c)).all() for c in CONCEPTS]
    assert all(same)
    assert any((drawn.shares(c) != other.shares(c)).any() for c in CONCEPTS)


def test_results_do_not_depend_on_who_computes():
    conflict = standoff()
    alone = robustness(conflict, enumerated=0, samples=9000)
    seen = []
    with ThreadPoolExecutor(2) as executor:
        shared = robustness(
            conflict, enumerated=0, samples=9000, executor=executor, progress=lambda *done: seen.append(done)
        )
    assert all((alone.shares(c) == shared.shares(c)).all() for c in CONCEPTS)
    assert seen == [(4096, 9000), (8192, 9000), (9000, 9000)]


def test_a_conflict_with_nothing_open_has_one_order():
    found = robustness(prisoners())
    assert (found.orders, found.exact) == (1, True)
    assert found.share("seq", "NN").value == 1.0
    assert found.share("nash", "NN").value == 0.0
    assert found.swings("seq", "NN") == ()


def test_uniform_sampling_of_orders():
    party = OpenParty(0, ((Wish("a"), Wish("b"), Wish("c", maybe=True)), (Wish("not a"),)))
    positions = party.sample(24_000, np.random.default_rng(1))
    listed, weights = party.enumerate()
    count = {tuple(column): 0 for column in listed.T.tolist()}
    for column in positions.T.tolist():
        count[tuple(column)] += 1
    shares = weights / weights.sum()
    for column, share in zip(listed.T.tolist(), shares.tolist(), strict=True):
        assert abs(count[tuple(column)] / 24_000 - share) < 0.012


def test_wilson():
    # Newcombe 1998, table I: 81 of 263 gives 0.2553 to 0.3662
    low, high = wilson(81 / 263, 263)
    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)
    assert wilson(0.0, 10)[0] == 0.0
    assert wilson(1.0, 10)[1] == 1.0


def test_wrong_requests():
    with pytest.raises(UsageError, match="no samples"):
        robustness(standoff(), samples=0)
    with pytest.raises(UsageError, match="not feasible"):
        robustness(standoff(), focus=["YYNN"])
    found = robustness(standoff(), ["seq"])
    with pytest.raises(UsageError, match="were not counted"):
        found.swings("seq", "NNNN")
    with pytest.raises(UsageError, match="not asked for"):
        found.share("nash", "NNNN")
    with pytest.raises(UsageError, match="were not counted"):
        robustness(standoff(), ["seq"], states=["YNNY"]).share("seq", "NNNN")
    with pytest.raises(UsageError, match="no party"):
        found.share("seq", "NNNN", "East")


def test_rankings_and_weights_stay_fixed():
    parties = (
        Party("A", (Option("a", "x"),), ((Wish("a"), Wish("b")),)),
        Party("B", (Option("b", "x"),), ranking=(("NN",), ("-Y", "YN"))),
        Party("C", (Option("c", "x"),), weights=(("a", 1.0),)),
    )
    conflict = Conflict("mixed", (parties[0], replace(parties[1], ranking=(("NN-",), ("-Y-", "YN-"))), parties[2]))
    found = robustness(conflict)
    assert found.orders == 2
    one, two = (
        solve(replace(conflict, parties=(replace(parties[0], prefers=wishes(*texts)), *conflict.parties[1:])))
        for texts in (("a", "b"), ("b", "a"))
    )
    for concept in CONCEPTS:
        wanted = (one.is_equilibrium(concept).astype(int) + two.is_equilibrium(concept)) / 2
        assert (found.shares(concept) == wanted).all()
