"""The lexicons of the German reader: what stands in ``frames/``, checked when it is loaded.

Everything lexical is data: which verb, noun or adjective shows which stance, and where its actor and its issue
stand. Each entry carries its own example, which is its test. See ``frames/positions/README.md``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, get_args

from statusquo.findings import STANCES, Stance

FrameKind = Literal["verb", "noun", "predicate"]
Acts = Literal["holder", "to", ""]

#: Where an issue, an actor or an addressee can stand; ``p:auf`` is a prepositional phrase with "auf", ``sowner`` the
#: owner of the subject ("der Entwurf *der Regierung* sieht ... vor"), ``speaker`` who says the clause.
SLOTS: Final = frozenset("o d g s dass ob wenn zu v2 quote self owner sowner speaker".split())


@dataclass(frozen=True, slots=True)
class Example:
    """An entry's example without its marks.

    Attributes:
        text: the sentence.
        holder, issue: ranges of code points of what stood in ``<...>`` and ``[...]``, or None.
    """

    text: str
    holder: tuple[int, int] | None
    issue: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Frame:
    """An entry of the position lexicon.

    Attributes:
        kind: ``verb``, ``noun`` or ``predicate``; ``lemma``: infinitive with particle, noun, or fixed words.
        stance: what it shows.
        issue, holder, to: slots, best first.
        words: lower-case words that must stand in the clause beside a verb, in groups of one entry.
        verbs: lemmas a predicate stands with.
        reflexive: needs "sich".
        acts: who would do the deed: the holder, the addressee, or nobody said.
        weak: needs support (an actor as holder and an issue that names an act).
        without: prepositions that must not stand in the clause ("zu einer Strafe verurteilen" is no blame).
        ends: label of an issue that is given up ("Verzicht auf …", with the issue for "…").
        upholds: the holder stays with what it demanded or refused before.
        planned: counts as announced or going on, not as told of the past ("nahm nicht teil").
        rule: name for the findings it makes.
    """

    kind: FrameKind
    lemma: str
    stance: Stance
    issue: tuple[str, ...]
    holder: tuple[str, ...]
    to: tuple[str, ...]
    words: tuple[str, ...]
    verbs: frozenset[str]
    reflexive: bool
    acts: Acts
    weak: bool
    rule: str
    example: Example
    planned: bool = False
    without: tuple[str, ...] = ("",)
    ends: str = ""
    upholds: bool = False


@dataclass(frozen=True, slots=True)
class Frames:
    """All position frames, by what they are looked up with."""

    verbs: Mapping[str, tuple[Frame, ...]]
    nouns: Mapping[str, tuple[Frame, ...]]
    predicates: Mapping[str, tuple[Frame, ...]]
    all: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """An entry of the lexicon of reporting cues.

    Attributes:
        kind: ``verb``, ``preposition`` ("laut"), ``noun`` ("nach Angaben"), ``content_noun`` ("die Ankündigung, zu").
        lemma: infinitive with particle, preposition or noun.
        content: slots of the content, best first; ``quote`` is words in quotation marks.
        speaker: slots of the speaker; () if nobody is named by it ("Medienberichten").
        words: lower-case words that must stand in the clause; of content nouns the verbs it stands with.
        preps: of nouns, the prepositions it stands with.
        any: lower-case words of which one has to stand in the clause.
    """

    kind: str
    lemma: str
    content: tuple[str, ...]
    speaker: tuple[str, ...]
    words: tuple[str, ...]
    preps: frozenset[str]
    reflexive: bool
    weak: bool
    example: Example
    any: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """All reporting cues, by lemma; nouns of documents and of media in lower case."""

    verbs: Mapping[str, tuple[Cue, ...]]
    prepositions: Mapping[str, Cue]
    nouns: Mapping[str, Cue]
    content_nouns: Mapping[str, Cue]
    documents: frozenset[str]
    media: frozenset[str]
    all: tuple[Cue, ...]


@cache
def reporting_cues() -> Cues:
    """Load all reporting cues.

    Raises:
        ValueError: an entry is faulty (a mistake in the data, found by the tests).
    """
    data = tomllib.loads(files(__package__).joinpath("frames/cues.toml").read_text("utf-8"))
    found = [
        _cue(kind, entry)
        for kind, name in (
            ("verb", "verbs"),
            ("preposition", "prepositions"),
            ("noun", "nouns"),
            ("content_noun", "content_nouns"),
        )
        for entry in data[name]
    ]
    verbs: dict[str, list[Cue]] = {}
    for cue in found:
        if cue.kind == "verb":
            verbs.setdefault(cue.lemma, []).append(cue)
    return Cues(
        verbs={lemma: tuple(sorted(cues, key=lambda c: -len(c.words) - bool(c.any))) for lemma, cues in verbs.items()},
        prepositions={cue.lemma: cue for cue in found if cue.kind == "preposition"},
        nouns={cue.lemma: cue for cue in found if cue.kind == "noun"},
        content_nouns={cue.lemma: cue for cue in found if cue.kind == "content_noun"},
        documents=frozenset(str(data["documents"]).split()),
        media=frozenset(str(data["media"]).split()),
        all=tuple(found),
    )


def _cue(kind: str, entry: Mapping[str, object]) -> Cue:
    lemma = str(entry.get("lemma") or entry.get("prep"))
    return Cue(
        kind=kind,
        lemma=lemma,
        content=_slots(entry, "content", "", lemma),
        speaker=()
        if entry.get("speaker") is False
        else _slots(entry, "holder", "s" if kind == "verb" else "owner", lemma),
        words=tuple(str(entry.get("with", "")).lower().split()),
        preps=frozenset(str(entry.get("prep", "")).split()) if kind == "noun" else frozenset(),
        reflexive=bool(entry.get("reflexive", False)),
        weak=bool(entry.get("weak", False)),
        example=example_of(str(entry["ex"])),
        any=frozenset(str(entry.get("any", "")).lower().split()),
    )


@dataclass(frozen=True, slots=True)
class Coercion:
    """Words for acts that put pressure on somebody, what eases it, taking away what others live on, and leaving."""

    nouns: frozenset[str]
    verbs: frozenset[str]
    relief: frozenset[str]
    withdrawing: frozenset[str]
    benefits: frozenset[str]
    leaving: frozenset[str]
    shared: frozenset[str]


@cache
def coercion() -> Coercion:
    """Load the words for coercive acts."""
    data = tomllib.loads(files(__package__).joinpath("frames/coercion.toml").read_text("utf-8"))
    lists = ("nouns", "verbs", "relief", "withdrawing", "benefits", "leaving", "shared")
    return Coercion(*(frozenset(data[name].split()) for name in lists))


def example_of(marked: str) -> Example:
    """Take the marks off an example sentence.

    >>> example_of("<Polen> pocht auf [den Vertrag].")
    Example(text='Polen pocht auf den Vertrag.', holder=(0, 5), issue=(16, 27))
    """
    text, found, open_at = "", {"<": None, "[": None}, {}
    spans: dict[str, tuple[int, int] | None] = dict(found)
    for char in marked:
        if char in "<[":
            open_at[char] = len(text)
        elif char in ">]":
            opener = "<" if char == ">" else "["
            spans[opener] = (open_at[opener], len(text))
        else:
            text += char
    return Example(text, spans["<"], spans["["])


@cache
def position_frames() -> Frames:
    """Load all position frames.

    Raises:
        ValueError: an entry is faulty (a mistake in the data, found by the tests).
    """
    found: list[Frame] = []
    for stance in STANCES:
        path = files(__package__).joinpath(f"frames/positions/{stance}.toml")
        data = tomllib.loads(path.read_text("utf-8"))
        for kind, entries in (("verb", "verbs"), ("noun", "nouns"), ("predicate", "predicates")):
            found.extend(_frame(kind, stance, entry) for entry in data[entries])  # type: ignore[arg-type]
    return Frames(
        verbs=_by([f for f in found if f.kind == "verb"], lambda f: (f.lemma,)),
        nouns=_by([f for f in found if f.kind == "noun"], lambda f: (f.lemma,)),
        predicates=_by(
            sorted((f for f in found if f.kind == "predicate"), key=lambda f: -len(f.lemma.split())),
            lambda f: tuple(sorted(f.verbs)),
        ),
        all=tuple(found),
    )


def _by(frames: list[Frame], keys: object) -> Mapping[str, tuple[Frame, ...]]:
    index: dict[str, list[Frame]] = {}
    for frame in frames:
        for key in keys(frame):  # type: ignore[operator]
            index.setdefault(key, []).append(frame)
    # An entry that needs more words is the more telling one and is tried first.
    return {key: tuple(sorted(found, key=lambda f: -len(f.words))) for key, found in index.items()}


def _frame(kind: FrameKind, stance: Stance, entry: Mapping[str, object]) -> Frame:
    lemma = str(entry.get("lemma") or entry.get("word"))
    issue = _slots(entry, "issue", "", lemma)
    with_ = str(entry.get("with", ""))
    return Frame(
        kind=kind,
        lemma=lemma,
        stance=stance,
        issue=issue,
        holder=_slots(entry, "holder", "owner" if kind == "noun" else "s", lemma),
        to=_slots(entry, "to", "", lemma),
        words=tuple(word for word in with_.lower().split() if word),
        verbs=frozenset(str(entry.get("verbs", "")).split()),
        reflexive=bool(entry.get("reflexive", False)),
        acts=_acts(entry, lemma),
        weak=bool(entry.get("weak", False)),
        rule=f"{kind}:{lemma}" + (f"+{with_.replace(' ', '_')}" if with_ else ""),
        example=example_of(str(entry["ex"])),
        planned=bool(entry.get("planned", False)),
        without=tuple(str(entry.get("without", "")).split()) or ("",),
        ends=str(entry.get("ends", "")),
        upholds=bool(entry.get("upholds", False)),
    )


def _slots(entry: Mapping[str, object], name: str, default: str, lemma: str) -> tuple[str, ...]:
    slots = tuple(str(entry.get(name, default)).split())
    for slot in slots:
        if slot not in SLOTS and not re.fullmatch("p:[a-zäöüß]+", slot):
            raise ValueError(f"{lemma}: {name} cannot stand at {slot!r}")
    return slots


def _acts(entry: Mapping[str, object], lemma: str) -> Acts:
    acts = entry.get("acts", "")
    if acts not in get_args(Acts):
        raise ValueError(f"{lemma}: acts is {acts!r}")
    return acts  # type: ignore[return-value]
