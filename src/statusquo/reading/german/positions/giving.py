"""Stances given and received: "Rückendeckung erhielt X von Y", "Kritik an X kam von Y", "X stieß bei Y auf Kritik".

The noun names the stance, the verb only moves it: Y, after "von", "aus", "bei", "seitens", holds it; X, the receiver
or what stands after "an", "für", "gegen", is the issue.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import phrase_issues, points_back
from statusquo.reading.german.positions.voices import Voices

_WORDS: Final[dict[Stance, str]] = {
    "supports": "unterstützung rückendeckung zuspruch zustimmung beifall lob rückhalt applaus schützenhilfe anklang "
    "gefallen sympathie solidarität",
    "opposes": "kritik missfallen widerspruch protest gegenwind widerstand unmut empörung unverständnis verärgerung "
    "befremden tadel schelte vorwürfe proteste entrüstung ärger verstimmung",
    "rejects": "ablehnung",
    "doubts": "skepsis zweifel",
    "warns": "sorge besorgnis",
}
_NOUNS: Final[dict[str, Stance]] = {word: stance for stance, words in _WORDS.items() for word in words.split()}
_RECEIVED: Final = frozenset(
    "bekommen erhalten finden ernten genießen stoßen treffen auslösen hervorrufen sorgen erfahren einbringen".split()
)
_GIVEN: Final = frozenset("kommen geben laut lautwerden ertönen hageln regen".split())
_FROM: Final = frozenset({"von", "aus", "bei", "seitens", "unter", "durch"})
_ABOUT: Final = frozenset({"an", "für", "gegen", "zu", "über", "gegenüber", "wegen"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield stances that are told as something given or received."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or clause.negated or supposed(sentence, clause):
                continue
            if verb.lemma not in _RECEIVED and verb.lemma not in _GIVEN:
                continue
            found = _match(context, sentence, clause)
            if found is not None:
                yield found


def _match(context: Context, sentence: Sentence, clause: Clause) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    word = next((p for p in clause.phrases if p.lemma.lower() in _NOUNS and p.role not in ("time", "agent")), None)
    if word is None:
        return None
    holder, actors = _holder(context, clause, word)
    if holder is None:
        return None
    issues = _about(context, clause, word, holder)
    if not issues and verb.lemma in _RECEIVED:
        issues = _receiver(sentence, clause, word, holder)
    pointing = not issues and clause.kind in ("main", "v2")
    if not issues and not pointing:
        return None
    return Candidate(
        actors,
        _NOUNS[word.lemma.lower()],
        issues,
        sentence,
        clause,
        clause.first,
        clause.stop,
        f"given:{word.lemma}",
        strength=3,
        open=pointing,
    )


def _receiver(sentence: Sentence, clause: Clause, word: Phrase, holder: Phrase) -> tuple[Issue, ...]:
    """The subject as issue, without the giver if the analysis took it for part of it."""
    subject = sentence.resolved_subject(clause)
    if subject is None or subject is word or subject.kind == "pronoun":
        return ()
    stop = subject.stop
    if subject.first <= holder.first < subject.stop:
        stop = subject.core if holder.first >= subject.core else subject.first + 1
    return (Issue(subject.first, max(stop, subject.first + 1), phrase=subject),)


def _holder(context: Context, clause: Clause, word: Phrase) -> tuple[Phrase | None, tuple[str, ...]]:
    for top in clause.phrases:
        for phrase in top.walk():
            if phrase is not word and phrase.prep in _FROM and phrase.kind == "pp" and phrase.role != "time":
                actors = context.actors.who(phrase)
                if actors:
                    return phrase, actors
    return None, ()


def _about(context: Context, clause: Clause, word: Phrase, holder: Phrase) -> tuple[Issue, ...]:
    beside = [p for p in clause.phrases if p.kind == "pp" and p is not word]
    for phrase in (*word.attributes, *beside):
        if phrase.prep in _ABOUT and phrase is not holder and not points_back(phrase):
            return phrase_issues(context, clause, phrase)
    return ()
