"""What stands now: the value of each option in the status quo, and where it comes from.

In this order (design: "From case to conflict"): a condition, else the latest deed, else the latest acceptance or
refusal by the owner, else what the owner itself says is still to come (a threat, an offer, a commitment) or goes
on, else not known. Contradicting reports of one day leave the value unknown. What others' wording presupposes (a
demand speaks of what is not yet so) is not taken as known: it is a hint for the question that the draft asks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from statusquo.case.contacts import TALKING
from statusquo.case.joined import JoinedEvent, Source, World
from statusquo.drafting.acts import Act, Acts, ids
from statusquo.drafting.current import current_on, indexed
from statusquo.drafting.lexicon import family, in_any_language, lexicon, meaning, words_of
from statusquo.drafting.owners import OWN

Value = Literal["Y", "N", "-"]
DEEDS = {
    "war": {"military"},
    "sanctions": {"sanction"},
    "strike": {"protest"},
    "protest": {"protest"},
    "agreement": {"agreement"},
}
REFUSES = frozenset(("rejects",))
AGREES = frozenset(("accepts",))


@dataclass(frozen=True, slots=True)
class Standing:
    """The value of an option now.

    Attributes:
        value: ``Y`` taken, ``N`` not, ``-`` not known.
        reason: message key: ``condition``, ``deed``, ``accepted``, ``refused``, ``announced``, ``excluded``,
            ``disputed``, ``contradiction`` or ``unknown``.
        because: ids of the findings it comes from.
        hint: ``Y`` or ``N`` if the wording presupposes it, for an unknown value; else empty.
    """

    value: Value
    reason: str
    because: tuple[str, ...] = ()
    hint: str = ""


def standings(world: World, acts: Acts, *, announced: bool = True) -> dict[str, Standing]:
    """The status quo of every act; ``announced``: believe an owner that speaks of its act as still to come."""
    world = indexed(world)
    found = {act.key: _standing(world, act, acts, announced) for act in acts.acts}
    return found | _disputed(world, acts, found)


def _disputed(world: World, acts: Acts, now: dict[str, Standing]) -> dict[str, Standing]:
    """Values of a thing that has one for all, where parties demand different ones: neither holds yet."""
    demanded = {
        act.key: tuple(
            finding
            for p in current_on(world, act.issues)
            if p.stance == "demands" and acts.issues[p.issue].positive
            for finding in ids(p.sources)
        )
        for act in acts.acts
        if act.shared
    }
    found = {}
    shared = [act for act in acts.acts if act.shared]
    for act in shared:
        rivals = [o.key for o in shared if o.scale == act.scale and o.owner != act.owner]
        because = {finding for key in (act.key, *rivals) for finding in demanded.get(key, ())}
        if now[act.key].value == "-" and demanded.get(act.key) and any(demanded[key] for key in rivals):
            found[act.key] = Standing("N", "disputed", tuple(sorted(because)))
    return found


def _standing(world: World, act: Act, acts: Acts, announced: bool) -> Standing:
    condition = _condition(world, act, acts)
    if act.group and condition is not None and condition.value == "N":
        # that a joint act does not hold says nothing about who has done its own part
        answer = _answer(world, act, acts)
        return answer if answer is not None and answer.value == "Y" else condition
    answer = _answer(world, act, acts)
    through_others = _is_direct(act) and any(p.stance in REFUSES for p in current_on(world, act.issues))
    met = _deed(world, act) if not act.apart and not through_others else None
    return (
        condition
        or met
        or answer
        or (_announced(world, act, acts) if announced else None)
        or Standing("-", "unknown", (), _hint(world, act, acts))
    )


def _is_direct(act: Act) -> bool:
    """Whether an act is to talk without anybody between: that two talk through a third says nothing about it."""
    marks = in_any_language("direct")
    return act.family == "talks" and any(word.casefold().startswith(tuple(marks)) for word in words_of(act.text))


def _value(holds: bool) -> Value:
    return "Y" if holds else "N"


def _latest(sources: tuple[Source, ...]) -> str:
    return max((source.date for source in sources), default="")


def _condition(world: World, act: Act, acts: Acts) -> Standing | None:
    """The latest condition that says whether the act is going on."""
    found: list[tuple[str, bool, tuple[str, ...]]] = []
    for condition in indexed(world).facts(act.conditions):
        if condition.holds is not None:
            holds = condition.holds == acts.conditions[condition.key].positive
            found.append((_latest(condition.sources), holds, ids(condition.sources)))
    return _newest(found, ("condition", "condition"))


def _newest(found: list[tuple[str, bool, tuple[str, ...]]], reasons: tuple[str, str]) -> Standing | None:
    """The latest of some dated values; unknown if the latest ones contradict each other.

    Args:
        found: (day, value, ids of findings).
        reasons: message keys for a true and a false value.
    """
    if not found:
        return None
    day = max(entry[0] for entry in found)
    latest = [entry for entry in found if entry[0] == day]
    because = tuple(sorted({finding for entry in latest for finding in entry[2]}))
    if len({entry[1] for entry in latest}) > 1:
        return Standing("-", "contradiction", because)
    return Standing(_value(latest[0][1]), reasons[0] if latest[0][1] else reasons[1], because)


def _deed(world: World, act: Act) -> Standing | None:
    """The latest event that was, or ended, the act."""
    found = []
    kind = family(act.family)
    joint = {act.owner, *act.targets} if act.group or (kind is not None and kind.joint) else {act.owner}
    for event, parties in indexed(world).events_of(act.owner):
        needed = joint
        if act.group and event.kind == "agreement":
            needed = {act.owner}  # who signs alone has done its own part
        if not needed <= parties or event.status == "planned":
            continue
        if (value := _done(act, event)) is not None:
            day = event.days[1] if event.days else _latest(event.sources)
            found.append((day, value, ids(event.sources)))
    return _newest(found, ("deed", "deed"))


def _done(act: Act, event: JoinedEvent) -> bool | None:
    """Whether an event is the act (True), its absence (False), or something else (None)."""
    took_place = event.status in ("happened", "ongoing")
    if act.family == "talks":
        return took_place if event.kind in TALKING else None
    quotes = [source.span.quote for source in event.sources]
    if act.family == "ceasefire":
        named = any(_names(quote, "ceasefire") for quote in quotes)
        return took_place if named and event.kind in ("agreement", "military") else None
    if event.kind not in DEEDS.get(act.family, set()):
        return None
    if act.family == "war" and any(_names(quote, "ceasefire") for quote in quotes):
        return False if took_place else None
    if act.family in ("strike", "agreement") and not any(_names(quote, act.family) for quote in quotes):
        return None
    return took_place


def _names(quote: str, family_name: str) -> bool:
    """Whether a word of the clause is a noun of the family."""
    for language in ("de", "en"):
        words = lexicon(language)
        kind = words.find(family_name)
        if kind and any(words.same(word, stem) for word in words_of(quote) for stem in kind.heads):
            return True
    return False


def _answer(world: World, act: Act, acts: Acts) -> Standing | None:
    """The latest acceptance or refusal by the owner."""
    found = []
    for position in current_on(world, act.issues):
        if position.party != act.owner:
            continue
        tied = position.only_if is not None or position.unless is not None
        if position.stance in REFUSES or (position.stance in AGREES and not tied):
            agreed = (position.stance in AGREES) == acts.issues[position.issue].positive
            found.append((position.last or "", agreed, ids(position.sources)))
    return _newest(found, ("accepted", "refused"))


def _announced(world: World, act: Act, acts: Acts) -> Standing | None:
    """What the owner says of its own act: still to come, or going on."""
    found = []
    for position in current_on(world, act.issues):
        promised = position.stance == "accepts" and (position.only_if is not None or position.unless is not None)
        if position.party != act.owner or not (position.stance in OWN or promised):
            continue
        goes_on = meaning(world.issue(position.issue).label).goes_on
        found.append((position.last or "", goes_on == acts.issues[position.issue].positive, ids(position.sources)))
    return _newest(found, ("announced", "announced"))


def _hint(world: World, act: Act, acts: Acts) -> str:
    """What the wording presupposes: threats, offers and demands speak of what is not yet so."""
    for key in act.issues:
        reading = meaning(world.issue(key).label)
        if reading.goes_on:
            return "Y"
    stances = {p.stance for p in current_on(world, act.issues) if acts.issues[p.issue].positive}
    return "N" if stances & {"threatens", "offers", "demands"} else ""
