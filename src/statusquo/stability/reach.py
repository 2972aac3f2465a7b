r"""Status quo analysis: where a conflict can go from a state, in how many moves, and by whom.

``V_i^(1) = R_i(SQ)``, ``V_i^(h) = union of R_i(x) over x in V_j^(h-1), j != i``: the states reached in h
moves of which the last is made by i. Once with all moves, once with improvements of the mover only. Source:
Li, Kilgour & Hipel 2005.

A level is one pass over the cube per party: the number of states of ``V^(h-1)`` (by others) from which i can
come to a state is a sum along i's options, less the state itself; for improvements the lowest rank among them
is compared with the state's own. Cost: O(levels x parties x cells), memory 2 bytes per party and cell.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict
from statusquo.errors import UsageError
from statusquo.stability import grid
from statusquo.stability.arena import CubeArena, Step, step
from statusquo.stability.board import Board, Bools, Ranks
from statusquo.stability.moves import spread

if TYPE_CHECKING:
    from statusquo.stability.solution import Solution

SHOWN = 40
"""Rows printed."""
Levels = NDArray[np.int16]
Trail = tuple[Step, "Trail"] | None
"""The steps of a way from some state on."""


@dataclass(frozen=True, repr=False)
class Reach:
    """Where a conflict can go from one state.

    Attributes:
        conflict: the conflict.
        start: the state it goes from.
        states: (n,) the feasible states, ascending.
        by_moves: (parties, n) int16: first level at which a state is reached with the party as last mover, by
            any moves; -1 = never.
        by_improvements: the same where every move is an improvement for its mover.
    """

    conflict: Conflict
    start: int
    states: NDArray[np.int64]
    by_moves: Levels
    by_improvements: Levels
    arena: CubeArena

    def level(self, *, improving: bool = False) -> Levels:
        """The first level at which each state is reached by anybody, (n,); 0 at the start, -1 = never."""
        by = self.by_improvements if improving else self.by_moves
        never = np.int16(np.iinfo(np.int16).max)
        first = np.where(by < 0, never, by).min(axis=0)
        first[first == never] = -1
        first[np.searchsorted(self.states, self.start)] = 0
        return np.asarray(first)

    def movers(self, state: int | str, *, improving: bool = False) -> tuple[str, ...]:
        """Who can make the last move when a state is first reached; empty for the start and if never."""
        place = self._index(state)
        by = (self.by_improvements if improving else self.by_moves)[:, place]
        first = int(self.level(improving=improving)[place])
        if first <= 0:
            return ()
        return tuple(party.name for party, level in zip(self.conflict.parties, by, strict=True) if level == first)

    def path(self, state: int | str, *, improving: bool = False) -> tuple[Step, ...] | None:
        """A shortest way to a state.

        Among shortest ways one that changes the fewest options, step by step counted, is preferred, of these one with
        the most improvements, then the first parties and the lowest states. It is found from the end by best-first
        search, where the options that still differ from the start are the least that is left to change (Hart,
        Nilsson & Raphael 1968).

        Returns:
            The steps, none for the start itself; ``None`` if the state cannot be reached.
        """
        place = self._index(state)
        level = int(self.level(improving=improving)[place])
        if level < 0:
            return None
        by = self.by_improvements if improving else self.by_moves
        end = int(self.states[place])
        # least changes, steps without gain, steps left, who moves on, state, number, changes so far, the way on
        queue: list[tuple[int, int, int, int, int, int, int, Trail]] = [(0, 0, level, -1, end, 0, 0, None)]
        number = 0
        done: set[tuple[int, int, int]] = set()
        while queue:
            _, against, left, last, here, _, changes, trail = heapq.heappop(queue)
            if left == 0:
                return _steps(trail)
            if (here, last, left) in done:
                continue
            done.add((here, last, left))
            for move, party in self._arrivals(by, here, last, left, improving):
                changed = changes + (move.start ^ here).bit_count()
                least = changed + (move.start ^ self.start).bit_count()
                worse, number = against + (not move.improves), number + 1
                heapq.heappush(queue, (least, worse, left - 1, party, move.start, number, changed, (move, trail)))
        return None

    def _arrivals(self, by: Levels, end: int, last: int, level: int, improving: bool) -> Iterator[tuple[Step, int]]:
        """The moves by which a state is first reached at a level, not by who moves on from it."""
        for party in range(len(by)):
            if party == last or self._at(by[party], end) != level:
                continue
            sources = self.arena.sources(party, end)
            if level == 1:
                sources = sources[sources == self.start]
            else:
                others = [other for other in range(len(by)) if other != party]
                sources = sources[(by[others][:, np.searchsorted(self.states, sources)] == level - 1).any(axis=0)]
            for before in sources.tolist():
                move = step(self.arena, party, before, end)
                if move.improves or not improving:
                    yield move, party

    def to_dict(self) -> dict[str, Any]:
        """Per state that can be reached: level and last movers, by any moves and by improvements only."""
        spell = self.conflict.format_state
        return {
            "title": self.conflict.title,
            "start": spell(self.start),
            "reached": {
                spell(state): {
                    kind: {"level": level, "movers": list(self.movers(state, improving=improving))}
                    for kind, improving, level in (("moves", False, near), ("improvements", True, drift))
                    if level >= 0
                }
                for state, near, drift in self._rows()
            },
        }

    def _rows(self) -> Iterator[tuple[int, int, int]]:
        """State, level by moves, level by improvements; the nearest first."""
        near, drift = self.level(), self.level(improving=True)
        places = np.flatnonzero(near >= 0)
        for place in places[np.argsort(near[places], kind="stable")].tolist():
            yield int(self.states[place]), int(near[place]), int(drift[place])

    def __repr__(self) -> str:
        return f"<Reach of {self.conflict.title!r} from {self.conflict.format_state(self.start)}>"

    def __str__(self) -> str:
        return "\n".join(grid.text(*self._grid()))

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return grid.page(*self._grid())

    def _grid(self) -> tuple[str, list[grid.Group], list[grid.Line]]:
        lines: list[grid.Line] = []
        rows = self._rows()
        for state, near, drift in islice(rows, SHOWN):
            cells = [str(near), ", ".join(self.movers(state))]
            cells += [str(drift), ", ".join(self.movers(state, improving=True))] if drift >= 0 else ["–", ""]
            lines.append((self.conflict.format_state(state), cells))
        if next(rows, None) is not None:
            lines.append(("...", [""] * 4))
        groups: list[grid.Group] = [("any moves", ("level", "by")), ("improvements only", ("level", "by"))]
        return "state", groups, lines

    def _at(self, levels: Levels, state: int) -> int:
        return int(levels[np.searchsorted(self.states, state)])

    def _index(self, state: int | str) -> int:
        number = self.conflict.state(state) if isinstance(state, str) else int(state)
        place = int(np.searchsorted(self.states, number))
        if place == self.states.size or self.states[place] != number:
            raise UsageError(f"the state {number} is not feasible", where=self.conflict.title)
        return place


def _steps(trail: Trail) -> tuple[Step, ...]:
    steps = []
    while trail is not None:
        step, trail = trail
        steps.append(step)
    return tuple(steps)


def reach(solution: Solution, start: int | str | None = None) -> Reach:
    """Analyse where a conflict can go.

    Args:
        solution: for the preferences; any concepts.
        start: a feasible state; default the status quo.

    Raises:
        UsageError: no start is given and the status quo is absent or not fully known, or not feasible.
    """
    conflict = solution.conflict
    if start is None:
        start = conflict.status_quo
        if start is None or "-" in start:
            raise UsageError(
                "the status quo is not fully known",
                where=conflict.title,
                advice="name the state to start from",
            )
    begin = int(solution.states[solution.index(start)])
    board = solution.board
    by = [_levels(board, solution.cube, begin, improving) for improving in (False, True)]
    feasible = board.feasible
    return Reach(conflict, begin, solution.states, by[0][:, feasible], by[1][:, feasible], solution.arena)


def _levels(board: Board, ranks: Ranks, start: int, improving: bool) -> Levels:
    """(parties, cells) first level per last mover."""
    levels = np.full((len(board.movers), board.cells), -1, np.int16)
    begin = np.zeros(board.cells, bool)
    begin[start] = True
    fresh = [begin for _ in board.movers]
    level = 0
    while any(new.any() for new in fresh):
        level += 1
        reached = []
        for party, mover in enumerate(board.movers):
            if level == 1:
                sources = begin
            else:
                sources = np.zeros(board.cells, bool)
                for other, new in enumerate(fresh):
                    if other != party:
                        sources |= new
            if not mover.width or not sources.any():
                reached.append(np.zeros(board.cells, bool))
                continue
            ends = _improve(board, party, sources, ranks[party]) if improving else _move(board, party, sources)
            ends &= levels[party] < 0
            levels[party, ends] = level
            reached.append(ends)
        fresh = reached
    return levels


def _move(board: Board, party: int, sources: Bools) -> Bools:
    """The states a party comes to from one of the sources, which is another state."""
    counts = sources.astype(np.uint32)
    spread(board, board.movers[party].reversed(), counts[None, :, None], np.add)
    counts -= sources
    return (counts > 0) & board.feasible


def _improve(board: Board, party: int, sources: Bools, ranks: Ranks) -> Bools:
    lowest = np.where(sources, ranks, ranks.dtype.type(board.top))
    spread(board, board.movers[party].reversed(), lowest[None, :, None], np.minimum)
    return (lowest < ranks) & board.feasible
