"""The two own cases from annotated reports to assessment, against what was expected of them before any run."""

from __future__ import annotations

import functools

from statusquo.assessment import Assessment, assess
from statusquo.case import join
from statusquo.conflict import Conflict
from statusquo.drafting import Draft, compose
from tests.unit.drafting.annotated import annotated


@functools.cache
def case(name: str) -> Draft:
    return compose(join(annotated(name)))


@functools.cache
def answer(name: str) -> Assessment:
    return assess(case(name).conflict, questions=[1, 2, 5], orders=200)


def owned(conflict: Conflict) -> set[tuple[str, str]]:
    return {(conflict.owner(option.key), option.label) for option in conflict.options}


def said(conflict: Conflict, party: str) -> set[str]:
    return {str(wish) for tier in conflict.party(party).prefers or () for wish in tier if wish.why != "silence"}


def values(conflict: Conflict) -> dict[str, str]:
    return dict(zip(conflict.keys, conflict.status_quo or "", strict=True))


# ---- bahnstreik.expected.md -----------------------------------------------------------------------------------------

UNION, RAILWAY = "Gewerkschaft der Schienenberufe", "Regiobahn AG"


def test_railway_options() -> None:
    conflict = case("bahnstreik").conflict
    assert [party.name for party in conflict.parties] == [UNION, RAILWAY]
    assert owned(conflict) >= {
        (UNION, "einen Streik bei der Regiobahn beginnen"),
        (UNION, "einer Schlichtung zustimmen"),
        (UNION, "eine Laufzeit von 18 Monaten hinnehmen"),
        (RAILWAY, "einer Schlichtung zustimmen"),
        (RAILWAY, "eine Einmalzahlung von 800 Euro zahlen"),
        (RAILWAY, "eine Lohnerhöhung um 4,8 Prozent gewähren"),
        (RAILWAY, "eine einstweilige Verfügung beantragen"),
    }
    left = {entry.label for entry in conflict.left_out}
    assert {"Eile", "gesetzliche Schlichtungspflicht"} <= left
    assert {"Fahrgastbund", "FDP", "Landtag"} <= set(conflict.affected)


def test_railway_status_quo_and_wishes() -> None:
    drafted = case("bahnstreik")
    conflict, now = drafted.conflict, values(drafted.conflict)
    assert {now[key] for key in ("streik_bei_regiobahn", "schlichtung_gds", "lohn", "verfuegung_einstweilig")} == {"N"}
    assert now["einmalzahlung"] == "-"
    assert "einmalzahlung" in [ask.option for ask in drafted.asks]  # the company left it open
    union, railway = said(conflict, UNION), said(conflict, RAILWAY)
    assert {
        "einmalzahlung",
        "lohn",
        "streik_bei_regiobahn if not einmalzahlung",
        "schlichtung_gds and schlichtung_regiobahn_ag iff einmalzahlung",
    } <= union
    assert "not schlichtung_gds" not in union  # replaced, not contradicted
    assert {
        "not streik_bei_regiobahn",
        "lohn iff laufzeit_gds",
        "verfuegung_einstweilig if streik_bei_regiobahn",
    } <= railway
    assert not any("einmalzahlung" in wish for wish in railway)  # what it thinks of it is not said


def test_railway_answer() -> None:
    first = answer("bahnstreik").answers[0]
    assert not first.table()["nash"][UNION]
    assert 0 < first.share("seq").value < 0.5  # whether the injunction deters is open
    assert not answer("bahnstreik").echo


# ---- waffenruhe.expected.md -----------------------------------------------------------------------------------------

STATE, REBELS, UN = "Almarien", "Volksfront des Nordens", "Vereinte Nationen"


def test_truce_options() -> None:
    conflict = case("waffenruhe").conflict
    assert owned(conflict) >= {
        (STATE, "einer Waffenruhe in Almarien zustimmen"),
        (REBELS, "einer Waffenruhe in Almarien zustimmen"),
        (STATE, "die Blockade des Nordens aufrechterhalten"),
        (STATE, "einen Hilfskorridor öffnen"),
        (STATE, "Tovra zurückerobern"),
        (REBELS, "aus Tovra abziehen"),
        (REBELS, "die Artillerie abziehen"),
        (UN, "die Vermittlung beenden"),
    }
    now = values(conflict)
    assert (now["waffenruhe_in_almarien_almarien"], now["waffenruhe_in_almarien_vdn"]) == ("N", "Y")
    assert now["blockade_nordens"] == "Y"
    assert {now[key] for key in ("abzug_tovra", "rueckeroberung_tovra", "ende_vermittlung")} == {"N"}
    assert "Afrikanische Union" in conflict.affected


def test_truce_wishes_are_each_after_the_other() -> None:
    conflict = case("waffenruhe").conflict
    state = said(conflict, STATE)
    assert {"abzug_tovra", "rueckeroberung_tovra if not abzug_tovra"} <= state
    assert "waffenruhe_in_almarien_almarien and waffenruhe_in_almarien_vdn iff abzug_artillerie" in state
    assert "not waffenruhe_in_almarien_almarien" not in state  # it refused a pause, and offered to sign a week later
    assert {"not blockade_nordens", "abzug_tovra iff not blockade_nordens"} <= said(conflict, REBELS)
    threat = "ende_vermittlung if not (waffenruhe_in_almarien_almarien and waffenruhe_in_almarien_vdn)"
    assert threat in said(conflict, UN)


def test_truce_answer_is_both_at_once() -> None:
    first = answer("waffenruhe").answers[0]
    nash = first.table()["nash"]
    assert (nash[STATE], nash[UN]) == (False, False)
    joint = next(joint for joint in first.joint if joint.members == (STATE, REBELS))
    assert {key for step in joint.steps for key in step.dropped} == {"blockade_nordens"}
    assert {key for step in joint.steps for key in step.taken} == {"abzug_tovra"}
    assert not answer("waffenruhe").echo
