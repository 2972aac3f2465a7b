"""Stability of states in a conflict, explained by data.

======================  ==========================================================================
``concept``             the one formula behind the five concepts
``nash`` ... ``sseq``   each concept: definition, source, cost
``board``               the cube of states with its movers
``moves``               what one party can reach by a move
``improvements``        what it can bring about while gaining itself
``closure``, ``flood``  what the others can bring about together
``ranks``               from preferences to ranks
``verdicts``, ``solve`` all verdicts; ``solution``, ``selection``, ``tables`` and ``picture`` for the result
``witness``, ``arena``  the data that proves a verdict; single moves
``reach``               status quo analysis
``orders``, ``robustness``  what the sources leave open, and shares of orders (``counting``)
``codes``, ``focus``     ranks in many orders at once; verdicts on a few states in all of them
``coalitions``          groups that leave a state together
``inverse``  which preferences make a state stable (``lanes`` evaluates them)
``graphform``           explicit states and moves instead of options
``memory``              estimate before allocation
======================  ==========================================================================
"""

from statusquo.stability.arena import Step
from statusquo.stability.coalitions import COALITION_CONCEPTS, CoalitionSolution, solve_coalitions
from statusquo.stability.concepts import CONCEPTS
from statusquo.stability.graphform import GraphConflict, GraphParty, GraphSolution, solve_graph, to_graph
from statusquo.stability.inverse import RankingCount, count_rankings
from statusquo.stability.picture import Picture
from statusquo.stability.reach import Reach, reach
from statusquo.stability.robustness import Robustness, Share, Swing, robustness, wilson
from statusquo.stability.solution import Solution
from statusquo.stability.solve import solve
from statusquo.stability.tables import Row, Table, table
from statusquo.stability.witness import Reply, Witness

__all__ = [
    "COALITION_CONCEPTS",
    "CONCEPTS",
    "CoalitionSolution",
    "GraphConflict",
    "GraphParty",
    "GraphSolution",
    "Picture",
    "RankingCount",
    "Reach",
    "Reply",
    "Robustness",
    "Row",
    "Share",
    "Solution",
    "Step",
    "Swing",
    "Table",
    "Witness",
    "count_rankings",
    "reach",
    "robustness",
    "solve",
    "solve_coalitions",
    "solve_graph",
    "table",
    "to_graph",
    "wilson",
]
