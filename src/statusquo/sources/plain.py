"""Text, Markdown and JSON: one file, one report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources import record
from statusquo.sources.dateline import of_dateline
from statusquo.sources.dates import day_of
from statusquo.sources.frontmatter import front_matter
from statusquo.sources.how import How
from statusquo.sources.making import language_code, make
from statusquo.sources.naming import shown
from statusquo.sources.opening import whole
from statusquo.sources.text import decode

#: First line of a brief written as Markdown, by which it is not taken for a report when its folder is read again.
BRIEF_MARK = "<!-- statusquo brief -->"


def text(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read a plain text; its first line is the title if it reads like one."""
    yield _report(path, how, markdown=False)


def markdown(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read Markdown; its head says what is known of it, else its first line is the title if it is a heading."""
    yield _report(path, how, markdown=True)


def json(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read one JSON object."""
    found, notes = _decoded(path, how)
    where = shown(path)
    data = record.parse(found, where)
    yield record.report_of(data, stem=path.stem, where=where, limit=how.limit, notes=notes)


def _report(path: Path, how: How, *, markdown: bool) -> Report:
    found, notes = _decoded(path, how)
    told, found = front_matter(found) if markdown else ({}, found)
    noticed: list[str] = []
    return make(
        found,
        where=shown(path),
        stem=path.stem,
        limit=how.limit,
        id=told.get("id"),
        title=told.get("title") or (_heading(found) if markdown else None),
        date=day_of(told.get("date"), noticed) or of_dateline(found),
        language=language_code(told.get("language")),
        publisher=told.get("publisher"),
        url=told.get("url"),
        notes=(*notes, *noticed),
    )


def _decoded(path: Path, how: How) -> tuple[str, tuple[str, ...]]:
    found, notes = decode(whole(path, how.limit), shown(path), how.form.encoding)
    if found.startswith(BRIEF_MARK):
        advice = "name the reports it was made of"
        raise SourceError("this is a brief, not a report", where=shown(path), advice=advice)
    return found, notes


def _heading(found: str) -> str | None:
    """The title of a Markdown file: its first line if that is a heading; else by the rule of plain text."""
    first = found.lstrip("\ufeff\r\n ").split("\n", 1)[0].strip()
    return first.lstrip("#").strip() if first.startswith("#") else None
