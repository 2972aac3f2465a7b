"""The lead: one paragraph of sentences made from data, each with its footnotes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from statusquo.brief.calendar import Calendar
from statusquo.brief.contacts import Contacts
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.matrix import heat, pairs
from statusquo.brief.names import Names
from statusquo.brief.since import Since
from statusquo.brief.stability import Stability
from statusquo.brief.timeline import Timeline
from statusquo.brief.turns import after
from statusquo.case.joined import HeldPosition, World
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


def lead(
    world: World,
    title: str,
    names: Names,
    evidence: Evidence,
    calendar: Calendar,
    contacts: Contacts,
    timeline: Timeline,
    stability: Stability | None,
    since: Since,
    lacking: str = "",
) -> Lead:
    """Write the lead; ``lacking``: there is no model, and why."""
    words = calendar.words
    notes = _Notes()
    sentences: list[Sentence] = []
    if stability is not None and stability.kind != "none":
        headline = Sentence(stability.verdict.text, notes(stability.verdict.quotes[:2]), "stability")
        sentences += _disputes(world, names, evidence, calendar, notes)
        if stability.sure:
            sentences.append(Sentence(stability.sure, (), "stability"))
    elif disputes := _disputes(world, names, evidence, calendar, notes):
        headline, sentences = disputes[0], disputes[1:]
    else:
        key = "brief.lead.no_reports" if not world.findings else "brief.lead.no_dispute"
        if world.findings and all(findings.not_read for findings in world.findings):
            return _nothing_read(world, title, evidence, calendar)
        headline = Sentence(words(key))
    if lacking and world.findings:
        sentences.append(Sentence(words("brief.lead.no_model")))
    sentences += _talks(contacts, timeline, names, calendar, notes)
    sentences += _changed(world, names, evidence, calendar, notes, since, stability)
    sentences += _watch(timeline, stability, calendar, notes)
    return Lead(title, _kicker(evidence, calendar), headline, tuple(sentences), tuple(notes.quotes))


def _nothing_read(world: World, title: str, evidence: Evidence, calendar: Calendar) -> Lead:
    """The lead where no report could be read: that it is so, and why for each; no word on parties or disputes."""
    words = calendar.words
    told = [
        Sentence(words("brief.lead.unread", report=one.report.title or one.report.id, why=unread(one.not_read, words)))
        for one in evidence.ordered[:_UNREAD_TOLD]
    ]
    if (more := len(world.findings) - len(told)) > 0:
        told.append(Sentence(calendar.count("brief.lead.unread_more", more)))
    return Lead(title, _kicker(evidence, calendar), Sentence(words("brief.lead.nothing_read")), tuple(told), ())


def _kicker(evidence: Evidence, calendar: Calendar) -> str:
    reports = [findings.report for findings in evidence.ordered]
    days = sorted(report.date.isoformat() for report in reports if report.date)
    publishers = {report.publisher for report in reports if report.publisher}
    parts = [calendar.period(days[0], days[-1])] if days else []
    counted = calendar.count("brief.lead.reports", len(reports))
    if left := sum(bool(findings.not_read) for findings in evidence.ordered):
        counted += f" ({calendar.words('sources.unread.counted', n=calendar.number(left))})"
    parts.append(counted)
    if publishers:
        parts.append(calendar.count("brief.lead.publishers", len(publishers)))
    return " · ".join(parts)


def _disputes(world: World, names: Names, evidence: Evidence, calendar: Calendar, notes: _Notes) -> list[Sentence]:
    """The two issues on which parties oppose each other most."""
    by_issue: dict[str, list[HeldPosition]] = {}
    for position in world.positions:
        by_issue.setdefault(position.issue, []).append(position)
    labels = {issue.key: issue.label for issue in world.issues}
    found = []
    for key, positions in by_issue.items():
        opposed = pairs(positions)
        if opposed:
            found.append((heat(positions), key, opposed[0]))
    made: list[Sentence] = []
    for _, key, (one, other) in sorted(found, key=lambda item: (-item[0], item[1]))[:2]:
        issue = labels.get(key, key)
        text = calendar.words(
            "brief.lead.dispute" if not made else "brief.lead.further",
            issue=issue, a=names.spoken(one.party).subject, a_does=_does(one, names, calendar),
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


def _talks(contacts: Contacts, timeline: Timeline, names: Names, calendar: Calendar, notes: _Notes) -> list[Sentence]:
    made: list[Sentence] = []
    last = [
        entry for entry in timeline.entries if entry.mark == "happened" and len(entry.parties) > 1 and entry.days[0]
    ]
    if last:
        entry = last[-1]
        key = "brief.lead.last_told" if entry.told else "brief.lead.last"
        day = calendar.period(*entry.days)
        made.append(Sentence(calendar.words(key, what=entry.what, day=day), notes(entry.quotes[:1])))
    missing = contacts.of("ruled_out") or contacts.of("not_told")
    if missing:
        channel = missing[0]
        a, b = (names.spoken(key).dative for key in (channel.a, channel.b))
        text = calendar.words(f"brief.lead.{channel.state}", a=a, b=b)
        made.append(Sentence(text, notes(channel.quotes[:1]), "" if channel.quotes else "contacts"))
    return made


def _changed(
    world: World,
    names: Names,
    evidence: Evidence,
    calendar: Calendar,
    notes: _Notes,
    since: Since,
    stability: Stability | None,
) -> list[Sentence]:
    words = calendar.words
    made: list[Sentence] = []
    labels = {issue.key: issue.label for issue in world.issues}
    turned = sorted(
        (p for p in world.positions if since.ended(p)), key=lambda p: (p.until or "", p.party), reverse=True
    )
    for old in turned[:2]:
        later, new = after(old, world, names, words)
        text = words(
            "brief.lead.turned", party=_capital(names.spoken(old.party).subject),
            issue=labels.get(old.issue, old.issue), old=words(f"stance.{old.stance}"), day=calendar.day(old.until),
            new=calendar.listing(new) or "–",
        )  # fmt: skip
        quotes = [evidence.quote(max(old.sources)), *(evidence.quote(max(p.sources)) for p in later[:1])]
        made.append(Sentence(text, notes(quotes)))
    if since.given:
        fresh = sum(since.new(p, names(p.party)) for p in world.positions)
        if since.day:  # of an earlier brief without a dated report there is no day to tell
            text = calendar.count("brief.lead.new_positions", fresh, day=calendar.day(since.day))
            made.append(Sentence(text, (), "positions"))
        if stability is not None:
            made += _verdict_changed(since, stability, calendar)
    return made


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _verdict_changed(since: Since, stability: Stability, calendar: Calendar) -> list[Sentence]:
    before = dict(since.stable)
    changed = [
        row.name for row in stability.concepts if row.concept in before and before[row.concept] != row.equilibrium
    ]
    if not changed:
        return []
    text = calendar.words("brief.lead.verdict_changed", concepts=calendar.listing(changed))
    return [Sentence(text, (), "stability")]


def _watch(timeline: Timeline, stability: Stability | None, calendar: Calendar, notes: _Notes) -> list[Sentence]:
    made: list[Sentence] = []
    planned = [entry for entry in timeline.entries if entry.mark == "planned"]
    if planned:
        entry = planned[-1]
        key = "brief.lead.planned" if entry.told or not entry.days[0] else "brief.lead.planned_on"
        day = calendar.period(*entry.days)
        made.append(Sentence(calendar.words(key, what=entry.what, day=day), notes(entry.quotes[:1])))
    if stability is not None and stability.lever is not None:
        made.append(Sentence(stability.lever.text, notes(stability.lever.quotes[:1]), "stability"))
    return made
