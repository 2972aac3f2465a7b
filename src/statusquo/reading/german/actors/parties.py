"""For whom a role acts, from the role phrase itself: "US-Außenminister", "Berlins Finanzsenator", "Sprecherin der GEW".

In this order: the front of a compound, an adjective, a name before the noun, a genitive or a phrase with "von", a
possessive, and the modifier of the role ("Senatssprecher", "Bundeskanzlerin").
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors import pronouns
from statusquo.reading.german.actors.named import unknown_body
from statusquo.reading.german.actors.owners import mention_of, prefix_of, town_of
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.analysis import Phrase

#: Roles that an office of a state has where nothing else says whose it is.
STATE_ROLES: Final = frozenset({"head", "minister", "deputy", "monarch"})
#: Roles that say nothing about a party.
PRIVATE: Final = frozenset(
    "expert journalist relative witness artist athlete lawyer accused person activist host successor "
    "counterpart".split()
)
#: Parts of a body and topics, which are no party of their own.
_UNITS: Final = frozenset(
    "abteilung delegation gruppe verhandlungen gespräche operation mission bereich ressort einheit "
    "ermittlungen untersuchung büro stab "
    "kabinett team liste spitze reihen ausschuss ausschusses fraktion woche jahr tag konferenz runde welt "
    "stadt landes land".split()
)


def party_of(scene: Scene, head: int, phrase: Phrase | None, role: Role) -> Entity | None:
    """For whom a role acts, from the role phrase itself."""
    form = scene.forms[head]
    front = prefix_of(scene, form)
    if front is not None:
        if front.key == "EU" and role.kind == "commissioner" and "EUCOM" in scene.entities:
            return scene.entities["EUCOM"]
        front.shadow.append((head, head + 1))
        return front
    k = head - 1
    while (
        k >= 0
        and scene.sentence[k] == scene.sentence[head]
        and (scene.tokens[k].tag == "ADJA" or scene.forms[k][:1].isupper())
    ):
        found = scene.tables.adjective(scene.forms[k]) if scene.claims[k] is None else ()
        if found:
            entity = scene.tabled(found[0], "table:adjective")
            entity.shadow.append((k, head + 1))
            return entity
        if scene.tokens[k].tag != "ADJA":
            break
        k -= 1
    claim = scene.claims[head - 1] if head else None
    if head > 1 and scene.forms[head - 1] in ("'", "’") and scene.claims[head - 2] is not None:
        return scene.claims[head - 2].entity  # type: ignore[union-attr]
    if phrase is not None:
        if phrase.owner is not None and (mention := mention_of(scene, phrase.owner)) is not None:
            return mention.entity
        bare = phrase.owner is None and phrase.first >= head and scene.tokens[head - 1].tag == "NE"
        if claim is not None and bare and scene.forms[head - 1].endswith(("s", "'", "’")):
            return claim.entity
        parts = (*phrase.genitives, *(a for a in phrase.attributes if a.prep in ("von", "bei", "in", "aus", "zu")))
        for part in parts:
            for member in part.members:
                found_party = _part(scene, member, role)
                opposed = found_party is not None and found_party.sector == "opposition" and role.kind in STATE_ROLES
                if found_party is not None and not opposed:
                    return found_party
        if phrase.participle is not None:
            for index in range(phrase.first, head):
                found = scene.tables.adjective(scene.forms[index]) if scene.tokens[index].tag == "ADJA" else ()
                if found:
                    return scene.tabled(found[0], "table:adjective")
    if phrase is not None and phrase.determiner is not None and _possessive(phrase):
        led = role.kind in _LED
        held = pronouns.possessor(scene, phrase, people=not led)
        return held[0] if held and held[0].kind != "person" else None
    nearby = _by_tokens(scene, head, role)
    return nearby if nearby is not None else _by_modifier(scene, head, role)


#: Roles that bodies have, and no persons: "ihr Vorsitzender", "deren Rechtsexpertin".
_LED: Final = frozenset(
    "leader party_leader union_leader executive spokesperson head legislator expert negotiator politician minister "
    "candidate".split()
)


def _possessive(phrase: Phrase) -> bool:
    relative = phrase.determiner is not None and phrase.determiner.lower in ("deren", "dessen")
    return phrase.determination == "possessive" or relative


def _part(scene: Scene, part: Phrase, role: Role, depth: int = 0) -> Entity | None:
    """The party in an attribute of a role: its mention, its adjective, its own attributes, a body never seen before."""
    mention = mention_of(scene, part)
    if mention is not None and mention.sort != "title":
        return mention.entity
    if part.prep in ("in", "bei", "zu"):
        town = town_of(scene, part) if part.prep == "in" else None
        if town is not None or part.prep != "bei":
            return town
    for token in part.adjectives:
        ids = scene.tables.adjective(token.form)
        if ids and depth == 0:
            entity = scene.tabled(ids[0], "table:adjective")
            entity.shadow.append((token.index, part.head.index + 1))
            return entity
    front = prefix_of(scene, part.head.form)
    if front is not None:
        front.shadow.append((part.head.index, part.head.index + 1))
        return front
    if part.owner is not None and (mention := mention_of(scene, part.owner)) is not None:
        return mention.entity
    inner = scene.tables.role(part.head.form) or scene.tables.collective(part.head.form)
    if depth < 2 and (inner is not None or part.head.lower in _UNITS):
        for below in (*part.genitives, *(a for a in part.attributes if a.prep in ("von", "bei"))):
            found = _part(scene, below, role, depth + 1)
            if found is not None:
                return found
    if role.kind in PRIVATE or role.kind in ("relative", "monarch") or part.head.lower in _UNITS:
        return None
    return unknown_body(scene, part)


def _by_tokens(scene: Scene, head: int, role: Role) -> Entity | None:
    """The mention right behind "Sprecher der", where no phrase was built."""
    forms = scene.forms
    k = head + 1
    if k >= len(forms) or forms[k] not in ("der", "des", "von", "vom", "beim", "bei"):
        return None
    for j in range(k + 1, min(k + 5, len(forms))):
        claim = scene.claims[j]
        if claim is not None:
            return claim.entity if claim.sort != "title" else None
        if scene.tokens[j].tag not in ("ART", "ADJA", "APPRART"):
            return None
    return None


def _by_modifier(scene: Scene, head: int, role: Role) -> Entity | None:
    """The body in the role's own compound: "Senatssprecher", "Bundesinnenminister", "Armeesprecher"."""
    form = scene.forms[head]
    if form.startswith("Bund") and (role.modifier.startswith("Bundes") or role.word.startswith("Bundes")):
        return federal(scene, head)
    if form.startswith("Landes") and role.kind in STATE_ROLES:
        return _land(scene, head)
    word = role.modifier or role.word
    if word.startswith("Opposition"):
        return scene.nouns.get("opposition") or _opposition(scene, head)
    if role.speaks and len(word) > 4 and "-" not in word:
        body = word.removesuffix(role.word.lower()) if role.modifier else word.lower().removesuffix("sprecher")
        for stem in (body, body.removesuffix("s"), body.removesuffix("en"), body + "e"):
            noun = scene.tables.collective(stem.capitalize()) if len(stem) > 3 else None
            if noun is None:
                continue
            known = scene.nouns.get(noun.word.lower())
            if known is not None and known.kind == "organisation":
                return known
            if noun.kind == "organisation":
                entity = scene.entity(f"body:{noun.word.lower()}:", "organisation", noun.word, f"body:{noun.sector}")
                entity.gender, entity.noun, entity.sector = noun.gender, noun.word.lower(), noun.sector
                scene.nouns[entity.noun] = entity
                entity.shadow.append((head, head + 1))
                return entity
    return None


