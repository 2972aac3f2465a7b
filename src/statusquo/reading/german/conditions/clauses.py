"""Standing facts that clauses tell: "Die Waffenruhe hält", "Israel riegelt den Gazastreifen ab"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.conditions.lexicon import Fact, told_by, words
from statusquo.reading.german.conditions.told import Told, adjectives, is_place, parties_of, told
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.participants import at_slot, at_slots, people
from statusquo.reading.german.events.status import attribute_status, status_of
from statusquo.reading.german.events.verbs import fixed_words, hangs

__all__ = ["in_clause"]

#: Verbs whose content is agreed.
_AGREED: Final = words("agreed")
#: A fact that begins when it does and not when it is announced.
_PAUSED: Final = "Streik"
#: Adverbs that make a fight go on.
_AGAIN: Final = words("again")
#: Verbs whose subject is who could end the fact: "Israel hält die Blockade des Gazastreifens aufrecht".
_HOLDING: Final = words("holding")
#: Verbs that tell of something over if it is told in the past: "Das Gespräch dauerte drei Stunden".
_LASTING: Final = words("lasting")


def in_clause(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Told]:
    """Yield the facts that the verb of a clause tells; one called by its noun only if it has no name of its own."""
    if clause.verb is None:
        return
    forms = context.analysis.forms(clause)
    fitting = (fact for fact in told_by(clause.verb.lemma) if not fact.without & forms)
    told_here = [_tells(context, sentence, clause, f) for f in fitting if fixed_words(context, clause, f.words)]
    found = [one for one in told_here if one is not None]
    own = [one for one in found if one.fact.label != "*"]
    yield from own or found[:1]


def _tells(context: Context, sentence: Sentence, clause: Clause, fact: Fact) -> Told | None:
    verb = clause.verb
    assert verb is not None
    if (fact.present or verb.lemma in _LASTING) and (verb.tense != "present" or verb.finite is None):
        return None
    if fact.perfect and verb.tense not in ("perfect", "pluperfect") and verb.passive != "sein":
        return None
    if fact.agreed:
        return _agreed(context, sentence, clause, fact)
    lasts = clause.connector == "solange" and verb.tense == "present"  # what is to end holds now
    status = "ongoing" if lasts else status_of(sentence, clause, process=True, ahead=False)
    if status is None or (hangs(sentence, clause) and not lasts):
        return None
    if fact.objects and not any(is_place(p, fact) for p in at_slot(sentence, clause, "o")):
        return None
    phrase = _named(sentence, clause, fact) if fact.nouns else None
    if fact.nouns and phrase is None:
        return None
    denied = clause.negated or (phrase is not None and phrase.negated)
    if fact.denied and not denied:
        return None
    if status == "planned" and not fact.denied:
        return None
    if phrase is not None and fact.label == _PAUSED and attribute_status(phrase)[0] == "planned":
        return None  # "blies den für Montag angesetzten Streik ab": nothing held before
    holds = fact.holds is not (denied and not fact.firm)
    if fact.of and phrase is not None:
        inner = next(g for member in phrase.members for g in member.genitives if _any_noun(g, fact.of))
        return told(context, sentence, clause, fact, holds, parties_of(context, inner, fact), phrase)
    parties = _parties(context, sentence, clause, fact, phrase)
    if (fact.two and len(parties) < 2) or (fact.war and not _is_war(context, clause, parties)):
        return None
    return told(context, sentence, clause, fact, holds, parties, phrase)


def _agreed(context: Context, sentence: Sentence, clause: Clause, fact: Fact) -> Told | None:
    """What two sides agreed to do holds: "vereinbarten, die Ergebnisse vertraulich zu behandeln"."""
    above = sentence.parent(clause)
    if above is None or above.verb is None or above.verb.lemma not in _AGREED:
        return None
    parties = at_slots(context, sentence, above, ("s", "p:mit", "p:zwischen"))
    return told(context, sentence, clause, fact, True, parties, None)


def _parties(
    context: Context, sentence: Sentence, clause: Clause, fact: Fact, phrase: Phrase | None
) -> tuple[str, ...]:
    """Who stands at the slots of a fact, and whose its noun is, who could end it first."""
    slots = [s for s in fact.who if phrase is None or not any(p is phrase for p in at_slot(sentence, clause, s))]
    parties = at_slots(context, sentence, clause, slots)
    if phrase is not None:
        own = parties_of(context, phrase, fact)
        holding = clause.verb is not None and clause.verb.lemma in _HOLDING
        does = at_slots(context, sentence, clause, ("s",)) if holding else ()
        parties = tuple(dict.fromkeys((*does, *own, *parties)))
    return tuple(dict.fromkeys((*parties, *_beside(context, clause, parties))))


def _is_war(context: Context, clause: Clause, parties: tuple[str, ...]) -> bool:
    """Tell whether what a verb of force tells is a war: a state or two sides fight, and not one blow only."""
    verb = clause.verb
    assert verb is not None
    nobody = verb.passive == "werden" and clause.subject is None  # "dort wurde gekämpft"
    kinds = [context.actors.kind(one) for one in parties]
    armed = "state" in kinds or "alliance" in kinds or (len(parties) > 1 and "organisation" not in kinds)
    if not (nobody or armed):
        return False
    if verb.tense == "present":
        return True
    again = any(adverb.lemma in _AGAIN for adverb in clause.adverbs)
    return verb.tense != "pluperfect" and (len(parties) > 1 or nobody or again)


def _beside(context: Context, clause: Clause, parties: tuple[str, ...]) -> Iterator[str]:
    """Parties on the far side: "an der Grenze zwischen A und B" if none is named, "auf Stahl aus A" if one is."""
    if len(parties) > 1:
        return
    for top in clause.pps():
        for phrase in top.walk():
            if (not parties and phrase.prep == "zwischen") or (top.prep in ("auf", "für") and phrase.prep == "aus"):
                yield from people(context, phrase)


def _named(sentence: Sentence, clause: Clause, fact: Fact) -> Phrase | None:
    """The constituent of a clause that names the fact."""
    for phrase in (*at_slot(sentence, clause, "s"), *at_slot(sentence, clause, "o"), *clause.phrases):
        during = phrase.prep == "während" and clause.subject is None  # "während die Kämpfe andauern"
        if phrase.kind == "pp" and not during and phrase.prep not in fact.at and phrase is not clause.subject:
            continue
        for member in phrase.members:
            if not fact.names(member.lemma, member.part):
                continue
            if fact.needed and not adjectives(member) & fact.needed:
                continue
            if fact.of and not any(_any_noun(g, fact.of) for g in member.genitives):
                continue
            return phrase
    return None


def _any_noun(phrase: Phrase, nouns: tuple[str, ...]) -> bool:
    return any(phrase.part == noun or phrase.lemma.lower().endswith(noun) for noun in nouns)
