"""The elementary edits of question 3: which there are, and a conflict after them.

Four kinds: neighbouring statements change places (``swap``), a statement is removed (``remove``), a literal joins a
statement (``literal``), an option is made or is no longer one-way (``set``, ``lift``; kind ``one_way``).

An edit goes against the sources of a statement where it contradicts them: a ``maybe`` may be removed, and
statements of one tier may change places, without contradicting anybody, because the sources leave that open.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, combinations
from typing import Literal

from statusquo.assessment.bench import Variant
from statusquo.assessment.results import Change, ChangeKind
from statusquo.conflict import Conflict, Party, Wish
from statusquo.conflict.expression import normal, parse

Kind = Literal["swap", "remove", "literal", "one_way"]
KINDS: tuple[Kind, ...] = ("swap", "remove", "literal", "one_way")
SILENCE = "silence"
"""Reason code of a drafted statement about something the party never spoke of: there are no words to change."""
Changes = tuple[Change, ...]
Rows = Collection[int]
"""Parties by their place in the file."""
_Numbers = tuple[tuple[int, ...], ...]


def kind_of(change: ChangeKind) -> Kind:
    """The kind of search that a change belongs to."""
    if change == "lift" or change == "set":
        return "one_way"
    return change


def apply(conflict: Conflict, changes: Iterable[Change]) -> Conflict:
    """The conflict with some changes made, in their order.

    Raises:
        KeyError: a change names a statement or option that is not there.
    """
    for change in changes:
        if change.kind in ("lift", "set"):
            conflict = replace(conflict, one_way=tuple(ways_after(conflict, [change]).items()))
        else:
            parties = tuple(
                _changed(party, change) if party.name == change.party else party for party in conflict.parties
            )
            conflict = replace(conflict, parties=parties)
    return conflict


def ways_after(conflict: Conflict, changes: Iterable[Change]) -> dict[str, str]:
    """The one-way options after some changes of them."""
    ways = dict(conflict.one_way)
    for change in changes:
        ways.pop(change.option, None)
        if change.kind == "set":
            ways[change.option] = "take" if change.direction == "take" else "drop"
    return ways


def statements_after(conflict: Conflict, changes: Changes) -> Variant:
    """The statements of the parties that some changes touch, after all of them."""
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


def edits_of(conflict: Conflict, kind: Kind, size: int, most: int, rows: Rows | None = None) -> list[Changes] | None:
    """All edits of a kind with exactly that size; None if there are more than ``most``.

    Args:
        rows: the parties whose statements or options may change; default all.
    """
    found: list[Changes] = []
    for changes in _ENUMERATE[kind](conflict, size, range(len(conflict.parties)) if rows is None else rows):
        found.append(changes)
        if len(found) > most:
            return None
    return found


def orders_of(conflict: Conflict) -> tuple[tuple[Wish, ...], ...]:
    """The statements of each party as the baseline order has them."""
    return tuple(tuple(wish for tier in party.prefers or () for wish in tier) for party in conflict.parties)


def _swaps(conflict: Conflict, size: int, rows: Rows) -> Iterator[Changes]:
    """Orders at exactly ``size`` adjacent swaps from the file's, over all the parties together."""
    flat = orders_of(conflict)
    # equal statements count as one, so orders are compared by the number of each statement's first likeness
    start = tuple(tuple(wishes.index(wish) for wish in wishes) for wishes in flat)
    seen = {start}
    frontier: list[tuple[_Numbers, Changes]] = [(start, ())]
    for step in range(size):
        following = []
        for numbers, changes in frontier:
            for row in sorted(rows):
                own = numbers[row]
                for place in range(len(own) - 1):
                    swapped = (*own[:place], own[place + 1], own[place], *own[place + 2 :])
                    after = (*numbers[:row], swapped, *numbers[row + 1 :])
                    if after in seen:
                        continue
                    seen.add(after)
                    change = swap_of(conflict, row, [flat[row][number] for number in own], place)
                    following.append((after, (*changes, change)))
                    if step == size - 1:
                        yield (*changes, change)
        frontier = following


def swap_of(conflict: Conflict, row: int, order: Sequence[Wish], place: int) -> Change:
    """The swap of the statements at a place and the next, in an order of a party's statements."""
    party = conflict.parties[row]
    first, second = order[place], order[place + 1]
    ends = list(accumulate(len(tier) for tier in party.prefers or ()))
    because = () if place + 1 not in ends or first.maybe else first.because
    return Change("swap", party.name, first.expression, second.expression, place, because=because)


def _removals(conflict: Conflict, size: int, rows: Rows) -> Iterator[Changes]:
    """Sets of statements to remove; later places first, so that the earlier ones keep their numbers."""
    orders = orders_of(conflict)
    single = [
        Change("remove", conflict.parties[row].name, wish.expression, place=place, because=_against(wish))
        for row in sorted(rows)
        for place, wish in enumerate(orders[row])
    ]
    for chosen in combinations(single, size):
        yield tuple(reversed(chosen))


def _against(wish: Wish) -> tuple[str, ...]:
    return () if wish.maybe else wish.because


def _literals(conflict: Conflict, size: int, rows: Rows) -> Iterator[Changes]:
    """Statements that one literal each joins, by ``and`` or ``or``; not those that stand for a party's silence."""
    orders = orders_of(conflict)
    single = []
    for row in sorted(rows):
        for place, wish in enumerate(orders[row]):
            for key in conflict.keys if wish.why != SILENCE else ():
                if key in parse(wish.expression).options:
                    continue
                single += [
                    Change(
                        "literal",
                        conflict.parties[row].name,
                        wish.expression,
                        normal(f"({wish.expression}) {joint} {key}"),
                        place,
                        option=key,
                        direction=joint,
                        because=_against(wish),
                    )
                    for joint in ("and", "or", "and not", "or not")
                ]
    for chosen in combinations(single, size):
        if len({(change.party, change.place) for change in chosen}) == size:
            yield chosen


def _ways(conflict: Conflict, size: int, rows: Rows) -> Iterator[Changes]:
    """Options that become one-way, or no longer are."""
    ways = dict(conflict.one_way)
    single = []
    for party in (conflict.parties[row] for row in sorted(rows)):
        for option in party.options:
            key = option.key
            if key in ways:
                single.append(Change("lift", party.name, option=key, direction=ways[key]))
            directions = (way for way in ("take", "drop") if way != ways.get(key))
            single += [Change("set", party.name, option=key, direction=way) for way in directions]
    for chosen in combinations(single, size):
        if len({change.option for change in chosen}) == size:
            yield chosen


_ENUMERATE: dict[Kind, Callable[[Conflict, int, Rows], Iterator[Changes]]] = {
    "swap": _swaps,
    "remove": _removals,
    "literal": _literals,
    "one_way": _ways,
}
