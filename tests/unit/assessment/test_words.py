"""Sentences that must be honest: what a verdict means beside a share, what an edit does over all orders."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statusquo.assessment import Assessment, assess, describe
from statusquo.assessment.candidates import edits_of
from statusquo.assessment.results import Change, Edit
from statusquo.assessment.words import first_sentence
from statusquo.conflict import Conflict, Wish, catalogue
from tests.properties.random_conflicts import seeded
from tests.properties.random_conflicts import text as random_text
from tests.unit.assessment.models import random_conflict, stag_hunt

ROAD = Conflict.parse("""\
statusquo: conflict/1
title: A quarrel about a road and who pays
parties:
  Town:
    options: {build: build the road}
    prefers: [[build, not strike, calm]]
  Union:
    options: {strike: go on strike, calm: keep calm}
    prefers: [strike iff build, calm]
status-quo: [calm]
""")


def told(found: Assessment, key: str, language: str = "en") -> str:
    return " ".join(s.text for section in describe(found, language) if section.key == key for s in section.sentences)


@pytest.mark.parametrize(("seed", "said"), [(268, "most orders it is. "), (161, "most orders it is not. ")])
def test_a_verdict_that_most_orders_do_not_bear_out_is_explained(seed: int, said: str) -> None:
    conflict = Conflict.parse(random_text(seeded(seed, most_options=4, only_statements=True)))
    found = assess(replace(conflict, status_quo=conflict.format_state(int(conflict.states()[0]))), questions=[1, 2])
    answer = found.answer
    assert answer is not None
    turned = [c for c in found.concepts if answer.stable(c) == ("not" in said) and answer.share(c).value != 0.5]
    assert any((answer.share(c).value > 0.5) != ("not" in said) for c in turned)
    assert said in told(found, "share")


def test_where_verdicts_and_shares_agree_nothing_of_the_kind_is_said() -> None:
    for seed in range(30):
        found = assess(random_conflict(seed, open_ones=True), questions=[1, 2])
        answer = found.answer
        assert answer is not None
        agree = all(answer.stable(c) == (answer.share(c).value >= 0.5) for c in found.concepts)
        assert ("yet in most orders" in told(found, "share")) <= (not agree)


@pytest.mark.parametrize(
    ("before", "after", "noise", "said"),
    [
        (0.4, 0.2, 0.0, "stable less often (40%, then 20%)"),
        (0.4, 0.38, 0.05, "would stay at 40%"),
        (0.4, 0.6, 0.05, "would go from 40% to 60%"),
    ],
)
def test_what_an_edit_does_over_all_orders(before: float, after: float, noise: float, said: str) -> None:
    found = assess(ROAD, questions=[1, 2, 3])
    answer = found.answer
    assert answer is not None
    edit = next(edit for edit in answer.edits if not edit.ends)
    changed = replace(edit, before=before, after=after, noise=noise)
    text = told(replace(found, answers=(replace(answer, edits=(changed,)),)), "edits")
    assert said in text
    assert changed.disagrees == ("less often" in text)
    ended = replace(changed, ends=True)
    assert ended.disagrees == (said.startswith("would go"))


def test_shares_of_parties_are_told_where_no_single_wish_moves_the_whole() -> None:
    never = "{fight: attack}, prefers: [fight]}\nstatus-quo: [calm]"
    text = ROAD.dump().split("status-quo")[0].rstrip() + f"\n  Raider: {{options: {never}\n"
    found = assess(Conflict.parse(text))
    answer = found.answer
    assert answer is not None
    assert {share.value for share in answer.shares} == {0}
    assert answer.swings == ()
    assert answer.party_swings
    assert {swing.about for swing in answer.party_swings} == {"Town"}
    shares = told(found, "share")
    assert "for Raider in 0%" in shares
    assert "for Raider it is stable in none of the orders" in shares
    assert "Only looked at for Town: Much depends on" in shares
    assert found.questions and {question.about for question in found.questions} == {"Town"}


def test_why_concepts_differ_is_told() -> None:
    found = assess(Conflict.parse(DETERRED), questions=[1])
    answer = found.answer
    assert answer is not None
    assert [c for c in found.concepts if answer.stable(c)] == ["gmr", "smr"]
    text = told(found, "stable")
    assert "due to the answers" in text  # nash against the others
    assert "empty threats" in text  # seq against gmr
    assert "the move after" not in text


DETERRED = """\
statusquo: conflict/1
title: A threat that nobody would carry out
parties:
  One: {options: {a: go}, prefers: [not b, a]}
  Two: {options: {b: burn it all}, prefers: [not b]}
