"""Happenings told by nouns: "das Treffen fand statt", "nach Gesprächen mit X", "der Streik traf die Pendler".

A noun alone is no event: what somebody demands, refuses or offers has not happened. It counts where a verb of
``supports`` carries it, where it gives the occasion ("bei", "nach", "während"), or where it is the subject of a
clause that tells a fact.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.findings import EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events import circumstances
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.lexicon import EventNoun, Support, events_lexicon
from statusquo.reading.german.events.participants import (
    at_slot,
    at_slots,
    mediators,
    of_noun,
    people,
    subject_of,
)
from statusquo.reading.german.events.status import attribute_status, is_open, status_of
from statusquo.reading.german.events.verbs import clause_range, fixed_words, hangs, is_ahead

__all__ = ["find"]

#: Heads that let the happening through: "am Rande einer Sitzung", "nach dem Ende der Gespräche".
_THROUGH: Final = frozenset(
    "rand beginn ende verlauf anschluss abschluss rahmen anfang auftakt fortsetzung runde reihe wiederaufnahme zug "
    "aufnahme abbruch absage ergebnis folge serie welle scheitern zuge fehlen abwesenheit fernbleiben tag".split()
)
_OCCASION: Final = frozenset({"bei", "nach", "während", "anlässlich", "trotz", "seit", "wegen", "infolge", "angesichts", "durch"})
#: "auf einer Pressekonferenz", "in einem Interview": only kinds one can be at.
_AT: Final = {
    "auf": frozenset({"announcement", "meeting", "protest"}),
    "in": frozenset({"announcement", "meeting", "talks", "call", "vote"}),
    "an": frozenset({"meeting", "protest", "talks"}),
    "vor": frozenset({"meeting", "vote", "talks", "visit"}),
    "zu": frozenset({"meeting", "visit", "talks"}),
}
#: Verbs that do not make a fact of the happening at "auf", "zu", "in", "an".
_GOVERN: Final = frozenset(
    "drängen hoffen pochen bestehen warten setzen verzichten reagieren verweisen einigen vorbereiten verständigen dringen "
    "antworten eingehen bereit auffordern einladen aufrufen eintreten einwilligen bewegen zwingen kommen gehören festhalten "
    "erinnern glauben denken interessieren äußern stehen zählen führen drohen mahnen ermahnen entschließen".split()
)
_NOT_SUBJECT: Final = frozenset(
    "sein bleiben werden fehlen brauchen lohnen scheinen heißen gelten sollen müssen können dürfen zustandekommen "
    "erfordern bedürfen stehen".split()
)
#: Kinds told as facts wherever they are named with who does it: a strike, an attack.
_STANDING: Final = frozenset({"protest", "military"})


def find(context: Context) -> Iterator[Happening]:
    """Yield what the nouns of a report tell."""
    lexicon = events_lexicon()
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            for top in clause.phrases:
                for phrase in top.walk():
                    if not phrase.head.is_noun or phrase.negated and clause.verb is None:
                        continue
                    entry = lexicon.noun(phrase.lemma, phrase.part)
                    if entry is None:
                        continue
                    found = _match(context, sentence, clause, top, phrase, entry)
                    if found is not None:
                        yield found


def _match(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun
) -> Happening | None:
    said, unreal = attribute_status(phrase)
    told = _supported(context, sentence, clause, top, phrase, entry)
    if unreal and told is None:
        return None
    rule, strength, who, status, whole = told or ("", 0, (), None, False)
    if told is None:
        own = of_noun(context, phrase, entry.kind)
        got = _occasion(context, sentence, clause, top, phrase, entry, own) or _subject(
            sentence, clause, top, phrase, entry, own
        )
        if got is None and len(own) > 1 and _has_agent(phrase) and not is_open(sentence, clause) and not clause.negated:
            got = ("agent", 1, (), "happened", False)
        if got is None and own and entry.kind in _STANDING and _is_known(phrase) and _is_named(sentence, clause, top, phrase):
            got = ("named", 0, (), "ongoing" if entry.kind == "protest" else "happened", False)
        if got is None:
            return None
        rule, strength, more, status, whole = got
        who = (*own, *more)
    if status is None:
        return None
    if said is not None and status in ("happened", "ongoing") and not (told and clause.verb and clause.verb.tense != "present"):
        status = said
    time, days, _ = is_ahead(context, clause, phrase)
    first, stop = clause_range(clause) if whole else (phrase.first, phrase.stop)
    if whole:
        who = (*who, *mediators(context, clause))
    return Happening(
        kind=entry.kind,
        word=entry.lemma.lower(),
        participants=tuple(dict.fromkeys(who)),
        status=status,
        sentence=sentence,
        clause=clause,
        first=first,
        stop=stop,
        rule=f"noun:{entry.lemma}:{rule}",
        phrase=phrase,
        definite=_is_known(phrase),
        pointing=phrase.determination == "demonstrative" or any(a.lower.startswith("entsprechend") for a in phrase.adjectives),
        strength=strength,
        background=clause.verb is not None and clause.verb.tense == "pluperfect",
        place=circumstances.place(context, clause, phrase),
        when=time,
        days=days,
        duration=circumstances.duration(context, clause, phrase),
        outcome=circumstances.outcome(context, clause) if whole else None,
    )


_Told = tuple[str, int, tuple[str, ...], EventStatus | None, bool]


def _supported(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun
) -> _Told | None:
    """The noun is carried by a verb: "fand statt", "wurde abgesagt", "verhängte Sanktionen"."""
    verb = clause.verb
    if verb is None or not _reaches(top, phrase):
        return None
    for support in events_lexicon().supports.get(verb.lemma, ()):
        if (support.reflexive and verb.reflexive is None) or not fixed_words(context, clause, support.words):
            continue
        if support.lemma == "halten" and clause.pps("für"):
            continue  # "hält den Streik für falsch"
        if not any(_stands(sentence, clause, top, slot) for slot in support.where):
            continue
        _, _, ahead = is_ahead(context, clause, phrase)
        status = _carried(sentence, clause, phrase, support, entry, ahead)
        own = of_noun(context, phrase, entry.kind)
        if status is None or (support.weak and not own and not support.who):
            return None
        slots = tuple(s for s in support.who if not any(p is top for p in at_slot(sentence, clause, s)))
        who = (*at_slots(context, sentence, clause, slots), *own)
        return verb.lemma, 3 if support.who or support.where == ("s",) else 1, who, status, True
    return None


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
    if status == "planned" and clause.verb is not None and clause.verb.modal == "wollen" and entry.kind in ("military", "sanction"):
        return None
    denied = clause.negated or phrase.negated
    if denied:
        return support.negated or ("not_planned" if status == "planned" else None)
    if support.status is None:
        return status
    if status == "planned" and support.status in ("ongoing", "cancelled"):
        return "planned" if support.status == "ongoing" else "cancelled"
    return support.status


def _reaches(top: Phrase, phrase: Phrase) -> bool:
    """The noun is the constituent itself, a joint member, or the genitive of a head that lets it through."""
    if top is phrase or any(member is phrase for member in top.conjuncts):
        return True
    return any(
        genitive is phrase or any(m is phrase for m in genitive.conjuncts)
        for genitive in (*top.genitives, *top.attributes)
        if top.part in _THROUGH or top.lemma.lower() in _THROUGH
    )


def _stands(sentence: Sentence, clause: Clause, top: Phrase, slot: str) -> bool:
    if slot.startswith("p:"):
        return top.kind == "pp" and top.prep == slot[2:]
    if any(phrase is top for phrase in at_slot(sentence, clause, slot)):
        return True
    # Where case leaves it open, a thing that no actor stands for is what something is done to.
    return slot == "o" and top.role in ("object", "subject", "other") and top.kind == "np" and (
        clause.verb is not None and clause.verb.passive != "" and top.role == "object"
    )


def _occasion(
    context: Context,
    sentence: Sentence,
    clause: Clause,
    top: Phrase,
    phrase: Phrase,
    entry: EventNoun,
    own: tuple[str, ...],
) -> _Told | None:
    """The noun gives the occasion: "bei einem Treffen", "nach Gesprächen mit", "auf einer Pressekonferenz"."""
    holder = phrase if phrase.kind == "pp" else top
    if holder is not phrase and not _reaches(top, phrase):
        return None
    if holder.kind != "pp" or phrase.negated:
        return None
    prep = holder.prep
    verb = clause.verb
    if prep in _AT:
        lemma = verb.lemma if verb is not None else ""
        if entry.kind not in _AT[prep] or (lemma in _GOVERN and prep != "in") or ("dat" not in holder.cases and prep != "zu"):
            return None
        if prep in ("vor", "zu") and not own:
            return None
    elif prep not in _OCCASION:
        return None
    direct = holder is top or top.part in _THROUGH
    status = status_of(sentence, clause, process=False, ahead=False) if verb is not None else "happened"
    found: EventStatus = "happened"
    if prep == "seit" or (prep in ("trotz", "wegen", "angesichts") and entry.kind in _STANDING):
        found = "ongoing" if entry.kind in _STANDING else "happened"
    if prep in ("vor", "zu") or (prep in ("auf", "in", "an", "bei", "während") and status in ("planned", None)):
        found = "planned" if status in ("planned", "ongoing", "happened") and verb is not None else "happened"
        if status is None or (prep == "vor" and verb is not None and verb.tense != "present"):
            return None
    if is_open(sentence, clause) and prep != "nach":
        return None
    more: tuple[str, ...] = ()
    if direct and verb is not None and not verb.passive and verb.lemma not in ("fehlen", "fernbleiben") and _takes_subject(phrase, entry):
        more = people(context, subject_of(sentence, clause))
    if entry.weak and not own:
        return None
    whole = direct and (phrase.field == "pre" or top.field == "pre" or entry.kind in ("announcement", "call")) and prep != "nach"
    return f"{prep}", 2 if own or whole else 1, more, found, whole


def _takes_subject(phrase: Phrase, entry: EventNoun) -> bool:
    """The subject takes part: "sagte auf einer Pressekonferenz", "nach einem Treffen mit X"."""
    if entry.kind in ("military", "protest", "sanction", "other", "agreement", "vote"):
        return False
    if any(a.prep in ("zwischen", "von") for a in phrase.attributes) or phrase.genitives or phrase.conjuncts:
        return False
    if entry.kind == "announcement":
        return phrase.prep in ("auf", "in", "bei")
    return any(a.prep == "mit" for a in phrase.attributes) or entry.kind in ("visit", "call")


def _subject(
    sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun, own: tuple[str, ...]
) -> _Told | None:
    """The noun is the subject of a clause that tells a fact: "Ein Warnstreik legte den Verkehr lahm"."""
    verb = clause.verb
    if verb is None or not _reaches(top, phrase) or subject_of(sentence, clause) is not top or phrase.negated:
        return None
    lemma = verb.lemma
    if (verb.passive and lemma in _UNREAL) or (lemma in _NOT_SUBJECT and verb.tense == "present" and verb.mood == "indicative"):
        return None
    if entry.weak and not own:
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


_UNREAL: Final = frozenset("fordern verlangen ablehnen vorschlagen anbieten erwägen prüfen zurückweisen wünschen benötigen".split())


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


_WANTED: Final = frozenset(
    "fordern verlangen planen vorschlagen anbieten erwägen wollen androhen beabsichtigen wünschen ermöglichen erlauben "
    "haben beantragen ausschließen einstellen".split()
)
