"""Speech told by prepositions and nouns: "laut X", "nach Angaben der Y", "die Ankündigung der Z, zu ..."."""

from __future__ import annotations

from collections.abc import Iterator

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.utterance import Utterance, chain


def find(context: Context) -> Iterator[Utterance]:
    """Yield what prepositions and nouns of a report tell as said."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            for phrase in clause.phrases:
                if phrase.kind == "pp":
                    yield from _according(context, sentence, clause, phrase)
                for inner in phrase.walk():
                    yield from _carried(context, sentence, clause, inner)


def _according(context: Context, sentence: Sentence, clause: Clause, phrase: Phrase) -> Iterator[Utterance]:
    cues = reporting_cues()
    noun = _noun(phrase)
    prep = cues.prepositions.get(phrase.prep)
    if noun is not None and phrase.prep in noun.preps:
        who = context.actors.owner_of(phrase) if noun.speaker else ()
        if not who and noun.speaker and phrase.genitives:
            who = context.actors.speaker(phrase.genitives[0])
        stop = phrase.head.index + 1
        rule = f"according:{phrase.prep}_{noun.lemma}"
        if noun.weak and not who:
            return
    elif prep is not None:
        who = context.actors.speaker(phrase)
        assert phrase.preposition is not None
        stop = phrase.preposition.index + 1
        rule = f"according:{phrase.prep}"
        if prep.weak and not who:
            return
    else:
        return
    if _is_told_elsewhere(sentence, clause):
        return
    analysis = context.analysis
    cue = analysis.span(min(phrase.first, stop - 1) if noun is not None else stop - 1, stop)
    first, last = clause.first, chain(sentence, clause)
    if phrase.first - first <= 1:
        first = phrase.stop
    elif phrase.stop == last:
        last = phrase.first
    while first < last and analysis.tokens[first].is_mark:
        first += 1
    while last > first and analysis.tokens[last - 1].is_mark and analysis.tokens[last - 1].opens == 0:
        last -= 1
    if first < last:
        yield Utterance(who, "indirect", analysis.span(first, last), cue, sentence.index, rule, strength=2)


def _noun(phrase: Phrase) -> Cue | None:
    nouns = reporting_cues().nouns
    found = nouns.get(phrase.lemma)
    return found or next((cue for lemma, cue in nouns.items() if phrase.part == lemma.lower()), None)


def _is_told_elsewhere(sentence: Sentence, clause: Clause) -> bool:
    """ "Laut Y sagte X, dass ...": the verb tells it, the phrase only relays it."""
    return (
        clause.verb is not None
        and clause.verb.lemma in reporting_cues().verbs
        and any(child.kind in ("v2",) or child.connector in ("dass", "daß") for child in sentence.children(clause))
    )


def _carried(context: Context, sentence: Sentence, clause: Clause, phrase: Phrase) -> Iterator[Utterance]:
    cue = reporting_cues().content_nouns.get(phrase.lemma)
    if cue is None:
        return
    for child in sentence.children(clause):
        near = 0 <= child.first - phrase.stop <= 2 or phrase.first < child.first <= phrase.stop
        fits = (
            ("dass" in cue.content and child.connector in ("dass", "daß"))
            or ("zu" in cue.content and child.kind == "infinitive" and not child.connector)
            or ("v2" in cue.content and child.kind == "v2" and child.verb and child.verb.mood.startswith("konj"))
        )
        if near and fits:
            who = context.actors.owner_of(phrase)
            if not who and clause.verb is not None and phrase.role in ("object", "predicative"):
                who = context.actors.speaker(sentence.resolved_subject(clause))
            span = context.analysis.span(phrase.head.index, phrase.head.index + 1)
            content = context.analysis.span(child.first, child.stop)
            if who:
                yield Utterance(who, "indirect", content, span, sentence.index, f"noun:{cue.lemma}", strength=1)
            return
