"""Roles: what a person is, for whom the person acts, and titles that stand alone.

A role stands before the name ("Außenminister Shalom"), beside it ("Petra Pau, PDS-Abgeordnete"), or before it with
its own genitive ("der Regierungschef Norlands Arvid Lenk"). Whose it is, is told by the front of a compound,
an adjective, a genitive, a phrase with "von", a label in brackets behind the name, the modifier of the role itself
("Senatssprecher"), the table of holders, or, for offices of a state, the state in which the report plays.
"""

from __future__ import annotations

from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors import forms, surroundings
from statusquo.reading.german.actors.parties import STATE_ROLES, of_state, party_of
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.actors.words import listed
from statusquo.reading.german.analysis import Phrase

#: Words of courtesy between a role and a name.
HONORIFICS: Final = frozenset("Dr. Prof. Herr Herrn Frau Sir Lord Lady a. D. h. c. Dr Prof".split())
#: Words that may follow a role noun that stands apart from its name.
_LINKS: Final = frozenset("der des von vom beim bei im in für am an".split())
FAR: Final = 14


def mark(scene: Scene) -> None:
    """Note which nouns are roles of named persons, so that they are not taken for bodies ("die Abgeordnete Pau")."""
    for mention in [m for m in scene.mentions() if m.sort == "person"]:
        for head, _ in _role_heads(scene, mention):
            scene.role_tokens.add(head)


def persons(scene: Scene) -> None:
    """Give every named person a role, and a party where the role phrase tells it."""
    for mention in [m for m in scene.mentions() if m.sort == "person"]:
        _person(scene, mention, make=False)


def roles(scene: Scene, domestic: Entity | None) -> None:
    """Give persons without a party one from their surroundings, and resolve titles that stand alone."""
    people = [m for m in scene.mentions() if m.sort == "person"]
    for mention in people:
        if mention.entity.acts_for is None:
            _person(scene, mention)
    met: set[Entity] = set()
    for mention in people:
        _joint(scene, mention)
        surroundings.fallback(scene, mention, domestic, first=mention.entity not in met)
        met.add(mention.entity)


def _person(scene: Scene, mention: Mention, *, make: bool = True) -> None:
    """Read the role beside one mention; ``make``: see ``party_of``."""
    person = mention.entity
    for head, phrase in _role_heads(scene, mention):
        role = scene.tables.role(scene.forms[head])
        if role is None:
            continue
        person.titles.add(role.word.lower())
        person.titles.add((role.modifier + role.word).lower())
        if role.gender and person.gender is None:
            person.gender = role.gender
        if person.role is None:
            person.role = _role_text(scene, head, phrase, mention)
        scene.role_tokens.add(head)
        if person.role_kind == "":
            person.role_kind = role.kind
            person.former = role.former or _was(scene, head)
            person.state_office = of_state(scene, role)
        if person.acts_for is None and not (person.former and role.kind in STATE_ROLES):
            party = party_of(scene, head, phrase, role, make=make)
            if party is not None and party.party is not person:
                person.acts_for = party.party if party.kind == "person" else party
        for index in range(phrase.first if phrase else head, head):
            scene.role_tokens.add(index)


#: Adjectives of offices and governments that are over.
FORMER: Final = listed("former") + listed("former_holders")


def _was(scene: Scene, head: int) -> bool:
    """Whether an adjective says that the office is over."""
    k = head - 1
    while k >= 0 and scene.tokens[k].tag == "ADJA":
        if scene.tokens[k].lower.startswith(FORMER):
            return True
        k -= 1
    return False


def _role_heads(scene: Scene, mention: Mention) -> list[tuple[int, Phrase | None]]:
    """Heads of the role phrases that belong to a person's mention, the nearest first."""
    found = [*_before(scene, mention), *_after(scene, mention)]
    return [(head, scene.heads.get(head)) for head in dict.fromkeys(found)]


def _is_role(scene: Scene, k: int) -> Role | None:
    """The role that an unclaimed noun names in the singular."""
    if scene.claims[k] is not None or not scene.forms[k][:1].isalpha() or scene.tokens[k].is_finite:
        return None
    role = scene.tables.role(scene.forms[k])
    return role if role is not None and role.number != "pl" else None


