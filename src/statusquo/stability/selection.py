"""Which states of a solution to look at, and in which order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from statusquo.stability.solution import Solution

ANY = "any"
"""In place of a concept: any of those that are looked at."""


def names(given: str | Iterable[str]) -> tuple[str, ...]:
    """One name, or several."""
    return (given,) if isinstance(given, str) else tuple(given)


def select(
    solution: Solution,
    *,
    pattern: str | None = None,
    taken: str | Iterable[str] = (),
    not_taken: str | Iterable[str] = (),
    stable_for: str | Iterable[str] = (),
    equilibria: str | None = None,
    concepts: str | Iterable[str] | None = None,
    sort: str = "state",
) -> NDArray[np.intp]:
    """Choose and sort states of a solution.

    Args:
        pattern: keep states that match.
        taken, not_taken: keep states where these options are (not) taken.
        stable_for: keep states stable for these parties, under every concept looked at.
        equilibria: keep the equilibria of this concept; ``any``: of at least one that is looked at.
        concepts: which to look at; default all that were solved.
        sort: ``state``; ``equilibria`` (most concepts first); or a party's name (best for it first).

    Returns:
        Places among ``solution.states``.

    Raises:
        UsageError: an unknown option, party or concept.
        ConflictError: no pattern of this conflict.
    """
    conflict = solution.conflict
    shown = solution.concepts if concepts is None else names(concepts)
    for name in shown:
        solution.is_solved(name)
    keep = np.ones(solution.states.size, bool)
    if pattern is not None:
        keep &= np.isin(solution.states, conflict.matching(pattern), assume_unique=True)
    for keys, wanted in ((names(taken), 1), (names(not_taken), 0)):
        for key in keys:
            conflict.owner(key)
            keep &= (solution.states >> conflict.keys.index(key) & 1) == wanted
    for party in names(stable_for):
        solution.party_index(party)
        for name in shown:
            keep &= solution.stable(name, party)
    if equilibria == ANY:
        keep &= np.logical_or.reduce([solution.is_equilibrium(name) for name in shown])
    elif equilibria is not None:
        keep &= solution.is_equilibrium(equilibria)
    places = np.flatnonzero(keep)
    if sort == "state":
        return places
    worth: NDArray[Any] = np.zeros(keep.size, np.int64)
    if sort == "equilibria":
        for name in shown:
            worth += solution.is_equilibrium(name)
    else:
        worth += solution.ranks(sort)
    return np.asarray(places[np.argsort(-worth[places], kind="stable")])
