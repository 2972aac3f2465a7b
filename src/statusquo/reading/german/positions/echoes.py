"""Stances whose issue stands in an earlier clause: "Moskau lehnte ab", "wies das zurück", "Ungarn ist dagegen".

What is answered is, if there is one, the latest position of somebody else within a few sentences before; else the
content of the last clause that somebody says or wants; else the object of the clause before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.extent import reach
from statusquo.reading.german.positions.slots import clause_issue
from statusquo.reading.german.positions.words import words

#: What is answered: the issue, the stance it was put forward with, and who did.
Answered = tuple[Issue, Stance | None, tuple[str, ...]]

#: How many sentences back an answer reaches.
_BACK: Final = 2
#: How many candidates back are looked at.
_WINDOW: Final = 12
#: Clauses looked through for what a pronoun stands for.
_CLAUSES: Final = 4
#: What can be answered to.
_ANSWERED: Final = frozenset({"demands", "offers", "commits", "threatens", "opposes", "accepts", "supports", "rejects"})


def answer(context: Context, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield all candidates, the open ones with the issue they answer; those without one are dropped."""
    closed = sorted((c for c in candidates if not c.open), key=lambda c: (c.first, c.rule))
    yield from closed
    at = 0
    for candidate in sorted((c for c in candidates if c.open), key=lambda c: (c.first, c.rule)):
        while at < len(closed) and closed[at].first < candidate.first:
            at += 1
        before = closed[max(0, at - _WINDOW) : at]
        issue = _personal(context, candidate) or _earlier(context, before, candidate)
        if issue is None and candidate.rule == "verb:zurückweisen":
            candidate = replace(candidate, stance="denies")  # nothing was wanted: what was said is denied
        issue = issue or _content(context, candidate)
        if issue is not None:
            stance = candidate.stance
            if candidate.rule == "verb:zurückweisen" and issue[1] == "opposes":
                stance = "denies"  # an accusation is denied, a demand is rejected
            to = candidate.to or issue[2]
            yield replace(candidate, stance=stance, issues=(replace(issue[0], apart=True),), to=to, open=False)


def _earlier(context: Context, before: Sequence[Candidate], candidate: Candidate) -> Answered | None:
    party = context.actors.party
    own = {party(one) for one in candidate.actors}
    for other in reversed(before):
        if candidate.sentence.index - other.sentence.index > _BACK:
            return None
        joined = other.sentence is candidate.sentence and candidate.clause.joined == other.clause.index
        if joined and other.issues and candidate.rule.startswith("valence"):
            return other.issues[-1], other.stance, ()  # "wies den Plan zurück und nannte ihn ..."
        if other.stance not in _ANSWERED or own & {party(one) for one in other.actors}:
            continue
        if other.clause is candidate.clause or not other.issues:
            continue
        if candidate.rule == "verb:zurückweisen" and other.stance in ("supports", "rejects", "accepts"):
            continue
        if candidate.stance in ("denies",) and other.stance not in ("opposes", "accepts"):
            continue
        return other.issues[-1], other.stance, other.actors
    return None


def _content(context: Context, candidate: Candidate) -> Answered | None:
    """The last clause before that somebody says or wants."""
    sentence = candidate.sentence
    found = _before(sentence, candidate.clause.first)
    if found is None and sentence.index > 0:
        earlier = context.analysis.sentences[sentence.index - 1]
        if earlier.paragraph == sentence.paragraph:
            found = _before(earlier, earlier.stop)
            if found is None and candidate.stance == "denies" and earlier.clauses:
                found = clause_issue(earlier, earlier.clauses[0])
    if found is None:
        return None
    above = sentence.parent(found.clause) if found.clause is not None and found.clause in sentence.clauses else None
    blamed = above is not None and above.verb is not None and above.verb.lemma in _BLAMING
    return found, "opposes" if blamed else None, ()


_BLAMING: Final = words("blaming")


#: Pronouns that stand for a thing named before, with the gender and number it has.
_PERSONAL: Final = {"er": "m", "ihn": "m", "ihm": "m", "es": "n", "sie": "f"}


def _personal(context: Context, candidate: Candidate) -> Answered | None:
    """What "ihn", "sie" stands for: the subject, else an object, of the clauses before that agrees with it."""
    pointer = candidate.pointer
    if pointer is None or pointer.kind != "pronoun" or pointer.head.lower not in _PERSONAL:
        return None
    if pointer.head.lower == "es" and pointer.role != "subject":
        return None
    gender = _PERSONAL[pointer.head.lower]
    sentence = candidate.sentence
    clauses = [c for c in sentence.clauses if c.stop <= candidate.clause.first][::-1]
    if sentence.index > 0:
        clauses += context.analysis.sentences[sentence.index - 1].clauses[:_CLAUSES]
    for clause in clauses[:_CLAUSES]:
        for phrase in (*clause.by_role("subject"), *clause.objects, *clause.by_role("pp")):
            if phrase.kind == "pronoun" or context.actors.who(phrase):
                continue
            if gender in phrase.genders or (gender == "f" and "pl" in phrase.numbers):
                first, stop = reach(clause, phrase)
                return Issue(first, stop, phrase=phrase), None, ()
    return None


def _reported(clause: Clause) -> bool:
    verb = clause.verb
    if clause.kind != "v2" or verb is None:
        return False
    return clause.quoted or verb.mood.startswith("konjunktiv") or (verb.mood == "ambiguous" and verb.tense == "present")


def _before(sentence: Sentence, stop: int) -> Issue | None:
    earlier: list[Clause] = [
        c
        for c in sentence.clauses
        if c.stop <= stop and (c.kind == "infinitive" or _reported(c) or c.connector in ("dass", "daß"))
    ]
    return clause_issue(sentence, earlier[-1]) if earlier else None
