"""Crowds: "Zehntausende Menschen demonstrierten", "Hunderte von Schülern blockierten die Straße".

A crowd takes part where it is the subject of what crowds do: of a verb of protest, or of a verb of motion in a sentence
that speaks of a protest. It is one group with the "Demonstranten" of the same report. Victims, inhabitants and
visitors are counted too and take part in nothing.
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.actors.cited import words as sayers
from statusquo.reading.german.actors.scene import Scene
from statusquo.reading.german.actors.words import listed, words

_COUNTS: Final = frozenset(listed("counts"))
_PEOPLE: Final = frozenset(listed("people"))
#: Words for the crowd of a protest, whatever it was called first.
_CALLED: Final = listed("crowd_called")
#: Farthest noun behind a number: "5000 meist junge Menschen".
_NEAR: Final = 4
#: Tokens around a crowd in which a word may tell of a protest.
_WINDOW: Final = 40


def masses(scene: Scene) -> None:
    """Claim the crowds of a report."""
    for i, token in enumerate(scene.tokens):
        if scene.claims[i] is not None or i in scene.blocked:
            continue
        if token.form in _COUNTS:
            _claim(scene, i, _noun(scene, i))
        elif token.form in _PEOPLE and token.is_noun:
            _claim(scene, _first(scene, i), i)


def _noun(scene: Scene, count: int) -> int:
    """The noun behind "Tausende", if it means people; else the number itself."""
    stop = scene.analysis.sentence_of(count).stop
    k = count + 1
    if k < stop and scene.forms[k] == "von":
        k += 1
    while k < stop and k - count < _NEAR and scene.tokens[k].tag in ("ADJA", "ADV"):
        k += 1
    if k >= stop or not scene.tokens[k].is_noun or scene.claims[k] is not None:
        return count
    form, lemma = scene.forms[k], scene.tokens[k].lemma.lower()
    noun = scene.tables.collective(form)
    human = lemma in sayers().human or (noun is not None and noun.kind == "group")
    return k if form in _PEOPLE or human or scene.tables.role(form) is not None else count


def _first(scene: Scene, noun: int) -> int:
    """The first of the adjectives and numbers before a noun."""
    first, floor = noun, scene.analysis.sentence_of(noun).first
    while first > floor and noun - first < _NEAR and scene.tokens[first - 1].tag in ("ADJA", "CARD"):
        first -= 1
    return first


def _claim(scene: Scene, first: int, last: int) -> None:
    head = next((k for k in range(first, last + 1) if scene.role_of(k) == "subject" and k in scene.heads), -1)
    if head < 0 or not _protests(scene, head):
        return
    if any(scene.claims[k] is not None for k in range(first, last + 1)):
        return
    known = next((scene.nouns[word] for word in _CALLED if word in scene.nouns), None)
    name = scene.words(first, last + 1)
    entity = known or scene.entity("body:demonstranten:", "group", name, "body:protest")
    if known is None:
        entity.number, entity.sector, entity.noun = "pl", "protest", "demonstranten"
    for word in _CALLED:
        scene.nouns.setdefault(word, entity)
    scene.claim(entity, first, last + 1, head, "body")


def _protests(scene: Scene, head: int) -> bool:
    clause = scene.clauses[head]
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or verb.passive:
        return False
    if verb.lemma in words().crowd:
        return True
    if verb.lemma not in words().moves:
        return False
    sentence = scene.analysis.sentence_of(head)
    first, stop = max(sentence.first, head - _WINDOW), min(sentence.stop, head + _WINDOW)
    return any(token.lower.endswith(words().protests) for token in scene.tokens[first:stop])
