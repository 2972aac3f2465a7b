"""The verdict on the status quo, and how sure it is, each in one sentence."""

from __future__ import annotations

import math
from collections import Counter
from typing import Literal

from statusquo import svg
from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Assessment, Share, StateAnswer
from statusquo.brief.calendar import Calendar

Kind = Literal["calm", "held", "unstable", "mixed", "too_open", "depends", "none"]

MANY = 10**9
"""More orders than that are said to be many; the part on how the brief was made has the number."""
OPEN_TOLD = 2
"""Open options named in the verdict; the others are counted."""


def kind_of(assessment: Assessment) -> Kind:
    """The verdict as one word of the program."""
    if assessment.pattern is None or not assessment.answers:
        return "none"
    if assessment.too_open:
        return "too_open"
    stable = {concept: everywhere(assessment, concept) for concept in assessment.concepts}
    if None in stable.values():
        return "depends"
    if all(stable.values()):
        return "calm"
    if not any(stable.values()):
        return "unstable"
    return "held" if stable.get("seq") or stable.get("sseq") else "mixed"


def everywhere(assessment: Assessment, concept: str, party: str | None = None) -> bool | None:
    """Whether the state is stable, for a party or for all, in every case; ``None``: it depends, or is not known."""
    if assessment.spread:
        return assessment.everywhere(concept, party)
    return computed(assessment, concept, party) if assessment.completions <= len(assessment.answers) else None


def computed(assessment: Assessment, concept: str, party: str | None = None) -> bool | None:
    """The same over the cases that have an answer of their own."""
    found = {
        answer.stable(concept) if party is None else answer.verdict(concept, party).stable
        for answer in assessment.answers
    }
    return found.pop() if len(found) == 1 else None


def verdict(kind: Kind, assessment: Assessment, phrases: Phrases, calendar: Calendar) -> tuple[str, tuple[str, ...]]:
    """The verdict in words, and the ids of the findings it rests on."""
    words = calendar.words
    if kind == "depends":
        unknown = [words("brief.say.quoted", what=phrases.told[key]) for key in assessment.open_options]
        if len(unknown) > OPEN_TOLD + 1:
            unknown = [*unknown[:OPEN_TOLD], calendar.count("brief.verdict.more_open", len(unknown) - OPEN_TOLD)]
        return words("brief.verdict.depends", open=calendar.listing(unknown)), ()
    first = _telling(kind, assessment)
    unstable = [v for answer in assessment.answers for v in answer.verdicts if not v.stable]
    told = next((c for c in (first, *assessment.concepts) if any(v.concept == c for v in unstable)), first)
    leaving = [v for v in unstable if v.concept == told]
    # Where there are several cases they agree on the verdict, but not always on who would leave.
    counted = Counter(v.party for v in leaving)
    always = [party for party, n in counted.items() if n == len(assessment.answers)]
    named = [phrases.name(party).object for party in always or counted]
    because = tuple(dict.fromkeys(f for v in leaving if v.party in (always or counted) for f in v.because))
    who = calendar.listing(named) if always else words("assessment.logic.or").join(named)
    return words(f"brief.verdict.{kind}", parties=who), because


def _telling(kind: Kind, assessment: Assessment) -> str:
    """The concept whose leavers the verdict names: the mildest for a state that is stable under none."""
    wanted = "gmr" if kind == "unstable" else "nash"
    return wanted if wanted in assessment.concepts else assessment.concepts[0]


def sure(assessment: Assessment, calendar: Calendar) -> str:
    """How far the verdict hangs on what the sources leave open; empty where shares were not asked for."""
    words = calendar.words
    answers = [answer for answer in assessment.answers if answer.shares]
    if not answers:
        return ""
    orders = calendar.number(assessment.orders) if assessment.orders < MANY else words("brief.share.many")
    strict = [_of(answer, "nash", 0) for answer in answers]
    mild = [_of(answer, "gmr", -1) for answer in answers]
    if len(answers) > 1:
        least = min(strict, key=lambda share: share.value)
        most = max(mild, key=lambda share: share.value)
        if svg.whole(least.value) != svg.whole(most.value):
            share = between(least, most, calendar)
            if len(answers) == assessment.completions:
                return words("brief.share.cases", n=len(answers), share=share)
            return words("brief.share.completions", all=assessment.completions, n=len(answers), share=share)
    if assessment.orders == 1:
        return words("brief.share.one")
    values = {"orders": orders, "strict": _in(strict[0], calendar)}
    if svg.whole(strict[0].value) == svg.whole(mild[0].value):
        return words("brief.share.all", **values)
    return words("brief.share.range", mild=_in(mild[0], calendar), **values)


def ranked(assessment: Assessment, concept: str) -> list[Share]:
    """The shares of a concept over the cases that were computed, the least first."""
    found = (share for answer in assessment.answers for share in answer.shares if share.concept == concept)
    return sorted(found, key=lambda share: share.value)


def _of(answer: StateAnswer, concept: str, otherwise: int) -> Share:
    return {share.concept: share for share in answer.shares}.get(concept, answer.shares[otherwise])


def hundred(share: float, calendar: Calendar, exact: bool = True) -> str:
    """A share as so many of a hundred; never 0 or 100 unless it is, and of a sample never."""
    return calendar.words("brief.share.of", n=_dots(share, calendar, exact))


def between(least: Share, most: Share, calendar: Calendar) -> str:
    """The shares of several cases as so many to so many of a hundred; one number where they are the same."""
    low, high = (_dots(share.value, calendar, share.exact) for share in (least, most))
    if low == high:
        return calendar.words("brief.share.of", n=low)
    return calendar.words("brief.share.between", low=low, high=high)


def _dots(share: float, calendar: Calendar, exact: bool) -> str:
    if share < 0.005 and (share > 0 or not exact):
        return calendar.words("brief.share.hardly")
    if share > 0.995 and (share < 1 or not exact):
        return calendar.words("brief.share.nearly")
    return str(svg.whole(share))


def margin(share: Share, calendar: Calendar) -> str:
    """The interval of a sampled share; empty for an exact one."""
    if share.exact:
        return ""
    return calendar.words("brief.share.margin", low=math.floor(share.low * 100), high=math.ceil(share.high * 100))


def _in(share: Share, calendar: Calendar) -> str:
    """In how many of the orders: "none" and "all" only where all were looked at."""
    if share.exact and share.value in (0, 1):
        return calendar.words("brief.share.every" if share.value else "brief.share.no")
    return hundred(share.value, calendar, share.exact)
