"""Files and folders in, reports and faults out; one bad file never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from statusquo.errors import SourceError
from statusquo.language.detect import detect
from statusquo.report import Report
from statusquo.sources import record
from statusquo.sources.text import LIMIT, check_length, decode

#: Endings of files that are read as reports.
ENDINGS: Final = (".json", ".md", ".txt")
_CONFLICTS: Final = (".yaml", ".yml")
_SQLITE: Final = b"SQLite format 3\x00"
#: First line of a brief written as Markdown, by which it is not taken for a report when its folder is read again.
BRIEF_MARK: Final = "<!-- statusquo brief -->"


class PassedOverError(SourceError):
    """A file of a folder that is no report and no fault either: a brief written there before."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some sources.

    Attributes:
        reports: in the order of the sources, files of a folder by name; each id once.
        errors: one for each file that could not be read.
        repeats: names of files left out because the same report came before.
        passed_over: one for each brief that lies in a folder among the reports; no fault.
    """

    reports: tuple[Report, ...]
    errors: tuple[SourceError, ...]
    repeats: tuple[str, ...] = ()
    passed_over: tuple[PassedOverError, ...] = ()


def load(sources: Iterable[str | os.PathLike[str]], *, limit: int = LIMIT) -> Batch:
    """Read files and folders.

    Args:
        sources: paths of ``.txt``, ``.md`` and ``.json`` files, or of folders with such files at any depth.
            In a folder other files and those whose name starts with a dot are passed over; links that leave
            the folder are not followed.
        limit: largest text of one report, in characters.

    Returns:
        The reports, and an error for everything that could not be read.
    """
    reports: list[Report] = []
    errors: list[SourceError] = []
    repeats: list[str] = []
    passed_over: list[PassedOverError] = []
    for path, found in stream(sources, limit=limit):
        if found is None:
            repeats.append(str(path))
        elif isinstance(found, PassedOverError):
            passed_over.append(found)
        elif isinstance(found, SourceError):
            errors.append(found)
        else:
            reports.append(found)
    return Batch(tuple(reports), tuple(errors), tuple(repeats), tuple(passed_over))


def stream(
    sources: Iterable[str | os.PathLike[str]], *, limit: int = LIMIT
) -> Iterator[tuple[Path, Report | SourceError | None]]:
    """Read files and folders one after another, so that no more than one text is held; arguments as for :func:`load`.

    Yields:
        The path and its report, its fault, or ``None`` where the same report came before.
    """
    known: dict[str, tuple[str, str | None]] = {}
    for path, fault in files(sources):
        if fault is not None:
            yield path, fault
            continue
        try:
            report = read_file(path, limit=limit)
        except SourceError as error:
            yield path, error
            continue
        if report.id not in known:
            known[report.id] = report.hash, report.source
            yield path, report
            continue
        digest, source = known[report.id]
        if digest == report.hash:
            yield path, None
        else:
            advice = "give it another id"
            yield path, SourceError(f"id {report.id!r} is already that of {source}", where=str(path), advice=advice)


def read_file(path: Path, *, limit: int = LIMIT) -> Report:
    """Read one report from one file.

    Raises:
        SourceError: missing, unreadable, empty, binary, too large, or not a report.
    """
    where = str(path)
    if path.suffix.lower() not in ENDINGS:
        raise _no_report(path, where)
    text, notes = decode(_bytes(path, limit), where)
    if text.startswith(BRIEF_MARK):
        raise SourceError("this is a brief, not a report", where=where, advice="name the reports it was made of")
    stem = path.stem
    if path.suffix.lower() == ".json":
        report = record.report_of(record.parse(text, where), stem=stem, where=where)
    else:
        title = _heading(text) if path.suffix.lower() == ".md" else None
        report = Report.of(text, stem=stem, title=title, source=where)
    check_length(report.text, where, limit)
    return replace(report, language=report.language or detect(report.text), notes=notes + report.notes)


def is_database(path: Path) -> bool:
    """Tell whether a file is a database, as a case is, by its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(len(_SQLITE)) == _SQLITE
    except OSError:
        return False


def _no_report(path: Path, where: str) -> SourceError:
    """What to say of a file of another kind; a case or a conflict file is one step further on."""
    if is_database(path):
        return SourceError("this is a case, not a report", where=where, advice="use statusquo show, draft or brief")
    if path.suffix.lower() in _CONFLICTS:
        what = "this looks like a conflict file, not like a report"
        return SourceError(what, where=where, advice="use statusquo assess or statusquo solve")
    return SourceError(f"unknown kind of file {path.suffix!r}", where=where, advice=f"use one of {', '.join(ENDINGS)}")


def _bytes(path: Path, limit: int) -> bytes:
    """The file's bytes, never more than a text of ``limit`` characters can need."""
    most = 4 * limit + 1_000_000
    try:
        size = path.stat().st_size
        if size > most:
            raise SourceError(
                f"the file has {size:,} bytes, a report at most {most:,}",
                where=str(path),
                advice="split it, or raise the limit with --limit",
            )
        with path.open("rb") as file:
            return file.read(most + 1)
    except OSError as fault:
        raise SourceError(
            fault.strerror or "cannot be read", where=str(path), advice="check the file and its permissions"
        ) from None


def _heading(text: str) -> str | None:
    """The title of a Markdown file: its first line if that is a heading; else by the rule of plain text."""
    first = text.lstrip("\ufeff\r\n ").split("\n", 1)[0].strip()
    return first.lstrip("#").strip() if first.startswith("#") else None


def files(sources: Iterable[str | os.PathLike[str]]) -> Iterator[tuple[Path, SourceError | None]]:
    """The files that sources name, and the fault of each source without one; nothing is read."""
    for source in sources:
        path = Path(source)
        if path.is_dir():
            found = False
            for inner in _walk(path):
                if _is_brief(inner):
                    yield inner, PassedOverError("a brief, not a report; passed over", where=str(inner))
                    continue
                found = True
                yield inner, None
            if not found:
                yield (
                    path,
                    SourceError(
                        "no reports in this folder",
                        where=str(path),
                        advice=f"put files ending in {', '.join(ENDINGS)} into it",
                    ),
                )
        elif path.exists():
            yield path, None
        else:
            yield path, SourceError("no such file or folder", where=str(path), advice="check the path")


def _is_brief(path: Path) -> bool:
    """Tell by its first bytes whether a file is a brief; what cannot be read is told when it is read as a report."""
    mark = BRIEF_MARK.encode()
    try:
        with path.open("rb") as file:
            return file.read(len(mark)) == mark
    except OSError:
        return False


def _walk(folder: Path) -> Iterator[Path]:
    home = folder.resolve()
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            if name.startswith(".") or path.suffix.lower() not in ENDINGS:
                continue
            if path.is_symlink() and home not in path.resolve().parents:
                continue
            yield path
