"""The lexicon of events, the files of ``frames/events/``, checked when it is loaded."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final, get_args

from statusquo.findings import EVENT_KINDS, EventKind, EventStatus
from statusquo.reading.german.events.words import words

__all__ = ["EventNoun", "EventVerb", "Lexicon", "Support", "events_lexicon"]

_STATUSES: Final = ("", *get_args(EventStatus))
_NOT_EVENTS: Final = words("not_events")
_NOT_ENDINGS: Final = tuple(sorted(words("not_event_endings")))
_SHORTEST_END: Final = 5
_SLOT: Final = re.compile(r"[sod]|p:[a-zäöüß]+")


@dataclass(frozen=True, slots=True)
class EventNoun:
    """A noun that names a happening: "Treffen", "Streik".

    Attributes:
        alone: compounds that end in it are something else.
        weak: counts only with a verb of ``supports`` or with participants of its own.
        singular: the plural is something else ("nach den Vorstellungen der Partei").
        counted: it needs an ordinal before it ("in der zweiten Runde").
    """

    lemma: str
    kind: EventKind
    alone: bool
    weak: bool
    singular: bool
    counted: bool
    example: str


@dataclass(frozen=True, slots=True)
class EventVerb:
    """A verb that tells a happening: "treffen", "unterzeichnen".

    Attributes:
        words: lower-case words that must stand in the clause; any: words of which one must.
        who: slots where participants stand (``s``, ``o``, ``d``, ``p:mit``).
        need: one of these slots must be an actor; empty: any of ``who``.
        object: it needs an object that is a noun phrase ("kündigte Zölle an", not "kündigte an, ...").
        infinitive: one will do for the object ("gab bekannt, die Zinsen zu senken").
        no_object: with one it means something else ("stimmten den Plan ab").
        persons: what fills ``need`` must act like a person, not be a mere place or thing.
        body: the subject must be a body of this sort, one of the lists ``votes``, ``judges``,
            ``alliance_offices``; empty: anybody.
        person: the object must be a named person ("suspendierte den Manager").
        crowd: the subject must be many people, by the list ``crowds`` ("Bauern sperrten die Autobahn").
        bare: nothing but a subject ("Ungarn enthielt sich").
        impersonal: only "es wurde gekämpft", without anybody named.
        process: it goes on for a while ("hält drei Geiseln fest"), whatever its kind.
        after: without an agent it tells what came of the happening before ("dabei wurden zwei Menschen getötet").
        victim: its subject suffers ("kamen ums Leben"), so that it is ``after`` in any case.
        instead: a noun in the clause is no happening of its own ("das Gericht untersagte den Streik").
        legal: a step at law: it is planned even where no day is set ("will das Gericht anrufen").
        day: a day must be given ("schlug am Montag vor").
        failing: denied it tells of talks without result ("konnten sich nicht einigen").
        unless: words of which none may stand ("erhalten 3 Prozent mehr Lohn" is no ballot).
        living: its object is somebody, no rule, right or border ("verletzte das Abkommen"), by the list ``rules``.
        status, negated: the status if it is fixed, and when the clause is denied; empty: by tense, none.
    """

    lemma: str
    kind: EventKind
    words: tuple[str, ...]
    any: tuple[str, ...]
    who: tuple[str, ...]
    need: tuple[str, ...]
    reflexive: bool
    object: bool
    infinitive: bool
    no_object: bool
    persons: bool
    person: bool
    body: str
    crowd: bool
    bare: bool
    impersonal: bool
    process: bool
    after: bool
    victim: bool
    instead: bool
    legal: bool
    day: bool
    failing: bool
    unless: tuple[str, ...]
    living: bool
    status: EventStatus | None
    negated: EventStatus | None
    example: str

    @property
    def rule(self) -> str:
        """Name for the findings it makes."""
        return f"verb:{self.lemma}" + "".join(f"+{word}" for word in (*self.words, *self.any[:1]))


@dataclass(frozen=True, slots=True)
class Support:
    """A verb that makes a noun a happening: "findet statt", "wurde abgesagt".

    Attributes:
        where: slots where the noun stands; ``who``: where further participants stand.
        weak: the noun must have participants of its own beside it.
        unset: the status unless "auf" gives a new day ("wurde vertagt": it was held).
        passive: only the passive ("ist vorgesehen"; "der Vertrag sieht vor" is another thing).
        dated: a day must be given ("Mit dem Urteil wird im Mai gerechnet").
        kinds: only nouns of these ("schloss Gespräche aus"); empty: any.
        without: prepositions with which the verb means something else ("gilt als gescheitert").
        denied: only where it is denied ("kommen nicht infrage"); without "nicht" it is merely thought of.
        undone: what it tells of did not come about: no agreement is made, and "ein Treffen" was not held.
        attempted: denied, somebody tried in vain ("kein Treffen kam zustande"; not so "fand statt").
        unless: words of which none may stand ("die Urabstimmung fiel eindeutig aus").
    """

    lemma: str
    words: tuple[str, ...]
    where: tuple[str, ...]
    who: tuple[str, ...]
    status: EventStatus | None
    negated: EventStatus | None
    reflexive: bool
    weak: bool
    dated: bool
    passive: bool
    unset: EventStatus | None
    kinds: tuple[str, ...]
    without: tuple[str, ...]
    denied: bool
    undone: bool
    attempted: bool
    unless: tuple[str, ...]
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
    nouns: dict[str, EventNoun] = {}
    verbs: dict[str, list[EventVerb]] = {}
    supports: dict[str, list[Support]] = {}
    for file in sorted(files(package).joinpath("frames/events").iterdir(), key=lambda one: one.name):
        if not file.name.endswith(".toml") or file.name == "words.toml":
            continue
        data = tomllib.loads(file.read_text("utf-8"))
        for entry in data.get("nouns", ()):
            noun = EventNoun(
                str(entry["lemma"]),
                _kind(entry, data["kind"]),
                bool(entry.get("alone")),
                bool(entry.get("weak")),
                bool(entry.get("singular")),
                bool(entry.get("counted")),
                str(entry["ex"]),
            )
            nouns[noun.lemma.lower()] = noun
        for entry in data.get("verbs", ()):
            verb = _verb(entry, data["kind"], bool(data.get("legal")))
            verbs.setdefault(verb.lemma, []).append(verb)
        for entry in data.get("supports", ()):
            support = _support(entry)
            supports.setdefault(support.lemma, []).append(support)
    return Lexicon(
        nouns=nouns,
        verbs={lemma: tuple(sorted(found, key=_rank)) for lemma, found in verbs.items()},
        supports={lemma: tuple(sorted(found, key=lambda v: -len(v.words))) for lemma, found in supports.items()},
    )


@cache
def _endings() -> tuple[frozenset[str], int]:
    """Return the nouns that compounds may end in, and the length of the longest."""
    nouns = events_lexicon().nouns.values()
    ends = frozenset(n.lemma.lower() for n in nouns if not n.alone and len(n.lemma) >= _SHORTEST_END)
    return ends, max(map(len, ends), default=0)


@lru_cache(maxsize=20_000)
def _by_ending(lemma: str) -> EventNoun | None:
    """Return the entry of the longest noun that a lemma in lower case ends in."""
    ends, longest = _endings()
    for at in range(max(len(lemma) - longest, 0), len(lemma) - _SHORTEST_END + 1):
        if lemma[at:] in ends:
            return events_lexicon().nouns[lemma[at:]]
    return None


def _noun(lemma: str, part: str) -> EventNoun | None:
    nouns = events_lexicon().nouns
    lower = lemma.lower()
    found = nouns.get(lower)
    if found is not None:
        return found
    if lower in _NOT_EVENTS or lower.endswith(_NOT_ENDINGS):
        return None
    if len(lower) > 60:
        return None
    found = _by_ending(lower)
    if found is None and (found := nouns.get(part)) is not None and found.alone:
        return None
    return found


def _rank(verb: EventVerb) -> tuple[bool, int, bool]:
    """What asks for more is the more telling entry: a sort of body, words, then an actor in a place of its own."""
    return (
        not (verb.body or verb.impersonal or verb.crowd or verb.person),
        -len(verb.words) - bool(verb.any),
        verb.need in ((), ("s",)),
    )


def _verb(entry: Mapping[str, Any], kind: str, legal: bool) -> EventVerb:
    lemma = str(entry["lemma"])
    return EventVerb(
        lemma=lemma,
        kind=_kind(entry, kind),
        words=tuple(str(entry.get("with", "")).lower().split()),
        any=tuple(str(entry.get("any", "")).lower().split()),
        who=_slots(entry, "who", "s p:mit"),
        need=_slots(entry, "need", ""),
        reflexive=bool(entry.get("reflexive")),
        object=bool(entry.get("object")),
        infinitive=bool(entry.get("infinitive")),
        no_object=bool(entry.get("no_object")),
        persons=bool(entry.get("persons")),
        person=bool(entry.get("person")),
        body=_body(entry),
        crowd=bool(entry.get("crowd")),
        bare=bool(entry.get("bare")),
        impersonal=bool(entry.get("impersonal")),
        process=bool(entry.get("process")),
        after=bool(entry.get("after")),
        victim=bool(entry.get("victim")),
        instead=bool(entry.get("instead")),
        legal=legal or bool(entry.get("legal")),
        day=bool(entry.get("day")),
        failing=bool(entry.get("failing")),
        unless=tuple(str(entry.get("unless", "")).lower().split()),
        living=bool(entry.get("living")),
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
        dated=bool(entry.get("dated")),
        passive=bool(entry.get("passive")),
        unset=_status(entry, "unset"),
        kinds=_kinds(entry),
        without=tuple(str(entry.get("without", "")).split()),
        denied=bool(entry.get("denied")),
        undone=bool(entry.get("undone")),
        attempted=bool(entry.get("attempted")),
        unless=tuple(str(entry.get("unless", "")).lower().split()),
        example=str(entry["ex"]),
    )


def _kind(entry: Mapping[str, Any], default: str) -> EventKind:
    kind = entry.get("kind", default)
    if kind not in EVENT_KINDS:
        raise ValueError(f"{entry['lemma']}: no kind {kind!r}")
    return kind  # type: ignore[no-any-return]


def _kinds(entry: Mapping[str, Any]) -> tuple[str, ...]:
    kinds = tuple(str(entry.get("kinds", "")).split())
    if not set(kinds) <= set(EVENT_KINDS):
        raise ValueError(f"{entry['lemma']}: no kinds {kinds!r}")
    return kinds


def _body(entry: Mapping[str, Any]) -> str:
    body = str(entry.get("body", ""))
    if body not in ("", "votes", "judges", "alliance_offices"):
        raise ValueError(f"{entry['lemma']}: no bodies {body!r}")
    return body


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
