"""Ministers of a Land: "Ministerpräsident Aden", "Kultusministerin Berg", of whom nobody says which Land it is.

Germany has no Ministerpräsident and no Kultusminister; so where nothing but Germany is at hand, one of them belongs to
the Land that the report named last: by its name, as a place too, by its adjective, or by its capital ("Kiel –", "in
Mainz"). A minister of another title belongs to the only Land named before, where nothing federal was.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from statusquo.reading.german.actors.federal import spoken_of
from statusquo.reading.german.actors.scene import WINDOW, Entity, Mention, Scene, regions
from statusquo.reading.german.actors.words import listed

_HOME: Final = "DEU"
#: Tokens before a minister in which a federal word counts.
_FEDERAL_TOKENS: Final = 300
#: Beginning of the table ids of the Länder of Germany.
_LANDS: Final = "DE-"
#: Titles that only Länder have.
_ONLY_LANDS: Final = frozenset(listed("offices_of_lands"))


def land_of(scene: Scene, mention: Mention, state: Entity | None) -> Entity | None:
    """The Land for which the holder of an office acts; None if it is none or stays open.

    Args:
        state: the state that everything else points to; a Land is looked for only in Germany or where there is none.
    """
    titles = mention.entity.titles
    if state is not None and state.key != _HOME:
        return None
    if (land := _beside(scene, mention)) is not None:
        return land
    named = scene.lands if scene.lands is not None else _named(scene)
    scene.lands = named
    before = [key for index, key in named[: bisect_left(named, (mention.first, ""))]]
    only = {key for _, key in named}
    if titles & _ONLY_LANDS:
        key = before[-1] if before else only.pop() if len(only) == 1 else ""
    else:
        key = before[-1] if len(set(before)) == 1 and not _federal(scene, mention.first) else ""
    return scene.tabled(key, "table:land") if key else None


def _beside(scene: Scene, mention: Mention) -> Entity | None:
    """The Land for which the subject of the sentence before acts: "Ministerpräsident Rau drohte. Minister Kern"."""
    here = scene.sentence[mention.first]
    if here == 0 or _federal_title(mention):
        return None
    before = scene.analysis.sentences[here - 1]
    found: Entity | None = None
    for other in scene.among(max(before.first, before.stop - WINDOW), before.stop):
        if other.entity.kind == "person" and scene.role_of(other.head) == "subject":
            found = other.entity.acts_for
    return found if found is not None and found.key.startswith(_LANDS) and found.key in regions() else None


def _federal_title(mention: Mention) -> bool:
    return any(title.startswith(("bundes", "kanzler", "vizekanzler")) for title in mention.entity.titles)


def _named(scene: Scene) -> list[tuple[int, str]]:
    """Where a report names a Land, be it as a place, by an adjective, or by its capital."""
    found: list[tuple[int, str]] = []
    lands = regions()
    for token in scene.tokens:
        index, claim = token.index, scene.claims[token.index]
        if claim is not None:
            if claim.first == index and claim.entity.key in lands and claim.entity.key.startswith(_LANDS):
                found.append((index, claim.entity.key))
            continue
        if token.tag == "ADJA" or token.form.endswith("er"):
            ids: tuple[str, ...] = scene.tables.adjective(token.form)
        else:
            match = scene.tables.match(scene.forms, index) if token.form[:1].isupper() else None
            ids = (match.entry.id,) if match is not None and match.form_kind in ("capital", "name") else ()
        found.extend((index, id_) for id_ in ids[:1] if id_.startswith(_LANDS))
    return found


def _federal(scene: Scene, stop: int) -> bool:
    """Whether a text is about Germany as a whole before a token: it has its name, or words in "Bundes-"."""
    home = scene.entities.get(_HOME)
    if home is not None and any(m.first < stop and not m.place for m in home.mentions):
        return True
    floor = max(0, stop - _FEDERAL_TOKENS)
    return spoken_of(scene.forms[floor:stop])
