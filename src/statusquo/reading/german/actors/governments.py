"""Whose "die Regierung", "das Ministerium", "die Armee" is in a report on two states.

The state is the one that the paragraph is about at that point: of the capital where something was said ("erklärte das
Präsidialamt in Kiew"), of the subject of the same sentence or of a sentence before in the paragraph, or of the capital
with which such a sentence begins ("In Taipeh trat der Sicherheitsrat zusammen"). What is only told in the subjunctive
("auch Nordland müsse abziehen, heißt es") does not change what a paragraph is about, and nobody demands something of
his own government in its own clause ("Kesland drängte die Regierung zur Zustimmung").
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.nearest import before
from statusquo.reading.german.actors.scene import Entity, Scene
from statusquo.reading.german.actors.words import listed

#: Sentences of a paragraph, tokens of a clause, that are looked at.
_BACK: Final = 6
_NEAR: Final = 30
#: Tokens at the beginning of a sentence in which a capital tells where it plays.
_FRONT: Final = 2
#: Tokens at the beginning of a sentence in which a compound tells its topic.
_OPENING: Final = 5
#: Nouns for a coup; ends of nouns for a military government; beginnings of those for its head.
_COUPS: Final = frozenset(listed("coups"))
_JUNTAS: Final = listed("juntas")
_HEADED: Final = ("junta", "putsch")
#: Sentences looked back for a coup, a state, its government.
_WIDE: Final = 30
#: Sentences in which a state must have acted to be the one whose government is meant.
_STAGE: Final = 6
#: Roles of those who act.
_MEANT: Final = ("subject", "agent")
#: Kinds of clauses that tell what a sentence is about.
_TOLD: Final = frozenset({"main", "v2", "insertion"})


def state_at(scene: Scene, index: int) -> Entity | None:
    """The state that the paragraph is about where the noun at a token stands; None if nothing there tells."""
    here = capital_beside(scene, index)
    if here is not None:
        return here
    at = scene.sentence[index]
    sentences = scene.analysis.sentences
    first = max(0, at - _BACK)
    for number in range(at, first - 1, -1):
        sentence = sentences[number]
        if sentence.paragraph != sentences[at].paragraph:
            return None
        stop = index if number == at else sentence.stop
        found = _about(scene, max(sentence.first, stop - 4 * _NEAR), stop, index)
        if found is None:
            front = index if number == at else min(sentence.first + _FRONT, sentence.stop)
            found = capital_at(scene, max(sentence.first, front - _NEAR), front) or _opened(scene, sentence.first, stop)
            found = found or _topic(scene, sentence.first, stop)
        if found is not None:
            return found
    return None


def _topic(scene: Scene, first: int, stop: int) -> Entity | None:
    """The state that the front of a sentence has as the topic of a compound: "Bei den Syrien-Gesprächen ..."."""
    for k in range(first, min(first + _OPENING, stop)):
        prefix = scene.tables.prefix(scene.forms[k]) if "-" in scene.forms[k] and scene.claims[k] is None else None
        if prefix is not None and prefix.about and (state := scene.entities.get(prefix.entry.id)) is not None:
            return state if state.kind == "state" and (state.mentions or state.shadow) else None
    return None


def _opened(scene: Scene, first: int, stop: int) -> Entity | None:
    """The state of a part of it with which a sentence begins: "In der peruanischen Provinz Puno blockierten ..."."""
    if scene.forms[first] != "In":
        return None
    for k in range(first + 1, min(first + _FRONT + 2, stop)):
        ids = scene.tables.adjective(scene.forms[k]) if scene.tokens[k].tag == "ADJA" else ()
        if ids and (state := scene.entities.get(ids[0])) is not None and state.kind == "state":
            return state
    return None


def _about(scene: Scene, first: int, stop: int, index: int) -> Entity | None:
    """The state whose deed or word the last clause of these tokens tells, besides the clause of a token itself."""
    own, here = scene.clauses[index], scene.sentence[index]
    found: Entity | None = None
    for mention in scene.among(first, stop):
        state = mention.entity.party
        if state.kind != "state" or mention.place or scene.role_of(mention.head) not in _MEANT:
            continue
        clause = scene.clauses[mention.head]
        if clause is None or clause is own or (clause.verb is not None and clause.verb.mood.startswith("konjunktiv")):
            continue
        if clause.kind not in _TOLD and scene.sentence[mention.head] != here:
            continue  # "..., sofern Norland als Gastgeber auftritt"
        found = state
    return found


def capital_beside(scene: Scene, index: int) -> Entity | None:
    """The state of the capital in the same clause: "teilte das Außenministerium am Abend in Ankara mit"."""
    clause = scene.clauses[index]
    if clause is None or scene.role_of(index) not in _MEANT:
        return None
    sentence = scene.analysis.sentence_of(index)
    first, stop = max(sentence.first, index - _NEAR), min(sentence.stop, index + _NEAR)
    for k in range(first + 1, stop):
        if scene.clauses[k] is clause and (found := capital_at(scene, k - 1, k)) is not None:
            return found
    return None


def capital_at(scene: Scene, first: int, stop: int) -> Entity | None:
    """The state of a capital right behind an "in" among these tokens, if the report names that state too."""
    for k in range(first, min(stop, len(scene.forms) - 1)):
        if scene.forms[k].lower() != "in":
            continue
        claim = scene.claims[k + 1]
        if claim is not None and claim.sort == "metonym" and claim.entity.kind == "state":
            return claim.entity
        if claim is not None:
            continue
        match = scene.tables.match(scene.forms, k + 1)
        if match is None or match.form_kind != "capital" or match.entry.kind != "state":
            continue
        state = scene.entities.get(match.entry.id)
        if state is not None and (state.mentions or state.shadow):
            return state
    return None


def overthrown(scene: Scene, index: int) -> Entity | None:
    """The state of the coup that a report tells of before a token: "nach dem Putsch in Niger"."""
    for k in range(scene.floor(index, _WIDE), index - 2):
        if scene.forms[k] not in _COUPS or scene.forms[k + 1] not in ("in", "im"):
            continue
        claim = scene.claims[k + 2] if scene.forms[k + 2][:1].isupper() else scene.claims[min(k + 3, index)]
        if claim is not None and claim.entity.kind == "state":
            return claim.entity
    return None


def is_junta(form: str) -> bool:
    """Whether a noun names a military government, or its head: "Junta", "Juntachef".

    Example:
        >>> is_junta("Militärregierung"), is_junta("Regierung")
        (True, False)
    """
    low = form.lower()
    return low.endswith(_JUNTAS) or low.startswith(_HEADED)


def urging(scene: Scene, index: int) -> frozenset[Entity]:
    """Who acts in the clause of a token: somebody else than the government that it names."""
    clause = scene.clauses[index]
    if clause is None or clause.subject is None or clause.subject.first <= index < clause.subject.stop:
        return frozenset()
    return frozenset(m.entity.party for m in scene.among(clause.subject.first, clause.subject.stop))


def seat_of(scene: Scene, index: int) -> Entity | None:
    """The state in whose capital the holder of an office speaks at home: "sagte Präsident Tarin in Sarent".

    Abroad he speaks too; so the capital counts only where no sentence of the paragraph is about another state before.
    """
    here = capital_beside(scene, index)
    if here is None:
        return None
    at = scene.sentence[index]
    last = scene.analysis.sentences[at - 1] if at else None
    if last is None or last.paragraph != scene.analysis.sentences[at].paragraph:
        return here
    told = _about(scene, max(last.first, last.stop - 4 * _NEAR), last.stop, index)
    return here if told in (None, here) else None


def governed(scene: Scene, head: int, domestic: Entity | None) -> Entity | None:
    """The state of "die Regierung", "die Armee": of its paragraph, else of the report, else the last one named."""
    others = urging(scene, head)
    for state in (state_at(scene, head), domestic, _governing(scene, head), _ruled(scene, head)):
        if state is not None and state not in others:
            return state
    return None


def _ruled(scene: Scene, head: int) -> Entity | None:
    """The state whose government or army it is: the last one named, but not one that only told words speak of.

    "Norland bietet einen Abzug an. Auch Sudland müsse abziehen, heißt es. Die Regierung ...": whom the demand is about
    does not become whom the report is about.
    """
    last = before(scene, head, lambda e: e.kind == "state", back=_WIDE)
    acting = [
        mention.entity
        for mention in scene.among(scene.floor(head, _STAGE), head)
        if mention.entity.kind == "state" and acts_now(scene, mention.head)
    ]
    return acting[-1] if acting and not any(entity is last for entity in acting) else last


def _governing(scene: Scene, head: int) -> Entity | None:
    """The only state whose government or army the report has named before."""
    found = {
        mention.entity
        for mention in scene.among(scene.floor(head, _WIDE), head)
        if mention.entity.kind == "state" and mention.sort == "body" and not mention.place
    }
    return found.pop() if len(found) == 1 else None


def acts_now(scene: Scene, index: int) -> bool:
    """Whether a noun is the subject of a clause that tells what is, not what somebody says or wants."""
    clause = scene.clauses[index]
    return (
        clause is not None
        and clause.verb is not None
        and clause.verb.mood in ("indicative", "ambiguous")
        and scene.role_of(index) == "subject"
    )
