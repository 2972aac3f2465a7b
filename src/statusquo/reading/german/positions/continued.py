"""Stances whose holder stands in the sentences before or behind.

==========================================  ==============================================================
"Hinzu kommt die Forderung nach X"          who demanded last demands X (``continued``)
"Die Forderung lautet auf X"                the same
"Der Protest richtet sich gegen X"          who protests opposes X (``aimed``)
"Den Kliniken droht ein Streik"             the union of the sentences around threatens it (``looming``)
==========================================  ==============================================================
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import find_issue, phrase_issues, points_back
from statusquo.reading.german.positions.words import words

_CLAIMS: Final = words("claims")
_ADDING: Final = words("adding")
_PROTESTS: Final = tuple(sorted(words("protests")))
_STRIKES: Final = tuple(sorted(words("strikes")))
#: Sentences back to who demanded before.
_BACK: Final = 2


def continued(context: Context, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield stances whose noun names no holder, with the holder of the sentences around."""
    said = {c.clause for c in candidates if c.rule == "claim:drohen"}
    demands = sorted((c for c in candidates if c.stance == "demands" and c.actors), key=lambda c: c.first)
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or clause.negated or supposed(sentence, clause):
                continue
            found = (
                _added(context, sentence, clause, demands)
                or _aimed(context, sentence, clause)
                or (None if clause in said else _looming(context, sentence, clause))
            )
            if found is not None:
                yield found


def _added(context: Context, sentence: Sentence, clause: Clause, demands: Sequence[Candidate]) -> Candidate | None:
    """A further demand of who demanded before: "Hinzu kommt die Forderung nach einer Einmalzahlung"."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma not in _ADDING or verb.modal:
        return None
    name = next((p for p in clause.phrases if p.kind == "np" and p.lemma.lower() in _CLAIMS), None)
    if name is None or context.actors.owner_of(name):
        return None
    inside = [a for a in name.attributes if a.prep == "nach"]
    inside = inside or [p for p in clause.pps("nach", "auf") if p.first > name.first]
    clauses = find_issue(context, sentence, clause, ("zu", "dass"))
    issues = phrase_issues(context, clause, inside[0]) if inside else clauses
    before = [c for c in demands if c.first < clause.first and 0 <= sentence.index - c.sentence.index <= _BACK]
    if not before or not issues or points_back(name):
        return None
    return Candidate.of_clause(before[-1].actors, "demands", issues, sentence, clause, "continued:Forderung", acts="to")


def _aimed(context: Context, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What a protest is against: "Der Protest der Bauern richtet sich gegen die Kürzung"."""
    verb, subject = clause.verb, clause.subject
    assert verb is not None
    if verb.lemma not in ("richten", "wenden") or verb.reflexive is None or subject is None or subject.kind != "np":
        return None
    against = [p for p in clause.pps("gegen") if not points_back(p)]
    if not subject.part.endswith(_PROTESTS) or not against:
        return None
    actors = context.actors.owner_of(subject) or _protesters(context, sentence)
    issues = find_issue(context, sentence, clause, ("p:gegen",))
    owned = bool(context.actors.owner_of(subject))
    people = any(i.phrase is not None and context.actors.who(i.phrase) for i in issues)
    if not actors or not issues or (people and not owned):
        return None
    return Candidate.of_clause(actors, "opposes", issues, sentence, clause, "continued:Protest", strength=2)


def _protesters(context: Context, sentence: Sentence) -> tuple[str, ...]:
    """Who acted in the sentence before, in the same paragraph."""
    if sentence.index == 0:
        return ()
    before = context.analysis.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph or not before.clauses:
        return ()
    subjects = (before.resolved_subject(clause) for clause in before.clauses if clause.leads)
    return next((found for subject in subjects if (found := context.actors.who(subject))), ())


def _looming(context: Context, sentence: Sentence, clause: Clause) -> Candidate | None:
    """A strike that looms is threatened by the one union named around: "Den Kliniken droht ein Streik"."""
    verb, subject = clause.verb, clause.subject
    assert verb is not None
    if verb.lemma not in ("drohen", "androhen") or verb.modal or clause.pps("mit") or not clause.leads:
        return None
    things = [p for p in (subject, *clause.objects) if p is not None and _strike(p)]
    if not things:
        return None
    unions = _unions(context, sentence)
    if len(unions) != 1:
        return None
    issues = phrase_issues(context, clause, things[0])
    return Candidate.of_clause(unions, "threatens", issues, sentence, clause, "continued:drohen", acts="holder")


def _strike(phrase: Phrase) -> bool:
    return phrase.kind == "np" and (phrase.part.endswith(_STRIKES) or phrase.lemma.lower().endswith(_STRIKES))


def _unions(context: Context, sentence: Sentence) -> tuple[str, ...]:
    """The unions named in a sentence or, if none is, right behind or before it."""
    sentences = context.analysis.sentences
    for index in (sentence.index, sentence.index + 1, sentence.index - 1):
        if not 0 <= index < len(sentences):
            continue
        one = sentences[index]
        named = context.actors.inside(one.first, one.stop)
        found = tuple(dict.fromkeys(context.actors.party(n) for n in named))
        found = tuple(n for n in found if context.actors.sector(n) == "union")
        if found:
            return found
    return ()
