"""Adjectives, inhabitants, compounds, roles, collectives and persons."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusquo.errors import SourceError, UsageError
from statusquo.language.actors import files, german, tables
from statusquo.language.actors.normal import spoken, spoken_keys

GERMAN = tables("de")


@pytest.mark.parametrize(
    ("word", "ids"),
    [("russisch", ("RUS",)), ("russischen", ("RUS",)), ("Russische", ("RUS",)),
     ("US-amerikanischem", ("USA",)),
     ("weißrussischer", ("BLR",)), ("weissrussischer", ("BLR",)), ("deutsch-französische", ("DEU", "FRA")),
     ("US-russischen", ("USA", "RUS")), ("israelisch-palästinensischen", ("ISR", "PSE")),
     ("Moskauer", ("RUS",)),
     ("Kiewer", ("UKR",)), ("Schweizer", ("CHE",)), ("Damaszener", ("SYR",)), ("saudi-arabischen", ("SAU",)),
     ("bayerische", ("DE-BY",)), ("kurdischer", ("KURDISTAN",)), ("EU-russische", ("EU", "RUS")),
     ("russisch-orthodoxe", ()), ("prorussisch", ()), ("russ", ()), ("moskauer", ()), ("schnelle", ()),
     ("", ())],
)  # fmt: skip
def test_adjectives(word: str, ids: tuple[str, ...]) -> None:
    assert GERMAN.adjective(word) == ids


@pytest.mark.parametrize(
    ("word", "id_", "gender", "number"),
    [("Russe", "RUS", "m", "sg"), ("Russen", "RUS", None, None), ("Russin", "RUS", "f", "sg"),
     ("Ukrainerinnen", "UKR", "f", "pl"), ("Ukrainern", "UKR", None, "pl"), ("Französin", "FRA", "f", "sg"),
     ("Deutschen", "DEU", None, None), ("Israelis", "ISR", None, None), ("Chinesinnen", "CHN", "f", "pl"),
     ("US-Amerikaner", "USA", None, None), ("Jemeniten", "YEM", None, None),
     ("Kurden", "KURDISTAN", None, None)],
)  # fmt: skip
def test_inhabitants(word: str, id_: str, gender: str | None, number: str | None) -> None:
    found = GERMAN.demonym(word)
    assert found is not None
    assert (found.entry.id, found.gender, found.number) == (id_, gender, number)


def test_an_inhabitant_that_is_also_a_country_is_weak() -> None:
    found = GERMAN.demonym("Schweden")
    assert found is not None and found.weak
    assert GERMAN.demonym("Hausen") is None


@pytest.mark.parametrize(
    ("word", "id_", "rest", "about"),
    [("US-Sondergesandter", "USA", "Sondergesandter", False),
     ("US-Sondergesandtem", "USA", "Sondergesandtem", False),
     ("CDU-Chefin", "CDU", "Chefin", False), ("Kremlsprecher", "RUS", "Sprecher", False),
     ("Kremlchefs", "RUS", "Chefs", False), ("Verdi-Sprecherin", "VERDI", "Sprecherin", False),
     ("IG-Metall-Chef", "IGMETALL", "Chef", False), ("UN-Generalsekretär", "UN", "Generalsekretär", False),
     ("Iran-Beauftragter", "IRN", "Beauftragter", True), ("Iran-Präsident", "IRN", "Präsident", False),
     ("Ukraine-Gipfel", "UKR", "Gipfel", True), ("US-Sanktionen", "USA", "Sanktionen", False),
     ("Bundesinnenminister", "DEU", "Innenminister", False), ("Hamas-Führer", "HAMAS", "Führer", False),
     ("Bundestagsabgeordneten", "BUNDESTAG", "Abgeordneten", False), ("Bahnchef", "DB", "Chef", False),
     ("NATO-Mitglied", "NATO", "Mitglied", False)],
)  # fmt: skip
def test_compounds(word: str, id_: str, rest: str, about: bool) -> None:
    found = GERMAN.prefix(word)
    assert found is not None
    assert (found.entry.id, found.rest, found.about) == (id_, rest, about)


@pytest.mark.parametrize(
    "word",
    ["EU-Kommission", "Bundesregierung", "Bildungsminister", "Regierungssprecher", "Deutschland",
     "Anti-Terror-Gesetz",
     "Ex-Präsident", "US-geführt", "Sprecher", "Minister", "", "-"],
)  # fmt: skip
def test_no_compound_of_an_actor(word: str) -> None:
    assert GERMAN.prefix(word) is None


@pytest.mark.parametrize(
    ("word", "kind", "gender", "modifier"),
    [("Präsident", "head", "m", ""), ("Präsidentinnen", "head", "f", ""),
     ("Außenminister", "minister", "m", "Außen"),
     ("Außenministerin", "minister", "f", "Außen"), ("Sondergesandtem", "envoy", "m", ""),
     ("Sondergesandte", "envoy", None, ""), ("Staats- und Regierungschefs", "head", "m", ""),
     ("Fraktionsvorsitzende", "party_leader", None, ""), ("Generalstaatsanwältin", "prosecutor", "f", ""),
     ("Chefunterhändlern", "negotiator", "m", ""), ("EU-Außenbeauftragte", "minister", None, "EU"),
     ("MINISTERIN", "minister", "f", ""), ("Gewerkschaftssekretärin", "official", "f", "Gewerkschafts")],
)  # fmt: skip
def test_roles(word: str, kind: str, gender: str | None, modifier: str) -> None:
    role = GERMAN.role(word)
    assert role is not None
    assert (role.kind, role.gender, role.modifier) == (kind, gender, modifier)


def test_former_and_deputy_and_speaking_roles() -> None:
    former, deputy, speaker = (GERMAN.role(word) for word in ("Ex-Kanzlerin", "Vize-Außenminister", "Kremlsprecher"))
    assert former is not None and former.former
    assert deputy is not None and deputy.deputy
    assert speaker is not None and speaker.speaks


@pytest.mark.parametrize(
    "word",
    [
        "Lautsprecher",
        "Verbrecher",
        "Zeitung",
        "er",
        "ern",
        "gestern",
        "Kampfflugzeuge",
        "Verrat",
        "Kindern",
        "",
        "Konzern",
    ],
)
def test_no_roles(word: str) -> None:
    assert GERMAN.role(word) is None


def test_every_role_has_its_women() -> None:
    """Each masculine of the table has a feminine, by rule or as given, and both mean the same."""
    count = 0
    for row in files.rows(files.shipped("de/roles.tsv"), "roles.tsv"):
        lemma, _, declension = row["noun"].partition("+")
        if row["kind"] == "-" or row.get("feminine") == "-" or " " in lemma:
            continue
        count += 1
        man = GERMAN.role(lemma.replace("*", "er"))
        assert man is not None, lemma
        woman = GERMAN.role(row.get("feminine") or german.feminine(lemma, declension) or lemma)
        assert woman is not None, lemma
        assert woman.kind == man.kind, lemma
        if declension != "adj":
            assert (man.gender, woman.gender) == ("m", "f"), lemma
    assert count > 250


@pytest.mark.parametrize(
    ("word", "kind", "sector", "modifier"),
    [("Regierung", "state", "government", ""), ("Streitkräften", "state", "military", ""),
     ("Außenministeriums", "state", "government", "Außen"),
     ("Staatsanwaltschaft", "state", "prosecution", ""),
     ("Polizei", "organisation", "police", ""), ("Parlaments", "organisation", "parliament", ""),
     ("Rebellen", "group", "rebels", ""), ("Aufständischen", "group", "rebels", ""),
     ("Opposition", "group", "opposition", ""), ("Regierungsparteien", "organisation", "party", ""),
     ("Bahngewerkschaft", "organisation", "union", "Bahn"), ("Gewerkschaften", "organisation", "union", ""),
     ("Arbeitgebern", "group", "employers", ""), ("Seite", "state", "side", "")],
)  # fmt: skip
def test_collectives(word: str, kind: str, sector: str, modifier: str) -> None:
    found = GERMAN.collective(word)
    assert found is not None
    assert (found.kind, found.sector, found.modifier) == (kind, sector, modifier)
    assert found.merges == (kind == "state")


@pytest.mark.parametrize("word", ["Deutschland", "Webseite", "Einführung", "Insgesamt", "Hauptstadt", "Tisch", ""])
def test_no_collectives(word: str) -> None:
    assert GERMAN.collective(word) is None


def test_sides_depend_on_whose_they_are() -> None:
    side, army = GERMAN.collective("Delegation"), GERMAN.collective("Armee")
    assert side is not None and side.dependent
    assert army is not None and not army.dependent


def test_given_names() -> None:
    assert [GERMAN.given_name(name) for name in ("Steve", "Angela", "Hans-Peter", "Andrea", "Moskau",
    "Su-27")] == [
        "m", "f", "m", "x", None, None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "names",
    [("Selenskyj", "Zelensky", "Zelenskyy", "Selenski", "Zelenskiy"), ("Uschakow", "Ushakov"),
     ("Lawrow", "Lavrov"),
     ("Medwedew", "Medvedev"), ("Schoigu", "Shoigu"), ("Poroschenko", "Poroshenko"),
     ("Chruschtschow", "Khrushchov"),
     ("Zarif", "Sarif"), ("Tschernenko", "Chernenko"), ("Muscharraf", "Musharraf")],
)  # fmt: skip
def test_transliterations_meet(names: tuple[str, ...]) -> None:
    for name in names[1:]:
        assert spoken(names[0]) in spoken_keys(name), spoken_keys(name)


def test_holders_by_any_spelling_and_date() -> None:
    def who(name: str, date: str | None = None) -> list[tuple[str, str]]:
        return [(holder.entry, holder.office) for holder in GERMAN.holders(name, date)]

    assert who("Zelensky", "2025-12-02") == [("UKR", "head_of_state")]
    assert who("Wolodymyr Selenskyj") == [("UKR", "head_of_state")]
    assert who("Uschakow", "2025") == [("RUS", "adviser")]
    assert who("von der Leyen", "2024-05") == [("EUCOM", "president")]
    assert who("Xi Jinping", "2020") == [("CHN", "head_of_state")]
    assert who("Trump", "2019") == [("USA", "head_of_state")]
    assert who("Trump", "2022") == []
    assert who("Putin", "2010") == [("RUS", "head_of_government")]
    assert who("Niemand") == []


def test_a_project_file_adds_actors_and_forms(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "id\tkind\tof\tnames\tacronyms\tadjectives\tpeople\n"
        "KLINIK\torganisation\t\tdas Städtisch* Klinikum; Klinikum?\tSKN\n"
        "RUS\t\t\tdas Reich im Osten\t\tosterisch\tOsterer\n",
        encoding="utf-8",
    )
    mine = tables("de", extra=own)
    hospital = mine.match("Städtischen Klinikums".split(), 0)
    east = mine.match("Reichs im Osten".split(), 0)
    assert hospital is not None and hospital.entry.name == "Städtisches Klinikum"
    assert east is not None and (east.entry.id, east.entry.kind) == ("RUS", "state")
    assert mine.adjective("osterischen") == ("RUS",)
    assert mine.demonym("Osterer") is not None
    assert mine.prefix("SKN-Sprecherin") is not None
    assert GERMAN.match(["SKN"], 0) is None


@pytest.mark.parametrize(
    ("text", "what"),
    [("id\tkind\tnames\nX\torganisation\tY\tZ\n", "3 columns"),
     ("id\tkind\tnames\nX\tfirm\tY\n", "no kind of actor"),
     ("id\tkind\tnames\nX\t\tY\n", "without a kind"), ("id\tkind\tnames\n\tgroup\tY\n", "without an id")],
)  # fmt: skip
def test_a_faulty_project_file_says_so(tmp_path: Path, text: str, what: str) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match=what):
        tables("de", extra=own).match(["Y"], 0)


def test_a_missing_or_undecodable_project_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        tables("de", extra=tmp_path / "none.tsv").match(["Y"], 0)
    latin = tmp_path / "latin.tsv"
    latin.write_bytes("id\tkind\tnames\nX\tgroup\tMüller\n".encode("latin-1"))
    with pytest.raises(SourceError, match="UTF-8"):
        tables("de", extra=latin).match(["Y"], 0)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=8), st.sampled_from(["de", "en"]))
def test_any_text_is_looked_up_without_error(tokens: list[str], language: str) -> None:
    actors = tables(language)
    for i, word in enumerate(tokens):
        found = actors.match(tokens, i)
        assert found is None or 1 <= found.length <= len(tokens) - i
        actors.prefix(word)
        actors.collective_at(tokens, i)
        actors.given_name(word)
        actors.holders(word)


@pytest.mark.parametrize(("part", "times"), [("a", 100_000), ("A-", 50_000), ("Minister", 20_000), ("US-", 30_000)])
def test_endless_words_take_linear_time(part: str, times: int) -> None:
    def seconds(count: int) -> float:
        word = part * count + "Minister" * part.startswith("US")
        started = time.process_time()
        assert GERMAN.match([word], 0) is None
        assert GERMAN.prefix(word) is None
        assert GERMAN.role(word) is None
        assert GERMAN.collective(word) is None
        assert GERMAN.adjective(word) == ()
        assert GERMAN.given_name(word) is None
        return time.process_time() - started

    seconds(times // 100)
    assert seconds(times) < 12 * max(seconds(times // 4), 0.02)


def test_unknown_language() -> None:
    with pytest.raises(UsageError, match="use one of de, en"):
        tables("xx")
