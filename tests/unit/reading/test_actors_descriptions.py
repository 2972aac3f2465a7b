"""Descriptions without a name, capitals as governments, and bodies that a report takes up by another word."""

from __future__ import annotations

import pytest

from statusquo.findings import Actor
from statusquo.reading.german.context import context_of
from statusquo.report import Report


def cast(text: str) -> tuple[Actor, ...]:
    return context_of(Report.of(text, title="", language="de")).actors.actors(())


def mentioned(text: str, words: str) -> Actor | None:
    """The actor that has these words as a mention."""
    found = [actor for actor in cast(text) if any(m.quote == words for m in actor.mentions)]
    return found[0] if found else None


def party(text: str, name: str) -> str | None:
    actors = {actor.id: actor for actor in cast(text)}
    person = next(actor for actor in actors.values() if actor.name == name)
    return actors[person.acts_for].name if person.acts_for else None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Generaldirektor Arvid Ström lehnte ab. Der Schwede sprach von Willkür.", "Schwede", "Arvid Ström"),
        ("Karin Lohse verließ den Saal. Die 52-Jährige gab sich gelassen.", "52-Jährige", "Karin Lohse"),
        ("Vorstandschef Jan Moll verteidigte den Plan. Der Manager nannte ihn mutig.", "Manager", "Jan Moll"),
        ("Botschafterin Mira Kost reiste ab. Die Diplomatin nannte es Willkür.", "Diplomatin", "Mira Kost"),
        ("Jonas Wirth stimmte dagegen. Der Sozialdemokrat sprach von Verrat.", "Sozialdemokrat", "Jonas Wirth"),
        ("Ute Falk trat zurück. Die Rheinländerin nannte private Gründe.", "Rheinländerin", "Ute Falk"),
        ("Landrat Ernst Pohl klagte. Der CDU-Politiker will Geld.", "CDU-Politiker", "Ernst Pohl"),
        (
            "Fraktionschef Uwe Stahl lehnte ab. Der Fraktionsvorsitzende blieb hart.",
            "Fraktionsvorsitzende",
            "Uwe Stahl",
        ),
        ("Kanadas Premierminister Luc Roy kam. Der Regierungschef lobte Wien.", "Regierungschef", "Luc Roy"),
    ],
)
def test_a_description_is_the_person_named_before(text: str, words: str, name: str) -> None:
    found = mentioned(text, words)
    assert found is not None
    assert found.name == name


def test_a_description_of_the_other_gender_is_somebody_else() -> None:
    text = "Karin Lohse trat zurück. Der 52-Jährige widersprach."
    assert mentioned(text, "Karin Lohse") is not None
    found = mentioned(text, "52-Jährige")
    assert found is None or found.name != "Karin Lohse"


def test_a_person_of_one_state_is_no_inhabitant_of_another() -> None:
    text = "Der türkische Präsident Cem Aydin drohte. Der Finne sagte nichts dazu."
    assert "Cem Aydin" in {actor.name for actor in cast(text)}
    found = mentioned(text, "Finne")
    assert found is None or found.name != "Cem Aydin"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Die Zusage kam. In Minsk wurde sie mit Genugtuung aufgenommen.", "Minsk", "Belarus"),
        ("In Kiew zeigte man sich enttäuscht.", "Kiew", "Ukraine"),
        ("Es gab Kritik aus Budapest.", "Budapest", "Ungarn"),
        ("Die Anerkennung durch Prag steht aus.", "Prag", "Tschechien"),
    ],
)
def test_a_capital_that_speaks_or_acts_is_its_government(text: str, words: str, name: str) -> None:
    found = mentioned(text, words)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Minsk wurde am Abend ein Zug erwartet.", "Minsk"),
        ("Der Weg durch Prag ist gesperrt.", "Prag"),
        ("Ein Sprecher aus Budapest kam.", "Budapest"),
        ("Luxemburg (eigener Bericht). Die Polizei sucht Zeugen.", "Luxemburg"),
        ("Der Beamte wurde vom Dienst suspendiert.", "Dienst"),
        ("Die Firma zog vor Gericht.", "Gericht"),
        ("Die Gewerkschaft hatte den Rücktritt der damaligen Regierung erzwungen.", "Regierung"),
    ],
)
def test_places_and_figures_of_speech_are_no_actors(text: str, words: str) -> None:
    assert mentioned(text, words) is None


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        (
            "Das Landgericht Hamburg wies die Klage ab. Die Richter sahen keinen Verstoß.",
            "Richter",
            "Landgericht Hamburg",
        ),
        (
            "Die Bahn und die GDL verhandeln. Die Bahn sprach von einem Angebot. Die Gegenseite wies es zurück.",
            "Gegenseite",
            "GDL",
        ),
        ("Die IAEA warnte. Die Wiener Behörde verlangt Zugang.", "Wiener Behörde", "IAEA"),
        ("Äthiopien baut. Strom braucht der Vielvölkerstaat dringend.", "Vielvölkerstaat", "Äthiopien"),
    ],
)
def test_another_word_for_a_body(text: str, words: str, name: str) -> None:
    found = mentioned(text, words)
    assert found is not None
    assert found.name == name


def test_a_short_form_in_brackets_may_be_that_of_somebody_else() -> None:
    names = {actor.name for actor in cast("In der Sozialen Union (SU) gibt es Streit. Die SU wählt im Mai.")}
    assert names == {"Soziale Union"}


def test_each_name_of_a_list_is_a_body() -> None:
    names = {actor.name for actor in cast("Die Behörde droht den Konzernen Fernika, Celltra und Vodanet mit Strafen.")}
    assert {"Fernika", "Celltra", "Vodanet"} <= names


@pytest.mark.parametrize(
    ("text", "person", "name"),
    [
        ("Hessen klagt. Landesumweltministerin Petra Holm von den Grünen lobte das.", "Petra Holm", "Hessen"),
        (
            "Kesland und Belarus reden. Keslands Präsident Jan Rok lehnte ab. Belarus kam. Präsident Rok sprach.",
            "Jan Rok",
            "Kesland",
        ),
        ("Kanada protestiert. Handelsminister Park sagte der Zeitung „Morgen“, er warte ab.", "Park", "Kanada"),
    ],
)
def test_whom_officials_act_for(text: str, person: str, name: str) -> None:
    assert party(text, person) == name
