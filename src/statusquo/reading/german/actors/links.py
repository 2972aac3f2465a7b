"""Last links: chains of ``acts_for`` end at a party, and bodies of the tables act for what they belong to."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.owners import ACRONYM
from statusquo.reading.german.actors.parties import STATE_ROLES
from statusquo.reading.german.actors.scene import Entity, Mention, Scene, regions, sectors
from statusquo.reading.german.actors.words import words

#: Bodies of the tables that act for the state they belong to.
_ORGANS = frozenset({"parliament", "judiciary", "media"})
#: Bodies that decide in their own name.
_OWN_NAME = frozenset({"UNSC", "EZB", "IAEA", "IGH", "ISTGH", "IWF", "WELTBANK", "WTO"})
#: Bodies without an owner that belong to the state in which a report plays.
_STATE_BODIES = frozenset(
    {
        "body:commission",
        "body:police",
        "body:judiciary",
        "body:intelligence",
        "body:parliament",
        "named:commission",
        "named:judiciary",
    }
)
#: Nouns for the fighters of whatever armed body a report is about.
_FIGHTERS = frozenset(
    {"rebellen", "aufständische", "kämpfer", "separatisten", "islamisten", "milizionäre", "guerilleros"}
)
#: Roles that serve a person.
_OF_PERSONS = frozenset({"adviser", "spokesperson", "lawyer", "staff", "envoy"})
#: States whose own bodies are parties of domestic reports.
_DOMESTIC = frozenset({"DEU"})


def settle(scene: Scene, domestic: Entity | None) -> None:
    """Shorten chains through persons, and link bodies of alliances, organisations and foreign states."""
    _government(scene)
    _land_government(scene, domestic)
    _only(scene)
    _last_words(scene)
    _rebels(scene)
    _lands(scene)
    _union(scene)
    _employers(scene)
    _committees(scene)
    _same(scene)
    for entity in scene.cast:
        _shorten(entity)
        if (
            (
                domestic is not None
                and domestic.key not in _DOMESTIC
                and entity.acts_for is None
                and domestic.kind == "state"
            )
            and entity.rule in _STATE_BODIES
            and entity.kind == "organisation"
            and not entity.name.lower().startswith(("international", "unabhängig"))
            and (entity.key.endswith(":") or entity.rule.startswith("named:"))
        ):
            entity.acts_for = domestic
    for entity in scene.cast:
        if entity.table is None or entity.acts_for is not None or not entity.mentions or entity.key in _OWN_NAME:
            continue
        above = scene.tables.entry(entity.table).of
        owner = scene.entities.get(above) if above is not None else None
        if owner is None or owner is entity or not owner.mentions or owner.party is entity:
            continue
        if (owner.kind in ("alliance", "organisation") and scene.sector_of(entity) not in ("party", "company")) or (
            owner.kind == "state" and owner.key not in _DOMESTIC and _is_organ(scene, entity)
        ):
            entity.acts_for = owner


def _is_organ(scene: Scene, entity: Entity) -> bool:
    """Whether a body of the tables speaks for its state: a parliament, a court, a medium that the state owns."""
    return scene.sector_of(entity) in _ORGANS or sectors().get(entity.key) in _ORGANS


def _government(scene: Scene) -> None:
    """ "Die Regierung" without a state is that of the one state whose office holders or whose name the report has."""
    bare = scene.entities.get("body:regierung:")
    if bare is None or not bare.mentions:
        return
    led = {e.acts_for for e in scene.cast if e.kind == "person" and e.state_office and e.mentions} | {
        e.acts_for for e in scene.cast if e.kind == "person" and e.role_kind in STATE_ROLES and e.mentions
    }
    governed = {e for e in led if e is not None and e.kind == "state" and e is not bare}
    ruling = {m.entity for m in scene.mentions() if m.entity.kind == "state" and _governing(scene, m)} - {bare}
    beside = {m.entity for b in bare.mentions if (c := scene.clauses[b.head]) for m in scene.among(c.first, c.stop)}
    states = {e for e in scene.cast if e.kind == "state" and e is not bare and e.mentions} - beside
    named = {e for e in states if not all(m.place for m in e.mentions)}
    for found in (governed, ruling, named, states):
        if len(found) == 1:
            scene.merge(found.pop(), bare)
            return


def _governing(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is a government or an army with its state: "Regierung in Sarent"."""
    noun = scene.tables.collective(scene.forms[mention.head]) if mention.sort == "body" else None
    return noun is not None and noun.sector in ("government", "military")


def _land_government(scene: Scene, domestic: Entity | None) -> None:
    """ "Die Landesregierung" is the Land in which a report plays."""
    if domestic is None or domestic.table not in regions():
        return
    for noun in ("landesregierung", "staatsregierung"):
        bare = scene.entities.get(f"body:{noun}:")
        if bare is not None:
            scene.merge(domestic, bare)


#: Definite nouns for the only body of a sector that a report is about.
_ONLY: Final = {"gewerkschaft": "union", "verband": "association", "partei": "party", "unternehmen": "company"}


