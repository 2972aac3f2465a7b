"""Counting orders: in how many of a block of orders each state is stable, and with which statements in front.

A worker is made once per conflict and counts block after block; orders are lanes of one board, as many at a time
as the cache takes. All numbers are integer weights of orders, so that adding up blocks in any sequence gives the
same result to the last digit.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict, Wish
from statusquo.errors import UsageError
from statusquo.stability.bits import pack, popcount
from statusquo.stability.board import Board, Bools, Ranks, movers
from statusquo.stability.codes import Coder
from statusquo.stability.concepts import chosen
from statusquo.stability.focus import suits, verdicts_at
from statusquo.stability.orders import OpenParty, Positions, is_open
from statusquo.stability.ranks import of_party
from statusquo.stability.verdicts import verdicts

LANE_VALUES = 1 << 18
"""Values per party and batch: what fits the cache while lanes stay long."""
FOCUS_VALUES = 1 << 21
"""The same where only some states are asked for: there most of the work is on bits."""
BLOCK = 4096
"""Samples per block; each block has a random stream of its own, so results do not depend on who runs it."""

Weights = NDArray[np.int64]


@dataclass
class Counts:
    """What one batch of orders adds up to; every number is an integer weight of orders.

    Attributes:
        equilibrium: (concepts, states); ``stable``: (concepts, parties, states).
        features: (features, 2): weight of the orders with the statement first/in, last/out.
        focus: (concepts, parties + 1, focus states, features, 2): of these, where the state is stable for a party,
            and last for all of them.
    """

    weight: int
    equilibrium: NDArray[np.int64]
    stable: NDArray[np.int64]
    features: NDArray[np.int64]
    focus: NDArray[np.int64]

    def add(self, other: Counts) -> None:
        """Add the counts of further orders."""
        self.weight += other.weight
        self.equilibrium += other.equilibrium
        self.stable += other.stable
        self.features += other.features
        self.focus += other.focus


@dataclass(frozen=True, slots=True)
class Feature:
    """A statement whose place, or being in, is open: its party (name and row), its number among all the party's
    statements, and where it stands."""

    party: str
    row: int
    statement: int
    tier: int
    place: int
    wish: Wish
    kind: Literal["place", "maybe"]


def features(conflict: Conflict) -> list[Feature]:
    """The statements whose place, or being in, is open."""
    found = []
    for row, party in enumerate(conflict.parties):
        statement = 0
        for number, tier in enumerate(party.prefers or ()):
            for place, wish in enumerate(tier):
                kind: Literal["place", "maybe"] = "maybe" if wish.maybe else "place"
                if wish.maybe or len(tier) > 1:
                    found.append(Feature(party.name, row, statement, number, place, wish, kind))
                statement += 1
    return found


@dataclass(frozen=True)
class Job:
    """Everything a worker needs; small, so that it can be sent. ``states`` = ``None`` asks for all."""

    conflict: Conflict
    concepts: tuple[str, ...]
    focus: tuple[int, ...]
    states: tuple[int, ...] | None
    seed: int | None


class Worker:
    """Evaluates blocks of orders of one conflict."""

    def __init__(self, job: Job) -> None:
        conflict = job.conflict
        self.job = job
        self.open = {
            row: OpenParty(row, party.prefers or ()) for row, party in enumerate(conflict.parties) if is_open(party)
        }
        self.coders = {row: Coder(conflict, party) for row, party in self.open.items()}
        self.fixed = {
            row: of_party(conflict, party)[:, None]
            for row, party in enumerate(conflict.parties)
            if row not in self.open
        }
        self.features = features(conflict)
        self.movers = movers(conflict)
        self.picked = chosen(job.concepts)
        self.listed = {row: party.enumerate() for row, party in self.open.items()} if job.seed is None else {}

    def __call__(self, start: int, stop: int) -> Counts:
        """Count orders ``start`` to ``stop`` (in enumeration, or of the block's random stream)."""
        step = self._lanes()
        positions, weights = self._orders(start, stop)
        total: Counts | None = None
        for begin in range(0, stop - start, step):
            part = slice(begin, begin + step)
            counts = self._count({row: found[:, part] for row, found in positions.items()}, weights[part])
            if total is None:
                total = counts
            else:
                total.add(counts)
        if total is None:
            raise UsageError("there is no order to evaluate")
        return total

    def _lanes(self) -> int:
        """How many orders to evaluate at a time."""
        conflict, states = self.job.conflict, self.job.states
        cells = conflict.feasible_cells.size
        board = Board(len(conflict.options), self.movers, conflict.feasible_cells, np.dtype(np.uint8))
        if states is None or not suits(board, states):
            return max(1, LANE_VALUES // cells)
        # a word of the bit sets holds 64 lanes, which should not stay empty
        return max(64, FOCUS_VALUES // cells)

    def _orders(self, start: int, stop: int) -> tuple[dict[int, Positions], NDArray[np.int64]]:
        count = stop - start
        weights = np.ones(count, np.int64)
        if self.job.seed is not None:
            rng = np.random.default_rng((self.job.seed, start))
            return {row: party.sample(count, rng) for row, party in self.open.items()}, weights
        number = np.arange(start, stop)
        positions = {}
        for row, (found, weight) in self.listed.items():
            chosen_orders = number % len(weight)
            number = number // len(weight)
            positions[row] = found[:, chosen_orders]
            weights *= weight[chosen_orders]
        return positions, weights

    def _count(self, positions: dict[int, Positions], weights: Weights) -> Counts:
        conflict = self.job.conflict
        lanes = len(weights)
        ranks = self._ranks(positions, lanes)
        board = Board(len(conflict.options), self.movers, conflict.feasible_cells, ranks.dtype, lanes)
        even = bool((weights == 1).all())
        evaluate = self._all if self.job.states is None else self._some
        stable, equilibrium, verdict = evaluate(board, ranks, weights, even)
        marks = self._marks(positions, lanes)
        both = np.concatenate([verdict, verdict.all(axis=1, keepdims=True)], axis=1)
        focus = _products(both, marks, weights, even)
        return Counts(int(weights.sum()), equilibrium, stable, marks @ weights, focus)

    def _all(self, board: Board, ranks: Ranks, weights: Weights, even: bool) -> tuple[Weights, Weights, Bools]:
        """Counts of all states for the parties and for everybody; and for whom those in focus are stable.

        Returns:
            (concepts, parties, states), (concepts, states), (concepts, parties, focus states, lanes).
        """
        states = self.job.conflict.states()
        stable = np.empty((len(self.picked), len(self.movers), states.size), np.int64)
        focus = np.array(self.job.focus, np.intp)
        told = np.empty((len(self.picked), len(self.movers), focus.size, board.lanes), bool)
        both: dict[int, Bools] = {}
        for concept, party, verdict in verdicts(board, ranks, self.picked):
            place = self.picked.index(concept)
            stable[place, party] = _weigh(verdict, weights, even)[states]
            told[place, party] = verdict[focus]
            both[place] = both[place] & verdict if place in both else verdict
        equilibrium = np.array([_weigh(both[place], weights, even)[states] for place in range(len(self.picked))])
        return stable, equilibrium, told

    def _some(self, board: Board, ranks: Ranks, weights: Weights, even: bool) -> tuple[Weights, Weights, Bools]:
        """The same for the states asked for."""
        states = self.job.states or ()
        found = verdicts_at(board, ranks, self.picked, states)
        both: Bools = np.logical_and.reduce(found, axis=1)
        focus = np.searchsorted(np.array(states, np.int64), np.array(self.job.focus, np.int64))
        return _weigh(found, weights, even), _weigh(both, weights, even), found[:, :, focus]

    def _ranks(self, positions: dict[int, Positions], lanes: int) -> Ranks:
        codes = {row: self.coders[row].codes(own) for row, own in positions.items()}
        types = [code.dtype for code in codes.values()] + [ranks.dtype for ranks in self.fixed.values()]
        dtype = max(types, key=lambda kind: kind.itemsize)
        result = np.empty((len(self.movers), self.job.conflict.feasible_cells.size, lanes), dtype)
        for row, code in codes.items():
            self.coders[row].spread(code, result[row])
        for row, ranks in self.fixed.items():
            result[row] = ranks
        return result

    def _marks(self, positions: dict[int, Positions], lanes: int) -> Bools:
        """(features, 2, lanes): statement first or in; statement last or out."""
        marks = np.zeros((len(self.features), 2, lanes), bool)
        for row, feature in enumerate(self.features):
            own = positions[feature.row]
            here = own[feature.statement]
            if feature.kind == "maybe":
                marks[row] = here >= 0, here < 0
                continue
            tier = slice(
                feature.statement - feature.place,
                feature.statement - feature.place + len(self.open[feature.row].tiers[feature.tier]),
            )
            inside = own[tier]
            lowest = np.where(inside >= 0, inside, np.int16(np.iinfo(np.int16).max)).min(axis=0)
            alone = (inside >= 0).sum(axis=0) == 1
            marks[row] = (here == lowest) & ~alone, (here == inside.max(axis=0)) & ~alone
        return marks


def _products(verdict: Bools, marks: Bools, weights: Weights, even: bool) -> Weights:
    """The weight of the orders in which a verdict holds and a mark is set, for all pairs: (..., features, 2).

    Args:
        verdict: (..., lanes); ``marks``: (features, 2, lanes).
    """
    if even:
        bits, marked = pack(verdict)[..., None, None, :], pack(marks)
        return popcount(bits & marked)
    one, other = verdict.reshape(-1, len(weights)).astype(np.int64), (marks * weights).reshape(-1, len(weights))
    return (one @ other.T).reshape(*verdict.shape[:-1], *marks.shape[:-1])


def _weigh(verdict: Bools, weights: Weights, even: bool) -> Weights:
    """The weight of the orders (last axis) in which a verdict holds."""
    if even:
        return popcount(pack(verdict))
    return np.asarray(verdict @ weights)
