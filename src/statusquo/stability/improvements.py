r"""Improvements of one party: the worst state it can bring about while gaining itself.

For values m over states and the ranks ``P_j`` of the moving party::

    T+_j m (s) = min { m(t) : t = s, or t in R_j(s) and P_j(t) > P_j(s) }

Unlike a plain move this compares with the rank of the state that is left, so it is done inside each *coset*
(the states that differ only in the party's own options), in one of two ways with the same result:

* few own options: for each way to change them, a pass over all cells (``2 ** width - 1`` passes; on a small
  board all of them in one, because there the calls cost more than the work);
* many: sort each coset by ``P_j`` once; then T+ is a running minimum from the best state downwards, read at
  the place where the states strictly better than s end. Cost O(cells) whatever the width. Ties share that
  place. With one-way options there is one sorted list per combination of them, because a state sees only the
  combinations that can still be reached.

Infeasible cells count as best of all and hold ``top``: they improve on nothing and offer nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.stability.board import Board, Mover, Ranks

BLOCK = 1 << 15
"""Values of one row handled at a time."""
FEW = 3
"""Up to this many own options every change is a pass of its own."""
AT_ONCE = 1 << 18
"""Values, over all changes, up to which the changes are one pass."""
KEPT = 1 << 28
"""Bytes of comparisons kept per party from one pass to the next."""

Index = NDArray[np.intp]
Flip = tuple[slice, ...]
Few = tuple["_Changes", Ranks]


@dataclass(frozen=True)
class _Columns:
    """A rectangle of the cube: ``upper`` blocks above the party's options, ``lower`` cells below."""

    upper: slice
    lower: slice


def kept_bytes(mover: Mover, values: int, itemsize: int) -> int:
    """What the comparisons of a party on a whole board take."""
    if _is_few(mover, values):
        return values * itemsize * (mover.size - 1)
    return int(values * 4 * 1.5 ** (mover.take | mover.drop).bit_count())


def _is_few(mover: Mover, values: int) -> bool:
    return mover.width <= FEW or values << mover.width <= AT_ONCE


