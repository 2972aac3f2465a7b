"""Standing facts as clauses and phrases tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from statusquo.findings import EventKind, Modality
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.conditions.lexicon import Fact, named, told_by, words
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.happening import clause_range
from statusquo.reading.german.events.participants import at_slot, at_slots, of_noun, people
from statusquo.reading.german.events.status import attribute_status, status_of
from statusquo.reading.german.events.verbs import LONGEST, fixed_words, hangs

__all__ = ["Told", "find"]

#: Verbs a fact does not stand under: what somebody wants, offers or threatens does not hold yet.
_WANTED: Final = words("wanted")
#: Verbs whose content is agreed.
_AGREED: Final = words("agreed")
#: Heads that end, begin or only imagine a fact: "die Aufhebung der Sanktionen".
_HEADS: Final = words("heads")
#: A fact that begins when it does and not when it is announced.
_PAUSED: Final = "Streik"
#: Longer phrases give no day.
_SHORT: Final = 8
#: Adverbs that make a fight go on.
_AGAIN: Final = words("again")
#: Adjectives and prepositions of what is over: "der kurze Krieg", "nach dem Krieg".
_OVER: Final = words("gone")
_AFTERWARDS: Final = frozenset({"nach", "vor", "bis"})
#: Prepositions of reasons.
_CAUSES: Final = frozenset({"wegen", "trotz", "infolge", "aufgrund", "angesichts", "seit"})
#: Adjectives that say that a fact holds, whatever is wanted of it: "die Aufhebung der geltenden Sanktionen".
_IN_FORCE: Final = words("in_force")
#: Verbs whose subject is who could end the fact: "Israel hält die Blockade des Gazastreifens aufrecht".
_HOLDING: Final = words("holding")
#: Verbs that tell of something over if it is told in the past: "Das Gespräch dauerte drei Stunden".
_LASTING: Final = words("lasting")
#: Adjectives of a fact that does not hold yet.
_NEW: Final = words("new")


@dataclass(slots=True)
class Told:
    """One telling of a standing fact; tokens ``first`` to ``stop``; mentions and titles are weaker than clauses."""

    fact: Fact
    holds: bool
    parties: tuple[str, ...]
    first: int
    stop: int
    sentence: int
    mention: bool
    rule: str
    heading: bool
    since: str | None = None
    until: str | None = None
    modality: tuple[Modality, ...] = ()


def find(context: Context) -> Iterator[Told]:
    """Yield every standing fact that a clause or phrase of the report tells."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if len(clause.own) > LONGEST:
                continue
            for fact in told_by(verb.lemma) if verb is not None else ():
                if fixed_words(context, clause, fact.words):
                    told = _in_clause(context, sentence, clause, fact)
                    if told is not None:
                        yield told
            yield from _mentions(context, sentence, clause)


