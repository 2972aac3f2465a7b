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
from statusquo.reading.german.events.carried import is_known, supported
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.lexicon import EventNoun, events_lexicon
from statusquo.reading.german.events.occasions import STANDING, Told, occasion, reaches
from statusquo.reading.german.events.participants import (
    mediators,
    of_noun,
    people,
    subject_of,
)
from statusquo.reading.german.events.scheduled import called_off, on_a_day, scheduled
from statusquo.reading.german.events.status import attribute_status, is_open, status_of
from statusquo.reading.german.events.verbs import LONGEST, is_ahead
from statusquo.reading.german.events.words import words
from statusquo.reading.german.lexicon import reporting_cues

__all__ = ["find"]

#: A noun as subject of these, in the present tense, tells no happening.
_NOT_SUBJECT: Final = words("not_subject_of")
_COPULAS: Final = words("being")


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
                    if entry.counted and not _is_counted(phrase):
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


def _is_counted(phrase: Phrase) -> bool:
    """ "in der zweiten Runde", "die nächste Runde", but not "die erste Runde der Präsidentenwahl"."""
    ordinal = any(a.lemma.lower() in _ORDINALS or a.lower.rstrip("nmrs") in _ORDINALS for a in phrase.adjectives)
    return ordinal and not phrase.genitives


#: What counts rounds.
_ORDINALS: Final = words("ordinals")


def _antecedent(clause: Clause) -> tuple[Phrase, ...]:
    """What a relative clause says more of: "der Vertrag, der am Montag unterzeichnet wurde"."""
    return () if clause.relative is None or clause.antecedent is None else (clause.antecedent,)


def _is_name(context: Context, phrase: Phrase) -> bool:
    """Tell whether the noun only names a body: "das Forum der Angehörigen", "die Bundesvereinigung der Arbeitgeber"."""
    noun = phrase.lemma.lower()
    return any(
        context.actors.kind(one) in _BODIES and noun in context.actors.name(one).lower()
        for one in context.actors.who(phrase)
    )


#: Kinds whose nouns also name bodies: "Konferenz", "Forum", "Bund", "Vereinigung".
_NAMING: Final = frozenset({"meeting", "talks", "agreement"})
#: Kinds of actors whose name may hold an event noun.
_BODIES: Final = frozenset({"organisation", "group", "alliance"})


def _match(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun
) -> Happening | None:
    said, unreal = attribute_status(phrase)
    carried = supported(context, sentence, clause, top, phrase, entry)
    if carried is None and (unreal or (entry.kind in _NAMING and _is_name(context, phrase))):
        return None
    told = carried or _told(context, sentence, clause, top, phrase, entry)
    if told is None:
        return None
    how, strength, who, status, whole = told
    past = carried is not None and clause.verb is not None and clause.verb.tense != "present"
    if said is not None and status in ("happened", "ongoing") and not past:
        status = said
    if not who and entry.kind == "vote":
        who = tuple(one for p in clause.pps("in") for one in people(context, p))  # "In Polen ist das Referendum ..."
    time, given, _ = is_ahead(context, clause, phrase)
    if status == "happened" and given is not None and time is not None and time.lower().startswith("für "):
        status = "planned"  # "rief für Montag einen Streik aus"
    off = status == "cancelled" and phrase.participle is not None and phrase.participle.lemma in _SET_FOR
    if status == "planned" or off:  # "hat für Montag zum Streik aufgerufen": the next Monday
        time, given = circumstances.when(context, clause, phrase, "future")
    date = context.report.date
    if status == "happened" and said == "planned" and given and date is not None and given[0] > date.isoformat():
        status = "planned"  # "dem für Mai geplanten Treffen blieb X fern"
    if whole:
        who = (*who, *mediators(context, clause))
    kind, status = _kind(context, clause, phrase, entry, how, status, who)
    if kind == "agreement" and how == "scheduled" and status == "happened":
        time, given = circumstances.when(context, clause, phrase, "past")
    named = f"noun:{entry.lemma}:{how}"
    found = Happening.of_clause(
        kind, entry.lemma.lower(), who, status, sentence, clause, named, strength=strength, time=(time, given)
    )
    if whole:
        found.outcome = circumstances.outcome(context, clause)
    else:
        found.first, found.stop = phrase.first, phrase.stop
    found.phrase, found.how = phrase, how
    found.definite = is_known(phrase)
    found.named = bool(of_noun(context, phrase, entry.kind))
    found.pointing = phrase.determination == "demonstrative" or any(
        a.lower.startswith("entsprechend") for a in phrase.adjectives
    )
    return circumstances.add(context, found)


