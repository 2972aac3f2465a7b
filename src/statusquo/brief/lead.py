"""The lead: one paragraph of sentences made from data, each with its footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from statusquo.assessment.phrases import capital
from statusquo.brief.calendar import Calendar
from statusquo.brief.changes import Changes
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.held import MOST_QUOTES
from statusquo.brief.names import Names
from statusquo.brief.opposed import heaviest
from statusquo.brief.stability import Stability
from statusquo.brief.told import Told
from statusquo.brief.turns import alike
from statusquo.case.joined import HeldPosition
from statusquo.messages.unread import unread


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the lead; ``notes`` are numbers of footnotes.

    ``computed``: it rests on a computation, shown in the part whose anchor this is; empty if it does not.
    """

    text: str
    notes: tuple[int, ...] = ()
    computed: str = ""


@dataclass(frozen=True, slots=True)
class Lead:
    """Title, period and paragraph.

    Attributes:
        kicker: period and number of reports.
        headline: the verdict, or the main dispute, in one sentence.
        notes: footnotes, the first is number 1.
    """

    title: str
    kicker: str
    headline: Sentence
    sentences: tuple[Sentence, ...]
    notes: tuple[Quote, ...]


MOST_TURNED: Final = 2
"""Changes of position that the lead tells."""
_UNREAD_TOLD: Final = 10
"""Reports named where none could be read; the others are counted, and all stand among the sources."""


@dataclass
class _Notes:
    quotes: list[Quote] = field(default_factory=list)

    def __call__(self, quotes: tuple[Quote, ...] | list[Quote]) -> tuple[int, ...]:
        numbers = []
        for quote in quotes:
            if quote not in self.quotes:
                self.quotes.append(quote)
            numbers.append(self.quotes.index(quote) + 1)
        return tuple(sorted(set(numbers)))


def lead(now: Told, title: str, stability: Stability | None, changes: Changes, lacking: str = "") -> Lead:
    """Write the lead; ``lacking``: there is no model, and why."""
    world, evidence = now.world, now.evidence
    words = now.calendar.words
    notes = _Notes()
    sentences: list[Sentence] = []
    if stability is not None and stability.kind != "none":
        headline = Sentence(stability.verdict.text, notes(stability.verdict.quotes[:2]), "stability")
        sentences += _disputes(now, notes)
        if stability.sure:
            sentences.append(Sentence(stability.sure, (), "stability"))
    elif disputes := _disputes(now, notes):
        headline, sentences = disputes[0], disputes[1:]
    else:
        key = "brief.lead.no_reports" if not world.findings else "brief.lead.no_dispute"
        if world.findings and all(findings.not_read for findings in world.findings):
            return _nothing_read(title, evidence)
        headline = Sentence(words(key))
        if not world.findings:
            sentences.append(Sentence(words("brief.lead.add_reports")))
    if lacking and world.findings:
        sentences.append(Sentence(words("brief.lead.no_model")))
    sentences += _talks(now, notes)
    sentences += _changed(now, notes, changes)
    sentences += _watch(now, notes, stability)
    return Lead(title, _kicker(evidence), headline, tuple(sentences), tuple(notes.quotes))


def _nothing_read(title: str, evidence: Evidence) -> Lead:
    """The lead where no report could be read: that it is so, and why for each; no word on parties or disputes."""
    words = evidence.calendar.words
    told = [
        Sentence(words("brief.lead.unread", report=one.report.title or one.report.id, why=unread(one.not_read, words)))
        for one in evidence.ordered[:_UNREAD_TOLD]
    ]
    if (more := len(evidence.ordered) - len(told)) > 0:
        told.append(Sentence(evidence.calendar.count("brief.lead.unread_more", more)))
    return Lead(title, _kicker(evidence), Sentence(words("brief.lead.nothing_read")), tuple(told), ())


def _kicker(evidence: Evidence) -> str:
    calendar = evidence.calendar
    reports = [findings.report for findings in evidence.ordered]
    days = sorted(report.date.isoformat() for report in reports if report.date)
    publishers = {report.publisher for report in reports if report.publisher}
    parts = [calendar.period(days[0], days[-1])] if days else []
    counted = calendar.count("brief.lead.reports", len(reports))
    if left := sum(bool(findings.not_read) for findings in evidence.ordered):
        counted += f" ({calendar.words('sources.unread.counted', n=calendar.number(left))})"
    parts.append(counted)
    if undated := sum(report.date is None for report in reports):
        parts.append(calendar.words("brief.lead.undated", n=calendar.number(undated)))
    if publishers:
        parts.append(calendar.count("brief.lead.publishers", len(publishers)))
    return " · ".join(parts)


