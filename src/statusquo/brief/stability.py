"""Is it stable? The five answers of an assessment as rows, sentences and pictures."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from statusquo import svg
from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Assessment, Question, Share, StateAnswer, Swing
from statusquo.assessment.words import describe
from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.graph import picture
from statusquo.brief.lever import lever
from statusquo.conflict.model import Conflict

Kind = Literal["calm", "held", "unstable", "mixed", "too_open", "depends", "none"]
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
        state: the completion of the status quo it is about; empty if there is only one.
    """

    question: int
    title: str
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
class ConceptRow:
    """A concept with its verdict per party; ``None`` = it depends on what is not known.

    ``share`` and ``margin`` are words: so many of a hundred, and the sample's interval.
    """

    concept: str
    name: str
    meaning: str
    verdicts: tuple[bool | None, ...]
    equilibrium: bool | None
    share: str
    margin: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A share as a picture, for all the concepts that have just this share."""

    names: tuple[str, ...]
    share: str
    margin: str
    picture: str


@dataclass(frozen=True, slots=True)
class Stability:
    """What the part on stability shows; see :class:`statusquo.assessment.results.Assessment`.

    Attributes:
        kind: ``calm`` (stable under every concept), ``held`` (only because answers deter), ``unstable``
            (under none), ``mixed``, ``too_open``, ``depends`` (on what is not known of the status quo),
            ``none`` (no status quo).
        verdict: the verdict in words; ``sure``: how sure it is.
    """

    kind: Kind
    verdict: Said
    sure: str
    parties: tuple[str, ...]
    now: tuple[Now, ...]
    concepts: tuple[ConceptRow, ...]
    answers: tuple[Answered, ...]
    shares: tuple[Drawn, ...]
    swings: tuple[Said, ...]
    questions: tuple[str, ...]
    notes: tuple[str, ...]
    graph: str
    graph_note: str
    left_out: tuple[Said, ...]
    affected: tuple[str, ...]
    lever: Said | None = None

    def of(self, question: int) -> tuple[Answered, ...]:
        """The answers to one question."""
        return tuple(answer for answer in self.answers if answer.question == question)

    @property
    def edit(self) -> Said | None:
        """The smallest edit that moves the verdict, as a short sentence."""
        return self.lever


def stability(conflict: Conflict | None, assessment: Assessment, evidence: Evidence, calendar: Calendar) -> Stability:
    """Make the part on stability. Parties are called as the model calls them."""
    phrases = Phrases(dict(assessment.labels), calendar.words.language, dict(assessment.owners))
    answer = assessment.answer
    kind = kind_of(assessment)
    quotes = _Quotes(evidence)
    drawn, note = picture(assessment, answer, phrases, calendar) if answer else ("", "")
    sections = describe(assessment, calendar.words.language)
    return Stability(
        kind=kind,
        verdict=_verdict(kind, assessment, answer, phrases, quotes, calendar),
        sure=_sure(assessment, answer, calendar),
        parties=assessment.parties,
        now=_now(conflict, assessment, quotes),
        concepts=tuple(_concept(concept, assessment, answer, calendar) for concept in assessment.concepts),
        answers=tuple(
            Answered(
                QUESTIONS[section.key],
                section.title if section.key == "needed" else "",
                section.state,
                tuple(Said(sentence.text, quotes(sentence.because)) for sentence in section.sentences),
            )
            for section in sections
            if section.key in QUESTIONS
        ),
        shares=_drawn(assessment, answer, calendar),
        swings=tuple(
            Said(
                calendar.words(
                    f"brief.swing.{swing.kind}",
                    party=swing.party,
                    statement=phrases.statement(swing.statement),
                    concept=calendar.words(f"brief.concept.{swing.concept}"),
                    high=hundred(swing.high, calendar),
                    low=hundred(swing.low, calendar),
                ),
                quotes(swing.because),
            )
            for swing in _swings(answer)
        ),
        questions=tuple(
            calendar.words(f"brief.ask.{q.kind}", party=q.party, statement=_asked(q, phrases))
            for q in assessment.questions[:5]
        ),
        notes=tuple(s.text for section in sections if section.key == "limits" for s in section.sentences),
        graph=drawn,
        graph_note=note,
        left_out=tuple(Said(f"{left.label}: {left.why}", quotes(left.because)) for left in conflict.left_out)
        if conflict
        else (),
        affected=conflict.affected if conflict else (),
        lever=_lever(kind, assessment, answer, phrases, quotes, calendar),
    )


def _asked(question: Question, phrases: Phrases) -> str:
    """What a question is about: a statement, or an option whose state is not known."""
    if question.kind == "state":
        return phrases.labels.get(question.statement, question.statement)
    return phrases.statement(question.statement)


def kind_of(assessment: Assessment) -> Kind:
    """The verdict as one word of the program."""
    if assessment.pattern is None or not assessment.answers:
        return "none"
    if assessment.too_open:
        return "too_open"
    tables = [[answer.stable(concept) for concept in assessment.concepts] for answer in assessment.answers]
    if any(table != tables[0] for table in tables) or len(assessment.answers) < assessment.completions:
        return "depends"
    stable = dict(zip(assessment.concepts, tables[0], strict=True))
    if all(stable.values()):
        return "calm"
    if not any(stable.values()):
        return "unstable"
    return "held" if stable.get("seq") or stable.get("sseq") else "mixed"


def hundred(share: float, calendar: Calendar) -> str:
    """A share as so many of a hundred; never 0 or 100 unless it is."""
    if 0 < share < 0.005:
        return calendar.words("brief.share.hardly")
    if 0.995 < share < 1:
        return calendar.words("brief.share.nearly")
    return calendar.words("brief.share.of", n=svg.whole(share))


@dataclass(frozen=True, slots=True)
class _Quotes:
    evidence: Evidence

    def __call__(self, because: tuple[str, ...]) -> tuple[Quote, ...]:
        return tuple(self.evidence.quote(source) for source in self.evidence.sources(because)[-3:])


def _verdict(
    kind: Kind,
    assessment: Assessment,
    answer: StateAnswer | None,
    phrases: Phrases,
    quotes: _Quotes,
    calendar: Calendar,
) -> Said:
    words = calendar.words
    if kind == "depends":
        unknown = [words("brief.say.quoted", what=phrases.told[key]) for key in assessment.open_options]
        if len(unknown) > _OPEN_TOLD + 1:
            unknown = [*unknown[:_OPEN_TOLD], calendar.count("brief.verdict.more_open", len(unknown) - _OPEN_TOLD)]
        return Said(words("brief.verdict.depends", open=calendar.listing(unknown)))
    first = _telling(kind, assessment)
    answer = answer or next(iter(assessment.answers), None)  # the completions agree on the verdict
    unstable = [v for v in answer.verdicts if not v.stable] if answer else []
    told = next((c for c in (first, *assessment.concepts) if any(v.concept == c for v in unstable)), first)
    leaving = [v for v in unstable if v.concept == told]
    names = [phrases.name(verdict.party).object for verdict in leaving]
    because = tuple(finding for verdict in leaving for finding in verdict.because)
    return Said(words(f"brief.verdict.{kind}", parties=calendar.listing(names)), quotes(because))


_MANY = 10**9
"""More orders than that are said to be many; the part on stability has the number."""
_OPEN_TOLD = 2
"""Open options named in the verdict; the others are counted."""


def _telling(kind: Kind, assessment: Assessment) -> str:
    """The concept whose leavers the verdict names: the mildest for a state that is stable under none."""
    wanted = "gmr" if kind == "unstable" else "nash"
    return wanted if wanted in assessment.concepts else assessment.concepts[0]


def _lever(
    kind: Kind,
    assessment: Assessment,
    answer: StateAnswer | None,
    phrases: Phrases,
    quotes: _Quotes,
    calendar: Calendar,
) -> Said | None:
    found = lever(assessment, answer, phrases, calendar) if kind not in ("none", "depends") else None
    return Said(found[0], quotes(found[1].against)) if found else None


def _sure(assessment: Assessment, answer: StateAnswer | None, calendar: Calendar) -> str:
    words = calendar.words
    if answer is None or not answer.shares:
        return ""
    if assessment.orders == 1:
        return words("brief.share.one")
    shares = {share.concept: share for share in answer.shares}
    strict = shares.get("nash", answer.shares[0])
    mild = shares.get("gmr", answer.shares[-1])
    orders = calendar.number(assessment.orders) if assessment.orders < _MANY else words("brief.share.many")
    values = {"orders": orders, "strict": _in(strict, calendar)}
    if svg.whole(strict.value) == svg.whole(mild.value):
        return words("brief.share.all", **values)
    return words("brief.share.range", mild=_in(mild, calendar), **values)


def _in(share: Share, calendar: Calendar) -> str:
    """In how many of the orders: "none" and "all" only where all were looked at."""
    if share.exact and share.value in (0, 1):
        return calendar.words("brief.share.every" if share.value else "brief.share.no")
    return hundred(share.value, calendar)


def _now(conflict: Conflict | None, assessment: Assessment, quotes: _Quotes) -> tuple[Now, ...]:
    pattern = assessment.pattern or "-" * len(assessment.labels)
    because = dict(conflict.status_quo_because) if conflict else {}
    owners = dict(assessment.owners)
    return tuple(
        Now(owners[key], label, value, quotes(because.get(key, ())))
        for (key, label), value in zip(assessment.labels, pattern, strict=True)
    )


def _concept(concept: str, assessment: Assessment, answer: StateAnswer | None, calendar: Calendar) -> ConceptRow:
    words = calendar.words
    verdicts = tuple(
        _same([a.verdict(concept, party).stable for a in assessment.answers]) for party in assessment.parties
    )
    share = next((s for s in answer.shares if s.concept == concept), None) if answer else None
    name = words(f"brief.concept.{concept}")
    return ConceptRow(
        concept=concept,
        name=name,
        meaning=words(f"brief.meaning.{concept}"),
        verdicts=verdicts,
        equilibrium=_same([a.stable(concept) for a in assessment.answers]),
        share=hundred(share.value, calendar) if share else "",
        margin=_margin(share, calendar) if share else "",
    )


def _drawn(assessment: Assessment, answer: StateAnswer | None, calendar: Calendar) -> tuple[Drawn, ...]:
    """One picture for each different share; none if there is one order only."""
    if answer is None or assessment.orders == 1:
        return ()
    words = calendar.words
    groups: dict[tuple[float, float, float, bool], list[Share]] = {}
    for share in answer.shares:
        groups.setdefault((share.value, share.low, share.high, share.exact), []).append(share)
    made: list[Drawn] = []
    for (value, low, high, _), shares in groups.items():
        names = tuple(words(f"brief.concept.{share.concept}") for share in shares)
        if len(shares) == len(answer.shares) > 1:
            names = (words("brief.share.concepts"),)
        said, margin = hundred(value, calendar), _margin(shares[0], calendar)
        drawing = svg.share(
            value, low, high, name=words("svg.share.name", concept=", ".join(names)), about=f"{said} {margin}".strip()
        )
        made.append(Drawn(names, said, margin, drawing))
    return tuple(made)


def _margin(share: Share, calendar: Calendar) -> str:
    """The interval of a sampled share; empty for an exact one."""
    if share.exact:
        return ""
    return calendar.words("brief.share.margin", low=math.floor(share.low * 100), high=math.ceil(share.high * 100))


def _same(values: list[bool]) -> bool | None:
    return values[0] if values and all(value == values[0] for value in values) else None


def _swings(answer: StateAnswer | None) -> list[Swing]:
    """The statements the shares hang on most, each once."""
    best: dict[tuple[str, str, str], Swing] = {}
    for swing in answer.swings if answer else ():
        key = (swing.party, swing.statement, swing.kind)
        if abs(swing.swing) >= 0.01 and (key not in best or abs(best[key].swing) < abs(swing.swing)):
            best[key] = swing
    return sorted(best.values(), key=lambda s: (-abs(s.swing), s.party, s.statement))[:5]
