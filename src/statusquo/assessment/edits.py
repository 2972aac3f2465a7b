"""Question 3: the smallest edits that end or create the stability of a state.

Four kinds, each searched by size (number of elementary edits) until the verdict flips: neighbouring statements
change places (``swap``), statements are removed (``remove``), a literal joins a statement (``literal``), an
option is made or no longer one-way (``set``, ``lift``). The search tries every edit of size 1, then of size 2,
..., so the first that flips is smallest of its kind; it stops where a size would cost more than the budget, and
says so. Measured on the baseline order.

An edit goes against the sources of a statement where it contradicts them: a ``maybe`` may be removed, and
statements of one tier may change places, without contradicting anybody, because the sources leave that open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations
from typing import Literal

import numpy as np

from statusquo.assessment.bench import Bench, Variant, Verdicts
from statusquo.assessment.results import Change, ChangeKind, Edit
from statusquo.conflict import Conflict, Party, Wish
from statusquo.conflict.expression import normal, parse

Kind = Literal["swap", "remove", "literal", "one_way"]
KINDS: tuple[Kind, ...] = ("swap", "remove", "literal", "one_way")
SILENCE = "silence"
"""Reason code of a drafted statement about something the party never spoke of: there are no words to change."""
SMALL = 64
"""States up to which solving a conflict anew costs little more than a further lane."""
Orders = tuple[tuple[Wish, ...], ...]
Numbers = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found.

    Attributes:
        edits: smallest edits, by concept, kind and size; all of the smallest size up to ``keep``.
        cut: (concept, kind, size): no edit of this kind below that size; larger ones were not tried.
    """

    edits: tuple[Edit, ...]
    cut: tuple[tuple[str, Kind, int], ...]


def find_edits(
    conflict: Conflict,
    state: int,
    concepts: Sequence[str],
    *,
    kinds: Sequence[Kind] = KINDS,
    max_size: int = 3,
    budget: int = 1000,
    keep: int = 3,
    wanted: bool | None = None,
    bench: Bench | None = None,
) -> Search:
    """Find the smallest edits that flip the verdict "the state is an equilibrium".

    Args:
        conflict: the conflict.
        state: number of the state.
        concepts: names of concepts; each has its own smallest edits.
        kinds: kinds of edits to try.
        max_size: largest number of elementary edits.
        budget: variants to evaluate for each kind; a size that would need more is not begun. A variant in
            one-way options is an analysis of its own and counts as many, by the number of states.
        keep: edits to keep for each concept and kind, in a fixed order.
        wanted: only concepts where the state is (True) or is not (False) an equilibrium now; None = all.
        bench: one made for this conflict, these concepts and several states, the one asked about among them; what
            is evaluated for one of them is then known for all.
    """
    bench = bench or Bench(conflict, (state,), concepts)
    here = bench.states.index(state)
    before = _everybody(bench.base()[None], here)[0].tolist()
    asked = [place for place in range(len(bench.concepts)) if wanted is None or before[place] == wanted]
    edits: list[Edit] = []
    cut: list[tuple[str, Kind, int]] = []
    for kind in kinds:
        open_places, left = set(asked), _budget(conflict, kind, budget)
        for size in range(1, max_size + 1):
            if not open_places:
                break
            variants, equilibria = _evaluated(bench, kind, size, left)
            if variants is None:
                cut += [(bench.concepts[place], kind, size) for place in sorted(open_places)]
                if kind == "swap":
                    edits += _by_moving_one(bench, here, open_places, before, size)
                break
            left -= len(variants)
            if not variants:
                break
            after = _everybody(equilibria, here)
            flips = {
                place: [variants[k] for k in np.flatnonzero(after[:, place] != before[place])[:keep].tolist()]
                for place in open_places
            }
            for place, found in flips.items():
                edits += [
                    Edit(bench.concepts[place], conflict.format_state(state), before[place], changes)
                    for changes in found
                ]
            open_places -= {place for place, found in flips.items() if found}
    order = {name: place for place, name in enumerate(bench.concepts)}
    edits.sort(key=lambda e: (order[e.concept], e.size, KINDS.index(_kind(e))))
    return Search(tuple(edits), tuple(cut))


def _by_moving_one(bench: Bench, here: int, places: set[int], before: list[bool], size: int) -> list[Edit]:
    """One statement moved past several others: where trying all swaps is too much, the shortest such move."""
    if ("moves", size) not in bench.kept:
        bench.kept["moves", size] = _Moves(bench, size)
    found: dict[int, Edit] = {}
    for changes, verdicts in bench.kept["moves", size]:
        after = verdicts[:, :, here].all(axis=1)
        for place in places - set(found):
            if after[place] != before[place]:
                state = bench.conflict.format_state(bench.states[here])
                found[place] = Edit(bench.concepts[place], state, before[place], changes)
        if len(found) == len(places):
            break
    return [found[place] for place in sorted(found)]


