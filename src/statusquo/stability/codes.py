"""Codes: the ranks of all states in many orders of one party at once.

States compare as the tuples of truth values of the party's statements, most important first (Peng 1999), so an
order turns truth values into a binary number: a statement at place p of k weighs ``2^(k-1-p)``, and a product of
matrices gives the codes of all states in all orders. Only what can tell two states apart is worked on:

* statements that hold at the same states, or one exactly where the other does not, are one *question*; in an order
  only the first of them says anything;
* a question is *settled* where each of its options has been asked about by itself before ("a or b" after "a" and
  "not b");
* states that answer all questions alike share a row.

So the pair "maybe a", "maybe not a", the mark of a party's silence, costs one bit of code per option, not two.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict, states
from statusquo.conflict.expression import parse
from statusquo.stability.board import Bools, Ranks
from statusquo.stability.orders import OpenParty, Positions

EXACT = 52
"""Questions whose codes are exact in double precision."""
PART = 40
"""Questions per part beyond that."""
PRODUCT = 1 << 18
"""Multiplications per matrix product: below this linear algebra libraries start no threads, whose waiting for each
other would cost several times the work (and more so beside other processes)."""
_NEVER = np.int16(np.iinfo(np.int16).max)


class Coder:
    """From the orders of one party to the ranks of all states, one lane per order.

    Attributes:
        answers: (rows, questions) bool.
        row: (cells,) the row of each cell; the last row stands for infeasible cells.
    """

    def __init__(self, conflict: Conflict, party: OpenParty) -> None:
        feasible = conflict.feasible_cells
        wishes = [wish for tier in party.tiers for wish in tier]
        truth = np.empty((len(wishes), feasible.size), bool)
        for place, wish in enumerate(wishes):
            shape, table = states.truth(wish.expression, conflict.keys)
            truth[place].reshape(shape)[...] = table
        # turned so that the first state answers no question: what nobody answers then is none
        self.negated = truth[:, int(feasible.argmax())].copy()
        truth ^= self.negated[:, None]
        self.question = np.full(len(wishes), -1)
        known: dict[bytes, int] = {}
        first: list[int] = []
        for place, bits in enumerate(np.packbits(truth[:, feasible], axis=1)):
            if not bits.any():
                continue
            number = known.setdefault(bits.tobytes(), len(known))
            self.question[place] = number
            if number == len(first):
                first.append(place)
        self.asks = [sorted(parse(wishes[place].expression).options) for place in first]
        self.alone = {options[0]: number for number, options in enumerate(self.asks) if len(options) == 1}
        self.answers, self.row = _rows(truth[first], feasible)

    def codes(self, positions: Positions) -> Ranks:
        """The ranks of the rows in each order.

        Args:
            positions: (statements, orders).

        Returns:
            (rows, orders) unsigned, 0 in the last row; not dense, but in the right order within each lane, and
            below the largest number of their type.
        """
        place, negated = self._first(positions)
        rank = np.empty(place.shape, np.int16)
        np.put_along_axis(rank, place.argsort(axis=0), np.arange(len(place), dtype=np.int16)[:, None], axis=0)
        asked = place < _NEVER
        size = int(asked.sum(axis=0).max(initial=0))
        rank[~asked] = -1
        return _codes(self.answers, rank, negated, size)

    def spread(self, codes: Ranks, ranks: Ranks) -> None:
        """Give each cell the rank of its row.

        Args:
            codes: as made by ``codes``.
            ranks: (cells, orders), filled.
        """
        np.take(codes.astype(ranks.dtype, copy=False), self.row, axis=0, out=ranks, mode="clip")

    def _first(self, positions: Positions) -> tuple[NDArray[np.int16], Bools]:
        """Where each question is asked first, and whether in the negative, (questions, orders)."""
        place = np.full((len(self.asks), positions.shape[1]), _NEVER)
        negated = np.zeros(place.shape, bool)
        for statement, question in enumerate(self.question.tolist()):
            if question < 0:
                continue
            here = np.where(positions[statement] < 0, _NEVER, positions[statement])
            sooner = here < place[question]
            place[question] = np.where(sooner, here, place[question])
            negated[question] = np.where(sooner, self.negated[statement], negated[question])
        alone = {option: place[number].copy() for option, number in self.alone.items()}
        for number, options in enumerate(self.asks):
            if len(options) > 1 and all(option in alone for option in options):
                settled = np.maximum.reduce([alone[option] for option in options])
                place[number] = np.where(settled < place[number], _NEVER, place[number])
        return place, negated


def _rows(questions: Bools, feasible: Bools) -> tuple[Bools, NDArray[np.intp]]:
    """Cells with the same answers as one row.

    Args:
        questions: (questions, cells).

    Returns:
        (rows, questions) and (cells,), with a last row for infeasible cells.
    """
    row = np.zeros(feasible.size, np.intp)
    count = 1
    for answers in questions:
        row = 2 * row + answers
        # numbered again after each question, so that numbers stay small
        occurs = np.zeros(2 * count, bool)
        occurs[row[feasible]] = True
        row = np.maximum(np.cumsum(occurs)[row] - 1, 0)
        count = int(occurs.sum())
    cells = np.flatnonzero(feasible)
    example = np.zeros(count, np.intp)
    example[row[cells]] = cells
    row[~feasible] = count
    found = np.zeros((count + 1, len(questions)), bool)
    found[:-1] = questions[:, example].T
    return found, row


def _codes(answers: Bools, rank: NDArray[np.int16], negated: Bools, size: int) -> Ranks:
    """One more than the answers read as binary numbers, first question first.

    Exact in double precision up to 52 questions. Beyond that the list is cut into parts of 40, whose codes are
    numbered and joined.

    Args:
        answers: (rows, questions); the last row is no state.
        rank: (questions, orders), the place of a question among those asked; -1 = not asked.
        negated: (questions, orders), where "no" is better.
        size: how many are asked at most.
    """
    if size <= EXACT:
        return _part(answers, rank, negated, (0, size), _code_type(size))
    code = np.zeros((len(answers), rank.shape[1]), np.int64)
    for begin in range(0, size, PART):
        part = _part(answers, rank, negated, (begin, min(size, begin + PART)), np.dtype(np.int64))
        number = np.unique(part, return_inverse=True)[1].reshape(code.shape)
        joined = code * (number.max() + 1) + number
        code = np.unique(joined, return_inverse=True)[1].reshape(code.shape)
    code += 1
    code[-1] = 0
    return code.astype(np.uint64)


def _part(
    answers: Bools, rank: NDArray[np.int16], negated: Bools, places: tuple[int, int], dtype: np.dtype[Any]
) -> Ranks:
    """The answers to the questions at some places as a binary number from 1; 0 in the last row."""
    begin, end = places
    exact = np.dtype(np.float32 if end - begin < 24 else np.float64)
    inside = (rank >= begin) & (rank < end)
    weights = np.where(inside, 2.0 ** (end - 1.0 - rank), 0.0)
    # where "no" is better, "yes" costs what "no" would bring
    none = np.where(negated, weights, 0.0).sum(axis=0) + 1.0
    signed = np.concatenate([np.where(negated, -weights, weights), none[None]]).astype(exact)
    factors = np.ones((len(answers), len(signed)), exact)
    factors[:, :-1] = answers
    factors[-1] = 0
    found = np.empty((len(answers), rank.shape[1]), dtype)
    rows = max(1, PRODUCT // max(1, signed.size))
    for start in range(0, len(answers), rows):
        found[start : start + rows] = np.matmul(factors[start : start + rows], signed)
    return found


def _code_type(size: int) -> np.dtype[Any]:
    """The smallest type with room for numbers from 0 to ``2 ** size`` and one above."""
    for kind, bits in ((np.uint8, 7), (np.uint16, 15), (np.uint32, 31)):
        if size <= bits:
            return np.dtype(kind)
    return np.dtype(np.uint64)
