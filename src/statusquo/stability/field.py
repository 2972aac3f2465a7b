"""A board on which it is known what is an improvement for whom, one bit per model (see ``focus``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from statusquo.stability.arena import CubeArena
from statusquo.stability.bits import EVERY, Words, bit_board, pack
from statusquo.stability.board import Board, Bools, Mover, Ranks
from statusquo.stability.moves import spread


@dataclass(frozen=True, slots=True)
class Ways:
    """Which options can be changed in which direction, lane by lane.

    Attributes:
        take, drop: (options, lanes) bool: whether an option may be taken, or dropped.
    """

    take: Bools
    drop: Bools


class Field:
    """A board with, for each party, what is an improvement for it.

    Attributes:
        may: (options, 2, words): the lanes in which an option may be taken, and in which it may be dropped; ``None``
            if that is the same in all.
    """

    def __init__(self, board: Board, ranks: Ranks, ways: Ways | None = None) -> None:
        self.board, self.ranks = board, ranks
        self.may: Words | None = None if ways is None else np.stack([pack(ways.take), pack(ways.drop)], axis=1)
        self.words = -(-board.lanes // 64)
        self._improves: dict[int, Words] = {}

    @cached_property
    def arena(self) -> CubeArena:
        """Single moves."""
        return CubeArena(self.board, self.ranks[:, :, 0], ())

    @cached_property
    def feasible(self) -> Words:
        """(cells, 1): all bits set at feasible cells."""
        return -self.board.feasible.astype(np.uint64)[:, None]

    @cached_property
    def bits(self) -> Board:
        """The same board for sets of states."""
        return bit_board(self.board, self.words)

    def improves(self, party: int) -> Words:
        """(changes, cells, words): where changing its options by 1, 2, ... is an improvement for a party."""
        if party not in self._improves:
            board, mover = self.board, self.board.movers[party]
            found = np.empty((mover.size - 1, board.cells, self.words), np.uint64)
            # the own options lead, so that what is compared lies together; an axis each, so that exchanging "taken"
            # and "not taken" is reading the axis backwards
            ranks = self.ranks[party].reshape(-1, *(2,) * mover.width, (1 << mover.first) * board.lanes)
            for change in range(1, mover.size):
                higher = np.greater(ranks[flipped(mover, change)], ranks)
                found[change - 1] = pack(higher.reshape(board.cells, board.lanes))
                view = found[change - 1].reshape(-1, mover.size, 1 << mover.first, self.words)
                for start in range(mover.size):
                    if not mover.may(start, start ^ change):
                        view[:, start] = 0
                    elif self.may is not None:
                        view[:, start] &= self.allowed(mover, start, start ^ change)
            self._improves[party] = found
        return self._improves[party]

    def allowed(self, mover: Mover, start: int, end: int) -> Words | np.uint64:
        """The lanes in which a party may go from one combination of its own options to another, (words,)."""
        if self.may is None:
            return EVERY
        changed = [place for place in range(mover.width) if (start ^ end) >> place & 1]
        masks = [self.may[mover.first + place, start >> place & 1] for place in changed]
        return np.asarray(np.bitwise_and.reduce(masks))

    def spread(self, board: Board, mover: Mover, party: int, values: Words) -> None:
        """Add to a set of states, in place, those from which a party can move into it; infeasible ones too.

        Args:
            board: of bit sets; ``mover``: the party's, on that board.
            values: (cells, words).
        """
        if self.may is None:
            spread(board, mover, values[None], np.bitwise_or)
            return
        for place in range(mover.width):
            take, drop = self.may[self.board.movers[party].first + place]
            pairs = values.reshape(-1, 2, 1 << (mover.first + place), self.words)
            before = pairs[:, 0].copy()
            pairs[:, 0] |= pairs[:, 1] & take
            pairs[:, 1] |= before & drop


def flipped(mover: Mover, change: int) -> tuple[slice, ...]:
    """Where a change of a party's options leads from, as an index: a view, so nothing is copied.

    Of an array with an axis of two for each of its options, the highest first, behind one axis of its own.
    """
    signs = (-1 if change >> place & 1 else 1 for place in reversed(range(mover.width)))
    return (slice(None), *(slice(None, None, sign) for sign in signs))
