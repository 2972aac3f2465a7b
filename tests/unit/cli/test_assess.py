"""The five questions on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.cli.running import DISPUTE, cli, one_line


@pytest.fixture
def dispute(tmp_path: Path) -> Path:
    path = tmp_path / "island.yaml"
    path.write_text(DISPUTE, encoding="utf-8")
    return path


def test_words_and_tables(dispute: Path) -> None:
    result = cli("assess", dispute)
    assert (result.exit_code, result.stderr) == (0, "")
    for line in ("A dispute about an island", "1. Is the status quo stable?", "2. How sure is that?"):
        assert line in result.stdout.splitlines()
    assert "Concept   Norland   Suland   all" in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80


def test_language(dispute: Path) -> None:
    assert "1. Ist der Status quo stabil?" in cli("assess", dispute, "--language", "de").stdout


def test_chosen_questions_and_concepts(dispute: Path) -> None:
    shown = cli("assess", dispute, "--question", "4", "--concept", "NASH").stdout
    assert "4. Where could it go?" in shown
    assert "1. Is" not in shown
    data = json.loads(cli("assess", dispute, "--concept", "nash", "--concept", "seq", "--json").stdout)
    assert data["concepts"] == ["nash", "seq"]
    assert data["file"] == str(dispute)
    assert set(data["status_quo"]["stable"]) == {"nash", "seq"}


def test_resolution(dispute: Path) -> None:
    data = json.loads(cli("assess", dispute, "--resolution", "NY", "--json").stdout)
    assert {entry["state"] for entry in data["needed"]} == {"NY"}
    assert "What would have to be true" in cli("assess", dispute, "--resolution", "NY").stdout
    wrong = cli("assess", dispute, "--resolution", "NYN")
    assert wrong.exit_code == 1
    one_line(wrong, str(dispute))


def test_a_resolution_in_words(dispute: Path) -> None:
    for asked in ("cede, not fight", "Cede the island, not fight", "cede and not fight"):
        data = json.loads(cli("assess", dispute, "--resolution", asked, "--json").stdout)
        assert {(entry["asked"], entry["state"], entry["matches"]) for entry in data["needed"]} == {(asked, "NY", 1)}
    shown = cli("assess", dispute, "--resolution", "cede", "--question", "1").stdout
    assert "Asked about: cede. The state looked at is YY" in shown
    assert "2 states fit it" in shown
    wrong = cli("assess", dispute, "--resolution", "ceed, not fight")
    assert wrong.exit_code == 1
    one_line(wrong, str(dispute))
    assert "did you mean 'cede'" in wrong.stderr


def test_completions_that_are_not_answered_one_by_one_are_counted(tmp_path: Path) -> None:
    path = tmp_path / "open.yaml"
    options = ", ".join(f"o{number}: do {number}" for number in range(5))
    text = f"statusquo: conflict/1\ntitle: open\nparties:\n  A: {{options: {{{options}}}, prefers: [o0]}}\n"
    path.write_text(text + 'status-quo: "-----"\n', encoding="utf-8")
    shown = cli("assess", path).stdout
    assert "32 states fit it" in shown
    assert "it is stable in 16 of 32" in " ".join(shown.split())
    data = json.loads(cli("assess", path, "--json").stdout)
    assert len(data["answers"]) == 8
    assert {(one["number"], one["equilibrium"]) for one in data["spread"]} == {(32, 16)}
    assert set(data["status_quo"]["share"].values()) == {None}


def test_seed_and_orders_are_arguments(tmp_path: Path) -> None:
    path = tmp_path / "open.yaml"
    tiers = "prefers: [[not fight, not cede, fight if not cede], maybe cede]"
    path.write_text(DISPUTE.replace("prefers: [not fight, not cede]", tiers), encoding="utf-8")
    one, two = (cli("assess", path, "--seed", "7", "--orders", "50", "--json").stdout for _ in range(2))
    assert one == two
    assert json.loads(one)["seed"] == 7


def test_an_unstable_status_quo_is_no_fault(dispute: Path) -> None:
    dispute.write_text(DISPUTE.replace("status-quo: [fight]", "status-quo: []"), encoding="utf-8")
    assert cli("assess", dispute).exit_code == 0
    dispute.write_text(DISPUTE.replace("status-quo: [fight]\n", ""), encoding="utf-8")
    assert "Which states are stable?" in cli("assess", dispute).stdout


def test_what_completions_share_is_told_once_then_what_differs(dispute: Path) -> None:
    dispute.write_text(DISPUTE.replace("[fight]", '"Y-"'), encoding="utf-8")
    lines = cli("assess", dispute).stdout.splitlines()
    assert "   2 -  Suland: Cede the island (cede)" in lines
    assert lines.count("1. Is the status quo stable?") == 1
    place = lines.index("1. Is the status quo stable?")
    cases = [line.strip() for line in lines[place:] if line.strip().startswith("If “")]
    assert cases[:2] == ["If “Cede the island” is not done:", "If “Cede the island” is done:"]
    assert any("Norland" in line for line in lines[place : place + 12])
    assert any(line.lstrip().startswith("Concept") and "Suland" in line for line in lines)
    assert any(line.strip() == "? = hangs on what is not known" for line in lines)
    assert max(map(len, lines)) <= 80


def test_a_resolution_is_answered_whole_where_the_status_quo_is_open(dispute: Path) -> None:
    dispute.write_text(DISPUTE.replace("[fight]", '"Y-"'), encoding="utf-8")
    shown = " ".join(cli("assess", dispute, "--resolution", "cede, not fight").stdout.split())
    assert "Asked about: cede, not fight. The state looked at is NY" in shown
    asked = shown.split("What would have to be true", 1)[1]
    assert "would hold" in asked or "would not hold" in asked


def test_known_conflicts() -> None:
    result = cli("assess", "--catalogue", "prisoners_dilemma", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["file"] == "prisoners_dilemma"


def test_the_heading_stays_where_no_edit_was_found(dispute: Path) -> None:
    ranked = DISPUTE.replace("prefers: [cede, not fight if cede, fight if not cede]", 'ranking: ["YN", "-Y", "NN"]')
    dispute.write_text(ranked.replace("prefers: [not fight, not cede]", 'ranking: ["-N", "-Y"]'), encoding="utf-8")
    lines = cli("assess", dispute, "--question", "3").stdout.splitlines()
    assert "3. What could move it?" in lines
    place = lines.index("3. What could move it?")
    assert lines[place + 1].strip().startswith("Suppose that")


def test_at_most_ten_states_are_shown(tmp_path: Path) -> None:
    keys = [f"o{number}" for number in range(12)]
    path = tmp_path / "wide.yaml"
    options = ", ".join(f"{key}: do {key}" for key in keys)
    text = f"statusquo: conflict/1\ntitle: wide\nparties:\n  A: {{options: {{{options}}}, prefers: [o0 or not o0]}}\n"
    path.write_text(text + "status-quo: []\n", encoding="utf-8")
    shown = cli("assess", path, "--question", "4", "--language", "en").stdout.splitlines()
    assert sum(line.startswith((" Y", " N")) for line in shown) == 10
    ways = json.loads(cli("assess", path, "--question", "4", "--json").stdout)["answers"][0]["ways"]
    assert len(ways) > 10
    assert f"  and {len(ways) - 10} more stable states; --json names all" in shown
