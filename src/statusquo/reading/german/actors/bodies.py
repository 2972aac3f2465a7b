"""Bodies and groups: "libysche Armee", "Parlament in Mexiko-Stadt", "Gewerkschaft Erziehung und Wissenschaft (GEW)".

A collective noun finds its owner in adjectives, in a name before it, in a genitive, in a phrase with "in", "von" or
"aus", or in the front of a compound. State bodies merge into their state. Other bodies take a name that follows, a
quoted one too. Definite bodies without owner or name ("die Regierung", "die Gewerkschaft") are left to ``anaphora``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from statusquo.findings import ActorKind
from statusquo.language.actors import Collective
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.analysis import Phrase

ACRONYM: Final = re.compile(r"(?=.*[A-ZÄÖÜ].*[A-ZÄÖÜ])[A-ZÄÖÜ][A-Za-zÄÖÜäöü.]{1,9}\Z")
_NAMED: Final = frozenset(
    "union association party media company agency rebels science group religion body employers commission bank".split()
)
_FOLDED: Final = frozenset({"party"})
_LONGEST_NAME: Final = 8
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
    named = _named(scene, head, size, first, noun)
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
    if noun.dependent or noun.kind == "state":
        return False
    if noun.kind == "group" and (noun.number == "pl" or first < head or noun.sector in ("coalition", "opposition")):
        if noun.sector in ("media", "experts", "people", "group", "witnesses") and not _acting(scene, head):
            return True
        entity = _body(scene, noun, None, scene.words(first, stop))
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
    if noun.number != "pl" or phrase is None or not phrase.numbers:
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


def owner_of(scene: Scene, phrase: Phrase | None, head: int, first: int, stop: int) -> tuple[Entity | None, int, int]:
    """Who a noun belongs to, and the mention's extent with the words that say so."""
    tables = scene.tables
    front = prefix_of(scene, scene.forms[head])
    if front is not None:
        return front, first, stop
    k = head - 1
    while (
        k >= 0
        and (scene.tokens[k].tag == "ADJA" or scene.forms[k][:1].isupper())
        and scene.sentence[k] == scene.sentence[head]
    ):
        found = tables.adjective(scene.forms[k])
        if found and scene.tokens[k].tag in ("ADJA", "NE", "NN", "ADJD", "NNA"):
            return scene.tabled(found[0], "table:adjective"), min(k, first), stop
        if scene.tokens[k].tag != "ADJA":
            break
        k -= 1
    if phrase is None:
        return None, first, stop
    if phrase.owner is not None and (mention := mention_of(scene, phrase.owner)) is not None:
        return mention.entity, mention.first, stop
    for genitive in phrase.genitives:
        mention = mention_of(scene, genitive)
        if mention is not None:
            if mention.entity.kind == "person":
                return mention.entity, first, stop
            return mention.entity, first, max(stop, mention.stop)
    for attribute in phrase.attributes:
        if attribute.prep in ("von", "in", "aus", "bei"):
            mention = mention_of(scene, attribute)
            if mention is not None and mention.entity.kind == "person":
                return mention.entity, first, stop
            if mention is not None and attribute.prep == "aus" and mention.entity.kind != "state":
                continue
            if mention is not None:
                return mention.entity, first, max(stop, mention.stop)
            town = town_of(scene, attribute)
            if town is not None:
                return town, first, max(stop, attribute.core)
    return None, first, stop


def town_of(scene: Scene, phrase: Phrase) -> Entity | None:
    """The state of a capital named as a place: "das Parlament in Mexiko-Stadt"."""
    match = scene.tables.match(scene.forms, phrase.head.index)
    if match is None and phrase.name is not None:
        match = scene.tables.match(scene.forms, phrase.name[0])
    if match is not None and match.form_kind in ("capital", "seat") and match.entry.kind == "state":
        return scene.tabled(match.entry.id, "table:capital")
    return None


def mention_of(scene: Scene, phrase: Phrase) -> Mention | None:
    """The mention that a phrase is: on its head, its name, or its first words."""
    claim = scene.claims[phrase.head.index]
    if claim is None and phrase.name is not None:
        claim = scene.claims[phrase.name[0]]
    return claim


def prefix_of(scene: Scene, form: str, *, topics: bool = False) -> Entity | None:
    """The actor in front of a compound ("US-Armee", "VDR-Landesvorsitzende"); not its topic."""
    if "-" in form:
        parts = form.split("-")
        for cut in range(len(parts) - 1, 0, -1):
            known = scene.aliases.get("-".join(parts[:cut]).lower())
            if known is not None:
                return known
    found = scene.tables.prefix(form)
    if (
        found is None
        and "-" in form
        and ACRONYM.match(front := form.rpartition("-")[0])
        and front not in ("US", "TV", "PR", "IT", "Ex", "Vize")
    ):
        return scene.aliases.setdefault(
            front.lower(), scene.entity(f"named:{front.lower()}", "organisation", front, "named:prefix")
        )
    if found is None or (found.about and not topics) or (found.weak and found.entry.id not in scene.entities):
        return None
    return scene.tabled(found.entry.id, "table:prefix")