def _in_clause(context: Context, sentence: Sentence, clause: Clause, fact: Fact) -> Told | None:
    verb = clause.verb
    assert verb is not None
    if (fact.present or verb.lemma in _LASTING) and verb.tense != "present":
        return None
    if fact.perfect and verb.tense not in ("perfect", "pluperfect") and verb.passive != "sein":
        return None
    if fact.agreed:
        above = sentence.parent(clause)
        if above is None or above.verb is None or above.verb.lemma not in _AGREED:
            return None
        parties = at_slots(context, sentence, above, ("s", "p:mit", "p:zwischen"))
        return _told(context, sentence, clause, fact, True, parties, None)
    status = status_of(sentence, clause, process=True, ahead=False)
    if status is None or hangs(sentence, clause):
        return None
    if fact.objects and not any(_is_place(p, fact) for p in at_slot(sentence, clause, "o")):
        return None
    phrase: Phrase | None = None
    if fact.nouns:
        phrase = _named(sentence, clause, fact)
        if phrase is None:
            return None
    denied = clause.negated or (phrase is not None and phrase.negated)
    if fact.denied and not denied:
        return None
    if phrase is not None and fact.label == _PAUSED and attribute_status(phrase)[0] == "planned":
        return None  # "blies den für Montag angesetzten Streik ab": nothing held before
    if status == "planned" and not fact.denied:
        return None
    if fact.of and phrase is not None:
        inner = next(g for member in phrase.members for g in member.genitives if _any_noun(g, fact.of))
        return _told(context, sentence, clause, fact, fact.holds is not denied, _parties(context, inner, fact), phrase)
    slots = [s for s in fact.who if phrase is None or not any(p is phrase for p in at_slot(sentence, clause, s))]
    parties = at_slots(context, sentence, clause, slots)
    if phrase is not None:
        own = _parties(context, phrase, fact)
        does = at_slots(context, sentence, clause, ("s",)) if verb.lemma in _HOLDING else ()
        parties = tuple(dict.fromkeys((*does, *own, *parties)))
    parties = tuple(dict.fromkeys((*parties, *_beside(context, clause, parties))))
    nobody = verb.passive == "werden" and clause.subject is None  # "dort wurde gekämpft"
    if (
        fact.war
        and not nobody
        and len(parties) < 2
        and not any(context.actors.kind(one) in ("state", "alliance") for one in parties)
    ):
        return None
    if fact.war and verb.tense != "present":
        again = any(adverb.lemma in _AGAIN for adverb in clause.adverbs)
        if verb.tense == "pluperfect" or not (len(parties) > 1 or nobody or again):
            return None  # one blow is no war: "das im September bombardiert worden war"
    return _told(context, sentence, clause, fact, fact.holds is not denied, parties, phrase)


def _is_place(phrase: Phrase, fact: Fact) -> bool:
    return (
        phrase.head.tag == "NE"
        or phrase.name is not None
        or {phrase.part, phrase.lemma.lower()} & fact.objects != set()
    )


def _beside(context: Context, clause: Clause, parties: tuple[str, ...]) -> Iterator[str]:
    """Parties on the far side: "an der Grenze zwischen A und B" if none is named, "auf Stahl aus A" if one is."""
    if len(parties) > 1:
        return
    for top in clause.pps():
        for phrase in top.walk():
            if (not parties and phrase.prep == "zwischen") or (top.prep in ("auf", "für") and phrase.prep == "aus"):
                yield from people(context, phrase)


def _parties(context: Context, phrase: Phrase, fact: Fact) -> tuple[str, ...]:
    """Parties that the noun names, whose the fact is first."""
    kind: EventKind = "military" if fact.label == "Krieg" else "sanction"
    scene = context.actors.scene_of(phrase) if kind == "military" else ()
    towards = (one for a in phrase.attributes if a.prep in ("zu", "gegenüber") for one in people(context, a))
    return tuple(dict.fromkeys((*context.actors.owner_of(phrase), *of_noun(context, phrase, kind), *towards, *scene)))


def _named(sentence: Sentence, clause: Clause, fact: Fact) -> Phrase | None:
    """The constituent of a clause that names the fact."""
    for phrase in (*at_slot(sentence, clause, "s"), *at_slot(sentence, clause, "o"), *clause.phrases):
        during = phrase.prep == "während" and clause.subject is None  # "während die Kämpfe andauern"
        if phrase.kind == "pp" and not during and phrase not in (clause.subject,):
            continue
        for member in phrase.members:
            if not fact.names(member.lemma, member.part):
                continue
            if fact.needed and not _adjectives(member) & fact.needed:
                continue
            if fact.of and not any(_any_noun(g, fact.of) for g in member.genitives):
                continue
            return phrase
    return None


def _any_noun(phrase: Phrase, nouns: tuple[str, ...]) -> bool:
    return any(phrase.part == noun or phrase.lemma.lower().endswith(noun) for noun in nouns)


