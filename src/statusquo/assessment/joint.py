"""Question 5: which parties could leave a state together and gain, and what the others could answer.

A coalition is listed with the nearest state that all its members prefer to the one looked at and that legal moves of
its members lead to (coalition improvements of Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008a), if the parts
are complementary: no part of the coalition would gain by its own share of the way, so each waits for the others. That
a member could do as well by some other move of its own is no reason to be silent about a bargain; it is said with it.
A coalition that smaller ones make up between them is not listed again.

What is preferred depends on the order, and in which sequence the statements of a tier happen to be written must neither
make nor hide a bargain: parties count as gaining if all of them do in at least half of the orders. That share is given.

An answer hurts if it leaves a member no better off than before in more than half of its orders; it is credible if every
move of it is an improvement for its mover (baseline).
"""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
from numpy.typing import NDArray

from statusquo.assessment.gains import gains
from statusquo.assessment.results import Joint, Step
from statusquo.assessment.verdicts import step
from statusquo.stability import Solution
from statusquo.stability.arena import step as engine_step
from statusquo.stability.board import Board, Bools
from statusquo.stability.moves import spread

MOST_PARTIES = 8
"""With more parties that can move only pairs and triples are looked at."""
TRIED = 64
"""Ends of a coalition's way, and answers to it, that are looked at, nearest first."""
HALF = 0.5 - 1e-9
"""Parties count as gaining if all of them gain in so large a share of the orders (half, and room for rounding)."""

Members = tuple[int, ...]


def joint(solution: Solution, state: int) -> tuple[Joint, ...]:
    """The coalitions that could leave a state together, small ones first."""
    finder = _Finder(solution, state)
    found: dict[Members, Joint] = {}
    for members in _coalitions(solution):
        smaller = [set(known) for known in found if set(known) < set(members)]
        if set().union(*smaller) == set(members):
            continue
        entry = finder.coalition(members)
        if entry is not None:
            found[members] = entry
    return tuple(found.values())


def _coalitions(solution: Solution) -> list[Members]:
    """The groups of parties that can move, small ones first."""
    movers = [place for place, party in enumerate(solution.conflict.parties) if party.options]
    largest = len(movers) if len(movers) <= MOST_PARTIES else 3
    return [members for size in range(2, largest + 1) for members in combinations(movers, size)]


