"""How far a told phrase reaches: "nannte [die Forderung unbezahlbar]", "bezeichnete [das als Fehler]"."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, Sentence, Token, Verb
from statusquo.reading.german.statements.words import words
from statusquo.span import Span

#: Verbs that say something of their object: what follows the object belongs to what is said.
_JUDGING: Final = frozenset({"nennen", "heißen", "finden"})
_AS: Final = frozenset({"als", "für"})
#: Openers of clauses in which the report adds something of its own.
_ASIDES: Final = frozenset({"wobei", "womit", "weshalb", "weswegen", "worauf", "woraufhin"})
#: Other words that open what is said of the object, by verb.
_OPENERS: Final = {"begründen": frozenset({"mit"}), "beziffern": frozenset({"auf", "mit"})}
_AS_VERBS: Final = words("as")


def told(
    analysis: Analysis, sentence: Sentence, clause: Clause, phrase: Phrase, slot: str, words: tuple[str, ...] = ()
) -> Span:
    """The span of a phrase with what belongs to it, without the ``words`` of the cue at its end."""
    first, stop = phrase.first, _with_attributes(sentence, clause, phrase, slot)
    if other := _instead(analysis, clause, stop):
        if first > clause.first and analysis.tokens[first - 1].lower == "nicht":
            first -= 1
        return analysis.span(first, _with_attributes(sentence, clause, other, slot))
    while stop - 1 > phrase.inner and analysis.tokens[stop - 1].lower in words:
        stop -= 1
    verb = clause.verb
    lemma = verb.lemma if verb is not None else ""
    stop = max(stop, _before_verb(clause, phrase))
    bracket = _bracket(verb) if verb is not None else ()
    own = [k for k in clause.own if k >= stop and analysis.tokens[k] not in bracket]
    while own and analysis.tokens[own[-1]].is_mark and analysis.tokens[own[-1]].opens != -1:
        own.pop()
    if own and phrase.first >= clause.first and (lemma in _JUDGING or lemma in _AS_VERBS or lemma in _OPENERS):
        openers = _OPENERS.get(lemma, _AS)
        inside = (k for k in range(phrase.first + 1, stop) if analysis.tokens[k].lower == "als")
        as_at = next((k for k in own if analysis.tokens[k].lower in openers), None)
        if as_at is None and next(inside, None) is not None and own[0] == stop:
            # "wies [den Bericht als politisch motiviert] zurück": the phrase holds a part of it.
            return analysis.span(first, _last_in_row(own) + 1)
        between = verb is not None and any(stop <= t.index < (as_at or own[0]) for t in verb.tokens)
        if not between and (lemma in _JUDGING or as_at is not None):
            if phrase.kind == "pronoun":
                first = as_at + 1 if as_at is not None else own[0]
            if own[-1] >= first:
                stop = own[-1] + 1
        elif between and as_at is not None and verb is not None and verb.passive and clause.kind == "main":
            # "Die Gespräche wurden als nützlich bezeichnet": the clause as a whole is what was said.
            stop = max(own[-1], verb.main.index) + 1
    return analysis.span(first, stop)


def _instead(analysis: Analysis, clause: Clause, stop: int) -> Phrase | None:
    """What stands instead of a phrase that ends at ``stop``: "keine Strafen, sondern *Hilfe*"."""
    tokens = analysis.tokens
    at = stop + 1
    if at + 1 >= len(tokens) or tokens[stop].text != "," or tokens[at].lower != "sondern":
        return None
    at += 2 if tokens[at + 1].lower == "auch" else 1
    return next((p for p in clause.phrases if p.first == at), None)


def _before_verb(clause: Clause, phrase: Phrase) -> int:
    """The end of what stands before the verb where a phrase opens a main clause: there is room for one constituent."""
    verb = clause.verb
    if verb is None or verb.finite is None or not clause.leads or phrase.first != clause.first:
        return phrase.stop
    before = [k for k in clause.own if k < verb.finite.index]
    return verb.finite.index if before == list(range(clause.first, verb.finite.index)) else phrase.stop


def _bracket(verb: Verb) -> tuple[Token, ...]:
    """The words of a verb; a participle beside a full verb is none of them: "lobte den Plan als ausgewogen"."""
    if verb.finite is None or verb.finite.tag[:2] != "VV":
        return verb.tokens
    return tuple(t for t in verb.tokens if t.tag != "VVPP")


def _last_in_row(own: list[int]) -> int:
    last = own[0]
    while last + 1 in own:
        last += 1
    return last


def _with_attributes(sentence: Sentence, clause: Clause, phrase: Phrase, slot: str) -> int:
    """The end of a phrase with the prepositional phrases right behind it and a relative clause."""
    stop = phrase.stop
    for other in clause.phrases:
        if other.first == stop and other.kind == "pp" and (other.role != "time" or slot.startswith("p:")):
            stop = other.stop
    for child in sentence.children(clause):
        if child.kind in ("relative", "infinitive") and child.first - stop in (0, 1) and child.first >= stop:
            if child.kind == "relative" and (child.antecedent is None or child.connector in _ASIDES):
                continue
            stop = child.stop
    return stop
