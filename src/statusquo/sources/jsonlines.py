"""Many reports in one file: JSON Lines, an object a line. A line at fault costs that line alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources import record
from statusquo.sources.how import How
from statusquo.sources.naming import shown
from statusquo.sources.opening import most_bytes, open_plain, unreadable
from statusquo.sources.text import decode, encoding_of


def reports(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read a file of JSON Lines.

    Yields:
        A report or an error for each line that is not blank.

    Raises:
        SourceError: no file that can be read, in no known encoding, without a line, or with too many.
    """
    where, count = shown(path), 0
    with open_plain(path) as file:
        encoding, notes = (how.form.encoding, ()) if how.form.encoding else encoding_of(file, where)
        if "16" in encoding or "32" in encoding:
            raise SourceError("JSON Lines in UTF-16 or UTF-32", where=where, advice="save it as UTF-8")
        for number, line in enumerate(_lines(file, where, most_bytes(how.limit)), start=1):
            place = f"{where}:{number}"
            if line is not None and not line.strip():
                continue
            how.check_count(count, "lines", where)
            count += 1
            try:
                if line is None:
                    what = f"the line has more than {most_bytes(how.limit):,} bytes"
                    raise SourceError(what, where=place, advice="raise the limit with --limit")  # noqa: TRY301
                text, _ = decode(line, place, encoding)
                data = record.parse(text.strip(), where, number)
                yield record.report_of(data, stem=path.stem, where=place, limit=how.limit, notes=notes)
            except SourceError as error:
                yield error
    if not count:
        raise SourceError("the file is empty", where=where, advice="remove it or fill it")


def _lines(file: BinaryIO, where: str, most: int) -> Iterator[bytes | None]:
    """The lines of a file, ``None`` for one too long to be held; only a line feed ends a line."""
    try:
        while line := file.readline(most + 1):
            if len(line) <= most:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(most)
            yield None
    except OSError as fault:
        raise unreadable(fault, where) from None