class _Moves:
    """Moves of one statement with their verdicts, shortest first; evaluated once, as far as anybody reads."""

    def __init__(self, bench: Bench, size: int) -> None:
        variants = sorted(_moves_of_one(bench.conflict, size), key=len)
        statements = [_statements(bench.conflict, changes) for changes in variants]
        self.more = zip(variants, bench.preferences(statements), strict=True)
        self.known: list[tuple[tuple[Change, ...], Verdicts]] = []

    def __iter__(self) -> Iterator[tuple[tuple[Change, ...], Verdicts]]:
        yield from self.known
        for entry in self.more:
            self.known.append(entry)
            yield entry


def _moves_of_one(conflict: Conflict, size: int) -> Iterator[tuple[Change, ...]]:
    """Each statement that was made moved up past ``size`` others or more; as swaps, one after the other."""
    for row, flat in enumerate(_orders(conflict)):
        for start in (k for k in range(size, len(flat)) if flat[k].why != SILENCE):
            order, changes = list(flat), []
            for place in range(start - 1, -1, -1):
                changes.append(_swap(conflict, row, order, place))
                order[place], order[place + 1] = order[place + 1], order[place]
                if len(changes) >= size:
                    yield tuple(changes)


def _budget(conflict: Conflict, kind: Kind, budget: int) -> int:
    if kind != "one_way":
        return budget
    return max(2 * len(conflict.keys), budget * SMALL // conflict.feasible_cells.size)


def _everybody(verdicts: Verdicts, here: int) -> Verdicts:
    """(variants, concepts): whether a state is stable for all parties."""
    return np.asarray(verdicts[..., here].all(axis=2))


def _kind(edit: Edit) -> Kind:
    return kind_of(edit.changes[0].kind)


def apply(conflict: Conflict, changes: Iterable[Change]) -> Conflict:
    """The conflict with some changes made, in their order.

    Raises:
        KeyError: a change names a statement or option that is not there.
    """
    for change in changes:
        if change.kind in ("lift", "set"):
            conflict = replace(conflict, one_way=tuple(_after(conflict, [change]).items()))
        else:
            parties = tuple(
                _changed(party, change) if party.name == change.party else party for party in conflict.parties
            )
            conflict = replace(conflict, parties=parties)
    return conflict


def _after(conflict: Conflict, changes: Iterable[Change]) -> dict[str, str]:
    """The one-way options after some changes of them."""
    ways = dict(conflict.one_way)
    for change in changes:
        ways.pop(change.option, None)
        if change.kind == "set":
            ways[change.option] = "take" if change.direction == "take" else "drop"
    return ways


def _changed(party: Party, change: Change) -> Party:
    """One party with one statement swapped, removed or changed; ``place`` counts through all tiers."""
    tiers = [list(tier) for tier in party.prefers or ()]
    places = [(t, k) for t, tier in enumerate(tiers) for k in range(len(tier))]
    tier, k = places[change.place]
    if tiers[tier][k].expression != change.statement:
        raise KeyError(change.statement)
    if change.kind == "swap":
        other, j = places[change.place + 1]
        tiers[tier][k], tiers[other][j] = tiers[other][j], tiers[tier][k]
    elif change.kind == "remove":
        del tiers[tier][k]
    else:
        tiers[tier][k] = replace(tiers[tier][k], expression=change.other)
    return replace(party, prefers=tuple(tuple(tier) for tier in tiers if tier))


# ---- enumerating -------------------------------------------------------------------------------------------


def _variants(conflict: Conflict, kind: Kind, size: int, budget: int) -> list[tuple[Change, ...]] | None:
    """All edits of a kind with exactly that size; None if there are more than the budget."""
    found: list[tuple[Change, ...]] = []
    for changes in _ENUMERATE[kind](conflict, size):
        found.append(changes)
        if len(found) > budget:
            return None
    return found


def _swaps(conflict: Conflict, size: int) -> Iterator[tuple[Change, ...]]:
    """Orders at exactly ``size`` adjacent swaps from the file's, over all parties together."""
    flat = _orders(conflict)
    # equal statements count as one, so orders are compared by the number of each statement's first likeness
    start = tuple(tuple(wishes.index(wish) for wish in wishes) for wishes in flat)
    seen = {start}
    frontier: list[tuple[Numbers, tuple[Change, ...]]] = [(start, ())]
    for step in range(size):
        following = []
        for numbers, changes in frontier:
            for row, own in enumerate(numbers):
                for place in range(len(own) - 1):
                    swapped = (*own[:place], own[place + 1], own[place], *own[place + 2 :])
                    after = (*numbers[:row], swapped, *numbers[row + 1 :])
                    if after in seen:
                        continue
                    seen.add(after)
                    change = _swap(conflict, row, [flat[row][number] for number in own], place)
                    following.append((after, (*changes, change)))
                    if step == size - 1:
                        yield (*changes, change)
        frontier = following


def _orders(conflict: Conflict) -> Orders:
    return tuple(tuple(wish for tier in party.prefers or () for wish in tier) for party in conflict.parties)


def _swap(conflict: Conflict, row: int, order: Sequence[Wish], place: int) -> Change:
    """The swap of the statements at a place and the next, in an order of a party's statements."""
    party = conflict.parties[row]
    first, second = order[place], order[place + 1]
    ends = list(accumulate(len(tier) for tier in party.prefers or ()))
    because = () if place + 1 not in ends or first.maybe else first.because
    return Change("swap", party.name, first.expression, second.expression, place, because=because)


def _removals(conflict: Conflict, size: int) -> Iterator[tuple[Change, ...]]:
    """Sets of statements to remove; later places first, so that the earlier ones keep their numbers."""
    single = [
        Change("remove", party.name, wish.expression, place=place, because=() if wish.maybe else wish.because)
        for party in conflict.parties
        for place, wish in enumerate(wish for tier in party.prefers or () for wish in tier)
    ]
    for chosen in combinations(single, size):
        yield tuple(reversed(chosen))


def _literals(conflict: Conflict, size: int) -> Iterator[tuple[Change, ...]]:
    """Statements that one literal each joins, by ``and`` or ``or``; not those that stand for a party's silence."""
    single = []
    for party in conflict.parties:
        wishes = [wish for tier in party.prefers or () for wish in tier]
        for place, wish in enumerate(wishes):
            for key in conflict.keys if wish.why != SILENCE else ():
                if key in parse(wish.expression).options:
                    continue
                for literal in (key, f"not {key}"):
                    single += [
                        Change(
                            "literal",
                            party.name,
                            wish.expression,
                            normal(f"({wish.expression}) {joint} {literal}"),
                            place,
                            option=key,
                            because=() if wish.maybe else wish.because,
                        )
                        for joint in ("and", "or")
                    ]
    for chosen in combinations(single, size):
        if len({(change.party, change.place) for change in chosen}) == size:
            yield chosen


def _ways(conflict: Conflict, size: int) -> Iterator[tuple[Change, ...]]:
    """Options that become one-way, or no longer are."""
    ways = dict(conflict.one_way)
    single = []
    for key in conflict.keys:
        owner = conflict.owner(key)
        if key in ways:
            single.append(Change("lift", owner, option=key, direction=ways[key]))
        single += [Change("set", owner, option=key, direction=way) for way in ("take", "drop") if way != ways.get(key)]
    for chosen in combinations(single, size):
        if len({change.option for change in chosen}) == size:
            yield chosen


_ENUMERATE: dict[Kind, Callable[[Conflict, int], Iterator[tuple[Change, ...]]]] = {
    "swap": _swaps,
    "remove": _removals,
    "literal": _literals,
    "one_way": _ways,
}


def _evaluated(bench: Bench, kind: Kind, size: int, budget: int) -> tuple[list[tuple[Change, ...]] | None, Verdicts]:
    """The variants of a kind and size (None if there are too many) with their verdicts.

    Returns:
        Also (variants, concepts, parties, states) bool.
    """
    key = (kind, size, budget)
    if key not in bench.kept:
        variants = _variants(bench.conflict, kind, size, budget)
        shape = (0, len(bench.concepts), len(bench.conflict.parties), len(bench.states))
        verdicts = np.array(list(_evaluate(bench, kind, variants or []))).reshape(-1, *shape[1:])
        bench.kept[key] = variants, verdicts.astype(bool)
    found: tuple[list[tuple[Change, ...]] | None, Verdicts] = bench.kept[key]
    return found


def _evaluate(bench: Bench, kind: Kind, variants: list[tuple[Change, ...]]) -> Iterator[Verdicts]:
    if kind == "one_way":
        for changes in variants:
            yield bench.one_way(_after(bench.conflict, changes))
        return
    yield from bench.preferences([_statements(bench.conflict, changes) for changes in variants])


def _statements(conflict: Conflict, changes: tuple[Change, ...]) -> Variant:
    """The statements of the parties that a change touches, after all changes."""
    rows = {party.name: row for row, party in enumerate(conflict.parties)}
    after: dict[int, list[str]] = {}
    for change in changes:
        row, place = rows[change.party], change.place
        if row not in after:
            after[row] = [wish.expression for tier in conflict.parties[row].prefers or () for wish in tier]
        own = after[row]
        if change.kind == "swap":
            own[place], own[place + 1] = own[place + 1], own[place]
        elif change.kind == "remove":
            del own[place]
        else:
            own[place] = change.other
    return {row: tuple(own) for row, own in after.items()}


def kind_of(change: ChangeKind) -> Kind:
    """The kind of search that a change belongs to."""
    if change == "lift" or change == "set":
        return "one_way"
    return change
