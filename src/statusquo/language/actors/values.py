"""What the actor tables answer: frozen values, all ids as in the tables (states: ISO 3166-1 alpha-3)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

EntryKind = Literal["state", "organisation", "alliance", "group", "person"]
FormKind = Literal["name", "acronym", "adjective", "demonym", "capital", "seat", "body"]
Gender = Literal["m", "f", "n"]
Number = Literal["sg", "pl"]


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor of the tables.

    Attributes:
        id: ``RUS``, ``NATO``, ``CDU``; the same in every language.
        kind: what it is; courts, police, parliaments, parties and regions are organisations.
        of: id of the actor it belongs to (``KNESSET`` of ``ISR``), or ``None``; whether it also *acts for* it
            is for the reader to say.
        name: its name in the language of the tables, without an article.
        gender: of that name; ``None`` in English.
        number: ``pl`` for names such as "die Niederlande".
    """

    id: str
    kind: EntryKind
    of: str | None
    name: str
    gender: Gender | None
    number: Number


class Form(NamedTuple):
    """One way to name an actor, as the table writes it.

    Attributes:
        text: without article; ``*`` stands for an adjective ending.
        entry: id of the actor.
        kind: which column it stands in; ``capital``, ``seat`` and ``body`` are metonyms.
        weak: the same word is also something else; wants support by its context.
        gender: of this form, which a pronoun follows.
        number: ``pl`` for plural words.
        pieces: per piece its normalised stem and the endings it takes (``("",)``: none).
    """

    text: str
    entry: str
    kind: FormKind
    weak: bool
    gender: Gender | None
    number: Number
    pieces: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A form found in a text: ``tokens[i : i + length]`` names ``entry``."""

    length: int
    entry: Entry
    form_kind: FormKind
    form: str
    weak: bool
    gender: Gender | None
    number: Number | None


@dataclass(frozen=True, slots=True)
class Prefix:
    """The two halves of a compound: "CDU-Chefin" is ``CDU`` and "Chefin".

    Attributes:
        entry: the actor in front.
        rest: the other half, with a capital letter.
        form_kind: how the front names the actor.
        about: the front is a topic rather than an owner ("Iran-Beauftragter", "Ukraine-Gipfel").
        weak: the front is a weak form.
    """

    entry: Entry
    rest: str
    form_kind: FormKind
    about: bool
    weak: bool


@dataclass(frozen=True, slots=True)
class Demonym:
    """An inhabitant: "Russin" is ``RUS``, female, singular; ``None`` where the form leaves it open."""

    entry: Entry
    gender: Gender | None
    number: Number | None
    weak: bool


@dataclass(frozen=True, slots=True)
class Role:
    """An office, title or function of a person.

    Attributes:
        word: base form, masculine where there are two ("Sprecher" for "Sprecherinnen").
        kind: ``minister``, ``spokesperson``, ... (first column of ``roles.tsv`` lists them).
        gender: as the form shows it; a plural masculine may be mixed.
        number: ``None`` where the form leaves it open.
        modifier: first half of a compound ("Außen" in "Außenminister"), or empty.
        speaks: unnamed, it speaks for its institution.
        about: a state in front is its topic ("Iran-Beauftragter").
        former: with "Ex-", "Alt-", "former-".
        deputy: with "Vize-", "Unter-", "deputy-".
    """

    word: str
    kind: str
    gender: Gender | None
    number: Number | None
    modifier: str = ""
    speaks: bool = False
    about: bool = False
    former: bool = False
    deputy: bool = False


@dataclass(frozen=True, slots=True)
class Collective:
    """A noun for a body or a group of people, which stands for an actor with an adjective or a name.

    Attributes:
        word: base form.
        kind: what an actor named by it would be; ``state``: it merges into its state ("libysche Armee").
        sector: ``government``, ``military``, ``parliament``, ``party``, ``union``, ``media``, ...
        gender: grammatical gender.
        number: of this form; ``None`` where it leaves it open.
        modifier: first half of a compound ("Außen" in "Außenministerium"), or empty.
        dependent: names nobody without saying whose ("die pakistanische Seite").
    """

    word: str
    kind: EntryKind
    sector: str
    gender: Gender | None
    number: Number | None
    modifier: str = ""
    dependent: bool = False

    @property
    def merges(self) -> bool:
        """Whether it merges into the state it belongs to."""
        return self.kind == "state"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who held an office of a state or organisation, from when to when (ISO dates, years or months).

    A hint only: what the text says wins. ``until`` is empty if it lasted at the date of the table.
    """

    entry: str
    office: str
    name: str
    since: str
    until: str
    gender: Gender | None
    aliases: tuple[str, ...] = ()
