"""Solve a conflict: which states are stable, for whom, under which concept.

From preferences to ranks (``ranks``), from ranks to verdicts (``verdicts``, formula in ``concept``), kept as one bit
per state, party and concept (``solution``). Cost: O(cells x (statements + concepts x passes x options)) per party.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from statusquo.conflict import Conflict
from statusquo.stability.board import Board, movers
from statusquo.stability.concepts import CONCEPTS, chosen
from statusquo.stability.memory import DEFAULT_MEMORY, check_memory
from statusquo.stability.ranks import baseline
from statusquo.stability.solution import Solution
from statusquo.stability.verdicts import verdicts


def board_of(conflict: Conflict, dtype: np.dtype[Any], lanes: int = 1) -> Board:
    """The board of a conflict for ranks of that type."""
    return Board(len(conflict.options), movers(conflict), conflict.feasible_cells, dtype, lanes)


def solve(
    conflict: Conflict,
    concepts: Iterable[str] = CONCEPTS,
    *,
    memory: int = DEFAULT_MEMORY,
    progress: Callable[[int, int], None] | None = None,
) -> Solution:
    """Find the stable states of every party under each concept, in the baseline order.

    Args:
        conflict: the conflict; tiers count as written and every ``maybe`` as in.
        concepts: names out of ``CONCEPTS``.
        memory: bytes the computation may use.
        progress: called with the verdicts done and the verdicts to do (one per party and concept).

    Raises:
        UsageError: an unknown concept.
        ConflictError: no feasible state, or a ranking that does not fit the states.
        TooLargeError: more memory would be needed than allowed.

    Example:
        >>> from statusquo.conflict import Option, Party, Wish
        >>> dilemma = Conflict(
        ...     "Prisoners",
        ...     (
        ...         Party("One", (Option("a", "confess"),), ((Wish("not b"),), (Wish("a"),))),
        ...         Party("Two", (Option("b", "confess"),), ((Wish("not a"),), (Wish("b"),))),
        ...     ),
        ... )
        >>> solution = solve(dilemma)
        >>> [dilemma.format_state(state) for state in solution.equilibria("nash")]
        ['YY']
        >>> [dilemma.format_state(state) for state in solution.equilibria("seq")]
        ['NN', 'YY']
    """
    picked = chosen(concepts)
    check_memory(conflict, memory)
    ranks = baseline(conflict)
    board = board_of(conflict, ranks.dtype)
    stable = {}
    for concept, party, found in verdicts(board, ranks[:, :, None], picked):
        stable[concept.name, party] = np.packbits(found.reshape(-1))
        if progress is not None:
            progress(len(stable), len(picked) * len(board.movers))
    return Solution(conflict, tuple(concept.name for concept in picked), ranks, stable)
