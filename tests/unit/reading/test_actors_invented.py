"""Bodies, states and persons that no table knows: what they are, what they are called, whom they act for."""

from __future__ import annotations

import pytest

from statusquo.findings import Actor, Findings
from statusquo.reading import read
from statusquo.report import Report


def _read(text: str) -> Findings:
    return read(Report.of(text, language="de", title=""))


def _cast(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in _read(text).actors}


def _party(text: str, person: str) -> str | None:
    findings = _read(text)
    actor = next(one for one in findings.actors if one.name == person)
    return findings.actor(actor.acts_for).name if actor.acts_for else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Der Vorschlag stammt von den Arbeitgebern. Die Arbeitgeber fordern längere Zeiten.", "Arbeitgeber"),
        ("Der Christlich Demokratischen Union ist das zu teuer. Die SPD lehnt ab.", "Christlich Demokratische Union"),
        ("Das sagte Minister Rolf Kern dem „Norddeutschen Boten“.", "Norddeutscher Bote"),
        ("Der Deutsche Seilerverband forderte Hilfe.", "Deutscher Seilerverband"),
        ("Die Front für den Süden lehnte eine Waffenruhe ab.", "Front für den Süden"),
        ("Die Partei Morgen 30 boykottiert die Abstimmung.", "Partei Morgen 30"),
        ("Der Verein Klares Ufer e. V. klagt gegen den Bau.", "Verein Klares Ufer e. V."),
        ("Die Seilerei Nordtal GmbH kritisierte den Streik.", "Seilerei Nordtal GmbH"),
    ],
)
def test_name_in_the_nominative(text: str, name: str) -> None:
    assert name in _cast(text)


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        (
            "Der Bauernbund Ostheim klagt. Sprecher Brandner sagte, man gebe nicht auf.",
            "Brandner",
            "Bauernbund Ostheim",
        ),
        (
            "Die Reederei Wellenkamm baut Stellen ab. Geschäftsführerin Ida Loh bedauerte das.",
            "Ida Loh",
            "Reederei Wellenkamm",
        ),
        ("Kestland hat Truppen verlegt. Außenminister Jon Taler verteidigte das.", "Jon Taler", "Kestland"),
        ("Die Regierung in Zambura lehnt ab. Präsident Odo Mbai drohte mit Krieg.", "Odo Mbai", "Zambura"),
        ("Solvara-Sprecherin Mia Kern wies das zurück. Solvara will klagen.", "Mia Kern", "Solvara"),
        (
            "Der SV Ostheim protestiert. Vereinspräsident Udo Lenz sprach von Willkür.",
            "Udo Lenz",
            "SV Ostheim",
        ),
        (
            "Der Ältestenrat der Banu Sahm stimmte zu. Omar Rashid unterzeichnete für den Ältestenrat.",
            "Omar Rashid",
            "Ältestenrat der Banu Sahm",
        ),
    ],
)
def test_whom_a_person_acts_for_across_sentences(text: str, person: str, party: str) -> None:
    assert _party(text, person) == party


def test_a_definite_noun_is_the_body_named_before() -> None:
    cast = _cast("Die Fluglinie Aeronda streicht 300 Stellen. Das Unternehmen will mit dem Betriebsrat reden.")
    assert "Unternehmen" not in cast
    assert [span.quote for span in cast["Fluglinie Aeronda"].mentions] == ["Fluglinie Aeronda", "Unternehmen"]


def test_a_bare_name_is_no_person_by_default() -> None:
    assert (
        _cast("Solvara streicht Stellen. Solvara-Chefin Mia Kern nannte das nötig.")["Solvara"].kind == "organisation"
    )


def test_the_union_is_the_party_that_the_report_names() -> None:
    cast = _cast("Die CDU lehnt den Antrag ab. Die Union will dagegen stimmen. Die SPD fordert eine Abstimmung.")
    assert "Unionsfraktion" not in cast and "Union" not in cast


def test_a_town_before_the_first_sentence_says_whose_ministers_they_are() -> None:
    text = "Tirana, 3. Mai – Verkehrsminister Ilir Dema trat zurück. Ein Spiel gegen Polen fällt aus."
    assert _party(text, "Ilir Dema") == "Albanien"


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Die Außenminister von Kesland und Morvien haben am Montag verhandelt.", {"Kesland", "Morvien"}),
        ("Die Außenminister von Chile und Peru haben am Montag verhandelt.", {"Chile", "Peru"}),
        ("Die Präsidenten von Chile, Peru und Bolivien trafen sich am Montag.", {"Chile", "Peru", "Bolivien"}),
    ],
)
def test_office_holders_of_a_list_of_states_are_the_states(text: str, states: set[str]) -> None:
    assert set(_cast(text)) == states


def test_an_adjective_tells_that_a_name_is_a_state() -> None:
    text = "Velonia lehnt ab. Das sagte die velonische Präsidentin Mira Lund. Kesland zieht die Armee ab."
    assert _cast(text)["Velonia"].kind == "state"
    assert _party(text, "Mira Lund") == "Velonia"


def test_an_adjective_in_isch_is_not_always_a_state() -> None:
    assert _party("Die katholische Ministerin Anna Berg lehnte das ab.", "Anna Berg") is None


@pytest.mark.parametrize(
    "text", ["Lohmann und Kolbe trafen sich am Mittwoch.", "Lohmann und Kolbe haben am Mittwoch telefoniert."]
)
def test_bare_names_that_meet_are_persons(text: str) -> None:
    assert {name: actor.kind for name, actor in _cast(text).items()} == {"Lohmann": "person", "Kolbe": "person"}


def test_bare_names_that_demand_may_be_companies() -> None:
    cast = _cast("Novatel und Cellway fusionieren. Novatel und Cellway forderten Hilfe.")
    assert {actor.kind for actor in cast.values()} == {"organisation"}


def test_the_last_word_of_the_only_longer_name_is_its_short_form() -> None:
    text = "Verdi fordert mehr Lohn von der Bremer Hafengesellschaft. Die Hafengesellschaft lehnt ab."
    assert sum("Hafengesellschaft" in name for name in _cast(text)) == 1


def test_a_verb_that_speaks_only_with_its_noun() -> None:
    assert "Steuer" not in _cast("Parteichef Jan Holt drohte: „Kommt die Steuer, verlassen wir das Bündnis.“")


def test_our_troops_are_not_those_of_the_state_named_last() -> None:
    cast = _cast("Chile droht Peru. Präsident Udo Lenz sagte: „Einen Abzug unserer Truppen wird es nicht geben.“")
    assert [span.quote for span in cast["Peru"].mentions] == ["Peru"]
