"""For whom a person stands by what the sentences say: "sprach für die Opposition", "Die GdS zögert, sagte Holt"."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.owners import ACRONYM
from statusquo.reading.german.actors.scene import Entity, Mention, Scene
from statusquo.reading.german.actors.words import listed

#: Verbs by which a person stands for a body, and the preposition before it; empty: its object.
_FOR: Final = dict.fromkeys(listed("stand_for"), "für") | dict.fromkeys(listed("lead"), "")


def signs_for(scene: Scene, mention: Mention) -> Entity | None:
    """The body in "unterzeichnete für den Stammesrat", "sprach für die Opposition", "die das Amt leitet"."""
    own = scene.clauses[mention.head]
    sentence = scene.analysis.sentence_of(mention.head)
    for clause in sentence.clauses:
        if clause.verb is None or clause.verb.passive:
            continue
        lemma = clause.verb.lemma.removeprefix("zu")  # "rief Fitz, die für X spricht, den Leuten zu"
        if lemma not in _FOR:
            continue
        whose = clause.antecedent
        relative = whose is not None and (
            mention.first <= whose.head.index < mention.stop or whose.first <= mention.first < whose.stop
        )
        relative = relative and (clause.subject is None or clause.subject is clause.relative)
        if not relative and not (clause is own and scene.role_of(mention.head) == "subject"):
            continue
        prep = _FOR[lemma]
        for phrase in clause.phrases:
            claim = scene.claims[phrase.head.index]
            if claim is None and phrase.name is not None:
                claim = scene.claims[phrase.name[0]]
            fits = phrase.prep == prep and (prep or phrase.role in ("object", "dative"))
            if fits and claim is not None and claim.entity.kind in ("organisation", "group", *_STATED.get(prep, ())):
                return claim.entity
    return None


#: "Für" a state one signs; its object may be what one attacks or visits.
_STATED: Final = {"für": ("state",), "": ("alliance",)}


def led_by(scene: Scene, mention: Mention) -> Entity | None:
    """The party or union that is subject of the sentence before, for a speaker without any role."""
    here = scene.sentence[mention.first]
    if (leader := _introduced(scene, mention)) is not None:
        return leader
    if here == 0:
        return None
    before, own = scene.analysis.sentences[here - 1], scene.analysis.sentences[here]
    if before.paragraph != own.paragraph or scene.role_of(mention.head) != "subject":
        return None
    if (speaker := _for_man(scene, here)) is not None:
        return speaker
    for other in scene.among(before.first, before.stop):
        if (
            scene.sector_of(other.entity) in ("party", "union")
            and scene.role_of(other.head) in ("subject", "inside")
            and other.first - before.first < 8
        ):
            return other.entity
    return None


def _for_man(scene: Scene, here: int) -> Entity | None:
    """The actor that "man" of the sentence before stands for: "Kiew lobte X. Man hoffe auf Y. Sonst ..., sagte Z"."""
    sentences = scene.analysis.sentences
    if scene.forms[sentences[here - 1].first] not in ("Man", "Dies", "Das") or here < 2:
        return None
    before = sentences[here - 2]
    if before.paragraph != sentences[here].paragraph:
        return None
    for other in scene.among(before.first, before.stop):
        if scene.role_of(other.head) == "subject":
            return other.entity if other.entity.kind in ("state", "organisation", "alliance") else None
    return None


#: Bodies whose demands a person without a role tells.
_SIDES: Final = frozenset({"party", "union", "rebels", "association", "protest", "employers"})


def _introduced(scene: Scene, mention: Mention) -> Entity | None:
    """The body before a colon in "Die GdS stellt eine Bedingung: Erst müsse gezahlt werden, sagte Karin Holtmann"."""
    own = scene.analysis.sentence_of(mention.first)
    if scene.role_of(mention.head) != "subject":
        return None
    colon = next((k for k in range(own.first, mention.first) if scene.forms[k] == ":"), -1)
    if colon < 0:
        return None
    for other in scene.among(own.first, colon):
        if scene.role_of(other.head) in ("subject", "agent"):
            sector = scene.sector_of(other.entity)
            sided = other.entity.kind in ("organisation", "group") and (
                sector in _SIDES or (not sector and ACRONYM.match(other.entity.name) is not None)
            )
            return other.entity if sided else None
    return None
