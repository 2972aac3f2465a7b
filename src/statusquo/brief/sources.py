"""The reports behind the brief: their sentences with findings marked, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence, Quote, every, main_span
from statusquo.brief.marks import Mark, Piece, cut
from statusquo.brief.names import Names
from statusquo.case.joined import JoinedCondition, JoinedEvent, Source, World
from statusquo.findings import Actor, Condition, Event, Finding, Findings, Position, Statement
from statusquo.report import Report

Text = Literal["sentences", "full"]
MOST_REPORTS, MOST_CHARACTERS = 80, 400_000
"""The part on sources holds at most so many reports and so many code points of their text."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of a report in pieces; ``gap``: something before it was left out.

    ``paragraph``: it begins a new paragraph of the report.
    """

    anchor: str
    pieces: tuple[Piece, ...]
    gap: bool
    paragraph: bool

    @property
    def labels(self) -> tuple[tuple[str, str], ...]:
        """Kind and label of the findings in it (not of the actors), each once, in the order of the text."""
        every = ((m.kind, m.label) for piece in self.pieces for m in piece.marks if m.kind != "actor")
        return tuple(dict.fromkeys(every))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as the page shows it.

    Attributes:
        number: from 1, in order of date; the anchor is ``r<number>``.
        lines: its sentences; all of them, or those with findings.
        left: number of sentences not shown.
        findings: number of findings in it; ``not_read``: why there are none.
    """

    number: int
    report: Report
    lines: tuple[Line, ...]
    left: int
    findings: int
    not_read: str


@dataclass(frozen=True, slots=True)
class Version:
    """One way a thing is told, and where."""

    what: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Versions of the same thing that differ."""

    about: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted, by whom it is relayed, and in how many reports."""

    name: str
    via: tuple[str, ...]
    statements: int
    reports: int


@dataclass(frozen=True, slots=True)
class Sources:
    """The part on sources; ``rest`` are reports that are listed without their sentences."""

    sheets: tuple[Sheet, ...]
    rest: tuple[Report, ...]
    contradictions: tuple[Contradiction, ...]
    speakers: tuple[Speaker, ...]

    @property
    def anchors(self) -> frozenset[str]:
        """Anchors of the sentences that are on the page."""
        return frozenset(line.anchor for sheet in self.sheets for line in sheet.lines)


def sources(world: World, names: Names, evidence: Evidence, calendar: Calendar, text: Text) -> Sources:
    """Make the part on sources. Call it last: sentences quoted elsewhere come first."""
    quoted = {int(anchor[1:].split("-")[0]) for anchor in evidence.used}
    numbers = sorted(range(1, len(evidence.ordered) + 1), key=lambda n: (n not in quoted, -n))
    shown: set[int] = set()
    room = MOST_CHARACTERS
    for n in numbers[:MOST_REPORTS]:
        room -= len(evidence.ordered[n - 1].report.text)
        if room < 0 and shown:
            break
        shown.add(n)
    return Sources(
        sheets=tuple(_sheet(n, evidence, calendar, text) for n in sorted(shown)),
        rest=tuple(f.report for n, f in enumerate(evidence.ordered, start=1) if n not in shown),
        contradictions=_contradictions(world, names, evidence, calendar),
        speakers=_speakers(evidence),
    )


def _sheet(number: int, evidence: Evidence, calendar: Calendar, text: Text) -> Sheet:
    findings = evidence.ordered[number - 1]
    report = findings.report
    marks = _marks(findings, calendar)
    lines: list[Line] = []
    end = 0
    gap = False
    cut_at = evidence.sentences(report.id)
    for i, (start, stop) in enumerate(cut_at):
        anchor = f"s{number}-{i}"
        inside = [m for m in marks if m.start < stop and start < m.stop]
        if text == "sentences" and anchor not in evidence.used and not any(m.kind != "actor" for m in inside):
            gap = True
            continue
        new = "\n" in report.text[end:start]
        lines.append(Line(anchor, cut(report.text, inside, start, stop), gap, new and bool(lines)))
        gap, end = False, stop
    return Sheet(
        number=number,
        report=report,
        lines=tuple(lines),
        left=len(cut_at) - len(lines),
        findings=len(every(findings)),
        not_read=findings.not_read,
    )


