"""Actors joined across reports.

Two findings are the same actor if they share the key of the actor tables; else by name, where kinds agree:

* states, organisations, alliances, groups: the same name, endings of inflected words aside; or one's alias is
  the other's name and nobody else's;
* persons: the same full name (spelling of foreign sounds aside), a longer form of it with the same surname
  (``Wladimir Wladimirowitsch Putin``), or the surname alone where only one person in the case fits.

Two different table keys, two parties behind one surname, or a surname that fits two persons: no join.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from statusquo.case.decisions import Decision
from statusquo.case.generic import generic_pairs
from statusquo.case.joined import JoinedActor, Source
from statusquo.case.names import Keys, body_tokens, person_tokens, slug
from statusquo.case.nominals import base_name
from statusquo.case.offices import Holders, is_office, periods
from statusquo.findings import Actor, ActorKind, Findings

_FAMILY: dict[ActorKind, str] = {
    "state": "state",
    "person": "person",
    "organisation": "body",
    "alliance": "body",
    "group": "body",
}


_BRACKET = re.compile(r"\(([A-ZÄÖÜ][\w-]{1,7})\)")
_Find = Callable[[int], int]


class _Join(Protocol):
    def __call__(self, one: int, two: int, *, forced: bool = False) -> None: ...


@dataclass(slots=True)
class _Seen:
    """All findings that agree on name, kind and table: they are one actor without further evidence."""

    name: str
    family: str
    table: str | None
    tokens: tuple[str, ...]
    places: list[tuple[Findings, Actor]] = field(default_factory=list)
    behind: Counter[str] = field(default_factory=Counter)

    @property
    def order(self) -> tuple[str, ...]:
        return (self.table or "", self.family, *self.tokens)

    @property
    def short(self) -> tuple[str, ...]:
        """Every other name it goes by: aliases, and the short form in brackets after a name ("... (GdS)")."""
        found = {alias for _, actor in self.places for alias in actor.aliases}
        for _, actor in self.places:
            for span in actor.mentions:
                found |= set(_BRACKET.findall(span.quote))
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Cast:
    """The joined actors, and which of them each actor of each report is.

    Attributes:
        actors: sorted by key.
        keys: ``(report id, actor id)`` -> key.
        parties: key -> key of its party.
    """

    actors: tuple[JoinedActor, ...]
    keys: dict[tuple[str, str], str]
    parties: dict[str, str]


def join_actors(findings: Sequence[Findings], decisions: Iterable[Decision] = ()) -> Cast:
    """Join the actors of all reports.

    Args:
        findings: sorted by report; decisions already applied to them.
        decisions: those on actors (``merged``, ``split``, ``renamed``) are used here.
    """
    seen = _collect(findings)
    held = tuple(d for d in decisions if d.about == "actor")
    parent = _link(seen, held)
    clusters: dict[int, list[_Seen]] = defaultdict(list)
    for number, one in enumerate(seen):
        clusters[parent[number]].append(one)
    groups = sorted(clusters.values(), key=lambda group: min(one.order for one in group))
    return _build(groups, held)


def _collect(findings: Sequence[Findings]) -> list[_Seen]:
    found: dict[tuple[str, str, tuple[str, ...], str], _Seen] = {}
    holders = _holders(findings)
    for one in findings:
        for actor in one.actors:
            family = _FAMILY[actor.kind]
            if is_office(actor):
                _unnamed(found, one, actor, holders)
                continue
            tokens = person_tokens(actor.name) if family == "person" else body_tokens(actor.name)
            tokens = tokens or (actor.name.casefold(),)
            behind = _behind(one, actor)
            # a surname or common noun ("Opposition") is one actor only together with whom it stands for
            apart = behind if len(tokens) == 1 or family != "person" else ""
            key = (family, "", tokens, apart) if actor.table is None else ("", actor.table, (), "")
            seen = found.get(key)
            if seen is None:
                seen = found[key] = _Seen(actor.name, family, actor.table, tokens)
            seen.places.append((one, actor))
            if behind:
                seen.behind[behind] += 1
    return [found[key] for key in sorted(found)]


def _holders(findings: Sequence[Findings]) -> tuple[Holders, list[Actor]]:
    """Persons shown in an office, by time; and one finding for each of them by number."""
    holders, people, numbers = Holders(), list[Actor](), dict[tuple[str, ...], int]()
    for one in findings:
        for actor in one.actors:
            if actor.kind != "person" or actor.role is None or is_office(actor):
                continue
            party = _behind(one, actor)
            tokens = person_tokens(actor.name)
            if not tokens or not party:
                continue
            # a surname alone is the same person as the full name in that office
            number = numbers.setdefault((tokens[-1], party), len(people))
            if number == len(people):
                people.append(actor)
            elif len(person_tokens(people[number].name)) < len(tokens):
                people[number] = actor
            holders.add(actor.role, party, _day(one), number)
    return holders, people


def _unnamed(
    found: dict[tuple[str, str, tuple[str, ...], str], _Seen],
    one: Findings,
    actor: Actor,
    holders: tuple[Holders, list[Actor]],
) -> None:
    """Put a holder without a name to the person who held the office then, else to an actor of his own."""
    behind = _behind(one, actor)
    number = holders[0].who(actor.role or "", behind, _day(one))
    if number is None:
        tokens: tuple[str, ...] = (" ".join(body_tokens(actor.name)),)
        key: tuple[str, str, tuple[str, ...], str] = ("office", "", tokens, behind)
        seen = found.setdefault(key, _Seen(actor.name, "office", None, tokens))
    else:
        person = holders[1][number]
        tokens = person_tokens(person.name)
        key = ("person", "", tokens, behind if len(tokens) == 1 else "")
        seen = found.setdefault(key, _Seen(person.name, "person", None, tokens))
    seen.places.append((one, actor))
    if behind:
        seen.behind[behind] += 1


def _behind(one: Findings, actor: Actor) -> str:
    """A name for the party behind an actor of one report: its table key, else its comparable tokens."""
    walked = {actor.id}
    while actor.acts_for is not None and actor.acts_for not in walked:
        walked.add(actor.acts_for)
        actor = one.actor(actor.acts_for)
    if len(walked) == 1:
        return ""
    return actor.table or " ".join(body_tokens(actor.name))


def _link(seen: list[_Seen], held: tuple[Decision, ...]) -> list[int]:
    sets = _Sets(seen, _Parted(seen, held))
    for d in held:
        if d.action == "merged":
            for a in _called(sets.names, d.target):
                for b in _called(sets.names, d.other):
                    sets.join(a, b, forced=True)
    _same_names(seen, sets)
    _aliases(seen, sets.join)
    _longer_forms(seen, sets.join)
    _surnames(seen, sets.join, sets.find)
    for a, b in generic_pairs(seen):
        if seen[a].tokens != seen[b].tokens and _agree(seen[a], seen[b]):
            sets.join(a, b)
    return [sets.find(at) for at in range(len(seen))]


class _Parted:
    """What decisions keep apart: pairs of numbers, and numbers that join nothing but their like."""

    def __init__(self, seen: list[_Seen], held: tuple[Decision, ...]) -> None:
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

    def __init__(self, seen: list[_Seen], parted: _Parted) -> None:
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


def _names_of(seen: list[_Seen]) -> dict[str | tuple[str, ...], list[int]]:
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


def _agree(one: _Seen, two: _Seen) -> bool:
    """No evidence that they stand for different parties: none known on a side, or one in common."""
    return not one.behind or not two.behind or bool(one.behind.keys() & two.behind.keys())


def _same_names(seen: list[_Seen], sets: _Sets) -> None:
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


def _tokens(one: _Seen, name: str) -> tuple[str, ...]:
    return (person_tokens(name) if one.family == "person" else body_tokens(name)) or (name.casefold(),)


def _aliases(seen: list[_Seen], join: _Join) -> None:
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


def _longer_forms(seen: list[_Seen], join: _Join) -> None:
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


def _surnames(seen: list[_Seen], join: _Join, find: _Find) -> None:
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


def _build(groups: list[list[_Seen]], held: tuple[Decision, ...]) -> Cast:
    fresh = Keys(one.table for group in groups for one in group if one.table)
    names = [_name(group) for group in groups]
    renamed = {d.target: d.other for d in held if d.action == "renamed"}
    keys: list[str] = []
    for group, name in zip(groups, names, strict=True):
        table = next((one.table for one in group if one.table), None)
        keys.append(table or fresh.unique(slug([name])))
    place = {
        (one.report.id, a.id): key
        for group, key in zip(groups, keys, strict=True)
        for s in group
        for one, a in s.places
    }
    behind = {key: _behind_all(group, key, place) for group, key in zip(groups, keys, strict=True)}
    acts_for = {key: parties_[0] if parties_ else None for key, parties_ in behind.items()}
    parties = {key: _party(key, acts_for) for key in keys}
    joined = []
    for group, key, name in zip(groups, keys, names, strict=True):
        places = sorted(
            ((f, a) for one in group for f, a in one.places),
            key=lambda p: (_day(p[0]), p[0].report.id, p[1].id),
        )
        kinds = Counter(a.kind for _, a in places)
        spelled = Counter(name for _, a in places for name in dict.fromkeys((a.name, *a.aliases)))
        label = next((renamed[n] for n in (key, *spelled) if n in renamed), name)
        joined.append(
            JoinedActor(
                key=key,
                name=label,
                kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
                party=parties[key],
                acts_for=acts_for[key] if parties[key] != key else None,
                roles=tuple(dict.fromkeys(a.role for _, a in reversed(places) if a.role)),
                names=tuple(sorted(spelled, key=lambda n: (-spelled[n], n))),
                table=next((one.table for one in group if one.table), None),
                periods=periods(
                    (_day(f), a.role, place[f.report.id, a.acts_for] if a.acts_for else "")
                    for f, a in places
                    if a.role and a.kind == "person"
                ),
                behind=behind[key],
                sources=tuple(Source(_day(f), f.report.id, a.id, a.mentions[0]) for f, a in places if a.mentions),
            )
        )
    return Cast(tuple(sorted(joined, key=lambda a: a.key)), place, parties)


def _day(one: Findings) -> str:
    return one.report.date.isoformat() if one.report.date else ""


def _name(group: list[_Seen]) -> str:
    """The most frequent name, in its base form; of a person the most frequent full one.

    Of names that only say the kind ("Gewerkschaft") and full ones a full one is taken; of a body from the tables
    the short form, if the reports use it.
    """
    names = Counter(actor.name for one in group for _, actor in one.places if not is_office(actor))
    names = names or Counter(actor.name for one in group for _, actor in one.places)
    if any(one.family == "person" for one in group):
        full = {name: count for name, count in names.items() if len(person_tokens(name)) > 1}
        names = Counter(full) if full else names
    elif table := next((one.table for one in group if one.table), None):
        quotes = Counter(span.quote for one in group for _, actor in one.places for span in actor.mentions)
        short = [quote for quote in quotes if quote.casefold() == table.casefold()]
        if short and next(iter(names)) != group[0].table and max(map(len, names)) > 12:
            return min(short, key=lambda quote: (-quotes[quote], quote))
    else:
        longest = max(len(name.split()) for name in names)
        names = Counter(
            {_base(name, names): n for name, n in names.items() if longest == 1 or " " in name or name.isupper()}
        )
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _base(name: str, names: Counter[str]) -> str:
    """The base form; a single name with a capital is one as the reader gave it."""
    return name if len(names) == 1 and name[:1].isupper() else base_name(name)


def _behind_all(group: list[_Seen], key: str, place: dict[tuple[str, str], str]) -> tuple[str, ...]:
    """The parties by most texts, the latest first on a tie."""
    texts: dict[str, set[str]] = defaultdict(set)
    latest: dict[str, str] = {}
    for one in group:
        for findings, actor in one.places:
            if actor.acts_for is not None:
                other = place[findings.report.id, actor.acts_for]
                if other != key:
                    texts[other].add(findings.report.hash)
                    latest[other] = max(latest.get(other, ""), _day(findings))
    by_key = sorted(texts)
    return tuple(sorted(by_key, key=lambda k: (len(texts[k]), latest[k]), reverse=True))


def _party(key: str, acts_for: dict[str, str | None]) -> str:
    walked = [key]
    while (above := acts_for[walked[-1]]) is not None:
        if above in walked:  # reports contradict each other in a circle: the first in the alphabet leads
            return min(walked[walked.index(above) :])
        walked.append(above)
    return walked[-1]
