"""Sentences in reported speech that go on without a cue: "... Die Lage sei ernst. Niemand habe das gewollt."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements.utterance import Utterance

_AUXILIARIES = frozenset({"werden", "haben", "sein", "können", "müssen", "sollen"})
#: Sentence and paragraph of who spoke last, the speakers, and who relays them.
Voice = tuple[int, int, tuple[str, ...], str | None]
#: At most so many sentences back may the last speaker be.
_REACH = 3


def find(context: Context, told: Sequence[Utterance]) -> Iterator[Utterance]:
    """Yield sentences in Konjunktiv without a cue of their own, said by the last speaker of the paragraph."""
    analysis = context.analysis
    speaking: dict[int, Utterance] = {}
    for utterance in told:
        known = speaking.get(utterance.sentence)
        if known is None or utterance.content.start >= known.content.start:
            speaking[utterance.sentence] = utterance
    last: Voice | None = None
    for sentence in analysis.sentences:
        if sentence.index in speaking:
            told_here = speaking[sentence.index]
            last = (sentence.index, sentence.paragraph, told_here.speakers, told_here.via)
            continue
        main = _main(sentence)
        if main is None or not _is_reported(main):
            continue
        if last is None or sentence.paragraph != last[1] or sentence.index - last[0] > _REACH:
            last = _speaking_subject(context, sentence)
        if last is None:
            continue
        stop = sentence.stop
        while stop > sentence.first and analysis.tokens[stop - 1].is_mark and analysis.tokens[stop - 1].opens == 0:
            stop -= 1
        if stop > sentence.first:
            content = analysis.span(sentence.first, stop)
            utterance = Utterance(last[2], "indirect", content, None, sentence.index, "follow", last[3])
            yield utterance
            last = (sentence.index, sentence.paragraph, last[2], last[3])


def _speaking_subject(context: Context, sentence: Sentence) -> Voice | None:
    """Who is behind reported speech without any cue near: the subject of the sentence before, if that is an actor."""
    if sentence.index == 0:
        return None
    before = context.analysis.sentences[sentence.index - 1]
    main = _main(before)
    if main is None or before.paragraph != sentence.paragraph:
        return None
    who = context.actors.speaker(before.resolved_subject(main))
    return (before.index, before.paragraph, who, None) if who else None


def _main(sentence: Sentence) -> Clause | None:
    return next((c for c in sentence.clauses if c.kind in ("main", "v2") and c.parent is None), None)


def _is_reported(clause: Clause) -> bool:
    verb = clause.verb
    if verb is None or clause.quoted:
        return False
    auxiliary = verb.finite is not None and verb.finite.lemma in _AUXILIARIES
    return verb.mood == "konjunktiv1" or (verb.mood == "konjunktiv2" and auxiliary)
