r"""Verdicts on a few states in many models at once, one bit per model.

To know whether the state s is stable for party i, only what can follow i's improvements from s matters. For an
improvement t let its *slab* be the states in which i's own options are as in t: nobody else can leave it. With

    D  = { u : P_i(u) <= P_i(s) }                             what hurts i, or at least does not help
    D' = { u : P_i(v) <= P_i(s) for v = u and all v in R_i(u) }  ... and i cannot escape from it by a move

t is sanctioned if from t a sequence of moves of the others leads into D (gmr) or D' (smr), or a sequence of their
improvements does (seq, sseq): a search backwards from D inside the slab, which is over as soon as it meets t.
Equivalent to the formula of ``concept``, of which it asks one state only.

Whether a state is in such a set is one bit, so 64 models (preference orders, edits) share a word. What is an
improvement for whom is compared once per party, state and change of own options, for all focus states together.
The concepts narrow each other down: where no sequence of moves sanctions t, none of improvements does, and a
sequence that ends in D' ends in D; models in which an answer is known are not asked again.

Cost: for each party O(cells x 2^width) bits (parties with many options are treated otherwise), for each state a few
passes over the slabs of the improvements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import cycle
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.stability.arena import CubeArena
from statusquo.stability.board import Board, Bools, Mover, Ranks
from statusquo.stability.concept import Concept
from statusquo.stability.moves import spread
from statusquo.stability.verdicts import verdicts

Words = NDArray[np.uint64]
"""(..., words): one bit per lane, 64 lanes a word."""

ROOM = 1 << 26
"""Bytes of comparisons up to which a board is asked this way."""
WIDE = 5
"""Options from which a party's improvements are found by its best instead of one by one."""
STATES = 32
"""Up to this many states; for more, asking for all states at once is no dearer."""


def suits(board: Board, states: Sequence[int]) -> bool:
    """Whether asking for these states alone is worth it: few states, parties not too wide for the board."""
    return len(states) <= STATES and _comparisons(board) <= ROOM


def _comparisons(board: Board) -> int:
    """Bytes that the comparisons of all parties take for 64 lanes."""
    return sum(mover.size - 1 for mover in board.movers if mover.width < WIDE) * board.cells * 8


