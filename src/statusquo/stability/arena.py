"""Single moves: what one party can do from one state, for paths and witnesses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from statusquo.stability.board import Board, Mover, Ranks

States = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Step:
    """One move.

    Attributes:
        party: name of the mover.
        start, end: states.
        improves: whether the mover ranks ``end`` above ``start``.
    """

    party: str
    start: int
    end: int
    improves: bool


class Arena(Protocol):
    """A graph model seen state by state; made by a board or by explicit moves."""

    @property
    def parties(self) -> tuple[str, ...]:
        """Names of the parties."""

    def moves(self, party: int, state: int) -> States:
        """The states a party can move to from a state, ascending, without the state itself."""

    def rank(self, party: int, state: int) -> int:
        """A party's rank of a state."""


def step(arena: Arena, party: int, start: int, end: int) -> Step:
    """The move of a party from one state to another."""
    improves = arena.rank(party, end) > arena.rank(party, start)
    return Step(arena.parties[party], int(start), int(end), improves)


class CubeArena:
    """The arena of a conflict in option form.

    Args:
        ranks: (parties, cells), 0 at infeasible cells.
    """

    def __init__(self, board: Board, ranks: Ranks, parties: tuple[str, ...]) -> None:
        self.board, self.ranks, self._names = board, ranks, parties

    @property
    def parties(self) -> tuple[str, ...]:
        """Names of the parties."""
        return self._names

    def moves(self, party: int, state: int) -> States:
        """The states a party can move to from a state, ascending, without the state itself."""
        return self._near(self.board.movers[party], state)

    def sources(self, party: int, state: int) -> States:
        """The states from which a party can move to a state, ascending, without the state itself."""
        return self._near(self.board.movers[party].reversed(), state)

    def _near(self, mover: Mover, state: int) -> States:
        own = (mover.size - 1) << mover.first
        ends = _ends(mover, (state & own) >> mover.first) | (state & ~own)
        return np.asarray(ends[self.board.feasible[ends]])

    def rank(self, party: int, state: int) -> int:
        """A party's rank of a state."""
        return int(self.ranks[party, state])


@lru_cache(maxsize=4096)
def _ends(mover: Mover, start: int) -> States:
    """Own combinations that can be moved to, at their place in a state."""
    own = np.arange(mover.size)
    lost = (start & ~own & mover.take) | (own & ~start & mover.drop)
    return np.asarray(own[(lost == 0) & (own != start)] << mover.first, np.int64)
