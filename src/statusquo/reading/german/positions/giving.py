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
from statusquo.reading.german.positions.slots import find_issue, phrase_issues, points_back
from statusquo.reading.german.positions.told import told
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

_TOLD: Final = told()
_STALLING: Final = words("stalling") | words("moving_on")
_MOVING: Final = words("moving_on")
_FROM: Final = frozenset({"von", "aus", "bei", "seitens", "unter", "durch"})
#: Clauses that say what a stance is about: "kam die Warnung, die Hilfe könne versiegen".
_CONTENT: Final = ("dass", "zu", "v2")
_ABOUT: Final = frozenset("an für gegen zu über gegenüber wegen hinsichtlich bezüglich nach vor".split())


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield stances that are told as something given or received."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or (clause.negated and verb.lemma not in _STALLING) or supposed(sentence, clause):
                continue
            found = _stalled(context, sentence, clause)
            if found is None and (verb.lemma in _TOLD.receiving or verb.lemma in _TOLD.giving):
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
    if not issues and _TOLD.given[word.lemma.lower()] in ("warns", "demands"):
        issues = find_issue(context, sentence, clause, _CONTENT)
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


def _stalled(context: Context, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What does not get on because of somebody: "Das Paket liegt wegen des Widerstands der FDP auf Eis"."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma not in _STALLING or (verb.lemma in _MOVING) != clause.negated:
        return None
    subject = sentence.resolved_subject(clause)
    if subject is None or subject.kind == "pronoun" or context.actors.who(subject):
        return None
    for phrase in clause.pps("wegen", "aufgrund", "durch", "nach", "angesichts"):
        stance = _TOLD.given.get(phrase.lemma.lower())
        actors = context.actors.owner_of(phrase) if stance in ("opposes", "rejects", "doubts") else ()
        if stance is not None and actors:
            issue = Issue(subject.first, subject.core, phrase=subject, apart=subject is clause.antecedent)
            rule = f"given:{phrase.lemma}"
            return Candidate.of_clause(actors, stance, (issue,), sentence, clause, rule, strength=3)
    return None


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
