"""Nouns that give the occasion: "bei einem Treffen", "nach Gesprächen mit X", "auf einer Pressekonferenz"."""

from __future__ import annotations

from typing import Final, NamedTuple

from statusquo.findings import EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.happening import CONTACT
from statusquo.reading.german.events.lexicon import EventNoun
from statusquo.reading.german.events.participants import people, subject_of
from statusquo.reading.german.events.status import is_open, status_of
from statusquo.reading.german.events.words import words
from statusquo.reading.german.lexicon import reporting_cues

__all__ = ["STANDING", "Told", "occasion", "reaches"]


class Told(NamedTuple):
    """What a construction makes of a noun.

    Attributes:
        how: its name: a verb's lemma, a preposition, or a word such as "subject".
        strength: how well it tells the happening.
        who: ids of participants.
        status: None if it is not told as a fact, plan or cancellation.
        whole: the whole clause tells it, not the noun's phrase alone.
    """

    how: str
    strength: int
    who: tuple[str, ...]
    status: EventStatus
    whole: bool


#: Heads that let the happening through: "am Rande einer Sitzung".
_THROUGH: Final = words("through")
#: Verbs with "zu": "reiste zum Gipfel".
_GOING: Final = words("going")
_OCCASION: Final = frozenset(
    {"bei", "nach", "während", "anlässlich", "trotz", "seit", "wegen", "infolge", "angesichts", "durch"}
)
#: "auf einer Pressekonferenz", "in einem Interview": only kinds one can be at.
_AT: Final = {
    "auf": frozenset({"announcement", "meeting", "protest"}),
    "in": frozenset({"announcement", "meeting", "talks", "call", "vote"}),
    "an": frozenset({"meeting", "protest", "talks"}),
    "vor": frozenset({"meeting", "vote", "talks", "visit"}),
    "zu": frozenset({"meeting", "visit", "talks"}),
}
#: Verbs that do not make a fact of the happening at "auf", "zu", "in", "an".
_GOVERN: Final = words("governing")
#: Verbs of who is not there, and of who is.
_STAYING_AWAY: Final = words("staying_away")
_ATTENDING: Final = words("attending")
#: Where something begins and ends.
_EDGES: Final = words("edges")
#: Verbs with "vor": what is feared need not come.
_FEARING: Final = words("fearing")
#: Kinds told as facts wherever they are named with who does it: a strike, an attack.
STANDING: Final = frozenset({"protest", "military"})


def occasion(
    context: Context,
    sentence: Sentence,
    clause: Clause,
    top: Phrase,
    phrase: Phrase,
    entry: EventNoun,
    own: tuple[str, ...],
) -> Told | None:
    """The noun gives the occasion: "bei einem Treffen", "nach Gesprächen mit", "auf einer Pressekonferenz"."""
    holder = phrase if phrase.kind == "pp" else top
    if holder is not phrase and not reaches(top, phrase):
        return None
    if holder.kind != "pp" or phrase.negated or not _is_at(clause, holder, phrase, entry, own):
        return None
    prep, verb = holder.prep, clause.verb
    direct = holder is top or top.part in _THROUGH
    found = _status_at(context, sentence, clause, holder, phrase, entry)
    if found is None:
        return None
    if is_open(sentence, clause) and prep != "nach":
        return None
    more: tuple[str, ...] = ()
    if (
        direct
        and verb is not None
        and not verb.passive
        and verb.lemma not in _STAYING_AWAY
        and not (clause.negated and verb.lemma in _ATTENDING)
        and _takes_subject(context, clause, phrase, entry)
    ):
        more = people(context, subject_of(sentence, clause))
    if entry.kind == "vote" and prep == "bei" and direct and verb is not None and not verb.passive:
        more = people(context, subject_of(sentence, clause))  # "Bei der Wahl erhielt die SPD ..."
    # "sprach auf der Hauptversammlung", "sagte sie nach einer Versammlung"
    spoke = entry.kind == "meeting" and (prep == "auf" or (prep in ("nach", "bei") and _speaks(clause)))
    if entry.weak and not own and not (more and (entry.kind == "vote" or spoke)):
        return None
    whole = (
        direct
        and (phrase.field == "pre" or top.field == "pre" or entry.kind in ("announcement", "call"))
        and prep != "nach"
    )
    return Told(prep or "", 2 if own or whole else 1, more, found, whole)


