"""Question 3: what is found flips the verdict, and nothing smaller of its kind does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, permutations

import pytest

from statusquo.assessment.changes import KINDS, apply
from statusquo.assessment.edits import find_edits
from statusquo.assessment.results import Change
from statusquo.conflict import Conflict, Party, Wish
from statusquo.stability import solve
from tests.unit.assessment.models import DILEMMA, random_conflict

CONCEPTS = ("nash", "gmr", "smr", "seq", "sseq")
MAX = 2


def holds(conflict: Conflict, concept: str, state: int) -> bool:
    solution = solve(conflict, [concept])
    return bool(solution.is_equilibrium(concept)[solution.index(state)])


def flat(party: Party) -> tuple[Wish, ...]:
    return tuple(wish for tier in party.prefers or () for wish in tier)


def with_statements(conflict: Conflict, statements: list[tuple[Wish, ...]]) -> Conflict:
    parties = tuple(
        replace(party, prefers=tuple((wish,) for wish in wishes) or None)
        for party, wishes in zip(conflict.parties, statements, strict=True)
    )
    return replace(conflict, parties=parties)


def distance(order: tuple[int, ...]) -> int:
    return sum(one > other for one, other in combinations(order, 2))


def smaller(conflict: Conflict, kind: str, size: int) -> Iterator[Conflict]:
    """Every edit of a kind below a size, made another way than the search makes it."""
    own = [flat(party) for party in conflict.parties]
    if kind == "swap":
        for first in permutations(range(len(own[0]))):
            for second in permutations(range(len(own[1]))):
                if distance(first) + distance(second) < size:
                    yield with_statements(conflict, [tuple(own[0][k] for k in first), tuple(own[1][k] for k in second)])
    elif kind == "remove":
        places = [(p, k) for p, wishes in enumerate(own) for k in range(len(wishes))]
        for number in range(size):
            for gone in combinations(places, number):
                kept = [tuple(w for k, w in enumerate(ws) if (p, k) not in gone) for p, ws in enumerate(own)]
                yield with_statements(conflict, kept)
    elif kind == "one_way":
        ways = dict(conflict.one_way)
        choices = [(key, way) for key in conflict.keys for way in (None, "take", "drop") if way != ways.get(key)]
        for number in range(size):
            for chosen in combinations(choices, number):
                if len({key for key, _ in chosen}) == number:
                    merged = {k: w for k, w in (ways | dict(chosen)).items() if w is not None}
                    yield replace(conflict, one_way=tuple(merged.items()))


@pytest.mark.parametrize("seed", [*range(12), *(pytest.param(s, marks=pytest.mark.deep) for s in range(12, 60))])
def test_every_edit_flips_the_verdict_and_no_smaller_one_does(seed: int) -> None:
    conflict = random_conflict(seed)
    state = conflict.state(conflict.status_quo or "")
    found = find_edits(conflict, state, CONCEPTS, max_size=MAX, budget=100_000)
    assert found.cut == ()
    before = {concept: holds(conflict, concept, state) for concept in CONCEPTS}
    for edit in found.edits:
        assert edit.ends == before[edit.concept]
        assert holds(apply(conflict, edit.changes), edit.concept, state) != before[edit.concept]
    for concept in CONCEPTS:
        for kind in ("swap", "remove", "one_way"):
            sizes = {e.size for e in found.edits if e.concept == concept and _kind(e.changes[0]) == kind}
            assert len(sizes) <= 1
            limit = sizes.pop() if sizes else MAX + 1
            assert all(holds(v, concept, state) == before[concept] for v in smaller(conflict, kind, limit))


def _kind(change: Change) -> str:
    return "one_way" if change.kind in ("lift", "set") else change.kind


@pytest.mark.parametrize("seed", range(40, 44))
def test_literals_of_size_one_are_all_tried(seed: int) -> None:
    conflict = random_conflict(seed)
    state = conflict.state(conflict.status_quo or "")
    found = find_edits(conflict, state, ["seq"], kinds=("literal",), max_size=1, budget=10_000, keep=10_000)
    before = holds(conflict, "seq", state)
    tried = 0
    for party in conflict.parties:
        for place, wish in enumerate(flat(party)):
            for key in conflict.keys:
                for literal in (key, f"not {key}"):
                    for joint in ("and", "or"):
                        text = str(Wish(f"({wish.expression}) {joint} {literal}").expression)
                        change = Change("literal", party.name, wish.expression, text, place)
                        if key in wish.expression.replace("(", " ").replace(")", " ").split():
                            continue
                        tried += holds(apply(conflict, [change]), "seq", state) != before
    assert tried == len(found.edits)


def test_what_an_edit_goes_against() -> None:
    found = find_edits(DILEMMA, DILEMMA.state("NN"), ["nash"])
    assert not [edit for edit in found.edits if edit.changes[0].kind == "swap"]  # no order makes silence pay
    removed = next(edit for edit in found.edits if edit.changes[0].kind == "remove")
    assert removed.against == ("f2", "f4")
    assert not removed.ends


def test_maybe_and_open_order_go_against_nobody() -> None:
    conflict = replace(
        DILEMMA,
        parties=(
            replace(
                DILEMMA.parties[0],
                prefers=((Wish("not b", because=("f1",)), Wish("a", maybe=True, because=("f2",))),),
            ),
            DILEMMA.parties[1],
        ),
    )
    found = find_edits(conflict, conflict.state("NN"), ["nash"], kinds=("remove",))
    assert found.edits[0].against == ("f4",)


def test_a_search_that_is_cut_says_so() -> None:
    found = find_edits(random_conflict(3), 0, CONCEPTS, max_size=3, budget=3)
    assert found.cut
    assert all(kind in KINDS for _, kind, _ in found.cut)


def test_apply_refuses_another_statement() -> None:
    with pytest.raises(KeyError):
        apply(DILEMMA, [Change("remove", "Aland", "a", place=0)])


@pytest.mark.parametrize(
    "seed", [*range(100, 116), *(pytest.param(s, marks=pytest.mark.deep) for s in range(116, 300))]
)
def test_party_by_party_finds_what_trying_all_finds(seed: int) -> None:
    """With a budget too small for size 2, edits of several parties are put together; what is proven is as small."""
    conflict = random_conflict(seed)
    state = conflict.state(conflict.status_quo or "")
    kinds = ("swap", "remove")
    everything = find_edits(conflict, state, CONCEPTS, kinds=kinds, max_size=MAX, budget=100_000)
    assert everything.cut == ()
    largest = max(len(flat(party)) for party in conflict.parties)
    budget = largest * (largest - 1) // 2  # enough for the pairs of one party, not of both
    found = find_edits(conflict, state, CONCEPTS, kinds=kinds, max_size=MAX, budget=budget)
    before = {concept: holds(conflict, concept, state) for concept in CONCEPTS}
    for edit in found.edits:
        assert holds(apply(conflict, edit.changes), edit.concept, state) != before[edit.concept]
    for concept in CONCEPTS:
        for kind in kinds:
            sizes = {e.size for e in found.edits if (e.concept, e.changes[0].kind) == (concept, kind)}
            smallest = {e.size for e in everything.edits if (e.concept, e.changes[0].kind) == (concept, kind)}
            if not any(cut[:2] == (concept, kind) for cut in found.cut):
                assert sizes == smallest
            else:
                assert concept in ("seq", "sseq") or not smallest or min(sizes | {MAX + 1}) >= min(smallest)


def test_one_edit_for_each_party_that_would_leave() -> None:
    """Both of the dilemma's parties would leave: none of the edits of one party alone ends that."""
    found = find_edits(DILEMMA, DILEMMA.state("NN"), ["nash"], kinds=("remove",), budget=1)
    assert {change.party for change in found.edits[0].changes} == {party.name for party in DILEMMA.parties}
    assert found.cut == ()
