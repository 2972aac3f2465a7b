"""Bodies and groups: "libysche Armee", "Kabinett in Wellington", "Gewerkschaft Erziehung und Wissenschaft (GEW)".

A collective noun finds its owner in adjectives, in a name before it, in a genitive, in a phrase with "in", "von" or
"aus", or in the front of a compound. State bodies merge into their state. Other bodies take a name that follows, a
quoted one too. Definite bodies without owner or name ("die Regierung", "die Gewerkschaft") are left to ``anaphora``.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from statusquo.language.actors import Collective
from statusquo.reading.german.actors import forms, organs
from statusquo.reading.german.actors.named import PARTS, own_name
from statusquo.reading.german.actors.owners import owner_of
from statusquo.reading.german.actors.scene import Entity, Scene, regions
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Phrase

_FOLDED: Final = frozenset({"party"})
#: Words that make a noun stand for two actors.
BOTH: Final = frozenset({"beide", "beiden", "beider"})
#: Sectors whose groups act for their state.
_ARMED: Final = frozenset({"military", "police", "intelligence", "observers", "delegation"})


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
            if head in scene.role_tokens or (head > sentence.first and scene.forms[head - 1] == "als"):
                continue  # "bot sich als Vermittler an"
            follows = scene.claims[head + 1] if head + 1 < sentence.stop else None
            if follows is not None and follows.sort == "person" and scene.tables.role(token.form) is not None:
                continue
            if not _at(scene, head, size, noun):
                open_heads.append(head)
    return open_heads


def _at(scene: Scene, head: int, size: int, noun: Collective) -> bool:
    """Claim the body with this head; False if it has neither owner nor name."""
    phrase = scene.heads.get(head)
    if not _number_fits(scene, noun, phrase):
        return True
    first, stop = _extent(phrase, head, size)
    if noun.word in ("Senat", "Kammer") and head:
        counted, court = scene.forms[head - 1][:1].isdigit(), _court(scene, head)
        if court is not None and (counted or noun.word == "Kammer"):
            scene.claim(court, head - counted, head + 1, head, "anaphor")
        if counted or scene.claims[head] is not None:
            return True  # "der 20. Senat" of a court
    if _gone(scene, head, noun) or _idle(scene, head, noun, phrase):
        return True
    if BOTH & {scene.tokens[k].lower for k in range(max(0, head - 3), head)}:
        return True  # "beide Seiten": two actors, see ``pronouns``
    named = own_name(scene, head, size, first, noun)
    if named:
        return True
    owner, first, stop = owner_of(scene, phrase, head, first, stop)
    if owner is not None and only_seat(scene, head, noun, owner):
        return False
    if owner is not None and noun.sector == "government" and noun.kind == "group" and _of_states(scene, phrase):
        return True  # "die Außenminister von Kesland und Almarien": the states themselves
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
    if noun.sector == "region":
        return False
    if noun.dependent and plural and _is_crowd(scene, head, first, noun, phrase):
        noun = replace(noun, kind="group", number="pl", dependent=False)
    if noun.dependent and noun.sector == "protest" and plural and _acting(scene, head):
        noun = replace(noun, dependent=False)  # "seine Anhänger blockierten Straßen"
    if noun.dependent or noun.kind == "state":
        return False
    if (
        noun.kind == "group"
        and noun.sector == "judiciary"
        and phrase is not None
        and phrase.determination == "definite"
    ):
        court = _court(scene, head)
        if court is not None:
            scene.claim(court, first, stop, head, "anaphor")
            return True
    if noun.kind == "group" and (noun.number == "pl" or first < head or noun.sector in ("coalition", "opposition")):
        if noun.sector in ("media", "experts", "people", "group", "witnesses") and not _acting(scene, head):
            return True
        bare = phrase is not None and not phrase.determination and not phrase.genitives and scene.is_place(head)
        if noun.sector == "workers" and bare and not _acting(scene, head):
            return True  # "es fehlt an Lehrern"
        if noun.sector == "people" and _suffers(scene, head):
            return True
        entity = _body(scene, noun, None, forms.body_name(scene, first, stop, head))
        scene.claim(entity, first, stop, head, "body", place=scene.is_place(head))
        return True
    return False


def _of_states(scene: Scene, phrase: Phrase | None) -> bool:
    """Whether a list of several states stands behind the noun, with "von" or in the genitive."""
    if phrase is None:
        return False
    parts = (*phrase.genitives, *(part for part in phrase.attributes if part.prep == "von"))
    return any(
        sum(m.entity.kind == "state" for m in scene.among(part.first, part.stop)) > 1
        for part in parts
        if part.conjuncts
    )


#: Adjectives and fronts of governments that are over.
_GONE: Final = listed("former") + listed("former_bodies")
_BEFORE: Final = ("Vorgänger", "Vor")


def _gone(scene: Scene, head: int, noun: Collective) -> bool:
    """Whether a government is not the one that acts now: "der damaligen Regierung", "die Vorgängerregierung"."""
    if noun.sector != "government":
        return False
    return noun.modifier in _BEFORE or (head > 0 and scene.tokens[head - 1].lower.startswith(_GONE))


def _idle(scene: Scene, head: int, noun: Collective, phrase: Phrase | None) -> bool:
    """Whether a noun for a body is a figure of speech: "vor Gericht", "Politiker von Regierung und Opposition"."""
    if phrase is None or phrase.determination:
        return False
    if noun.sector == "judiciary" and noun.kind == "organisation" and phrase.prep in ("vor", "per", "bei"):
        return head + 1 >= len(scene.forms) or not scene.forms[head + 1][:1].isupper()
    around = {*scene.forms[max(head - 2, 0) : head], *scene.forms[head + 1 : head + 3]}
    pair = noun.sector in ("government", "opposition") and bool(around & {"und", "oder"})
    return pair and bool(around & {"Regierung", "Opposition"}) and scene.role_of(head) not in _ROLES


_ROLES: Final = frozenset({"subject", "agent", "dative"})


def _is_crowd(scene: Scene, head: int, first: int, noun: Collective, phrase: Phrase | None) -> bool:
    """Several that act without a name: "mehrere Länder drohten", "Angehörige der Gefangenen versammelten sich"."""
    if phrase is None or phrase.prep or scene.role_of(head) not in ("subject", "agent"):
        return False
    clause = scene.clauses[head]
    if (
        clause is None
        or clause.verb is None
        or clause.verb.passive
        or clause.verb.lemma not in _CROWDS_DO | words().human
    ):
        return False
    if noun.sector == "people":
        return bool(phrase.genitives)
    return (
        noun.word in ("Land", "Länder") and not noun.modifier and (phrase.determination == "quantity" or first < head)
    )


_CROWDS_DO: Final = frozenset(listed("crowds_do"))


def _court(scene: Scene, head: int) -> Entity | None:
    """The court named before whose judges "die Richter" are."""
    found: Entity | None = None
    for mention in scene.among(scene.floor(head, _COURT), head):
        if mention.entity.kind == "organisation" and scene.sector_of(mention.entity) == "judiciary":
            found = mention.entity
    return found


#: Verbs of those who die, flee or are hurt, and do not act.
_SUFFERED: Final = frozenset(listed("suffered"))


def _suffers(scene: Scene, head: int) -> bool:
    clause = scene.clauses[head]
    verb = clause.verb if clause is not None else None
    if verb is None or verb.lemma not in _SUFFERED or scene.role_of(head) != "subject":
        return False
    return bool(verb.passive) or verb.lemma not in (
        "töten",
        "verletzen",
        "verwunden",
        "kommen",
        "verbrennen",
        "vermissen",
    )


#: Sentences back in which a court has to be named.
_COURT: Final = 5


def only_seat(scene: Scene, head: int, noun: Collective, owner: Entity) -> bool:
    """Whether an adjective tells where a body sits, not whose it is: "die Wiener Behörde"."""
    if owner.kind != "state" and owner.table not in regions():
        return False
    town = head > 0 and scene.forms[head - 1][:1].isupper() and scene.forms[head - 1].endswith("er")
    if not town or noun.modifier:
        return False
    return noun.word.endswith("zentrale") or noun.word.lower() in words().generic.get(noun.sector, frozenset())


def _acting(scene: Scene, head: int) -> bool:
    role = scene.role_of(head)
    return role in ("subject", "agent", "dative") or scene.prep_of(head) in (
        "laut",
        "zufolge",
        "zwischen",
        "gegen",
        "mit",
    )


def _number_fits(scene: Scene, noun: Collective, phrase: Phrase | None) -> bool:
    """Whether the number of the phrase allows this reading ("die Lehrer", not "der Lehrer")."""
    if noun.number != "pl" or noun.kind == "organisation" or phrase is None or not phrase.numbers:
        return True
    if noun.sector == "government" and scene.tables.role(phrase.head.form) is not None and "sg" in phrase.numbers:
        return False  # "so der Minister": one person
    if _one_person(scene, phrase):
        return False  # "so der Gewerkschafter"
    return "pl" in phrase.numbers


def _one_person(scene: Scene, phrase: Phrase) -> bool:
    """Whether "der" before a noun for a man is his article, not that of several: as a subject, or behind "so"."""
    role = scene.tables.role(phrase.head.form)
    if role is None or "sg" not in phrase.numbers or phrase.determiner is None or phrase.determiner.lower != "der":
        return False
    clause = scene.clauses[phrase.head.index]
    told = clause is not None and clause.kind == "insertion"
    return scene.above.get(scene.member(phrase)) is None and (phrase.role == "subject" or (told and not phrase.prep))


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
_LANDS: Final = frozenset(listed("governments_of_regions"))


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
    if organs.is_organ(noun.modifier + noun.word) and organs.watched(scene, party):
        word = noun.word if "-" in scene.forms[head] else noun.modifier + noun.word
        entity = organs.organ(scene, word, noun.gender, party)
        party.shadow.append((head, head + 1))
        scene.claim(entity, first, head + 1, head, "body")
        return
    merges = (noun.merges or members or ruled) and party.kind in ("state", "organisation", "alliance")
    folded = party.kind == "organisation" and (noun.sector in _FOLDED or noun.word.lower() in PARTS)
    folded = folded and party.table not in regions()  # "Südtiroler Volkspartei"
    fighters = noun.sector == "rebels" and noun.kind == "group" and scene.sector_of(party) == "rebels"
    place = scene.is_place(head)
    if noun.sector == "union" and scene.sector_of(party) == "company" and stop > head + 1:
        stop = head + 1  # "Betriebsrat der Regiobahn": the company is named too
    sent_by = noun.sector == "delegation" and noun.kind == "group" and not counted
    if merges or folded or fighters or (sent_by and party.kind != "group"):
        scene.claim(party, first, stop, head, "body", place=place)
        return
    entity = _body(scene, noun, party, forms.body_name(scene, first, stop, head))
    if noun.sector == "wing" and entity.acts_for is None and party is not entity:
        entity.acts_for = party
    sent = (noun.word == "Beobachter" or noun.sector == "observers") and party.kind in ("alliance", "organisation")
    if sent and entity.acts_for is None:
        entity.acts_for = party
        stop = head + 1  # the sender is named too
    linked = noun.kind == "organisation" or noun.sector in _ARMED
    if (
        entity.acts_for is None
        and linked
        and noun.sector not in ("company", "association", "union", "party", "region")
        and (party.kind in ("state", "alliance") or (noun.sector == "parliament" and party.table in regions()))
    ):
        entity.acts_for = party
    if party.kind == "state" and entity.acts_for is not party:
        party.shadow.append((first, head + 1))  # "Malawis Opposition" names the state too
    scene.claim(entity, first, stop, head, "body", place=place)


#: Numbers in words: "zwölf Oppositionelle" are not the opposition.
_COUNTS: Final = frozenset(listed("numbers"))
#: Nouns of a group that is named by many words in one report.
_ONE_GROUP: Final = {"employers": "arbeitgeber", "opposition": "opposition", "coalition": "koalition"}


def _body(scene: Scene, noun: Collective, owner: Entity | None, name: str) -> Entity:
    """The body or group of that noun and owner; without an owner, the one that was named by the noun before."""
    word = f"{noun.modifier}{noun.word}".lower() if noun.modifier else noun.word.lower()
    if noun.kind == "group":
        counted = name[:1].isdigit() or name.split(" ")[0].lower() in _COUNTS
        if not counted or not word.startswith("opposition"):
            word = _ONE_GROUP.get("opposition" if word.startswith("opposition") else noun.sector, word)
        word = words().same_group.get(word, word)
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