def _only(scene: Scene) -> None:
    """ "Die Gewerkschaft" is the only union of the report, or its only short name whose kind nothing tells."""
    for noun, sector in _ONLY.items():
        bare = scene.entities.get(f"body:{noun}:")
        if bare is None or not bare.mentions or bare.kind != "organisation":
            continue
        others = [e for e in scene.cast if e.kind == "organisation" and e is not bare and e.mentions]
        same = [e for e in others if scene.sector_of(e) == sector]
        open_ = [e for e in others if e.table is None and not e.sector and ACRONYM.match(e.name)]
        for found in (same, open_ if not same and sector != "company" else []):
            if len(found) == 1:
                scene.merge(found[0], bare)
                break


#: Sectors of bodies that have names of their own.
_OWN_NAMES: Final = frozenset("company union association employers agency bank rebels media science culture".split())


def _last_words(scene: Scene) -> None:
    """ "Die Hafengesellschaft" is the "Hamburger Hafengesellschaft", if no other name of the report ends so."""
    named = [e for e in scene.cast if e.kind == "organisation" and e.mentions]
    for bare in named:
        noun = scene.tables.collective(bare.name)
        if bare.table is not None or " " in bare.name or bare.noun in _ONLY:
            continue
        if noun is not None and (noun.sector not in _OWN_NAMES or noun.dependent):
            continue  # "das Parlament", "die Polizei": the noun of many
        longer = [e for e in named if e is not bare and e.name.endswith(f" {bare.name}")]
        if len(longer) == 1 and longer[0].acts_for in (None, bare, bare.acts_for):
            scene.merge(longer[0], bare)


def _lands(scene: Scene) -> None:
    """ "Die Ministerpräsidenten" as a group are "die Länder" of the same report."""
    lands = scene.entities.get("body:länder:pl")
    if lands is None:
        return
    for entity in scene.cast:
        if entity.kind == "group" and entity is not lands and entity.noun.startswith("ministerpräsident"):
            scene.merge(lands, entity)


def _rebels(scene: Scene) -> None:
    """ "Die Rebellen", "die Kämpfer" are the one armed organisation of a report, if there is just one."""
    armed = [e for e in scene.cast if e.kind == "organisation" and scene.sector_of(e) == "rebels" and e.mentions]
    if len(armed) != 1:
        return
    for entity in scene.cast:
        if entity.kind == "group" and entity.noun in _FIGHTERS and entity.key.endswith(":"):
            scene.merge(armed[0], entity)


def _union(scene: Scene) -> None:
    """ "Die Union" is the CDU in a report that names the CDU and neither the CSU nor the joint parliamentary group."""
    union, cdu = scene.entities.get("UNION_DE"), scene.entities.get("CDU")
    if union is None or cdu is None or not union.mentions or not cdu.mentions:
        return
    csu = scene.entities.get("CSU")
    bare = all(scene.words(m.first, m.stop) == "Union" for m in union.mentions)
    if bare and (csu is None or not csu.mentions):
        scene.merge(cdu, union)


def _employers(scene: Scene) -> None:
    """ "Die Arbeitgeber" are the one company that a report is about, where it names no employers' association."""
    group = scene.entities.get("body:arbeitgeber:")
    if group is None or not group.mentions or group.acts_for is not None:
        return
    if any(scene.sector_of(e) in ("employers", "association") and e is not group and e.mentions for e in scene.cast):
        return
    firms = [e for e in scene.cast if e.kind == "organisation" and scene.sector_of(e) == "company" and e.mentions]
    if len(firms) == 1:
        scene.merge(firms[0], group)


def _same(scene: Scene) -> None:
    """ "Die Polizisten" are the police, "die Bischöfe" the church that a report is about, if there is just one."""
    for sector, nouns in words().one_body.items():
        of_sort = [e for e in scene.cast if e.mentions and e.kind != "person" and scene.sector_of(e) == sector]
        bodies = [e for e in of_sort if e.kind == "organisation" and (e.noun in nouns or e.table is not None)]
        named = [e for e in bodies if e.rule.startswith("named:") or e.table is not None]
        if len(named) > 1 or not bodies:
            continue
        keep = (named or bodies)[0]
        for entity in of_sort:
            plain = entity.noun in nouns and entity.rule.startswith(("body:", "agent:"))
            if entity is not keep and plain and entity.acts_for in (None, keep, keep.acts_for):
                scene.merge(keep, entity)


def _committees(scene: Scene) -> None:
    """A committee ("Gesundheitsausschuss") acts for the one parliament that a report names."""
    houses = [e for e in scene.cast if e.kind == "organisation" and scene.sector_of(e) == "parliament" and e.mentions]
    parts = [e for e in houses if e.noun.endswith("ausschuss")]
    whole = [e for e in houses if e not in parts]
    federal = scene.entities.get("BUNDESTAG")
    if federal in whole:
        whole = [federal] if federal is not None else []
    if len(whole) == 1:
        for part in parts:
            part.acts_for = part.acts_for or whole[0]


def _shorten(entity: Entity) -> None:
    """ "Putins Berater" acts for whom Putin acts for."""
    up, steps = entity.acts_for, 0
    while up is not None and up.kind == "person" and up.acts_for is not None and steps < 8:
        up, steps = up.acts_for, steps + 1
    if up is not None and up.kind == "person" and entity.role_kind not in _OF_PERSONS:
        up = None
    entity.acts_for = None if up is entity or (up is not None and up.party is entity) else up