def verdicts_at(board: Board, ranks: Ranks, concepts: Sequence[Concept], states: Sequence[int]) -> Bools:
    """Tell for whom some states are stable, in each lane.

    Args:
        ranks: (parties, cells, lanes), 0 at infeasible cells; of ``board.dtype``.
        states: feasible states.

    Returns:
        (concepts, parties, states, lanes) bool.
    """
    parties = len(board.movers)
    found = np.empty((len(concepts), parties, len(states), board.lanes), bool)
    if not suits(board, states):
        listed = np.array(states, np.intp)
        for concept, party, verdict in verdicts(board, ranks, concepts):
            found[concepts.index(concept), party] = verdict[listed]
        return found
    step = 64 * max(1, ROOM // max(1, _comparisons(board)))
    for start in range(0, board.lanes, step):
        lanes = slice(start, min(start + step, board.lanes))
        field = _Field(replace(board, lanes=lanes.stop - start), ranks[:, :, lanes])
        for party in range(parties):
            focal = _Focal(field, party, concepts)
            for place, state in enumerate(states):
                found[:, party, place, lanes] = focal.stable(state)
    return found


def pack(marked: Bools) -> Words:
    """Lanes (last axis) as bits; what is beyond the last lane is 0."""
    octets = np.packbits(marked, axis=-1, bitorder="little")
    if octets.shape[-1] % 8:
        padded = np.zeros((*octets.shape[:-1], -(-octets.shape[-1] // 8) * 8), np.uint8)
        padded[..., : octets.shape[-1]] = octets
        octets = padded
    return octets.view(np.uint64)


def unpack(words: Words, lanes: int) -> Bools:
    """Bits as lanes."""
    octets = np.ascontiguousarray(words).view(np.uint8)
    return np.unpackbits(octets, axis=-1, count=lanes, bitorder="little").view(bool)


def popcount(words: Words) -> NDArray[np.int64]:
    """How many bits are set along the last axis."""
    ones = _ONES[np.ascontiguousarray(words).view(np.uint8)]
    return np.asarray(ones.sum(axis=-1, dtype=np.int64))


class _Field:
    """A board with, for each party, what is an improvement for it."""

    def __init__(self, board: Board, ranks: Ranks) -> None:
        self.board, self.ranks = board, ranks
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

    def improves(self, party: int) -> Words:
        """(changes, cells, words): where changing its options by 1, 2, ... is an improvement for a party."""
        if party not in self._improves:
            board, mover = self.board, self.board.movers[party]
            own = np.arange(mover.size)
            found = np.empty((mover.size - 1, board.cells, self.words), np.uint64)
            # the own options lead, so that what is compared lies together
            cube = self.ranks[party].reshape(-1, mover.size, 1 << mover.first, board.lanes)
            for change in range(1, mover.size):
                view = found[change - 1].reshape(-1, mover.size, 1 << mover.first, self.words)
                for start in own.tolist():
                    if mover.may(start, start ^ change):
                        view[:, start] = pack(np.greater(cube[:, start ^ change], cube[:, start]))
                    else:
                        view[:, start] = 0
            self._improves[party] = found
        return self._improves[party]


class _Focal:
    """One party whose verdicts are asked for."""

    def __init__(self, field: _Field, party: int, concepts: Sequence[Concept]) -> None:
        self.field, self.party, self.concepts = field, party, concepts
        self.mover = field.board.movers[party]
        self.answered = {concept.answers for concept in concepts}
        self.reacts = any(concept.reaction for concept in concepts)
        self._slabs: dict[int, _Slab] = {}

    def stable(self, state: int) -> Bools:
        """(concepts, lanes): whether a state is stable."""
        board, ranks = self.field.board, self.field.ranks[self.party]
        own = ranks[state]
        targets = self.field.arena.moves(self.party, state)
        gains = pack(ranks[targets] > own)
        failed = {(answers, reaction): np.zeros(self.field.words, np.uint64) for answers, reaction in _KINDS}
        failed["none", False] = np.bitwise_or.reduce(gains, axis=0, initial=0)
        if failed["none", False].any() and self.answered != {"none"}:
            hurts, traps = self._sets(own)
            for target, gain in zip(targets.tolist(), gains, strict=True):
                if gain.any():
                    self._sanction(target, gain, hurts, traps, failed)
        unstable = np.stack([failed[concept.answers, concept.reaction] for concept in self.concepts])
        return ~unpack(unstable, board.lanes)

    def _sets(self, own: Ranks) -> tuple[Words, Words]:
        """D and D', (cells, words)."""
        board, ranks = self.field.board, self.field.ranks[self.party]
        hurts = pack(ranks <= own) & self.field.feasible
        if not self.reacts:
            return hurts, hurts
        escapes = ~hurts & self.field.feasible
        spread(_bits(board, self.field.words), self.mover, escapes[None], np.bitwise_or)
        return hurts, ~escapes & self.field.feasible

    def _sanction(self, target: int, gain: Words, hurts: Words, traps: Words, failed: dict[Any, Words]) -> None:
        """Add to what failed the models in which one improvement is not sanctioned."""
        place = (target >> self.mover.first) & (self.mover.size - 1)
        if place not in self._slabs:
            self._slabs[place] = _Slab(self.field, self.party, place)
        slab = self._slabs[place]
        start = slab.within(target)
        sets = (slab.cut(hurts), slab.cut(traps))
        known: dict[Any, Words] = {}
        for answers, reaction in _KINDS[1:]:
            if answers not in self.answered and not (answers == "moves" and "improvements" in self.answered):
                continue
            if reaction and not self.reacts:
                continue
            goal = gain & ~failed[answers, reaction]
            # a sequence of improvements is one of moves, and D' is part of D
            for wider in (("moves", False), ("moves", reaction), (answers, False)):
                if wider in known:
                    goal &= known[wider]
            if goal.any():
                values = sets[reaction].copy()
                goal = slab.by_moves(values, start, goal) if answers == "moves" else slab.by_gains(values, start, goal)
            known[answers, reaction] = goal
            failed[answers, reaction] |= gain & ~goal


class _Slab:
    """The states in which the focal party's options are one combination: a cube in which only others move."""

    def __init__(self, field: _Field, focal: int, place: int) -> None:
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
        self.board = Board(options, tuple(self.movers.values()), self.feasible[:, 0] != 0, _WORD, field.words)

    def cut(self, values: NDArray[Any]) -> NDArray[Any]:
        """The slab's part of (cells, words) or (cells, lanes)."""
        cube = values.reshape(-1, self.focal.size, 1 << self.focal.first, values.shape[-1])
        return cube[:, self.place].reshape(-1, values.shape[-1])

    def within(self, state: int) -> int:
        """A state's place in the slab."""
        low = (1 << self.focal.first) - 1
        return (state & low) | (state >> self.focal.width & ~low)

    def by_moves(self, values: Words, start: int, goal: Words) -> Words:
        """The lanes of the goal in which moves lead from the start into the set given."""
        while True:
            before = None if self.full else values.copy()
            for mover in self.movers.values():
                spread(self.board, mover, values[None], np.bitwise_or)
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
            _WideStep(self, party, mover) if mover.width >= WIDE else _Step(self, party, mover)
            for party, mover in self.movers.items()
        )
        return tuple(step for step in found if isinstance(step, _WideStep) or step.changes)


class _Step:
    """A set grows by the states from which one party comes into it by an improvement."""

    def __init__(self, slab: _Slab, party: int, mover: Mover) -> None:
        words = slab.field.words
        self.shape = (-1, mover.size, 1 << mover.first, words)
        # a party with low options would make numpy loop over a few words at a time: bring them to the front
        self.front = words << mover.first < SHORT
        axes = (2,) * mover.width
        self.axes = (*axes, -1) if self.front else (-1, *axes, words << mover.first)
        self.changes: list[tuple[tuple[slice, ...], Words]] = []
        for change, whole in enumerate(slab.field.improves(party), start=1):
            improves = slab.cut(whole)
            if not improves.any():
                continue
            cube = improves.reshape(self.shape)
            if self.front:
                cube = np.ascontiguousarray(cube.transpose(1, 0, 2, 3))
            # an axis read backwards is a view, so nothing is copied to exchange "taken" and "not taken"
            flip = tuple(slice(None, None, -1 if change >> place & 1 else 1) for place in reversed(range(mover.width)))
            self.changes.append((flip if self.front else (slice(None), *flip), cube.reshape(self.axes)))

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

    def __init__(self, slab: _Slab, party: int, mover: Mover) -> None:
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


def _bits(board: Board, words: int) -> Board:
    """The board for sets of states, one bit per lane."""
    return Board(board.options, board.movers, board.feasible, _WORD, words)


_ONES = np.array([octet.bit_count() for octet in range(256)], np.uint8)
_WORD = np.dtype(np.uint64)
SHORT = 256
"""Words: shorter runs are brought together before they are worked on."""
_KINDS = (("none", False), ("moves", False), ("moves", True), ("improvements", False), ("improvements", True))
