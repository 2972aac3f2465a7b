"""Where the issue, the actor and the addressee of an entry stand in a clause."""

from __future__ import annotations

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, Sentence, issue_range
from statusquo.reading.german.positions.candidate import Issue

_CONNECTORS = {"dass": ("dass", "daß"), "ob": ("ob",), "wenn": ("wenn", "falls", "sofern")}
#: Pronouns that point back to what was said before.
_POINTERS = frozenset(
    {"das", "dies", "dieses", "es", "diese", "dieser", "den", "die", "der", "sie", "ihn", "davon", "dem"}
)
#: Verbs whose zu-infinitive is done by their object ("fordert die Regierung auf, zu ...").
_OBJECT_CONTROL = frozenset(
    "auffordern bitten aufrufen ermahnen mahnen drängen ersuchen anweisen verpflichten zwingen nötigen beschuldigen "
    "warnen ermutigen".split()
)
_DATIVE_CONTROL = frozenset(
    "empfehlen raten vorwerfen vorhalten befehlen erlauben verbieten nahelegen vorschreiben".split()
)


def find_issue(analysis: Analysis, sentence: Sentence, clause: Clause, slots: tuple[str, ...]) -> tuple[Issue, ...]:
    """The issues of a clause: those of the first slot that is filled; joint members apart."""
    for slot in slots:
        found = _at(analysis, sentence, clause, slot)
        if found:
            return found
    return ()


def _at(analysis: Analysis, sentence: Sentence, clause: Clause, slot: str) -> tuple[Issue, ...]:
    if slot in ("dass", "ob", "wenn"):
        for child in sentence.children(clause):
            if child.kind in ("subordinate", "question") and child.connector in _CONNECTORS[slot]:
                return (clause_issue(child),)
        return ()
    if slot == "zu":
        found = [c for c in sentence.children(clause) if c.kind == "infinitive" and c.connector in ("", "und")]
        return tuple(clause_issue(child) for child in found)
    if slot == "v2":
        found = [c for c in sentence.children(clause) if c.kind == "v2" and c.verb and c.verb.mood != "indicative"]
        return (clause_issue(found[0]),) if found else ()
    phrase = constituent(sentence, clause, slot)
    return phrase_issues(analysis, clause, phrase) if phrase is not None else ()


def constituent(sentence: Sentence, clause: Clause, slot: str) -> Phrase | None:
    """The constituent that fills a slot, with active and passive voice told apart."""
    passive = clause.verb is not None and clause.verb.passive != ""
    if slot == "o":
        if passive:
            return sentence.resolved_subject(clause)
        return _relative(clause, clause.objects[0]) if clause.objects else None
    if slot == "d":
        return _relative(clause, clause.datives[0]) if clause.datives else None
    if slot == "g":
        found = clause.by_role("genitive")
        return found[0] if found else None
    if slot == "s":
        return clause.agent if passive else subject_of(sentence, clause)
    if slot.startswith("p:"):
        pps = clause.pps(slot[2:])
        return _relative(clause, pps[-1]) if pps else None
    return None


def subject_of(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject; of an infinitive, who would do it by the verb above."""
    subject = sentence.resolved_subject(clause)
    if subject is not None or clause.kind != "infinitive":
        return subject
    above = sentence.parent(clause)
    if above is None or above.verb is None:
        return None
    if above.verb.lemma in _OBJECT_CONTROL and not above.verb.passive:
        return above.objects[0] if above.objects else None
    if above.verb.lemma in _DATIVE_CONTROL and above.datives:
        return above.datives[0]
    return subject_of(sentence, above)


def _relative(clause: Clause, phrase: Phrase) -> Phrase:
    """The antecedent, if the phrase is the relative pronoun."""
    if clause.relative is not None and phrase is clause.relative and clause.antecedent is not None:
        return clause.antecedent
    return phrase


def points_back(phrase: Phrase) -> bool:
    """Tell whether a phrase only points to something said before."""
    return phrase.kind == "pronoun" or (phrase.stop - phrase.inner == 1 and phrase.head.lower in _POINTERS)


def phrase_issues(analysis: Analysis, clause: Clause, phrase: Phrase) -> tuple[Issue, ...]:
    """A phrase as issue; members of a coordination that have their own determiner stand for themselves."""
    members = phrase.members
    if len(members) > 1 and all(m.determiner is not None or m.name is not None for m in members):
        return tuple(issue for member in members for issue in phrase_issues(analysis, clause, member))
    first, stop = issue_range(phrase)
    return (Issue(first, stop, phrase=phrase, apart=not clause.first <= first < clause.stop),)


def clause_issue(clause: Clause) -> Issue:
    """A clause as issue, without the word that opens it."""
    first = clause.first + (len(clause.connector.split()) if clause.connector and not clause.verb_first else 0)
    return Issue(min(first, clause.stop - 1), clause.stop, clause=clause)
