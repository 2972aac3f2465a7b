"""Tables that number their rows anew each week, and texts that are corrected after they were reviewed."""

from __future__ import annotations

import json
from pathlib import Path

from tests.unit.cli.running import cli

WEEKS = {
    "woche48.csv": ("Norland fordert die Abtretung der Insel.", "Suland droht mit Sanktionen."),
    "woche49.csv": ("Die Bahn bietet der Gewerkschaft fünf Prozent an.", "Der Streik soll am Freitag beginnen."),
}


def week(folder: Path, name: str) -> Path:
    path = folder / name
    rows = "".join(f'{number},"{text}"\n' for number, text in enumerate(WEEKS[name], 1))
    path.write_text(f"id,text\n{rows}", encoding="utf-8")
    return path


def test_the_next_week_does_not_take_the_place_of_this_one(tmp_path: Path) -> None:
    path = tmp_path / "c.case"
    for name, other in (("woche48.csv", "woche49.csv"), ("woche49.csv", "woche48.csv")):
        path.unlink(missing_ok=True)
        assert cli("add", path, week(tmp_path, name)).exit_code == 0
        before = cli("show", path, "sources").stdout
        refused = cli("add", path, week(tmp_path, other))
        assert refused.exit_code == 1
        lines = refused.stderr.splitlines()
        assert len(lines) == 2
        assert all(other in line and f"{name}:" in line and "give it another id" in line for line in lines)
        assert "2 at fault" in refused.stdout
        assert cli("show", path, "sources").stdout == before
        assert "2 new" in cli("add", path, tmp_path / other, "--columns", "id=").stdout


def test_a_corrected_text_keeps_its_decisions_and_says_which_are_gone(tmp_path: Path) -> None:
    path, report = tmp_path / "c.case", tmp_path / "a.json"
    text = (
        "Norland fordert die Abtretung der Insel. Suland droht Norland mit Sanktionen. Die Gespräche sollen am Freitag "
        "in der Hauptstadt weitergehen, sagte ein Sprecher, der nicht genannt werden wollte."
    )
    report.write_text(json.dumps({"id": "a", "text": text, "language": "de"}), encoding="utf-8")
    cli("add", path, report)
    found = json.loads(cli("review", path, "--json").stdout)
    assert len(found) == 2
    assert cli("review", path, "--reject-all", "--accept-all", "--yes").exit_code == 2
    cli("review", path, "--reject-all", "--yes")
    mended = text.replace("Freitag", "Samstag").replace("mit Sanktionen", "mit einer Blockade")
    report.write_text(json.dumps({"id": "a", "text": f"Neu: {mended}", "language": "de"}), encoding="utf-8")
    added = cli("add", path, report)
    assert "1 changed since" in added.stdout
    assert "1 decision no longer applies: statusquo review" in added.stderr
    (asked,) = json.loads(cli("review", path, "--json").stdout)
    assert asked["stance"] == "threatens"
    first, second = cli("review", path, "--log", "--language", "en").stdout.splitlines()
    assert "position: Norland demands: die Abtretung der Insel (a, " in first
    assert second.split()[1] == "?"
    assert "Sanktionen" in second
    entry = json.loads(cli("review", path, "--log", "--json").stdout)[0]
    assert (entry["kind"], entry["report"]) == ("position", "a")
