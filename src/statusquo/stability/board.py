"""The board: the cube of states with its movers, on which all concepts are computed.

Values live in arrays of shape ``(rows, cells, lanes)``: ``cells = 2 ** options`` states (feasible or not),
one row per question asked at once (usually one per party), one lane per model evaluated at once (1, or one
per preference order when orders are sampled: an order is just a further coordinate that nobody can move).

Infeasible cells hold the neutral element: 0 where a maximum is taken, ``top`` where a minimum is taken. So a
party jumps over infeasible combinations of its own options without a special case, and no N x N object
exists.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict

Ranks = NDArray[Any]
"""Unsigned integers: 1 is the worst feasible state, 0 marks an infeasible cell."""
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Mover:
    """One party as a mover: its options are consecutive bits of a state.

    Attributes:
        first: position of its first option.
        width: how many options it has.
        take: own bits that can only go from 0 to 1.
        drop: own bits that can only go from 1 to 0.
    """

    first: int
    width: int
    take: int = 0
    drop: int = 0

    @property
    def size(self) -> int:
        """The number of combinations of its options."""
        return 1 << self.width

    @property
    def reversible(self) -> bool:
        """Whether it can take back every move."""
        return not (self.take or self.drop)

    def reversed(self) -> Mover:
        """The mover of the moves read backwards: what could only be taken can only be dropped."""
        return Mover(self.first, self.width, self.drop, self.take)

    def may(self, start: int, end: int) -> bool:
        """Tell whether it may go from one combination of its own options to another (or stay)."""
        return not (start & ~end & self.take or end & ~start & self.drop)


@dataclass(frozen=True)
class Board:
    """The cube with its movers.

    Attributes:
        options: number of options.
        movers: one per party, in file order; a party without options has ``width`` 0.
        feasible: (cells,) bool.
        dtype: type of ranks, wide enough that ``top`` is above every rank.
        lanes: models evaluated side by side.
    """

    options: int
    movers: tuple[Mover, ...]
    feasible: Bools
    dtype: np.dtype[Any]
    lanes: int = 1

    @property
    def cells(self) -> int:
        """Number of states, infeasible ones included."""
        return 1 << self.options

    @cached_property
    def top(self) -> int:
        """Above every rank; marks infeasible cells where a minimum is taken."""
        return int(np.iinfo(self.dtype).max)

    @cached_property
    def full(self) -> bool:
        """Whether every cell is feasible."""
        return bool(self.feasible.all())

    @cached_property
    def reversible(self) -> bool:
        """Whether every party can take back every move."""
        return all(mover.reversible for mover in self.movers)

    @cached_property
    def blocked(self) -> Ranks:
        """(cells, 1): ``top`` at infeasible cells, else 0."""
        return np.where(self.feasible, 0, self.top).astype(self.dtype)[:, None]

    @cached_property
    def open(self) -> Ranks:
        """(cells, 1): 0 at infeasible cells, else ``top``."""
        return ~self.blocked

    def for_minimum(self, values: Ranks) -> Ranks:
        """A copy of values with ``top`` at infeasible cells."""
        return values.copy() if self.full else np.maximum(values, self.blocked)


def movers(conflict: Conflict) -> tuple[Mover, ...]:
    """The movers of a conflict, in file order."""
    return movers_with(conflict, dict(conflict.one_way))


def movers_with(conflict: Conflict, ways: Mapping[str, str]) -> tuple[Mover, ...]:
    """The movers, if these were the one-way options (option key: ``take`` or ``drop``)."""
    found = []
    first = 0
    for party in conflict.parties:
        take = drop = 0
        for place, option in enumerate(party.options):
            take |= (ways.get(option.key) == "take") << place
            drop |= (ways.get(option.key) == "drop") << place
        found.append(Mover(first, len(party.options), take, drop))
        first += len(party.options)
    return tuple(found)


def smallest(levels: int) -> np.dtype[Any]:
    """The smallest unsigned type that holds ranks 0 to ``levels`` and a top above them."""
    for kind in (np.uint8, np.uint16, np.uint32):
        if levels < np.iinfo(kind).max:
            return np.dtype(kind)
    return np.dtype(np.uint64)
