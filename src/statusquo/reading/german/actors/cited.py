"""Compounds that cite the body in front of them: "nach Polizeiangaben", "aus Gewerkschaftskreisen".

The body speaks, without a mention of its own; where nobody names it elsewhere, the compound is the only place that
does. "Medienberichte" and the like cite nobody in particular.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from statusquo.findings import ActorKind
from statusquo.language.actors import Collective
from statusquo.reading.german.actors.nearest import salient
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.actors.words import words as actor_words
from statusquo.reading.german.analysis import Phrase

RULE: Final = "sayer"
#: What cites without an article.
_CITING: Final = frozenset({"nach", "laut", "zufolge", "gemäß", "aus", "in", "von", "unter"})
#: The shortest front of such a compound, in letters.
_SHORTEST: Final = 3


@dataclass(frozen=True, slots=True)
class Words:
    """What ``frames/sayers.toml`` holds, in lower case."""

    mute: frozenset[str]
    human: frozenset[str]
    citing: frozenset[str]
    anonymous: frozenset[str]


@cache
def words() -> Words:
    """Load the words for what cannot speak and for what cites others."""
    data = tomllib.loads(files("statusquo.reading.german").joinpath("frames/sayers.toml").read_text("utf-8"))
    return Words(*(frozenset(str(data[name]).split()) for name in ("mute", "human", "citing", "anonymous")))


def _body_of(scene: Scene, head: int, noun: Collective) -> Entity | None:
    """The body named before that a noun fits: by that noun, or any of its sector ("Gewerkschaftsangaben")."""
    word = noun.word.lower()
    known = scene.nouns.get(word)
    if known is not None or word not in actor_words().generic.get(noun.sector, frozenset()):
        return known
    before = salient(scene, head, lambda e: e.kind == "organisation" and scene.sector_of(e) == noun.sector)
    if before is not None:
        return before
    sort = {e for e in scene.cast if e.kind == "organisation" and e.mentions and scene.sector_of(e) == noun.sector}
    return sort.pop() if len(sort) == 1 else None


def cited(scene: Scene, phrase: Phrase, domestic: Entity | None) -> None:
    """ "Armeeangaben", "Gewerkschaftskreise": the body in front is cited, without a mention of its own."""
    head, known = phrase.head.index, words()
    form = phrase.head.form
    lower = form.lower()
    tail = next((lower.rfind(c) for c in sorted(known.citing) if lower.rfind(c) > _SHORTEST), 0)
    cites = tail > _SHORTEST and phrase.determiner is None and phrase.prep in _CITING
    if not cites or scene.claims[head] is not None or head in scene.cited:
        return
    front = form[:tail].removesuffix("-")
    if any(front.lower().startswith(word) for word in known.anonymous):
        return
    for stem in dict.fromkeys((front, front.removesuffix("s"), front.removesuffix("en"), front + "e")):
        noun = scene.tables.collective(stem) if len(stem) > _SHORTEST - 1 else None
        if noun is None:
            continue
        entity = domestic if noun.merges else _body_of(scene, head, noun)
        if entity is None and not noun.merges:
            kind: ActorKind = "group" if noun.kind == "group" else "organisation"
            entity = scene.entity(f"body:{noun.word.lower()}:", kind, noun.word, f"body:{noun.sector}")
            entity.gender, entity.noun, entity.sector = noun.gender, noun.word.lower(), noun.sector
        if entity is not None:
            entity.shadow.append((head, head + 1))
            scene.cited[head] = entity
        return
    role = scene.tables.role(front)
    if role is not None:
        entity = scene.entity(f"{RULE}:{role.word.lower()}:pl", "group", front, RULE)
        entity.number = "pl"
        entity.shadow.append((head, head + 1))
        scene.cited[head] = entity
