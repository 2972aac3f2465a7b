"""Every kind of source gives its reports with what it says about them."""

from __future__ import annotations

import datetime
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from statusquo.sources import How, load
from statusquo.sources.dates import day_of
from statusquo.sources.naming import identifier
from tests.unit.sources import samples
from tests.unit.sources.samples import BODY, SAMPLES, every, faults, only, put

DAY = datetime.date(2025, 12, 2)


def test_a_folder_with_every_kind(tmp_path: Path) -> None:
    for name, content in SAMPLES.items():
        put(tmp_path, name, content)
    batch = load([tmp_path])
    assert not batch.errors
    assert [report.id.split("-")[0] for report in batch.reports] == [
        *("a", "b", "c", "r1", "r2", "e", "f", "bote", "https_example.org_id=2", "bote", "1234@example.org")
    ]
    assert [Path(one.where).name for one in batch.repeats] == ["e.csv:2"]  # no id of its own, and the text of c.json
    assert not any("Kein Text" in report.text for report in batch.reports)


def test_json_lines_are_one_report_a_line_and_a_fault_costs_one(tmp_path: Path) -> None:
    path = put(
        tmp_path, "x.jsonl", samples.LINES + "\n{\n" + json.dumps({"text": "Drei\u2028Zeilen."}, ensure_ascii=False)
    )
    batch = load([path])
    assert [report.source for report in batch.reports] == [f"{path}:1", f"{path}:2", f"{path}:5"]
    assert batch.reports[2].text == "Drei\nZeilen."
    (line,) = faults(batch)
    assert line.startswith(f"{path}:4:2: not JSON")


def test_a_page_gives_title_date_publisher_address_and_its_article_only(tmp_path: Path) -> None:
    report = only(put(tmp_path, "f.html", samples.PAGE))
    assert (report.title, report.date, report.publisher) == ("Streit um Löhne", DAY, "Der Bote")
    assert report.url == "https://example.org/streit"
    assert report.language == "de"
    assert BODY in report.text
    for outside in ("Startseite", "Impressum", "Kein Text", "color"):
        assert outside not in report.text


def test_a_page_without_a_date_has_none_and_a_future_one_counts(tmp_path: Path) -> None:
    text = BODY + " Am 3. Dezember 2024 war es anders, und am 2.11.2023 auch; 2022-01-07 steht nur so da."
    without = re.sub('<meta property="article.*\n', "", samples.PAGE).replace(BODY, text)
    assert only(put(tmp_path, "a.html", without)).date is None
    future = samples.PAGE.replace("2025-12-02T", "2031-05-06T")
    assert only(put(tmp_path, "b.html", future)).date == datetime.date(2031, 5, 6)


def test_a_page_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    page = samples.PAGE.replace("utf-8", "iso-8859-1").encode("cp1252")
    assert only(put(tmp_path, "f.html", page)).title == "Streit um Löhne"


def test_a_feed_gives_a_report_an_entry(tmp_path: Path) -> None:
    first, second = every(put(tmp_path, "g.rss", samples.RSS))
    assert (first.id, first.title, first.date, first.publisher) == ("bote-2025-1", "Streit um Löhne", DAY, "Der Bote")
    assert (first.text, first.url) == (BODY, "https://example.org/1")
    assert second.text == "Die Gewerkschaft droht mit Streik.\n\nNeu."
    assert second.date is None
    assert second.id == identifier("https://example.org/?id=2")


def test_atom_prefers_the_content_to_the_summary(tmp_path: Path) -> None:
    report = only(put(tmp_path, "h.atom", samples.ATOM))
    assert (report.text, report.date, report.url) == (BODY, DAY, "https://example.org/1")


def test_an_entry_again_in_the_feed_of_another_day_is_the_same_report(tmp_path: Path) -> None:
    put(tmp_path, "montag.rss", samples.RSS)
    put(tmp_path, "dienstag.rss", samples.RSS)
    batch = load([tmp_path])
    assert (len(batch.reports), len(batch.repeats)) == (2, 2)


def test_a_title_is_the_text_of_an_entry_that_has_no_other(tmp_path: Path) -> None:
    entry = "<rss version='2.0'><channel><title>B</title><item><title>Streit &amp; mehr</title></item></channel></rss>"
    assert only(put(tmp_path, "x.xml", entry)).text == "Streit & mehr"


def test_a_mail_gives_subject_date_sender_and_its_plain_part(tmp_path: Path) -> None:
    report = only(put(tmp_path, "i.eml", samples.MAIL))
    assert (report.title, report.date, report.publisher) == ("Streit um Löhne", DAY, "Der Böte")
    assert (report.id, report.text.strip()) == ("1234@example.org", BODY)


def test_a_mail_with_an_html_part_only_and_attachments(tmp_path: Path) -> None:
    mail = samples.MAIL.replace("text/plain", "application/pdf")
    report = only(put(tmp_path, "i.eml", mail))
    assert report.text == BODY
    assert report.notes == ("1 attachment not read",)


def test_a_mail_attached_to_a_mail_is_no_part_of_its_text(tmp_path: Path) -> None:
    head = "Subject: Außen\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n"
    inner = "Content-Type: message/rfc822\n\nSubject: innen\n\nInnen.\n--a\nContent-Type: text/plain\n\nAußen.\n--a--\n"
    assert only(put(tmp_path, "x.eml", head + inner)).text.strip() == "Außen."


def test_lines_that_the_mail_program_broke_are_joined(tmp_path: Path) -> None:
    head = "Subject: x\nContent-Type: text/plain; charset=utf-8; format=flowed\n\n"
    mail = f"{head}Ein Satz, der \nweitergeht.\nEin neuer.\n"
    assert only(put(tmp_path, "x.eml", mail)).text == "Ein Satz, der weitergeht.\nEin neuer.\n"


