"""Robustness: in what share of the orders a verdict holds, and on which statement it depends most.

*Share of orders*, never "probability": orders count as ``orders`` defines them. All are enumerated while
there are at most 100,000, so shares are exact; beyond, orders are drawn with a seed and a share comes with
its Wilson interval (Wilson 1927). Orders are further lanes of the same arrays, so the kernels evaluate
hundreds at once; where only some states are asked for, only what they can see is looked at (see ``focus``).

The *swing* of a statement for a state: the share with the statement first in its tier minus the share with it
last; of a ``maybe``, the share with it in minus the share with it out.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict, Wish
from statusquo.errors import UsageError
from statusquo.stability.concepts import CONCEPTS, chosen
from statusquo.stability.counting import BLOCK, Counts, Job, Worker, features
from statusquo.stability.memory import DEFAULT_MEMORY, check_memory

ENUMERATED = 100_000
SAMPLES = 10_000


@dataclass(frozen=True, slots=True)
class Share:
    """A share of orders.

    Attributes:
        value: between 0 and 1.
        low, high: the Wilson interval (95 %); equal to ``value`` if exact.
        exact: whether all orders were counted.
    """

    value: float
    low: float
    high: float
    exact: bool


@dataclass(frozen=True, slots=True)
class Swing:
    """How much a verdict depends on one statement.

    Attributes:
        party: whose statement.
        tier, place: where it stands, both from 0.
        wish: the statement.
        kind: ``place`` (first in its tier against last) or ``maybe`` (in against out).
        upper: the share with it first (in); ``lower``: with it last (out); ``None`` if no order drawn was so.
    """

    party: str
    tier: int
    place: int
    wish: Wish
    kind: Literal["place", "maybe"]
    upper: float | None
    lower: float | None

    @property
    def swing(self) -> float | None:
        """Upper minus lower."""
        return None if self.upper is None or self.lower is None else self.upper - self.lower


@dataclass(frozen=True)
class Robustness:
    """Shares of orders for the states of a conflict.

    Attributes:
        conflict, concepts: what was asked.
        states: (n,) the states asked for, ascending; all feasible ones unless some were named.
        orders: how many orders there are.
        evaluated: how many were looked at.
        exact: whether that was all of them.
        seed: of the samples; ``None`` if exact.
        focus: the states for which swings are known.
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    states: NDArray[np.int64]
    orders: int
    evaluated: int
    exact: bool
    seed: int | None
    focus: tuple[int, ...]
    _counts: Counts = field(repr=False)

    def shares(self, concept: str, party: str | None = None) -> NDArray[np.float64]:
        """The share in which each of ``states`` is an equilibrium, or stable for one party, (n,).

        Raises:
            UsageError: a concept that was not asked for, or an unknown party.
        """
        return self._of(concept, party) / self._counts.weight

    def share(self, concept: str, state: int | str, party: str | None = None) -> Share:
        """The share for one state, with its interval.

        Raises:
            UsageError: as for ``shares``, or the state is not among ``states``.
        """
        number = self.conflict.state(state) if isinstance(state, str) else int(state)
        place = int(np.searchsorted(self.states, number))
        if place == self.states.size or self.states[place] != number:
            raise UsageError(
                f"shares of the state {number} were not counted",
                where=self.conflict.title,
                advice="name the state when you ask for robustness",
            )
        value = float(Fraction(int(self._of(concept, party)[place]), self._counts.weight))
        if self.exact:
            return Share(value, value, value, True)
        low, high = wilson(value, self.evaluated)
        return Share(value, low, high, False)

    def _of(self, concept: str, party: str | None) -> NDArray[np.int64]:
        place = self._place(concept)
        if party is None:
            return np.asarray(self._counts.equilibrium[place])
        return np.asarray(self._counts.stable[place, self._row(party)])

    def _row(self, party: str) -> int:
        return self.conflict.parties.index(self.conflict.party(party))

    def _place(self, concept: str) -> int:
        if concept not in self.concepts:
            raise UsageError(f"the concept '{concept}' was not asked for", advice="known: " + ", ".join(self.concepts))
        return self.concepts.index(concept)

    def swings(self, concept: str, state: int | str, party: str | None = None) -> tuple[Swing, ...]:
        """How the share of a state depends on each open statement, largest swing first.

        Args:
            party: the share in which it is stable for one party; default for all.

        Raises:
            UsageError: the state is not among the ``focus``; or an unknown party.
        """
        number = self.conflict.state(state) if isinstance(state, str) else int(state)
        if number not in self.focus:
            raise UsageError(
                f"swings of {self.conflict.format_state(number)} were not counted",
                advice="name the state when you ask for robustness",
            )
        row = -1 if party is None else self._row(party)
        counts = self._counts.focus[self._place(concept), row, self.focus.index(number)]
        found = []
        for feature, hits, orders in zip(features(self.conflict), counts, self._counts.features, strict=True):
            upper, lower = (
                float(Fraction(int(hit), int(weight))) if weight else None
                for hit, weight in zip(hits, orders, strict=True)
            )
            wish = feature.wish
            found.append(Swing(feature.party, feature.tier, feature.place, wish, feature.kind, upper, lower))
        return tuple(sorted(found, key=lambda item: -abs(item.swing or 0.0)))


