"""Who does what: roles of the constituents of a clause, from case, agreement, order and kind of noun.

German marks case on articles more than on names; where the form leaves it open ("die Ukraine lehnt die
Abtretung ab") the first nominative that agrees with the verb is the subject, people and bodies before
things. Each candidate gets a score; the best is the subject, the rest are objects by the cases left to
them.
"""

from __future__ import annotations

from collections.abc import Sequence

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.drafts import ClauseDraft, PhraseDraft
from statusquo.reading.german.analysis.lexicon import Lexicon
from statusquo.reading.german.analysis.model import Verb

__all__ = ["assign"]

_COPULAS = frozenset({"sein", "werden", "bleiben", "heißen"})


def assign(
    clause: ClauseDraft,
    phrases: Sequence[PhraseDraft],
    verb: Verb | None,
    inherited: PhraseDraft | None,
    lexicon: Lexicon,
    tokens: Sequence[Token],
) -> PhraseDraft | None:
    """Set the roles of the constituents and return the subject found in the clause (None: none, or
    inherited).
    """
    _times_and_fields(clause, phrases, verb, lexicon)
    nominal = [p for p in phrases if p.kind != "pp" and p.role == "other" and p.head.tag != "PRF"]
    if verb is not None and verb.passive in ("werden", "sein"):
        for phrase in phrases:
            if phrase.kind == "pp" and phrase.prep in {"von", "durch"} and phrase.role == "pp":
                phrase.role = "agent"
                break
    if verb is None:
        return None
    subject = None
    if inherited is None and verb.finite is not None:
        subject = _subject(clause, nominal, verb, lexicon, tokens)
        if subject is not None:
            subject.role = "subject"
            _narrow(subject, "nom")
    rest = [p for p in nominal if p is not subject]
    copula = verb.lemma in _COPULAS and not verb.passive
    for phrase in rest:
        phrase.role = _by_case(phrase, copula) or phrase.role
        open_ = subject is None and inherited is None and verb.finite is not None
        if open_ and phrase.role == "other" and phrase.has("nom"):
            phrase.role = "subject"
            subject = phrase
    _datives(rest, verb, lexicon)
    for phrase in rest:
        if phrase.role == "object":
            _narrow(phrase, "acc")
        elif phrase.role == "dative":
            _narrow(phrase, "dat")
    return subject


def _times_and_fields(clause: ClauseDraft, phrases: Sequence[PhraseDraft], verb: Verb | None, lexicon: Lexicon) -> None:
    """Tell times from other phrases, and what stands before, in and behind the brackets of the verb."""
    finite = clause.finite
    for phrase in phrases:
        if phrase.kind == "pp":
            timed = lexicon.is_time(phrase.head) and phrase.prep not in {"über", "mit", "für", "von"}
            phrase.role = "time" if timed else "pp"
        elif phrase.role not in {"genitive", "apposition"}:
            phrase.role = "time" if _is_time(phrase, lexicon) else "other"
        if finite >= 0 and clause.kind in {"main", "v2"}:
            phrase.field = "pre" if phrase.first < finite else "mid"
            closed = verb is not None and len(verb.tokens) > 1 and phrase.first > verb.tokens[-1].index
            if closed and phrase.first > finite:
                phrase.field = "post"


def _by_case(phrase: PhraseDraft, copula: bool) -> str:
    """The role that the cases of a phrase leave to it, or empty."""
    if copula and phrase.has("nom") and phrase.head.tag != "PRELS":
        return "predicative"
    if phrase.only("dat") or (phrase.only("dat", "gen") and phrase.has("dat")):
        return "dative"
    if phrase.only("gen"):
        return "genitive"
    if phrase.has("acc"):
        return "object"
    return "dative" if phrase.has("dat") else ""


def _datives(rest: Sequence[PhraseDraft], verb: Verb, lexicon: Lexicon) -> None:
    """Make datives of objects where the verb asks for one."""
    if verb.lemma in lexicon.dative_only and not verb.passive and verb.reflexive is None:
        for phrase in rest:
            if phrase.role == "object" and phrase.has("dat") and phrase.head.tag != "PRELS":
                phrase.role = "dative"  # "Den Rebellen half die Armee"
    objects = [p for p in rest if p.role == "object"]
    if verb.lemma not in lexicon.dative_verbs or not objects:
        return
    if len(objects) > 1:
        for phrase in objects[:-1]:
            if phrase.has("dat"):
                phrase.role = "dative"
    elif objects[0].has("dat") and _personal(objects[0], lexicon) and objects[0].head.tag == "NE":
        objects[0].role = "dative"


def _narrow(phrase: PhraseDraft, case: str) -> None:
    phrase.readings = frozenset(r for r in phrase.readings if r[0] == case) or phrase.readings