def claim_owned(scene: Scene, noun: Collective, owner: Entity, first: int, stop: int, head: int) -> None:
    """Claim a body that belongs to someone: merged into a state or party, or a body of its own."""
    if noun.sector == "region":
        return  # "die Städte Thailands", "die serbische Provinz": places
    party = owner.party if owner.kind == "person" else owner
    members = noun.sector == "government" and noun.kind == "group" and party.kind == "alliance"
    counted = noun.number == "pl" and any(scene.tokens[k].tag == "CARD" for k in range(max(0, first - 1), head))
    if counted and noun.sector in _ARMED:
        noun = replace(noun, kind="group")
    merges = (noun.merges or members) and party.kind in ("state", "organisation", "alliance")
    folded = party.kind == "organisation" and (noun.sector in _FOLDED or noun.word.lower() in PARTS)
    place = scene.is_place(head)
    if merges or folded:
        scene.claim(party, first, stop, head, "body", place=place)
        return
    entity = _body(scene, noun, party, scene.words(first, stop))
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


def _named(scene: Scene, head: int, size: int, first: int, noun: Collective) -> bool:
    """Claim a body with its name behind it: known, quoted, in capitals, or of nouns."""
    tokens, forms = scene.tokens, scene.forms
    stop = scene.analysis.sentence_of(head).stop
    k = head + size
    if k >= stop or (noun.number == "pl" and noun.kind == "group"):
        return False
    claim = scene.claims[k]
    if (
        claim is not None
        and claim.first == k
        and claim.entity.kind == "organisation"
        and "-" in forms[head]
        and noun.kind != "state"
    ):
        register(scene, first, claim.stop, head, "named:compound")
        return True
    if claim is not None and claim.first == k and claim.entity.kind != "person":
        if claim.entity.kind == "state" and noun.sector == "state" and "-" not in forms[head]:
            scene.claim(claim.entity, first, claim.stop, head, "body", place=scene.is_place(head))
            return True
        if claim.entity.kind in ("organisation", "group") and noun.kind in ("organisation", "group"):
            entity = claim.entity
            scene.claim(entity, first, claim.stop, head, "name")
            entity.gender, entity.noun, entity.sector = noun.gender, noun.word.lower(), entity.sector or noun.sector
            return True
    if (
        claim is not None
        and claim.first == k
        and claim.entity.kind == "person"
        and noun.sector == "government"
        and noun.kind == "state"
    ) and claim.entity.surname.lower() == scene.words(claim.first, claim.stop).lower():
        state = claim.entity.acts_for or _holder_state(scene, claim.entity)
        if state is not None:
            scene.claim(state, first, claim.stop, head, "body")
            return True
    if noun.sector not in _NAMED:
        return False
    if tokens[k].opens == 1 and tokens[k].form != "(":
        close = next((j for j in range(k + 1, min(k + _LONGEST_NAME, stop)) if tokens[j].opens == -1), 0)
        if close and forms[k + 1][:1].isupper():
            name = scene.words(k + 1, close)
            _name_body(scene, noun, name, first, close, head)
            return True
        return False
    end = _name_end(scene, k, stop)
    phrase = scene.heads.get(head)
    if end == k and phrase is not None and noun.sector in ("union", "association", "agency"):
        if phrase.genitives and phrase.genitives[0].first == k and mention_of(scene, phrase.genitives[0]) is None:
            end = phrase.genitives[0].core
        elif phrase.attributes and phrase.attributes[0].first == k and phrase.attributes[0].prep in ("für", "gegen"):
            end = phrase.attributes[0].core
    if end == k:
        return False
    word = noun.modifier + noun.word.lower() if noun.modifier else noun.word
    name = " ".join([*scene.forms[first:head], word, scene.words(head + size, end)])
    _name_body(scene, noun, name, first, end, head)
    return True


def _holder_state(scene: Scene, person: Entity) -> Entity | None:
    date = scene.report.date
    known = scene.tables.holders(person.name, date.isoformat() if date else None) or scene.tables.holders(person.name)
    return scene.tabled(known[0].entry, "table:holder") if known else None


