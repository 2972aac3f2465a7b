""" "Europa" in the words of a European office: "der Handelskommissar sagte, Europa wolle keinen Streit".

Who speaks for the European Union and says "Europa" means the Union. The continent stays one where nobody of the Union
speaks in the sentence, and where it is a place.
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.scene import WINDOW, Entity, Mention, Scene

_CONTINENT: Final = "EUROPA"
_UNION: Final = "EU"
_SPEAKS: Final = ("subject", "agent")
#: Kinds of clauses that carry what somebody says.
_SAID: Final = frozenset({"subordinate", "v2", "main", "infinitive"})


def union(scene: Scene) -> None:
    """Make "Europa" the European Union where an office of the Union says it."""
    continent = scene.entities.get(_CONTINENT)
    if continent is None:
        return
    for mention in list(continent.mentions):
        if not mention.place and mention.sort == "name" and _said_by_union(scene, mention):
            known = scene.tabled(_UNION, "table:continent")
            scene.claim(known, mention.first, mention.stop, mention.head, "name")


def _said_by_union(scene: Scene, mention: Mention) -> bool:
    """Whether somebody of the Union is the subject of another clause of the sentence, and nobody else is."""
    own = scene.clauses[mention.head]
    if own is None or own.kind not in _SAID:
        return False
    sentence = scene.analysis.sentence_of(mention.head)
    first = max(sentence.first, mention.head - WINDOW)
    speakers: set[Entity] = set()
    for other in scene.among(first, min(sentence.stop, mention.head + WINDOW)):
        clause = scene.clauses[other.head]
        if clause is own or clause is None or other.entity.kind != "person":
            continue
        if scene.role_of(other.head) in _SPEAKS and _holds(clause.index, own.parent, clause.kind):
            speakers.add(other.entity.party)
    return bool(speakers) and all(_of_union(scene, party) for party in speakers)


def _holds(index: int, parent: int | None, kind: str) -> bool:
    """Whether a clause is the one above, or one set in behind the words ("..., sagte der Kommissar")."""
    return index == parent or kind == "insertion"


def _of_union(scene: Scene, party: Entity) -> bool:
    return party.key == _UNION or (party.table is not None and scene.tables.entry(party.table).of == _UNION)
