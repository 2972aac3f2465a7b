"""Sentences in reported speech that go on without a cue: "... Die Lage sei ernst. Niemand habe das gewollt."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements.utterance import Utterance

_AUXILIARIES = frozenset({"werden", "haben", "sein", "können", "müssen", "sollen"})
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
    last: tuple[int, int, Utterance] | None = None
    for sentence in analysis.sentences:
        if sentence.index in speaking:
            last = (sentence.index, sentence.paragraph, speaking[sentence.index])
            continue
        main = _main(sentence)
        if last is None or main is None or not _is_reported(main):
            continue
        if sentence.paragraph != last[1] or sentence.index - last[0] > _REACH:
            continue
        stop = sentence.stop
        while stop > sentence.first and analysis.tokens[stop - 1].is_mark and analysis.tokens[stop - 1].opens == 0:
            stop -= 1
        if stop > sentence.first:
            content = analysis.span(sentence.first, stop)
            utterance = Utterance(last[2].speakers, "indirect", content, None, sentence.index, "follow", last[2].via)
            yield utterance
            last = (sentence.index, sentence.paragraph, utterance)


def _main(sentence: Sentence) -> Clause | None:
    return next((c for c in sentence.clauses if c.kind in ("main", "v2") and c.parent is None), None)


def _is_reported(clause: Clause) -> bool:
    verb = clause.verb
    if verb is None or clause.quoted:
        return False
    auxiliary = verb.finite is not None and verb.finite.lemma in _AUXILIARIES
    return verb.mood == "konjunktiv1" or (verb.mood == "konjunktiv2" and auxiliary)
