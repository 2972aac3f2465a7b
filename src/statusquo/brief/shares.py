"""Shares of orders as rows and pictures, and the statements they hang on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from statusquo import svg
from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Assessment, Share, StateAnswer, Swing
from statusquo.brief.calendar import Calendar
from statusquo.brief.verdict import between, computed, everywhere, hundred, margin, ranked

MOST_DRAWN = 4
"""Completions of a status quo that is not wholly known whose shares, and graphs, are drawn."""


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept with its verdict per party; ``None`` = it depends on what is not known.

    Attributes:
        seen, seen_all: the same over the cases that were computed, where some were not; else as ``verdicts`` and
            ``equilibrium``.
        share, margin: in words: so many of a hundred (or from so many to so many over the cases), and the sample's
            interval.
        most: whether most orders say the same as the order of the draft; ``None`` where there is not one share.
    """

    concept: str
    name: str
    short: str
    meaning: str
    verdicts: tuple[bool | None, ...]
    equilibrium: bool | None
    seen: tuple[bool | None, ...]
    seen_all: bool | None
    share: str
    margin: str
    most: bool | None = None


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

    ``state``: the completion it is about, in words, and whether its share is the least or the largest of all; empty
    if there is only one. ``glance``: the same picture under another name, for the top of the page; ``at_glance``: what
    ``state`` is called there, where nobody knows the numbers of the cases yet.
    """

    names: tuple[str, ...]
    share: str
    margin: str
    picture: str
    glance: str
    state: str = ""
    at_glance: str = ""


def case_name(assessment: Assessment, answer: StateAnswer, calendar: Calendar) -> str:
    """The number of a completion; empty if there is only one."""
    if assessment.completions < 2:
        return ""
    return calendar.words("brief.stability.case_n", n=assessment.answers.index(answer) + 1)


def told_state(assessment: Assessment, answer: StateAnswer, phrases: Phrases) -> str:
    """What a completion takes for granted of the options that are not known; empty if there is only one."""
    return phrases.state(answer.state, assessment.open_options) if assessment.completions > 1 else ""


def concept_row(concept: str, assessment: Assessment, calendar: Calendar) -> ConceptRow:
    """Verdicts of a concept, where all completions agree, and its share, or the least and the largest."""
    words = calendar.words
    shares = ranked(assessment, concept)
    share = shares[0] if len(shares) == 1 else None
    whole, verdicts = _verdicts(everywhere, concept, assessment)
    # With all cases counted what differs is known to differ; else what was computed is told as that.
    seen_all, seen = (whole, verdicts) if assessment.spread else _verdicts(computed, concept, assessment)
    return ConceptRow(
        concept=concept,
        name=words(f"brief.concept.{concept}"),
        short=words(f"brief.concept_short.{concept}"),
        meaning=words(f"brief.meaning.{concept}"),
        verdicts=verdicts,
        equilibrium=whole,
        seen=seen,
        seen_all=seen_all,
        share=between(shares[0], shares[-1], calendar) if shares else "",
        margin=margin(share, calendar) if share else "",
        most=None if share is None or whole is None else share.bears_out(whole),
    )


def _verdicts(
    known: Callable[..., bool | None], concept: str, assessment: Assessment
) -> tuple[bool | None, tuple[bool | None, ...]]:
    """The verdict of a concept for all parties, and for each."""
    return known(assessment, concept), tuple(known(assessment, concept, party) for party in assessment.parties)


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
        return tuple(_drawn(assessment.answers[0], calendar))
    # Of several cases the two ends are drawn, the least share and the largest; the table has all.
    ends = sorted(
        (share.value, answer.state, share.concept) for answer in assessment.answers for share in answer.shares
    )
    made: list[Drawn] = []
    for end, (_, state, concept) in zip(("least", "largest"), (ends[0], ends[-1]) if ends else (), strict=False):
        answer = next(a for a in assessment.answers if a.state == state)
        state_name = calendar.words(f"brief.share.{end}", case=case_name(assessment, answer, calendar))
        top = calendar.words(f"brief.share.glance_{end}", n=calendar.number(len(assessment.answers)))
        drawings = _drawn(answer, calendar, state_name, top)
        name = calendar.words(f"brief.concept.{concept}")
        made.append(next((d for d in drawings if name in d.names), drawings[0]))
    return tuple(made)


def _key(answer: StateAnswer) -> tuple[tuple[str, int, int], ...]:
    """The shares of an answer as far as a picture shows them."""
    return tuple((share.concept, svg.whole(share.low), svg.whole(share.high)) for share in answer.shares)


def _drawn(answer: StateAnswer, calendar: Calendar, state: str = "", at_glance: str = "") -> list[Drawn]:
    """The pictures of one case, which is called ``state``, and ``at_glance`` at the top of the page."""
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
        top = words("brief.share.glance", concept=", ".join(names))
        picture, glance = (
            svg.share(value, low, high, name=name, about=" ".join(part for part in (of, said, interval) if part))
            for name, of in ((title, state), (top, at_glance))
        )
        made.append(Drawn(names, said, interval, picture, glance, state, at_glance))
    return made


def swings(answer: StateAnswer | None) -> list[Swing]:
    """The statements the shares hang on most, each once."""
    best: dict[tuple[str, str, str], Swing] = {}
    for swing in answer.swings if answer else ():
        key = (swing.party, swing.statement, swing.kind)
        if abs(swing.swing) >= 0.01 and (key not in best or abs(best[key].swing) < abs(swing.swing)):
            best[key] = swing
    return sorted(best.values(), key=lambda s: (-abs(s.swing), s.party, s.statement))[:5]
