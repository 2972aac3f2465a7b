"""Deeds that only the other side claims and whose doer denies them: "X habe geschossen. X wies das zurück"."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.happening import CONTACT, PAST, Happening
from statusquo.reading.german.events.participants import people
from statusquo.reading.german.events.words import words

__all__ = ["is_rejected"]

#: Verbs by which somebody says that a claim is wrong, and what the claim is called.
_REJECTING: Final = words("rejecting")
_CLAIMS: Final = words("claims")


def is_rejected(context: Context, one: Happening) -> bool:
    """Tell whether a deed told in somebody's words is denied in the same sentence or the next."""
    verb = one.clause.verb
    if one.kind in CONTACT or one.status not in PAST or verb is None or not verb.mood.startswith("konjunktiv"):
        return False
    sentences = context.analysis.sentences
    near: tuple[Sentence, ...] = tuple(sentences[one.sentence.index : one.sentence.index + 2])
    doers = {context.actors.party(who) for who in one.participants}
    return any(
        _rejects(clause) and bool(doers & {context.actors.party(who) for who in people(context, clause.subject)})
        for sentence in near
        for clause in sentence.clauses
        if sentence is not one.sentence or clause.first > one.clause.first
    )


def _rejects(clause: Clause) -> bool:
    """Tell whether a clause says that what was said is wrong: "bestreitet das", "wies die Darstellung zurück"."""
    verb = clause.verb
    if verb is None or verb.lemma not in _REJECTING or clause.negated or verb.modal:
        return False
    return any(_points_back(phrase) for phrase in (*clause.objects, *clause.datives))


def _points_back(phrase: Phrase) -> bool:
    """Tell whether a phrase means what was said: "das", "die Vorwürfe"."""
    return phrase.kind == "pronoun" or bool({phrase.part, phrase.lemma.lower()} & _CLAIMS)
