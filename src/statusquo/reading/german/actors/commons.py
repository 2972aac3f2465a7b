"""Common nouns as actors: "Regierungstruppen rückten vor", "der Vorschlag des Bürgermeisters", "112 Haushalte".

A frame that has matched asks who stands in a slot. Where nothing is found there but a noun for persons or a group, this
noun is the actor, made at that moment; ``ActorIndex.actors`` drops it again unless a finding uses it. Who is named,
who speaks for somebody, and what only looks like a person ("Lautsprecher") is not made. One noun is one actor in a
report, wherever it stands. Words are in ``commons.toml``.
"""

from __future__ import annotations

from typing import Final

from statusquo.findings import ActorKind
from statusquo.reading.german.actors import names
from statusquo.reading.german.actors.animate import several, sort_of, words
from statusquo.reading.german.actors.parties import PRIVATE
from statusquo.reading.german.actors.pronouns import PAIRS
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.actors.words import listed
from statusquo.reading.german.analysis import Phrase

RULE: Final = "common"
#: Kinds of roles of those who stand for a person.
_STANDS_FOR: Final = frozenset({"lawyer"})
_NOBODY: Final = frozenset({"negative", "interrogative"})
#: Kinds of roles that are somebody even where the body behind them is named ("die Frau des Präsidenten").
_OWN: Final = PRIVATE | {"relative", "person"}

#: Words for a person and for a body alike.
_BODIES: Final = frozenset(listed("person_or_body"))


def common(scene: Scene, phrase: Phrase) -> Entity | None:
    """The actor that a phrase's head makes if it means persons or a group; one for each noun and number."""
    head = phrase.head.index
    if not _may_act(scene, phrase):
        return None
    sort = _sort(scene, phrase)
    if not sort:
        return None
    plural = several(scene, phrase, sort)
    lemma = _lemma(scene, phrase)
    key = f"{RULE}:{lemma}:{'pl' if plural else 'sg'}"
    entity = scene.entities.get(key) or scene.entities.get(f"sayer:{lemma}:{'pl' if plural else 'sg'}")
    first = _first(scene, phrase)
    if entity is None:
        kind: ActorKind = "group" if plural or sort == "group" else "person"
        entity = Entity(key, kind, _named(scene, first, head), RULE, number="pl" if plural else "sg", noun=lemma)
        entity.gender = next(iter(phrase.genders)) if len(phrase.genders) == 1 else None
        scene.entities[key] = entity
    if all(mention.head != head for mention in entity.mentions):
        entity.mentions[Mention(first, head + 1, head, entity, "body")] = None
    return entity


def _may_act(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is a noun that nothing else has claimed and that points at somebody."""
    head = phrase.head
    if phrase.kind == "pronoun" or phrase.conjuncts or head.tag not in ("NN", "NNA"):
        return False
    if phrase.name is not None or phrase.determination in _NOBODY or phrase.role == "time":
        return False
    if scene.claims[head.index] is not None or head.index in scene.role_tokens or head.index in scene.blocked:
        return False
    if phrase.prep == "vor" and head.lemma.lower() in words().audience:
        return False
    if _suffers(scene, phrase):
        return False
    counted = phrase.determination == "quantity" or any(
        t.tag == "CARD" for t in scene.tokens[phrase.first : head.index]
    )
    if counted and phrase.role == "object":
        return False  # whom something happens to, in numbers
    return head.form not in names.TIMES and not (head.lower in PAIRS and phrase.determination == "definite")


def _suffers(scene: Scene, phrase: Phrase) -> bool:
    """Whether a phrase is to whom the noun before it is done: "die Freilassung von Gefangenen"."""
    member = scene.member(phrase)
    over = scene.above.get(member)
    if over is None or not (member in over.genitives or member.prep == "von"):
        return False
    return over.lemma.lower().endswith(words().done_to)


def _sort(scene: Scene, phrase: Phrase) -> str:
    head = phrase.head
    if head.lemma.lower() in words().open:
        return ""
    sort = sort_of(head.form, head.lemma)
    if sort == "nominal":
        neuter = phrase.genders == {"n"} or (phrase.determiner is not None and phrase.determiner.lower == "das")
        return "" if neuter else "person"
    if sort:
        return sort
    role = scene.tables.role(head.form)
    if role is not None:
        return "" if role.word in _BODIES else "person"
    noun = scene.tables.collective(head.form)
    if noun is None or noun.kind != "group" or (noun.modifier and noun.word.lower() in words().open):
        return ""
    return "group"


def named_by(scene: Scene, phrase: Phrase) -> Entity | None:
    """Who a noun is by the name beside it: "der Käufer, die Firma Urbania", "der Liberale Jan Kos"."""
    for apposition in phrase.appositions:
        claim = scene.claims[apposition.head.index]
        if claim is not None and apposition.determination == "definite":
            return claim.entity
    after = scene.claims[phrase.head.index + 1] if phrase.head.index + 1 < len(scene.claims) else None
    if after is None or after.sort != "person" or phrase.kind == "pronoun" or not phrase.head.is_noun:
        return None
    near = scene.sentence[after.first] == scene.sentence[phrase.head.index]
    return after.entity if near and _sort(scene, phrase) == "person" else None


def represents(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun is somebody who stands for whose he is: "Kolas Anwalt", "seines Vorgängers"."""
    role = scene.tables.role(phrase.head.form)
    return role is not None and role.kind in _STANDS_FOR


def speaks_for_others(scene: Scene, phrase: Phrase) -> bool:
    """Whether a noun is an office of somebody else, so that whose it is acts ("ein Sprecher des Amtes")."""
    role = scene.tables.role(phrase.head.form)
    return role is not None and role.kind not in _OWN


def _lemma(scene: Scene, phrase: Phrase) -> str:
    role = scene.tables.role(phrase.head.form)
    return (role.modifier + role.word if role is not None else phrase.head.lemma).lower()


def _named(scene: Scene, first: int, head: int) -> str:
    """The words of a mention, a plural in "-ern", "-eln" as the subject has it."""
    token = scene.tokens[head]
    dative = token.form.endswith(("ern", "eln")) and token.lemma.endswith(("er", "el"))
    return scene.words(first, head + 1)[: -1 if dative else None]


def _first(scene: Scene, phrase: Phrase) -> int:
    """Where the mention begins: at the first adjective or number behind the article."""
    head, first = phrase.head.index, phrase.inner
    while first < head and scene.tokens[first].tag not in ("ADJA", "CARD", "NE", "NN"):
        first += 1
    return head if any(scene.claims[k] is not None for k in range(first, head)) else first
