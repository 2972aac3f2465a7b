"""Titles that stand alone: "die Ministerin" is the minister named before, "ein Sprecher der GEW" the union."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors import descriptions, forms, surroundings
from statusquo.reading.german.actors.named import unknown_body
from statusquo.reading.german.actors.owners import ACRONYM, mention_of
from statusquo.reading.german.actors.parties import PRIVATE, STATE_ROLES, of_state, party_of
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Phrase

#: Offices that one person has.
_OFFICES: Final = frozenset({"head", "monarch"})
#: Offices of which a body has a few, whose holder is a person of his own: "der französische Agrarminister".
_OFFICERS: Final = frozenset({"minister", "ambassador", "mayor", "governor", "deputy", "cleric"})
#: How many mentions of persons before and after a title are looked at.
_EARLIER: Final = 40
_LATER: Final = 10
#: Words for a person and for a body alike.
_BOTH: Final = frozenset(listed("person_or_body"))
#: Roles whose plural with a genitive is the body itself.
_MEMBERS: Final = frozenset(listed("members"))


def alone(scene: Scene, domestic: Entity | None) -> None:
    """Titles without a name: the person who has that title, or whoever the unnamed person speaks for."""
    words, tokens = scene.forms, scene.tokens
    people = [m for m in scene.mentions() if m.entity.kind == "person"]
    bare = {m.entity: m for m in reversed(people) if not m.entity.role_kind and m.entity.acts_for is None}
    for head in range(len(words)):
        if scene.claims[head] is not None or head in scene.role_tokens or head in scene.blocked:
            continue
        if not words[head][:1].isupper() or not tokens[head].is_noun:
            continue
        role = scene.tables.role(words[head])
        phrase = scene.heads.get(head)
        if role is None or role.kind in ("relative", "person") or (head and words[head - 1].lower() == "als"):
            continue
        if role.word in _BOTH:
            continue
        if head + 1 < len(words):
            after = scene.claims[head + 1]
            if after is not None and after.sort == "person":
                continue
        _title(scene, head, phrase, role, people, domestic)
    for person, mention in bare.items():
        if person.role_kind and person.acts_for is None:
            surroundings.fallback(scene, mention, domestic, first=False)


def _title(
    scene: Scene, head: int, phrase: Phrase | None, role: Role, people: list[Mention], domestic: Entity | None
) -> None:
    first, stop = head, head + 1
    plural = _is_plural(scene, head, phrase, role)
    if phrase is not None:
        inside = [t.index for t in phrase.adjectives if t.index < head]
        first = min([*inside, first])
        if phrase.determiner is not None and first <= phrase.determiner.index < head:
            first = phrase.determiner.index + 1
    if plural:
        _members(scene, head, first, phrase, role)
        return
    definite = phrase is not None and phrase.determination in ("definite", "demonstrative", "genitive", "possessive")
    owner = party_of(scene, head, phrase, role)
    if owner is None and of_state(scene, role):
        owner = domestic
    indefinite = phrase is not None and phrase.determination in ("indefinite", "quantity", "negative")
    if not indefinite:
        told = None if role.kind in _OFFICES and owner is domestic and not _owned(scene, head, phrase) else owner
        person = _who_is(people, head, role, told)
        if person is None and definite and (scene.role_of(head) == "subject" or _nominative(scene, head, phrase, role)):
            person = _untitled(scene, people, head, role)
        if person is None and definite and phrase is not None:
            person = descriptions.by_role(scene, head, phrase, role, owner)
        if person is not None and (definite or owner is not None or phrase is None or phrase.determination == ""):
            scene.claim(person, first, stop, head, "title")
            _learn(person, scene, head, role, owner)
            return
    if owner is None or role.kind in PRIVATE:
        return
    party = owner.party
    if phrase is not None and role.kind == "spokesperson" and _says_whose(scene, phrase, head, party):
        return  # "eine Sprecherin des Weißen Hauses": its own name is there
    inside_claim = next((m for m in scene.among(first, stop) if m.entity is owner), None)
    if inside_claim is not None:
        return
    single = role.kind in _OFFICES and party.kind == "state"
    single = single or (role.kind in _OFFICERS and party.kind in ("state", "alliance", "organisation"))
    named = any(not first <= m.first < stop for m in party.mentions)
    if single and definite and scene.role_of(head) != "inside" and (named or role.kind in _OFFICES):
        insort(people, _office(scene, first, stop, head, role, party), key=lambda mention: mention.first)
        return
    if party.kind in ("state", "organisation", "alliance") and scene.role_of(head) != "inside":
        scene.claim(party, first, stop, head, "body")


def _owned(scene: Scene, head: int, phrase: Phrase | None) -> bool:
    """Whether the words around a title say whose it is."""
    if phrase is None:
        return False
    owner = phrase.owner is not None or phrase.determination == "possessive"
    return owner or bool(phrase.genitives or phrase.adjectives)


def _says_whose(scene: Scene, phrase: Phrase, head: int, party: Entity) -> bool:
    """Whether a genitive or "von" behind an unnamed spokesman is a mention of whom he speaks for."""
    parts = (*phrase.genitives, *(a for a in phrase.attributes if a.prep == "von"))
    found = (mention_of(scene, part) for part in parts)
    return any(one is not None and one.entity.party is party and one.first > head for one in found)


def _is_plural(scene: Scene, head: int, phrase: Phrase | None, role: Role) -> bool:
    """Whether several persons are meant: by the form, by "die" before a masculine."""
    if role.number == "pl" or phrase is None:
        return role.number == "pl"
    if phrase.numbers == frozenset({"pl"}) or (phrase.determination == "quantity" and "pl" in phrase.numbers):
        return True
    if phrase.determiner is None:
        return False
    if phrase.determiner.lower == "den" and role.kind == "activist":
        return scene.forms[head].endswith("en")  # "stellte sich den Demonstranten": hardly ever one
    return phrase.determiner.lower == "die" and role.gender == "m"


def _office(scene: Scene, first: int, stop: int, head: int, role: Role, party: Entity) -> Mention:
    """The unnamed holder of an office that one person has: "der Präsident von Usbekistan"."""
    noun = forms.role_noun(scene.forms[head], role, role.gender)
    before = [forms.adjective(scene.forms[k], role.gender) for k in range(first, head)]
    key = f"person:office:{party.key}:{(role.modifier + role.word).lower()}"
    entity = scene.entity(key, "person", " ".join((*before, noun)), "person:office")
    entity.role = entity.role or entity.name
    entity.role_kind, entity.gender, entity.acts_for = role.kind, role.gender, party
    entity.titles |= {role.word.lower(), (role.modifier + role.word).lower()}
    return scene.claim(entity, first, stop, head, "title")


#: Offices whose holders act together: "die Innenminister beider Staaten", "Bürgermeister aus der Region".
_COLLEGES: Final = frozenset({"minister", "head", "mayor", "ambassador", "governor"})
#: Offices that are a group with a genitive of their own only: "die Berater beider Präsidenten".
_STAFFS: Final = frozenset({"adviser", "military", "negotiator", "envoy", "deputy", "official", "union_leader"})
#: Those who act together without one: "die Vermittler legten einen Entwurf vor".
_TEAMS: Final = frozenset({"mediator", "negotiator"})


def _college(scene: Scene, head: int, first: int, phrase: Phrase, role: Role) -> None:
    """A group of office holders that acts or meets, with a genitive, an article or an adjective of its own."""
    owned = bool(phrase.genitives) or any(part.prep in ("aus", "von") for part in phrase.attributes)
    if not _is_plural(scene, head, phrase, role) or not (owned or phrase.determination == "definite" or first < head):
        return
    owners = (*phrase.genitives, *(part for part in phrase.attributes if part.prep == "von" and part.conjuncts))
    if any(m.entity.kind == "state" for part in owners for m in scene.among(part.first, part.stop)):
        return  # "die Regierungschefs Deutschlands und Frankreichs": the states themselves
    for part in phrase.genitives:
        mention = mention_of(scene, part)
        allied = mention is not None and role.kind in ("head", "minister") and not scene.sector_of(mention.entity)
        if mention is not None and allied and mention.entity.kind in ("alliance", "organisation"):
            scene.claim(mention.entity, first, max(mention.stop, head + 1), head, "body")
            return  # "die Staatschefs der Ecowas"
    acts = scene.role_of(head) in ("subject", "agent", "dative") or scene.prep_of(head) in ("mit", "zwischen", "neben")
    if not acts or any(scene.claims[k] is not None for k in range(first, head + 1)):
        return
    word = (role.modifier + role.word).lower()
    entity = scene.entity(f"body:{word}:pl", "group", scene.words(first, head + 1), "body:college")
    entity.number, entity.noun, entity.sector = "pl", word, "college"
    scene.claim(entity, first, head + 1, head, "body")


def _members(scene: Scene, head: int, first: int, phrase: Phrase | None, role: Role) -> None:
    """ "Mitglieder der GdS", "Vertreter der Regierung": the body itself."""
    if phrase is not None and (
        role.kind in _COLLEGES | _TEAMS or (role.kind in _STAFFS and phrase.genitives and role.word not in _MEMBERS)
    ):
        _college(scene, head, first, phrase, role)
        return
    if role.word not in _MEMBERS or phrase is None:
        return
    for part in (*phrase.genitives, *(a for a in phrase.attributes if a.prep == "von")):
        mention = None if part.conjuncts else mention_of(scene, part)
        if mention is not None and mention.entity.kind != "person" and mention.first >= head:
            scene.claim(mention.entity, first, mention.stop, head, "body")
            return
        if mention is None and not part.conjuncts and ACRONYM.match(part.head.form):
            entity = unknown_body(scene, part)
            if entity is not None:
                scene.claim(entity, first, part.core, head, "body")
            return


def _who_is(people: list[Mention], head: int, role: Role, owner: Entity | None) -> Entity | None:
    """The person last named before (or else after) this token who has that title."""
    at = bisect_left(people, head, key=lambda mention: mention.first)
    for mention in (*reversed(people[max(0, at - _EARLIER) : at]), *people[at : at + _LATER]):
        if _has_title(mention.entity, role, owner):
            return mention.entity
    return None


def _nominative(scene: Scene, head: int, phrase: Phrase | None, role: Role) -> bool:
    """Whether "der" before a man's title shows that he acts, whatever else the sentence has."""
    if phrase is None or phrase.determiner is None or phrase.determiner.lower != "der" or role.gender != "m":
        return False
    return not phrase.prep and scene.role_of(head) in ("dative", "object", "other")