class Improver:
    """The operator T+ of one party.

    Args:
        ranks: (cells, lanes), the ranks of the moving party; 0 at infeasible cells.
    """

    def __init__(self, board: Board, mover: Mover, ranks: Ranks) -> None:
        self.mover = mover
        self.shape = (
            1 << (board.options - mover.first - mover.width),
            mover.size,
            board.lanes << mover.first,
        )
        # one less: the 0 of infeasible cells becomes the highest number, the order of the others stays
        self.ranks = ranks.reshape(self.shape)
        self.top = board.top
        self.few = _is_few(mover, ranks.size)
        self.columns = tuple(self._columns())
        self.keep = kept_bytes(mover, ranks.size, ranks.itemsize) <= KEPT
        self.kept: dict[int, Any] = {}

    def _columns(self) -> Iterator[_Columns]:
        above, size, below = self.shape
        room = max(1, BLOCK // size)
        if room >= below:
            step = room // below
            for start in range(0, above, step):
                yield _Columns(slice(start, start + step), slice(0, below))
        else:
            for block in range(above):
                for start in range(0, below, room):
                    yield _Columns(slice(block, block + 1), slice(start, start + room))

    def __call__(self, values: Ranks) -> None:
        """Apply T+ in place.

        Args:
            values: (rows, cells, lanes), ``top`` at infeasible cells.
        """
        if not self.mover.width:
            return
        rows = len(values)
        cube = values.reshape(rows, *self.shape)
        for place, columns in enumerate(self.columns):
            part = cube[:, columns.upper, :, columns.lower]
            plan = self._plan(place, columns)
            if self.few:
                block = np.ascontiguousarray(part.transpose(2, 0, 1, 3))
                _compare_all(block.reshape(self.mover.size, rows, -1), plan)
                part[...] = block.transpose(1, 2, 0, 3)
            else:
                ordered = np.ascontiguousarray(part.transpose(0, 2, 1, 3))
                _run_down(ordered.reshape(rows, self.mover.size, -1), plan, self.top)
                part[...] = ordered.transpose(0, 2, 1, 3)

    def _plan(self, place: int, columns: _Columns) -> Any:
        if place in self.kept:
            return self.kept[place]
        ranks = self.ranks[columns.upper, :, columns.lower].transpose(1, 0, 2)
        ranks = ranks.reshape(self.mover.size, -1) - self.ranks.dtype.type(1)
        plan = _comparisons(self.mover, ranks) if self.few else _orders(self.mover, ranks)
        if self.keep:
            self.kept[place] = plan
        return plan


# ---- few own options: every change is a pass -------------------------------------------------------------


@dataclass(frozen=True)
class _Changes:
    """The ways in which a party can change its own options.

    Attributes:
        ends: (changes, own combinations): where each leads.
        barred: (changes, own combinations, 1) bool, where one-way options forbid it; ``None`` = nowhere.
        flips: how to look at the party's axes of the cube, so that one sees where a change leads: an axis
            read backwards is a view, nothing is copied.
    """

    ends: Index
    barred: NDArray[np.bool_] | None
    flips: tuple[Flip, ...]


@lru_cache(maxsize=1024)
def _changes(mover: Mover) -> _Changes:
    own = np.arange(mover.size)
    barred = np.array([[not mover.may(start, start ^ change) for start in own.tolist()] for change in own.tolist()])
    useful = np.any(~barred, axis=1) & (own > 0)
    flips = [
        tuple(slice(None, None, -1 if change >> place & 1 else 1) for place in reversed(range(mover.width)))
        for change in np.flatnonzero(useful).tolist()
    ]
    ends = (own[:, None] ^ own)[useful]
    return _Changes(ends, barred[useful][:, :, None] if barred.any() else None, tuple(flips))


def _comparisons(mover: Mover, ranks: Ranks) -> Few:
    """The changes, and per change (own combinations, columns): ``top`` where it is no improvement, else 0."""
    changes = _changes(mover)
    worse = np.less_equal(ranks[changes.ends], ranks)
    if changes.barred is not None:
        worse |= changes.barred
    # 1 becomes the highest number of the type
    barrier = worse.view(np.uint8).astype(ranks.dtype, copy=False)
    return changes, np.negative(barrier, out=barrier)


def _compare_all(block: Ranks, plan: Few) -> None:
    """Apply the plan to (own combinations, rows, columns), contiguous, in place."""
    changes, barrier = plan
    if not changes.flips:
        return
    if block.size * len(changes.flips) <= AT_ONCE:
        offers = block[changes.ends]
        offers |= barrier[:, :, None]
        np.minimum(block, np.minimum.reduce(offers, axis=0), out=block)
        return
    axes = (2,) * len(changes.flips[0])
    cube = block.reshape(*axes, *block.shape[1:])
    walls = barrier.reshape(len(barrier), *axes, 1, -1)
    offered = np.empty_like(cube)
    for flip, wall in zip(changes.flips, walls, strict=True):
        np.bitwise_or(cube[flip], wall, out=offered)
        np.minimum(cube, offered, out=cube)


# ---- many own options: a running minimum down each sorted coset ------------------------------------------


@dataclass(frozen=True)
class _Order:
    """One combination of one-way options.

    Attributes:
        sources: own combinations that leave from here; ``None`` = all.
        sorted: places of the targets in the block, best first, flattened (targets, columns).
        better: for each source, the place in the running minimum that covers the strictly better targets.
        targets: how many own combinations can be reached.
    """

    sources: Index | None
    sorted: NDArray[Any]
    better: NDArray[Any]
    targets: int


def _orders(mover: Mover, ranks: Ranks) -> list[_Order]:
    one_way = mover.take | mover.drop
    own = np.arange(mover.size)
    plan = []
    for pattern in sorted(set((own & one_way).tolist())):
        sources = own[(own & one_way) == pattern]
        end = own & one_way
        lost = (pattern & ~end & mover.take) | (end & ~pattern & mover.drop)
        plan.append(_order(ranks, sources, own[lost == 0]))
    return plan


def _order(ranks: Ranks, sources: Index, targets: Index) -> _Order:
    size, columns = ranks.shape
    seen = ranks[targets]
    if seen.itemsize == 8:
        # number the ranks that occur, so that the place of a target fits beside them
        seen = np.unique(seen, return_inverse=True)[1].reshape(seen.shape).astype(np.uint32)
    bits = max(1, int(len(targets) - 1).bit_length())
    wide = np.dtype(np.uint32 if bits + 8 * seen.itemsize <= 32 else np.uint64).type
    keys: NDArray[Any] = np.left_shift((~seen).astype(wide), wide(bits))
    keys |= np.arange(len(targets), dtype=wide)[:, None]
    keys.sort(axis=0)
    place = (keys & wide((1 << bits) - 1)).astype(np.intp)
    level = keys >> wide(bits)
    across = np.arange(columns)
    # the number of strictly better targets: where the run of equal ranks begins
    begins = np.zeros_like(place)
    begins[1:] = np.where(level[1:] != level[:-1], np.arange(1, len(targets))[:, None], 0)
    np.maximum.accumulate(begins, axis=0, out=begins)
    better = np.empty((size, columns), np.intp)
    better[targets[place], across] = begins
    small = np.uint16 if (size + 1) * columns <= 1 << 16 else np.uint32
    return _Order(
        None if len(sources) == size else sources,
        (targets[place] * columns + across).astype(small),
        (better[sources] * columns + across).astype(small),
        len(targets),
    )


def _run_down(block: Ranks, plan: list[_Order], top: int) -> None:
    """Apply the plan to (rows, own combinations, columns), contiguous, in place."""
    rows, _, columns = block.shape
    flat = block.reshape(rows, -1)
    for order in plan:
        running = np.empty((rows, order.targets + 1, columns), block.dtype)
        running[:, 0] = top
        running[:, 1:] = flat.take(order.sorted, axis=1)
        _accumulate(running)
        offered = running.reshape(rows, -1).take(order.better, axis=1)
        if order.sources is None:
            np.minimum(block, offered, out=block)
        else:
            block[:, order.sources] = np.minimum(block[:, order.sources], offered)


def _accumulate(running: Ranks) -> None:
    """Running minimum along axis 1, in place; ``np.minimum.accumulate`` is not vectorised across columns."""
    length, columns = running.shape[1:]
    if 4 * columns >= length:
        for place in range(1, length):
            np.minimum(running[:, place], running[:, place - 1], out=running[:, place])
        return
    shift = 1
    while shift < length:
        # doubling: after each round a place covers twice as many before it
        running[:, shift:] = np.minimum(running[:, shift:], running[:, :-shift])
        shift *= 2
