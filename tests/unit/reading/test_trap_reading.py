"""Traps: constructions that a naive reader gets wrong, on sentences of our own about other conflicts."""

from __future__ import annotations

import datetime

import pytest

from statusquo.findings import Actor, Findings
from statusquo.reading.german import read
from statusquo.report import Report


def _read(text: str) -> Findings:
    return read(Report(id="trap", text=text, language="de"))


def _name(findings: Findings, id_: str | None) -> str | None:
    return None if id_ is None else findings.actor(id_).name


def _held(text: str) -> set[tuple[str, str, str]]:
    findings = _read(text)
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


def _sides(text: str, actor: str, stance: str) -> tuple[str | None, str | None]:
    """Who would act, and to whom it is put, in the one position of an actor with a stance."""
    findings = _read(text)
    found = [p for p in findings.positions if findings.actor(p.actor).name == actor and p.stance == stance]
    assert len(found) == 1, found
    return _name(findings, found[0].who_would_act), _name(findings, found[0].addressee)


def _present(text: str) -> list[tuple[str, set[str | None], str]]:
    findings = _read(text)
    return [(e.kind, {_name(findings, one) for one in e.participants}, e.status) for e in findings.events]


def _actor(text: str, name: str) -> Actor:
    findings = _read(text)
    return next(actor for actor in findings.actors if actor.name == name)


def test_demand_in_a_participle_and_refusal_in_a_relative_clause() -> None:
    text = "Die von Serbien verlangte Räumung der Brücke ist ein Streitpunkt, den das Kosovo strikt ablehnt."
    assert _sides(text, "Serbien", "demands") == ("Kosovo", "Kosovo")
    assert _sides(text, "Kosovo", "rejects") == ("Kosovo", "Serbien")


def test_adviser_behind_a_genitive_speaks_for_the_state() -> None:
    text = (
        "Präsident Recep Tayyip Erdoğan empfing Gäste. Laut dem sicherheitspolitischen Berater Erdoğans, Kemal Aksoy, "
        "gibt es weder Fortschritte noch Rückschläge."
    )
    findings = _read(text)
    assert [_name(findings, s.speaker) for s in findings.statements] == ["Kemal Aksoy"]
    adviser = _actor(text, "Kemal Aksoy")
    assert adviser.role == "sicherheitspolitischer Berater Erdoğans"
    assert _name(findings, adviser.acts_for) == "Türkei"


def test_seat_of_government_as_place_and_as_actor() -> None:
    place = "Die Unterhändler aus Japan trafen sich mit Frankreichs Präsident Emmanuel Macron im Élysée-Palast."
    assert all(_name(_read(place), s.speaker) != "Frankreich" for s in _read(place).statements)
    actor = "Laut Élysée-Palast wird der Vertrag nicht verlängert."
    findings = _read(actor)
    assert [_name(findings, s.speaker) for s in findings.statements] == ["Frankreich"]


@pytest.mark.parametrize(
    "text",
    [
        "Das Fehlen von US-Finanzministerin Janet Yellen beim Treffen der G7-Finanzminister fiel auf.",
        "Frankreichs Präsident Emmanuel Macron traf Kanadas Premierminister Mark Carney ohne Janet Yellen.",
    ],
)
def test_absence_is_no_attendance(text: str) -> None:
    assert all("Janet Yellen" not in who for _, who, _ in _present(text))


def test_kin_in_an_apposition_does_not_attend() -> None:
    text = (
        "Kanadas Premierminister Mark Carney führte ein dreistündiges Gespräch mit Lena Holm, der Tochter von "
        "Norwegens Ministerpräsident Jonas Gahr Støre."
    )
    (event,) = _read(text).events
    findings = _read(text)
    who = {_name(findings, one) for one in event.participants}
    assert {"Mark Carney", "Lena Holm"} <= who
    assert "Jonas Gahr Støre" not in who
    assert event.duration is not None and "dreistündig" in event.duration


def test_contact_that_does_not_seem_to_be_planned() -> None:
    text = "Ein direktes Gespräch mit Armenien scheint nicht geplant zu sein."
    assert [(kind, status) for kind, _, status in _present(text)] == [("talks", "not_planned")]
    findings = _read(text)
    assert [(c.label, c.holds) for c in findings.conditions] == [("direkter Kontakt", False)]


def test_confidential_results_are_agreed() -> None:
    text = (
        "Ägypten und Äthiopien verhandelten in Kairo. "
        "Es wurde vereinbart, die Ergebnisse vorerst vertraulich zu behandeln."
    )
    findings = _read(text)
    assert "agreement" in {e.kind for e in findings.events}
    assert "Vertraulichkeit der Ergebnisse" in {c.label for c in findings.conditions}


