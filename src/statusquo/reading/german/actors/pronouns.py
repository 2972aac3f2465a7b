"""Pronouns: who "er", "sie", "beide", "dieser", "ihre Forderungen" stands for, where the text decides it.

A pronoun takes the best candidate of its own sentence before it and of the two sentences before, by gender and
number. Salience: subjects before objects, the previous sentence's first subject before others, the speaker first in a
follow-up sentence. Without a candidate that agrees, it stays open.
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.scene import WINDOW, Entity, Mention, Scene
from statusquo.reading.german.analysis import Clause, Phrase

WORDS: Final = frozenset("er sie es ihn ihm ihr ihnen dieser diese dieses letzterer letztere beide beiden".split())
_BOTH: Final = frozenset({"beide", "beiden"})
_BACK: Final = 2
#: Kinds of clauses in which "er" is most often the subject of the clause above, and how much that counts.
_BELOW: Final = frozenset({"subordinate", "question", "v2"})
_MATRIX: Final = 2.0


def resolve(scene: Scene, phrase: Phrase) -> tuple[Entity, ...]:
    """The actors that a pronoun stands for; empty if that is open."""
    index = phrase.head.index
    word = phrase.head.lower
    clause = scene.clauses[index]
    if phrase.head.tag in ("PRELS", "PRELAT") or (clause is not None and clause.relative is phrase):
        if clause is None or clause.antecedent is None:
            return ()
        return _antecedent(scene, clause.antecedent)
    if word in _BOTH:
        return pair(scene, index)
    gender, number = _features(phrase, clause, word)
    if not gender and not number:
        return ()
    found = best(scene, index, gender, number, clause)
    return (found,) if found is not None else ()


def _antecedent(scene: Scene, phrase: Phrase) -> tuple[Entity, ...]:
    found: list[Entity] = []
    for member in phrase.members:
        claim = scene.claims[member.head.index]
        if claim is None and member.name is not None:
            claim = scene.claims[member.name[0]]
        if claim is not None and claim.entity not in found:
            found.append(claim.entity)
    return tuple(found)


def _features(phrase: Phrase, clause: Clause | None, word: str) -> tuple[frozenset[str], str]:
    """Genders and number that a pronoun asks for."""
    if word in ("er", "ihn", "dieser", "letzterer"):
        return frozenset("m"), "sg"
    if word == "ihm":
        return frozenset("mn"), "sg"
    if word == "ihnen":
        return frozenset("mfn"), "pl"
    if word == "ihr":
        return frozenset("f"), "sg"
    if word in ("sie", "diese", "letztere"):
        if clause is not None and clause.verb is not None and clause.subject is phrase and clause.verb.number:
            number = clause.verb.number
        else:
            number = ""
        if number == "pl":
            return frozenset("mfn"), "pl"
        return frozenset("f"), number or "sg"
    if word == "es":
        return frozenset(), ""
    return frozenset(), ""


def best(
    scene: Scene,
    index: int,
    gender: frozenset[str],
    number: str,
    clause: Clause | None,
    *,
    plural: bool = False,
    people: bool = True,
) -> Entity | None:
    """The most salient actor before a token that agrees.

    Args:
        plural: actors in the plural agree too ("ihr" is "her" and "their").
        people: persons are meant too, not bodies only.
    """
    here = scene.sentence[index]
    floor = scene.floor(index, _BACK)
    scores: dict[Entity, tuple[float, int]] = {}
    own = clause.subject if clause is not None else None
    above = _matrix_subjects(scene, index, clause)
    for mention in scene.among(floor, index):
        entity = mention.entity
        if entity.kind == "person" and not people:
            continue
        if not agrees(scene, mention, gender, number) and not (plural and agrees(scene, mention, gender, "pl")):
            continue
        score = salience(scene, mention, here) + (_MATRIX if mention in above else 0.0)
        if own is not None and mention.first >= own.first and mention.stop <= own.stop and own.head.index != index:
            score -= 3  # "Putin traf ihn": not the subject of the same clause
        scores[entity] = max(scores.get(entity, (-9.0, 0)), (score, mention.first))
    if not scores:
        return None
    return max(scores.items(), key=lambda item: item[1])[0]


def _matrix_subjects(scene: Scene, index: int, clause: Clause | None) -> tuple[Mention, ...]:
    """Who is the subject of the clause above, where a pronoun is the subject of a subordinate one.

    "Der Sprecher der Reeder, Jens Brandt, lobte es, obwohl er ...": by its head, its name, or its apposition.
    """
    if clause is None or clause.parent is None or clause.kind not in _BELOW or scene.role_of(index) != "subject":
        return ()
    subject = scene.analysis.sentence_of(index).clauses[clause.parent].subject
    if subject is None or subject.first <= index < subject.stop:
        return ()
    return tuple(mention for mention in scene.among(subject.first, subject.stop) if _is_subject(subject, mention))


def _is_subject(subject: Phrase, mention: Mention) -> bool:
    """Whether a mention inside a subject is the subject: its head, its name, or an apposition to it."""
    parts = (subject, *subject.appositions)
    return any(
        mention.head == part.head.index or (part.name is not None and part.name[0] <= mention.head < part.name[1])
        for part in parts
    )


def agrees(scene: Scene, mention: Mention, gender: frozenset[str], number: str) -> bool:
    """Whether a mention agrees with a pronoun in gender and number."""
    entity = mention.entity
    if entity.kind == "person":
        if number == "pl":
            return False
        return entity.gender is None or entity.gender == "x" or entity.gender in gender
    if number == "pl":
        return _plural(scene, mention)
    if _plural(scene, mention):
        return False
    found = _gender(scene, mention)
    return found is not None and found in gender


def _plural(scene: Scene, mention: Mention) -> bool:
    phrase = scene.heads.get(mention.head)
    if phrase is not None and len(phrase.numbers) == 1:
        return "pl" in phrase.numbers
    clause = scene.clauses[mention.head]
    if phrase is not None and clause is not None and clause.subject is phrase and clause.verb is not None:
        return (clause.verb.number or mention.entity.number) == "pl"  # "Die Grünen boten ... an"
    return mention.entity.number == "pl"


def _gender(scene: Scene, mention: Mention) -> str | None:
    """Gender of the words of a mention, else of the actor's name."""
    phrase = scene.heads.get(mention.head)
    if phrase is not None and phrase.determiner is not None and len(phrase.genders) == 1:
        return next(iter(phrase.genders))
    noun = scene.tables.collective(scene.forms[mention.head])
    if noun is not None and noun.gender is not None:
        return noun.gender
    return mention.entity.gender


