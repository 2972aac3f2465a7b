"""The five questions on small models whose answers are known."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from fractions import Fraction
from itertools import permutations, product

import pytest

from statusquo.assessment import assess, describe, needed, verdict
from statusquo.conflict import Conflict, Option, Party, Rule, Wish
from statusquo.drafting import draft
from statusquo.errors import UsageError
from statusquo.messages import places, words
from statusquo.stability import solve
from tests.unit.assessment.models import DILEMMA, WISHES, random_conflict, stag_hunt
from tests.unit.drafting.worlds import kremlin


def test_the_dilemma_question_by_question() -> None:
    found = assess(DILEMMA)
    answer = found.answer
    assert answer is not None
    assert answer.table()["nash"] == {"Aland": False, "Beland": False}
    assert answer.table()["seq"] == {"Aland": True, "Beland": True}
    free = answer.verdict("nash", "Aland")
    assert (free.why, free.threats[0].move.taken, free.own_wish_alone) == ("free", ("a",), True)
    deterred = answer.verdict("seq", "Aland")
    assert deterred.why == "deterred"
    assert [(step.party, step.end) for step in deterred.threats[0].answer] == [("Beland", "YY")]
    assert not deterred.own_wish_alone
    assert not found.echo
    assert answer.share("seq").value == 1.0 and answer.share("seq").exact
    (way,) = [way for way in answer.ways if way.end == "YY"]
    assert {step.party for step in way.steps} == {"Aland", "Beland"}
    assert not way.against_interest


def test_own_wishes_alone_are_an_echo() -> None:
    found = assess(WISHES)
    assert found.echo
    assert "eigenen Wünschen" in " ".join(s.text for section in describe(found, "de") for s in section.sentences)


def test_a_coalition_that_needs_both() -> None:
    answer = assess(stag_hunt()).answer
    assert answer is not None
    assert answer.stable("nash")
    (joint,) = answer.joint
    assert joint.members == ("Aland", "Beland")
    assert (joint.end, joint.answer) == ("YY", ())
    assert {step.party for step in joint.steps} == {"Aland", "Beland"}


def test_each_completion_is_answered_for() -> None:
    found = assess(replace(DILEMMA, status_quo="N-"))
    assert [answer.state for answer in found.answers] == ["NN", "NY"]
    assert found.answer is None
    assert found.open_options == ("b",)
    short = found.to_dict()["status_quo"]
    assert short["state"] == "N-"
    assert short["stable"]["nash"] == {"Aland": False, "Beland": None}
    assert {section.state for section in describe(found, "de")} >= {"Falls gilt: nein: gestehen (Beland)"}


def test_too_many_completions_are_said() -> None:
    conflict = draft(kremlin().world(), without=["announced", "silence"])
    found = assess(replace(conflict, status_quo="-" * len(conflict.keys)), questions=[1], max_completions=3)
    assert len(found.answers) == 3
    assert found.completions > 3
    limits = describe(found, "de")[-1]
    assert (limits.key, "Klären Sie zuerst" in limits.sentences[0].text) == ("limits", True)


def test_without_a_status_quo_only_equilibria() -> None:
    found = assess(replace(DILEMMA, status_quo=None))
    assert found.answers == ()
    assert dict(found.equilibria)["nash"] == ("YY",)
    assert found.to_dict()["status_quo"] is None
    assert verdict(found, "de") == "Nash: stabile Zustände: 1 (YY)."
    assert "keinen Status quo" in describe(found, "de")[-1].sentences[0].text


# ---- question 2 -----------------------------------------------------------------------------------------------


def enumerate_slowly(conflict: Conflict, concept: str, state: int) -> Fraction:
    """The share of orders by solving one conflict for each order: every ``maybe`` half, then every permutation."""

    def party_orders(party: Party) -> list[tuple[Fraction, tuple[Wish, ...]]]:
        found: list[tuple[Fraction, tuple[Wish, ...]]] = [(Fraction(1), ())]
        for tier in party.prefers or ():
            step = []
            for choice in product(*((True, False) if wish.maybe else (True,) for wish in tier)):
                kept = [wish for wish, taken in zip(tier, choice, strict=True) if taken]
                half = Fraction(1, 2 ** sum(wish.maybe for wish in tier))
                orders = list(permutations(kept))
                step += [(half / len(orders), order) for order in orders]
            found = [(w * v, (*done, *more)) for w, done in found for v, more in step]
        return found

    total = Fraction(0)
    for combination in product(*(party_orders(party) for party in conflict.parties)):
        weight = Fraction(1)
        parties = []
        for party, (share, order) in zip(conflict.parties, combination, strict=True):
            weight *= share
            parties.append(replace(party, prefers=tuple((replace(w, maybe=False),) for w in order) or None))
        solution = solve(replace(conflict, parties=tuple(parties)), [concept])
        total += weight * bool(solution.is_equilibrium(concept)[solution.index(state)])
    return total


@pytest.mark.parametrize("seed", range(6))
def test_shares_equal_the_slow_enumeration(seed: int) -> None:
    conflict = random_conflict(100 + seed, open_ones=True)
    answer = assess(conflict, questions=[2]).answer
    assert answer is not None
    for concept in ("nash", "seq"):
        slow = enumerate_slowly(conflict, concept, conflict.state(answer.state))
        assert answer.share(concept).exact
        assert answer.share(concept).value == pytest.approx(float(slow), abs=1e-12)


def test_the_statement_that_decides_has_the_largest_swing() -> None:
    conflict = replace(
        DILEMMA,
        parties=(
            replace(DILEMMA.parties[0], prefers=((Wish("not b"),), (Wish("a", maybe=True, because=("f2",)),))),
            replace(DILEMMA.parties[1], prefers=((Wish("not b"),),)),
        ),
    )
    found = assess(conflict)
    answer = found.answer
    assert answer is not None
    assert answer.share("nash").value == 0.5
    (swing,) = [swing for swing in answer.swings if swing.concept == "nash"]
    assert (swing.statement, swing.kind, swing.swing, swing.because) == ("a", "in", -1.0, ("f2",))
    assert found.questions[0].statement == "a"
    assert found.questions[0].change == 0.5


def test_too_open_says_so() -> None:
    open_wish = ((Wish("a", maybe=True), Wish("not a", maybe=True)),)
    conflict = Conflict("Offen", (Party("Aland", (Option("a", "gehen"),), open_wish),), status_quo="N")
    found = assess(conflict)
    assert found.too_open
    assert any("zu offen" in s.text for section in describe(found, "de") for s in section.sentences)


# ---- resolutions ----------------------------------------------------------------------------------------------


def test_what_a_resolution_needs() -> None:
    entries = {entry.concept: entry for entry in needed(solve(DILEMMA), "NN")}
    assert entries["seq"].holds
    assert not entries["nash"].holds
    assert entries["nash"].parties == ("Aland", "Beland")
    assert all(not edit.ends for edit in entries["nash"].edits)
    assert entries["nash"].reachable is True
    with pytest.raises(UsageError, match="no feasible state matches"):
        needed(solve(replace(DILEMMA, infeasible=(Rule("a and b"),))), "YY")


# ---- words and JSON -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_words_are_whole_sentences(language: str) -> None:
    for conflict in (DILEMMA, WISHES, stag_hunt(), *(random_conflict(s, open_ones=True) for s in range(12))):
        found = assess(conflict, resolutions=["YYYY"[: len(conflict.keys)]])
        for section in describe(found, language):
            assert section.title
            for sentence in section.sentences:
                assert re.match(r"[A-ZÄÖÜ„“(]", sentence.text), sentence.text
                assert sentence.text[-1] in ".)", sentence.text
                assert "{" not in sentence.text and "\0" not in sentence.text


def test_the_dilemma_in_german() -> None:
    texts = [s.text for section in describe(assess(DILEMMA), "de") for s in section.sentences]
    assert texts[0] == "Der Status quo ist stabil unter GMR, SMR, SEQ und SSEQ, nicht stabil unter Nash."
    assert any("darauf könnte Beland" in text and "für Aland nicht besser" in text for text in texts)


def test_json_is_plain_and_has_the_agreed_shape() -> None:
    data = json.loads(json.dumps(assess(DILEMMA).to_dict()))
    short = data["status_quo"]
    assert set(short) >= {"state", "stable", "orders", "share"}
    assert short["stable"]["seq"] == {"Aland": True, "Beland": True}
    assert short["share"]["nash"] == 0.0
    assert short["orders"] == 1


def test_the_same_seed_gives_the_same_answer() -> None:
    conflict = draft(kremlin().world())
    first, second = (assess(conflict, questions=[2], orders=200, seed=3) for _ in range(2))
    assert first.to_dict() == second.to_dict()


def test_the_kremlin_is_no_echo_and_its_verdicts_rest_on_findings() -> None:
    conflict = draft(kremlin().world())
    found = assess(conflict, questions=[1])
    assert not found.echo
    assert all(v.because for answer in found.answers for v in answer.verdicts if v.why != "no_move")


def test_both_languages_have_the_same_messages_and_places() -> None:
    german, english = words("de").catalogue, words("en").catalogue
    for part in ("assessment", "drafting"):
        keys = {key for key in german if key.startswith(f"{part}.")}
        assert keys == {key for key in english if key.startswith(f"{part}.")}
        for key in keys:
            assert places(german[key]) == places(english[key]), key