status-quo: []
"""


def test_that_no_coalition_gains_is_said() -> None:
    assert "No group of parties" in told(assess(ROAD), "joint")
    assert "Together" in told(assess(stag_hunt()), "joint")
    assert told(assess(ROAD, questions=[1]), "joint") == ""


@pytest.mark.parametrize("language", ["de", "en"])
def test_without_sources_nothing_is_said_of_them(language: str) -> None:
    unsourced = assess(ROAD)
    assert not unsourced.sourced
    for word in ("Quelle", "source"):
        assert word not in told(unsourced, "edits", language)
    party = replace(ROAD.parties[0], options=(replace(ROAD.parties[0].options[0], because=("f1",)),))
    sourced = assess(replace(ROAD, parties=(party, ROAD.parties[1])))
    assert sourced.sourced
    assert any(word in told(sourced, "edits", language) for word in ("Quelle", "source"))


def _edited(found: Assessment, *edits: Edit) -> str:
    answer = found.answer
    assert answer is not None
    return told(replace(found, answers=(replace(answer, edits=edits),)), "edits")


def test_edits_are_told_by_size() -> None:
    found = assess(ROAD, questions=[1, 2, 3])
    swap = Change("swap", "Town", "build", "not strike", 0)
    one, three = (Edit("gmr", "NNY", False, (swap,) * number) for number in (1, 3))
    two = Edit("nash", "NNY", False, (Change("remove", "Town", "calm", place=2), Change("remove", "Town", "build")))
    text = _edited(found, three, two)
    assert text.index("did not care") < text.index("3 places")
    text = _edited(found, three, two, replace(one, changes=(replace(swap, other="calm", place=1),)))
    assert text.index("“keep calm” comes before") < text.index("did not care") < text.index("3 places")


def test_edits_of_what_nobody_spoke_of_come_last_or_not_at_all() -> None:
    found = assess(ROAD, questions=[1, 2, 3])
    silent = Edit("gmr", "NNY", False, (Change("swap", "Town", "calm", "not calm", 0, silent=True),))
    said = Edit("gmr", "NNY", False, (Change("remove", "Town", "calm"), Change("remove", "Union", "calm")))
    text = _edited(found, silent, said)
    assert text.index("did not care") < text.index("would rather")
    still = replace(silent, before=0.41, after=0.41)
    assert "would rather" not in _edited(found, still, said)
    assert "never spoke of" in _edited(found, still)


def test_a_change_of_a_silent_wish_is_known_as_such() -> None:
    wishes = (Wish("calm"), Wish("build", why="silence"), Wish("not build", why="silence"))
    town = replace(ROAD.parties[0], prefers=((wishes[0],), wishes[1:]))
    conflict = replace(ROAD, parties=(town, *ROAD.parties[1:]))
    for kind in ("swap", "remove"):
        edits = edits_of(conflict, kind, 1, 100, (0,))
        assert edits is not None
        assert [change.silent for (change,) in edits] == ([True, True] if kind == "swap" else [False, True, True])


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("name", catalogue.names())
def test_the_first_sentence_is_that_of_the_whole_answer(name: str, language: str) -> None:
    conflict = catalogue.load(name)
    without = replace(conflict, status_quo=None, status_quo_because=())
    for one in (conflict, without):
        found = assess(one, questions=[1])
        assert first_sentence(found, language) == describe(found, language)[0].sentences[0]