def _leading_role(scene: Scene, mention: Mention) -> str:
    """The role of a mention; that of the noun which a name between commas stands beside."""
    role, clause = scene.role_of(mention.head), scene.clauses[mention.head]
    subject = clause.subject if clause is not None else None
    if role != "inside" or subject is None or not subject.first <= mention.head < subject.stop:
        return role
    return "subject" if _is_subject(subject, mention) else role


def salience(scene: Scene, mention: Mention, here: int) -> float:
    """How near at hand an actor is for a pronoun or a description in the sentence numbered ``here``."""
    role = _leading_role(scene, mention)
    score = {"subject": 3.0, "agent": 2.5, "object": 1.5, "dative": 1.5, "apposition": 1.0}.get(role, 0.5)
    at = scene.sentence[mention.first]
    score -= 1.2 * (here - at)
    if mention.entity.kind == "person":
        score += 1.0
    if mention.sort == "label":
        score -= 1.5
    clause = scene.clauses[mention.head]
    if clause is not None and clause.kind in ("main", "insertion") and role == "subject":
        score += 0.5
    if clause is not None and clause.verb is not None and role == "subject" and clause.kind == "insertion":
        score += 0.5
    return score


def pair(scene: Scene, index: int) -> tuple[Entity, ...]:
    """The two actors of "beide": joined by "und" in one of the last sentences, persons first."""
    here = scene.sentence[index]
    for back in range(_BACK + 1):
        if here - back < 0:
            break
        sentence = scene.analysis.sentences[here - back]
        stop = index if back == 0 else sentence.stop
        first = max(sentence.first, stop - WINDOW)
        people = [m for m in scene.among(first, stop) if m.entity.kind == "person"]
        leading = [m for m in people if _leads(scene, m)]
        for group in (leading, people):
            found = tuple(dict.fromkeys(m.entity for m in group))
            if len(found) == 2:
                return found
    return ()


def _leads(scene: Scene, mention: Mention) -> bool:
    """Whether a clause is about a person: its subject, or who "Für A war es neu" sets first."""
    if scene.role_of(mention.head) in ("subject", "agent"):
        return True
    clause = scene.clauses[mention.first]
    if clause is None or mention.first == 0:
        return False
    opener = mention.first - 1
    return opener == clause.first and scene.tokens[opener].lower in ("für", "bei")


#: Kinds of actors that can be a side.
_SIDES: Final = ("state", "organisation", "group", "alliance")
#: Nouns in the plural for the two that a report is about.
PAIRS: Final = frozenset("nachbarn kontrahenten".split())


def joint(scene: Scene, phrase: Phrase) -> tuple[Entity, ...]:
    """ "die beiden Staaten", "beide Seiten", "die beiden Politiker": the two named last of that kind."""
    words = {scene.tokens[k].lower for k in range(max(phrase.first, phrase.head.index - 4), phrase.head.index)}
    if phrase.head.lower in PAIRS and phrase.determination == "definite":
        return last_two(scene, phrase.head.index, _SIDES)
    if not words & {"beide", "beiden", "beider", "zwei"}:
        return ()
    noun = scene.tables.collective(phrase.head.form)
    role = scene.tables.role(phrase.head.form)
    head = phrase.head.index
    if noun is not None and noun.sector in ("state", "side", "government", "parties"):
        kinds = ("state",) if noun.sector != "side" else _SIDES
    elif role is not None:
        kinds = ("person",)
    elif noun is not None:
        kinds = (noun.kind,)
    else:
        return ()
    return last_two(scene, head, kinds)


