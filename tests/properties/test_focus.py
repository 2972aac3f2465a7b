"""Verdicts on some states are those on all states; shares of some are those of all."""

from __future__ import annotations

import random

import numpy as np
import pytest

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS, focus
from statusquo.stability.board import Board, movers
from statusquo.stability.concepts import chosen
from statusquo.stability.focus import verdicts_at
from statusquo.stability.robustness import robustness
from statusquo.stability.verdicts import verdicts
from tests.properties.random_conflicts import seeded, text


@pytest.mark.parametrize("first", range(0, 120, 30))
@pytest.mark.parametrize(("short", "wide"), [(1, 9), (256, 3), (256, 1)])
def test_verdicts_on_some_states_are_those_on_all(
    monkeypatch: pytest.MonkeyPatch, first: int, short: int, wide: int
) -> None:
    monkeypatch.setattr(focus, "SHORT", short)
    monkeypatch.setattr(focus, "WIDE", wide)
    for seed in range(first, first + 30):
        conflict = Conflict.parse(text(seeded(seed)))
        rng, chance = np.random.default_rng(seed), random.Random(seed)
        cells = conflict.feasible_cells
        lanes, top = chance.randint(1, 150), chance.randint(2, 40)
        ranks = rng.integers(1, top, (len(conflict.parties), cells.size, lanes)).astype(np.uint8) * cells[:, None]
        board = Board(len(conflict.options), movers(conflict), cells, ranks.dtype, lanes)
        asked = chosen(chance.sample(CONCEPTS, chance.randint(1, 5)))
        states = chance.sample(conflict.states().tolist(), min(6, len(conflict.states())))
        found = verdicts_at(board, ranks, asked, states)
        for concept, party, verdict in verdicts(board, ranks, asked):
            assert (verdict[states] == found[asked.index(concept), party]).all(), (seed, concept, party)


@pytest.mark.parametrize("orders", [0, 2000])
def test_shares_of_some_states_are_those_of_all(orders: int) -> None:
    for seed in range(40):
        conflict = Conflict.parse(text(seeded(seed, most_options=6)))
        whole = robustness(conflict, enumerated=orders, samples=200, seed=seed)
        asked = whole.states[:: max(1, len(whole.states) // 5)].tolist()
        some = robustness(conflict, enumerated=orders, samples=200, seed=seed, states=asked)
        assert set(asked) | set(some.focus) == set(some.states.tolist())
        for concept in CONCEPTS:
            for state in some.states.tolist():
                assert some.share(concept, state) == whole.share(concept, state)
                for party in conflict.parties:
                    assert some.share(concept, state, party.name) == whole.share(concept, state, party.name)
            for state in some.focus:
                assert some.swings(concept, state) == whole.swings(concept, state)
