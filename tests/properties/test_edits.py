"""Question 3: every edit does what it says by the slow reference, and none of its kind is smaller.

The reference makes each smaller edit itself, from the data of the file and without a line of the package.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import combinations, permutations, product
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from statusquo.assessment import Edit, find_edits
from statusquo.assessment.changes import KINDS, Kind, apply, kind_of
from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS
from tests.properties.random_conflicts import conflict_data, seeded, text
from tests.reference import Model, Search, baseline, stable
from tests.reference_file import Read, read

Orders = Mapping[str, tuple[Any, ...]]
"""Party to its statements, or to the entries of its ranking."""
MAX = 2
SEARCHES: tuple[tuple[tuple[Kind, ...], int], ...] = ((("swap", "remove", "one_way"), MAX), (("add", "literal"), 1))
"""Kinds with the largest size; of literals there are too many for the reference to try pairs."""


@given(conflict_data(most_options=4), st.integers(0, 2**16), st.sampled_from(CONCEPTS))
@settings(max_examples=60)
def test_edits_work_and_none_is_smaller(data: dict[str, Any], choice: int, concept: str) -> None:
    assume(_moderate(data))
    check(data, choice, concept)


def test_the_check_is_not_vacuous() -> None:
    """Over fixed conflicts, edits of every kind that end and that create stability are checked, small and larger."""
    seen: set[tuple[str, int, bool]] = set()
    concepts: set[str] = set()
    for seed in range(200):
        data = seeded(seed, most_options=3)
        if _moderate(data):
            found = check(data, seed, CONCEPTS[seed % len(CONCEPTS)])
            seen |= {(kind_of(edit.changes[0].kind), edit.size, edit.ends) for edit in found}
            concepts |= {edit.concept for edit in found}
    assert concepts == set(CONCEPTS)
    assert seen >= {(kind, 1, ends) for kind in KINDS for ends in (True, False)}
    assert {kind for kind, size, _ in seen if size == 2} >= {"swap", "remove", "one_way"}


def _moderate(data: dict[str, Any]) -> bool:
    """Small enough to try everything twice."""
    sizes = [len(body.get("ranking", body.get("prefers", ()))) for body in data["parties"].values()]
    return max(sizes) <= 6 and sum(sizes) <= 14


def check(data: dict[str, Any], choice: int, concept: str) -> tuple[Edit, ...]:
    """Check all edits found for one state; return them."""
    reading = read(data)
    conflict = Conflict.parse(text(data))
    target = str(reading.model.states[choice % len(reading.model.states)])
    number = conflict.state(target)
    searches = [
        find_edits(conflict, number, [concept], kinds=kinds, max_size=size, budget=20_000) for kinds, size in SEARCHES
    ]
    assert all(search.cut == () for search in searches)
    edits = tuple(edit for search in searches for edit in search.edits)
    before = is_equilibrium(reading.model, concept, target)
    for edit in edits:
        assert edit.ends == before
        changed = read(apply(conflict, edit.changes).dump()).model
        assert is_equilibrium(changed, concept, target) != before
    for kind in KINDS:
        sizes = {edit.size for edit in edits if kind_of(edit.changes[0].kind) == kind}
        assert len(sizes) <= 1
        smallest = sizes.pop() if sizes else MAX + 1
        largest = next(size for kinds, size in SEARCHES if kind in kinds)
        for size in range(1, min(smallest, largest + 1)):
            for model in edited(data, reading, kind, size):
                assert is_equilibrium(model, concept, target) == before, (kind, size)
    return edits


def is_equilibrium(model: Model, concept: str, state: str) -> bool:
    search = Search(model)
    return all(stable(model, concept, party, state, search) for party in model.parties)


def edited(data: dict[str, Any], reading: Read, kind: str, size: int) -> Iterator[Model]:
    """Every model that is one edit of a kind and size away."""
    if kind == "one_way":
        yield from _one_way(data, size)
        return
    orders: dict[str, tuple[Any, ...]] = {name: baseline(tiers) for name, tiers in reading.tiers.items()}
    if kind == "swap":
        ranked = {n: b["ranking"] for n, b in data["parties"].items() if "ranking" in b}
        entries = {name: tuple(range(len(ranking))) for name, ranking in ranked.items()}
        for after in _swapped({**orders, **entries}, size):
            yield _with(reading, {**after, **{name: tuple(ranked[name][k] for k in after[name]) for name in ranked}})
    elif kind == "remove":
        places = [(name, k) for name, order in orders.items() for k in range(len(order))]
        for gone in combinations(places, size):
            kept = {n: tuple(s for k, s in enumerate(o) if (n, k) not in gone) for n, o in orders.items()}
            yield _with(reading, kept)
    elif kind == "add":
        for name, order in orders.items():
            ends = [sum(len(tier) for tier in reading.tiers[name][:k]) for k in range(len(reading.tiers[name]) + 1)]
            for place, literal in product(ends, _literals(reading)):
                yield _with(reading, {name: (*order[:place], literal, *order[place:])})
    else:
        for name, order in orders.items():
            for place, literal, joint in product(range(len(order)), _literals(reading), ("and", "or")):
                if literal.split()[-1] in str(order[place]).replace("(", " ").replace(")", " ").split():
                    continue
                joined = f"({order[place]}) {joint} ({literal})"
                yield _with(reading, {name: (*order[:place], joined, *order[place + 1 :])})


def _literals(reading: Read) -> list[str]:
    return [sign + key for key in reading.keys for sign in ("", "not ")]


def _swapped(orders: Orders, size: int) -> Iterator[dict[str, tuple[Any, ...]]]:
    """All orders whose inversions against the given ones add up to the size."""
    names = list(orders)
    near = [[order for order in permutations(range(len(orders[name]))) if _inversions(order) <= size] for name in names]
    for chosen in product(*near):
        if sum(map(_inversions, chosen)) == size:
            yield {name: tuple(orders[name][k] for k in order) for name, order in zip(names, chosen, strict=True)}


def _inversions(order: tuple[int, ...]) -> int:
    return sum(one > other for one, other in combinations(order, 2))


def _with(reading: Read, orders: Orders) -> Model:
    """The model with these statements, or entries of a ranking, instead."""
    model = reading.model
    value = dict(model.value)
    for name, order in orders.items():
        if name in reading.tiers:
            value[name] = {s: tuple(reading.holds(statement, s) for statement in order) for s in model.states}
        else:
            value[name] = {s: -next(k for k, entry in enumerate(order) if _in(reading, s, entry)) for s in model.states}
    return Model(model.parties, model.states, model.moves, value)


def _in(reading: Read, state: object, entry: str | list[str]) -> bool:
    return any(reading.holds(pattern, state) for pattern in ([entry] if isinstance(entry, str) else entry))


def _one_way(data: dict[str, Any], size: int) -> Iterator[Model]:
    ways: dict[str, str] = data.get("one-way", {})
    keys = [key for body in data["parties"].values() for key in body.get("options", {})]
    single = [(key, way) for key in keys for way in ("take", "drop", None) if way != ways.get(key)]
    for chosen in combinations(single, size):
        if len({key for key, _ in chosen}) == size:
            changed = json.loads(text(data))
            changed["one-way"] = {key: way for key, way in {**ways, **dict(chosen)}.items() if way}
            yield read(changed).model
