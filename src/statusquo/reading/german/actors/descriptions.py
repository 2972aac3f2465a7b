"""Descriptions of persons named before: "der Schwede", "der 56-Jährige", "die Juristin", "der CDU-Politiker".

News calls a person by what he is rather than by name in every second sentence. A definite description in the
singular without an owner of its own stands for the person who is talked about, if gender, office and state allow it.
Words and what they may describe are in ``words.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from statusquo.language.actors import Role
from statusquo.reading.german.actors import pronouns
from statusquo.reading.german.actors.parties import STATE_ROLES
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.actors.words import listed, words
from statusquo.reading.german.analysis import Phrase

_AGED: Final = re.compile(r"\d+-?jährigen?r?\Z", re.IGNORECASE)
#: Sentences back in which a person has to be named to be described.
_BACK: Final = 3
_DEFINITE: Final = frozenset({"definite", "demonstrative"})
_ROLES: Final = frozenset({"subject", "agent", "dative", "object"})
_VOICES: Final = frozenset({"laut", "zufolge", "gegenüber", "mit"})
#: In ``words.toml``: fits whatever office a person has.
_ANY: Final = "*"
_FORMER: Final = listed("former")
_ARTICLES: Final = frozenset({"der", "die", "dem", "den"})


def persons(scene: Scene) -> None:
    """Claim descriptions that are no roles: ages, nationalities, parties, occupations."""
    for token in scene.tokens:
        head = token.index
        if scene.claims[head] is not None or head in scene.role_tokens or head == 0:
            continue
        form = token.form
        aged = _AGED.search(form) is not None
        if not aged and not (form[:1].isupper() and token.is_noun):
            continue
        fits = _any if aged or describes(form) else _native(scene, head)
        phrase = scene.heads.get(head) if fits is not None else None
        if fits is None or phrase is None or not _points(scene, head, phrase):
            continue
        person = talked_of(scene, head, genders(scene, head, phrase, None), fits)
        if person is not None:
            scene.claim(person, first_of(phrase, head), head + 1, head, "title")
            _learn_state(scene, person, head)


def _any(_: Entity) -> bool:
    return True


def describes(form: str) -> bool:
    """Whether a noun tells a person's party, origin or trade.

    Example:
        >>> describes("Sozialdemokratin"), describes("Stadtwerke")
        (True, False)
    """
    lower = form.lower()
    bare = lower.removesuffix("in")
    stems = (lower, bare, bare.removesuffix("n"), bare.removesuffix("en"))
    return any(one.endswith(words().described_as) for one in stems)


def _native(scene: Scene, head: int) -> Callable[[Entity], bool] | None:
    """Whether a noun is an inhabitant of a state, and so whom of that state it may describe."""
    match = scene.tables.match(scene.forms, head)
    if match is None or match.form_kind != "demonym" or match.number == "pl" or match.length > 1:
        return None
    key = match.entry.id

    def fits(person: Entity) -> bool:
        up = person.acts_for
        return up is None or up.kind != "state" or up.key == key or up.rule in _GUESSES

    return fits


#: Rules by which a state is only where the report plays.
_GUESSES: Final = frozenset({"table:stage"})


def _learn_state(scene: Scene, person: Entity, head: int) -> None:
    """ "Die Finnin": a minister whose state nothing but the place of a meeting told is Finland's."""
    match = scene.tables.match(scene.forms, head)
    up = person.acts_for
    official = person.state_office or person.role_kind in STATE_ROLES
    if match is None or match.form_kind != "demonym" or match.entry.kind != "state" or not official:
        return
    if up is None or (up.rule in _GUESSES and up.key != match.entry.id):
        state = scene.tabled(match.entry.id, "table:demonym")
        state.shadow.append((head, head + 1))
        person.acts_for = state


def _points(scene: Scene, head: int, phrase: Phrase) -> bool:
    """Whether a phrase is definite and in the singular, stands where actors do, and has no name or owner inside."""
    if phrase.determination not in _DEFINITE or phrase.owner is not None or phrase.genitives or phrase.conjuncts:
        return False
    follows = scene.claims[head + 1] if head + 1 < len(scene.claims) else None
    if phrase.name is not None or (follows is not None and follows.sort == "person") or scene.member(phrase) != phrase:
        return False
    clause = scene.clauses[head]
    told = clause is not None and clause.kind == "insertion" and clause.verb is None  # "..., so der Diplomat"
    if scene.role_of(head) not in _ROLES and scene.prep_of(head) not in _VOICES and not told:
        return False
    if scene.role_of(head) == "subject" and clause is not None and clause.verb is not None:
        return clause.verb.number != "pl"
    return phrase.numbers != frozenset({"pl"})


def first_of(phrase: Phrase, head: int) -> int:
    """First token of a description: its adjectives belong to it."""
    return min([head, *(t.index for t in phrase.adjectives if t.index < head)])


def genders(scene: Scene, head: int, phrase: Phrase, role: Role | None) -> frozenset[str]:
    """Genders that a description leaves open."""
    if role is not None and role.gender in ("m", "f"):
        return frozenset({role.gender})
    word = phrase.determiner.lower if phrase.determiner is not None else ""
    if word == "die" or scene.forms[head].endswith("in"):
        return frozenset("f")
    if word in ("den", "dem") or (word == "der" and scene.role_of(head) in ("subject", "other")):
        return frozenset("m")
    return frozenset(phrase.genders & {"m", "f"}) or frozenset("mf")


def by_role(scene: Scene, head: int, phrase: Phrase, role: Role, owner: Entity | None) -> Entity | None:
    """The person whom a role without a name describes although nobody was called so: "der Manager"."""
    if not _points(scene, head, phrase):
        return None
    kinds = words().describes.get(role.kind, ())
    gone = _is_former(scene, phrase, head)

    def fits(person: Entity) -> bool:
        up = person.party if person.acts_for is not None else None
        if owner is not None and up is not None and up is not owner.party and not _of_party(scene, owner, up):
            return False
        if gone and role.kind in STATE_ROLES:
            return True
        return not person.role_kind or _ANY in kinds or person.role_kind in kinds

    return talked_of(scene, head, genders(scene, head, phrase, role), fits)


def _of_party(scene: Scene, label: Entity, up: Entity) -> bool:
    """Whether a description tells a party besides the body for which a person acts: "der CDU-Politiker"."""
    return scene.sector_of(label) == "party" and scene.sector_of(up) != "party"


def _is_former(scene: Scene, phrase: Phrase, head: int) -> bool:
    return any(scene.tokens[k].lower.startswith(_FORMER) for k in range(first_of(phrase, head), head))


def talked_of(
    scene: Scene, head: int, gender: frozenset[str], fits: Callable[[Entity], bool], back: int = _BACK
) -> Entity | None:
    """The person talked about before a token: the most salient of that gender, not of the same clause."""
    here, clause = scene.sentence[head], scene.clauses[head]
    ranked: dict[Entity, tuple[float, int]] = {}
    for mention in scene.among(scene.floor(head, back), head):
        person = mention.entity
        if person.kind != "person" or not (person.gender is None or person.gender == "x" or person.gender in gender):
            continue
        if scene.clauses[mention.first] is clause and clause is not None:
            ranked.pop(person, None)
            continue
        if not fits(person):
            continue
        score = pronouns.salience(scene, mention, here)
        ranked[person] = max(ranked.get(person, (-9.0, 0)), (score, mention.first))
    if not ranked:
        return None
    return max(ranked.items(), key=lambda item: item[1])[0]
