"""Happenings told by verbs: "X traf Y", "der Rat beschloss Z", "wird gestreikt"."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from statusquo.findings import EventKind, EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events import circumstances
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.lexicon import EventVerb, events_lexicon
from statusquo.reading.german.events.participants import (
    after_day,
    at_slot,
    at_slots,
    mediators,
    owners,
    people,
)
from statusquo.reading.german.events.status import is_due, status_of
from statusquo.reading.german.events.words import words
from statusquo.reading.german.lexicon import reporting_cues

__all__ = [
    "LONGEST",
    "PROCESSES",
    "entries",
    "find",
    "fixed_words",
    "hangs",
    "is_ahead",
    "is_body",
    "is_one_of",
    "is_trait",
]

#: Kinds whose verbs tell something that goes on for a while.
PROCESSES: Final = frozenset({"talks", "protest", "military"})
#: Kinds whose verbs tell one deed.
DEEDS: Final = frozenset({"other", "announcement", "vote", "agreement", "sanction"})
#: Adverbs that make several happenings of one clause.
REPEATED: Final = words("repeated")
#: Ends of names of bodies that vote, and of those that judge.
_BODIES: Final = {sort: tuple(sorted(words(sort))) for sort in ("votes", "judges", "alliance_offices")}
_NEGOTIATORS: Final = tuple(sorted(words("negotiators")))
_CROWDS: Final = tuple(sorted(words("crowds")))
#: Ends of nouns of what is broken without anybody being hurt.
_RULES: Final = tuple(sorted(words("rules")))
#: No clause of a real text has more tokens; what has is not searched, so that time stays linear.
LONGEST: Final = 300


def find(context: Context) -> Iterator[Happening]:
    """Yield what the verbs of a report tell."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or len(clause.own) > LONGEST:
                continue
            for entry in entries(clause.verb.lemma):
                found = _match(context, sentence, clause, entry)
                if found is not None:
                    yield found
                    break


def entries(lemma: str) -> tuple[EventVerb, ...]:
    """Return the entries of a verb; of "weiterverhandeln", "wiedertreffen" and "mitstreiken" those of its base."""
    verbs = events_lexicon().verbs
    found = verbs.get(lemma, ())
    for prefix in () if found else _AGAIN:
        if lemma.startswith(prefix) and (found := verbs.get(lemma[len(prefix) :], ())):
            break
    return found


#: Particles that leave the happening what it is.
_AGAIN: Final = tuple(sorted(words("again")))


def _match(context: Context, sentence: Sentence, clause: Clause, entry: EventVerb) -> Happening | None:
    if not _has_words(context, clause, entry) or not _has_parts(context, sentence, clause, entry):
        return None
    time, days, ahead = is_ahead(context, clause, None)
    status = _told_as(context, sentence, clause, entry, ahead, days is not None)
    if status is None or (time is None and entry.status is None and not entry.process and is_trait(clause)):
        return None
    failed = clause.negated and entry.failing and status == "happened"
    if clause.negated and not failed:
        if entry.negated is None and (status != "planned" or (deed_or_force(entry) and _is_refused(clause))):
            return None
        status = entry.negated or "not_planned"
    who = _who(context, sentence, clause, entry)
    kind = _kind(context, sentence, clause, entry, failed)
    found = Happening.of_clause(
        kind, entry.lemma, who, status, sentence, clause, entry.rule, strength=3, time=(time, days)
    )
    found.how = entry.lemma
    found.repeated = any(adverb.lemma in REPEATED for adverb in clause.adverbs)
    found.after = entry.after and (entry.victim or not at_slots(context, sentence, clause, ("s",)))
    found.instead = entry.instead
    found.outcome = circumstances.outcome(context, clause)
    return circumstances.add(context, found)


def _is_refused(clause: Clause) -> bool:
    """Tell whether a denied deed is what somebody will not do: "nicht zu ...", "werde man nicht niederlegen"."""
    return clause.kind == "infinitive" or (clause.verb is not None and clause.verb.mood.startswith("konjunktiv"))