def _before(scene: Scene, mention: Mention) -> list[int]:
    """Roles before a name: right before it, or with attributes of their own in between."""
    tokens, words = scene.tokens, scene.forms
    floor = scene.analysis.sentences[scene.sentence[mention.first]].first
    k = mention.first - 1
    while k >= floor and words[k] in HONORIFICS:
        if words[k] == "Frau":
            mention.entity.gender = "f"
        elif words[k].startswith("Herr"):
            mention.entity.gender = "m"
        k -= 1
    if k < floor or tokens[k].tag in ("APPR", "APPRART"):
        return []  # "unter den 1150 Beschäftigten von Ostermeier": whose they are
    if (
        scene.claims[k] is None
        and tokens[k].form[:1].isalpha()
        and scene.tables.role(words[k]) is not None
        and not tokens[k].is_finite
    ):
        return [k]
    comma = words[k] == ","
    if comma:
        if (outer := _beside(scene, mention)) is not None:
            return [outer]
        k -= 1
    steps = 0
    while k >= floor and steps < FAR:
        if words[k] == ")" and "(" in words[max(floor, k - 9) : k]:
            while words[k] != "(":
                k -= 1
            k -= 1
            continue
        token, claim = tokens[k], scene.claims[k]
        role = _is_role(scene, k)
        if role is not None and token.is_noun:
            opens = (k + 1 < len(words) and words[k + 1] in _LINKS) or (
                k + 1 < len(words) and scene.claims[k + 1] is not None
            )
            differs = (
                role.gender in ("m", "f")
                and mention.entity.gender in ("m", "f")
                and role.gender != mention.entity.gender
            )
            if (opens or (comma and steps == 0)) and not (differs and not comma):
                return [_outer(scene, k, floor) if comma and steps == 0 else k]
            return []
        if claim is not None and claim.sort == "person" and not (comma and words[claim.first - 1] != ","):
            return []
        if token.is_finite or token.form in ",;:()" or token.tag in ("KOUS", "PRELS", "VVPP", "VVINF") or token.opens:
            return []
        k -= 1
        steps += 1
    return []


def _outer(scene: Scene, k: int, floor: int) -> int:
    """The role of which another one is the genitive: "der Berater des Präsidenten, Ivo Karad"."""
    if k - 2 >= floor and scene.forms[k - 1] in ("des", "der") and _is_role(scene, k - 2) is not None:
        return k - 2
    return k


def _beside(scene: Scene, mention: Mention) -> int | None:
    """The role to which a name is the apposition: "der Anwalt der Klägerin, Peter Zorn"."""
    phrase = scene.heads.get(mention.head)
    over = scene.above.get(phrase) if phrase is not None else None
    if phrase is None or over is None or phrase not in over.appositions or over.head.index >= mention.first:
        return None
    return over.head.index if _is_role(scene, over.head.index) is not None else None


def _after(scene: Scene, mention: Mention) -> list[int]:
    """A role behind a name: "Petra Pau, die innenpolitische Sprecherin der PDS, ..."."""
    tokens, words = scene.tokens, scene.forms
    stop = scene.analysis.sentences[scene.sentence[mention.first]].stop
    k = mention.stop
    if k < stop and words[k] == "(":
        close = next((j for j in range(k + 1, min(k + 8, stop)) if words[j] == ")"), 0)
        k = close + 1 if close else k
    if k >= stop or words[k] not in (",", "(", "–", "-"):
        return []
    k += 1
    steps = 0
    while k < stop and steps < 8:
        token = tokens[k]
        role = _is_role(scene, k)
        if role is not None and token.is_noun:
            follows = scene.claims[k + 1] if k + 1 < stop else None
            if follows is not None and follows.sort == "person" and role.kind != "relative":
                return []
            clause, own = scene.clauses[k], scene.clauses[mention.first]
            if clause is not own and clause is not None and clause.kind in ("relative", "subordinate"):
                return []
            return [k]
        if token.tag not in ("ART", "ADJA", "PPOSAT", "NE", "APPR", "APPRART", "CARD", "ADJD", "PDS") and not (
            token.is_noun and (claim := scene.claims[k]) is not None and claim.sort != "person"
        ):
            return []
        if (claim := scene.claims[k]) is not None and claim.sort == "person" and not words[k].endswith("s"):
            return []
        k += 1
        steps += 1
    return []


