"""One act under several names: values of one thing, its end, a signature, an agreement about it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statusquo.conflict import Conflict
from statusquo.drafting import Draft, compose
from statusquo.drafting.amounts import amount, measured
from statusquo.drafting.phrasing import act
from tests.unit.drafting.worlds import Reports


def said(draft: Draft, party: str) -> dict[str, tuple[bool, str]]:
    """The statements of a party that it made or that were inferred, without what it is silent about."""
    tiers = next(p for p in draft.conflict.parties if p.name == party).prefers or ()
    return {w.expression: (w.maybe, w.why) for tier in tiers for w in tier if w.why != "silence"}


def now(conflict: Conflict) -> dict[str, str]:
    return dict(zip(conflict.keys, conflict.status_quo or "", strict=True))


# ---- values ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "value", "unit"),
    [
        ("Lohnerhöhung von 4,8 Prozent in zwei Stufen", 4.8, "prozent"),
        ("mindestens fünf Prozent bieten", 5, "prozent"),
        ("Laufzeit von zwölf Monaten", 12, "monat"),
        ("Hilfe von drei Milliarden Euro", 3_000_000_000, "euro"),
        ("Abgabe von 1.250 Euro", 1250, "euro"),
        ("a pay rise of 3.5 percent", 3.5, "percent"),
    ],
)
def test_amounts(phrase: str, value: float, unit: str) -> None:
    found = amount(phrase)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("phrase", ["eine Waffenruhe", "Abtretung des Donbass", "Rückkehr zum Vertrag"])
def test_no_amount(phrase: str) -> None:
    assert amount(phrase) is None


def test_what_is_measured() -> None:
    names = {
        found.name
        for phrase in ("7,5 Prozent mehr Geld für alle", "die Löhne um drei Prozent erhöhen", "fünf Prozent bieten")
        if (found := measured(phrase)) is not None
    }
    assert names == {"pay"}
    lower, higher = measured("Senkung der Quote um 20 Prozent"), measured("Erhöhung der Quote um 20 Prozent")
    assert lower is not None
    assert higher is not None
    assert lower.name != higher.name


def pay_talks() -> Reports:
    return (
        Reports()
        .says("GDL", "demands", "7,5 Prozent mehr Geld", date="2026-03-03")
        .says("DB", "offers", "die Löhne um drei Prozent erhöhen", who="DB", date="2026-03-03")
        .says("GDL", "rejects", "die Löhne um drei Prozent erhöhen", who="DB", date="2026-03-03")
        .says("DB", "demands", "längere Laufzeit", who="GDL", date="2026-03-05")
        .says("GDL", "demands", "kurze Laufzeit", who="DB", date="2026-03-05")
        .says("DB", "offers", "Lohnerhöhung von 4,8 Prozent", who="DB", only_if="längere Laufzeit", date="2026-03-21")
    )


def test_several_values_are_one_option_with_the_last_offer() -> None:
    drafted = compose(pay_talks().world())
    conflict = drafted.conflict
    assert {option.key: option.label for option in conflict.options if option.key == "lohn"} == {
        "lohn": "eine Lohnerhöhung von 4,8 Prozent gewähren"
    }
    assert conflict.owner("lohn") == "Bahn"
    # it wants more than is offered, so it wants the act; what it refused was another value
    assert said(drafted, "GDL")["lohn"] == (False, "value")
    assert "not lohn" not in said(drafted, "GDL")
    left = {entry.label: entry.why for entry in conflict.left_out}
    assert left["GDL: die Löhne um drei Prozent erhöhen"] == "ein anderer Wert als der, der zuletzt auf dem Tisch lag"


def test_two_values_of_a_shared_thing_exclude_each_other() -> None:
    conflict = compose(pay_talks().world()).conflict
    assert [rule.expression for rule in conflict.infeasible] == ["laufzeit_db and laufzeit_gdl"]


# ---- other names -------------------------------------------------------------------------------------------------


def test_an_agreement_about_an_act_is_that_act() -> None:
    reports = (
        Reports()
        .says("GDL", "demands", "Einmalzahlung von 800 Euro", who="DB")
        .says("GDL", "threatens", "unbefristeter Streik", who="GDL", unless="Einigung über die Einmalzahlung")
        .says("GDL", "demands", "Einigung über die Einmalzahlung")
    )
    drafted = compose(reports.world())
    assert set(drafted.conflict.keys) == {"einmalzahlung", "unbefristeter_streik"}
    assert said(drafted, "GDL")["unbefristeter_streik if not einmalzahlung"] == (False, "")


def test_a_bare_signature_is_under_what_is_negotiated() -> None:
    reports = (
        Reports()
        .stands("Krieg in der Provinz", True, "A", "B")
        .stands("Waffenruhe", False, "A", "B")
        .says("B", "accepts", "Entwurf der Vermittler für eine Waffenruhe", who="B")
        .says("A", "rejects", "unterzeichnen", who="A")
        .says("MED", "threatens", "Ende der Vermittlung", who="MED", unless="Unterschrift")
        .says("MED", "demands", "Unterschrift", who="A")
    )
    drafted = compose(reports.world())
    assert (now(drafted.conflict)["waffenruhe_a"], now(drafted.conflict)["waffenruhe_b"]) == ("N", "Y")
    assert said(drafted, "Aland")["not waffenruhe_a"] == (False, "")
    assert "ende_vermittlung if not (waffenruhe_a and waffenruhe_b)" in said(drafted, "Norland")


def test_a_signature_under_nothing_names_no_act() -> None:
    reports = Reports().says("A", "demands", "Unterschrift", who="B").says("B", "rejects", "Räumung der Stadt", who="B")
    reports.says("A", "demands", "Räumung der Stadt", who="B")
    left = {entry.label: entry.why for entry in compose(reports.world()).conflict.left_out}
    assert left["Unterschrift"] == "benennt keine Handlung"


def test_the_end_of_a_fact_however_it_is_called() -> None:
    reports = (
        Reports()
        .stands("Milchabgabe", True, "A")
        .says("B", "demands", "Rücknahme der Milchabgabe", who="A")
        .says("A", "rejects", "Verzicht auf die Milchabgabe", who="A")
    )
    conflict = compose(reports.world()).conflict
    assert [option.label for option in conflict.options] == ["die Milchabgabe zurücknehmen"]
    assert conflict.status_quo == "N"


def test_keine_is_the_absence_of_an_act() -> None:
    reports = (
        Reports()
        .says("B", "demands", "keine Strafbescheide ausstellen", who="A")
        .says("A", "demands", "Räumung der Stadt", who="B")
    )
    drafted = compose(reports.world())
    assert "Strafbescheide ausstellen" in [option.label for option in drafted.conflict.options]
    assert said(drafted, "Beland")["not strafbescheide_ausstellen"] == (False, "")


# ---- owners ------------------------------------------------------------------------------------------------------


def test_who_proposes_arbitration_to_two_others_is_no_part_of_it() -> None:
    reports = (
        Reports()
        .says("MED", "demands", "Schlichtung")
        .says("GDL", "rejects", "Schlichtung", who="MED", to="MED")
        .says("GDL", "demands", "Einmalzahlung", who="DB")
        .says("DB", "rejects", "Einmalzahlung", who="DB")
    )
    conflict = compose(reports.world()).conflict
    owners = {conflict.owner(option.key) for option in conflict.options if "Schlichtung" in option.label}
    assert owners == {"GDL", "Bahn"}


def test_a_guessed_owner_is_told_and_asked_for() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Räumung der Stadt", who="B")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "demands", "Freilassung der Häftlinge")
    )
    drafted = compose(reports.world())
    option = next(option for option in drafted.conflict.options if option.key.startswith("freilassung"))
    assert drafted.conflict.owner(option.key) == "Beland"
    assert option.why.startswith("nur angenommen")
    assert [ask.option for ask in drafted.asks if ask.reason == "owner"] == [option.key]


def test_a_demand_to_come_is_not_put_to_the_opponent() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Räumung der Stadt", who="B")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "demands", "einstweilige Verfügung", modality=("future",))
    )
    conflict = compose(reports.world()).conflict
    assert "einstweilige Verfügung" in {entry.label for entry in conflict.left_out}


# ---- selection and disagreement ------------------------------------------------------------------------------------


def crowded() -> Reports:
    reports = Reports()
    for number, noun in enumerate(("Stadt", "Insel", "Grenze", "Brücke", "Mine", "Schule")):
        one, other = ("A", "B") if number % 2 else ("B", "A")
        reports.says(one, "demands", f"Räumung der {noun}", who=other)
        reports.says(other, "rejects", f"Räumung der {noun}", who=other)
    return reports


def test_what_is_only_criticised_is_no_option_where_enough_is_asked_for() -> None:
    conflict = compose(crowded().says("A", "opposes", "Spiel auf Zeit", who="B").world()).conflict
    left = {entry.label: entry.why for entry in conflict.left_out}
    assert "nur kritisiert" in left["Beland: Spiel auf Zeit"]


def test_a_missing_channel_is_told_as_one() -> None:
    reports = crowded().stands("direkter Kontakt", False, "A", "B")
    left = {entry.label: entry.why for entry in compose(reports.world(), max_options=6).conflict.left_out}
    assert "ein Weg, der zurzeit fehlt" in left["Aland: direkten Kontakt aufnehmen"]


def test_disagreement_over_an_act_that_is_no_option_shows_at_what_stands_against_it() -> None:
    reports = (
        Reports()
        .stands("US-Sanktionen gegen Russland", True, "USA", "RUS")
        .says("RUS", "demands", "Aufhebung der US-Sanktionen", who="USA")
        .says("witkoff", "supports", "Handel mit Russland", who="USA")
    )
    drafted = compose(reports.world(), max_options=1)
    assert len(drafted.conflict.keys) == 1
    usa = said(drafted, "USA")
    assert set(usa.values()) == {(True, "faction")}
    assert len(usa) == 2


def test_who_signs_alone_has_done_its_own_part() -> None:
    reports = (
        Reports()
        .says("A", "offers", "Waffenruhe", who="A", only_if="Räumung der Stadt")
        .says("B", "offers", "Waffenruhe", who="B")
        .says("A", "demands", "Räumung der Stadt", who="B")
        .happens("agreement", "Beland hat den Entwurf für eine Waffenruhe unterzeichnet", "B")
    )
    values = now(compose(reports.world()).conflict)
    assert values["waffenruhe_b"] == "Y"
    assert values["waffenruhe_a"] != "Y"


# ---- phrases -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noun", "verb"),
    [
        ("Bewilligung der Fördermittel", "die Fördermittel bewilligen"),
        ("Verbesserung der Löhne", "die Löhne verbessern"),
        ("Umsiedlung der Bewohner", "die Bewohner umsiedeln"),
        ("Entsendung von Beobachtern", "Beobachter entsenden"),
        ("Rückeroberung von Tovra", "Tovra zurückerobern"),
        ("Öffnung eines Korridors", "einen Korridor öffnen"),
        ("Entzug der Lizenz", "die Lizenz entziehen"),
        ("Gesprächen", "Gespräche führen"),
        ("Beteiligung des Landes", "für die Beteiligung des Landes sorgen"),
        ("Entsendung von Bauern", "die Entsendung von Bauern vornehmen"),
    ],
)
def test_nouns_as_acts(noun: str, verb: str) -> None:
    assert act(noun) == verb


def test_a_flat_refusal_gives_way_to_a_later_offer_under_another_name() -> None:
    reports = (
        Reports()
        .stands("Krieg in der Provinz", True, "A", "B")
        .says("B", "demands", "Räumung der Stadt", who="A")
        .says("A", "rejects", "Feuerpause von zehn Tagen", date="2026-05-10")
        .says("A", "offers", "Waffenruhe", who="A", only_if="Räumung der Stadt", date="2026-05-17")
        .says("B", "demands", "Waffenruhe", date="2026-05-17")
    )
    drafted = compose(reports.world())
    own = said(drafted, "Aland")
    assert "not waffenruhe_a" not in own
    left = {entry.label: entry.why for entry in drafted.conflict.left_out}
    assert left["Aland: Feuerpause von zehn Tagen"] == "von einer späteren Äußerung derselben Partei abgelöst"


def test_what_is_only_denied_is_no_act() -> None:
    reports = (
        Reports()
        .stands("Krieg in der Provinz", True, "A", "B")
        .says("B", "demands", "Ende des Krieges in der Provinz", who="A")
        .says("A", "denies", "Angriff auf den Markt", who="A")
    )
    drafted = compose(reports.world())
    assert not any("Markt" in option.label for option in drafted.conflict.options)
    left = {entry.label: entry.why for entry in drafted.conflict.left_out}
    assert left["Aland: Angriff auf den Markt"] == "bestrittene Tatsache, kein Wunsch"


def test_going_through_with_a_threat_is_the_threatened_act() -> None:
    reports = (
        Reports()
        .says("GDL", "threatens", "unbefristeter Streik", who="GDL", unless="Einmalzahlung")
        .says("GDL", "demands", "Einmalzahlung", who="DB")
        .says("DB", "threatens", "einstweilige Verfügung", who="DB", only_if="die GDL an dem Termin festhält")
    )
    reports.positions[-1] = replace(reports.positions[-1], only_if_issue=None)  # the case knows no issue of that name
    railway = said(compose(reports.world()), "Bahn")
    assert railway["einstweilige_verfuegung if unbefristeter_streik"] == (False, "")
