"""What a resolution may be asked for as, and which state is taken for it."""

from __future__ import annotations

import pytest

from statusquo.assessment import apply, assess, describe, resolution
from statusquo.conflict import Conflict
from statusquo.errors import UsageError
from statusquo.stability import solve

TALKS = Conflict.parse("""\
statusquo: conflict/1
title: Der Streit um die Insel
parties:
  Nordland:
    options: {fight: den Krieg fortsetzen, truce_n: einer Waffenruhe zustimmen}
    prefers: [cede, fight if not cede, [not fight, maybe truce_n]]
  Südland:
    options: {cede: 'die Insel abtreten, ganz oder teilweise', truce_s: einer Waffenruhe zustimmen}
    prefers: [not cede, [not fight, truce_n]]
status-quo: [fight]
""")


@pytest.mark.parametrize(
    ("asked", "states"),
    [
        ("NYNY", {"NYNY"}),
        ("NY-Y", {"NYNY", "NYYY"}),
        ("not fight, truce_n, truce_s, not cede", {"NYNY"}),
        ("not fight and truce_n and truce_s and not cede", {"NYNY"}),
        ("nicht den Krieg fortsetzen, einer Waffenruhe zustimmen, not cede", {"NYNY"}),
        ("einer Waffenruhe zustimmen", {"NYNY", "NYYY", "YYNY", "YYYY"}),  # an act of both
        ("nicht einer Waffenruhe zustimmen, fight, cede", {"YNYN", "YYYN", "YNYY"}),
        ("Die Insel abtreten, ganz oder teilweise", set()),  # a label with a comma: eight states
        ("cede iff fight, not truce_n, not truce_s", {"NNNN", "YNYN"}),
    ],
)
def test_ways_to_ask(asked: str, states: set[str]) -> None:
    found = resolution(TALKS, asked)
    told = {TALKS.format_state(state) for state in found.states}
    if states:
        assert told == states
    else:
        assert {state[2] for state in told} == {"Y"} and len(told) == 8
    assert found.asked == asked


def test_of_several_states_the_nearest_is_taken_and_that_is_said() -> None:
    found = assess(TALKS, questions=[1], resolutions=["truce_n, truce_s"])
    assert {(entry.state, entry.matches) for entry in found.needed} == {("YYNY", 4)}
    told = next(section for section in describe(found) if section.key == "needed").sentences
    assert told[0].text.startswith("Gefragt ist: truce_n, truce_s. Betrachtet wird der Zustand YYNY: den Krieg")
    assert told[1].text == "Dazu passen 4 Zustände; dieser ist dem Status quo am nächsten."


@pytest.mark.parametrize(
    ("asked", "fault"),
    [
        ("ced, not fight", "did you mean 'cede'"),
        ("cede and", "breaks off"),
        ("fight, not fight", "no feasible state"),
        ("YN", "2 characters"),
        ("", "no option|breaks off|no feasible"),
    ],
)
def test_what_cannot_be_meant_is_said(asked: str, fault: str) -> None:
    with pytest.raises(UsageError, match=fault):
        resolution(TALKS, asked)


def test_an_edit_for_a_resolution_makes_it_hold() -> None:
    found = assess(TALKS, questions=[1], resolutions=["not fight, not cede", "cede, not fight"])
    checked = 0
    for entry in found.needed:
        assert entry.holds == (not entry.parties)
        for edit in entry.edits:
            solution = solve(apply(TALKS, edit.changes), [entry.concept])
            assert bool(solution.is_equilibrium(entry.concept)[solution.index(TALKS.state(entry.state))])
            checked += 1
    assert checked > 5


@pytest.mark.parametrize(
    ("asked", "advice"),
    [
        ("den Krieg", "did you mean 'den Krieg fortsetzen'"),
        ("nicht einer Waffenruhe zustimen", "did you mean 'einer Waffenruhe zustimmen'"),
        ("fight;", "did you mean 'fight'"),
    ],
)
def test_a_label_that_is_none_is_answered_with_the_nearest(asked: str, advice: str) -> None:
    with pytest.raises(UsageError, match=advice):
        resolution(TALKS, asked)
