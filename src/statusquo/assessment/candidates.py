"""Which edits of a kind and size there are: all of them, each as a tuple of elementary changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate, combinations, groupby, islice, permutations, product

from statusquo.assessment.changes import Changes, Kind, entry_text, starts_of
from statusquo.assessment.results import Change
from statusquo.conflict import Conflict, Party, Wish
from statusquo.conflict.expression import normal, parse
from statusquo.stability.ranks import SILENCE

Rows = Collection[int]
"""Parties by their place in the file."""
Item = Wish | tuple[str, ...]
"""What a party's order consists of: statements, or entries of a ranking."""
_Numbers = tuple[tuple[int, ...], ...]


def edits_of(conflict: Conflict, kind: Kind, size: int, most: int, rows: Rows | None = None) -> list[Changes] | None:
    """All edits of a kind with exactly that size; None if there are more than ``most``.

    Args:
        rows: the parties whose statements or options may change; default all.
    """
    asked = sorted(range(len(conflict.parties)) if rows is None else rows)
    if kind == "swap":
        found = list(islice(_swaps(conflict, size, asked), most + 1))
        return found if len(found) <= most else None
    single = [change for row in asked for change in _SINGLE[kind](conflict, row)]
    apart = _APART[kind]
    if _number([len(list(group)) for _, group in groupby(single, key=apart)], size) > most:
        return None
    chosen = (edit for edit in combinations(single, size) if size == 1 or len(set(map(apart, edit))) == size)
    found = [edit for changes in chosen for edit in _arranged(kind, changes)]
    return found if len(found) <= most else None


def _number(groups: Sequence[int], size: int) -> int:
    """In how many ways ``size`` things can be taken from groups of so many, at most one of each."""
    ways = [1] + [0] * size
    for group in groups:
        for taken in range(size, 0, -1):
            ways[taken] += ways[taken - 1] * group
    return ways[size]


def _arranged(kind: Kind, changes: Changes) -> Iterator[Changes]:
    """The changes in the order in which they are made: later places first, so that the earlier keep their numbers.

    Of statements put in at one place it matters which stands first.
    """
    if kind == "add" and len(changes) > 1:
        placed = sorted(changes, key=lambda change: (change.party, change.place))
        groups = [list(group) for _, group in groupby(placed, key=lambda change: (change.party, change.place))]
        for arranged in product(*(permutations(group) for group in groups)):
            yield tuple(reversed([change for group in arranged for change in group]))
    else:
        yield changes[::-1] if kind == "remove" else changes


def orders_of(conflict: Conflict) -> tuple[tuple[Wish, ...], ...]:
    """The statements of each party as the baseline order has them."""
    return tuple(map(_order, conflict.parties))


def _order(party: Party) -> tuple[Wish, ...]:
    return tuple(wish for tier in party.prefers or () for wish in tier)


def items_of(conflict: Conflict) -> tuple[tuple[Item, ...], ...]:
    """The same, with the entries of a ranking for parties that have one."""
    return tuple(
        own if party.ranking is None else party.ranking
        for own, party in zip(orders_of(conflict), conflict.parties, strict=True)
    )


def _swaps(conflict: Conflict, size: int, rows: Rows) -> Iterator[Changes]:
    """Orders at exactly ``size`` adjacent swaps from the file's, over all the parties together."""
    flat = items_of(conflict)
    # equal statements count as one, so orders are compared by the number of each statement's first likeness
    start = tuple(tuple(own.index(item) for item in own) for own in flat)
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


def swap_of(conflict: Conflict, row: int, order: Sequence[Item], place: int) -> Change:
    """The swap of what stands at a place and the next, in an order of a party's statements or entries."""
    party = conflict.parties[row]
    first, second = order[place], order[place + 1]
    if isinstance(first, Wish) and isinstance(second, Wish):
        because = _against(first)
        if because and place + 1 not in accumulate(len(tier) for tier in party.prefers or ()):
            because = ()  # of one tier no source says which comes first
        silent = SILENCE in (first.why, second.why)
        return Change("swap", party.name, first.expression, second.expression, place, because=because, silent=silent)
    better, worse = (entry_text(entry) for entry in (first, second) if isinstance(entry, tuple))
    return Change("rank", party.name, better, worse, place)


def _removals(conflict: Conflict, row: int) -> list[Change]:
    """Each statement removed."""
    party = conflict.parties[row]
    return [
        Change("remove", party.name, wish.expression, place=place, because=_against(wish), silent=wish.why == SILENCE)
        for place, wish in enumerate(_order(party))
    ]


def _against(wish: Wish) -> tuple[str, ...]:
    return () if wish.maybe else wish.because


def _additions(conflict: Conflict, row: int) -> list[Change]:
    """Literals put in as statements of their own, option by option.

    Below "X" neither "X" nor "not X" changes anything, so they are not put in there.
    """
    party = conflict.parties[row]
    own = _order(party)
    if party.ranking is not None or party.weights is not None:
        return []
    found = []
    for key in conflict.keys:
        pair = (key, f"not {key}")
        against = {
            text: tuple(sorted({i for wish in own if wish.expression == opposite for i in _against(wish)}))
            for text, opposite in (pair, pair[::-1])
        }
        first = next((place for place, wish in enumerate(own) if wish.expression in pair), len(own))
        found += [
            Change("add", party.name, other=text, place=start, option=key, because=against[text])
            for start in starts_of(party)
            if start <= first
            for text in pair
        ]
    return found


def _literals(conflict: Conflict, row: int) -> list[Change]:
    """Each statement that a literal joins, by ``and`` or ``or``; not those that stand for a party's silence."""
    party = conflict.parties[row]
    found = []
    for place, wish in enumerate(_order(party)):
        known = parse(wish.expression).options
        for key in conflict.keys if wish.why != SILENCE else ():
            if key in known:
                continue
            found += [
                Change(
                    "literal",
                    party.name,
                    wish.expression,
                    normal(f"({wish.expression}) {joint} {key}"),
                    place,
                    option=key,
                    direction=joint,
                    because=_against(wish),
                )
                for joint in ("and", "or", "and not", "or not")
            ]
    return found


def _ways(conflict: Conflict, row: int) -> list[Change]:
    """Options that become one-way, or no longer are."""
    ways, party = dict(conflict.one_way), conflict.parties[row]
    found = []
    for option in party.options:
        key = option.key
        if key in ways:
            found.append(Change("lift", party.name, option=key, direction=ways[key]))
        directions = (way for way in ("take", "drop") if way != ways.get(key))
        found += [Change("set", party.name, option=key, direction=way) for way in directions]
    return found


_SINGLE: dict[Kind, Callable[[Conflict, int], list[Change]]] = {
    "remove": _removals,
    "add": _additions,
    "literal": _literals,
    "one_way": _ways,
}
"""The edits of size 1 in one party."""
_APART: dict[Kind, Callable[[Change], tuple[object, ...]]] = {
    "remove": lambda change: (change.party, change.place),
    "add": lambda change: (change.party, change.option),
    "literal": lambda change: (change.party, change.place),
    "one_way": lambda change: (change.option,),
}
"""In what the changes of one edit must differ."""
