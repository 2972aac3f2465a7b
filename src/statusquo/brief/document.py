"""A brief: made once from data, shown as a page, as Markdown, as data, in the terminal."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from rich.console import Console

from statusquo.assessment.results import Assessment
from statusquo.brief import changes as changes_of
from statusquo.brief import contacts as contacts_of
from statusquo.brief import data
from statusquo.brief import lead as lead_of
from statusquo.brief import matrix as matrix_of
from statusquo.brief import method as method_of
from statusquo.brief import sources as sources_of
from statusquo.brief import stability as stability_of
from statusquo.brief import timeline as timeline_of
from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence
from statusquo.brief.foreign import Foreign
from statusquo.brief.judged import judged
from statusquo.brief.names import Names
from statusquo.brief.since import Since
from statusquo.brief.since import since as since_of
from statusquo.brief.told import Told
from statusquo.brief.translated import called, translated
from statusquo.brief.turns import Turns
from statusquo.case.decisions import Decision
from statusquo.case.joined import World
from statusquo.case.naming import names_in
from statusquo.conflict.model import Conflict
from statusquo.drafting.spoken import of_reports
from statusquo.errors import UsageError
from statusquo.messages import words

PARTS: Final = ("lead", "positions", "contacts", "timeline", "stability", "sources", "method")
"""The parts of a brief, in their order."""


@dataclass(frozen=True)
class Brief:
    """A brief, ready to be shown. Made by :func:`brief`.

    Attributes:
        language: ``de`` or ``en``; ``text``: ``sentences`` or ``full``; ``parts``: those shown.
        lead, matrix, contacts, timeline, stability, sources, method: the parts as frozen data; ``stability``
            is ``None`` without an assessment. ``changes``: what changed since the day or brief it is compared with.
    """

    language: str
    text: sources_of.Text
    parts: tuple[str, ...]
    lead: lead_of.Lead
    changes: changes_of.Changes
    matrix: matrix_of.Matrix
    contacts: contacts_of.Contacts
    timeline: timeline_of.Timeline
    stability: stability_of.Stability | None
    sources: sources_of.Sources
    method: method_of.Method
    evidence: Evidence
    names: Names
    foreign: Foreign
    since: Since
    conflict: Conflict | None
    assessment: Assessment | None

    def __repr__(self) -> str:
        """Short: the title and what it is made of."""
        return f"<Brief {self.lead.title!r}: {self.lead.kicker}, in {self.language}>"

    def __str__(self) -> str:
        """Verdict, positions and contacts as :meth:`print` shows them, 80 columns wide."""
        from statusquo.brief.terminal import plain_text

        return plain_text(self)

    @property
    def affected(self) -> tuple[str, ...]:
        """Parties without an option in the model, as the brief calls them."""
        return tuple(self.names.called(name) for name in (self.conflict.affected if self.conflict else ()))

    def part_of(self, change: str) -> str:
        """The part that shows a change of that kind."""
        parts = {"channel": "contacts", "event": "timeline", "standing": "timeline"}
        parts |= {"verdict": "stability", "share": "stability"}
        return parts.get(change, "positions")

    def html(self) -> str:
        """One self-contained HTML page: no script, no request, a strict content security policy."""
        from statusquo.brief.html import page  # jinja2 only where a page is made

        return page(self)

    def markdown(self) -> str:
        """The brief as Markdown (tables as in GitHub's); report text is escaped."""
        from statusquo.brief.markdown import document

        return document(self)

    def print(self, console: Console | None = None) -> None:
        """Print verdict, positions and contacts to a terminal (80 columns are enough)."""
        from statusquo.brief.terminal import show

        show(self, console or Console())

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON, complete where the page only counts. ``since`` of a later brief takes it."""
        world = self.evidence.world
        return {
            "language": self.language,
            "lead": data.lead(self.lead),
            "verdict": verdict.to_dict() if (verdict := judged(self.assessment)) else None,
            "changes": self.changes.to_dict(),
            "reports": data.reports(self.evidence),
            "parties": data.parties(world, self.names),
            "actors": data.actors(world, self.names),
            "positions": data.positions(world, self.names),
            "contacts": data.contacts(self.contacts),
            "contradictions": data.contradictions(self.sources),
            "events": data.events(world, self.names),
            "conditions": data.conditions(world, self.names),
            "conflict": data.conflict(self.conflict),
            "assessment": self.assessment.to_dict() if self.assessment else None,
            "speakers": data.speakers(self.sources),
            "left_out": data.left_out(self.sources, self.conflict),
            "method": data.method(self.method),
        }

    def _repr_html_(self) -> str:
        """What a notebook shows: the page in a frame of its own, so that styles stay apart."""
        from statusquo.brief.html import frame

        return frame(self)


def brief(
    world: World,
    conflict: Conflict | None = None,
    assessment: Assessment | None = None,
    *,
    language: str | None = None,
    text: sources_of.Text = "sentences",
    only: Iterable[str] | None = None,
    since: datetime.date | str | Mapping[str, Any] | None = None,
    before: Assessment | None = None,
    title: str | None = None,
    lacking: str = "",
    decisions: Sequence[Decision] = (),
    faults: Sequence[str] = (),
    command: str = "",
) -> Brief:
    """Make a brief of a case.

    Args:
        world: the joined case.
        conflict: its conflict model; ``assessment``: the answers to the five questions about it.
        language: ``de`` or ``en``; ``None`` takes the language most reports have (English if none has one of
            these).
        text: ``sentences`` quotes sentences only, ``full`` shows the whole text of the reports.
        only: parts to show (see ``PARTS``); ``None`` = all.
        since: a day, or an earlier brief's ``to_dict``, to compare with.
        before: with a day: the answers for what was known before it (see :func:`statusquo.brief.earlier.earlier`), so
            that the verdicts can be compared.
        title: the brief's title; ``None`` takes that of the conflict (of a draft: its parties), or of
            the only report.
        lacking: why no conflict could be drafted; empty if one was, or none was asked for.
        decisions: what persons decided on the case, as its log has it.
        faults: one line for each file that could not be read in.
        command: what to type to make the brief again.

    Raises:
        UsageError: an unknown language, part, kind of text or comparison.
        SpanError: a finding does not quote its report.
    """
    if text not in get_args(sources_of.Text):
        raise UsageError(f"there is no text {text!r}", advice="choose sentences or full")
    parts = _parts(only)
    if not world.findings:  # what says nothing about nothing is left out
        parts = tuple(part for part in parts if part in ("lead", "method")) or parts
    language = language or of_reports(world)
    calendar = Calendar(words(language))
    evidence = Evidence(world, calendar)
    names = _names(world, language, conflict)
    compared = since_of(since, world, names, before)
    turns = Turns(world, names, calendar.words)
    other = called(assessment.parties, world, names) if assessment and language != of_reports(world) else {}
    answers = translated(assessment, other) if assessment else None
    matrix = matrix_of.matrix(world, names, evidence, calendar.words, turns, compared)
    contacts = contacts_of.contacts(world, names, evidence, calendar)
    timeline = timeline_of.timeline(world, names, evidence, calendar, turns, compared)
    stability = stability_of.stability(conflict, answers, evidence, calendar) if answers else None
    told = Told(evidence, names, turns, matrix, contacts, timeline)
    changes = changes_of.changes(told, assessment, compared)
    lead = lead_of.lead(told, _title(world, conflict, title, calendar, other), stability, changes, lacking)
    return Brief(
        language=language,
        text=text,
        parts=parts,
        lead=lead,
        changes=changes,
        matrix=matrix,
        contacts=contacts,
        timeline=timeline,
        stability=stability,
        sources=sources_of.sources(world, names, evidence, calendar, text, tuple(faults)),
        method=method_of.method(evidence, names, conflict, assessment, decisions, command),
        evidence=evidence,
        names=names,
        foreign=Foreign(evidence, language, _labels(conflict)),
        since=compared,
        conflict=conflict,
        assessment=assessment,
    )


def _parts(only: Iterable[str] | None) -> tuple[str, ...]:
    if only is None:
        return PARTS
    wanted = set(only)
    unknown = sorted(wanted - set(PARTS))
    if unknown:
        raise UsageError(f"there is no part {unknown[0]!r}", advice=f"choose of {', '.join(PARTS)}")
    return tuple(part for part in PARTS if part in wanted)


def _labels(conflict: Conflict | None) -> list[str]:
    """The words of a model that come from the reports."""
    if conflict is None:
        return []
    return [option.label for option in conflict.options] + [left.label for left in conflict.left_out]


def _title(
    world: World, conflict: Conflict | None, title: str | None, calendar: Calendar, other: Mapping[str, str]
) -> str:
    if title:
        return title
    if conflict is not None and conflict.draft:
        return calendar.listing([other.get(party.name, party.name) for party in conflict.parties])
    if conflict is not None and conflict.title:
        return conflict.title
    if len(world.findings) == 1 and world.findings[0].report.title:
        return world.findings[0].report.title
    return calendar.words("brief.title")


def _names(world: World, language: str, conflict: Conflict | None) -> Names:
    """Names of actors; of those that stand in the tables, the tables' names in the language.

    A party of the model is called as the model calls it, so that one page has one name for it; in another language
    only where that is an acronym, which is the same in both.
    """
    found = dict(names_in(world, language))
    same = language == of_reports(world)
    if same:  # where the reports write an acronym ("SPD"), readers know that and not the name in full
        found |= {a.table: a.name for a in world.actors if a.table and _acronym(a.name, a.table)}
    for party in conflict.parties if conflict is not None else ():
        known = [a for a in world.actors if a.key == a.party and a.table and party.name in (a.name, *a.names)]
        if len(known) == 1 and (same or party.name.isupper()):
            found[known[0].table or ""] = party.name
    return Names(world, found, language)


def _acronym(name: str, key: str) -> bool:
    """Whether a name is an acronym: in capitals, or ("Nato") the key of the table spelled as a word."""
    return " " not in name and (name.isupper() or name.upper() == key)
