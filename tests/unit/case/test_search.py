"""The word forms of a case: every form is found in its own line, whatever its letters fold to."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from statusquo.case import Case
from statusquo.case.search import RANKED
from statusquo.findings import Findings
from statusquo.report import Report


def test_a_word_that_folds_to_nothing_does_not_shift_the_others(tmp_path: Path) -> None:
    # U+FF9E counts as a letter and folds to nothing; the words of the second report come after it
    first = Report.of("\uff9e steht allein.", id="a", language="de")
    second = Report.of("Die Gebietsabtretung war Thema, der Zeltplatz nicht.", id="b", language="de")
    with Case.open(tmp_path / "x.case") as case:
        case.add([Findings(first)])
        case.add([Findings(second)])
        hits = case.search("Abtretung")
    assert [(hit.report, mark.quote) for hit in hits for mark in hit.marks] == [("b", "Gebietsabtretung")]


def test_a_word_with_sharp_s_is_found_however_it_is_written(tmp_path: Path) -> None:
    with Case.open(tmp_path / "x.case") as case:
        case.add([Findings(Report.of("Die Straße ist gesperrt.", id="a")), Findings(Report.of("Strasse zu.", id="b"))])
        for asked in ("Straße", "strasse", "STRASSE"):
            assert sorted(hit.report for hit in case.search(asked)) == ["a", "b"], asked


def test_a_report_with_another_title_is_one_hit(tmp_path: Path) -> None:
    old = Report.of("Der Hafen ist offen.", id="a", title="Alt")
    with Case.open(tmp_path / "x.case") as case:
        case.add([Findings(old)])
        case.add([Findings(dataclasses.replace(old, title="Neu"))])
        assert [(hit.report, hit.title) for hit in case.search("Hafen")] == [("a", "Neu")]


TEXTS = {
    "a": "Die Forderung der Gewerkschaft steht. Sie fordert mehr Lohn. Alle forderten sieben Prozent.",
    "b": "Die Warnstreiks gehen weiter.",
    "c": "Der Außenminister lehnt den Vorschlag zur Urananreicherung ab, sagte er.",
    "d": "Die Löhne steigen.",
    "e": "Das Angebot liegt auf dem Tisch.",
    "f": "Die Förderung der Wirtschaft im Restaurant erfordert viel.",
    "g": "Das Grenzgebiet bleibt. Er lehnt ab morgen an der Wand.",
    "h": "Der Sicherheitsrat tagte, es wird beraten. Die Themen sind klar.",
    "i": "Die Loehne sinken.",
    "k": "Waffenstillstandsverhandlungen über Rationen.",
    "j": "Sie zogen ihre Truppen zurück.",
}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with Case.open(tmp_path_factory.mktemp("search") / "x.case") as case:
        case.add(Findings(Report.of(text, id=id_, language="de")) for id_, text in TEXTS.items())
        yield case


@pytest.mark.parametrize(
    ("asked", "reports"),
    [
        ("Forderungen", "a"), ("forderungen", "a"), ("gefordert", "a"), ("fordern", "a"), ("Förderung", "f"),
        ("Warnstreik", "b"), ("Streik", "b"), ("ablehnen", "c"), ("ablehnt", "c"), ("Ablehnung", "c"), ("Uran", "c"),
        ("Anreicherung", "c"), ("Minister", "c"), ("Loehne", "adi"), ("Löhne", "adi"), ("Lohn", "adi"),
        ("Angebote", "e"),
        ("Gebiet", "g"), ("Rat", "h"), ("Thema", "h"), ("zurückziehen", "j"), ("Rückzug", "j"), ("Truppe", "j"),
        ("Stillstand", "k"), ("Verhandlung", "k"),
    ],
)  # fmt: skip
def test_another_form_or_part_of_a_word_finds_the_report(many: Case, asked: str, reports: str) -> None:
    assert sorted(hit.report for hit in many.search(asked)) == list(reports)


def test_both_parts_of_a_verb_are_marked(many: Case) -> None:
    (hit,) = many.search("ablehnen")
    assert [mark.quote for mark in hit.marks] == ["lehnt", "ab"]


def test_a_search_in_vain_says_what_was_looked_for(many: Case) -> None:
    found = many.search("Forderugn Truppe")
    assert not found
    assert found.looked == (("Forderugn",), ("Truppe", "truppen"))
    assert found.near[0] == "forderung"


def test_a_search_since_a_day(tmp_path: Path) -> None:
    days = [datetime.date(2025, 12, 1), datetime.date(2025, 12, 9), None]
    with Case.open(tmp_path / "x.case") as case:
        case.add(Findings(Report.of(f"Der Hafen {n}.", id=str(n), date=day)) for n, day in enumerate(days))
        assert [hit.report for hit in case.search("Hafen", since="2025-12-09")] == ["1"]


def test_the_report_that_says_it_most_comes_first(tmp_path: Path) -> None:
    rest = " ".join(f"Wort{n}" for n in range(60))
    texts = {
        "once": f"Der Hafen ist offen. {rest}",
        "often": f"Hafen, Hafen, Hafen. {rest}",
        "long": f"Hafen. {rest * 9}",
    }
    with Case.open(tmp_path / "x.case") as case:
        case.add(Findings(Report.of(text, id=id_)) for id_, text in texts.items())
        case.add([Findings(Report.of(rest, id="titled", title="Der Hafen"))])
        hits = case.search("Hafen")
    assert [hit.report for hit in hits] == ["titled", "often", "once", "long"]
    assert hits[0].marks == ()


def test_of_very_many_reports_the_last_added_are_compared(tmp_path: Path) -> None:
    with Case.open(tmp_path / "x.case") as case:
        case.add(Findings(Report.of(f"Der Hafen {n}.", id=f"{n:04}")) for n in range(RANKED + 50))
        hits = case.search("Hafen", RANKED + 100)
        assert len(hits) == RANKED + 50
        assert len(case.search("Hafen", 5)) == 5
        assert min(hit.report for hit in case.search("Hafen", RANKED)) == "0050"
