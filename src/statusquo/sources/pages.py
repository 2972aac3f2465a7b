"""Saved HTML pages: the article of a page with its title, date, publisher and address, told from all around it.

The extraction is trafilatura's (Barbaresi 2021, ACL demo, pages 122-131). The stored text is the extracted one, and
offsets count in it. For the date see :mod:`statusquo.sources.pagedate`: none is guessed from a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources.charsets import charset
from statusquo.sources.clean import line
from statusquo.sources.dates import day_of
from statusquo.sources.extras import guarded, library
from statusquo.sources.how import How
from statusquo.sources.making import make
from statusquo.sources.naming import shown
from statusquo.sources.opening import whole
from statusquo.sources.pagedate import published
from statusquo.sources.text import decode

_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"""<html[^>]{0,500}?\slang\s*=\s*["']?([A-Za-z-]{2,20})""", re.IGNORECASE)
_LOOK_AT: Final = 10_000
# Its date is not used; with a bound the work for it does not depend on the day on which the page is read.
_DATES: Final = {"extensive_search": False, "max_date": "2999-12-31"}


def reports(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read a page.

    Yields:
        Its one report.

    Raises:
        SourceError: no file that can be read, trafilatura is missing, or the page has no text of an article.
    """
    where = shown(path)
    data = whole(path, how.limit)
    page, notes = decode(data, where, how.form.encoding or _declared(data))
    trafilatura = library("trafilatura", where, "HTML pages")
    with guarded(where, "page"):
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            date_extraction_params=dict(_DATES),
        )
    text = _text(found)
    if not text.strip():
        advice = "save the article as text"
        raise SourceError("no text of an article in this page", where=where, advice=advice)
    noticed: list[str] = []
    language = _LANGUAGE.search(page[:_LOOK_AT])
    yield make(
        text,
        where=where,
        stem=path.stem,
        limit=how.limit,
        title=line(found.title or ""),
        date=day_of(published(page, where), noticed),
        hint=language[1] if language else None,
        publisher=line(found.sitename or ""),
        url=line(found.url or ""),
        notes=(*notes, *noticed),
    )


def _text(found: Any) -> str:
    return str(found.text or "") if found is not None else ""


def _declared(data: bytes) -> str | None:
    """The encoding that a page names, if it is one and the page keeps to it."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    found = _CHARSET.search(data[:_LOOK_AT])
    if found is None:
        return None
    name = charset(found[1].decode("ascii"))
    try:
        data.decode(name or "utf-8")
    except UnicodeError:
        return None
    return name