def _is_at(clause: Clause, holder: Phrase, phrase: Phrase, entry: EventNoun, own: tuple[str, ...]) -> bool:
    """Tell whether preposition and verb make it the occasion: "nach Gesprächen"; not "drängte auf Gespräche"."""
    prep, lemma = holder.prep, clause.verb.lemma if clause.verb is not None else ""
    if prep not in _AT:
        return prep in _OCCASION
    around = holder is not phrase and holder.part in _THROUGH and entry.kind in CONTACT  # "im Vorfeld des Besuchs"
    if (
        (entry.kind not in _AT[prep] and not around)
        or (lemma in _GOVERN and prep not in ("in", "vor"))
        or (prep == "vor" and lemma in _FEARING)
        or ("dat" not in holder.cases and prep != "zu")
        or (prep == "zu" and lemma not in _GOING and not _is_edge(holder, phrase))
    ):
        return False
    return bool(own) or prep not in ("vor", "zu")


def _is_edge(holder: Phrase, phrase: Phrase) -> bool:
    """Tell whether it is where something begins or ends: "zum Auftakt der Gespräche"."""
    return holder is not phrase and holder.part in _EDGES


def _status_at(
    context: Context, sentence: Sentence, clause: Clause, holder: Phrase, phrase: Phrase, entry: EventNoun
) -> EventStatus | None:
    """The status of what gives the occasion, by its preposition and by what the clause tells."""
    prep, verb = holder.prep, clause.verb
    status = status_of(sentence, clause, process=False, ahead=False) if verb is not None else "happened"
    if prep in ("vor", "zu") or (prep in ("auf", "in", "an", "bei", "während") and status in ("planned", None)):
        past = prep == "vor" and verb is not None and verb.tense != "present"
        if status is None or (past and not _to_come(context, phrase)):
            return None
        held = (prep == "zu" and _is_edge(holder, phrase)) or verb is None or status in ("cancelled", "not_planned")
        return "happened" if held else "planned"
    if prep == "seit" or (prep in ("trotz", "wegen", "angesichts") and entry.kind in STANDING):
        lasts = entry.kind == "protest" or prep == "seit" or (entry.kind == "military" and "sg" not in phrase.numbers)
        if prep == "wegen" and verb is not None and verb.past:
            return "happened"  # "waren wegen eines Streiks Züge ausgefallen"
        return "ongoing" if lasts and entry.kind in STANDING else "happened"
    return "happened"


def _to_come(context: Context, phrase: Phrase) -> bool:
    """Tell whether the phrase sets a day after the report: "sagte sie vor dem Treffen am kommenden Mittwoch"."""
    date = context.report.date
    found = days(context.analysis.quote(phrase.first, phrase.stop), date, "future")
    return found is not None and date is not None and found[0] > date.isoformat()


def _speaks(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.lemma in reporting_cues().verbs


def _takes_subject(context: Context, clause: Clause, phrase: Phrase, entry: EventNoun) -> bool:
    """The subject takes part: "sagte auf einer Pressekonferenz", "nach einem Treffen mit X"."""
    if entry.kind in ("military", "protest", "sanction", "other", "agreement", "vote"):
        return False
    if entry.kind == "visit" and not any(people(context, genitive) for genitive in phrase.genitives):
        return not any(people(context, a) for a in phrase.attributes if a.prep == "von")  # "beim Besuch der Baustelle"
    if entry.kind == "announcement" and phrase.prep == "bei" and not any(people(context, g) for g in phrase.genitives):
        return True  # "bei der Vorstellung des Berichts"
    others = any(a.prep == "zwischen" or (a.prep == "von" and people(context, a)) for a in phrase.attributes)
    if others or phrase.genitives or phrase.conjuncts:
        return False
    if entry.kind == "talks" and phrase.prep == "in" and phrase.part == "runde":
        return True  # "bot in der dritten Runde drei Prozent"
    if entry.kind == "meeting" and phrase.prep in ("nach", "bei") and _speaks(clause):
        return True  # "sagte sie nach einer Versammlung"
    if entry.kind == "announcement" or (entry.kind == "meeting" and phrase.prep == "auf"):
        return phrase.prep in ("auf", "in", "bei")
    return any(a.prep == "mit" for a in phrase.attributes) or entry.kind in ("visit", "call")


def reaches(top: Phrase, phrase: Phrase) -> bool:
    """The noun is the constituent itself, a joint member, or the genitive of a head that lets it through."""
    if top is phrase or any(member is phrase for member in top.conjuncts):
        return True
    return any(
        genitive is phrase or any(m is phrase for m in genitive.conjuncts)
        for genitive in (*top.genitives, *top.attributes)
        if top.part in _THROUGH or top.lemma.lower() in _THROUGH
    )
