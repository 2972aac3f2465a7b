"""Bodies and groups: "libysche Armee", "Parlament in Mexiko-Stadt", "Gewerkschaft Erziehung und Wissenschaft (GEW)".

A collective noun finds its owner in adjectives, in a name before it, in a genitive, in a phrase with "in", "von" or
"aus", or in the front of a compound. State bodies merge into their state. Other bodies take a name that follows, a
quoted one too. Definite bodies without owner or name ("die Regierung", "die Gewerkschaft") are left to ``anaphora``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from statusquo.language.actors import Collective
from statusquo.reading.german.actors import forms
from statusquo.reading.german.actors.named import own_name
from statusquo.reading.german.actors.owners import owner_of
from statusquo.reading.german.actors.scene import Entity, Scene, regions
from statusquo.reading.german.analysis import Phrase

_FOLDED: Final = frozenset({"party"})
#: Words that make a noun stand for two actors.
BOTH: Final = frozenset({"beide", "beiden", "beider"})
#: Sectors whose groups act for their state.
_ARMED: Final = frozenset({"military", "police", "intelligence", "observers", "delegation"})
#: Parts of a body that are the body itself: "Tarifkommission der Gewerkschaft ver.di", "Vorstand der Bahn".
PARTS: Final = frozenset(
    "vorstand management tarifkommission führung spitze verwaltung seite leitung präsidium".split()
)


def bodies(scene: Scene) -> list[int]:
    """Find bodies and groups; returns the heads of those left to ``anaphora``."""
    open_heads: list[int] = []
    for sentence in scene.analysis.sentences:
        for head in range(sentence.first, sentence.stop):
            token = scene.tokens[head]
            if not token.form[:1].isupper() or token.is_mark:
                continue
            if token.form == "(":
                continue
            size, noun = scene.tables.collective_at(scene.forms, head)
            claimed = scene.claims[head]
            if noun is None or not token.is_noun or claimed is not None or head in scene.blocked:
                continue
            if head in scene.role_tokens:
                continue
            follows = scene.claims[head + 1] if head + 1 < sentence.stop else None
            if follows is not None and follows.sort == "person" and scene.tables.role(token.form) is not None:
                continue
            if not _at(scene, head, size, noun):
                open_heads.append(head)
    return open_heads


def _at(scene: Scene, head: int, size: int, noun: Collective) -> bool:
    """Claim the body with this head; False if it has neither owner nor name."""
    phrase = scene.heads.get(head)
    if not _number_fits(noun, phrase):
        return True
    first, stop = _extent(phrase, head, size)
    if BOTH & {scene.tokens[k].lower for k in range(max(0, head - 3), head)}:
        return True  # "beide Seiten": two actors, see ``pronouns``
    named = own_name(scene, head, size, first, noun)
    if named:
        return True
    owner, first, stop = owner_of(scene, phrase, head, first, stop)
    if owner is not None and owner.kind == "person":
        owner = owner.acts_for
        if owner is None and noun.merges:
            return False
    if owner is not None:
        claim_owned(scene, noun, owner, first, stop, head)
        return True
    plural = (phrase is not None and phrase.numbers == frozenset({"pl"})) or noun.number == "pl"
    if noun.kind == "organisation" and plural and noun.sector not in ("region", "body", "commission"):
        noun = replace(noun, kind="group", number="pl")
    if noun.sector == "group" and first < head and plural:
        noun = replace(noun, dependent=False, sector="armed")
    if noun.sector == "region" and not named:
        return True
    if noun.dependent and noun.sector == "protest" and plural and _acting(scene, head):
        noun = replace(noun, dependent=False)  # "seine Anhänger blockierten Straßen"
    if noun.dependent or noun.kind == "state":
        return False
    if noun.kind == "group" and (noun.number == "pl" or first < head or noun.sector in ("coalition", "opposition")):
        if noun.sector in ("media", "experts", "people", "group", "witnesses") and not _acting(scene, head):
            return True
        entity = _body(scene, noun, None, forms.body_name(scene, first, stop, head))
        scene.claim(entity, first, stop, head, "body", place=scene.is_place(head))
        return True
    return False


def _acting(scene: Scene, head: int) -> bool:
    role = scene.role_of(head)
    return role in ("subject", "agent", "dative") or scene.prep_of(head) in (
        "laut",
        "zufolge",
        "zwischen",
        "gegen",
        "mit",
    )


def _number_fits(noun: Collective, phrase: Phrase | None) -> bool:
    """Whether the number of the phrase allows this reading ("die Lehrer", not "der Lehrer")."""
    if noun.number != "pl" or noun.kind == "organisation" or phrase is None or not phrase.numbers:
        return True
    return "pl" in phrase.numbers


def _extent(phrase: Phrase | None, head: int, size: int) -> tuple[int, int]:
    """The head with the adjectives and numbers before it."""
    first = head
    if phrase is not None:
        inside = [token.index for token in phrase.adjectives if token.index < head]
        if inside:
            first = min(inside)
            extended = phrase.participle
            if extended is not None and (extended.agent is not None or extended.complements):
                first = head if extended.token.index in inside else first
        det = phrase.determiner
        if det is not None and det.index >= first and det.index < head:
            first = det.index + 1
    return first, head + size


#: Governments of parts of states, which are the Land itself.
_LANDS: Final = frozenset({"landesregierung", "staatsregierung", "regionalregierung", "regierung"})


def claim_owned(scene: Scene, noun: Collective, owner: Entity, first: int, stop: int, head: int) -> None:
    """Claim a body that belongs to someone: merged into a state or party, or a body of its own."""
    if noun.sector == "region":
        return  # "die Städte Thailands", "die serbische Provinz": places
    party = owner.party if owner.kind == "person" else owner
    members = noun.sector == "government" and noun.kind == "group" and party.kind == "alliance"
    counted = noun.number == "pl" and any(scene.tokens[k].tag == "CARD" for k in range(max(0, first - 1), head))
    if counted and noun.sector in _ARMED:
        noun = replace(noun, kind="group")
    ruled = noun.word.lower() in _LANDS and party.table in regions() and noun.number != "pl"
    merges = (noun.merges or members or ruled) and party.kind in ("state", "organisation", "alliance")
    folded = party.kind == "organisation" and (noun.sector in _FOLDED or noun.word.lower() in PARTS)
    folded = folded and party.table not in regions()  # "Südtiroler Volkspartei"
    fighters = noun.sector == "rebels" and noun.kind == "group" and scene.sector_of(party) == "rebels"
    place = scene.is_place(head)
    if noun.sector == "union" and scene.sector_of(party) == "company" and stop > head + 1:
        stop = head + 1  # "Betriebsrat der Regiobahn": the company is named too
    if merges or folded or fighters:
        scene.claim(party, first, stop, head, "body", place=place)
        return
    entity = _body(scene, noun, party, forms.body_name(scene, first, stop, head))
    if noun.sector == "wing" and entity.acts_for is None and party is not entity:
        entity.acts_for = party
    sent = noun.word == "Beobachter" and party.kind in ("alliance", "organisation")
    if sent and entity.acts_for is None:
        entity.acts_for = party
    linked = noun.kind == "organisation" or noun.sector in _ARMED
    if (
        entity.acts_for is None
        and linked
        and noun.sector not in ("company", "association", "union", "party", "region")
        and (party.kind in ("state", "alliance"))
    ):
        entity.acts_for = party
    scene.claim(entity, first, stop, head, "body", place=place)


#: Nouns of a group that is named by many words in one report.
_ONE_GROUP: Final = {"employers": "arbeitgeber", "opposition": "opposition", "coalition": "koalition"}


def _body(scene: Scene, noun: Collective, owner: Entity | None, name: str) -> Entity:
    """The body or group of that noun and owner; without an owner, the one that was named by the noun before."""
    word = f"{noun.modifier}{noun.word}".lower() if noun.modifier else noun.word.lower()
    if noun.kind == "group":
        word = _ONE_GROUP.get("opposition" if word.startswith("opposition") else noun.sector, word)
        if noun.sector == "workers":
            word = word[:4]
    if owner is None and (last := scene.nouns.get(word)) is not None:
        return last
    key = f"body:{word}:{owner.key if owner else ''}"
    old = scene.entities.get(f"body:{word}:")
    if owner is not None and old is not None and key not in scene.entities:
        scene.entities[key] = old
    kind = noun.kind if noun.kind != "state" else "organisation"
    if kind == "organisation" and noun.number == "pl":
        kind = "group"
    new = key not in scene.entities
    entity = scene.entity(key, kind, name, f"body:{noun.sector}")
    if new:
        entity.gender, entity.sector, entity.noun = noun.gender, noun.sector, word
        entity.number = "pl" if noun.kind == "group" and noun.number == "pl" else noun.number or "sg"
    scene.nouns[word] = entity
    return entity