def test_both_are_the_two_persons_set_against_each_other() -> None:
    text = (
        "Für Anna Berg war dies der erste Besuch, während Karl Vogt schon oft mit Jan Holm verhandelte. "
        "Beide stehen für die Linie, die den Handel mit Norwegen ausbauen will."
    )
    assert {(a, s) for a, s, _ in _held(text)} == {("Anna Berg", "supports"), ("Karl Vogt", "supports")}
    assert {issue for *_, issue in _held(text)} == {"den Handel mit Norwegen"}


def test_first_meeting_gives_nobody_a_position() -> None:
    assert _held("Für Anna Berg war es das erste Treffen dieser Art.") == set()


def test_right_of_a_people_is_nobodys_deed() -> None:
    text = "Die Afrikanische Union pocht auf das Selbstbestimmungsrecht der Westsahara."
    assert _sides(text, "Afrikanische Union", "demands") == (None, None)


def test_warning_names_whom_it_is_put_to() -> None:
    assert _sides("Erdoğan mahnte Zypern erneut bezüglich der Gasfelder.", "Erdoğan", "warns") == ("Zypern", "Zypern")


def test_insisting_and_showing_force() -> None:
    text = "Aserbaidschan besteht auf seinen Forderungen und betont seine militärische Stärke."
    held = _held(text)
    assert ("Aserbaidschan", "demands", "seinen Forderungen") in held
    assert ("Aserbaidschan", "threatens", "seine militärische Stärke") in held
    assert _sides(text, "Aserbaidschan", "demands") == (None, None)


def test_sanctions_hold_between_those_who_talk() -> None:
    text = (
        "Die Gespräche zwischen Venezuela und den USA gehen weiter. "
        "Der Ölhandel liegt im Schatten strenger US-Sanktionen."
    )
    findings = _read(text)
    (sanctions,) = [c for c in findings.conditions if c.label == "Sanktionen"]
    assert sanctions.holds
    assert [_name(findings, one) for one in sanctions.parties] == ["USA", "Venezuela"]


def test_a_war_no_end_of_which_is_in_sight_goes_on() -> None:
    text = "Die Gespräche in Genf brachten kein Ende des Sudan-Kriegs."
    findings = _read(text)
    assert [(c.label, c.holds, [_name(findings, p) for p in c.parties]) for c in findings.conditions] == [
        ("Krieg", True, ["Sudan"])
    ]


def test_being_seen_as_giving_in_is_no_concession() -> None:
    text = "Der Entwurf wurde überarbeitet, da er als Einlenken Spaniens wahrgenommen wurde."
    assert not {(a, s) for a, s, _ in _held(text) if a == "Spanien"}


def test_agentless_passive_gives_nobody_a_position() -> None:
    assert _held("Der Zeitplan wurde heftig kritisiert. Das Abkommen wurde als fair bezeichnet.") == set()


def test_pressure_on_a_plan_whose_owner_was_named_before() -> None:
    text = (
        "Der Grenzplan der Türkei liegt vor. Europa ist besorgt. Trotz europäischer Kritik an dem Grenzplan "
        "hält Ankara daran fest."
    )
    assert _sides(text, "Europa", "opposes") == ("Türkei", "Türkei")


def test_alliance_that_wants_to_deter_commits() -> None:
    text = "Die NATO tagt. Die Allianz ist bemüht, die Abschreckung gegen Nordkorea zu stärken."
    assert ("NATO", "commits") in {(a, s) for a, s, _ in _held(text)}


SIDES = {
    "owner of what is to be done": (
        "Georgien fordert, dass russische Truppen das Dorf verlassen.",
        ("Georgien", "demands", "Russland", "Russland"),
    ),
    "a plain demand in a dispute of two": (
        "Im Streit zwischen Peru und Chile verlangt Peru die Öffnung des Hafens.",
        ("Peru", "demands", "Chile", "Chile"),
    ),
    "offers are put to the other side": (
        "Im Streit zwischen Peru und Chile bietet Chile eine Pacht des Hafens an.",
        ("Chile", "offers", "Chile", "Peru"),
    ),
    "a refused offer is the other side's": (
        "Chile bot eine Pacht an. Peru lehnte das Angebot ab.",
        ("Peru", "rejects", "Chile", "Chile"),
    ),
    "a refused demand is one's own deed": (
        "Peru verlangt die Öffnung des Hafens. Chile wies die Forderung zurück.",
        ("Chile", "rejects", "Chile", "Peru"),
    ),
    "a threat is put to those who can avert it": (
        "Die Gewerkschaft Nahrung droht mit Streik, falls der Arbeitgeberverband kein Angebot vorlegt.",
        ("Gewerkschaft Nahrung", "threatens", "Gewerkschaft Nahrung", "Arbeitgeberverband"),
    ),
    "the accused": (
        "Sudan warf Äthiopien vor, den Fluss gestaut zu haben.",
        ("Sudan", "opposes", "Äthiopien", "Äthiopien"),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), SIDES.values(), ids=SIDES)
