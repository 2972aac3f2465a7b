"""What is known of a happening while it is read: one clause or phrase that tells it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Self

from statusquo.findings import EventKind, EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence

__all__ = ["CONTACT", "FAR", "PAST", "RECENT", "Happening", "clause_range"]

#: Kinds in which people talk with each other.
CONTACT: Final = frozenset({"talks", "meeting", "call", "visit"})
#: What has been, or goes on.
PAST: Final = frozenset({"happened", "ongoing"})
#: So many sentences apart a telling may still point back.
FAR: Final = 6
#: Only so many happenings back is looked for what a telling belongs to, so that time stays linear.
RECENT: Final = 40
#: Of a clause with more tokens than this only its own words tell the happening.
_LONG_CLAUSE: Final = 37


@dataclass(slots=True)
class Happening:
    """One telling of an event.

    Attributes:
        kind: see ``findings``; ``word``: the noun or verb that names it, in lower case.
        participants: ids of actors, in the order of the text.
        first, stop: tokens of the clause or phrase that tells it.
        phrase: the noun phrase, if a noun tells it.
        how: by what it is told: the verb's lemma, the noun's preposition ("nach"), or a word for the construction
            ("subject", "participle", "medium", "measure"). ``rule`` is only its name for people.
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
    how: str = ""
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

    @classmethod
    def of_clause(
        cls,
        kind: EventKind,
        word: str,
        who: Iterable[str],
        status: EventStatus,
        sentence: Sentence,
        clause: Clause,
        rule: str,
        *,
        strength: int,
        time: tuple[str | None, tuple[str, str] | None],
    ) -> Self:
        """A happening that a whole clause tells.

        Args:
            who: ids of the participants; the same one twice counts once.
            time: ``when`` and ``days``.
        """
        first, stop = clause_range(clause)
        participants = tuple(dict.fromkeys(who))
        when, days = time
        return cls(
            kind,
            word,
            participants,
            status,
            sentence,
            clause,
            first,
            stop,
            rule,
            strength=strength,
            when=when,
            days=days,
        )

    @property
    def looks_back(self) -> bool:
        """Tell whether it has no day of its own and comes after the talks: "nach sechsstündigen Verhandlungen"."""
        told = self.how == "nach" or self.duration is not None
        return self.phrase is not None and self.days is None and self.status in PAST and told


def clause_range(clause: Clause) -> tuple[int, int]:
    """Tokens of a clause; of a long one without the clauses that follow its own words."""
    if clause.stop - clause.first > _LONG_CLAUSE and clause.own:
        return clause.first, max(clause.own[-1] + 1, clause.first + 1)
    return clause.first, clause.stop
