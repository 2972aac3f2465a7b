"""For whom a person acts where the role phrase does not say: labels, holders of offices, bodies named before."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.parties import PRIVATE, STATE_ROLES
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.actors.words import words

#: Roles that belong to the body named last.
BODY_ROLES: Final = frozenset({"leader", "spokesperson", "union_leader", "executive", "party_leader", "negotiator"})


#: Roles of persons who have another office too ("sein Amtskollege").
_HOLDING: Final = frozenset({"counterpart", "successor"})


def fallback(scene: Scene, mention: Mention, domestic: Entity | None, *, first: bool) -> None:
    """A party from the label in brackets, a phrase behind the name, the table of holders, or the report's own state."""
    person = mention.entity
    label = label_of(scene, mention)
    up = person.acts_for
    if label is not None and up is not None and up.sector == "parliament" and up.kind == "organisation":
        person.acts_for = label
    if person.acts_for is not None:
        return
    state_office = person.role_kind in STATE_ROLES or person.state_office or person.role_kind == "mayor"
    if label is not None and not state_office:
        person.acts_for = label
        return
    behind = _behind(scene, mention)
    if behind is not None:
        person.acts_for = behind
        return
    if person.role_kind in PRIVATE and person.role_kind not in _HOLDING:
        return
    date = scene.report.date
    known = scene.tables.holders(person.name, date.isoformat() if date else None)
    if person.former:
        known = []
    if known and date is None and " " not in person.name and known[0].entry not in scene.entities:
        known = []  # a family name alone, at no known time, of a state that the report does not name
    if known and (
        " " not in person.name or known[0].name.split(" ")[0][:2] == person.name[:2] or person.name in known[0].aliases
    ):
        entity = scene.tabled(known[0].entry, "table:holder")
        if entity is not person:
            person.acts_for = entity
            entity.shadow.append((mention.first, mention.stop))
            return
    if person.former:
        person.acts_for = label
    elif not person.role_kind and label is None and first:
        person.acts_for = _led_by(scene, mention)
    elif fronted := _fronted(person):
        person.acts_for = _last_body(scene, mention.first, fronted, ("organisation",))
    elif person.role_kind == "mayor":
        person.acts_for = _last_body(scene, mention.first, _sectors(person), ("organisation",)) or label
    elif state_office and (club := _presided(scene, mention)) is not None:
        person.acts_for = club
    elif state_office:
        person.acts_for = _last_state(scene, mention.first, _SUBJECT_BEFORE) or (
            domestic or _last_state(scene, mention.first) or hinted(scene)
        )
    elif person.role_kind == "commissioner":
        person.acts_for = next((scene.entities[key] for key in ("EUCOM", "EU") if key in scene.entities), None)
    elif label is not None:
        person.acts_for = label
    elif person.role_kind == "military":
        person.acts_for = _last_body(scene, mention.first, ("rebels", "military"), ("organisation",)) or (
            domestic or _last_state(scene, mention.first)
        )
    elif person.role_kind == "mediator":
        sender = _last_body(scene, mention.first, (), ("organisation", "alliance", "state"))
        neutral = sender is not None and sender.table is not None and not scene.sector_of(sender)
        person.acts_for = sender if neutral else None  # not one of those between whom a mediator stands
    elif person.role_kind in BODY_ROLES or _sectors(person):
        person.acts_for = _last_body(scene, mention.first, _sectors(person), ("organisation",))
    if person.acts_for is None:
        person.acts_for = _signs_for(scene, mention)


#: Titles of heads of states and of heads of associations alike.
_PRESIDENTS: Final = frozenset({"präsident", "präsidentin", "vizepräsident", "vizepräsidentin"})
#: Sectors of bodies that have a president.
_PRESIDED: Final = frozenset({"association", "employers", "religion", "union", "science", "company"})


