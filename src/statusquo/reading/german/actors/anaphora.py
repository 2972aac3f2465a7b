"""Definite bodies that point back ("die Gewerkschaft", "das Land", "die beiden Staaten") and pronouns."""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Collective
from statusquo.reading.german.actors import pronouns
from statusquo.reading.german.actors.bodies import claim_owned, only_seat
from statusquo.reading.german.actors.definite import SORTS, point
from statusquo.reading.german.actors.named import PARTS
from statusquo.reading.german.actors.owners import owner_of
from statusquo.reading.german.actors.parties import STATE_ROLES
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.analysis import Phrase


def pointing(scene: Scene, heads: list[int], domestic: Entity | None) -> None:
    """Resolve definite bodies left open by ``bodies``."""
    for head in heads:
        if scene.claims[head] is not None:
            continue
        size, noun = scene.tables.collective_at(scene.forms, head)
        if noun is None:
            continue
        phrase = scene.heads.get(head)
        owner, first, stop = owner_of(scene, phrase, head, head, head + size) if phrase is not None else (None, 0, 0)
        placed = owner is not None and only_seat(scene, head, noun, owner)
        if owner is not None and owner.kind in ("organisation", "group", "alliance", "state") and not placed:
            claim_owned(scene, noun, owner, first, stop, head)  # known only now
            continue
        if phrase is not None and phrase.determination == "possessive" and _own(scene, phrase, head, size, noun):
            continue
        point(scene, head, size, noun, domestic)
        if phrase is not None and phrase.determination == "possessive" and (claim := scene.claims[head]) is not None:
            _teach(scene, phrase, noun, claim.entity)
    for head in heads:
        if scene.claims[head] is None:
            _owned_by_now(scene, head)


#: Sectors of bodies that a person belongs to ("seine Partei").
_BELONGS: Final = frozenset({"party", "union", "association", "employers", "company", "rebels", "religion"})


def _own(scene: Scene, phrase: Phrase, head: int, size: int, noun: Collective) -> bool:
    """ "Seine Regierung", "ihre Armee", "sein Kreistag": claim the body of whoever the possessive means."""
    held = pronouns.possessor(scene, phrase)
    owner = held[0] if held else None
    if owner is not None and owner.kind == "person":
        owner = owner.acts_for.party if owner.acts_for is not None else None
    if owner is None:
        return False
    word = noun.word.lower()
    if word in SORTS["state"] or (noun.merges and not noun.dependent):
        if owner.kind != "state":
            return False
        scene.claim(owner, head, head + size, head, "anaphor", place=scene.is_place(head))
        return True
    if noun.sector in _BELONGS and held[0].kind == "person":
        if scene.sector_of(owner) != noun.sector:
            return False
        scene.claim(owner, head, head + size, head, "anaphor")
        return True
    if noun.kind == "organisation" and held[0].kind != "person" and noun.word.lower() not in PARTS:
        claim_owned(scene, noun, owner, head, head + size, head)
        return True
    return False


def _teach(scene: Scene, phrase: Phrase, noun: Collective, body: Entity) -> None:
    """ "Ihre Gewerkschaft sei bereit, sagte Berg": the body tells for whom a person without a party acts."""
    held = pronouns.possessor(scene, phrase)
    if not held or held[0].kind != "person" or held[0].acts_for is not None or body.kind == "person":
        return
    if noun.sector == "party" and held[0].role_kind in STATE_ROLES:
        return  # a minister acts for his state
    if noun.sector in _BELONGS or noun.word.lower() in SORTS["state"] or noun.merges:
        held[0].acts_for = body.party


def _owned_by_now(scene: Scene, head: int) -> None:
    """ "Der Flügel ihrer Partei": claim a body whose owner is known only now."""
    size, noun = scene.tables.collective_at(scene.forms, head)
    phrase = scene.heads.get(head)
    if noun is None or not noun.dependent or phrase is None or noun.kind != "organisation":
        return
    owner, first, stop = owner_of(scene, phrase, head, head, head + size)
    if owner is not None and owner.kind in ("organisation", "group", "alliance"):
        claim_owned(scene, noun, owner, first, stop, head)
