"""Where the issue, the actor and the addressee of an entry stand in a clause."""

from __future__ import annotations

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, Sentence, issue_range
from statusquo.reading.german.arguments import slot as slot_of
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Issue

_CONNECTORS = {"dass": ("dass", "daß"), "ob": ("ob",), "wenn": ("wenn", "falls", "sofern")}
#: Pronouns that point back to what was said before.
_POINTERS = frozenset(
    {"das", "dies", "dieses", "es", "diese", "dieser", "den", "die", "der", "sie", "ihn", "davon", "dem"}
)
#: Subordinate clauses that are no part of what a stance applies to.
_ASIDE = frozenset(
    "wenn falls sofern sobald solange weil da obwohl während nachdem bevor bis damit sodass wobei indem zumal".split()
)


def find_issue(context: Context, sentence: Sentence, clause: Clause, slots: tuple[str, ...]) -> tuple[Issue, ...]:
    """The issues of a clause: those of the first slot that is filled; joint members apart."""
    for slot in slots:
        found = _at(context, sentence, clause, slot)
        if found:
            return found
    return ()


def _at(context: Context, sentence: Sentence, clause: Clause, slot: str) -> tuple[Issue, ...]:
    if slot in ("dass", "ob", "wenn"):
        for child in sentence.children(clause):
            if child.kind in ("subordinate", "question") and child.connector in _CONNECTORS[slot]:
                return (clause_issue(sentence, child),)
        return ()
    if slot == "zu":
        found = [c for c in sentence.children(clause) if c.kind == "infinitive" and c.connector in ("", "und")]
        return tuple(clause_issue(sentence, child) for child in found)
    if slot == "v2":
        found = [c for c in sentence.children(clause) if c.kind == "v2" and c.verb and c.verb.mood != "indicative"]
        return (clause_issue(sentence, found[0]),) if found else ()
    phrase = slot_of(context, sentence, clause, slot)
    return phrase_issues(context.analysis, clause, phrase) if phrase is not None else ()


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


def clause_issue(sentence: Sentence, clause: Clause) -> Issue:
    """A clause as issue, without the word that opens it and without conditions and reasons at its end."""
    opener = len(clause.connector.split()) if clause.connector and not clause.verb_first else 0
    first, stop = clause.first + opener, clause.stop
    for child in sentence.clauses:
        inside = first < child.first and child.stop == stop
        if (
            inside
            and child.kind == "subordinate"
            and child.connector.split()[-1:]
            and (child.connector.split()[-1] in _ASIDE or child.connector.split()[0] in _ASIDE)
        ):
            stop = child.first
    return Issue(min(first, clause.stop - 1), max(stop, min(first, clause.stop - 1) + 1), clause=clause)
