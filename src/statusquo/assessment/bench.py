"""Ask many variants of one conflict the same question at once: are these states stable, for whom?

Variants share the board and are evaluated side by side as lanes of the engine, whether they differ in preferences
or in one-way options (there each lane has its own directions).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict import Conflict
from statusquo.stability.board import Ranks, movers_with
from statusquo.stability.concepts import chosen
from statusquo.stability.field import Ways
from statusquo.stability.focus import suits, verdicts_at
from statusquo.stability.ranks import baseline, by_statements, of_party, unspoken
from statusquo.stability.solve import board_of
from statusquo.stability.verdicts import verdicts

BATCH = 1 << 21
"""Cells times lanes of one batch: about 8 MiB for four parties with 16-bit ranks."""

Order = tuple[str, ...] | tuple[tuple[str, ...], ...]
"""Statements, most important first; for a party with a ranking its entries, best first."""
Variant = Mapping[int, Order]
"""Which parties (by place in the file) have which order instead."""
OneWays = Mapping[str, str]
"""Which options are one-way: option key to ``take`` or ``drop``."""
Verdicts = NDArray[np.bool_]
"""(concepts, parties, states): whether a state is stable."""


class Bench:
    """Evaluates variants of a conflict at some states, all together.

    Attributes:
        conflict: the conflict; states: numbers of the states; concepts: names, in the order of tables.
        kept: what searches for the edits of one state leave for those of the others.
    """

    def __init__(self, conflict: Conflict, states: Sequence[int], concepts: Sequence[str]) -> None:
        self.conflict, self.states = conflict, tuple(states)
        self.kept: dict[Hashable, Any] = {}
        self._chosen = chosen(concepts)
        self.concepts = tuple(concept.name for concept in self._chosen)
        self._base = baseline(conflict)
        self._ranks: dict[tuple[int, Order], Ranks] = {}
        self._left = [{wish.expression for wish in unspoken(conflict, party)} for party in conflict.parties]

    @property
    def cells(self) -> int:
        """States of the board, feasible or not."""
        return int(self._base.shape[1])

    def base(self) -> Verdicts:
        """The verdicts of the conflict as it is."""
        if "base" not in self.kept:
            self.kept["base"] = next(self.preferences([{}]))
        return np.asarray(self.kept["base"])

    def preferences(self, variants: Sequence[Variant]) -> Iterator[Verdicts]:
        """The verdicts of variants in preferences, in their order."""
        size = max(1, BATCH // self._base.shape[1])
        for start in range(0, len(variants), size):
            yield from self._batch(variants[start : start + size])

    def one_ways(self, variants: Sequence[OneWays]) -> Iterator[Verdicts]:
        """The verdicts of variants in one-way options, in their order."""
        keys = self.conflict.keys
        size = max(1, BATCH // self._base.shape[1])
        for start in range(0, len(variants), size):
            batch = variants[start : start + size]
            take, drop = (
                np.array([[ways.get(key) != no for ways in batch] for key in keys]) for no in ("drop", "take")
            )
            ways = Ways(take, drop)
            board = replace(
                board_of(self.conflict, self._base.dtype, len(batch)), movers=movers_with(self.conflict, {})
            )
            if suits(board, self.states, ways):
                ranks = np.repeat(self._base[:, :, None], len(batch), axis=2)
                yield from verdicts_at(board, ranks, self._chosen, self.states, ways).transpose(3, 0, 1, 2)
            else:
                yield from map(self._one_way, batch)

    def _one_way(self, ways: OneWays) -> Verdicts:
        """The verdicts of one such variant, of all states at once: for boards too large to ask for some."""
        board = replace(board_of(self.conflict, self._base.dtype), movers=movers_with(self.conflict, ways))
        found = np.empty((len(self.concepts), len(self.conflict.parties), len(self.states)), bool)
        places = np.array(self.states, np.intp)
        for concept, party, verdict in verdicts(board, self._base[:, :, None], self._chosen):
            found[self.concepts.index(concept.name), party] = verdict[places, 0]
        return found

    def _batch(self, variants: Sequence[Variant]) -> Iterator[Verdicts]:
        changed = [{party: self._of(party, order) for party, order in variant.items()} for variant in variants]
        types = [self._base.dtype, *(ranks.dtype for lane in changed for ranks in lane.values())]
        dtype = max(types, key=lambda kind: kind.itemsize)
        ranks = np.repeat(self._base.astype(dtype)[:, :, None], len(variants), axis=2)
        for lane, parties in enumerate(changed):
            for party, column in parties.items():
                ranks[party, :, lane] = column
        board = board_of(self.conflict, dtype, len(variants))
        yield from verdicts_at(board, ranks, self._chosen, self.states).transpose(3, 0, 1, 2)

    def _of(self, party: int, order: Order) -> Ranks:
        if (party, order) not in self._ranks:
            if len(self._ranks) * self._base.shape[1] > BATCH:
                self._ranks.clear()
            self._ranks[party, order] = self._new(party, order)
        return self._ranks[party, order]

    def _new(self, row: int, order: Order) -> Ranks:
        party, left = self.conflict.parties[row], self._left[row]
        if party.ranking is not None:
            entries = tuple(entry for entry in order if isinstance(entry, tuple))
            return of_party(self.conflict, replace(party, ranking=entries))
        told = [statement for statement in order if isinstance(statement, str)]
        # what an edit adds counts, even if it is what the party was silent about; the second one says nothing then
        return by_statements(self.conflict, [s for s in told if s not in left or told.count(s) > 1])
