"""Nash stability (R): the party has no improvement.

``s is stable for i  <=>  R_i^+(s) is empty``, that is ``best_reach_i P_i (s) = P_i(s)``.

Nobody's answer is considered. Source: Nash 1951; in the graph model Fang, Hipel & Kilgour 1993 (rationality,
R).
Ties: a move to an equally ranked state is no improvement. Cost: one pass per own option.
"""

from statusquo.stability.concept import Concept

NASH = Concept("nash", answers="none")
