"""The reports behind the brief: their sentences with findings marked, and where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from statusquo.brief.calendar import Calendar
from statusquo.brief.citing import Speaker, speakers
from statusquo.brief.contradictions import Contradiction, contradictions
from statusquo.brief.evidence import Evidence, every, main_span
from statusquo.brief.marks import Mark, Piece, cut
from statusquo.brief.names import Names
from statusquo.case.joined import World
from statusquo.findings import Actor, Condition, Event, Finding, Findings, Position, Statement
from statusquo.messages.holding import holding
from statusquo.messages.unread import unread
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
class Sources:
    """The part on sources.

    Attributes:
        sheets: reports with their sentences; ``rest``: reports that are listed without them.
        missing: what was left out and why, in sentences; ``unread``: files and reports that could not be read,
            each with the reason.
    """

    sheets: tuple[Sheet, ...]
    rest: tuple[Report, ...]
    contradictions: tuple[Contradiction, ...]
    speakers: tuple[Speaker, ...]
    missing: tuple[str, ...]
    unread: tuple[tuple[str, str], ...]

    @property
    def anchors(self) -> frozenset[str]:
        """Anchors of the sentences that are on the page."""
        return frozenset(line.anchor for sheet in self.sheets for line in sheet.lines)


def sources(
    world: World, names: Names, evidence: Evidence, calendar: Calendar, text: Text, faults: tuple[str, ...] = ()
) -> Sources:
    """Make the part on sources. Call it last: sentences quoted elsewhere come first.

    Args:
        faults: one line for each file that could not be read in.
    """
    differing = contradictions(world, names, evidence, calendar)
    quoted = {int(anchor[1:].split("-")[0]) for anchor in evidence.used}
    numbers = sorted(range(1, len(evidence.ordered) + 1), key=lambda n: (n not in quoted, -n))
    shown: set[int] = set()
    room = MOST_CHARACTERS
    for n in numbers[:MOST_REPORTS]:
        room -= len(evidence.ordered[n - 1].report.text)
        if room < 0 and shown:
            break
        shown.add(n)
    sheets = tuple(_sheet(n, evidence, names, calendar, text) for n in sorted(shown))
    unread_ones = [(f.report.title or f.report.id, unread(f.not_read, calendar.words)) for f in evidence.ordered]
    return Sources(
        sheets=sheets,
        rest=tuple(f.report for n, f in enumerate(evidence.ordered, start=1) if n not in shown),
        contradictions=differing,
        speakers=speakers(evidence, names),
        missing=_missing(world, sheets, evidence, calendar),
        unread=(*((fault, "") for fault in faults), *(one for one in unread_ones if one[1])),
    )


def _missing(world: World, sheets: tuple[Sheet, ...], evidence: Evidence, calendar: Calendar) -> tuple[str, ...]:
    """What the page leaves out, each with its reason."""
    found: list[str] = []
    if left := sum(sheet.left for sheet in sheets):
        found.append(calendar.count("brief.missing.sentences", left))
    if undated := sum(f.report.date is None for f in evidence.ordered):
        found.append(calendar.count("brief.missing.undated", undated))
    if world.versions:
        found.append(calendar.count("brief.missing.versions", len(world.versions)))
    if nobody := sum(s.speaker is None for f in evidence.ordered for s in f.statements):
        found.append(calendar.count("brief.missing.speakers", nobody))
    return tuple(found)


def _sheet(number: int, evidence: Evidence, names: Names, calendar: Calendar, text: Text) -> Sheet:
    findings = evidence.ordered[number - 1]
    report = findings.report
    marks = _marks(findings, names, calendar)
    lines: list[Line] = []
    end = 0
    gap = False
    cut_at = evidence.sentences(report.id)
    lying: list[list[Mark]] = [[] for _ in cut_at]
    for mark in marks:
        first, last = (evidence.sentence_at(report.id, place) for place in (mark.start, max(mark.start, mark.stop - 1)))
        for i in range(first, last + 1):
            lying[i].append(mark)
    for i, (start, stop) in enumerate(cut_at):
        anchor = f"s{number}-{i}"
        inside = [m for m in lying[i] if m.start < stop and start < m.stop]
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
        not_read=unread(findings.not_read, calendar.words),
    )


def _marks(findings: Findings, names: Names, calendar: Calendar) -> list[Mark]:
    marks = [
        Mark(span.start, span.stop, "actor", _actor_label(actor, findings, names, calendar))
        for actor in findings.actors
        for span in actor.mentions
    ]
    for finding in every(findings):
        span = main_span(finding).check(findings.report.text, findings.report.id)
        kind, label = _label(finding, findings, names, calendar)
        marks.append(Mark(span.start, span.stop, kind, label))
        for other in finding.other_spans if isinstance(finding, Event) else ():
            other.check(findings.report.text, findings.report.id)
            marks.append(Mark(other.start, other.stop, kind, label))
    return marks


def _actor_label(actor: Actor, findings: Findings, names: Names, calendar: Calendar) -> str:
    party = findings.party(actor.id)
    if party.id == actor.id:
        return calendar.words("brief.mark.actor", name=names.called(actor.name))
    return calendar.words("brief.mark.acts_for", name=names.called(actor.name), party=names.called(party.name))


def _label(finding: Finding, findings: Findings, names: Names, calendar: Calendar) -> tuple[str, str]:
    words = calendar.words
    if isinstance(finding, Position):
        who = names.called(findings.actor(finding.actor).name)
        label = words("brief.mark.position", who=who, stance=words(f"stance.{finding.stance}"), issue=finding.label)
        return "position", label
    if isinstance(finding, Statement):
        named = names.called(findings.actor(finding.speaker).name) if finding.speaker else ""
        speaker = named or words("brief.mark.nobody")
        return "statement", words("brief.mark.statement", who=speaker)
    if isinstance(finding, Event):
        what = words(f"brief.event.{finding.kind}")
        return "event", words("brief.mark.event", what=what, status=words(f"brief.status.{finding.status}"))
    if isinstance(finding, Condition):
        return "condition", words(f"brief.mark.{holding(finding.holds)}", what=finding.label)
    return "actor", finding.name
