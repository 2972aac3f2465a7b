"""Contrasts: "kritisiert nicht den Plan, *sondern* dessen Kosten", "lobt den Plan, *nicht aber* dessen Kosten"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from statusquo.reading.german.analysis import Clause, Negation, Phrase, Sentence
from statusquo.reading.german.context import Context

_BUT: Final = frozenset({"aber", "jedoch", "hingegen", "dagegen"})
_ONLY: Final = frozenset({"nur", "allein", "bloß", "lediglich"})


def affirmed(context: Context, sentence: Sentence, clause: Clause) -> Clause:
    """The clause with only what it affirms of a contrast, and without the negation of the other half."""
    if not clause.negations:
        return clause
    return _instead(context, sentence, clause) or _but_not(context, clause) or clause


def neither(context: Context, sentence: Sentence, clause: Clause) -> Clause:
    """The clause behind "noch" with the negation of the "weder" before it: "weder X gebilligt *noch Y abgelehnt*"."""
    if clause.connector != "noch" or clause.negated:
        return clause
    tokens = context.analysis.tokens
    if not any(tokens[k].lower == "weder" for k in range(sentence.first, clause.first)):
        return clause
    return replace(clause, negations=(*clause.negations, Negation(tokens[clause.first], "clause")))


def _instead(context: Context, sentence: Sentence, clause: Clause) -> Clause | None:
    """ "nicht X, sondern Y": Y takes the place of X."""
    tokens = context.analysis.tokens
    but = next((k for k in range(clause.first, clause.stop) if tokens[k].lower == "sondern"), None)
    if but is None:
        return None
    denials = [n for n in clause.negations if n.token.index < but]
    if not denials or tokens[denials[-1].token.index + 1].lower in _ONLY:
        return None
    other = next((p for c in sentence.clauses for p in c.phrases if p.first == but + 1), None)
    denied = [p for p in clause.phrases if denials[-1].token.index < p.stop <= but and p.role != "subject"]
    if other is None or not denied:
        return None
    chosen = replace(other, role=denied[-1].role, field=denied[-1].field)
    rest = [p for p in clause.phrases if p is not denied[-1] and p is not other]
    return _with(clause, (*rest, chosen), {n.token.index for n in denials})


def _but_not(context: Context, clause: Clause) -> Clause | None:
    """ "X, nicht aber Y": Y is left out."""
    tokens = context.analysis.tokens
    for denial in clause.negations:
        k = denial.token.index
        apart = tokens[k - 1].lower == "," and k + 1 < len(tokens) and tokens[k + 1].lower in _BUT
        if not apart and not (k > 1 and tokens[k - 1].lower in _BUT and tokens[k - 2].lower == ","):
            continue
        other = next((p for p in clause.phrases if p.first > k and p.role != "subject"), None)
        if other is not None and any(p.role == other.role and p.stop < k for p in clause.phrases):
            return _with(clause, tuple(p for p in clause.phrases if p is not other), {k})
    return None


def _with(clause: Clause, phrases: tuple[Phrase, ...], denials: set[int]) -> Clause:
    ordered = tuple(sorted(phrases, key=lambda p: p.first))
    kept = tuple(n for n in clause.negations if n.token.index not in denials)
    return replace(clause, phrases=ordered, negations=kept)
