"""Who takes part in a happening: subject, objects, "mit" and "zwischen", genitives, agents, mediators.

Not the absent ("ohne X", "das Fehlen von X", "X blieb fern"), not who is only named (apposition "Schwiegersohn von
X", topic "über X").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from statusquo.findings import EventKind
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import agent
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.around import around
from statusquo.reading.german.events.happening import CONTACT
from statusquo.reading.german.events.words import words

__all__ = ["after_day", "at_slot", "at_slots", "mediators", "of_noun", "own_phrases", "owners", "people", "subject_of"]

_BY: Final = frozenset({"mit", "zwischen", "von", "durch", "seitens", "unter", "bei", "innerhalb"})
_AGAINST: Final = frozenset({"military", "sanction", "other", "protest"})
#: Prepositions of more who take part: "Verkauf an X", "die Tarifverhandlungen für die Beschäftigten der Bahn".
_TOWARDS: Final = {
    "other": ("an",),
    "talks": ("für",),
    "visit": ("nach", "in", "bei"),
    "military": ("auf", "gegen", "in"),
    "vote": ("in", "von"),
}
#: Prepositions of another side that may hang on an object or subject.
_BESIDE: Final = frozenset({"mit", "gegen", "an", "zwischen"})
#: Heads of "unter Vermittlung von X": who helps takes part.
_MEDIATION: Final = words("mediation")
#: Ends of who goes between two that do not meet.
_BETWEEN: Final = tuple(sorted(words("between")))
#: Kinds of actors that act by their people.
_BODIES: Final = frozenset({"state", "organisation", "alliance"})
#: What two that are at odds are called together.
_SIDES: Final = words("sides")
#: Relatives and friends do not speak for somebody.
_KIN: Final = words("kin")


def people(context: Context, phrase: Phrase | None) -> tuple[str, ...]:
    """Ids of whom a phrase stands for; of unnamed delegates the body they act for."""
    if phrase is None or phrase.negated:
        return ()
    found: list[str] = []
    for member in phrase.members:
        whose = (*member.genitives, *(a for a in member.attributes if a.prep == "von"))
        joint = whose[0].members if len(whose) == 1 else ()
        if len(joint) > 1 and "pl" in member.numbers:
            # "die Handelsminister von Peru und Chile": one of each.
            found.extend(one for part in joint for one in context.actors.who(part))
            continue
        # A relative of somebody does not speak for him.
        unnamed = () if member.part in _KIN or member.lemma.lower() in _KIN else context.actors.speaker(member)
        named = context.actors.who(member)
        found.extend(named or unnamed)
        if named and all(context.actors.kind(one) in ("group", "organisation") for one in named):
            # "die Staatschefs der Afrikanischen Union", "der Gouverneursrat der IAEA": the union meets.
            bodies = (one for inner in whose for one in context.actors.who(inner))
            found.extend(one for one in bodies if context.actors.kind(one) in _BODIES)
    return tuple(dict.fromkeys(found)) or context.actors.who(phrase)


def subject_of(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The subject; of an infinitive that of the clause above."""
    subject = sentence.resolved_subject(clause)
    if subject is None and clause.kind == "infinitive" and (above := sentence.parent(clause)) is not None:
        return subject_of(sentence, above)
    return subject