def _marks(findings: Findings, calendar: Calendar) -> list[Mark]:
    marks = [
        Mark(span.start, span.stop, "actor", _actor_label(actor, findings, calendar))
        for actor in findings.actors
        for span in actor.mentions
    ]
    for finding in every(findings):
        span = main_span(finding).check(findings.report.text, findings.report.id)
        kind, label = _label(finding, findings, calendar)
        marks.append(Mark(span.start, span.stop, kind, label))
        for other in finding.other_spans if isinstance(finding, Event) else ():
            other.check(findings.report.text, findings.report.id)
            marks.append(Mark(other.start, other.stop, kind, label))
    return marks


def _actor_label(actor: Actor, findings: Findings, calendar: Calendar) -> str:
    party = findings.party(actor.id)
    if party.id == actor.id:
        return calendar.words("brief.mark.actor", name=actor.name)
    return calendar.words("brief.mark.acts_for", name=actor.name, party=party.name)


def _label(finding: Finding, findings: Findings, calendar: Calendar) -> tuple[str, str]:
    words = calendar.words
    if isinstance(finding, Position):
        who = findings.actor(finding.actor).name
        label = words("brief.mark.position", who=who, stance=words(f"stance.{finding.stance}"), issue=finding.label)
        return "position", label
    if isinstance(finding, Statement):
        speaker = findings.actor(finding.speaker).name if finding.speaker else words("brief.mark.nobody")
        return "statement", words("brief.mark.statement", who=speaker)
    if isinstance(finding, Event):
        what = words(f"brief.event.{finding.kind}")
        return "event", words("brief.mark.event", what=what, status=words(f"brief.status.{finding.status}"))
    if isinstance(finding, Condition):
        key = {True: "holds", False: "holds_not", None: "holds_open"}[finding.holds]
        return "condition", words(f"brief.mark.{key}", what=finding.label)
    return "actor", finding.name


def _contradictions(world: World, names: Names, evidence: Evidence, calendar: Calendar) -> tuple[Contradiction, ...]:
    words = calendar.words
    found: list[Contradiction] = []
    for event in world.events:
        who = calendar.listing([names(key) for key in names.parties(event.participants)])
        kind = words(f"brief.event.{event.kind}")
        about = words("brief.timeline.event", kind=kind, who=who) if who else kind
        for key, values in (("place", event.places), ("duration", event.durations)):
            if len(values) > 1:
                versions = _told(event, key, values, evidence)
                found.append(Contradiction(words(f"brief.sources.differ_{key}", what=about), versions))
    for condition in world.conditions:
        versions = _held(condition, evidence, calendar)
        if len(versions) > 1:
            found.append(Contradiction(condition.label, versions))
    return tuple(found)


def _told(event: JoinedEvent, key: str, values: tuple[str, ...], evidence: Evidence) -> tuple[Version, ...]:
    by_value: dict[str, list[Source]] = {value: [] for value in values}
    for source in event.sources:
        finding = evidence.finding(source)
        value = getattr(finding, key, None)
        if value in by_value:
            by_value[value].append(source)
    return tuple(Version(v, tuple(evidence.quote(s) for s in told[:3])) for v, told in by_value.items())


def _held(condition: JoinedCondition, evidence: Evidence, calendar: Calendar) -> tuple[Version, ...]:
    by_value: dict[bool, list[Source]] = {}
    for source in condition.sources:
        finding = evidence.finding(source)
        if isinstance(finding, Condition) and finding.holds is not None:
            by_value.setdefault(finding.holds, []).append(source)
    return tuple(
        Version(
            calendar.words("brief.sources.yes" if value else "brief.sources.no"),
            tuple(evidence.quote(source) for source in by_value[value][:3]),
        )
        for value in sorted(by_value, reverse=True)
    )


def _speakers(evidence: Evidence) -> tuple[Speaker, ...]:
    heard: dict[str, list[tuple[str, str]]] = {}
    for findings in evidence.ordered:
        for statement in findings.statements:
            if statement.speaker:
                via = findings.actor(statement.via).name if statement.via else ""
                heard.setdefault(findings.actor(statement.speaker).name, []).append((findings.report.id, via))
    speakers = [
        Speaker(
            name,
            tuple(sorted({via for _, via in told if via})),
            len(told),
            len({report for report, _ in told}),
        )
        for name, told in heard.items()
    ]
    return tuple(sorted(speakers, key=lambda s: (-s.statements, s.name))[:30])
