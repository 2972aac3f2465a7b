"""What a phrase does to what, so that one deed in two wordings is one act.

"Räumung des Donbass" and "den Donbass räumen" are one deed; "Digitalsteuer", "Einführung der Digitalsteuer" and
"Verzicht auf die Digitalsteuer" are about one thing that is there or not; the withdrawal from a part is a part of
the withdrawal. Words of degree ("vollständig", "sofort") make no deed another one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from statusquo.drafting.kinds import Meaning
from statusquo.drafting.lexicon import Lexicon, lexicon, meaning, words_of

THING: Final = "-"
"""The verb of a deed that brings a thing about or ends it."""
LEAVING: Final = "austreten"
"""The verb of a deed that leaves a body, however it is called."""
PART: Final = "(part)"
"""What sets the identity of a part apart from that of the whole."""
_SPECIFIC: Final = 8
"""A noun of fewer letters ("Steuer", "Gesetz") names a thing only together with the next noun."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What is done to what.

    Attributes:
        verb: the verb, or what cannot be undone about it (``withdrawal``), or :data:`THING`.
        objects: the nouns it is done to, without endings, sorted.
        part: it is done to a part, or to some extent.
        positive: for a thing: False if it is ended.
    """

    verb: str
    objects: tuple[str, ...]
    part: bool
    positive: bool = True


@lru_cache(maxsize=4096)  # phrases are text of reports: there is no end to them
def deed(label: str) -> Deed | None:
    """The deed a phrase names; ``None`` if its words do not say what is done to what.

    Example:
        >>> deed("Räumung des Donbass") == deed("den Donbass räumen")
        True
        >>> deed("Verzicht auf die Digitalsteuer").objects, deed("die Digitalsteuer").positive
        (('digitalsteuer',), True)
    """
    reading = meaning(label)
    words = lexicon(reading.language)
    part = _is_part(label, reading.head, words)
    if inner := consented(label):
        return deed(inner)
    if blocked := _blocked(label):
        return Deed(THING, (blocked,), part, positive=_is_end(reading, words))
    if thing := ended(label):
        return Deed(THING, (thing,), part or _for_a_time(label), positive=False)
    if left := _left_body(label, reading, words):
        return Deed(LEAVING, (_stem(left),), part)
    if reading.one_way:
        after = label if reading.verb else label[label.index(reading.head) + len(reading.head) :]
        objects = _nouns(after, words, besides=words.heads["forces"])
        return Deed(reading.one_way, objects, part) if objects else None
    head = reading.head.casefold()
    starting = words.acting.get("starting", ())
    if reading.verb:
        if reading.verb in starting and head:
            return Deed(THING, (_thing(label, reading.head, words),), part)
        noun = words.infinitives.get(reading.verb, "")
        objects = _nouns(label, words)
        return Deed(words.verbs.get(noun, reading.verb), objects, part) if noun and objects else None
    if not head:
        return None
    after = label[label.index(reading.head) + len(reading.head) :]
    if head.endswith("serklärung"):  # "Unabhängigkeitserklärung" declares the thing
        return Deed(THING, (_stem(head.removesuffix("serklärung")),), part)
    if head in words.heads["starting"]:
        inner = words.head(after)
        return Deed(THING, (_thing(after, inner, words),), part) if inner else None
    if verb := words.verb_of(head):
        objects = _nouns(after, words)
        return Deed(verb, objects, part) if objects else None
    if words.is_thing(reading.head):
        return Deed(THING, (_thing(label, reading.head, words),), part)
    return None


def _left_body(label: str, reading: Meaning, words: Lexicon) -> str:
    """The body that a phrase says is left ("Austritt aus der Koalition", "die Koalition verlassen"); else empty."""
    head = reading.head
    if reading.verb in words.acting.get("leaving", ()) and reading.verb:
        return head if words.is_body(head) else ""
    if not head or head.casefold() not in words.heads["leaving"]:
        return ""
    first, _, rest = label.partition(head)[2].strip().partition(" ")
    inner = words.head(rest) if first.casefold() in words.heads["prepositions"] else ""
    return inner if words.is_body(inner) else ""


def ended(label: str) -> str:
    """The thing that a phrase names the end of ("Rücknahme der Milchabgabe", "auf die Abgabe verzichten")."""
    reading = meaning(label)
    words = lexicon(reading.language)
    if reading.verb:
        ends = reading.head and reading.verb in words.acting.get("ending", ())
        return _thing(label, reading.head, words) if ends else ""
    if inner := _stopped(reading, words):
        return inner
    if not reading.head or reading.head.casefold() not in words.heads["ending"]:
        return ""
    rest = label.partition(reading.head)[2].strip()
    first = rest.split(" ")[0].casefold() if rest else ""
    inner = words.head(rest.partition(" ")[2] if first in words.heads["prepositions"] else rest)
    return _thing(rest, inner, words) if inner else ""


def _stopped(reading: Meaning, words: Lexicon) -> str:
    """The thing that a compound says is stopped ("Exportstopp"); empty for others."""
    lower = reading.head.casefold()
    end = next((end for end in words.heads["stopping"] if lower.endswith(end) and len(lower) > len(end) + 2), "")
    if not end or reading.family or words.is_body(lower):
        return ""
    return words.synonyms.get(inner := lower.removesuffix(end).rstrip("-"), inner)


def consented(label: str) -> str:
    """What a phrase says consent to, which is the deed itself ("der Reform der Steuer zustimmen"); else empty."""
    reading = meaning(label)
    words = lexicon(reading.language)
    if reading.verb:
        return label[: -len(reading.verb)].strip() if reading.verb in words.acting.get("consenting", ()) else ""
    if reading.head.casefold() not in words.heads["consent"]:
        return ""
    first, _, rest = label.partition(reading.head)[2].strip().partition(" ")
    return rest if first.casefold() in words.heads["for"] else ""


def _blocked(label: str) -> str:
    """The thing whose coming about a phrase says is blocked, or no longer ("Blockade des Gesetzes"); else empty."""
    reading = meaning(label)
    words = lexicon(reading.language)
    if reading.verb in words.acting.get("blocking", ()) and reading.verb:
        return _thing(label, reading.head, words) if words.is_thing(reading.head) else ""
    found = next((word for word in words_of(label) if word.casefold() in words.heads["blocks"]), "")
    rest = label.partition(found)[2].strip() if found else ""
    inner = words.head(rest)
    return _thing(rest, inner, words) if inner and words.is_thing(inner) else ""


def _is_end(reading: Meaning, words: Lexicon) -> bool:
    """Whether a phrase names the end of what it speaks of."""
    return reading.verb in words.acting.get("ending", ()) or reading.head.casefold() in words.heads["ending"]


def _for_a_time(label: str) -> bool:
    """Whether something is ended for some time only ("für drei Monate aussetzen")."""
    reading = meaning(label)
    words = lexicon(reading.language)
    following = [word for word in words_of(label) if word != reading.head]
    return any(a.casefold() in words.numbers or a.isdigit() for a, b in pairwise(following) if words.is_time(b))


def is_part(label: str) -> bool:
    """Whether a phrase says that something is done to a part only, or to some extent."""
    reading = meaning(label)
    return _is_part(label, reading.head, lexicon(reading.language))


def thing_of(label: str) -> str:
    """The name of the thing a noun phrase is about, as in the objects of a deed; empty if it has no noun."""
    reading = meaning(label)
    return _thing(label, reading.head, lexicon(reading.language)) if reading.head else ""


def nouns_of(label: str) -> tuple[str, ...]:
    """The nouns of a phrase, as in the objects of a deed, without numbers."""
    return _nouns(label, lexicon(meaning(label).language))


def opposite(one: Deed, other: Deed) -> bool:
    """Whether two deeds undo each other ("die Grenze öffnen", "die Grenze schließen")."""
    pairs = lexicon("de").opposites + lexicon("en").opposites
    return one.objects == other.objects and ((one.verb, other.verb) in pairs or (other.verb, one.verb) in pairs)


def _thing(phrase: str, head: str, words: Lexicon) -> str:
    """The name of a thing: its noun, and the next one if the noun alone says little."""
    stem = words.synonyms.get(_stem(head), _stem(head))
    if len(stem) >= _SPECIFIC or words.language != "de":
        return stem
    for word in words_of(phrase[phrase.index(head) + len(head) :]):
        if word.casefold() in words.heads["prepositions"]:
            break
        if word[0].isupper() and not words.is_time(word):
            return f"{stem} {_stem(word)}"
    return stem


def _nouns(phrase: str, words: Lexicon, besides: list[str] | None = None) -> tuple[str, ...]:
    """The nouns of a phrase without endings, sorted, but for words that say how much of it."""
    left = {*words.heads["part"], *(besides or ())}
    if words.language == "de":
        named = [word for word in words_of(phrase) if word[0].isupper()]
    else:
        small = {*words.heads["prepositions"], *words.heads["articles"], *words.verbs.values()}
        named = [word for word in words_of(phrase) if word.casefold() not in small]
    return tuple(sorted({_stem(word) for word in named if word.casefold() not in left and _stem(word) not in left}))


def _stem(noun: str) -> str:
    return re.sub("(?<=.{4})(es|en|e|s|n)$", "", noun.casefold())


def _is_part(label: str, head: str, words: Lexicon) -> bool:
    """Whether a phrase says that it is done to a part only ("Teilrückzug", "aus einem Teil", "begrenzter Rückzug")."""
    lower = head.casefold()
    if words.language == "de" and lower.startswith("teil") and (lower[4:] in words.verbs or lower[4:] in words.leaving):
        return True
    said = {word.casefold() for word in words_of(label)}
    told = said | {re.sub("(?<=.{4})(er|es|en|em|e|s)$", "", word) for word in said}
    return bool(told & set(words.heads["part"])) or any(" " in part and part in label for part in words.heads["part"])
