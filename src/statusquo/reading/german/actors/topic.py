"""What a report is about where a person without a party is named: the body, the state, the region nearby.

Bodies and states are weighed by their place in their sentence and by how far back it is; a capital before the verb, a
ministry in the sentence before, an adjective or a capital anywhere are weaker hints.
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.scene import WINDOW, Entity, Mention, Scene, regions
from statusquo.reading.german.actors.stage import german
from statusquo.reading.german.actors.words import listed

#: The state that German news does not name.
_HOME: Final = "DEU"
_CITY_STATES: Final = ("DE-BE", "DE-HH", "DE-HB")


def city_state(scene: Scene, index: int) -> Entity | None:
    """The one city state that a report names, or its senate."""
    found = [scene.entities[key] for key in _CITY_STATES if key in scene.entities and scene.entities[key].mentions]
    if not found:
        senate = scene.nouns.get("senat")
        return senate if senate is not None and senate.mentions else None
    return found[0] if len(found) == 1 else None


_CROWDS: Final = frozenset({"workers", "protest", "people", "tribe", "rebels", "opposition", "alliance"})


def hinted(scene: Scene) -> Entity | None:
    """The one state that a report names at all, be it only by an adjective ("der niederländische Verband").

    Where it names none, the one state whose capital it has as a place ("In Lima trat die Premierministerin zurück").
    """
    found: dict[str, tuple[int, int] | None] = {}
    for entity in scene.cast:
        if entity.kind == "state" and entity.table is not None and (entity.mentions or entity.shadow):
            found[entity.key] = None
    adjectives, towns = _hints(scene)
    for id_, place in adjectives.items():
        found.setdefault(id_, place)
    if not found:
        found.update(towns)
    if not found and any(
        one.table is not None and german(scene, one) for one in scene.cast if one.mentions or one.shadow
    ):
        found[_HOME] = None
    if len(found) != 1:
        return None
    ((id_, at),) = found.items()
    state = scene.tabled(id_, "table:stage")
    if at is not None:
        state.shadow.append(at)
    return state


def _hints(scene: Scene) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """States by adjectives, and by their capitals as places; looked for once in a report."""
    if scene.hints is None:
        adjectives: dict[str, tuple[int, int]] = {}
        towns: dict[str, tuple[int, int]] = {}
        for token in scene.tokens:
            i = token.index
            if token.tag == "ADJA" and token.form[:1].islower():
                for id_ in scene.tables.adjective(token.form):
                    if scene.tables.entry(id_).kind == "state":
                        adjectives.setdefault(id_, (i, i + 1))
            elif token.tag == "NE" and scene.claims[i] is None and i and scene.forms[i - 1].lower() in ("in", "aus"):
                match = scene.tables.match(scene.forms, i)
                if match is not None and match.form_kind == "capital" and match.entry.kind == "state":
                    towns.setdefault(match.entry.id, (i, i + match.length))
        scene.hints = adjectives, towns
    return scene.hints


def allied(scene: Scene, index: int) -> Entity | None:
    """The one alliance named before a token, be it only in a compound ("vor dem Nato-Gipfel"), if no party is near."""
    found: dict[str, int] = {}
    for mention in scene.among(scene.floor(index, 30), index):
        entity = mention.entity
        if scene.sector_of(entity) == "party":
            return None
        if entity.table is not None and entity.kind == "alliance":
            found.setdefault(entity.table, -1)
    for k in range(scene.floor(index, 30), index):
        prefix = scene.tables.prefix(scene.forms[k]) if "-" in scene.forms[k] and scene.claims[k] is None else None
        if prefix is not None and prefix.entry.kind == "alliance":
            found.setdefault(prefix.entry.id, k)
    if len(found) != 1:
        return None
    ((id_, at),) = found.items()
    entity = scene.tabled(id_, "table:prefix")
    if at >= 0:
        entity.shadow.append((at, at + 1))
    return entity


#: Roles in their clause that make a body the topic of a sentence.
_TOPIC: Final = {"subject": 3.0, "agent": 2.0, "dative": 1.0, "object": 1.0, "inside": 0.0}
#: Tokens from the beginning of a sentence in which a body is its topic even in a phrase with a preposition.
_FRONT: Final = 6


def _topical(scene: Scene, mention: Mention, here: int, step: float) -> float:
    """How much a mention is what the text is about, some sentences later."""
    at = scene.sentence[mention.first]
    score = _TOPIC.get(scene.role_of(mention.head), 0.5) - step * (here - at)
    if at == here and _only_told(scene, mention):
        score -= _TOLD
    if mention.first - scene.analysis.sentences[at].first < _FRONT:
        score += 1.0
    return score - (1.0 if mention.place else 0.0)


#: How much less a body is the topic of whom only what a speaker says has ("solange das Unternehmen nicht fünf biete").
_TOLD: Final = 3.0


def _only_told(scene: Scene, mention: Mention) -> bool:
    """Whether a body stands in the subjunctive, in a clause that says what somebody demands of it."""
    clause = scene.clauses[mention.head]
    verb = clause.verb if clause is not None else None
    return verb is not None and clause is not None and verb.mood.startswith("konjunktiv") and clause.kind in _INNER


#: Kinds of clauses inside what somebody says.
_INNER: Final = frozenset({"subordinate", "relative", "question"})


#: Endings of nouns for those who own a company and are none.
OWNERS: Final = listed("owners")


def last_body(scene: Scene, index: int, sectors: tuple[str, ...], kinds: tuple[str, ...]) -> Entity | None:
    """The body of these sectors that is topic in this sentence or the two before; else the only one of the report."""
    near, here = scene.floor(index, 2), scene.sentence[index]
    best: tuple[float, int] | None = None
    found: Entity | None = None
    only: set[Entity] = set()
    met = faced(scene, index)
    for mention in scene.among(scene.floor(index, 30), index):
        entity = mention.entity
        sector = scene.sector_of(entity)
        if entity.kind not in kinds or sector == "media" or mention.sort == "label":
            continue
        if (sectors and sector not in sectors) or (entity.kind == "group" and not (sectors and sector in _CROWDS)):
            continue
        if (not sector and entity.noun.endswith(OWNERS)) or opposed(scene, entity, met):
            continue
        only.add(entity)
        if mention.first < near:
            continue
        score = _topical(scene, mention, here, 2.5)
        if best is None or (score, mention.first) > best:
            best, found = (score, mention.first), entity
    if found is not None:
        return found
    if sectors and not only:
        only = {m.entity for m in scene.among(index, index + WINDOW) if _leads_to(scene, m, sectors, kinds)}
    if sectors and len(only) > 1:
        only -= {e for e in only if _part_of(scene, e, only)}
    return next(iter(only)) if sectors and len(only) == 1 else None


def _part_of(scene: Scene, entity: Entity, others: set[Entity]) -> bool:
    """Whether a body of the tables belongs to another of these: the youth of a party, the branch of a union."""
    above = scene.tables.entry(entity.table).of if entity.table is not None else None
    return above is not None and any(other.table == above for other in others)


def faced(scene: Scene, index: int) -> frozenset[Entity]:
    """Whom the subject of a clause accuses, urges or answers: not those for whom it speaks.

    "Chefunterhändlerin Grabe warf den Rebellen Verrat vor": she negotiates for somebody else.
    """
    clause = scene.clauses[index]
    subject = clause.subject if clause is not None else None
    if clause is None or subject is None or not subject.first <= index < subject.stop:
        return frozenset()
    found = set()
    verb = clause.verb.lemma if clause.verb is not None else ""
    for phrase in clause.phrases:
        faces = phrase.role == "dative" or (phrase.role == "object" and verb in _URGES)
        if faces and not phrase.prep and phrase.determination != "possessive":
            claim = scene.claims[phrase.head.index]
            if claim is not None and claim.entity.kind != "person":
                found.add(claim.entity.party)
    return frozenset(found)


#: Verbs whose object is another party than the subject.
_URGES: Final = frozenset(listed("urges"))


def opposed(scene: Scene, entity: Entity, met: frozenset[Entity]) -> bool:
    """Whether an actor is one of those, or the body whose people ("den Rebellen") are."""
    sector = scene.sector_of(entity)
    return entity in met or any(
        one.kind == "group" and one.table is None and sector and scene.sector_of(one) == sector for one in met
    )


def _leads_to(scene: Scene, mention: Mention, sectors: tuple[str, ...], kinds: tuple[str, ...]) -> bool:
    """Whether a body named only later is one of these sectors: "Polizeichef Berg ... Die Polizei"."""
    entity = mention.entity
    return entity.kind in kinds and entity.kind != "group" and "" != scene.sector_of(entity) in sectors


#: Nouns for the council or the house of a town.
_COUNCILS: Final = frozenset(listed("town_councils"))


def town_named(scene: Scene, index: int) -> Entity | None:
    """The town whose council a report names before a mayor: "Der Stadtrat von Görlitz ... Oberbürgermeister ..."."""
    for k in range(scene.floor(index, 30), index - 2):
        if scene.forms[k] in _COUNCILS and scene.forms[k + 1] in ("von", "in"):
            name, claim = scene.forms[k + 2], scene.claims[k + 2]
            inside = claim is None or claim is scene.claims[k]
            if name[:1].isupper() and inside and scene.tokens[k + 2].tag in ("NE", "NN", "FM"):
                entity = scene.entity(f"named:stadt {name.lower()}", "organisation", name, "named:town")
                entity.sector, entity.noun, entity.gender = "region", "stadt", "f"
                entity.shadow.append((k + 2, k + 3))
                return entity
    return None


def office_before(scene: Scene, mention: Mention) -> Entity | None:
    """The state whose ministry or army is subject of the sentence before: "Das Ministerium lehnte ab. Sprecher Mao"."""
    here = scene.sentence[mention.first]
    if here == 0:
        return None
    before = scene.analysis.sentences[here - 1]
    for other in scene.among(before.first, before.stop):
        if scene.role_of(other.head) in ("subject", "agent"):
            return other.entity if other.sort == "body" and other.entity.kind == "state" else None
    return None


def is_region(entity: Entity) -> bool:
    """Whether a part of a state has ministers of its own."""
    return entity.kind == "organisation" and (entity.table in regions() or entity.noun in ("provinz", "kanton"))


def last_region(scene: Scene, index: int) -> Entity | None:
    """The Land, canton or province that is subject of the sentence before: "Hessen klagt. Ministerpräsident ..."."""
    here = scene.sentence[index]
    if here == 0:
        return None
    for sentence in (scene.analysis.sentences[here - 1], scene.analysis.sentences[max(here - 2, 0)]):
        for other in scene.among(sentence.first, min(sentence.stop, index)):
            if scene.role_of(other.head) in ("subject", "agent") and not other.place:
                return other.entity if is_region(other.entity) else None
    return None


def from_town(scene: Scene, mention: Mention) -> Entity | None:
    """The state of the capital in "In Washington drängte Regierungssprecherin Ellen Marsh auf Zugang"."""
    own = scene.analysis.sentence_of(mention.first)
    if (
        own.stop - own.first < _FRONT
        or scene.forms[own.first] not in ("In", "Aus")
        or scene.claims[own.first + 1] is not None
    ):
        return None
    match = scene.tables.match(scene.forms, own.first + 1)
    clause = scene.clauses[own.first + 1]
    if match is None or match.form_kind != "capital" or match.entry.kind != "state" or clause is None:
        return None
    if clause.subject is None or not clause.subject.first <= mention.first < clause.subject.stop:
        return None
    state = scene.tabled(match.entry.id, "table:capital")
    state.shadow.append((own.first + 1, own.first + 1 + match.length))
    return state


#: Words behind a name that set it against whoever spoke before.
_CONTRAST: Final = frozenset(listed("contrast"))


def contrasted(scene: Scene, mention: Mention) -> Entity | None:
    """The other of two states: "... sagte Kalan. Präsident Deren wiederum beharrt ..."."""
    if mention.stop >= len(scene.forms) or scene.forms[mention.stop] not in _CONTRAST:
        return None
    here = scene.sentence[mention.first]
    spoke: Entity | None = None
    for other in scene.among(scene.floor(mention.first, 1), mention.first):
        if scene.sentence[other.first] < here and scene.role_of(other.head) in ("subject", "agent"):
            spoke = other.entity.party
    if spoke is None or spoke.kind != "state":
        return None
    counts: dict[Entity, int] = {}
    for other in scene.among(scene.floor(mention.first, 30), mention.first):
        if other.entity.kind == "state" and other.entity is not spoke and not other.place:
            counts[other.entity] = counts.get(other.entity, 0) + 1
    return max(counts, key=lambda state: counts[state]) if counts else None


#: How much of a topic a state is that begins the sentence before as its subject.
SUBJECT_BEFORE: Final = 2.5


def only_state_here(scene: Scene, index: int) -> Entity | None:
    """The one state that the sentences of the same paragraph before this one name; none if this one names any."""
    sentences, here = scene.analysis.sentences, scene.sentence[index]
    first = here
    while first > 0 and here - first < _PARAGRAPH and sentences[first - 1].paragraph == sentences[here].paragraph:
        first -= 1
    named = [m for m in scene.among(max(sentences[first].first, index - WINDOW), index) if _is_land_or_state(m)]
    found = {m.entity for m in named if m.entity.kind == "state"}
    nearer = any(scene.sentence[m.first] == here or m.entity.kind != "state" for m in named)
    return found.pop() if len(found) == 1 and not nearer else None


def _is_land_or_state(mention: Mention) -> bool:
    return not mention.place and (mention.entity.kind == "state" or is_region(mention.entity))


#: Sentences looked back within a paragraph, at most.
_PARAGRAPH: Final = 6


def last_state(scene: Scene, index: int, least: float = -99.0) -> Entity | None:
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
