"""Nouns for people and bodies: roles ("Außenministerin") and collectives ("Streitkräfte"), with compounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Generic, TypeVar, get_args

from statusquo.errors import SourceError
from statusquo.language.actors.files import Row, values
from statusquo.language.actors.grammar import Grammar
from statusquo.language.actors.normal import LONGEST_WORD
from statusquo.language.actors.values import Collective, EntryKind, Gender, Role

Noun = TypeVar("Noun", Role, Collective)

SHORTEST_MODIFIER: Final = 2
#: How many words are kept with what their compounds were found to be.
MEMO: Final = 20_000
_FORMER: Final = ("ex", "alt", "former", "ehemalig")
_DEPUTY: Final = ("vize", "unter", "deputy", "vice", "stellvertretend")


@dataclass(frozen=True, slots=True)
class Nouns(Generic[Noun]):
    """Forms of nouns and how they join: a compound ends in a noun that takes modifiers.

    Attributes:
        forms: every form and its reading.
        joining: forms that a compound may end in, in lower case, longest kept by search.
        several: first words of nouns of more than one word -> their number of words.
        never: words that look like a compound and are none ("Lautsprecher"); kind ``-`` in the table.
    """

    forms: dict[str, Noun]
    joining: dict[str, Noun]
    several: dict[str, int]
    never: set[str]
    _split: dict[str, Noun | None] = field(default_factory=dict, repr=False, compare=False)

    def at(self, tokens: Sequence[str], i: int) -> tuple[int, Noun | None]:
        """The longest noun from token ``i`` on and its number of tokens; ``(0, None)`` if there is none."""
        for size in range(min(self.several.get(tokens[i].lower(), 1), len(tokens) - i), 1, -1):
            found = self.forms.get(" ".join(tokens[i : i + size]))
            if found is not None:
                return size, found
        one = self.of(tokens[i])
        return (1, one) if one is not None else (0, None)

    def of(self, word: str) -> Noun | None:
        """The noun a word is a form of, compounds included ("Außenministerinnen", "Ex-Kanzler")."""
        found = self.forms.get(word)
        if found is None and word.isupper():
            found = self.forms.get(word.capitalize())
        if found is not None:
            return found
        if word not in self._split:
            if len(self._split) >= MEMO:
                self._split.clear()
            self._split[word] = self._compound(word)
        return self._split[word]

    def ends(self, word: str) -> bool:
        """Whether a word is a noun that compounds may end in, as listed."""
        return word.lower() in self.joining

    def _compound(self, word: str) -> Noun | None:
        """Split off the longest known second half."""
        lower = word.lower()
        split = word[:1].isupper() or "-" in word
        if lower in self.never or not split or len(word) > LONGEST_WORD:
            return None
        for cut in range(SHORTEST_MODIFIER, len(word) - 2):
            noun = self.joining.get(lower[cut:])
            if noun is None and word[cut - 1] == "-" and isinstance(alone := self.forms.get(word[cut:]), Role):
                noun = alone  # "SPD-Stadtrat", though "Stadtrat" joins with nothing else
            if noun is None:
                continue
            modifier = word[:cut].rstrip("-")
            inner = self.forms.get(word[cut:]) if word[cut - 1] == "-" else None
            return _with_modifier(inner or noun, modifier)
        return None


def _with_modifier(noun: Noun, modifier: str) -> Noun:
    joined = f"{modifier}{noun.modifier.lower()}" if noun.modifier else modifier
    if isinstance(noun, Role):
        first = modifier.lower().split("-")[0]
        former = noun.former or first in _FORMER or first.startswith("ex-")
        deputy = noun.deputy or first.startswith(_DEPUTY)
        return replace(noun, modifier=joined, former=former, deputy=deputy)
    return replace(noun, modifier=joined)


def split_noun(cell: str, grammar: Grammar) -> tuple[str, str, Gender | None, bool]:
    """``[article ]lemma[+class]`` as lemma, class, gender, plural only."""
    text, gender, number, _ = grammar.split_article(cell)
    lemma, _, declension = text.partition("+")
    return lemma, declension, gender, number == "pl"


def read_roles(table: Iterable[Row], grammar: Grammar) -> Nouns[Role]:
    """Role nouns: ``noun feminine kind flags``; feminine empty: by rule, ``-``: none.

    Flags: ``speaks``, ``about``, ``former``, ``deputy`` as in ``Role``; ``simple``: no compounds end in it.
    """
    nouns: Nouns[Role] = Nouns({}, {}, {}, set())
    for row in table:
        lemma, declension, _, plural_only = split_noun(row["noun"], grammar)
        flags = values(row.get("flags"))
        if row["kind"] == "-":
            _block(nouns, grammar.noun_forms(lemma, declension, "m", plural_only))
            continue
        role = Role(
            lemma + "r" if declension == "adj" and not plural_only else lemma,
            row["kind"],
            None,
            None,
            speaks="speaks" in flags,
            about="about" in flags,
            former="former" in flags,
            deputy="deputy" in flags,
        )
        women = row.get("feminine", "") or grammar.feminine(lemma, declension)
        masculine: Gender | None = "m" if (women and women != "-") or "man" in flags else None
        for form, number in grammar.noun_forms(lemma, declension, "m", plural_only).items():
            gender = masculine
            if declension == "adj":
                gender = "m" if form.endswith(("er", "em")) else None
            _add(nouns, form, replace(role, gender=gender, number=number), "simple" not in flags, grammar)
        if women and women != "-":
            for form, number in grammar.feminine_forms(women).items():
                _add(nouns, form, replace(role, gender="f", number=number), "simple" not in flags, grammar)
    return nouns


def read_collectives(table: Iterable[Row], grammar: Grammar) -> Nouns[Collective]:
    """Collective nouns: ``noun kind sector flags``.

    Flags: ``dependent`` as in ``Collective``; ``simple``: no compounds end in it.

    Raises:
        SourceError: a kind that is none.
    """
    nouns: Nouns[Collective] = Nouns({}, {}, {}, set())
    for row in table:
        lemma, declension, gender, plural_only = split_noun(row["noun"], grammar)
        flags = values(row.get("flags"))
        if row["kind"] == "-":
            _block(nouns, grammar.noun_forms(lemma, declension, gender, plural_only))
            continue
        kind = entry_kind(row["kind"], row["noun"])
        collective = Collective(lemma, kind, row["sector"], gender, None, dependent="dependent" in flags)
        for form, number in grammar.noun_forms(lemma, declension, gender, plural_only).items():
            _add(nouns, form, replace(collective, number=number), "simple" not in flags, grammar)
    return nouns


def entry_kind(kind: str, where: str) -> EntryKind:
    """The kind of an actor as written in a table.

    Raises:
        SourceError: it is none of the five.
    """
    for known in get_args(EntryKind):
        if kind == known:
            return known  # type: ignore[no-any-return]
    kinds = ", ".join(get_args(EntryKind))
    raise SourceError(f"{kind!r} is no kind of actor", where=where, advice=f"use one of {kinds}")


def _block(nouns: Nouns[Noun], forms: Iterable[str]) -> None:
    nouns.never.update(form.lower() for form in forms)


def _add(nouns: Nouns[Noun], form: str, reading: Noun, joins: bool, grammar: Grammar) -> None:
    if "*" in form:
        for ending in grammar.ADJECTIVE_ENDINGS:
            _add(nouns, form.replace("*", ending), reading, joins, grammar)
        return
    nouns.forms.setdefault(form, reading)
    if " " in form:
        first = form.partition(" ")[0].lower()
        nouns.several[first] = max(nouns.several.get(first, 1), form.count(" ") + 1)
    elif joins:
        nouns.joining.setdefault(form.lower(), reading)
