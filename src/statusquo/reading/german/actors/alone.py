"""Titles that stand alone: "die Ministerin" is the minister named before, "ein Sprecher der GEW" the union."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors import forms, surroundings
from statusquo.reading.german.actors.named import unknown_body
from statusquo.reading.german.actors.owners import ACRONYM, mention_of
from statusquo.reading.german.actors.parties import PRIVATE, of_state, party_of
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.analysis import Phrase

#: Offices that one person has.
_OFFICES: Final = frozenset({"head", "monarch"})
#: How many mentions of persons before and after a title are looked at.
_EARLIER: Final = 40
_LATER: Final = 10
#: Words for a person and for a body alike.
_BOTH: Final = frozenset("Vorstand Betriebsrat Arbeitgeber Bundesrat Nationalrat Staatsrat Stadtrat".split())
#: Roles whose plural with a genitive is the body itself.
_MEMBERS: Final = frozenset({"Mitglied", "Vertreter", "Funktionär", "Repräsentant"})


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
        if scene.tables.collective(words[head]) is not None and role.word in _BOTH:
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
    plural = role.number == "pl" or (phrase is not None and phrase.numbers == frozenset({"pl"}))
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
        person = _who_is(people, head, role, owner)
        if person is None and definite and scene.role_of(head) == "subject":
            person = _untitled(scene, people, head, role)
        if person is not None and (definite or owner is not None or phrase is None or phrase.determination == ""):
            scene.claim(person, first, stop, head, "title")
            _learn(person, scene, head, role, owner)
            return
    if owner is None or role.kind in PRIVATE:
        return
    party = owner.party
    inside_claim = next((m for m in scene.among(first, stop) if m.entity is owner), None)
    if inside_claim is not None:
        return
    if role.kind in _OFFICES and definite and party.kind == "state" and scene.role_of(head) != "inside":
        insort(people, _office(scene, first, stop, head, role, party), key=lambda mention: mention.first)
        return
    if party.kind in ("state", "organisation", "alliance") and scene.role_of(head) != "inside":
        scene.claim(party, first, stop, head, "body")


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


def _members(scene: Scene, head: int, first: int, phrase: Phrase | None, role: Role) -> None:
    """ "Mitglieder der GdS", "Vertreter der Regierung": the body itself."""
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
    if len(bare) != 1 or (near and near != {bare[0]}):
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
    if person.acts_for is None and party is not None and party is not person and party.kind != "person":
        person.acts_for = party


def _has_title(person: Entity, role: Role, owner: Entity | None) -> bool:
    """Whether a title fits a person: the same office or its last half, gender, and whose it is."""
    word = role.word.lower()
    if person.former and not role.former:
        return False
    if role.gender and person.gender in ("m", "f") and person.gender != role.gender:
        return False
    if not any(title.endswith(word) for title in person.titles):
        return False
    if role.modifier and (role.modifier + role.word).lower() not in person.titles and not role.modifier.endswith("-"):
        return False
    return owner is None or person.acts_for is None or owner.party is person.party