def _has_words(context: Context, clause: Clause, entry: EventVerb) -> bool:
    """Tell whether the verb stands as the entry asks: with "sich", with its fixed words."""
    verb = clause.verb
    assert verb is not None
    if entry.reflexive and verb.reflexive is None:
        return False
    if verb.reflexive is not None and not entry.reflexive and deed_or_force(entry) and not clause.objects:
        return False  # "sich gegen Gespräche sperren"
    if entry.impersonal and (verb.passive != "werden" or clause.subject is not None or clause.agent is not None):
        return False
    if entry.unless and fixed_words(context, clause, entry.unless, any):
        return False
    return fixed_words(context, clause, entry.words) and fixed_words(context, clause, entry.any, any)


def _has_parts(context: Context, sentence: Sentence, clause: Clause, entry: EventVerb) -> bool:
    """Tell whether subject and objects are of the sort that the entry asks for."""
    if entry.object and (_is_nothing(context, clause) or not _has_object(sentence, clause, entry)):
        return False
    if entry.no_object and any(p.kind != "pronoun" for p in at_slot(sentence, clause, "o")):
        return False
    if entry.need and not _needed(context, sentence, clause, entry):
        return False
    if entry.person and not any(
        context.actors.kind(one) == "person" for one in at_slots(context, sentence, clause, ("o",))
    ):
        return False
    if entry.living and any(p.lemma.lower().endswith(_RULES) for p in at_slot(sentence, clause, "o")):
        return False  # "verletzte das Abkommen"
    if entry.crowd and not is_one_of(sentence, clause, _CROWDS):
        return False
    if entry.bare and any(p is not clause.subject and p.kind != "pp" and p.role != "time" for p in clause.phrases):
        return False
    return not entry.body or is_body(context, sentence, clause, entry.body)


def _told_as(
    context: Context, sentence: Sentence, clause: Clause, entry: EventVerb, ahead: bool, dated: bool
) -> EventStatus | None:
    """The status of what an entry tells, negation left aside; None for what is meant, threatened or always so."""
    verb = clause.verb
    assert verb is not None
    status = status_of(sentence, clause, process=entry.process or entry.kind in PROCESSES, ahead=ahead)
    if status is None or clause.kind == "parenthesis" or (entry.day and not dated):
        return None
    deed = entry.kind in DEEDS
    if status == "planned" and deed:
        said = verb.tense == "future" and verb.mood.startswith("konjunktiv")  # a threat or promise somebody told of
        fixed = dated or (verb.modal == "sollen" and verb.mood == "indicative") or is_due(clause)
        if verb.mood == "konjunktiv2" or ((not entry.legal or said) and not fixed):
            return None  # what somebody means to do is a position, not an appointment
    if verb.tense == "present" and any(adverb.lemma in _ELSE for adverb in clause.adverbs):
        return None
    alone = deed_or_force(entry) and entry.kind != "other" and not entry.any and not entry.legal and not dated
    if status == "planned" and (hangs(sentence, clause) or (verb.modal == "wollen" and alone)):
        return None
    if entry.kind == "announcement" and entry.object and hangs(sentence, clause):
        return None  # "kündigte eine Klage an, falls ...": a threat
    if (clause.quoted and status == "ongoing") or _is_habit(clause, entry) or _is_poll(clause, entry):
        return None
    if _is_speech(context, sentence, clause, entry):
        return None
    return entry.status or status


def _who(context: Context, sentence: Sentence, clause: Clause, entry: EventVerb) -> tuple[str, ...]:
    """Who takes part: at the places the entry names, else whose the object is, else who tells of a fight."""
    who = (*at_slots(context, sentence, clause, entry.who), *mediators(context, clause))
    if not who and entry.kind == "vote":
        return at_slots(context, sentence, clause, ("p:in",))  # "In der Schweiz haben die Stimmberechtigten ..."
    if not who:
        who = owners(context, sentence, clause)
    if not who and entry.kind == "military" and not entry.after:
        # "Nach israelischen Angaben wurden 40 Ziele angegriffen": a side tells of the fight.
        told = (p for p in clause.pps("nach", "laut") if p.part == "angabe" or p.part.endswith("angabe"))
        who = tuple(one for p in told for one in context.actors.owner_of(p))
    return who


