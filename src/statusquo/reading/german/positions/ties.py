"""What a position is tied to: "nur wenn", "falls nicht", "sofern", "erst nach"; and who is asked for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate
from statusquo.reading.german.positions.extent import reach
from statusquo.reading.german.positions.words import words
from statusquo.span import Span

_IF: Final = frozenset(
    {
        "wenn",
        "falls",
        "sofern",
        "sobald",
        "soweit",
        "erst wenn",
        "nur wenn",
        "nur falls",
        "vorausgesetzt",
        "solange",
    }
)
_UNLESS: Final = frozenset({"bis", "bevor", "ehe", "es sei denn", "außer wenn", "solange"})
#: Stances of somebody who puts pressure: the condition says what would avert it.
_PRESSURE: Final[frozenset[Stance]] = frozenset({"threatens", "rejects", "warns"})


def tie(context: Context, candidate: Candidate) -> tuple[Span | None, Span | None]:
    """The spans of (only_if, unless) that a position is tied to.

    "bietet X an, wenn Y" gives only_if Y; "droht mit Z, falls nicht Y" gives unless Y (without its negation where
    a phrase names the deed).
    """
    clause = condition_of(candidate.sentence, candidate.clause)
    if clause is None:
        needed = without(candidate.clause) if candidate.stance == "threatens" else None
        if needed is None:
            return None, None
        return None, context.analysis.span(*reach(candidate.clause, needed))
    span = _span(context, clause)
    negated = clause.negated
    if candidate.stance in _PRESSURE and (thing := lacking(clause)) is not None:
        return None, context.analysis.span(*thing)
    if candidate.stance in _PRESSURE and (negated or clause.connector in _UNLESS - {"solange"}):
        return None, span
    if clause.connector == "bis" and candidate.stance == "commits":
        return None, span  # "machen weiter, bis die Regierung zurücktritt": no longer then
    if negated and candidate.stance not in _PRESSURE:
        return None, None
    return span, None


def condition_of(sentence: Sentence, clause: Clause) -> Clause | None:
    """The conditional clause of a clause, of what it is coordinated with, or of its content."""
    for child in sentence.clauses:
        if child.connector in _IF | _UNLESS and child.kind == "subordinate" and child.parent is not None:
            above = sentence.clauses[child.parent]
            if above is clause or above.parent == clause.index or clause.parent == above.index:
                return child
    over = sentence.parent(clause)
    if over is not None and over.connector in _IF and over.kind == "subordinate" and clause.leads:
        # "Stoppt X das nicht, *dann sperren wir* ...": what follows hangs on its condition
        own = [k for k in over.own if k < clause.first]
        return replace(over, stop=own[-1] + 1) if own else None
    return None


def without(clause: Clause) -> Phrase | None:
    """What has to be there to avert a deed: "*Ohne ein neues Angebot* beginnt der Streik"."""
    found = [phrase for phrase in clause.pps("ohne") if phrase.field == "pre"]
    return found[0] if found else None


def lacking(clause: Clause) -> tuple[int, int] | None:
    """The tokens of what a condition says does not come: "falls *die Unterschrift bis Mittwoch* ausbleibt"."""
    verb, subject = clause.verb, clause.subject
    if verb is None or verb.lemma not in _LACKING or clause.negated or subject is None or subject.kind != "np":
        return None
    return subject.first, max(subject.stop, verb.main.index if verb.main.index > subject.first else 0)


_LACKING: Final = words("lacking")


def deed(clause: Clause) -> tuple[int, int] | None:
    """The tokens of the noun phrase that names the deed where "kein" denies it ("kein verbessertes Angebot")."""
    for negation in clause.negations:
        phrase = negation.phrase
        if phrase is not None and negation.token.tag == "PIAT":
            first = phrase.first + (phrase.determiner is not None)
            if first < phrase.stop:
                return first, max(phrase.stop, reach(clause, phrase)[1])
    return None


def _span(context: Context, clause: Clause) -> Span:
    tokens = deed(clause)
    if tokens is not None:
        return context.analysis.span(*tokens)
    first = opening(context, clause)
    if clause.verb_first and clause.verb is not None and clause.verb.modal == "sollen" and first < clause.stop - 1:
        first += 1  # "*Sollte* die Miliz die Stadt nicht räumen"
    return context.analysis.span(min(first, clause.stop - 1), clause.stop)


def opening(context: Context, clause: Clause) -> int:
    """The first token of a condition behind its connector and a quotation mark before it."""
    first = clause.first
    while first < clause.stop - 1 and context.analysis.tokens[first].opens:
        first += 1
    return first + (len(clause.connector.split()) if not clause.verb_first else 0)
