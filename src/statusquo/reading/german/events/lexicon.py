"""The lexicon of events, ``frames/events.toml``, checked when it is loaded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, get_args

from statusquo.findings import EVENT_KINDS, EventKind, EventStatus

__all__ = ["EventNoun", "EventVerb", "Lexicon", "Support", "events_lexicon"]

_STATUSES: Final = ("", *get_args(EventStatus))
_SLOT: Final = re.compile(r"[sod]|p:[a-zäöüß]+")


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names a happening: "Treffen", "Streik".

    Attributes:
        alone: compounds that end in it are something else.
        weak: counts only with a verb of ``supports`` or with participants of its own.
    """

    lemma: str
    kind: EventKind
    alone: bool
    weak: bool
    example: str


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A verb that tells a happening: "treffen", "unterzeichnen".

    Attributes:
        words: lower-case words that must stand in the clause.
        who: slots where participants stand (``s``, ``o``, ``d``, ``p:mit``).
        need: one of these slots must be an actor; empty: any of ``who``.
        object: it needs an object that is a noun phrase ("kündigte Zölle an", not "kündigte an, ...").
        persons: what fills ``need`` must act like a person, not be a mere place or thing.
        body: the subject must be a body that votes, not a person or state.
        status, negated: the status if it is fixed, and when the clause is denied; empty: by tense, none.
    """

    lemma: str
    kind: EventKind
    words: tuple[str, ...]
    who: tuple[str, ...]
    need: tuple[str, ...]
    reflexive: bool
    object: bool
    persons: bool
    body: bool
    status: EventStatus | None
    negated: EventStatus | None
    example: str

    @property
    def rule(self) -> str:
        """Name for the findings it makes."""
        return f"verb:{self.lemma}" + "".join(f"+{word}" for word in self.words)


@dataclass(frozen=True, slots=True)
class Support:
    """A verb that makes a noun a happening: "findet statt", "wurde abgesagt".

    Attributes:
        where: slots where the noun stands; ``who``: where further participants stand.
        weak: the noun must have participants of its own beside it.
    """

    lemma: str
    words: tuple[str, ...]
    where: tuple[str, ...]
    who: tuple[str, ...]
    status: EventStatus | None
    negated: EventStatus | None
    reflexive: bool
    weak: bool
    example: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, by lemma (nouns in lower case)."""

    nouns: Mapping[str, EventNoun]
    verbs: Mapping[str, tuple[EventVerb, ...]]
    supports: Mapping[str, tuple[Support, ...]]

    def noun(self, lemma: str, part: str) -> EventNoun | None:
        """The entry of a noun, or of the last part of a compound."""
        return _noun(lemma, part)


@cache
def events_lexicon() -> Lexicon:
    """Load the lexicon.

    Raises:
        ValueError: an entry is faulty (a mistake in the data, found by the tests).
    """
    package = __package__.rpartition(".")[0]
    data = tomllib.loads(files(package).joinpath("frames/events.toml").read_text("utf-8"))
    verbs: dict[str, list[EventVerb]] = {}
    for entry in data["verbs"]:
        verb = _verb(entry)
        verbs.setdefault(verb.lemma, []).append(verb)
    supports: dict[str, list[Support]] = {}
    for entry in data["supports"]:
        support = _support(entry)
        supports.setdefault(support.lemma, []).append(support)
    return Lexicon(
        nouns={
            str(e["lemma"]).lower(): EventNoun(
                e["lemma"], _kind(e), bool(e.get("alone")), bool(e.get("weak")), str(e["ex"])
            )
            for e in data["nouns"]
        },
        # What needs more words is the more telling entry and is tried first.
        verbs={
            lemma: tuple(sorted(found, key=lambda v: (-len(v.words), v.need == ("s",))))
            for lemma, found in verbs.items()
        },
        supports={lemma: tuple(found) for lemma, found in supports.items()},
    )


@cache
def _endings() -> tuple[str, ...]:
    nouns = events_lexicon().nouns.values()
    return tuple(sorted((n.lemma.lower() for n in nouns if not n.alone and len(n.lemma) > 3), key=len, reverse=True))


@lru_cache(maxsize=20_000)
def _by_ending(lemma: str) -> EventNoun | None:
    nouns = events_lexicon().nouns
    return next((nouns[end] for end in _endings() if len(end) > 4 and lemma.endswith(end)), None)


def _noun(lemma: str, part: str) -> EventNoun | None:
    nouns = events_lexicon().nouns
    lower = lemma.lower()
    found = nouns.get(lower)
    if found is not None:
        return found
    if lower in _NOT_EVENTS:
        return None
    if len(lower) > 60:
        return None
    found = _by_ending(lower)
    if found is None and (found := nouns.get(part)) is not None and found.alone:
        return None
    return found


#: Words that only look like a compound of an event noun.
_NOT_EVENTS: Final = frozenset(
    "auswahl anzahl vielzahl eingriff vorurteil gegenentwurf selbstgespräch widerspruch arbeitsvertrag mietvertrag "
    "wahlkampf verfassungsvertrag grundvertrag tarifvertrag koalitionsvertrag eu-vertrag gipfelkreuz anklage begriff "
    "ausrede vorrede nachrede abrede widerrede überrede ruhe strafprozess friedensprozess entwicklungsprozess "
    "reformprozess lernprozess produktionsprozess atomwaffensperrvertrag staatsvertrag verfassungsurteil "
    "bundesversammlung nationalversammlung generalversammlung vollversammlung wettkampf klassenkampf "
    "tierversuch weltkrieg kriegsblockade vorwahl frauenwahl fußballweltmeisterschaft sitzungssaal".split()
)


def _verb(entry: Mapping[str, Any]) -> EventVerb:
    lemma = str(entry["lemma"])
    return EventVerb(
        lemma=lemma,
        kind=_kind(entry),
        words=tuple(str(entry.get("with", "")).lower().split()),
        who=_slots(entry, "who", "s p:mit"),
        need=_slots(entry, "need", ""),
        reflexive=bool(entry.get("reflexive")),
        object=bool(entry.get("object")),
        persons=bool(entry.get("persons")),
        body=bool(entry.get("body")),
        status=_status(entry, "status"),
        negated=_status(entry, "negated"),
        example=str(entry["ex"]),
    )


def _support(entry: Mapping[str, Any]) -> Support:
    return Support(
        lemma=str(entry["lemma"]),
        words=tuple(str(entry.get("with", "")).lower().split()),
        where=_slots(entry, "where", "s"),
        who=_slots(entry, "who", ""),
        status=_status(entry, "status"),
        negated=_status(entry, "negated"),
        reflexive=bool(entry.get("reflexive")),
        weak=bool(entry.get("weak")),
        example=str(entry["ex"]),
    )


def _kind(entry: Mapping[str, Any]) -> EventKind:
    kind = entry["kind"]
    if kind not in EVENT_KINDS:
        raise ValueError(f"{entry['lemma']}: no kind {kind!r}")
    return kind  # type: ignore[no-any-return]


def _status(entry: Mapping[str, Any], name: str) -> EventStatus | None:
    status = entry.get(name, "")
    if status not in _STATUSES:
        raise ValueError(f"{entry['lemma']}: {name} is {status!r}")
    return status or None


def _slots(entry: Mapping[str, Any], name: str, default: str) -> tuple[str, ...]:
    slots = tuple(str(entry.get(name, default)).split())
    for slot in slots:
        if not _SLOT.fullmatch(slot):
            raise ValueError(f"{entry['lemma']}: {name} cannot stand at {slot!r}")
    return slots
