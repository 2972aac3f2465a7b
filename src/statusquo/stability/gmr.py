"""General metarationality (GMR): every improvement can be answered by moves that leave the party no better
off.

``for all t in R_i^+(s) there is u in R_{N-i}(t) with P_i(u) <= P_i(s)``

The others answer with any moves they can make, at whatever cost to themselves, and the party does not react.
Source: Howard 1971; Fang, Hipel & Kilgour 1993. Cost: one closure under moves per party.

Closed form. If all states are feasible and all moves reversible, the others can bring about any combination
of their options, so the worst after t is the minimum over them and::

    s is stable for i  <=>  P_i(s) >= max over i's options of (min over the others' options of P_i)
"""

from __future__ import annotations

import numpy as np

from statusquo.stability.board import Board, Ranks
from statusquo.stability.concept import Concept

GMR = Concept("gmr", answers="moves")


def threshold(board: Board, party: int, ranks: Ranks) -> Ranks:
    """The rank from which on a state is stable, per lane, on a full reversible board.

    Args:
        ranks: (cells, lanes), the party's ranks.
    """
    mover = board.movers[party]
    cube = ranks.reshape(-1, mover.size, 1 << mover.first, board.lanes)
    return np.asarray(cube.min(axis=(0, 2)).max(axis=0))
