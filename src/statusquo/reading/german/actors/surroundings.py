"""For whom a person acts where the role phrase does not say: labels, holders of offices, bodies named before."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors import governments, organs
from statusquo.reading.german.actors.lands import land_of
from statusquo.reading.german.actors.owners import prefix_of
from statusquo.reading.german.actors.parties import PRIVATE, STATE_ROLES
from statusquo.reading.german.actors.scene import Entity, Mention, Scene, regions
from statusquo.reading.german.actors.stands import led_by, signs_for
from statusquo.reading.german.actors.topic import (
    SUBJECT_BEFORE,
    allied,
    city_state,
    contrasted,
    faced,
    from_town,
    hinted,
    last_body,
    last_region,
    last_state,
    office_before,
    only_state_here,
    opposed,
    town_named,
)
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
    person.acts_for = _beside(scene, mention, label)
    if person.acts_for is not None:
        return
    if person.role_kind in PRIVATE and person.role_kind not in _HOLDING:
        if person.role_kind == "lawyer" and (fronted := _fronted(person)):
            person.acts_for = last_body(scene, mention.first, fronted, _ANY)
        return
    person.acts_for = _in_office(scene, mention) or organs.presided(scene, person, domestic)
    if person.acts_for is not None:
        return
    if person.former:
        person.acts_for = label
    elif _office_of_state(person) and not _of_body(scene, mention):
        person.acts_for = _of_state(scene, mention, domestic)
    else:
        person.acts_for = _by_role(scene, mention, label, domestic, first=first)
    if person.acts_for is None and not person.role_kind:
        person.acts_for = _called(scene, mention)
    if person.acts_for is None:
        person.acts_for = signs_for(scene, mention)


def _office_of_state(person: Entity) -> bool:
    """Whether a person's office is one of a state, not of a club ("Klubpräsident")."""
    presides = person.role_kind == "head" and bool(_fronted(person))
    return not presides and (person.role_kind in (*STATE_ROLES, "ambassador", "mayor") or person.state_office)


def _beside(scene: Scene, mention: Mention, label: Entity | None) -> Entity | None:
    """The party that stands beside the name: of a senator's city, in brackets, in a phrase behind it."""
    person = mention.entity
    if _is_land_senator(person) and (land := city_state(scene, mention.first)) is not None:
        return land
    state_office = _office_of_state(person)
    if label is not None and not state_office:
        return label
    behind = _behind(scene, mention)
    holds = state_office and behind is not None and scene.sector_of(behind) == "party"
    return None if holds else behind


def _in_office(scene: Scene, mention: Mention) -> Entity | None:
    """The state or body of which the tables know a person as the holder of an office at the report's time."""
    person, date = mention.entity, scene.report.date
    known = scene.tables.holders(person.name, date.isoformat() if date else None)
    if person.former:
        known = []
    if known and date is None and " " not in person.name and known[0].entry not in scene.entities:
        known = []  # a family name alone, at no known time, of a state that the report does not name
    if not known:
        return None
    alike = known[0].name.split(" ")[0][:2] == person.name[:2] or person.name in known[0].aliases
    if " " in person.name and not alike:
        return None
    entity = scene.tabled(known[0].entry, "table:holder")
    if entity is person:
        return None
    entity.shadow.append((mention.first, mention.stop))
    return entity


def _of_body(scene: Scene, mention: Mention) -> bool:
    """Whether the front or the end of an office's title points to a body, not to a state."""
    person = mention.entity
    if person.role_kind == "mayor":
        return True
    if person.role_kind in _FRONTED and _by_front(scene, mention) is not None:
        return True
    titled = _titled(person)
    return bool(titled) and (
        person.role_kind == "legislator" or last_body(scene, mention.first, titled, _ANY) is not None
    )


def _of_state(scene: Scene, mention: Mention, domestic: Entity | None) -> Entity | None:
    """Whose a minister, a president, an ambassador is of whom nobody says it."""
    if (club := _presided(scene, mention)) is not None:
        return club
    state = _state(scene, mention, domestic)
    return land_of(scene, mention, state) or state


