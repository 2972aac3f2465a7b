"""The assessment: the answers for each completion of the status quo, and what holds for all of them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from statusquo.assessment.results.answer import StateAnswer
from statusquo.assessment.results.edits import Needed
from statusquo.assessment.results.orders import Question
from statusquo.assessment.results.shown import Shown
from statusquo.assessment.results.ways import Channel
from statusquo.messages.choice import language_of


@dataclass(frozen=True, slots=True)
class Spread(Shown):
    """In how many completions of a status quo that is not wholly known a verdict holds (baseline, all of them).

    Attributes:
        number: of completions; ``equilibrium``: in how many of them the state is stable for all.
        parties: party, and in how many it is stable for it.
    """

    concept: str
    number: int
    equilibrium: int
    parties: tuple[tuple[str, int], ...]

    def same(self, party: str | None = None) -> bool | None:
        """The verdict for a party (or for all) if it is the same in every completion, else ``None``."""
        stable = self.equilibrium if party is None else dict(self.parties)[party]
        return None if 0 < stable < self.number else stable == self.number


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answers to the five questions, for one conflict.

    Attributes:
        title: the conflict's title; ``concepts``, ``parties``: what was asked about, in this order.
        labels: option key and label, in file order.
        owners: option key and party.
        orders: number of orders that fit what the file leaves open.
        seed: seed of the samples.
        pattern: the status quo as the file has it, ``-`` = not known; ``None`` = the file has none.
        answers: one per completion of the pattern that was looked at, in the order of the states.
        completions: how many feasible completions there are; more than ``len(answers)`` if too many.
        spread: for each concept in how many of *all* completions it is stable, for whom (baseline).
        equilibria: concept and its equilibria (baseline), up to a limit; ``equilibria_number``: all of them.
        echo: every verdict on the status quo rests on the parties' own stated wishes alone.
        too_open: under no concept do the orders agree well enough to say anything (all shares are near
            the middle).
        questions: what to ask the sources, the most telling first.
        needed: what would have to be true for resolutions to hold (question 3, the other way round).
        channels: direct channels between parties that the conflict file says are missing.
        notes: message keys with their values: what the reader must know about the limits of this answer.
        sourced: whether the conflict names findings; if not, it says nothing of sources.
        asked: which of the five questions were answered; max_edits: largest size of the edits looked for.
    """

    title: str
    concepts: tuple[str, ...]
    parties: tuple[str, ...]
    labels: tuple[tuple[str, str], ...]
    owners: tuple[tuple[str, str], ...]
    orders: int
    seed: int
    pattern: str | None
    answers: tuple[StateAnswer, ...] = ()
    completions: int = 0
    spread: tuple[Spread, ...] = ()
    equilibria: tuple[tuple[str, tuple[str, ...]], ...] = ()
    equilibria_number: tuple[tuple[str, int], ...] = ()
    echo: bool = False
    too_open: bool = False
    questions: tuple[Question, ...] = ()
    needed: tuple[Needed, ...] = ()
    channels: tuple[Channel, ...] = ()
    notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    sourced: bool = True
    asked: tuple[int, ...] = (1, 2, 3, 4, 5)
    max_edits: int = 3

    def __repr__(self) -> str:
        """Short: an assessment holds thousands of values."""
        stable = [c for c in self.concepts if self.answers and all(answer.stable(c) for answer in self.answers)]
        found = f"stable under {', '.join(stable) or 'none'}" if self.answers else "no status quo"
        return f"<Assessment of {self.title!r}: {self.pattern or '-'}, {found} (of {', '.join(self.concepts)})>"

    def __str__(self) -> str:
        """Title, verdict and table of verdicts; ``describe`` has all sentences."""
        from statusquo.assessment.summary import text  # which is made of these values

        return text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from statusquo.assessment.summary import page

        return page(self)

    @property
    def language(self) -> str:
        """The language of its words unless another is asked for: that of title and labels."""
        return language_of([self.title, *(label for _, label in self.labels)])

    @property
    def answer(self) -> StateAnswer | None:
        """The answer, if the status quo is wholly known."""
        return self.answers[0] if self.completions == 1 and len(self.answers) == 1 else None

    def everywhere(self, concept: str, party: str | None = None) -> bool | None:
        """Whether the status quo is stable, for a party or for all, whatever is not known of it; ``None``: it depends.

        All completions count, also those without an answer of their own.
        """
        return next((spread.same(party) for spread in self.spread if spread.concept == concept), None)

    @property
    def open_options(self) -> tuple[str, ...]:
        """Keys of the options whose value in the status quo is not known."""
        if self.pattern is None:
            return ()
        return tuple(key for (key, _), value in zip(self.labels, self.pattern, strict=True) if value == "-")

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON.

        ``status_quo`` holds the answer in short: a verdict is ``null`` where it differs between the completions of a
        status quo that is not wholly known, and so is a share, or if not every completion has an answer.
        """
        return {
            "status_quo": self._status_quo(),
            "title": self.title,
            "concepts": list(self.concepts),
            "parties": list(self.parties),
            "options": [
                {"key": key, "label": label, "party": party}
                for (key, label), (_, party) in zip(self.labels, self.owners, strict=True)
            ],
            "orders": self.orders,
            "seed": self.seed,
            "completions": self.completions,
            "spread": [asdict(spread) for spread in self.spread],
            "answers": [answer.to_dict() for answer in self.answers],
            "equilibria": {concept: list(states) for concept, states in self.equilibria},
            "equilibria_number": dict(self.equilibria_number),
            "echo": self.echo,
            "too_open": self.too_open,
            "questions": [asdict(question) for question in self.questions],
            "needed": [asdict(needed) for needed in self.needed],
            "channels": [asdict(channel) for channel in self.channels],
            "notes": [{"key": key, **dict(values)} for key, values in self.notes],
        }

    def _status_quo(self) -> dict[str, Any] | None:
        if self.pattern is None:
            return None
        stable = {
            concept: {party: self.everywhere(concept, party) for party in self.parties} for concept in self.concepts
        }
        return {
            "state": self.pattern,
            "open": list(self.open_options),
            "stable": stable,
            "equilibrium": {c: self.everywhere(c) for c in self.concepts},
            "orders": self.orders,
            "share": {c: self._share(c) for c in self.concepts},
        }

    def _share(self, concept: str) -> float | None:
        """The share, if all completions have an answer and the same share."""
        shares = {share.value for answer in self.answers for share in answer.shares if share.concept == concept}
        return shares.pop() if len(shares) == 1 and len(self.answers) == self.completions else None
