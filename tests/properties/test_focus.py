"""Verdicts on some states are those on all states; shares of some are those of all."""

from __future__ import annotations

import random
from dataclasses import replace

import numpy as np
import pytest

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS, focus, slab
from statusquo.stability.board import Board, movers, movers_with
from statusquo.stability.concepts import chosen
from statusquo.stability.field import Ways
from statusquo.stability.focus import verdicts_at
from statusquo.stability.robustness import robustness
from statusquo.stability.verdicts import verdicts
from tests.properties.random_conflicts import seeded, text


@pytest.mark.parametrize("first", range(0, 120, 30))
@pytest.mark.parametrize(("short", "wide"), [(1, 9), (256, 3), (256, 1)])
def test_verdicts_on_some_states_are_those_on_all(
    monkeypatch: pytest.MonkeyPatch, first: int, short: int, wide: int
) -> None:
    monkeypatch.setattr(slab, "SHORT", short)
    monkeypatch.setattr(slab, "WIDE", wide)
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


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_one_way_options_may_differ_from_lane_to_lane(monkeypatch: pytest.MonkeyPatch, first: int) -> None:
    """Verdicts with a direction of its own for each option in each lane are those of a board for each lane."""
    monkeypatch.setattr(focus, "ROOM", 1 << 14)  # several batches
    asked_all = 0
    for seed in range(first, first + 20):
        conflict = replace(Conflict.parse(text(seeded(seed, most_options=6))), one_way=())
        rng = np.random.default_rng(seed)
        cells, keys = conflict.feasible_cells, conflict.keys
        lanes = int(rng.integers(1, 90))
        ranks = rng.integers(1, 12, (len(conflict.parties), cells.size, lanes)).astype(np.uint8) * cells[:, None]
        ways = [{key: str(way) for key in keys if (way := rng.choice(["take", "drop", ""]))} for _ in range(lanes)]
        board = Board(len(keys), movers(conflict), cells, ranks.dtype, lanes)
        states = conflict.states()[:: max(1, len(conflict.states()) // 4)].tolist()
        told = Ways(*(np.array([[own.get(k) != no for own in ways] for k in keys]) for no in ("drop", "take")))
        if not focus.suits(board, states, told):
            continue
        found = verdicts_at(board, ranks, chosen(CONCEPTS), states, told)
        for lane, own in enumerate(ways):
            single = Board(len(keys), movers_with(conflict, own), cells, ranks.dtype)
            for concept, party, verdict in verdicts(single, ranks[:, :, lane : lane + 1], chosen(CONCEPTS)):
                told_here = found[CONCEPTS.index(concept.name), party, :, lane]
                assert (verdict[states, 0] == told_here).all(), (seed, lane, concept.name, party)
                asked_all += 1
    assert asked_all > 1000


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
