"""Crowds, branches, wings, tribes, courts, and for whom persons act where several clues have to agree."""

from __future__ import annotations

import pytest

from statusquo.findings import Actor
from statusquo.reading.german.context import context_of
from statusquo.report import Report


def cast(text: str) -> tuple[Actor, ...]:
    index = context_of(Report(id="r", text=text, language="de")).actors
    return index.actors(())


def at(text: str, words: str) -> Actor:
    """The actor with a mention over these words."""
    start = text.index(words)
    stop = start + len(words)
    return next(a for a in cast(text) if any(m.start < stop and start < m.stop for m in a.mentions))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Zehntausende Menschen demonstrierten in Riga.", "Zehntausende Menschen"),
        ("Rund 5000 Menschen gingen aus Protest auf die Straße.", "5000 Menschen"),
        ("In Nairobi protestierten Tausende gegen die Steuer.", "Tausende"),
        ("Hunderte von Schülern blockierten die Brücke.", "Hunderte"),
    ],
)
def test_a_crowd_takes_part(text: str, words: str) -> None:
    assert at(text, words).kind == "group"


@pytest.mark.parametrize(
    "text",
    ["Fünf Menschen starben.", "5000 Menschen kamen ins Stadion.", "Der Sturm traf Tausende Menschen."],
)
def test_victims_and_visitors_are_no_crowd(text: str) -> None:
    assert cast(text) == ()


def test_crowd_and_demonstrators_are_one() -> None:
    text = "Zehntausende Menschen protestierten in Riga. Die Demonstranten forderten Neuwahlen."
    assert at(text, "Zehntausende").id == at(text, "Demonstranten").id


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("Die Südtiroler Volkspartei zögert. Obmann Karl Platzer kritisierte Rom.", "Karl Platzer", "Südtiroler"),
        ("Die Gewerkschaft GdF droht mit Streik. Deren Sprecher Jon Hark sprach von Not.", "Jon Hark", "GdF"),
        ("Die Grünen lehnten ab. Ihre Vorsitzende Lea Dorn sprach von einem Affront.", "Lea Dorn", "Grünen"),
        ("Die Vereinigung Cockpit droht. Cockpit-Präsident Jan Herth sprach von Stillstand.", "Jan Herth", "Cockpit"),
        ("Lea Dorn, die das Institut für Wegebau leitet, sprach von Fehlern.", "Lea Dorn", "Institut"),
        ("Landrätin Heike Sommer (SPD) kritisierte die Blockade.", "Heike Sommer", "SPD"),
        ("Der niederländische Verband der Gärtner klagte. Agrarministerin Femke Smit lehnte ab.", "Femke", "niederl"),
    ],
)
def test_party_of_a_person(text: str, person: str, party: str) -> None:
    found = at(text, person)
    assert found.acts_for is not None
    above = next(a for a in cast(text) if a.id == found.acts_for)
    start = text.index(party)
    assert any(m.start < start + len(party) and start < m.stop for m in above.mentions), above


def test_family_name_before_its_title() -> None:
    text = "Die Westbahn AG lehnt ab. Rademacher sprach von Unfug. Der Personalvorstand der Westbahn AG zögert."
    person = at(text, "Rademacher")
    assert person.acts_for == at(text, "Westbahn AG").id


def test_government_without_a_name_is_that_of_the_only_state() -> None:
    text = "Präsident Aleksandar Vučić wies das zurück. Die Regierung schließt Neuwahlen aus. Serbien brauche Ruhe."
    assert at(text, "Die Regierung").id == at(text, "Serbien").id


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Der Stamm der Banu Hilal hat zwei Geologen entführt.", "Banu Hilal", "Stamm der Banu Hilal"),
        ("Das Bündnis „Stoppt den Tunnel“ klagt. Das Bündnis will siegen.", "Das Bündnis will", "Stoppt den Tunnel"),
        ("Der Mieterverein München fordert Hilfe.", "Mieterverein", "Mieterverein München"),
        ("Regionalpräsident Pere Aragonès warf Spanien Sturheit vor.", "Aragonès", "Pere Aragonès"),
    ],
)
def test_names(text: str, words: str, name: str) -> None:
    assert at(text, words).name == name


def test_wing_of_a_party() -> None:
    text = "Die CDU berät. Der Wirtschaftsflügel der Partei lehnt die Abgabe ab."
    wing = at(text, "Wirtschaftsflügel")
    assert wing.acts_for == at(text, "CDU").id


def test_branch_of_a_party() -> None:
    text = "Der SPD-Ortsverein Salzig fordert Tempo 30."
    branch = next(a for a in cast(text) if a.name == "SPD-Ortsverein Salzig")
    assert branch.acts_for is not None


def test_bare_union_is_the_one_with_a_short_name() -> None:
    text = "Die Mitglieder der GdX stimmten ab. Die Gewerkschaft fordert mehr Lohn."
    assert at(text, "Gewerkschaft").id == at(text, "GdX").id
