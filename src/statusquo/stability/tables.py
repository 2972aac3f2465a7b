"""A solution as a table: states as rows, parties and concepts as columns, equilibria marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, overload

import numpy as np
from numpy.typing import NDArray

from statusquo.errors import UsageError
from statusquo.stability import grid
from statusquo.stability.board import Bools
from statusquo.stability.selection import names, select

if TYPE_CHECKING:
    from statusquo.stability.solution import Solution

SHOWN = 40
"""Rows printed unless more are asked for."""


@dataclass(frozen=True)
class Row:
    """One state.

    Attributes:
        state: its number; ``text``: as Y/N string.
        ranks: per party, 1 = worst.
        stable: per (party, concept).
        equilibrium: per concept.
        status_quo: whether it matches the status quo.
    """

    state: int
    text: str
    ranks: Mapping[str, int]
    stable: Mapping[tuple[str, str], bool]
    equilibrium: Mapping[str, bool]
    status_quo: bool


class Rows(Sequence[Row]):
    """The rows of a table, made when they are looked at: a solution may have millions of states."""

    def __init__(self, solution: Solution, concepts: tuple[str, ...], places: NDArray[np.intp]) -> None:
        self._conflict, self._concepts, self._places = solution.conflict, concepts, places
        self._states = solution.states[places]
        self._ranks = {party: solution.ranks(party)[places] for party in solution.parties}
        self._stable: dict[tuple[str, str], Bools] = {
            (party, name): solution.stable(name, party)[places] for party in solution.parties for name in concepts
        }
        quo = solution.conflict.status_quo
        self._quo = np.isin(self._states, solution.conflict.matching(quo)) if quo else np.zeros(places.size, bool)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Row, ...]: ...

    def __getitem__(self, place: int | slice) -> Row | tuple[Row, ...]:
        if isinstance(place, slice):
            return tuple(self._row(each) for each in range(len(self))[place])
        return self._row(range(len(self))[place])

    def __iter__(self) -> Iterator[Row]:
        return (self._row(place) for place in range(len(self)))

    def _row(self, place: int) -> Row:
        stable = {key: bool(found[place]) for key, found in self._stable.items()}
        return Row(
            state=int(self._states[place]),
            text=self._conflict.format_state(int(self._states[place])),
            ranks={party: int(found[place]) for party, found in self._ranks.items()},
            stable=stable,
            equilibrium={name: all(stable[party, name] for party in self._ranks) for name in self._concepts},
            status_quo=bool(self._quo[place]),
        )


@dataclass(frozen=True)
class Table:
    """Rows of a solution, to be printed or walked through.

    Attributes:
        parties, concepts: the columns shown.
        rows: the states shown; ``of``: how many states the conflict has.
    """

    parties: tuple[str, ...]
    concepts: tuple[str, ...]
    rows: Sequence[Row]
    of: int

    def __str__(self) -> str:
        return self.text()

    def text(self, shown: int = SHOWN) -> str:
        """The table as plain text of fixed width.

        Args:
            shown: how many rows at most.
        """
        return "\n".join(self.lines(shown))

    def lines(self, shown: int = SHOWN) -> Iterator[str]:
        """The lines of :meth:`text`, one after the other."""
        left = max([len("state"), *(len(row.text) + 2 for row in self.rows[:1])])
        yield from grid.text("state", self._groups(), self._lines(shown), left=left)
        yield from self._notes(shown)

    def _repr_html_(self, shown: int = SHOWN) -> str:
        """The table for a notebook."""
        return grid.page("state", self._groups(), self._lines(shown), self._notes(shown))

    def _groups(self) -> list[grid.Group]:
        return [(head, self.concepts) for head in (*self.parties, "equilibrium")]

    def _lines(self, shown: int) -> Iterator[grid.Line]:
        for row in islice(self.rows, shown):
            cells = [grid.mark(row.stable[party, name]) for party in self.parties for name in self.concepts]
            cells += [grid.mark(row.equilibrium[name], grid.EQUILIBRIUM) for name in self.concepts]
            yield f"{row.text} {grid.QUO}" if row.status_quo else row.text, cells

    def _notes(self, shown: int) -> list[str]:
        notes = []
        if len(self.rows) > shown:
            notes.append(f"... {len(self.rows) - shown} more rows")
        if len(self.rows) < self.of:
            notes.append(f"({len(self.rows)} of {self.of} states)")
        return notes


def table(
    solution: Solution,
    *,
    parties: str | Iterable[str] | None = None,
    concepts: str | Iterable[str] | None = None,
    **choice: Any,
) -> Table:
    """Choose rows and columns of a solution.

    Args:
        parties, concepts: the columns to show; default all.
        choice: which rows, in which order; see :func:`statusquo.stability.selection.select`.

    Raises:
        UsageError: an unknown option, party or concept.

    Example:
        >>> from statusquo.conflict import catalogue
        >>> from statusquo.stability import solve
        >>> chicken = solve(catalogue.load("chicken"))
        >>> print(chicken.table(equilibria="any", concepts=["nash", "gmr"], sort="equilibria"))
        state | First driver | Second driver | equilibrium
              | nash gmr     | nash gmr      | nash gmr
        ------+--------------+---------------+------------
        YN    | x    x       | x    x        | E    E
        NY    | x    x       | x    x        | E    E
        YY    | ·    x       | ·    x        | ·    E
        (3 of 4 states)
    """
    columns = solution.parties if parties is None else names(parties)
    for party in columns:
        solution.party_index(party)
    shown = solution.concepts if concepts is None else names(concepts)
    places = select(solution, concepts=shown, **choice)
    return Table(columns, shown, Rows(solution, shown, places), int(solution.states.size))


def frame(solution: Solution, **choice: Any) -> Any:
    """The solution as a pandas DataFrame: index = states, columns = options, ranks, verdicts, equilibria.

    Args:
        choice: which states, in which order; see :func:`statusquo.stability.selection.select`.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas as pd  # type: ignore[import-untyped, unused-ignore]
    except ModuleNotFoundError:
        raise UsageError("pandas is not installed", advice="pip install pandas") from None
    conflict = solution.conflict
    places = select(solution, **choice)
    states = solution.states[places]
    shown = solution.concepts if choice.get("concepts") is None else names(choice["concepts"])
    data: dict[tuple[str, str], Any] = {}
    for place, key in enumerate(conflict.keys):
        data["option", key] = (states >> place & 1).astype(bool)
    for party in solution.parties:
        data[party, "rank"] = solution.ranks(party)[places]
        for name in shown:
            data[party, name] = solution.stable(name, party)[places]
    for name in shown:
        data["equilibrium", name] = solution.is_equilibrium(name)[places]
    index = pd.Index(conflict.format_states(states), name="state")
    return pd.DataFrame(data, index=index)
