"""The same tables and the same store on a PostgreSQL server, where STATUSQUO_POSTGRES_URL names a database for tests.

    STATUSQUO_POSTGRES_URL=postgresql+psycopg://user@localhost/statusquo_test pytest -m postgres

What is in the database is deleted, so its name must contain "test" unless it is empty. It has to compare texts by their
code points (``LC_COLLATE 'C'``), as SQLite does. Full-text search, backup, doctor and the file itself are SQLite's own;
everything else is what runs here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, inspect, text

from statusquo.case import Case, Decision
from statusquo.case.schema import metadata
from statusquo.case.tables import TABLES, needs, table
from statusquo.errors import CaseError
from tests.unit.case.stored import told

pytestmark = pytest.mark.postgres


def refuse_to_empty(engine: Engine) -> None:
    """Fail where a database with tables is not named as one for tests: nobody's case is deleted by a slip."""
    if "test" not in (engine.url.database or "") and inspect(engine).get_table_names("public"):
        pytest.fail(f"the database {engine.url.database!r} has tables, and its name does not contain 'test'")


@pytest.fixture
def engine() -> Iterator[Engine]:
    """An engine on an empty schema, brought up by the migrations; one writer at a time, as in SQLite."""
    from alembic import command

    from statusquo.case.upgrade import _config

    engine = create_engine(os.environ["STATUSQUO_POSTGRES_URL"])
    refuse_to_empty(engine)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection  # type: ignore[attr-defined]
        command.upgrade(config, "head")  # type: ignore[arg-type]

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        if not connection.get_execution_options().get("reads", False):
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(1397839173)")

    yield engine
    engine.dispose()


@pytest.fixture
def case(engine: Engine) -> Case:
    return Case(Path("server"), engine, ())


def test_the_migrations_make_the_tables(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_the_store_gives_what_a_file_gives(case: Case, tmp_path: Path) -> None:
    with Case.open(tmp_path / "talks.case") as file:
        for one in (case, file):
            assert one.add([told(n) for n in range(1, 5)]).new == 4
            assert one.add([told(1)]).same == 1
            one.refresh()
            first = one.findings()[0].positions[0].id
            one.decide(Decision("rejected", first, reason="ironisch"), author="vw")
            one.add([told(7, "Öffnung der Häfen", publisher="Blatt"), told(8, reader="hand/2")])
            one.amend("tables", lambda _: {"a": 1})
            assert one._step()
        mine, theirs = case.world(), file.world()
        assert mine == theirs
        assert case.setting("tables") == {"a": 1}
        for name in set(TABLES) - {"sources"}:
            since = "2025-12-03" if name == "changes" else None
            loaded = [one.overview(*needs(name, records=True)) for one in (case, file)]
            assert table(loaded[0], name, since=since) == table(loaded[1], name, since=since)
        assert [d.reason for d in case.decisions()] == ["ironisch"]
        assert case.undo().action == "undone"


def test_a_stale_edit_is_refused(case: Case) -> None:
    case.add([told(1)])
    target = case.findings()[0].positions[0].id
    case.decide(Decision("accepted", target), author="a", seen=0)
    with pytest.raises(CaseError, match="decided on it"):
        case.decide(Decision("rejected", target), author="b", seen=0)
    assert len(case.decisions()) == 1
