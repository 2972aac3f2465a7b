"""Question 2: in what share of the orders a state is stable, what decides it, and what to ask the sources."""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.assessment.results import Question, Share, StateAnswer, Swing
from statusquo.conflict import Conflict
from statusquo.stability import Solution
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


def party_swings(found: Robustness, state: int, *, keep: int = 3) -> tuple[Swing, ...]:
    """The same for the shares in which the state is stable for a single party, for each concept and party."""
    parties = [party.name for party in found.conflict.parties]
    return tuple(swing for party in parties for swing in swings(found, state, about=party, keep=keep))


def swings(found: Robustness, state: int, *, about: str = "", keep: int = 10) -> tuple[Swing, ...]:
    """The statements on which the verdict depends most, for each concept the largest swing first.

    Args:
        about: the party for which the state is stable; default all together.
        keep: how many for each concept.
    """
    listed = []
    for concept in found.concepts:
        known = found.swings(concept, state, about or None)
        own = [swing for swing in known if swing.upper is not None and swing.lower is not None]
        listed += [
            Swing(
                concept,
                swing.party,
                swing.wish.expression,
                "in" if swing.kind == "maybe" else "first",
                swing.upper or 0.0,
                swing.lower or 0.0,
                swing.wish.because,
                about,
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


def questions(
    conflict: Conflict, answers: Sequence[StateAnswer], solution: Solution, states: Sequence[int], *, keep: int = 5
) -> tuple[Question, ...]:
    """What to ask the sources, by the expected change of a share once the answer is known.

    For a ``maybe`` (in or out, half each) that is half of the swing; for the place in a tier of m statements the
    orders with it first and with it last, 1/m each, are counted; for an option whose value is not known, the
    mean distance of the completions' shares from their mean, yes against no. Where not all completions have an
    answer, their verdicts in the baseline stand for their shares.

    If no answer would change the share in which it is stable for all, those are asked for that would change the share
    of a single party (``Question.about``).

    Args:
        solution: of the baseline; ``states``: all the completions.
    """
    sizes = {
        (party.name, wish.expression): len(tier)
        for party in conflict.parties
        for tier in party.prefers or ()
        for wish in tier
    }
    whole = _of_swings(answers, sizes, [answer.swings for answer in answers])
    for asked in _states(conflict, answers, solution, states):
        _keep(whole, asked)
    found = _ranked(whole, keep)
    return found or _ranked(_of_swings(answers, sizes, [answer.party_swings for answer in answers]), keep)


_Best = dict[tuple[str, str, str], Question]


def _ranked(best: _Best, keep: int) -> tuple[Question, ...]:
    ranked = sorted(best.values(), key=lambda q: (-q.change, q.party, q.statement))
    return tuple(question for question in ranked[:keep] if question.change >= NOISE)


def _of_swings(
    answers: Sequence[StateAnswer], sizes: dict[tuple[str, str], int], swings: Sequence[Sequence[Swing]]
) -> _Best:
    best: _Best = {}
    for answer, own in zip(answers, swings, strict=True):
        for swing in own:
            share = answer.share(swing.concept)
            middle = dict(share.parties)[swing.about] if swing.about else share.value
            weight = 0.5 if swing.kind == "in" else 1 / sizes[swing.party, swing.statement]
            change = weight * (abs(swing.high - middle) + abs(swing.low - middle)) / len(answers)
            kind = "matters" if swing.kind == "in" else "place"
            asked = Question(
                "matters" if kind == "matters" else "place",
                swing.party,
                swing.statement,
                change,
                swing.concept,
                swing.about,
            )
            _keep(best, asked)
    return best


def _keep(best: _Best, asked: Question) -> None:
    key = (asked.kind, asked.party, asked.statement)
    if key not in best or best[key].change < asked.change:
        best[key] = asked


def _states(
    conflict: Conflict, answers: Sequence[StateAnswer], solution: Solution, states: Sequence[int]
) -> list[Question]:
    found = []
    for concept in [share.concept for share in answers[0].shares] if answers else []:
        if len(answers) == len(states):
            shares = [(answer.state, answer.share(concept).value) for answer in answers]
        else:
            verdicts = solution.is_equilibrium(concept)[[solution.index(state) for state in states]].tolist()
            told = map(conflict.format_state, states)
            shares = [(state, float(stable)) for state, stable in zip(told, verdicts, strict=True)]
        for place, key in enumerate(conflict.keys):
            if (conflict.status_quo or "")[place : place + 1] != "-":
                continue
            groups = [[value for state, value in shares if state[place] == taken] for taken in "YN"]
            if all(groups):
                yes, no = (sum(group) / len(group) for group in groups)
                found.append(Question("state", conflict.owner(key), key, abs(yes - no) / 2, concept))
    return found
