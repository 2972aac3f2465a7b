"""One option under one key: a draft in the names of a file that was drafted earlier.

A key is made of words and, where two parties have an act of that name, of the party. So a new report can change it
(``sanktionen`` to ``sanktionen_usa``), and a party can get a fuller name. In a person's file the old names stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from statusquo.conflict import Conflict, Option, Party
from statusquo.conflict.expression import Expression, normal, parse
from statusquo.conflict.pattern import is_pattern


def in_names_of(drafted: Conflict, file: Conflict) -> Conflict:
    """A draft with the party names and option keys of a file, where both mean the same by them.

    An option is the same if its party is, and it has the same label or a finding in common; a party if all that
    it has under its new name was another party's that is gone.
    """
    drafted = _with_parties(drafted, _parties(drafted, file))
    keys = _keys(drafted, file)
    return _with_keys(drafted, keys) if keys else drafted


def _parties(drafted: Conflict, file: Conflict) -> dict[str, str]:
    known, new = {party.name for party in file.parties}, {party.name for party in drafted.parties}
    found: dict[str, str] = {}
    for party in drafted.parties:
        if party.name in known:
            continue
        alike = {
            other.name
            for other in file.parties
            if other.name not in new and any(_alike(a, b) for a in party.options for b in other.options)
        }
        if len(alike) == 1 and (name := alike.pop()) not in found.values():
            found[party.name] = name
    return found


def _keys(drafted: Conflict, file: Conflict) -> dict[str, str]:
    """New key and old key of the options that were renamed."""
    known, new = set(file.keys), set(drafted.keys)
    found: dict[str, str] = {}
    for option in sorted(drafted.options, key=lambda option: option.key):
        same = [old for old in file.options if old.key == option.key]
        if same and (file.owner(option.key) == drafted.owner(option.key) or _common(option, same[0])):
            continue
        gone = [o for o in file.options if o.key not in found.values() and _free(o.key, option, drafted, file, new)]
        alike = [old for old in gone if _alike(option, old)]
        if alike:
            best = max(alike, key=lambda old: (old.label == option.label, _common(option, old), old.key))
            found[option.key] = best.key
        elif option.key in known:  # the key is another party's in the file
            found[option.key] = _unused(option.key, known | new | set(found.values()))
    return found


def _free(key: str, option: Option, drafted: Conflict, file: Conflict, new: set[str]) -> bool:
    """Whether a key of the file has the same owner, and no other option of that owner carries it in the draft."""
    owner = drafted.owner(option.key)
    return file.owner(key) == owner and (key not in new or drafted.owner(key) != owner)


def _alike(one: Option, other: Option) -> bool:
    return one.label == other.label or _common(one, other) > 0


def _common(one: Option, other: Option) -> int:
    return len(set(one.because) & set(other.because))


def _unused(key: str, taken: set[str]) -> str:
    return next(name for number in range(2, len(taken) + 3) if (name := f"{key}_{number}") not in taken)


def _with_parties(conflict: Conflict, names: Mapping[str, str]) -> Conflict:
    if not names:
        return conflict
    parties = tuple(replace(party, name=names.get(party.name, party.name)) for party in conflict.parties)
    return replace(conflict, parties=parties)


def _with_keys(conflict: Conflict, keys: Mapping[str, str]) -> Conflict:
    """The conflict with other option keys, in every place that names one."""

    def told(expression: str) -> str:
        return expression if is_pattern(expression) else normal(str(_renamed(parse(expression), keys)))

    def party(one: Party) -> Party:
        return replace(
            one,
            options=tuple(replace(option, key=keys.get(option.key, option.key)) for option in one.options),
            prefers=None
            if one.prefers is None
            else tuple(tuple(replace(wish, expression=told(wish.expression)) for wish in tier) for tier in one.prefers),
        )

    return replace(
        conflict,
        parties=tuple(party(one) for one in conflict.parties),
        infeasible=tuple(replace(rule, expression=told(rule.expression)) for rule in conflict.infeasible),
        one_way=tuple((keys.get(key, key), way) for key, way in conflict.one_way),
        status_quo_because=tuple((keys.get(key, key), ids) for key, ids in conflict.status_quo_because),
    )


def _renamed(tree: Expression, keys: Mapping[str, str]) -> Expression:
    if tree.operator == "key":
        return replace(tree, key=keys.get(tree.key, tree.key))
    return replace(tree, parts=tuple(_renamed(part, keys) for part in tree.parts))
