"""Moves, improvements, closures and the flood against loops over single states."""

import numpy as np
import pytest

from statusquo.stability import closure as closures
from statusquo.stability import improvements, verdicts
from statusquo.stability import moves as kernels
from statusquo.stability.board import Board, Mover, smallest
from statusquo.stability.closure import close
from statusquo.stability.flood import flood
from statusquo.stability.gmr import GMR
from statusquo.stability.improvements import Improver
from statusquo.stability.moves import best_reach, worst_reach
from tests.unit.stability.models import moves, random_board

SEEDS = range(40)


def reached(board, party, state, ranks=None):
    ends = moves(board, party, state)
    if ranks is not None:
        ends = [end for end in ends if ranks[end] > ranks[state]]
    return [state, *ends]


@pytest.fixture(params=[1 << 17, 8, 64], ids=lambda size: f"chunk {size}")
def chunk(request, monkeypatch):
    monkeypatch.setattr(kernels, "CHUNK", request.param)


@pytest.mark.usefixtures("chunk")
@pytest.mark.parametrize("seed", SEEDS)
def test_best_and_worst_reach(seed):
    board, ranks = random_board(seed, lanes=seed % 3 + 1)
    for party, mover in enumerate(board.movers):
        best = best_reach(board, mover, ranks.copy())
        worst = worst_reach(board, mover, board.for_minimum(ranks))
        for state in np.flatnonzero(board.feasible):
            ends = reached(board, party, int(state))
            assert (best[:, state] == ranks[:, ends].max(axis=1)).all()
            assert (worst[:, state] == ranks[:, ends].min(axis=1)).all()
        assert (best[:, ~board.feasible] == 0).all()
        assert (worst[:, ~board.feasible] == board.top).all()


@pytest.mark.parametrize("few", [0, 2, 4])
@pytest.mark.parametrize(("block", "kept"), [(1, 0), (16, 0), (1 << 15, 1 << 27)])
@pytest.mark.parametrize("seed", range(15))
def test_improvements_both_ways(monkeypatch, few, block, kept, seed):
    monkeypatch.setattr(improvements, "FEW", few)
    monkeypatch.setattr(improvements, "BLOCK", block)
    monkeypatch.setattr(improvements, "KEPT", kept)
    lanes = seed % 2 + 1
    board, ranks = random_board(seed, lanes=lanes)
    for party, mover in enumerate(board.movers):
        values = board.for_minimum(ranks[::-1].copy())
        after = values.copy()
        operator = Improver(board, mover, ranks[party])
        operator(after)
        for lane in range(lanes):
            own = ranks[party, :, lane]
            for state in range(board.cells):
                ends = reached(board, party, state, own) if board.feasible[state] else [state]
                assert (after[:, state, lane] == values[:, ends, lane].min(axis=1)).all()
        again = after.copy()
        operator(again)
        assert (again == after).all()  # a second improvement of one party is a first one


def close_slowly(board, values, ranks):
    """The least value over everything the parties in ``ranks`` reach, by passes over all states."""
    result = values.copy()
    changed = True
    while changed:
        before = result.copy()
        for party, own in ranks.items():
            for state in np.flatnonzero(board.feasible):
                result[state] = result[reached(board, party, int(state), own)].min()
        changed = not (before == result).all()
    return result


@pytest.mark.parametrize("improving", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_closure_and_flood(seed, improving):
    board, ranks = random_board(seed)
    for focal in range(len(board.movers)):
        others = {
            party: ranks[party, :, 0] if improving else None
            for party, mover in enumerate(board.movers)
            if party != focal and mover.width
        }
        start = board.for_minimum(ranks[focal, :, 0][None, :, None])[0, :, 0]
        wanted = close_slowly(board, start, others)
        flooded = start.copy()
        flood(board, flooded, others)
        assert (flooded == wanted).all()
        swept = start[None, None, :, None].copy()
        operators = verdicts._improvers(board, ranks) if improving else verdicts._movers(board)
        close(board, swept, [focal], operators, lambda *_: pytest.fail("the sweeps should settle"))
        assert (swept[0, 0, :, 0] == wanted).all()


def staircase(steps):
    """Two parties that must take turns many times: each step up is a move of the other."""
    width = (steps + 1).bit_length()
    mask = (1 << width) - 1
    feasible = np.zeros(1 << (2 * width), bool)
    for step in range(steps):
        a, b = (step + 1) // 2, step // 2
        feasible[(b & mask) << width | (a & mask)] = True
    nobody = Mover(2 * width, 0)
    return Board(2 * width, (Mover(0, width), Mover(width, width), nobody), feasible, np.dtype(np.uint16))


def test_the_guard_hands_over_to_the_flood(monkeypatch):
    monkeypatch.setattr(closures, "GUARD", 4)
    board = staircase(25)
    states = np.flatnonzero(board.feasible)
    ranks = np.zeros((3, board.cells, 1), np.uint16)
    ranks[:, states] = 100 + np.arange(states.size)[:, None]
    ranks[2, states[-1]] = 1  # far up the stairs lies what the third party fears
    found = verdicts.sanctions(board, ranks, GMR, 2)
    assert (found[states, 0] == 1).all()


def test_smallest_type_leaves_room_for_a_top():
    assert smallest(254) == np.uint8
    assert smallest(255) == np.uint16
    assert smallest(65534) == np.uint16
    assert smallest(65535) == np.uint32


@pytest.mark.parametrize("width", [1, 2, 3, 4, 5])
@pytest.mark.parametrize(("take", "drop"), [(0, 0), (1, 0), (0, 1)])
def test_all_changes_at_once_or_one_by_one_or_sorted_are_the_same(monkeypatch, width, take, drop):
    """The size of the board decides how improvements are found, not what they are."""
    rng = np.random.default_rng(width)
    options = 7
    feasible = rng.random(1 << options) < 0.8
    mover = Mover(1, width, take, drop)
    board = Board(options, (mover,), feasible, np.dtype(np.uint8), 2)
    ranks = rng.integers(1, 9, (1 << options, 2)).astype(np.uint8) * feasible[:, None]
    values = np.where(feasible[:, None], rng.integers(1, 200, (3, 1 << options, 2)), 255).astype(np.uint8)
    found = []
    for few, at_once in ((9, 1 << 30), (9, 0), (0, 0)):
        monkeypatch.setattr(improvements, "FEW", few)
        monkeypatch.setattr(improvements, "AT_ONCE", at_once)
        lowered = values.copy()
        improvements.Improver(board, mover, ranks)(lowered)
        improvements.Improver(board, mover, ranks)(lowered)
        found.append(lowered)
    assert np.array_equal(found[0], found[1])
    assert np.array_equal(found[0], found[2])