def _role_text(scene: Scene, head: int, phrase: Phrase | None, mention: Mention) -> str:
    """The role in its base form, without article and without the person's own name."""
    first, stop = head, head + 1
    if phrase is not None:
        inside = [t.index for t in phrase.adjectives if t.index < head]
        if inside:
            first = min(inside)
        if phrase.owner is not None and phrase.owner.first < head:
            first = phrase.owner.first
        stop = max(stop, min(phrase.stop, mention.first) if phrase.first <= mention.first else phrase.stop)
        if phrase.first <= mention.first < phrase.stop and head < mention.first:
            stop = mention.first
    while stop > head + 1 and scene.tokens[stop - 1].is_mark:
        stop -= 1
    role = scene.tables.role(scene.forms[head])
    if role is None:
        return scene.words(first, stop)
    gender = role.gender or mention.entity.gender
    before = [
        forms.adjective(scene.forms[k], gender) if scene.tokens[k].tag == "ADJA" else scene.forms[k]
        for k in range(first, head)
    ]
    after = scene.words(head + 1, stop) if stop > head + 1 else ""
    noun = forms.role_noun(scene.forms[head], role, gender)
    return " ".join(part for part in (*before, noun, after) if part)


def _joint(scene: Scene, mention: Mention) -> None:
    """ "die Unterhändler Steve Witkoff und Jared Kushner": the second name shares role and party of the first."""
    person = mention.entity
    k = mention.first - 1
    if person.role_kind or k < 1 or scene.forms[k] not in ("und", "sowie", ","):
        return
    left = scene.claims[k - 1]
    if left is None or left.sort != "person" or left.first < 1:
        return
    role = scene.tables.role(scene.forms[left.first - 1])
    phrase = scene.heads.get(left.first - 1)
    plural = role is not None and (role.number == "pl" or (phrase is not None and phrase.numbers == frozenset({"pl"})))
    if (role is not None and plural) or left.entity.role_plural:
        person.role, person.role_kind, person.role_plural = left.entity.role, left.entity.role_kind, True
        person.titles |= left.entity.titles
        person.acts_for = person.acts_for or left.entity.acts_for


#: Tokens behind a role in the plural among which its states and its holders are named.
_LIST: Final = 30
_BETWEEN: Final = frozenset("und , sowie der des die von vom aus ( )".split())


def lists(scene: Scene) -> None:
    """Office holders in a list, each with his own body: "die Außenminister A's und B's, X und Y"."""
    for head, token in enumerate(scene.tokens):
        if not token.is_noun or scene.claims[head] is not None or not token.form[:1].isupper():
            continue
        role = scene.tables.role(token.form)
        if (
            role is None
            or role.number == "sg"
            or (phrase := scene.heads.get(head)) is None
            or "pl" not in phrase.numbers
        ):
            continue
        owners, people = _listed(scene, head)
        if len(owners) > 1 and len(owners) == len(people):
            for person, owner in zip(people, owners, strict=True):
                person.acts_for = owner
                person.role = person.role if person.role_kind else forms.role_noun(token.form, role, person.gender)
                person.role_kind = person.role_kind or role.kind
                person.titles |= {role.word.lower(), (role.modifier + role.word).lower()}


def _listed(scene: Scene, head: int) -> tuple[list[Entity], list[Entity]]:
    """The bodies behind a role, and the persons behind them, as far as nothing but commas and articles divides them."""
    owners: list[Entity] = []
    people: list[Entity] = []
    k, stop = head + 1, min(head + _LIST, scene.analysis.sentence_of(head).stop)
    while k < stop:
        claim = scene.claims[k]
        if claim is None and scene.forms[k] in _BETWEEN:
            k += 1
            continue
        if claim is None or (claim.entity.kind != "person" and people):
            break
        (people if claim.entity.kind == "person" else owners).append(claim.entity)
        k = claim.stop
    return owners, people


def late(scene: Scene, domestic: Entity | None) -> None:
    """Try again, once every body is known, for persons with a role whose party nothing has told."""
    for mention in [m for m in scene.mentions() if m.sort == "person"]:
        person = mention.entity
        if person.acts_for is None and person.role_kind:
            _person(scene, mention)
            surroundings.fallback(scene, mention, domestic, first=False)
        up = person.acts_for
        if up is not None and not up.mentions and not up.shadow and mention.first - 1 in scene.role_tokens:
            up.shadow.append((mention.first - 1, mention.first))  # the office is all that names it
