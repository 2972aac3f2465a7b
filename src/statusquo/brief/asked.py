"""What the sources should settle: the questions of an assessment in words, each once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Question
from statusquo.conflict.expression import Expression, parse
from statusquo.conflict.model import Conflict

MOST_ASKED: Final = 5
"""Questions that the page asks."""


def asked(questions: tuple[Question, ...], conflict: Conflict | None, phrases: Phrases) -> tuple[str, ...]:
    """The first questions in words.

    Whether a party wants an act, and whether it wants the contrary, is one question. Questions on wishes that no
    sentence shows come last: of them a source can say least.
    """
    groups: dict[tuple[str, str, str], list[Question]] = {}
    for question in questions:
        about, _ = _bare(question)
        kind = "state" if question.kind == "state" else "wish"
        groups.setdefault((kind, question.party, about), []).append(question)
    assumed = _assumed(conflict)
    ranked = sorted(groups.values(), key=lambda group: all((q.party, q.statement) in assumed for q in group))
    return tuple(_told(group, phrases) for group in ranked[:MOST_ASKED])


def _bare(question: Question) -> tuple[str, bool]:
    """What a question is about without a "not" before it, and whether there was none."""
    if question.kind == "state":
        return question.statement, True
    expression: Expression = parse(question.statement)
    if expression.operator == "not":
        return str(expression.parts[0]), False
    return question.statement, True


def _assumed(conflict: Conflict | None) -> frozenset[tuple[str, str]]:
    """Party and statement of the wishes for which no finding speaks."""
    return frozenset(
        (party.name, wish.expression)
        for party in (conflict.parties if conflict else ())
        for tier in party.prefers or ()
        for wish in tier
        if not wish.because
    )


def _told(group: list[Question], phrases: Phrases) -> str:
    first = group[0]
    party = phrases.name(first.party)
    about = _bare(first)[0]
    if first.kind == "state":
        said: Mapping[str, str] = phrases.labels
        return phrases.say("brief.ask.state", party=first.party, statement=said.get(about, about))
    both = len({_bare(question)[1] for question in group}) == 2
    return phrases.say(
        f"brief.ask.{'both' if both else first.kind}", dative=party.dative, object=party.object,
        statement=phrases.statement(about if both else first.statement),
    )  # fmt: skip
