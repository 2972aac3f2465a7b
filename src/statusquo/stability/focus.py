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
One-way options may differ between models too (``Ways``): then each move is one in some of the lanes only.
The concepts narrow each other down: where no sequence of moves sanctions t, none of improvements does, and a
sequence that ends in D' ends in D; models in which an answer is known are not asked again.

Cost: for each party O(cells x 2^width) bits (parties with many options are treated otherwise), for each state a few
passes over the slabs of the improvements.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from statusquo.stability.bits import Words, pack, unpack
from statusquo.stability.board import Board, Bools, Ranks
from statusquo.stability.concept import Concept
from statusquo.stability.field import Field, Ways
from statusquo.stability.slab import WIDE, Slab
from statusquo.stability.verdicts import verdicts

ROOM = 1 << 26
"""Bytes of comparisons up to which a board is asked this way."""
STATES = 32
"""Up to this many states; for more, asking for all states at once is no dearer."""
_KINDS = (("none", False), ("moves", False), ("moves", True), ("improvements", False), ("improvements", True))


def suits(board: Board, states: Sequence[int], ways: Ways | None = None) -> bool:
    """Whether asking for these states alone is worth it: few states, parties not too wide for the board."""
    return len(states) <= STATES and _comparisons(board, every=ways is not None) <= ROOM


def _comparisons(board: Board, *, every: bool) -> int:
    """Bytes that the comparisons of all parties (or of those that are not wide) take for 64 lanes."""
    return sum(mover.size - 1 for mover in board.movers if every or mover.width < WIDE) * board.cells * 8


def verdicts_at(
    board: Board, ranks: Ranks, concepts: Sequence[Concept], states: Sequence[int], ways: Ways | None = None
) -> Bools:
    """Tell for whom some states are stable, in each lane.

    Args:
        ranks: (parties, cells, lanes), 0 at infeasible cells; of ``board.dtype``.
        states: feasible states.
        ways: which options can be changed how, if that differs between lanes. The board must then be reversible,
            and one that ``suits``.

    Returns:
        (concepts, parties, states, lanes) bool.
    """
    parties = len(board.movers)
    found = np.empty((len(concepts), parties, len(states), board.lanes), bool)
    if ways is None and not suits(board, states):
        listed = np.array(states, np.intp)
        for concept, party, verdict in verdicts(board, ranks, concepts):
            found[concepts.index(concept), party] = verdict[listed]
        return found
    step = 64 * max(1, ROOM // max(1, _comparisons(board, every=ways is not None)))
    for start in range(0, board.lanes, step):
        lanes = slice(start, min(start + step, board.lanes))
        own = ways and Ways(ways.take[:, lanes], ways.drop[:, lanes])
        field = Field(replace(board, lanes=lanes.stop - start), ranks[:, :, lanes], own)
        for party in range(parties):
            focal = _Focal(field, party, concepts)
            for place, state in enumerate(states):
                found[:, party, place, lanes] = focal.stable(state)
    return found


class _Focal:
    """One party whose verdicts are asked for."""

    def __init__(self, field: Field, party: int, concepts: Sequence[Concept]) -> None:
        self.field, self.party, self.concepts = field, party, concepts
        self.mover = field.board.movers[party]
        self.answered = {concept.answers for concept in concepts}
        self.reacts = any(concept.reaction for concept in concepts)
        self._slabs: dict[int, Slab] = {}

    def stable(self, state: int) -> Bools:
        """(concepts, lanes): whether a state is stable."""
        board, ranks = self.field.board, self.field.ranks[self.party]
        own = ranks[state]
        targets = self.field.arena.moves(self.party, state)
        gains = pack(ranks[targets] > own)
        for place, target in enumerate(targets.tolist() if self.field.may is not None else ()):
            gains[place] &= self.field.allowed(self.mover, self._own(state), self._own(target))
        failed = {(answers, reaction): np.zeros(self.field.words, np.uint64) for answers, reaction in _KINDS}
        failed["none", False] = np.bitwise_or.reduce(gains, axis=0, initial=0)
        if failed["none", False].any() and self.answered != {"none"}:
            hurts, traps = self._sets(own)
            for target, gain in zip(targets.tolist(), gains, strict=True):
                if gain.any():
                    self._sanction(target, gain, hurts, traps, failed)
        unstable = np.stack([failed[concept.answers, concept.reaction] for concept in self.concepts])
        return ~unpack(unstable, board.lanes)

    def _own(self, state: int) -> int:
        """The combination of the party's own options in a state."""
        return state >> self.mover.first & (self.mover.size - 1)

    def _sets(self, own: Ranks) -> tuple[Words, Words]:
        """D and D', (cells, words)."""
        ranks = self.field.ranks[self.party]
        hurts = pack(ranks <= own) & self.field.feasible
        if not self.reacts:
            return hurts, hurts
        escapes = ~hurts & self.field.feasible
        self.field.spread(self.field.bits, self.mover, self.party, escapes)
        return hurts, ~escapes & self.field.feasible

    def _sanction(self, target: int, gain: Words, hurts: Words, traps: Words, failed: dict[Any, Words]) -> None:
        """Add to what failed the models in which one improvement is not sanctioned."""
        place = self._own(target)
        if place not in self._slabs:
            self._slabs[place] = Slab(self.field, self.party, place)
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