def _name_end(scene: Scene, k: int, stop: int) -> int:
    """One past a name of capitalised words from ``k`` on: "Bürgerliche Mitte", "Erziehung und Wissenschaft"."""
    end = k
    while end < stop and end - k < _LONGEST_NAME:
        token = scene.tokens[end]
        if scene.claims[end] is not None and scene.claims[end].entity.kind == "person":  # type: ignore[union-attr]
            break
        fits = token.is_noun or token.tag in ("ADJA", "NE", "XY") or (end == k and token.tag in ("APPR", "ADJD"))
        if token.form[:1].isupper() and fits and not scene.tables.role(token.form):
            end += 1
        elif (
            end > k
            and token.form in ("und", "&", "für", "der", "des")
            and end + 1 < stop
            and scene.forms[end + 1][:1].isupper()
            and scene.tokens[end + 1].is_noun
            and scene.claims[end + 1] is None
        ):
            if token.form == "und" and scene.tokens[end - 1].tag == "NE":
                break
            end += 2
        else:
            break
    return end


#: Heads that name no body although an office may have them in the genitive.
_ABSTRACT: Final = re.compile(
    r"(?:ung|heit|keit|tät|ismus|schaften|gespräche?|krise|krieg|frieden|frage|fragen|recht|rechte|politik|arbeit|sicherheit|wahl|wahlen|"
    r"verfahren|prozess|vertrag|abkommen|streik|tag|jahr|jahre|zeit|woche|monat|land|stadt|menschen|kinder|welt|region|gebiet)\Z",
    re.IGNORECASE,
)


def unknown_body(scene: Scene, phrase: Phrase) -> Entity | None:
    """A body never seen before in "Sprecher der Regiobahn", "Chefin des Klinikverbunds Westtal"; claims it."""
    head = phrase.head.index
    token = phrase.head
    if (
        scene.claims[head] is not None
        or head in scene.blocked
        or not token.form[:1].isupper()
        or phrase.kind == "pronoun"
    ):
        return None
    if "sg" not in phrase.numbers and phrase.numbers and token.form.endswith("en"):
        return None
    if phrase.determination not in ("definite", "") or (
        token.tag == "NN" and phrase.determination != "definite" and phrase.prep not in ("von", "bei")
    ):
        return None
    if scene.tables.collective(token.form) is not None:
        return None
    if token.tag in ("NN", "NNA", "NNI") and (
        _ABSTRACT.search(token.lemma) or scene.tables.role(token.form) is not None
    ):
        return None
    stop = phrase.core
    if phrase.name is not None:
        stop = max(stop, phrase.name[1])
    first = min([head, *(t.index for t in phrase.adjectives if t.form[:1].isupper())])
    return register(scene, first, stop, head, "named:role")


def register(scene: Scene, first: int, stop: int, head: int, rule: str, kind: ActorKind = "organisation") -> Entity:
    """Make an actor of a name never seen before and claim it; later mentions are found by its alias."""
    lemma = scene.tokens[head].lemma or scene.forms[head]
    name = " ".join([*scene.forms[first:head], lemma, *scene.forms[head + 1 : stop]])
    if stop - first == 1 and scene.tokens[head].tag in ("NE", "FM"):
        name = scene.forms[head]
    known = scene.aliases.get(name.lower()) or scene.entities.get(f"named:{name.lower()}")
    entity = known or scene.entity(f"named:{name.lower()}", kind, name, rule)
    if known is None:
        phrase = scene.heads.get(head)
        entity.noun = lemma.lower()
        if phrase is not None and len(phrase.genders) == 1:
            entity.gender = next(iter(phrase.genders))
        if kind == "group":
            entity.number = "pl"
    scene.aliases.setdefault(name.lower(), entity)
    scene.claim(entity, first, stop, head, "name")
    return entity


def _name_body(scene: Scene, noun: Collective, name: str, first: int, stop: int, head: int) -> None:
    """Register a named body, with the acronym in brackets behind it."""
    forms = scene.forms
    tail = scene.words(head + 1, stop) if stop > head + 1 else name
    known = scene.aliases.get(name.lower()) or scene.aliases.get(tail.lower())
    entity = known or scene.entity(
        f"named:{name.lower()}", noun.kind if noun.kind != "state" else "organisation", name, f"named:{noun.sector}"
    )
    entity.gender, entity.sector, entity.noun = noun.gender, entity.sector or noun.sector, noun.word.lower()
    scene.aliases.setdefault(name.lower(), entity)
    if len(tail) > 2:
        scene.aliases.setdefault(tail.lower(), entity)
        for part in tail.split(" "):
            if ACRONYM.match(part):
                scene.aliases.setdefault(part.lower(), entity)
    if stop + 2 < len(forms) and forms[stop] == "(" and forms[stop + 2] == ")" and ACRONYM.match(forms[stop + 1]):
        scene.aliases[forms[stop + 1].lower()] = entity
        entity.aliases.add(forms[stop + 1])
        stop += 3
    scene.claim(entity, first, stop, head, "name")
