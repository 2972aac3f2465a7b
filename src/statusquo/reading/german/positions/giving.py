"""Stances given and received: "Rückendeckung erhielt X von Y", "Kritik an X kam von Y", "X stieß bei Y auf Kritik".

The noun names the stance, the verb only moves it: Y, after "von", "aus", "bei", "seitens", holds it; X, the receiver
or what stands after "an", "für", "gegen", is the issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import phrase_issues, points_back
from statusquo.reading.german.positions.told import told
from statusquo.reading.german.positions.voices import Voices

_TOLD: Final = told()
_FROM: Final = frozenset({"von", "aus", "bei", "seitens", "unter", "durch"})
_ABOUT: Final = frozenset({"an", "für", "gegen", "zu", "über", "gegenüber", "wegen", "hinsichtlich", "bezüglich"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield stances that are told as something given or received."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or clause.negated or supposed(sentence, clause):
                continue
            if verb.lemma not in _TOLD.receiving and verb.lemma not in _TOLD.giving:
                continue
            found = _match(context, sentence, clause)
            if found is not None:
                yield found


def _match(context: Context, sentence: Sentence, clause: Clause) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    word = next((p for p in clause.phrases if p.lemma.lower() in _TOLD.given and p.role not in ("time", "agent")), None)
    if word is None:
        return None
    holder, actors = _holder(context, clause, word)
    if not actors:
        return None
    issues = _about(context, clause, word, holder)
    if not issues and verb.lemma in _TOLD.receiving:
        issues = _receiver(context, sentence, clause, word, holder)
    pointing = not issues and clause.leads
    if not issues and not pointing:
        return None
    return Candidate.of_clause(
        actors,
        _TOLD.given[word.lemma.lower()],
        issues,
        sentence,
        clause,
        f"given:{word.lemma}",
        strength=3,
        pointing=pointing,
    )


def _receiver(
    context: Context, sentence: Sentence, clause: Clause, word: Phrase, holder: Phrase | None
) -> tuple[Issue, ...]:
    """The subject as issue, without the giver if the analysis took it for part of it."""
    subject = sentence.resolved_subject(clause)
    if subject is word:  # "Anklang fand der Entwurf": the analysis takes the first phrase for the subject
        others = [p for p in clause.phrases if p.kind == "np" and p is not word and p.role != "time"]
        given = holder is not None and len(others) == 1 and others[0].first <= holder.first < others[0].stop
        subject = others[0] if len(others) == 1 and (given or not context.actors.who(others[0])) else None
    if subject is None or subject.kind == "pronoun":
        return ()
    stop = subject.stop
    if holder is not None and subject.first <= holder.first < subject.stop:
        stop = subject.core if holder.first >= subject.core else subject.first + 1
    for child in sentence.children(clause):
        if child.kind == "infinitive" and subject.stop <= child.first <= subject.stop + 1 and child.connector == "":
            stop = child.stop  # "alle Versuche, einen Präsidenten zu wählen"
    return (Issue(subject.first, max(stop, subject.first + 1), phrase=subject),)


def _holder(context: Context, clause: Clause, word: Phrase) -> tuple[Phrase | None, tuple[str, ...]]:
    for top in clause.phrases:
        for phrase in top.walk():
            if phrase is not word and phrase.prep in _FROM and phrase.kind == "pp" and phrase.role != "time":
                actors = context.actors.who(phrase)
                if actors:
                    return phrase, actors
    return None, context.actors.owner_of(word) if word.genitives else ()  # "stieß auf den Widerstand der Anwohner"


def _about(context: Context, clause: Clause, word: Phrase, holder: Phrase | None) -> tuple[Issue, ...]:
    beside = [p for p in clause.phrases if p.kind == "pp" and p is not word]
    for phrase in (*word.attributes, *beside):
        if phrase.prep in _ABOUT and phrase is not holder and not points_back(phrase):
            return phrase_issues(context, clause, phrase)
    return ()
