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
from statusquo.reading.german.events.around import around
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.words import words

__all__ = ["is_history", "merge"]

_CONTACT: Final = frozenset({"talks", "meeting", "call", "visit"})
#: Kinds in which people are hurt.
_VIOLENT: Final = frozenset({"military", "protest", "other"})
_PAST: Final = frozenset({"happened", "ongoing"})
_FAR: Final = 6
#: Kinds that talks end in.
_OUTCOMES: Final = frozenset({"agreement", "talks", "meeting"})
_NEAR: Final = 6
#: Only so many happenings back is looked for what a telling belongs to, so that time stays linear.
_RECENT: Final = 40
#: Days after which a happening is history.
_HISTORY: Final = 366 * 3
_LOOK: Final = 12
#: Deeds that differ from telling to telling: only the same word is the same deed.
_DEEDS: Final = frozenset({"other", "announcement", "vote", "military", "agreement", "sanction"})


def merge(context: Context, told: list[Happening]) -> tuple[Event, ...]:
    """Join tellings to events, in the order of the text."""
    told = [one for one in told if not one.sentence.heading] + [one for one in told if one.sentence.heading]
    groups: list[list[Happening]] = []
    for one in _without_doubles(told):
        home = next((g for g in reversed(groups[-_RECENT:]) if _fits(context, g, one)), None)
        if one.after:
            home = _before(groups, one) or home
            if home is not None:
                one.participants = ()
        if home is None and not one.participants:
            one.participants = _inherited(context, groups, one)
        if home is not None:
            home.append(one)
        elif not one.sentence.heading:
            groups.append([one])
    events = [event for group in groups if (event := _event(context, group)) is not None]
    return tuple(sorted(events, key=lambda event: (event.span, event.id)))


def is_history(one: Happening, date: datetime.date | None) -> bool:
    """Tell whether a happening ended more than three years before the report: background, not news."""
    if date is None or one.days is None or one.status != "happened":
        return False
    return (date - datetime.date.fromisoformat(one.days[1])).days > _HISTORY


def _inherited(context: Context, groups: list[list[Happening]], one: Happening) -> tuple[str, ...]:
    """Parties of a happening that names none: those of what it points back to, else who the text is about there.

    "die Gespräche sollen fortgesetzt werden", "vereinbart wurde, ...": the parties of the talks before.
    """
    back = one.definite and one.kind in _CONTACT
    if back or (one.kind == "agreement" and one.phrase is None) or one.word in _GO_ON:
        for group in reversed(groups[-_RECENT:]):
            last = group[-1]
            if one.sentence.index - last.sentence.index > _FAR or last.first > one.first:
                continue
            if last.kind in _CONTACT and last.status != "not_planned":
                found = dict.fromkeys(context.actors.party(p) for other in group for p in other.participants)
                if len(found) > 1:
                    return tuple(found)
    if one.kind in _CONTACT and one.phrase is not None and (who := _beside(groups, one)):
        return who
    unsaid = one.kind == "military" and one.phrase is None and not _has_subject(one)
    if unsaid and (sides := _fighting(groups, one)):
        return sides
    if one.sentence.heading or one.kind not in _SIDES:
        return ()
    if one.strength < 2 and not (one.kind in _CONTACT and (one.definite or one.duration)):
        return ()
    told = one.clause.kind in ("main", "v2") and one.clause.agent is None and not one.clause.pps("von", "durch")
    struck = unsaid and told and one.word in _STRUCK and one.status in _PAST
    if one.phrase is None and not struck and (one.word not in _IMPERSONAL or _has_subject(one)):
        return ()
    if one.rule.endswith(":subject") and not one.definite:
        return ()
    if one.status == "ongoing" and one.clause.verb is not None and one.clause.verb.mood.startswith("konjunktiv"):
        return ()  # "darüber werde allenfalls in Genf verhandelt": told by somebody, perhaps of others
    return around(context, one.sentence.index, _SIDES[one.kind], one.kind == "protest")


