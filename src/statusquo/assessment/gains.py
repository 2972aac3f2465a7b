"""In what share of its orders a party prefers each state to a given one: exact, without listing the orders.

Two states compare by the first statement on which they differ. Tiers keep their place, so the first tier decides in
which a statement that is in tells the two apart; there every sequence is equally likely, so a state wins with the
share of the telling statements that speak for it. A ``maybe`` is in or out, half each, independently: the shares are
averaged over how many of those that speak for and against it are in.
"""

from __future__ import annotations

from functools import lru_cache
from math import comb

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict, Party, Tier, states
from statusquo.stability.board import Bools
from statusquo.stability.ranks import of_party

Shares = NDArray[np.float64]


def gains(conflict: Conflict, state: int) -> Shares:
    """The share of each party's orders in which it prefers each state to one, (parties, cells) in 0..1.

    Cells that are not feasible have the share the statements give them. Cost: O(cells) per statement.
    """
    return np.stack([_of_party(conflict, party, state) for party in conflict.parties])


def _of_party(conflict: Conflict, party: Party, state: int) -> Shares:
    if party.prefers is None:  # a ranking, weights, or nothing: one order
        ranks = of_party(conflict, party)
        return np.where(ranks > ranks[state], 1.0, 0.0)
    gained = np.zeros(conflict.feasible_cells.size)
    tied = np.ones(conflict.feasible_cells.size)  # the share in which no tier so far tells the two apart
    for tier in party.prefers:
        wins, ties = _in_tier(conflict, tier, state)
        gained += tied * wins
        tied *= ties
    return gained


def _in_tier(conflict: Conflict, tier: Tier, state: int) -> tuple[Shares, Shares]:
    """The shares in which a tier decides for each cell, and in which it does not decide, (cells,) each."""
    counts = np.zeros((4, conflict.feasible_cells.size), np.int64)  # for and against, of what is sure and of ``maybe``
    for wish in tier:
        truth = _truth(conflict, wish.expression)
        counts[2 * wish.maybe] += truth & ~truth[state]
        counts[2 * wish.maybe + 1] += ~truth & truth[state]
    kinds, which = np.unique(counts, axis=1, return_inverse=True)
    wins, ties = np.array([_decided(*map(int, kind)) for kind in kinds.T]).T
    which = which.reshape(-1)
    return wins[which], ties[which]


def _truth(conflict: Conflict, expression: str) -> Bools:
    """Where an expression holds, (cells,)."""
    shape, truth = states.truth(expression, conflict.keys)
    found: Bools = np.zeros(conflict.feasible_cells.size, bool)
    found.reshape(shape)[...] = truth
    return found


@lru_cache(maxsize=4096)
def _decided(sure_for: int, sure_against: int, maybe_for: int, maybe_against: int) -> tuple[float, float]:
    """The share in which the first telling statement speaks for it, and in which there is none."""
    wins = ties = 0.0
    for more in range(maybe_for + 1):
        for less in range(maybe_against + 1):
            chance = comb(maybe_for, more) * comb(maybe_against, less) / 2 ** (maybe_for + maybe_against)
            telling = sure_for + more + sure_against + less
            if telling:
                wins += chance * (sure_for + more) / telling
            else:
                ties += chance
    return wins, ties
