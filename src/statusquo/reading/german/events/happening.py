"""What is known of a happening while it is read: one clause or phrase that tells it."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.findings import EventKind, EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence

__all__ = ["Happening"]


@dataclass(slots=True)
class Happening:
    """One telling of an event.

    Attributes:
        kind: see ``findings``; ``word``: the noun or verb that names it, in lower case.
        participants: ids of actors, in the order of the text.
        first, stop: tokens of the clause or phrase that tells it.
        phrase: the noun phrase, if a noun tells it.
        definite: it points to something known ("die Gespräche", "dieses Treffen").
        strength: how well this telling reports it; the strongest gives the event its span.
        background: told in the pluperfect, as what went before.
        repeated: several happenings at once ("mehrfach").
        pointing: "dieses Treffen", "an diesen Gesprächen".
        named: the noun itself names who takes part ("das Treffen zwischen A und B").
        after, instead: see ``lexicon.EventVerb``.
        days: first and last day of ``when``.
    """

    kind: EventKind
    word: str
    participants: tuple[str, ...]
    status: EventStatus
    sentence: Sentence
    clause: Clause
    first: int
    stop: int
    rule: str
    phrase: Phrase | None = None
    definite: bool = False
    strength: int = 1
    background: bool = False
    repeated: bool = False
    pointing: bool = False
    named: bool = False
    after: bool = False
    instead: bool = False
    place: str | None = None
    when: str | None = None
    days: tuple[str, str] | None = None
    duration: str | None = None
    outcome: str | None = None
