"""Names of actors are found with their German inflection, however the text is cut into tokens."""

from __future__ import annotations

import pytest

from statusquo.language.actors import normal, tables

GERMAN = tables("de")

FOUND = [
    ("Russland", "RUS", "name"), ("Russlands", "RUS", "name"), ("Rußlands", "RUS", "name"),
    ("RUSSLAND", "RUS", "name"), ("Russischen Föderation", "RUS", "name"), ("Kremls", "RUS", "seat"),
    ("Moskaus", "RUS", "capital"), ("Kiew", "UKR", "capital"), ("Kyjiw", "UKR", "capital"),
    ("Weißen Hauses", "USA", "seat"), ("Weißes Haus", "USA", "seat"), ("Weissen Haus", "USA", "seat"),
    ("weißen Haus", "USA", "seat"), ("WEISSE HAUS", "USA", "seat"),
    ("Vereinigten Staaten", "USA", "name"), ("Vereinigte Staaten von Amerika", "USA", "name"),
    ("Vereinigter Staaten", "USA", "name"), ("US", "USA", "acronym"), ("Pentagons", "USA", "seat"),
    ("Vereinten Nationen", "UN", "name"), ("Vereinte Nationen", "UN", "name"), ("UNO", "UN", "acronym"),
    ("UN-Sicherheitsrates", "UNSC", "name"), ("Sicherheitsrats der Vereinten Nationen", "UNSC", "name"),
    ("Vereinigten Königreichs", "GBR", "name"), ("Côte d’Ivoire", "CIV", "name"),
    ("Vereinigten Arabischen Emiraten", "ARE", "name"), ("Niederlanden", "NLD", "name"),
    ("Elfenbeinküste", "CIV", "name"), ("Irans", "IRN", "name"), ("Auswärtigen Amtes", "DEU", "seat"),
    ("auswärtige Amt", "DEU", "seat"), ("Bundesregierung", "DEU", "body"),
    ("Bundestages", "BUNDESTAG", "name"),
    ("Deutschen Bundestags", "BUNDESTAG", "name"), ("Bundesverfassungsgerichts", "BVERFG", "name"),
    ("Internationalen Atomenergie-Organisation", "IAEA", "name"), ("IAEO", "IAEA", "acronym"),
    ("Internationalem Währungsfonds", "IWF", "name"), ("Europäischer Zentralbank", "EZB", "name"),
    ("Europäischen Gerichtshofs für Menschenrechte", "EGMR", "name"), ("EuGH", "EUGH", "acronym"),
    ("EU-Kommission", "EUCOM", "name"), ("Afrikanischen Union", "AU", "name"), ("Nato", "NATO", "acronym"),
    ("Bündnis 90/Die Grünen", "GRUENE", "name"), ("ver.di", "VERDI", "name"),
    ("IG Metall", "IGMETALL", "name"),
    ("Deutschen Bahn", "DB", "name"), ("LINKEN", "LINKE", "name"), ("Lord’s Resistance Army", "LRA", "name"),
    ("Islamischen Staates", "IS", "name"), ("Huthi-Rebellen", "HUTHI", "name"),
    ("Süddeutschen Zeitung", "SZ", "name"),
    ("Nordrhein-Westfalens", "DE-NW", "name"), ("Russinnen", "RUS", "demonym"),
    ("Knesset", "KNESSET", "name"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "id_", "kind"), FOUND)
def test_found_as_words_and_as_pieces(text: str, id_: str, kind: str) -> None:
    for tokens in (text.split(), normal.PIECE.findall(text)):
        found = GERMAN.match(tokens, 0)
        assert found is not None
        assert (found.entry.id, found.form_kind, found.length) == (id_, kind, len(tokens))


@pytest.mark.parametrize(
    "text",
    [
        "Haus",
        "weißen",
        "Vereinigten",
        "Staaten",
        "und",
        "Russ",
        "Irak-Krieg",
        "Berlin-Mitte",
        "",
        "irre",
        "iranisch",
    ],
)
def test_not_found(text: str) -> None:
    assert GERMAN.match([text], 0) is None


