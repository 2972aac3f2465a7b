"""Random conflict files: one generator, fed by hypothesis (which shrinks) or by a seeded random number.

A conflict is drawn as the data of a conflict file and handed on as its text, so that the engine and the
reference read the same characters, each with its own reader. Drawn are 2-5 parties (some may own nothing),
2-8 options, 0-70 % infeasible states, one-way options, rankings with ties, weights with ties, statements
with tiers and `maybe`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import Any

from hypothesis import strategies as st

from tests.reference_file import true

Integer = Callable[[int, int], int]
"""Gives a whole number between two bounds, both included."""


def draw_conflict(
    integer: Integer, *, most_options: int = 8, only_statements: bool = False, full: bool = False
) -> dict[str, Any]:
    """The data of one conflict file.

    Args:
        integer: gives whole numbers.
        most_options: at most so many options in all.
        only_statements: no rankings and weights.
        full: every state feasible, every move reversible.
    """
    count = integer(2, most_options)
    parties = integer(2, 5)
    owner = sorted(integer(0, parties - 1) for _ in range(count))
    keys = [f"o{k + 1}" for k in range(count)]
    limits, states = ({}, _all_states(keys)) if full else _limits(integer, keys)
    data: dict[str, Any] = {"statusquo": "conflict/1", "title": "random", "parties": {}, **limits}
    for number in range(parties):
        own = {key: f"option {key}" for key, by in zip(keys, owner, strict=True) if by == number}
        data["parties"][f"party {number + 1}"] = {
            **({"options": own} if own else {}),
            **_preferences(integer, keys, states, 0 if only_statements else integer(0, 2)),
        }
    ways = {key: ("take", "drop")[way - 3] for key in keys if (way := integer(0, 4)) >= 3}
    if ways and not full:
        data["one-way"] = ways
    if integer(0, 1):
        data["status-quo"] = states[integer(0, len(states) - 1)]
    return data


def _all_states(keys: Sequence[str]) -> list[str]:
    return ["".join(state) for state in product("NY", repeat=len(keys))]


def _limits(integer: Integer, keys: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """`infeasible` or `feasible` entries, and the states they leave."""
    states = _all_states(keys)
    kind = integer(0, 3)
    if kind == 0:
        return {}, states
    if kind == 1:  # any set of states, listed: the hardest shapes for moves and closures
        part = integer(30, 100)
        chance = random.Random(integer(0, 2**16))
        kept = [state for state in states if chance.randrange(100) < part] or states[:1]
        return {"feasible": kept}, kept
    entries = [_pattern(integer, len(keys)) for _ in range(integer(1, 3))]
    if kind == 3:
        entries.append(_expression(integer, keys, 1))
    kept = [state for state in states if not any(true(entry, state, tuple(keys)) for entry in entries)]
    if len(kept) * 10 < len(states) * 3:
        return {}, states
    return {"infeasible": entries}, kept


def _pattern(integer: Integer, size: int) -> str:
    return "".join("-YN--"[integer(0, 4)] for _ in range(size - 1)) + "YN"[integer(0, 1)]


def _preferences(integer: Integer, keys: Sequence[str], states: Sequence[str], kind: int) -> dict[str, Any]:
    if kind == 1:
        chance = random.Random(integer(0, 2**16))
        levels = integer(1, max(1, len(states)))
        place = {state: chance.randrange(levels) for state in states}
        groups = [[state for state in states if place[state] == k] for k in range(levels)]
        return {"ranking": [group if len(group) > 1 else group[0] for group in groups if group]}
    if kind == 2:
        expressions = {_expression(integer, keys, 1): integer(-3, 3) for _ in range(integer(1, 4))}
        return {"weights": expressions}
    tiers: list[Any] = []
    for _ in range(integer(1, 4)):
        tier = [
            ("maybe " if integer(0, 3) == 3 else "") + _expression(integer, keys, integer(0, 2))
            for _ in range(integer(1, 2))
        ]
        tiers.append(tier if len(tier) > 1 else tier[0])
    return {"prefers": tiers}


def _expression(integer: Integer, keys: Sequence[str], depth: int) -> str:
    if depth == 0:
        key = keys[integer(0, len(keys) - 1)]
        return f"not {key}" if integer(0, 1) else key
    left, right = (_expression(integer, keys, integer(0, depth - 1)) for _ in range(2))
    word = ("and", "or", "if", "iff", "not")[integer(0, 4)]
    return f"not (({left}) or ({right}))" if word == "not" else f"({left}) {word} ({right})"


def conflict_data(**limits: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Hypothesis draws the data of a conflict file."""

    @st.composite
    def drawn(draw: st.DrawFn) -> dict[str, Any]:
        return draw_conflict(lambda low, high: draw(st.integers(low, high)), **limits)

    return drawn()


def seeded(seed: int, **limits: Any) -> dict[str, Any]:
    """The data of the conflict file of that number."""
    return draw_conflict(random.Random(seed).randint, **limits)


def text(data: Mapping[str, Any]) -> str:
    """The conflict file (JSON is YAML)."""
    return json.dumps(data, indent=1)


def reordered(data: Mapping[str, Any], seed: int) -> tuple[dict[str, Any], list[int]]:
    """The same conflict with new names, its parties and options in another order.

    Returns:
        The data, and for each new option place the old one.
    """
    chance = random.Random(seed)
    old_keys = [key for body in data["parties"].values() for key in body.get("options", {})]
    names = list(data["parties"])
    chance.shuffle(names)
    new_keys: list[str] = []
    for name in names:
        own = list(data["parties"][name].get("options", {}))
        chance.shuffle(own)
        new_keys += own
    places = [old_keys.index(key) for key in new_keys]
    name_of = {key: f"x{k}" for k, key in enumerate(new_keys)}

    def entry(item: str) -> str:
        if set(item) <= set("YN-"):
            return "".join(item[place] for place in places)
        for key, new in name_of.items():
            item = item.replace(key, new)
        return item

    def body(old: Mapping[str, Any]) -> dict[str, Any]:
        new: dict[str, Any] = {}
        own = [key for key in new_keys if key in old.get("options", {})]
        if own:
            new["options"] = {name_of[key]: old["options"][key] for key in own}
        for kind in ("prefers", "ranking"):
            if kind in old:
                new[kind] = [
                    [entry(one) for one in item] if isinstance(item, list) else entry(item) for item in old[kind]
                ]
        if "weights" in old:
            new["weights"] = {entry(item): number for item, number in old["weights"].items()}
        return new

    result = {key: value for key, value in data.items() if key in ("statusquo", "title")}
    result["parties"] = {f"{name} renamed": body(data["parties"][name]) for name in names}
    for kind in ("infeasible", "feasible"):
        if kind in data:
            result[kind] = [entry(item) for item in data[kind]]
    if "one-way" in data:
        result["one-way"] = {name_of[key]: way for key, way in data["one-way"].items()}
    if "status-quo" in data:
        result["status-quo"] = entry(data["status-quo"])
    return result, places
