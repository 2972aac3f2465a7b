"""Which reader reads which ending; the table is the whole registry, and a new kind is one more line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources import feeds, jsonlines, mail, pages, plain, spreadsheet
from statusquo.sources.how import How
from statusquo.sources.naming import shown
from statusquo.sources.opening import head

Reader = Callable[[Path, How], Iterator[Report | SourceError]]

_READERS: Final[dict[str, Reader]] = {
    ".atom": feeds.reports,
    ".csv": spreadsheet.reports,
    ".eml": mail.reports,
    ".htm": pages.reports,
    ".html": pages.reports,
    ".json": plain.json,
    ".jsonl": jsonlines.reports,
    ".md": plain.markdown,
    ".ndjson": jsonlines.reports,
    ".rss": feeds.reports,
    ".tsv": spreadsheet.reports,
    ".txt": plain.text,
    ".xhtml": pages.reports,
    ".xml": feeds.reports,
}
#: Endings of files that are read as reports.
ENDINGS: Final = tuple(_READERS)
_CONFLICTS: Final = (".yaml", ".yml")
_SQLITE: Final = b"SQLite format 3\x00"
_PAGE_MARK: Final = b'<meta name="generator" content="statusquo '


def reports_of(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read a file by its ending.

    Yields:
        A report or an error for each report that it should hold.

    Raises:
        SourceError: the whole file, or the rest of it, cannot be read.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise _no_report(path)
    if is_brief(path):
        advice = "name the reports it was made of"
        raise SourceError("this is a brief, not a report", where=shown(path), advice=advice)
    return reader(path, how)


def is_report(path: Path) -> bool:
    """Tell by its ending whether a file of a folder is to be read."""
    return path.suffix.lower() in _READERS


def is_database(path: Path) -> bool:
    """Tell whether a file is a database, as a case is, by its first bytes."""
    return head(path, len(_SQLITE)) == _SQLITE


def is_brief(path: Path) -> bool:
    """Tell by its first bytes whether a file is a brief; what cannot be read is told when it is read as a report."""
    ending = path.suffix.lower()
    if ending in (".html", ".htm"):
        return _PAGE_MARK in head(path, 2_000)
    mark = plain.BRIEF_MARK.encode()
    return ending in (".md", ".txt") and head(path, len(mark)) == mark


def _no_report(path: Path) -> SourceError:
    """What to say of a file of another kind; a case or a conflict file is one step further on."""
    where = shown(path)
    if is_database(path):
        return SourceError("this is a case, not a report", where=where, advice="use statusquo show, draft or brief")
    if path.suffix.lower() in _CONFLICTS:
        what = "this looks like a conflict file, not like a report"
        return SourceError(what, where=where, advice="use statusquo assess or statusquo solve")
    kind = shown(path.suffix)
    return SourceError(f"unknown kind of file {kind!r}", where=where, advice=f"use one of {', '.join(ENDINGS)}")
