"""The lexicon of standing facts, the files of ``frames/conditions/``, checked when it is loaded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

__all__ = ["Fact", "facts", "named", "told_by", "words"]

_SLOT: Final = re.compile(r"[sod]|p:[a-zäöüß]+")
_KEYS: Final = frozenset(
    "label nouns of verbs with holds who adjectives adjectives_needed objects war mention only perfect present "
    "agreed ex".split()
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One way to say that something holds.

    Attributes:
        label: the fact in positive wording.
        nouns: nouns (lower case) that name it; empty: the verb alone does.
        of: nouns that must stand in the genitive of the noun ("Ende des Krieges").
        verbs, words: what is said of it; () with ``mention``.
        holds: what an undenied clause says.
        who: further slots where its parties stand.
        adjectives: words before the noun that make a bare mention a fact; needed: without one it is something else.
        objects: nouns (or any place name) that must be the object ("kontrolliert den Norden").
        war: one of the parties must be a state, or two must be named ("die Bahn kämpft gegen Verspätungen" is no war).
        mention: naming it, with whose it is, says that it holds.
        denied: only a denied clause says something ("kein Kontakt ist geplant").
        perfect: only a participle or perfect ("hält besetzt"); present: only the present tense.
        agreed: the clause must be the content of an agreement ("vereinbart, die Ergebnisse vertraulich ...").
    """

    label: str
    nouns: tuple[str, ...]
    of: tuple[str, ...]
    verbs: frozenset[str]
    words: tuple[str, ...]
    holds: bool
    who: tuple[str, ...]
    adjectives: frozenset[str]
    needed: frozenset[str]
    objects: frozenset[str]
    war: bool
    mention: bool
    denied: bool
    perfect: bool
    present: bool
    agreed: bool
    example: str

    @property
    def rule(self) -> str:
        """Name for the findings that a mention makes."""
        return f"fact:{self.label}:mention"

    def names(self, lemma: str, part: str) -> bool:
        """Tell whether a noun, or the last part of a compound, is one of ``nouns``."""
        lower = lemma.lower()
        return any(lower == noun or part == noun or (len(noun) > 3 and lower.endswith(noun)) for noun in self.nouns)


@cache
def facts() -> tuple[Fact, ...]:
    """Load all entries.

    Raises:
        ValueError: an entry is faulty (a mistake in the data, found by the tests).
    """
    groups = _lists()["groups"]
    found: list[Fact] = []
    for file in sorted(_folder().iterdir(), key=lambda one: one.name):
        if file.name.endswith(".toml") and file.name != "words.toml":
            found.extend(_fact(entry, groups) for entry in tomllib.loads(file.read_text("utf-8"))["frames"])
    return tuple(found)


@cache
def named() -> tuple[Fact, ...]:
    """Entries that hold by being named."""
    return tuple(fact for fact in facts() if fact.mention)


def told_by(lemma: str) -> tuple[Fact, ...]:
    """Entries that a verb tells."""
    return _by_verb().get(lemma, ())


@cache
def _by_verb() -> Mapping[str, tuple[Fact, ...]]:
    found: dict[str, list[Fact]] = {}
    for fact in facts():
        for verb in sorted(fact.verbs) if not fact.mention else ():
            found.setdefault(verb, []).append(fact)
    return {verb: tuple(those) for verb, those in found.items()}


def words(name: str) -> frozenset[str]:
    """A list of words of ``words.toml``."""
    return frozenset(str(_lists()["words"][name]).split())


@cache
def _lists() -> Mapping[str, Any]:
    return tomllib.loads(_folder().joinpath("words.toml").read_text("utf-8"))


def _folder() -> Traversable:
    package = __package__.rpartition(".")[0]
    return files(package).joinpath("frames/conditions")


def _fact(entry: Mapping[str, Any], groups: Mapping[str, str]) -> Fact:
    label = str(entry["label"])
    if unknown := set(entry) - _KEYS:
        raise ValueError(f"{label}: unknown key {min(unknown)!r}")
    verbs: set[str] = set()
    for word in str(entry.get("verbs", "")).split():
        verbs.update(groups[word[1:]].split() if word.startswith("@") else (word,))
    who = tuple(str(entry.get("who", "s p:gegen p:zwischen p:mit")).split())
    for slot in who:
        if not _SLOT.fullmatch(slot):
            raise ValueError(f"{label}: who cannot stand at {slot!r}")
    if not verbs and not entry.get("mention"):
        raise ValueError(f"{label}: neither verbs nor mention")
    return Fact(
        label=label,
        nouns=tuple(str(entry.get("nouns", "")).split()),
        of=tuple(str(entry.get("of", "")).split()),
        verbs=frozenset(verbs),
        words=tuple(str(entry.get("with", "")).lower().split()),
        holds=bool(entry["holds"]),
        who=who,
        adjectives=frozenset(str(entry.get("adjectives", "")).split()),
        needed=frozenset(str(entry.get("adjectives_needed", "")).split()),
        objects=frozenset(str(entry.get("objects", "")).split()),
        war=bool(entry.get("war")),
        mention=bool(entry.get("mention")),
        denied=entry.get("only") == "denied",
        perfect=bool(entry.get("perfect")),
        present=bool(entry.get("present")),
        agreed=bool(entry.get("agreed")),
        example=str(entry["ex"]),
    )
