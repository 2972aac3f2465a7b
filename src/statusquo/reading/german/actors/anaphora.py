"""Definite bodies that point back ("die Gewerkschaft", "das Land", "die beiden Staaten") and pronouns."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from statusquo.language.actors import Collective
from statusquo.reading.german.actors import forms, pronouns
from statusquo.reading.german.actors.bodies import claim_owned, only_seat
from statusquo.reading.german.actors.named import PARTS
from statusquo.reading.german.actors.owners import ACRONYM, owner_of
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.actors.topic import OWNERS
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Phrase

#: Collective nouns that stand for any state, alliance or organisation named before.
_SORTS: Final = {
    "state": frozenset("land staat republik königreich nation nachbarland supermacht atommacht seite".split()),
    "alliance": frozenset("allianz bündnis union gemeinschaft militärbündnis verteidigungsbündnis staatenbund".split()),
}
#: Sectors whose noun may point to a body never seen before.
_OPEN: Final = frozenset({"union", "association", "company"})
#: Beginnings of nouns for the inner bodies of a party or company ("Bundesvorstand", "Parteispitze").
_INNER: Final = words().inner
#: What an inner body of another name may belong to.
_OF_ANY: Final = ("party", "company", "union", "")
_BACK: Final = 4
#: Sentences in which a state must have acted to be the one whose government is meant.
_STAGE: Final = 6


def pointing(scene: Scene, heads: list[int], domestic: Entity | None) -> None:
    """Resolve definite bodies left open by ``bodies``."""
    for head in heads:
        if scene.claims[head] is not None:
            continue
        size, noun = scene.tables.collective_at(scene.forms, head)
        if noun is None:
            continue
        phrase = scene.heads.get(head)
        owner, first, stop = owner_of(scene, phrase, head, head, head + size) if phrase is not None else (None, 0, 0)
        placed = owner is not None and only_seat(scene, head, noun, owner)
        if owner is not None and owner.kind in ("organisation", "group", "alliance", "state") and not placed:
            claim_owned(scene, noun, owner, first, stop, head)  # known only now
            continue
        if phrase is not None and phrase.determination == "possessive" and _own(scene, phrase, head, size, noun):
            continue
        _point(scene, head, size, noun, domestic)
        if phrase is not None and phrase.determination == "possessive" and (claim := scene.claims[head]) is not None:
            _teach(scene, phrase, noun, claim.entity)
    for head in heads:
        if scene.claims[head] is None:
            _owned_by_now(scene, head)


def _unknown(entity: Entity) -> bool:
    """Whether a body is known by a name only that does not say what it is."""
    named = entity.key.startswith("named:") and entity.table is None
    return named and entity.kind == "organisation" and entity.sector == "" and not entity.noun.endswith(OWNERS)


#: Sectors of bodies that a person belongs to ("seine Partei").
_BELONGS: Final = frozenset({"party", "union", "association", "employers", "company", "rebels", "religion"})


def _own(scene: Scene, phrase: Phrase, head: int, size: int, noun: Collective) -> bool:
    """ "Seine Regierung", "ihre Armee", "sein Kreistag": claim the body of whoever the possessive means."""
    held = pronouns.possessor(scene, phrase)
    owner = held[0] if held else None
    if owner is not None and owner.kind == "person":
        owner = owner.acts_for.party if owner.acts_for is not None else None
    if owner is None:
        return False
    word = noun.word.lower()
    if word in _SORTS["state"] or (noun.merges and not noun.dependent):
        if owner.kind != "state":
            return False
        scene.claim(owner, head, head + size, head, "anaphor", place=scene.is_place(head))
        return True
    if noun.sector in _BELONGS and held[0].kind == "person":
        if scene.sector_of(owner) != noun.sector:
            return False
        scene.claim(owner, head, head + size, head, "anaphor")
        return True
    if noun.kind == "organisation" and held[0].kind != "person" and noun.word.lower() not in PARTS:
        claim_owned(scene, noun, owner, head, head + size, head)
        return True
    return False


def _teach(scene: Scene, phrase: Phrase, noun: Collective, body: Entity) -> None:
    """ "Ihre Gewerkschaft sei bereit, sagte Berg": the body tells for whom a person without a party acts."""
    held = pronouns.possessor(scene, phrase)
    if not held or held[0].kind != "person" or held[0].acts_for is not None or body.kind == "person":
        return
    if noun.sector in _BELONGS or noun.word.lower() in _SORTS["state"] or noun.merges:
        held[0].acts_for = body.party


def _owned_by_now(scene: Scene, head: int) -> None:
    """ "Der Flügel ihrer Partei": claim a body whose owner is known only now."""
    size, noun = scene.tables.collective_at(scene.forms, head)
    phrase = scene.heads.get(head)
    if noun is None or not noun.dependent or phrase is None or noun.kind != "organisation":
        return
    owner, first, stop = owner_of(scene, phrase, head, head, head + size)
    if owner is not None and owner.kind in ("organisation", "group", "alliance"):
        claim_owned(scene, noun, owner, first, stop, head)


def _point(scene: Scene, head: int, size: int, noun: Collective, domestic: Entity | None) -> None:
    phrase = scene.heads.get(head)
    determination = phrase.determination if phrase is not None else ""
    word = noun.word.lower()
    first = head
    if phrase is not None and phrase.adjectives:
        first = min([head, *(t.index for t in phrase.adjectives if t.index < head)])
    plural = noun.number == "pl" or (phrase is not None and phrase.numbers == frozenset({"pl"}))
    clause = scene.clauses[head]
    if phrase is not None and clause is not None and clause.subject is phrase and clause.verb is not None:
        plural = plural or ("pl" in phrase.numbers and clause.verb.number == "pl")
    if plural and not (noun.kind == "state" and noun.number == "pl" and not noun.dependent and domestic is not None):
        return
    if determination not in ("definite", "demonstrative", "possessive", "") and noun.kind != "organisation":
        return
    place = scene.is_place(head)
    if word == "gegenseite":
        found = _opposite(scene, head)
        if found is not None:
            scene.claim(found, first, head + size, head, "anaphor")
        return
    if word in _SORTS["state"] or (noun.kind == "state" and noun.sector == "state"):
        if place or determination not in ("definite", "demonstrative") or noun.modifier:
            return
        beside = word.startswith("nachbar")
        own = _subject(scene, head) if beside else None
        found = before(scene, head, lambda e: e.kind == "state" and e is not own)
        if found is not None and (beside or scene.role_of(head) in ("subject", "agent", "dative", "object")):
            scene.claim(found, first, head + size, head, "anaphor")
        return
    if word in _SORTS["alliance"] and noun.kind == "alliance":
        found = before(scene, head, lambda e: e.noun == word and e.table is None, back=30)
        found = found or before(scene, head, lambda e: e.kind == "alliance", back=30)
        if found is not None:
            scene.claim(found, first, head + size, head, "anaphor")
        return
    if noun.kind == "state":
        if noun.dependent or determination == "indefinite":
            return
        if noun.number == "pl" and any(scene.tokens[k].tag == "CARD" for k in range(max(0, first - 2), head)):
            return  # "zwei Generäle" are not the army
        if phrase is not None and phrase.determiner is not None and phrase.determiner.lower.startswith("unser"):
            return  # "einen Abzug unserer Truppen wird es nicht geben": of whoever speaks, not of the state named last
        there = phrase is not None and any(t.lower.startswith("dortig") for t in phrase.adjectives)
        owner = before(scene, head, lambda e: e.kind == "state", back=2) if there else None
        owner = owner or domestic or _ruled(scene, head)
        if owner is None and noun.sector in ("government", "military") and determination == "definite":
            owner = scene.entity("body:regierung:", "state", noun.word, "body:government")
            owner.gender = owner.gender or noun.gender
        if owner is None and noun.sector == "prosecution" and determination in ("definite", ""):
            owner = scene.entity(f"body:{word}:", "organisation", noun.word, "body:prosecution")
            owner.gender, owner.noun, owner.sector = noun.gender, word, noun.sector
        if owner is not None:
            scene.claim(owner, first, head + size, head, "body", place=place)
        return
    european = _commission(scene, word) if not noun.modifier and determination == "definite" else None
    if european is not None:
        scene.claim(european, first, head + size, head, "anaphor")
        return
    full = f"{noun.modifier}{noun.word}".lower() if noun.modifier else word
    found = before(scene, head, lambda e: e.noun == full and e.kind in ("organisation", "group"), back=30)
    if found is None:
        found = _of_sector(scene, head, noun, full)
    if found is None and not noun.modifier and noun.sector in _OPEN:
        short = noun.sector != "company"
        found = before(scene, head, lambda e: _unknown(e) and (ACRONYM.match(e.name) is not None) is short, back=30)
        if found is None and not short:
            found = before(scene, head, _unknown, back=30)
    if found is None and (word in PARTS or full.startswith(_INNER)):
        found = salient(
            scene,
            head,
            lambda e: e.kind == "organisation" and scene.sector_of(e) in words().part_of.get(full, _OF_ANY),
        )
    if found is not None and noun.sector in _OPEN and found.sector == "":
        found.sector = noun.sector
    if found is not None and determination not in ("indefinite", "quantity"):
        scene.claim(found, first, head + size, head, "anaphor")
        return
    if noun.dependent or (determination == "indefinite" and not noun.modifier):
        return
    if noun.sector == "media" and (determination != "definite" or (place and first == head)):
        return
    if full in _VAGUE and scene.role_of(head) not in ("subject", "agent") and not scene.prep_of(head):
        return  # "begrüßte die Initiative": what somebody proposed
    if full in _VAGUE and any(
        part.prep in ("mit", "von") for part in (phrase.attributes if phrase is not None else ())
    ):
        return  # "von der Vereinigung mit dem Norden"
    if noun.sector == "company" and determination == "possessive":
        return  # "seine Zulieferer": whoever they are
    key = f"body:{full}:"
    entity = scene.entity(
        key,
        "group" if noun.kind == "group" else "organisation",
        forms.body_name(scene, head, head + size, head),
        f"body:{noun.sector}",
    )
    entity.gender, entity.noun, entity.sector = noun.gender, full, noun.sector
    scene.nouns[full] = entity
    scene.claim(entity, first, head + size, head, "body", place=place)


#: Nouns for bodies that are more often deeds.
_VAGUE: Final = frozenset(listed("vague"))


def _subject(scene: Scene, head: int) -> Entity | None:
    """Whom the clause of a token is about, if it is an actor."""
    clause = scene.clauses[head]
    subject = clause.subject if clause is not None else None
    claim = scene.claims[subject.head.index] if subject is not None else None
    if claim is None and subject is not None and subject.name is not None:
        claim = scene.claims[subject.name[0]]
    return claim.entity.party if claim is not None else None


def _opposite(scene: Scene, head: int) -> Entity | None:
    """ "Die Gegenseite": the party named most, near by, that is not the one that acted or spoke last."""
    last: Entity | None = None
    for mention in scene.among(scene.floor(head, 2), head):
        if scene.role_of(mention.head) in ("subject", "agent") and mention.sort != "label":
            last = mention.entity.party
    if last is None:
        return None
    best: tuple[int, int] | None = None
    found: Entity | None = None
    for mention in scene.among(scene.floor(head, _BACK), head):
        party = mention.entity.party
        if party is last or party.kind == "person" or mention.place or scene.sector_of(party) == "media":
            continue
        score = (len(party.mentions), mention.first)
        if best is None or score > best:
            best, found = score, party
    return found


def _commission(scene: Scene, word: str) -> Entity | None:
    """ "Die Kommission", "die Behörde" of the European Union, where the report is about it."""
    known, union = scene.entities.get("EUCOM"), scene.entities.get("EU")
    if known is not None and known.mentions and word in ("kommission", "behörde"):
        return known
    if word == "kommission" and union is not None and union.mentions:
        return scene.tabled("EUCOM", "table:anaphor")
    return None


def _of_sector(scene: Scene, head: int, noun: Collective, full: str) -> Entity | None:
    """The body named before that a definite noun fits: of its sector, or with a noun that ends in it."""
    generic = words().generic.get(noun.sector, frozenset())

    def fits(entity: Entity) -> bool:
        if entity.kind not in ("organisation", "group") or entity.number == "pl":
            return False
        if entity.noun and entity.noun != full and entity.noun.endswith(full):
            return True
        own = scene.sector_of(entity)
        if full in generic:
            return own == noun.sector and entity.noun not in _UNNAMED
        return own == noun.sector and entity.table is not None and not full.endswith("ausschuss")

    return salient(scene, head, fits)


#: Bodies without a name of their own are no party that "das Unternehmen" would point to.
_UNNAMED: Final = frozenset(listed("unnamed"))


#: What each mention of a body adds to its chance to be meant, and how many of them count.
_OFTEN: Final = 0.4
_MOST: Final = 5


def salient(scene: Scene, head: int, fits: Callable[[Entity], bool]) -> Entity | None:
    """The entity before a token that fits: the nearest, subjects before others of the same sentence."""
    best: tuple[float, int] | None = None
    found: Entity | None = None
    here = scene.sentence[head]
    for mention in scene.among(scene.floor(head, 30), head):
        if not fits(mention.entity):
            continue
        score = (1.5 if scene.role_of(mention.head) in ("subject", "agent") else 0.0) - (
            here - scene.sentence[mention.first]
        )
        score += _OFTEN * min(len(mention.entity.mentions), _MOST)  # whom the report is about
        if best is None or (score, mention.first) > best:
            best, found = (score, mention.first), mention.entity
    return found


def _ruled(scene: Scene, head: int) -> Entity | None:
    """The state whose government or army it is: the last one named, but not one that only told words speak of.

    "Norland bietet einen Abzug an. Auch Sudland müsse abziehen, heißt es. Die Regierung ...": whom the demand is about
    does not become whom the report is about.
    """
    last = before(scene, head, lambda e: e.kind == "state", back=30)
    acting = [
        mention.entity
        for mention in scene.among(scene.floor(head, _STAGE), head)
        if mention.entity.kind == "state" and _acts_now(scene, mention.head)
    ]
    return acting[-1] if acting and not any(entity is last for entity in acting) else last


def _acts_now(scene: Scene, index: int) -> bool:
    clause = scene.clauses[index]
    return (
        clause is not None
        and clause.verb is not None
        and clause.verb.mood in ("indicative", "ambiguous")
        and scene.role_of(index) == "subject"
    )


def before(scene: Scene, head: int, fits: Callable[[Entity], bool], back: int = _BACK) -> Entity | None:
    """The entity last mentioned before a token that fits, at most ``back`` sentences earlier."""
    floor = scene.floor(head, back)
    best: Entity | None = None
    for mention in scene.among(floor, head):
        if fits(mention.entity):
            best = mention.entity
    return best
