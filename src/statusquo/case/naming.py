"""Names of actors in a language: of those that stand in the actor tables, the tables' names."""

from __future__ import annotations

from dataclasses import replace

from statusquo.case.joined import World
from statusquo.language.actors import tables


def names_in(world: World, language: str) -> dict[str, str]:
    """Names in a language, by key in the actor tables.

    Actors that stand in no table have none, nor have those that a person renamed: their name holds in every language.
    """
    wanted = sorted({actor.table for actor in world.actors if actor.table and not actor.renamed})
    if not wanted:
        return {}
    entries = tables(language).entries()
    return {key: entries[key].name for key in wanted if key in entries}


def named(world: World, language: str) -> World:
    """The world with the names of a language; the names that its reports use stay among ``names``."""
    known = names_in(world, language)
    actors = tuple(
        replace(actor, name=known[actor.table], names=tuple(dict.fromkeys((*actor.names, actor.name))))
        if actor.table in known
        else actor
        for actor in world.actors
    )
    return replace(world, actors=actors)
