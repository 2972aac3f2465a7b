"""Orders: the complete sets of preference orders that fit what a conflict file leaves open.

For each party each ``maybe`` is in or out, half each; then each tier is put into a uniformly random sequence;
tiers keep their place, parties are independent. An order of one party is held as the *position* of each of
its statements in the resulting list, or -1 for a statement that is out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations, product
from math import factorial, lcm

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Party, Tier

Positions = NDArray[np.int16]
"""(statements, orders); -1 = the statement is out."""


@dataclass(frozen=True)
class OpenParty:
    """One party's statements and what is open about them.

    Attributes:
        place: its place in the conflict.
        tiers: its tiers of statements.
    """

    place: int
    tiers: tuple[Tier, ...]

    @cached_property
    def size(self) -> int:
        """The number of its statements."""
        return sum(len(tier) for tier in self.tiers)

    def enumerate(self) -> tuple[Positions, NDArray[np.int64]]:
        """All its orders and their weights, integers without a common factor that matters.

        An order in which a tier keeps m statements has weight 1 / m! among those with the same ``maybe`` in.
        """
        per_tier = [list(_tier_orders(tier)) for tier in self.tiers]
        found: list[list[int]] = []
        shares: list[int] = []
        for combination in product(*per_tier):
            positions: list[int] = []
            share = 1
            begin = 0
            for sequence, size, kept in combination:
                ranked = {statement: begin + place for place, statement in enumerate(sequence)}
                positions += [ranked.get(statement, -1) for statement in range(size)]
                share *= factorial(kept)
                begin += kept
            found.append(positions)
            shares.append(share)
        common = lcm(*shares)
        weights = np.array([common // share for share in shares], np.int64)
        return np.array(found, np.int16).reshape(len(found), self.size).T, weights

    def sample(self, count: int, rng: np.random.Generator) -> Positions:
        """Draw orders at random."""
        kept = np.ones((self.size, count), bool)
        tier_of = np.repeat(np.arange(len(self.tiers)), [len(tier) for tier in self.tiers])
        maybe = [row for row, wish in enumerate(wish for tier in self.tiers for wish in tier) if wish.maybe]
        kept[maybe] = rng.random((len(maybe), count)) < 0.5
        # sorting by tier and a random key is a uniform permutation of each tier; what is out goes last
        keys = rng.random((self.size, count)) + tier_of[:, None] + np.where(kept, 0, len(self.tiers) + 1)
        positions = np.empty((self.size, count), np.int16)
        np.put_along_axis(positions, keys.argsort(axis=0), np.arange(self.size, dtype=np.int16)[:, None], axis=0)
        positions[~kept] = -1
        return positions


def _tier_orders(tier: Tier) -> Iterator[tuple[tuple[int, ...], int, int]]:
    """Each order of a tier: the sequence of its statements, the tier's size, how many are in."""
    open_ones = [place for place, wish in enumerate(tier) if wish.maybe]
    for choice in product((True, False), repeat=len(open_ones)):
        out = {place for place, taken in zip(open_ones, choice, strict=True) if not taken}
        kept = [place for place in range(len(tier)) if place not in out]
        for sequence in permutations(kept):
            yield sequence, len(tier), len(kept)


def is_open(party: Party) -> bool:
    """Whether a party has more than one order."""
    return any(len(tier) > 1 or tier[0].maybe for tier in party.prefers or ())
