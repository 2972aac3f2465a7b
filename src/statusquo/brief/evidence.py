"""Evidence: the reports of a world in order, their sentences, and the sentence behind every finding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from statusquo.brief.calendar import Calendar
from statusquo.brief.sentences import sentences
from statusquo.case.joined import Source, World
from statusquo.findings import Condition, Event, Finding, Findings, Position, Statement
from statusquo.report import Report
from statusquo.span import Span

LONGEST = 700
"""Code points of a sentence that a quotation shows; what is further from the marked words is cut."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence with the words that matter marked, and where it stands.

    Attributes:
        report: number of the report in the brief, from 1; ``anchor``: id of the sentence in the part on
            sources.
        start, stop: the marked words in the report's stored text.
        language: of the report, if it is another than that of the brief; else empty.
    """

    report: int
    report_id: str
    anchor: str
    date: str
    where: str
    before: str
    marked: str
    after: str
    start: int
    stop: int
    language: str = ""


@dataclass
class Evidence:
    """Looks up what findings rest on.

    Attributes:
        world: the case; ``calendar``: for dates in the language of the brief.
        used: anchors of the sentences that were quoted.
    """

    world: World
    calendar: Calendar
    used: set[str] = field(default_factory=set)
    ordered: tuple[Findings, ...] = ()
    _number: dict[str, int] = field(default_factory=dict)
    _sentences: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    _by_finding: dict[str, list[tuple[str, Finding]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ordered = tuple(sorted(self.world.findings, key=lambda f: (_iso(f.report), f.report.id)))
        for n, findings in enumerate(self.ordered, start=1):
            self._number[findings.report.id] = n
            for finding in every(findings):
                self._by_finding.setdefault(finding.id, []).append((findings.report.id, finding))

    @cached_property
    def hashes(self) -> dict[str, str]:
        """The hash of each report's stored text, by id."""
        return {f.report.id: f.report.hash for f in self.ordered}

    def findings(self, report: str) -> Findings:
        """The findings of a report, by its id."""
        return self.ordered[self._number[report] - 1]

    def number(self, report: str) -> int:
        """The number of a report in the brief, from 1, in order of date."""
        return self._number[report]

    def has(self, report: str) -> bool:
        """Whether the world holds a report of that id."""
        return report in self._number

    def finding(self, source: Source) -> Finding | None:
        """The finding a source names, as read from its report."""
        return next((f for r, f in self._by_finding.get(source.finding, ()) if r == source.report), None)

    def sources(self, finding_ids: tuple[str, ...]) -> list[Source]:
        """The places of findings named by id (the ``because`` of a conflict), in order, without unknown ids."""
        found = [
            Source(_iso(self.findings(report).report), report, finding.id, main_span(finding))
            for finding_id in finding_ids
            for report, finding in self._by_finding.get(finding_id, ())
        ]
        return sorted(set(found))

    def sentences(self, report: str) -> list[tuple[int, int]]:
        """Start and stop of the sentences of a report."""
        if report not in self._sentences:
            self._sentences[report] = sentences(self.findings(report).report.text)
        return self._sentences[report]

    def sentence_at(self, report: str, place: int) -> int:
        """The number of the sentence, from 0, that holds a place (or the one before it)."""
        return max(0, bisect_right(self.sentences(report), place, key=lambda sentence: sentence[0]) - 1)

    def quote(self, source: Source) -> Quote:
        """The sentence behind a source.

        Raises:
            SpanError: the span does not quote its report.
        """
        report = self.findings(source.report).report
        source.span.check(report.text, report.id)
        cut = self.sentences(source.report)
        first = self.sentence_at(source.report, source.span.start)
        last = self.sentence_at(source.report, source.span.stop - 1)
        start, stop = min(cut[first][0], source.span.start), max(cut[last][1], source.span.stop)
        anchor = f"s{self._number[report.id]}-{first}"
        self.used.add(anchor)
        before, after = report.text[start : source.span.start], report.text[source.span.stop : stop]
        marked = source.span.quote
        room = max(80, (LONGEST - len(marked)) // 2)
        return Quote(
            report=self._number[report.id],
            report_id=report.id,
            anchor=anchor,
            date=_iso(report),
            where=self.where(report),
            before=before if len(before) <= room else f"… {before[-room:]}",
            marked=marked if len(marked) <= LONGEST else f"{marked[:LONGEST]} …",
            after=after if len(after) <= room else f"{after[:room]} …",
            start=source.span.start,
            stop=source.span.stop,
            language=self.foreign(report),
        )

    def quotes(self, sources: Iterable[Source], most: int) -> tuple[Quote, ...]:
        """The sentences behind the first of some sources; what two findings rest on alike is quoted once."""
        once: dict[tuple[str, Span], Source] = {}
        for source in sources:
            once.setdefault((source.report, source.span), source)
        return tuple(self.quote(source) for source in list(once.values())[:most])

    def foreign(self, report: Report) -> str:
        """The language of a report, if it is known and another than that of the brief; else empty."""
        language = report.language or ""
        return language if language != self.calendar.words.language else ""

    def where(self, report: Report) -> str:
        """Publisher and day, or title, of a report: how a quotation names it."""
        name = report.publisher or report.title or report.id
        name = name if len(name) <= 90 else f"{name[:88]}…"
        return f"{name}, {self.calendar.day(_iso(report))}" if report.date else name


def every(findings: Findings) -> list[Finding]:
    """All findings of a report that are tied to a clause (not the actors)."""
    return [*findings.positions, *findings.statements, *findings.events, *findings.conditions]


def main_span(finding: Finding) -> Span:
    """The span that shows a finding best."""
    if isinstance(finding, Position):
        return finding.evidence
    if isinstance(finding, Statement):
        return finding.content
    if isinstance(finding, Event | Condition):
        return finding.span
    return finding.mentions[0]


def _iso(report: Report) -> str:
    return report.date.isoformat() if report.date else ""
