"""Options are whole acts in good German: with an article, with whom, of what; one act under several names is one."""

from __future__ import annotations

import pytest

from statusquo.conflict import Conflict
from statusquo.drafting import compose, draft
from statusquo.drafting.amounts import framed_value, improves_offer
from statusquo.drafting.deeds import deed
from statusquo.drafting.keys import with_partner
from statusquo.drafting.phrasing import act, standing, thing
from statusquo.drafting.reasons import LEFT_OUT
from statusquo.drafting.wording import plain
from statusquo.messages import LANGUAGES, words
from tests.unit.drafting.worlds import Reports


def owned(conflict: Conflict) -> set[tuple[str, str]]:
    return {(conflict.owner(option.key), option.label) for option in conflict.options}


def values(conflict: Conflict) -> dict[str, str]:
    return dict(zip([option.label for option in conflict.options], conflict.status_quo or "", strict=True))


# ---- words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Freilassung aller Geiseln", "alle Geiseln freilassen"),
        ("eine Freilassung von 300 Häftlingen", "300 Häftlinge freilassen"),
        ("Freilassung von zwölf Gefangenen", "zwölf Gefangene freilassen"),
        ("Einmalzahlung von 800 Euro", "eine Einmalzahlung von 800 Euro zahlen"),  # an amount is no object
        ("Kürzungen beim Bürgergeld", "Kürzungen beim Bürgergeld vornehmen"),
        ("Bekenntnis zum Vertrag", "sich zum Vertrag bekennen"),
        ("Exportstopp", "einen Exportstopp verhängen"),
        ("Ausfuhrverbot für Kali", "ein Ausfuhrverbot für Kali verhängen"),
        ("Freigabe der Konten", "die Konten freigeben"),
        ("Rückkehr zu den Sanktionen", "zu den Sanktionen zurückkehren"),
        ("Beschwerde beim Gericht", "Beschwerde beim Gericht einlegen"),
        ("Klage vor dem Verfassungsgericht", "vor dem Verfassungsgericht klagen"),
    ],
)
def test_as_acts(label: str, said: str) -> None:
    assert act(label) == said


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Strafzölle", "die Strafzölle aufrechterhalten"),
        ("Blockade des Hafens", "die Blockade des Hafens aufrechterhalten"),
        ("Feuer", "die Kämpfe fortsetzen"),
    ],
)
def test_what_goes_on_is_a_certain_one(label: str, said: str) -> None:
    assert standing(label) == said


def test_the_end_of_a_thing_in_words_of_its_own_stays() -> None:
    assert thing("die Lieferung von Erz einstellen", stands=True) == "die Lieferung von Erz einstellen"


@pytest.mark.parametrize(
    ("label", "partner", "said"),
    [
        ("Gespräche führen", "USA", "Gespräche mit den USA führen"),
        ("direkten Kontakt aufnehmen", "Ukraine", "direkten Kontakt mit der Ukraine aufnehmen"),
        ("Verhandlungen ohne die Ukraine führen", "Norland", "Verhandlungen ohne die Ukraine führen"),
        ("Gipfel", "Norland", "Gipfel mit Norland"),
    ],
)
def test_with_whom(label: str, partner: str, said: str) -> None:
    assert with_partner(label, partner, "de") == said


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Austritt aus der Koalition", "die Koalition verlassen"),
        ("Ausstieg aus dem Abkommen", "aus dem Abkommen aussteigen"),
        ("Kürzungen beim Bürgergeld", "den Kürzungen beim Bürgergeld zustimmen"),
        ("Exportstopp", "die Ausfuhr stoppen"),
    ],
)
def test_one_deed_under_two_names(one: str, other: str) -> None:
    assert deed(one) is not None
    assert deed(one) == deed(other)


def test_to_leave_a_place_is_another_deed() -> None:
    left, place = deed("die Koalition verlassen"), deed("die Stadt verlassen")
    assert left is not None
    assert place is not None
    assert left.verb != place.verb


def test_filling_words_are_no_part_of_an_act() -> None:
    assert plain("im Gegenzug den Fonds mittragen") == "den Fonds mittragen"
    assert plain("den Fonds mittragen") == "den Fonds mittragen"
    assert plain("im Gegenzug") == "im Gegenzug"


