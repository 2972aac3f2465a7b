"""All verdicts on a board: which states are stable for which party under which concept.

The parties' questions are asked together where the board is small (the rows of one array) and one party at a
time where it is large; the numbers are the same.

Formula and sources: ``concept``. Cost: per party one closure for gmr and smr together and one for seq and sseq; on a
full reversible board gmr and smr are a threshold (see there) and cost one pass.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

import numpy as np

from statusquo.stability import gmr, smr
from statusquo.stability.board import Board, Bools, Mover, Ranks
from statusquo.stability.closure import Operator, close
from statusquo.stability.concept import Answers, Concept, holds
from statusquo.stability.flood import flood
from statusquo.stability.improvements import Improver
from statusquo.stability.moves import best_reach, worst_reach

TOGETHER = 1 << 22
"""Bytes of ranks up to which all parties are asked at once."""


def verdicts(board: Board, ranks: Ranks, concepts: Sequence[Concept]) -> Iterator[tuple[Concept, int, Bools]]:
    """Give each concept's stable states, party by party.

    Args:
        ranks: (parties, cells, lanes), 0 at infeasible cells; of ``board.dtype``.

    Yields:
        concept, party, and (cells, lanes) bool, meaningless at infeasible cells.
    """
    parties = range(len(board.movers))
    improvers: list[Operator | None] = [None for _ in parties]
    if any(concept.answers == "improvements" for concept in concepts):
        improvers = _improvers(board, ranks)
    step = len(parties) if 2 * ranks.nbytes <= TOGETHER else 1
    for start in range(0, len(parties), step):
        yield from _of_parties(board, ranks, concepts, parties[start : start + step], improvers)


def sanctions(board: Board, ranks: Ranks, concept: Concept, party: int) -> Ranks:
    """M of the formula for one party: after each state, the worst the others can bring it to.

    Args:
        ranks: (parties, cells, lanes), 0 at infeasible cells.

    Returns:
        (cells, lanes), ``top`` at infeasible cells; all ``top`` if nobody answers.
    """
    own = ranks[party].copy()
    if concept.answers == "none":
        return np.full_like(own, board.top)
    if concept.reaction:
        best_reach(board, board.movers[party], own[None])
    start = board.for_minimum(own)[None, None]
    operators = _improvers(board, ranks, party) if concept.answers == "improvements" else _movers(board)
    close(board, start, [party], operators, _flooder(board, ranks, concept.answers))
    return np.asarray(start[0, 0])


def _improvers(board: Board, ranks: Ranks, but: int | None = None) -> list[Operator | None]:
    return [
        Improver(board, mover, ranks[party]) if mover.width and party != but else None
        for party, mover in enumerate(board.movers)
    ]


def _of_parties(
    board: Board,
    ranks: Ranks,
    concepts: Sequence[Concept],
    focal: Sequence[int],
    improvers: Sequence[Operator | None],
) -> Iterator[tuple[Concept, int, Bools]]:
    first = focal[0]
    own = ranks[first : first + len(focal)]
    best = own.copy()
    for row, party in enumerate(focal):
        best_reach(board, board.movers[party], best[row : row + 1])
    for answers, group in groupby(sorted(concepts, key=_answers), key=_answers):
        members = list(group)
        if answers == "none":
            for concept in members:
                for row, party in enumerate(focal):
                    yield concept, party, best[row] == own[row]
        elif answers == "moves" and board.full and board.reversible:
            for concept in members:
                threshold = smr.threshold if concept.reaction else gmr.threshold
                for row, party in enumerate(focal):
                    yield concept, party, own[row] >= threshold(board, party, own[row])
        else:
            operators = improvers if answers == "improvements" else _movers(board)
            starts = np.empty((len(focal), len(members), *own.shape[1:]), own.dtype)
            for place, concept in enumerate(members):
                starts[:, place] = best if concept.reaction else own
            if not board.full:
                np.maximum(starts, board.blocked, out=starts)
            # on a full board what a party can reach is a product of what each option can become
            once = answers == "moves" and board.full
            close(board, starts, focal, operators, _flooder(board, ranks, answers), once=once)
            for place, concept in enumerate(members):
                for row, party in enumerate(focal):
                    yield concept, party, holds(board, party, starts[row, place], own[row])


def _answers(concept: Concept) -> Answers:
    return concept.answers


def _movers(board: Board) -> list[Operator | None]:
    return [_worst(board, mover) if mover.width else None for mover in board.movers]


def _worst(board: Board, mover: Mover) -> Operator:
    def operator(values: Ranks) -> Ranks:
        return worst_reach(board, mover, values)

    return operator


def _flooder(board: Board, ranks: Ranks, answers: Answers) -> Callable[[int, Ranks], None]:
    def run(focal: int, rows: Ranks) -> None:
        others = [party for party, mover in enumerate(board.movers) if party != focal and mover.width]
        for values in rows:
            for lane in range(board.lanes):
                column = values[:, lane].copy()
                by = {party: ranks[party, :, lane] if answers == "improvements" else None for party in others}
                flood(board, column, by)
                values[:, lane] = column

    return run