def _is_time(phrase: PhraseDraft, lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase says when: "den ganzen Sonntag", not "den freien Sonntag"."""
    if phrase.kind != "np" or not lexicon.is_time(phrase.head) or phrase.only("nom"):
        return False
    described = phrase.determination == "definite" and any(t.tag == "ADJA" for t in phrase.adjectives)
    return not described or any(lexicon.is_time_adjective(t) for t in phrase.adjectives)


def _personal(phrase: PhraseDraft, lexicon: Lexicon) -> bool:
    return phrase.name is not None or phrase.head.tag == "NE" or lexicon.is_title(phrase.head)


def _subject(
    clause: ClauseDraft, nominal: Sequence[PhraseDraft], verb: Verb, lexicon: Lexicon, tokens: Sequence[Token]
) -> PhraseDraft | None:
    best: PhraseDraft | None = None
    top = -99.0
    for order, phrase in enumerate(nominal):
        if not phrase.has("nom"):
            continue
        score = -1.5 * order
        if phrase.only("nom"):
            score += 6
        if verb.number and not phrase.has_number(verb.number):
            score -= 6 if not (verb.number == "pl" and phrase.name is not None) else 3
        if phrase.kind == "pronoun":
            if phrase.head.tag == "PPER":
                score += 1.5
            elif phrase.head.tag == "PRELS":
                score += 0.5
                if verb.lemma in lexicon.agent_verbs and not verb.passive and _follows_thing(clause, lexicon, tokens):
                    score -= 2.4
            if phrase.head.lower == "was" and verb.lemma in lexicon.agent_verbs and not verb.passive:
                score -= 2.4  # "was die Union vorschlägt"
        if order + 1 < len(nominal) and tokens[phrase.first - 1].lower == "nicht" and phrase.first > 0:
            after = nominal[order + 1]
            if tokens[after.first - 1].lower == "sondern":
                score -= 4 if after.has("nom") else 0  # "nicht der Bund, sondern *das Land* entscheidet"
        if _personal(phrase, lexicon):
            score += 1.2
        elif phrase.head.tag == "PDS" and phrase.head.lower in {"das", "dies"}:
            score -= 2.4 if verb.lemma in lexicon.agent_verbs and not verb.passive else 0
        elif lexicon.is_thing(phrase.part):
            score -= 2.4 if verb.lemma in lexicon.agent_verbs and not verb.passive else 0.6
        if (
            clause.kind == "relative"
            and verb.lemma in lexicon.agent_verbs
            and phrase.determiner is not None
            and not phrase.has("acc")
        ):
            score += 2.5  # "das der Bund verteidigt": no object, and hardly a dative
        if phrase.determination in {"indefinite", "negative"}:
            score -= 0.4
        if order == 0 and _is_told_by_a_person(clause, phrase, nominal[1:], verb, lexicon):
            score -= 2.4
        if phrase.head.lower == "es":
            if verb.lemma == "geben":
                score += 3
            elif _before_subject(clause, phrase, nominal[order + 1 :], verb):
                score -= 3.5
        if score > top:
            best, top = phrase, score
    return best


def _is_told_by_a_person(
    clause: ClauseDraft, phrase: PhraseDraft, after: Sequence[PhraseDraft], verb: Verb, lexicon: Lexicon
) -> bool:
    """Tell whether a bare noun before the verb is its object: "Lob *fand* auch der Minister Jan Heil"."""
    if phrase.first > clause.finite or phrase.head.tag != "NN" or phrase.determination or phrase.name is not None:
        return False
    if verb.passive or verb.lemma in _COPULAS or verb.number != "sg" or len(after) != 1 or phrase.only("nom"):
        return False
    other = after[0]
    return other.has("nom") and other.name is not None and other.head.tag == "NN" and other.has_number("sg")


def _follows_thing(clause: ClauseDraft, lexicon: Lexicon, tokens: Sequence[Token]) -> bool:
    """Tell whether a relative clause stands right behind a noun for a thing: "das *Gesetz*, das der Rat plant"."""
    before = min(clause.own) - 1
    while before >= 0 and tokens[before].is_mark:
        before -= 1
    return before >= 0 and tokens[before].tag == "NN" and lexicon.is_thing(lexicon.part(tokens[before]))


def _before_subject(clause: ClauseDraft, es: PhraseDraft, after: Sequence[PhraseDraft], verb: Verb) -> bool:
    """Tell whether "es" is the object that stands before its subject: "sobald es *die Lage* erlaubt".

    A noun phrase with an article stands right behind it, may be the subject, and is the only one left.
    """
    if (
        len(after) != 1
        or verb.passive
        or verb.lemma in _COPULAS
        or (0 <= clause.finite > es.first and clause.kind in {"main", "v2"})
    ):
        return False
    other = after[0]
    return (
        other.first == es.stop
        and other.determiner is not None
        and other.determination in {"definite", "possessive", "demonstrative"}
        and other.has("nom")
        and (not verb.number or other.has_number(verb.number))
    )
