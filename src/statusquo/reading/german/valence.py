"""Words that judge: which stance "X ist ein Skandal", "nannte X maßvoll" show. Data in ``frames/valence.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from statusquo.findings import STANCES, Stance
from statusquo.reading.german.lexicon import Example, example_of

#: Shorter nouns are too often the end of something else ("Abschlag", "Sieg" in "Krieg").
_SHORTEST_PART: Final = 6


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a word says of its subject: a stance, and the one it turns into when denied (None: nothing)."""

    stance: Stance
    denied: Stance | None
    example: Example


@dataclass(frozen=True, slots=True)
class Valence:
    """All judging words."""

    adjectives: Mapping[str, Judgement]
    nouns: Mapping[str, Judgement]
    groups: tuple[Judgement, ...]
    pointing: Mapping[str, Judgement]
    pointers: frozenset[str]

    def pointed(self, part: str, others: Iterable[str]) -> Judgement | None:
        """The judgement of a noun that only points, by the nouns that hang on it ("ein Signal *der Schwäche*")."""
        if part not in self.pointers:
            return None
        return next((self.pointing[one] for one in others if one in self.pointing), None)

    def adjective(self, lemma: str) -> Judgement | None:
        """The judgement of an adjective, by its base form."""
        return self.adjectives.get(lemma.lower())

    def noun(self, lemma: str, part: str) -> Judgement | None:
        """The judgement of a noun, by its lemma or the last part of a compound."""
        word = lemma.lower()
        found = self.nouns.get(word) or (self.nouns.get(part) if len(part) >= _SHORTEST_PART else None)
        if found is not None:
            return found
        for start in range(3, len(word) - _SHORTEST_PART + 1):
            if word[start:] in self.nouns:
                return self.nouns[word[start:]]
        return None


@cache
def valence() -> Valence:
    """Load the judging words.

    Raises:
        ValueError: a group names no known stance (a mistake in the data, found by the tests).
    """
    data = tomllib.loads(files(__package__).joinpath("frames/valence.toml").read_text("utf-8"))
    adjectives: dict[str, Judgement] = {}
    nouns: dict[str, Judgement] = {}
    groups = []
    for group in data["group"]:
        if group["stance"] not in STANCES or (group["denied"] and group["denied"] not in STANCES):
            raise ValueError(f"valence: {group['stance']!r}/{group['denied']!r} is no stance")
        judgement = Judgement(group["stance"], group["denied"] or None, example_of(group["ex"]))
        groups.append(judgement)
        for words, kind in ((adjectives, "adjectives"), (nouns, "nouns")):
            for word in group.get(kind, "").split():
                words.setdefault(word, judgement)
    pointing = data["pointing"]
    example = example_of(pointing["ex"])
    good, bad = Judgement("supports", "opposes", example), Judgement("opposes", None, example)
    table = dict.fromkeys(pointing["supports"].split(), good) | dict.fromkeys(pointing["opposes"].split(), bad)
    return Valence(adjectives, nouns, (*groups, bad), table, frozenset(pointing["nouns"].split()))