def _beside(groups: list[list[Happening]], one: Happening) -> tuple[str, ...]:
    """The parties of what the same clause tells: "einigten sich nach langen Verhandlungen auf ..."."""
    for group in reversed(groups[-_NEAR:]):
        for other in group[-1:]:
            if other.sentence is one.sentence and other.clause is one.clause and other.kind in _OUTCOMES:
                return other.participants
    return ()


def _fighting(groups: list[list[Happening]], one: Happening) -> tuple[str, ...]:
    """The sides of the last fight told: "Am Sonntag waren weitere Ziele beschossen worden"."""
    for group in reversed(groups[-8:]):
        last = group[-1]
        if last.kind == "military" and last.participants and 0 <= one.sentence.index - last.sentence.index <= 3:
            return last.participants
    return ()


def _before(groups: list[list[Happening]], one: Happening) -> list[Happening] | None:
    """The fight, riot or attack, at most two sentences back, of which one tells the dead and wounded."""
    for group in reversed(groups[-6:]):
        last = group[-1]
        if last.kind in _VIOLENT and last.status in _PAST and 0 <= one.sentence.index - last.sentence.index <= 2:
            return group
    return None


def _has_subject(one: Happening) -> bool:
    """Somebody is said to act, only nobody knows who it is: then it is none of the parties named before."""
    verb, subject = one.clause.verb, one.clause.subject
    return verb is not None and not verb.passive and subject is not None and subject.kind != "pronoun"


#: How many sides a happening of this kind has.
_SIDES: Final = {"talks": 2, "meeting": 2, "military": 2, "protest": 1, "agreement": 2, "vote": 1}
#: Verbs that tell a happening without saying who: "es wurde gekämpft".
_IMPERSONAL: Final = words("impersonal")
#: Verbs whose passive tells a fight without saying who fights: "40 Ziele wurden angegriffen".
_STRUCK: Final = words("struck")
_GO_ON: Final = frozenset({"weiterverhandeln", "verhandeln", "beraten"})


def _without_doubles(told: list[Happening]) -> list[Happening]:
    """Of tellings of one kind in one clause the strongest; the others only add what they know."""
    best: dict[tuple[int, int, str], Happening] = {}
    order: list[Happening] = []
    places: dict[int, int] = {}
    for one in told:
        family = "contact" if one.kind in _CONTACT else one.kind
        key = (one.sentence.index, one.clause.index, family)
        held = best.get(key)
        if held is None or (held.status in _PAST) != (one.status in _PAST):
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
        strong, weak = (one, held) if one.strength > held.strength else (held, one)
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
    if not same_kind and not (one.kind in _CONTACT and lead.kind in _CONTACT and one.definite):
        return False
    if not _same_status(last, one) or one.repeated != last.repeated:
        return False
    if any(not _times_agree(other, one) for other in group):
        return False
    ours = {context.actors.party(p) for other in group for p in other.participants}
    theirs = {context.actors.party(p) for p in one.participants}
    near = abs(one.sentence.index - last.sentence.index) <= _FAR
    heading = one.sentence.heading
    if not theirs:
        return (
            near
            and (one.definite or heading or one.word == last.word or one.phrase is None)
            and one.kind not in ("other", "announcement")
        )
    if not ours:
        return near and one.kind not in ("other", "announcement")
    anaphoric = one.phrase is not None and one.definite and not one.named and {one.kind, lead.kind} <= _CONTACT
    if anaphoric and near and any(other.word == one.word or other.phrase is None for other in group):
        return True  # "an dem Treffen nahm auch X teil": the one told before
    if one.pointing and near and (same_kind or (lead.kind in _CONTACT and one.kind in _CONTACT)):
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


def _same_status(first: Happening, second: Happening) -> bool:
    if first.status == second.status or (first.status in _PAST and second.status in _PAST):
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
            one.strength,
            bool(one.participants),
            -one.first,
        ),
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
