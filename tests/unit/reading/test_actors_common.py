"""Common nouns that a finding makes into actors, and those that it does not."""

from __future__ import annotations

import pytest

from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.reading.german.actors.animate import sort_of, words
from statusquo.report import Report


def found(text: str) -> Findings:
    return read(Report(id="r", text=text, language="de"))


def names(findings: Findings) -> set[str]:
    return {actor.name for actor in findings.actors}


@pytest.mark.parametrize(
    ("form", "lemma", "sort"),
    [
        ("Regierungstruppen", "Regierungstruppe", "group"),
        ("Kleingärtnern", "Kleingärtner", "person"),
        ("Festwirt", "Festwirt", "person"),
        ("Konzertbesucherinnen", "Konzertbesucherin", "person"),
        ("Vermummte", "Vermummte", "nominal"),
        ("Parteispitze", "Parteispitze", "group"),
        ("Lautsprecher", "Lautsprecher", ""),
        ("Flugzeuge", "Flugzeug", ""),
        ("Haushaltsführung", "Haushaltsführung", ""),
        ("Trichter", "Trichter", ""),
        ("Computer", "Computer", ""),
    ],
)
def test_what_a_noun_means(form: str, lemma: str, sort: str) -> None:
    assert sort_of(form, lemma) == sort


def test_no_word_is_listed_twice() -> None:
    known = words()
    assert not known.persons & known.groups
    assert not (known.persons | known.groups) & known.never


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Am Dienstag rückten Regierungstruppen auf die Stadt vor.", "Regierungstruppen"),
        ("Die Eigentümer lehnen den Verkauf ab.", "Eigentümer"),
        ("Der Vorschlag des Bürgermeisters, das Bad zu schließen, ist umstritten.", "Bürgermeister"),
        ("Die Liberalen lehnen die neue Steuer ab.", "Liberalen"),
    ],
)
def test_a_finding_makes_its_actor(text: str, name: str) -> None:
    findings = found(text)
    assert name in names(findings)
    assert findings.events or findings.positions


def test_several_are_a_group_and_one_is_a_person() -> None:
    kinds = {
        actor.name: actor.kind
        for text in ("Die Eigentümer lehnen den Verkauf ab.", "Der Winzer lehnt den Verkauf ab.")
        for actor in found(text).actors
    }
    assert kinds == {"Eigentümer": "group", "Winzer": "person"}


def test_who_takes_no_part_is_no_actor() -> None:
    assert "Winzer" not in names(found("Frankreich lehnt die Steuer ab. Das Fest der Winzer beginnt im Mai."))


def test_an_office_of_somebody_else_is_whose_it_is() -> None:
    assert names(found("Die Forderung des Regierungssprechers Frankreichs ist neu.")) <= {"Frankreich"}


def test_two_adjectives_are_two_states() -> None:
    findings = found("Norwegische und schwedische Truppen rückten am Montag auf die Stadt vor.")
    (event,) = findings.events
    assert {findings.actor(one).name for one in event.participants} == {"Norwegen", "Schweden"}


def test_an_apposition_says_who_it_is() -> None:
    assert names(found("Der Käufer, die Firma Lorana, lehnt den Abriss ab.")) == {"Firma Lorana"}


def test_a_nominalised_adjective_before_a_name() -> None:
    findings = found("Der Liberale Rafik Koss lehnt die neue Steuer ab.")
    (position,) = findings.positions
    assert findings.actor(position.actor).name == "Rafik Koss"


@pytest.mark.parametrize(
    ("text", "name", "missing"),
    [
        ("Die Opposition kritisierte der Ministerin Untätigkeit.", "Opposition", "Untätigkeit"),
        ("Der Bundesrat stimmte am Freitag dem Gesetz zu.", "Bundesrat", ""),
        ("Der Bundesrat in Bern lehnt die Vorlage ab.", "Schweiz", "Bundesrat"),
        ("Außenminister Antony Blinken reiste am Montag nach Kairo.", "Antony Blinken", "Antony"),
    ],
)
def test_single_names(text: str, name: str, missing: str) -> None:
    assert name in names(found(text))
    assert missing not in names(found(text))


def test_the_town_of_an_adjective() -> None:
    assert "Bremen" in names(found("Der frühere Bremer Bürgermeister Volker Hamm lehnt die Steuer ab."))


def test_a_state_of_the_same_paragraph_comes_first() -> None:
    findings = found(
        "China lehnt das Urteil ab. Das erklärte Peking am Montag.\n\n"
        "Die Untiefe liegt in der Wirtschaftszone der Philippinen. Präsident Ramon Villar forderte Hilfe."
    )
    (person,) = (actor for actor in findings.actors if actor.kind == "person")
    assert person.acts_for is not None
    assert findings.actor(person.acts_for).name == "Philippinen"


def test_to_whom_something_is_done_takes_no_part() -> None:
    assert "Häftlinge" not in " ".join(names(found("Norwegen fordert die Freilassung von Häftlingen aus Schweden.")))


def test_a_common_noun_opens_no_second_strike() -> None:
    findings = found(
        "Wegen eines Warnstreiks des Kranpersonals stand der Hafen Ostheim am Montag still. "
        "Zu dem Ausstand hatte die Gewerkschaft Verdi aufgerufen."
    )
    strikes = [event for event in findings.events if event.kind == "protest"]
    assert len(strikes) == 1
    assert "ver.di" in {actor.name for actor in findings.actors if actor.id in strikes[0].participants}
