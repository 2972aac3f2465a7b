"""Codes of many orders at once, against tuples of truth values."""

import itertools

import numpy as np
import pytest

from statusquo.conflict import Conflict, Option, Party, Rule, Wish
from statusquo.conflict.expression import parse
from statusquo.stability import codes
from statusquo.stability.codes import Coder
from statusquo.stability.orders import OpenParty

TEXTS = (
    "a",
    "not a",
    "b or a",
    "not b",
    "b",
    "c if d",
    "not (c if d)",
    "a or not a",
    "c and d and e",
    "d iff e",
    "e",
    "not c",
)


@pytest.mark.parametrize("exact", [52, 3])
def test_codes_compare_as_truth_vectors_however_many(monkeypatch, exact):
    monkeypatch.setattr(codes, "EXACT", exact)
    monkeypatch.setattr(codes, "PART", 3)
    tier = tuple(Wish(text, maybe=True) for text in TEXTS)
    party = Party("P", tuple(Option(key, key) for key in "abcde"), (tier,))
    conflict = Conflict("t", (party,), infeasible=(Rule("a and c and not d"),))
    opened = OpenParty(0, (tier,))
    positions = opened.sample(12, np.random.default_rng(2))
    coder = Coder(conflict, opened)
    ranks = np.empty((32, 12), np.uint64)
    coder.spread(coder.codes(positions), ranks)
    holds = {
        state: [parse(text).holds({key for place, key in enumerate("abcde") if state >> place & 1}) for text in TEXTS]
        for state in conflict.states().tolist()
    }
    for lane in range(12):
        order = [row for row in np.argsort(positions[:, lane]) if positions[row, lane] >= 0]
        vectors = {state: tuple(truth[row] for row in order) for state, truth in holds.items()}
        for one, two in itertools.combinations(vectors, 2):
            wanted = (vectors[one] > vectors[two]) - (vectors[one] < vectors[two])
            found = int(ranks[one, lane] > ranks[two, lane]) - int(ranks[one, lane] < ranks[two, lane])
            assert found == wanted
    assert (ranks[~conflict.feasible_cells] == 0).all()
    assert (ranks[conflict.feasible_cells] > 0).all()


def test_a_party_of_silence_needs_one_bit_an_option():
    tier = tuple(Wish(text, maybe=True) for key in "abcdefg" for text in (key, f"not {key}"))
    conflict = Conflict("t", (Party("P", tuple(Option(key, key) for key in "abcdefg"), (tier,)),))
    opened = OpenParty(0, (tier,))
    coder = Coder(conflict, opened)
    assert coder.codes(opened.sample(50, np.random.default_rng(1))).dtype == np.uint8
