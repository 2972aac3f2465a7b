"""Witnesses: the data that proves a verdict. No prose; that is made where people read it.

A state is stable because each improvement of the party has a sanction (a shortest path of the others, and for
concepts with a reaction the best the party could do after it), or because it has no improvement. It is
unstable because of an improvement without one: then the witness holds the worst answer there is, which still
leaves the party better off.

Paths are found by a breadth-first search over pairs (state, last mover), so they are legal sequences (Fang, Hipel
& Kilgour 1993) and shortest. Cost: O(parties x states reached x moves) per improvement.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from statusquo.stability.arena import Arena, Step, step
from statusquo.stability.board import Ranks
from statusquo.stability.concept import Concept


@dataclass(frozen=True, slots=True)
class Reply:
    """What follows one improvement of the party.

    Attributes:
        improvement: the party's move.
        sanctioned: whether the others can answer so that the party is no better off than before.
        path: their answer: a shortest sanction; if there is none, a shortest way to the worst they can do,
            empty if they can do nothing worse than leaving things there (or if the concept lets nobody
            answer).
        reaction: where the concept lets the party react: its best move after the answer, ``None`` if it can
            do no better than stay.
    """

    improvement: Step
    sanctioned: bool
    path: tuple[Step, ...] = ()
    reaction: Step | None = None

    @property
    def end(self) -> int:
        """The state at the end of improvement, answer and reaction."""
        if self.reaction is not None:
            return self.reaction.end
        return self.path[-1].end if self.path else self.improvement.end


@dataclass(frozen=True, slots=True)
class Witness:
    """Why a state is stable or not for a party under a concept.

    Attributes:
        improvements: how many improvements the party has from the state.
        replies: what follows them: improvements without a sanction first, then best for the party first; at
            most as many as were asked for.
    """

    concept: str
    party: str
    state: int
    stable: bool
    improvements: int
    replies: tuple[Reply, ...]


def explain(arena: Arena, concept: Concept, party: int, state: int, sanction: Ranks, *, limit: int) -> Witness:
    """Prove the verdict on one state.

    Args:
        sanction: per state number, M of the formula (see ``concept``): the worst the others can bring the
            party to after that state.
        limit: how many replies to work out.
    """
    own = arena.rank(party, state)
    gains = [
        (int(sanction[end]) <= own, -arena.rank(party, int(end)), int(end ^ state).bit_count(), int(end))
        for end in arena.moves(party, state)
        if arena.rank(party, int(end)) > own
    ]
    gains.sort()
    replies = tuple(_reply(arena, concept, party, state, end, int(sanction[end])) for *_, end in gains[:limit])
    stable = all(sanctioned for sanctioned, *_ in gains)
    return Witness(concept.name, arena.parties[party], int(state), stable, len(gains), replies)


def _reply(arena: Arena, concept: Concept, party: int, state: int, end: int, worst: int) -> Reply:
    first = step(arena, party, state, end)
    if concept.answers == "none":
        return Reply(first, False)
    own = arena.rank(party, state)
    sanctioned = worst <= own
    path = answer(arena, concept, party, end, own if sanctioned else worst)
    reaction = None
    if concept.reaction:
        last = path[-1].end if path else end
        best = best_move(arena, party, last)
        if best != last:
            reaction = step(arena, party, last, best)
    return Reply(first, sanctioned, path, reaction)


def best_move(arena: Arena, party: int, state: int) -> int:
    """The best state a party can reach in one move, staying included; the lowest number among equals."""
    best = state
    for end in arena.moves(party, state).tolist():
        if arena.rank(party, end) > arena.rank(party, best):
            best = end
    return best


def answer(arena: Arena, concept: Concept, party: int, start: int, goal: int) -> tuple[Step, ...]:
    """A shortest legal sequence of the others from ``start`` to a state worth at most ``goal`` to the party.

    Breadth first over (state, last mover), so that nobody moves twice in a row; lowest party and state first.

    Returns:
        The steps; empty if ``start`` itself is worth no more, or if there is no such sequence.
    """

    def worth(state: int) -> int:
        return arena.rank(party, best_move(arena, party, state) if concept.reaction else state)

    if worth(start) <= goal:
        return ()
    others = [other for other in range(len(arena.parties)) if other != party]
    came: dict[tuple[int, int], tuple[int, int] | None] = {(start, party): None}
    # the party itself counts as last mover at the start: any of the others may answer
    queue: deque[tuple[int, int]] = deque([(start, party)])
    while queue:
        node = queue.popleft()
        state, last = node
        for mover in others:
            if mover == last:
                continue
            for end in arena.moves(mover, state).tolist():
                if concept.answers == "improvements" and arena.rank(mover, end) <= arena.rank(mover, state):
                    continue
                if (end, mover) in came:
                    continue
                came[end, mover] = node
                if worth(end) <= goal:
                    return _path(arena, came, (end, mover))
                queue.append((end, mover))
    return ()


def _path(arena: Arena, came: dict[tuple[int, int], tuple[int, int] | None], node: tuple[int, int]) -> tuple[Step, ...]:
    steps: list[Step] = []
    while (before := came[node]) is not None:
        steps.append(step(arena, node[1], before[0], node[0]))
        node = before
    return tuple(reversed(steps))
