"""Definite nouns for bodies without a name or an owner: "die Gewerkschaft", "das Land", "die Gegenseite", "die Armee".

Each sort of noun has its own way to whom it points; the first that applies decides:

============  =================================================================================
opponent      "die Gegenseite": the party named most that did not act last
federation    "der Bund": Germany, Austria or Switzerland
country       "das Land", "der Nachbarstaat": the state named last
alliance      "das Bündnis": the alliance named last
government    "die Regierung", "die Armee": the state of the paragraph (see ``governments``)
commission    "die Kommission" of the European Union
town          "die Stadt", "die Gemeinde": the town named last that is an actor
organ         "der Aufsichtsrat": of the body that the report is about (see ``organs``)
body          the body of that noun or sector named before; else an actor of its own
============  =================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from statusquo.findings import ActorKind
from statusquo.language.actors import Collective
from statusquo.reading.german.actors import forms, governments, organs, pronouns
from statusquo.reading.german.actors.named import PARTS
from statusquo.reading.german.actors.nearest import before, salient
from statusquo.reading.german.actors.owners import ACRONYM
from statusquo.reading.german.actors.parties import federal
from statusquo.reading.german.actors.scene import PLACE_PREPS, WINDOW, Entity, Scene
from statusquo.reading.german.actors.topic import OWNERS, is_region
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Phrase

#: Collective nouns that stand for any state, alliance or organisation named before.
SORTS: Final = {
    "state": frozenset("land staat republik königreich nation nachbarland supermacht atommacht seite".split()),
    "alliance": frozenset("allianz bündnis union gemeinschaft militärbündnis verteidigungsbündnis staatenbund".split()),
}
#: Sectors whose noun may point to a body never seen before.
_OPEN: Final = frozenset({"union", "association", "company"})
#: Beginnings of nouns for the inner bodies of a party or company ("Bundesvorstand", "Parteispitze").
_INNER: Final = words().inner
#: What an inner body of another name may belong to.
_OF_ANY: Final = ("party", "company", "union", "")
#: Roles of those who do or get something.
_TAKES_PART: Final = frozenset({"subject", "agent", "dative", "object"})
#: Nouns for a part of a land, in lower case ("osten").
_PARTS_OF_LANDS: Final = frozenset(listed("parts_of_lands"))
#: Ends of nouns for what is an authority of a state.
_OFFICES: Final = ("amt", "ministerium", "behörde", "kanzlei", "verwaltung")
#: Nouns for plants, which are things more often than actors.
_PLANTS: Final = frozenset(listed("plants"))
#: Nouns for bodies that are more often deeds.
_VAGUE: Final = frozenset(listed("vague"))
#: Bodies without a name of their own are no party that "das Unternehmen" would point to.
_UNNAMED: Final = frozenset(listed("unnamed"))
#: Sentences looked back for the opponent.
_BACK: Final = 4
#: Sentences looked back for what a report named long before.
_FAR: Final = 30


@dataclass(frozen=True, slots=True)
class _Open:
    """A noun left open.

    Attributes:
        head: its token. first, stop: with its adjectives.
        noun: its entry in the tables. word: that noun, in lower case. full: with the front of its compound.
        phrase: its phrase, if it has one. determination: of the phrase, else empty.
        place: it stands where a place stands.
    """

    head: int
    first: int
    stop: int
    noun: Collective
    word: str
    full: str
    phrase: Phrase | None
    determination: str
    place: bool


def point(scene: Scene, head: int, size: int, noun: Collective, domestic: Entity | None) -> None:
    """Claim a definite noun for whom it points to.

    Args:
        head, size: its first token and the number of its tokens.
        noun: its entry in the tables.
        domestic: the state in which the report plays, if one stands out.
    """
    at = _open(scene, head, size, noun)
    if _plural(scene, at):
        known = noun.kind == "state" and noun.number == "pl" and not noun.dependent
        if not known or (domestic is None and governments.state_at(scene, head) is None):
            return
    if at.determination not in ("definite", "demonstrative", "possessive", "") and noun.kind != "organisation":
        return
    if at.word == "gegenseite":
        found = _opposite(scene, head)
        if found is not None:
            scene.claim(found, at.first, at.stop, head, "anaphor")
    elif at.word == "bund" and not noun.modifier:
        _federation(scene, at)
    elif at.word in SORTS["state"] or (noun.kind == "state" and noun.sector == "state"):
        _country(scene, at)
    elif at.word in SORTS["alliance"] and noun.kind == "alliance":
        _alliance(scene, at)
    elif noun.kind == "state":
        _government(scene, at, domestic)
    elif not (_commission(scene, at) or _town(scene, at) or _organ(scene, at) or _known(scene, at)):
        _new(scene, at)


def _open(scene: Scene, head: int, size: int, noun: Collective) -> _Open:
    phrase = scene.heads.get(head)
    first, word = head, noun.word.lower()
    if phrase is not None and phrase.adjectives:
        first = min([head, *(t.index for t in phrase.adjectives if t.index < head)])
    full = f"{noun.modifier}{noun.word}".lower() if noun.modifier else word
    determination = phrase.determination if phrase is not None else ""
    return _Open(head, first, head + size, noun, word, full, phrase, determination, scene.is_place(head))


def _plural(scene: Scene, at: _Open) -> bool:
    plural = at.noun.number == "pl" or (at.phrase is not None and at.phrase.numbers == frozenset({"pl"}))
    clause = scene.clauses[at.head]
    if at.phrase is not None and clause is not None and clause.subject is at.phrase and clause.verb is not None:
        plural = plural or ("pl" in at.phrase.numbers and clause.verb.number == "pl")
    return plural


def _federation(scene: Scene, at: _Open) -> None:
    """ "Der Bund": the federal state, unless the report has a league of that name ("Ruderbund")."""
    found = before(scene, at.head, lambda e: e.kind == "organisation" and e.noun.endswith("bund"), back=_FAR)
    if found is None and at.determination == "definite":
        found = federal(scene, at.head)
    if found is not None:
        scene.claim(found, at.first, at.stop, at.head, "body", place=at.place)


def _country(scene: Scene, at: _Open) -> None:
    """ "Das Land", "das Nachbarland": the state named last, not the one that acts in the same clause."""
    if at.place or at.determination not in ("definite", "demonstrative") or at.noun.modifier:
        return
    beside = at.word.startswith("nachbar")
    own = _subject(scene, at.head) if beside else None
    plain = at.word == "land"

    def fits(entity: Entity) -> bool:
        land = plain and is_region(entity) and not _only_place(entity)
        return (entity.kind == "state" or land) and entity is not own

    found = before(scene, at.head, fits)
    role = scene.role_of(at.head)
    if found is not None and (
        beside or role in _TAKES_PART or (plain and role == "inside" and not _located(scene, at.head))
    ):
        scene.claim(found, at.first, at.stop, at.head, "anaphor")


def _located(scene: Scene, head: int) -> bool:
    """Whether a genitive is part of a place: "im Osten des Landes", "der Süden des Landes"."""
    phrase, top = scene.heads.get(head), scene.tops[head]
    over = scene.above.get(phrase) if phrase is not None else None
    if top is None or top.prep in PLACE_PREPS or over is None:
        return True
    return over.lemma.lower() in _PARTS_OF_LANDS


def _only_place(entity: Entity) -> bool:
    return all(mention.place for mention in entity.mentions)


def _alliance(scene: Scene, at: _Open) -> None:
    found = before(scene, at.head, lambda e: e.noun == at.word and e.table is None, back=_FAR)
    found = found or before(scene, at.head, lambda e: e.kind == "alliance", back=_FAR)
    if found is not None:
        scene.claim(found, at.first, at.stop, at.head, "anaphor")


def _government(scene: Scene, at: _Open, domestic: Entity | None) -> None:
    """ "Die Regierung", "die Truppen": the state of the paragraph, else an actor of its own."""
    noun, head, phrase = at.noun, at.head, at.phrase
    if noun.dependent or at.determination == "indefinite":
        return
    if noun.number == "pl" and any(scene.tokens[k].tag == "CARD" for k in range(max(0, at.first - 2), head)):
        return  # "zwei Generäle" are not the army
    if phrase is not None and phrase.determiner is not None and phrase.determiner.lower.startswith("unser"):
        return  # "einen Abzug unserer Truppen wird es nicht geben": of whoever speaks, not of the state named last
    there = phrase is not None and any(t.lower.startswith("dortig") for t in phrase.adjectives)
    owner = before(scene, head, lambda e: e.kind == "state", back=2) if there else None
    if owner is None and governments.is_junta(at.full):
        owner = governments.overthrown(scene, head)
    owner = owner or governments.governed(scene, head, domestic)
    if owner is None and noun.sector in ("government", "military") and at.determination == "definite":
        owner = scene.entity("body:regierung:", "state", noun.word, "body:government")
        owner.gender = owner.gender or noun.gender
    if owner is None and noun.sector == "prosecution" and at.determination in ("definite", ""):
        owner = scene.entity(f"body:{at.word}:", "organisation", noun.word, "body:prosecution")
        owner.gender, owner.noun, owner.sector = noun.gender, at.word, noun.sector
    if owner is not None:
        scene.claim(owner, at.first, at.stop, head, "body", place=at.place)


def _commission(scene: Scene, at: _Open) -> bool:
    """ "Die Kommission", "die Behörde" of the European Union, where the report is about it."""
    if at.noun.modifier or at.determination != "definite" or at.word not in ("kommission", "behörde"):
        return False
    agency = before(scene, at.head, lambda e: scene.sector_of(e) == "agency", back=_FAR)
    office = _office(scene, at.head) if at.word == "behörde" and agency is None else None
    if office is not None:
        scene.claim(office, at.first, at.stop, at.head, "anaphor")
        return True
    known, union = scene.entities.get("EUCOM"), scene.entities.get("EU")
    if known is None or not known.mentions:
        known = union if at.word == "kommission" and union is not None and (union.mentions or union.shadow) else None
    if known is None:
        return False
    scene.claim(known, at.first, at.stop, at.head, "anaphor")
    return True


def _office(scene: Scene, head: int) -> Entity | None:
    """The state whose ministry or office acts in the sentence before "die Behörde"."""
    here = scene.sentence[head]
    if here == 0:
        return None
    last = scene.analysis.sentences[here - 1]
    before_ = scene.among(max(last.first, last.stop - WINDOW), last.stop)
    found = [m for m in before_ if scene.role_of(m.head) in ("subject", "agent")]
    state = found[-1] if found else None
    if state is None or state.sort != "body" or state.entity.kind != "state":
        return None
    return state.entity if scene.forms[state.head].lower().endswith(_OFFICES) else None


def _town(scene: Scene, at: _Open) -> bool:
    """ "Die Stadt", "die Gemeinde", "der Kreis": the town that the report has as an actor."""
    if at.noun.sector != "region" or at.determination not in ("definite", "demonstrative") or at.noun.modifier:
        return False
    role = scene.role_of(at.head)
    if at.place or role not in _TAKES_PART:
        return True
    found = before(scene, at.head, lambda e: e.key.startswith("named:stadt ") or e.noun == at.word, back=_FAR)
    if found is not None:
        scene.claim(found, at.first, at.stop, at.head, "anaphor")
    return True


def _organ(scene: Scene, at: _Open) -> bool:
    """ "Der Aufsichtsrat": of the body that the report is about."""
    if not organs.is_organ(at.full) or at.determination not in ("definite", ""):
        return False
    owner = salient(scene, at.head, lambda e: organs.watched(scene, e))
    if owner is None:
        return at.noun.dependent
    scene.claim(organs.organ(scene, at.full, at.noun.gender, owner), at.first, at.stop, at.head, "body")
    return True


def _known(scene: Scene, at: _Open) -> bool:
    """Claim a noun for the body named before that it fits; False if there is none."""
    noun, head = at.noun, at.head
    found = before(scene, head, lambda e: e.noun == at.full and e.kind in ("organisation", "group"), back=_FAR)
    if found is None:
        found = _of_sector(scene, head, noun, at.full)
    if found is None and not noun.modifier and noun.sector in _OPEN:
        short = noun.sector != "company"
        found = before(scene, head, lambda e: unknown(e) and (ACRONYM.match(e.name) is not None) is short, back=_FAR)
        if found is None and not short:
            found = before(scene, head, unknown, back=_FAR)
    if found is None and (at.word in PARTS or at.full.startswith(_INNER)):
        found = salient(
            scene,
            head,
            lambda e: e.kind == "organisation" and scene.sector_of(e) in words().part_of.get(at.full, _OF_ANY),
        )
    if found is None:
        return False
    if noun.sector in _OPEN and found.sector == "":
        found.sector = noun.sector
    if at.determination in ("indefinite", "quantity"):
        return False
    scene.claim(found, at.first, at.stop, head, "anaphor")
    return True


def _new(scene: Scene, at: _Open) -> None:
    """Make an actor of a body that the report has by its noun alone: "die Polizei", "der Betriebsrat"."""
    noun, head, phrase = at.noun, at.head, at.phrase
    if noun.dependent or (at.determination == "indefinite" and not noun.modifier):
        return
    if noun.sector == "media" and (at.determination != "definite" or (at.place and at.first == head)):
        return
    if at.full in _VAGUE and scene.role_of(head) not in ("subject", "agent") and not scene.prep_of(head):
        return  # "begrüßte die Initiative": what somebody proposed
    attributes = phrase.attributes if phrase is not None else ()
    if at.full in _VAGUE and any(part.prep in ("mit", "von") for part in attributes):
        return  # "von der Vereinigung mit dem Norden"
    if noun.sector == "company" and at.determination == "possessive":
        return  # "seine Zulieferer": whoever they are
    if at.word in _PLANTS and not governments.acts_now(scene, head):
        return  # "das Werk schließen": a thing
    kind: ActorKind = "group" if noun.kind == "group" else "organisation"
    name = forms.body_name(scene, head, at.stop, head)
    entity = scene.entity(f"body:{at.full}:", kind, name, f"body:{noun.sector}")
    entity.gender, entity.noun, entity.sector = noun.gender, at.full, noun.sector
    scene.nouns[at.full] = entity
    scene.claim(entity, at.first, at.stop, head, "body", place=at.place)


def unknown(entity: Entity) -> bool:
    """Whether a body is known by a name only that does not say what it is."""
    named = entity.key.startswith("named:") and entity.table is None
    return named and entity.kind == "organisation" and entity.sector == "" and not entity.noun.endswith(OWNERS)


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
    own = _of_person(scene, head) if last.kind == "person" else None
    best: tuple[int, int] | None = None
    found: Entity | None = None
    for mention in scene.among(scene.floor(head, _BACK), head):
        party = mention.entity.party
        if (
            party is last
            or party is own
            or party.kind == "person"
            or mention.place
            or scene.sector_of(party) == "media"
        ):
            continue
        score = (len(party.mentions), mention.first)
        if best is None or score > best:
            best, found = score, party
    return found


def _of_person(scene: Scene, head: int) -> Entity | None:
    """Whose "ihr Kommandeur" is: the subject before the person who acts, while nothing else tells it."""
    clause = scene.clauses[head]
    phrase = clause.subject if clause is not None else None
    if phrase is None or phrase.determination != "possessive":
        return None
    held = pronouns.possessor(scene, phrase, people=False)
    return held[0].party if held else None


def _of_sector(scene: Scene, head: int, noun: Collective, full: str) -> Entity | None:
    """The body named before that a definite noun fits: of its sector, or with a noun that ends in it."""
    sectors = {noun.sector} | {sector for sector, nouns in words().generic.items() if full in nouns}
    generic = frozenset().union(*(words().generic.get(sector, frozenset()) for sector in sectors))

    def fits(entity: Entity) -> bool:
        if entity.kind not in ("organisation", "group") or entity.number == "pl":
            return False
        if entity.noun and entity.noun != full and entity.noun.endswith(full):
            return True
        own = scene.sector_of(entity)
        if full in generic:
            return own in sectors and entity.noun not in _UNNAMED
        return own == noun.sector and entity.table is not None and not full.endswith("ausschuss")

    return salient(scene, head, fits)
