"""Shares of orders as rows and pictures, and the statements they hang on."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo import svg
from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Assessment, Share, StateAnswer, Swing
from statusquo.brief.calendar import Calendar
from statusquo.brief.verdict import hundred, margin

MOST_DRAWN = 4
"""Completions of a status quo that is not wholly known whose shares, and graphs, are drawn."""


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept with its verdict per party; ``None`` = it depends on what is not known.

    ``share`` and ``margin`` are words: so many of a hundred, and the sample's interval.
    """

    concept: str
    name: str
    short: str
    meaning: str
    verdicts: tuple[bool | None, ...]
    equilibrium: bool | None
    share: str
    margin: str


@dataclass(frozen=True, slots=True)
class Completion:
    """One way a status quo that is not wholly known may be.

    Attributes:
        number: from 1; ``state``: in words; ``taken``: whether each of the open options is taken.
        verdicts: verdict for all parties and share, per concept.
    """

    number: int
    state: str
    taken: tuple[bool, ...]
    verdicts: tuple[tuple[bool, str], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A share as a picture, for all the concepts that have just this share.

    ``state``: the completion it is about, in words; empty if there is only one.
    """

    names: tuple[str, ...]
    share: str
    margin: str
    picture: str
    state: str = ""


def case_name(assessment: Assessment, answer: StateAnswer, calendar: Calendar) -> str:
    """The number of a completion; empty if there is only one."""
    if assessment.completions < 2:
        return ""
    return calendar.words("brief.stability.case_n", n=assessment.answers.index(answer) + 1)


def told_state(assessment: Assessment, answer: StateAnswer, phrases: Phrases) -> str:
    """What a completion takes for granted of the options that are not known; empty if there is only one."""
    return phrases.state(answer.state, assessment.open_options) if assessment.completions > 1 else ""


def concept_row(concept: str, assessment: Assessment, calendar: Calendar) -> ConceptRow:
    """Verdicts of a concept, where all completions agree, and its share if there is one status quo."""
    words = calendar.words
    verdicts = tuple(
        _same([a.verdict(concept, party).stable for a in assessment.answers]) for party in assessment.parties
    )
    answer = assessment.answer
    share = next((s for s in answer.shares if s.concept == concept), None) if answer else None
    return ConceptRow(
        concept=concept,
        name=words(f"brief.concept.{concept}"),
        short=words(f"brief.concept_short.{concept}"),
        meaning=words(f"brief.meaning.{concept}"),
        verdicts=verdicts,
        equilibrium=_same([a.stable(concept) for a in assessment.answers]),
        share=hundred(share.value, calendar, share.exact) if share else "",
        margin=margin(share, calendar) if share else "",
    )


def completions(assessment: Assessment, phrases: Phrases, calendar: Calendar) -> tuple[Completion, ...]:
    """A row per completion that was looked at; none if the status quo is wholly known."""
    if assessment.completions < 2:
        return ()
    made: list[Completion] = []
    places = [i for i, value in enumerate(assessment.pattern or "") if value == "-"]
    for number, answer in enumerate(assessment.answers, start=1):
        shares = {share.concept: hundred(share.value, calendar, share.exact) for share in answer.shares}
        verdicts = tuple((answer.stable(concept), shares.get(concept, "")) for concept in assessment.concepts)
        taken = tuple(answer.state[i] == "Y" for i in places)
        made.append(Completion(number, told_state(assessment, answer, phrases), taken, verdicts))
    return tuple(made)


def drawn(assessment: Assessment, calendar: Calendar) -> tuple[Drawn, ...]:
    """One picture for each different share; none if there is one order only, or no share was asked for."""
    if assessment.orders == 1:
        return ()
    if len({_key(answer) for answer in assessment.answers}) == 1:
        return tuple(_drawn(assessment.answers[0], "", calendar))
    # Of several cases the two ends are drawn, the least share and the largest; the table has all.
    ends = sorted(
        (share.value, answer.state, share.concept) for answer in assessment.answers for share in answer.shares
    )
    made: list[Drawn] = []
    for _, state, concept in (ends[0], ends[-1]) if ends else ():
        answer = next(a for a in assessment.answers if a.state == state)
        drawings = _drawn(answer, case_name(assessment, answer, calendar), calendar)
        name = calendar.words(f"brief.concept.{concept}")
        made.append(next((d for d in drawings if name in d.names), drawings[0]))
    return tuple(made)


def _key(answer: StateAnswer) -> tuple[tuple[str, int, int], ...]:
    """The shares of an answer as far as a picture shows them."""
    return tuple((share.concept, svg.whole(share.low), svg.whole(share.high)) for share in answer.shares)


def _drawn(answer: StateAnswer, state: str, calendar: Calendar) -> list[Drawn]:
    words = calendar.words
    groups: dict[tuple[float, float, float, bool], list[Share]] = {}
    for share in answer.shares:
        groups.setdefault((share.value, share.low, share.high, share.exact), []).append(share)
    made: list[Drawn] = []
    for (value, low, high, exact), shares in groups.items():
        names = tuple(words(f"brief.concept.{share.concept}") for share in shares)
        if len(shares) == len(answer.shares) > 1:
            names = (words("brief.share.concepts"),)
        said, interval = hundred(value, calendar, exact), margin(shares[0], calendar)
        title = words("svg.share.name", concept=", ".join(names))
        about = " ".join(part for part in (state, said, interval) if part)
        made.append(Drawn(names, said, interval, svg.share(value, low, high, name=title, about=about), state))
    return made


def swings(answer: StateAnswer | None) -> list[Swing]:
    """The statements the shares hang on most, each once."""
    best: dict[tuple[str, str, str], Swing] = {}
    for swing in answer.swings if answer else ():
        key = (swing.party, swing.statement, swing.kind)
        if abs(swing.swing) >= 0.01 and (key not in best or abs(best[key].swing) < abs(swing.swing)):
            best[key] = swing
    return sorted(best.values(), key=lambda s: (-abs(s.swing), s.party, s.statement))[:5]


def _same(values: list[bool]) -> bool | None:
    return values[0] if values and all(value == values[0] for value in values) else None
