"""A status quo that is not wholly known: which completions to answer for, and what holds in all of them.

Verdicts of the baseline are known for every state, so all completions are counted, however many there are. Shares of
orders are given for single completions only: nothing says how likely one completion is against another, so an average
over them would be a number about nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from statusquo.assessment.results import Spread
from statusquo.stability import Solution


def spread(solution: Solution, states: Sequence[int]) -> tuple[Spread, ...]:
    """In how many of some states a verdict holds, for each concept; none without a state."""
    if not states:
        return ()
    places = np.searchsorted(solution.states, states)
    return tuple(
        Spread(
            concept,
            len(states),
            int(solution.is_equilibrium(concept)[places].sum()),
            tuple((party, int(solution.stable(concept, party)[places].sum())) for party in solution.parties),
        )
        for concept in solution.concepts
    )


def telling(solution: Solution, states: Sequence[int], limit: int) -> list[int]:
    """The states to answer for: of each sort of verdict one, the commonest sorts first, then more of them in turn.

    Args:
        states: ascending; ``limit``: how many to take at most.

    Returns:
        States, ascending.
    """
    if len(states) <= limit:
        return list(states)
    places = np.searchsorted(solution.states, states)
    table = [solution.stable(concept, party)[places] for concept in solution.concepts for party in solution.parties]
    sorts: dict[bytes, list[int]] = {}
    for state, row in zip(states, np.array(table).T, strict=True):
        sorts.setdefault(row.tobytes(), []).append(state)
    common = sorted(sorts.values(), key=lambda group: (-len(group), group[0]))
    turns = [(turn, number, group[turn]) for number, group in enumerate(common) for turn in range(len(group))]
    return sorted(state for _, _, state in sorted(turns)[:limit])
