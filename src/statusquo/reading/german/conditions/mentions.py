"""Standing facts that phrases name: "unter den US-Sanktionen", "die seit 2016 unterbrochenen Kontakte"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.conditions.lexicon import Fact, ended_by, named, told_by, words
from statusquo.reading.german.conditions.told import Told, adjectives, is_place, parties_of, told
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.participants import at_slots, people
from statusquo.reading.german.events.status import attribute_status

__all__ = ["in_phrases"]

#: Verbs a fact does not stand under: what somebody wants, offers or threatens does not hold yet.
_WANTED: Final = words("wanted")
#: Heads that end, begin or only imagine a fact: "die Aufhebung der Sanktionen".
_HEADS: Final = words("heads")
#: Longer phrases give no day.
_SHORT: Final = 8
#: Adjectives and prepositions of what is over: "der kurze Krieg", "nach dem Krieg".
_OVER: Final = words("gone")
_AFTERWARDS: Final = frozenset({"nach", "vor", "bis"})
#: Prepositions of reasons.
_CAUSES: Final = frozenset({"wegen", "trotz", "infolge", "aufgrund", "angesichts", "seit"})
#: Adjectives that say that a fact holds, whatever is wanted of it: "die Aufhebung der geltenden Sanktionen".
_IN_FORCE: Final = words("in_force")
#: Prepositions of what rules.
_BY_LAW: Final = frozenset({"nach", "laut", "gemäß"})
#: Nouns of what ends a fact.
_ENDS: Final = words("ends")
#: Adjectives of a fact that does not hold yet.
_NEW: Final = words("new")


def in_phrases(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Told]:
    """Yield the facts that the phrases of a clause name."""
    wanted = clause.verb is not None and clause.verb.lemma in _WANTED
    for top in clause.phrases:
        yield from _ended(context, sentence, clause, top)
        for phrase in top.walk():
            if phrase.participle is not None:
                yield from _attribute(context, sentence, clause, phrase)
            for fact in named():
                if not phrase.negated and fact.names(phrase.lemma, phrase.part):
                    one = _mention(context, sentence, clause, top, phrase, fact, wanted)
                    if one is not None:
                        yield one


def _mention(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, fact: Fact, wanted: bool
) -> Told | None:
    """A fact that holds by being named: "im Schatten der US-Sanktionen", "wegen der Blockade durch X"."""
    said = bool(adjectives(phrase) & fact.adjectives) or _said_by_participle(phrase, fact)
    own = parties_of(context, phrase, fact)
    # "wegen der Blockade", "trotz des Embargos": what gives a reason holds.
    cause = top is phrase and phrase.prep in _CAUSES and phrase.determination == "definite"
    said = said or (cause and not wanted)
    known = phrase.determination in ("definite", "demonstrative", "possessive", "genitive")
    if (wanted and not known) or (not said and (wanted or not own or not (known or phrase.lemma.startswith("US-")))):
        return None
    if top is phrase and clause.verb is not None and not cause and _ends(clause.verb.lemma, fact):
        return None  # "warf ihm vor, den Waffenstillstand gebrochen zu haben"
    planned, unreal = attribute_status(phrase)
    if unreal or (planned == "planned" and not said) or adjectives(phrase) & _NEW:
        return None
    if adjectives(phrase) & _OVER or phrase.prep in _AFTERWARDS or _is_past(context, phrase):
        return None
    if top is not phrase and top.part in _HEADS and not adjectives(phrase) & _IN_FORCE:
        return None
    return _at(phrase, told(context, sentence, clause, fact, fact.holds, own, phrase))


def _said_by_participle(phrase: Phrase, fact: Fact) -> bool:
    """Tell whether the participle before a noun is one of the adjectives of a fact: "die *verhängten* Zölle"."""
    return phrase.participle is not None and phrase.participle.token.lower.startswith(tuple(fact.adjectives))


def _ends(verb: str, fact: Fact) -> bool:
    """Tell whether a verb is told of the end of a fact."""
    return any(other.label == fact.label and not other.holds for other in told_by(verb))


def _attribute(context: Context, sentence: Sentence, clause: Clause, phrase: Phrase) -> Iterator[Told]:
    """What a participle says of its noun holds already: "die belagerte Stadt", "der ruhende Streit"."""
    participle = phrase.participle
    assert participle is not None
    if not (participle.perfect or participle.present):
        return
    inside = {t.lower for t in context.analysis.tokens[phrase.first : phrase.core]}
    for fact in told_by(participle.lemma):
        if fact.denied or fact.agreed or fact.of or fact.war or not set(fact.words) <= inside:
            continue
        if fact.nouns and not fact.names(phrase.lemma, phrase.part):
            continue
        if not fact.nouns and not (fact.objects and participle.perfect and is_place(phrase, fact)):
            continue
        if fact.needed and not adjectives(phrase) & fact.needed:
            continue
        does = people(context, participle.agent) if participle.agent is not None else ()
        if fact.present and participle.perfect and "s" in fact.who and not fact.nouns and not does:
            continue  # "die international anerkannte Regierung": nobody in particular does it
        within = [one for c in participle.complements for one in people(context, c)]
        parties = (*does, *parties_of(context, phrase, fact), *within)
        holds = fact.holds is not (participle.negated or phrase.negated)
        one = told(context, sentence, clause, fact, holds, parties, phrase)
        one.rule = f"fact:{fact.label}:{participle.lemma}:participle"
        if phrase in clause.phrases and phrase.prep in _BY_LAW and participle.present and clause.verb is not None:
            # "Nach der geltenden Regelung zahlen die Länder": what it rules is the fact.
            one.parties = tuple(dict.fromkeys((*at_slots(context, sentence, clause, ("s", "d")), *parties)))
            yield one
        else:
            yield _at(phrase, one)


def _ended(context: Context, sentence: Sentence, clause: Clause, phrase: Phrase) -> Iterator[Told]:
    """What lies before holds no more: "seit dem Ende der Friedenspflicht", "nach dem Bruch der Koalition"."""
    if phrase.prep not in ("seit", "nach", "mit") or phrase.part not in _ENDS or clause.verb is None:
        return
    if phrase.prep != "seit" and not clause.verb.past:
        return
    for inner in phrase.genitives:
        fact = ended_by(inner.lemma, inner.part)
        if fact is not None and not inner.negated:
            one = told(context, sentence, clause, fact, False, parties_of(context, inner, fact), inner)
            one.rule = f"fact:{fact.label}:{phrase.part}"
            yield _at(phrase, one, mention=False)


def _at(phrase: Phrase, one: Told, *, mention: bool = True) -> Told:
    """Give a telling the range of a phrase."""
    one.mention = mention
    one.first, one.stop = phrase.inner, phrase.stop
    return one


def _is_past(context: Context, phrase: Phrase) -> bool:
    """Tell whether a noun is dated, and the day is over: "der Streik vom 3. Mai 2011"."""
    date = context.report.date
    for inner in phrase.attributes:
        if inner.prep in ("von", "in", "aus", "zwischen") and inner.stop - inner.first <= _SHORT:
            found = days(context.analysis.quote(inner.first, inner.stop), date, "past")
            if found is not None and date is not None and found[1] < date.isoformat():
                return True
    return False
