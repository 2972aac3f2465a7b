"""The actor tables of one language, ready to look things up.

Tables are tab-separated text under ``data/``, and a user's project file has the same form. Nothing is read
before the first call; each part (names, peoples, roles, ...) is indexed when it is first asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Final

from statusquo.language.actors import files, normal, nouns, peoples, persons
from statusquo.language.actors.entries import read_actors, read_rows
from statusquo.language.actors.grammar import grammar
from statusquo.language.actors.names import Names
from statusquo.language.actors.project import ActorFile
from statusquo.language.actors.values import (
    Collective,
    Demonym,
    Entry,
    Form,
    Holder,
    Match,
    Prefix,
    Role,
)

SHORTEST_HALF: Final = 3
"""Letters that each half of a compound without a hyphen has at least."""

FIELDS: Final = (
    "agrar", "arbeits", "außen", "bildungs", "digital", "energie", "entwicklungs", "europa", "familien",
    "finanz",
    "forschungs", "gesundheits", "handels", "innen", "justiz", "kultur", "landwirtschafts", "sozial",
    "umwelt",
    "verkehrs", "verteidigungs", "wirtschafts",
)  # fmt: skip
"""Fields of ministries, as German compounds begin with them."""

_OWNED: Final = frozenset(
    ("head", "monarch", "minister", "deputy", "spokesperson", "leader", "official", "legislator", "military")
)
"""Roles that a state in front owns ("Iran-Präsident"), where other compounds name a topic ("Iran-Krise")."""


class ActorTables:
    """Look-ups in the tables of one language; make one with ``tables``.

    Args:
        language: ``de`` or ``en``.
        extra: a project file with the columns of ``organisations.tsv``; its forms come first, and a row
            with a known id adds forms to that actor.
    """

    def __init__(self, language: str = "de", extra: str | Path | ActorFile | None = None) -> None:
        self.language = language
        self._grammar = grammar(language)
        self._extra = extra
        self._prefixes: dict[str, Prefix | None] = {}
        self._where = extra.where if isinstance(extra, ActorFile) else str(extra or language)

    @cached_property
    def _rows(self) -> list[files.Row]:
        return list(read_rows(self.language, self._extra))

    @cached_property
    def _index(self) -> tuple[dict[str, Entry], Names, list[Form]]:
        entries, forms = read_actors(self._rows, self._grammar, self._where)
        return entries, Names(forms), forms

    # --------------------------------------------------------------- look-ups

    def entries(self) -> dict[str, Entry]:
        """All actors by id."""
        return dict(self._index[0])

    def forms(self) -> list[Form]:
        """All forms of names, in table order."""
        return list(self._index[2])

    def entry(self, id_: str) -> Entry:
        """The actor with that id.

        Raises:
            KeyError: there is none.
        """
        return self._index[0][id_]

    def match(self, tokens: Sequence[str], i: int) -> Match | None:
        """The actor named by the longest run of tokens from ``i`` on, strong forms first.

        Articles are not part of a form. Inhabitants ("Russinnen") are found too, adjectives are not.

        Example:
            >>> tables("de").match("im Namen des Weißen Hauses".split(), 3).entry.id
            'USA'
        """
        found = self.matches(tokens, i)
        return found[0] if found else None

    def matches(self, tokens: Sequence[str], i: int) -> list[Match]:
        """All actors that the longest run of tokens from ``i`` on may name ("Kongo"), best first."""
        length, forms = self._index[1].longest(tokens, i)
        entries = self._index[0]
        found: list[Match] = []
        for form in forms:
            entry = entries[form.entry]
            if all(entry is not other.entry for other in found):
                found.append(Match(length, entry, form.kind, form.text, form.weak, form.gender, form.number))
        size, person = self.demonym_at(tokens, i)
        if person is not None and size >= length:
            match = Match(size, person.entry, "demonym", tokens[i], person.weak, person.gender, person.number)
            if size > length:
                return [match]
            at = 0 if not person.weak and all(other.weak for other in found) else len(found)
            found.insert(at, match)
        return found

    def adjective(self, word: str) -> tuple[str, ...]:
        """Ids of the actors that an adjective names; case does not count.

        Example:
            >>> t = tables("de")
            >>> t.adjective("russischen"), t.adjective("deutsch-französische"), t.adjective("Kiewer")
            (('RUS',), ('DEU', 'FRA'), ('UKR',))
        """
        return self._adjectives.of(word, self._grammar)

    def demonym(self, word: str) -> Demonym | None:
        """The inhabitant a word names ("Russin", "Ukrainern", "Deutschen")."""
        found = self._people.get(word)
        if found is None and word.isupper() and len(word) > 3:
            found = self._people.get(word.capitalize())
        if found is None:
            return None
        return Demonym(self.entry(found.entry), found.gender, found.number, found.weak)

    def demonym_at(self, tokens: Sequence[str], i: int) -> tuple[int, Demonym | None]:
        """Like ``demonym``, up to two words ("South Koreans"); the number of tokens and the reading."""
        if i + 1 < len(tokens) and tokens[i][:1].isupper():
            found = self.demonym(f"{tokens[i]} {tokens[i + 1]}")
            if found is not None:
                return 2, found
        found = self.demonym(tokens[i])
        return (1, found) if found is not None else (0, None)

    def prefix(self, word: str) -> Prefix | None:
        """Split a compound whose first half names an actor; ``None`` if the whole word is a name.

        Example:
            >>> found = tables("de").prefix("CDU-Chefin")
            >>> found.entry.id, found.rest
            ('CDU', 'Chefin')
        """
        if word not in self._prefixes:
            if len(self._prefixes) >= nouns.MEMO:
                self._prefixes.clear()
            self._prefixes[word] = self._cut(word)
        return self._prefixes[word]

    def _cut(self, word: str) -> Prefix | None:
        if len(word) > normal.LONGEST_WORD or self._index[1].longest((word,), 0)[0]:
            return None
        parts = word.split("-")
        for cut in range(len(parts) - 1, 0, -1):
            rest = "-".join(parts[cut:])
            if rest[:1].isupper():
                found = self._front(parts[:cut], rest)
                if found is not None:
                    return found
        if not word[:1].isupper() or (self.role(word) is None and self.collective(word) is None):
            return None
        for cut in range(len(word) - SHORTEST_HALF, SHORTEST_HALF - 1, -1):
            rest = word[cut:]
            if rest[0].islower() and self._stands_alone(rest):
                for front in dict.fromkeys((word[:cut], word[:cut].removesuffix("s"))):
                    found = self._front((front,), rest.capitalize())
                    if found is not None:
                        return found
        return None

    def _stands_alone(self, rest: str) -> bool:
        """Whether the second half of a compound is a listed noun, perhaps with the field of a ministry.

        Any other compound would cut words in the middle ("Bild" + "ungsminister").
        """
        for field in ("", *FIELDS):
            noun = rest.removeprefix(field)
            if (not field or noun != rest) and (self._roles.ends(noun) or self._collectives.ends(noun)):
                return True
        return False

    def _front(self, parts: Sequence[str], rest: str) -> Prefix | None:
        names = self._index[1]
        for tokens in (("-".join(parts),), parts):
            length, forms = names.longest(tokens, 0)
            if length == len(tokens):
                form = forms[0]
                entry = self.entry(form.entry)
                return Prefix(entry, rest, form.kind, self._is_topic(entry, form, rest), form.weak)
        return None

    def _is_topic(self, entry: Entry, form: Form, rest: str) -> bool:
        if entry.kind != "state" or form.kind != "name" or len(form.pieces[0][0]) <= len("USA"):
            return False
        role = self.role(rest)
        if role is not None:
            return role.about or role.kind not in _OWNED
        return self.collective(rest) is None

    def role(self, word: str) -> Role | None:
        """The office a word names, inflected, in both genders, and as a compound.

        Example:
            >>> role = tables("de").role("Außenministerin")
            >>> role.kind, role.gender, role.modifier
            ('minister', 'f', 'Außen')
        """
        return self._roles.of(word)

    def collective(self, word: str) -> Collective | None:
        """The body or group a noun names: "Streitkräften", "Außenministerium", "Rebellen"."""
        return self._collectives.of(word)

    def collective_at(self, tokens: Sequence[str], i: int) -> tuple[int, Collective | None]:
        """Like ``collective`` for nouns of several words; the number of tokens and the noun."""
        return self._collectives.at(tokens, i)

    def given_name(self, word: str) -> persons.GivenName | None:
        """``m``, ``f``, ``x`` (both) if a word is a known given name; "Hans-Peter" is as "Hans"."""
        names = _given_names()
        if word in names or "-" not in word:
            return names.get(word)
        first, _, second = word.partition("-")
        return names.get(first) if second in names else None

    def holders(self, name: str, date: str | None = None) -> list[Holder]:
        """Who of that name held an office, on that date or ever; hints only, the text wins.

        Args:
            name: family name or full name, in any usual transliteration.
            date: ISO date, or a part of it ("2025", "2025-12").
        """
        return [holder for holder in _of_that_name(name) if persons.in_office(holder, date)]

    # ----------------------------------------------------------- lazy indexes

    @cached_property
    def _people(self) -> dict[str, peoples.Inhabitant]:
        return peoples.read_people(self._rows, self._grammar)

    @cached_property
    def _adjectives(self) -> peoples.Adjectives:
        return peoples.read_adjectives(self._rows, self._grammar)

    @cached_property
    def _roles(self) -> nouns.Nouns[Role]:
        name = f"{self.language}/roles.tsv"
        return nouns.read_roles(files.rows(files.shipped(name), name), self._grammar)

    @cached_property
    def _collectives(self) -> nouns.Nouns[Collective]:
        name = f"{self.language}/collectives.tsv"
        return nouns.read_collectives(files.rows(files.shipped(name), name), self._grammar)


@cache
def _given_names() -> dict[str, persons.GivenName]:
    return persons.read_given_names(files.shipped("given_names.txt"))


@cache
def _holders() -> dict[str, list[Holder]]:
    return persons.read_holders(files.rows(files.shipped("holders.tsv"), "holders.tsv"))


@lru_cache(maxsize=nouns.MEMO)
def _of_that_name(name: str) -> tuple[Holder, ...]:
    known = _holders()
    words = name.split(" ")
    for k in range(len(words)):
        for key in normal.spoken_keys(" ".join(words[k:])):
            if key in known:
                return tuple(known[key])
    return ()


@cache
def tables(language: str = "de", extra: str | Path | ActorFile | None = None) -> ActorTables:
    """The actor tables of a language, made once.

    Args:
        language: ``de`` or ``en``.
        extra: a project file in the same format (see ``ActorTables``), or its path.

    Raises:
        UsageError: no tables in that language.
        SourceError: on the first look-up, if the project file is at fault.
    """
    return ActorTables(language, extra)