def _kind(context: Context, sentence: Sentence, clause: Clause, entry: EventVerb, failed: bool) -> EventKind:
    """The kind an entry tells, by what else its clause names."""
    nouns = (events_lexicon().noun(p.lemma, p.part) for p in clause.phrases if p.kind == "pp" and p.prep in _HELD_AT)
    if failed:
        # "konnten sich bei ihrem Treffen nicht verständigen": the meeting is what took place.
        return "meeting" if any(noun is not None and noun.kind == "meeting" for noun in nouns) else "talks"
    if entry.kind == "protest":
        return _kind_of_protest(context, sentence, clause, entry)
    if entry.kind != "meeting":
        return entry.kind
    if any(p.part in _JEERS or p.lemma.lower().endswith(tuple(sorted(_JEERS))) for p in clause.pps("mit")):
        return "protest"  # "wurde mit Pfiffen empfangen"
    several = (p for p in clause.pps("zu") if p.lemma.lower() not in _ONE_TALK or "pl" in p.numbers)
    zu = (events_lexicon().noun(p.lemma, p.part) for p in several)
    if any(noun is not None and noun.kind == "talks" for noun in zu):
        return "talks"  # "kamen zu Verhandlungen zusammen"
    return "talks" if is_one_of(sentence, clause, _NEGOTIATORS) else "meeting"  # "Die Tarifparteien treffen sich"


def _kind_of_protest(context: Context, sentence: Sentence, clause: Clause, entry: EventVerb) -> EventKind:
    """What is done to things is a protest if many do it: a state's armed deed, a stranger's plain one."""
    if entry.lemma not in _DAMAGE:
        return "protest"
    subject = at_slots(context, sentence, clause, ("s",))
    if is_one_of(sentence, clause, _ARMED) or any(context.actors.kind(one) == "state" for one in subject):
        return "military"
    return "other" if is_one_of(sentence, clause, _STRANGERS) or not subject else "protest"


#: What is done to things: "setzten in Brand".
_DAMAGE: Final = words("damage")
#: Those nobody knows.
_STRANGERS: Final = tuple(sorted(words("strangers")))
_ARMED: Final = tuple(sorted(words("armed")))
#: With what crowds receive whom they do not like.
_JEERS: Final = words("jeers")
#: One talk is a meeting, "Gespräche" are talks.
_ONE_TALK: Final = words("one_talk")
#: Prepositions of where something did not come about.
_HELD_AT: Final = frozenset({"bei", "auf"})


def _is_poll(clause: Clause, entry: EventVerb) -> bool:
    """Tell whether a share of people only answered: "In einer Umfrage sprachen sich 84 Prozent ... aus"."""
    return entry.kind == "vote" and any(p.part in _POLLS or p.lemma.lower() in _POLLS for p in clause.pps("in", "bei"))


#: What people answer without deciding.
_POLLS: Final = words("polls")


def _is_nothing(context: Context, clause: Clause) -> bool:
    """Tell whether the object is nothing: "hat nichts Neues vorgelegt"."""
    return any(context.analysis.tokens[k].lower == "nichts" for k in clause.own)


def _has_object(sentence: Sentence, clause: Clause, entry: EventVerb) -> bool:
    if any(True for _ in at_slot(sentence, clause, "o")):
        return True
    return entry.infinitive and any(child.kind == "infinitive" for child in sentence.children(clause))


def _is_habit(clause: Clause, entry: EventVerb) -> bool:
    """Tell whether a deed is told as what has long been done: "verkauften ihre Ware seit Jahren unter Wert"."""
    lasting = any(p.part in _SPANS and "pl" in p.numbers for p in clause.pps("seit"))
    return lasting and entry.kind in DEEDS and not entry.process and entry.status is None


def _is_speech(context: Context, sentence: Sentence, clause: Clause, entry: EventVerb) -> bool:
    """Tell whether a verb of protest only opens what is said: "„Nein“, protestierte der Verband"."""
    if entry.kind != "protest" or entry.words or entry.lemma not in reporting_cues().verbs:
        return False
    subject = at_slots(context, sentence, clause, ("s",))
    if subject and all(context.actors.kind(one) in ("state", "alliance") for one in subject):
        return True  # "Das Außenministerium protestierte gegen die Manöver": a note, no march
    if any(child.kind == "v2" or child.quoted for child in sentence.children(clause)):
        return True
    finite = clause.verb.finite if clause.verb is not None else None
    if finite is not None and finite.index == clause.own[0]:
        return True  # "..., protestierte der Verband"
    return any(context.analysis.quoted(k) is not None for k in clause.own[:_OPENS])


