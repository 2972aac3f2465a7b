"""Shares and swings of an assessment, of everybody and of single parties, are those of the slow reference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings

from statusquo.assessment import assess
from statusquo.assessment.shares import NOISE
from statusquo.conflict import Conflict
from statusquo.conflict.expression import normal
from statusquo.stability import CONCEPTS
from tests.properties.random_conflicts import conflict_data, seeded, text
from tests.reference import Model, Tiers, equilibria, orders, solve
from tests.reference_file import read

EVERYBODY = ""
Key = tuple[str, str, str, str]
"""Concept, party the verdict is about (or everybody), whose statement, which."""


@given(conflict_data(most_options=4, only_statements=True))
@settings(max_examples=30)
def test_shares_and_swings_are_those_of_the_reference(data: dict[str, Any]) -> None:
    assume(_fits(data))
    check(data)


def test_the_check_is_not_vacuous() -> None:
    """Over fixed conflicts shares in between and swings of both sorts, of all and of one party, are checked."""
    between = 0
    swings: dict[tuple[str, bool], int] = defaultdict(int)
    for seed in range(180):
        data = seeded(seed, most_options=4, only_statements=True)
        if _fits(data):
            counted = check(data)
            between += counted[0]
            for key, number in counted[1].items():
                swings[key] += number
    assert between > 10
    assert set(swings) == {(kind, whole) for kind in ("first", "in") for whole in (True, False)}
    assert min(swings.values()) > 5


def _fits(data: dict[str, Any]) -> bool:
    """Few orders, and no statement twice: a statement is told by its words."""
    conflict = Conflict.parse(text(data))
    told = [[wish.expression for tier in party.prefers or () for wish in tier] for party in conflict.parties]
    return 2 <= conflict.orders() <= 60 and all(len(set(own)) == len(own) for own in told)


def check(data: dict[str, Any]) -> tuple[int, dict[tuple[str, bool], int]]:
    """Check an assessment of one state; return how much there was to check."""
    reading = read(data)
    state = str(reading.model.states[len(reading.model.states) // 2])
    conflict = replace(Conflict.parse(text(data)), status_quo=state)
    answer = assess(conflict, questions=[2]).answer
    assert answer is not None
    shares, swings = _slow(reading.model, reading.tiers, reading.holds, state)
    for share in answer.shares:
        assert share.exact
        assert share.value == pytest.approx(float(shares[share.concept, EVERYBODY]))
        for party, value in share.parties:
            assert value == pytest.approx(float(shares[share.concept, party]))
    told: dict[tuple[str, bool], int] = defaultdict(int)
    seen = set()
    for swing in (*answer.swings, *answer.party_swings):
        key = (swing.concept, swing.about, swing.party, swing.statement)
        high, low = swings[key]
        assert swing.high == pytest.approx(float(high)) and swing.low == pytest.approx(float(low))
        told[swing.kind, not swing.about] += 1
        seen.add(key)
    largest: dict[tuple[str, str], float] = defaultdict(float)
    for (concept, about, *_), (high, low) in swings.items():
        largest[concept, about] = max(largest[concept, about], abs(float(high - low)))
    for (concept, about), size in largest.items():  # the largest is never left out
        assert (size < NOISE) == (not any(key[:2] == (concept, about) for key in seen))
    return sum(0 < share.value < 1 for share in answer.shares), told


def _slow(
    model: Model, tiers: Mapping[str, Tiers], holds: Any, state: str
) -> tuple[dict[tuple[str, str], Fraction], dict[Key, tuple[Fraction, Fraction]]]:
    """Shares, and for each open statement the share with it first (in) and last (out), order by order."""
    shares: dict[tuple[str, str], Fraction] = defaultdict(Fraction)
    hits: dict[tuple[Key, int], Fraction] = defaultdict(Fraction)
    weight: dict[tuple[str, str, int], Fraction] = defaultdict(Fraction)
    names = list(tiers)
    for combination in product(*(list(orders(tiers[name])) for name in names)):
        share, value = Fraction(1), dict(model.value)
        marks = []
        for name, (part, statements) in zip(names, combination, strict=True):
            share *= part
            value[name] = {s: tuple(holds(x, s) for x in statements) for s in model.states}
            marks += [(name, *mark) for mark in _marks(tiers[name], statements)]
        solution = solve(Model(model.parties, model.states, model.moves, value))
        for name, statement, end in marks:
            weight[name, statement, end] += share
        for concept in CONCEPTS:
            stable = {str(party): state in solution[concept][party] for party in model.parties}
            stable[EVERYBODY] = state in equilibria(solution, concept)
            for about in (about for about, yes in stable.items() if yes):
                shares[concept, about] += share
                for name, statement, end in marks:
                    hits[(concept, about, name, statement), end] += share
    swings = {}
    for concept, about in product(CONCEPTS, (EVERYBODY, *map(str, model.parties))):
        for name, statement in sorted({key[:2] for key in weight}):
            key = (concept, about, name, statement)
            if weight[name, statement, 0] and weight[name, statement, 1]:
                high, low = (hits[key, end] / weight[name, statement, end] for end in (0, 1))
                swings[key] = (high, low)
    return shares, swings


def _marks(tiers: Tiers, order: Sequence[object]) -> list[tuple[str, int]]:
    """Which open statements are first or in (0), and which are last or out (1), in an order."""
    found = []
    for tier in tiers:
        inside = [statement for statement in order if statement in {one for one, _ in tier}]
        for statement, maybe in tier:
            name = normal(str(statement))
            if maybe:
                found.append((name, 0 if statement in inside else 1))
            elif len(inside) > 1:
                found += [(name, end) for end, place in ((0, 0), (1, -1)) if inside[place] == statement]
    return found
