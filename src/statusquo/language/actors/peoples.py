"""Peoples and their adjectives: "Russin", "russischen", "Moskauer", "deutsch-französisch"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from statusquo.language.actors.files import Row, values
from statusquo.language.actors.grammar import Grammar
from statusquo.language.actors.normal import LONGEST_WORD
from statusquo.language.actors.values import Gender, Number


@dataclass(frozen=True, slots=True)
class Inhabitant:
    """One reading of a form for an inhabitant; ``entry`` is an id."""

    entry: str
    gender: Gender | None
    number: Number | None
    weak: bool


def read_people(table: Iterable[Row], grammar: Grammar) -> dict[str, Inhabitant]:
    """Column ``people``: ``lemma[+class][:feminine][?]``; the first table row that gives a form keeps it.

    Example:
        "Russe+n", "Franzose+n:Französin", "Deutsch*" (declines as an adjective), "Pole+n?" (weak)
    """
    people: dict[str, Inhabitant] = {}
    for row in table:
        for cell in values(row.get("people")):
            weak = cell.endswith("?")
            text, _, women = cell.rstrip("?").partition(":")
            lemma, _, declension = text.partition("+")
            if lemma.endswith("*"):
                lemma, declension = lemma[:-1] + "e", "adj"
            women = women or grammar.feminine(lemma, declension)
            for form, number in grammar.noun_forms(lemma, declension, "m").items():
                gender: Gender | None = "m" if women and number == "sg" else None
                people.setdefault(form, Inhabitant(row["id"], gender, number, weak))
            if women and not lemma.endswith("in"):
                for form, number in grammar.feminine_forms(women).items():
                    people.setdefault(form, Inhabitant(row["id"], "f", number, weak))
    return people


@dataclass(frozen=True, slots=True)
class Adjectives:
    """Adjectives of actors.

    Attributes:
        stems: lower-case stem -> id ("russisch").
        fixed: forms that do not inflect -> id ("Moskauer", "Schweizer").
    """

    stems: dict[str, str]
    fixed: dict[str, str]

    def of(self, word: str, grammar: Grammar) -> tuple[str, ...]:
        """Ids that a word names as an adjective; several for "deutsch-französisch"; empty if none."""
        one = self._simple(word, grammar)
        if one is not None:
            return (one,)
        if "-" not in word or len(word) > LONGEST_WORD:
            return ()
        found = []
        parts = word.split("-")
        for k, part in enumerate(parts):
            last = k == len(parts) - 1
            entry = self._simple(part, grammar) if last else self.stems.get(part.lower(), self.fixed.get(part))
            if entry is None:
                return ()
            if entry not in found:
                found.append(entry)
        return tuple(found)

    def _simple(self, word: str, grammar: Grammar) -> str | None:
        if word in self.fixed:
            return self.fixed[word]
        for stem in grammar.adjective_stems(word.lower()):
            if stem in self.stems:
                return self.stems[stem]
        return None


def read_adjectives(table: Iterable[Row], grammar: Grammar) -> Adjectives:
    """Columns ``adjectives`` (``=``: does not inflect) and ``capitals`` (adjective by rule).

    A capital may carry its own adjective after a slash: "Lissabon/Lissabonner".
    """
    stems: dict[str, str] = {}
    fixed: dict[str, str] = {}
    capitals: dict[str, str] = {}
    for row in table:
        for cell in values(row.get("adjectives")):
            text = cell.rstrip("?")
            if text.startswith("="):
                fixed.setdefault(text[1:], row["id"])
            else:
                stems.setdefault(text.lower().replace("ß", "ss"), row["id"])
                stems.setdefault(text.lower(), row["id"])
        for cell in values(row.get("capitals")):
            town, _, adjective = cell.replace("?", "").partition("/")
            adjective = adjective or ("" if " " in town or "-" in town else grammar.capital_adjective(town))
            if adjective:
                capitals.setdefault(adjective, row["id"])
    return Adjectives(stems, {**capitals, **fixed})
