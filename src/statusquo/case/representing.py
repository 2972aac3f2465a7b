"""For whom an actor acts, as a person decided; stronger than what the reports say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from statusquo.case.actors import Cast
from statusquo.case.decisions import Decision
from statusquo.case.joined import JoinedActor, World


def represented(cast: Cast, decisions: Iterable[Decision]) -> Cast:
    """The cast with the parties that decisions give to actors.

    A decision names actors by table key or name. One that names nobody of the case, or would close a circle, is left
    out; the later of two on one actor counts.
    """
    held = [d for d in decisions if d.about == "actor" and d.action == "represents"]
    if not held:
        return cast
    known = _known(cast)
    above = {actor.key: actor.acts_for for actor in cast.actors}
    for d in held:
        actor, party = known.get(d.target), known.get(d.other)
        if actor is not None and (party is not None or not d.other) and not _leads(above, party, actor):
            above[actor] = party
    parties = {key: _party(key, above, cast.parties) for key in above}
    actors = tuple(replace(actor, acts_for=above[actor.key], party=parties[actor.key]) for actor in cast.actors)
    return replace(cast, actors=actors, parties=parties)


def acts_for_itself(world: World, decision: Decision) -> bool:
    """Whether a ``represents`` decision was left out of a world because its actor stands above the party."""
    known = _known(world)
    actor, party = known.get(decision.target), known.get(decision.other)
    above = {one.key: one.acts_for for one in world.actors}
    return actor is not None and party is not None and above[actor] != party and _leads(above, party, actor)


def nests_itself(world: World, decision: Decision) -> bool:
    """Whether a ``nested`` decision was left out of a world because its issue is above the wider one, or it is."""
    keys = {wording: one.key for one in world.issues for wording in one.wordings}
    issue, wider = keys.get(decision.target), keys.get(decision.other)
    above = {one.key: one.parent for one in world.issues}
    return issue is not None and wider is not None and above[issue] != wider and _leads(above, wider, issue)


def _known(cast: Cast | World) -> dict[str, str]:
    """What an actor can be called by in a decision, and its key; of two of one name the more frequent."""
    found: dict[str, str] = {}
    ordered = sorted(cast.actors, key=lambda actor: (-len(actor.sources), actor.key))
    for names in (_keys, _labels, _others):
        for actor in ordered:
            for name in names(actor):
                found.setdefault(name, actor.key)
    return found


def _keys(actor: JoinedActor) -> tuple[str, ...]:
    return (actor.key, actor.table or actor.key)


def _labels(actor: JoinedActor) -> tuple[str, ...]:
    return (actor.name,)


def _others(actor: JoinedActor) -> tuple[str, ...]:
    return actor.names


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
