"""Question 4: where could it go from a state, by whose moves, and who must act against interest."""

from __future__ import annotations

from dataclasses import replace

from statusquo.assessment.minimal_ways import MinimalWays
from statusquo.assessment.results import Reached, Step, Way
from statusquo.assessment.verdicts import step
from statusquo.stability import Solution
from statusquo.stability.arena import Step as EngineStep
from statusquo.stability.reach import reach

LOOKED_AT = 24
"""Equilibria to which a way is worked out."""


def drift(solution: Solution, state: int, *, limit: int = 64) -> tuple[tuple[Reached, ...], tuple[Way, ...]]:
    """The states that moves lead to, and the shortest way to each equilibrium.

    Args:
        limit: how many states, and how many ways, to list: of states equilibria first, then by the number of moves,
            and the ends of the ways besides; of ways those in which all gain first, then those to equilibria under
            more concepts.

    Returns:
        The states without the start; the ways, of improvements alone where there is such a way (of minimal ones, see
        :mod:`statusquo.assessment.minimal_ways`, if there is any way to the same or another equilibrium that is so).
        Of ways in which the same happens, and in some more besides, the simplest stands for all.
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
    number = {place: number for number, place in enumerate(order)}
    ends = sorted(
        (place for place in order if place in concepts),
        key=lambda place: (
            improvements[place] < 0,
            -len(concepts[place]),
            (int(solution.states[place]) ^ state).bit_count() if improvements[place] < 0 else 0,
            number[place],
        ),
    )
    minimal = MinimalWays(solution, state)
    ways: list[Way] = []
    bundled: list[Way] = []
    for place in ends[:LOOKED_AT]:
        end = int(solution.states[place])
        needless = False
        path = minimal.path(end)
        if path is None and improvements[place] > 0:
            path, needless = found.path(end, improving=True), True
        path = path or found.path(end)
        if path is not None:
            steps = tuple(_step(solution, move) for move in path)
            (bundled if needless else ways).append(Way(conflict.format_state(end), steps, tuple(concepts[place])))
    if any(not way.against_interest and not way.idle for way in ways):
        ways = [way for way in ways if not way.idle]  # nobody need move for nothing where others move for gain
    else:
        ways += bundled  # improvements that carry along what nobody needs are better than none
    told = tuple(_apart(sorted(ways, key=_worth))[:limit])
    led = {solution.index(way.end) for way in told}
    reached = tuple(
        Reached(
            conflict.format_state(int(solution.states[place])),
            int(moves[place]),
            int(improvements[place]) if improvements[place] > 0 else None,
            tuple(concepts.get(place, ())),
        )
        for place in (*order[:limit], *(place for place in order[limit:] if place in led))
    )
    return reached, told


def _step(solution: Solution, move: EngineStep) -> Step:
    """A move with names, and whether it makes no difference to its mover."""
    arena, party = solution.arena, solution.party_index(move.party)
    idle = arena.rank(party, move.start) == arena.rank(party, move.end)
    return replace(step(solution.conflict, move), idle=idle)


def _worth(way: Way) -> tuple[object, ...]:
    """Ways in which all gain first, those that begin against interest last; then stabler, shorter, simpler ones."""
    first = way.steps[0]
    return (
        bool(way.against_interest or way.idle),
        not first.improves and not first.idle,
        len(way.against_interest),
        len(way.idle),
        -len(way.concepts),
        len(way.steps),
        sum(len(step.taken) + len(step.dropped) for step in way.steps),
        way.end,
    )


def _apart(ways: list[Way]) -> list[Way]:
    """The ways without those in which the same happens as in a better one and more, with nothing to show for it."""
    kept: list[Way] = []
    for way in ways:
        for place, known in enumerate(kept):
            if set(way.concepts) <= set(known.concepts) and _contains(way, known):
                kept[place] = replace(known, variants=(*known.variants, way.end))
                break
        else:
            kept.append(way)
    return kept


def _contains(way: Way, known: Way) -> bool:
    """Whether all steps of a way are taken in another, in their order, perhaps with more besides."""
    left = iter(way.steps)
    return all(
        any(
            step.party == part.party and {*part.taken} <= {*step.taken} and {*part.dropped} <= {*step.dropped}
            for step in left
        )
        for part in known.steps
    )
