"""What is there stays: reports that come twice at once, backups of other cases, and the case itself."""

from __future__ import annotations

import dataclasses
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from statusquo.case.adding import Added
from statusquo.case.doctor import examine, rescue
from statusquo.case.schema import HEAD
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Findings
from statusquo.report import Report
from tests.unit.case.stored import old_case, told


@pytest.mark.parametrize("batch", [1, 2, 9])
def test_a_report_twice_at_once_is_as_one_after_the_other(tmp_path: Path, batch: int) -> None:
    old, new = (Findings(Report.of(f"Ein {word} Satz.", id="a")) for word in ("alter", "neuer"))
    read = dataclasses.replace(new, reader="hand/1")
    with Case.open(tmp_path / "a.case") as case:
        added = case.add([old, old, new, read, read], batch=batch)
        assert dataclasses.astuple(added) == (1, 0, 1, 1, 2)
        assert case.findings() == (read,)
        assert case.doctor() == ()
    with closing(sqlite3.connect(tmp_path / "a.case")) as connection:
        assert connection.execute("SELECT key, revision FROM report").fetchall() == [("a", 1), ("a", 2)]


def test_a_backup_never_goes_over_the_case_by_another_name(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    (tmp_path / "sub").mkdir()
    with Case.open(path) as case:
        case.add([told(1)])
        for name in (path, tmp_path / "sub" / ".." / "a.case"):
            with pytest.raises(CaseError, match="is there already"):
                case.backup(name, replace=True)


def test_copies_made_at_once_are_whole(tmp_path: Path) -> None:
    target = tmp_path / "copy.case"
    with Case.open(tmp_path / "a.case") as case, ThreadPoolExecutor(4) as pool:
        case.add([told(number) for number in range(60)])
        for _ in range(5):
            assert set(pool.map(lambda _: case.backup(target, replace=True), range(4))) == {target}
            assert examine(target) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.case", "copy.case"]


def test_the_backup_of_another_case_is_not_taken_for_that_of_this_one(tmp_path: Path) -> None:
    path = tmp_path / "talks.case"
    old_case(path)
    earlier = path.with_name(f"talks.case.before-{HEAD}.backup")
    earlier.write_bytes(b"another case that had this name")
    with Case.open(path) as case:
        (warning,) = case.warnings
    backup = path.with_name(f"talks.case.before-{HEAD}-2.backup")
    assert str(backup) in warning
    assert earlier.read_bytes() == b"another case that had this name"
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def test_what_no_file_can_hold_is_one_line(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case") as case:
        case.add([told(1)])
        with pytest.raises(UsageError, match="half a character"):
            case.decide(Decision("renamed", "Abtretung der Insel", "issue", "\udcff"))
        with pytest.raises(UsageError, match="no number"):
            case.decide(Decision("undone", "²", "decision"))
        assert case.decisions() == ()


@pytest.mark.parametrize("data", ["[]", '{"positions": [{"issue": [1]}]}', '{"events": 3}'])
def test_stored_findings_that_make_no_sense_are_told(tmp_path: Path, data: str) -> None:
    path = tmp_path / "a.case"
    with Case.open(path) as case:
        case.add([told(1)])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE reading SET data = ?", (data,))
    with Case.open(path) as case:
        assert any("damaged" in line for line in case.doctor())
        with pytest.raises(CaseError, match="damaged"):
            case.findings()


@pytest.mark.parametrize(("column", "value"), [("date", "2025-12-0x"), ("notes", "["), ("notes", "3")])
def test_a_stored_report_that_makes_no_sense_is_told(tmp_path: Path, column: str, value: str) -> None:
    path = tmp_path / "a.case"
    with Case.open(path) as case:
        case.add([told(1)])
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(f"UPDATE report SET {column} = ?", (value,))
    with Case.open(path) as case, pytest.raises(CaseError, match="damaged"):
        case.findings()


def test_a_torn_row_is_told_and_the_rest_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    with Case.open(path) as case:
        case.add([told(1), told(2)])
        (decision,) = case.decide(Decision("corrected", told(1).positions[0].id, changes=(("stance", "offers"),)))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DROP TRIGGER text_unchanged")
        connection.execute("UPDATE text SET text = x'ff00' WHERE id = 1")
    assert any("its characters are not those" in line for line in examine(path))
    saved = rescue(path, tmp_path / "new.case")
    assert "text 1: damaged" in saved.lost
    assert dict(saved.rows)["text"] == 1
    assert decision.number == 1


def test_an_older_revision_that_comes_again_changes_nothing(tmp_path: Path) -> None:
    """A folder in which both the first and the corrected version lie can be added every week."""
    text = "Norland fordert die Öffnung der Grenze, und zwar sofort. " + " ".join(f"Wort{n}" for n in range(40))
    old, new = (Findings(Report.of(words, id="a"), reader="") for words in (text, text + " Nachtrag."))
    with Case.open(tmp_path / "x.case") as case:
        assert case.add([old, new]) == Added(new=1, revised=1)
        assert case.add([old, new]) == Added(same=2)
        assert case.reports()[0].text.endswith("Nachtrag.")


def test_a_setting_is_changed_in_one_transaction(tmp_path: Path) -> None:
    with Case.open(tmp_path / "x.case") as one, Case.open(tmp_path / "x.case") as two:
        for case, word in ((one, "a"), (two, "b"), (one, "c")):
            case.amend("words", lambda kept, word=word: [*(kept or ()), word])
        assert two.setting("words") == ["a", "b", "c"]


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.case"
    path.touch()
    with Case.open(path) as case:
        assert case.warnings == (f"{path}: was an empty file; a new case begins in it",)
    with Case.open(path) as case:
        assert case.warnings == ()