def _kind(
    context: Context,
    clause: Clause,
    phrase: Phrase,
    entry: EventNoun,
    how: str,
    status: EventStatus,
    who: tuple[str, ...],
) -> tuple[EventKind, EventStatus]:
    """The kind of a happening by noun and clause; a treaty suspended is a deed of its own, no treaty called off."""
    if entry.kind == "military" and how == "vermitteln":
        return "agreement", status  # "vermittelte eine Feuerpause"
    if entry.kind == "military" and how == "scheduled" and _is_agreed(phrase):
        return "agreement", "happened"  # "der im Sommer vereinbarte Waffenstillstand"
    if _is_interview(context, phrase, entry):
        return "announcement", status
    if entry.kind == "talks" and how in _INVITING and "pl" not in phrase.numbers and phrase.lemma.lower() in _ONE_TALK:
        return "meeting", status  # "zu einem Gespräch eingeladen": one occasion, no negotiation
    speaks = clause.verb is not None and clause.verb.lemma in reporting_cues().verbs
    if entry.kind == "call" and how == "in" and speaks and len(set(who)) == 1:
        return "announcement", status  # "sagte er in einer Telefonkonferenz": to whoever listens
    if entry.kind in ("military", "announcement") and how in _AGREEING and status in ("planned", "happened"):
        return "agreement", "happened"  # "vereinbarten eine Feuerpause", "unterzeichneten eine Erklärung"
    if entry.kind == "other" and how in _SETTLING and status == "planned":
        return "agreement", "happened"  # "vereinbarten einen Austausch von Gefangenen"
    left = any(a.prep == "aus" and {a.part, a.lemma.lower()} & _LEFT for a in phrase.attributes)
    if entry.kind == "military" and left:
        return "other", status  # "der Rückzug der Partei aus der Regierung"
    if entry.kind == "agreement" and status == "cancelled" and how in _SUSPENDING:
        return "other", "happened"
    return entry.kind, status


def _is_agreed(phrase: Phrase) -> bool:
    return phrase.participle is not None and phrase.participle.lemma in _AGREED


#: Verbs that bring somebody to a talk.
_INVITING: Final = words("inviting")
#: One talk to which somebody is asked is a meeting; "Gespräche" are talks.
_ONE_TALK: Final = words("one_talk")
#: Participles that set a day for what follows.
_SET_FOR: Final = words("scheduled")
#: What one leaves without soldiers.
_LEFT: Final = words("left_bodies")
#: Verbs by which a truce is agreed on.
_AGREEING: Final = words("agreeing")
#: Verbs by which several settle what they are going to do.
_SETTLING: Final = words("settling")
#: Verbs by which a treaty is put out of force.
_SUSPENDING: Final = words("suspending")


def _told(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun
) -> Told | None:
    """What tells of a noun that no verb of ``supports`` carries: occasion, subject, cause, agent, attribute."""
    if top is clause.antecedent:
        return None
    own = of_noun(context, phrase, entry.kind)
    got = (
        (on_a_day(context, sentence, clause, top, phrase, own) if entry.kind in _MEETING else None)
        or occasion(context, sentence, clause, top, phrase, entry, own)
        or _subject(sentence, clause, top, phrase, entry, own)
        or _cause(context, sentence, clause, top, phrase)
        or _noun_alone(sentence, clause, top, phrase, entry, own)
    )
    if got is None and not phrase.negated:
        fixed = entry.kind != "agreement" or phrase.participle is None or phrase.participle.lemma not in _AGREED
        got = called_off(context, sentence, clause, top, phrase, own) or (
            scheduled(context, sentence, clause, phrase, own) if fixed else None
        )
    if got is None:
        return None
    return got._replace(who=(*own, *got.who))


