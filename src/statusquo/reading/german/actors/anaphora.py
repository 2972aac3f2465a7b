"""Definite bodies that point back ("die Gewerkschaft", "das Land", "die beiden Staaten") and pronouns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from statusquo.language.actors import Collective
from statusquo.reading.german.actors.bodies import PARTS
from statusquo.reading.german.actors.scene import Entity, Scene

#: Collective nouns that stand for any state, alliance or organisation named before.
_SORTS: Final = {
    "state": frozenset("land staat republik königreich nation nachbarland supermacht atommacht seite".split()),
    "alliance": frozenset("allianz bündnis union gemeinschaft militärbündnis verteidigungsbündnis staatenbund".split()),
}
#: Sectors whose noun may point to a body never seen before.
_OPEN: Final = frozenset({"union", "association", "company"})
#: Beginnings of nouns for the inner bodies of a party or company ("Bundesvorstand", "Parteispitze").
_INNER: Final = (
    "bundesvorstand",
    "landesvorstand",
    "parteivorstand",
    "parteispitze",
    "parteiführung",
    "konzernspitze",
    "konzernleitung",
)
_PART_OF: Final = {
    "bundesvorstand": ("party", "union", "association"),
    "landesvorstand": ("party", "union", "association"),
    "parteivorstand": ("party",),
    "parteispitze": ("party",),
    "parteiführung": ("party",),
    "tarifkommission": ("union", ""),
    "vorstand": ("company", "", "party"),
    "management": ("company", ""),
}
_BACK: Final = 4


def pointing(scene: Scene, heads: list[int], domestic: Entity | None) -> None:
    """Resolve definite bodies left open by ``bodies``."""
    for head in heads:
        if scene.claims[head] is not None:
            continue
        size, noun = scene.tables.collective_at(scene.forms, head)
        if noun is None:
            continue
        _point(scene, head, size, noun, domestic)


def _point(scene: Scene, head: int, size: int, noun: Collective, domestic: Entity | None) -> None:
    phrase = scene.heads.get(head)
    determination = phrase.determination if phrase is not None else ""
    word = noun.word.lower()
    first = head
    if phrase is not None and phrase.adjectives:
        first = min([head, *(t.index for t in phrase.adjectives if t.index < head)])
    plural = noun.number == "pl" or (phrase is not None and phrase.numbers == frozenset({"pl"}))
    if plural and not (noun.kind == "state" and noun.number == "pl" and not noun.dependent and domestic is not None):
        return
    if determination not in ("definite", "demonstrative", "possessive", "") and noun.kind != "organisation":
        return
    place = scene.is_place(head)
    if word in _SORTS["state"]:
        if place or determination not in ("definite", "demonstrative") or noun.modifier:
            return
        found = before(scene, head, lambda e: e.kind == "state")
        if found is not None and scene.role_of(head) in ("subject", "agent", "dative", "object"):
            scene.claim(found, first, head + size, head, "anaphor")
        return
    if word in _SORTS["alliance"] and noun.kind == "alliance":
        found = before(scene, head, lambda e: e.kind == "alliance", back=30)
        if found is not None:
            scene.claim(found, first, head + size, head, "anaphor")
        return
    if noun.kind == "state":
        if noun.dependent or determination == "indefinite":
            return
        owner = domestic or before(scene, head, lambda e: e.kind == "state", back=30)
        if owner is None and noun.sector in ("government", "military") and determination == "definite":
            owner = scene.entity("body:regierung:", "state", noun.word, "body:government")
            owner.gender = owner.gender or noun.gender
        if owner is not None:
            scene.claim(owner, first, head + size, head, "body", place=place)
        return
    if (
        word in ("kommission", "behörde")
        and not noun.modifier
        and "EUCOM" in scene.entities
        and scene.entities["EUCOM"].mentions
    ):
        scene.claim(scene.entities["EUCOM"], first, head + size, head, "anaphor")
        return
    full = f"{noun.modifier}{noun.word}".lower() if noun.modifier else word
    found = before(scene, head, lambda e: e.noun in (word, full) and not noun.modifier, back=30)
    if found is None and not noun.modifier:
        found = before(
            scene,
            head,
            lambda e: (
                e.kind == "organisation"
                and e.sector in (noun.sector, "")
                and e.table is not None
                and _alike(scene, e, noun)
            ),
            back=30,
        )
    if found is None and not noun.modifier and noun.sector in _OPEN:
        found = before(
            scene,
            head,
            lambda e: e.kind == "organisation" and e.table is None and e.sector == "" and e.key.startswith("named:"),
            back=30,
        )
    if found is None and (word in PARTS or full.startswith(_INNER)):
        found = before(
            scene,
            head,
            lambda e: (
                e.kind == "organisation" and scene.sector_of(e) in _PART_OF.get(full, ("party", "company", "union", ""))
            ),
            back=30,
        )
    if found is not None and noun.sector in _OPEN and found.sector == "":
        found.sector = noun.sector
    if found is not None and determination not in ("indefinite", "quantity"):
        scene.claim(found, first, head + size, head, "anaphor")
        return
    if noun.dependent or (determination == "indefinite" and not noun.modifier):
        return
    if noun.sector == "media" and determination != "definite":
        return
    key = f"body:{full}:"
    entity = scene.entity(
        key, "group" if noun.kind == "group" else "organisation", scene.words(head, head + size), f"body:{noun.sector}"
    )
    entity.gender, entity.noun, entity.sector = noun.gender, full, noun.sector
    scene.nouns[full] = entity
    scene.claim(entity, first, head + size, head, "body", place=place)


#: Table ids by kind of body, told by their file: unions, parties, media, companies.
def _alike(scene: Scene, entity: Entity, noun: Collective) -> bool:
    """Whether a body of the tables can be called by that noun."""
    sector = scene.sector_of(entity)
    return bool(sector) and sector == noun.sector


def before(scene: Scene, head: int, fits: Callable[[Entity], bool], back: int = _BACK) -> Entity | None:
    """The entity last mentioned before a token that fits, at most ``back`` sentences earlier."""
    floor = scene.floor(head, back)
    best: Entity | None = None
    for mention in scene.among(floor, head):
        if fits(mention.entity):
            best = mention.entity
    return best
