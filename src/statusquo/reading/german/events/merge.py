"""Tellings of one happening become one event; what remains without participants is left out.

Two tellings are one event if they are of the same kind (talks, meetings, calls and visits count as one where the
second points back: "dieses Treffen", "die Gespräche"), their participants overlap by party, their times agree and
neither is planned while the other is past.
"""

from __future__ import annotations

import datetime
from typing import Final

from statusquo.findings import Event, finding_id
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.happening import CONTACT, FAR, PAST, RECENT, Happening
from statusquo.reading.german.events.inherited import alliance, in_general, inherited
from statusquo.reading.german.events.occasions import STANDING
from statusquo.reading.german.events.words import words

__all__ = ["is_history", "merge"]

#: Kinds in which people are hurt.
_VIOLENT: Final = frozenset({"military", "protest", "other"})
#: Days after which a happening is history.
_HISTORY: Final = 366 * 3
#: What happened some time in so many days is background: "im vergangenen Jahr".
_VAGUE: Final = 180
#: Days after which a war or truce is what a passage starts from, and a plan of the past no plan.
_LASTING: Final = 60
_LOOK: Final = 12
#: Deeds that differ from telling to telling: only the same word is the same deed.
_DEEDS: Final = frozenset({"other", "announcement", "vote", "military", "agreement", "sanction"})


def merge(context: Context, told: list[Happening]) -> tuple[Event, ...]:
    """Join tellings to events, in the order of the text."""
    told = [one for one in told if not one.sentence.heading] + [one for one in told if one.sentence.heading]
    groups: list[list[Happening]] = []
    for one in _without_doubles(told):
        home = next((g for g in reversed(groups[-RECENT:]) if _fits(context, g, one)), None)
        if one.after:
            home = _before(groups, one) or home
            if home is not None:
                one.participants = ()
        if home is None and not one.participants:
            one.participants = inherited(context, groups, one)
        elif home is None and (general := in_general(context, one)):
            more = inherited(context, groups, one) if general == "sides" else alliance(context, one)
            one.participants = tuple(dict.fromkeys((*one.participants, *more)))
        if home is not None:
            home.append(one)
        elif not one.sentence.heading:
            groups.append([one])
    events = [event for group in groups if (event := _event(context, group)) is not None]
    return tuple(sorted(events, key=lambda event: (event.span, event.id)))


def is_history(one: Happening, date: datetime.date | None) -> bool:
    """Tell whether a happening is background, not news.

    It ended more than three years before the report or some time in a year gone by, is a war or truce that has lasted
    for months, or a plan whose day is long past.
    """
    if date is None or one.days is None:
        return False
    first, last = (datetime.date.fromisoformat(day) for day in one.days)
    ago = (date - last).days
    match one.status:
        case "happened":
            vague = (last - first).days > _VAGUE and ago > 0
            return ago > _HISTORY or (vague and not _is_appealed_to(one))
        case "ongoing":
            return one.kind == "military" and one.phrase is not None and ago > _LASTING
        case "planned":
            return ago > _LASTING
        case _:
            return False


def _is_appealed_to(one: Happening) -> bool:
    """Tell whether the past is told of something the text speaks of: "der im Vorjahr gestürzte Präsident"."""
    if one.how == "participle" or (one.when is not None and one.when.lower().startswith("vor ")):
        return True
    return one.kind == "agreement" and one.clause.kind == "relative"


def _before(groups: list[list[Happening]], one: Happening) -> list[Happening] | None:
    """The fight, riot or attack, at most two sentences back, of which one tells the dead and wounded."""
    for group in reversed(groups[-6:]):
        last = group[-1]
        if last.kind in _VIOLENT and last.status in PAST and 0 <= one.sentence.index - last.sentence.index <= 2:
            return group
    return None


def _without_doubles(told: list[Happening]) -> list[Happening]:
    """Of tellings of one kind in one clause the strongest; the others only add what they know."""
    best: dict[tuple[int, int, str], Happening] = {}
    order: list[Happening] = []
    places: dict[int, int] = {}
    for one in told:
        family = "contact" if one.kind in CONTACT else one.kind
        key = (one.sentence.index, one.clause.index, family)
        held = best.get(key)
        if held is None or (held.status in PAST) != (one.status in PAST):
            best.setdefault(key, one)
            places[id(one)] = len(order)
            order.append(one)
            continue
        if (
            one.phrase is not None
            and held.phrase is not None
            and one.kind in ("military", "other")
            and one.word != held.word
        ):
            order.append(one)
            continue
        # The dead belong to the fight that the same clause names, whatever its verb.
        first = (not one.after, one.strength) > (not held.after, held.strength)
        strong, weak = (one, held) if first else (held, one)
        strong.participants = tuple(dict.fromkeys((*strong.participants, *weak.participants)))
        strong.place = strong.place or weak.place
        strong.duration = strong.duration or weak.duration
        strong.outcome = strong.outcome or weak.outcome
        if strong.days is None:
            strong.when, strong.days = weak.when or strong.when, weak.days
        if strong is one:
            order[places[id(held)]] = one
            places[id(one)] = places[id(held)]
            best[key] = one
    return order


