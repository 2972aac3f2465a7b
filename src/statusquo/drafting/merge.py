"""A new draft over a file that a person has edited: a three-way merge.

Base is the draft the file came from, mine the person's file, new the draft from all evidence now. Line by line:
what the person left as it was follows the new draft; what the person changed stays, and where the new evidence
would have it otherwise that is said. Lines are options, each party's preferences as a whole (their order is one
statement), the status quo per option, exclusions, one-way options, and the lists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from statusquo.conflict import Conflict, LeftOut, Option, Party, Rule, Tier
from statusquo.conflict.expression import parse
from statusquo.conflict.pattern import is_pattern
from statusquo.drafting.annotations import with_annotations
from statusquo.drafting.differences import Difference
from statusquo.drafting.renaming import in_names_of
from statusquo.drafting.spoken import of_file

V = TypeVar("V")
Ranking = tuple[tuple[str, ...], ...] | None
Weights = tuple[tuple[str, float], ...] | None


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged conflict, which names the new draft as its base, and what differs."""

    conflict: Conflict
    differences: tuple[Difference, ...]


def merge(base: Conflict, mine: Conflict, new: Conflict) -> Merged:
    """Merge a new draft into a person's file.

    Args:
        base: the draft that ``mine`` came from (``mine.draft`` names it).
        mine: the person's file.
        new: the new draft.

    Raises:
        ConflictError: the person's own lines no longer fit together (never because of the new draft).
    """
    differences: list[Difference] = []
    base, new = in_names_of(base, mine), in_names_of(new, mine)
    merged = _merged(base, mine, new, differences)
    if replace(mine, draft=base.draft) == base:
        merged = new  # nothing of it is the person's, not even an order
    elif replace(new, draft=base.draft) == base:
        merged = replace(mine, draft=new.draft)
    else:
        merged = with_annotations(base, mine, merged)
    language = of_file(mine)
    return Merged(merged, tuple(replace(one, language=language) for one in _with_reasons(differences, mine, new)))


def _with_reasons(differences: list[Difference], mine: Conflict, new: Conflict) -> list[Difference]:
    """Why an option goes: left out of the new draft for a reason, or part of another option there."""
    gone = {told.key for told in differences if (told.kind, told.what) == ("removed", "option")}
    found = []
    for told in differences:
        if told.kind == "removed" and told.what in ("status_quo", "one_way") and told.key in gone:
            continue  # goes with its option
        if told.kind == "removed" and told.what == "infeasible" and gone & _named(told.key):
            continue
        if (told.kind, told.what) == ("removed", "option"):
            option = next(option for option in mine.options if option.key == told.key)
            told = replace(told, why=_why_gone(option, mine.owner(told.key), new))
        found.append(told)
    return found


def _named(expression: str) -> frozenset[str]:
    return frozenset() if is_pattern(expression) else parse(expression).options


def _why_gone(option: Option, owner: str, new: Conflict) -> str:
    ids = set(option.because)
    for entry in new.left_out:
        if entry.label == f"{owner}: {option.label}" or (
            entry.label.startswith(f"{owner}: ") and ids & set(entry.because)
        ):
            return entry.why
    alike = [other for other in new.options if ids & set(other.because) and new.owner(other.key) == owner]
    if not alike:
        return ""
    return f"-> {max(alike, key=lambda other: (len(ids & set(other.because)), other.key)).key}"


