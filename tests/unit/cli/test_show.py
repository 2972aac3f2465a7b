"""Tables of a case and its search."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from statusquo.case import Case
from statusquo.case.tables import TABLES
from statusquo.cli.tables import _VIEWS
from tests.builders import Build
from tests.unit.cli.running import cli, island


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return island(tmp_path)


def test_every_table_has_a_view() -> None:
    assert {*_VIEWS, "matrix"} == {*TABLES, "proposals"}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("language", ["de", "en"])
def test_every_table_in_80_columns(case: Path, name: str, language: str) -> None:
    since = ["--since", "2025-12-01"] if name == "changes" else []
    result = cli("show", case, name, "--language", language, *since)
    assert result.exit_code == 0
    assert max(map(len, result.stdout.splitlines()), default=0) <= 80
    assert bool(result.stdout) != bool(result.stderr)  # rows, or one line that there are none


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"conditions", "changes"}))
def test_json_has_sources_in_every_row(case: Path, name: str) -> None:
    rows = json.loads(cli("show", case, name, "--json").stdout)
    assert rows
    for row in rows:
        for place in row["sources"]:
            assert place["stop"] - place["start"] == len(place["quote"])


def test_positions_in_words_with_the_opposed_on_top(case: Path) -> None:
    lines = cli("show", case, "positions").stdout.splitlines()
    assert lines[0].split() == ["Streitpunkt", "Partei", "Haltung", "seit", "Texte"]
    assert lines[2].split() == ["Abtretung", "der", "Insel", "⇄", "Norland", "fordert", "2025-12-02", "1"]
    assert "lehnt ab" in lines[3]


def test_filters_and_csv(case: Path) -> None:
    table = cli("show", case, "positions", "--party", "suland", "--csv").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["stance"] for row in rows] == ["rejects", "threatens"]
    rows = json.loads(cli("show", case, "changes", "--since", "2025-12-03", "--json").stdout)
    assert {row["day"] for row in rows} == {"2025-12-03"}
    assert json.loads(cli("show", case, "changes", "--since", "2026-01-01", "--json").stdout) == []


def test_a_matrix_with_many_parties_counts_those_left_out(tmp_path: Path) -> None:
    from tests.builders import Build

    names = "Aland Beland Celand Deland Eland Feland".split()
    text = " ".join(f"{name} fordert Frieden." for name in names)
    one = Build("many", text, date="2025-12-02")
    for name in names:
        actor = one.actor(name)
        one._positions.append(_position(one, actor, text.index(f"{name} fordert") + len(f"{name} fordert ")))
    with Case.open(tmp_path / "many.case") as opened:
        opened.add([one.findings()])
    result = cli("show", tmp_path / "many.case", "matrix")
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "weitere Parteien mit --csv und --json" in result.stdout
    assert set(names) <= set(cli("show", tmp_path / "many.case", "matrix", "--csv").stdout.splitlines()[0].split(","))


def _position(build: object, actor: str, start: int) -> object:
    from statusquo.findings import Position, finding_id
    from statusquo.span import Span

    report = build.report  # type: ignore[attr-defined]
    issue = Span.of(report.text, start, start + len("Frieden"))
    id_ = finding_id(report.hash, "position", [issue], actor)
    return Position(id_, actor, "demands", issue, "Frieden", issue, rule="hand")


def test_search_marks_the_words_found(case: Path) -> None:
    result = cli("show", case, "search", "Insel", "abtreten")
    assert result.exit_code == 0
    assert "Suland lehnt die [Abtretung] der [Insel] ab." in result.stdout
    hits = json.loads(cli("show", case, "search", "Sanktion", "--json").stdout)
    assert [(hit["report"], hit["marks"][0]["quote"]) for hit in hits] == [("a", "Sanktionen")]
    nothing = cli("show", case, "search", "Fischfang")
    assert (nothing.exit_code, nothing.stdout) == (0, "")
    assert "nichts gefunden zu Fischfang; gesucht: Fischfang" in nothing.stderr
    near = cli("show", case, "search", "Abtretnug")
    assert "ähnlich geschrieben: abtretung" in near.stderr


def test_search_takes_csv_and_since(case: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(cli("show", case, "search", "Insel", "--csv").stdout)))
    assert rows
    assert all("Insel" in row["places"] for row in rows)
    assert cli("show", case, "search", "Insel", "--since", "2099-01-01").stdout == ""
    assert cli("show", case, "search", "Insel", "--party", "Norland").exit_code == 2


def test_one_of_a_kind_is_told_in_the_singular(case: Path) -> None:
    shown = cli("show", case, "sources").stdout
    assert "1 Aussagen" not in shown
    assert "1 Ereignisse" not in shown
    assert "1 Positionen" not in shown


def test_a_report_cannot_steer_the_terminal(tmp_path: Path) -> None:
    from tests.builders import Build

    text = "Norland fordert \x1b[31mGeld[bold]."
    one = Build("evil", text, date="2025-12-02")
    one.position(one.actor("Norland"), "demands", "\x1b[31mGeld[bold]")
    with Case.open(tmp_path / "evil.case") as opened:
        opened.add([one.findings()])
    for words in (["positions"], ["matrix"], ["search", "Norland"]):
        shown = cli("show", tmp_path / "evil.case", *words).stdout
        assert "\x1b" not in shown
        assert "[bold]" in shown


def test_names_are_those_of_the_language(tmp_path: Path) -> None:
    one = Build("a", "Russland fordert die Abtretung der Insel.", date="2025-12-02")
    russia = one.actor("Russland", table="RUS")
    one.position(russia, "demands", "Abtretung der Insel")
    path = tmp_path / "x.case"
    with Case.open(path) as case:
        case.add([one.findings()])
    assert "Russia " in cli("show", path, "positions", "--language", "en").stdout
    assert "Russland" in cli("show", path, "positions", "--language", "de").stdout
    rows = json.loads(cli("show", path, "positions", "--json", "--language", "en", "--party", "Russland").stdout)
    assert [row["party"] for row in rows] == ["Russia"]