def _state(scene: Scene, mention: Mention, domestic: Entity | None) -> Entity | None:
    """The state, or the Land named last, that an office belongs to."""
    at = mention.first
    junta = any(governments.is_junta(title) for title in mention.entity.titles)
    if junta and (state := governments.overthrown(scene, at)) is not None:
        return state
    if (there := from_town(scene, mention)) is not None:
        return there
    if (there := governments.seat_of(scene, mention.head)) is not None:
        return there
    told = (
        contrasted(scene, mention)
        or only_state_here(scene, at)
        or last_state(scene, at, SUBJECT_BEFORE)
        or last_region(scene, at)
        or governments.state_at(scene, mention.head)
        or domestic
        or last_state(scene, at)
        or hinted(scene)
    )
    return None if told in faced(scene, at) else told  # "Minister Ott forderte Kesland auf": of another state


def _by_role(
    scene: Scene, mention: Mention, label: Entity | None, domestic: Entity | None, *, first: bool
) -> Entity | None:
    """Whose somebody is whose role is none of a state: of the body that the text is about there."""
    person, at = mention.entity, mention.first
    if not person.role_kind and label is None and first:
        return led_by(scene, mention)
    if person.role_kind in _FRONTED and (fronting := _by_front(scene, mention)) is not None:
        return fronting
    titled, fronted = _titled(person), _fronted(person)
    if titled and (club := last_body(scene, at, titled, _ANY)) is not None:
        return club
    if titled and person.role_kind == "legislator":
        return label  # the president of a parliament speaks for no party
    if fronted and not _office_of_state(person) and (club := last_body(scene, at, fronted, _ANY)) is not None:
        return club
    if person.role_kind == "mayor":
        county = any(title.startswith(("land", "kreis")) for title in person.titles)
        body = last_body(scene, at, _sectors(person), ("organisation",))
        return body or ((_county(scene) or label) if county else town_named(scene, at))
    if person.role_kind == "commissioner":
        return _commission(scene, mention)
    if label is not None:
        return label
    if person.role_kind == "military":
        armed = last_body(scene, at, ("rebels", "military"), ("organisation",))
        return armed or domestic or last_state(scene, at)
    if person.role_kind == "mediator":
        return _sender(scene, at)
    if person.role_kind == "spokesperson" and (state := office_before(scene, mention)) is not None:
        return state
    if "generalsekretär" in person.titles and (alliance := allied(scene, at)) is not None:
        return alliance
    if person.role_kind == "negotiator" and (sender := _sent_by(scene, mention)) is not None:
        return sender
    if person.role_kind in BODY_ROLES or _sectors(person):
        return last_body(scene, at, _sectors(person), _ANY)
    return None


def _county(scene: Scene) -> Entity | None:
    """The one district that a report names ("der Kreis", "der Landkreis Uelzen")."""
    found = [e for e in scene.cast if e.kind == "organisation" and e.mentions and e.noun.endswith(_COUNTIES)]
    return found[0] if len(found) == 1 else None


_COUNTIES: Final = ("kreis", "kreises")


#: Sectors of bodies that negotiate about wages, a merger, or peace.
_BARGAIN: Final = ("union", "employers", "company", "association", "party", "rebels")


def _sent_by(scene: Scene, mention: Mention) -> Entity | None:
    """The state for which somebody negotiates: the topic before, or the last one where no body bargains."""
    state = last_state(scene, mention.first, SUBJECT_BEFORE)
    met = faced(scene, mention.first)
    envoy = any(title.endswith("unterhändler") for title in mention.entity.titles)
    if (
        state is not None
        or not envoy
        or any(
            scene.sector_of(other.entity) in _BARGAIN and not opposed(scene, other.entity, met)
            for other in scene.among(scene.floor(mention.first, 30), mention.first)
        )
    ):
        return state
    return last_state(scene, mention.first)


def _is_land_senator(person: Entity) -> bool:
    """Whether a title is that of a minister of Berlin, Hamburg or Bremen: "Innensenatorin"."""
    return any(title.endswith("senator") and title != "senator" for title in person.titles)


#: Kinds of actors that may have a leader or a speaker, and the sectors of such groups.
_ANY: Final = ("organisation", "group", "alliance")


def _commission(scene: Scene, mention: Mention) -> Entity | None:
    """Whose commissioner somebody is: of the European Union, unless another body of many states is all there is."""
    for key in ("EUCOM", "EU"):
        if key in scene.entities:
            return scene.entities[key]
    sender = _sender(scene, mention.first)
    if sender is None:
        sender = scene.tabled("EU", "table:commissioner")
        sender.shadow.append((max(mention.first - 1, 0), mention.first))
    return sender