def _fits(context: Context, group: list[Happening], one: Happening) -> bool:
    last = group[-1]
    lead = group[0]
    group = group[-_LOOK:]
    same_kind = any(one.kind == other.kind for other in group)
    contacts = one.kind in CONTACT and lead.kind in CONTACT
    if one.phrase is not None and any(other.phrase is one.phrase for other in group):
        return True  # "die Beratungen, an denen auch X teilnahm"
    if _signed_at(lead, one) and abs(one.sentence.index - last.sentence.index) <= FAR // 2:
        return True
    if _is_count(last, one):
        return _times_agree(last, one)
    if not same_kind and not (contacts and (one.definite or one.looks_back or _opened(last, one))):
        return False
    if not _same_status(last, one) or one.repeated != last.repeated:
        return False
    if any(not _times_agree(other, one) for other in group) or {_strike(lead), _strike(one)} == _TWO_STRIKES:
        return False
    ours = {context.actors.party(p) for other in group for p in other.participants}
    theirs = {context.actors.party(p) for p in one.participants}
    ours, theirs = _told_apart(context, ours, theirs)
    near = abs(one.sentence.index - last.sentence.index) <= FAR
    heading = one.sentence.heading
    if not theirs:
        return (
            near
            and (one.definite or heading or one.word == last.word or one.phrase is None)
            and one.kind not in ("other", "announcement")
        )
    if contacts and one.looks_back and lead.status in PAST and theirs <= ours and _places_agree(lead, one):
        return True
    if not ours:
        return near and one.kind not in ("other", "announcement")
    anaphoric = one.phrase is not None and one.definite and not one.named and {one.kind, lead.kind} <= CONTACT
    apart = abs(one.sentence.index - last.sentence.index)
    if anaphoric and apart <= 2 * FAR and any(_is_told_again(other, one) for other in group):
        return True  # "an dem Treffen nahm auch X teil": the one told before
    if _is_of_the_same_fight(last, one):
        return True
    if one.pointing and near and (same_kind or (lead.kind in CONTACT and one.kind in CONTACT)):
        return True
    if not ours & theirs:
        return False
    if one.sentence is last.sentence and one.kind in ("military", "protest"):
        return True
    if lead.kind in _DEEDS and not heading:
        return (one.word == last.word and (one.definite or bool(one.days and one.days == last.days))) or (
            one.kind == "agreement" and near
        )
    if one.days is not None and any(other.days == one.days for other in group):
        return True
    if one.phrase is None and last.phrase is None and one.word == last.word and one.kind != "protest":
        return near and ours == theirs
    return one.definite or heading or lead.kind == "protest" or ours == theirs or (near and len(ours & theirs) > 1)


def _is_told_again(other: Happening, one: Happening) -> bool:
    """Tell whether a definite noun may be what was told: by the same noun, by a verb, or by a noun for the same."""
    return other.word == one.word or other.phrase is None or {other.word, one.word} <= _SAME


#: Nouns that stand for each other: "Nach Verhandlungen ... Die Gespräche ...".
_SAME: Final = words("same_talks")


def _is_of_the_same_fight(last: Happening, one: Happening) -> bool:
    """Tell whether a march or attack just told is meant: "löste die Kundgebung auf", "weil sie die Straße sperrten"."""
    if last.kind != one.kind or one.kind not in STANDING or not {last.status, one.status} <= PAST:
        return False
    apart = one.sentence.index - last.sentence.index
    if one.phrase is not None:
        one_of_it = one.definite and "sg" in one.phrase.numbers
        return one_of_it and not one.named and one.days is None and 0 <= apart <= _NEXT
    return one.kind == "protest" and one.clause.kind == "subordinate" and one.days is None and 0 <= apart <= _NEXT


#: So many sentences further on the same fight may be meant.
_NEXT: Final = 2


def _is_count(last: Happening, one: Happening) -> bool:
    """Tell whether a telling only says who voted how: "Der Rat lehnte ab. 31 Mitglieder stimmten dagegen"."""
    votes = last.kind == one.kind == "vote" and {last.status, one.status} <= PAST
    return votes and one.phrase is None and one.word in _COUNTED and one.sentence.index - last.sentence.index <= 1


