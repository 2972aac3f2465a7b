"""For whom a role acts, from the role phrase itself: "US-Außenminister", "Berlins Finanzsenator", "Sprecherin der GEW".

In this order: the front of a compound, an adjective, a name before the noun, a genitive or a phrase with "von", a
possessive, and the modifier of the role ("Senatssprecher", "Bundeskanzlerin").
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors import organs, pronouns
from statusquo.reading.german.actors.named import unknown_body
from statusquo.reading.german.actors.owners import ish, mention_of, prefix_of, town_of
from statusquo.reading.german.actors.scene import Entity, Scene, regions
from statusquo.reading.german.actors.words import listed
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


def party_of(scene: Scene, head: int, phrase: Phrase | None, role: Role, *, make: bool = True) -> Entity | None:
    """For whom a role acts, from the role phrase itself.

    Args:
        make: a body that only the role names ("Senatssprecher") becomes an actor; else it waits for one by name.
    """
    form = scene.forms[head]
    front = prefix_of(scene, form)
    if front is not None and not (role.kind == "ambassador" and front.kind != "state"):
        if front.key == "EU" and role.kind == "commissioner" and "EUCOM" in scene.entities:
            return scene.entities["EUCOM"]
        front.shadow.append((head, head + 1))
        return front
    town = _town(scene, head, phrase) if role.kind in _LOCAL_ROLES else None
    if town is not None:
        return town
    before = _adjective(scene, head, role)
    if before is not None:
        return before
    claim = scene.claims[head - 1] if head else None
    if head > 1 and scene.forms[head - 1] in ("'", "’") and (marked := scene.claims[head - 2]) is not None:
        return marked.entity
    if phrase is not None:
        if phrase.owner is not None and (mention := mention_of(scene, phrase.owner)) is not None:
            return mention.entity
        bare = phrase.owner is None and phrase.first >= head and scene.tokens[head - 1].tag == "NE"
        if claim is not None and bare and scene.forms[head - 1].endswith(("s", "'", "’")):
            return claim.entity
        inside = _in_parts(scene, phrase, role)
        if inside is not None:
            return inside
        if phrase.participle is not None:
            for index in range(phrase.first, head):
                found = scene.tables.adjective(scene.forms[index]) if scene.tokens[index].tag == "ADJA" else ()
                if found:
                    return scene.tabled(found[0], "table:adjective")
    if phrase is not None and phrase.determiner is not None and _possessive(phrase):
        if not make and phrase.determination == "possessive":
            return None  # whose it is may be known later only
        led = role.kind in _LED
        held = pronouns.possessor(scene, phrase, people=not led)
        if led and not held:
            return _just_told(scene, phrase)
        return held[0] if held and held[0].kind != "person" else None
    nearby = _by_tokens(scene, head, role)
    return nearby if nearby is not None else _by_modifier(scene, head, role, make=make)


def _adjective(scene: Scene, head: int, role: Role) -> Entity | None:
    """The state, region or land of an adjective before a role: "der niederländische Minister"."""
    k = head - 1
    while (
        k >= 0
        and scene.sentence[k] == scene.sentence[head]
        and (scene.tokens[k].tag == "ADJA" or scene.forms[k][:1].isupper())
    ):
        found = scene.tables.adjective(scene.forms[k]) if scene.claims[k] is None else ()
        if found and not (role.kind in _OF_PARTY and found[0] in regions()):
            entity = scene.tabled(found[0], "table:adjective")
            entity.shadow.append((k, head + 1))
            return entity
        if scene.ish and (named := scene.ish.get(ish(scene.forms[k]))) is not None:
            named.shadow.append((k, head + 1))
            return named
        if scene.tokens[k].tag != "ADJA":
            break
        k -= 1
    return None


def _in_parts(scene: Scene, phrase: Phrase, role: Role) -> Entity | None:
    """The body in a genitive or a phrase behind a role: "die Sprecherin der Bahn", "der Chef vom Dienst"."""
    parts = (*phrase.genitives, *(a for a in phrase.attributes if a.prep in ("von", "bei", "in", "aus", "zu")))
    for part in parts:
        if _told(phrase, part):
            continue  # "sagte Generalsekretär Jan Berg der „Rheinpost“"
        for member in part.members:
            found_party = _part(scene, member, role)
            sector = scene.sector_of(found_party) if found_party is not None else ""
            if sector == "media" and role.kind in STATE_ROLES:
                continue  # "sagte Minister Berg der Zeitung"
            if sector == "party" and role.kind in ("minister", "deputy"):
                continue  # "Umweltministerin Berg von den Grünen"
            opposed = found_party is not None and found_party.sector == "opposition" and role.kind in STATE_ROLES
            if found_party is not None and not opposed:
                return found_party
    return None


def _told(phrase: Phrase, part: Phrase) -> bool:
    """Whether what looks like a genitive stands behind the name of the person: to whom he said it."""
    return phrase.name is not None and not part.prep and part.first >= phrase.name[1] > phrase.head.index


#: Roles that somebody has in a party, wherever that is: "der niedersächsische Spitzenkandidat".
_OF_PARTY: Final = frozenset({"candidate", "legislator", "politician"})
#: Offices of towns and districts.
_LOCAL_ROLES: Final = frozenset({"mayor", "councillor"})


def _town(scene: Scene, head: int, phrase: Phrase | None) -> Entity | None:
    """The town in "Leipzigs Oberbürgermeister", "die Leipziger Kämmerin": a name that nothing else has claimed."""
    if head == 0 or scene.claims[head - 1] is not None or scene.sentence[head - 1] != scene.sentence[head]:
        return None
    form, tag = scene.forms[head - 1], scene.tokens[head - 1].tag
    if tag not in ("NE", "ADJA", "NN", "FM") or not form[:1].isupper() or len(form) < _SHORTEST_TOWN:
        return None
    named = phrase is not None and phrase.owner is not None and phrase.owner.head.index == head - 1
    if form.endswith("er") and tag == "ADJA":
        name = _inhabited(form[:-2])
    elif (named or tag == "NE") and form.endswith("s"):
        name = form[:-1]
    else:
        return None
    if scene.tables.role(form) is not None or scene.tables.collective(form) is not None:
        return None
    entity = scene.entity(f"named:stadt {name.lower()}", "organisation", name, "named:town")
    entity.sector, entity.noun, entity.gender = "region", "stadt", "f"
    if tag != "ADJA":
        scene.claim(entity, head - 1, head, head - 1, "name")
    else:
        entity.shadow.append((head - 1, head + 1))
    return entity


_SHORTEST_TOWN: Final = 5
#: Stems of adjectives for towns that lose more than "-er", beside those in "-inger".
_TOWN_STEMS: Final = dict(pair.split(":") for pair in listed("town_stems"))


def _inhabited(stem: str) -> str:
    """The town of an adjective in "-er" without that ending: "Brem" is Bremen, "Tübing" Tübingen."""
    return _TOWN_STEMS.get(stem) or (f"{stem}en" if stem.endswith("ing") else stem)


#: Roles that bodies have, and no persons: "ihr Vorsitzender", "deren Rechtsexpertin".
_LED: Final = frozenset(
    "leader party_leader union_leader executive spokesperson head legislator expert negotiator politician minister "
    "candidate".split()
)


def _just_told(scene: Scene, phrase: Phrase) -> Entity | None:
    """ "Eine Bürgerinitiative hat sich gegründet. Ihr Sprecher ...": the body before, which nothing has claimed."""
    gender = "f" if phrase.determiner is not None and phrase.determiner.lower.startswith(("ihr", "deren")) else "mn"
    for k in range(phrase.first - 1, scene.floor(phrase.first, 1) - 1, -1):
        noun = scene.tables.collective(scene.forms[k]) if scene.tokens[k].is_noun else None
        if noun is None or scene.claims[k] is not None or noun.dependent or noun.number == "pl":
            continue
        if noun.kind != "organisation" or noun.gender is None or noun.gender not in gender:
            continue
        around = scene.heads.get(k)
        if around is not None and around.determination == "indefinite" and scene.forms[k + 1 : k + 2] == [","]:
            continue  # "Eine Partei, die sich nicht führen kann": any
        entity = scene.entity(f"body:{(noun.modifier + noun.word).lower()}:", "organisation", "", "body:indefinite")
        entity.name = entity.name or noun.modifier + (noun.word.lower() if noun.modifier else noun.word)
        entity.gender, entity.noun, entity.sector = noun.gender, (noun.modifier + noun.word).lower(), noun.sector
        scene.nouns.setdefault(entity.noun, entity)
        scene.claim(entity, k, k + 1, k, "body")
        return entity
    return None


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
        ids = scene.tables.adjective(token.form) if token.form[:1].islower() or _is_office(scene, part) else ()
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
    return unknown_body(scene, part, group=role.speaks or role.word in _LEADERS)


def _is_office(scene: Scene, part: Phrase) -> bool:
    """Whether a noun is one of the tables: the capital in "des Deutschen Sozialbunds" is part of a name, of no body."""
    noun = scene.tables.collective(part.head.form)
    return scene.forms[part.first].isupper() or noun is not None


#: Roles besides spokesmen that a group of people has.
_LEADERS: Final = frozenset({"Anführer", "Wortführer"})


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


def _by_modifier(scene: Scene, head: int, role: Role, *, make: bool) -> Entity | None:
    """The body in the role's own compound: "Senatssprecher", "Bundesinnenminister", "Armeesprecher"."""
    form = scene.forms[head]
    if role.kind in _FEDERAL and (role.modifier.startswith("Bundes") or role.word.startswith("Bundes")):
        return federal(scene, head)
    if form.startswith("Landes") and role.kind in STATE_ROLES:
        return _land(scene, head)
    word = role.modifier or role.word
    if word.startswith("Opposition"):
        return scene.nouns.get("opposition") or _opposition(scene, head)
    if organs.has_council(role):
        return organs.council_of(scene, head, role, make=make)
    if role.speaks and len(word) > 4 and "-" not in word:
        body = word.removesuffix(role.word.lower()) if role.modifier else word.lower().removesuffix("sprecher")
        for stem in (body, body.removesuffix("s"), body.removesuffix("en"), body + "e"):
            noun = scene.tables.collective(stem.capitalize()) if len(stem) > 3 else None
            if noun is None:
                continue
            known = scene.nouns.get(noun.word.lower())
            if known is not None and known.kind == "organisation":
                return known
            alike = {
                m.entity
                for m in scene.among(scene.floor(head, _BACK), head)
                if m.entity.kind == "organisation" and scene.sector_of(m.entity) == noun.sector
            }
            if alike:
                return alike.pop() if len(alike) == 1 else None
            if noun.kind == "organisation" and make:
                entity = scene.entity(f"body:{noun.word.lower()}:", "organisation", noun.word, f"body:{noun.sector}")
                entity.gender, entity.noun, entity.sector = noun.gender, noun.word.lower(), noun.sector
                scene.nouns[entity.noun] = entity
                entity.shadow.append((head, head + 1))
                return entity
    return None


