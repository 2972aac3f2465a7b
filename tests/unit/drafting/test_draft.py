"""From a world to a conflict: options, status quo, statements, ties; determinism."""

from __future__ import annotations

import itertools
import re

import pytest

from statusquo.case import join
from statusquo.conflict import Conflict
from statusquo.drafting import compose, draft
from statusquo.errors import CaseError
from statusquo.findings import Stance
from tests.builders import Build
from tests.unit.drafting.worlds import Reports, kremlin

RULES = ("leverage", "target", "faction", "silence", "exclusive", "one_way", "announced")


def wishes(conflict: Conflict, party: str) -> dict[str, tuple[bool, str]]:
    """Expression, whether it is a maybe, and its reason code."""
    found = conflict.party(party).prefers or ()
    return {wish.expression: (wish.maybe, wish.why) for tier in found for wish in tier}


def said(reports: Reports, party: str) -> dict[str, tuple[bool, str]]:
    """What a party said, without anything inferred."""
    return wishes(draft(reports.world(), without=RULES), party)


def now(conflict: Conflict) -> dict[str, str]:
    return dict(zip(conflict.keys, conflict.status_quo or "", strict=True))


# ---- the talks in the Kremlin -------------------------------------------------------------------------------


def test_the_kremlin_draft() -> None:
    drafted = compose(kremlin().world())
    conflict = drafted.conflict
    assert [party.name for party in conflict.parties] == ["Russland", "Ukraine", "USA"]
    owners = {option.label: conflict.owner(option.key) for option in conflict.options}
    assert owners["den Donbass abtreten"] == "Ukraine"
    assert owners["den Krieg in der Ukraine fortsetzen"] == "Russland"
    assert owners["die US-Sanktionen gegen Russland aufrechterhalten"] == "USA"
    assert owners["direkten Kontakt mit Russland aufnehmen"] == "Ukraine"
    values = now(conflict)
    assert values["abtretung_donbass"] == "N"
    assert values["krieg_in_ukraine"] == "Y"
    assert values["us_sanktionen_gegen_russland"] == "Y"
    assert values["direkter_kontakt_mit_ukraine_rus"] == "N"
    assert {ask.reason for ask in drafted.asks} <= {"silent", "inside"}  # the status quo is known throughout
    russia, ukraine, usa = (wishes(conflict, name) for name in ("Russland", "Ukraine", "USA"))
    assert russia["abtretung_donbass"] == (False, "")
    assert russia["krieg_in_ukraine if not abtretung_donbass"] == (True, "leverage")
    assert russia["not us_sanktionen_gegen_russland"] == (True, "target")
    assert ukraine["not abtretung_donbass"] == (False, "")
    assert ukraine["not krieg_in_ukraine"] == (True, "target")
    assert usa["wirtschaftliche_beziehungen"] == (True, "faction")
    assert usa["us_sanktionen_gegen_russland"] == (True, "faction")
    assert conflict.affected == ("Europäische Union", "NATO")
    left = {entry.label: entry.why for entry in conflict.left_out}
    assert "Selbstbestimmungsrecht der Ukraine" in left
    assert "NATO: eine Abschreckung gegen Russland vornehmen" in left
    assert "nur kritisiert" in left["USA: den Friedensplan der USA umsetzen"]
    assert left["Vertraulichkeit"] == "die Beteiligten sind sich einig"
    assert dict(conflict.one_way) == {"abtretung_donbass": "take"}
    assert [rule.expression for rule in conflict.infeasible] == [
        "us_sanktionen_gegen_russland and wirtschaftliche_beziehungen"
    ]
    conflict.check()
    assert Conflict.parse(conflict.dump()) == conflict


def test_every_line_rests_on_findings_of_the_world() -> None:
    world = kremlin().world()
    known = {
        source.finding
        for held in (world.positions, world.conditions, world.events)
        for entry in held
        for source in entry.sources
    }
    conflict = draft(world)
    lines = [option.because for option in conflict.options]
    lines += [wish.because for p in conflict.parties for tier in p.prefers or () for wish in tier]
    lines += [rule.because for rule in conflict.infeasible]
    lines += [entry.because for entry in conflict.left_out]
    lines += [ids for _, ids in conflict.status_quo_because]
    assert all(lines)
    assert {finding for line in lines for finding in line} <= known
    valued = {key for key, value in now(conflict).items() if value != "-"}
    assert {key for key, _ in conflict.status_quo_because} == valued


