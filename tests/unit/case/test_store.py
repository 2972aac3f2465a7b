"""One file that remembers everything."""

from __future__ import annotations

import dataclasses
import datetime
import multiprocessing
import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Self

import pytest

from statusquo.case import Case, Decision, join
from statusquo.case.doctor import examine, rebuild_search, rescue
from statusquo.case.folders import folder_warning
from statusquo.case.schema import HEAD
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Findings
from statusquo.report import Report
from tests.builders import Build


def told(
    number: int, wording: str = "Abtretung der Insel", reader: str = "hand/1", publisher: str | None = None
) -> Findings:
    text = f"Norland und Suland, Bericht {number}. Norland fordert die {wording}. Suland lehnt das ab."
    b = Build(f"r{number:04}", text, date=f"2025-12-{number % 28 + 1:02}", publisher=publisher, reader=reader)
    nor, sul = b.actor("Norland"), b.actor("Suland")
    b.position(nor, "demands", wording, who_would_act=sul)
    b.position(sul, "rejects", "lehnt das ab", label=wording, who_would_act=sul)
    b.statement(nor, f"die {wording}")
    b.event("talks", [nor, sul], "Norland und Suland", duration="zwei Stunden")
    b.condition(wording, None, wording, [nor, sul])
    return b.findings()


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


def test_newer_file_is_refused_and_untouched(path: Path) -> None:
    Case.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(CaseError, match="newer statusquo"):
        Case.open(path)
    assert path.read_bytes() == before


def old_case(path: Path) -> None:
    """A file of version 0001 with two reports of nearly the same text and two decisions stored at once."""
    from alembic import command

    from statusquo.case import upgrade
    from statusquo.case.encode import encode
    from statusquo.case.engine import open_engine

    engine = open_engine(path)
    config = upgrade._config()
    with engine.begin() as connection:
        config.attributes["connection"] = connection  # type: ignore[attr-defined]
        command.upgrade(config, "0001")  # type: ignore[arg-type]
    words = " ".join(f"Wort{n} steht" for n in range(60))
    with engine.begin() as connection:
        run = connection.exec_driver_sql
        for number in (1, 2):
            b = Build(f"r{number:04}", f"Norland fordert die Öffnung. {words} Fassung {number}.", date="2025-12-01")
            b.position(b.actor("Norland"), "demands", "Öffnung")
            one = b.findings()
            text = (number, one.report.hash, "", one.report.text)
            run("INSERT INTO text VALUES (?, ?, ?, ?)", text)
            run("INSERT INTO report VALUES (?, ?, 1, ?, '', '2025-12-01', 'de', NULL, NULL, NULL, '[]', '')",
                (number, one.report.id, number))  # fmt: skip
            run("INSERT INTO reading VALUES (?, ?, 'hand/1', '', ?, '')", (number, number, encode(one)))
            run("INSERT INTO finding VALUES (?, ?, 'position')", (one.positions[0].id, number))
            run("INSERT INTO decision VALUES (?, 'accepted', 'finding', ?, '', '[]', 'vw', '2025', '')",
                (number, one.positions[0].id))  # fmt: skip
    engine.dispose()


def test_an_older_file_can_be_rescued_as_it_is(path: Path, tmp_path: Path) -> None:
    old_case(path)
    saved = rescue(path, tmp_path / "saved.case")
    assert saved.lost == ()
    with Case.open(saved.path) as case:
        assert [d.number for d in case.decisions()] == [1, 2]
        assert len(case.world().versions) == 1
        assert case.warnings == ()


def test_older_file_is_migrated_after_a_backup(path: Path) -> None:
    old_case(path)
    with Case.open(path) as case:
        (warning,) = case.warnings
        assert [one.report.id for one in case.findings()] == ["r0001", "r0002"]
        assert [(v.report, v.of) for v in case.world().versions] == [("r0002", "r0001")]
        assert [d.number for d in case.undo_bulk(1)] == [3, 4]
        assert case.doctor() == ()
    backup = path.with_name(f"talks.case.before-{HEAD}.backup")
    assert str(backup) in warning
    with sqlite3.connect(backup) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    connection.close()


