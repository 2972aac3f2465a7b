"""One world out of many reports: actors, issues, positions, events and conditions joined across reports.

What a single report says is a finding (``statusquo.findings``); what all of them together say is a joined
value here. Each keeps the places it was made from, so that every row leads to its sentences. Keys are
readable, unique in a case, and steady: the same reports in any order give the same keys.
"""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.findings import ActorKind, EventKind, EventStatus, Findings, Modality, Stance
from statusquo.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A place in a report that a joined value rests on.

    Attributes:
        date: day of the report, ISO 8601; an empty string if not known (it sorts first).
        report: id of the report; ``finding``: id of the finding; ``span``: its evidence.
    """

    date: str
    report: str
    finding: str
    span: Span


@dataclass(frozen=True, slots=True)
class JoinedActor:
    """An actor of the case.

    Attributes:
        key: steady readable key (``RUS``, ``wladimir_putin``).
        acts_for: key of the party this actor acts for, by most of the reports that say so.
        party: key of the party at the end of ``acts_for`` (the actor itself if it acts for nobody).
        roles: titles found, the latest first.
        names: all names and short forms found, the most frequent first.
    """

    key: str
    name: str
    kind: ActorKind
    party: str
    acts_for: str | None = None
    roles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    table: str | None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What positions are about: one label for many wordings.

    Attributes:
        key: option-like key made from the label's head words (``abtretung_donbass``).
        label: the canonical wording.
        wordings: all wordings found, the most frequent first.
        reason: why the wordings were joined; empty for a single one.
        parent: key of the wider issue that a person put it under.
    """

    key: str
    label: str
    wordings: tuple[str, ...] = ()
    reason: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class HeldPosition:
    """A stance of one party (through one actor) on one issue, over time.

    Attributes:
        party, actor: keys of actors; equal where the party itself is named.
        issue: key of the issue.
        first, last: ISO days of the first and last report that show it; ``None`` = not known.
        until: day of the report that shows the actor's later, contrary stance; ``None`` while it holds.
        only_if, unless: the condition tied to it, in the words of the latest source.
        only_if_issue, unless_issue: key of the issue that condition names, if it is one.
        weight: number of different texts that show it.
    """

    party: str
    actor: str
    stance: Stance
    issue: str
    sources: tuple[Source, ...]
    first: str | None = None
    last: str | None = None
    until: str | None = None
    who_would_act: str | None = None
    addressee: str | None = None
    only_if: str | None = None
    unless: str | None = None
    only_if_issue: str | None = None
    unless_issue: str | None = None
    modality: tuple[Modality, ...] = ()
    weight: int = 1


@dataclass(frozen=True, slots=True)
class JoinedEvent:
    """One happening, as all reports tell it.

    Attributes:
        days: first and last ISO day, ``None`` = not known.
        places, durations, outcomes: every version told, with the most frequent first; more than one is a
            contradiction or a refinement, and both stay visible.
    """

    key: str
    kind: EventKind
    participants: tuple[str, ...]
    status: EventStatus
    sources: tuple[Source, ...]
    days: tuple[str, str] | None = None
    places: tuple[str, ...] = ()
    durations: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedCondition:
    """A standing fact; ``holds`` is ``None`` where reports differ or leave it open."""

    key: str
    label: str
    holds: bool | None
    parties: tuple[str, ...]
    sources: tuple[Source, ...]
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """All that a case says, joined. Everything is sorted; the order of the reports does not matter.

    Attributes:
        findings: the findings of each report, by report id.
        actors, issues, positions, events, conditions: the joined values.
    """

    findings: tuple[Findings, ...]
    actors: tuple[JoinedActor, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[HeldPosition, ...] = ()
    events: tuple[JoinedEvent, ...] = ()
    conditions: tuple[JoinedCondition, ...] = ()

    def __repr__(self) -> str:
        """Short: how much there is of everything."""
        kinds = ("positions", "issues", "events", "conditions", "actors")
        found = ", ".join(f"{len(getattr(self, kind))} {kind}" for kind in kinds)
        return f"<World of {len(self.findings)} reports: {found}>"

    def actor(self, key: str) -> JoinedActor:
        """The actor of that key."""
        return next(actor for actor in self.actors if actor.key == key)

    def issue(self, key: str) -> Issue:
        """The issue of that key."""
        return next(issue for issue in self.issues if issue.key == key)