def _opposition(scene: Scene, head: int) -> Entity:
    """The opposition that only an "Oppositionsführer" names."""
    entity = scene.entity("body:opposition:", "group", "Opposition", "body:opposition")
    entity.gender, entity.noun, entity.sector = "f", "opposition", "opposition"
    scene.nouns.setdefault("opposition", entity)
    entity.shadow.append((head, head + 1))
    return entity


def _land(scene: Scene, head: int) -> Entity:
    """The Land of a "Landesminister": the region named most, else its government, named by the role alone."""
    lands = [e for e in scene.cast if e.table is not None and e.table[2:3] == "-" and e.mentions]
    if lands:
        return max(lands, key=lambda e: (len(e.mentions), e.key))
    entity = scene.entity("body:landesregierung:", "organisation", "Landesregierung", "body:government")
    entity.gender, entity.noun, entity.sector = "f", "landesregierung", "government"
    scene.nouns.setdefault(entity.noun, entity)
    entity.shadow.append((head, head + 1))
    return entity


def federal(scene: Scene, head: int) -> Entity:
    """The state of a "Bundes-" word: Austria or Switzerland where the report is about them, else Germany."""
    counts = {key: len(scene.entities[key].mentions) if key in scene.entities else 0 for key in ("DEU", "AUT", "CHE")}
    best = max(("DEU", "AUT", "CHE"), key=lambda key: counts[key])
    entity = scene.tabled(best, "table:federal")
    entity.shadow.append((head, head + 1))
    return entity


def of_state(scene: Scene, role: Role) -> bool:
    """Whether the office is one of a state body: "Regierungssprecher", "Armeesprecher"."""
    noun = scene.tables.collective(_front(role)) if _front(role) else None
    return noun is not None and noun.merges


def _front(role: Role) -> str:
    """The first half of a role noun without its joint: "Regierung" of "Regierungssprecher"."""
    for tail in ("sprecherin", "sprecher", "vertreterin", "vertreter", "beamte", "chef", "chefin", "führer"):
        if role.word.lower().endswith(tail) and len(role.word) > len(tail) + 3:
            return role.word[: -len(tail)].removesuffix("s")
    return role.modifier.removesuffix("s").removesuffix("-") if len(role.modifier) > 3 else ""
