"""Which files sources name; nothing hangs, nothing leaves the folder, nothing is left out without a word."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from statusquo.sources import How, files, is_database, load, walking
from tests.unit.sources.samples import BODY, PAGE, faults, put

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes, sockets and links are of Unix")


def found(*sources: object) -> list[str]:
    return [str(path) for path, fault in files([str(source) for source in sources]) if fault is None]


def told(*sources: object) -> list[str]:
    return [str(fault) for _, fault in files([str(source) for source in sources]) if fault is not None]


@posix
@pytest.mark.parametrize("name", ["x.txt", "x.csv", "x.case"])
def test_a_pipe_is_refused_and_does_not_hang(tmp_path: Path, name: str) -> None:
    pipe = tmp_path / name
    os.mkfifo(pipe)
    good = put(tmp_path, "good.txt", BODY)
    line = f"{pipe}: is a pipe, not a file; write it to a file and name that"
    batch = load([pipe, good])
    assert faults(batch) == [line]
    assert len(batch.reports) == 1
    assert faults(load([tmp_path])) == ([line] if name != "x.case" else [])
    assert not is_database(pipe)


@posix
def test_devices_and_sockets_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "is a device" in faults(load(["/dev/zero"]))[0]
    monkeypatch.chdir(tmp_path)  # the path of a socket must be short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("x.txt")
        assert "is a socket" in faults(load(["x.txt"]))[0]


def test_a_folder_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "a.txt", BODY)
    (tmp_path / "closed").mkdir()
    (tmp_path / "open").mkdir()
    put(tmp_path / "open", "b.txt", BODY)
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(walking.os, "scandir", refuse)
    assert found(tmp_path) == [str(tmp_path / "a.txt"), str(tmp_path / "open" / "b.txt")]
    assert told(tmp_path) == [f"{tmp_path / 'closed'}: Permission denied; check the path and its permissions"]


@posix
def test_links_that_leave_the_folder_are_told_and_not_followed(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "folder"
    outside.mkdir()
    folder.mkdir()
    put(outside, "secret.txt", BODY)
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "more").symlink_to(outside)
    (folder / "up").symlink_to(tmp_path)
    (folder / "none.txt").symlink_to("nothing")
    (folder / "picture.png").symlink_to(outside / "picture.png")
    assert found(folder) == []
    assert told(folder) == [
        f"{folder / 'link.txt'}: a link out of this folder; name what it leads to",
        f"{folder / 'more'}: a link out of this folder; name what it leads to",
        f"{folder / 'none.txt'}: a link to nothing; mend it",
        f"{folder / 'up'}: a link out of this folder; name what it leads to",
    ]


@posix
def test_links_that_loop_are_walked_once(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    put(inner, "x.txt", BODY)
    (inner / "round").symlink_to(tmp_path / "a")
    (tmp_path / "self").symlink_to("self")
    (tmp_path / "self.txt").symlink_to("self.txt")
    assert found(tmp_path) == [str(inner / "x.txt")]
    assert len(told(tmp_path)) == 1  # the link that leads to itself and looks like a report
    assert found(tmp_path / "**" / "*.txt") == [str(inner / "x.txt")]
    assert "check the path" in told(tmp_path / "self")[0]


def test_patterns_are_what_a_shell_would_make_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("in/b.txt", "in/a.txt", "in/a.md", "in/.hidden.txt", "in/deep/c.txt", "a[1].txt"):
        put(tmp_path, name, BODY)
    monkeypatch.chdir(tmp_path)
    assert found("in/*.txt") == [str(Path("in/a.txt")), str(Path("in/b.txt"))]
    assert found("in/a.*", "in/[b]*") == [str(Path(name)) for name in ("in/a.md", "in/a.txt", "in/b.txt")]
    assert found("in/**/*.txt") == [str(Path(name)) for name in ("in/a.txt", "in/b.txt", "in/deep/c.txt")]
    assert found("i?/deep") == [str(Path("in/deep/c.txt"))]
    assert found("a[1].txt") == ["a[1].txt"]  # what is there is meant
    assert told("in/*.rtf") == [f"{Path('in/*.rtf')}: nothing matches this pattern; check the path"]


def test_folders_nested_too_deeply_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "DEPTH", 2)
    inner = tmp_path / "a" / "b" / "c"
    inner.mkdir(parents=True)
    put(tmp_path / "a" / "b", "x.txt", BODY)
    put(inner, "y.txt", BODY)
    assert found(tmp_path) == [str(tmp_path / "a" / "b" / "x.txt")]
    assert told(tmp_path) == [
        f"{tmp_path / 'a' / 'b'}: folders in it are nested more than 2 deep; name the inner folder itself"
    ]


def test_too_many_files_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "MOST", 3)
    for number in range(5):
        put(tmp_path, f"{number}.txt", BODY)
    assert len(found(tmp_path)) == 3
    assert "more than 3 files; the rest was not read" in told(tmp_path)[0]


def test_what_a_browser_saves_beside_a_page_is_no_report(tmp_path: Path) -> None:
    put(tmp_path, "Streit.html", PAGE)
    for folder in ("Streit_files", "Streit-Dateien", "Other_files"):
        (tmp_path / folder).mkdir()
        put(tmp_path / folder, "frame.html", PAGE)
    assert found(tmp_path) == [str(tmp_path / "Streit.html"), str(tmp_path / "Other_files" / "frame.html")]


def test_a_brief_beside_its_reports_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", BODY)
    put(
        tmp_path, "brief.html", '<!doctype html><html><head><meta name="generator" content="statusquo 1"></head></html>'
    )
    batch = load([tmp_path])
    assert len(batch.reports) == len(batch.passed_over) == 1
    assert not batch.errors
    assert "this is a brief" in faults(load([tmp_path / "brief.html"]))[0]


def test_documents_that_nobody_reads_are_told(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", BODY)
    (tmp_path / "in").mkdir()
    for name in ("b.pdf", "c.PDF", "in/d.docx", "e.png", "Makefile", ".f.pdf"):
        put(tmp_path, name, "x")
    batch = load([tmp_path])
    assert len(batch.reports) == 1
    assert not batch.errors
    what = "3 documents of kinds that are not read, passed over (.docx 1, .pdf 2); save them as text to have them read"
    assert [str(one) for one in batch.passed_over] == [f"{tmp_path}: {what}"]


def test_a_name_that_is_no_text_is_shown_and_stored(tmp_path: Path) -> None:
    try:
        path = put(tmp_path, "b\udcfcrger\n.txt", BODY)
    except OSError:
        pytest.skip("this system has no such names")
    batch = load([tmp_path])
    (report,) = batch.reports
    assert report.source == f"{tmp_path}/b\ufffdrger\ufffd.txt"
    report.id.encode()
    assert "\ufffd" in faults(load([path.with_suffix(".pdf")]))[0]


def test_a_copy_is_the_same_report_and_another_publisher_is_not(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", BODY)
    put(tmp_path, "copy.txt", BODY)
    put(tmp_path, "d.jsonl", f'{{"text": "{BODY}", "publisher": "Der Bote"}}\n' * 2)
    put(tmp_path, "e.json", f'{{"text": "{BODY}", "id": "eigen"}}')
    batch = load([tmp_path])
    assert [one.id.split("-")[0] for one in batch.reports] == ["a", "d", "eigen"]
    assert [one.publisher for one in batch.reports] == [None, "Der Bote", None]
    assert len(batch.repeats) == 2
    once = load([tmp_path], how=How(once=True))
    assert [one.id.split("-")[0] for one in once.reports] == ["a", "d"]
