"""The exact fall-back for closures: visit every state once, lowest value first.

From the state with the lowest value walk moves backwards and give its value to every state found; then the
same from the lowest state not yet visited, and so on. The first value a state gets is its final one. Per
party and coset the states not yet claimed are kept sorted by the party's rank, and a visited state t claims
those below its own rank; a pointer that only advances makes that linear in all: O(parties x cells x
1.5^one-way options).

Slow per state (plain Python), so it runs only where sweeps do not settle.
"""

from __future__ import annotations

import numpy as np

from statusquo.stability.board import Board, Mover, Ranks


def flood(board: Board, values: Ranks, ranks: dict[int, Ranks | None]) -> None:
    """Close one lane of values under the moves of some parties, in place.

    Args:
        values: (cells,), ``top`` at infeasible cells.
        ranks: per moving party its ranks (cells,), so that it moves only to improve; ``None``: any move.
    """
    lists = {party: _Claims(board, board.movers[party], own) for party, own in ranks.items()}
    done = ~board.feasible
    result = values.copy()
    for root in np.argsort(values, kind="stable").tolist():
        if done[root]:
            continue
        value = values[root]
        done[root] = True
        stack = [root]
        while stack:
            state = stack.pop()
            result[state] = value
            for claims in lists.values():
                for source in claims.claim(state):
                    if not done[source]:
                        done[source] = True
                        stack.append(source)
    values[:] = result


class _Claims:
    """Per coset and one-way combination of one party: the states not yet claimed, worst for it first."""

    def __init__(self, board: Board, mover: Mover, ranks: Ranks | None) -> None:
        self.mover = mover
        self.one_way = (mover.take | mover.drop) << mover.first
        self.reversible = ((mover.size - 1) << mover.first) & ~self.one_way
        self.ranks = ranks
        states = np.flatnonzero(board.feasible)
        worth = np.zeros(states.size) if ranks is None else ranks[states]
        order = np.lexsort((worth, states & ~self.reversible))
        self.sorted: list[int] = states[order].tolist()
        group = (states & ~self.reversible)[order]
        starts = np.flatnonzero(np.r_[True, group[1:] != group[:-1]])
        ends = np.r_[starts[1:], group.size]
        # [next unclaimed, end] of each list
        self.lists: dict[int, list[int]] = {
            int(group[start]): [int(start), int(end)] for start, end in zip(starts, ends, strict=True)
        }
        own = range(mover.size)
        one_way = mover.take | mover.drop
        patterns = sorted({combination & one_way for combination in own})
        self.before = {
            pattern << mover.first: [start << mover.first for start in patterns if mover.may(start, pattern)]
            for pattern in patterns
        }

    def claim(self, state: int) -> list[int]:
        """The states that can move to ``state`` and were not claimed before."""
        rest = state & ~self.reversible & ~self.one_way
        found: list[int] = []
        for pattern in self.before[state & self.one_way]:
            bounds = self.lists.get(rest | pattern)
            if bounds is None:
                continue
            start, end = bounds
            place = start
            if self.ranks is None:
                place = end
            else:
                own = self.ranks[state]
                while place < end and self.ranks[self.sorted[place]] < own:
                    place += 1
            found += self.sorted[start:place]
            bounds[0] = place
        return found
