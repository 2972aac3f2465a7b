r"""What the five concepts have in common: one formula.

State s is stable for party i if every improvement of i from s is *sanctioned*: the others can answer with
moves that leave i no better off than at s. The concepts differ in what the others may answer with and in
whether i may react again::

    Q_i  = best_reach_i P_i                            the best i can do by one more move, or by staying
    M    = +inf                                        nobody answers             nash
         | cl_{N-i} P_i    (any moves)                                            gmr
         | cl_{N-i} Q_i    (any moves, i reacts)                                  smr
         | cl+_{N-i} P_i   (improvements of those who move)                       seq
         | cl+_{N-i} Q_i   (improvements, i reacts)                               sseq

    s is stable for i   <=>   best_reach_i( min(M, P_i) ) (s) <= P_i(s)

Why: for an improvement t of i from s, ``min(M, P_i)(t) <= P_i(s)`` says that a sanction exists (t itself is
none, because P_i(t) > P_i(s)); for any other t it holds of itself, so no set of improvements is ever formed.
Equal rank sanctions (``<=``); indifferent moves are no improvements (``>``).

Cost: O(cells x options) per pass; the number of passes of a closure is small (see ``closure``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from statusquo.stability.board import Board, Bools, Ranks
from statusquo.stability.moves import best_reach

Answers = Literal["none", "moves", "improvements"]


@dataclass(frozen=True)
class Concept:
    """A stability concept.

    Attributes:
        name: as in files and commands.
        answers: what the other parties may answer an improvement with.
        reaction: whether the party may react to the answer with one more move.
    """

    name: str
    answers: Answers
    reaction: bool = False


def holds(board: Board, party: int, sanction: Ranks, ranks: Ranks) -> Bools:
    """The formula: which states are stable for a party.

    Args:
        sanction: (cells, lanes), M of the formula, ``top`` at infeasible cells.
        ranks: (cells, lanes), the party's ranks, 0 at infeasible cells.

    Returns:
        (cells, lanes) bool; meaningless at infeasible cells.
    """
    left = np.minimum(sanction, ranks)[None]
    best = best_reach(board, board.movers[party], left)[0]
    return np.asarray(best <= ranks)