def _merged(base: Conflict, mine: Conflict, new: Conflict, differences: list[Difference]) -> Conflict:
    options = _options(base, mine, new, differences)
    owners = {key: owner for key, (owner, _) in options.items()}
    names = [party.name for party in mine.parties]
    names += [party.name for party in new.parties if party.name not in names and party.name in owners.values()]
    known = frozenset(options)
    parties = tuple(
        Party(
            name,
            tuple(option for owner, option in options.values() if owner == name),
            *_wishes(name, base, mine, new, known, differences),
        )
        for name in names
        if name in {p.name for p in mine.parties} or name in owners.values()
    )
    order = [option.key for party in parties for option in party.options]
    gone = set(options) - set(new.keys)  # kept for the person's sake, with all that is said of them
    drafted = _values(new) | {key: value for key, value in _values(mine).items() if key in gone}
    ways = dict(new.one_way) | {key: way for key, way in mine.one_way if key in gone}
    values = _three("status_quo", _values(base), _values(mine), drafted, differences, str)
    because = dict(mine.status_quo_because) | dict(new.status_quo_because)
    pattern = "".join(values.get(key, "-") for key in order)
    return Conflict(
        title=_one("title", base.title, mine.title, new.title, differences),
        parties=parties,
        source=_one("source", base.source, mine.source, new.source, differences),
        infeasible=_rules(base, mine, new, known, differences),
        feasible=mine.feasible,
        one_way=tuple(
            (key, way)
            for key, way in _three("one_way", dict(base.one_way), dict(mine.one_way), ways, differences, str).items()
            if key in known
        ),
        status_quo=None if mine.status_quo is None and base.status_quo is not None else pattern,
        status_quo_because=tuple((key, because[key]) for key in order if because.get(key)),
        affected=_list(base.affected, mine.affected, new.affected),
        left_out=_left_out(base, mine, new),
        draft=new.draft,
    )


def _options(
    base: Conflict, mine: Conflict, new: Conflict, differences: list[Difference]
) -> dict[str, tuple[str, Option]]:
    """Options with their owners. One that a person's own line still needs stays even if the new draft drops it."""

    def held(conflict: Conflict) -> dict[str, tuple[str, Option]]:
        return {option.key: (party.name, option) for party in conflict.parties for option in party.options}

    def same(one: tuple[str, Option], other: tuple[str, Option]) -> bool:
        return (one[0], one[1].label) == (other[0], other[1].label)

    merged = _three("option", held(base), held(mine), held(new), differences, lambda v: v[1].label, same)
    for key in sorted(_needed(base, mine) - set(merged)):
        if key in held(mine):
            merged[key] = held(mine)[key]
            for place, told in enumerate(differences):
                if (told.kind, told.what, told.key) == ("removed", "option", key):
                    differences[place] = replace(told, kind="kept")
    return merged


def _needed(base: Conflict, mine: Conflict) -> set[str]:
    """Options in lines that the person wrote or changed."""
    drafted = {party.name: _spelled(party) for party in base.parties}
    before = {rule.expression for rule in base.infeasible}
    changed = [party for party in mine.parties if drafted.get(party.name) != _spelled(party)]
    # an order is one statement: where the person changed any of it, all of it is the person's
    own = {wish.expression for party in changed for tier in party.prefers or () for wish in tier}
    own |= {expression for party in changed for expression, _ in party.weights or ()}
    own |= {rule.expression for rule in mine.infeasible if not is_pattern(rule.expression)}
    answered = {key for key, value in _values(mine).items() if _values(base).get(key, value) != value}
    ways = {key for key, _ in set(mine.one_way) - set(base.one_way)}
    return answered | ways | {key for expression in own - before for key in parse(expression).options}


def _wishes(
    name: str,
    base: Conflict,
    mine: Conflict,
    new: Conflict,
    known: frozenset[str],
    differences: list[Difference],
) -> tuple[tuple[Tier, ...] | None, Ranking, Weights]:
    """``prefers``, ``ranking``, ``weights`` of a party: all of the new draft's, or all of the person's."""
    versions = [next((p for p in c.parties if p.name == name), None) for c in (base, mine, new)]
    before, own, drafted = versions
    if own is None or (before is not None and _spelled(own) == _spelled(before)):
        picked = drafted or own
        if own is not None and drafted is not None and _spelled(own) != _spelled(drafted):
            differences.append(Difference("changed", "prefers", name, _spelled(own), _spelled(drafted), _ids(drafted)))
    else:
        picked = own
        changed = before is None or drafted is None or _spelled(drafted) != _spelled(before)
        if changed and drafted is not None and _spelled(drafted) != _spelled(own):
            earlier = _spelled(before) if before is not None else ""
            told = Difference("kept", "prefers", name, _spelled(own), _spelled(drafted), _ids(drafted), before=earlier)
            differences.append(told)
    if picked is None:
        return None, None, None
    return _within(picked.prefers or (), known) or None, picked.ranking, picked.weights


