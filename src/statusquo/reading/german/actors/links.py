"""Last links: chains of ``acts_for`` end at a party, and bodies of the tables act for what they belong to."""

from __future__ import annotations

from statusquo.reading.german.actors.scene import Entity, Scene

#: Kinds of bodies that act for their state where both are named.
_ORGANS = frozenset({"parliament"})
#: Bodies that decide in their own name.
_OWN_NAME = frozenset({"UNSC", "EZB"})
#: States whose own bodies are parties of domestic reports.
_DOMESTIC = frozenset({"DEU", "AUT", "CHE"})


def settle(scene: Scene) -> None:
    """Shorten chains through persons, and link bodies of alliances, organisations and foreign states."""
    for entity in scene.cast:
        _shorten(entity)
    for entity in scene.cast:
        if entity.table is None or entity.acts_for is not None or not entity.mentions or entity.key in _OWN_NAME:
            continue
        above = scene.tables.entry(entity.table).of
        owner = scene.entities.get(above) if above is not None else None
        if owner is None or owner is entity or not owner.mentions or owner.party is entity:
            continue
        if owner.kind in ("alliance", "organisation") and scene.sector_of(entity) not in ("party", "company"):
            entity.acts_for = owner
        elif owner.kind == "state" and owner.key not in _DOMESTIC and scene.sector_of(entity) in _ORGANS:
            entity.acts_for = owner


def _shorten(entity: Entity) -> None:
    """"Putins Berater" acts for whom Putin acts for."""
    up, steps = entity.acts_for, 0
    while up is not None and up.kind == "person" and up.acts_for is not None and steps < 8:
        up, steps = up.acts_for, steps + 1
    entity.acts_for = None if up is entity or (up is not None and up.party is entity) else up
