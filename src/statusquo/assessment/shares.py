"""Question 2: in what share of the orders a state is stable, what decides it, and what to ask the sources."""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.assessment.results import Question, Share, StateAnswer, Swing
from statusquo.conflict import Conflict
from statusquo.stability.robustness import Robustness

NOISE = 0.01
"""Swings below this are not listed: they decide nothing."""
UNDECIDED = (0.2, 0.8)
"""Between these shares a verdict says little; a convention, named wherever it is used."""


def shares(found: Robustness, state: int) -> tuple[Share, ...]:
    """The share of each concept for a state."""
    return tuple(
        Share(
            concept,
            share.value,
            share.low,
            share.high,
            share.exact,
            found.evaluated,
            tuple((party.name, found.share(concept, state, party.name).value) for party in found.conflict.parties),
        )
        for concept in found.concepts
        for share in (found.share(concept, state),)
    )


def swings(found: Robustness, state: int, *, keep: int = 10) -> tuple[Swing, ...]:
    """The statements on which the verdict depends most, for each concept the largest swing first."""
    listed = []
    for concept in found.concepts:
        own = [swing for swing in found.swings(concept, state) if swing.upper is not None and swing.lower is not None]
        listed += [
            Swing(
                concept,
                swing.party,
                swing.wish.expression,
                "in" if swing.kind == "maybe" else "first",
                swing.upper or 0.0,
                swing.lower or 0.0,
                swing.wish.because,
            )
            for swing in own[:keep]
            if abs(swing.swing or 0.0) >= NOISE
        ]
    return tuple(listed)


def is_open(value: float) -> bool:
    """Whether a share is too near the middle to say anything."""
    return UNDECIDED[0] < value < UNDECIDED[1]


def too_open(answers: Sequence[StateAnswer]) -> bool:
    """Whether under no concept and for no completion the orders agree well enough."""
    values = [share.value for answer in answers for share in answer.shares]
    return bool(values) and all(is_open(value) for value in values)


def questions(conflict: Conflict, answers: Sequence[StateAnswer], *, keep: int = 5) -> tuple[Question, ...]:
    """What to ask the sources, by the expected change of a share once the answer is known.

    For a ``maybe`` (in or out, half each) that is half of the swing; for the place in a tier of m statements the
    orders with it first and with it last, 1/m each, are counted; for an option whose value is not known, the
    mean distance of the completions' shares from their mean, yes against no.
    """
    sizes = {
        (party.name, wish.expression): len(tier)
        for party in conflict.parties
        for tier in party.prefers or ()
        for wish in tier
    }
    best: dict[tuple[str, str, str], Question] = {}
    for answer in answers:
        for swing in answer.swings:
            middle = answer.share(swing.concept).value
            weight = 0.5 if swing.kind == "in" else 1 / sizes[swing.party, swing.statement]
            change = weight * (abs(swing.high - middle) + abs(swing.low - middle)) / len(answers)
            kind = "matters" if swing.kind == "in" else "place"
            asked = Question(
                "matters" if kind == "matters" else "place",
                swing.party,
                swing.statement,
                change,
                swing.concept,
            )
            _keep(best, asked)
    for asked in _states(conflict, answers):
        _keep(best, asked)
    ranked = sorted(best.values(), key=lambda q: (-q.change, q.party, q.statement))
    return tuple(question for question in ranked[:keep] if question.change >= NOISE)


def _keep(best: dict[tuple[str, str, str], Question], asked: Question) -> None:
    key = (asked.kind, asked.party, asked.statement)
    if key not in best or best[key].change < asked.change:
        best[key] = asked


def _states(conflict: Conflict, answers: Sequence[StateAnswer]) -> list[Question]:
    found = []
    for place, key in enumerate(conflict.keys):
        if (conflict.status_quo or "")[place : place + 1] != "-":
            continue
        for concept in [share.concept for share in answers[0].shares] if answers else []:
            groups = [
                [answer.share(concept).value for answer in answers if answer.state[place] == value] for value in "YN"
            ]
            if all(groups):
                yes, no = (sum(group) / len(group) for group in groups)
                found.append(Question("state", conflict.owner(key), key, abs(yes - no) / 2, concept))
    return found
