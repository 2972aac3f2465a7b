"""From preferences to ranks: for each party and state an integer, 1 = worst.

* Prioritised statements (Peng 1999; Fang, Hipel, Kilgour & Peng 2003): states compare as the tuples of truth
  values of the statements, most important first. Codes are made denser as soon as they outgrow a table of the
  size of the cube, so there is no limit at 63 statements.
* A ranking: by the place of the entry that matches.
* Weights: by the exact sum of the numbers as written (0.1 + 0.2 ties with 0.3).
* Nothing given: indifferent to everything.

Cost: O(cells) per statement. A ranking or weights: O(cells x entries).

The *baseline* takes each tier as written and every ``maybe`` in (design: "Baseline"). Of the two statements that
stand for a party's silence only the one that agrees with the status quo counts in it: who never spoke of something
has no wish to change it, and where nobody knows how it stands the baseline is not decided by it (:func:`unspoken`).
In the orders both count like any other ``maybe``.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict, Party, Wish, check, states
from statusquo.conflict.expression import parse
from statusquo.conflict.faults import PlacedError
from statusquo.errors import ConflictError
from statusquo.stability.board import Ranks, smallest

TABLE = 1 << 16
BITS = 8
"""Statements to a byte."""
SILENCE = "silence"
"""The reason of the two statements that stand for what a party never spoke about."""
SMALL = 12
"""Options up to which truth tables are kept."""


def baseline(conflict: Conflict) -> Ranks:
    """The ranks of all parties in the baseline order.

    Returns:
        (parties, cells), 0 at infeasible cells, dense from 1 at the worst state, of the smallest type that
        leaves room for a top.

    Raises:
        ConflictError: no feasible state, or a ranking that does not fit the states.
    """
    if not conflict.feasible_cells.any():
        raise states.no_state(conflict)
    found = [of_party(conflict, party) for party in conflict.parties]
    dtype = max((rank.dtype for rank in found), key=lambda kind: kind.itemsize)
    result = np.empty((len(found), 1 << len(conflict.options)), dtype)
    for row in range(len(found)):
        result[row] = found[row]
        found[row] = found[row][:0]
    return result


def of_party(conflict: Conflict, party: Party) -> Ranks:
    """The ranks of one party in the baseline order, (cells,)."""
    if party.prefers is not None:
        left = unspoken(conflict, party)
        told = (wish for tier in party.prefers for wish in tier)
        return by_statements(conflict, [wish.expression for wish in told if wish not in left])
    if party.ranking is not None:
        return _by_ranking(conflict, party)
    if party.weights is not None:
        return _by_weights(conflict, party)
    return conflict.feasible_cells.astype(np.uint8)


def unspoken(conflict: Conflict, party: Party) -> frozenset[Wish]:
    """The statements of a party that stand for its silence and are no part of the baseline."""
    if not any(wish.why == SILENCE for tier in party.prefers or () for wish in tier):
        return frozenset()
    now = dict(zip(conflict.keys, conflict.status_quo or "", strict=False))
    return frozenset(
        wish
        for tier in party.prefers or ()
        for wish in tier
        if wish.maybe
        and wish.why == SILENCE
        and now.get(wish.expression.removeprefix("not ")) != ("N" if wish.expression.startswith("not ") else "Y")
    )


def by_statements(conflict: Conflict, expressions: list[str]) -> Ranks:
    """Ranks by prioritised statements, most important first, (cells,)."""
    cells = conflict.feasible_cells
    full = bool(cells.all())
    room = max(TABLE, cells.size)
    code: NDArray[Any] = np.zeros(cells.size, np.uint8)
    codes = 1
    done = 0
    while done < len(expressions):
        if 2 * codes > room:
            number = _numbers(code, codes, None if full else cells)
            # codes that occur only at infeasible cells may have number 0: they must not wrap round
            code = np.maximum(number[code], np.uint32(1)) - np.uint32(1)
            codes = int(number[-1])
        # up to eight statements make one byte: a pass over bytes costs a quarter of one over whole codes
        fits = max(1, min(BITS, (room // codes).bit_length() - 1))
        few = expressions[done : done + fits]
        byte = np.zeros(cells.size, np.uint8)
        for expression in few:
            byte += byte
            _add(byte, expression, conflict.keys)
        if done:
            code = code.astype(np.uint32, copy=False)
            code <<= np.uint32(len(few))
            code |= byte
        else:
            code = byte
        codes <<= len(few)
        done += len(few)
    number = _numbers(code, codes, None if full else cells)
    ranks: Ranks = number.astype(smallest(int(number[-1])))[code]
    if not full:
        ranks *= cells
    return ranks


def _add(byte: NDArray[np.uint8], expression: str, keys: tuple[str, ...]) -> None:
    """Set the lowest bit of the cells in which an expression holds."""
    if len(keys) <= SMALL:
        byte |= _small(expression, keys)
        return
    shape, truth = states.truth(expression, keys)
    byte.reshape(shape)[...] |= truth.view(np.uint8)


@lru_cache(maxsize=4096)
def _small(expression: str, keys: tuple[str, ...]) -> NDArray[np.uint8]:
    """(cells,) 1 where an expression holds; kept, because edits and orders ask for the same statements again and
    again (at most 4096 tables of 4 KiB).
    """
    return np.asarray(parse(expression).truth(_columns(keys))).view(np.uint8)


@lru_cache(maxsize=16)
def _columns(keys: tuple[str, ...]) -> dict[str, NDArray[np.bool_]]:
    """For each option whether it is taken, (cells,)."""
    cells = np.arange(1 << len(keys))
    found = {key: (cells >> place & 1).astype(bool) for place, key in enumerate(keys)}
    for column in found.values():
        column.flags.writeable = False
    return found


def _numbers(code: NDArray[Any], codes: int, cells: NDArray[np.bool_] | None) -> NDArray[np.uint32]:
    """For each code, how many codes up to it occur at feasible states: 1, 2, ... for those that do."""
    occurs = np.zeros(codes, bool)
    occurs[code if cells is None else code[cells]] = True
    return np.cumsum(occurs, dtype=np.uint32)


def _by_ranking(conflict: Conflict, party: Party) -> Ranks:
    try:
        places = check.rank_levels(conflict, party.ranking or ())
    except PlacedError as error:
        raise ConflictError(
            error.what, where=f"{conflict.title}, ranking of {party.name}", advice=error.advice
        ) from None
    return _spread_out(conflict, np.unique(-places, return_inverse=True)[1])


def _by_weights(conflict: Conflict, party: Party) -> Ranks:
    weights = [(text, Fraction(repr(number))) for text, number in party.weights or ()]
    common = lcm(*(weight.denominator for _, weight in weights))
    if sum(abs(weight) for _, weight in weights) * common >= 2**62:
        raise ConflictError(
            "the weights differ too much in size to be added exactly",
            where=f"{conflict.title}, weights of {party.name}",
            advice="use fewer digits",
        )
    total = np.zeros(conflict.feasible_cells.size, np.int64)
    for text, weight in weights:
        shape, truth = states.truth(text, conflict.keys)
        total.reshape(shape)[...] += truth * np.int64(weight * common)
    return _spread_out(conflict, np.unique(total[conflict.feasible_cells], return_inverse=True)[1])


def _spread_out(conflict: Conflict, level: NDArray[Any]) -> Ranks:
    """Ranks of all cells from the levels of the feasible states, 0 = worst."""
    levels = int(level.max()) + 1
    ranks = np.zeros(conflict.feasible_cells.size, smallest(levels))
    ranks[conflict.feasible_cells] = level + 1
    return ranks
