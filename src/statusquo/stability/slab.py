"""A slab: the states in which one party's options are as they are, and what the others can do there (see ``focus``).

A set of states grows backwards by the moves, or by the improvements, of those who can still move.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import cycle
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.stability.bits import WORD, Words, pack, unpack
from statusquo.stability.board import Board, Mover
from statusquo.stability.field import Field, flipped
from statusquo.stability.moves import spread

WIDE = 5
"""Options from which a party's improvements are found by its best instead of one by one."""
SHORT = 256
"""Words: shorter runs are brought together before they are worked on."""


class Slab:
    """The states in which the focal party's options are one combination: a cube in which only others move."""

    def __init__(self, field: Field, focal: int, place: int) -> None:
        self.field, self.place = field, place
        self.focal = field.board.movers[focal]
        self.feasible = self.cut(field.feasible)
        self.full = bool(self.feasible.all())
        self.movers = {
            party: _without(mover, self.focal)
            for party, mover in enumerate(field.board.movers)
            if party != focal and mover.width
        }
        options = field.board.options - self.focal.width
        self.board = Board(options, tuple(self.movers.values()), self.feasible[:, 0] != 0, WORD, field.words)

    def cut(self, values: NDArray[Any]) -> NDArray[Any]:
        """The slab's part of (cells, words) or (cells, lanes)."""
        cube = values.reshape(-1, self.focal.size, 1 << self.focal.first, values.shape[-1])
        return cube[:, self.place].reshape(-1, values.shape[-1])

    def cut_all(self, values: Words) -> Words:
        """The slab's part of several (sets, cells, words)."""
        cubes = values.reshape(len(values), -1, self.focal.size, 1 << self.focal.first, values.shape[-1])
        return cubes[:, :, self.place].reshape(len(values), -1, values.shape[-1])

    def within(self, state: int) -> int:
        """A state's place in the slab."""
        low = (1 << self.focal.first) - 1
        return (state & low) | (state >> self.focal.width & ~low)

    def by_moves(self, values: Words, start: int, goal: Words) -> Words:
        """The lanes of the goal in which moves lead from the start into the set given."""
        while True:
            before = None if self.full else values.copy()
            for party, mover in self.movers.items():
                self.field.spread(self.board, mover, party, values)
                if not self.full:
                    values &= self.feasible
            met: Words = values[start] & goal
            # in a full slab what can be reached is a product of what each option can become: once is enough
            if before is None or np.array_equal(met, goal) or np.array_equal(values, before):
                return met

    def by_gains(self, values: Words, start: int, goal: Words) -> Words:
        """The lanes of the goal in which improvements lead from the start into the set given."""
        met: Words = values[start] & goal
        calm = 0
        for step in cycle(self.steps):
            calm = 0 if step(values) else calm + 1
            met = values[start] & goal
            if calm == len(self.steps) or np.array_equal(met, goal):
                break
        return met

    @cached_property
    def steps(self) -> tuple[_Step | _WideStep, ...]:
        """One per party that has an improvement in some lane."""
        found = (
            _WideStep(self, party, mover)
            if mover.width >= WIDE and self.field.may is None
            else _Step(self, party, mover)
            for party, mover in self.movers.items()
        )
        return tuple(step for step in found if isinstance(step, _WideStep) or step.changes)


class _Step:
    """A set grows by the states from which one party comes into it by an improvement."""

    def __init__(self, slab: Slab, party: int, mover: Mover) -> None:
        words = slab.field.words
        self.shape = (-1, mover.size, 1 << mover.first, words)
        # a party with low options would make numpy loop over a few words at a time: bring them to the front
        self.front = words << mover.first < SHORT
        axes = (2,) * mover.width
        self.axes = (*axes, -1) if self.front else (-1, *axes, words << mover.first)
        whole = slab.field.improves(party)
        improves = np.ascontiguousarray(slab.cut_all(whole))
        cubes = improves.reshape(len(whole), *self.shape)
        if self.front:
            cubes = np.ascontiguousarray(cubes.transpose(0, 2, 1, 3, 4))
        self.changes: list[tuple[tuple[slice, ...], Words]] = []
        for number in np.flatnonzero(improves.any(axis=(1, 2))).tolist():
            flip = flipped(mover, number + 1)
            self.changes.append((flip[1:] if self.front else flip, cubes[number].reshape(self.axes)))

    def __call__(self, values: Words) -> bool:
        """Grow a set in place.

        Args:
            values: (cells of the slab, words), contiguous.

        Returns:
            Whether it has grown.
        """
        cube = values.reshape(self.shape)
        if self.front:
            cube = np.ascontiguousarray(cube.transpose(1, 0, 2, 3))
        grown = cube.reshape(self.axes).copy()
        offered = np.empty_like(grown)
        before = cube.reshape(self.axes)
        for flip, improves in self.changes:
            np.bitwise_and(before[flip], improves, out=offered)
            np.bitwise_or(grown, offered, out=grown)
        if np.array_equal(grown, before):
            return False
        result = grown.reshape(cube.shape)
        values.reshape(self.shape)[...] = result.transpose(1, 0, 2, 3) if self.front else result
        return True


class _WideStep:
    """The same for a party with so many options that single comparisons would be too many.

    It comes into a set by an improvement from a state it ranks below the best it can reach there.
    """

    def __init__(self, slab: Slab, party: int, mover: Mover) -> None:
        field = slab.field
        self.mover = mover
        self.ranks = slab.cut(field.ranks[party])
        self.board = replace(slab.board, dtype=self.ranks.dtype, lanes=field.board.lanes)

    def __call__(self, values: Words) -> bool:
        """Grow a set in place; tell whether it has grown."""
        best = np.where(unpack(values, self.board.lanes), self.ranks, self.ranks.dtype.type(0))
        spread(self.board, self.mover, best[None], np.maximum)
        grown = values | pack(self.ranks < best)
        if np.array_equal(grown, values):
            return False
        values[...] = grown
        return True


def _without(mover: Mover, focal: Mover) -> Mover:
    """A mover on the cube without the focal party's options."""
    first = mover.first if mover.first < focal.first else mover.first - focal.width
    return Mover(first, mover.width, mover.take, mover.drop)
