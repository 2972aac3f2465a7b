"""Graph form: explicit states and moves, for published models without options.

Here moves need not be transitive: a party may be able to go from s to t and from t to u but not from s to u.
So the rule "nobody moves twice in a row" matters, and what others can bring about is searched over pairs
(state, last mover); a return to the start counts as reached, as the definitions in words have it. Sources:
Fang, Hipel & Kilgour 1993; matrix form Xu, Hipel, Kilgour & Chen 2010.

Formula::

    s is stable for i  <=>  for all t in R_i^+(s): M(t) <= P_i(s),    M(t) = min { W(u) : u in R_{N-i}(t) }

with W = P_i or the best i can reach, and R or R^+ as in ``concept``; M is infinite where nobody answers.
Cost: O(parties x length of the longest shortest sequence x states^3) by matrix products.

Library only. Holds matrices of states by states, so it is meant for models of some hundreds of states; use
the option form for larger ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict.faults import nearest
from statusquo.errors import ConflictError, TooLargeError, UsageError
from statusquo.stability import grid
from statusquo.stability.arena import States
from statusquo.stability.board import Bools
from statusquo.stability.concept import Concept
from statusquo.stability.concepts import ALL, CONCEPTS, chosen
from statusquo.stability.solution import Solution
from statusquo.stability.witness import Witness, explain

MAX_STATES = 4096
Move = tuple[str, str]


@dataclass(frozen=True)
class GraphParty:
    """A party of a graph model.

    Attributes:
        name: its name.
        moves: pairs of states (from, to) it can move between in one step.
        ranking: states, best first; an inner tuple is a tie. Every state stands in it once.

    Raises:
        ConflictError: a move that is no pair.
    """

    name: str
    moves: tuple[Move, ...]
    ranking: tuple[tuple[str, ...] | str, ...]

    def __post_init__(self) -> None:
        for move in self.moves:
            if isinstance(move, str) or len(move) != 2:
                raise ConflictError(f"{move!r} is no move", where=self.name, advice="write a pair (from, to)")

    @property
    def ties(self) -> tuple[tuple[str, ...], ...]:
        """The ranking, every place of it a tuple."""
        return tuple((place,) if isinstance(place, str) else place for place in self.ranking)


@dataclass(frozen=True)
class GraphConflict:
    """A conflict given by its states and moves.

    Attributes:
        title: for people.
        states: names of the states.
        parties: who moves how and wants what.

    Raises:
        ConflictError: names that repeat, a move to a state that does not exist or from a state to itself, a
            ranking that misses or repeats a state.
        TooLargeError: more than ``MAX_STATES`` states.

    Example:
        >>> game = GraphConflict(
        ...     "Standoff",
        ...     ("peace", "war"),
        ...     (
        ...         GraphParty("A", (("peace", "war"),), ("peace", "war")),
        ...         GraphParty("B", (("war", "peace"),), (("peace", "war"),)),
        ...     ),
        ... )
        >>> print(solve_graph(game, ["nash", "seq"]))
        Standoff: 2 states
        state | A        | B        | equilibrium
              | nash seq | nash seq | nash seq
        ------+----------+----------+------------
        peace | x    x   | x    x   | E    E
        war   | x    x   | x    x   | E    E
    """

    title: str
    states: tuple[str, ...]
    parties: tuple[GraphParty, ...]

    def __post_init__(self) -> None:
        if len(self.states) > MAX_STATES:
            raise TooLargeError(
                f"{len(self.states)} states in graph form",
                where=self.title,
                advice=f"at most {MAX_STATES}; larger models need the option form",
            )
        if not self.states or not self.parties:
            raise ConflictError("there must be a state and a party", where=self.title)
        for what, names in (("state", self.states), ("party", [party.name for party in self.parties])):
            for place, name in enumerate(names):
                if name in names[:place]:
                    raise ConflictError(f"the {what} '{name}' stands twice", where=self.title)
        for party in self.parties:
            self._check(party)

    def _check(self, party: GraphParty) -> None:
        where = f"{self.title}, {party.name}"
        for move in party.moves:
            for state in move:
                self._known(state, where, f"the move {move[0]} -> {move[1]} names")
            if move[0] == move[1]:
                raise ConflictError(f"the move {move[0]} -> {move[1]} goes nowhere", where=where, advice="remove it")
        ranked: set[str] = set()
        for tie in party.ties:
            for state in tie:
                self._known(state, where, "the ranking names")
                if state in ranked:
                    raise ConflictError(f"the state '{state}' is ranked twice", where=where)
                ranked.add(state)
        for state in self.states:
            if state not in ranked:
                raise ConflictError(f"the state '{state}' is never ranked", where=where)

    def _known(self, state: str, where: str, what: str) -> None:
        if state not in self._index:
            raise ConflictError(f"{what} the unknown state '{state}'", where=where, advice=nearest(state, self.states))

    @cached_property
    def _index(self) -> dict[str, int]:
        return {state: place for place, state in enumerate(self.states)}

    def index(self, state: str) -> int:
        """The place of a state.

        Raises:
            UsageError: no such state.
        """
        if state not in self._index:
            raise UsageError(f"there is no state '{state}'", advice=nearest(state, self.states))
        return self._index[state]

    @cached_property
    def arcs(self) -> NDArray[np.bool_]:
        """(parties, n, n) bool, entry [i, s, t]: party i can move from s to t."""
        found = np.zeros((len(self.parties), len(self.states), len(self.states)), bool)
        for row, party in enumerate(self.parties):
            for start, end in party.moves:
                found[row, self._index[start], self._index[end]] = True
        return found

    @cached_property
    def ranks(self) -> NDArray[np.int64]:
        """(parties, n), 1 = worst."""
        found = np.empty((len(self.parties), len(self.states)), np.int64)
        for row, party in enumerate(self.parties):
            for place, tie in enumerate(party.ties):
                for state in tie:
                    found[row, self._index[state]] = len(party.ranking) - place
        return found

    def improvements(self) -> NDArray[np.bool_]:
        """(parties, n, n) bool, entry [i, s, t]: the move from s to t improves on s for its mover i."""
        return np.asarray(self.arcs & (self.ranks[:, None, :] > self.ranks[:, :, None]))


def legal_reach(arcs: Sequence[Bools]) -> Bools:
    """Where legal sequences lead: any number of moves, nobody twice in a row.

    Args:
        arcs: per mover (n, n) bool.

    Returns:
        (n, n) bool, entry [s, t]: some sequence of at least one move leads from s to t.
    """
    last = [arc.copy() for arc in arcs]
    # float32 matrix products are exact here: only zero against more than zero is asked
    step_by = [arc.astype(np.float32) for arc in arcs]
    changed = True
    while changed:
        changed = False
        for mover, arc in enumerate(step_by):
            others = [reached for other, reached in enumerate(last) if other != mover]
            if not others:
                continue
            before = np.logical_or.reduce(others).astype(np.float32)
            more = (before @ arc > 0) | last[mover]
            if not np.array_equal(more, last[mover]):
                last[mover] = more
                changed = True
    if not last:
        raise ValueError("no movers")
    return np.asarray(np.logical_or.reduce(last))


class GraphSolution:
    """Which states of a graph model are stable, for whom, under which concept."""

    def __init__(
        self,
        conflict: GraphConflict,
        concepts: tuple[str, ...],
        stable: dict[tuple[str, int], Bools],
        sanction: dict[tuple[str, int], NDArray[np.int64]],
    ) -> None:
        self.conflict, self.concepts = conflict, concepts
        self._stable, self._sanction = stable, sanction
        self._parties = {party.name: place for place, party in enumerate(conflict.parties)}

    @property
    def parties(self) -> tuple[str, ...]:
        """Names of the parties."""
        return tuple(self._parties)

    def stable(self, concept: str, party: str) -> Bools:
        """Which states are stable for a party, (n,) bool, in the order of the conflict's states.

        Raises:
            UsageError: an unknown party, or a concept that was not solved.
        """
        return self._stable[self._concept(concept), self._party(party)]

    def equilibria(self, concept: str) -> tuple[str, ...]:
        """The states stable for all parties, in the conflict's order."""
        rows = [self._stable[self._concept(concept), place] for place in self._parties.values()]
        both = np.logical_and.reduce(rows)
        return tuple(state for state, good in zip(self.conflict.states, both, strict=True) if good)

    def witness(self, concept: str, party: str, state: str, *, limit: int = 100) -> Witness:
        """The data that proves a verdict; states are places in the conflict's tuple of states."""
        place = self._party(party)
        sanction = self._sanction[self._concept(concept), place]
        arena = _GraphArena(self.conflict)
        return explain(arena, ALL[concept], place, self.conflict.index(state), sanction, limit=limit)

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain lists and strings."""
        names = np.array(self.conflict.states, object)
        return {
            "title": self.conflict.title,
            "parties": list(self._parties),
            "states": list(self.conflict.states),
            "stable": {
                concept: {party: names[self.stable(concept, party)].tolist() for party in self._parties}
                for concept in self.concepts
            },
            "equilibria": {concept: list(self.equilibria(concept)) for concept in self.concepts},
        }

    def __repr__(self) -> str:
        return f"<GraphSolution of {self.conflict.title!r}: {len(self.conflict.states)} states>"

    def __str__(self) -> str:
        return "\n".join([f"{self.conflict.title}: {len(self.conflict.states)} states", *grid.text(*self._grid())])

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return grid.page(*self._grid())

    def _grid(self) -> tuple[str, list[grid.Group], list[grid.Line]]:
        stable = [self.stable(concept, party) for party in self._parties for concept in self.concepts]
        best = {concept: set(self.equilibria(concept)) for concept in self.concepts}
        lines: list[grid.Line] = [
            (
                state,
                [
                    *(grid.mark(verdict[place]) for verdict in stable),
                    *(grid.mark(state in best[concept], grid.EQUILIBRIUM) for concept in self.concepts),
                ],
            )
            for place, state in enumerate(self.conflict.states)
        ]
        return "state", [(head, self.concepts) for head in (*self._parties, "equilibrium")], lines

    def _concept(self, concept: str) -> str:
        if concept not in self.concepts:
            raise UsageError(f"the concept '{concept}' was not solved", advice="solved: " + ", ".join(self.concepts))
        return concept

    def _party(self, party: str) -> int:
        if party not in self._parties:
            raise UsageError(f"there is no party '{party}'", advice="known: " + ", ".join(self._parties))
        return self._parties[party]


class _GraphArena:
    def __init__(self, conflict: GraphConflict) -> None:
        self.conflict = conflict

    @property
    def parties(self) -> tuple[str, ...]:
        return tuple(party.name for party in self.conflict.parties)

    def moves(self, party: int, state: int) -> States:
        return np.flatnonzero(self.conflict.arcs[party, state])

    def rank(self, party: int, state: int) -> int:
        return int(self.conflict.ranks[party, state])


def solve_graph(conflict: GraphConflict, concepts: Iterable[str] = CONCEPTS) -> GraphSolution:
    """Find the stable states of a graph model.

    Args:
        concepts: names out of ``CONCEPTS``.

    Raises:
        UsageError: an unknown concept.
    """
    picked = chosen(concepts)
    stable: dict[tuple[str, int], Bools] = {}
    sanction: dict[tuple[str, int], NDArray[np.int64]] = {}
    for party in range(len(conflict.parties)):
        for concept in picked:
            worst = _worst(conflict, concept, party)
            sanction[concept.name, party] = worst
            ranks = conflict.ranks[party]
            escapes = conflict.improvements()[party] & (worst[None, :] > ranks[:, None])
            stable[concept.name, party] = ~escapes.any(axis=1)
    return GraphSolution(conflict, tuple(concept.name for concept in picked), stable, sanction)


def _worst(conflict: GraphConflict, concept: Concept, party: int) -> NDArray[np.int64]:
    """M of the formula: after each state, the worst the others can bring the party to, (n,)."""
    never = np.iinfo(np.int64).max
    worth = conflict.ranks[party]
    others = [row for row in range(len(conflict.parties)) if row != party]
    if concept.answers == "none" or not others:
        return np.full(len(conflict.states), never)
    if concept.reaction:
        moves = conflict.arcs[party]
        worth = np.maximum(worth, np.where(moves, worth[None, :], 0).max(axis=1))
    arcs = conflict.improvements() if concept.answers == "improvements" else conflict.arcs
    reached = legal_reach([arcs[row] for row in others])
    return np.asarray(np.where(reached, worth[None, :], never).min(axis=1))


def to_graph(solution: Solution) -> GraphConflict:
    """The graph form of a solved conflict in option form; states are named by their Y/N strings.

    Raises:
        TooLargeError: more than ``MAX_STATES`` feasible states.
    """
    conflict = solution.conflict
    if len(solution.states) > MAX_STATES:
        raise TooLargeError(
            f"{len(solution.states)} states in graph form",
            where=conflict.title,
            advice=f"at most {MAX_STATES}; keep the option form",
        )
    names = {int(state): conflict.format_state(int(state)) for state in solution.states}
    parties = []
    for row, party in enumerate(conflict.parties):
        moves = [(names[start], names[int(end)]) for start in names for end in solution.arena.moves(row, start)]
        ranks = solution.ranks(party.name)
        ranking = [
            tuple(names[int(state)] for state in solution.states[ranks == rank])
            for rank in sorted(set(ranks.tolist()), reverse=True)
        ]
        parties.append(GraphParty(party.name, tuple(moves), tuple(ranking)))
    return GraphConflict(conflict.title, tuple(names.values()), tuple(parties))
