"""What would have to be true for a resolution to hold: question 3 from the other end."""

from __future__ import annotations

from statusquo.assessment.edits import find_edits
from statusquo.assessment.results import Needed
from statusquo.conflict import Conflict
from statusquo.errors import UsageError
from statusquo.stability import Solution
from statusquo.stability.reach import reach
from statusquo.stability.robustness import Robustness


def needed(
    solution: Solution,
    pattern: str,
    found: Robustness | None = None,
    *,
    max_size: int = 3,
    budget: int = 600,
) -> tuple[Needed, ...]:
    """Say what would have to be true for a state to be an equilibrium, for each concept.

    Args:
        solution: of the baseline order.
        pattern: the resolution; of several states that match, the one nearest to the status quo is taken.
        found: shares of orders, if they are known.
        max_size, budget: as for :func:`statusquo.assessment.edits.find_edits`.

    Raises:
        UsageError: no feasible state matches.
    """
    conflict = solution.conflict
    state = nearest_state(conflict, pattern)
    search = find_edits(conflict, state, solution.concepts, max_size=max_size, budget=budget, wanted=False)
    reachable: bool | None = None
    if conflict.status_quo is not None and "-" not in conflict.status_quo:
        start = conflict.state(conflict.status_quo)
        reachable = state == start or bool(reach(solution, start).level()[solution.index(state)] > 0)
    return tuple(
        Needed(
            conflict.format_state(state),
            concept,
            holds=bool(solution.is_equilibrium(concept)[solution.index(state)]),
            share=found.share(concept, state).value if found is not None else None,
            edits=tuple(edit for edit in search.edits if edit.concept == concept),
            parties=tuple(p for p in solution.parties if not solution.is_stable(concept, p, state)),
            reachable=reachable,
        )
        for concept in solution.concepts
    )


def nearest_state(conflict: Conflict, pattern: str) -> int:
    """The state that matches a pattern and is nearest to the status quo.

    Raises:
        UsageError: no feasible state matches.
    """
    states = [int(state) for state in conflict.matching(pattern)]
    if not states:
        raise UsageError(f"no feasible state matches the resolution {pattern}", where=conflict.title)
    known = conflict.status_quo or "-" * len(conflict.keys)
    return min(states, key=lambda s: (_distance(conflict.format_state(s), known), s))


def _distance(state: str, known: str) -> int:
    return sum(one != other for one, other in zip(state, known, strict=True) if other != "-")
