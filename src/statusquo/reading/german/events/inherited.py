"""Whose a happening is that names nobody: of what it points back to, else of whom the passage is about."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Phrase
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.around import around
from statusquo.reading.german.events.happening import CONTACT, FAR, PAST, RECENT, Happening
from statusquo.reading.german.events.participants import mediators
from statusquo.reading.german.events.words import words

__all__ = ["alliance", "in_general", "inherited"]

#: Kinds that talks end in.
_OUTCOMES: Final = frozenset({"agreement", "talks", "meeting"})
_NEAR: Final = 6
#: Prepositions of a strike that stopped something: "wegen des Streiks fielen Züge aus".
_STOPPING: Final = frozenset({"wegen", "bei", "durch"})
#: Verbs of who is not there.
_STAYING_AWAY: Final = words("staying_away")
#: Nouns of meetings of one body: "die nächste Sitzung".
_ONE_BODY: Final = words("one_body")
#: Those who vote, without whose they are.
_VOTERS: Final = words("voters")
#: What the parties are called together.
_BOTH: Final = words("sides")
#: How many sides a happening of this kind has.
_SIDES: Final = {"talks": 2, "meeting": 2, "military": 2, "protest": 1, "agreement": 2, "vote": 1}
#: Verbs that tell a happening without saying who: "es wurde gekämpft".
_IMPERSONAL: Final = words("impersonal")
#: Verbs whose passive tells a fight without saying who fights: "40 Ziele wurden angegriffen".
_STRUCK: Final = words("struck")
#: What courts do.
_OF_COURTS: Final = words("of_courts")
_COURTS: Final = tuple(sorted(words("judges") - words("not_courts")))
_GO_ON: Final = words("go_on")
#: Words before a noun that carry on what was told.
_NEXT: Final = words("next")


def inherited(context: Context, groups: list[list[Happening]], one: Happening) -> tuple[str, ...]:
    """Parties of a happening that names none: those of what it points back to, else who the text is about there.

    "die Gespräche sollen fortgesetzt werden", "vereinbart wurde, ...": the parties of the talks before.
    """
    if one.how == "measure":
        return _deciding(groups, one) or around(context, one.sentence.index, 1, False)
    back = one.kind in CONTACT and (
        one.definite or (one.phrase is not None and (_is_next(one.phrase) or _of_sides(one.phrase)))
    )
    if back or (one.kind == "agreement" and one.phrase is None) or one.word in _GO_ON:
        far = RECENT if one.phrase is not None and _is_next(one.phrase) else FAR
        for group in reversed(groups[-RECENT:]):
            last = group[-1]
            if one.sentence.index - last.sentence.index > far or last.first > one.first:
                continue
            if last.kind in CONTACT and last.status != "not_planned":
                found = dict.fromkeys(context.actors.party(p) for other in group for p in other.participants)
                if len(found) > 2 and one.phrase is not None and _of_sides(one.phrase):
                    # "der beiden Delegationen": not of who went between them.
                    between = {context.actors.party(p) for other in group for p in mediators(context, other.clause)}
                    found = dict.fromkeys(party for party in found if party not in between)
                if len(found) > 1:
                    return tuple(found)
    if one.kind in CONTACT and one.phrase is not None and (who := _beside(groups, one)):
        return who
    unsaid = one.kind == "military" and one.phrase is None and not _has_subject(one)
    if unsaid and (sides := _fighting(groups, one)):
        return sides
    if one.phrase is not None and one.word in _OF_COURTS and (court := _court(context, one)):
        return court
    spoken = (o for group in groups[-RECENT:] for o in group[-_NEAR:] if o.how == "medium")
    papers = {hearer for o in spoken for hearer in o.participants[1:]}
    return tuple(p for p in _of_passage(context, one) or _left_open(context, one) if p not in papers)


def in_general(context: Context, one: Happening) -> str:
    """Tell how those who take part are named only in general: as "sides", as "offices" of an alliance, or not ("")."""
    if one.kind not in _OUTCOMES or not one.participants:
        return ""
    names = [context.actors.name(who).lower() for who in one.participants]
    if any(context.actors.kind(who) != "group" for who in one.participants) or len(names) > 2:
        return ""
    if all(name.endswith(_SIDE_ENDS) for name in names):
        return "sides"
    return "offices" if all(name.endswith(_OFFICES) for name in names) else ""


def alliance(context: Context, one: Happening) -> tuple[str, ...]:
    """The alliance whose offices meet: "Die Finanzminister wollen sich am 8. Juli treffen"; the one named last."""
    sentences = context.analysis.sentences
    for index in (*range(one.sentence.index, max(one.sentence.index - _ABOUT, -1), -1), 0):
        near = sentences[index]
        for actor in reversed(context.actors.inside(near.first, near.stop)):
            if context.actors.kind(party := context.actors.party(actor)) == "alliance":
                return (party,)
    return ()


#: So many sentences back the alliance may be named.
_ABOUT: Final = 8
#: Ends of what parties are called without their names, plural included.
_SIDE_ENDS: Final = tuple(sorted(words("sides") | {f"{word}{end}" for word in words("sides") for end in ("n", "en")}))
#: Ends of offices that members of an alliance have.
_OFFICES: Final = tuple(sorted(words("alliance_offices")))


def _of_passage(context: Context, one: Happening) -> tuple[str, ...]:
    """The parties that the passage is about, as many as a happening of this kind has sides."""
    if one.sentence.heading or one.kind not in _SIDES:
        return ()
    stopped = one.kind == "protest" and one.days is not None and one.how in _STOPPING
    if one.strength < 2 and not stopped and not (one.kind in CONTACT and (one.definite or one.duration)):
        return ()
    told = one.clause.leads and one.clause.agent is None and not one.clause.pps("von", "durch")
    unsaid = one.kind == "military" and one.phrase is None and not _has_subject(one)
    struck = unsaid and told and one.word in _STRUCK and one.status in PAST
    if (
        one.phrase is None
        and not struck
        and not _both(one)
        and not _by_voters(one)
        and (one.word not in _IMPERSONAL or _has_subject(one))
    ):
        return ()
    if one.how == "subject" and not one.definite and one.days is None:
        return ()
    if one.status == "ongoing" and one.clause.verb is not None and one.clause.verb.mood.startswith("konjunktiv"):
        return ()  # "darüber werde allenfalls in Genf verhandelt": told by somebody, perhaps of others
    absent = context.actors.who(one.clause.subject) if one.how in _STAYING_AWAY else ()
    bodies = one.kind == "protest" or one.word == "urabstimmung" or _by_voters(one)
    about = around(context, one.sentence.index, 1 if one.word in _ONE_BODY else _SIDES[one.kind], bodies)
    return tuple(party for party in about if party not in absent)


def _left_open(context: Context, one: Happening) -> tuple[str, ...]:
    """Who may stand behind a dated deed of nobody by name: "900 Mitarbeiter legten am Montag die Arbeit nieder".

    Those named in the clause and the party that the passage is about; of a deed of an odd kind only with the former.
    """
    if one.sentence.heading or one.after or one.status in ("ongoing", "not_planned") or one.strength < 2:
        return ()
    carried = one.phrase is not None and one.strength > 2 and one.status == "happened"
    in_force = one.phrase is None and one.word in _OF_STATES
    sources = {p.first for p in one.clause.pps("nach", "laut") if p.part == "angabe" or p.part.endswith("angabe")}
    reach = min((first for first in sources if first > one.first), default=one.stop)
    inside = context.actors.inside(one.first, reach)  # not who tells it
    named = dict.fromkeys(context.actors.party(who) for who in inside)
    told = one.days is not None or (one.kind == "protest" and one.phrase is None and bool(named))
    dated = one.clause.kind in ("main", "v2") and told
    if not (dated or carried or in_force) or (one.kind == "other" and not (named or carried or in_force)):
        return ()
    about = around(context, one.sentence.index, 1, one.kind == "protest", states=carried or in_force)
    return tuple(dict.fromkeys((*named, *about)))


#: What comes about by the hand of a state: "trat in Kraft".
_OF_STATES: Final = words("of_states")


def _court(context: Context, one: Happening) -> tuple[str, ...]:
    """The court named last, at most four sentences back: "Mit einer Entscheidung wird im Mai gerechnet"."""
    for index in range(one.sentence.index, max(one.sentence.index - 5, -1), -1):
        near = context.analysis.sentences[index]
        for actor in reversed(context.actors.inside(near.first, near.stop)):
            if context.actors.name(actor).lower().endswith(_COURTS):
                return (actor,)
    return ()


def _is_next(phrase: Phrase) -> bool:
    """Tell whether a noun carries on what was told, however long ago: "die nächste Runde", "ein weiteres Treffen"."""
    return any(a.lemma.lower() in _NEXT or a.lower.rstrip("nmrs") in _NEXT for a in phrase.adjectives)


def _of_sides(phrase: Phrase) -> bool:
    """Tell whether a noun names its parties only as such: "ein Treffen der beiden Delegationen"."""
    return any(p.part in _BOTH or p.lemma.lower() in _BOTH for p in (*phrase.genitives, *phrase.attributes))


def _deciding(groups: list[list[Happening]], one: Happening) -> tuple[str, ...]:
    """Who decided, agreed on or announced something just before: what is set for a day comes of it."""
    for group in reversed(groups[-_NEAR:]):
        last = group[-1]
        near = 0 <= one.sentence.index - last.sentence.index <= _NEAR // 2
        if near and last.kind in _DECISIONS and last.participants:
            return last.participants
    return ()


#: Kinds of happenings that measures come of.
_DECISIONS: Final = frozenset({"vote", "agreement", "announcement", "sanction"})


def _beside(groups: list[list[Happening]], one: Happening) -> tuple[str, ...]:
    """The parties of what the same clause tells: "einigten sich nach langen Verhandlungen auf ..."."""
    for group in reversed(groups[-_NEAR:]):
        for other in group[-1:]:
            if other.sentence is one.sentence and other.clause is one.clause and other.kind in _OUTCOMES:
                return other.participants
            led_to = other.kind == "agreement" and one.sentence.index - other.sentence.index == 1 and one.looks_back
            if led_to and {other.status, one.status} <= PAST:
                return other.participants  # "Der Einigung waren elfstündige Verhandlungen vorausgegangen"
    return ()


def _fighting(groups: list[list[Happening]], one: Happening) -> tuple[str, ...]:
    """The sides of the last fight told: "Am Sonntag waren weitere Ziele beschossen worden"."""
    for group in reversed(groups[-8:]):
        last = group[-1]
        if last.kind == "military" and last.participants and 0 <= one.sentence.index - last.sentence.index <= 3:
            return last.participants
    return ()


def _has_subject(one: Happening) -> bool:
    """Somebody is said to act, only nobody knows who it is: then it is none of the parties named before."""
    verb, subject = one.clause.verb, one.clause.subject
    return verb is not None and not verb.passive and subject is not None and subject.kind != "pronoun"


def _by_voters(one: Happening) -> bool:
    """Tell whether those who voted are named only as such: "82 Prozent stimmten zu", "die Mitgliederversammlung"."""
    subject = one.clause.subject
    return one.kind == "vote" and subject is not None and subject.part in _VOTERS


def _both(one: Happening) -> bool:
    """Tell whether the subject is both parties without their names: "beide Seiten", "die Unterhändler"."""
    subject = one.clause.subject
    return subject is not None and bool({subject.part, subject.lemma.lower()} & _BOTH)