def last_two(scene: Scene, index: int, kinds: tuple[str, ...]) -> tuple[Entity, ...]:
    """The two actors of these kinds if the last sentences name exactly two, by their parties.

    Who acts on both in the same clause is none of them ("Die USA riefen beide Seiten auf"). Where more are named, the
    two that the nearest sentence joins by "und" as its subject are meant.
    """
    acting = _acting_on(scene, index)
    for back in (1, 2, 4, 40):
        floor = scene.floor(index, back)
        found: list[Entity] = []
        for mention in scene.among(floor, index):
            entity = _side(mention, kinds)
            if mention.place or entity in found or entity in acting or scene.sector_of(entity) == "media":
                continue
            wing = entity.kind != "person" and any(entity.party is other.party for other in found)
            if entity.kind in kinds and not wing:
                found.append(entity)  # a party and its own wing are no two sides
        if len(found) == 2:
            return tuple(found)
        if len(found) > 2:
            return _joined(scene, floor, index, kinds, acting)
    return ()


def _side(mention: Mention, kinds: tuple[str, ...]) -> Entity:
    person = mention.entity.kind == "person" and "person" not in kinds
    return mention.entity.party if person else mention.entity


def _acting_on(scene: Scene, index: int) -> frozenset[Entity]:
    """The subject of the clause of a token, and its party, where the token is not part of it."""
    clause = scene.clauses[index]
    subject = clause.subject if clause is not None else None
    if subject is None or subject.first <= index < subject.stop:
        return frozenset()
    found = [mention.entity for mention in scene.among(subject.first, subject.stop)]
    return frozenset([*found, *(entity.party for entity in found)])


def _joined(
    scene: Scene, floor: int, index: int, kinds: tuple[str, ...], acting: frozenset[Entity]
) -> tuple[Entity, ...]:
    """The two last joined by "und" as a subject among these tokens, whoever else is named beside them."""
    pairs: list[tuple[Entity, ...]] = []
    for mention in scene.among(floor, index):
        clause = scene.clauses[mention.head]
        subject = clause.subject if clause is not None else None
        if subject is None or len(subject.conjuncts) != 2 or not subject.first <= mention.head < subject.stop:
            continue
        claims = [scene.claims[part.head.index] for part in subject.conjuncts]
        sides = tuple(_side(claim, kinds) for claim in claims if claim is not None)
        if len(set(sides)) == 2 and all(side.kind in kinds and side not in acting for side in sides):
            pairs.append(sides)
    return pairs[-1] if pairs else ()


def possessor(scene: Scene, phrase: Phrase, *, people: bool = True) -> tuple[Entity, ...]:
    """Whose "seine", "ihre" is: the subject of the clause if it agrees, else as a pronoun.

    Args:
        people: persons are meant too, not bodies only ("ihr Vorsitzender").
    """
    determiner = phrase.determiner
    if determiner is None:
        return ()
    word = determiner.lower
    clause = scene.clauses[determiner.index]
    if word.startswith(("sein", "dessen")):
        gender, number = frozenset("mn"), "sg"
    elif word.startswith(("ihr", "deren")):
        gender, number = frozenset("f"), ""
    else:
        return ()
    if word in ("deren", "dessen"):
        return _nearest(scene, determiner.index, gender, people=people)
    subject = clause.subject if clause is not None else None
    if subject is not None and not (subject.first <= determiner.index < subject.stop):
        mentions = list(scene.among(subject.first, subject.stop))
        if subject.conjuncts and number == "" and len(mentions) > 1:
            return tuple(dict.fromkeys(m.entity for m in mentions))
        for mention in mentions:
            named = subject.name is not None and subject.name[0] <= mention.head < subject.name[1]
            fits = agrees(scene, mention, gender, "sg") or (number == "" and agrees(scene, mention, gender, "pl"))
            if fits and (mention.head == subject.head.index or named):
                return (mention.entity,)
        if subject.kind == "pronoun":
            return resolve(scene, subject)
    found = best(scene, determiner.index, gender, "sg", None, plural=number == "", people=people)
    return (found,) if found is not None else ()


def _nearest(scene: Scene, index: int, gender: frozenset[str], *, people: bool) -> tuple[Entity, ...]:
    """Whom "deren", "dessen" points to: what was named last before it and agrees, one sentence back at most."""
    last: Entity | None = None
    for mention in scene.among(scene.floor(index, 1), index):
        if mention.entity.kind == "person" and not people:
            continue
        fits = agrees(scene, mention, gender, "sg") or ("f" in gender and agrees(scene, mention, gender, "pl"))
        if fits and mention.sort != "label":
            last = mention.entity
    return (last,) if last is not None else ()
