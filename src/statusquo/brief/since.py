"""What a brief is compared with: a day, or an earlier brief."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from statusquo.case.joined import HeldPosition, JoinedEvent
from statusquo.errors import UsageError


@dataclass(frozen=True, slots=True)
class Since:
    """Tells what is new.

    Attributes:
        day: ISO day; empty if there is nothing to compare with.
        known: party, issue and stance of the positions an earlier brief had; ``None`` compares by day.
        reports: hashes of the reports it had.
        stable: whether the status quo was an equilibrium, by concept, in it.
    """

    day: str = ""
    known: frozenset[tuple[str, str, str]] | None = None
    reports: frozenset[str] = frozenset()
    stable: tuple[tuple[str, bool | None], ...] = ()

    @property
    def given(self) -> bool:
        """Whether there is something to compare with."""
        return bool(self.day) or self.known is not None

    def new(self, position: HeldPosition, party: str) -> bool:
        """Whether a position was not known then."""
        if self.known is not None:
            return (party, position.issue, position.stance) not in self.known
        return bool(self.day) and (position.first or "") >= self.day

    def ended(self, position: HeldPosition) -> bool:
        """Whether a position ended since then (always, if there is nothing to compare with)."""
        return position.until is not None and position.until >= self.day

    def happened(self, event: JoinedEvent) -> bool:
        """Whether an event was first told since then, as far as its reports have a date."""
        first = min((source.date for source in event.sources if source.date), default="")
        return bool(self.day) and first >= self.day


def since(value: datetime.date | str | Mapping[str, Any] | None) -> Since:
    """Understand what a brief is to be compared with.

    Args:
        value: a day, its ISO form, or an earlier brief as ``to_dict`` gave it.

    Raises:
        UsageError: it is none of these.
    """
    if value is None:
        return Since()
    if isinstance(value, datetime.date):
        return Since(day=value.isoformat())
    if isinstance(value, str):
        try:
            return Since(day=datetime.date.fromisoformat(value).isoformat())
        except ValueError as error:
            raise UsageError(f"{value!r} is no day", advice="write it like 2025-12-02") from error
    try:
        known = frozenset((p["party"], p["issue_key"], p["stance"]) for p in value["positions"])
        reports = frozenset(report["hash"] for report in value["reports"])
        day = max((report["date"] for report in value["reports"] if report["date"]), default="")
        status_quo = (value.get("assessment") or {}).get("status_quo") or {}
        stable = tuple(sorted((status_quo.get("equilibrium") or {}).items()))
    except (KeyError, TypeError) as error:
        raise UsageError("the earlier brief is not one", advice="give the JSON that `brief --json` writes") from error
    return Since(day=day, known=known, reports=reports, stable=stable)