def _adjectives(phrase: Phrase) -> set[str]:
    found = {a.lemma.lower() for a in phrase.adjectives}
    return found | {a.lower.rstrip("nmrs").removesuffix("e") for a in phrase.adjectives}


def _mentions(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Told]:
    """Facts that hold by being named: "im Schatten der US-Sanktionen", "wegen der Blockade durch X"."""
    verb = clause.verb
    wanted = verb is not None and verb.lemma in _WANTED
    for top in clause.phrases:
        for phrase in top.walk():
            for fact in named():
                if phrase.negated or not fact.names(phrase.lemma, phrase.part):
                    continue
                said = bool(_adjectives(phrase) & fact.adjectives) or (
                    phrase.participle is not None
                    and phrase.participle.token.lower.startswith(tuple(fact.adjectives or ("\0",)))
                )
                own = _parties(context, phrase, fact)
                # "wegen der Blockade", "trotz des Embargos": what gives a reason holds.
                cause = top is phrase and phrase.prep in _CAUSES and phrase.determination == "definite"
                said = said or (cause and not wanted)
                known = phrase.determination in ("definite", "demonstrative", "possessive", "genitive")
                if (wanted and not known) or (
                    not said and (wanted or not own or not (known or phrase.lemma.startswith("US-")))
                ):
                    continue
                planned, unreal = attribute_status(phrase)
                if unreal or (planned == "planned" and not said) or _adjectives(phrase) & _NEW:
                    continue
                if _adjectives(phrase) & _OVER or phrase.prep in _AFTERWARDS or _is_past(context, phrase):
                    continue
                if top is not phrase and top.part in _HEADS and not _adjectives(phrase) & _IN_FORCE:
                    continue
                told = _told(context, sentence, clause, fact, fact.holds, own, phrase)
                told.mention = True
                told.first, told.stop = phrase.inner, phrase.stop
                yield told


def _is_past(context: Context, phrase: Phrase) -> bool:
    """Tell whether a noun is dated, and the day is over: "dem Krieg vom 24. März 1999 bis zum 10. Juni 1999"."""
    date = context.report.date
    for inner in phrase.attributes:
        if inner.prep in ("von", "in", "aus", "zwischen") and inner.stop - inner.first <= _SHORT:
            found = days(context.analysis.quote(inner.first, inner.stop), date, "past")
            if found is not None and date is not None and found[1] < date.isoformat():
                return True
    return False


def _told(
    context: Context,
    sentence: Sentence,
    clause: Clause,
    fact: Fact,
    holds: bool,
    parties: tuple[str, ...],
    phrase: Phrase | None,
) -> Told:
    first, stop = clause_range(clause)
    since, until = _bounds(context, clause)
    return Told(
        fact=fact,
        holds=holds,
        parties=tuple(dict.fromkeys(parties)),
        first=first,
        stop=stop,
        sentence=sentence.index,
        mention=False,
        heading=sentence.heading,
        rule=fact.rule if fact.mention or clause.verb is None else f"fact:{fact.label}:{clause.verb.lemma}",
        since=since,
        until=until,
        modality=("negated",) if clause.negated or (phrase is not None and phrase.negated) else (),
    )


def _bounds(context: Context, clause: Clause) -> tuple[str | None, str | None]:
    """ "seit März", "bis zum 30. Juni", as days."""
    since = until = None
    for phrase in clause.phrases:
        if phrase.kind != "pp" and phrase.role != "time":
            continue
        text = context.analysis.quote(phrase.first, phrase.stop)
        first = text.lower().partition(" ")[0]
        if phrase.first > clause.first and context.analysis.tokens[phrase.first - 1].lower == "bis":
            first = "bis"  # "noch bis | zum 28. Februar"
        if first == "seit" and (found := days(text, context.report.date, "past")) is not None:
            since = found[0]
        elif first == "bis" and (found := days(text, context.report.date, "future")) is not None:
            until = found[1]
    return since, until
