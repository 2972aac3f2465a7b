"""Question 4: where could it go from a state, by whose moves, and who must act against interest."""

from __future__ import annotations

from statusquo.assessment.results import Reached, Way
from statusquo.assessment.verdicts import step
from statusquo.stability import Solution
from statusquo.stability.reach import reach

LOOKED_AT = 24
"""Equilibria to which a way is worked out."""


def drift(solution: Solution, state: int, *, limit: int = 64) -> tuple[tuple[Reached, ...], tuple[Way, ...]]:
    """The states that moves lead to, and the shortest way to each equilibrium.

    Args:
        limit: how many states, and how many ways, to list: of states equilibria first, then by the number of
            moves; of ways those of improvements first, then those to equilibria under more concepts.

    Returns:
        The states without the start; the ways, of improvements alone where there is such a way.
    """
    conflict = solution.conflict
    found = reach(solution, state)
    moves, improvements = found.level(), found.level(improving=True)
    concepts: dict[int, list[str]] = {}
    for concept in solution.concepts:
        for place in solution.is_equilibrium(concept).nonzero()[0].tolist():
            concepts.setdefault(place, []).append(concept)
    start = solution.index(state)
    order = sorted(
        (place for place in range(len(solution.states)) if place != start and moves[place] > 0),
        key=lambda place: (
            place not in concepts,
            improvements[place] < 0,
            int(improvements[place]) if improvements[place] > 0 else int(moves[place]),
            int(solution.states[place]),
        ),
    )
    reached = tuple(
        Reached(
            conflict.format_state(int(solution.states[place])),
            int(moves[place]),
            int(improvements[place]) if improvements[place] > 0 else None,
            tuple(concepts.get(place, ())),
        )
        for place in order[:limit]
    )
    ends = sorted(
        (place for place in order if place in concepts),
        key=lambda place: (improvements[place] < 0, -len(concepts[place]), order.index(place)),
    )
    ways = []
    for place in ends[:LOOKED_AT]:
        end = int(solution.states[place])
        path = found.path(end, improving=True) if improvements[place] > 0 else found.path(end)
        if path is not None:
            steps = tuple(step(conflict, move) for move in path)
            ways.append(Way(conflict.format_state(end), steps, tuple(concepts[place])))
    ways.sort(
        key=lambda way: (
            len(way.against_interest),
            -len(way.concepts),
            len(way.steps),
            sum(len(step.taken) + len(step.dropped) for step in way.steps),
            way.end,
        )
    )
    return reached, tuple(ways[:limit])