def test_head_is_the_newest_migration_and_makes_the_tables(path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    from statusquo.case.schema import metadata
    from statusquo.case.upgrade import _config

    assert ScriptDirectory.from_config(_config()).get_current_head() == HEAD  # type: ignore[arg-type]
    with Case.open(path) as case, case._engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={"include_name": lambda name, kind, _: kind != "table" or not str(name).startswith("text_search")},
        )
        assert compare_metadata(context, metadata) == []


def test_no_permission_is_one_line(path: Path) -> None:
    """The file is made read-only after it was opened; by the database, for root may write everywhere."""
    from sqlalchemy import event

    with Case.open(path) as case:

        @event.listens_for(case._engine, "checkout")
        def refuse(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute("PRAGMA query_only=ON")

        with pytest.raises(CaseError, match="cannot be written"):
            case.add([told(1)])


def test_file_without_write_permission_can_be_asked(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
    monkeypatch.setattr(os, "access", lambda *_: False)  # root, as in some CI, may write everywhere
    with Case.open(path) as case:
        assert case.world().issues
        assert case.overview().issues
        with pytest.raises(CaseError, match="cannot be written"):
            case.add([told(2)])


def test_overview_is_the_world_from_the_file(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(n) for n in range(4)])
        world = dataclasses.replace(case.world(), findings=())
        assert case.overview() == world
    with Case.open(path) as case:
        assert dataclasses.replace(case.overview(), findings=()) == world
    with Case.open(path) as case:  # saved by the call before
        assert case.overview() == world
        assert case._joined is None
        case.decide(Decision("rejected", told(1).positions[0].id))
        assert case.overview() != world


def test_offices_come_back_from_the_file(path: Path) -> None:
    batch = []
    for day in ("2025-12-01", "2025-12-09"):
        b = Build(day, f"Außenministerin Anna Berg aus Norland sprach am {day}.", date=day)
        b.actor("Anna Berg", kind="person", acts_for=b.actor("Norland"), role="Außenministerin")
        batch.append(b.findings())
    with Case.open(path) as case:
        case.add(batch)
        actors = case.overview().actors
    with Case.open(path) as case:
        assert case.overview().actors == actors == join(batch).actors
        assert case._joined is None


def test_a_decision_on_a_wording_that_is_gone_is_listed(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1), told(2, "Öffnung des Hafens")])
        case.decide(Decision("merged", "Abtretung der Insel", "issue", "Öffnung des Hafens"), author="vw")
        assert case.vanished() == ()
        case.add([told(2, "Rückgabe der Häfen")])
        assert [d.number for d in case.vanished()] == [1]
        assert len(case.world().issues) == 2


@pytest.mark.parametrize("data", ["", "{", "[]", "{}", "null", None])
def test_a_damaged_saved_world_is_made_anew(path: Path, data: str | None) -> None:
    with Case.open(path) as case:
        case.add([told(n) for n in range(4)])
        world = case.overview()
    with sqlite3.connect(path) as connection:
        if data is None:  # all sources point behind the end of their text
            (text,) = connection.execute("SELECT data FROM joined WHERE part = 'events.at'").fetchone()
            wrong = re.sub(r'",\d+,\d+\]', '",9998,9999]', text)
            connection.execute("UPDATE joined SET data = ? WHERE part = 'events.at'", (wrong,))
        else:
            connection.execute("UPDATE joined SET data = ?", (data,))
    connection.close()
    for _ in range(2):  # made anew, then read again
        with Case.open(path) as case:
            assert case.overview() == world
            made_anew = case._joined is not None
    assert not made_anew


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


def test_full_disk_is_one_line_and_changes_nothing(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
        with case._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        from sqlalchemy import event

        @event.listens_for(case._engine, "checkout")
        def limit(connection: sqlite3.Connection, *_: object) -> None:
            connection.execute(f"PRAGMA max_page_count={pages + 2}")

        with pytest.raises(CaseError, match="disk is full"):
            case.add([Findings(Report.of("Wort " * 50_000, id="big"))])
        assert len(case.reports()) == 1


def test_damaged_page_is_found_and_the_rest_is_saved(path: Path, tmp_path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(n) for n in range(300)])
        case.decide(*(Decision("accepted", told(n).positions[0].id) for n in range(5)), author="vw")
    data = bytearray(path.read_bytes())
    at = data.index(b"Bericht 150.") // 4096 * 4096
    data[at : at + 4096] = random.Random(1).randbytes(4096)
    path.write_bytes(data)
    assert examine(path)
    saved = rescue(path, tmp_path / "saved.case")
    assert saved.lost
    assert dict(saved.rows)["decision"] == 5
    with Case.open(saved.path) as case:
        assert len(case.reports()) > 150
        assert case.search("Insel")
        assert len(case.decisions()) == 5


