"""Question 5: which parties could leave a state together and gain, and what the others could answer.

A coalition is listed with the nearest state that all its members prefer (of equally near ones the one they like
best), that legal moves of its members lead to, and that no part of the coalition could reach without the rest: so
every member is needed (coalition improvements of Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008a). An answer
hurts if it leaves at least one member no better off than before; it is credible if every move of it is an
improvement for its mover.
"""

from __future__ import annotations

from itertools import combinations, permutations

import numpy as np
from numpy.typing import NDArray

from statusquo.assessment.results import Joint, Step
from statusquo.assessment.verdicts import step
from statusquo.stability import Solution
from statusquo.stability.arena import step as engine_step
from statusquo.stability.board import Board, Bools
from statusquo.stability.moves import spread

MOST_PARTIES = 8
"""With more parties that can move only pairs and triples are looked at."""
TRIED = 64
"""Answers looked at, nearest first, to find a credible one."""

Members = tuple[int, ...]


def joint(solution: Solution, state: int) -> tuple[Joint, ...]:
    """The coalitions that could leave a state together, small ones first."""
    finder = _Finder(solution, state)
    movers = [place for place, party in enumerate(solution.conflict.parties) if party.options]
    largest = len(movers) if len(movers) <= MOST_PARTIES else 3
    found = []
    for size in range(2, largest + 1):
        for members in combinations(movers, size):
            entry = finder.coalition(members)
            if entry is not None:
                found.append(entry)
    return tuple(found)


class _Finder:
    """Looks for joint improvements from one state."""

    def __init__(self, solution: Solution, state: int) -> None:
        self.solution, self.state = solution, state
        self.board = solution.board
        lanes = Board(self.board.options, self.board.movers, self.board.feasible, np.dtype(np.uint8))
        self.lanes = lanes
        self.reached: dict[Members, Bools] = {}
        cube = solution.cube
        self.better = cube > cube[:, state][:, None]

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
        """The nearest joint improvement that needs every member; None if there is none."""
        gains = self.reach(members, self.state) & self.better[list(members)].all(axis=0)
        for size in range(1, len(members)):
            for part in combinations(members, size):
                gains &= ~self.reach(part, self.state)
        for end in self._liked(members, gains):
            path = self._path(members, self.state, end)
            if path:
                return self._joint(members, end, path)
        return None

    def _liked(self, members: Members, gains: Bools) -> list[int]:
        """Gains, the nearest first; of equally near ones that in which the member that gains least gains most.

        Ranks of different parties have no common measure; they only decide which of equally near states is shown.
        """
        states: NDArray[np.int64] = np.flatnonzero(gains)
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
        """Moves from one state to another, each mover once; those with most improvements first; empty if none."""
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
        return best[1] if best else ()

    def _own(self, party: int) -> int:
        mover = self.board.movers[party]
        return (mover.size - 1) << mover.first

    def _joint(self, members: Members, end: int, path: tuple[Step, ...]) -> Joint:
        """The improvement with the nearest answer of the others, a credible one if there is any."""
        names = self.solution.parties
        others = tuple(p for p in range(len(names)) if p not in members and self.board.movers[p].width)
        hurting = self.reach(others, end) & ~self.better[list(members)].all(axis=0) if others else None
        answer: tuple[Step, ...] = ()
        final = end
        for state in self._nearest(hurting, end)[:TRIED] if hurting is not None else []:
            steps = self._path(others, end, state)
            if steps and (not answer or all(move.improves for move in steps)):
                answer, final = steps, state
                if all(move.improves for move in steps):
                    break
        hurt = tuple(names[p] for p in members if answer and not self.better[p, final])
        return Joint(
            tuple(names[p] for p in members),
            self.solution.conflict.format_state(end),
            path,
            answer,
            hurt,
            bool(answer) and all(move.improves for move in answer),
        )