def _disputes(now: Told, notes: _Notes) -> list[Sentence]:
    """The first two issues of the matrix on which parties oppose each other."""
    names, evidence, calendar = now.names, now.evidence, now.calendar
    rows = [row for row in now.matrix.rows if row.opposed][:2]
    positions: dict[str, list[HeldPosition]] = {row.key: [] for row in rows}
    for position in now.world.positions:
        if position.issue in positions:
            positions[position.issue].append(position)
    made: list[Sentence] = []
    for row in rows:
        found = heaviest(positions[row.key])
        if found is None:
            continue
        one, other = found
        text = calendar.words(
            "brief.lead.dispute" if not made else "brief.lead.further",
            issue=row.label, a=names.spoken(one.party).subject, a_does=_does(one, names, calendar),
            b=names.spoken(other.party).subject, b_does=_does(other, names, calendar),
        )  # fmt: skip
        quotes = [evidence.quote(max(one.sources)), evidence.quote(max(other.sources))]
        made.append(Sentence(text, notes(quotes)))
    return made


def _does(position: HeldPosition, names: Names, calendar: Calendar) -> str:
    """The verb of a stance where the issue is not named again: "ist dagegen"."""
    if position.stance == "opposes":
        return calendar.words(f"brief.lead.against{'_plural' if names.spoken(position.party).plural else ''}")
    return names.stance(position.party, position.stance, calendar.words)


def _talks(now: Told, notes: _Notes) -> list[Sentence]:
    contacts, calendar = now.contacts, now.calendar
    made: list[Sentence] = []
    last = [
        entry for entry in now.timeline.entries if entry.mark == "happened" and len(entry.parties) > 1 and entry.days[0]
    ]
    if last:
        entry = last[-1]
        key = "brief.lead.last_told" if entry.told else "brief.lead.last"
        day = calendar.period(*entry.days)
        made.append(Sentence(calendar.words(key, what=entry.what, day=day), notes(entry.quotes[:1])))
    missing = contacts.of("ruled_out") or contacts.of("not_told")
    if missing:
        channel = missing[0]
        a, b = (now.names.spoken(key).dative for key in (channel.a, channel.b))
        text = calendar.words(f"brief.lead.{channel.state}", a=a, b=b)
        made.append(Sentence(text, notes(channel.quotes[:1]), "" if channel.quotes else "contacts"))
    return made


def _changed(now: Told, notes: _Notes, changes: Changes) -> list[Sentence]:
    """What changed: since the day or brief compared with, else the latest changes of position there are."""
    names, calendar, turns = now.names, now.calendar, now.turns
    words = calendar.words
    if changes.since:
        told = [Sentence(changes.summary, (), "lead-changes" if changes.items else "")]
        judged = (*changes.of("verdict"), *changes.of("share")[:1])
        return told + [Sentence(change.text, (), "stability") for change in judged]
    made: list[Sentence] = []
    turned = sorted((p for p in now.world.positions if p.until), key=lambda p: (p.until or "", p.party), reverse=True)
    for group in alike(turned)[:MOST_TURNED]:
        old = group[0]
        later, new = turns(old)
        text = words(
            "brief.lead.turned", party=capital(names.spoken(old.party).subject), issue=turns.label(old.issue),
            old=names.stance(old.party, old.stance, words), day=calendar.day(old.until),
            new=calendar.listing(new) or "–",
        )  # fmt: skip
        quotes = now.evidence.quotes((max(p.sources) for p in (old, *later[:1], *group[1:])), MOST_QUOTES)
        made.append(Sentence(text, notes(quotes)))
    return made


def _watch(now: Told, notes: _Notes, stability: Stability | None) -> list[Sentence]:
    """What to watch: what is planned next, what would turn the verdict, the step that pays, the question to ask."""
    made: list[Sentence] = []
    latest = max((f.report.date.isoformat() for f in now.evidence.ordered if f.report.date), default="")
    planned = [entry for entry in now.timeline.entries if entry.mark == "planned"]
    ahead = [entry for entry in planned if not entry.told and entry.days[1] >= latest]
    if planned:
        entry = ahead[0] if ahead else planned[-1]
        key = "brief.lead.planned" if entry.told or not entry.days[0] else "brief.lead.planned_on"
        day = now.calendar.period(*entry.days)
        made.append(Sentence(now.calendar.words(key, what=entry.what, day=day), notes(entry.quotes[:1])))
    if stability is None:
        return made
    told = [said for said in (stability.lever, stability.watch) if said is not None]
    return made + [Sentence(said.text, notes(said.quotes[:1]), "stability") for said in told]