#: So many first tokens of a clause show that it opens with a quotation.
_OPENS: Final = 3
#: What has gone on for so long is a habit.
_SPANS: Final = words("spans")


def is_trait(clause: Clause) -> bool:
    """Tell whether a clause says what somebody always does: "die darüber entscheidet"."""
    verb = clause.verb
    return verb is not None and clause.kind == "relative" and verb.tense == "present" and not verb.modal


def deed_or_force(entry: EventVerb) -> bool:
    """Tell whether a verb tells what one side does alone."""
    return entry.kind not in ("meeting", "talks", "visit", "call")


def hangs(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause hangs on a condition: "will erst verhandeln, wenn", "sonst", "im Fall neuer Sanktionen"."""
    if any(adverb.lemma in _ELSE for adverb in clause.adverbs) or any(
        p.part == "fall" for p in clause.pps("in", "für")
    ):
        return True
    for child in sentence.clauses:
        near = child.parent == clause.index or (clause.joined is not None and child.parent == clause.joined)
        if near and (child.connector.split()[:1] or [""])[0] in ("wenn", "falls", "sofern", "solange", "bevor"):
            return True
    return False


#: Adverbs that hang a clause on a condition.
_ELSE: Final = words("otherwise")


def _needed(context: Context, sentence: Sentence, clause: Clause, entry: EventVerb) -> bool:
    for slot in entry.need:
        if slot == "o" and after_day(context, clause):
            return True
        for phrase in at_slot(sentence, clause, slot):
            who = people(context, phrase)
            if who and (not entry.persons or _like_a_person(context, phrase, who)):
                return True
    return False


def is_one_of(sentence: Sentence, clause: Clause, ends: tuple[str, ...]) -> bool:
    """Tell whether the subject's noun ends in one of these: "Tausende Demonstranten", "israelische Kampfjets"."""
    return any(
        member.lemma.lower().endswith(ends) or member.part in ends
        for phrase in at_slot(sentence, clause, "s")
        for member in phrase.members
    )


def is_body(context: Context, sentence: Sentence, clause: Clause, sort: str) -> bool:
    """Tell whether the subject is a body of a sort, by the end of its noun or name: "Das Oberlandesgericht"."""
    for phrase in at_slot(sentence, clause, "s"):
        called = {phrase.lemma.lower(), phrase.part}
        called.update(context.actors.name(one).lower() for one in context.actors.who(phrase))
        if any(one.endswith(_BODIES[sort]) for one in called if one):
            return True
    return False


def _like_a_person(context: Context, phrase: Phrase, who: tuple[str, ...]) -> bool:
    return any(context.actors.kind(one) != "state" for one in who) or phrase.lemma not in (
        context.actors.name(one) for one in who
    )


def is_ahead(
    context: Context, clause: Clause, phrase: Phrase | None
) -> tuple[str | None, tuple[str, str] | None, bool]:
    """The time of a clause, its days, and whether they lie after the report; the tense says where to look."""
    verb = clause.verb
    past = verb is None or verb.past
    forward = (
        not past and verb is not None and (verb.tense in ("present", "future") or verb.modal in ("sollen", "wollen"))
    )
    text, days = circumstances.when(context, clause, phrase, "future" if forward else "past")
    date = context.report.date
    if days is None:
        return text, None, False
    if date is None:
        return text, days, False
    return text, days, forward and days[0] > date.isoformat()


def fixed_words(
    context: Context, clause: Clause, words: tuple[str, ...], how: Callable[[Iterator[bool]], bool] = all
) -> bool:
    """Tell whether all (or any) fixed words of an entry stand in the clause: form, lemma, or part of a compound."""
    if not words:
        return True
    tokens = [context.analysis.tokens[k] for k in clause.own]
    if clause.antecedent is not None:
        tokens.extend(context.analysis.tokens[clause.antecedent.first : clause.antecedent.core])
    have = {t.lower for t in tokens} | {t.lemma.lower() for t in tokens}
    told = {t.index for t in clause.verb.tokens} if clause.verb is not None else set()
    parts = {form for t in tokens if t.index not in told for form in (t.lower, t.lemma.lower())}  # not "zu-stimmen"
    return how(word in have or (len(word) > 4 and any(_is_part(word, h) for h in parts)) for word in words)


def _is_part(word: str, have: str) -> bool:
    return have.endswith(word) or (have.startswith(word) and len(have) - len(word) < 4)
