"""Words by which actors never seen before are known: verbs, endings of nouns, sectors. Data in ``words.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

#: In ``words.toml``: a body whose sector is not known.
_UNKNOWN: Final = "-"


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of ``words.toml``.

    Attributes:
        human: verbs whose subject is a person or a body. told: of speech, told to a medium.
        private: verbs whose subject, a bare unknown name, is a person.
        crowd, moves: verbs by which a crowd protests, and those that say so only beside a word for a protest.
        protests: endings of such words (lower case).
        no_agents, abstract: endings of nouns that are no actors, no bodies (lower case).
        fronts: first parts of compounds that are no bodies (lower case).
        legal: legal forms of companies and associations.
        generic: sector -> nouns that fit every body of it.
        roles: kind of a role -> sectors of the bodies it may belong to.
        sectors: front part of a role -> sectors.
        titles: title, or its end -> sectors; longer ones first.
        received, shown: verbs of "in Minsk wurde es begrüßt", and of "in Berlin zeigt man sich" only.
        same: word for an office -> titles that mean the same.
        one_body: sector -> nouns for one body of it by its parts and its people.
        inner: beginnings of nouns for inner bodies.
        part_of: noun for an inner body -> sectors of the bodies it may belong to.
        presidents: title -> table id of the body that it means in Germany.
        shared: table id of a body whose name other countries have too -> the state of that body.
        levels: form of a noun for a level of a federation -> its name.
        same_group: noun for a group -> the one by which it is known.
        lists: see ``listed``.
        parted: verbs whose "von" is no agent. media: ends of names of media (lower case).
        voices: what comes "aus Budapest" when its government speaks. given: what is "für Kiew" when it gets it.
        describes: kind of a role without a name -> kinds of roles of the persons whom it may mean ("*": any).
        described_as: endings of nouns that describe a person and are no roles (lower case).
    """

    human: frozenset[str]
    told: frozenset[str]
    private: frozenset[str]
    crowd: frozenset[str]
    moves: frozenset[str]
    protests: tuple[str, ...]
    no_agents: tuple[str, ...]
    abstract: tuple[str, ...]
    fronts: frozenset[str]
    legal: frozenset[str]
    generic: Mapping[str, frozenset[str]]
    roles: Mapping[str, tuple[str, ...]]
    sectors: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, tuple[str, ...]]
    describes: Mapping[str, tuple[str, ...]]
    described_as: tuple[str, ...]
    received: frozenset[str]
    shown: frozenset[str]
    voices: frozenset[str]
    given: frozenset[str]
    same: Mapping[str, frozenset[str]]
    one_body: Mapping[str, frozenset[str]]
    inner: tuple[str, ...]
    part_of: Mapping[str, tuple[str, ...]]
    presidents: Mapping[str, str]
    shared: Mapping[str, str]
    levels: Mapping[str, str]
    same_group: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    parted: frozenset[str]
    media: tuple[str, ...]


@cache
def words() -> Words:
    """The lists, read once."""
    data = tomllib.loads((files(__package__) / "words.toml").read_text("utf-8"))
    verbs, nouns = data["verbs"], data["nouns"]
    return Words(
        human=frozenset(verbs["human"].split()),
        told=frozenset(verbs["told"].split()),
        private=frozenset(verbs["private"].split()),
        crowd=frozenset(verbs["crowd"].split()),
        moves=frozenset(verbs["moves"].split()),
        protests=tuple(nouns["protests"].split()),
        no_agents=tuple(nouns["no_agents"].split()),
        abstract=tuple(nouns["abstract"].split()),
        fronts=frozenset(nouns["fronts"].lower().split()),
        legal=frozenset(nouns["legal"].split()),
        generic={sector: frozenset(text.split()) for sector, text in data["sectors"].items()},
        roles={kind: _sectors(text) for kind, text in data["roles"].items()},
        sectors={front: _sectors(text) for front, text in data["fronts"].items()},
        titles={
            title: _sectors(text) for title, text in sorted(data["titles"].items(), key=lambda e: (-len(e[0]), e[0]))
        },
        describes={kind: tuple(text.split()) for kind, text in data["describes"].items()},
        described_as=tuple(nouns["described_as"].split()),
        received=frozenset(verbs["received"].split()),
        shown=frozenset(verbs["shown"].split()),
        voices=frozenset(nouns["voices"].split()),
        given=frozenset(nouns["given"].split()),
        same={word: frozenset(text.split()) for word, text in data["same"].items()},
        one_body={sector: frozenset(text.split()) for sector, text in data["one_body"].items()},
        inner=tuple(data["inner"]),
        part_of={noun: _sectors(text) for noun, text in (data["inner"] | data["part_of"]).items()},
        presidents=data["presidents"],
        shared=data["shared"],
        levels={form: name for name, text in data["levels"].items() for form in text.split()},
        same_group={other: noun for noun, text in data["same_group"].items() for other in text.split()},
        lists={name: tuple(text.split()) for name, text in data["lists"].items()},
        parted=frozenset(verbs["parted"].split()),
        media=tuple(nouns["media"].split()),
    )


def listed(name: str) -> tuple[str, ...]:
    """The words of a list under ``[lists]``, in its order.

    Raises:
        KeyError: there is no such list (a mistake in the code, found when it is imported).
    """
    return words().lists[name]


def _sectors(text: str) -> tuple[str, ...]:
    return tuple("" if one == _UNKNOWN else one for one in text.split())
