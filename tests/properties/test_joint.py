"""Question 5: the coalitions listed are real bargains by the slow reference, and none that is one is missed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, permutations, product
from math import factorial, prod
from typing import Any

import pytest
from hypothesis import given, settings

from statusquo.assessment import assess
from statusquo.conflict import Conflict
from tests.properties.random_conflicts import conflict_data, seeded, text
from tests.reference import Search
from tests.reference_file import Read, read

Members = tuple[str, ...]


@given(conflict_data(most_options=5))
@settings(max_examples=40)
def test_bargains_are_those_of_the_definition(data: dict[str, Any]) -> None:
    check(data)


def test_the_check_is_not_vacuous() -> None:
    sizes: list[int] = []
    for seed in range(150):
        sizes += map(len, check(seeded(seed, most_options=6)))
    assert sizes.count(2) > 5
    assert max(sizes) >= 3


def check(data: dict[str, Any]) -> list[Members]:
    """Check question 5 for one state; return the coalitions."""
    reading = read(data)
    model = reading.model
    state = str(model.states[len(model.states) // 3])
    answer = assess(replace(Conflict.parse(text(data)), status_quo=state), questions=[5]).answer
    assert answer is not None
    owners = [name for name, body in data["parties"].items() for _ in body.get("options", {})]
    table = {party: preferred(reading, party, state) for party in model.parties}
    search = Search(model)

    def improves(members: Members, end: str) -> bool:
        together = prod(table[party][end] for party in members) if end in table[members[0]] else 0
        return end in set(map(str, search.moves(members, state))) and together >= Fraction(1, 2)

    expected: dict[Members, set[str]] = {}
    for size in range(2, len(set(owners)) + 1):
        for members in combinations(dict.fromkeys(owners), size):
            ends = {str(end) for end in model.states if bargain(improves, members, state, str(end), owners)}
            if set().union(*(set(known) for known in expected if set(known) < set(members))) != set(members) and ends:
                expected[members] = ends
    assert [joint.members for joint in answer.joint] == list(expected)
    for joint in answer.joint:
        ends = expected[joint.members]
        assert joint.end in ends
        assert distance(joint.end, state) == min(distance(end, state) for end in ends)
        assert joint.share == pytest.approx(float(prod(table[party][joint.end] for party in joint.members)))
        as_good = {
            party
            for party in joint.members
            if any(
                not model.better(party, joint.end, end) and model.better(party, end, state)
                for end in search.moves((party,), state)
            )
        }
        assert {step.party for step in joint.alone} == as_good
    return list(expected)


def bargain(
    improves: Callable[[Members, str], bool], members: Members, state: str, end: str, owners: list[str]
) -> bool:
    """Whether all members gain at the end, and no part of them would gain by its own share of the way."""
    parts = [part for size in range(1, len(members)) for part in combinations(members, size)]
    return improves(members, end) and not any(improves(part, share(part, state, end, owners)) for part in parts)


def share(part: Members, state: str, end: str, owners: list[str]) -> str:
    """The state in which only a part has done what leads to the end."""
    return "".join(new if owner in part else old for old, new, owner in zip(state, end, owners, strict=True))


def distance(end: str, state: str) -> int:
    """The number of options that change."""
    return sum(one != other for one, other in zip(end, state, strict=True))


def preferred(reading: Read, party: str, state: str) -> dict[str, Fraction]:
    """For each state the share of a party's orders in which it prefers it to one, from all orders one by one."""
    model = reading.model
    if party not in reading.tiers:
        return {str(end): Fraction(model.better(party, end, state)) for end in model.states}
    found = {str(end): Fraction(0) for end in model.states}
    tiers = [list(orders_of(tier)) for tier in reading.tiers[party]]
    holds = {s: [reading.holds(s, end) for end in found] for tier in reading.tiers[party] for s, _ in tier}
    now = list(found).index(state)
    for combination in product(*tiers):
        sequence = [statement for _, statements in combination for statement in statements]
        weight = prod((weight for weight, _ in combination), start=Fraction(1))
        for place, end in enumerate(found):
            told = [holds[s][place] for s in sequence if holds[s][place] != holds[s][now]]
            found[end] += weight * (bool(told) and told[0])
    return found


def orders_of(tier: Sequence[tuple[object, bool]]) -> Iterator[tuple[Fraction, tuple[object, ...]]]:
    """The sequences a tier can have, with their shares."""
    maybes = [place for place, (_, maybe) in enumerate(tier) if maybe]
    for choice in product((True, False), repeat=len(maybes)):
        out = {place for place, kept in zip(maybes, choice, strict=True) if not kept}
        kept = [statement for place, (statement, _) in enumerate(tier) if place not in out]
        for sequence in permutations(kept):
            yield Fraction(1, 2 ** len(maybes) * factorial(len(kept))), sequence
