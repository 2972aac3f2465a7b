"""One file that remembers everything."""

from __future__ import annotations

import dataclasses
import datetime
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest

from statusquo.case import Case, Decision, join
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Findings
from statusquo.report import Report
from tests.unit.case.stored import told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.case"


def test_comes_back_as_it_was(path: Path) -> None:
    findings = [told(n) for n in range(5)]
    with Case.open(path) as case:
        assert dataclasses.astuple(case.add(findings)) == (5, 0, 0, 0, 0)
        world = case.world()
    with Case.open(path, create=False) as case:
        assert case.findings() == tuple(findings)
        assert case.world() == world == join(findings)
        assert case.doctor() == ()


def test_left_as_one_whole_file(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
        assert path.with_name("talks.case-wal").exists()
    assert [p.name for p in path.parent.iterdir()] == ["talks.case"]
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_again_changes_nothing(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1), told(2)])
        assert case.add([told(1), told(2)]).same == 2
        assert case.add([Findings(told(1).report)]).same == 1  # added without reading: what was read stays
        assert len(case.findings()[0].positions) == 2


def test_same_text_other_publisher_is_one_text_two_sources(path: Path) -> None:
    one, two = told(1, publisher="A"), told(1, publisher="B")
    two = dataclasses.replace(two, report=dataclasses.replace(two.report, id="other"))
    with Case.open(path) as case:
        case.add([one])
        assert case.add([two]).sources == 1
        assert case._engine.connect().exec_driver_sql("SELECT count(*) FROM text").scalar() == 1
        assert all((p.weight, len(p.sources)) == (1, 2) for p in case.world().positions)


def test_new_text_under_a_known_id_is_a_revision(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
        assert case.add([told(1, "Öffnung der Grenze")]).revised == 1
        assert [i.label for i in case.world().issues] == ["Öffnung der Grenze"]
        assert len(case.reports()) == 1


def test_report_that_nobody_could_read_is_kept(path: Path) -> None:
    french = Findings(Report.of("La paix.", id="fr", language="fr"), not_read="no reader for language fr")
    with Case.open(path) as case:
        case.add([french])
        assert case.findings() == (french,)


def test_decide_and_undo_and_the_log(path: Path) -> None:
    findings = told(1)
    demand = findings.positions[0].id
    with Case.open(path) as case:
        case.add([findings])
        (stored,) = case.decide(Decision("rejected", demand, reason="ironic"), author="vw")
        assert (stored.number, stored.author, stored.reason) == (1, "vw", "ironic")
        assert stored.time.endswith("+00:00")
        assert len(case.world().positions) == 1
        case.undo(author="vw")
        assert len(case.world().positions) == 2
        case.undo(2)  # undo the undo
        assert len(case.world().positions) == 1
        assert [d.action for d in case.decisions()] == ["rejected", "undone", "undone"]
        with pytest.raises(CaseError, match="nothing to undo"):
            case.undo(author="somebody")


def test_corrections(path: Path) -> None:
    findings = told(1)
    demand = findings.positions[0]
    text = findings.report.text
    start = text.index("Suland lehnt")
    with Case.open(path) as case:
        case.add([findings])
        changes = (
            ("stance", "offers"),
            ("actor", "Suland"),
            ("label", "Waffenruhe"),
            ("evidence", f"{start}-{len(text)}"),
        )
        case.decide(Decision("corrected", demand.id, changes=changes))
        row = next(p for p in case.world().positions if p.stance == "offers")
        assert (row.actor, row.issue, row.sources[0].span.quote) == (
            "suland",
            "waffenruhe",
            "Suland lehnt das ab.",
        )
        assert case.findings()[0].positions[0] == demand  # what was read is not overwritten


def test_stale_edit_is_refused(path: Path) -> None:
    findings = told(1)
    demand = findings.positions[0].id
    with Case.open(path) as mine, Case.open(path) as yours:
        mine.add([findings])
        yours.decide(Decision("accepted", demand), author="you", seen=0)
        with pytest.raises(CaseError, match="you decided on it"):
            mine.decide(Decision("rejected", demand), author="me", seen=0)
        mine.decide(Decision("rejected", demand), author="me", seen=1)
        mine.undo(2)
        with pytest.raises(CaseError, match="decided on it"):
            yours.decide(Decision("rejected", demand), author="you", seen=2)
        assert len(mine.decisions()) == 3


def test_decisions_on_nothing_are_refused(path: Path) -> None:
    with Case.open(path) as case:
        with pytest.raises(CaseError, match="no such finding"):
            case.decide(Decision("rejected", "0000000000"))
        with pytest.raises(CaseError, match="no such decision"):
            case.decide(Decision("undone", "7", "decision"))
        assert case.decisions() == ()
    for wrong in (
        lambda: Decision("renamed", "x", "issue"),
        lambda: Decision("corrected", "x"),
        lambda: Decision("corrected", "x", changes=(("stance", "loves"),)),
        lambda: Decision("corrected", "x", changes=(("id", "y"),)),
        lambda: Decision("nested", "x", "actor", other="y"),
    ):
        with pytest.raises(UsageError):
            wrong()


def test_the_log_cannot_be_rewritten(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
        case.decide(Decision("accepted", told(1).positions[0].id))
    connection = sqlite3.connect(path)
    for statement in (
        "DELETE FROM decision",
        "UPDATE decision SET author = 'x'",
        "UPDATE text SET text = 'x'",
    ):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(statement)
    connection.close()


def test_reading_again_keeps_decisions(path: Path) -> None:
    old = told(1)
    demand, refusal = old.positions
    moved = dataclasses.replace(demand, id="moved00000", issue=dataclasses.replace(demand.issue))
    new = dataclasses.replace(old, reader="hand/2", positions=(moved,))
    with Case.open(path) as case:
        case.add([old])
        case.decide(Decision("rejected", demand.id), Decision("accepted", refusal.id), author="vw")
        assert case.add([new]).read_again == 1
        stances = [p.stance for p in case.world().positions]
        assert stances == ["rejects"]  # the demand came back under another id, the refusal stays as decided
        assert [d.target for d in case.vanished()] == [refusal.id]


def test_issue_keys_stay_when_more_reports_come(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1, "Insel-Abtretung an Suland")])
        (before,) = case.world().issues
        case.add([told(n, "Abtretung der Insel an Suland") for n in range(2, 6)])
        (after,) = case.world().issues
    assert after.key == before.key
    assert after.label == "Abtretung der Insel an Suland"


