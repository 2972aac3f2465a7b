"""Is it stable? The five answers of an assessment as rows, sentences and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo import svg
from statusquo.assessment.phrases import Phrases, capital
from statusquo.assessment.results import Assessment
from statusquo.assessment.words import describe
from statusquo.brief.asked import asked
from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.graph import Graph, graphs
from statusquo.brief.lever import lever
from statusquo.brief.shares import Completion, ConceptRow, Drawn, completions, concept_row, drawn, swings
from statusquo.brief.verdict import Kind, hundred, kind_of, sure, verdict
from statusquo.conflict.model import Conflict

MOST_WATCHED = 2
"""Parties whose next step the lead names."""
QUESTIONS = {"stable": 1, "edits": 3, "drift": 4, "joint": 5, "needed": 3}
"""Which of the five questions a section of the assessment's words belongs to (the second has pictures)."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence with the sentences it rests on."""

    text: str
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer to one of the five questions in sentences.

    Attributes:
        question: 1 to 5; ``title``: a heading of its own, or empty.
        cases: numbers of the completions of the status quo it is about; empty if there is only one.
        state: the case in words, if it is about one of several.
    """

    question: int
    title: str
    cases: tuple[int, ...]
    state: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Now:
    """An option in the status quo: ``taken`` is ``Y``, ``N`` or ``-`` (not known)."""

    party: str
    label: str
    taken: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is not in the model for one and the same reason."""

    why: str
    items: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Stability:
    """What the part on stability shows; see :class:`statusquo.assessment.results.Assessment`.

    Attributes:
        kind: ``calm`` (stable under every concept), ``held`` (only because answers deter), ``unstable``
            (under none), ``mixed``, ``too_open``, ``depends`` (on what is not known of the status quo),
            ``none`` (no status quo).
        verdict: the verdict in words; ``sure``: how sure it is.
        completions: where the status quo is not wholly known, what holds in each case; ``alike``: whether that is
            the same in all; ``unseen``: how many further cases were not looked at.
        graphs: the conflict graph, one for each of the first completions.
        lever: the smallest edit that moves the verdict, as a short sentence; ``watch``: where there is none, the step
            that pays, or what to ask first.
        against: how the share of orders goes against the verdict of the draft's own order, by concept, in a sentence;
            empty if it does not.
    """

    kind: Kind
    verdict: Said
    sure: str
    parties: tuple[str, ...]
    now: tuple[Now, ...]
    concepts: tuple[ConceptRow, ...]
    completions: tuple[Completion, ...]
    unseen: int
    answers: tuple[Answered, ...]
    shares: tuple[Drawn, ...]
    swings: tuple[Said, ...]
    questions: tuple[str, ...]
    notes: tuple[str, ...]
    graphs: tuple[Graph, ...]
    left_out: tuple[LeftOut, ...]
    affected: tuple[str, ...]
    lever: Said | None = None
    watch: Said | None = None
    against: str = ""

    def of(self, question: int) -> tuple[Answered, ...]:
        """The answers to one question; where several cases have the same, it is told once for all of them."""
        found: dict[tuple[str, tuple[Said, ...]], list[Answered]] = {}
        for answer in self.answers:
            if answer.question == question:
                found.setdefault((answer.title, answer.said), []).append(answer)
        made: list[Answered] = []
        for (title, said), group in found.items():
            cases = tuple(number for answer in group for number in answer.cases)
            everywhere = len(cases) == len(self.completions) > 1
            state = group[0].state if len(group) == 1 else ""
            made.append(Answered(question, title, () if everywhere else cases, state, said))
        return tuple(made)

    def _repr_svg_(self) -> str:
        return svg.on_paper(self.graph)

    def options_of(self, party: str, value: str = "") -> tuple[Now, ...]:
        """The options of a party; with a value, those that have it."""
        return tuple(now for now in self.now if now.party == party and value in ("", now.taken))

    @property
    def alike(self) -> bool:
        """Whether verdicts and shares are the same in all cases, so that what is not known does not matter."""
        return not self.unseen and len({case.verdicts for case in self.completions}) == 1

    @property
    def partly(self) -> bool:
        """Whether a verdict is told of the cases that were computed only."""
        return any(
            verdict is None and seen is not None
            for row in self.concepts
            for verdict, seen in zip((*row.verdicts, row.equilibrium), (*row.seen, row.seen_all), strict=True)
        )

    @property
    def unknown(self) -> tuple[Now, ...]:
        """The options whose state today is not known."""
        return tuple(now for now in self.now if now.taken == "-")

    @property
    def left_number(self) -> int:
        """How much the draft left out."""
        return sum(len(group.items) for group in self.left_out)

    @property
    def graph(self) -> str:
        """The first conflict graph; empty if there is none."""
        return self.graphs[0].picture if self.graphs else ""


