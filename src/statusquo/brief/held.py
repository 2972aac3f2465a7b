"""A stance in a cell of the position matrix: one mark for all of a party who hold it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.names import Names
from statusquo.brief.opposed import SIDES
from statusquo.brief.since import Since
from statusquo.brief.turns import Turns
from statusquo.case.joined import HeldPosition, texts
from statusquo.case.tie import tie
from statusquo.messages import Words
from statusquo.svg.matrix import SIGNS, Side

MOST_QUOTES = 3
"""Sentences behind a stance that the page shows; the data have all."""
_TAKES_SIDES = ("for", "against")


@dataclass(frozen=True, slots=True)
class Held:
    """A stance in a cell.

    Attributes:
        number: its number in the brief, from 1; the anchor is ``p<number>``.
        party: key of whose it is; ``positions``: those it shows, of the party and of who speaks for it.
        stance: in words; that on a part of the issue only ("a partial withdrawal") names the part.
        actor: who said it for the party; empty if the party itself did.
        strong: said with emphasis; ``repeated``: said to be said again; ``texts``: number of different texts that
            show it.
        ended: day since which the party holds the contrary; empty while it holds. ``now``: what it says instead, in
            words.
        change: ``new``, ``turned`` (it replaces a contrary one) or empty.
        tied: the condition it is tied to, in words.
        quotes: sentences, the latest first; ``more``: how many are not shown.
    """

    number: int
    party: str
    positions: tuple[HeldPosition, ...]
    stance: str
    side: Side
    sign: str
    actor: str
    strong: bool
    repeated: bool
    texts: int
    ended: str
    now: str
    change: str
    tied: str
    quotes: tuple[Quote, ...]
    more: int

    @property
    def current(self) -> bool:
        """Whether it still holds."""
        return not self.ended


class Cells:
    """Makes cells and numbers the stances in them, from 1 in the order of the calls."""

    def __init__(self, names: Names, evidence: Evidence, words: Words, turns: Turns, since: Since) -> None:
        self._names, self._evidence, self._words = names, evidence, words
        self._turns, self._since = turns, since
        self._heads = evidence.world.heads()
        self._numbers = count(1)

    def __call__(self, positions: Sequence[HeldPosition]) -> tuple[Held, ...]:
        """What a party holds on an issue: what it holds now first, then what it gave up, the newest first.

        Args:
            positions: of one party on one issue. If it has given up all of them, what took their place on a part of
                the issue stands first.
        """
        ordered = _newest_first(positions)
        groups: dict[tuple[str, bool, str], list[HeldPosition]] = {}
        for position in ordered:
            key = (position.stance, position.until is None, self._tied(position))
            groups.setdefault(key, []).append(position)
        made: list[Held] = []
        if ordered and ordered[0].until is not None:
            turned = (self._turns(old) for old in ordered)
            if found := next((found for found in turned if found[0]), None):
                made.append(self._held(found[0], positions, found[1][0]))
        return (*made, *(self._held(group, positions) for group in groups.values()))

    def _held(self, group: Sequence[HeldPosition], cell: Sequence[HeldPosition], told: str = "") -> Held:
        """One mark for positions of one stance; ``told``: the stance in words, if it is on a part of the issue."""
        first = group[0]
        names, side = self._names, SIDES[first.stance]
        sources = sorted({source for position in group for source in position.sources}, reverse=True)
        quotes = self._evidence.quotes(sources, MOST_QUOTES)
        told_at = {(source.report, source.span) for source in sources}
        speakers = dict.fromkeys(position.actor for position in group)
        ended = max((position.until or "" for position in group), default="")
        return Held(
            number=next(self._numbers),
            party=first.party,
            positions=tuple(group),
            stance=told or names.stance(first.party, first.stance, self._words),
            side=side,
            sign=SIGNS[side],
            actor="" if first.party in speakers else ", ".join(names(actor) for actor in speakers),
            strong=any("emphatic" in position.modality for position in group),
            repeated=any("repeated" in position.modality for position in group),
            texts=texts(sources, self._heads) if len(group) > 1 else first.weight,
            ended=ended,
            now=", ".join(self._turns(first)[1]) if ended else "",
            change=self._change(group, cell),
            tied=self._tied(first),
            quotes=quotes,
            more=len(told_at) - len(quotes),
        )

    def _change(self, group: Sequence[HeldPosition], cell: Iterable[HeldPosition]) -> str:
        first = group[0]
        side = SIDES[first.stance]
        if first.until is None and side in _TAKES_SIDES:
            last = max(position.last or "" for position in group)
            given_up = (old for old in cell if old.until is not None and old.until <= last)
            if any(SIDES[old.stance] in _TAKES_SIDES and SIDES[old.stance] != side for old in given_up):
                return "turned"
        new = all(self._since.new(position, self._names(position.party)) for position in group)
        return "new" if new else ""

    def _tied(self, position: HeldPosition) -> str:
        found = tie(position.only_if, position.unless)
        return self._words(f"brief.matrix.{found[0]}", what=found[1]) if found else ""


def _newest_first(positions: Iterable[HeldPosition]) -> list[HeldPosition]:
    """What holds before what ended, then by the last report of it; a backward sort keeps the order of equals."""
    named = sorted(positions, key=lambda position: (position.stance, position.actor))
    return sorted(named, key=lambda position: (position.until is None, position.last or ""), reverse=True)