def test_search_finds_compounds_and_forms(path: Path) -> None:
    texts = {
        "a": "Die Gebietsabtretungen sind vom Tisch.",
        "b": "Norland will die Insel nicht abtreten.",
        "c": "Die Insel wurde 1920 abgetreten, hieß es.",
        "d": "Die Truppen wurden zurückgezogen.",
        "e": "Der Truppenrückzug stockt.",
        "f": "Der Rat wird beraten.",
        "g": "Häfen bleiben offen.",
    }
    with Case.open(path) as case:
        case.add(Findings(Report.of(text, id=id_)) for id_, text in texts.items())

        def found(query: str) -> list[str]:
            return sorted(hit.report for hit in case.search(query))

        assert found("Abtretung") == ["a", "b", "c"]
        assert found("Rückzug") == ["d", "e"]
        assert found("Hafen") == ["g"]
        assert found("Insel Abtretung") == ["b", "c"]
        assert found('"Norland will"') == ["b"]
        assert found("Gebietsabtretung") == ["a"]
        assert found('x" OR text:*) NEAR(') == []
        marks = [mark.quote for hit in case.search("Abtretung") for mark in hit.marks]
        assert sorted(marks) == ["Gebietsabtretungen", "abgetreten", "abtreten"]
        with pytest.raises(UsageError):
            case.search(" - ")
        case.add([Findings(Report.of("Eine neue Abtretung.", id="h"))])
        assert "h" in found("Abtretung")


def test_search_index_follows_update_and_delete(path: Path) -> None:
    with Case.open(path) as case:
        case.add([Findings(Report.of("Die Insel.", id="a")), Findings(Report.of("Der Hafen.", id="b"))])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE text SET title = 'Leuchtturm' WHERE id = 1")
    find = "SELECT rowid FROM text_search WHERE text_search MATCH ?"
    assert connection.execute(find, ("leuchtturm",)).fetchall() == [(1,)]
    connection.execute("DELETE FROM report WHERE text_id = 2")
    connection.execute("DELETE FROM text WHERE id = 2")
    assert connection.execute(find, ("hafen",)).fetchall() == []
    connection.execute("INSERT INTO text_search(text_search, rank) VALUES ('integrity-check', 1)")
    connection.close()


def test_backup_is_a_whole_case(path: Path, tmp_path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
        copy = case.backup(tmp_path / "copy.case")
        with pytest.raises(CaseError, match="there already"):
            case.backup(copy)
        world = case.world()
    with Case.open(copy, create=False) as case:
        assert case.world() == world


def test_settings_and_drafts(path: Path) -> None:
    with Case.open(path) as case:
        assert case.setting("columns") is None
        case.remember("columns", {"text": "Volltext"})
        case.remember("columns", {"text": "Body"})
        assert case.setting("columns") == {"text": "Body"}
        key = case.keep_draft("statusquo: conflict/1\n")
        assert case.keep_draft("statusquo: conflict/1\n") == key
        assert case.draft(key) == "statusquo: conflict/1\n"
        assert case.draft("0") is None


def test_wrong_files_get_one_line(tmp_path: Path) -> None:
    text = tmp_path / "report.txt"
    text.write_text("Das ist kein Fall, sondern ein Bericht.", encoding="utf-8")
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    for wrong, words in (
        (text, "not a case"),
        (other, "not a case"),
        (tmp_path, "folder"),
        (tmp_path / "no" / "where", "folder is not there"),
    ):
        with pytest.raises(CaseError, match=words):
            Case.open(wrong)
    with pytest.raises(CaseError, match="no such case"):
        Case.open(tmp_path / "absent.case", create=False)
    assert text.read_text(encoding="utf-8").startswith("Das ist")


def test_a_coarse_clock_joins_no_decisions(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a clock that stands still, what was stored by two calls is still two batches."""

    class Stopped(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Self:
            return cls(2025, 12, 2, tzinfo=tz)

    with Case.open(path) as case:
        case.add([told(n) for n in range(4)])
        monkeypatch.setattr(datetime, "datetime", Stopped)
        ids = [findings.positions[0].id for findings in case.findings()]
        case.decide(*(Decision("rejected", id_) for id_ in ids[:2]), author="vw")
        case.decide(*(Decision("rejected", id_) for id_ in ids[2:]), author="vw")
        assert [one.target for one in case.undo_bulk(1, author="vw")] == ["1", "2"]


def test_store_is_loaded_on_first_use_only() -> None:
    code = """import sys, statusquo, statusquo.case
print([m for m in ('sqlalchemy', 'alembic', 'HanTa') if m in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
