"""Speech told by nouns that carry a clause: "die Ankündigung der Bahn, zu ...", "mit der Begründung, ..."."""

from __future__ import annotations

from collections.abc import Iterator

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.utterance import Utterance, chain
from statusquo.reading.german.statements.voices import Voices


def find(context: Context, voices: Voices) -> Iterator[Utterance]:
    """Yield what nouns of a report tell as said in a clause."""
    nouns = reporting_cues().content_nouns
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.quoted:
                continue
            for outer in clause.phrases:
                for phrase in outer.walk():
                    cue = nouns.get(phrase.lemma) or nouns.get(phrase.part.capitalize())
                    if cue is not None:
                        yield from _carried(context, voices, sentence, clause, phrase, cue)


def _carried(
    context: Context, voices: Voices, sentence: Sentence, clause: Clause, phrase: Phrase, cue: Cue
) -> Iterator[Utterance]:
    for child in sentence.clauses:
        near = 0 <= child.first - phrase.stop <= 2 or phrase.first < child.first <= phrase.stop
        if child is clause or not near or child.quoted or not _fits(child, cue):
            continue
        who = context.actors.owner_of(phrase)
        if not who and phrase.role not in ("subject", "agent"):
            who = voices.behind(doer(context, sentence, clause))
        span = context.analysis.span(phrase.head.index, phrase.head.index + 1)
        content = context.analysis.span(child.first, chain(sentence, child))
        if who or not cue.weak:
            yield Utterance(who, "indirect", content, span, sentence.index, f"noun:{cue.lemma}", strength=1)
        return


def _fits(child: Clause, cue: Cue) -> bool:
    return (
        ("dass" in cue.content and child.connector in ("dass", "daß"))
        or ("zu" in cue.content and child.kind == "infinitive" and not child.connector)
        or ("v2" in cue.content and child.kind == "v2" and child.verb is not None and child.verb.mood.startswith("konj"))
    )