def test_english_reasons() -> None:
    conflict = draft(kremlin().world(), language="en")
    assert conflict.title == "Russland, Ukraine, USA: 2025-12-03 to 2025-12-03"
    assert any(entry.why == "no report names a party that controls it" for entry in conflict.left_out)


# ---- statements ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stance", "only_if", "unless", "expected", "maybe"),
    [
        ("demands", None, None, "freilassung_geiseln", False),
        ("supports", None, None, "freilassung_geiseln", False),
        ("rejects", None, None, "not freilassung_geiseln", False),
        ("opposes", None, None, "not freilassung_geiseln", False),
        ("commits", None, None, "freilassung_geiseln", False),
        ("offers", None, None, "freilassung_geiseln", True),
        ("accepts", None, None, "freilassung_geiseln", True),
        ("threatens", None, None, "freilassung_geiseln", True),
        ("offers", "Räumung der Stadt", None, "freilassung_geiseln iff raeumung_stadt", False),
        ("demands", "Räumung der Stadt", None, "freilassung_geiseln if raeumung_stadt", False),
        ("threatens", None, "Räumung der Stadt", "freilassung_geiseln if not raeumung_stadt", False),
        ("rejects", None, "Räumung der Stadt", "not freilassung_geiseln if not raeumung_stadt", False),
        ("commits", "Räumung der Stadt", None, "freilassung_geiseln iff raeumung_stadt", False),
    ],
)
def test_stance_to_statement(
    stance: Stance, only_if: str | None, unless: str | None, expected: str, maybe: bool
) -> None:
    reports = (
        Reports()
        .says("A", stance, "Freilassung von Geiseln", who="A", only_if=only_if, unless=unless)
        .says("B", "demands", "Freilassung von Geiseln", who="A")
        .says("A", "demands", "Räumung der Stadt", who="B")
    )
    # the key of the issue is made from its whole label here
    conflict = said(reports, "Aland")
    spelled = {key.replace("freilassung_von_geiseln", "freilassung_geiseln"): v for key, v in conflict.items()}
    assert spelled[expected][0] is maybe


@pytest.mark.parametrize("stance", ["warns", "denies", "doubts"])
def test_no_statement_but_listed(stance: Stance) -> None:
    reports = (
        Reports()
        .says("A", stance, "Räumung der Stadt", who="B")
        .says("B", "rejects", "Räumung der Stadt", who="B")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "rejects", "Öffnung der Grenze", who="A")
    )
    conflict = draft(reports.world(), without=RULES)
    assert set(wishes(conflict, "Aland")) == {"not oeffnung_grenze"}
    assert any("Räumung der Stadt" in entry.label for entry in conflict.left_out)


def test_a_condition_that_nobody_controls_makes_a_maybe_and_is_listed() -> None:
    reports = (
        Reports()
        .says("A", "offers", "Räumung der Stadt", who="A", only_if="gutes Wetter")
        .says("B", "demands", "Räumung der Stadt", who="A")
    )
    assert said(reports, "Aland") == {"raeumung_stadt": (True, "condition_lost")}
    assert any(entry.label.endswith("(gutes Wetter)") for entry in draft(reports.world()).left_out)


def test_contradicting_sources_stand_side_by_side() -> None:
    reports = (
        Reports()
        .says("A", "rejects", "Räumung der Stadt", who="A")
        .says("A", "supports", "Räumung der Stadt", who="A")
        .says("B", "demands", "Räumung der Stadt", who="A")
    )
    conflict = draft(reports.world(), without=RULES)
    (tier,) = conflict.party("Aland").prefers or ()
    assert {str(wish) for wish in tier} == {"maybe raeumung_stadt", "maybe not raeumung_stadt"}
    assert {wish.why for wish in tier} == {"contradiction"}


