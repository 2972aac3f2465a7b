"""Actors joined across reports.

Two findings are the same actor if they share the key of the actor tables; else by name, where kinds agree:

* states, organisations, alliances, groups: the same name, endings of inflected words aside; or one's alias is
  the other's name and nobody else's; or the tables have one's name under the other's key;
* persons: the same full name (spelling of foreign sounds aside), a longer form of it with the same surname
  (``Wladimir Wladimirowitsch Putin``), or the surname alone where only one person in the case fits.

Two different table keys, two parties behind one surname, or a surname that fits two persons: no join.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Protocol

from statusquo.case.decisions import Decision
from statusquo.case.generic import generic_pairs
from statusquo.case.names import body_tokens, person_tokens
from statusquo.case.sightings import Sighting
from statusquo.language.actors.tables import tables

_NAMES = frozenset({"name", "acronym"})
_Find = Callable[[int], int]


class _Join(Protocol):
    def __call__(self, one: int, two: int, *, forced: bool = False) -> None: ...


def link(seen: list[Sighting], held: tuple[Decision, ...]) -> list[int]:
    """For each sighting the smallest number of those that are the same actor; ``held``: decisions on actors."""
    sets = _Sets(seen, _Parted(seen, held))
    for d in held:
        if d.action == "merged":
            for a in _called(sets.names, d.target):
                for b in _called(sets.names, d.other):
                    sets.join(a, b, forced=True)
    _same_names(seen, sets)
    _table_names(seen, sets.join)
    _aliases(seen, sets.join)
    _longer_forms(seen, sets.join)
    _surnames(seen, sets.join, sets.find)
    for a, b in generic_pairs(seen):
        if seen[a].tokens != seen[b].tokens and _agree(seen[a], seen[b]):
            sets.join(a, b)
    return [sets.find(at) for at in range(len(seen))]


class _Parted:
    """What decisions keep apart: pairs of numbers, and numbers that join nothing but their like."""

    def __init__(self, seen: list[Sighting], held: tuple[Decision, ...]) -> None:
        self.names = _names_of(seen) if held else {}
        self.pairs: dict[int, set[int]] = defaultdict(set)
        self.alone: dict[int, int] = {}
        for number, d in enumerate(d for d in held if d.action == "split"):
            mine = _called(self.names, d.target)
            if not d.other:
                self.alone.update(dict.fromkeys(mine, number))
            for a in mine:
                for b in _called(self.names, d.other) if d.other else ():
                    if a != b:
                        self.pairs[a].add(b)
                        self.pairs[b].add(a)


class _Sets:
    """Disjoint sets of numbers, the smaller added to the larger; a set is known by its smallest number."""

    def __init__(self, seen: list[Sighting], parted: _Parted) -> None:
        self.names = parted.names
        self._parent = list(range(len(seen)))
        self._members: dict[int, list[int]] = {}
        self._tables: dict[int, str] = {at: one.table for at, one in enumerate(seen) if one.table}
        self._parted = parted

    def find(self, at: int) -> int:
        """The smallest number of the set."""
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def join(self, one: int, two: int, *, forced: bool = False) -> None:
        """Make two sets one, unless a decision or two tables speak against it."""
        one, two = sorted((self.find(one), self.find(two)))
        if one == two:
            return
        mine, yours = self._members.get(one, [one]), self._members.get(two, [two])
        if self._apart(mine, yours):
            return
        tables = {self._tables[at] for at in (one, two) if at in self._tables}
        if len(tables) > 1 and not forced:
            return
        if two in self._tables:
            self._tables.setdefault(one, self._tables[two])
        self._parent[two] = one
        self._members.pop(two, None)
        if len(mine) < len(yours):
            mine, yours = yours, mine
        mine.extend(yours)
        self._members[one] = mine

    def _apart(self, mine: list[int], yours: list[int]) -> bool:
        parted = self._parted
        if parted.alone and {parted.alone.get(at) for at in mine} != {parted.alone.get(at) for at in yours}:
            return True
        if not parted.pairs:
            return False
        few, many = (mine, yours) if len(mine) < len(yours) else (yours, mine)
        others = {at for a in few for at in parted.pairs.get(a, ())}
        return bool(others) and any(at in others for at in many)


def _names_of(seen: list[Sighting]) -> dict[str | tuple[str, ...], list[int]]:
    """What a decision may call an actor by (table key, name, comparable name) -> its places in ``seen``."""
    found: dict[str | tuple[str, ...], list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        names: set[str | tuple[str, ...]] = {actor.name for _, actor in one.places}
        names |= {one.tokens, *([one.table] if one.table else [])}
        for name in sorted(names, key=str):
            found[name].append(at)
    return found


def _called(names: dict[str | tuple[str, ...], list[int]], name: str) -> list[int]:
    keys: tuple[str | tuple[str, ...], ...] = (name, person_tokens(name), body_tokens(name))
    return sorted({at for key in keys if key for at in names.get(key, ())})


def _agree(one: Sighting, two: Sighting) -> bool:
    """No evidence that they stand for different parties: none known on a side, or one in common."""
    return not one.behind or not two.behind or bool(one.behind.keys() & two.behind.keys())


def _same_names(seen: list[Sighting], sets: _Sets) -> None:
    """The same name in the same family; a one-word name only where the parties behind it agree.

    One without a known party goes with the others if all of these are one.
    """
    by_name: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        for tokens in sorted({one.tokens} | {_tokens(one, actor.name) for _, actor in one.places if one.table}):
            by_name[one.family, tokens].append(at)
    for group in by_name.values():
        first: dict[str, int] = {}
        for at in group:
            for behind in sorted(seen[at].behind):
                sets.join(first.setdefault(behind, at), at)
        open_ = [at for at in group if not seen[at].behind]
        for at in open_[1:]:
            sets.join(open_[0], at)
        known = {sets.find(at) for at in group if seen[at].behind}
        if open_ and len(known) == 1:
            sets.join(open_[0], known.pop())


def _tokens(one: Sighting, name: str) -> tuple[str, ...]:
    return (person_tokens(name) if one.family == "person" else body_tokens(name)) or (name.casefold(),)


def _table_names(seen: list[Sighting], join: _Join) -> None:
    """A body without a table key whose whole name is, in the tables, that of one which the case has under its key.

    So "Verdi" from another reader or a file goes with "ver.di".
    """
    keyed = {one.table: at for at, one in enumerate(seen) if one.table}
    if not keyed:
        return  # the tables take a while to load
    for at, one in enumerate(seen):
        if one.table is not None or one.family not in ("body", "state"):
            continue
        words = one.name.split()
        for match in (tables(language).match(words, 0) for language in ("de", "en")):
            if match is None or match.length != len(words) or match.form_kind not in _NAMES:
                continue
            other = keyed.get(match.entry.id)
            if other is not None and _agree(one, seen[other]):
                join(other, at)
                break


def _aliases(seen: list[Sighting], join: _Join) -> None:
    """An alias of one that is the name of exactly one other; of persons only aliases of two words or more."""
    names: dict[tuple[str, tuple[str, ...]], set[int]] = defaultdict(set)
    for at, one in enumerate(seen):
        names[one.family, one.tokens].add(at)
    for at, one in enumerate(seen):
        forms = {_tokens(one, alias) for _, actor in one.places for alias in actor.aliases}
        for tokens in sorted(forms):
            if one.family == "person" and len(tokens) < 2:
                continue
            others = names.get((one.family, tokens), set()) - {at}
            if len(others) == 1:
                other = next(iter(others))
                if _agree(one, seen[other]):
                    join(at, other)


def _longer_forms(seen: list[Sighting], join: _Join) -> None:
    """Persons: all tokens of the shorter name stand in the longer one in order, with the same surname."""
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        if one.family == "person" and len(one.tokens) > 1:
            for token in sorted({*one.tokens[:-1], *(token[0] + "." for token in one.tokens[:-1])}):
                having[one.tokens[-1], token].append(at)
    for a, one in enumerate(seen):
        if one.family != "person" or len(one.tokens) < 2:
            continue
        first = one.tokens[0] if len(one.tokens[0]) > 1 else one.tokens[0] + "."
        group = having.get((one.tokens[-1], first), ())
        fits = [b for b in group if b != a and _within(one.tokens, seen[b].tokens) and _agree(one, seen[b])]
        for b in fits if len(fits) == 1 or all(_within(one.tokens[:1], seen[b].tokens) for b in fits) else ():
            join(a, b)


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    if len(short) >= len(long) and short != long and not any(len(token) == 1 for token in short):
        return False
    rest = iter(long)
    return all(
        any(token == other or (len(token) == 1 and other.startswith(token)) for other in rest) for token in short
    )


def _surnames(seen: list[Sighting], join: _Join, find: _Find) -> None:
    """A surname alone goes with the one person of that surname whose party does not speak against it."""
    full: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(seen):
        if one.family == "person" and len(one.tokens) > 1:
            full[one.tokens[-1]].append(at)
    for at, one in enumerate(seen):
        if one.family != "person" or len(one.tokens) != 1:
            continue
        fits = {find(b): b for b in full.get(one.tokens[0], ()) if _agree(one, seen[b])}
        if len(fits) == 1:
            join(at, next(iter(fits.values())))
