"""Drafts, their evidence, and a new draft over a file that a person has edited."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from statusquo.case import Case
from statusquo.conflict import Conflict
from tests.builders import Build
from tests.unit.cli.running import cli, island, one_line


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return island(tmp_path)


def grow(path: Path) -> None:
    """A third report: Norland threatens with a blockade."""
    one = Build("c", "Norland droht mit einer Blockade der Häfen.", date="2025-12-05")
    nor = one.actor("Norland")
    one.position(nor, "threatens", "Blockade der Häfen", who_would_act=nor)
    with Case.open(path) as opened:
        opened.add([one.findings()])


def test_to_standard_output(case: Path) -> None:
    result = cli("draft", case)
    assert result.exit_code == 0
    conflict = Conflict.parse(result.stdout)
    assert "abtretung_insel" in conflict.keys
    asked = result.stderr.splitlines()
    assert [line.startswith("statusquo: Suland: ") and "[sanktion]" in line for line in asked] == [True]


def test_explain_leads_to_the_sentences(case: Path, tmp_path: Path) -> None:
    shown = cli("draft", case, "--explain", "abtretung_insel", "--language", "en").stdout
    assert "  b, 2025-12-03: “Suland lehnt die Abtretung der Insel ab.”" in shown.splitlines()
    lines = json.loads(cli("draft", case, "--explain", "abtretung_insel", "--json").stdout)
    quotes = {source["quote"] for line in lines for source in line["sources"]}
    assert "Norland fordert die Abtretung der Insel." in quotes
    output = tmp_path / "c.yaml"
    nothing = cli("draft", case, "-o", output, "--explain", "nonsense")
    assert nothing.exit_code == 1
    one_line(nothing, "nothing in the conflict is called 'nonsense'")
    assert not output.exists()


def test_explain_takes_the_lines_of_a_file_that_is_there(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "c.yaml"
    cli("draft", case, "-o", output)
    output.write_text(
        output.read_text(encoding="utf-8").replace("label: die Insel abtreten", "label: Insel aufgeben"),
        encoding="utf-8",
    )
    before = output.read_bytes()
    assert "Insel aufgeben" in cli("draft", case, "-o", output, "--explain", "abtretung_insel").stdout
    assert output.read_bytes() == before


def test_the_same_reports_change_nothing(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "c.yaml"
    cli("draft", case, "-o", output)
    before = output.read_bytes()
    again = cli("draft", case, "-o", output)
    assert again.exit_code == 0
    assert f"{output}: nothing to change" in again.stderr
    assert output.read_bytes() == before


def test_a_redraft_keeps_what_a_person_wrote(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "c.yaml"
    assert cli("draft", case, "-o", output).exit_code == 0
    text = output.read_text(encoding="utf-8")
    old = Conflict.parse(text)
    text = text.replace("\nparties:", "\n# checked by vw\nparties:").replace("die Insel abtreten", "die Insel aufgeben")
    output.write_text(text, encoding="utf-8")
    grow(case)
    result = cli("draft", case, "-o", output, "--json", "--language", "de")
    assert result.exit_code == 0
    merged = Conflict.load(output)
    assert "# checked by vw" in output.read_text(encoding="utf-8")
    assert {o.label for o in merged.options} >= {"die Insel aufgeben"}
    assert len(merged.options) > len(old.options)
    assert merged.draft != old.draft
    data = json.loads(result.stdout)
    assert {one["kind"] for one in data["differences"]} >= {"added"}
    assert (data["written"], data["unchanged"]) == (str(output), False)
    assert data["conflict"]["draft"] == merged.draft
    assert any("neu (" in line for line in result.stderr.splitlines())
    third = cli("draft", case, "-o", output)  # the new draft is the base now
    assert "nothing to change" in third.stderr


def test_without_the_base_a_file_beside(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "c.yaml"
    cli("draft", case, "-o", output)
    text = output.read_text(encoding="utf-8")
    hash_ = Conflict.parse(text).draft
    assert hash_ is not None
    output.write_text(text.replace(hash_, "0123456789ab"), encoding="utf-8")
    before = output.read_bytes()
    for name in ("c.new.yaml", "c.new-2.yaml"):
        result = cli("draft", case, "-o", output)
        assert result.exit_code == 0
        assert (
            f"left as it is, for the draft it came from is not known; the new draft is {tmp_path / name}"
            in result.stderr
        )
        assert Conflict.load(tmp_path / name).draft == hash_
    assert output.read_bytes() == before


def test_a_broken_file_is_left_alone(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "c.yaml"
    output.write_text("parties: [\n", encoding="utf-8")
    result = cli("draft", case, "-o", output)
    assert result.exit_code == 1
    one_line(result, f"{output}:")
    assert output.read_text(encoding="utf-8") == "parties: [\n"


def test_the_case_keeps_its_drafts(case: Path) -> None:
    drafted = Conflict.parse(cli("draft", case).stdout)
    assert drafted.draft is not None
    with Case.open(case) as opened:
        kept = opened.draft(drafted.draft)
        assert kept is not None
        assert Conflict.parse(kept).parties == drafted.parties
        assert opened.draft(drafted.draft[:11]) is None
        assert opened.draft("0123456789ab") is None


def test_nothing_to_draft(tmp_path: Path) -> None:
    one = Build("a", "Die Sonne scheint.", date="2025-12-02")
    with Case.open(tmp_path / "x.case") as opened:
        opened.add([one.findings()])
    result = cli("draft", tmp_path / "x.case")
    assert result.exit_code == 1
    one_line(result, "nothing in the reports is an act")


def test_what_there_is_but_makes_no_model_is_named(tmp_path: Path) -> None:
    report = tmp_path / "a.txt"
    report.write_text("Die Ukraine fordert mehr Luftabwehr. Die Ukraine lehnt die Abtretung des Donbass ab.\n", "utf-8")
    result = cli("draft", report)
    assert result.exit_code == 1
    one_line(result, "left out: 'den Donbass abtreten': only the party itself speaks of it")


def test_an_empty_file_is_written(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "c.yaml"
    output.touch()
    assert cli("draft", case, "-o", output).exit_code == 0
    assert Conflict.load(output).options


def test_the_draft_of_other_reports_is_left_alone(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "c.yaml"
    assert cli("draft", case, "-o", output).exit_code == 0
    before = output.read_bytes()
    report = tmp_path / "other.txt"
    text = "Aland fordert von Beland die Öffnung der Grenze. Beland lehnt die Öffnung der Grenze ab. Beland fordert "
    report.write_text(text + "von Aland die Räumung der Insel. Aland lehnt die Räumung der Insel ab.\n", "utf-8")
    result = cli("draft", report, "-o", output)
    assert "it is a draft of other reports" in result.stderr
    assert output.read_bytes() == before
    assert (tmp_path / "c.new.yaml").exists()


def test_a_draft_of_reports_loads_neither_the_brief_nor_the_database() -> None:
    code = (
        "import sys, statusquo.cli.draft; "
        "print(*sorted({'statusquo.brief', 'sqlalchemy', 'jinja2'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "\n"
