"""Ways of improvements in which nobody does more than serves them.

Any party may change several of its options at once, so a shortest way can carry along what the mover has nothing from:
it takes a later step early, or a step that helps nobody. A step is *minimal* if no proper part of it, possible as a
move, leaves the mover as well off; ways of minimal steps alone are what a reader would call the reasons to move.
"""

from __future__ import annotations

import heapq

import numpy as np

from statusquo.stability import Solution
from statusquo.stability.arena import Step as EngineStep

VISITED = 1500
"""Places (a state, and who came there last) that are looked at; nearer ones first."""
Node = tuple[int, int]
"""A state, and the party that moved last."""


class MinimalWays:
    """The ways of minimal improvements from one state.

    Attributes:
        solution: of the baseline order; start: number of the state.
    """

    def __init__(self, solution: Solution, start: int) -> None:
        self.solution, self.start = solution, start
        self._moves: dict[Node, list[int]] = {}
        self._ends: dict[int, Node] = {}
        self._before: dict[Node, Node] = {}
        self._search()

    def path(self, end: int) -> tuple[EngineStep, ...] | None:
        """The way to a state with the fewest steps, then the fewest changed options; None: there is none."""
        if end not in self._ends or end == self.start:
            return None
        node, steps = self._ends[end], []
        while node in self._before:
            before = self._before[node]
            steps.append(EngineStep(self.solution.parties[node[1]], before[0], node[0], True))
            node = before
        return tuple(reversed(steps))

    def _search(self) -> None:
        """Shortest ways by steps, then changed options (Dijkstra 1959); equal ones by states and parties."""
        first: Node = (self.start, -1)
        queue: list[tuple[int, int, Node, Node]] = [(0, 0, first, first)]
        done: set[Node] = set()
        while queue and len(done) < VISITED:
            steps, changes, node, before = heapq.heappop(queue)
            if node in done:
                continue
            done.add(node)
            if node != first:
                self._before[node] = before
            self._ends.setdefault(node[0], node)
            for party in range(len(self.solution.parties)):
                if party == node[1]:
                    continue
                for end in self._improvements(party, node[0]):
                    if (end, party) not in done:
                        cost = changes + (end ^ node[0]).bit_count()
                        heapq.heappush(queue, (steps + 1, cost, (end, party), node))

    def _improvements(self, party: int, state: int) -> list[int]:
        if (party, state) not in self._moves:
            self._moves[party, state] = minimal(self.solution, party, state)
        return self._moves[party, state]


def minimal(solution: Solution, party: int, state: int) -> list[int]:
    """Where a party's minimal improvements lead to from a state, ascending.

    The best of the parts of each combination of changes is found option by option (a maximum over subsets, Yates
    1937), so the cost is that of the combinations times the options.
    """
    ends = solution.arena.moves(party, state)
    ranks = solution.cube[party]
    ends = ends[ranks[ends] > ranks[state]]
    if len(ends) < 2:
        return [int(end) for end in ends]
    mover = solution.board.movers[party]
    changed = (ends ^ state) >> mover.first
    gains = np.zeros(mover.size, ranks.dtype)
    gains[changed] = ranks[ends]
    best = gains.copy()  # of all parts of a combination, itself among them
    parts = np.zeros_like(gains)  # of its proper parts
    for place in range(mover.width):
        halves = best.reshape(-1, 2, 1 << place)
        np.maximum(halves[:, 1], halves[:, 0], out=halves[:, 1])
    for place in range(mover.width):
        without = best.reshape(-1, 2, 1 << place)[:, 0]
        known = parts.reshape(-1, 2, 1 << place)[:, 1]
        np.maximum(known, without, out=known)
    return [int(end) for end in ends[parts[changed] < gains[changed]]]
