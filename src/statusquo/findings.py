"""Findings: what was read from one report, each tied to its characters.

Five kinds (defined by example in ``docs/annotating.md``): actors, events,
statements, positions, conditions. All are frozen; references between them (``acts_for``, ``speaker``,
``participants`` ...) are ids of actors of the same report. What the text leaves open is ``None``.

``id`` is a short hash of the text's hash, the kind, the spans and the stance: the same finding has the same
id when it is read again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from statusquo.report import Report
from statusquo.span import Span

ActorKind = Literal["state", "organisation", "alliance", "group", "person"]
EventKind = Literal[
    "meeting", "talks", "call", "visit", "agreement", "announcement",
    "military", "sanction", "protest", "vote", "other",
]  # fmt: skip
EventStatus = Literal["happened", "planned", "not_planned", "cancelled", "ongoing"]
StatementForm = Literal["direct", "indirect", "reported"]
Stance = Literal[
    "demands", "rejects", "offers", "accepts", "supports", "opposes",
    "warns", "threatens", "commits", "denies", "doubts",
]  # fmt: skip
Modality = Literal["negated", "future", "hypothetical", "reported", "repeated", "emphatic"]

STANCES: tuple[Stance, ...] = get_args(Stance)
EVENT_KINDS: tuple[EventKind, ...] = get_args(EventKind)
MODALITIES: tuple[Modality, ...] = get_args(Modality)


def finding_id(text_hash: str, kind: str, spans: Iterable[Span], stance: str = "") -> str:
    """Ten hexadecimal digits that name a finding by what it covers.

    Args:
        text_hash: hash of the stored text.
        kind: ``actor``, ``event``, ``statement``, ``position`` or ``condition``.
        spans: the spans that make the finding what it is.
        stance: whatever else tells two findings on the same spans apart (stance, holder, speaker).
    """
    places = ";".join(f"{span.start}-{span.stop}" for span in spans)
    return hashlib.sha256(f"{text_hash}|{kind}|{places}|{stance}".encode()).hexdigest()[:10]


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or speaks in a report.

    Attributes:
        name: the fullest name found, or the name from the tables.
        acts_for: id of the party a person or body speaks or acts for.
        role: title or office, as the text gives it.
        mentions: all places where the actor is named, in text order.
        aliases: other names for the same actor, from text and tables.
        table: key in the actor tables (``RUS``, ``EU``), if the actor stands in one.
    """

    id: str
    name: str
    kind: ActorKind
    mentions: tuple[Span, ...]
    acts_for: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    table: str | None = None
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned, or is ruled out.

    Attributes:
        participants: ids of actors who take part (mediators too; never the absent or the merely named).
        place, when, duration: copied from the text.
        days: first and last day (ISO 8601) that ``when`` means, by the report's date; ``None`` = not known.
        span: the clause that reports it best; ``other_spans``: further clauses on the same happening.
    """

    id: str
    kind: EventKind
    participants: tuple[str, ...]
    span: Span
    status: EventStatus = "happened"
    other_spans: tuple[Span, ...] = ()
    place: str | None = None
    when: str | None = None
    days: tuple[str, str] | None = None
    duration: str | None = None
    outcome: str | None = None
    modality: tuple[Modality, ...] = ()
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what.

    Attributes:
        speaker: actor id; ``None`` = not named.
        cue: the reporting verb, noun or preposition; ``None`` in a follow-up sentence.
        content: what was said, without quotation marks.
        via: actor id of who relays it.
    """

    id: str
    speaker: str | None
    form: StatementForm
    content: Span
    cue: Span | None = None
    via: str | None = None
    modality: tuple[Modality, ...] = ()
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """An actor's stance on an issue.

    Attributes:
        issue: the shortest phrase or clause naming what the stance applies to.
        label: the issue in a few words, for tables.
        addressee: to whom it is put; ``who_would_act``: whose deed the issue is.
        evidence: the clause that shows the stance; covers ``issue``.
        only_if: "offers X only if Y": the span of Y; ``unless``: "threatens Z unless X": the span of X.
    """

    id: str
    actor: str
    stance: Stance
    issue: Span
    label: str
    evidence: Span
    addressee: str | None = None
    who_would_act: str | None = None
    only_if: Span | None = None
    unless: Span | None = None
    modality: tuple[Modality, ...] = ()
    rule: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A standing fact: "sanctions in force", "no direct contact", "the war goes on".

    Attributes:
        label: the fact in a few words, phrased positively ("direct contact").
        holds: whether it holds; ``None`` = the text leaves it open.
        parties: ids of the actors it ties together; the first is the one who could end it, if the text says.
        since, until: ISO 8601 days.
    """

    id: str
    label: str
    holds: bool | None
    span: Span
    parties: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    modality: tuple[Modality, ...] = ()
    rule: str = ""
    confidence: float | None = None


Finding = Actor | Event | Statement | Position | Condition


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of one report.

    Attributes:
        reader: name and version of the reader (``german/1``); empty if no reader could read it.
        not_read: why there are no findings ("no reader for language fr"); empty if it was read.
    """

    report: Report
    reader: str = ""
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    conditions: tuple[Condition, ...] = ()
    not_read: str = ""
    _actors: dict[str, Actor] = field(init=False, repr=False, compare=False)

    def __repr__(self) -> str:
        """Short: how much was found; the findings themselves are in the fields."""
        if self.not_read:
            return f"<Findings of {self.report.id}: not read, {self.not_read}>"
        kinds = ("positions", "statements", "events", "conditions", "actors")
        return f"<Findings of {self.report.id}: {', '.join(f'{len(getattr(self, kind))} {kind}' for kind in kinds)}>"

    def __post_init__(self) -> None:
        object.__setattr__(self, "_actors", {actor.id: actor for actor in self.actors})

    def actor(self, id: str) -> Actor:  # noqa: A002 - the field's own name
        """The actor of that id."""
        return self._actors[id]

    def party(self, id: str) -> Actor:  # noqa: A002 - the field's own name
        """The party behind an actor: follows ``acts_for`` to its end; of a circle the one whose id comes first."""
        walked = [id]
        while (above := self._actors[walked[-1]].acts_for) is not None:
            if above in walked:
                return self._actors[min(walked[walked.index(above) :])]
            walked.append(above)
        return self._actors[walked[-1]]