def test_sides(text: str, wanted: tuple[str, str, str, str]) -> None:
    assert _sides(text, wanted[0], wanted[1]) == wanted[2:]


ROLES = {
    "dative": ("Das Gespräch mit US-Sonderbotschafterin Ann Meyer endete.", "Ann Meyer", "US-Sonderbotschafterin"),
    "strong dative": ("Das Gespräch mit EU-Sondergesandtem Jan Holm endete.", "Jan Holm", "EU-Sondergesandter"),
    "after an article": (
        "Der finnische Präsident Alexander Stubb reiste ab.",
        "Alexander Stubb",
        "finnischer Präsident",
    ),
    "genitive": ("Die Rede des norwegischen Ministers Per Dahl war kurz.", "Per Dahl", "norwegischer Minister"),
}


@pytest.mark.parametrize(("text", "name", "role"), ROLES.values(), ids=ROLES)
def test_roles_are_in_base_form(text: str, name: str, role: str) -> None:
    assert _actor(text, name).role == role


def test_short_form_without_brackets_is_the_long_name() -> None:
    text = (
        "Die Volksfront des Westens kämpft gegen die Armee von Mali. VFW-Sprecher Daro Melk drohte mit Angriffen. "
        "Die VFW lehnt den Plan ab."
    )
    findings = _read(text)
    rejecting = {findings.actor(p.actor).name for p in findings.positions if p.stance == "rejects"}
    assert rejecting == {"Volksfront des Westens"}
    assert _name(findings, _actor(text, "Daro Melk").acts_for) == "Volksfront des Westens"


def test_noun_of_a_bracketed_name_points_back_to_it() -> None:
    text = (
        "Die Gewerkschaft der Seeleute (GdS) wies das Angebot des Unternehmens zurück. "
        "Die Gewerkschaft fordert mehr Geld."
    )
    names = {actor.name for actor in _read(text).actors}
    assert names == {"Gewerkschaft der Seeleute", "Unternehmen"}


def test_unnamed_holder_of_an_office_is_a_person() -> None:
    text = "Der Präsident von Usbekistan warnte vor Chaos. Der Präsident lehnt das Abkommen ab."
    findings = _read(text)
    president = _actor(text, "Präsident")
    assert president.kind == "person"
    assert len(president.mentions) == 2
    assert _name(findings, president.acts_for) == "Usbekistan"


def test_names_are_in_base_form() -> None:
    text = "Vertreter der sudanesischen Opposition kritisierten das Angebot. Die sudanesische Opposition lehnt es ab."
    assert "sudanesische Opposition" in {actor.name for actor in _read(text).actors}


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea beharrt auf dem Abzug und betont seine militärische Entschlossenheit.",
        "Äthiopien unterstreicht die Bereitschaft zum Einsatz seiner Armee.",
        "Armenien hebt seine militärische Stärke hervor.",
    ],
)
def test_showing_force_in_words_is_no_deed_of_arms(text: str) -> None:
    assert "military" not in {kind for kind, *_ in _present(text)}


def test_neither_nor_tells_two_outcomes_that_were_not() -> None:
    text = "Die Gespräche zwischen Ägypten und Äthiopien brachten weder eine Einigung noch einen Bruch."
    (event,) = _read(text).events
    assert (event.kind, event.status) == ("talks", "happened")
    assert event.outcome == "weder eine Einigung noch einen Bruch"
    said = "Es gebe weder eine Einigung noch einen Bruch, sagte der Unterhändler Karl Vogt."
    assert _present(said) == []
    assert [_name(_read(said), s.speaker) for s in _read(said).statements] == ["Karl Vogt"]


def test_several_times_this_year_are_other_meetings_than_the_one_told() -> None:
    text = (
        "Jan Holm traf Karl Vogt am Montag in Oslo. In diesem Jahr hatten Holm und Vogt bereits mehrfach "
        "miteinander gesprochen."
    )
    findings = read(Report(id="trap", text=text, language="de", date=datetime.date(2026, 3, 19)))
    told = [(e.status, {_name(findings, one) for one in e.participants}, e.days) for e in findings.events]
    both = {"Jan Holm", "Karl Vogt"}
    assert told == [
        ("happened", both, ("2026-03-16", "2026-03-16")),
        ("happened", both, ("2026-01-01", "2026-12-31")),
    ]


def test_what_one_side_announces_is_its_word_and_lies_ahead() -> None:
    text = "Griechenland und die Türkei werden laut Ankara ihren Dialog fortsetzen."
    assert _present(text) == [("talks", {"Griechenland", "Türkei"}, "planned")]
    findings = _read(text)
    assert [_name(findings, s.speaker) for s in findings.statements] == ["Türkei"]
