"""One state asked about in many models at once: models that differ in preferences only are lanes of one
board, and only what that state's verdict can see is looked at (see ``focus``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict, Party
from statusquo.stability.board import Board, Bools, Ranks, movers
from statusquo.stability.concept import Concept
from statusquo.stability.focus import verdicts_at
from statusquo.stability.ranks import of_party

VALUES = 1 << 17
"""Values per party and batch."""


def stable_lanes(conflict: Conflict, ranks: Ranks, concept: Concept, state: int) -> Bools:
    """For whom a state is stable, in each lane.

    Args:
        ranks: (parties, cells, lanes), 0 at infeasible cells.

    Returns:
        (parties, lanes) bool.
    """
    board = Board(len(conflict.options), movers(conflict), conflict.feasible_cells, ranks.dtype, ranks.shape[2])
    return verdicts_at(board, ranks, (concept,), [state])[0, :, 0]


def batch_size(conflict: Conflict) -> int:
    """How many lanes to evaluate at a time."""
    return max(1, VALUES // conflict.feasible_cells.size)


class Variants:
    """Evaluates conflicts that are edits of one conflict; ranks of parties seen before are not made again."""

    def __init__(self, conflict: Conflict, concept: Concept, state: int) -> None:
        self.conflict, self.concept, self.state = conflict, concept, state
        self.ranks: dict[Party, Ranks] = {}

    def is_equilibrium(self, edited: Iterable[Conflict]) -> Iterator[bool]:
        """Tell for each conflict whether the state is an equilibrium; they must share states and moves.

        One-way options may differ: those conflicts are evaluated one by one.
        """
        queue = iter(edited)
        while batch := list(islice(queue, batch_size(self.conflict))):
            found: dict[int, bool] = {}
            groups: dict[tuple[tuple[str, str], ...], list[int]] = {}
            for place, conflict in enumerate(batch):
                groups.setdefault(conflict.one_way, []).append(place)
            for one_way, places in groups.items():
                verdict = self._evaluate(one_way, [batch[place] for place in places])
                found |= dict(zip(places, verdict.tolist(), strict=True))
            yield from (found[place] for place in range(len(batch)))

    def _evaluate(self, one_way: tuple[tuple[str, str], ...], batch: list[Conflict]) -> NDArray[np.bool_]:
        lanes = [[self._of(party) for party in conflict.parties] for conflict in batch]
        dtype = max((ranks.dtype for lane in lanes for ranks in lane), key=lambda kind: kind.itemsize)
        stacked = np.empty((len(lanes[0]), self.conflict.feasible_cells.size, len(lanes)), dtype)
        for place, lane in enumerate(lanes):
            for row, ranks in enumerate(lane):
                stacked[row, :, place] = ranks
        conflict = self.conflict
        if one_way != conflict.one_way:
            conflict = replace(conflict, one_way=one_way)
        verdicts = stable_lanes(conflict, stacked, self.concept, self.state)
        return np.asarray(verdicts.all(axis=0))

    def _of(self, party: Party) -> Ranks:
        if party not in self.ranks:
            self.ranks[party] = of_party(self.conflict, party)
        return self.ranks[party]
