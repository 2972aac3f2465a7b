"""One world out of many reports: actors, issues, positions, events and conditions joined across reports.

What a single report says is a finding (``statusquo.findings``); what all of them together say is a joined
value here. Each keeps the places it was made from, so that every row leads to its sentences. Keys are
readable, unique in a case, and steady: the same reports in any order give the same keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

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


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """An office of a person in time, as dated reports show it.

    Attributes:
        role: as most reports write it. party: key of whom the person acted for in it.
        first, last: days of the first and last report that show it; ``None`` = no dated one.
        mentions: reports that show it.
    """

    role: str
    party: str | None
    first: str | None
    last: str | None
    mentions: int = 1

    def __str__(self) -> str:
        """The role with its time: ``Außenminister (2005-05-01 - 2006-06-02)``."""
        if self.first is None or self.last is None:
            return self.role
        return f"{self.role} ({self.first})" if self.first == self.last else f"{self.role} ({self.first} - {self.last})"


@dataclass(frozen=True, slots=True)
class JoinedActor:
    """An actor of the case.

    Attributes:
        key: steady readable key (``RUS``, ``wladimir_putin``).
        acts_for: key of the party this actor acts for, by most of the reports that say so.
        party: key of the party at the end of ``acts_for`` (the actor itself if it acts for nobody).
        roles: titles found, the latest first.
        periods: offices with the time in which dated reports show them, the earliest first.
        renamed: a person gave it its name.
        behind: every party that reports name behind this actor, by most reports first; more than one is a
            contradiction or a change, and all stay visible.
        names: all names and short forms found, the most frequent first.
        mentions: reports that name it.
        first, last: days of the first and last dated source; ``None`` = none is dated.
        weight: number of different texts among the sources; counted by the join, and right where the sources are not
            loaded.
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
    periods: tuple[Period, ...] = ()
    behind: tuple[str, ...] = ()
    renamed: bool = False
    mentions: int = 0
    first: str | None = None
    last: str | None = None
    weight: int = 0


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


class Standing(NamedTuple):
    """A position that holds now, with what a matrix asks of it and no more: a case may have hundreds of thousands."""

    party: str
    actor: str
    issue: str
    stance: Stance
    weight: int
    last: str | None
    until: None = None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedEvent:
    """One happening, as all reports tell it.

    Attributes:
        days: first and last ISO day, ``None`` = not known.
        places, durations, outcomes: every version told, with the most frequent first; more than one is a
            contradiction or a refinement, and both stay visible.
        first, last: days of the first and last dated source; ``None`` = none is dated.
        weight: number of different texts among the sources.
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
    first: str | None = None
    last: str | None = None
    weight: int = 1


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


@dataclass(frozen=True, slots=True, order=True)
class Version:
    """A report that prints nearly the same text as another: an agency's copy, a corrected version.

    Attributes:
        report: its id; ``of``: id of the earliest report of that text, which stands for all of them.
        score: likeness of the two texts, 0 to 1 (``statusquo.case.sketches``); 1 = the same text.
        decided: who linked them; ``None`` if their likeness did.
    """

    report: str
    of: str
    score: float
    decided: str | None = None


@dataclass(frozen=True, slots=True)
class World:
    """All that a case says, joined. Everything is sorted; the order of the reports does not matter.

    Attributes:
        findings: the findings of each report, by report id.
        actors, issues, positions, events, conditions: the joined values.
        versions: reports that print the same text as another; what they say counts once.
        now: in an overview that was asked for no more (see :meth:`statusquo.case.Case.overview`) what holds now, in
            place of ``positions``; else ``None``.
    """

    findings: tuple[Findings, ...]
    actors: tuple[JoinedActor, ...] = ()
    issues: tuple[Issue, ...] = ()
    positions: tuple[HeldPosition, ...] = ()
    events: tuple[JoinedEvent, ...] = ()
    conditions: tuple[JoinedCondition, ...] = ()
    versions: tuple[Version, ...] = ()
    now: tuple[Standing, ...] | None = None

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

    def heads(self) -> dict[str, str]:
        """Report -> the report it is a version of; reports that are no version are left out."""
        return {version.report: version.of for version in self.versions}


def originals(sources: Iterable[Source], heads: Mapping[str, str]) -> tuple[Source, ...]:
    """The sources that count: without those in a version of a report that is among them too.

    Args:
        heads: see :meth:`World.heads`. Of two versions whose first report is not among them the earlier counts.
    """
    listed = tuple(sources)
    if not heads:
        return listed
    first: dict[str, str] = {}
    for source in sorted(listed):
        head = heads.get(source.report, source.report)
        first[head] = head if source.report == head else first.get(head, source.report)
    return tuple(source for source in listed if first[heads.get(source.report, source.report)] == source.report)


def dated(sources: Iterable[Source]) -> tuple[str | None, str | None]:
    """The days of the first and last dated source."""
    days = [source.date for source in sources if source.date]
    return min(days, default=None), max(days, default=None)


def texts(sources: Iterable[Source], heads: Mapping[str, str]) -> int:
    """The number of different texts among sources, versions of one counted once."""
    return len({heads.get(source.report, source.report) for source in sources})