def _presided(scene: Scene, mention: Mention) -> Entity | None:
    """The association that begins the sentence before "Präsident Berg sagte" as its subject."""
    here = scene.sentence[mention.first]
    if here == 0 or not mention.entity.titles or not mention.entity.titles <= _PRESIDENTS:
        return None
    before = scene.analysis.sentences[here - 1]
    for other in scene.among(before.first, before.stop):
        if scene.role_of(other.head) in ("subject", "agent"):
            entity = other.entity
            club = entity.kind == "organisation" and (scene.sector_of(entity) in _PRESIDED or _is_club(scene, entity))
            return entity if club else None
    return None


def _is_club(scene: Scene, entity: Entity) -> bool:
    """Whether an organisation of the tables belongs to nobody and is named as associations are."""
    if entity.table is None or scene.tables.entry(entity.table).of not in (None, "DEU"):
        return False
    return entity.name.lower().startswith(("zentralrat", "bund ", "deutsche", "verein", "kammer", "zentral"))


def hinted(scene: Scene) -> Entity | None:
    """The one state that a report names at all, be it only by an adjective ("der niederländische Verband")."""
    found: dict[str, tuple[int, int] | None] = {}
    for entity in scene.cast:
        if entity.kind == "state" and entity.table is not None and (entity.mentions or entity.shadow):
            found[entity.key] = None
    for token in scene.tokens:
        if token.tag == "ADJA" and token.form[:1].islower():
            for id_ in scene.tables.adjective(token.form):
                if scene.tables.entry(id_).kind == "state":
                    found.setdefault(id_, (token.index, token.index + 1))
    if len(found) != 1:
        return None
    ((id_, place),) = found.items()
    state = scene.tabled(id_, "table:stage")
    if place is not None:
        state.shadow.append(place)
    return state


def label_of(scene: Scene, mention: Mention) -> Entity | None:
    """The actor in brackets behind a name: "(CDU)", "(SPD, Bayern)"."""
    stop = mention.stop
    if stop + 1 >= len(scene.forms) or scene.forms[stop] != "(":
        return None
    claim = scene.claims[stop + 1]
    if claim is not None and claim.entity.kind in ("organisation", "group", "alliance"):
        claim.sort = "label"
        return claim.entity
    return None


def _behind(scene: Scene, mention: Mention) -> Entity | None:
    """ "Tomislav Nikolić von der Radikalen Partei": the party in a phrase right behind the name."""
    stop = mention.stop
    if stop >= len(scene.forms) or scene.forms[stop] not in ("von", "vom", "beim", "aus"):
        return None
    if scene.forms[stop] == "aus":
        return None
    for inner in scene.among(stop + 1, stop + 5):
        if inner.entity.kind in ("organisation", "alliance", "state") and inner.first - stop <= 3:
            return inner.entity
    return None


def _sectors(person: Entity) -> tuple[str, ...]:
    """The sectors of bodies that a person's role points to: by its front ("Gewerkschaftssekretärin"), by its kind."""
    return _fronted(person) or words().roles.get(person.role_kind, ())


def _fronted(person: Entity) -> tuple[str, ...]:
    """The sectors that the front of a person's title points to ("Vereinspräsident")."""
    for title in sorted(person.titles, key=lambda one: (-len(one), one)):
        for front, sectors in words().sectors.items():
            if title.startswith(front) and len(title) > len(front) + 2:
                return sectors
    return ()


#: Roles in their clause that make a body the topic of a sentence.
_TOPIC: Final = {"subject": 3.0, "agent": 2.0, "dative": 1.0, "object": 1.0, "inside": 0.0}
#: Tokens from the beginning of a sentence in which a body is its topic even in a phrase with a preposition.
_FRONT: Final = 6


def _topical(scene: Scene, mention: Mention, here: int, step: float) -> float:
    """How much a mention is what the text is about, some sentences later."""
    at = scene.sentence[mention.first]
    score = _TOPIC.get(scene.role_of(mention.head), 0.5) - step * (here - at)
    if mention.first - scene.analysis.sentences[at].first < _FRONT:
        score += 1.0
    return score - (1.0 if mention.place else 0.0)