def at_slot(sentence: Sentence, clause: Clause, slot: str) -> Iterator[Phrase]:
    """Constituents at a slot, with active and passive told apart."""
    passive = clause.verb is not None and clause.verb.passive != ""
    match slot:
        case "s" | "o" if (slot == "s") != passive:
            subject = (_turned(clause) if slot == "s" else None) or subject_of(sentence, clause)
            if subject is not None:
                yield subject
        case "s":
            # "nach Berichten von Bewohnern": not the agent.
            by = agent(clause) if clause.agent is not None else None
            subject = clause.subject
            if by is not None and subject is not None and subject.first < by.first < subject.stop:
                # "Der von X kritisierte Plan wurde vom Kabinett beschlossen": X did something else.
                by = next((p for p in clause.pps("von", "durch") if p.first >= subject.stop and p.role != "time"), None)
            if by is not None and not any(p.stop == by.first and p.prep in ("nach", "laut") for p in clause.pps()):
                yield by
        case "o":
            for phrase in clause.objects:
                yield _resolved(clause, phrase)
            if not clause.objects:  # "traf Gergely Sipos": a name that only looks like a genitive
                yield from (p for p in clause.phrases if p.role == "genitive" and p.name is not None)
        case "d":
            for phrase in clause.datives:
                yield _resolved(clause, phrase)
        case _:
            for phrase in clause.pps(slot[2:]):
                yield _resolved(clause, phrase)
            for phrase in clause.by_role("time"):
                # "vermittelte am Montag zwischen X und Y": hung on the day, meant of the verb.
                yield from (inner for inner in phrase.attributes if inner.prep == slot[2:])
            if slot[2:] in _BESIDE:
                # "schrieb einen Brief an X", "die Koalition zwischen X und Y zerbrach": the other side.
                for phrase in (*clause.objects, *((clause.subject,) if clause.subject is not None else ())):
                    yield from (inner for inner in phrase.attributes if inner.prep == slot[2:])


def _turned(clause: Clause) -> Phrase | None:
    """The subject behind a "das" that stands first and is what was said or done: "Das gab die Ministerin bekannt"."""
    first = clause.subject
    if first is None or first.kind != "pronoun" or first.field != "pre" or first.head.tag != "PDS":
        return None
    behind = [p for p in clause.phrases if p.role in ("object", "dative") and p.kind == "np" and p.first > first.first]
    return behind[0] if len(behind) == 1 and clause.verb is not None and not clause.verb.modal else None


def owners(context: Context, sentence: Sentence, clause: Clause) -> tuple[str, ...]:
    """Whose the object is, where nobody is said to act: "der Plan der USA wurde überarbeitet"."""
    for phrase in at_slot(sentence, clause, "o"):
        own = people(context, phrase) if clause.verb is not None and clause.verb.passive else ()
        if found := context.actors.owner_of(phrase) or own:
            return found
    return ()


def _resolved(clause: Clause, phrase: Phrase) -> Phrase:
    if clause.relative is not None and phrase is clause.relative and clause.antecedent is not None:
        return clause.antecedent
    return phrase


def at_slots(context: Context, sentence: Sentence, clause: Clause, slots: Iterable[str]) -> tuple[str, ...]:
    """Ids of the participants at some slots of a clause, mediators included."""
    found: list[str] = []
    for slot in slots:
        for phrase in at_slot(sentence, clause, slot):
            both = next(
                (g for g in phrase.genitives if g.determiner is not None and g.determiner.lower == "beider"), None
            )
            if both is not None and len(people(context, phrase)) < 2:
                # "die Minister beider Staaten": of the two that the passage is about.
                found.extend(around(context, sentence.index, 2, False, states=both.part in ("staat", "land")))
            if phrase.kind == "pp" and slot != "s" and _are_both(phrase) and not people(context, phrase):
                # "telefonierte mit beiden Seiten": with the two that the passage is about.
                own = {context.actors.party(one) for one in people(context, subject_of(sentence, clause))}
                two = around(context, sentence.index, 2, False, without=own)
                found.extend(two)
            if phrase.kind != "pp" or phrase.lemma.lower() not in _MEDIATION:
                found.extend(_joint(context, clause, phrase))
        if slot == "o" or (slot == "s" and not found):
            found.extend(after_day(context, clause))
        if slot == "s" and not found and clause.verb is not None and not clause.verb.passive:
            # "Das beschloss die Kommission": where case leaves it open, who can act is the subject.
            found.extend(one for p in clause.objects if "nom" in p.cases for one in people(context, p))
    return tuple(dict.fromkeys(found))


def _are_both(phrase: Phrase) -> bool:
    """Tell whether a phrase names two sides only as such: "mit beiden Seiten"."""
    both = any(a.lower.startswith("beide") for a in phrase.adjectives)
    both = both or (phrase.determiner is not None and phrase.determiner.lower.startswith("beide"))
    return both and bool({phrase.part, phrase.lemma.lower()} & _SIDES)


