"""Standing facts as clauses and phrases tell them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from statusquo.findings import EventKind, Modality
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.conditions.lexicon import Fact, facts
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.participants import at_slot, at_slots, of_noun
from statusquo.reading.german.events.status import attribute_status, status_of
from statusquo.reading.german.events.verbs import LONGEST, clause_range, fixed_words, hangs

__all__ = ["Told", "find"]

#: Verbs a fact does not stand under: what somebody wants, offers or threatens does not hold yet.
_WANTED: Final = frozenset(
    "fordern verlangen drohen vorschlagen anbieten planen erwägen androhen ankündigen wollen beantragen ablehnen "
    "ausschließen wünschen beschließen warnen befürchten vermeiden verhindern fürchten vorbereiten".split()
)
_AGREED: Final = frozenset("vereinbaren verabreden einigen verständigen übereinkommen beschließen".split())


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
            for fact in facts():
                if fact.mention:
                    continue
                if verb is not None and verb.lemma in fact.verbs and fixed_words(context, clause, fact.words):
                    told = _in_clause(context, sentence, clause, fact)
                    if told is not None:
                        yield told
            yield from _mentions(context, sentence, clause)


def _in_clause(context: Context, sentence: Sentence, clause: Clause, fact: Fact) -> Told | None:
    verb = clause.verb
    assert verb is not None
    if fact.present and verb.tense != "present":
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
    phrase: Phrase | None = None
    if fact.nouns:
        phrase = _named(sentence, clause, fact)
        if phrase is None:
            return None
    denied = clause.negated or (phrase is not None and phrase.negated)
    if fact.denied and not denied:
        return None
    if status == "planned" and not fact.denied:
        return None
    if fact.of and phrase is not None:
        inner = next(g for member in phrase.members for g in member.genitives if _any_noun(g, fact.of))
        return _told(context, sentence, clause, fact, fact.holds is not denied, _parties(context, inner, fact), phrase)
    slots = [s for s in fact.who if phrase is None or not any(p is phrase for p in at_slot(sentence, clause, s))]
    parties = at_slots(context, sentence, clause, slots)
    if phrase is not None:
        own = _parties(context, phrase, fact)
        parties = tuple(dict.fromkeys((*own, *parties)))
    return _told(context, sentence, clause, fact, fact.holds is not denied, parties, phrase)


def _parties(context: Context, phrase: Phrase, fact: Fact) -> tuple[str, ...]:
    """Parties that the noun names, whose the fact is first."""
    kind: EventKind = "military" if fact.label == "Krieg" else "sanction"
    scene = context.actors.scene_of(phrase) if kind == "military" else ()
    return tuple(dict.fromkeys((*context.actors.owner_of(phrase), *of_noun(context, phrase, kind), *scene)))


def _named(sentence: Sentence, clause: Clause, fact: Fact) -> Phrase | None:
    """The constituent of a clause that names the fact."""
    for phrase in (*at_slot(sentence, clause, "s"), *at_slot(sentence, clause, "o"), *clause.phrases):
        if phrase.kind == "pp" and phrase not in (clause.subject,):
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
            for fact in facts():
                if not fact.mention or phrase.negated or not fact.names(phrase.lemma, phrase.part):
                    continue
                said = bool(_adjectives(phrase) & fact.adjectives) or (
                    phrase.participle is not None
                    and phrase.participle.token.lower.startswith(tuple(fact.adjectives or ("\0",)))
                )
                own = _parties(context, phrase, fact)
                known = phrase.determination in ("definite", "demonstrative", "possessive", "genitive")
                if not said and (wanted or not own or not (known or phrase.lemma.startswith("US-"))):
                    continue
                planned, unreal = attribute_status(phrase)
                if unreal or planned == "planned":
                    continue
                if "neu" in _adjectives(phrase) or "möglich" in _adjectives(phrase) or "weiter" in _adjectives(phrase):
                    continue
                if top is not phrase and top.part in (
                    "ende",
                    "aufhebung",
                    "verhängung",
                    "drohung",
                    "androhung",
                    "gefahr",
                    "fall",
                ):
                    continue
                told = _told(context, sentence, clause, fact, fact.holds, own, phrase)
                told.mention = True
                told.first, told.stop = phrase.inner, phrase.stop
                yield told


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
        if phrase.kind != "pp":
            continue
        text = context.analysis.quote(phrase.first, phrase.stop)
        lower = text.lower()
        if lower.startswith("seit") and (found := days(text, context.report.date, "past")) is not None:
            since = found[0]
        elif lower.startswith("bis") and (found := days(text, context.report.date, "future")) is not None:
            until = found[1]
    return since, until
