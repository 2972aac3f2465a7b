"""Ask many variants of one conflict the same question at once: is this state stable, for whom?

Variants that differ only in preferences share the board, so they are evaluated side by side as lanes of the
engine; variants that differ in one-way options are solved one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict
from statusquo.stability import solve
from statusquo.stability.board import Ranks
from statusquo.stability.concepts import chosen
from statusquo.stability.focus import verdicts_at
from statusquo.stability.ranks import baseline, by_statements
from statusquo.stability.solve import board_of

BATCH = 1 << 21
"""Cells times lanes of one batch: about 8 MiB for four parties with 16-bit ranks."""

Statements = tuple[str, ...]
Variant = Mapping[int, Statements]
"""Which parties (by place in the file) have which statements instead, most important first."""
Verdicts = NDArray[np.bool_]
"""(concepts, parties): whether the state is stable."""


class Bench:
    """Evaluates variants of a conflict at one state.

    Attributes:
        conflict: the conflict; state: number of the state; concepts: names, in the order of tables.
    """

    def __init__(self, conflict: Conflict, state: int, concepts: Sequence[str]) -> None:
        self.conflict, self.state = conflict, state
        self._chosen = chosen(concepts)
        self.concepts = tuple(concept.name for concept in self._chosen)
        self._base = baseline(conflict)
        self._ranks: dict[tuple[int, Statements], Ranks] = {}

    def base(self) -> Verdicts:
        """The verdicts of the conflict as it is."""
        return next(self.preferences([{}]))

    def preferences(self, variants: Sequence[Variant]) -> Iterator[Verdicts]:
        """The verdicts of variants in preferences, in their order."""
        size = max(1, BATCH // self._base.shape[1])
        for start in range(0, len(variants), size):
            yield from self._batch(variants[start : start + size])

    def one_way(self, conflict: Conflict) -> Verdicts:
        """The verdicts of a variant with other one-way options."""
        solution = solve(conflict, self.concepts)
        return np.array(
            [[solution.is_stable(c, party, self.state) for party in solution.parties] for c in self.concepts]
        )

    def _batch(self, variants: Sequence[Variant]) -> Iterator[Verdicts]:
        changed = [
            {party: self._of(party, statements) for party, statements in variant.items()} for variant in variants
        ]
        types = [self._base.dtype, *(ranks.dtype for lane in changed for ranks in lane.values())]
        dtype = max(types, key=lambda kind: kind.itemsize)
        ranks = np.repeat(self._base.astype(dtype)[:, :, None], len(variants), axis=2)
        for lane, parties in enumerate(changed):
            for party, column in parties.items():
                ranks[party, :, lane] = column
        board = board_of(self.conflict, dtype, len(variants))
        found = verdicts_at(board, ranks, self._chosen, [self.state])[:, :, 0]
        yield from found.transpose(2, 0, 1)

    def _of(self, party: int, statements: Statements) -> Ranks:
        if (party, statements) not in self._ranks:
            if len(self._ranks) * self._base.shape[1] > BATCH:
                self._ranks.clear()
            self._ranks[party, statements] = by_statements(self.conflict, list(statements))
        return self._ranks[party, statements]
