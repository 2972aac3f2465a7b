"""Bodies with a name of their own: "Gewerkschaft Erziehung und Wissenschaft", "Volksfront für den Norden"."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from statusquo.findings import ActorKind
from statusquo.language.actors import Collective
from statusquo.reading.german.actors import forms as forms_
from statusquo.reading.german.actors.extents import LONGEST_NAME, complement, is_seat, name_end, proper, stands_alone
from statusquo.reading.german.actors.owners import ACRONYM, prefix_of, town_of
from statusquo.reading.german.actors.scene import Entity, Mention, Scene, regions
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Phrase

_NAMED: Final = frozenset(
    "union association party media company agency rebels science group religion body employers commission bank council "
    "culture school "
    "judiciary tribe".split()
)


#: Parts of a body that are the body itself: "Führung der Gewerkschaft Hafenwerk", "Vorstand der Bahn".
PARTS: Final = frozenset(listed("parts"))
#: "Seine Partei für Gespräche", "diese Gewerkschaft": a noun that points at a body opens no name.
_POINTED: Final = frozenset({"possessive", "demonstrative"})
#: Sectors of bodies whose name stands in quotation marks ("Bündnis „Ruhe im Tal“").
_QUOTED: Final = frozenset({"alliance", "protest", "parties", "group"})


def own_name(scene: Scene, head: int, size: int, first: int, noun: Collective) -> bool:
    """Claim a body with its name behind it: known, quoted, in capitals, or of nouns."""
    stop = scene.analysis.sentence_of(head).stop
    k = head + size
    if k >= stop or (noun.number == "pl" and noun.kind == "group"):
        return False
    claim = scene.claims[k]
    if claim is not None and claim.first == k and _known_name(scene, head, first, noun, claim):
        return True
    if noun.dependent and noun.word.lower() in PARTS:
        return False  # "deren Vorstand Gespräche abbrach"
    quoted = scene.tokens[k].opens == 1 and noun.sector in _QUOTED
    if noun.sector not in _NAMED and not quoted:
        return False
    if scene.tokens[k].opens == 1 and scene.forms[k] != "(":
        return _quoted_name(scene, head, first, noun, k, stop)
    return _new_name(scene, head, size, first, noun, stop)


def _known_name(scene: Scene, head: int, first: int, noun: Collective, claim: Mention) -> bool:
    """A noun before a name that is claimed: "der Verband Nordmetall", "die Regierung Merkel", "der Staat Kesland"."""
    entity, compound = claim.entity, "-" in scene.forms[head]
    if entity.kind == "organisation" and compound and noun.kind != "state":
        _branch(scene, register(scene, first, claim.stop, head, "named:compound"), head)
        return True
    if entity.kind == "person":
        alone = entity.surname.lower() == scene.words(claim.first, claim.stop).lower()
        if not alone or noun.sector != "government" or noun.kind != "state":
            return False
        state = entity.acts_for or _holder_state(scene, entity)
        if state is not None:
            scene.claim(state, first, claim.stop, head, "body")
        return state is not None
    if entity.kind == "state" and noun.sector == "state" and not compound:
        scene.claim(entity, first, claim.stop, head, "body", place=scene.is_place(head))
        return True
    located = noun.sector in _LOCAL and _is_place_name(claim)
    if entity.kind in _BODIES and noun.kind in _BODIES and not located:
        scene.claim(entity, first, claim.stop, head, "name")
        entity.gender, entity.noun, entity.sector = noun.gender, noun.word.lower(), entity.sector or noun.sector
        return True
    return False


def _quoted_name(scene: Scene, head: int, first: int, noun: Collective, k: int, stop: int) -> bool:
    """A name in quotation marks: "das Bündnis „Ruhe im Tal“"."""
    close = next((j for j in range(k + 1, min(k + LONGEST_NAME, stop)) if scene.tokens[j].opens == -1), 0)
    if not close or not scene.forms[k + 1][:1].isupper():
        return False
    _name_body(scene, noun, scene.words(k + 1, close), first, close, head)
    return True


def _new_name(scene: Scene, head: int, size: int, first: int, noun: Collective, stop: int) -> bool:
    """A name never seen before, of capitals, nouns, or with what it is for."""
    k = head + size
    end = name_end(scene, k, stop, plural=noun.number == "pl")
    phrase = scene.heads.get(head)
    if end == k and (phrase is None or phrase.determination not in _POINTED):
        end = complement(scene, noun, k, stop)
    while end == k and first < head and scene.forms[first][:1].islower():
        first += 1  # "der oppositionellen Demokratischen Partei"
    if end == k and not proper(scene, first, head):
        return False
    if noun.number == "pl" and noun.kind == "organisation" and _listed(scene, noun, k, stop):
        return True
    if noun.word == "Agentur" and not noun.modifier and scene.tokens[k].tag != "APPR":
        noun = replace(noun, sector="media")  # "die Agentur Fars"
    name = forms_.body_name(scene, first, end, head) if size == 1 else scene.words(first, end)
    entity = _name_body(scene, noun, name, first, end, head)
    _branch(scene, entity, head)
    if noun.sector in _SEATED and phrase is not None and entity.acts_for is None:
        towns = (town_of(scene, part) for part in phrase.attributes if part.prep == "in")
        entity.acts_for = next((town for town in towns if town is not None), None)
    return True


_BODIES: Final = frozenset({"organisation", "group", "alliance"})
#: Sectors of bodies that are named after a town or a Land and are not part of it.
_LOCAL: Final = frozenset("union association company science group religion body employers party".split())


def _is_place_name(claim: Mention) -> bool:
    return claim.sort == "metonym" or claim.entity.table in regions()


#: Kinds of nouns whose body with a name of its own is an organisation ("Umweltgruppe Grünland").
_GENERAL: Final = frozenset({"state", "group", "alliance"})


def _branch(scene: Scene, entity: Entity, head: int) -> None:
    """ "SPD-Ortsverein Neustadt" acts for the SPD."""
    front = prefix_of(scene, scene.forms[head])
    if front is not None and front is not entity and scene.sector_of(front) == "party":
        front.shadow.append((head, head + 1))
        entity.acts_for = entity.acts_for or front


#: Sectors of bodies whose town says of which state they are.
_SEATED: Final = frozenset({"judiciary", "parliament", "commission"})


def _listed(scene: Scene, noun: Collective, k: int, stop: int) -> bool:
    """Claim each of "die Telefonkonzerne Novatel, Cellway und D-Netz" by its own name; False if there is only one."""
    runs: list[tuple[int, int]] = []
    while (
        k < stop and scene.forms[k][:1].isupper() and (scene.tokens[k].is_noun or scene.tokens[k].tag in ("FM", "XY"))
    ):
        first = k
        while k < stop and scene.forms[k][:1].isupper() and (scene.claims[k] is None or k == first):
            k += 1
        runs.append((first, k))
        if k >= stop or scene.forms[k] not in (",", "und", "sowie"):
            break
        ended = scene.forms[k] != ","
        if not ended and "und" not in scene.forms[k : min(k + LONGEST_NAME, stop)]:
            break
        k += 1
        if ended and len(runs) > 1 and (k >= stop or not scene.forms[k][:1].isupper()):
            break
    if len(runs) < 2:
        return False
    for first, end in runs:
        if scene.claims[first] is None:
            entity = register(scene, first, end, first, f"named:{noun.sector}")
            entity.sector, entity.gender = noun.sector, entity.gender or "f"
    return True


def _holder_state(scene: Scene, person: Entity) -> Entity | None:
    date = scene.report.date
    known = scene.tables.holders(person.name, date.isoformat() if date else None) or scene.tables.holders(person.name)
    return scene.tabled(known[0].entry, "table:holder") if known else None


#: Nouns before the name of a town or a region that has an office of its own.
_REGIONS: Final = listed("region_ends")


def unknown_body(scene: Scene, phrase: Phrase, *, group: bool = False) -> Entity | None:
    """A body never seen before in "Sprecher der Regiobahn", "Chefin des Klinikverbunds Westtal"; claims it.

    Args:
        group: a plural is a group that has a spokesman ("Sprecher der Dorfgemeinschaften").
    """
    head = phrase.head.index
    token = phrase.head
    if (
        scene.claims[head] is not None
        or head in scene.blocked
        or not token.form[:1].isupper()
        or phrase.kind == "pronoun"
    ):
        return None
    plural = "sg" not in phrase.numbers and bool(phrase.numbers) and token.form.endswith("en")
    if plural and not group:
        return None
    if phrase.determination not in ("definite", "") or (
        token.tag == "NN" and phrase.determination != "definite" and phrase.prep not in ("von", "bei")
    ):
        return None
    noun = scene.tables.collective(token.form)
    if noun is not None and not (noun.sector == "region" and phrase.name is not None):
        return None
    placed = phrase.name is not None and token.form.lower().endswith(_REGIONS)
    if (
        token.tag in ("NN", "NNA", "NNI")
        and not placed
        and (token.lemma.lower().endswith(words().abstract) or scene.tables.role(token.form) is not None)
    ):
        return None
    stop = phrase.core
    if phrase.name is not None:
        stop = max(stop, phrase.name[1])
    first = min([head, *(t.index for t in phrase.adjectives if t.form[:1].isupper())])
    return register(scene, first, stop, head, "named:role", "group" if plural else "organisation")


#: Ends of nouns for associations that no table has.
_CLUBS: Final = listed("club_ends")


def register(
    scene: Scene,
    first: int,
    stop: int,
    head: int,
    rule: str,
    kind: ActorKind = "organisation",
    *,
    whole: bool = False,
) -> Entity:
    """Make an actor of a name never seen before and claim it; later mentions are found by its alias.

    Args:
        whole: the name stands alone ("Müller & Söhne GmbH"), so that its last noun is not brought to its base form.
    """
    token = scene.tokens[head]
    name = scene.words(first, stop)
    if not whole and not (stop - first == 1 and token.tag in ("NE", "FM")):
        name = forms_.body_name(scene, first, stop, head)
    known = scene.aliases.get(name.lower()) or scene.entities.get(f"named:{name.lower()}")
    entity = known or scene.entity(f"named:{name.lower()}", kind, name, rule)
    if known is None:
        phrase = scene.heads.get(head)
        entity.noun = forms_.noun_base(scene, head, token.lemma).lower()
        if not entity.sector and token.tag == "NN" and entity.noun.endswith(_CLUBS):
            entity.sector = "association"  # "der Fahrgastbund ... der Verband"
        if phrase is not None and len(phrase.genders) == 1:
            entity.gender = next(iter(phrase.genders))
        if kind == "group":
            entity.number = "pl"
    scene.aliases.setdefault(name.lower(), entity)
    scene.claim(entity, first, stop, head, "name")
    return entity


def _name_body(scene: Scene, noun: Collective, name: str, first: int, stop: int, head: int) -> Entity:
    """Register a named body, with the acronym in brackets behind it."""
    forms = scene.forms
    tail = scene.words(head + 1, stop) if stop > head + 1 else name
    known = scene.aliases.get(name.lower()) or scene.aliases.get(tail.lower())
    entity = known or scene.entity(
        f"named:{name.lower()}", "organisation" if noun.kind in _GENERAL else noun.kind, name, f"named:{noun.sector}"
    )
    entity.gender, entity.sector = noun.gender, entity.sector or noun.sector
    entity.noun = (noun.modifier + noun.word).lower()
    scene.aliases.setdefault(name.lower(), entity)
    if stop > head + 1 and stands_alone(scene, head + 1, stop) and not is_seat(scene, head + 1, stop):
        scene.aliases.setdefault(tail.lower(), entity)
        for part in tail.split(" "):
            if ACRONYM.match(part):
                scene.aliases.setdefault(part.lower(), entity)
    if stop + 2 < len(forms) and forms[stop] == "(" and forms[stop + 2] == ")" and ACRONYM.match(forms[stop + 1]):
        scene.aliases[forms[stop + 1].lower()] = entity
        entity.aliases.add(forms[stop + 1])
        stop += 3
    scene.claim(entity, first, stop, head, "name")
    return entity