def _sender(scene: Scene, index: int) -> Entity | None:
    """Who sent a mediator: the only body of many states that was named, not one of those between whom he stands."""
    found = {
        m.entity
        for m in scene.among(scene.floor(index, 30), index)
        if m.entity.table is not None
        and m.entity.kind in ("organisation", "alliance")
        and not scene.sector_of(m.entity)
        and m.entity.table not in regions()
        and scene.tables.entry(m.entity.table).of is None
    }
    return found.pop() if len(found) == 1 else None


#: Titles of heads of states and of heads of associations alike.
_PRESIDENTS: Final = frozenset({"präsident", "präsidentin", "vizepräsident", "vizepräsidentin"})
#: Sectors of bodies that have a president.
_PRESIDED: Final = frozenset({"association", "employers", "religion", "union", "science", "company"})


def _presided(scene: Scene, mention: Mention) -> Entity | None:
    """The association that is subject of this sentence or the one before: "Der Verband klagt. Präsident Berg ..."."""
    if not mention.entity.titles or not mention.entity.titles <= _PRESIDENTS:
        return None
    here = scene.sentence[mention.first]
    for at in (here, here - 1):
        if at < 0:
            break
        sentence = scene.analysis.sentences[at]
        for other in scene.among(sentence.first, min(sentence.stop, mention.first)):
            if scene.role_of(other.head) not in ("subject", "agent"):
                continue
            entity = other.entity
            club = entity.kind == "organisation" and (scene.sector_of(entity) in _PRESIDED or _is_club(scene, entity))
            return entity if club else None
    return None


def _is_club(scene: Scene, entity: Entity) -> bool:
    """Whether an organisation of the tables belongs to nobody and is named as associations are."""
    if entity.table is None or scene.tables.entry(entity.table).of not in (None, "DEU"):
        return False
    return entity.name.lower().startswith(("zentralrat", "bund ", "deutsche", "verein", "kammer", "zentral"))


def label_of(scene: Scene, mention: Mention) -> Entity | None:
    """The actor in brackets behind a name: "(CDU)", "(SPD, Bayern)"."""
    stop = mention.stop
    if stop + 1 >= len(scene.forms) or scene.forms[stop] != "(":
        return None
    claim = scene.claims[stop + 1]
    if claim is not None and claim.entity.kind in ("organisation", "group", "alliance", "state"):
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
    """The sectors that the front or the end of a person's title points to ("Vereinspräsident", "Streikführer")."""
    titles = sorted(person.titles, key=lambda one: (-len(one), one))
    if (titled := _titled(person)) or person.role_kind in _OF_THEIR_KIND:
        return titled or words().roles.get(person.role_kind, ())
    for title in titles:
        for front, sectors in words().sectors.items():
            if title.startswith(front) and len(title) > len(front) + 2:
                return sectors
    return ()


#: Kinds of roles whose word may begin with the noun of their body ("Landtagspräsidentin").
_SHORTEST_NOUN: Final = 4
_FRONTED: Final = frozenset({"legislator", "leader", "spokesperson", "executive", "union_leader", "party_leader"})


def _by_front(scene: Scene, mention: Mention) -> Entity | None:
    """The body named before whose noun a title begins with: "Der Kirchenrat ... Kirchenratssprecher"."""
    found: Entity | None = None
    for other in scene.among(scene.floor(mention.first, 30), mention.first):
        noun = other.entity.noun
        if other.entity.kind != "organisation" or len(noun) < _SHORTEST_NOUN or other.entity.number == "pl":
            continue
        if any(title.startswith(noun) and len(title) > len(noun) + 3 for title in mention.entity.titles):
            found = other.entity
    return found


def _called(scene: Scene, mention: Mention) -> Entity | None:
    """The organisation in front of a compound before the name, whatever its second half: "Toxin-Justiziarin Lowe"."""
    k = mention.first - 1
    if k < 0 or "-" not in scene.forms[k] or scene.claims[k] is not None or not scene.tokens[k].is_noun:
        return None
    front = prefix_of(scene, scene.forms[k])
    return front if front is not None and front.kind == "organisation" and front.table not in regions() else None


def _titled(person: Entity) -> tuple[str, ...]:
    """The sectors that a person's title points to ("Rektor", "Streikführer")."""
    for title in sorted(person.titles, key=lambda one: (-len(one), one)):
        for end, sectors in words().titles.items():
            if title.endswith(end):
                return sectors
    return ()


#: Kinds of roles whose front says nothing about the body ("Landesbischöfin").
_OF_THEIR_KIND: Final = frozenset({"cleric", "police", "prosecutor", "judge"})
