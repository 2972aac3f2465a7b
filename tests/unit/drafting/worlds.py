"""Worlds made by hand: a few words a position, everything else filled in.

The reports are invented; every finding has a sentence of its own, so that spans are real.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, field

from statusquo.case.joined import (
    HeldPosition,
    Issue,
    JoinedActor,
    JoinedCondition,
    JoinedEvent,
    Source,
    World,
)
from statusquo.findings import EventKind, EventStatus, Findings, Modality, Stance, finding_id
from statusquo.report import Report
from statusquo.span import Span

NAMES = {
    "RUS": ("Russland", "Moskau"),
    "UKR": ("Ukraine", "Kiew"),
    "USA": ("USA", "US", "Washington"),
    "EU": ("Europäische Union", "EU"),
    "NATO": ("NATO",),
    "GDL": ("GDL",),
    "DB": ("Bahn", "Deutsche Bahn"),
    "MED": ("Norland",),
    "A": ("Aland",),
    "B": ("Beland",),
}
PEOPLE = {"witkoff": "USA", "putin": "RUS", "selenskyj": "UKR"}


def key_of(label: str) -> str:
    """A key as a case would make one."""
    text = label.casefold()
    for old, new in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        text = text.replace(old, new)
    return "_".join(w for w in re.findall("[a-z0-9]+", text) if w not in ("des", "der", "die", "das"))


@dataclass
class Reports:
    """Collects sentences into reports, one a day, and what they say into a world."""

    positions: list[HeldPosition] = field(default_factory=list)
    conditions: list[JoinedCondition] = field(default_factory=list)
    events: list[JoinedEvent] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)

    def _source(self, date: str, sentence: str) -> Source:
        report = f"bericht-{date}"
        text = self.texts.get(report, "")
        start = len(text) + bool(text)
        self.texts[report] = f"{text}\n{sentence}" if text else sentence
        span = Span(start, start + len(sentence), sentence)
        return Source(date, report, finding_id(sentence + date, "finding", [span]), span)

    def says(
        self,
        actor: str,
        stance: Stance,
        issue: str,
        *,
        who: str | None = None,
        to: str | None = None,
        only_if: str | None = None,
        unless: str | None = None,
        date: str = "2025-12-03",
        modality: tuple[Modality, ...] = (),
        until: str | None = None,
        more: tuple[str, ...] = (),
    ) -> Reports:
        """Add a position; ``more`` are the days of further reports that say the same."""
        dates = (date, *more)
        sources = tuple(
            sorted(self._source(d, f"{actor} {stance} {issue} {only_if or ''}{unless or ''} ({d}).") for d in dates)
        )
        self.positions.append(
            HeldPosition(
                party=PEOPLE.get(actor, actor),
                actor=actor,
                stance=stance,
                issue=key_of(issue),
                sources=sources,
                first=min(dates),
                last=max(dates),
                until=until,
                who_would_act=who,
                addressee=to,
                only_if=only_if,
                unless=unless,
                only_if_issue=key_of(only_if) if only_if else None,
                unless_issue=key_of(unless) if unless else None,
                modality=modality,
                weight=len(dates),
            )
        )
        self._labels.setdefault(key_of(issue), issue)
        return self

    def stands(self, label: str, holds: bool | None, *parties: str, date: str = "2025-12-03") -> Reports:
        """Add a condition."""
        source = self._source(date, f"{label}: {holds} ({', '.join(parties)}).")
        self.conditions.append(JoinedCondition(key_of(label), label, holds, parties, (source,)))
        return self

    def happens(
        self,
        kind: EventKind,
        sentence: str,
        *participants: str,
        status: EventStatus = "happened",
        date: str = "2025-12-03",
        outcome: str | None = None,
    ) -> Reports:
        """Add an event."""
        source = self._source(date, sentence)
        self.events.append(
            JoinedEvent(
                key_of(sentence)[:30],
                kind,
                participants,
                status,
                (source,),
                days=(date, date),
                outcomes=(outcome,) if outcome else (),
            )
        )
        return self

    _labels: dict[str, str] = field(default_factory=dict)

    def world(self) -> World:
        """The world; everything sorted."""
        named: set[str] = set()
        for p in self.positions:
            named |= {p.party, p.actor, p.who_would_act or p.party, p.addressee or p.party}
        for tied in (*(c.parties for c in self.conditions), *(e.participants for e in self.events)):
            named |= set(tied)
        named |= {PEOPLE[name] for name in named if name in PEOPLE}
        actors = [
            JoinedActor(key, key.capitalize(), "person", PEOPLE[key], acts_for=PEOPLE[key])
            if key in PEOPLE
            else JoinedActor(key, NAMES[key][0], "state", key, names=NAMES[key])
            for key in sorted(named)
        ]
        findings = tuple(
            Findings(Report.of(text, id=id_, language="de", date=datetime.date.fromisoformat(id_[-10:])))
            for id_, text in sorted(self.texts.items())
        )
        return World(
            findings,
            tuple(actors),
            tuple(Issue(key, label, (label,)) for key, label in sorted(self._labels.items())),
            tuple(sorted(self.positions, key=lambda p: (p.party, p.issue, p.stance, p.actor))),
            tuple(sorted(self.events, key=lambda e: e.key)),
            tuple(sorted(self.conditions, key=lambda c: c.key)),
        )


def kremlin() -> Reports:
    """The talks the project started from, told anew in a few positions, conditions and events."""
    return (
        Reports()
        .says("RUS", "demands", "Abtretung des Donbass", who="UKR", modality=("emphatic",))
        .says("UKR", "rejects", "Abtretung des Donbass", who="UKR", modality=("repeated", "emphatic"))
        .says("RUS", "commits", "Fortsetzung des Dialogs", who="RUS")
        .says("witkoff", "supports", "wirtschaftliche Beziehungen zu Russland", who="USA")
        .says("EU", "demands", "Selbstbestimmungsrecht der Ukraine")
        .says("EU", "opposes", "Friedensplan der USA", who="USA")
        .says("RUS", "threatens", "militärische Bereitschaft", who="RUS")
        .says("NATO", "commits", "Abschreckung gegen Russland", who="NATO")
        .says("putin", "warns", "Ukraine-Konflikt", to="EU")
        .stands("Krieg in der Ukraine", True, "RUS", "UKR")
        .stands("US-Sanktionen gegen Russland", True, "USA", "RUS")
        .stands("direkter Kontakt mit der Ukraine", False, "RUS", "UKR")
        .happens("talks", "Die Gespräche im Kreml dauerten fünf Stunden.", "RUS", "USA", "putin", "witkoff")
        .happens(
            "agreement", "Beide Seiten behandeln die Ergebnisse vertraulich.", "RUS", "USA", outcome="Vertraulichkeit"
        )
    )
