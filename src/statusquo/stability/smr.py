"""Symmetric metarationality (SMR): as GMR, and the party cannot escape the answer by one more move.

``for all t in R_i^+(s) there is u in R_{N-i}(t) with P_i(u) <= P_i(s) and P_i(v) <= P_i(s) for all v in
R_i(u)``

Both conditions on u say ``Q_i(u) <= P_i(s)``, where Q_i is the best the party can reach from u, staying
included.
Source: Howard 1971; Fang, Hipel & Kilgour 1993. Cost: one closure under moves per party.

Closed form. If all states are feasible and all moves reversible::

    s is stable for i  <=>  P_i(s) >= min over the others' options of (max over i's options of P_i)
"""

from __future__ import annotations

import numpy as np

from statusquo.stability.board import Board, Ranks
from statusquo.stability.concept import Concept

SMR = Concept("smr", answers="moves", reaction=True)


def threshold(board: Board, party: int, ranks: Ranks) -> Ranks:
    """The rank from which on a state is stable, per lane, on a full reversible board.

    Args:
        ranks: (cells, lanes), the party's ranks.
    """
    mover = board.movers[party]
    cube = ranks.reshape(-1, mover.size, 1 << mover.first, board.lanes)
    return np.asarray(cube.max(axis=1).min(axis=(0, 1)))