def test_broken_search_index_is_found_and_made_anew(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO text_search(text_search) VALUES ('delete-all')")
    connection.commit()
    connection.close()
    assert "search index" in examine(path)[0]
    rebuild_search(path)
    assert examine(path) == ()


def test_changed_span_is_found(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
    connection = sqlite3.connect(path)
    connection.execute("UPDATE reading SET data = replace(data, '\"issue\":[', '\"issue\":[9')")
    connection.commit()
    connection.close()
    assert "stored findings are damaged" in examine(path)[0]
    with Case.open(path) as case, pytest.raises(CaseError, match="stored findings are damaged"):
        case.world()


def _decide_many(path: str, author: str, ids: list[str]) -> int:
    with Case.open(path) as case:
        return len([case.decide(Decision("accepted", id_), author=author) for id_ in ids])


def test_eight_processes_decide_at_once(path: Path) -> None:
    with Case.open(path) as case:
        findings = [told(n) for n in range(20)]
        case.add(findings)
    ids = [f.positions[0].id for f in findings]
    context = multiprocessing.get_context("spawn")
    with context.Pool(8) as pool:
        done = pool.starmap(_decide_many, [(str(path), f"p{n}", ids) for n in range(8)])
    assert done == [20] * 8
    with Case.open(path) as case:
        assert [d.number for d in case.decisions()] == list(range(1, 161))


_ADD = textwrap.dedent(
    """
    import sys
    from statusquo.case import Case
    sys.path.insert(0, ".")
    from tests.unit.case.test_store import told
    with Case.open(sys.argv[1]) as case:
        print("open", flush=True)
        for start in range(0, 4000, 20):
            case.add([told(n) for n in range(start, start + 20)])
            print(start + 20, flush=True)
    """
)


@pytest.mark.parametrize("seed", [pytest.param(n, marks=[pytest.mark.deep] * (n > 2)) for n in range(100)])
def test_killed_while_adding_holds_what_was_confirmed_and_goes_on(path: Path, seed: int) -> None:
    import statusquo

    root = Path(statusquo.__file__).parents[2]
    process = subprocess.Popen([sys.executable, "-c", _ADD, str(path)], stdout=subprocess.PIPE, text=True, cwd=root)
    assert process.stdout is not None
    stop_after = random.Random(seed).randint(0, 12)
    confirmed = 0
    for line in process.stdout:
        confirmed = int(line) if line.strip().isdigit() else 0
        if confirmed >= stop_after * 20:
            break
    process.send_signal(signal.SIGKILL)
    process.wait()
    rest = [int(line) for line in process.stdout.read().split() if line.isdigit()]
    process.stdout.close()
    confirmed = max([confirmed, *rest])
    with Case.open(path) as case:
        held = len(case.reports())
        assert confirmed <= held <= confirmed + 20
        assert held % 20 == 0
        assert case.doctor() == ()
        added = case.add(told(n) for n in range(confirmed + 40))
        assert (added.same, added.new) == (held, confirmed + 40 - held)


def test_folder_warnings(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/home /mnt/my\\040home nfs4 rw 0 0\n", encoding="utf-8")
    assert folder_warning(tmp_path / "x.case", mounts) == ""
    assert "network drive" in folder_warning(Path("/mnt/my home/x.case"), mounts)
    for name in ("Dropbox", "OneDrive - Ministry", "Nextcloud", "Mobile Documents"):
        assert "synchronised" in folder_warning(tmp_path / name / "x.case", mounts)
    (tmp_path / ".stfolder").mkdir()
    assert "synchronised" in folder_warning(tmp_path / "x.case", mounts)


def test_store_is_loaded_on_first_use_only() -> None:
    code = """import sys, statusquo, statusquo.case
print([m for m in ('sqlalchemy', 'alembic', 'HanTa') if m in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
