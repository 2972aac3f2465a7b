"""One state asked about in many models at once: models that differ in preferences only are lanes of one
board, and only what that state's verdict can see is looked at (see ``focus``)."""

from __future__ import annotations

from statusquo.conflict import Conflict
from statusquo.stability.board import Board, Bools, Ranks, movers
from statusquo.stability.concept import Concept
from statusquo.stability.focus import verdicts_at

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
