"""A status quo not wholly known: each thing is said once, under the fewest open options that tell it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statusquo.assessment import assess, describe
from statusquo.assessment.words.together import folded
from statusquo.conflict import Conflict
from tests.unit.assessment.models import DILEMMA, random_conflict


def test_a_known_status_quo_is_told_as_ever() -> None:
    found = assess(DILEMMA)
    assert folded(found, "de") == describe(found, "de")


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("pattern", ["N-NN", "--NN", "Y--Y"])
def test_nothing_is_lost_and_nothing_said_of_a_completion_that_is_not_so(seed: int, pattern: str) -> None:
    conflict = replace(random_conflict(seed), status_quo=pattern, status_quo_because=())
    found = assess(conflict, questions=[1, 3, 4, 5])
    if found.completions < 2:
        return
    each = describe(found, "en", numbers=len(found.answers) <= 2)
    states = list(dict.fromkeys(section.state for section in each if section.state))
    told = {(s.key, s.state): set(s.sentences) for s in each}
    again: dict[tuple[str, str], set[object]] = {}
    for section in folded(found, "en"):
        for state, answer in zip(states, found.answers, strict=True):
            if section.key in ("needed", "limits", "equilibria"):
                continue
            labels = dict(found.labels)
            holds = all(
                (f"“{labels[key]}” is done" not in section.state or value == "Y")
                and (f"“{labels[key]}” is not done" not in section.state or value == "N")
                for (key, _), value in zip(found.labels, answer.state, strict=True)
            )
            if holds:
                again.setdefault((section.key, state), set()).update(section.sentences)
    assert again == {key: sentences for key, sentences in told.items() if key[1]}


def test_two_open_options_of_which_one_matters_are_two_cases() -> None:
    conflict = Conflict.parse(
        "statusquo: conflict/1\ntitle: open\nparties:\n"
        "  A: {options: {a: Do one thing}, prefers: [a]}\n  B: {options: {b: Do another}, prefers: [b or not b]}\n"
        'status-quo: "--"\n'
    )
    first = [section for section in folded(assess(conflict, questions=[1])) if section.key == "stable"]
    assert [section.state for section in first] == [
        "",
        "If “Do one thing” is not done:",
        "If “Do one thing” is done:",
    ]


def test_where_not_all_are_answered_for_that_is_said() -> None:
    options = ", ".join(f"o{number}: do {number}" for number in range(5))
    conflict = Conflict.parse(
        f"statusquo: conflict/1\ntitle: open\nparties:\n  A: {{options: {{{options}}}, prefers: [o0]}}\n"
        'status-quo: "-----"\n'
    )
    states = {section.state for section in folded(assess(conflict, questions=[1, 4]), "en") if section.state}
    assert "In all 8 states answered one by one:" in states
    assert all(state.count("is done") + state.count("is not done") == 5 for state in states if state.startswith("If"))
