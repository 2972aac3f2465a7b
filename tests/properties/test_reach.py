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
