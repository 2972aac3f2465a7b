"""The result of :func:`statusquo.stability.solve`: bit arrays inside, strings and witnesses on demand."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict
from statusquo.errors import UsageError
from statusquo.stability.arena import CubeArena
from statusquo.stability.board import Board, Bools, Ranks, movers
from statusquo.stability.concepts import ALL
from statusquo.stability.tables import Table, frame, table
from statusquo.stability.verdicts import sanctions
from statusquo.stability.witness import Witness, explain

KEEP_ALL = 1 << 16
"""Up to this many cells the sanctions behind witnesses are kept for every concept and party."""


class Solution:
    """Which states of a conflict are stable, for whom, under which concept, in the baseline order.

    Attributes:
        conflict: what was solved.
        concepts: names of the concepts, in the order of tables.
        states: (n,) int64, the feasible states, ascending; every other array over states has this order.
    """

    def __init__(
        self,
        conflict: Conflict,
        concepts: tuple[str, ...],
        ranks: Ranks,
        stable: Mapping[tuple[str, int], NDArray[np.uint8]],
    ) -> None:
        self.conflict, self.concepts = conflict, concepts
        self.states = conflict.states()
        self._ranks, self._stable = ranks, dict(stable)
        self._sanctions: dict[tuple[str, int], Ranks] = {}
        self._parties = {party.name: place for place, party in enumerate(conflict.parties)}

    @property
    def parties(self) -> tuple[str, ...]:
        """The parties' names, in file order."""
        return tuple(self._parties)

    # ---- verdicts ------------------------------------------------------------------------------------

    def stable(self, concept: str, party: str) -> Bools:
        """Which states are stable for a party.

        Returns:
            (n,) bool, in the order of ``states``.

        Raises:
            UsageError: an unknown party, or a concept that was not solved.
        """
        packed = self._stable[self._concept(concept), self.party_index(party)]
        cells = self.conflict.feasible_cells
        return np.unpackbits(packed, count=cells.size).view(bool)[cells]

    def is_equilibrium(self, concept: str) -> Bools:
        """Which states are stable for all parties, (n,) bool."""
        packed = [self._stable[self._concept(concept), place] for place in range(len(self._parties))]
        cells = self.conflict.feasible_cells
        return np.unpackbits(np.bitwise_and.reduce(packed), count=cells.size).view(bool)[cells]

    def equilibria(self, concept: str) -> NDArray[np.int64]:
        """The states that are stable for all parties, ascending."""
        return self.states[self.is_equilibrium(concept)]

    def is_stable(self, concept: str, party: str, state: int | str) -> bool:
        """Whether one state is stable for a party."""
        place = self.index(state)
        return bool(self.stable(concept, party)[place])

    def ranks(self, party: str) -> Ranks:
        """The party's rank of each state, 1 = worst, (n,)."""
        return np.asarray(self._ranks[self.party_index(party), self.conflict.feasible_cells])

    # ---- names ---------------------------------------------------------------------------------------

    def party_index(self, party: str) -> int:
        """The place of a party.

        Raises:
            UsageError: no such party.
        """
        if party not in self._parties:
            raise UsageError(f"there is no party '{party}'", advice="known: " + ", ".join(self._parties))
        return self._parties[party]

    def _concept(self, concept: str) -> str:
        if concept not in self.concepts:
            raise UsageError(f"the concept '{concept}' was not solved", advice="solved: " + ", ".join(self.concepts))
        return concept

    def index(self, state: int | str) -> int:
        """The place of a state, given as number or Y/N string, among the feasible states.

        Raises:
            UsageError: not a feasible state.
        """
        number = self.conflict.state(state) if isinstance(state, str) else int(state)
        place = int(np.searchsorted(self.states, number))
        if place == self.states.size or self.states[place] != number:
            raise UsageError(f"the state {number} is not feasible", where=self.conflict.title)
        return place

    # ---- why -----------------------------------------------------------------------------------------

    @cached_property
    def board(self) -> Board:
        """The board the conflict was solved on."""
        conflict = self.conflict
        return Board(len(conflict.options), movers(conflict), conflict.feasible_cells, self._ranks.dtype)

    @cached_property
    def arena(self) -> CubeArena:
        """Single moves, for paths and witnesses."""
        return CubeArena(self.board, self._ranks, self.parties)

    def witness(self, concept: str, party: str, state: int | str, *, limit: int = 100) -> Witness:
        """The data that proves a verdict.

        Args:
            state: a feasible state, as number or Y/N string.
            limit: how many of the party's improvements to follow.

        Raises:
            UsageError: an unknown concept, party or state.
        """
        place = self.party_index(party)
        number = int(self.states[self.index(state)])
        if concept not in ALL:
            raise UsageError(f"there is no concept '{concept}'", advice="known: " + ", ".join(ALL))
        if (concept, place) not in self._sanctions:
            if len(self._sanctions) >= 2 * len(ALL) and self.board.cells > KEEP_ALL:
                self._sanctions.clear()
            found = sanctions(self.board, self._ranks[:, :, None], ALL[concept], place)
            self._sanctions[concept, place] = found[:, 0]
        return explain(self.arena, ALL[concept], place, number, self._sanctions[concept, place], limit=limit)

    @property
    def cube(self) -> Ranks:
        """(parties, cells): the ranks of all cells, 0 where infeasible."""
        return self._ranks

    def to_dict(self, *, limit: int | None = None) -> dict[str, Any]:
        """Everything as plain lists and strings.

        Args:
            limit: above this many states the lists of states are ``None``.
        """
        full = limit is None or self.states.size <= limit
        spell = self.conflict.format_state

        def listed(states: NDArray[np.int64]) -> list[str] | None:
            return [spell(int(state)) for state in states] if full else None

        return {
            "title": self.conflict.title,
            "parties": list(self._parties),
            "options": list(self.conflict.keys),
            "states": int(self.states.size),
            "orders": self.conflict.orders(),
            "stable": {
                concept: {party: listed(self.states[self.stable(concept, party)]) for party in self._parties}
                for concept in self.concepts
            },
            "equilibria": {concept: listed(self.equilibria(concept)) for concept in self.concepts},
            "status_quo": self.conflict.status_quo,
        }

    # ---- for people ----------------------------------------------------------------------------------

    def table(self, **choice: Any) -> Table:
        """Rows and columns of the solution; for the choices see :func:`statusquo.stability.tables.table`."""
        return table(self, **choice)

    def to_frame(self) -> Any:
        """The solution as a pandas DataFrame, if pandas is installed."""
        return frame(self)

    def __str__(self) -> str:
        head = f"{self.conflict.title}: {self.states.size} states"
        orders = self.conflict.orders()
        if orders > 1:
            head += f", baseline of {orders} orders"
        return f"{head}\n{self._shown()}"

    def __repr__(self) -> str:
        return f"<Solution of {self.conflict.title!r}: {self.states.size} states, {', '.join(self.concepts)}>"

    def _repr_html_(self) -> str:
        """The table for a notebook."""
        return self._shown()._repr_html_()

    def _shown(self) -> Table:
        # a large solution is shown by its equilibria: walking through all rows would take minutes
        if self.states.size <= 4096:
            return table(self)
        return table(self, equilibria=self.concepts[-1])
