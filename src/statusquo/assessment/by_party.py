"""Question 3 where there are too many edits to try them all: take the parties one by one.

Under Nash, GMR and SMR the verdict of a party depends on its own preferences and on what the others *can* do, not on
what they want (Fang, Hipel & Kilgour 1993). So the smallest edit that ends an equilibrium touches one party, and the
smallest that creates one is, for each party that would leave, its own smallest edit: the search by party is as good as
the search of all. Under SEQ and SSEQ what the others want decides which sanctions are credible; there the same edits
are candidates, each is checked on the whole conflict, but a smaller one may exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice, product

import numpy as np

from statusquo.assessment.bench import Bench, Verdicts
from statusquo.assessment.candidates import Rows, edits_of
from statusquo.assessment.changes import Changes, Kind, orders_after, ways_after

OWN_WISHES_ONLY = frozenset({"nash", "gmr", "smr"})
"""Concepts under which a party's verdict does not depend on the preferences of others."""
Evaluated = tuple[list[Changes], Verdicts]
EACH, TOGETHER = 4, 64
"""Edits of one party that are combined with those of others; combinations that are checked."""


def by_party(
    bench: Bench, here: int, place: int, kind: Kind, size: int, max_size: int, budget: int
) -> tuple[tuple[Changes, ...], bool]:
    """Find small edits in the preferences of single parties that flip a verdict.

    Args:
        here, place: of the state and the concept in the tables of the bench.
        kind: not ``one_way``.
        size: all edits below this size have been tried.
        max_size: the largest size.
        budget: variants to evaluate for each party and size.

    Returns:
        Edits that flip the verdict, and whether it is proven that none is smaller (or that there is none).
    """
    before = bench.base()[place, :, here]
    if before.all():
        return _ending(bench, here, place, kind, size, max_size, budget)
    return _creating(bench, here, place, kind, size, max_size, budget)


def _ending(
    bench: Bench, here: int, place: int, kind: Kind, size: int, max_size: int, budget: int
) -> tuple[tuple[Changes, ...], bool]:
    own = bench.concepts[place] in OWN_WISHES_ONLY
    complete = True
    for number in range(size, max_size + 1):
        found: list[Changes] = []
        smallest = number == size or (own and complete)
        for row in range(len(bench.conflict.parties)):
            variants, verdicts = evaluated(bench, kind, number, budget, (row,))
            complete &= variants is not None
            hits = np.flatnonzero(~verdicts[:, place, :, here].all(axis=1)).tolist()
            found += [variants[k] for k in hits] if variants else []
        if found:
            return tuple(ranked(found)), smallest
    return (), own and complete


def _creating(
    bench: Bench, here: int, place: int, kind: Kind, size: int, max_size: int, budget: int
) -> tuple[tuple[Changes, ...], bool]:
    own = bench.concepts[place] in OWN_WISHES_ONLY
    leaving = np.flatnonzero(~bench.base()[place, :, here]).tolist()
    choices: list[list[Changes]] = []
    for row in leaving:
        hits, complete = _own_smallest(bench, here, place, kind, row, max_size - len(leaving) + 1, budget)
        if not hits:
            return (), own and complete
        choices.append(hits)
    total = sum(len(hits[0]) for hits in choices)
    if total > max_size:
        return (), own
    chosen = islice(product(*(hits[:EACH] for hits in choices)), TOGETHER)
    combined = [tuple(change for changes in parts for change in changes) for parts in chosen]
    known: dict[Changes, Verdicts] = bench.kept.setdefault("combined", {})
    new = [changes for changes in combined if changes not in known]
    known.update(zip(new, bench.preferences([orders_after(bench.conflict, c) for c in new]), strict=True))
    found = tuple(changes for changes in combined if known[changes][place, :, here].all())
    return tuple(ranked(found)), bool(found) and (own or total == size)


def _own_smallest(
    bench: Bench, here: int, place: int, kind: Kind, row: int, max_size: int, budget: int
) -> tuple[list[Changes], bool]:
    """The smallest edits of one party after which it stays, and whether all that are smaller were tried."""
    for size in range(1, max_size + 1):
        variants, verdicts = evaluated(bench, kind, size, budget, (row,))
        if variants is None:
            return [], False
        if hits := np.flatnonzero(verdicts[:, place, row, here]).tolist():
            return ranked(variants[k] for k in hits), True
    return [], True


def ranked(found: Iterable[Changes]) -> list[Changes]:
    """Edits of one size: what nobody spoke of last, what no source speaks against first, then less important ones."""
    return sorted(
        found,
        key=lambda changes: (
            any(change.silent for change in changes),
            sum(bool(change.because) for change in changes),
            -min(change.place for change in changes),
        ),
    )


def evaluated(
    bench: Bench, kind: Kind, size: int, most: int, rows: Rows | None = None
) -> tuple[list[Changes] | None, Verdicts]:
    """The edits of a kind and size with their verdicts; evaluated once for all states of the bench.

    Args:
        most: if there are more than that, there are no verdicts.
        rows: the parties whose statements may change; default all.

    Returns:
        The edits (None if there are more than ``most``), and (edits, concepts, parties, states) bool.
    """
    key = (kind, size, rows if rows is None else tuple(rows))
    if key not in bench.kept:
        if rows is not None and size == 1 and (kind, 1, None) in bench.kept:
            bench.kept[key] = _of_parties(bench, bench.kept[kind, 1, None], rows)
        elif (variants := edits_of(bench.conflict, kind, size, most, rows)) is not None:
            bench.kept[key] = variants, _verdicts(bench, kind, variants)
    if key not in bench.kept:
        return None, _verdicts(bench, kind, [])
    found: Evaluated = bench.kept[key]
    return found


def _of_parties(bench: Bench, single: Evaluated, rows: Rows) -> Evaluated:
    """Those of the edits of size 1 that are some parties' own."""
    names = {bench.conflict.parties[row].name for row in rows}
    places = [place for place, changes in enumerate(single[0]) if changes[0].party in names]
    return [single[0][place] for place in places], single[1][places]


def _verdicts(bench: Bench, kind: Kind, variants: list[Changes]) -> Verdicts:
    shape = (len(bench.concepts), len(bench.conflict.parties), len(bench.states))
    return np.array(list(_evaluate(bench, kind, variants))).reshape(-1, *shape).astype(bool)


def _evaluate(bench: Bench, kind: Kind, variants: list[Changes]) -> Iterator[Verdicts]:
    if kind == "one_way":
        return bench.one_ways([ways_after(bench.conflict, changes) for changes in variants])
    return bench.preferences([orders_after(bench.conflict, changes) for changes in variants])
