"""Questions 4 and 5 as data: what can be reached, by which ways and coalitions, and which channels are missing."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.assessment.results.shown import Shown
from statusquo.assessment.results.stable import Step


@dataclass(frozen=True, slots=True)
class Reached(Shown):
    """A state that moves lead to, from the status quo.

    Attributes:
        moves: fewest moves if anybody may make any move; ``None`` = not reachable.
        improvements: fewest moves if each must be an improvement for its mover; ``None`` = not so reachable.
        equilibrium: concepts under which it is an equilibrium (baseline).
    """

    state: str
    moves: int | None
    improvements: int | None
    equilibrium: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way(Shown):
    """The shortest way from the status quo to an equilibrium.

    Attributes:
        steps: the moves; by improvements alone if there is such a way (then no step is against interest).
        concepts: under which the end is an equilibrium.
        variants: the ends of ways in which the same happens and more besides, to equilibria under no other concepts.
    """

    end: str
    steps: tuple[Step, ...]
    concepts: tuple[str, ...]
    variants: tuple[str, ...] = ()

    @property
    def against_interest(self) -> tuple[Step, ...]:
        """The steps that leave their mover worse off."""
        return tuple(step for step in self.steps if not step.improves and not step.idle)

    @property
    def idle(self) -> tuple[Step, ...]:
        """The steps that make no difference to their mover."""
        return tuple(step for step in self.steps if step.idle)


@dataclass(frozen=True, slots=True)
class Channel(Shown):
    """A direct channel that the reports say is missing.

    Attributes:
        parties: those who would have to talk to each other.
        act: what they would have to do, as the conflict file calls it.
        because: ids of the findings that say so.
    """

    parties: tuple[str, ...]
    act: str
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Joint(Shown):
    """A state that a coalition can reach together and that all its members prefer.

    Attributes:
        steps: legal moves of members that lead there.
        answer: moves of the others that leave a member no better off; empty if there are none.
        hurt: the members such an answer hurts.
        credible: whether the answer consists of improvements for those who make it.
        alone: for members that have one, a move of their own that leaves them at least as well off (baseline).
        share: in what share of the orders all members prefer the end, exact.
    """

    members: tuple[str, ...]
    end: str
    steps: tuple[Step, ...]
    answer: tuple[Step, ...] = ()
    hurt: tuple[str, ...] = ()
    credible: bool = False
    alone: tuple[Step, ...] = ()
    share: float = 1.0

    @property
    def agreed(self) -> bool:
        """Whether it takes an agreement: some step is no improvement for its mover by itself."""
        return any(not step.improves for step in self.steps)