def test_a_value_alone_is_phrased_as_what_it_is_a_value_of() -> None:
    assert framed_value("drei Prozent") == "den Lohn um drei Prozent erhöhen"
    assert framed_value("Mehr als drei Prozent") == "den Lohn um mehr als drei Prozent erhöhen"
    assert framed_value("eine Lohnerhöhung von drei Prozent") == ""
    assert framed_value("drei Monate") == ""


# ---- acts -------------------------------------------------------------------------------------------------------


def test_talks_say_with_whom_and_are_told_apart() -> None:
    conflict = draft(
        Reports()
        .says("A", "threatens", "Abbruch der Gespräche", who="A", unless="Öffnung der Grenze")
        .says("A", "demands", "Öffnung der Grenze", who="B")
        .says("B", "rejects", "Öffnung der Grenze", who="B")
        .happens("talks", "Aland und Beland sprachen miteinander.", "A", "B")
        .world()
    )
    assert {("Aland", "Gespräche mit Beland führen"), ("Beland", "Gespräche mit Aland führen")} <= owned(conflict)


def refused_talks() -> Reports:
    return (
        Reports()
        .says("A", "rejects", "direkte Gespräche mit Beland", who="A", to="B")
        .says("B", "demands", "direkte Gespräche mit Aland", who="A", to="A")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "rejects", "Öffnung der Grenze", who="A")
        .happens("talks", "Aland und Beland verhandelten über einen Vermittler.", "A", "B")
    )


def test_talks_through_a_third_party_are_no_direct_ones() -> None:
    conflict = draft(refused_talks().world())
    assert values(conflict)["direkte Gespräche mit Beland führen"] == "N"
    assert "Y" not in values(conflict).values()


def test_a_missing_channel_that_parties_speak_of_is_among_few_options() -> None:
    reports = refused_talks().stands("direkter Kontakt", False, "A", "B")
    for number, thing_ in enumerate(("Räumung des Lagers", "Öffnung des Hafens", "Sperrung der Brücke")):
        reports = reports.says("B", "demands", thing_, who="A", date=f"2025-12-0{number + 4}")
    labels = {label for _, label in owned(draft(reports.world(), max_options=4))}
    assert any("Kontakt mit" in label for label in labels)


def wages(last: str = "") -> Conflict:
    """A union strikes unless the offer gets better; ``last``: the day of a later offer, if there is one."""
    reports = (
        Reports()
        .says("DB", "offers", "drei Prozent mehr Lohn", who="DB", date="2025-12-01")
        .says("GDL", "demands", "acht Prozent mehr Lohn", who="DB", date="2025-12-02")
        .says("GDL", "demands", "verbessertes Angebot", who="DB", date="2025-12-03")
        .says("GDL", "threatens", "Streik", who="GDL", to="DB", unless="verbessertes Angebot", date="2025-12-03")
    )
    if last:
        reports = reports.says("DB", "offers", "fünf Prozent mehr Lohn", who="DB", date=last)
    return draft(reports.world())


def test_a_better_offer_is_an_act_that_a_threat_can_hang_on() -> None:
    conflict = wages()
    (key,) = [option.key for option in conflict.options if option.label == "ein besseres Angebot vorlegen"]
    assert conflict.owner(key) == "Bahn"
    said = {wish.expression for tier in conflict.party("GDL").prefers or () for wish in tier}
    assert {key, f"streik if not {key}"} <= said


def test_a_better_offer_that_was_made_since_is_asked_for_no_more() -> None:
    assert not [label for _, label in owned(wages("2025-12-05")) if "Angebot" in label]


def test_which_phrases_are_about_a_better_offer() -> None:
    better = ("verbessertes Angebot", "ein höheres Angebot", "das Angebot verbessern", "neues Angebot")
    assert all(map(improves_offer, better))
    assert not any(map(improves_offer, ("das Angebot", "ein Angebot annehmen", "bessere Löhne")))


# ---- what is left out -----------------------------------------------------------------------------------------------


def test_every_code_has_words_and_every_reason_a_code() -> None:
    for language in LANGUAGES:
        say = words(language)
        assert all(say.has(f"drafting.left_out.{code}") for code in LEFT_OUT)
    for entry in compose(refused_talks().world(), max_options=1).conflict.left_out:
        assert entry.code in LEFT_OUT
        assert entry.why == words("de")(f"drafting.left_out.{entry.code}")
