"""From utterances to statements: the stronger wins on the same words, joint speakers get one record each."""

from __future__ import annotations

from collections.abc import Iterable

from statusquo.findings import Statement, finding_id
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.span import Span


def settle(context: Context, told: Iterable[Utterance]) -> tuple[Statement, ...]:
    """Make statements, ordered by place."""
    kept: list[Utterance] = []
    for utterance in sorted(told, key=lambda u: (-u.strength, u.content.start, u.content.stop)):
        if not any(_same(utterance, other) for other in kept):
            kept.append(utterance)
    found = [_statement(context, u, speaker) for u in kept for speaker in (u.speakers or (None,))]
    return tuple(sorted(found, key=lambda s: (s.content.start, s.content.stop, s.speaker or "")))


def _same(one: Utterance, other: Utterance) -> bool:
    """Tell whether two utterances are about the same words."""
    both = min(one.content.stop, other.content.stop) - max(one.content.start, other.content.start)
    if both <= 0:
        return False
    union = max(one.content.stop, other.content.stop) - min(one.content.start, other.content.start)
    return both >= 0.5 * union


def _statement(context: Context, utterance: Utterance, speaker: str | None) -> Statement:
    spans: tuple[Span, ...] = (utterance.content, *((utterance.cue,) if utterance.cue else ()))
    via = utterance.via if utterance.via != speaker else None
    return Statement(
        id=finding_id(context.report.hash, "statement", spans, speaker or ""),
        speaker=speaker,
        form=utterance.form,
        content=utterance.content,
        cue=utterance.cue,
        via=via,
        rule=utterance.rule,
    )