def test_what_was_said_with_more_weight_stands_higher() -> None:
    reports = (
        Reports()
        .says("A", "supports", "Öffnung der Grenze", who="B")
        .says("A", "demands", "Räumung der Stadt", who="B", modality=("emphatic",))
        .says("B", "rejects", "Räumung der Stadt", who="B")
        .says("B", "rejects", "Öffnung der Grenze", who="B")
        .says("A", "commits", "Zahlung", who="A")
        .says("B", "demands", "Zahlung", who="A")
    )
    tiers = draft(reports.world(), without=RULES).party("Aland").prefers or ()
    assert [[wish.expression for wish in tier] for tier in tiers] == [
        ["raeumung_stadt"],
        ["zahlung"],
        ["oeffnung_grenze"],
    ]


def test_joint_act_is_one_option_for_each_party_and_refusing_is_ones_own() -> None:
    reports = (
        Reports()
        .stands("Krieg in der Provinz", True, "A", "B")
        .says("MED", "demands", "Waffenruhe", who="A")
        .says("A", "rejects", "Waffenruhe", who="A")
        .says("B", "offers", "Waffenruhe", who="B")
    )
    conflict = draft(reports.world())
    assert {"waffenruhe_a", "waffenruhe_b"} <= set(conflict.keys)
    assert "not waffenruhe_a" in wishes(conflict, "Aland")
    assert any(r.expression == "krieg_in_provinz and waffenruhe_a and waffenruhe_b" for r in conflict.infeasible)
    assert now(conflict)["waffenruhe_a"] == "N"
    assert conflict.affected == ("Norland",)


def test_a_new_coercive_act_is_not_the_one_that_stands() -> None:
    reports = (
        Reports()
        .stands("Sanktionen gegen Beland", True, "A", "B")
        .says("A", "threatens", "neue Sanktionen", who="A", unless="Räumung der Stadt")
        .says("A", "demands", "Räumung der Stadt", who="B")
        .says("B", "rejects", "Räumung der Stadt", who="B")
        .says("B", "demands", "Aufhebung der Sanktionen", who="A")
    )
    conflict = draft(reports.world())
    assert now(conflict)["sanktionen_gegen_beland"] == "Y"
    assert now(conflict)["neue_sanktionen"] == "N"
    assert wishes(conflict, "Beland")["not sanktionen_gegen_beland"] == (False, "")
    assert wishes(conflict, "Aland")["neue_sanktionen if not raeumung_stadt"] == (False, "")
    assert wishes(conflict, "Aland")["sanktionen_gegen_beland if not raeumung_stadt"] == (True, "leverage")


# ---- status quo -----------------------------------------------------------------------------------------------


def base() -> Reports:
    return (
        Reports()
        .says("B", "demands", "Streik der GDL", who="A", to="A")
        .says("A", "opposes", "Streik der GDL", who="A")
    )


def test_status_quo_condition_first_then_deed_then_answer_then_announcement() -> None:
    def value(reports: Reports) -> str:
        return now(draft(reports.world()))["streik_gdl"]

    assert value(base()) == "-"
    assert value(base().says("A", "threatens", "Streik der GDL", who="A")) == "N"
    refused = base().says("A", "rejects", "Streik der GDL", who="A")
    assert value(refused) == "N"
    assert value(base().says("A", "accepts", "Streik der GDL", who="A")) == "Y"
    struck = refused.happens("protest", "Der Streik begann.", "A")
    assert value(struck) == "Y"
    ended = struck.happens("protest", "Der Streik wurde abgesagt.", "A", status="cancelled", date="2025-12-05")
    assert value(ended) == "N"
    assert value(ended.stands("Streik der GDL", True, "A")) == "Y"


def test_contradicting_reports_of_one_day_leave_the_value_open() -> None:
    reports = base().stands("Streik der GDL", True, "A").stands("Streik der GDL", False, "A")
    drafted = compose(reports.world())
    assert now(drafted.conflict)["streik_gdl"] == "-"
    assert [(ask.option, ask.reason) for ask in drafted.asks] == [("streik_gdl", "contradiction")]


# ---- choice, switches, errors ---------------------------------------------------------------------------------


def test_at_most_so_many_options_and_the_rest_is_listed() -> None:
    for most in (1, 2, 3, 5):
        conflict = draft(kremlin().world(), max_options=most)
        assert 1 <= len(conflict.options) <= most
        labels = {option.label for option in draft(kremlin().world()).options}
        # one channel for both who would have to talk
        everything = {re.sub("(Kontakt) mit (?:Russland|der Ukraine)", r"\1", label) for label in labels}
        listed = " ".join(entry.label for entry in conflict.left_out)
        assert everything <= {o.label for o in conflict.options} | {label for label in everything if label in listed}


