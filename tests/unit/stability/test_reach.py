"""Where a conflict can go."""

import pytest

from statusquo.conflict import Conflict
from statusquo.errors import UsageError
from statusquo.stability import reach, solve
from tests.unit.stability.models import moves, prisoners, standoff, wide


def levels(solution, start, improving):
    """First level per (state, last mover), by a search over pairs."""
    board, names = solution.board, solution.parties
    rank = {name: dict(zip(solution.states.tolist(), solution.ranks(name).tolist(), strict=True)) for name in names}
    found = {}
    frontier = {(start, "")}
    level = 0
    while frontier:
        level += 1
        fresh = set()
        for state, last in frontier:
            for place, name in enumerate(names):
                if name == last:
                    continue
                for end in moves(board, place, state):
                    if (not improving or rank[name][end] > rank[name][state]) and (end, name) not in found:
                        found[end, name] = level
                        fresh.add((end, name))
        frontier = fresh
    return found


@pytest.mark.parametrize("improving", [False, True])
@pytest.mark.parametrize("conflict", [prisoners(), standoff(), wide(6, 3), wide(6, 4, seed=2)])
def test_levels_movers_and_paths(conflict, improving):
    solution = solve(conflict, ["nash"])
    for start in solution.states[:6].tolist():
        found = reach(solution, start)
        wanted = levels(solution, start, improving)
        table = found.by_improvements if improving else found.by_moves
        for row, name in enumerate(solution.parties):
            for column, state in enumerate(solution.states.tolist()):
                assert table[row, column] == wanted.get((state, name), -1)
        for state in solution.states.tolist():
            first = min((level for (end, _), level in wanted.items() if end == state), default=None)
            path = found.path(state, improving=improving)
            if state == start:
                assert path == ()
                assert found.movers(state, improving=improving) == ()
                continue
            assert (path is None) == (first is None)
            if path is None:
                assert found.movers(state, improving=improving) == ()
                continue
            assert len(path) == first
            assert path[-1].party in found.movers(state, improving=improving)
            at, last = start, ""
            for step in path:
                assert step.start == at
                assert step.party != last
                assert step.end in moves(solution.board, solution.party_index(step.party), at)
                assert step.improves or not improving
                at, last = step.end, step.party
            assert at == state


def test_the_dilemma_drifts_to_confession():
    found = reach(solve(prisoners()))
    assert found.level(improving=True).tolist() == [0, 1, 1, 2]
    assert found.movers("YY", improving=True) == ("One", "Two")
    assert [step.party for step in found.path("YY", improving=True)] == ["Two", "One"]


def test_what_is_not_known_must_be_named():
    conflict = Conflict("p", prisoners().parties)
    with pytest.raises(UsageError, match="not fully known"):
        reach(solve(conflict))
    with pytest.raises(UsageError, match="not a state"):
        reach(solve(conflict), "N")
    with pytest.raises(UsageError, match="not feasible"):
        reach(solve(prisoners())).path(17)
