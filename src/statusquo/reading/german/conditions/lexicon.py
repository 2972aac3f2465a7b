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

__all__ = ["Fact", "ended_by", "facts", "named", "told_by", "words"]

_SLOT: Final = re.compile(r"[sod]|p:[a-zäöüß]+")
#: Shorter nouns end no compound ("Öl" and "Gas").
_SHORT: Final = 3
_KEYS: Final = frozenset(
    "label nouns of verbs with holds who adjectives adjectives_needed objects war mention only perfect present "
    "agreed without at firm person two ex".split()
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One way to say that something holds.

    Attributes:
        label: the fact in positive wording; ``*``: it is called by the noun that names it ("gilt ein Streikverbot").
        nouns: nouns (lower case) that name it; empty: the verb alone does. ``endings``: those that end compounds too.
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
        without: words that make the clause say something else ("gilt *als* ...").
        firm: a denied clause says that it holds all the same ("Die Verfassung erlaubt es nicht").
        person: who is a party is so in person, not the party he acts for ("sitzt in Haft").
        two: two parties must be named ("gehört der EU an", not "gehört dem linken Flügel an").
        at: prepositions after which the noun may stand, besides subject and object ("verfügt *über* eine Mehrheit").
    """

    label: str
    nouns: frozenset[str]
    endings: tuple[str, ...]
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
    without: frozenset[str]
    at: frozenset[str]
    firm: bool
    person: bool
    two: bool
    example: str

    @property
    def rule(self) -> str:
        """Name for the findings that a mention makes."""
        return f"fact:{self.label}:mention"

    def names(self, lemma: str, part: str) -> bool:
        """Tell whether a noun, or the last part of a compound, is one of ``nouns``."""
        lower = lemma.lower()
        return lower in self.nouns or part in self.nouns or lower.endswith(self.endings)


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


def ended_by(lemma: str, part: str) -> Fact | None:
    """The fact that a noun names when something is said to be the end of it ("nach dem Ende der Waffenruhe")."""
    if not lemma.lower().endswith(tuple(words("ending"))):
        return None
    plain = (f for f in facts() if f.nouns and f.holds and not (f.label == "*" or f.denied or f.of or f.needed or f.at))
    return next((fact for fact in plain if fact.names(lemma, part)), None)


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
    nouns = str(entry.get("nouns", "")).split()
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
        nouns=frozenset(nouns),
        endings=tuple(noun for noun in nouns if len(noun) > _SHORT),
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
        without=frozenset(str(entry.get("without", "")).split()),
        firm=bool(entry.get("firm")),
        person=bool(entry.get("person")),
        two=bool(entry.get("two")),
        at=frozenset(str(entry.get("at", "")).split()),
        example=str(entry["ex"]),
    )
