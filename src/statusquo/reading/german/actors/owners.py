"""Whose a body or a role is: an adjective, a name before it, a genitive, a phrase behind it, a compound."""

from __future__ import annotations

import re
from typing import Final

from statusquo.reading.german.actors import pronouns
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.actors.words import words
from statusquo.reading.german.analysis import Phrase

ACRONYM: Final = re.compile(r"(?=.*[A-ZÄÖÜ].*[A-ZÄÖÜ])[A-ZÄÖÜ][A-Za-zÄÖÜäöü.]{1,9}\Z")


_ISH: Final = re.compile(r"(?<=[a-zäöü]{3})isch(?:e[mnrs]?)?\Z")


def ish(form: str) -> str:
    """The stem of an adjective in -isch as states have them: "karsischen" -> "kars"; empty if it is none."""
    return form[: found.start()] if form[:1].islower() and (found := _ISH.search(form)) is not None else ""


def owner_of(scene: Scene, phrase: Phrase | None, head: int, first: int, stop: int) -> tuple[Entity | None, int, int]:
    """Who a noun belongs to, and the mention's extent with the words that say so."""
    tables = scene.tables
    front = prefix_of(scene, scene.forms[head])
    if front is not None:
        return front, first, stop
    k = head - 1
    while (
        k >= 0
        and (scene.tokens[k].tag == "ADJA" or scene.forms[k][:1].isupper())
        and scene.sentence[k] == scene.sentence[head]
    ):
        found = tables.adjective(scene.forms[k])
        if found and scene.tokens[k].tag in ("ADJA", "NE", "NN", "ADJD", "NNA"):
            return scene.tabled(found[0], "table:adjective"), min(k, first), stop
        if scene.ish and (named := scene.ish.get(ish(scene.forms[k]))) is not None:
            return named, min(k, first), stop
        if scene.tokens[k].tag != "ADJA":
            break
        k -= 1
    if phrase is None:
        return None, first, stop
    if phrase.determiner is not None and phrase.determiner.lower in ("deren", "dessen"):
        held = pronouns.possessor(scene, phrase, people=False)
        return (held[0] if held else None), first, stop
    if phrase.owner is not None and (mention := mention_of(scene, phrase.owner)) is not None:
        return mention.entity, mention.first, stop
    for genitive in phrase.genitives:
        mention = mention_of(scene, genitive)
        if mention is not None:
            if mention.entity.kind == "person":
                return mention.entity, first, stop
            return mention.entity, first, max(stop, mention.stop)
    for attribute in phrase.attributes:
        if attribute.prep in ("von", "in", "aus", "bei"):
            mention = mention_of(scene, attribute)
            if mention is not None and mention.entity.kind == "person":
                return mention.entity, first, stop
            if mention is not None and attribute.prep == "aus" and mention.entity.kind != "state":
                continue
            if mention is not None:
                return mention.entity, first, max(stop, mention.stop)
            town = town_of(scene, attribute)
            if town is not None:
                return town, first, max(stop, attribute.core)
    return None, first, stop


def town_of(scene: Scene, phrase: Phrase) -> Entity | None:
    """The state of a capital named as a place: "das Kabinett in Wellington"."""
    match = scene.tables.match(scene.forms, phrase.head.index)
    if match is None and phrase.name is not None:
        match = scene.tables.match(scene.forms, phrase.name[0])
    if match is not None and match.form_kind in ("capital", "seat") and match.entry.kind == "state":
        return scene.tabled(match.entry.id, "table:capital")
    return None


def mention_of(scene: Scene, phrase: Phrase) -> Mention | None:
    """The mention that a phrase is: on its head, its name, or its first words."""
    claim = scene.claims[phrase.head.index]
    if claim is None and phrase.name is not None:
        claim = scene.claims[phrase.name[0]]
    return claim


def prefix_of(scene: Scene, form: str, *, topics: bool = False) -> Entity | None:
    """The actor in front of a compound ("US-Armee", "VDR-Landesvorsitzende"); not its topic."""
    if "-" in form:
        parts = form.split("-")
        for cut in range(len(parts) - 1, 0, -1):
            known = scene.aliases.get("-".join(parts[:cut]).lower())
            if known is not None:
                return known
    found = scene.tables.prefix(form)
    if found is None and "-" in form and (known := _named_with(scene, form.partition("-")[0])) is not None:
        return known
    if found is None and "-" in form:
        front, _, rest = form.rpartition("-")
        if _fronts_a_body(scene, front, rest):
            return scene.aliases.setdefault(
                front.lower(), scene.entity(f"named:{front.lower()}", "organisation", front, "named:prefix")
            )
    if found is None or (found.about and not topics):
        return None
    if found.weak and found.entry.id not in scene.entities and not _held(scene, form, found.rest):
        return None
    return scene.tabled(found.entry.id, "table:prefix")


#: Kinds of roles that persons have in a party, a union or a company, so that the word in front is its name.
_HELD: Final = frozenset(
    "spokesperson executive union_leader party_leader negotiator politician legislator candidate union "
    "councillor".split()
)


def _held(scene: Scene, form: str, rest: str) -> bool:
    """Whether a role says that a word in front of it is a name: "Bahn-Personalvorstand", "Grünen-Politikerin"."""
    role = scene.tables.role(rest)
    return role is not None and role.kind in _HELD and "-" in form


def _named_with(scene: Scene, word: str) -> Entity | None:
    """The one organisation of the report whose name ends in a word: "Vereinigung Cockpit" for "Cockpit-Präsident"."""
    if len(word) < _SHORTEST_FRONT or not word[:1].isupper() or word.lower() in words().fronts:
        return None
    if scene.tables.collective(word) is not None or scene.tables.role(word) is not None:
        return None
    found = list(dict.fromkeys(e for e in scene.endings.get(word, ())[:_FEW] if e.mentions))
    return found[0] if len(found) == 1 else None


#: Kinds of roles whose front names the body ("Voltara-Sprecherin", "Terrakohle-Vorstand").
_LED: Final = frozenset(
    "spokesperson executive leader union_leader union party_leader negotiator rebel employer".split()
)
_SHORTEST_FRONT: Final = 4
#: How many names with the same last word are looked at.
_FEW: Final = 8


def _fronts_a_body(scene: Scene, front: str, rest: str) -> bool:
    """Whether the front of a compound with a hyphen is a body never seen before."""
    if ACRONYM.match(front):
        return front not in ("US", "TV", "PR", "IT")
    if len(front) < _SHORTEST_FRONT or not front[:1].isupper() or front.lower() in words().fronts or "-" in front:
        return False
    if scene.tables.collective(front) is not None or scene.tables.role(front) is not None:
        return False
    role = scene.tables.role(rest)
    return role is not None and role.kind in _LED and not role.about and scene.tables.given_name(front) is None