#: Verbs of how single members vote.
_COUNTED: Final = frozenset({"stimmen", "votieren", "enthalten"})


def _strike(one: Happening) -> str:
    """The sort of a strike: "warn" for some hours, "open" without an end; empty if it is not told."""
    if one.kind != "protest" or one.phrase is None:
        return ""
    if one.phrase.lemma.lower().startswith(_SHORT_STRIKES):
        return "warn"
    return "open" if any(a.lower.startswith(_ENDLESS) for a in one.phrase.adjectives) else ""


#: Beginnings of nouns of strikes for some hours, and of adjectives of those without an end.
_SHORT_STRIKES: Final = tuple(sorted(words("short_strikes")))
_ENDLESS: Final = tuple(sorted(words("endless")))
#: Sorts of strikes that are never the same one.
_TWO_STRIKES: Final = {"warn", "open"}


#: Verbs and prepositions of being at something.
_THERE: Final = frozenset({"teilnehmen", "beteiligen", "an", "bei"})


def _signed_at(lead: Happening, one: Happening) -> bool:
    """Tell whether a meeting is the one at which an agreement was made: "An dem Treffen nahm auch X teil"."""
    there = one.how in _THERE
    return (
        lead.kind == "agreement"
        and one.kind in CONTACT
        and one.definite
        and not one.named
        and there
        and {lead.status, one.status} <= PAST
    )


def _told_apart(context: Context, ours: set[str], theirs: set[str]) -> tuple[set[str], set[str]]:
    """Participants by which two happenings are compared: a common noun is nobody beside a name.

    "Das Bodenpersonal streikte. Zu dem Ausstand hatte die Gewerkschaft aufgerufen": one strike, told with two actors.
    """
    weak = context.actors.is_common
    ours_named, theirs_named = {p for p in ours if not weak(p)}, {p for p in theirs if not weak(p)}
    if bool(ours_named) is bool(theirs_named):
        return ours, theirs
    return ours_named, theirs_named


def _opened(first: Happening, second: Happening) -> bool:
    """Talks, and in the next sentence who came: "In Wien begannen Gespräche. X und Y kamen zusammen"."""
    return (
        first.phrase is not None
        and second.phrase is None
        and not (first.participants and second.participants)
        and second.sentence.index - first.sentence.index == 1
        and {first.status, second.status} <= PAST
    )


def _places_agree(first: Happening, second: Happening) -> bool:
    return first.place is None or second.place is None or first.place == second.place


def _same_status(first: Happening, second: Happening) -> bool:
    if first.status == second.status or (first.status in PAST and second.status in PAST):
        return True
    # Called for yesterday, held today: the plan and what came of it.
    planned = {first.status, second.status} == {"planned", "happened"}
    return planned and first.days is not None and first.days == second.days


def _times_agree(first: Happening, second: Happening) -> bool:
    if first.days is None or second.days is None:
        return True
    return first.days[0] <= second.days[1] and second.days[0] <= first.days[1]


def _event(context: Context, group: list[Happening]) -> Event | None:
    participants = tuple(dict.fromkeys(p for one in group for p in one.participants))
    if not participants:
        return None
    lead = max(
        group,
        key=lambda one: (
            not one.sentence.heading,
            one.status != "planned",
            not one.after,
            one.strength,
            bool(one.participants),
            -one.first,
        ),
    )
    if lead.phrase is None and lead.kind == "meeting":
        # "neue Gespräche haben begonnen. Die Delegationen kamen zusammen": what they came for.
        lead = next(
            (one for one in group if one.kind == "talks" and one.strength >= lead.strength - 1 and _opened(one, lead)),
            lead,
        )
    analysis = context.analysis
    span = analysis.span(lead.first, lead.stop)
    others = {analysis.span(one.first, one.stop) for one in group if one is not lead} - {span}
    timed = lead if lead.days is not None else next((one for one in group if one.days is not None), lead)
    kinds = [one.kind for one in group]
    return Event(
        id=finding_id(context.report.hash, "event", [span], f"{lead.kind} {lead.status} {lead.word}"),
        kind=lead.kind if lead.kind in kinds else kinds[0],
        participants=participants,
        span=span,
        status=lead.status,
        other_spans=tuple(sorted(others)),
        place=next((one.place for one in [lead, *group] if one.place), None),
        when=timed.when,
        days=timed.days,
        duration=next((one.duration for one in [lead, *group] if one.duration), None),
        outcome=next((one.outcome for one in [lead, *group] if one.outcome), None),
        rule=lead.rule,
    )
