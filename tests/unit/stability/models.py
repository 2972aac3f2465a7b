"""Small conflicts for the tests of the engine, and random boards."""

from __future__ import annotations

import random

import numpy as np

from statusquo.conflict import Conflict, Option, Party, Rule, Wish
from statusquo.stability.board import Board, Mover


def wishes(*texts: str) -> tuple[tuple[Wish, ...], ...]:
    return tuple((Wish(text.removeprefix("maybe "), text.startswith("maybe ")),) for text in texts)


def prisoners() -> Conflict:
    """The prisoners' dilemma: Y = confess; the best is to confess alone, the worst the reverse."""
    return Conflict(
        "Prisoners",
        (
            Party("One", (Option("a", "confess"),), wishes("not b", "a")),
            Party("Two", (Option("b", "confess"),), wishes("not a", "b")),
        ),
        status_quo="NN",
    )


def standoff() -> Conflict:
    """Three parties with something open each: tiers, a maybe, a one-way option, an infeasible combination."""
    return Conflict(
        "Standoff",
        (
            Party(
                "North",
                (Option("fight", "fight"), Option("talk", "agree to talk")),
                ((Wish("cede"),), (Wish("not sanction"), Wish("fight if not cede")), (Wish("talk", maybe=True),)),
            ),
            Party("South", (Option("cede", "cede"),), ((Wish("not cede"), Wish("not fight")),)),
            Party("West", (Option("sanction", "sanction"),), wishes("sanction iff fight", "maybe cede")),
        ),
        infeasible=(Rule("fight and talk"),),
        one_way=(("cede", "take"),),
        status_quo="YNNY",
    )


def wide(options: int, parties: int, *, seed: int = 1, statements: int = 12, mixed: bool = True) -> Conflict:
    """A large random conflict with 25 % infeasible states and two one-way options (if mixed)."""
    rng = random.Random(seed)
    keys = [f"o{place}" for place in range(options)]
    made = []
    for row in range(parties):
        own = keys[options * row // parties : options * (row + 1) // parties]
        texts = []
        for _ in range(statements):
            a, b = rng.sample(keys, 2)
            texts.append(rng.choice([a, f"not {a}", f"{a} if {b}", f"{a} and {b}", f"{a} or not {b}", f"{a} iff {b}"]))
        made.append(Party(f"P{row}", tuple(Option(key, key) for key in own), wishes(*texts)))
    return Conflict(
        "wide",
        tuple(made),
        infeasible=(Rule(f"{keys[0]} and {keys[options // 2]}"),) if mixed else (),
        one_way=((keys[1], "take"), (keys[-1], "drop")) if mixed else (),
    )


def random_board(seed: int, *, lanes: int = 1, blocked: float | None = None) -> tuple[Board, np.ndarray]:
    """A board with random movers, feasible states and ranks (parties, cells, lanes)."""
    rng = random.Random(seed)
    numbers = np.random.default_rng(seed)
    movers = []
    first = 0
    for _ in range(rng.randint(1, 4)):
        width = rng.randint(0, min(4, 6 - first))
        take = rng.getrandbits(width) & rng.getrandbits(width) if width else 0
        drop = rng.getrandbits(width) & rng.getrandbits(width) & ~take if width else 0
        movers.append(Mover(first, width, take, drop))
        first += width
    share = rng.choice([0, 0.2, 0.5]) if blocked is None else blocked
    feasible = numbers.random(1 << first) >= share
    feasible[rng.randrange(1 << first)] = True
    dtype = np.dtype(rng.choice([np.uint8, np.uint16, np.uint32, np.uint64]))
    ranks = numbers.integers(1, rng.choice([3, 10, 200]), (len(movers), 1 << first, lanes)).astype(dtype)
    ranks *= feasible[:, None]
    return Board(first, tuple(movers), feasible, dtype, lanes), ranks


def moves(board: Board, party: int, state: int) -> list[int]:
    """Where a party can go from a state, by looking at every other state."""
    mover = board.movers[party]
    own = (mover.size - 1) << mover.first
    return [
        end
        for end in range(board.cells)
        if end != state
        and board.feasible[end]
        and (end ^ state) & ~own == 0
        and not (state & ~end & (mover.take << mover.first))
        and not (end & ~state & (mover.drop << mover.first))
    ]
