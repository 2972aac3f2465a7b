"""Known conflicts of the catalogue: the assessment says what their papers concluded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statusquo.assessment import assess, describe
from statusquo.conflict.catalogue import load, names
from tests.published.cases import VERDICTS, Verdict


@pytest.mark.parametrize("name", names())
def test_every_conflict_can_be_assessed_and_described(name: str) -> None:
    found = assess(load(name), orders=200, budget=200)
    for language in ("de", "en"):
        assert describe(found, language)


def test_elmira_drifts_to_a_stand_off_by_improvements() -> None:
    """The local government insists, and there it stays: Elmira's state 5 (Kinsara 2014, p. 15)."""
    answer = assess(load("elmira"), questions=[1, 4]).answer
    assert answer is not None
    assert [v.party for v in answer.verdicts if v.concept == "nash" and not v.stable] == ["Local government"]
    way = answer.ways[0]
    assert (way.end, [step.party for step in way.steps], way.against_interest) == (
        "NYNNY",
        ["Local government"],
        (),
    )
    assert way.concepts == ("nash", "gmr", "smr", "seq", "sseq")


def test_elmira_is_left_by_ministry_and_company_together() -> None:
    """From state 5 only a coalition leads on, to state 8: an equilibrium jump (Kilgour, Hipel, Fang & Peng 2001)."""
    stand_off = replace(load("elmira"), status_quo="NYNNY")
    answer = assess(stand_off, questions=[1, 5]).answer
    assert answer is not None
    assert answer.stable("seq")
    (joint,) = [joint for joint in answer.joint if len(joint.members) == 2]
    assert joint.members == ("Ministry of the Environment", "Uniroyal")
    assert joint.end == "YNYNY"
    assert joint.agreed


def test_every_conflict_of_the_catalogue_has_a_published_verdict() -> None:
    assert {case.conflict for case in VERDICTS} == set(names())


@pytest.mark.parametrize("case", [case for case in VERDICTS if case.agrees], ids=lambda case: case.name)
def test_the_assessment_says_of_each_state_what_was_published(case: Verdict) -> None:
    """With a published state as status quo, question 1 gives the published verdict on it."""
    conflict = load(case.conflict)
    for state in case.states:
        answer = assess(replace(conflict, status_quo=state), questions=[1], concepts=[case.concept]).answer
        assert answer is not None
        said = answer.table()[case.concept][case.party] if case.party else answer.stable(case.concept)
        assert said == case.holds
