"""The short of an assessment: one table of verdicts, also over the completions of a status quo not wholly known."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from statusquo.assessment.phrases import Phrases, Sentence
from statusquo.assessment.results import Assessment
from statusquo.assessment.results.shown import table
from statusquo.assessment.words import Section, first_sentence, phrases
from statusquo.assessment.words.shares import ShareWords

SIGNS = {True: "✓", False: "✗", None: "?"}
"""Stable, not stable, differs between the completions."""


@dataclass(frozen=True, slots=True)
class Line:
    """One concept.

    Attributes:
        verdicts: for each party, stable or not; ``None`` where the completions differ.
        equilibrium: the same for all parties together.
        low, high: between which the share of orders lies, over all completions and with the interval of a sample;
            equal if there is one exact share; ``None``: not asked for.
    """

    concept: str
    verdicts: tuple[bool | None, ...]
    equilibrium: bool | None
    low: float | None = None
    high: float | None = None


def lines(assessment: Assessment) -> tuple[Line, ...]:
    """The verdicts by concept; none without a status quo."""
    answers = assessment.answers
    if not answers:
        return ()
    found = []
    for concept in assessment.concepts:
        shares = [share for answer in answers for share in answer.shares if share.concept == concept]
        found.append(
            Line(
                concept,
                tuple(assessment.everywhere(concept, party) for party in assessment.parties),
                assessment.everywhere(concept),
                min((share.low for share in shares), default=None),
                max((share.high for share in shares), default=None),
            )
        )
    return tuple(found)


def completions(assessment: Assessment, language: str | None = None) -> Section | None:
    """What holds whatever the open options are; ``None`` if the status quo is wholly known, or there is none.

    Raises:
        UsageError: an unknown language.
    """
    answers = assessment.answers
    if assessment.completions < 2 or not answers:
        return None
    words = phrases(assessment, language)
    say = words.say
    options = words.listed([say("assessment.quote", text=words.told[key]) for key in assessment.open_options])
    told = [say("assessment.open.what", options=options, number=assessment.completions)]
    if len(answers) < assessment.completions:
        told.append(say("assessment.open.looked", looked=len(answers), number=assessment.completions))
    for key, wanted in (("always", True), ("never", False)):
        if concepts := [concept for concept in assessment.concepts if assessment.everywhere(concept) is wanted]:
            told.append(say(f"assessment.open.{key}", concepts=words.of_all(concepts, assessment.concepts)))
    numbers: dict[int, list[str]] = {}
    for spread in assessment.spread:
        if spread.same() is None:
            numbers.setdefault(spread.equilibrium, []).append(spread.concept)
    told += [
        say("assessment.open.some", concept=words.concepts(names), stable=stable, number=assessment.completions)
        for stable, names in numbers.items()
    ]
    if len(answers) < assessment.completions and any(answer.shares for answer in answers):
        told.append(say("assessment.open.no_share"))
    asked = [ShareWords(assessment, words, 1).question(question) for question in assessment.questions[:1]]
    return Section("open", say("assessment.heading.open"), (*map(Sentence, told), *asked))


def verdict(assessment: Assessment, language: str | None = None) -> str:
    """The shortest answer, in one sentence or two: stable, not stable, or on what it depends."""
    if section := completions(assessment, language):
        asked = len(assessment.questions[:1])
        return " ".join(sentence.text for sentence in section.sentences[: len(section.sentences) - asked])
    return first_sentence(assessment, language).text


def text(assessment: Assessment, language: str | None = None) -> str:
    """Title, verdict and table of verdicts for a terminal, without a line wider than its cells need."""
    head, rows = _table(assessment, language)
    found = [assessment.title, verdict(assessment, language)]
    if rows:
        widths = [max(len(row[k]) for row in (head, *rows)) for k in range(len(head))]
        found.append("")
        found += [_justified(row, widths) for row in (head, *rows)]
    return "\n".join(found)


def _justified(row: list[str], widths: list[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def page(assessment: Assessment, language: str | None = None) -> str:
    """The same as HTML for a notebook."""
    head, rows = _table(assessment, language)
    shown = table(head, rows) if rows else ""
    return f"<div><p>{escape(assessment.title)}</p><p>{escape(verdict(assessment, language))}</p>{shown}</div>"


def _table(assessment: Assessment, language: str | None) -> tuple[list[str], list[list[str]]]:
    """Head and rows: concept, each party, all, and the share of orders if it was asked for."""
    told = phrases(assessment, language)
    say = told.say
    found = lines(assessment)
    shared = any(line.low is not None for line in found)
    head = [say("assessment.table.concept"), *assessment.parties, say("assessment.table.all")]
    rows = []
    for line in found:
        row = [told.concepts([line.concept]), *(SIGNS[v] for v in (*line.verdicts, line.equilibrium))]
        if shared:
            row.append(between(line.low, line.high, told))
        rows.append(row)
    return [*head, *([say("assessment.table.share")] if shared else [])], rows


def between(low: float | None, high: float | None, phrases: Phrases) -> str:
    """One share, or a range of shares."""
    if low is None or high is None:
        return "–"
    first, last = phrases.share(low), phrases.share(high)
    return first if first == last else f"{first} – {last}"
