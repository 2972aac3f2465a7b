"""What something meets with: "Der Plan stieß bei der Opposition auf Kritik", "Für den Plan erntete X Lob von Y"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase
from statusquo.reading.german.arguments import is_passive
from statusquo.reading.german.context import Context
from statusquo.reading.german.statements.utterance import Utterance
from statusquo.reading.german.statements.voices import Voices
from statusquo.reading.german.statements.words import words

_MET: Final = words("met")
#: Verbs of meeting with what is voiced, and the preposition before it ("" = accusative object).
_VERBS: Final = {"stoßen": "auf", "treffen": "auf", "ernten": "", "hervorrufen": "", "auslösen": "", "finden": ""}
#: Where those stand who voice it.
_BY: Final = ("bei", "von", "unter", "innerhalb", "seitens")


def find(context: Context, voices: Voices) -> Iterator[Utterance]:
    """Yield what a report tells to have met with criticism or praise."""
    analysis = context.analysis
    for sentence in analysis.sentences:
        for clause in sentence.clauses:
            prep = _VERBS.get(clause.verb.lemma) if clause.verb is not None else None
            if prep is None or clause.quoted or clause.negated or is_passive(clause) or clause.kind == "infinitive":
                continue
            voiced = _voiced(clause, prep)
            subject = sentence.resolved_subject(clause)
            if voiced is None or subject is None or subject is voiced or subject.kind == "pronoun":
                continue
            who = _voicers(voices, clause, voiced)
            if not who:
                continue
            span, content = analysis.span(voiced.head.index, voiced.head.index + 1), analysis.phrase_span(subject)
            yield Utterance(who, "reported", content, span, sentence.index, f"met:{voiced.lemma}", strength=0)


def _voiced(clause: Clause, prep: str) -> Phrase | None:
    """The phrase that names the criticism."""
    phrases = clause.pps(prep) if prep else clause.objects
    return next((p for p in phrases if p.part in _MET or p.lemma.lower() in _MET), None)


def _voicers(voices: Voices, clause: Clause, voiced: Phrase) -> tuple[str, ...]:
    """Ids of who voices it: "bei der Opposition", "von Seiten der Kirchen"."""
    for phrase in (*voiced.attributes, *voiced.genitives, *clause.pps(*_BY)):
        if phrase.role == "time" or (phrase.prep and phrase.prep not in _BY):
            continue
        if found := voices.behind(phrase) or voices.source(phrase):
            return found
    return ()