#: Sentences before a role in which its body is looked for.
_BACK: Final = 20
#: Roles whose "Bundes-" means the state, not the national level of a party or a club.
_FEDERAL: Final = STATE_ROLES | {"official", "envoy", "prosecutor", "judge", "police", "adviser"}


def _opposition(scene: Scene, head: int) -> Entity:
    """The opposition that only an "Oppositionsführer" names."""
    entity = scene.entity("body:opposition:", "group", "Opposition", "body:opposition")
    entity.gender, entity.noun, entity.sector = "f", "opposition", "opposition"
    scene.nouns.setdefault("opposition", entity)
    entity.shadow.append((head, head + 1))
    return entity


def _land(scene: Scene, head: int) -> Entity:
    """The Land of a "Landesminister": the region named most, else its government, named by the role alone."""
    lands = [e for e in scene.cast if e.table is not None and e.table[2:3] == "-" and (e.mentions or e.shadow)]
    acting = [e for e in lands if e.shadow or any(not mention.place for mention in e.mentions)]
    lands = acting or [e for e in lands if e.mentions]
    if lands:
        return max(lands, key=lambda e: (len(e.mentions), e.key))
    entity = scene.entity("body:landesregierung:", "organisation", "Landesregierung", "body:government")
    entity.gender, entity.noun, entity.sector = "f", "landesregierung", "government"
    scene.nouns.setdefault(entity.noun, entity)
    entity.shadow.append((head, head + 1))
    return entity


def federal(scene: Scene, head: int) -> Entity:
    """The state of a "Bundes-" word: Austria or Switzerland where the report is about them, else Germany."""
    scene.federation = scene.federation or _federation(scene)
    entity = scene.tabled(scene.federation, "table:federal")
    entity.shadow.append((head, head + 1))
    return entity


def _federation(scene: Scene) -> str:
    """Which of the three a report is about: by mentions of the state, its parties and its bodies."""
    counts = dict.fromkeys(("DEU", "AUT", "CHE"), 0)
    for one in scene.cast:
        above = one.key if one.key in counts else scene.tables.entry(one.table).of if one.table is not None else None
        if above in counts:
            counts[above] += len(one.mentions)
    return max(counts, key=lambda key: counts[key])


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