def wilson(share: float, count: int) -> tuple[float, float]:
    """The Wilson score interval at 95 % for a share observed among ``count`` independent draws."""
    z = 1.959963984540054
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    # rounding must not push the interval's end past the share itself (at 0 and 1 they coincide)
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))


def robustness(
    conflict: Conflict,
    concepts: Iterable[str] = CONCEPTS,
    *,
    seed: int = 0,
    enumerated: int = ENUMERATED,
    samples: int = SAMPLES,
    focus: Iterable[int | str] | None = None,
    states: Iterable[int | str] | None = None,
    memory: int = DEFAULT_MEMORY,
    executor: Executor | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Robustness:
    """Find the share of orders in which states are stable.

    Args:
        concepts: names out of ``CONCEPTS``.
        seed: of the random orders, where they are drawn.
        enumerated: up to this many orders all are counted.
        samples: how many are drawn beyond.
        focus: states to count swings for; default the states that match the status quo.
        states: states to count shares for, those in focus besides; default all. A few are much quicker than all,
            and their shares are the same.
        memory: bytes the computation may use.
        executor: runs blocks of orders side by side; results do not depend on it.
        progress: called with the orders done and the orders to do.

    Raises:
        UsageError: an unknown concept or state, or no samples.
        ConflictError, TooLargeError: as for :func:`statusquo.stability.solve`.
    """
    if samples < 1:
        raise UsageError("no samples are asked for", advice="ask for at least one")
    picked = tuple(concept.name for concept in chosen(concepts))
    statements = sum(len(tier) for party in conflict.parties for tier in party.prefers or ())
    check_memory(conflict, memory, more=statements + 16 * len(picked) * (len(conflict.parties) + 1))
    feasible = conflict.states()
    if focus is None:
        focus = conflict.matching(conflict.status_quo).tolist() if conflict.status_quo else []
    focus_states = _numbers(conflict, focus, feasible)
    counted = None if states is None else _numbers(conflict, (*focus_states, *states), feasible)
    orders = conflict.orders()
    exact = orders <= enumerated
    todo = orders if exact else samples
    job = Job(conflict, picked, focus_states, counted, None if exact else seed)
    blocks = [(start, min(start + BLOCK, todo)) for start in range(0, todo, BLOCK)]
    total: Counts | None = None
    for (_, stop), counts in zip(blocks, _run(job, blocks, executor), strict=True):
        if total is None:
            total = counts
        else:
            total.add(counts)
        if progress is not None:
            progress(stop, todo)
    if total is None:
        raise UsageError("there is no order to evaluate")
    shown = feasible if counted is None else np.array(counted, np.int64)
    return Robustness(conflict, picked, shown, orders, todo, exact, None if exact else seed, focus_states, total)


def _numbers(conflict: Conflict, states: Iterable[int | str], feasible: NDArray[np.int64]) -> tuple[int, ...]:
    """States as numbers, ascending, each once."""
    found = {conflict.state(state) if isinstance(state, str) else int(state) for state in states}
    if found - set(feasible.tolist()):
        raise UsageError("a state in focus is not feasible", where=conflict.title)
    return tuple(sorted(found))


def _run(job: Job, blocks: list[tuple[int, int]], executor: Executor | None) -> Iterator[Counts]:
    if executor is None:
        work = Worker(job)
        return (work(*block) for block in blocks)
    return executor.map(_remote, [job] * len(blocks), blocks)


def _remote(job: Job, block: tuple[int, int]) -> Counts:
    return Worker(job)(*block)