def _noun_alone(
    sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, entry: EventNoun, own: tuple[str, ...]
) -> Told | None:
    """A noun with its participants tells by itself: "die Festnahme von X durch Y", "kritisierte den Angriff Z's"."""
    told_of = all(one.kind == "np" or one.prep in _AFTER for one in (top, phrase))
    if len(own) > 1 and told_of and _has_agent(phrase) and not is_open(sentence, clause) and not clause.negated:
        return Told("agent", 1, (), "happened", False)
    standing = own and not entry.weak and entry.kind in STANDING
    if standing and is_known(phrase) and _is_named(sentence, clause, top, phrase):
        return Told("named", 0, (), "ongoing" if entry.kind == "protest" else "happened", False)
    return None


#: Prepositions that make a fact of what they govern; not "von der Anerkennung abhängig machen".
_AFTER: Final = frozenset({"nach", "bei", "seit", "durch", "wegen", "trotz", "infolge", "angesichts", "über"})


def _cause(context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase) -> Told | None:
    """The noun is said to be what brought something about: "Auslöser war ein Interview, in dem X ..."."""
    verb = clause.verb
    if verb is None or verb.lemma not in _COPULAS or top is not phrase or phrase.kind != "np" or clause.negated:
        return None
    others = [p for p in clause.phrases if p is not phrase and p.role in ("subject", "predicative")]
    if phrase.role not in ("subject", "predicative") or not any(p.part in _CAUSES for p in others):
        return None
    who = context.actors.inside(phrase.first, phrase.stop) or tuple(
        one
        for child in sentence.children(clause)
        if child.kind == "relative" and child.antecedent is phrase
        for one in people(context, child.subject)
    )
    return Told("cause", 2, who or tuple(context.actors.inside(clause.first, clause.stop)), "happened", False)


#: What stands for years: "Der Vertrag läuft aus" tells nothing that happened.
_TREATIES: Final = words("treaties")
#: What brings something about.
_CAUSES: Final = words("causes")


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
    if _is_undone(clause, entry) or _is_considered(clause):
        return None
    if (entry.weak and (not own or lemma in _COPULAS)) or (phrase.part in _TREATIES and verb.tense == "present"):
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
    return Told("subject", 2, (), status, True)


def _is_undone(clause: Clause, entry: EventNoun) -> bool:
    """Tell whether a clause says that its subject is not: "fand nicht statt", "wurde nicht unterzeichnet", "blieb aus".

    What else is denied of a happening leaves it a fact: "Der Streik legte den Verkehr nicht lahm".
    """
    verb = clause.verb
    if verb is None:
        return False
    if entry.kind == "agreement" and verb.lemma in _BREAKING:
        return True
    return clause.negated and (verb.passive != "" or verb.lemma in _COMING or verb.lemma in _COPULAS)


def _is_considered(clause: Clause) -> bool:
    """Tell whether a clause only says that somebody thinks of its subject: "kommt in Betracht", "steht im Raum"."""
    verb = clause.verb
    if verb is None or verb.lemma not in _CONSIDERING:
        return False
    beside = {p.lemma.lower() for p in clause.phrases} | {a.lemma.lower() for a in clause.adverbs}
    beside.update(token.lower for token in verb.tokens)
    return bool(beside & _CONSIDERED)


#: Verbs of coming about: denied, nothing was.
_COMING: Final = words("coming_about")
#: Verbs of what happens to an agreement that does not hold.
_BREAKING: Final = words("breaking")
#: Verbs and words of what is only thought of.
_CONSIDERING: Final = words("considering")
_CONSIDERED: Final = words("considered")


#: Kinds to which one goes on a day.
_MEETING: Final = frozenset({"meeting", "talks", "visit", "vote"})
#: What is agreed on is an agreement that was made: "das im Mai vereinbarte Abkommen".
_AGREED: Final = words("agreed")
#: Passives of these leave the happening open: "Gespräche wurden gefordert".
_UNREAL: Final = words("not_done")


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
