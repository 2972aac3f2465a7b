"""For whom an actor acts: what a dispute among parties tells of a minister, and what a person decided.

A minister of a coalition is linked to his party by one report ("FDP-Chef Berg") and to the state by his office in
another ("Finanzminister Berg"). In a dispute among the parties he speaks for his party: so it is where the party
itself takes positions, on an issue of his or in a report that names him by his office, and the state itself takes
none there. His offices keep their times (``JoinedActor.periods``), and both links stay visible (``behind``).

A decision of a person is stronger than what the reports say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from statusquo.case.actors import Cast
from statusquo.case.calling import Called
from statusquo.case.decisions import Decision
from statusquo.case.joined import JoinedActor, World
from statusquo.case.wording import wording
from statusquo.findings import Findings


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the reports tell of some actors, by their keys.

    Attributes:
        topics: the issues on which one takes positions.
        told: the reports in which it does.
        named: person and whom it acts for -> the reports that say so.
    """

    topics: dict[str, set[object]]
    told: dict[str, set[str]]
    named: dict[tuple[str, str], set[str]]


Torn = list[tuple[JoinedActor, str]]
"""Persons of a state behind whom reports see a party as well, each with the key of that party."""


def of_parties(cast: Cast, findings: Sequence[Findings]) -> Cast:
    """The cast with ministers under their party where the parties themselves are at odds.

    Args:
        findings: those that the cast was made of.
    """
    found = torn(cast)
    return of_evidence(cast, found, _evidence(cast, findings)) if found else cast


def torn(cast: Cast) -> Torn:
    """The persons of a cast of whom the reports have to tell for whom they act."""
    actors = {actor.key: actor for actor in cast.actors}
    return [
        (actor, party)
        for actor in cast.actors
        if actor.kind == "person" and actor.acts_for is not None and actors[actor.acts_for].kind == "state"
        if (party := next((key for key in actor.behind if actors[key].kind in ("organisation", "group")), None))
    ]


def _evidence(cast: Cast, findings: Sequence[Findings]) -> Evidence:
    found = Evidence(defaultdict(set), defaultdict(set), defaultdict(set))
    for one in findings:
        for position in one.positions:
            key = cast.keys[one.report.id, position.actor]
            found.topics[key].add(topic(position.label))
            found.told[key].add(one.report.id)
        for actor in one.actors:
            if actor.kind == "person" and actor.acts_for is not None:
                pair = cast.keys[one.report.id, actor.id], cast.keys[one.report.id, actor.acts_for]
                found.named[pair].add(one.report.id)
    return found


def of_evidence(cast: Cast, persons: Torn, found: Evidence) -> Cast:
    """The cast with these persons under their party where the parties are at odds."""
    above = {actor.key: actor.acts_for for actor in cast.actors}
    for actor, party in persons:
        state = actor.acts_for or ""
        issues, reports = found.topics.get(actor.key, set()), found.named.get((actor.key, state), set())
        disputed = issues & found.topics.get(party, set()) or reports & found.told.get(party, set())
        of_state = issues & found.topics.get(state, set()) or reports & found.told.get(state, set())
        if disputed and not of_state and not _leads(above, party, actor.key):
            above[actor.key] = party
    return _linked(cast, above)


def topic(label: str) -> object:
    """What two wordings of an issue have in common: their head."""
    return wording(label).head or label.casefold()


def _linked(cast: Cast, above: dict[str, str | None]) -> Cast:
    """The cast with these links, and the parties at their ends."""
    parties = {key: _party(key, above, cast.parties) for key in above}
    actors = tuple(replace(actor, acts_for=above[actor.key], party=parties[actor.key]) for actor in cast.actors)
    return replace(cast, actors=actors, parties=parties)


def represented(cast: Cast, decisions: Iterable[Decision]) -> Cast:
    """The cast with the parties that decisions give to actors.

    A decision names actors by table key or name. One that names nobody of the case, or would close a circle, is left
    out; the later of two on one actor counts.
    """
    held = [d for d in decisions if d.about == "actor" and d.action == "represents"]
    if not held:
        return cast
    known = Called(cast.actors)
    above = {actor.key: actor.acts_for for actor in cast.actors}
    for d in held:
        actor, party = known.key(d.target), known.key(d.other)
        if actor is not None and (party is not None or not d.other) and not _leads(above, party, actor):
            above[actor] = party
    return _linked(cast, above)


def acts_for_itself(world: World, decision: Decision) -> bool:
    """Whether a ``represents`` decision was left out of a world because its actor stands above the party."""
    known = Called(world.actors)
    actor, party = known.key(decision.target), known.key(decision.other)
    above = {one.key: one.acts_for for one in world.actors}
    return actor is not None and party is not None and above[actor] != party and _leads(above, party, actor)


def nests_itself(world: World, decision: Decision) -> bool:
    """Whether a ``nested`` decision was left out of a world because its issue is above the wider one, or it is."""
    keys = {wording: one.key for one in world.issues for wording in one.wordings}
    issue, wider = keys.get(decision.target), keys.get(decision.other)
    above = {one.key: one.parent for one in world.issues}
    return issue is not None and wider is not None and above[issue] != wider and _leads(above, wider, issue)


def _leads(above: dict[str, str | None], start: str | None, to: str) -> bool:
    """Whether the way up from one actor comes to another."""
    walked: set[str] = set()
    while start is not None and start not in walked:
        if start == to:
            return True
        walked.add(start)
        start = above.get(start)
    return False


def _party(key: str, above: dict[str, str | None], before: dict[str, str]) -> str:
    """The end of the way up; of a circle among reports, what led before."""
    walked = {key}
    at = key
    while (higher := above[at]) is not None:
        if higher in walked:
            return before[key]
        walked.add(higher)
        at = higher
    return at
