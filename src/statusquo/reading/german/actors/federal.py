"""Whether a report is about Germany or Austria as a federation, so that "die Länder" are their states.

"Länder" are states of the world as well. A report plays at home where Germany, Austria or one of their Länder stands
out in it; without such a state, where it names a body of theirs and no other state acts. Where other states act too,
a word for the federation has to stand in it ("Bundesregierung", "Ministerpräsidentenkonferenz", "Städtetag").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from statusquo.reading.german.actors.scene import Entity, Scene, regions
from statusquo.reading.german.actors.words import listed

#: States whose parts are called Länder, and the beginnings of the table ids of these.
HOME: Final = frozenset({"DEU", "AUT"})
_LANDS: Final = ("DE-", "AT-")
#: Beginnings of words about a federation as a whole, and of words that begin so and are not.
_FEDERAL: Final = listed("federal_words")
_NO_FEDERAL: Final = listed("federal_of_lands")
#: Whole words for the federation and for what its Länder and towns meet in.
_LEVEL: Final = frozenset(listed("federal_level"))


def spoken_of(forms: Iterable[str]) -> bool:
    """Whether one of these words is about a federation as a whole.

    Example:
        >>> spoken_of(["Bundesregierung"]), spoken_of(["Bundesliga", "Bund"])
        (True, False)
    """
    return any(form.startswith(_FEDERAL) and not form.startswith(_NO_FEDERAL) for form in forms)


def has_levels(scene: Scene, domestic: Entity | None) -> bool:
    """Whether "die Länder", "die Kommunen" of a report are those of a federation.

    Args:
        domestic: the state in which the report plays, if one stands out.
    """
    if domestic is not None and not _of_home(domestic.key):
        return False
    told = spoken_of(scene.counts) or any(form in _LEVEL for form in scene.counts)
    foreign = any(_acts_abroad(scene, entity) for entity in scene.cast)
    if domestic is None and (foreign or not told) and not _names_home(scene):
        return False
    return told or not foreign


def _of_home(key: str) -> bool:
    return key in HOME or (key in regions() and key.startswith(_LANDS))


def _names_home(scene: Scene) -> bool:
    """Whether a report names a home state, a part of it, or a body that the tables give to it."""
    for entity in scene.cast:
        if entity.table is None or not (entity.mentions or entity.shadow):
            continue
        if _of_home(entity.table) or scene.tables.entry(entity.table).of in HOME:
            return True
    return False


def _acts_abroad(scene: Scene, entity: Entity) -> bool:
    """Whether an actor is a state that is no home state and more than a place in the report."""
    if entity.kind != "state" or entity.table is None or _of_home(entity.table):
        return False
    return any(not mention.place for mention in entity.mentions)
