r"""Moves of one party: the best and the worst it can reach in one move, staying included.

For values m over states, with ``R_j(s)`` the states party j can move to from s (Fang, Hipel & Kilgour 1993)::

    best_reach  j m (s) = max { m(t) : t in {s} u R_j(s) }
    worst_reach j m (s) = min { m(t) : t in {s} u R_j(s) }

In option form a move changes any own options at once, so the maximum over moves is one pass per own option:
both halves of the cube along that option get the larger value; if the option is one-way, only the half that
can still move does. Infeasible cells are masked once, after the last option: masking after each would forbid
to change two options at once over an infeasible combination.

Cost: one pass over the cells per own option, in place. Values only ever get better (worse), so passes may run
in any order.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from statusquo.stability.board import Board, Mover, Ranks

CHUNK = 1 << 17
"""Values handled at a time, so that all passes of one party run in the cache."""
_ROTATE = {1: (np.uint16, 8), 2: (np.uint32, 16), 4: (np.uint64, 32)}
_WIDE: dict[int, Any] = {8: np.uint64, 16: np.complex128}


def best_reach(board: Board, mover: Mover, values: Ranks) -> Ranks:
    """Replace each value by the best the party can reach, in place; infeasible cells hold 0.

    Args:
        values: (rows, cells, lanes), 0 at infeasible cells.
    """
    spread(board, mover, values, np.maximum)
    if not board.full and mover.width:
        np.bitwise_and(values, board.open, out=values)
    return values


def worst_reach(board: Board, mover: Mover, values: Ranks) -> Ranks:
    """Replace each value by the worst the party can reach, in place; infeasible cells hold ``top``."""
    spread(board, mover, values, np.minimum)
    if not board.full and mover.width:
        np.bitwise_or(values, board.blocked, out=values)
    return values


def spread(board: Board, mover: Mover, values: Ranks, pick: np.ufunc) -> None:
    """Combine each value with those of all cells the party could move to, feasible or not, in place.

    With the mover's :meth:`~statusquo.stability.board.Mover.reversed` it combines with the cells that the
    party could have come from.
    """
    flat = values.reshape(-1)
    block = board.lanes << (mover.first + mover.width)
    step = flat.size if block > CHUNK else CHUNK // block * block
    for start in range(0, flat.size, step):
        part = flat[start : start + step]
        for place in range(mover.width):
            way = (mover.take >> place & 1) - (mover.drop >> place & 1)
            _fold(part, board.lanes << (mover.first + place), pick, way)


def _fold(flat: Ranks, inner: int, pick: np.ufunc, way: int) -> None:
    """One option: ``inner`` values with it not taken, then ``inner`` with it taken, and so on."""
    pairs = flat.reshape(-1, 2, inner)
    if inner < 16 and len(pairs) > 64:
        if way == 0 and inner * flat.itemsize in (1, 2, 4, 8, 16):
            step = max(CHUNK, 2 * inner)
            for start in range(0, flat.size, step):
                part = flat[start : start + step]
                pick(part, _swapped(part, inner), out=part)
            return
        for place in range(inner):
            _fold_pair(pairs[:, 0, place], pairs[:, 1, place], pick, way)
        return
    _fold_pair(pairs[:, 0], pairs[:, 1], pick, way)


def _fold_pair(without: Ranks, taken: Ranks, pick: np.ufunc, way: int) -> None:
    if way >= 0:
        pick(without, taken, out=without)
    if way < 0:
        pick(taken, without, out=taken)
    if way == 0:
        taken[...] = without


def _swapped(flat: Ranks, inner: int) -> Ranks:
    """A copy with each pair of neighbouring runs of ``inner`` values exchanged.

    Short runs would make numpy loop over two or three elements at a time; seen as one wider number a pair of
    runs is exchanged by a rotation or a strided copy.
    """
    width = inner * flat.itemsize
    if width in _ROTATE:
        kind, bits = _ROTATE[width]
        wide = flat.view(kind)
        result = wide >> kind(bits)
        result |= wide << kind(bits)
        return np.asarray(result.view(flat.dtype))
    runs = flat.view(_WIDE[width])
    result = np.empty_like(runs)
    result[0::2] = runs[1::2]
    result[1::2] = runs[0::2]
    return np.asarray(result.view(flat.dtype))
