"""Status quo analysis: the levels of the definition, and paths that can be walked."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.conflict import Conflict
from statusquo.stability import reach, solve
from tests.properties.random_conflicts import conflict_data, text
from tests.reference import levels
from tests.reference_file import read


@given(conflict_data(most_options=6), st.integers(0, 2**16), st.booleans())
@settings(max_examples=60)
def test_levels_movers_and_paths(data: dict[str, Any], place: int, improving: bool) -> None:
    conflict = Conflict.parse(text(data))
    model = read(data).model
    start = str(model.states[place % len(model.states)])
    found = reach(solve(conflict, ["nash"]), start)
    expected = levels(model, start, improving=improving)
    level = found.level(improving=improving)
    for number, first in zip(found.states, level, strict=True):
        state = conflict.format_state(int(number))
        path = found.path(state, improving=improving)
        if state == start:
            assert (first, path) == (0, ())
        elif state not in expected:
            assert (first, path) == (-1, None)
        else:
            assert path is not None
            assert (int(first), frozenset(found.movers(state, improving=improving))) == expected[state]
            assert len(path) == first
            assert path[-1].party in expected[state][1]
            before, last = start, ""
            for step in path:
                assert conflict.format_state(step.start) == before
                assert step.party != last
                before, last = conflict.format_state(step.end), step.party
                assert before in model.moves[step.party][conflict.format_state(step.start)]
                better = model.better(step.party, before, conflict.format_state(step.start))
                assert step.improves == better
                assert better or not improving
            assert before == state


@given(conflict_data(most_options=5), st.integers(0, 2**16), st.booleans())
@settings(max_examples=40)
def test_no_shortest_path_changes_fewer_options(data: dict[str, Any], place: int, improving: bool) -> None:
    conflict = Conflict.parse(text(data))
    model = read(data).model
    start = str(model.states[place % len(model.states)])
    found = reach(solve(conflict, ["nash"]), start)
    # all shortest ways, level by level: (state, last mover) -> fewest changed options
    fewest: dict[tuple[str, str], int] = {(start, ""): 0}
    first = {start: 0}
    by: dict[tuple[str, str], int] = {}
    least = {start: 0}
    level = 0
    while fewest:
        level += 1
        after: dict[tuple[str, str], int] = {}
        for (state, last), cost in fewest.items():
            for party in model.moves:
                for end in model.moves[party][state] if party != last else ():
                    if improving and not model.better(party, end, state):
                        continue
                    if by.get((end, party), level) == level:
                        changed = cost + sum(one != other for one, other in zip(state, end, strict=True))
                        by[end, party] = level
                        after[end, party] = min(after.get((end, party), changed), changed)
        for (state, _), cost in after.items():
            if first.setdefault(state, level) == level:
                least[state] = min(least.get(state, cost), cost)
        fewest = after
    for state, cost in least.items():
        path = found.path(state, improving=improving) or ()
        assert sum((step.start ^ step.end).bit_count() for step in path) == cost
