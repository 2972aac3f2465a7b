"""A statement before it is settled."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.findings import StatementForm
from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.span import Span


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said.

    Attributes:
        speakers: actor ids, jointly; () = not named.
        content, cue: spans; via: who relays it.
        sentence: index of its sentence.
        strength: larger ones win over others on the same words.
        open: the speaker is a pronoun, or nobody where somebody has to be: whoever spoke last.
    """

    speakers: tuple[str, ...]
    form: StatementForm
    content: Span
    cue: Span | None
    sentence: int
    rule: str
    via: str | None = None
    strength: int = 1
    open: bool = False


def chain(sentence: Sentence, clause: Clause) -> int:
    """Where a clause ends together with the clauses coordinated with it (token after the last)."""
    stop = clause.stop
    for other in sentence.clauses:
        if other.joined == clause.index and other.first >= clause.first:
            stop = max(stop, chain(sentence, other))
    return stop
