"""Question 2 as data: shares of orders, on what they hang, and what to ask the sources."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from statusquo.assessment.results.shown import Shown

SwingKind = Literal["first", "in"]


@dataclass(frozen=True, slots=True)
class Share(Shown):
    """In what share of the orders the state is an equilibrium.

    Attributes:
        value: between 0 and 1. A share of orders, never a probability of events.
        low, high: Wilson interval, 95 %; equal to ``value`` if exact.
        looked_at: how many orders were looked at; ``exact``: whether these were all.
        parties: the same share per party (stable for it).
    """

    concept: str
    value: float
    low: float
    high: float
    exact: bool
    looked_at: int
    parties: tuple[tuple[str, float], ...] = ()

    def bears_out(self, stable: bool) -> bool | None:
        """Whether most orders give that verdict; ``None``: half of them do, which is neither most nor few."""
        return None if round(100 * self.value) == 50 else (self.value > 0.5) == stable


@dataclass(frozen=True, slots=True)
class Swing(Shown):
    """How much a verdict hangs on one statement whose place or weight the sources leave open.

    Attributes:
        kind: ``first`` (share with the statement first in its tier minus last), ``in`` (with a ``maybe`` in
            minus out).
        high, low: the two shares; ``swing``: their difference.
        about: the party for which the state is (not) stable; empty: for all together.
    """

    concept: str
    party: str
    statement: str
    kind: SwingKind
    high: float
    low: float
    because: tuple[str, ...] = ()
    about: str = ""

    @property
    def swing(self) -> float:
        """Share with the statement first (or in) minus last (or out)."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Question(Shown):
    """A question to the sources, with what its answer could change.

    Attributes:
        kind: ``place`` (does the party put this statement before the others of its tier?), ``matters`` (does
            this ``maybe`` hold?), ``state`` (is this option taken now?).
        change: expected change of the share of orders, in 0..1, once the answer is known.
        about: the party whose share that is; empty: the share in which the state is stable for all.
    """

    kind: Literal["place", "matters", "state"]
    party: str
    statement: str
    change: float
    concept: str
    about: str = ""
