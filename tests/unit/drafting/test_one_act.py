"""One deed in several wordings is one act; whole and part, and what undoes each other, hang together."""

from __future__ import annotations

import pytest

from statusquo.conflict import Conflict
from statusquo.drafting import draft
from statusquo.drafting.deeds import deed
from tests.unit.drafting.worlds import Reports


def between(*issues: str) -> Conflict:
    """A demands each of these of B, which refuses."""
    reports = Reports()
    for issue in issues:
        reports.says("A", "demands", issue, who="B").says("B", "rejects", issue, who="B")
    return draft(reports.world())


def labels(conflict: Conflict, owner: str = "Beland") -> set[str]:
    return {option.label for option in conflict.options if conflict.owner(option.key) == owner}


def said(conflict: Conflict, party: str) -> set[str]:
    return {str(w) for tier in conflict.party(party).prefers or () for w in tier if w.why in ("", "value")}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Räumung des Donbass", "den Donbass räumen"),
        ("Räumung des Donbass", "Abzug aus dem Donbass"),
        ("Öffnung der Grenze", "die Grenze vollständig öffnen"),
        ("Einführung einer Digitalsteuer", "Digitalsteuer"),
        ("Rücknahme der Digitalsteuer", "auf die Digitalsteuer verzichten"),
    ],
)
def test_two_wordings_of_one_deed(one: str, other: str) -> None:
    assert deed(one) == deed(other) is not None
    assert len(between(one, other).options) == 1


def test_a_tax_and_its_withdrawal_are_one_act() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Rücknahme der Digitalsteuer", who="B")
        .says("B", "rejects", "Rücknahme der Digitalsteuer", who="B")
        .says("B", "commits", "Digitalsteuer", who="B")
    )
    conflict = draft(reports.world())
    (option,) = conflict.options
    assert option.label == "die Digitalsteuer beibehalten"
    assert said(conflict, "Beland") == {option.key}


def test_a_tax_that_nobody_ends_is_brought_about() -> None:
    assert labels(between("Digitalsteuer")) == {"die Digitalsteuer einführen"}


def test_a_fact_is_the_thing_that_is_there() -> None:
    reports = (
        Reports()
        .stands("Digitalsteuer", True, "B")
        .says("A", "demands", "Abschaffung der Digitalsteuer", who="B")
        .says("B", "commits", "Digitalsteuer", who="B")
    )
    assert draft(reports.world()).status_quo == "Y"


def test_who_withdraws_wholly_has_withdrawn_from_a_part() -> None:
    conflict = between("Abzug aus dem Donbass", "Teilrückzug aus dem Donbass")
    assert labels(conflict) == {"aus dem Donbass abziehen", "sich teilweise aus dem Donbass zurückziehen"}
    (rule,) = conflict.infeasible
    assert rule.expression == "abzug_aus_donbass and not teilrueckzug_aus_donbass"
    assert rule.why == "wer das Ganze tut, hat auch den Teil getan"
    assert rule.because


def test_a_withdrawal_from_nowhere_is_the_one_that_is_spoken_of() -> None:
    assert labels(between("Abzug aus Tovra", "einseitiger Abzug")) == {"aus Tovra abziehen"}


def test_of_two_withdrawals_the_one_its_speaker_spoke_of() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Abzug aus Tovra", who="B", date="2025-12-01")
        .says("A", "demands", "einseitiger Abzug", date="2025-12-02")
        .says("A", "demands", "Abzug aus Melin", who="B", date="2025-12-03")
        .says("B", "rejects", "Abzug aus Melin", who="B", date="2025-12-03")
    )
    assert labels(draft(reports.world())) == {"aus Tovra abziehen", "aus Melin abziehen"}


def test_what_undoes_each_other_does_not_hold_together() -> None:
    (rule,) = between("Öffnung der Grenze", "Schließung der Grenze").infeasible
    assert rule.why == "was einander aufhebt, gilt nicht zugleich"


def test_a_noun_and_the_verb_it_goes_with_are_one_act() -> None:
    conflict = between("einstweilige Verfügung", "eine einstweilige Verfügung beantragen")
    assert labels(conflict) == {"eine einstweilige Verfügung beantragen"}


def test_a_ceasefire_of_ten_days_and_a_ceasefire_are_one() -> None:
    reports = (
        Reports()
        .stands("Krieg", True, "A", "B")
        .says("A", "offers", "Feuerpause von zehn Tagen", who="A")
        .says("B", "rejects", "Feuerpause von zehn Tagen", who="B")
        .says("MED", "demands", "Waffenruhe")
        .says("A", "accepts", "Waffenruhe", who="A")
        .says("B", "accepts", "Waffenruhe", who="B", only_if="Räumung der Stadt")
        .says("B", "demands", "Räumung der Stadt", who="A")
    )
    conflict = draft(reports.world())
    assert [o.key for o in conflict.options if "zustimmen" in o.label] == ["waffenruhe_a", "waffenruhe_b"]


def test_who_urges_others_to_agree_is_no_party_to_it() -> None:
    reports = (
        Reports()
        .says("EU", "demands", "Einigung", to="A")
        .says("EU", "demands", "Einigung", to="B")
        .says("A", "rejects", "Einigung", who="A")
        .says("B", "accepts", "Einigung", who="B", only_if="Räumung der Stadt")
        .says("B", "demands", "Räumung der Stadt", who="A")
        .says("A", "rejects", "Räumung der Stadt", who="A")
    )
    conflict = draft(reports.world())
    assert {party.name for party in conflict.parties} == {"Aland", "Beland"}
    assert "Europäische Union" in conflict.affected
    (entry,) = [entry for entry in conflict.left_out if entry.label == "Europäische Union: Einigung"]
    assert entry.why == "ein Wunsch einer Partei, die im Modell keine Option hat"
    assert entry.because


def test_talks_that_one_side_threatens_to_end_need_both() -> None:
    reports = (
        Reports()
        .happens("talks", "Aland und Beland sprechen.", "A", "B")
        .says("A", "threatens", "Abbruch der Gespräche", who="A", only_if="neue Sanktionen")
        .says("B", "threatens", "neue Sanktionen", who="B", to="A", unless="Räumung der Stadt")
        .says("B", "demands", "Räumung der Stadt", who="A")
        .says("A", "rejects", "Räumung der Stadt", who="A")
    )
    conflict = draft(reports.world())
    talks = {(conflict.owner(o.key), o.label) for o in conflict.options if "Gespräche" in o.label}
    assert talks == {("Aland", "Gespräche mit Beland führen"), ("Beland", "Gespräche mit Aland führen")}
    assert "not gespraeche_a if neue_sanktionen" in said(conflict, "Aland")