#: Kinds of roles by which a person named without one may be called in the next sentence.
_OFFICIALS: Final = frozenset(
    "head minister deputy leader party_leader union_leader executive mayor governor spokesperson envoy negotiator "
    "military rebel official candidate politician legislator mediator union negotiator cleric governor".split()
)


def _untitled(scene: Scene, people: list[Mention], head: int, role: Role) -> Entity | None:
    """The only person named before without a role, and the only one near: "Berg lehnte ab. Der Personalchef ..."."""
    if role.kind not in _OFFICIALS:
        return None
    here = scene.sentence[head]
    own, before = scene.analysis.sentences[here], scene.analysis.sentences[max(0, here - 1)]
    near = {m.entity for m in scene.among(before.first, own.stop) if m.entity.kind == "person"}
    earlier = {m.entity for m in people[: bisect_left(people, head, key=lambda mention: mention.first)][-_EARLIER:]}
    bare = [one for one in earlier if not one.titles and not one.role_kind]
    open_near = {one for one in near if not one.titles}  # others are called by their own titles
    if len(bare) != 1 or (open_near and open_near != {bare[0]}):
        return None
    person = bare[0]
    if role.gender and person.gender in ("m", "f") and person.gender != role.gender:
        return None
    return person


def _learn(person: Entity, scene: Scene, head: int, role: Role, owner: Entity | None) -> None:
    """A title that stands alone tells the role of a person who had none, and whom the person acts for."""
    if person.role_kind == "":
        person.role_kind = role.kind
        person.titles |= {role.word.lower(), (role.modifier + role.word).lower()}
        person.role = person.role or forms.role_noun(scene.forms[head], role, role.gender or person.gender)
    party = owner.party if owner is not None else None
    if party is not None and scene.sector_of(party) == "party" and person.role_kind in STATE_ROLES:
        return  # "die Grünen-Politikerin": of the minister named before
    if person.acts_for is None and party is not None and party is not person and party.kind != "person":
        person.acts_for = party


#: Words for whoever leads a body: "Fraktionschef" and "Fraktionsvorsitzender" are one.
_LEADER: Final = re.compile(r"(.{3,})(?:chef|chefin|vorsitzende[rn]?|führer|führerin|präsident|präsidentin)\Z")


def _led(title: str) -> str:
    """The body that a title leads; empty if it names none."""
    found = _LEADER.match(title)
    return found[1] if found is not None else ""


def _has_title(person: Entity, role: Role, owner: Entity | None) -> bool:
    """Whether a title fits a person: the same office or its last half, gender, and whose it is."""
    word = role.word.lower()
    if person.former and not role.former:
        return False
    if role.gender and person.gender in ("m", "f") and person.gender != role.gender:
        return False
    called = any(title.endswith(word) for title in person.titles)
    if not called and person.titles.isdisjoint(words().same.get(word, ())):
        return _led(word) != "" and _led(word) in {_led(title) for title in person.titles}
    if role.modifier and (role.modifier + role.word).lower() not in person.titles and not role.modifier.endswith("-"):
        return False
    return owner is None or person.acts_for is None or owner.party is person.party
