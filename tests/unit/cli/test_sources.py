"""Every kind of source on the command line: into a case, read, and in a brief; columns are remembered."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from statusquo.case import Case
from tests.unit.cli.running import cli, command, env, one_line, process
from tests.unit.sources.samples import BODY, SAMPLES, TABLE, put


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a source of every kind."""
    inner = tmp_path / "in"
    inner.mkdir()
    for name, content in SAMPLES.items():
        put(inner, name, content)
    return inner


def added(*words: object) -> dict[str, int]:
    result = cli("add", *words, "--json", "--jobs", "1")
    found: dict[str, int] = json.loads(result.stdout)
    return {name: number for name, number in found.items() if name != "case" and number}


def test_every_kind_goes_into_a_case_and_again_changes_nothing(tmp_path: Path, folder: Path) -> None:
    case = tmp_path / "x.case"
    assert added(case, folder) == {"new": 9, "sources": 2, "same": 1, "undated": 3}
    assert added(case, folder) == {"same": 12, "undated": 3}
    with Case.open(case) as opened:
        assert len(opened.reports()) == 11
        assert opened.doctor() == ()


def test_the_result_is_the_same_whatever_the_number_of_processes(folder: Path) -> None:
    one, two = (process("read", folder, "--json", "--jobs", jobs) for jobs in (1, 2))
    assert one.stdout == two.stdout
    assert len(one.stdout.splitlines()) == 11


def test_the_case_remembers_the_columns_of_a_table(tmp_path: Path) -> None:
    case, table = tmp_path / "x.case", TABLE.replace("Volltext", "Rohtext")
    first, second = put(tmp_path, "montag.csv", table), put(tmp_path, "dienstag.csv", table.replace("\nr", "\ns"))
    failed = cli("add", case, first)
    assert failed.exit_code == 1
    one_line(failed, "no column for the text", "'Rohtext'", "--columns")
    assert added(case, first, "--columns", "text=Rohtext,id=Kennung") == {"new": 2}
    assert added(case, second) == {"sources": 2}
    with Case.open(case) as opened:
        assert [report.id for report in opened.reports()] == ["r1", "r2", "s1", "s2"]
        assert opened.setting("tables") == [
            {"columns": {"text": "Rohtext", "id": "Kennung"}, "delimiter": None, "encoding": None}
        ]


def test_columns_hold_for_read_and_brief_too(tmp_path: Path) -> None:
    path = put(tmp_path, "x.csv", TABLE.replace("Volltext", "Roh|text").replace(";", "#", 5).replace(";", "#"))
    options = ("--columns", "text=Roh|text,id=Kennung", "--delimiter", "#", "--json")
    read = [json.loads(line) for line in cli("read", path, *options).stdout.splitlines()]
    assert [one["id"] for one in read] == ["r1", "r2"]
    brief = json.loads(cli("brief", path, *options).stdout)
    assert [one["id"] for one in brief["reports"]] == ["r1", "r2"]


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--columns", "body=Text", "a report has no field 'body'; choose from text, title"),
        ("--delimiter", "ab", "a delimiter is one character"),
        ("--encoding", "klingon", "there is no encoding 'klingon'"),
    ],
)
def test_options_not_understood_are_told_before_a_case_is_made(
    tmp_path: Path, option: str, value: str, words: str
) -> None:
    done = cli("add", tmp_path / "x.case", put(tmp_path, "a.txt", BODY), option, value)
    assert done.exit_code == 1
    one_line(done, words)
    assert not (tmp_path / "x.case").exists()


def test_a_pattern_that_the_shell_left(tmp_path: Path, folder: Path) -> None:
    assert added(tmp_path / "x.case", folder / "*.[jm]*") == {"new": 4, "undated": 1}
    done = cli("add", tmp_path / "x.case", folder / "*.rtf")
    assert done.exit_code == 1
    one_line(done, "nothing matches this pattern")


def test_an_identical_copy_counts_once_in_a_brief_and_faults_are_counted(tmp_path: Path) -> None:
    for name in ("a.txt", "copy.txt"):
        put(tmp_path, name, BODY)
    put(tmp_path, "b.json", json.dumps({"id": "own", "text": BODY}))
    put(tmp_path, "c.json", "{")
    done = cli("brief", tmp_path, "--json")
    assert done.exit_code == 1
    (report,) = json.loads(done.stdout)["reports"]
    assert report["id"].startswith("a-")
    assert "statusquo: 1 report read in, 2 the same again, 1 at fault\n" in done.stderr


def test_reports_that_were_not_read_are_counted_and_explained_in_the_words_of_the_brief(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", BODY)
    put(tmp_path, "b.json", json.dumps({"id": "fr", "text": "Une phrase.", "language": "fr"}))
    put(tmp_path, "c.json", json.dumps({"id": "was", "text": "Xyz."}))
    out = tmp_path / "brief.md"
    cli("brief", tmp_path, "--markdown", "-o", out, "--language", "de")
    page = out.read_text(encoding="utf-8")
    assert "3 Berichte (2 davon nicht gelesen)" in page
    assert "für Texte auf Französisch gibt es noch keinen Leser" in page
    assert "die Sprache des Textes ist nicht zu erkennen" in page
    assert "no reader" not in page


def test_what_is_noticed_of_every_row_is_told_once(tmp_path: Path) -> None:
    rows = "".join(f"Satz Nummer {n}.;12/{n:02}/2025\n" for n in range(1, 6))
    path = put(tmp_path, "x.csv", "text;date\n" + rows)
    done = cli("add", tmp_path / "x.case", path)
    noted = [line for line in done.stderr.splitlines() if "not understood" in line]
    assert noted == [
        f"statusquo: {path}:2: date '12/01/2025' not understood (write YYYY-MM-DD), left unknown",
        f"statusquo: {path}: 4 more: date … not understood (write YYYY-MM-DD), left unknown",
    ]


def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    if sys.platform == "win32":
        pytest.skip("pipes are of Unix")
    pipe = tmp_path / "x.txt"
    os.mkfifo(pipe)
    for words in (("read", pipe), ("brief", pipe, "-o", tmp_path / "b.html"), ("add", tmp_path / "x.case", pipe)):
        done = process(*words)
        assert done.returncode == 1
        assert "is a pipe, not a file" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_killed_run_goes_on_in_the_middle_of_a_table(tmp_path: Path) -> None:
    rows = "".join(f"r{n};xx;2025-12-02;Satz Nummer {n}.\n" for n in range(6_000))
    table, case = put(tmp_path, "x.csv", "id;language;date;text\n" + rows), tmp_path / "x.case"
    running = subprocess.Popen(
        command("add", case, table, "--jobs", "1"), env=env(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    stop = time.monotonic() + 60
    while not (held := _reports_in(case)) and running.poll() is None and time.monotonic() < stop:
        time.sleep(0.02)
    running.kill()
    running.wait()
    held = _reports_in(case)
    assert 0 < held < 6_000
    found = added(case, table)
    assert (found["new"], found["same"]) == (6_000 - held, held)
    assert _reports_in(case) == 6_000


def _reports_in(case: Path) -> int:
    """How many reports a case holds, also while another process writes to it."""
    try:
        with closing(sqlite3.connect(f"file:{case}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM report").fetchone()[0])
    except sqlite3.Error:
        return 0
