r"""What the others can bring about together, in any number of moves.

``cl_H m`` is the least fixpoint of applying one operator per party of H until nothing changes; its value at s
is the minimum of m over s and everything that legal sequences of moves of H reach from s.

The definition (Fang, Hipel & Kilgour 1993) forbids a party to move twice in a row. In option form that
changes nothing: two moves in a row are one move, or lead back; improvements likewise, because strict
preference is transitive. Only whether s itself counts as reached differs, and no concept can see that: a
sanction must be no better than the state first left, and s is better (it is the improvement to be
sanctioned).

Sweeps go through the parties until every one of them changes nothing. Values only fall and each fallen value
belongs to a reachable state, so the order does not matter. Usually 5 to 20 passes do; a staircase of
infeasible states can need exponentially many, so after ``GUARD`` passes the exact
:mod:`statusquo.stability.flood` takes over, whose cost is linear. Cost: O(passes x rows x cells x options).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from statusquo.stability.board import Board, Ranks

GUARD = 400
"""Passes of one party before the flood takes over."""
TOGETHER = 1 << 15
"""Up to this many values it is cheaper to move all rows and restore the party's own than to leave them
out."""

Operator = Callable[[Ranks], object]
Flood = Callable[[int, Ranks], None]


def close(
    board: Board,
    values: Ranks,
    focal: Sequence[int],
    operators: Sequence[Operator | None],
    flood: Flood,
    *,
    once: bool = False,
) -> None:
    """Close values under the moves of everyone but the focal party of each row, in place.

    Args:
        values: (focal parties, rows per party, cells, lanes); the rows of a party are closed under the
            others.
        focal: the parties of the first axis, ascending.
        operators: per party, what lowers (rows, cells, lanes) in place; ``None`` = it cannot move.
        flood: exact fall-back, given a focal party and its rows.
        once: one pass of each party is known to be enough.
    """
    active = [party for party, operator in enumerate(operators) if operator is not None]
    if all(party == focal[0] for party in active) and len(focal) == 1:
        return
    if once:
        for party in active:
            _apply_to_others(values, focal, party, operators[party])
        return
    calm = passes = 0
    before = values.copy()
    while passes <= GUARD:
        for party in active:
            _apply_to_others(values, focal, party, operators[party])
            passes += 1
            if (values == before).all():
                calm += 1
            else:
                np.copyto(before, values)
                calm = 1  # an operator that has just run is at rest, so the others have to stay calm once each
            if calm == len(active):
                return
    for row, party in enumerate(focal):
        flood(party, values[row])


def _apply_to_others(values: Ranks, focal: Sequence[int], party: int, operator: Operator | None) -> None:
    if operator is None:
        return
    parties, rows, cells, lanes = values.shape
    everything = values.reshape(parties * rows, cells, lanes)
    if party not in focal:
        operator(everything)
        return
    own = focal.index(party)
    if values.size <= TOGETHER:
        kept = values[own].copy()
        operator(everything)
        values[own] = kept
        return
    if own:
        operator(everything[: own * rows])
    if own + 1 < parties:
        operator(everything[(own + 1) * rows :])
