"""Inverse analysis: which preferences make a given state stable.

:func:`count_rankings` counts, among all strict rankings of the feasible states that some parties could have,
those under which a state is an equilibrium, by trying every one (rankings are lanes of one board). The search
for the smallest change of the preferences a conflict has is in ``edits``.

Source of the question: Kinsara, Kilgour & Hipel 2015; sanctions by equal rank count (``<=``), as everywhere
here. Cost: n! verdicts on one state for n states and one free party (n!^k for k of them), refused beyond a limit.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, permutations, product

import numpy as np

from statusquo.conflict import Conflict
from statusquo.errors import TooLargeError, UsageError
from statusquo.stability.board import smallest
from statusquo.stability.concepts import chosen
from statusquo.stability.lanes import batch_size, stable_lanes
from statusquo.stability.ranks import baseline

MAX_RANKINGS = 5_000_000


@dataclass(frozen=True, slots=True)
class RankingCount:
    """How many rankings make a state stable.

    Attributes:
        concept, state: what was asked.
        free: the parties whose rankings were varied.
        total: the number of combinations of strict rankings.
        equilibrium: in how many of them the state is stable for everybody.
        stable: per free party, in how many it is stable for that party.
    """

    concept: str
    state: int
    free: tuple[str, ...]
    total: int
    equilibrium: int
    stable: tuple[int, ...]


def count_rankings(
    conflict: Conflict, state: int | str, concept: str, free: Iterable[str], *, limit: int = MAX_RANKINGS
) -> RankingCount:
    """Count the strict rankings of some parties under which a state is stable; the others keep theirs.

    Args:
        state: a feasible state.
        free: names of the parties whose preferences are open.
        limit: the largest number of combinations to try.

    Raises:
        UsageError: an unknown party, concept or state; no free party.
        TooLargeError: there are more combinations than ``limit``.
    """
    picked = chosen((concept,))[0]
    names = tuple(dict.fromkeys([free] if isinstance(free, str) else free))
    rows = []
    for name in names:
        conflict.party(name)
        rows.append([party.name for party in conflict.parties].index(name))
    if not rows:
        raise UsageError("no party is free", advice="name at least one")
    states = conflict.states()
    number = conflict.state(state) if isinstance(state, str) else int(state)
    if number not in states:
        raise UsageError(f"the state {number} is not feasible", where=conflict.title)
    total = math.factorial(len(states)) ** len(rows)
    if total > limit:
        raise TooLargeError(
            f"{len(states)} states and {len(rows)} free parties make {total} combinations of rankings",
            where=conflict.title,
            advice=f"at most {limit} are tried; look for the smallest change instead",
        )
    fixed = baseline(conflict)
    dtype = max(fixed.dtype, smallest(len(states)), key=lambda kind: kind.itemsize)
    equilibrium = 0
    stable = np.zeros(len(rows), np.int64)
    for batch in _batches(len(states), len(rows), batch_size(conflict)):
        ranks = np.empty((*fixed.shape, len(batch)), dtype)
        ranks[:] = fixed[:, :, None]
        for place, row in enumerate(rows):
            ranks[row] = 0
            ranks[row][states] = batch[:, place].T
        verdict = stable_lanes(conflict, ranks, picked, number)
        equilibrium += int(verdict.all(axis=0).sum())
        stable += verdict[rows].sum(axis=1)
    return RankingCount(concept, number, names, total, equilibrium, tuple(int(count) for count in stable))


def _batches(states: int, parties: int, size: int) -> Iterator[np.ndarray]:
    """All combinations of strict rankings, (lanes, parties, states) ranks from 1."""
    every = product(permutations(range(1, states + 1)), repeat=parties)
    while batch := list(islice(every, size)):
        yield np.array(batch)
