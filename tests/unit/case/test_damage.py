"""Files that cannot be used as they are: no permission, a full disk, damaged pages, risky folders."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from statusquo.case.doctor import examine, rebuild_search, rescue
from statusquo.case.folders import folder_warning
from statusquo.errors import CaseError
from statusquo.findings import Findings
from statusquo.report import Report
from tests.unit.case.stored import told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.case"


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


def test_folder_warnings(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/home /mnt/my\\040home nfs4 rw 0 0\n", encoding="utf-8")
    assert folder_warning(tmp_path / "x.case", mounts) == ""
    assert "network drive" in folder_warning(Path("/mnt/my home/x.case"), mounts)
    for name in ("Dropbox", "OneDrive - Ministry", "Nextcloud", "Mobile Documents"):
        assert "synchronised" in folder_warning(tmp_path / name / "x.case", mounts)
    (tmp_path / ".stfolder").mkdir()
    assert "synchronised" in folder_warning(tmp_path / "x.case", mounts)
