"""Stances whose issue stands in an earlier clause: "Moskau lehnte ab", "wies das zurück", "Ungarn ist dagegen".

What is answered is, if there is one, the latest position of somebody else within a few sentences before; else the
content of the last clause that somebody says or wants; else the object of the clause before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
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
    yield from _upheld(context, closed)
    at = 0
    for candidate in sorted((c for c in candidates if c.open), key=lambda c: (c.first, c.rule)):
        while at < len(closed) and closed[at].first < candidate.first:
            at += 1
        before = closed[max(0, at - _WINDOW) : at]
        issue = _personal(context, candidate) or _earlier(context, before, candidate)
        if issue is None and candidate.rule == "verb:zurückweisen":
            candidate = replace(candidate, stance="denies")  # nothing was wanted: what was said is denied
        issue = (_failed_deal(context, candidate) if candidate.stance == "rejects" else None) or issue
        issue = issue or _content(context, candidate) or _told_before(context, candidate)
        if issue is not None:
            stance = candidate.stance
            if candidate.rule == "verb:zurückweisen" and issue[1] == "opposes":
                stance = "denies"  # an accusation is denied, a demand is rejected
            if candidate.rule == "verb:zusagen" and issue[1] in ("offers", "demands"):
                stance = "accepts"  # "lud zu Gesprächen ein. Äthiopien sagte zu."
            to = candidate.to or issue[2]
            yield replace(candidate, stance=stance, issues=(replace(issue[0], apart=True),), to=to, open=False)


def _upheld(context: Context, closed: Sequence[Candidate]) -> Iterator[Candidate]:
    """All candidates; who "stays with this demand" holds what it demanded or refused before."""
    party = context.actors.party
    for at, candidate in enumerate(closed):
        head = candidate.issues[0].phrase if len(candidate.issues) == 1 else None
        if not candidate.upholds:
            yield candidate
            continue
        if candidate.stance == "rejects" and candidate.issues and candidate.issues[0].clause is not None:
            yield replace(candidate, stance="demands", ends="")  # "rückt nicht von dem Ziel ab, X zu erreichen"
            continue
        if head is not None and (wanted := _content_of(candidate.clause, head)) is not None:
            yield replace(candidate, stance="demands", issues=(wanted,), acts="to", ends="")
            continue
        if head is None or not _bare(head):
            yield candidate
            continue
        own = {party(one) for one in candidate.actors}
        for other in reversed(closed[max(0, at - _WINDOW) : at]):
            if candidate.sentence.index - other.sentence.index > _BACK:
                break
            held = ("demands",) if head.part in ("forderung", "bedingung") else ("demands", "rejects")
            if own & {party(one) for one in other.actors} and other.stance in held and other.issues:
                issue = replace(other.issues[-1], apart=True)
                yield replace(
                    candidate, stance=other.stance, issues=(issue,), acts=other.acts, to=other.to, ends=other.ends
                )
                break


def _content_of(clause: Clause, phrase: Phrase) -> Issue | None:
    """What a demand is that somebody stays with: "an der Forderung *von sieben Prozent*"."""
    if phrase.part != "forderung":
        return None
    for attribute in phrase.attributes:
        if attribute.prep in ("von", "nach", "auf"):
            return Issue(*reach(clause, attribute), phrase=attribute)
    return None


def _bare(phrase: Phrase) -> bool:
    """Tell whether a phrase only points to a stance: "dieser Forderung", "seinem Kurs"."""
    named = phrase.genitives or phrase.attributes or phrase.adjectives or phrase.lemma.lower() != phrase.part
    return not named and phrase.part in _STANDS


_STANDS: Final = words("stands")


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
        if candidate.rule.startswith("predicate:") and other.sentence.paragraph != candidate.sentence.paragraph:
            return None
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
                found = _core(earlier, earlier.clauses[0])
    if found is None:
        return None
    above = sentence.parent(found.clause) if found.clause is not None and found.clause in sentence.clauses else None
    blamed = above is not None and above.verb is not None and above.verb.lemma in _BLAMING
    return found, "opposes" if blamed else None, ()


def _failed_deal(context: Context, candidate: Candidate) -> Answered | None:
    """What no agreement was found on, of which a refusal then tells why: "nicht geeinigt. Ungarn sperrte sich"."""
    if candidate.rule not in _BLOCKING:
        return None
    here = candidate.sentence
    for index in range(here.index - 1, max(-1, here.index - 1 - _BACK), -1):
        sentence = context.analysis.sentences[index]
        if sentence.paragraph != here.paragraph:
            return None
        for clause in sentence.clauses:
            if clause.verb is None or not clause.negated or clause.verb.lemma not in _TOGETHER:
                continue
            for phrase in clause.pps("auf"):
                first, stop = reach(clause, phrase)
                return Issue(first, stop, phrase=phrase), None, ()
    return None


_TOGETHER: Final = words("together")
#: Refusals that are told without what they refuse.
_BLOCKING: Final = frozenset({"verb:sperren", "verb:sträuben", "verb:einlegen+Veto", "verb:ablehnen"})


def _told_before(context: Context, candidate: Candidate) -> Answered | None:
    """What has come about, of which a demand tells that it was wanted: "X ist untersagt. Y hatte darauf gedrungen"."""
    verb, here = candidate.clause.verb, candidate.sentence
    if candidate.stance != "demands" or here.index == 0 or verb is None or verb.tense != "pluperfect":
        return None
    before = context.analysis.sentences[here.index - 1]
    leading = [c for c in before.clauses if c.leads and c.verb is not None]
    if before.paragraph != here.paragraph or not leading:
        return None
    return clause_issue(before, leading[-1]), None, ()


def _core(sentence: Sentence, clause: Clause) -> Issue:
    """What a sentence tells, without who says so: the deed of an actor, else its subject and what is said of it."""
    subject, verb = clause.subject, clause.verb
    if verb is None or subject is None or not any(p.prep in _SAYING for p in clause.phrases):
        return clause_issue(sentence, clause)
    after = subject.first > (verb.finite.index if verb.finite is not None else clause.first)
    if after and clause.objects:
        thing = clause.objects[0]
        return Issue(thing.first, max(thing.stop, verb.main.index + 1), phrase=thing)
    if after:
        return Issue(subject.first, max(subject.stop, clause.stop), phrase=subject)
    return clause_issue(sentence, clause)


#: "nach Darstellung des Oman", "laut Medienberichten".
_SAYING: Final = frozenset({"nach", "laut", "zufolge"})
_BLAMING: Final = words("blaming")


#: Pronouns that stand for a thing named before, with the gender and number it has.
_PERSONAL: Final = {"er": "m", "ihn": "m", "ihm": "m", "es": "n", "sie": "f"}


def _personal(context: Context, candidate: Candidate) -> Answered | None:
    """What "ihn", "sie" stands for: the subject, else an object, of the clauses before that agrees with it."""
    pointer = candidate.pointer
    if pointer is None or pointer.kind != "pronoun" or pointer.head.lower not in _PERSONAL:
        return None
    if candidate.clause.connector == "wie" and (compared := _compared(candidate, pointer)) is not None:
        return compared, None, ()
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


def _compared(candidate: Candidate, pointer: Phrase) -> Issue | None:
    """What stands before "wie es die SPD fordert": the noun before, else, for "es", what that clause says."""
    clause, sentence = candidate.clause, candidate.sentence
    above = sentence.parent(clause)
    if above is None or above.first >= clause.first:
        return None
    gender = _PERSONAL[pointer.head.lower]

    def agrees(phrase: Phrase) -> bool:
        return gender in phrase.genders or (gender == "f" and "pl" in phrase.numbers)

    for phrase in above.phrases:
        if phrase.stop > clause.first or phrase.kind == "pronoun" or not agrees(phrase):
            continue
        if clause.first - phrase.stop <= 1 or (phrase.role == "object" and phrase.determination == "indefinite"):
            first, stop = reach(above, phrase)
            return Issue(first, min(stop, clause.first), phrase=phrase)
    own = [k for k in above.own if k < clause.first]
    whole = (
        len(own) == len(above.own)
        and above.kind in ("main", "v2", "subordinate", "infinitive")
        and candidate.stance == "demands"
    )
    if pointer.head.lower != "es" or not whole or above.verb is None:
        return None
    issue = clause_issue(sentence, above)
    return replace(issue, stop=own[-1] + 1) if issue.first <= own[-1] else None


def _reported(clause: Clause) -> bool:
    verb = clause.verb
    if clause.kind == "main" and verb is not None and not clause.quoted:
        return verb.mood == "konjunktiv1"  # "..., rechnete der Verband vor, und die Bahn gebe die Masten nicht frei"
    if clause.kind != "v2" or verb is None:
        return False
    return clause.quoted or verb.mood.startswith("konjunktiv") or (verb.mood == "ambiguous" and verb.tense == "present")


def _before(sentence: Sentence, stop: int) -> Issue | None:
    earlier: list[Clause] = [
        c for c in sentence.clauses if c.stop <= stop and (c.kind == "infinitive" or _reported(c) or c.says_that)
    ]
    return clause_issue(sentence, earlier[-1]) if earlier else None
