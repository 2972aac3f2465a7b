"""What a brief is compared with: a day, or an earlier brief."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from statusquo.brief.names import Names
from statusquo.case.joined import HeldPosition, JoinedEvent
from statusquo.errors import UsageError

EARLIER: Final = "give the JSON that `brief --json` writes"


@dataclass(frozen=True, slots=True)
class Since:
    """Tells what is new.

    Attributes:
        day: ISO day; empty if there is nothing to compare with.
        known: party (key), issue and stance of the positions an earlier brief had, with the party's name and the
            issue's label in it; ``None`` compares by day.
        over: party (key), issue and stance of those that had ended in it.
        reports: hashes of the reports it had.
        stable: whether the status quo was an equilibrium, by concept, in it.
    """

    day: str = ""
    known: Mapping[tuple[str, str, str], tuple[str, str]] | None = None
    over: frozenset[tuple[str, str, str]] = frozenset()
    reports: frozenset[str] = frozenset()
    stable: tuple[tuple[str, bool | None], ...] = ()

    @property
    def given(self) -> bool:
        """Whether there is something to compare with."""
        return bool(self.day) or self.known is not None

    def new(self, position: HeldPosition, party: str) -> bool:
        """Whether a position was not known then; ``party``: the name of its party."""
        if self.known is not None:
            kinds = ((who, position.issue, position.stance) for who in (position.party, party))
            return not any(kind in self.known for kind in kinds)
        return bool(self.day) and (position.first or "") >= self.day

    def gone(self, positions: Iterable[HeldPosition], names: Names) -> tuple[tuple[str, str, str], ...]:
        """Party, stance and issue of the positions an earlier brief had and these have not."""
        kept = {(who, p.issue, p.stance) for p in positions for who in (p.party, names(p.party))}
        lost = (item for item in (self.known or {}).items() if item[0] not in kept)
        return tuple(sorted((party, stance, label) for (_, _, stance), (party, label) in lost))

    def ended(self, position: HeldPosition) -> bool:
        """Whether a position ended since then (always, if there is nothing to compare with)."""
        if position.until is None or self.known is None:
            return position.until is not None and position.until >= self.day
        return (position.party, position.issue, position.stance) not in self.over

    def happened(self, event: JoinedEvent, hashes: Mapping[str, str] | None = None) -> bool:
        """Whether an event was first told since then, as far as its reports have a date.

        Args:
            hashes: of the reports by id; what a report tells that the earlier brief had is not new.
        """
        if self.known is not None and hashes is not None:
            return not any(hashes.get(source.report) in self.reports for source in event.sources)
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
        known = {
            (p.get("party_key") or p["party"], p["issue_key"], p["stance"]): (p["party"], p["issue"])
            for p in value["positions"]
        }
        over = frozenset(
            (p.get("party_key") or p["party"], p["issue_key"], p["stance"])
            for p in value["positions"]
            if p.get("until")
        )
        reports = frozenset(report["hash"] for report in value["reports"])
        days = [datetime.date.fromisoformat(report["date"]) for report in value["reports"] if report["date"]]
        day = max(days).isoformat() if days else ""
        status_quo = (value.get("assessment") or {}).get("status_quo") or {}
        stable = tuple(sorted((status_quo.get("equilibrium") or {}).items()))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError("the earlier brief is not one", advice=EARLIER) from error
    return Since(day=day, known=known, over=over, reports=reports, stable=stable)