def test_control_characters_are_replaced_one_for_one(tmp_path: Path) -> None:
    text = "Ein\x00 Satz.\u2028Noch\x85einer\x0bund\x1b[31mFarbe.\tEnde\u0007"
    report = only(put(tmp_path, "x.json", json.dumps({"text": text, "title": "a\u2028b"})))
    assert report.text == "Ein  Satz.\nNoch\neiner\nund [31mFarbe.\tEnde "
    assert len(report.text) == len(text)
    assert report.title == "a\nb"
    assert report.notes == ("6 control characters read as blanks or line breaks",)


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("r1", "r1"),
        ("Bericht 7 (neu)", "Bericht 7 (neu)"),
        ("  r1 ", "r1"),
        ("", None),
        (7, "7"),
        ("../../x", "x-9cdf6a50"),
        ("a/b", "a_b-c14cddc0"),
        ("a\\b", None),
        ("x" * 121, None),
        ("CON", None),
        ("a\nb", None),
        (".", None),
    ],
)
def test_ids_are_safe_or_made_so(given: str | int, stored: str | None) -> None:
    found = identifier(given)
    if given == "":
        assert found is None
        return
    assert found is not None
    if stored is not None:
        assert found == stored
    assert not set(found) & set('/\\:*?"<>|\n')
    assert len(found) <= 120
    assert found[0] != "."
    assert identifier(found) == found  # what is safe stays


def test_an_unsafe_id_of_json_is_noted(tmp_path: Path) -> None:
    report = only(put(tmp_path, "x.json", json.dumps({"id": "../../x", "text": BODY})))
    assert report.id == identifier("../../x")
    assert "'../../x' is not safe as a name" in report.notes[0]


def test_a_key_that_stands_twice_is_a_fault(tmp_path: Path) -> None:
    (line,) = faults(load([put(tmp_path, "x.json", '{"text": "Eins.", "text": "Zwei."}')]))
    assert "the key 'text' stands twice" in line


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2025-12-02", DAY),
        ("2025-12-02T23:59:00-11:00", DAY),
        ("02.12.2025", DAY),
        ("2.12.2025, 14:30 Uhr", DAY),
        ("2. Dezember 2025", DAY),
        ("Tue, 02 Dec 2025 23:30:00 +0100", DAY),
        ("2 Dec 2025 08:00:00 GMT", DAY),
        ("12/02/2025", None),
        ("02.12.25", None),
        ("31.02.2025", None),
        ("gestern", None),
        ("2025-12-02x", None),
    ],
)
def test_days(given: str, day: datetime.date | None) -> None:
    notes: list[str] = []
    assert day_of(given, notes) == day
    assert bool(notes) == (day is None)


def test_an_encoding_can_be_named(tmp_path: Path) -> None:
    from statusquo.sources import Form

    path = put(tmp_path, "x.txt", "Über Öl und Äpfel".encode("cp850"))
    (report,) = load([path], how=How(form=Form.of(encoding="cp850"))).reports
    assert report.text == "Über Öl und Äpfel"
    (line,) = faults(load([path], how=How(form=Form.of(encoding="utf-8"))))
    assert "is not utf-8 at byte 0" in line


@pytest.mark.parametrize("name", ["f.html", "g.rss"])
def test_a_missing_library_is_one_line_that_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    for module in ("trafilatura", "feedparser"):
        monkeypatch.setitem(sys.modules, module, None)
    path = put(tmp_path, name, SAMPLES[name])
    (line,) = faults(load([path]))
    assert line.startswith(f"{path}: ")
    assert line.endswith('; install it: pip install "statusquo[html]"')


def test_the_libraries_are_loaded_only_where_they_are_needed() -> None:
    loaded = "{'lxml', 'trafilatura', 'feedparser'} & set(sys.modules)"
    code = f"import sys, statusquo.sources as s; s.load(['none.txt']); print({loaded})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ('<meta name="DC.date.issued" content="2025-12-02">', DAY),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2025-12-02T08:00"}]}</script>', DAY),
        ('<time datetime="2025-12-02">gestern</time>', DAY),
        ('<time datetime="2025-11-01">a</time><time itemprop="datePublished" datetime="2025-12-02">b</time>', DAY),
        ('<time datetime="2025-11-01">a</time><time datetime="2025-12-02">b</time>', None),
        ('<meta property="article:modified_time" content="2025-12-02">', None),
    ],
)
def test_where_a_page_names_its_day(tmp_path: Path, marked: str, day: datetime.date | None) -> None:
    page = re.sub('<meta property="article.*\n', "", samples.PAGE).replace("<h1>", f"{marked}<h1>")
    assert only(put(tmp_path, "a.html", page)).date == day


def test_the_day_of_the_last_change_of_an_entry_is_told_as_such(tmp_path: Path) -> None:
    entry = "<entry><id>{}</id><title>Streit</title><summary>Worum es geht.</summary>{}</entry>"
    days = "<published>2025-12-02T08:00:00Z</published>", "<updated>2025-12-09T08:00:00Z</updated>"
    inner = entry.format("a", "".join(days)) + entry.format("b", days[1])
    (tmp_path / "f.atom").write_text(f'<feed xmlns="http://www.w3.org/2005/Atom">{inner}</feed>', "utf-8")
    one, two = load([tmp_path / "f.atom"]).reports
    assert (str(one.date), one.notes) == ("2025-12-02", ())
    assert (str(two.date), two.notes) == (
        "2025-12-09",
        ("no day of publication; the day of its last change was taken",),
    )
