"""Question 1 as data: is a state stable, for whom, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from statusquo.assessment.results.shown import Shown

Why = Literal["no_move", "no_gain", "deterred", "free"]


@dataclass(frozen=True, slots=True)
class Step(Shown):
    """One move of one party.

    Attributes:
        party: the mover.
        start, end: states before and after.
        taken, dropped: keys of the options that change.
        improves: whether the mover prefers ``end`` to ``start``; idle: whether it is known to like both the same
            (told of the ways of question 4 only).
    """

    party: str
    start: str
    end: str
    taken: tuple[str, ...]
    dropped: tuple[str, ...]
    improves: bool
    idle: bool = False

    def __str__(self) -> str:
        """``Russland: +fight −talk``."""
        changes = [f"+{key}" for key in self.taken] + [f"−{key}" for key in self.dropped]
        return f"{self.party}: {' '.join(changes)}"


@dataclass(frozen=True, slots=True)
class Threat(Shown):
    """A move a party would like to make, and what the others could answer.

    Attributes:
        move: the improvement.
        answer: what the others can answer: a sanction if ``deterred``, else the worst they can do (empty if
            they can do nothing worse than leave it, or if the concept lets nobody answer).
        final: the state after move, answer and counter-move.
        counter: the party's best move after the answer, where the concept lets it react.
        deterred: whether the answer leaves the party no better off than before its move.
    """

    move: Step
    answer: tuple[Step, ...] = ()
    final: str = ""
    counter: Step | None = None
    deterred: bool = False

    def __str__(self) -> str:
        """The moves, one after the other."""
        steps = (self.move, *self.answer, *(() if self.counter is None else (self.counter,)))
        return " → ".join(map(str, steps))


@dataclass(frozen=True, slots=True)
class Verdict(Shown):
    """Whether a state is stable for one party under one concept, and why.

    Attributes:
        why: ``no_move`` (it has no move), ``no_gain`` (none of its moves is an improvement), ``deterred``
            (every improvement can be answered), ``free`` (one cannot: unstable).
        threats: for ``free`` the improvement nobody answers; for ``deterred`` each one with its answer.
        own_wish_alone: the verdict follows from the party's own wish about its own options alone: nothing
            another party does or could do plays a part in it.
        open: every statement that decides it is a ``maybe``: the sources leave the verdict open.
        because: ids of the findings behind the statements that decide it.
    """

    concept: str
    party: str
    stable: bool
    why: Why
    threats: tuple[Threat, ...] = ()
    own_wish_alone: bool = False
    open: bool = False
    because: tuple[str, ...] = ()
