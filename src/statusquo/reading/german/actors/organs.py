"""Organs of companies and bodies, and whom their heads speak for.

An organ that watches over others ("der Aufsichtsrat", "der Fernsehrat", "der Gouverneursrat der IAEA") is a body of its
own and acts for what it belongs to. A staff council has a name of its own in a report by its head alone
("Gesamtbetriebsratschef"); a few presidents have no body in their title but everybody knows which ("Bauernpräsident").
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.actors.words import listed, words

#: Ends of nouns for bodies that watch over others, and the sectors of those.
ORGANS: Final = listed("organs")
_WATCHED: Final = frozenset({"company", "media", "bank", "transport", "agency", "culture", "association", ""})
#: Councils of workers, which their heads speak for.
_COUNCILS: Final = listed("councils")
#: States in whose reports the titles of ``presidents`` mean the German bodies.
_HOME: Final = frozenset({"DEU"})


def is_organ(word: str) -> bool:
    """Whether a noun is one for an organ.

    Example:
        >>> is_organ("Aufsichtsrat"), is_organ("Vorstand")
        (True, False)
    """
    return word.lower().endswith(ORGANS)


def watched(scene: Scene, entity: Entity) -> bool:
    """Whether an actor is a body that has such organs."""
    return entity.kind == "organisation" and not entity.organ and scene.sector_of(entity) in _WATCHED


def organ(scene: Scene, word: str, gender: str | None, owner: Entity) -> Entity:
    """The organ of that name of a body."""
    name = word[:1].upper() + word[1:]
    entity = scene.entity(f"body:{word.lower()}:{owner.key}", "organisation", name, "body:organ")
    entity.noun, entity.sector, entity.organ = word.lower(), "council", True
    entity.gender = entity.gender or gender
    if entity.acts_for is None and owner.party is not entity:
        entity.acts_for = owner
    return entity


def council_of(scene: Scene, head: int, role: Role, *, make: bool) -> Entity | None:
    """The staff council in the title of its head: "Betriebsratschefin", "Gesamtpersonalratsvorsitzender".

    Args:
        make: a council that only the title names becomes an actor.
    """
    title = (role.modifier + role.word).lower()
    name = next((title[: title.index(one) + len(one)] for one in _COUNCILS if one in title), "")
    if not name:
        return None
    known = scene.nouns.get(name)
    if known is not None or not make:
        return known
    entity = scene.entity(f"body:{name}:", "organisation", name.capitalize(), "body:union")
    entity.noun, entity.sector, entity.gender = name, "union", "m"
    scene.nouns[name] = entity
    entity.shadow.append((head, head + 1))
    return entity


def has_council(role: Role) -> bool:
    """Whether a title is that of the head of a staff council."""
    title = (role.modifier + role.word).lower()
    return any(one in title for one in _COUNCILS)


def presided(scene: Scene, person: Entity, domestic: Entity | None) -> Entity | None:
    """The body that a title means in reports from Germany: of "Bauernpräsident" the Deutscher Bauernverband."""
    if domestic is not None and domestic.kind == "state" and domestic.key not in _HOME:
        return None
    table = words().presidents
    found = next((table[title] for title in sorted(person.titles) if title in table), None)
    return scene.tabled(found, "table:president") if found is not None else None
