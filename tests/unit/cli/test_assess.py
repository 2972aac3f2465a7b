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


def test_each_completion_of_an_open_status_quo(dispute: Path) -> None:
    dispute.write_text(DISPUTE.replace("[fight]", '"Y-"'), encoding="utf-8")
    shown = cli("assess", dispute).stdout
    assert shown.count("1. Is the status quo stable?") == 2
    assert "   2 -  Suland: Cede the island (cede)" in shown.splitlines()


def test_known_conflicts() -> None:
    result = cli("assess", "--catalogue", "prisoners_dilemma", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout)["file"] == "prisoners_dilemma"


def test_open_options_first_a_summary_then_each_in_short(dispute: Path) -> None:
    dispute.write_text(DISPUTE.replace("[fight]", '"Y-"'), encoding="utf-8")
    lines = cli("assess", dispute).stdout.splitlines()
    heads = [line for line in lines if line == "What hangs on the open options?" or line.startswith("If this holds")]
    assert heads == [
        "What hangs on the open options?", "If this holds: no: Cede the island", "If this holds: yes: Cede the island"
    ]  # fmt: skip
    assert max(map(len, lines)) <= 80
    assert not any("Concept" in line for line in lines)


def test_the_heading_stays_where_no_edit_was_found(dispute: Path) -> None:
    ranked = DISPUTE.replace("prefers: [cede, not fight if cede, fight if not cede]", 'ranking: ["YN", "-Y", "NN"]')
    dispute.write_text(ranked.replace("prefers: [not fight, not cede]", 'ranking: ["-N", "-Y"]'), encoding="utf-8")
    lines = cli("assess", dispute, "--question", "3").stdout.splitlines()
    assert "3. What could move it?" in lines
    place = lines.index("3. What could move it?")
    assert "edit" in lines[place + 1] or "If " in lines[place + 1]


def test_at_most_ten_states_are_shown(tmp_path: Path) -> None:
    keys = [f"o{number}" for number in range(6)]
    path = tmp_path / "wide.yaml"
    options = ", ".join(f"{key}: do {key}" for key in keys)
    text = f"statusquo: conflict/1\ntitle: wide\nparties:\n  A: {{options: {{{options}}}, prefers: [o0 or not o0]}}\n"
    path.write_text(text + "status-quo: []\n", encoding="utf-8")
    shown = cli("assess", path, "--question", "4", "--language", "en").stdout.splitlines()
    assert sum(line.startswith((" Y", " N")) for line in shown) == 10
    ways = json.loads(cli("assess", path, "--question", "4", "--json").stdout)["answers"][0]["ways"]
    assert len(ways) > 10
    assert f"  and {len(ways) - 10} more stable states; --json names all" in shown