class _Finder:
    """Looks for joint improvements from one state.

    Attributes:
        shares: (parties, cells) the share of its orders in which each party prefers a cell to the state.
    """

    def __init__(self, solution: Solution, state: int) -> None:
        self.solution, self.state = solution, state
        self.shares = gains(solution.conflict, state)
        self.board = solution.board
        self.lanes = Board(self.board.options, self.board.movers, self.board.feasible, np.dtype(np.uint8))
        self.reached: dict[Members, Bools] = {}

    def reach(self, members: Members, start: int) -> Bools:
        """The states that legal sequences of moves of some parties lead to, the start included, (cells,)."""
        if start == self.state and members in self.reached:
            return self.reached[members]
        values = np.zeros((1, self.lanes.cells, 1), np.uint8)
        values[0, start] = 1
        while True:
            before = int(values.sum())
            for party in members:
                spread(self.lanes, self.board.movers[party].reversed(), values, np.maximum)
                values &= self.board.feasible[:, None].astype(np.uint8)
            if int(values.sum()) == before:
                break
        found = values[0, :, 0].astype(bool)
        if start == self.state:
            self.reached[members] = found
        return found

    def coalition(self, members: Members) -> Joint | None:
        """The nearest joint improvement whose parts wait for each other; None if there is none."""
        ends = self._improvements(members)
        for size in range(1, len(members)):
            for part in combinations(members, size):
                ends &= ~self._by_share(part)
        for end in self._liked(members, ends)[:TRIED]:
            path = self._path(members, self.state, end)
            if path:
                return self._joint(members, end, path)
        return None

    def _improvements(self, members: Members) -> Bools:
        """The joint improvements of some parties, (cells,)."""
        together = self.shares[list(members)].prod(axis=0)  # parties are independent
        return np.asarray(self.reach(members, self.state) & (together >= HALF))

    def _by_share(self, part: Members) -> Bools:
        """The states of which some parties would gain by doing their own share of the way alone, (cells,)."""
        own = sum(self._own(party) for party in part)
        share = (np.arange(self.board.cells) & own) | (self.state & ~own)
        return np.asarray(self._improvements(part)[share])

    def _liked(self, members: Members, ends: Bools) -> list[int]:
        """Ends, the nearest first; of equally near ones the one in which the member that gains least gains most.

        Ranks of different parties have no common measure; they only decide which of equally near states is shown.
        """
        states: NDArray[np.int64] = np.flatnonzero(ends)
        ranks = self.solution.cube[list(members)].astype(np.float64)
        now = ranks[:, self.state][:, None]
        room = np.maximum(ranks.max(axis=1)[:, None] - now, 1)
        least = ((ranks[:, states] - now) / room).min(axis=0)
        changed = [int(s ^ self.state).bit_count() for s in states.tolist()]
        places = sorted(range(len(states)), key=lambda k: (changed[k], -float(least[k]), int(states[k])))
        return [int(states[k]) for k in places]

    def _nearest(self, marked: Bools, origin: int) -> list[int]:
        """Marked states by the number of options that change, then by number."""
        states: NDArray[np.int64] = np.flatnonzero(marked)
        return sorted(states.tolist(), key=lambda s: (int(s ^ origin).bit_count(), s))

    def _path(self, movers: Members, start: int, end: int) -> tuple[Step, ...]:
        """Moves from one state to another: each mover once if that is possible, with most improvements; else the
        fewest moves. Empty if there is no way.
        """
        changed = [p for p in movers if (start ^ end) & self._own(p)]
        best: tuple[int, tuple[Step, ...]] | None = None
        for order in permutations(changed):
            steps, here = [], start
            for party in order:
                there = (here & ~self._own(party)) | (end & self._own(party))
                if there not in self.solution.arena.moves(party, here):
                    break
                steps.append(step(self.solution.conflict, engine_step(self.solution.arena, party, here, there)))
                here = there
            else:
                against = sum(not move.improves for move in steps)
                if best is None or against < best[0]:
                    best = (against, tuple(steps))
        return best[1] if best else self._walk(movers, start, end)

    def _walk(self, movers: Members, start: int, end: int) -> tuple[Step, ...]:
        """The fewest moves, where somebody must move more than once because what lies between is not feasible."""
        came: dict[int, tuple[int, int]] = {start: (-1, start)}
        frontier = [start]
        while frontier and end not in came:
            following = []
            for here in frontier:
                for party in movers:
                    for there in self.solution.arena.moves(party, here).tolist():
                        if there not in came:
                            came[there] = (party, here)
                            following.append(there)
            frontier = following
        steps: list[Step] = []
        here = end
        while here in came and here != start:
            party, before = came[here]
            steps.insert(0, step(self.solution.conflict, engine_step(self.solution.arena, party, before, here)))
            here = before
        return tuple(steps)

    def _own(self, party: int) -> int:
        mover = self.board.movers[party]
        return (mover.size - 1) << mover.first

    def _joint(self, members: Members, end: int, path: tuple[Step, ...]) -> Joint:
        """The improvement with the nearest answer of the others, a credible one if there is any."""
        names = self.solution.parties
        others = tuple(p for p in range(len(names)) if p not in members and self.board.movers[p].width)
        hurting = self.reach(others, end) & (self.shares[list(members)] < HALF).any(axis=0) if others else None
        answer: tuple[Step, ...] = ()
        final = end
        for state in self._nearest(hurting, end)[:TRIED] if hurting is not None else []:
            steps = self._path(others, end, state)
            if steps and (not answer or all(move.improves for move in steps)):
                answer, final = steps, state
                if all(move.improves for move in steps):
                    break
        hurt = tuple(names[p] for p in members if answer and self.shares[p, final] < HALF)
        return Joint(
            tuple(names[p] for p in members),
            self.solution.conflict.format_state(end),
            path,
            answer,
            hurt,
            bool(answer) and all(move.improves for move in answer),
            tuple(move for party in members for move in self._alone(party, end)),
            float(np.prod(self.shares[list(members), end])),
        )

    def _alone(self, party: int, end: int) -> tuple[Step, ...]:
        """The nearest move of its own that leaves a party at least as well off as a bargain (baseline)."""
        ranks = self.solution.cube[party]
        gains = self.reach((party,), self.state) & (ranks >= ranks[end]) & (ranks > ranks[self.state])
        for state in self._nearest(gains, self.state)[:1]:
            return self._path((party,), self.state, state)
        return ()