def test_every_inference_can_be_switched_off() -> None:
    conflict = draft(kremlin().world(), without=RULES)
    codes = {wish.why for p in conflict.parties for tier in p.prefers or () for wish in tier}
    assert not codes & {"leverage", "target", "faction", "silence"}
    assert not conflict.infeasible and not conflict.one_way


def test_a_world_without_acts_is_an_error() -> None:
    with pytest.raises(CaseError, match="nothing in the reports is an act"):
        draft(Reports().says("EU", "demands", "Selbstbestimmungsrecht der Ukraine").world())


# ---- determinism -----------------------------------------------------------------------------------------------


def reports() -> list[Build]:
    """Four short invented reports."""
    one = Build(
        "eins", "Aland fordert die Räumung der Stadt. Beland lehnt die Räumung der Stadt ab.", date="2026-03-01"
    )
    a, b = one.actor("Aland"), one.actor("Beland")
    one.position(a, "demands", "Räumung der Stadt", who_would_act=b)
    one.position(b, "rejects", "Räumung der Stadt", who_would_act=b)
    two = Build("zwei", "Die Blockade des Hafens dauert an. Aland droht mit einem Angriff.", date="2026-03-02")
    a = two.actor("Aland")
    two.position(a, "threatens", "Angriff", who_would_act=a)
    two.condition("Blockade des Hafens", True, "Blockade des Hafens", parties=(a,))
    three = Build("drei", "Beland bietet die Freilassung von Geiseln an.", date="2026-03-03")
    b = three.actor("Beland")
    three.position(b, "offers", "Freilassung von Geiseln", who_would_act=b)
    four = Build("vier", "Aland verlangt erneut die Räumung der Stadt.", date="2026-03-04")
    a = four.actor("Aland")
    four.position(a, "demands", "Räumung der Stadt")
    return [one, two, three, four]


def test_the_order_of_reports_changes_nothing() -> None:
    findings = [build.findings() for build in reports()]
    texts = {draft(join(list(order))).dump() for order in itertools.permutations(findings)}
    assert len(texts) == 1


def test_a_report_that_repeats_changes_weights_only() -> None:
    findings = [build.findings() for build in reports()]
    before, after = draft(join(findings[:3])), draft(join(findings))
    assert before.keys == after.keys
    assert before.status_quo == after.status_quo
    for party in before.parties:
        assert set(wishes(before, party.name)) == set(wishes(after, party.name))
    assert before.infeasible == after.infeasible


def test_a_reversal_moves_exactly_what_depends_on_it() -> None:
    before = draft(kremlin().world())
    turned = kremlin()
    old = next(p for p in turned.positions if p.party == "UKR" and p.stance == "rejects")
    turned.positions.remove(old)
    turned.says("UKR", "rejects", "Abtretung des Donbass", who="UKR", until="2025-12-09")
    turned.says("UKR", "accepts", "Abtretung des Donbass", who="UKR", date="2025-12-09")
    after = draft(turned.world())
    assert before.keys == after.keys
    assert wishes(before, "USA") == wishes(after, "USA")
    changed = {key for key in before.keys if now(before)[key] != now(after)[key]}
    assert changed == {"abtretung_donbass"}
    lost = set(wishes(before, "Ukraine")) ^ set(wishes(after, "Ukraine"))
    assert lost == {"not abtretung_donbass", "abtretung_donbass"}
    # the demand is met now, so the pressure for it no longer shows
    lost = set(wishes(before, "Russland")) ^ set(wishes(after, "Russland"))
    assert lost == {"krieg_in_ukraine if not abtretung_donbass"}


def test_one_signature_under_a_joint_act_that_does_not_hold() -> None:
    reports = (
        Reports()
        .stands("Krieg in der Provinz", True, "A", "B")
        .stands("Waffenruhe", False, "A", "B")
        .says("A", "rejects", "Waffenruhe", who="A")
        .says("B", "accepts", "Waffenruhe", who="B")
    )
    values = now(draft(reports.world()))
    assert (values["waffenruhe_a"], values["waffenruhe_b"]) == ("N", "Y")
