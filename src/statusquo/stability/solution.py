"""The result of :func:`statusquo.stability.solve`: bit arrays inside, strings and witnesses on demand."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict
from statusquo.conflict.text import counted
from statusquo.errors import UsageError
from statusquo.stability.arena import CubeArena
from statusquo.stability.board import Board, Bools, Ranks, movers
from statusquo.stability.concepts import ALL
from statusquo.stability.picture import Picture, conflict_graph
from statusquo.stability.selection import ANY, names, select
from statusquo.stability.tables import Table, frame, table
from statusquo.stability.verdicts import sanctions
from statusquo.stability.witness import Witness, explain

KEEP_ALL = 1 << 16
"""Up to this many cells the sanctions behind witnesses are kept for every concept and party."""
SHOWN_WHOLE = 4096
"""Up to this many states a solution shows all of them; above, its equilibria."""


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
        packed = self._stable[self.is_solved(concept), self.party_index(party)]
        cells = self.conflict.feasible_cells
        return np.unpackbits(packed, count=cells.size).view(bool)[cells]

    def is_equilibrium(self, concept: str) -> Bools:
        """Which states are stable for all parties, (n,) bool."""
        packed = [self._stable[self.is_solved(concept), place] for place in range(len(self._parties))]
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

    def is_solved(self, concept: str) -> str:
        """The concept, if it was solved.

        Raises:
            UsageError: it was not.
        """
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

    def to_dict(self, *, limit: int | None = None, **choice: Any) -> dict[str, Any]:
        """Everything as plain lists and strings.

        Args:
            limit: if there are more states to list than this, the lists are ``None``.
            choice: list only some states, see :func:`statusquo.stability.selection.select`; then ``listed``
                is their number.
        """
        places = select(self, **choice)
        shown = self.concepts if choice.get("concepts") is None else names(choice["concepts"])
        full = limit is None or places.size <= limit
        spelled = np.array(self.conflict.format_states(self.states[places]) if full else [], object)

        def listed(verdict: Bools) -> list[str] | None:
            return spelled[verdict[places]].tolist() if full else None

        found: dict[str, Any] = {
            "title": self.conflict.title,
            "parties": list(self._parties),
            "options": list(self.conflict.keys),
            "states": int(self.states.size),
            "orders": self.conflict.orders(),
            "stable": {
                concept: {party: listed(self.stable(concept, party)) for party in self._parties} for concept in shown
            },
            "equilibria": {concept: listed(self.is_equilibrium(concept)) for concept in shown},
            "status_quo": self.conflict.status_quo,
        }
        if choice:
            found["listed"] = int(places.size)
        return found

    # ---- for people ----------------------------------------------------------------------------------

    def table(self, **choice: Any) -> Table:
        """Rows and columns of the solution; for the choices see :func:`statusquo.stability.tables.table`."""
        return table(self, **choice)

    def to_frame(self, **choice: Any) -> Any:
        """The solution as a pandas DataFrame, if pandas is installed; choices as for :meth:`table`."""
        return frame(self, **choice)

    def graph(self, start: int | str | None = None, *, language: str = "en") -> Picture:
        """Draw the conflict graph: where it can go from a state, by whose moves.

        Args:
            start: a feasible state; default the status quo.
            language: of the legend.

        Raises:
            UsageError: no start is given and the status quo is not fully known; not a feasible state.
        """
        return conflict_graph(self, start, language=language)

    def __str__(self) -> str:
        return f"{self._headline()}\n{self._shown()}"

    def _headline(self) -> str:
        orders = self.conflict.orders()
        many = f", baseline of {counted(orders, 'order')}" if orders > 1 else ""
        return f"{self.conflict.title}: {self.states.size:,} states{many}"

    def __repr__(self) -> str:
        return f"<Solution of {self.conflict.title!r}: {self.states.size} states, {', '.join(self.concepts)}>"

    def _repr_html_(self) -> str:
        """The table for a notebook, and the conflict graph below it.

        A notebook shows one form of a value, and prefers HTML to a picture; so the picture stands in it.
        """
        drawn = self._repr_svg_() or ""
        return f"<div><p>{html.escape(self._headline())}</p>{self._shown()._repr_html_()}{drawn}</div>"

    def _repr_svg_(self) -> str | None:
        """The conflict graph from the status quo; none if that is not known, or the conflict is large."""
        quo = self.conflict.status_quo
        if quo is None or "-" in quo or self.states.size > SHOWN_WHOLE:
            return None
        return self.graph()._repr_svg_()

    def _shown(self) -> Table:
        if self.states.size <= SHOWN_WHOLE:
            return table(self)
        return table(self, equilibria=ANY, sort="equilibria")
