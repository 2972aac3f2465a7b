"""From utterances to statements: the stronger wins on the same words, joint speakers get one record each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from statusquo.findings import Statement, finding_id
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements.speech import WITH_BOTH
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.span import Span

#: "kritisierte den Kurs: „Er ist falsch“" says two things; "begründete den Schritt: „...“" says one.
_SAYS_BOTH: Final = frozenset(f"cue:{verb}" for verb in WITH_BOTH)


def settle(context: Context, told: Iterable[Utterance]) -> tuple[Statement, ...]:
    """Make statements, ordered by place."""
    kept: dict[int, list[Utterance]] = {}
    for utterance in sorted(told, key=lambda u: (-u.strength, u.content.start, u.content.stop, u.rule)):
        near = [u for k in (-1, 0, 1) for u in kept.get(utterance.sentence + k, ())]
        if not any(_same(utterance, other) for other in near):
            kept.setdefault(utterance.sentence, []).append(utterance)
    settled = with_last_speaker(u for group in kept.values() for u in group)
    found = [_statement(context, u, speaker) for u in settled for speaker in (u.speakers or (None,))]
    return tuple(sorted(found, key=lambda s: (s.content.start, s.content.stop, s.speaker or "")))


def with_last_speaker(told: Iterable[Utterance]) -> list[Utterance]:
    """Let pronouns that nobody was found for, and speech that must be somebody's, go on with the last speaker."""
    found: list[Utterance] = []
    last: Utterance | None = None
    for utterance in sorted(told, key=lambda u: (u.content.start, u.content.stop)):
        if utterance.open and not utterance.speakers and last is not None and utterance.sentence - last.sentence <= 3:
            utterance = replace(utterance, speakers=last.speakers)
        if utterance.speakers:
            last = utterance
        found.append(utterance)
    return found


def _same(one: Utterance, other: Utterance) -> bool:
    """Tell whether two utterances are about the same words, or one verb's words twice."""
    if one.speakers != other.speakers and (one.rule.startswith("answer:") or other.rule.startswith("answer:")):
        return False
    if one.form == "reported" and other.form == "direct" and one.cue == other.cue and one.rule not in _SAYS_BOTH:
        return True
    both = min(one.content.stop, other.content.stop) - max(one.content.start, other.content.start)
    if both <= 0:
        return False
    if one.cue is not None and one.cue == other.cue:
        return True
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
