"""Question 1: is a state stable, for whom, under which concept, and why; and does it rest on own wishes alone."""

from __future__ import annotations

import numpy as np

from statusquo.assessment.results import Step, Threat, Verdict, Why
from statusquo.conflict import Conflict, Wish
from statusquo.conflict.expression import parse
from statusquo.stability import Solution
from statusquo.stability.arena import Step as EngineStep
from statusquo.stability.ranks import unspoken
from statusquo.stability.witness import Reply, Witness


def verdicts(solution: Solution, state: int, *, threats: int = 3) -> tuple[Verdict, ...]:
    """All verdicts on a state, by concept then party.

    Args:
        solution: of the baseline order.
        state: number of a feasible state.
        threats: how many improvements to explain for each verdict.
    """
    alone = {party: separable(solution, party) for party in solution.parties}
    found = []
    for concept in solution.concepts:
        for party in solution.parties:
            witness = solution.witness(concept, party, state, limit=threats)
            why = _why(solution, party, state, witness)
            deciding = _deciding(solution.conflict, party, witness, state)
            own = why in ("no_gain", "free") and alone[party] and not _answered(witness)
            found.append(
                Verdict(
                    concept,
                    party,
                    witness.stable,
                    why,
                    tuple(_threat(solution.conflict, reply) for reply in witness.replies),
                    own,
                    bool(deciding) and all(wish.maybe for wish in deciding),
                    tuple(sorted({finding for wish in deciding for finding in wish.because})),
                )
            )
    return tuple(found)


def _why(solution: Solution, party: str, state: int, witness: Witness) -> Why:
    if not witness.stable:
        return "free"
    if witness.improvements:
        return "deterred"
    moves = solution.arena.moves(solution.party_index(party), state)
    return "no_gain" if len(moves) else "no_move"


def _answered(witness: Witness) -> bool:
    """Whether others do play a part: they can at least answer the improvement."""
    return any(reply.path for reply in witness.replies)


def _threat(conflict: Conflict, reply: Reply) -> Threat:
    return Threat(
        step(conflict, reply.improvement),
        tuple(step(conflict, move) for move in reply.path),
        conflict.format_state(reply.end),
        None if reply.reaction is None else step(conflict, reply.reaction),
        reply.sanctioned,
    )


def step(conflict: Conflict, move: EngineStep) -> Step:
    """A move of the engine with names instead of numbers."""
    changed = move.start ^ move.end
    taken = tuple(k for place, k in enumerate(conflict.keys) if changed >> place & 1 and move.end >> place & 1)
    dropped = tuple(k for place, k in enumerate(conflict.keys) if changed >> place & 1 and move.start >> place & 1)
    start, end = conflict.format_state(move.start), conflict.format_state(move.end)
    return Step(move.party, start, end, taken, dropped, move.improves)


def separable(solution: Solution, party: str) -> bool:
    """Whether what a party prefers to do never depends on what the others do.

    So it is if any two combinations of its own options compare alike wherever both are feasible, whatever the
    others have taken, and if it can be in all of them everywhere: then no option of its own is tied to another's.
    """
    place = solution.party_index(party)
    mover = solution.board.movers[place]
    if mover.width == 0:
        return True
    # (above, own combinations, below): one column of own combinations for each state of the others
    table = solution.cube[place].reshape(-1, mover.size, 1 << mover.first)
    columns = np.moveaxis(table, 1, 0).reshape(mover.size, -1).astype(np.int64)
    feasible = columns > 0
    columns = columns[:, feasible.any(axis=0)]
    if not bool((columns > 0).all(axis=1)[(columns > 0).any(axis=1)].all()):
        return False  # the others decide what it can do at all
    columns = columns[(columns > 0).all(axis=1)]
    for row in range(len(columns)):
        signs = np.sign(columns - columns[row])
        if not bool((signs == signs[:, :1]).all()):
            return False
    return True


def _deciding(conflict: Conflict, party: str, witness: Witness, state: int) -> tuple[Wish, ...]:
    """The statements that decide the verdict.

    For each improvement shown the first statement whose truth it changes; without one, for each own option the
    first statement whose truth a change of that option alone would change.
    """
    left = unspoken(conflict, conflict.party(party))
    wishes = [wish for tier in conflict.party(party).prefers or () for wish in tier if wish not in left]
    if witness.replies:
        ends = [reply.improvement.end for reply in witness.replies]
    else:
        places = [conflict.keys.index(option.key) for option in conflict.party(party).options]
        ends = [state ^ 1 << place for place in places]
    found: dict[str, Wish] = {}
    for end in ends:
        for wish in wishes:
            if _holds(conflict, wish.expression, end) != _holds(conflict, wish.expression, state):
                found.setdefault(wish.expression, wish)
                break
    return tuple(found.values())


def _holds(conflict: Conflict, expression: str, state: int) -> bool:
    taken = {key for place, key in enumerate(conflict.keys) if state >> place & 1}
    return parse(expression).holds(taken)
