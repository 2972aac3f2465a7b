"""Files and folders in: what is read, what is refused with which line, and that one fault stops nothing."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path

import pytest

from statusquo.report import Report, text_hash, title_of
from statusquo.sources import load

BODY = "Die Regierung lehnt die Forderung der Gewerkschaft nach mehr Geld weiter ab, sagte der Sprecher."


def only(path: Path) -> Report:
    batch = load([path])
    assert not batch.errors
    (report,) = batch.reports
    return report


def error(path: Path, **options: int) -> str:
    batch = load([path], **options)
    assert not batch.reports
    (fault,) = batch.errors
    line = str(fault)
    assert "\n" not in line
    return line


def test_plain_text_takes_its_first_line_as_title_and_keeps_it(tmp_path: Path) -> None:
    path = tmp_path / "bericht.txt"
    path.write_text(f"Streit um Löhne\n\n{BODY}\n", encoding="utf-8")
    report = only(path)
    assert report.title == "Streit um Löhne"
    assert report.text.startswith("Streit um Löhne\n")
    assert report.id == f"bericht-{text_hash(report.text)[:8]}"
    assert report.language == "de"
    assert report.date is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Titel\nText.", "Titel"),
        ("Ein Satz.\nText.", ""),
        ("Wirklich?\nText.", ""),
        ("Nur eine Zeile ohne Umbruch", ""),
        ("x" * 201 + "\nText.", ""),
        ("x" * 200 + "\nText.", "x" * 200),
        ("\n\nTitel\nText.", "Titel"),
    ],
)
def test_title_rule(text: str, title: str) -> None:
    assert title_of(text) == title


def test_markdown_heading_is_the_title(tmp_path: Path) -> None:
    path = tmp_path / "bericht.md"
    path.write_text(f"# Keine Einigung.\n\n{BODY}", encoding="utf-8")
    assert only(path).title == "Keine Einigung."


def test_the_head_of_a_markdown_file_says_what_is_known_of_it(tmp_path: Path) -> None:
    path = tmp_path / "bericht.md"
    told = (
        'title: "Keine: Einigung"',
        "Datum: 2025-12-04",
        "source: Anzeiger",
        "lang: de-DE",
        "tags:",
        "  - a",
        "- b",
        "# c",
    )
    head = "\n".join(("---", *told, "---", "", ""))
    path.write_text(f"{head}# Keine Einigung\n\n{BODY}", encoding="utf-8")
    report = only(path)
    assert (report.title, str(report.date), report.publisher) == ("Keine: Einigung", "2025-12-04", "Anzeiger")
    assert (report.language, report.text) == ("de", f"# Keine Einigung\n\n{BODY}")
    head = "---\ntitle: >\n  lang\ndate: '2025-12-04' # Erscheinen\nsource: Anzeiger # gedruckt\nurl: https://x.de/#a\n---\n"
    path.write_text(f"{head}Streit\n{BODY}", encoding="utf-8", newline="\r\n")
    report = only(path)
    assert (report.title, str(report.date), report.publisher) == ("Streit", "2025-12-04", "Anzeiger")
    assert (report.url, report.text) == ("https://x.de/#a", f"Streit\n{BODY}")
    path.write_text(f"---\nauthor: jemand\ndate: bald\n---\n# Keine Einigung\n\n{BODY}", encoding="utf-8")
    report = only(path)
    assert (report.title, report.date) == ("Keine Einigung", None)
    assert "date 'bald' not understood" in report.notes[0]


@pytest.mark.parametrize(
    "head", ["---\n", "---\nEine Linie.\n---\n", "---\n- a\n---\n", "---\n---\n", "--- \nDer Ort: hier\n"]
)
def test_a_line_is_no_head(tmp_path: Path, head: str) -> None:
    for name in ("bericht.md", "bericht.txt"):
        path = tmp_path / name
        path.write_text(f"{head}{BODY}", encoding="utf-8")
        assert only(path).text.startswith(head)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bericht.txt"
    path.write_bytes(f"Streit\r\n{BODY} für Öl – „so“.".encode(encoding))
    assert only(path).text == f"Streit\n{BODY} für Öl – „so“."


def test_windows_1252_is_recognised_and_said(tmp_path: Path) -> None:
    path = tmp_path / "bericht.txt"
    path.write_bytes(f"{BODY} für Öl – „so“".encode("cp1252"))
    report = only(path)
    assert report.text.endswith("für Öl – „so“")
    assert report.notes == ("read as Windows-1252",)


def test_decomposed_letters_are_composed_in_files_and_kept_in_json(tmp_path: Path) -> None:
    decomposed = "U\u0308ber die Lage der Verhandlungen wird nicht mehr geredet."
    plain, record = tmp_path / "a.txt", tmp_path / "b.json"
    plain.write_text(decomposed, encoding="utf-8")
    record.write_text(json.dumps({"text": decomposed}), encoding="utf-8")
    assert only(plain).text[0] == "Ü"
    assert only(record).text == decomposed


def test_json_keeps_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "eins.json"
    data = {
        "id": "r1",
        "title": "T",
        "date": "2025-12-02",
        "language": "de-DE",
        "publisher": "P",
        "url": "https://example.org/x",
        "text": BODY,
        "actors": [],
    }
    path.write_text(json.dumps(data), encoding="utf-8")
    report = only(path)
    assert (report.id, report.title, report.language, report.publisher) == ("r1", "T", "de", "P")
    assert report.date == datetime.date(2025, 12, 2)
    assert report.hash == text_hash(BODY)


def test_metadata_not_understood_is_noted_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "eins.json"
    path.write_text(json.dumps({"text": BODY, "date": "gestern", "language": "Deutsch!"}), encoding="utf-8")
    report = only(path)
    assert report.date is None
    assert report.language == "de"  # found, not given
    assert len(report.notes) == 2


def test_folder_is_read_in_order_of_names_and_faults_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "a.json").write_text("{", encoding="utf-8")
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "c.txt").write_text(BODY + " Ende", encoding="utf-8")
    (tmp_path / ".hidden.txt").write_text(BODY, encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    batch = load([tmp_path])
    assert [report.id.split("-")[0] for report in batch.reports] == ["b", "c"]
    assert len(batch.errors) == 1


def test_the_same_report_twice_is_one(tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text(BODY, encoding="utf-8")
    batch = load([path, path])
    assert len(batch.reports) == 1
    assert [str(one) for one in batch.repeats] == [f"{path}: the same report again, counted once"]


def test_one_id_for_two_texts_is_a_fault(tmp_path: Path) -> None:
    for name, text in (("a.json", BODY), ("b.json", BODY + " Anders.")):
        (tmp_path / name).write_text(json.dumps({"id": "x", "text": text}), encoding="utf-8")
    batch = load([tmp_path])
    assert len(batch.reports) == 1
    assert "'x'" in str(batch.errors[0])


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t ", "empty"),
        ("binary.txt", b"abc\x00\x01\x02", "not a text file"),
        ("broken16.txt", b"\xff\xfea\x00b", "UTF-16"),
        ("undefined.txt", b"abc \x81 \x8d", "neither UTF-8"),
        ("broken.json", b'{"text": ', "not JSON"),
        ("deep.json", b"[" * 100_000, "JSON"),
        ("list.json", b'[{"text": "x"}]', "a list"),
        ("number.json", b"7", "int"),
        ("without.json", b'{"title": "x"}', "has no text"),
        ("null.json", b'{"text": null}', "has no text"),
        ("wrong.json", b'{"text": ["x"]}', "'text'"),
        ("wrong2.json", b'{"text": "x", "title": 3}', "'title'"),
        ("blank.json", b'{"text": " "}', "empty"),
        ("digits.json", b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "not JSON"),
        ("report.docx", b"PK", "unknown kind"),
    ],
)
def test_wrong_input_gets_one_line(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    line = error(path)
    assert words in line
    assert line.startswith(str(path))


def test_missing_file_and_folder_without_reports(tmp_path: Path) -> None:
    assert "no such file" in error(tmp_path / "none.txt")
    assert "no reports in this folder" in error(tmp_path)


def test_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("wort " * 100, encoding="utf-8")
    assert "more than 100" in error(path, limit=100)
    path.write_bytes(b"a" * 2_000_000)
    assert "bytes" in error(path, limit=100)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(BODY, encoding="utf-8")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.txt").symlink_to(secret)
    assert not load([folder]).reports


def test_half_a_character_is_a_fault_and_two_halves_are_one(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"text": "Ganz \\ud83d\\ude00."}', encoding="utf-8")
    assert only(path).text == "Ganz 😀."
    path.write_text('{"text": "Halb \\ud83d und weiter."}', encoding="utf-8")
    assert "'text' holds half a character (U+D83D) at position 5" in error(path)
    path.write_text('{"text": "Ganz.", "title": "\\udc00"}', encoding="utf-8")
    assert "'title' holds half" in error(path)


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("x.yaml", b"statusquo: conflict/1", "this looks like a conflict file"),
        ("x.YML", b"", "use statusquo assess or statusquo solve"),
        ("x.case", b"SQLite format 3\0...", "this is a case, not a report"),
        ("x.pdf", b"%PDF", "unknown kind of file '.pdf'"),
    ],
)
def test_what_is_no_report_is_named(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    (error,) = load([path]).errors
    assert what in str(error)
