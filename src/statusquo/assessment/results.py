"""What an assessment says, as data: the answers to the five questions, without a word of prose.

States are strings of ``Y`` and ``N`` in the order of the conflict file. Statements of a party are named by
their expression, findings by their ids. Sentences are made from this by :mod:`statusquo.assessment.words`.

========  ==========================================================  ==================================
question  asks                                                        answered by
========  ==========================================================  ==================================
1         is the status quo stable, for whom, under which concept     :class:`Verdict`, :class:`Threat`
2         how sure is that                                            :class:`Share`, :class:`Swing`
3         what could move it                                          :class:`Edit`, :class:`Change`
4         where could it go                                           :class:`Reached`, :class:`Way`
5         who could move it together                                  :class:`Joint`
========  ==========================================================  ==================================
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal

Why = Literal["no_move", "no_gain", "deterred", "free"]
ChangeKind = Literal["swap", "remove", "literal", "lift", "set"]
SwingKind = Literal["first", "in"]


@dataclass(frozen=True, slots=True)
class Step:
    """One move of one party.

    Attributes:
        party: the mover.
        start, end: states before and after.
        taken, dropped: keys of the options that change.
        improves: whether the mover prefers ``end`` to ``start``.
    """

    party: str
    start: str
    end: str
    taken: tuple[str, ...]
    dropped: tuple[str, ...]
    improves: bool


@dataclass(frozen=True, slots=True)
class Threat:
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


@dataclass(frozen=True, slots=True)
class Verdict:
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


@dataclass(frozen=True, slots=True)
class Share:
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


@dataclass(frozen=True, slots=True)
class Swing:
    """How much a verdict hangs on one statement whose place or weight the sources leave open.

    Attributes:
        kind: ``first`` (share with the statement first in its tier minus last), ``in`` (with a ``maybe`` in
            minus out).
        high, low: the two shares; ``swing``: their difference.
    """

    concept: str
    party: str
    statement: str
    kind: SwingKind
    high: float
    low: float
    because: tuple[str, ...] = ()

    @property
    def swing(self) -> float:
        """Share with the statement first (or in) minus last (or out)."""
        return self.high - self.low


@dataclass(frozen=True, slots=True)
class Change:
    """One elementary edit of a conflict.

    Attributes:
        kind: ``swap`` (two neighbouring statements change places), ``remove`` (a statement), ``literal`` (an
            option or its opposite joins a statement), ``lift`` or ``set`` (an option is no longer one-way, or
            becomes so).
        statement: the expression before; ``other``: the expression it changes places with, or becomes.
        place: index of the statement in the party's order, 0 = most important.
        option: key, for ``literal``, ``lift`` and ``set``.
        direction: for ``lift`` and ``set`` ``take`` or ``drop``; for ``literal`` how the option joins: ``and``,
            ``or``, ``and not``, ``or not``.
    """

    kind: ChangeKind
    party: str
    statement: str = ""
    other: str = ""
    place: int = -1
    option: str = ""
    direction: str = ""
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """The smallest edit of its kind after which the verdict on a state is the opposite.

    Attributes:
        ends: True if it ends the stability, False if it creates it.
        size: number of elementary changes.
        before, after: shares of orders; ``None`` where they were not asked for.
        against: ids of the findings whose sentences it goes against.
    """

    concept: str
    state: str
    ends: bool
    changes: tuple[Change, ...]
    before: float | None = None
    after: float | None = None

    @property
    def size(self) -> int:
        """Number of elementary changes."""
        return len(self.changes)

    @property
    def against(self) -> tuple[str, ...]:
        """Ids of the findings whose sentences the edit goes against."""
        return tuple(sorted({finding for change in self.changes for finding in change.because}))


@dataclass(frozen=True, slots=True)
class Reached:
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
class Way:
    """The shortest way from the status quo to an equilibrium.

    Attributes:
        steps: the moves; by improvements alone if there is such a way (then no step is against interest).
        concepts: under which the end is an equilibrium.
    """

    end: str
    steps: tuple[Step, ...]
    concepts: tuple[str, ...]

    @property
    def against_interest(self) -> tuple[Step, ...]:
        """The steps that are no improvement for their mover."""
        return tuple(step for step in self.steps if not step.improves)


@dataclass(frozen=True, slots=True)
class Joint:
    """A state that a coalition can reach together and that all its members prefer.

    Attributes:
        steps: legal moves of members that lead there.
        answer: moves of the others that leave a member no better off; empty if there are none.
        hurt: the members such an answer hurts.
        credible: whether the answer consists of improvements for those who make it.
    """

    members: tuple[str, ...]
    end: str
    steps: tuple[Step, ...]
    answer: tuple[Step, ...] = ()
    hurt: tuple[str, ...] = ()
    credible: bool = False

    @property
    def agreed(self) -> bool:
        """Whether it takes an agreement: some step is no improvement for its mover by itself."""
        return any(not step.improves for step in self.steps)


@dataclass(frozen=True, slots=True)
class Needed:
    """What would have to be true for a state (a resolution) to hold under a concept.

    Attributes:
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


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the sources, with what its answer could change.

    Attributes:
        kind: ``place`` (does the party put this statement before the others of its tier?), ``matters`` (does
            this ``maybe`` hold?), ``state`` (is this option taken now?).
        change: expected change of the share of orders, in 0..1, once the answer is known.
    """

    kind: Literal["place", "matters", "state"]
    party: str
    statement: str
    change: float
    concept: str


@dataclass(frozen=True, slots=True)
class StateAnswer:
    """The five answers for one state taken as status quo.

    Attributes:
        verdicts: question 1, by concept then party.
        shares, swings: question 2.
        edits: question 3, by concept, smallest first.
        reached, ways: question 4.
        joint: question 5.
    """

    state: str
    verdicts: tuple[Verdict, ...] = ()
    shares: tuple[Share, ...] = ()
    swings: tuple[Swing, ...] = ()
    edits: tuple[Edit, ...] = ()
    reached: tuple[Reached, ...] = ()
    ways: tuple[Way, ...] = ()
    joint: tuple[Joint, ...] = ()

    def __repr__(self) -> str:
        """Short: the state and under which concepts it is an equilibrium."""
        stable = [concept for concept in self.table() if self.stable(concept)]
        return f"<StateAnswer for {self.state}: stable under {', '.join(stable) or 'none'}>"

    def stable(self, concept: str) -> bool:
        """Whether the state is stable for every party under a concept (baseline)."""
        return all(verdict.stable for verdict in self.verdicts if verdict.concept == concept)

    def verdict(self, concept: str, party: str) -> Verdict:
        """The verdict of that concept for that party."""
        return next(v for v in self.verdicts if v.concept == concept and v.party == party)

    def share(self, concept: str) -> Share:
        """The share of that concept."""
        return next(share for share in self.shares if share.concept == concept)

    def table(self) -> dict[str, dict[str, bool]]:
        """Concept, then party, then whether the state is stable for it."""
        table: dict[str, dict[str, bool]] = {}
        for verdict in self.verdicts:
            table.setdefault(verdict.concept, {})[verdict.party] = verdict.stable
        return table

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON."""
        return {
            "state": self.state,
            "stable": self.table(),
            "equilibrium": {concept: self.stable(concept) for concept in self.table()},
            "share": {share.concept: share.value for share in self.shares},
            "shares": [_plain(share) for share in self.shares],
            "verdicts": [_plain(verdict) for verdict in self.verdicts],
            "swings": [_plain(swing) | {"swing": swing.swing} for swing in self.swings],
            "edits": [_plain(e) | {"size": e.size, "against": list(e.against)} for e in self.edits],
            "reached": [_plain(reached) for reached in self.reached],
            "ways": [
                _plain(way) | {"against_interest": [_plain(step) for step in way.against_interest]} for way in self.ways
            ],
            "joint": [_plain(joint) | {"agreed": joint.agreed} for joint in self.joint],
        }


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
        equilibria: concept and its equilibria (baseline), up to a limit; ``equilibria_number``: all of them.
        echo: every verdict on the status quo rests on the parties' own stated wishes alone.
        too_open: under no concept do the orders agree well enough to say anything (all shares are near
            the middle).
        questions: what to ask the sources, the most telling first.
        needed: what would have to be true for resolutions to hold (question 3, the other way round).
        notes: message keys with their values: what the reader must know about the limits of this answer.
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
    equilibria: tuple[tuple[str, tuple[str, ...]], ...] = ()
    equilibria_number: tuple[tuple[str, int], ...] = ()
    echo: bool = False
    too_open: bool = False
    questions: tuple[Question, ...] = ()
    needed: tuple[Needed, ...] = ()
    notes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    asked: tuple[int, ...] = (1, 2, 3, 4, 5)
    max_edits: int = 3

    def __repr__(self) -> str:
        """Short: an assessment holds thousands of values."""
        stable = [c for c in self.concepts if self.answers and all(answer.stable(c) for answer in self.answers)]
        found = f"stable under {', '.join(stable) or 'none'}" if self.answers else "no status quo"
        return f"<Assessment of {self.title!r}: {self.pattern or '-'}, {found} (of {', '.join(self.concepts)})>"

    def __str__(self) -> str:
        """Title, verdict and table of verdicts, in English; ``describe`` has all sentences in both languages."""
        from statusquo.assessment.summary import text  # which is made of these values

        return text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from statusquo.assessment.summary import page

        return page(self)

    @property
    def answer(self) -> StateAnswer | None:
        """The answer, if the status quo is wholly known."""
        return self.answers[0] if self.completions == 1 and len(self.answers) == 1 else None

    @property
    def open_options(self) -> tuple[str, ...]:
        """Keys of the options whose value in the status quo is not known."""
        if self.pattern is None:
            return ()
        return tuple(key for (key, _), value in zip(self.labels, self.pattern, strict=True) if value == "-")

    def to_dict(self) -> dict[str, Any]:
        """Plain data for JSON.

        ``status_quo`` holds the answer in short: a verdict is ``null`` where it differs between the
        completions of a status quo that is not wholly known, and so is a share.
        """
        answers = [answer.to_dict() for answer in self.answers]
        return {
            "status_quo": self._status_quo(answers),
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
            "answers": answers,
            "equilibria": {concept: list(states) for concept, states in self.equilibria},
            "equilibria_number": dict(self.equilibria_number),
            "echo": self.echo,
            "too_open": self.too_open,
            "questions": [_plain(question) for question in self.questions],
            "needed": [_plain(needed) for needed in self.needed],
            "notes": [{"key": key, **dict(values)} for key, values in self.notes],
        }

    def _status_quo(self, answers: list[dict[str, Any]]) -> dict[str, Any] | None:
        if self.pattern is None:
            return None
        stable = {
            concept: {party: _same([a["stable"][concept][party] for a in answers]) for party in self.parties}
            for concept in self.concepts
        }
        return {
            "state": self.pattern,
            "open": list(self.open_options),
            "stable": stable,
            "equilibrium": {c: _same([a["equilibrium"][c] for a in answers]) for c in self.concepts},
            "orders": self.orders,
            "share": {c: _same([a["share"].get(c) for a in answers]) for c in self.concepts},
        }


def _same(values: list[Any]) -> Any:
    """The one value that all have, or None."""
    first = values[0] if values else None
    return first if all(value == first for value in values) else None


def _plain(value: Any) -> dict[str, Any]:
    return asdict(value)
