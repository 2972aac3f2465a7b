"""What people ask a case, as tables of plain rows.

Each function takes a world and returns a :class:`Table`: a header of column names, rows of strings, numbers
and ``None``, and for every row the places it rests on. Columns that end in ``_key`` are for machines.

========== ==================================================================================
positions   who holds which stance on which issue since when; opposed issues on top
matrix      the same as a table of issues by parties
contacts    who talks to whom, through whom, and who does not
timeline    events by day, contradictions side by side
issues      issues with their wordings and why they were joined
actors      actors, whom they act for, their roles
conditions  standing facts with since and until
sources     which report says how much, and whom it cites
changes     what is new, has turned or ended since a day
========== ==================================================================================
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from statusquo.case.joined import World
from statusquo.case.pausing import no_collection
from statusquo.case.tables.changing import changes
from statusquo.case.tables.entries import actors, issues, proposals, sources
from statusquo.case.tables.happenings import conditions, contacts, timeline
from statusquo.case.tables.stances import matrix, opposed, positions
from statusquo.case.tables.table import Cell, Table
from statusquo.errors import UsageError

__all__ = [
    "NEEDS", "TABLES", "Cell", "Table", "actors", "changes", "conditions", "contacts", "issues", "matrix", "needs",
    "opposed", "positions", "proposals", "sources", "table", "timeline",
]  # fmt: skip

_ASK: Final[dict[str, Callable[..., Table]]] = {
    "positions": positions, "matrix": matrix, "contacts": contacts, "timeline": timeline, "issues": issues,
    "actors": actors, "conditions": conditions, "sources": sources, "changes": changes,
}  # fmt: skip
TABLES: Final[tuple[str, ...]] = tuple(_ASK)
NEEDS: Final[dict[str, tuple[frozenset[str], frozenset[str]]]] = {
    name: (frozenset(("actors", "issues", *kinds.split())), frozenset(sources.split()))
    for name, kinds, sources in (
        ("positions", "positions", ""),
        ("matrix", "now", ""),
        ("issues", "positions", ""),
        ("contacts", "events conditions versions", "events conditions"),
        ("timeline", "events versions", ""),
        ("actors", "versions", ""),
        ("conditions", "conditions versions", "conditions"),
        ("sources", "positions versions", "actors positions"),
        ("changes", "positions events conditions", "actors events conditions"),
    )
}
"""What decides what the cells of a table say: kinds of values, and those whose sources count (see :func:`needs`)."""
_LEADING: Final = {name: frozenset(("positions",)) for name in ("positions", "matrix", "issues", "changes")} | {
    "timeline": frozenset(("events",)),
    "actors": frozenset(("actors",)),
}
"""Kinds whose sources the rows of a table lead to, beside those that count in its cells."""


def needs(name: str, *, records: bool = False, issue: bool = False) -> tuple[frozenset[str], frozenset[str]]:
    """What :meth:`statusquo.case.Case.overview` has to load for a table: kinds of values, and kinds with sources.

    Args:
        records: the rows are wanted with the places they rest on. issue: of one issue alone.
    """
    kinds, sources = NEEDS[name]
    more = _LEADING.get(name, frozenset()) if records or (issue and name in ("timeline", "actors")) else frozenset()
    if issue and name != "matrix":
        more |= {"positions"}
    return (kinds | more) - ({"now"} if more else set()), sources | more


def table(
    world: World, name: str, *, since: str | None = None, party: str | None = None, issue: str | None = None
) -> Table:
    """The table of that name.

    Args:
        since: ISO day; only what is of that time or told since then (needed for ``changes``).
        party, issue: key or name to look at alone. A row that has no issue of its own is about an issue if it rests
            on a report that has a position on it.

    Raises:
        UsageError: no such table, party or issue.
    """
    if name not in _ASK:
        raise UsageError(f"no table {name}", advice=f"choose from {', '.join(TABLES)}")
    if name == "changes" and since is None:
        raise UsageError("changes since when?", advice="give --since YYYY-MM-DD")
    with no_collection():
        return _ASK[name](world, since=since, party=party, issue=issue)