def stability(conflict: Conflict | None, assessment: Assessment, evidence: Evidence, calendar: Calendar) -> Stability:
    """Make the part on stability. Parties are called as the model calls them."""
    words = calendar.words
    phrases = Phrases(dict(assessment.labels), words.language, dict(assessment.owners))
    kind = kind_of(assessment)
    quotes = _Quotes(evidence)
    text, because = verdict(kind, assessment, phrases, calendar)
    sections = describe(assessment, words.language)
    states = list(dict.fromkeys(section.state for section in sections if section.state))
    found = lever(assessment, assessment.answer, phrases, calendar) if kind not in ("none", "depends") else None
    concepts = tuple(concept_row(concept, assessment, calendar) for concept in assessment.concepts)
    questions = asked(assessment.questions, conflict, phrases)
    return Stability(
        kind=kind,
        verdict=Said(text, quotes(because)),
        sure=sure(assessment, calendar),
        parties=assessment.parties,
        now=_now(conflict, assessment, quotes),
        concepts=concepts,
        completions=completions(assessment, phrases, calendar),
        unseen=max(0, assessment.completions - len(assessment.answers)),
        answers=tuple(
            Answered(
                QUESTIONS[section.key],
                section.title if section.key == "needed" else "",
                (states.index(section.state) + 1,) if section.state else (),
                section.state,
                tuple(Said(sentence.text, quotes(sentence.because)) for sentence in section.sentences),
            )
            for section in sections
            if section.key in QUESTIONS
        ),
        shares=drawn(assessment, calendar),
        swings=tuple(
            Said(
                words(
                    f"brief.swing.{swing.kind}",
                    party=swing.party,
                    statement=phrases.statement(swing.statement),
                    concept=words(f"brief.concept.{swing.concept}"),
                    high=hundred(swing.high, calendar),
                    low=hundred(swing.low, calendar),
                ),
                quotes(swing.because),
            )
            for swing in swings(assessment.answer)
        ),
        questions=questions,
        notes=tuple(s.text for section in sections if section.key == "limits" for s in section.sentences),
        graphs=graphs(assessment, phrases, calendar),
        left_out=_left_out(conflict, quotes),
        affected=conflict.affected if conflict else (),
        lever=Said(found[0], quotes(found[1].against)) if found else None,
        watch=None if found else _watch(assessment, phrases, questions, quotes),
        against=_against(concepts, calendar),
    )


def _watch(assessment: Assessment, phrases: Phrases, questions: tuple[str, ...], quotes: _Quotes) -> Said | None:
    """The move that a party would gain by, else the question whose answer would tell most."""
    say = phrases.say
    free = [v for answer in assessment.answers for v in answer.verdicts if v.why == "free" and v.threats]
    if assessment.answer is not None and free:
        first = {verdict.party: verdict for verdict in reversed(free)}
        told = [first[party] for party in dict.fromkeys(verdict.party for verdict in free)][:MOST_WATCHED]
        steps = []
        for move in (verdict.threats[0].move for verdict in told):
            does = f"{phrases.verb('could', move.party)} {phrases.act(move)}"
            steps.append(f"{phrases.name(move.party).subject} {does}")
        text = "; ".join(steps)
        because = tuple(dict.fromkeys(finding for verdict in told for finding in verdict.because))
        return Said(say("brief.watch.step", what=capital(text)), quotes(because))
    return Said(say("brief.watch.question", what=questions[0])) if questions else None


def _against(concepts: tuple[ConceptRow, ...], calendar: Calendar) -> str:
    """Where most orders that fit the sources say otherwise than the order the draft has."""
    words = calendar.words
    groups: dict[tuple[bool | None, str], list[str]] = {}
    for row in concepts:
        if row.most is False:
            groups.setdefault((row.equilibrium, row.share), []).append(row.short)
    return " ".join(
        words(f"brief.stability.against_{'stable' if stable else 'unstable'}", concepts=calendar.listing(names),
              share=share)
        for (stable, share), names in groups.items()
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Quotes:
    evidence: Evidence

    def __call__(self, because: tuple[str, ...]) -> tuple[Quote, ...]:
        return tuple(self.evidence.quote(source) for source in self.evidence.sources(because)[-3:])


def _now(conflict: Conflict | None, assessment: Assessment, quotes: _Quotes) -> tuple[Now, ...]:
    pattern = assessment.pattern or "-" * len(assessment.labels)
    because = dict(conflict.status_quo_because) if conflict else {}
    owners = dict(assessment.owners)
    return tuple(
        Now(owners[key], label, value, quotes(because.get(key, ())))
        for (key, label), value in zip(assessment.labels, pattern, strict=True)
    )


def _left_out(conflict: Conflict | None, quotes: _Quotes) -> tuple[LeftOut, ...]:
    """What the draft left out, by reason; the reason that took most comes last, where it is in nobody's way."""
    groups: dict[str, list[Said]] = {}
    for left in conflict.left_out if conflict else ():
        groups.setdefault(left.why, []).append(Said(left.label, quotes(left.because)))
    ranked = sorted(groups.items(), key=lambda item: (len(item[1]), item[0]))
    return tuple(LeftOut(why, tuple(items)) for why, items in ranked)
