"""Happenings that a verb makes of a noun: "fand statt", "wurde abgesagt", "verhängte Sanktionen".

The verbs are the entries of ``supports``: each knows where the noun stands, who else takes part and which status it
gives.
"""

from __future__ import annotations

from typing import Final

from statusquo.findings import EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.happening import CONTACT
from statusquo.reading.german.events.lexicon import EventNoun, Support, events_lexicon
from statusquo.reading.german.events.occasions import Told, reaches
from statusquo.reading.german.events.participants import at_slot, at_slots, of_noun, people
from statusquo.reading.german.events.status import is_open, status_of
from statusquo.reading.german.events.verbs import fixed_words, hangs, is_ahead
from statusquo.reading.german.events.words import words

__all__ = ["is_known", "supported"]

#: Heads that say of talks that they end: "ein Ende der Gespräche" is no plan to talk.
_ENDINGS: Final = words("endings")


def supported(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun
) -> Told | None:
    """The noun is carried by a verb: "fand statt", "wurde abgesagt", "verhängte Sanktionen"."""
    verb = clause.verb
    if verb is None or not reaches(top, phrase):
        return None
    for support in events_lexicon().supports.get(verb.lemma, ()):
        text, _, ahead = is_ahead(context, clause, phrase)
        if not _suits(context, clause, support, entry) or (support.dated and text is None):
            continue
        if not any(_stands(context, sentence, clause, top, slot) for slot in support.where):
            continue
        status = _carried(sentence, clause, phrase, support, entry, ahead)
        if status == "planned" and top is not phrase and top.part in _ENDINGS:
            return None  # "stellte ein Ende der Gespräche in Aussicht"
        if support.unset is not None and status is not None and not _is_reset(context, clause):
            status = support.unset
        set_for = text is not None and text.lower().startswith("für")
        if status == "planned" and verb.tense == "pluperfect" and is_known(phrase) and not set_for:
            status = "happened"  # "Die Gewerkschaft hatte zu dem Streik aufgerufen": it took place
        own = of_noun(context, phrase, entry.kind)
        if status is None or (support.weak and not own and not support.who):
            return None
        slots = tuple(s for s in support.who if not any(p is top for p in at_slot(sentence, clause, s)))
        who = (*at_slots(context, sentence, clause, slots), *own)
        bears = bool(support.who) or "o" not in support.where  # else the verb only has an opinion on it
        return Told(verb.lemma, 3 if bears else 1, who, status, bears)
    return None


def is_known(phrase: Phrase) -> bool:
    return phrase.determination in ("definite", "demonstrative", "possessive", "genitive") or (
        phrase.preposition is not None and phrase.preposition.lower in ("beim", "im", "am", "zum", "zur", "vom")
    )


def _suits(context: Context, clause: Clause, support: Support, entry: EventNoun) -> bool:
    """Tell whether verb and noun stand as the entry asks."""
    verb = clause.verb
    if verb is None or (support.reflexive and verb.reflexive is None) or (support.passive and not verb.passive):
        return False
    if (support.kinds and entry.kind not in support.kinds) or not fixed_words(context, clause, support.words):
        return False
    if support.without and _has_other_sense(context, clause, support):
        return False  # "hält den Streik für falsch"
    if support.denied and not clause.negated:
        return False
    # "die Urabstimmung fiel eindeutig aus": it took place.
    return not support.unless or not fixed_words(context, clause, support.unless, any)


def _has_other_sense(context: Context, clause: Clause, support: Support) -> bool:
    """Tell whether a word that the entry excludes stands in the clause: "gilt als gescheitert", "hält für falsch"."""
    as_what = "als" in support.without and any(context.analysis.tokens[k].lower == "als" for k in clause.own)
    return as_what or bool(clause.pps(*support.without))


def _is_reset(context: Context, clause: Clause) -> bool:
    """Tell whether a new day is given: "auf Montag vertagt"."""
    return any(days(context.analysis.quote(p.first, p.stop), context.report.date, "future") for p in clause.pps("auf"))


def _carried(
    sentence: Sentence, clause: Clause, phrase: Phrase, support: Support, entry: EventNoun, ahead: bool
) -> EventStatus | None:
    status = status_of(sentence, clause, process=False, ahead=ahead)
    if status is None:
        if support.status in ("planned",) and not is_open(sentence, clause) and clause.negated:
            return support.negated
        return None
    if status == "planned" and (hangs(sentence, clause) or support.status == "cancelled"):
        return None  # a condition or a threat
    if (
        status == "planned"
        and clause.verb is not None
        and clause.verb.modal == "wollen"
        and entry.kind in ("military", "sanction")
    ):
        return None
    denied = clause.negated or phrase.negated
    if entry.kind == "agreement" and (denied or support.undone):
        return None  # not reached, not ruled out
    said = clause.verb is not None and clause.verb.mood.startswith("konjunktiv")
    if denied and said and entry.kind not in CONTACT and support.negated is None:
        return None  # "Wahlen werde es nicht vor Mai geben": what somebody refuses
    if denied:
        return None if said and support.denied else _denied(clause, phrase, support, entry, status)
    if support.undone and entry.kind in _MET and not is_known(phrase):
        return "cancelled"  # "Ein Treffen scheiterte am Wetter"; "das Treffen scheiterte" may have been held
    if support.status is None:
        return status
    if status == "planned" and support.status in ("ongoing", "cancelled"):
        return "planned" if support.status == "ongoing" else "cancelled"
    return support.status


#: Kinds of one occasion: where it fails nobody has met.
_MET: Final = frozenset({"meeting", "visit", "call"})


def _denied(
    clause: Clause, phrase: Phrase, support: Support, entry: EventNoun, status: EventStatus
) -> EventStatus | None:
    """The status of what is said not to be: ruled out for what lies ahead, called off for what was to be."""
    if support.negated is None:
        return "not_planned" if status == "planned" else None
    if support.negated != "cancelled" or support.status is not None:
        return support.negated
    if entry.kind in ("military", "sanction"):
        return None  # "Ein Angriff fand nicht statt": nobody called it off
    if status == "planned":
        return "not_planned"
    # "Bisher fand kein Treffen statt": nobody called it off either.
    return "cancelled" if support.attempted or phrase.determination != "negative" else None


def _stands(context: Context, sentence: Sentence, clause: Clause, top: Phrase, slot: str) -> bool:
    if top is clause.antecedent and clause.relative is not None and clause.relative.kind == "pp":
        return slot == f"p:{clause.relative.prep}"  # "die Kundgebung, an der Tausende teilnahmen"
    passive = clause.verb is not None and clause.verb.passive != ""
    if slot == "o" and top is clause.antecedent and clause.subject is clause.relative and not passive:
        # "die Rede, die der Präsident hielt": where case leaves it open, who can act is the subject.
        return any("nom" in phrase.cases and people(context, phrase) for phrase in clause.objects)
    if slot.startswith("p:"):
        return top.kind == "pp" and top.prep == slot[2:]
    if any(phrase is top for phrase in at_slot(sentence, clause, slot)):
        return True
    if slot == "s" and clause.subject is None and top.kind == "np" and top.field == "pre":
        return True
    # Where case leaves it open, a thing that no actor stands for is what something is done to.
    return (
        slot == "o"
        and top.role in ("object", "subject", "other")
        and top.kind == "np"
        and (clause.verb is not None and clause.verb.passive != "" and top.role == "object")
    )
