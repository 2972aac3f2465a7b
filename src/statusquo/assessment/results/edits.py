"""Question 3 as data: elementary changes, the smallest edits made of them, and what a resolution needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from statusquo.assessment.results.shown import Shown

ChangeKind = Literal["swap", "rank", "remove", "add", "literal", "lift", "set"]


@dataclass(frozen=True, slots=True)
class Change(Shown):
    """One elementary edit of a conflict.

    Attributes:
        kind: ``swap`` (two neighbouring statements change places), ``rank`` (two neighbouring entries of a
            ranking do), ``remove`` (a statement), ``add`` (a statement of one literal is put in), ``literal`` (an
            option or its opposite joins a statement), ``lift`` or ``set`` (an option is no longer one-way, or
            becomes so).
        statement: the expression (for ``rank`` the patterns) before; ``other``: what it changes places with, what it
            becomes, or what is added.
        place: index of the statement in the party's order, 0 = most important.
        option: key, for ``add``, ``literal``, ``lift`` and ``set``.
        direction: for ``lift`` and ``set`` ``take`` or ``drop``; for ``literal`` how the option joins: ``and``,
            ``or``, ``and not``, ``or not``.
        silent: whether it changes a statement that stands for what a party never spoke of.
    """

    kind: ChangeKind
    party: str
    statement: str = ""
    other: str = ""
    place: int = -1
    option: str = ""
    direction: str = ""
    because: tuple[str, ...] = ()
    silent: bool = False

    def __str__(self) -> str:
        """``swap Russland: not talk / cede``."""
        told = [text for text in (self.statement, self.other) if text] or [f"{self.option} ({self.direction})"]
        return f"{self.kind} {self.party}: {' / '.join(told)}"


@dataclass(frozen=True, slots=True)
class Edit(Shown):
    """The smallest edit of its kind after which the verdict on a state is the opposite.

    Attributes:
        ends: True if it ends the stability, False if it creates it.
        size: number of elementary changes.
        before, after: shares of orders; ``None`` where they were not asked for. The verdict is that of the baseline,
            which is one order of many: see ``disagrees``.
        noise: how far ``after`` may be off because orders were drawn (95 %); 0 if all were counted.
        against: ids of the findings whose sentences it goes against.
    """

    concept: str
    state: str
    ends: bool
    changes: tuple[Change, ...]
    before: float | None = None
    after: float | None = None
    noise: float = 0.0

    def __str__(self) -> str:
        """Its changes."""
        return ", ".join(map(str, self.changes))

    @property
    def disagrees(self) -> bool:
        """Whether the share goes the other way than the verdict: up where stability ends, down where it begins."""
        if self.before is None or self.after is None or self.unmoved:
            return False
        return self.after > self.before if self.ends else self.after < self.before

    @property
    def unmoved(self) -> bool:
        """Whether the share stays as it is, as far as can be told."""
        if self.before is None or self.after is None:
            return False
        return abs(self.after - self.before) <= max(self.noise, 1e-9)

    @property
    def size(self) -> int:
        """Number of elementary changes."""
        return len(self.changes)

    @property
    def silent(self) -> bool:
        """Whether it changes what a party never spoke of."""
        return any(change.silent for change in self.changes)

    @property
    def against(self) -> tuple[str, ...]:
        """Ids of the findings whose sentences the edit goes against."""
        return tuple(sorted({finding for change in self.changes for finding in change.because}))


@dataclass(frozen=True, slots=True)
class Needed(Shown):
    """What would have to be true for a state (a resolution) to hold under a concept.

    Attributes:
        asked: the resolution as it was asked for; ``state`` is the one of ``matches`` feasible states that fit it
            which differs least from the status quo.
        holding: how many of those states are equilibria in the baseline.
        holds: whether it holds already in the baseline.
        share: share of the orders in which it holds.
        edits: the smallest edits that make it hold; empty if it holds or none was found within the limit.
        parties: parties for which it is not stable now.
        reachable: whether moves lead to it from the status quo; ``None`` without a status quo.
    """

    state: str
    concept: str
    holds: bool
    share: float | None
    edits: tuple[Edit, ...] = ()
    parties: tuple[str, ...] = ()
    reachable: bool | None = None
    asked: str = ""
    matches: int = 1
    holding: int = 0
