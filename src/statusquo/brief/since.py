"""What a brief is compared with: a day, or an earlier brief."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from statusquo.assessment.results import Assessment
from statusquo.brief.contacts import lines, state_of
from statusquo.brief.earlier import earlier
from statusquo.brief.judged import Judged, judged
from statusquo.brief.names import Names
from statusquo.case.joined import HeldPosition, JoinedEvent, World
from statusquo.errors import UsageError

EARLIER: Final = "give the JSON that `brief --json` writes"


@dataclass(frozen=True, slots=True)
class Since:
    """Tells what is new.

    Attributes:
        day: ISO day; empty if there is nothing to compare with. Of an earlier brief the day of its latest report.
        known: party (key), issue and stance of the positions an earlier brief had, with the party's name and the
            issue's label in it; ``None`` compares by day.
        over: party (key), issue and stance of those that had ended in it.
        reports: hashes of the reports it had.
        channels: state of each channel then, by the keys of its parties; ``None`` = not known.
        standing: what held then, by label; ``None`` = not known.
        judged: the verdict then; ``None`` = there was none, or it is not known.
    """

    day: str = ""
    known: Mapping[tuple[str, str, str], tuple[str, str]] | None = None
    over: frozenset[tuple[str, str, str]] = frozenset()
    reports: frozenset[str] = frozenset()
    channels: Mapping[tuple[str, ...], str] | None = None
    standing: Mapping[str, bool | None] | None = None
    judged: Judged | None = None

    @property
    def given(self) -> bool:
        """Whether there is something to compare with."""
        return bool(self.day) or self.known is not None

    @property
    def by_day(self) -> bool:
        """Whether it is a day and no earlier brief, so that a report without a date cannot be new."""
        return bool(self.day) and self.known is None

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


def since(
    value: datetime.date | str | Mapping[str, Any] | None,
    world: World | None = None,
    names: Names | None = None,
    before: Assessment | None = None,
) -> Since:
    """Understand what a brief is to be compared with.

    Args:
        value: a day, its ISO form, or an earlier brief as ``to_dict`` gave it.
        world, names: the case of today; of a day it tells which channels there were before.
        before: of a day, the answers for what was known before it.

    Raises:
        UsageError: it is none of these.
    """
    if value is None:
        return Since()
    if isinstance(value, Mapping):
        return _brief(value)
    if isinstance(value, str):
        try:
            value = datetime.date.fromisoformat(value)
        except ValueError as error:
            advice = "write a day like 2025-12-02, or name the file that `brief --json` wrote"
            raise UsageError(f"{value!r} is no day, and there is no file of that name", advice=advice) from error
    if not isinstance(value, datetime.date):
        raise UsageError("the earlier brief is not one", advice=EARLIER)
    found = Since(day=value.isoformat(), judged=judged(before))
    if world is None or names is None:
        return found
    then = earlier(world, found.day)
    return replace(
        found,
        channels={row.parties: state_of(row) for row in lines(then, names)},
        standing={condition.label: condition.holds for condition in then.conditions},
    )


def _brief(value: Mapping[str, Any]) -> Since:
    """An earlier brief, from its data."""
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
        days = [datetime.date.fromisoformat(report["date"]) for report in value["reports"] if report["date"]]
        told = [channel for channel in value.get("contacts") or () if "party_keys" in channel]
        verdict = value.get("verdict")
        return Since(
            day=max(days).isoformat() if days else "",
            known=known,
            over=over,
            reports=frozenset(report["hash"] for report in value["reports"]),
            channels={tuple(c["party_keys"]): c["state"] for c in told} if "contacts" in value else None,
            standing={c["label"]: c["holds"] for c in value["conditions"]} if "conditions" in value else None,
            judged=Judged.of(verdict) if verdict else None,
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UsageError("the earlier brief is not one", advice=EARLIER) from error
