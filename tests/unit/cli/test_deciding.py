"""Decisions on issues, actors and reports from the command line; and what the tables say of them."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from tests.builders import Build
from tests.unit.cli.running import cli, one_line


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "talks.case"
    told = [
        ("r1", "2025-12-02", "Suland lehnt die Abtretung der Insel ab.", "Suland", "rejects", "Abtretung der Insel"),
        ("r2", "2025-12-03", "Norland fordert die Abtretung.", "Norland", "demands", "Abtretung"),
        ("r3", "2025-12-09", "Suland bietet die Abtretung der Insel an.", "Suland", "offers", "Abtretung der Insel"),
    ]
    with Case.open(path) as opened:
        for id_, day, text, who, stance, issue in told:
            b = Build(id_, f"{text} Norland und Suland telefonierten am {day}.", date=day)
            nor, sul = b.actor("Norland"), b.actor("Suland")
            b.position(sul if who == "Suland" else nor, stance, issue)  # type: ignore[arg-type]
            b.event("call", [nor, sul], "Norland und Suland telefonierten", days=(day, day))
            opened.add([b.findings()])
    return path


def test_proposals_are_shown_and_joined_by_a_decision(case: Path) -> None:
    (row,) = json.loads(cli("show", case, "issues", "--proposals", "--json").stdout)
    assert {row["one"], row["two"]} == {"Abtretung der Insel", "Abtretung"}
    assert row["joined"] is None
    assert "same head word" in cli("show", case, "issues", "--proposals", "--language", "en").stdout.replace("\n", " ")
    join = ("review", case, "issue", "join", row["one"], row["two"])
    preview = cli(*join, "--language", "en")
    assert "This would change:" in preview.stdout
    assert "- Abtretung" in preview.stdout
    one_line(preview, "nothing was decided; add --yes")
    assert json.loads(cli("review", case, "--log", "--json").stdout) == []
    assert "take back: --undo 1" in cli(*join, "--yes", "--reason", "one land", "--language", "en").stdout
    assert len(json.loads(cli("show", case, "issues", "--json").stdout)) == 1
    (entry,) = json.loads(cli("review", case, "--log", "--json").stdout)
    assert (entry["about"], entry["action"], entry["reason"], entry["found"]) == ("issue", "merged", "one land", True)
    cli("review", case, "--undo", "1")
    assert len(json.loads(cli("show", case, "issues", "--json").stdout)) == 2


def test_what_changes_in_number_alone_is_told_with_its_number(case: Path) -> None:
    with Case.open(case) as opened:
        first = opened.findings()[0]
        b = Build("copy", first.report.text, date="2025-12-02", publisher="Anzeiger")
        b.position(b.actor("Suland"), "rejects", "Abtretung der Insel")
        opened.add([b.findings()])
    shown = cli("review", case, "report", "unlink", "copy", "r1", "--language", "en").stdout
    assert "  - Suland rejects: Abtretung der Insel (2025-12-02 – 2025-12-09) · texts: 1" in shown
    assert "  + Suland rejects: Abtretung der Insel (2025-12-02 – 2025-12-09) · texts: 2" in shown


def test_json_of_a_decision_tells_what_it_changes(case: Path) -> None:
    told = json.loads(cli("review", case, "actor", "rename", "Suland", "Südland", "--json").stdout)
    assert told["number"] is None
    assert {"sign": "+", "kind": "actor", "what": ["Südland", "Suland"], "texts": 1} in told["changes"]
    told = json.loads(cli("review", case, "report", "link", "r3", "r1", "--yes", "--json").stdout)
    assert told["number"] == 1
    rows = json.loads(cli("show", case, "sources", "--json").stdout)
    assert {row["report"]: row["version_of"] for row in rows} == {"r1": None, "r2": None, "r3": "r1"}


def test_wrong_orders(case: Path) -> None:
    one_line(cli("review", case, "issue", "join", "Abtretung der Insel"), "issue join takes ISSUE ISSUE")
    one_line(cli("review", case, "weather"), "cannot be decided")
    one_line(cli("review", case, "report", "unlink", "r9"), "the case has no such report")
    assert cli("review", case, "issue", "join", "a", "b", "--log").exit_code == 2
    assert cli("show", case, "actors", "--proposals").exit_code == 2


def test_a_change_of_position_is_shown_as_such(case: Path) -> None:
    rows = json.loads(cli("show", case, "positions", "--party", "Suland", "--json").stdout)
    assert [(r["stance"], r["since"], r["until"], r["then"]) for r in rows] == [
        ("rejects", "2025-12-02", "2025-12-09", "offers"),
        ("offers", "2025-12-09", None, None),
    ]
    flat = " ".join(cli("show", case, "positions", "--party", "Suland", "--language", "de").stdout.split())
    assert "dann" in flat
    assert "bis 2025-12-09" in flat


@pytest.mark.parametrize(("table", "more"), [("contacts", ()), ("changes", ("--since", "2025-12-01"))])
def test_german_tables_have_german_words(case: Path, table: str, more: tuple[str, ...]) -> None:
    shown = cli("show", case, table, *more, "--language", "de").stdout
    assert "Telefonat" in shown
    assert not {"call", "happened", "rejects", "state", "direct"} & set(shown.replace(",", " ").split())


def test_a_gap_in_the_log_of_a_rescued_case_hinders_nobody(case: Path) -> None:
    with Case.open(case) as opened:
        opened.decide(*(Decision("renamed", "Abtretung", "issue", label) for label in ("eins", "zwei")))
    with closing(sqlite3.connect(case, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER decision_kept")
        connection.execute("DELETE FROM decision WHERE number = 1")
    cli("review", case, "issue", "rename", "zwei", "drei", "--yes")
    assert [row["number"] for row in json.loads(cli("review", case, "--log", "--json").stdout)] == [2, 3]


def test_bytes_that_are_no_text_are_one_line(case: Path) -> None:
    for words in (("issue", "rename", "Abtretung", "\udcff"), ("--accept-all", "--reason", "\udcff")):
        result = cli("review", case, *words, "--yes")
        assert result.exit_code == 1
        one_line(result, "half a character")
