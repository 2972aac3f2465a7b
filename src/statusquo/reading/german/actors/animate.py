"""Nouns that mean persons or groups: by the words of ``commons.toml``, their compounds and inflected forms."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from statusquo.reading.german.actors.cited import words as sayers
from statusquo.reading.german.actors.scene import Scene
from statusquo.reading.german.analysis import Phrase

#: Shortest word that is the end of compounds too, in letters, and the shortest front of such a compound.
_LONG: Final = 5
_FRONT: Final = 3
#: Endings by which a form is led back to the singular.
_ENDINGS: Final = ("", "n", "en", "s", "es", "e", "er", "ern", "nen", "innen", "in")
_ADJECTIVAL: Final = ("en", "er", "em", "e")
#: Ends of nouns for one woman.
_WOMEN: Final = ("in", "frau", "mutter", "tochter", "schwester", "witwe", "hebamme", "tante", "nichte", "nonne")
#: Longest word looked at, in letters.
_LONGEST: Final = 60
#: How many words are kept with what they were found to be.
_MEMO: Final = 20_000


@dataclass(frozen=True, slots=True)
class Words:
    """What ``commons.toml`` holds.

    Attributes:
        persons, groups: nouns. stems: of adjectives that stand as nouns.
        never: what ends like a person and is none. open: whom other rules find. audience: before whom one speaks.
        done_to: ends of nouns for what is done to whoever stands behind them.
    """

    persons: frozenset[str]
    groups: frozenset[str]
    stems: frozenset[str]
    never: frozenset[str]
    open: frozenset[str]
    audience: frozenset[str]
    done_to: tuple[str, ...]


@cache
def words() -> Words:
    """The words, read once."""
    data = tomllib.loads((files(__package__) / "commons.toml").read_text("utf-8"))
    never = data["never"]
    persons, groups, stems = (
        frozenset(" ".join(data[part].values()).split()) for part in ("persons", "groups", "nominal")
    )
    none, known, audience = (frozenset(never[part].split()) for part in ("words", "open", "audience"))
    return Words(persons, groups, stems, none, known, audience, tuple(never["done_to"].split()))


@lru_cache(maxsize=_MEMO)
def sort_of(form: str, lemma: str) -> str:
    """What a noun means: ``person``, ``group``, ``nominal`` (a nominalised adjective), or empty.

    Example:
        >>> sort_of("Regierungstruppen", "Regierungstruppe"), sort_of("Lautsprecher", "Lautsprecher")
        ('group', '')
    """
    known = words()
    lowered = tuple(dict.fromkeys((lemma.lower(), *_singulars(form.lower()[:_LONGEST]))))
    if any(one in known.open or _ends_in(one, known.never) for one in lowered):
        return ""
    for kind, nouns in (("person", known.persons | sayers().human), ("group", known.groups)):
        if any(_ends_in(one, nouns) for one in lowered):
            return kind
    stems = (form.lower().removesuffix(end) for end in _ADJECTIVAL if form.endswith(end))
    return "nominal" if any(_ends_in(stem, known.stems) for stem in stems) else ""


def _singulars(form: str) -> tuple[str, ...]:
    return tuple(form.removesuffix(end) for end in _ENDINGS if form.endswith(end))


def _ends_in(word: str, nouns: frozenset[str]) -> bool:
    if word in nouns:
        return True
    return any(word[cut:] in nouns for cut in range(_FRONT, len(word) - _LONG + 1))


def several(scene: Scene, phrase: Phrase, sort: str) -> bool:
    """Whether several are meant: by the verb, by article and ending; "die" before a man's noun is a plural."""
    if len(phrase.numbers) == 1:
        return "pl" in phrase.numbers
    clause = scene.clauses[phrase.head.index]
    if clause is not None and clause.subject is phrase and clause.verb is not None and clause.verb.number:
        return clause.verb.number == "pl"
    form, lemma = phrase.head.lower, phrase.head.lemma.lower()
    if sort == "group":
        return form != lemma and not form.endswith("s")
    if form.endswith(_WOMEN) or (phrase.head.tag == "NNA" and form.endswith("e") and phrase.determiner is not None):
        return False
    article = phrase.determiner.lower if phrase.determiner is not None else ""
    if article == "der":
        return phrase.role == "genitive"
    if article == "den":
        return form.endswith(("ern", "eln")) and lemma.endswith(("er", "el"))
    return article in ("", "die", "deren", "dessen", "diese", "ihre", "seine", "alle", "viele", "mehrere")
