"""The elementary edits of question 3: what each does to a conflict (``candidates``: which there are).

========== ======================================================================================================
``swap``   neighbouring statements change places; in a ranking, neighbouring entries do (``rank``)
``remove`` a statement is removed
``add``    a statement of one literal is put in between two tiers, or above or below them all
``literal`` a literal joins a statement, by ``and`` or ``or``
``one_way`` an option is made one-way (``set``) or no longer is (``lift``)
========== ======================================================================================================

An edit goes against the sources of a statement where it contradicts them: a ``maybe`` may be removed, and
statements of one tier may change places, without contradicting anybody, because the sources leave that open. A
statement that is added contradicts those who want the opposite; otherwise no source says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Any, Literal

from statusquo.assessment.bench import Variant
from statusquo.assessment.results import Change, ChangeKind
from statusquo.conflict import Conflict, Party, Wish

Kind = Literal["swap", "remove", "add", "literal", "one_way"]
KINDS: tuple[Kind, ...] = ("swap", "remove", "add", "literal", "one_way")
Changes = tuple[Change, ...]


def kind_of(change: ChangeKind) -> Kind:
    """The kind of search that a change belongs to."""
    if change == "lift" or change == "set":
        return "one_way"
    return "swap" if change == "rank" else change


def apply(conflict: Conflict, changes: Iterable[Change]) -> Conflict:
    """The conflict with some changes made, in their order.

    Raises:
        KeyError: a change names a statement, place or option that is not there.
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


def orders_after(conflict: Conflict, changes: Changes) -> Variant:
    """The orders of the parties that some changes touch, after all of them."""
    rows = {party.name: row for row, party in enumerate(conflict.parties)}
    after: dict[int, list[Any]] = {}
    for change in changes:
        row, place = rows[change.party], change.place
        if row not in after:
            after[row] = _order(conflict.parties[row])
        own = after[row]
        if change.kind in ("swap", "rank"):
            own[place], own[place + 1] = own[place + 1], own[place]
        elif change.kind == "remove":
            del own[place]
        elif change.kind == "add":
            own.insert(place, change.other)
        else:
            own[place] = change.other
    return {row: tuple(own) for row, own in after.items()}


def _order(party: Party) -> list[Any]:
    """Its statements, or the entries of its ranking."""
    if party.ranking is not None:
        return list(party.ranking)
    return [wish.expression for tier in party.prefers or () for wish in tier]


def entry_text(entry: Sequence[str]) -> str:
    """An entry of a ranking as text: its patterns, tied ones with ``=`` between them."""
    return " = ".join(entry)


def _changed(party: Party, change: Change) -> Party:
    """One party with one statement or entry of its order changed; ``place`` counts through all tiers."""
    if change.kind == "rank":
        return _reranked(party, change)
    if change.kind == "add":
        return _added(party, change)
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


def _reranked(party: Party, change: Change) -> Party:
    ranking, place = list(party.ranking or ()), change.place
    if [entry_text(entry) for entry in ranking[place : place + 2]] != [change.statement, change.other]:
        raise KeyError(change.statement)
    ranking[place], ranking[place + 1] = ranking[place + 1], ranking[place]
    return replace(party, ranking=tuple(ranking))


def _added(party: Party, change: Change) -> Party:
    tiers = list(party.prefers or ())
    starts = starts_of(party)
    if change.place not in starts:
        raise KeyError(change.place)
    tiers.insert(starts.index(change.place), (Wish(change.other),))
    return replace(party, prefers=tuple(tiers))


def starts_of(party: Party) -> list[int]:
    """The places, counted through all tiers, at which a tier begins, and the one below them all."""
    return [0, *accumulate(len(tier) for tier in party.prefers or ())]