def after_day(context: Context, clause: Clause) -> tuple[str, ...]:
    """ "traf am Montag Emmanuel Macron": the name right after the day is somebody of his own."""
    named = (p for p in clause.by_role("time") if p.name is not None and p.head.index < p.name[0])
    return tuple(one for p in named if p.name is not None for one in context.actors.inside(*p.name))


def _joint(context: Context, clause: Clause, phrase: Phrase) -> tuple[str, ...]:
    """A phrase and what "sowie" or "zusammen mit" adds inside it."""
    found = people(context, phrase)
    if not found and (phrase.kind == "np" or phrase.role == "agent") and phrase.part not in _KIN:
        # "Vertreter der Regierung und der Rebellen": nobody by name, but whose they are.
        for inner in phrase.genitives:
            found += people(context, inner)
        found += context.actors.owner_of(phrase) if not found else ()
    for attribute in phrase.attributes:
        if attribute.prep in ("mit", "zwischen") and phrase.prep != "über":
            found += people(context, attribute)
    return found


def mediators(context: Context, clause: Clause) -> tuple[str, ...]:
    """Who mediates or leads: "unter Vermittlung von X", "auf norwegische Vermittlung", "über die Vermittlerin X"."""
    found: list[str] = []
    for phrase in clause.pps("über", "durch"):
        if phrase.lemma.lower().endswith(_BETWEEN):
            found.extend(people(context, phrase))
    for phrase in clause.phrases:
        if (
            phrase.kind == "pp"
            and phrase.lemma.lower() in _MEDIATION
            and phrase.prep in ("unter", "auf", "durch", "in")
        ):
            found.extend(context.actors.owner_of(phrase))
            for attribute in (*phrase.attributes, *phrase.genitives):
                found.extend(people(context, attribute))
            found.extend(one for p in clause.pps("von") if p.first == phrase.stop for one in people(context, p))
    return tuple(dict.fromkeys(found))


def own_phrases(phrase: Phrase, kind: EventKind) -> Iterator[Phrase]:
    """Phrases inside an event noun's phrase where participants stand."""
    yield from phrase.genitives
    towards = _TOWARDS.get(kind, ())
    for attribute in phrase.attributes:
        if attribute.prep in _BY or attribute.prep in towards or (attribute.prep == "gegen" and kind in _AGAINST):
            yield attribute
            # "zwischen A und B" may have been cut after A, "B" then being a member of the noun's coordination.
    if phrase.participle is not None and phrase.participle.agent is not None:
        yield phrase.participle.agent
    if phrase.participle is not None:
        yield from (c for c in phrase.participle.complements if c.prep in ("zwischen", "mit", "von", "durch"))


def of_noun(context: Context, phrase: Phrase, kind: EventKind) -> tuple[str, ...]:
    """Ids of the participants that an event noun names itself: "das Treffen zwischen A und B", "Putins Besuch"."""
    found: list[str] = []
    for inner in own_phrases(phrase, kind):
        got = people(context, inner)
        if not got:
            got = context.actors.owner_of(inner)
        both = any(g.determiner is not None and g.determiner.lower == "beider" for g in (inner, *inner.genitives))
        if both and len(got) < 2:
            got += around(context, context.analysis.sentence_of(phrase.head).index, 2, False)
        found.extend(got)
        for attribute in inner.attributes:
            if attribute.prep in ("mit", "gegen", "durch"):
                found.extend(people(context, attribute))
    if phrase.conjuncts and any(a.prep == "zwischen" for a in phrase.conjuncts[0].attributes):
        for member in phrase.conjuncts:
            found.extend(people(context, member))
            for attribute in member.attributes:
                found.extend(people(context, attribute) if attribute.prep in ("zwischen", "mit") else ())
    if kind not in CONTACT or not any(a.text[:1].isupper() and a.text.endswith("er") for a in phrase.adjectives):
        found.extend(context.actors.owner_of(phrase))  # but "die Genfer Gespräche" are in Geneva
    for apposition in phrase.appositions:
        if kind == "vote":
            found.extend(people(context, apposition))
    return tuple(dict.fromkeys(found))
