"""Happenings told by nouns: "das Treffen fand statt", "nach Gesprächen mit X", "der Streik traf die Pendler".

A noun alone is no event: what somebody demands, refuses or offers has not happened. It counts where a verb of
``supports`` carries it, where it gives the occasion ("bei", "nach", "während"), or where it is the subject of a
clause that tells a fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.findings import EventKind, EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events import circumstances
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.lexicon import EventNoun, Support, events_lexicon
from statusquo.reading.german.events.occasions import STANDING, Told, occasion, reaches
from statusquo.reading.german.events.participants import (
    at_slot,
    at_slots,
    mediators,
    of_noun,
    people,
    subject_of,
)
from statusquo.reading.german.events.scheduled import called_off, scheduled
from statusquo.reading.german.events.status import attribute_status, is_open, status_of
from statusquo.reading.german.events.verbs import LONGEST, fixed_words, hangs, is_ahead
from statusquo.reading.german.events.words import words
from statusquo.reading.german.lexicon import reporting_cues

__all__ = ["find"]

#: A noun as subject of these, in the present tense, tells no happening.
_NOT_SUBJECT: Final = words("not_subject_of")
_COPULAS: Final = words("being")
_TURNED_OUT: Final = tuple(sorted(words("turned_out")))


def find(context: Context) -> Iterator[Happening]:
    """Yield what the nouns of a report tell."""
    lexicon = events_lexicon()
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if len(clause.own) > LONGEST:
                continue
            for top in (*clause.phrases, *_antecedent(clause)):
                for phrase in (top,) if top is clause.antecedent else top.walk():
                    if not phrase.head.is_noun or (phrase.negated and clause.verb is None):
                        continue
                    entry = lexicon.noun(phrase.lemma, phrase.part) or lexicon.noun(phrase.head.form, phrase.part)
                    if entry is None or (entry.singular and "sg" not in phrase.numbers):
                        continue
                    found = _match(context, sentence, clause, top, phrase, entry)
                    if found is not None:
                        yield found


def _is_interview(context: Context, phrase: Phrase, entry: EventNoun) -> bool:
    """ "im Gespräch mit der Zeitung X": what is said to a paper is an announcement, no talks."""
    if entry.kind != "talks" or phrase.prep != "in" or "sg" not in phrase.numbers:
        return False
    media = reporting_cues().media
    for partner in phrase.attributes:
        if partner.prep == "mit":
            quoted = any(t.opens == 1 and t.text != "(" for t in context.analysis.tokens[partner.first : partner.stop])
            if quoted or partner.part in media or partner.lemma.lower() in media:
                return True
    return False


def _antecedent(clause: Clause) -> tuple[Phrase, ...]:
    """What a relative clause says more of: "der Vertrag, der am Montag unterzeichnet wurde"."""
    if clause.relative is None or clause.antecedent is None or clause.relative.kind == "pp":
        return ()
    return (clause.antecedent,)


def _match(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun
) -> Happening | None:
    said, unreal = attribute_status(phrase)
    told = _supported(context, sentence, clause, top, phrase, entry)
    if unreal and told is None:
        return None
    rule, strength, who, status, whole = told or ("", 0, (), None, False)
    if told is None and top is clause.antecedent:
        return None
    if told is None:
        own = of_noun(context, phrase, entry.kind)
        got = occasion(context, sentence, clause, top, phrase, entry, own) or _subject(
            sentence, clause, top, phrase, entry, own
        )
        if got is None and len(own) > 1 and _has_agent(phrase) and not is_open(sentence, clause) and not clause.negated:
            got = ("agent", 1, (), "happened", False)
        if (
            got is None
            and own
            and not entry.weak
            and entry.kind in STANDING
            and _is_known(phrase)
            and _is_named(sentence, clause, top, phrase)
        ):
            got = ("named", 0, (), "ongoing" if entry.kind == "protest" else "happened", False)
        if got is None and not phrase.negated:
            off = called_off(context, sentence, clause, top, phrase, own)
            fixed = entry.kind != "agreement" or phrase.participle is None or phrase.participle.lemma not in _AGREED
            got = off or (scheduled(context, sentence, clause, phrase, own) if fixed else None)
        if got is None:
            return None
        rule, strength, more, status, whole = got
        who = (*own, *more)
    if status is None:
        return None
    if (
        said is not None
        and status in ("happened", "ongoing")
        and not (told and clause.verb and clause.verb.tense != "present")
    ):
        status = said
    if not who and entry.kind == "vote":
        who = tuple(one for p in clause.pps("in") for one in people(context, p))  # "In Polen ist das Referendum ..."
    time, given, _ = is_ahead(context, clause, phrase)
    if status == "planned":  # "hat für Montag zum Streik aufgerufen": the next Monday
        time, given = circumstances.when(context, clause, phrase, "future")
    date = context.report.date
    if status == "happened" and said == "planned" and given and date is not None and given[0] > date.isoformat():
        status = "planned"  # "dem für Mai geplanten Treffen blieb X fern"
    if whole:
        who = (*who, *mediators(context, clause))
    kind: EventKind = "announcement" if _is_interview(context, phrase, entry) else entry.kind
    found = Happening.of_clause(
        kind,
        entry.lemma.lower(),
        who,
        status,
        sentence,
        clause,
        f"noun:{entry.lemma}:{rule}",
        strength=strength,
        time=(time, given),
    )
    if whole:
        found.outcome = circumstances.outcome(context, clause)
    else:
        found.first, found.stop = phrase.first, phrase.stop
    found.phrase = phrase
    found.definite = _is_known(phrase)
    found.named = bool(of_noun(context, phrase, entry.kind))
    found.pointing = phrase.determination == "demonstrative" or any(
        a.lower.startswith("entsprechend") for a in phrase.adjectives
    )
    return circumstances.add(context, found)


def _supported(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun
) -> Told | None:
    """The noun is carried by a verb: "fand statt", "wurde abgesagt", "verhängte Sanktionen"."""
    verb = clause.verb
    if verb is None or not reaches(top, phrase):
        return None
    for support in events_lexicon().supports.get(verb.lemma, ()):
        if (support.reflexive and verb.reflexive is None) or not fixed_words(context, clause, support.words):
            continue
        if support.passive and not verb.passive:
            continue
        if support.lemma == "halten" and clause.pps("für"):
            continue  # "hält den Streik für falsch"
        if support.lemma == "ausfallen" and fixed_words(context, clause, _TURNED_OUT, any):
            continue  # "die Urabstimmung fiel eindeutig aus"
        if not any(_stands(sentence, clause, top, slot) for slot in support.where):
            continue
        text, _, ahead = is_ahead(context, clause, phrase)
        if support.dated and text is None:
            continue
        status = _carried(sentence, clause, phrase, support, entry, ahead)
        if support.unset is not None and status is not None and not _is_reset(context, clause):
            status = support.unset
        own = of_noun(context, phrase, entry.kind)
        if status is None or (support.weak and not own and not support.who):
            return None
        slots = tuple(s for s in support.who if not any(p is top for p in at_slot(sentence, clause, s)))
        who = (*at_slots(context, sentence, clause, slots), *own)
        bears = bool(support.who) or "o" not in support.where  # else the verb only has an opinion on it
        return verb.lemma, 3 if bears else 1, who, status, bears
    return None


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
    if denied and entry.kind == "agreement":
        return None  # not reached, not ruled out
    if denied:
        return support.negated or ("not_planned" if status == "planned" else None)
    if support.status is None:
        return status
    if status == "planned" and support.status in ("ongoing", "cancelled"):
        return "planned" if support.status == "ongoing" else "cancelled"
    return support.status


def _stands(sentence: Sentence, clause: Clause, top: Phrase, slot: str) -> bool:
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


def _subject(
    sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun, own: tuple[str, ...]
) -> Told | None:
    """The noun is the subject of a clause that tells a fact: "Ein Warnstreik legte den Verkehr lahm"."""
    verb = clause.verb
    if verb is None or not reaches(top, phrase) or phrase.negated:
        return None
    alone = clause.subject is None and top.kind == "np" and top.field == "pre" and not verb.passive
    if subject_of(sentence, clause) is not top and not alone:
        return None
    lemma = verb.lemma
    if lemma in _UNREAL or (lemma in _NOT_SUBJECT and verb.tense == "present" and verb.mood == "indicative"):
        return None
    if entry.weak and (not own or lemma in _COPULAS):
        return None
    status = status_of(sentence, clause, process=False, ahead=False)
    if status is None:
        return None
    if status == "ongoing":
        status = "happened"
    if verb.tense == "present" and not verb.modal and entry.kind in ("talks", "protest", "military"):
        status = "ongoing"
    if verb.modal or status == "planned":
        return None
    return "subject", 2, (), status, True


#: What is agreed on is an agreement that was made: "das im Mai vereinbarte Abkommen".
_AGREED: Final = words("agreed")
#: Passives of these leave the happening open: "Gespräche wurden gefordert".
_UNREAL: Final = words("not_done")


def _is_known(phrase: Phrase) -> bool:
    return phrase.determination in ("definite", "demonstrative", "possessive", "genitive") or (
        phrase.preposition is not None and phrase.preposition.lower in ("beim", "im", "am", "zum", "zur", "vom")
    )


def _has_agent(phrase: Phrase) -> bool:
    """A deed told whole by a noun: "die Festnahme von X durch Y"."""
    return any(a.prep == "durch" for inner in (phrase, *phrase.genitives, *phrase.attributes) for a in inner.attributes)


def _is_named(sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase) -> bool:
    """A definite strike or attack somebody has an opinion on is a fact, unless it is what is wanted."""
    verb = clause.verb
    if verb is None or top is not phrase or phrase.kind != "np" or phrase.role not in ("object", "predicative"):
        return False
    return verb.lemma not in _WANTED and not is_open(sentence, clause) and not clause.negated


#: Objects of these are wanted or had, not told as facts.
_WANTED: Final = words("wanted")
