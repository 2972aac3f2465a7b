"""``statusquo brief``: what was typed is on the page, faults are named there, and an earlier brief can be a file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from statusquo.reading import read
from statusquo.sources import load
from tests.unit.cli.running import cli

TEXT = "Nordland fordert die Öffnung der Schleuse. Südland lehnt die Öffnung der Schleuse ab."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one report, beside which the commands run."""
    monkeypatch.chdir(tmp_path)
    Path("berichte").mkdir()
    report = {"id": "a", "title": "Die Schleuse", "date": "2025-05-04", "language": "de", "text": TEXT}
    Path("berichte", "a.json").write_text(json.dumps(report), encoding="utf-8")
    return tmp_path


def command(path: str) -> str:
    """The command line the page tells."""
    found = re.search(r'<code class="command">(.*?)</code>', Path(path).read_text("utf-8"))
    assert found
    return found[1].replace("&#39;", "'")


def test_the_page_tells_how_to_make_it_again_and_that_makes_the_same_bytes(folder: Path) -> None:
    cli("brief", "berichte", "--seed", "3", "--language", "en", "--only", "positions,method", "-o", "one.html")
    told = command("one.html")
    assert told == "statusquo brief berichte --only positions,method --seed 3 --language en"
    cli(*told.split()[1:], "-o", "two.html")
    assert Path("one.html").read_bytes() == Path("two.html").read_bytes()


def test_a_name_that_ends_in_md_is_markdown(folder: Path) -> None:
    cli("brief", "berichte", "-o", "one.md", "--only", "positions, method")
    text = Path("one.md").read_text("utf-8")
    assert "# " in text and "<html" not in text


def test_a_file_at_fault_is_named_on_the_page(folder: Path) -> None:
    Path("berichte", "kaputt.json").write_bytes(b"\x00\x01\xff")
    result = cli("brief", "berichte", "-o", "one.html")
    assert result.exit_code == 1
    assert "kaputt.json: not a text file" in Path("one.html").read_text("utf-8")


def test_since_takes_the_json_of_an_earlier_brief(folder: Path) -> None:
    Path("frueher.json").write_text(cli("brief", "berichte", "--json").stdout, encoding="utf-8")
    report = {"id": "b", "date": "2025-05-04", "language": "de", "text": "Südland droht mit Zöllen."}
    Path("berichte", "b.json").write_text(json.dumps(report), encoding="utf-8")
    result = cli("brief", "berichte", "--since", "frueher.json", "-o", "one.html")
    assert result.exit_code == 0
    assert "Neu seit dem 4. Mai 2025: eine Haltung." in result.stdout


@pytest.mark.parametrize("text", ["no json", "[]", "{}", '{"positions": 3, "reports": []}'])
def test_since_with_another_file_says_what_is_wanted(folder: Path, text: str) -> None:
    Path("andere.json").write_text(text, encoding="utf-8")
    result = cli("brief", "berichte", "--since", "andere.json", "-o", "one.html")
    assert result.exit_code == 1
    assert "the earlier brief is not one" in result.stderr
    assert "brief --json" in result.stderr


def test_what_persons_decided_on_a_case_is_on_its_page(folder: Path) -> None:
    with Case.open("fall.db") as case:
        findings = [read(report) for report in load(["berichte"]).reports]
        case.add(findings)
        first = findings[0].positions[0]
        case.decide(Decision("rejected", first.id), author="Ada", reason="nicht gesagt")
    cli("brief", "fall.db", "-o", "one.html")
    page = Path("one.html").read_text("utf-8")
    assert "abgelehnt" in page
    assert "Ada" in page
    assert "nicht gesagt" in page
