"""Tables of reports (CSV): one row a report. Delimiter and encoding are found or named; cells have a limit.

The first row names the columns. A row that cannot be a report is one line of error, and the others are read; only
where the file itself goes wrong (a quote that is never closed, a cell above the limit) nothing behind it can be
trusted, and reading stops there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources.clean import line as one_line
from statusquo.sources.columns import Form, has_text
from statusquo.sources.dates import day_of
from statusquo.sources.how import How
from statusquo.sources.making import language_code, make
from statusquo.sources.naming import shown
from statusquo.sources.opening import most_bytes, open_plain
from statusquo.sources.text import encoding_of

_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 1 << 16
_SEP: Final = re.compile(r'"?sep=([^"\r\n])"?\r?\n')


def reports(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read a table.

    Yields:
        A report or an error for each row.

    Raises:
        SourceError: no file that can be read, no column for the text, or nothing more can be trusted.
    """
    where = shown(path)
    with open_plain(path) as file:
        encoding, notes = (how.form.encoding, ()) if how.form.encoding else encoding_of(file, where)
        sample = file.read(_SAMPLE)
        text, form = _decoded(sample, encoding, where), how.form
        told = encoding != "cp1252"  # by the bytes: the encoding of an earlier table would spoil this one
        for earlier in how.kept if form == Form() else ():
            kept = replace(earlier, encoding=None) if told else earlier
            known = _decoded(sample, kept.encoding, where) if kept.encoding else text
            if kept.fits(_header(known, kept.delimiter or _delimiter(known, kept))):
                form, text, encoding = kept, known, kept.encoding or encoding
                break
        file.seek(0)
        with io.TextIOWrapper(file, encoding=encoding, newline="") as stream:
            lines = _lines(stream, where, most_bytes(how.limit))
            if announced := _SEP.match(text):
                next(lines)
            delimiter = form.delimiter or (announced[1] if announced else _delimiter(text, form))
            yield from _rows(csv.reader(lines, delimiter=delimiter, strict=True), form, path.stem, where, how, notes)


def _rows(
    rows: Any, form: Form, stem: str, where: str, how: How, notes: tuple[str, ...]
) -> Iterator[Report | SourceError]:
    count, places, header = 0, None, []
    for number, row in _numbered(rows, where, how.limit):
        if not any(cell.strip() for cell in row):
            continue
        if places is None:
            header = [cell.strip() for cell in row]
            places = form.places(header, where)
            continue
        how.check_count(count, "rows", where)
        count += 1
        try:
            yield _report(row, len(header), places, stem, f"{where}:{number}", how, notes)
        except SourceError as error:
            yield error
    if places is None or not count:
        raise SourceError("a table without rows", where=where, advice="write the names of columns, and a row a report")


def _report(
    row: Sequence[str], width: int, places: dict[str, int], stem: str, where: str, how: How, notes: tuple[str, ...]
) -> Report:
    if len(row) != width:
        what = f"the row has {len(row)} cells, the first row {width}"
        raise SourceError(what, where=where, advice="put cells that hold a delimiter into quotes")
    cells = {field: row[at] for field, at in places.items()}
    noticed: list[str] = []
    day = day_of(cells.get("date"), noticed)
    given = cells.get("language", "").strip()
    language = language_code(given)
    if given and language is None:
        noticed.append(f"language {given[:40]!r} is no code such as 'de', left unknown")
    return make(
        cells["text"],
        where=where,
        stem=stem,
        limit=how.limit,
        id=cells.get("id"),
        title=one_line(cells["title"]) if "title" in cells else None,
        date=day,
        language=language,
        publisher=cells.get("publisher"),
        url=cells.get("url"),
        notes=(*notes, *noticed),
    )


def _numbered(rows: Any, where: str, limit: int) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of their first line."""
    while True:
        number = rows.line_num + 1
        try:
            with _cells_up_to(limit):
                row = next(rows)
        except StopIteration:
            return
        except csv.Error as fault:
            if "field larger" in str(fault):
                what = f"a cell has more than {limit:,} characters (a quote that is not closed?)"
            else:
                what = "a quote is not closed, or stands inside a cell"
            advice = "mend the file; the rest of it was not read"
            raise SourceError(what, where=f"{where}:{number}", advice=advice) from None
        except UnicodeError:
            what, advice = "is not in its encoding from here on", "name the right one with --encoding"
            raise SourceError(what, where=f"{where}:{number}", advice=advice) from None
        yield number, row


@contextmanager
def _cells_up_to(limit: int) -> Iterator[None]:
    """The largest cell; ``csv`` knows one for the whole process, so it is given back at once."""
    before = csv.field_size_limit(limit)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _lines(file: io.TextIOWrapper, where: str, most: int) -> Iterator[str]:
    """Lines of a file, none longer than can be held."""
    number = 0
    while found := file.readline(most):
        number += 1
        if len(found) == most:
            what = f"a line has more than {most:,} characters"
            raise SourceError(what, where=f"{where}:{number}", advice="split the file; the rest of it was not read")
        yield found.removeprefix("\ufeff") if number == 1 else found


def _decoded(sample: bytes, encoding: str, where: str) -> str:
    """The first lines of a file; a character cut at the end of the sample is left out."""
    try:
        lines = io.TextIOWrapper(io.BytesIO(sample), encoding=encoding, errors="ignore", newline="")
        return lines.read().removeprefix("\ufeff")
    except UnicodeError:
        advice = "name another with --encoding"
        raise SourceError(f"is not {encoding}", where=where, advice=advice) from None


def _header(text: str, delimiter: str) -> list[str]:
    found = _first_rows(text, delimiter, 1)
    return [cell.strip() for cell in found[0]] if found else []


def _delimiter(text: str, form: Form) -> str:
    """The delimiter that makes a table of a text: its columns are there, and the rows are of one length."""

    def merit(delimiter: str) -> tuple[bool, bool, bool, float, int]:
        rows = _first_rows(text, delimiter, 20)
        if not rows:
            return False, False, False, 0.0, 0
        header = [cell.strip() for cell in rows[0]]
        fits = bool(form.columns) and form.fits(header)
        alike = sum(len(row) == len(header) for row in rows) / len(rows)
        return fits, has_text(header), len(header) > 1 and alike > 0.5, alike, len(header)

    return max(_DELIMITERS, key=merit)  # the first of equals


def _first_rows(text: str, delimiter: str, count: int) -> list[list[str]]:
    """The first rows that are not blank, as far as the sample has them."""
    if announced := _SEP.match(text):
        text = text[announced.end() :]
    found: list[list[str]] = []
    try:
        with _cells_up_to(_SAMPLE):
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
                if any(cell.strip() for cell in row):
                    found.append(row)
                if len(found) == count:
                    break
    except csv.Error:
        return found  # told when the row is read
    return found