def _within(tiers: Iterable[Tier], known: frozenset[str]) -> tuple[Tier, ...]:
    """Statements about options that are still there."""
    kept = (tuple(wish for wish in tier if parse(wish.expression).options <= known) for tier in tiers)
    return tuple(tier for tier in kept if tier)


def _spelled(party: Party) -> str:
    if party.prefers is None:
        return str(party.ranking or party.weights or "")
    return "; ".join(" | ".join(str(wish) for wish in tier) for tier in party.prefers)


def _ids(party: Party) -> tuple[str, ...]:
    return tuple(sorted({id_ for tier in party.prefers or () for wish in tier for id_ in wish.because}))


def _values(conflict: Conflict) -> dict[str, str]:
    if conflict.status_quo is None:
        return {}
    return dict(zip(conflict.keys, conflict.status_quo, strict=True))


def _rules(
    base: Conflict, mine: Conflict, new: Conflict, known: frozenset[str], differences: list[Difference]
) -> tuple[Rule, ...]:
    """Exclusions; those that are patterns belong to the person's own set of options and stay only with it."""
    if mine.feasible:
        return ()

    def held(conflict: Conflict) -> dict[str, Rule]:
        return {rule.expression: rule for rule in conflict.infeasible}

    merged = _three("infeasible", held(base), held(mine), held(new), differences, lambda rule: rule.expression)
    return tuple(
        rule
        for rule in merged.values()
        if (is_pattern(rule.expression) and len(rule.expression) == len(known))
        or (not is_pattern(rule.expression) and parse(rule.expression).options <= known)
    )


def _three(
    what: str,
    base: Mapping[str, V],
    mine: Mapping[str, V],
    new: Mapping[str, V],
    differences: list[Difference],
    spell: Callable[[V], str],
    same: Callable[[V, V], bool] = lambda one, other: one == other,
) -> dict[str, V]:
    """Merge keyed lines; the person's order first, what is new behind it."""

    def equal(one: V | None, other: V | None) -> bool:
        if one is None or other is None:
            return one is other
        return same(one, other)

    def told(value: V | None) -> str:
        return "" if value is None else spell(value)

    merged: dict[str, V] = {}
    for key in dict.fromkeys([*mine, *new]):
        before, own, drafted = base.get(key), mine.get(key), new.get(key)
        if equal(own, before):
            picked = drafted
            if not equal(own, drafted):
                kind: Literal["added", "removed", "changed"] = (
                    "added" if own is None else "removed" if drafted is None else "changed"
                )
                differences.append(Difference(kind, what, key, told(own), told(drafted), _because(drafted)))
        else:
            picked = own
            if not equal(drafted, before) and not equal(drafted, own):
                differences.append(Difference("kept", what, key, told(own), told(drafted), _because(drafted)))
        if picked is not None:
            merged[key] = picked
    return merged


def _because(value: object) -> tuple[str, ...]:
    if isinstance(value, tuple) and len(value) == 2:
        value = value[1]
    return value.because if isinstance(value, Option | Rule) else ()


def _one(what: str, base: str, mine: str, new: str, differences: list[Difference]) -> str:
    if mine == base:
        return new
    if new not in (base, mine):
        differences.append(Difference("kept", what, "", mine, new))
    return mine


def _list(base: tuple[V, ...], mine: tuple[V, ...], new: tuple[V, ...]) -> tuple[V, ...]:
    """A list of names: what the person added stays, what the person removed stays out."""
    removed = set(base) - set(mine)
    added = [name for name in mine if name not in base]
    return tuple(dict.fromkeys([*(name for name in new if name not in removed), *added]))


def _left_out(base: Conflict, mine: Conflict, new: Conflict) -> tuple[LeftOut, ...]:
    """One label may stand there with several reasons, so an entry is told apart by both."""
    before, own, drafted = (
        {(entry.label, entry.code or entry.why): entry for entry in c.left_out} for c in (base, mine, new)
    )
    kept = _list(tuple(before), tuple(own), tuple(drafted))
    entries = drafted | {name: entry for name, entry in own.items() if entry != before.get(name)}
    return tuple(entries[name] for name in kept)