def test_longest_wins_and_ends_with_a_token() -> None:
    tokens = "der Sicherheitsrat der Vereinten Nationen in New York".split()
    found = GERMAN.match(tokens, 1)
    assert found is not None
    assert (found.entry.id, found.length) == ("UNSC", 4)
    inner = GERMAN.match(tokens, 3)
    assert inner is not None
    assert inner.entry.id == "UN"
    assert GERMAN.match(["Bündnis", "90/Die", "Grünen"], 0) == GERMAN.match(["Bündnis", "90/Die", "Grünen", "sagen"], 0)


@pytest.mark.parametrize(
    "text",
    [
        "Union",
        "Bahn",
        "Grünen",
        "Linke",
        "Washington",
        "Jerusalem",
        "Amerika",
        "Bund",
        "Brüssel",
        "Bild",
        "Zeit",
    ],
)
def test_words_that_mean_something_else_too_are_weak(text: str) -> None:
    found = GERMAN.match([text] if text != "Zeit" else ["Die", "Zeit"], 0)
    assert found is not None
    assert found.weak


def test_a_hyphen_too_many() -> None:
    found = GERMAN.match(["Nord-Korea"], 0)
    assert found is not None
    assert found.entry.id == "PRK"


def test_two_congos() -> None:
    found = GERMAN.matches(["Kongo"], 0)
    assert [match.entry.id for match in found] == ["COD", "COG"]
    assert all(match.weak for match in found)
    assert [match.entry.id for match in GERMAN.matches("DR Kongo".split(), 0)] == ["COD"]


def test_a_country_before_its_people() -> None:
    assert [(m.form_kind, m.weak) for m in GERMAN.matches(["Polen"], 0)] == [
        ("name", False),
        ("demonym", True),
    ]


def test_gender_and_number_of_a_form() -> None:
    nato = GERMAN.match(["NATO"], 0)
    usa = GERMAN.match(["USA"], 0)
    house = GERMAN.match("Weißes Haus".split(), 0)
    assert nato is not None and usa is not None and house is not None
    assert (nato.gender, nato.number) == ("f", "sg")
    assert (usa.gender, usa.number) == (None, "pl")
    assert (house.gender, house.entry.name) == ("n", "USA")


@pytest.mark.parametrize(
    ("id_", "name"),
    [("ARE", "Vereinigte Arabische Emirate"), ("AU", "Afrikanische Union"),
     ("IGH", "Internationaler Gerichtshof"),
     ("EP", "Europäisches Parlament"), ("UN", "Vereinte Nationen"), ("TAMILEN", "Tamilen"),
     ("DB", "Deutsche Bahn")],
)  # fmt: skip
def test_entries_have_a_nominative(id_: str, name: str) -> None:
    assert GERMAN.entry(id_).name == name


def test_what_belongs_to_whom() -> None:
    assert GERMAN.entry("KNESSET").of == "ISR"
    assert GERMAN.entry("NATO").kind == "alliance"
    assert GERMAN.entry("DE-BY").kind == "organisation"
    with pytest.raises(KeyError):
        GERMAN.entry("nobody")


def test_english() -> None:
    english = tables("en")
    cases = {
        "the White House": (1, "USA"), "United States": (0, "USA"), "South Koreans": (0, "KOR"),
        "Kremlin": (0, "RUS"),
        "Democratic Republic of the Congo": (0, "COD"), "UN Security Council": (0, "UNSC"),
        "Briton": (0, "GBR"),
        "Frenchmen": (0, "FRA"), "al-Qaeda": (0, "ALQAIDA"), "Lord's Resistance Army": (0, "LRA"),
    }  # fmt: skip
    for text, (start, id_) in cases.items():
        tokens = text.split()
        found = english.match(tokens, start)
        assert found is not None, text
        assert (found.entry.id, found.length) == (id_, len(tokens) - start)
    assert english.adjective("South Korean") == ("KOR",)
    assert english.adjective("us") == ()
    assert english.adjective("Russian-American") == ("RUS", "USA")
    turkey, georgia = english.match(["Turkey"], 0), english.match(["Georgia"], 0)
    assert turkey is not None and turkey.weak
    assert georgia is not None and georgia.weak
