"""New case files, and older ones brought to the present version after a backup."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from statusquo.case.engine import copy_database, unused
from statusquo.case.schema import APPLICATION_ID, HEAD
from statusquo.errors import CaseError


def version_of(path: Path) -> str | None:
    """The version of a case file; ``None`` if it is new (absent, empty, or killed before its first table).

    Raises:
        CaseError: the file is something else.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    with path.open("rb") as file:
        if file.read(16) != b"SQLite format 3\0":
            raise CaseError("is not a case", where=str(path), advice="give the path of a case file")
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return None
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        if application != APPLICATION_ID or "alembic_version" not in tables:
            raise CaseError("is a database, but not a case", where=str(path), advice="give the path of a case file")
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def bring_up(path: Path, engine: Engine) -> Path | None:
    """Make the tables of a new case, or bring an older one to the present version.

    Returns:
        The backup made before an older file was changed.

    Raises:
        CaseError: the file was written by a newer statusquo, or is something else.
    """
    version = version_of(path)
    if version == HEAD:
        return None
    backup = None
    if version is not None:
        if version not in _versions():
            raise CaseError(
                f"was written by a newer statusquo (version {version} of the file)",
                where=str(path),
                advice="update statusquo; the file was not touched",
            )
        # what is there may be the backup of another case that had this name
        backup = unused(path.with_name(f"{path.name}.before-{HEAD}.backup"))
        copy_database(path, backup)
    _run(path, engine)
    return backup


def _config() -> object:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config


def _versions() -> list[str]:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config())  # type: ignore[arg-type]
    return [script.revision for script in scripts.walk_revisions()]


def _run(path: Path, engine: Engine) -> None:
    """All steps in one transaction: a kill leaves the old file or the new one."""
    from alembic import command

    config = _config()
    with engine.begin() as connection:
        if version_of(path) == HEAD:  # another process was faster while we waited for the lock
            return
        config.attributes["connection"] = connection  # type: ignore[attr-defined]
        command.upgrade(config, "head")  # type: ignore[arg-type]
