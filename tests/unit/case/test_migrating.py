"""Files of another version: newer ones are refused, older ones brought up to date after a backup."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from statusquo.case import Case
from statusquo.case.doctor import rescue
from statusquo.case.schema import HEAD
from statusquo.errors import CaseError
from tests.unit.case.stored import old_case, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.case"


def test_newer_file_is_refused_and_untouched(path: Path) -> None:
    Case.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(CaseError, match="newer statusquo"):
        Case.open(path)
    assert path.read_bytes() == before


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


def test_a_file_of_the_version_before_is_joined_and_stepped_on(path: Path) -> None:
    old_case(path, "0002")
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO joined VALUES ('parts', 'of old', '{}')")
    connection.close()
    with Case.open(path) as case:
        case.refresh()
        assert [one.report for one in case.overview().actors[0].sources] == ["r0001", "r0002"]
        case.add([told(3)])
        assert case._step()
    with Case.open(path) as case:
        assert {"Norland", "Suland"} <= {actor.name for actor in case.overview().actors}
        assert case.doctor() == ()


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
