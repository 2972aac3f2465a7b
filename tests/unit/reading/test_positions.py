"""Positions: one construction of German after the other, on sentences of our own about many conflicts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.findings import Findings, Position
from statusquo.reading.german import read
from statusquo.report import Report


def _read(text: str) -> Findings:
    return read(Report(id="test", text=text, language="de"))


def _held(text: str) -> set[tuple[str, str, str]]:
    findings = _read(text)
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


def _only(text: str, stance: str) -> tuple[Findings, Position]:
    findings = _read(text)
    found = [p for p in findings.positions if p.stance == stance]
    assert len(found) == 1, found
    return findings, found[0]


FOUND = {
    # verbs, passives, relative clauses
    "particle": (
        "Norwegen lehnt eine Lockerung der Fangquoten strikt ab.",
        ("Norwegen", "rejects", "eine Lockerung der Fangquoten"),
    ),
    "passive": (
        "Das Abkommen wurde von Chile scharf kritisiert.",
        ("Chile", "opposes", "Das Abkommen"),
    ),
    "relative": (
        "Der Vertrag, den die Türkei seit Jahren ablehnt, ist fast fertig.",
        ("Türkei", "rejects", "Der Vertrag"),
    ),
    "equation": (
        "Die Rückgabe der Insel bleibt ein Streitpunkt, den die Türkei nicht akzeptiert.",
        ("Türkei", "rejects", "Die Rückgabe der Insel"),
    ),
    "conjunct": (
        "Polen fordert ein Ende der Kontrollen und lehnt neue Quoten ab.",
        ("Polen", "rejects", "neue Quoten"),
    ),
    "announced by a pronominal adverb": (
        "Serbien besteht darauf, dass die Polizei die Brücke räumt.",
        ("Serbien", "demands", "die Polizei die Brücke räumt"),
    ),
    "participle": (
        "Die von Äthiopien verlangte Öffnung des Hafens ist offen.",
        ("Äthiopien", "demands", "Öffnung des Hafens"),
    ),
    "light verb": (
        "Kanada übte Kritik an den Strafzöllen auf Aluminium.",
        ("Kanada", "opposes", "den Strafzöllen auf Aluminium"),
    ),
    "noun": (
        "Die Forderung Kenias nach einem Abzug der Miliz wurde lauter.",
        ("Kenia", "demands", "einem Abzug der Miliz"),
    ),
    # negation
    "denied acceptance": ("Peru stimmte dem Grenzvertrag nicht zu.", ("Peru", "rejects", "dem Grenzvertrag")),
    "refused deed": (
        "Indien kündigte an, keine Soldaten mehr zu entsenden.",
        ("Indien", "rejects", "Soldaten"),
    ),
    # judging words
    "called": ("Anna Berger nannte das Angebot unverschämt.", ("Anna Berger", "opposes", "das Angebot")),
    "praised": (
        "Anna Berger bezeichnete die Einigung als Meilenstein.",
        ("Anna Berger", "supports", "die Einigung"),
    ),
    "said to be": ("Der Haushalt sei ein Skandal, sagte Anna Berger.", ("Anna Berger", "opposes", "Der Haushalt")),
    "spoken of": ("Anna Berger sprach von einem Wortbruch.", ("Anna Berger", "opposes", "einem Wortbruch")),
    "needed": ("Eine Reform sei überfällig, sagte Anna Berger.", ("Anna Berger", "demands", "Eine Reform")),
    # modals and claims in speech
    "must": (
        "Der Iran müsse die Inspektoren ins Land lassen, sagte Anna Berger.",
        ("Anna Berger", "demands", "die Inspektoren ins Land lassen"),
    ),
    "no reason": (
        "Es gebe keinen Grund, den Streik abzubrechen, sagte Anna Berger.",
        ("Anna Berger", "rejects", "den Streik abzubrechen"),
    ),
    "not in question": (
        "Eine Kürzung der Renten komme nicht infrage, sagte Anna Berger.",
        ("Anna Berger", "rejects", "Eine Kürzung der Renten"),
    ),
    "need": (
        "„Wir brauchen einen neuen Tarifvertrag“, sagte Anna Berger.",
        ("Anna Berger", "demands", "einen neuen Tarifvertrag"),
    ),
    "looming": (
        "Im Süden drohe eine Hungersnot, sagte Anna Berger.",
        ("Anna Berger", "warns", "eine Hungersnot"),
    ),
    "without": (
        "Ohne einen Abzug der Truppen werde es keinen Frieden geben, sagte Anna Berger.",
        ("Anna Berger", "demands", "einen Abzug der Truppen"),
    ),
    "accusation": (
        "Die Türkei habe die Waffenruhe gebrochen, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Die Türkei habe die Waffenruhe gebrochen"),
    ),
    # given and received
    "backing": (
        "Unterstützung bekommt Anna Berger von der Gewerkschaft.",
        ("Gewerkschaft", "supports", "Anna Berger"),
    ),
    "named": ("Ziel Schottlands ist die Unabhängigkeit.", ("Schottland", "demands", "die Unabhängigkeit")),
    # answers
    "left out": (
        "Südkorea bot direkte Gespräche an. Nordkorea lehnte ab.",
        ("Nordkorea", "rejects", "direkte Gespräche"),
    ),
    "pointed to": (
        "Armenien verlangt den Abzug der Wachen. Aserbaidschan lehnt das ab.",
        ("Aserbaidschan", "rejects", "den Abzug der Wachen"),
    ),
    "accusation denied": (
        "Ruanda warf Burundi vor, Rebellen zu bewaffnen. Burundi wies das zurück.",
        ("Burundi", "denies", "Rebellen zu bewaffnen"),
    ),
    # pressure
    "coercive plan": (
        "Die Gewerkschaft will die Gespräche abbrechen.",
        ("Gewerkschaft", "threatens", "die Gespräche abbrechen"),
    ),
    "otherwise": (
        "Andernfalls werde man die Gespräche abbrechen, sagte Anna Berger.",
        ("Anna Berger", "threatens", "die Gespräche abbrechen"),
    ),
    "relief is none": ("Die USA wollen die Sanktionen lockern.", ("USA", "commits", "die Sanktionen")),
}


@pytest.mark.parametrize("name", FOUND)
def test_a_construction_is_read(name: str) -> None:
    text, expected = FOUND[name]
    assert expected in _held(text)


NONE = [
    "Falls die Türkei das Abkommen ablehnt, beginnt die Debatte von vorn.",
    "Ob Peru dem Vertrag zustimmt, ist offen.",
    "Norwegen traf am Montag in Oslo mit Russland zusammen.",
    "Beobachter rechnen damit, dass Peru den Vertrag ablehnt.",
    "Die Vertreter reisten am Dienstag nach Genf.",
    "Ein Erdbeben der Stärke sechs erschütterte am Morgen die Küste.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_supposed_guessed_or_told_is_no_position(text: str) -> None:
    assert _held(text) == set()


def test_an_accusation_ascribes_nothing_to_the_accused() -> None:
    findings = _read("Ruanda warf Burundi vor, die Gespräche zu blockieren.")
    assert {findings.actor(p.actor).name for p in findings.positions} == {"Ruanda"}


def test_joint_issues_are_records_of_their_own() -> None:
    assert {(s, i) for _, s, i in _held("Chile fordert ein Ende der Blockade und eine Öffnung der Häfen.")} == {
        ("demands", "ein Ende der Blockade"),
        ("demands", "eine Öffnung der Häfen"),
    }


def test_joint_actors_are_records_of_their_own() -> None:
    assert {a for a, _, _ in _held("Chile und Peru fordern ein Ende der Blockade.")} == {"Chile", "Peru"}


def test_a_threat_names_what_averts_it() -> None:
    text = "Chile droht mit Strafzöllen, falls Peru die Blockade nicht beendet."
    _, threat = _only(text, "threatens")
    assert threat.unless is not None and "Blockade" in threat.unless.quote
    findings, demand = _only(text, "demands")
    assert demand.addressee is not None and findings.actor(demand.addressee).name == "Peru"


def test_an_offer_names_its_condition() -> None:
    text = "Chile will die Truppen nur abziehen, wenn Peru die Häfen öffnet."
    _, offer = _only(text, "offers")
    assert offer.only_if is not None and offer.only_if.quote == "Peru die Häfen öffnet"
    findings, demand = _only(text, "demands")
    assert demand.who_would_act is not None and findings.actor(demand.who_would_act).name == "Peru"


def test_a_condition_that_begins_with_its_verb() -> None:
    text = "Lenkt die Regierung nicht ein, werde man streiken, sagte Anna Berger."
    assert "threatens" in {s for _, s, _ in _held(text)}


def test_a_demand_is_put_to_somebody() -> None:
    findings, demand = _only("Die EU forderte Serbien auf, die Straße zu räumen.", "demands")
    assert demand.addressee is not None and findings.actor(demand.addressee).name == "Serbien"
    assert demand.who_would_act == demand.addressee


PIECES = (
    "Norwegen lehnt das ab", "Russland fordert", "wenn", "nicht", "die von Polen verlangte Öffnung", ", sagte er.",
    "„", "“", "dass", "Das sei ein Skandal", "sonst", "\n", "müsse", "bereit", "zu", ".", ",", "ihn", "Kritik an",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=24).map(" ".join))
def test_any_mixture_is_read_and_every_span_quotes(text: str) -> None:
    report = Report.of(text, language="de")
    for position in read(report).positions:
        for span in (position.issue, position.evidence, position.only_if, position.unless):
            assert span is None or span.quote == report.text[span.start : span.stop]
        assert position.evidence.start <= position.issue.start < position.issue.stop <= position.evidence.stop


def test_what_belongs_to_the_name_of_a_body_is_no_object() -> None:
    text = "Der Verband Stahlwerke Mitte lehnte die Forderung der Gewerkschaft am Montag ab."
    found = read(Report.of(text, language="de"))
    (position,) = (p for p in found.positions if p.stance == "rejects")
    assert position.issue.quote.startswith("die Forderung")
    assert found.actor(position.actor).name == "Verband Stahlwerke Mitte"
