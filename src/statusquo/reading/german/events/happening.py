"""What is known of a happening while it is read: one clause or phrase that tells it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from statusquo.findings import EventKind, EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence

__all__ = ["CONTACT", "FAR", "PAST", "RECENT", "Happening"]

#: Kinds in which people talk with each other.
CONTACT: Final = frozenset({"talks", "meeting", "call", "visit"})
#: What has been, or goes on.
PAST: Final = frozenset({"happened", "ongoing"})
#: So many sentences apart a telling may still point back.
FAR: Final = 6
#: Only so many happenings back is looked for what a telling belongs to, so that time stays linear.
RECENT: Final = 40


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

    @property
    def looks_back(self) -> bool:
        """Tell whether it has no day of its own and comes after the talks: "nach sechsstündigen Verhandlungen"."""
        told = self.rule.endswith(":nach") or self.duration is not None
        return self.phrase is not None and self.days is None and self.status in PAST and told
