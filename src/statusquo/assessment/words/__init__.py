"""An assessment in sentences, German or English: short, one idea each, every one with the findings behind it.

The data is in :mod:`statusquo.assessment.results`; here it only finds its words, a file for each question. A sentence
never says more than the data: shares of orders are no probabilities, and what was not looked at is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Final

from statusquo.assessment.phrases import Phrases, Sentence
from statusquo.assessment.results import Assessment
from statusquo.assessment.words.edits import EditWords
from statusquo.assessment.words.resolutions import ResolutionWords
from statusquo.assessment.words.shares import ShareWords
from statusquo.assessment.words.stable import StableWords
from statusquo.assessment.words.ways import WayWords

MOST: Final = 5
"""Sentences of one sort, or states in one sentence, unless another number is asked for."""


@dataclass(frozen=True, slots=True)
class Section:
    """The answer to one question.

    Attributes:
        key: ``stable``, ``share``, ``edits``, ``drift``, ``joint``, ``equilibria``, ``needed`` or ``limits``.
        title: the question in words.
        state: the completion of the status quo it answers for, in words; empty if there is only one.
    """

    key: str
    title: str
    sentences: tuple[Sentence, ...]
    state: str = ""

    def _repr_html_(self) -> str:
        title = " ".join(part for part in (self.title, self.state) if part)
        items = "".join(f"<li>{escape(sentence.text)}</li>" for sentence in self.sentences)
        return f"<h4>{escape(title)}</h4><ul>{items}</ul>"


def describe(
    assessment: Assessment, language: str | None = None, *, most: int = MOST, numbers: bool = True
) -> tuple[Section, ...]:
    """Put an assessment into words.

    Args:
        language: ``de`` or ``en``; default that of the conflict's title and labels.
        most: sentences about single threats, edits, ways or coalitions in each section.
        numbers: whether the shares of each completion are told, and what each edit makes of them.

    Raises:
        UsageError: an unknown language.
    """
    words = phrases(assessment, language)
    say = words.say
    stable, share = StableWords(assessment, words, most), ShareWords(assessment, words, most, numbers=numbers)
    edits, ways = EditWords(assessment, words, most, numbers=numbers), WayWords(assessment, words, most)
    found: list[Section] = []
    for answer in assessment.answers:
        state = ""
        if assessment.completions > 1:
            told = words.state(answer.state, assessment.open_options)
            state = say("assessment.state.completion", state=told)
        for key, sentences in (
            ("stable", stable.sentences(answer)),
            ("share", share.sentences(answer)),
            ("edits", edits.sentences(answer) if 3 in assessment.asked else []),
            ("drift", ways.drift(answer)),
            ("joint", ways.joint(answer) if 5 in assessment.asked else []),
        ):
            if sentences:
                found.append(Section(key, say(f"assessment.heading.{key}"), tuple(sentences), state))
    limits = [
        Sentence(say(f"assessment.note.{key}", **dict(values)))
        for key, values in assessment.notes
        if key != "edits_cut"  # told with question 3
    ]
    limits += ways.channels()
    for key, sentences in (
        ("equilibria", [] if assessment.answers else stable.equilibria()),
        ("needed", ResolutionWords(assessment, words, edits).sentences()),
        ("limits", limits),
    ):
        if sentences:
            found.append(Section(key, say(f"assessment.heading.{key}"), tuple(sentences)))
    return tuple(found)


def first_sentence(assessment: Assessment, language: str | None = None) -> Sentence:
    """The first sentence of :func:`describe`, without making the others: the verdict.

    Raises:
        UsageError: an unknown language.
    """
    words = phrases(assessment, language)
    stable = StableWords(assessment, words, MOST)
    if assessment.answers:
        return stable.verdict(assessment.answers[0])
    told = stable.equilibria()
    return told[0] if told else describe(assessment, language)[0].sentences[0]


def phrases(assessment: Assessment, language: str | None = None) -> Phrases:
    """The names and phrases for an assessment.

    Raises:
        UsageError: an unknown language.
    """
    return Phrases(dict(assessment.labels), language or assessment.language, dict(assessment.owners))


__all__ = ["Section", "describe", "first_sentence", "phrases"]