def _last_body(scene: Scene, index: int, sectors: tuple[str, ...], kinds: tuple[str, ...]) -> Entity | None:
    """The body of these sectors that is topic in this sentence or the two before; else the only one of the report."""
    near, here = scene.floor(index, 2), scene.sentence[index]
    best: tuple[float, int] | None = None
    found: Entity | None = None
    only: set[Entity] = set()
    for mention in scene.among(scene.floor(index, 30), index):
        entity = mention.entity
        sector = scene.sector_of(entity)
        if entity.kind not in kinds or sector == "media" or mention.sort == "label":
            continue
        if sectors and sector not in sectors:
            continue
        only.add(entity)
        if mention.first < near:
            continue
        score = _topical(scene, mention, here, 2.5)
        if best is None or (score, mention.first) > best:
            best, found = (score, mention.first), entity
    if found is not None:
        return found
    return next(iter(only)) if sectors and len(only) == 1 else None


#: Verbs by which a person stands for a body, and the preposition before it; empty: its object.
_FOR: Final = {
    **dict.fromkeys(
        "unterzeichnen unterschreiben sprechen verhandeln teilnehmen erklären antreten kandidieren arbeiten "
        "sitzen".split(),
        "für",
    ),
    **dict.fromkeys("leiten führen vertreten anführen vorstehen angehören".split(), ""),
}


def _signs_for(scene: Scene, mention: Mention) -> Entity | None:
    """The body in "unterzeichnete für den Stammesrat", "sprach für die Opposition", "die das Amt leitet"."""
    own = scene.clauses[mention.head]
    sentence = scene.analysis.sentence_of(mention.head)
    for clause in sentence.clauses:
        if clause.verb is None or clause.verb.lemma not in _FOR or clause.verb.passive:
            continue
        relative = clause.antecedent is not None and mention.first <= clause.antecedent.head.index < mention.stop
        relative = relative and (clause.subject is None or clause.subject is clause.relative)
        if not relative and not (clause is own and scene.role_of(mention.head) == "subject"):
            continue
        prep = _FOR[clause.verb.lemma]
        for phrase in clause.phrases:
            claim = scene.claims[phrase.head.index]
            if claim is None and phrase.name is not None:
                claim = scene.claims[phrase.name[0]]
            fits = phrase.prep == prep and (prep or phrase.role in ("object", "dative"))
            if fits and claim is not None and claim.entity.kind in ("organisation", "group", *_STATED.get(prep, ())):
                return claim.entity
    return None


#: "Für" a state one signs; its object may be what one attacks or visits.
_STATED: Final = {"für": ("state",), "": ("alliance",)}


def _led_by(scene: Scene, mention: Mention) -> Entity | None:
    """The party or union that is subject of the sentence before, for a speaker without any role."""
    here = scene.sentence[mention.first]
    if here == 0:
        return None
    before, own = scene.analysis.sentences[here - 1], scene.analysis.sentences[here]
    if before.paragraph != own.paragraph or scene.role_of(mention.head) != "subject":
        return None
    for other in scene.among(before.first, before.stop):
        if (
            scene.sector_of(other.entity) in ("party", "union")
            and scene.role_of(other.head) in ("subject", "inside")
            and other.first - before.first < 8
        ):
            return other.entity
    return None


#: How much of a topic a state is that begins the sentence before as its subject.
_SUBJECT_BEFORE: Final = 2.5


def _last_state(scene: Scene, index: int, least: float = -99.0) -> Entity | None:
    """The state, not as a place, that is topic in this sentence or the three before.

    Args:
        least: how much of a topic it has to be (see ``_topical``).
    """
    floor, here = scene.floor(index, 3), scene.sentence[index]
    best: tuple[float, int] | None = None
    found: Entity | None = None
    for mention in scene.among(floor, index):
        if mention.entity.kind == "state" and not mention.place:
            score = _topical(scene, mention, here, 1.5)
            if score >= least and (best is None or (score, mention.first) > best):
                best, found = (score, mention.first), mention.entity
    return found
