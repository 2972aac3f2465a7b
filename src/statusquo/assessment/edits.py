"""Question 3: the smallest edits that end or create the stability of a state.

Each kind (see ``changes``) is searched by size, the number of elementary edits, until the verdict flips: every edit
of size 1, then of size 2, ..., so the first that flips is smallest of its kind. Where a size would cost more than the
budget, the search goes on party by party (``by_party``), and what that cannot prove to be smallest is said in
``Search.cut``. Measured on the baseline order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from statusquo.assessment.bench import Bench, Verdicts
from statusquo.assessment.by_party import by_party, evaluated, ranked
from statusquo.assessment.candidates import items_of, swap_of
from statusquo.assessment.changes import KINDS, Changes, Kind, kind_of, orders_after
from statusquo.assessment.results import Edit
from statusquo.conflict import Conflict
from statusquo.stability.ranks import SILENCE

SINGLES = 1 << 23
"""Cells times lanes that edits of size 1 may cost: all of them are tried on boards of 12 options."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found.

    Attributes:
        edits: smallest edits, by concept, kind and size; up to ``keep`` of the smallest size.
        cut: (concept, kind, size): no edit of this kind is below that size; of that size or above not all were
            tried, so a smaller one than those in ``edits`` may exist.
    """

    edits: tuple[Edit, ...]
    cut: tuple[tuple[str, Kind, int], ...]


def find_edits(
    conflict: Conflict,
    state: int,
    concepts: Sequence[str],
    *,
    kinds: Sequence[Kind] = KINDS,
    otherwise: Sequence[Kind] = (),
    max_size: int = 3,
    budget: int = 1000,
    keep: int = 3,
    wanted: bool | None = None,
    bench: Bench | None = None,
) -> Search:
    """Find the smallest edits that flip the verdict "the state is an equilibrium".

    Args:
        conflict: the conflict.
        state: number of the state.
        concepts: names of concepts; each has its own smallest edits.
        kinds: kinds of edits to try; ``otherwise``: those to try only under concepts where these gave nothing.
        max_size: largest number of elementary edits.
        budget: variants to evaluate for each kind; a size above 1 that would need more is searched party by party
            only, each party with this budget.
        keep: edits to keep for each concept and kind, in a fixed order.
        wanted: only concepts where the state is (True) or is not (False) an equilibrium now; None = all.
        bench: one made for this conflict, these concepts and several states, the one asked about among them; what
            is evaluated for one of them is then known for all.
    """
    bench = bench or Bench(conflict, (state,), concepts)
    here = bench.states.index(state)
    before = _everybody(bench.base()[None], here)[0].tolist()
    asked = [place for place in range(len(bench.concepts)) if wanted is None or before[place] == wanted]
    edits: list[Edit] = []
    cut: list[tuple[str, Kind, int]] = []

    def keep_found(place: int, found: Sequence[Changes]) -> None:
        name = bench.concepts[place]
        edits.extend(Edit(name, conflict.format_state(state), before[place], changes) for changes in found[:keep])

    for kind in (*kinds, *otherwise):
        told = set() if kind in kinds else {bench.concepts.index(edit.concept) for edit in edits}
        open_places, left = set(asked) - told, budget
        for size in range(1, max_size + 1):
            if not open_places:
                break
            most = max(left, SINGLES // bench.cells) if size == 1 else left
            variants, verdicts = evaluated(bench, kind, size, most)
            if variants is None:
                cut += _beyond(bench, here, kind, size, sorted(open_places), max_size, budget, keep_found)
                break
            left -= len(variants)
            after = _everybody(verdicts, here)
            for place in sorted(open_places):
                if found := [variants[k] for k in np.flatnonzero(after[:, place] != before[place]).tolist()]:
                    keep_found(place, ranked(found))
                    open_places.discard(place)
    order = {name: place for place, name in enumerate(bench.concepts)}
    edits.sort(key=lambda e: (order[e.concept], e.size, KINDS.index(kind_of(e.changes[0].kind))))
    return Search(tuple(edits), tuple(cut))


def _beyond(
    bench: Bench,
    here: int,
    kind: Kind,
    size: int,
    places: Sequence[int],
    max_size: int,
    budget: int,
    keep_found: Callable[[int, Sequence[Changes]], None],
) -> list[tuple[str, Kind, int]]:
    """Go on where there are too many edits of a size; what is not proven comes back."""
    cut = []
    for place in places:
        found, proven = ((), False) if kind == "one_way" else by_party(bench, here, place, kind, size, max_size, budget)
        if not found and kind == "swap":
            found = _by_moving_one(bench, here, place, size)
            proven = proven and not found
        keep_found(place, found)
        if not proven:
            cut.append((bench.concepts[place], kind, size))
    return cut


def _by_moving_one(bench: Bench, here: int, place: int, size: int) -> tuple[Changes, ...]:
    """One statement moved past several others: where trying all swaps is too much, the shortest such move."""
    if ("moves", size) not in bench.kept:
        bench.kept["moves", size] = _Moves(bench, size)
    before = bench.base()[place, :, here].all()
    for changes, verdicts in bench.kept["moves", size]:
        if verdicts[place, :, here].all() != before:
            return (changes,)
    return ()


class _Moves:
    """Moves of one statement with their verdicts, shortest first; evaluated once, as far as anybody reads."""

    def __init__(self, bench: Bench, size: int) -> None:
        variants = sorted(_moves_of_one(bench.conflict, size), key=len)
        statements = [orders_after(bench.conflict, changes) for changes in variants]
        self.more = zip(variants, bench.preferences(statements), strict=True)
        self.known: list[tuple[Changes, Verdicts]] = []

    def __iter__(self) -> Iterator[tuple[Changes, Verdicts]]:
        yield from self.known
        for entry in self.more:
            self.known.append(entry)
            yield entry


def _moves_of_one(conflict: Conflict, size: int) -> Iterator[Changes]:
    """Each statement that was made moved up past ``size`` others or more; as swaps, one after the other."""
    for row, flat in enumerate(items_of(conflict)):
        for start in (k for k in range(size, len(flat)) if getattr(flat[k], "why", "") != SILENCE):
            order, changes = list(flat), []
            for place in range(start - 1, -1, -1):
                changes.append(swap_of(conflict, row, order, place))
                order[place], order[place + 1] = order[place + 1], order[place]
                if len(changes) >= size:
                    yield tuple(changes)


def _everybody(verdicts: Verdicts, here: int) -> Verdicts:
    """(variants, concepts): whether a state is stable for all parties."""
    return np.asarray(verdicts[..., here].all(axis=2))
