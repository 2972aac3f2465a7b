r"""Coalitions: states that no group can leave together.

For a coalition H, with ``R_H(s)`` the ends of legal sequences of moves by members of H::

    R_H^{++}(s) = { t in R_H(s) : P_i(t) > P_i(s) for all i in H }            coalition improvements
    phi_H(s)    = { u : P_i(u) <= P_i(s) for at least one i in H }            somebody of H is not better off

    cnash  R_H^{++}(s) is empty
    cgmr   for all t in R_H^{++}(s) there is u in R_{N-H}(t) with u in phi_H(s)
    csmr   ... and R_H(u) is a subset of phi_H(s)
    cseq   for all t in R_H^{++}(s) there is u in phi_H(s) at the end of a credible sequence of N-H from t

Sources: Kilgour, Hipel, Fang & Peng 2001; Inohara & Hipel 2008a, 2008b. Where papers differ there is a
parameter:

* ``among`` - the coalitions asked about: ``"all"`` non-empty ones (Inohara & Hipel), or a list of them, such
  as the blocks of one partition;
* ``credible`` - what a credible step of the others is: an improvement of a ``"subcoalition"`` of them
  (Inohara & Hipel; the default), of a single one of its ``"members"``, or of one of the listed ``"blocks"``
  outside H, which then moves as one;
* ``moves`` - how a coalition moves: by ``"sequences"`` through feasible states (the default), or ``"joint"``:
  all members change their options at once.

Cost: O(coalitions x states x cells x options). Starts are lanes of the board, a block at a time, so cnash,
cgmr and csmr hold nothing of size states by states; cseq holds one bit per pair of states, because whether a
coalition gains depends on both ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict
from statusquo.errors import TooLargeError, UsageError
from statusquo.stability import grid
from statusquo.stability.board import Board, Bools, Ranks, movers
from statusquo.stability.memory import DEFAULT_MEMORY, check_memory, spell
from statusquo.stability.moves import spread
from statusquo.stability.ranks import baseline

COALITION_CONCEPTS = ("cnash", "cgmr", "csmr", "cseq")
MAX_COALITIONS = 4096
SHOWN = 40
"""Rows printed."""
Coalition = tuple[int, ...]
Credible = Literal["subcoalition", "members", "blocks"]
Way = Literal["sequences", "joint"]


@dataclass(frozen=True, repr=False)
class CoalitionSolution:
    """Which states are stable for which coalition.

    Attributes:
        conflict, concepts: what was asked.
        coalitions: names of the members, for each coalition asked about.
        states: (n,) the feasible states, ascending.
        improvable: (coalitions, n) bool: the coalition has a joint improvement from the state.
    """

    conflict: Conflict
    concepts: tuple[str, ...]
    coalitions: tuple[tuple[str, ...], ...]
    states: NDArray[np.int64]
    improvable: Bools
    _stable: dict[str, Bools]

    def stable(self, concept: str, coalition: Iterable[str]) -> Bools:
        """Which states are stable for a coalition, (n,) bool.

        Raises:
            UsageError: a concept or a coalition that was not asked for.
        """
        return np.asarray(self._of(concept)[self._row(coalition)])

    def equilibria(self, concept: str) -> NDArray[np.int64]:
        """The states stable for every coalition asked about, ascending."""
        return self.states[self._of(concept).all(axis=0)]

    def has_improvement(self, coalition: Iterable[str]) -> Bools:
        """From which states a coalition has a joint improvement, (n,) bool."""
        return np.asarray(self.improvable[self._row(coalition)])

    def to_dict(self) -> dict[str, Any]:
        """Everything as plain lists and strings; a coalition is the list of its members."""
        names = np.array(self.conflict.format_states(self.states), object)
        return {
            "title": self.conflict.title,
            "coalitions": [list(members) for members in self.coalitions],
            "stable": {
                concept: [names[verdict].tolist() for verdict in self._of(concept)] for concept in self.concepts
            },
            "equilibria": {concept: names[self._of(concept).all(axis=0)].tolist() for concept in self.concepts},
        }

    def __repr__(self) -> str:
        many = f"{len(self.states)} states, {len(self.coalitions)} coalitions"
        return f"<CoalitionSolution of {self.conflict.title!r}: {many}>"

    def __str__(self) -> str:
        return "\n".join([f"{self.conflict.title}: {len(self.states)} states", *grid.text(*self._grid())])

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return grid.page(*self._grid())

    def _grid(self) -> tuple[str, list[grid.Group], list[grid.Line]]:
        places = range(min(len(self.states), SHOWN))
        lines: list[grid.Line] = [
            (
                self.conflict.format_state(int(self.states[place])),
                [
                    *(
                        grid.mark(self._of(concept)[row, place])
                        for row in range(len(self.coalitions))
                        for concept in self.concepts
                    ),
                    *(grid.mark(self._of(concept)[:, place].all(), grid.EQUILIBRIUM) for concept in self.concepts),
                ],
            )
            for place in places
        ]
        if len(self.states) > SHOWN:
            lines.append(("...", [""] * len(lines[0][1])))
        heads = [*(" + ".join(members) for members in self.coalitions), "equilibrium"]
        return "state", [(head, self.concepts) for head in heads], lines

    def _of(self, concept: str) -> Bools:
        if concept not in self._stable:
            raise UsageError(f"the concept '{concept}' was not solved", advice="solved: " + ", ".join(self.concepts))
        return self._stable[concept]

    def _row(self, coalition: Iterable[str]) -> int:
        wanted = {coalition} if isinstance(coalition, str) else set(coalition)
        for row, members in enumerate(self.coalitions):
            if set(members) == wanted:
                return row
        raise UsageError(
            f"the coalition {' + '.join(sorted(wanted))} was not asked for",
            advice="name it when you solve for coalitions",
        )


def solve_coalitions(
    conflict: Conflict,
    concepts: Iterable[str] = COALITION_CONCEPTS,
    *,
    among: Literal["all"] | Sequence[Sequence[str]] = "all",
    credible: Credible = "subcoalition",
    moves: Way = "sequences",
    memory: int = DEFAULT_MEMORY,
) -> CoalitionSolution:
    """Find the states that are stable for coalitions, in the baseline order.

    Args:
        concepts: names out of ``COALITION_CONCEPTS``.
        among, credible, moves: see the head of this module.
        memory: bytes the computation may use.

    Raises:
        UsageError: an unknown concept, party or choice, an empty coalition, too many coalitions.
        TooLargeError: more memory would be needed than allowed.
    """
    picked = _picked(concepts)
    if credible not in ("subcoalition", "members", "blocks"):
        raise UsageError(f"'{credible}' is no kind of sanction", advice="subcoalition, members or blocks")
    if moves not in ("sequences", "joint"):
        raise UsageError(f"'{moves}' is no way to move", advice="sequences or joint")
    coalitions = _coalitions(conflict, among)
    check_memory(conflict, memory)
    ranks = baseline(conflict)
    solver = _Solver(conflict, ranks, moves)
    if "cseq" in picked:
        need = solver.count * solver.count * 3
        if need > memory:
            raise TooLargeError(
                f"cseq of {solver.count} states needs about {spell(need)}, {spell(memory)} are allowed",
                where=conflict.title,
                advice="leave out cseq, or allow more memory",
            )
    stable = {concept: np.empty((len(coalitions), solver.count), bool) for concept in picked}
    improvable = np.empty((len(coalitions), solver.count), bool)
    for row, coalition in enumerate(coalitions):
        steps = None
        if "cseq" in picked:
            outside = _sanctioners(coalition, coalitions, len(conflict.parties), credible)
            steps = solver.credible_steps(outside)
        for block in solver.blocks():
            gains, verdicts = solver.verdicts(coalition, block, picked, steps)
            improvable[row, block] = gains
            for concept, verdict in verdicts.items():
                stable[concept][row, block] = verdict
    names = [party.name for party in conflict.parties]
    return CoalitionSolution(
        conflict,
        picked,
        tuple(tuple(names[member] for member in coalition) for coalition in coalitions),
        solver.states,
        improvable,
        stable,
    )


def _picked(concepts: Iterable[str]) -> tuple[str, ...]:
    names = (concepts,) if isinstance(concepts, str) else tuple(concepts)
    for name in names:
        if name not in COALITION_CONCEPTS:
            raise UsageError(
                f"there is no coalition concept '{name}'", advice="known: " + ", ".join(COALITION_CONCEPTS)
            )
    return tuple(name for name in COALITION_CONCEPTS if name in names)


def _coalitions(conflict: Conflict, among: Literal["all"] | Sequence[Sequence[str]]) -> list[Coalition]:
    names = [party.name for party in conflict.parties]
    if isinstance(among, str):
        if among != "all":
            raise UsageError(f"'{among}' is no set of coalitions", advice="write 'all' or list them")
        if 2 ** len(names) - 1 > MAX_COALITIONS:
            raise UsageError(f"{len(names)} parties form too many coalitions", advice="list those that matter")
        return subsets(range(len(names)))
    found: list[Coalition] = []
    for members in among:
        if isinstance(members, str) or not members:
            raise UsageError("a coalition must be a list of parties", advice="write [['A', 'B'], ['C']]")
        for member in members:
            conflict.party(member)
        found.append(tuple(sorted({names.index(member) for member in members})))
    if not found:
        raise UsageError("no coalition is named", advice="list at least one")
    return found


def subsets(parties: Iterable[int]) -> list[Coalition]:
    """All non-empty subsets, small ones first."""
    pool = sorted(parties)
    return [group for size in range(1, len(pool) + 1) for group in combinations(pool, size)]


def _sanctioners(
    coalition: Coalition, listed: Sequence[Coalition], parties: int, credible: Credible
) -> list[Coalition]:
    outside = [party for party in range(parties) if party not in coalition]
    if credible == "members":
        return [(party,) for party in outside]
    if credible == "blocks":
        return [block for block in listed if not set(block) & set(coalition)]
    return subsets(outside)


class _Solver:
    """Moves of coalitions over the feasible states, a block of start states at a time (as lanes)."""

    def __init__(self, conflict: Conflict, ranks: Ranks, way: Way) -> None:
        self.states = conflict.states()
        self.count = len(self.states)
        self.ranks = ranks[:, self.states]
        self.way = way
        self.feasible = conflict.feasible_cells
        self.options = len(conflict.options)
        self.movers = movers(conflict)
        self.width = max(1, min(self.count, (1 << 22) // self.feasible.size))

    def blocks(self) -> list[slice]:
        """The blocks of start states."""
        return [slice(start, min(start + self.width, self.count)) for start in range(0, self.count, self.width)]

    def spread_to(self, coalition: Coalition, marked: Bools, *, forward: bool = False) -> Bools:
        """Mark what a coalition can bring about.

        Args:
            marked: (n, lanes) bool over feasible states.
            forward: mark the states reached from marked ones; otherwise those from which one is reached.

        Returns:
            (n, lanes) bool, the marked states included.
        """
        lanes = marked.shape[1]
        board = Board(self.options, self.movers, self.feasible, np.dtype(np.uint8), lanes)
        values = np.zeros((1, board.cells, lanes), np.uint8)
        values[0, self.states] = marked
        open_cells = self.feasible[:, None].astype(np.uint8)
        turns = [self.movers[party].reversed() if forward else self.movers[party] for party in coalition]
        while True:
            before = values.copy()
            for mover in turns:
                spread(board, mover, values, np.maximum)
                if self.way == "sequences":
                    values &= open_cells
            values &= open_cells
            if self.way == "joint" or len(turns) == 1 or np.array_equal(before, values):
                return np.asarray(values[0, self.states].view(bool))

    def better(self, coalition: Coalition, starts: slice) -> Bools:
        """(n, lanes): every member ranks the state above the lane's start."""
        found = np.ones((self.count, starts.stop - starts.start), bool)
        for party in coalition:
            found &= self.ranks[party][:, None] > self.ranks[party][None, starts]
        return found

    def improvements(self, coalition: Coalition, starts: slice) -> Bools:
        """(n, lanes): the states in R_H^{++} of the lane's start."""
        begin = np.zeros((self.count, starts.stop - starts.start), bool)
        begin[np.arange(starts.start, starts.stop), np.arange(starts.stop - starts.start)] = True
        return self.spread_to(coalition, begin, forward=True) & self.better(coalition, starts)

    def credible_steps(self, groups: Sequence[Coalition]) -> NDArray[np.uint8]:
        """(n, n / 8) packed bits, row t: where one improvement of one of the groups leads from t."""
        found = np.zeros((self.count, (self.count + 7) // 8), np.uint8)
        for starts in self.blocks():
            steps = np.zeros((self.count, starts.stop - starts.start), bool)
            for group in groups:
                steps |= self.improvements(group, starts)
            found[starts] = np.packbits(steps.T, axis=1)
        return found

    def verdicts(
        self, coalition: Coalition, starts: slice, concepts: Sequence[str], steps: NDArray[np.uint8] | None
    ) -> tuple[Bools, dict[str, Bools]]:
        """For each start of a block: is there a joint improvement, and is the state stable."""
        better = self.better(coalition, starts)
        gains = self.improvements(coalition, starts)
        others = tuple(party for party in range(len(self.movers)) if party not in coalition)
        found: dict[str, Bools] = {}
        for concept in concepts:
            if concept == "cnash":
                sanctioned = np.zeros_like(gains)
            elif concept == "cgmr":
                sanctioned = self.spread_to(others, ~better)
            elif concept == "csmr":
                sanctioned = self.spread_to(others, ~self.spread_to(coalition, better))
            elif steps is None:
                raise ValueError("cseq needs the credible steps")
            else:
                sanctioned = self._lead_to(steps, ~better)
            found[concept] = np.asarray(~(gains & ~sanctioned).any(axis=0))
        return np.asarray(gains.any(axis=0)), found

    def _lead_to(self, steps: NDArray[np.uint8], marked: Bools) -> Bools:
        """From which states a sequence of steps leads to a marked one.

        No group moving twice in a row changes nothing here: two improvements of one group are one.
        """
        marked = marked.copy()
        width = max(1, (1 << 22) // self.count)
        while True:
            target = marked.astype(np.float32)
            before = int(marked.sum())
            for start in range(0, self.count, width):
                part = np.unpackbits(steps[start : start + width], axis=1, count=self.count)
                marked[start : start + width] |= part.astype(np.float32) @ target > 0
            if int(marked.sum()) == before:
                return marked
