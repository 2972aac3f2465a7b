"""What would have to be true for a resolution to hold: question 3 from the other end.

A resolution is asked for as a pattern (``YN-``), as an expression (``cede and not fight``), or as a list of options by
key or label (``cede, not fight``; ``den Donbass abtreten, nicht Krieg fortsetzen``). Options it does not name may be
either way: of the feasible states that fit it the one is taken that differs least from the status quo, and the
result says how many fit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from statusquo.assessment.edits import find_edits
from statusquo.assessment.results import Needed
from statusquo.conflict import Conflict
from statusquo.conflict.expression import parse
from statusquo.conflict.faults import PlacedError, nearest
from statusquo.conflict.pattern import is_pattern
from statusquo.conflict.states import truth
from statusquo.errors import UsageError
from statusquo.stability import Solution
from statusquo.stability.reach import reach
from statusquo.stability.robustness import Robustness

_NOT = re.compile(r"(?:not|nicht|no|kein|keine|keinen) +", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution somebody asks about.

    Attributes:
        asked: as it was asked for.
        states: the feasible states that fit it, ascending; ``state``: the one of them nearest to the status quo.
    """

    asked: str
    states: tuple[int, ...]
    state: int


def resolution(conflict: Conflict, asked: str) -> Resolution:
    """Find the states that a resolution may mean.

    Raises:
        UsageError: an option that is not there, or no feasible state fits.
    """
    text = asked.strip()
    if not text.strip(", "):
        raise UsageError(
            "the resolution names no option", where=conflict.title, advice="say what it takes: cede, not fight"
        )
    try:
        found = conflict.matching(text) if is_pattern(text) else _holding(conflict, text)
    except PlacedError as error:
        raise UsageError(f"the resolution '{asked}': {error.what}", where=conflict.title, advice=error.advice) from None
    states = tuple(int(state) for state in found)
    if not states:
        raise UsageError(f"no feasible state matches the resolution {asked}", where=conflict.title)
    known = conflict.status_quo or "-" * len(conflict.keys)
    return Resolution(asked, states, min(states, key=lambda s: (_distance(conflict.format_state(s), known), s)))


def needed(
    solution: Solution,
    asked: str | Resolution,
    found: Robustness | None = None,
    *,
    max_size: int = 3,
    budget: int = 600,
) -> tuple[Needed, ...]:
    """Say what would have to be true for a state to be an equilibrium, for each concept.

    Args:
        solution: of the baseline order.
        asked: the resolution; of several states that fit it, the one nearest to the status quo is taken.
        found: shares of orders, if they are known.
        max_size, budget: as for :func:`statusquo.assessment.edits.find_edits`.

    Raises:
        UsageError: as for :func:`resolution`.
    """
    conflict = solution.conflict
    wanted = asked if isinstance(asked, Resolution) else resolution(conflict, asked)
    state = wanted.state
    search = find_edits(conflict, state, solution.concepts, max_size=max_size, budget=budget, wanted=False)
    reachable: bool | None = None
    if conflict.status_quo is not None and "-" not in conflict.status_quo:
        start = conflict.state(conflict.status_quo)
        reachable = state == start or bool(reach(solution, start).level()[solution.index(state)] > 0)
    places = np.searchsorted(solution.states, wanted.states)
    return tuple(
        Needed(
            conflict.format_state(state),
            concept,
            holds=bool(solution.is_equilibrium(concept)[solution.index(state)]),
            share=found.share(concept, state).value if found is not None else None,
            edits=tuple(edit for edit in search.edits if edit.concept == concept),
            parties=tuple(p for p in solution.parties if not solution.is_stable(concept, p, state)),
            reachable=reachable,
            asked=wanted.asked,
            matches=len(wanted.states),
            holding=int(solution.is_equilibrium(concept)[places].sum()),
        )
        for concept in solution.concepts
    )


def _holding(conflict: Conflict, text: str) -> NDArray[np.int64]:
    """The feasible states in which every part of a list of options or expressions holds."""
    cells = conflict.feasible_cells.copy()
    for part in [text] if _keys(conflict, text) else [part for part in text.split(",") if part.strip()]:
        expression = _expression(conflict, part.strip())
        unknown = sorted(parse(expression).options - set(conflict.keys))
        if unknown:
            raise UsageError(
                f"the resolution names '{unknown[0]}', which is no option",
                where=conflict.title,
                advice=nearest(unknown[0], conflict.keys),
            )
        shape, holds = truth(expression, conflict.keys)
        cells.reshape(shape)[...] &= holds
    return np.flatnonzero(cells).astype(np.int64)


def _expression(conflict: Conflict, part: str) -> str:
    """An expression for a label, with or without a "not"; anything else is one already."""
    negated = _NOT.match(part)
    named = part[negated.end() :] if negated else part
    keys = _keys(conflict, named)
    if not keys and re.search(r"[^a-z0-9_()\s]", named):  # no expression could have such letters
        labels = [one.label for one in conflict.options]
        inside = [label for label in labels if named.casefold() in label.casefold()]
        raise UsageError(
            f"the resolution names '{named}', which is no option",
            where=conflict.title,
            advice=f"did you mean '{inside[0]}'?" if inside else nearest(named, [*conflict.keys, *labels]),
        )
    if not keys:
        return part
    joined = " and ".join(keys)  # an act that several parties share holds when all have taken it
    return f"not ({joined})" if negated else joined


def _keys(conflict: Conflict, text: str) -> tuple[str, ...]:
    """The options with that key or label."""
    wanted = text.strip().strip("\"'„“”").casefold()
    return tuple(one.key for one in conflict.options if wanted in (one.key, one.label.casefold()))


def _distance(state: str, known: str) -> int:
    return sum(one != other for one, other in zip(state, known, strict=True) if other != "-")
