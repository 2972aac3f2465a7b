"""Real faults: killed at any moment, a full disk, damaged pages. What was confirmed is there.

A sample of each runs with all tests, a hundred of each with ``make check-deep``.
"""

from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

import statusquo
from statusquo.case import Case
from statusquo.case.doctor import examine, rescue
from statusquo.case.schema import HEAD
from statusquo.errors import CaseError
from tests.unit.case.stored import old_case, told

ROOT = Path(statusquo.__file__).parents[2]
SEEDS = [pytest.param(n, marks=[pytest.mark.deep] * (n > 1)) for n in range(100)]
REPORTS = 60

posix = pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")


def run(code: str, *words: object) -> subprocess.Popen[str]:
    """A process that runs code; it prints ``ready`` when it begins, then what is confirmed, line by line."""
    begin = "import sys\nsys.path.insert(0, '.')\nfrom statusquo.case import Case, Decision\n"
    command = [sys.executable, "-c", begin + textwrap.dedent(code), *map(str, words)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def killed(process: subprocess.Popen[str], seconds: float) -> list[str]:
    """What a process confirmed before it was killed some time after it was ready."""
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.wait()
    lines = process.stdout.read().split("\n")
    process.stdout.close()
    return lines[:-1]  # what follows the last line break was not said to the end


def made(path: Path) -> list[str]:
    """A case; returns the ids of its positions."""
    findings = [told(n) for n in range(REPORTS)]
    with Case.open(path) as case:
        case.add(findings)
    return [p.id for one in findings for p in one.positions]


@posix
@pytest.mark.parametrize("seed", SEEDS)
def test_killed_in_a_review(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.case"
    made(path)
    code = """
    with Case.open(sys.argv[1]) as case:
        ids = [p.id for one in case.findings() for p in one.positions]
        print("ready", flush=True)
        for id_ in ids:
            (one,) = case.decide(Decision("accepted", id_), author="vw")
            print(one.number, flush=True)
        for _ in ids:
            print(case.undo(author="vw").number, flush=True)
    """
    confirmed = killed(run(code, path), random.Random(seed).uniform(0, 0.4))
    with Case.open(path) as case:
        numbers = [d.number for d in case.decisions()]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(confirmed) <= len(numbers) <= len(confirmed) + 1
        assert case.doctor() == ()


@posix
@pytest.mark.parametrize("seed", SEEDS)
def test_killed_in_a_migration(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "old.case"
    old_case(path)
    code = """
    print("ready", flush=True)
    Case.open(sys.argv[1]).close()
    """
    killed(run(code, path), random.Random(seed).uniform(0, 0.9))
    with Case.open(path) as case:
        assert len(case.reports()) == 2
        assert len(case.world().versions) == 1
        assert case.doctor() == ()
    with sqlite3.connect(path.with_name(f"old.case.before-{HEAD}.backup")) as backup:
        assert backup.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
    backup.close()


@posix
@pytest.mark.parametrize("seed", SEEDS)
def test_killed_in_a_backup(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.case"
    made(path)
    code = """
    with Case.open(sys.argv[1]) as case:
        print("ready", flush=True)
        for _ in range(200):
            print(case.backup(sys.argv[2], replace=True), flush=True)
    """
    target = tmp_path / "copy.case"
    confirmed = killed(run(code, path, target), random.Random(seed).uniform(0, 0.3))
    assert target.exists() or not confirmed
    for whole in (path, *([target] if target.exists() else [])):
        with Case.open(whole, create=False) as case:
            assert len(case.reports()) == REPORTS
            assert case.doctor() == ()


@posix
@pytest.mark.parametrize("seed", SEEDS)
def test_full_disk(tmp_path: Path, seed: int) -> None:
    """The operating system refuses to let any file grow beyond a limit, as a full disk would."""
    path = tmp_path / "a.case"
    made(path)
    limit = path.stat().st_size + random.Random(seed).randrange(0, 200_000)
    code = """
    import resource, signal
    from statusquo.errors import CaseError
    from tests.unit.case.stored import told
    case = Case.open(sys.argv[1])
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    print("ready", flush=True)
    try:
        for n in range(60, 3000, 20):
            case.add([told(m) for m in range(n, n + 20)])
            print(n + 20, flush=True)
    except CaseError as error:
        print(error, flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    case.add([told(9999)])
    case.close()
    """
    process = run(code, path, limit)
    out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    _, *confirmed, message = out.splitlines()
    assert "disk" in message
    with Case.open(path) as case:
        assert len(case.reports()) == int(confirmed[-1] if confirmed else REPORTS) + 1
        assert case.doctor() == ()


@pytest.mark.parametrize("seed", SEEDS)
def test_a_damaged_page_is_told_and_the_rest_is_saved(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "a.case"
    made(path)
    whole = path.read_bytes()
    rng = random.Random(seed)
    page = rng.randrange(1, len(whole) // 4096)
    path.write_bytes(whole[: page * 4096] + rng.randbytes(4096) + whole[(page + 1) * 4096 :])
    try:
        faults = examine(path)
    except CaseError as error:  # so damaged that it cannot be looked into
        faults = (error.what,)
    before = path.read_bytes()
    try:
        saved = rescue(path, tmp_path / "saved.case")
    except CaseError as error:
        assert "nothing can be saved" in error.what or "damaged" in error.what
        return
    assert path.read_bytes() == before, "the damaged file stays as it is"
    assert faults or not saved.lost
    with Case.open(saved.path) as case:
        case.world()
        assert len(case.reports()) == REPORTS or saved.lost


def test_a_case_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.case"
    made(path)
    copy = tmp_path / "b.case"
    shutil.copy(path, copy)  # one file is the whole case
    with Case.open(copy) as case:
        assert len(case.reports()) == REPORTS
    with pytest.raises(CaseError, match="folder is not there"):
        Case.open(tmp_path / "nowhere" / "c.case")


def test_postgresql_can_take_the_same_tables() -> None:
    """Every table, index and statement of the schema compiles for PostgreSQL, in the schema and in the migrations."""
    import io

    from alembic.migration import MigrationContext
    from alembic.operations import Operations
    from sqlalchemy.dialects import postgresql
    from sqlalchemy.schema import CreateIndex, CreateTable

    from statusquo.case.schema import metadata

    dialect = postgresql.dialect()
    for table in metadata.sorted_tables:
        made_of = str(CreateTable(table).compile(dialect=dialect))
        assert f"CREATE TABLE {table.name}" in made_of
        assert "ROWID" not in made_of
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))
    buffer = io.StringIO()
    context = MigrationContext.configure(dialect_name="postgresql", opts={"as_sql": True, "output_buffer": buffer})
    with Operations.context(context):
        from statusquo.case.migrations.versions import v0001_first, v0002_versions, v0003_ledger

        v0001_first.upgrade()
        v0002_versions.upgrade()
        v0003_ledger.upgrade()
    assert "CREATE TABLE decision" in buffer.getvalue()
    assert "CREATE TABLE sketch" in buffer.getvalue()
    assert "CREATE TABLE ledger" in buffer.getvalue()
    assert "fts5" not in buffer.getvalue()
