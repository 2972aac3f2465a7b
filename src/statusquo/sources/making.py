"""How every kind of source makes its reports: cleaned, named, its language found, within the limit."""

from __future__ import annotations

import datetime
import re

from statusquo.language.detect import detect
from statusquo.report import Report
from statusquo.sources.clean import settle
from statusquo.sources.naming import identifier
from statusquo.sources.text import check_length


def make(
    text: str,
    *,
    where: str,
    stem: str,
    limit: int,
    id: str | int | None = None,  # noqa: A002 - the field's own name
    title: str | None = None,
    date: datetime.date | None = None,
    language: str | None = None,
    hint: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    notes: tuple[str, ...] = (),
    to_the_letter: bool = False,
) -> Report:
    """Make a report of what a source says.

    Args:
        text: the text as it was found; control characters are replaced one for one.
        where: file, or ``file:line``, for messages; it is stored as the report's source.
        stem: what an id begins with if none is given.
        limit: most characters of a text.
        id: as given by the source; made safe if it is not.
        title: ``None`` takes the first line by the rule of plain text.
        language: as given; without one it is detected.
        hint: what a page or feed claims of its language; counts only where none is detected.
        notes: what was noticed before.
        to_the_letter: offsets made elsewhere count in this text.

    Raises:
        SourceError: the text is empty or too long.
    """
    settled, odd = settle(text)
    check_length(settled, where, limit)
    if odd:
        notes = (*notes, f"{odd} control character{'s' * (odd > 1)} read as blanks or line breaks")
    return Report.of(
        settled,
        id=identifier(id),
        stem=stem[:80],
        title=None if title is None else settle(title)[0],
        date=date,
        language=language or detect(settled) or language_code(hint),
        publisher=_field(publisher),
        url=_field(url),
        source=where,
        notes=notes,
        to_the_letter=to_the_letter,
    )


def language_code(given: str | None) -> str | None:
    """The code of a language as ``de`` or ``de-DE`` gives it; ``None`` if it is no such code."""
    code = re.split("[-_]", (given or "").strip().lower())[0]
    return code if re.fullmatch("[a-z]{2,3}", code) else None


def _field(given: str | None) -> str | None:
    return settle(given)[0].strip() or None if given else None
