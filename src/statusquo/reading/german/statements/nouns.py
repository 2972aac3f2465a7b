"""Speech told by nouns that carry a clause: "die Ankündigung der Bahn, zu ...", "mit der Begründung, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.bounds import insertion_stop
from statusquo.reading.german.statements.follow import is_reported
from statusquo.reading.german.statements.utterance import Utterance, chain
from statusquo.reading.german.statements.voices import Voices
from statusquo.reading.german.statements.words import words

#: Verbs by which somebody voices a noun ("Kritik anmelden", "Bereitschaft erklären"), and by which it comes from him.
_VOICING: Final = words("voicing")
_COMING: Final = words("coming")


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
    analysis = context.analysis
    found: tuple[int, int] | None = None
    for child in sentence.clauses:
        near = 0 <= child.first - phrase.stop <= 2 or phrase.first < child.first <= phrase.stop
        if child is not clause and near and not child.quoted and _fits(child, cue):
            found = (child.first, chain(sentence, child))
            break
    if found is None and (behind := _behind_verb(analysis, sentence, clause, phrase, cue)) is not None:
        found = (behind.first, chain(sentence, behind))
    if found is None and "v2" in cue.content:
        found = _between_commas(analysis, sentence, phrase)
    told_phrase = None
    if found is None:
        told_phrase = next((a for a in phrase.attributes if f"p:{a.prep}" in cue.content), None)
    if found is not None or told_phrase is not None:
        who = context.actors.owner_of(phrase) or _voiced_by(context, voices, sentence, clause, phrase)
        told_of = bool(phrase.genitives) or phrase.owner is not None or phrase.determination == "possessive"
        if not who and not told_of and found is not None and phrase.role not in ("subject", "agent"):
            who = voices.subject(sentence, clause, doer(context, sentence, clause))
        span = analysis.span(phrase.head.index, phrase.head.index + 1)
        if found is None:
            if who and told_phrase is not None:
                content = analysis.phrase_span(told_phrase)
                yield Utterance(who, "reported", content, span, sentence.index, f"noun:{cue.lemma}", strength=0)
            return
        content = analysis.span(*found)
        if who or not cue.weak:
            yield Utterance(who, "indirect", content, span, sentence.index, f"noun:{cue.lemma}", strength=1)


def _behind_verb(analysis: Analysis, sentence: Sentence, clause: Clause, phrase: Phrase, cue: Cue) -> Clause | None:
    """The clause of a noun behind the rest of its verb: "hat die Forderung erneuert, dass ..."."""
    if phrase.role not in ("object", "subject") and phrase.kind != "pp":
        return None
    for child in sentence.children(clause):
        if child.quoted or child.first <= phrase.stop or not _fits(child, cue):
            continue
        between = analysis.tokens[phrase.stop : child.first]
        if all(t.is_mark or t.tag[:1] == "V" or t.tag == "PTKVZ" for t in between):
            return child
    return None


def _voiced_by(context: Context, voices: Voices, sentence: Sentence, clause: Clause, phrase: Phrase) -> tuple[str, ...]:
    """Whose criticism it is: "Kritik an dem Plan kam von X", "X hat den Willen der Stadt bekundet"."""
    verb = clause.verb
    if verb is None:
        return ()
    if verb.lemma in _COMING and (phrase is clause.subject or phrase.role == "subject"):
        for source in clause.pps("von", "aus", "seitens"):
            apart = source.first >= phrase.stop or source.stop <= phrase.first
            if apart and (found := voices.behind(source) or voices.source(source)):
                return found
    if verb.lemma in _VOICING and phrase.role == "object":
        return voices.subject(sentence, clause, doer(context, sentence, clause))
    return ()


def _between_commas(analysis: Analysis, sentence: Sentence, phrase: Phrase) -> tuple[int, int] | None:
    """Reported speech set in between: "Die Behauptung der Miliz, das Dorf sei frei, ist falsch"."""
    tokens, comma = analysis.tokens, phrase.stop
    if comma >= sentence.stop - 2 or tokens[comma].text != ",":
        return None
    stop = insertion_stop(analysis, sentence, comma + 1)
    for index in range(comma + 2, stop):
        if tokens[index].is_finite:
            return (
                (comma + 1, stop)
                if tokens[index].mood.startswith("k1") and tokens[comma + 1].tag[:3] != "PRE"
                else None
            )
    return None


def _fits(child: Clause, cue: Cue) -> bool:
    return (
        ("dass" in cue.content and child.says_that)
        or ("zu" in cue.content and child.kind == "infinitive" and not child.connector)
        or ("v2" in cue.content and child.leads and is_reported(child))
    )
