"""The smallest changes of a conflict that make a state an equilibrium, or end that.

Kinds of change, each searched by itself, smallest number of single changes first:

* ``swap``: two statements that follow each other change places (statements of one tier too: that contradicts
  nothing that is known and is marked so); in a ranking, two entries that follow each other;
* ``remove``: a statement is dropped;
* ``add``: a statement "X" or "not X" is put in at some place;
* ``one-way``: an option becomes one-way, or stops being so.

The idea: Kinsara, Kilgour & Hipel 2015, who swap neighbours in rankings; for statements it is carried over.
Cost: k edits of one change, about k^d / d! of d changes, each a verdict on one state (see ``focus``).

Measured on the baseline order. Breadth first over edited conflicts, so the first hits are smallest; the
search stops at ``size`` changes or ``tried`` conflicts per kind and says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, get_args

from statusquo.conflict import Conflict, Party, Tier, Wish
from statusquo.errors import UsageError
from statusquo.stability.concepts import chosen
from statusquo.stability.lanes import Variants

Kind = Literal["swap", "remove", "add", "one-way"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Change:
    """One single change.

    Attributes:
        kind: see the head of the module.
        party: whose preferences or option.
        place: of the first of the two that are swapped, of what is removed or put in; among the party's
            statements (all tiers in one list) or ranking entries, from 0; -1 for ``one-way``.
        first, second: the statements (or, in a ranking, patterns) concerned, as text; ``second`` only for a
            swap. ``first`` was more important before.
        wishes: the statements themselves, for their evidence.
        within_tier: a swap inside a tier.
        option: for ``one-way`` the option's key; ``direction``: ``take``, ``drop``, or ``both`` when it is
            lifted.
    """

    kind: Kind
    party: str
    place: int = -1
    first: str = ""
    second: str = ""
    wishes: tuple[Wish, ...] = ()
    within_tier: bool = False
    option: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """A set of changes of one kind that has the effect asked for.

    Attributes:
        kind: of all its changes.
        changes: in the order in which they are made.
        conflict: the conflict after them.
    """

    kind: Kind
    changes: tuple[Change, ...]
    conflict: Conflict

    @property
    def size(self) -> int:
        """The number of single changes."""
        return len(self.changes)


@dataclass(frozen=True, slots=True)
class EditSearch:
    """What a search found for one kind.

    Attributes:
        edits: all smallest edits, or none.
        tried: how many conflicts were evaluated.
        complete: every edit up to ``size`` changes was tried, or a smallest one was found.
        size: the number of changes up to which the search is complete.
    """

    kind: Kind
    edits: tuple[Edit, ...]
    tried: int
    complete: bool
    size: int


def smallest_edits(
    conflict: Conflict,
    state: int | str,
    concept: str,
    *,
    stable: bool,
    kinds: Iterable[Kind] = KINDS,
    parties: Iterable[str] | None = None,
    size: int = 2,
    tried: int = 20_000,
) -> tuple[EditSearch, ...]:
    """Find the smallest edits after which a state is an equilibrium, or is none.

    Args:
        state: a feasible state.
        stable: whether it shall be an equilibrium after the edit.
        kinds: which changes to look at; each kind is searched by itself.
        parties: whose preferences and options may change; default everybody's.
        size: the largest number of changes to combine.
        tried: the largest number of conflicts to evaluate per kind.

    Returns:
        One search per kind, in the order asked. If the state is already as wanted, searches with one edit
        without changes.

    Raises:
        UsageError: an unknown concept, kind, party or state.
    """
    picked = chosen((concept,))[0]
    number = conflict.state(state) if isinstance(state, str) else int(state)
    if not (0 <= number < 1 << len(conflict.options) and conflict.is_feasible(number)):
        raise UsageError(f"the state {number} is not feasible", where=conflict.title)
    wanted = tuple(kinds)
    for kind in wanted:
        if kind not in KINDS:
            raise UsageError(f"there is no kind of edit '{kind}'", advice="known: " + ", ".join(KINDS))
    names = {party.name for party in conflict.parties} if parties is None else set(parties)
    for name in sorted(names):
        conflict.party(name)
    variants = Variants(conflict, picked, number)
    as_wanted = next(variants.is_equilibrium([conflict])) == stable
    if as_wanted:
        return tuple(EditSearch(kind, (Edit(kind, (), conflict),), 1, True, 0) for kind in wanted)
    return tuple(_search(variants, kind, names, stable, size, tried) for kind in wanted)


def _search(variants: Variants, kind: Kind, parties: set[str], stable: bool, size: int, tried: int) -> EditSearch:
    seen = {variants.conflict}
    frontier = [Edit(kind, (), variants.conflict)]
    evaluated = 0
    for level in range(1, size + 1):
        fresh = list(islice(_next(frontier, kind, parties, seen), tried - evaluated + 1))
        cut = len(fresh) > tried - evaluated
        fresh = fresh[: tried - evaluated]
        verdicts = variants.is_equilibrium(edit.conflict for edit in fresh)
        hits = tuple(edit for edit, verdict in zip(fresh, verdicts, strict=True) if verdict == stable)
        evaluated += len(fresh)
        if hits or cut or not fresh:
            return EditSearch(kind, hits, evaluated, not cut, level if not cut else level - 1)
        frontier = fresh
    return EditSearch(kind, (), evaluated, True, size)


def _next(frontier: list[Edit], kind: Kind, parties: set[str], seen: set[Conflict]) -> Iterator[Edit]:
    for edit in frontier:
        for change, conflict in single_changes(edit.conflict, kind, parties):
            if conflict not in seen:
                seen.add(conflict)
                yield Edit(kind, (*edit.changes, change), conflict)


def single_changes(
    conflict: Conflict, kind: Kind, parties: set[str] | None = None
) -> Iterator[tuple[Change, Conflict]]:
    """All conflicts one change of a kind away.

    Args:
        parties: whose preferences and options may change; default everybody's.
    """
    for row, party in enumerate(conflict.parties):
        if parties is not None and party.name not in parties:
            continue
        if kind == "one-way":
            yield from _one_way(conflict, party)
            continue
        for change, edited in _MAKERS[kind](conflict, party):
            yield (
                change,
                replace(conflict, parties=(*conflict.parties[:row], edited, *conflict.parties[row + 1 :])),
            )


def _swaps(conflict: Conflict, party: Party) -> Iterator[tuple[Change, Party]]:
    if party.ranking is not None:
        for place, (better, worse) in enumerate(zip(party.ranking, party.ranking[1:], strict=False)):
            ranking = (*party.ranking[:place], worse, better, *party.ranking[place + 2 :])
            change = Change("swap", party.name, place, " = ".join(better), " = ".join(worse))
            yield change, replace(party, ranking=ranking)
    tiers = party.prefers or ()
    wishes = [wish for tier in tiers for wish in tier]
    tier_of = [number for number, tier in enumerate(tiers) for _ in tier]
    for place in range(len(wishes) - 1):
        first, second = wishes[place : place + 2]
        swapped = [*wishes[:place], second, first, *wishes[place + 2 :]]
        change = Change(
            "swap",
            party.name,
            place,
            str(first),
            str(second),
            (first, second),
            within_tier=tier_of[place] == tier_of[place + 1],
        )
        yield change, replace(party, prefers=_reshape(swapped, tiers))


def _reshape(wishes: list[Wish], tiers: tuple[Tier, ...]) -> tuple[Tier, ...]:
    queue = iter(wishes)
    return tuple(tuple(islice(queue, len(tier))) for tier in tiers)


def _removals(conflict: Conflict, party: Party) -> Iterator[tuple[Change, Party]]:
    place = 0
    tiers = party.prefers or ()
    for number, tier in enumerate(tiers):
        for within, wish in enumerate(tier):
            rest = tier[:within] + tier[within + 1 :]
            left = (*tiers[:number], *((rest,) if rest else ()), *tiers[number + 1 :])
            yield Change("remove", party.name, place, str(wish), wishes=(wish,)), replace(party, prefers=left)
            place += 1


def _additions(conflict: Conflict, party: Party) -> Iterator[tuple[Change, Party]]:
    if party.ranking is not None or party.weights is not None:
        return
    tiers = party.prefers or ()
    known: set[str] = set()
    place = 0
    for number in range(len(tiers) + 1):
        for key in conflict.keys:
            for text in (key, f"not {key}"):
                # after "X" neither "X" nor "not X" changes anything
                if text in known or _opposite(text) in known:
                    continue
                wish = Wish(text)
                edited = replace(party, prefers=(*tiers[:number], (wish,), *tiers[number:]))
                yield Change("add", party.name, place, text, wishes=(wish,)), edited
        if number < len(tiers):
            known |= {wish.expression for wish in tiers[number]}
            place += len(tiers[number])


def _opposite(text: str) -> str:
    return text.removeprefix("not ") if text.startswith("not ") else f"not {text}"


_MAKERS: dict[str, Callable[[Conflict, Party], Iterator[tuple[Change, Party]]]] = {
    "swap": _swaps,
    "remove": _removals,
    "add": _additions,
}


def _one_way(conflict: Conflict, party: Party) -> Iterator[tuple[Change, Conflict]]:
    ways = dict(conflict.one_way)
    for option in party.options:
        for direction in ("both",) if option.key in ways else ("take", "drop"):
            changed = {key: way for key, way in ways.items() if key != option.key}
            if direction != "both":
                changed[option.key] = direction
            ordered = tuple((key, changed[key]) for key in conflict.keys if key in changed)
            change = Change("one-way", party.name, option=option.key, direction=direction)
            yield change, replace(conflict, one_way=ordered)
