""" "Ihr Land", "seine Nation": the state of whoever speaks in the sentence, once it is known for whom persons act."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.scene import WINDOW, Entity, Scene, regions
from statusquo.reading.german.actors.words import listed

_NOUNS: Final = frozenset(listed("homelands"))
_HIS: Final = ("sein", "ihr")
_SPEAKS: Final = frozenset({"main", "insertion", "v2"})


def homelands(scene: Scene) -> None:
    """Claim "ihr Land" for the state of the person who speaks, or is the subject, in its sentence or the one before."""
    for token in scene.tokens:
        i = token.index
        if token.form not in _NOUNS or i == 0:
            continue
        determiner = scene.tokens[i - 1]
        if determiner.tag != "PPOSAT" or not determiner.lower.startswith(_HIS):
            continue
        claim = scene.claims[i]
        if claim is not None and claim.sort != "anaphor":
            continue
        state = _state(scene, i, "f" if determiner.lower.startswith("ihr") else "m")
        if state is not None and (claim is None or claim.entity is not state):
            scene.claim(state, i, i + 1, i, "anaphor", place=scene.is_place(i))


def _state(scene: Scene, index: int, gender: str) -> Entity | None:
    here = scene.sentence[index]
    for number in (here, here - 1):
        if number < 0:
            return None
        sentence = scene.analysis.sentences[number]
        found: Entity | None = None
        best = 0
        first, stop = max(sentence.first, index - WINDOW), min(sentence.stop, index + WINDOW)
        for mention in scene.among(first, stop):
            person = mention.entity
            if person.kind != "person" or person.gender not in (None, "x", gender):
                continue
            clause = scene.clauses[mention.first]
            leads = scene.role_of(mention.head) in ("subject", "agent")
            score = 1 + leads + (leads and clause is not None and clause.kind in _SPEAKS)
            if score > best:
                found, best = person, score
        if found is not None:
            party = found.party
            return party if party.kind == "state" or party.table in regions() else None
    return None
