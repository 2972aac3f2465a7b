"""A solution as a table: states as rows, parties and concepts as columns, equilibria marked."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from statusquo.errors import UsageError

if TYPE_CHECKING:
    from statusquo.stability.solution import Solution

SHOWN = 40
"""Rows printed unless more are asked for."""
STABLE, UNSTABLE, EQUILIBRIUM, QUO = "x", "·", "E", "*"


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


@dataclass(frozen=True)
class Table:
    """Rows of a solution, to be printed or walked through.

    Attributes:
        parties, concepts: the columns shown.
        rows: the states shown; ``of``: how many states the conflict has.
    """

    parties: tuple[str, ...]
    concepts: tuple[str, ...]
    rows: tuple[Row, ...]
    of: int

    def __str__(self) -> str:
        return self.text()

    def text(self, shown: int = SHOWN) -> str:
        """The table as plain text of fixed width.

        Args:
            shown: how many rows at most.
        """
        widths = [max(len(party), sum(len(name) + 1 for name in self.concepts) - 1) for party in self.parties]
        last = max(len("equilibrium"), sum(len(name) + 1 for name in self.concepts) - 1)
        left = max([len("state"), *(len(row.text) + 2 for row in self.rows[:shown])])
        heads = [*self.parties, "equilibrium"]
        lines = [
            " | ".join(["state".ljust(left), *(h.ljust(w) for h, w in zip(heads, [*widths, last], strict=True))]),
            " | ".join([" " * left, *(" ".join(self.concepts).ljust(w) for w in [*widths, last])]),
        ]
        lines.append("-+-".join("-" * width for width in (left, *widths, last)))
        for row in self.rows[:shown]:
            cells = [(row.text + (f" {QUO}" if row.status_quo else "")).ljust(left)]
            for party, width in zip(self.parties, widths, strict=True):
                marks = [self._mark(row.stable[party, name], name, STABLE) for name in self.concepts]
                cells.append(" ".join(marks).ljust(width))
            marks = [self._mark(row.equilibrium[name], name, EQUILIBRIUM) for name in self.concepts]
            cells.append(" ".join(marks).ljust(last))
            lines.append(" | ".join(cells))
        lines += self._notes(shown)
        return "\n".join(line.rstrip() for line in lines)

    def _mark(self, good: bool, name: str, sign: str) -> str:
        return (sign if good else UNSTABLE).ljust(len(name))

    def _notes(self, shown: int) -> list[str]:
        notes = []
        if len(self.rows) > shown:
            notes.append(f"... {len(self.rows) - shown} more rows")
        if len(self.rows) < self.of:
            notes.append(f"({len(self.rows)} of {self.of} states)")
        return notes

    def _repr_html_(self, shown: int = SHOWN) -> str:
        """The table for a notebook."""
        names = "".join(f"<th>{html.escape(name)}</th>" for name in self.concepts)
        span = len(self.concepts)
        groups = "".join(f'<th colspan="{span}">{html.escape(head)}</th>' for head in (*self.parties, "equilibrium"))
        body = []
        for row in self.rows[:shown]:
            cells = [f"<th>{row.text}{QUO if row.status_quo else ''}</th>"]
            for party in self.parties:
                cells += [f"<td>{STABLE if row.stable[party, name] else UNSTABLE}</td>" for name in self.concepts]
            cells += [
                f"<td><b>{EQUILIBRIUM}</b></td>" if row.equilibrium[name] else f"<td>{UNSTABLE}</td>"
                for name in self.concepts
            ]
            body.append("<tr>" + "".join(cells) + "</tr>")
        notes = "".join(f"<caption>{html.escape(note)}</caption>" for note in self._notes(shown))
        return (
            f'<table class="statusquo-solution">{notes}<thead><tr><th rowspan="2">state</th>{groups}</tr>'
            f"<tr>{names * (len(self.parties) + 1)}</tr></thead><tbody>{''.join(body)}</tbody></table>"
        )


def table(
    solution: Solution,
    *,
    pattern: str | None = None,
    taken: Iterable[str] = (),
    not_taken: Iterable[str] = (),
    stable_for: Iterable[str] = (),
    equilibria: str | None = None,
    parties: Iterable[str] | None = None,
    concepts: Iterable[str] | None = None,
    sort: Literal["state", "equilibria"] | str = "state",
) -> Table:
    """Choose and sort rows and columns of a solution.

    Args:
        pattern: keep states that match.
        taken, not_taken: keep states where these options are (not) taken.
        stable_for: keep states stable for these parties, under every concept shown.
        equilibria: keep the equilibria of this concept.
        parties, concepts: the columns to show; default all.
        sort: ``state``; ``equilibria`` (most concepts first); or a party's name (best for it first).

    Raises:
        UsageError: an unknown option, party or concept.
    """
    conflict = solution.conflict
    columns = tuple(solution.parties if parties is None else parties)
    shown = tuple(solution.concepts if concepts is None else concepts)
    keep = np.ones(solution.states.size, bool)
    if pattern is not None:
        keep &= np.isin(solution.states, conflict.matching(pattern))
    for keys, wanted in ((taken, 1), (not_taken, 0)):
        for key in keys:
            conflict.owner(key)
            keep &= (solution.states >> conflict.keys.index(key) & 1) == wanted
    stable = {(party, name): solution.stable(name, party) for party in solution.parties for name in shown}
    equilibrium = {name: solution.is_equilibrium(name) for name in shown}
    for party in stable_for:
        solution.party_index(party)
        for name in shown:
            keep &= stable[party, name]
    if equilibria is not None:
        keep &= solution.is_equilibrium(equilibria)
    ranks = {party: solution.ranks(party) for party in solution.parties}
    places = np.flatnonzero(keep)
    if sort == "equilibria":
        count = sum((found.astype(np.int64) for found in equilibrium.values()), np.zeros(keep.size, np.int64))
        places = places[np.argsort(-count[places], kind="stable")]
    elif sort != "state":
        solution.party_index(sort)
        places = places[np.argsort(-ranks[sort][places].astype(np.int64), kind="stable")]
    for party in columns:
        solution.party_index(party)
    quo = set(conflict.matching(conflict.status_quo).tolist()) if conflict.status_quo else set()
    rows = tuple(
        Row(
            state=int(solution.states[place]),
            text=conflict.format_state(int(solution.states[place])),
            ranks={party: int(found[place]) for party, found in ranks.items()},
            stable={key: bool(found[place]) for key, found in stable.items()},
            equilibrium={name: bool(found[place]) for name, found in equilibrium.items()},
            status_quo=int(solution.states[place]) in quo,
        )
        for place in places
    )
    return Table(columns, shown, rows, int(solution.states.size))


def frame(solution: Solution) -> Any:
    """The solution as a pandas DataFrame: index = states, columns = options, ranks, verdicts, equilibria.

    Raises:
        UsageError: pandas is not installed.
    """
    try:
        import pandas as pd  # type: ignore[import-untyped, unused-ignore]
    except ModuleNotFoundError:
        raise UsageError("pandas is not installed", advice="pip install pandas") from None
    conflict = solution.conflict
    data: dict[tuple[str, str], Any] = {}
    for place, key in enumerate(conflict.keys):
        data["option", key] = (solution.states >> place & 1).astype(bool)
    for party in solution.parties:
        data[party, "rank"] = solution.ranks(party)
        for name in solution.concepts:
            data[party, name] = solution.stable(name, party)
    for name in solution.concepts:
        data["equilibrium", name] = solution.is_equilibrium(name)
    index = pd.Index([conflict.format_state(int(state)) for state in solution.states], name="state")
    return pd.DataFrame(data, index=index)
