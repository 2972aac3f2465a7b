"""The state in which a report plays: ministers, commissions, courts of which nobody says whose they are belong to it.

Told by how often a state is named, by adjectives ("albanische Vereine"), by the town before the first sentence
("Tirana, 20. Mai -"), and by parties and offices of German politics, which German news names without their state.
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.federal import spoken_of
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.actors.words import listed

#: Weights of a name, an adjective, a town in the date line, a German party or office.
_NAME: Final = 1.0
_ADJECTIVE: Final = 0.5
_DATELINE: Final = 2.0
_GERMAN: Final = 0.5
#: How much more than the next one, and how much at least.
_AHEAD: Final = 1.5
_LEAST: Final = 1.0
#: Tokens in which a date line has its town.
_LINE: Final = 6
_HOME: Final = "DEU"
#: Beginning of the table ids of the German Länder.
_LANDS: Final = "DE-"


def dominant(scene: Scene) -> Entity | None:
    """The state that stands out, or None."""
    counts: dict[str, float] = {}

    def add(key: str, weight: float) -> None:
        counts[key] = counts.get(key, 0.0) + weight

    for mention in scene.mentions():
        entity = mention.entity
        if entity.kind == "state":
            add(entity.key, _NAME)
        elif entity.table is not None and german(scene, entity):
            add(_HOME, _GERMAN)
        elif entity.table is not None and (home := _neighbour(scene, entity)):
            add(home, _GERMAN)
    for token in scene.tokens:
        if token.tag == "ADJA" and scene.claims[token.index] is None and token.form[:1].islower():
            for id_ in scene.tables.adjective(token.form):
                if scene.tables.entry(id_).kind == "state":
                    add(id_, _ADJECTIVE)
    town = _dateline(scene)
    if town:
        add(town, _DATELINE)
    if _SWITZERLAND in counts:
        add(_SWITZERLAND, _GERMAN * sum(form in _SWISS for form in scene.forms))
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    if not ranked or ranked[0][1] < _LEAST:
        return None
    key, most = ranked[0]
    if len(ranked) > 1 and most < _AHEAD * ranked[1][1]:
        return None
    land = _land(scene) if key == _HOME else None
    found = land or scene.tabled(key, "table:stage")
    if town == found.key and not found.mentions and not found.shadow:
        found.shadow.append((0, 1))  # only the date line names it
    return found


def _land(scene: Scene) -> Entity | None:
    """The one Land whose government a report names that does not name Germany."""
    federal = scene.entities.get(_HOME)
    if federal is not None and (federal.mentions or federal.shadow):
        return None
    found = {
        e.key for e in scene.cast if e.key.startswith(_LANDS) and e.table and any(m.sort == "body" for m in e.mentions)
    }
    for token in scene.tokens:
        after = scene.tokens[token.index + 1] if token.index + 1 < len(scene.tokens) else None
        if token.tag == "ADJA" and after is not None and _governs(scene, after.form):
            found.update(id_ for id_ in scene.tables.adjective(token.form) if id_.startswith(_LANDS))
    found = found or _only_land(scene)
    return scene.tabled(found.pop(), "table:stage") if len(found) == 1 else None


def _only_land(scene: Scene) -> set[str]:
    """The one Land that a report names, even as a place, if it is about "die Landesregierung" and nothing federal."""
    if not any(form.startswith("Landesregierung") for form in scene.counts):
        return set()
    if spoken_of(scene.counts):
        return set()
    return {e.key for e in scene.cast if e.key.startswith(_LANDS) and e.table and e.mentions}


def _governs(scene: Scene, form: str) -> bool:
    """Whether a noun is a body or an office of a Land: "der brandenburgische Landtag"."""
    noun = scene.tables.collective(form)
    if noun is not None:
        return noun.sector in ("parliament", "government")
    role = scene.tables.role(form)
    return role is not None and role.kind in ("head", "minister")


def german(scene: Scene, entity: Entity) -> bool:
    """Whether an actor of the tables belongs to Germany, or is a party of which nobody says where it is."""
    entry = scene.tables.entry(entity.key)
    return entry.of == _HOME or (entry.of is None and scene.sector_of(entity) == "party")


def _neighbour(scene: Scene, entity: Entity) -> str:
    """Austria or Switzerland, of a party or a body of theirs; empty for all others."""
    above = scene.tables.entry(entity.key).of
    return above if above in _NEIGHBOURS else ""


#: Words for bodies of Switzerland that other states have too.
_SWISS: Final = frozenset(listed("swiss_bodies"))
_SWITZERLAND: Final = "CHE"
_NEIGHBOURS: Final = frozenset({"AUT", "CHE"})


def _dateline(scene: Scene) -> str:
    """The state of the capital before the first sentence; empty if there is none."""
    forms = scene.forms
    for i in range(min(_LINE, len(forms) - 1)):
        if forms[i + 1] in (",", "(", "/", "–", "-"):
            match = scene.tables.match(forms, i)
            if match is not None and match.form_kind == "capital" and match.entry.kind == "state":
                return match.entry.id
            return ""
    return ""
