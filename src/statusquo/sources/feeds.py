"""RSS and Atom feeds saved as files: one report an entry. Nothing is ever fetched.

The feed is decoded here, and what declares entities is refused before a parser sees it: a few lines of them can
ask for all the memory there is, or for a file of this machine. The parser (feedparser) gets a stream of bytes; of a
string or of bytes it would take the content for an address or a path, and open that.

An entry's id is made of its own (``guid``, ``id``, else its address), so that an entry that comes again in another
day's file is the same report, and one that was corrected a new revision of it.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources.charsets import charset
from statusquo.sources.clean import line, settle
from statusquo.sources.dates import day_of
from statusquo.sources.extras import guarded, library
from statusquo.sources.how import How
from statusquo.sources.making import make
from statusquo.sources.markup import text_of
from statusquo.sources.naming import shown
from statusquo.sources.opening import whole
from statusquo.sources.text import decode

_DECLARATION: Final = re.compile(r"\s*<\?xml\b[^>]{0,500}?\?>")
_NAMED: Final = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_.-]{1,40})""")
_ENTITY: Final = re.compile(r"<!\s*ENTITY|<!DOCTYPE[^<>\[]*\[", re.IGNORECASE)
_REFERENCE: Final = re.compile(r"&#(?:x([0-9a-f]{1,8})|([0-9]{1,10}));", re.IGNORECASE)
_PLAIN: Final = "text/plain"


def reports(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read a feed.

    Yields:
        A report or an error for each entry.

    Raises:
        SourceError: no file that can be read, feedparser is missing, it declares entities, or is no feed.
    """
    where = shown(path)
    feed, notes = _parsed(path, how, where)
    entries = feed.get("entries") or []
    if not entries:
        what = "a feed without entries" if feed.get("version") else "is no RSS or Atom feed"
        raise SourceError(what, where=where, advice="save the feed itself, with its entries")
    if len(entries) > how.most:
        raise SourceError(f"more than {how.most:,} entries", where=where, advice="split the file")
    for number, entry in enumerate(entries, start=1):
        try:
            yield _report(entry, feed.get("feed") or {}, path.stem, f"{where}:{number}", how, notes)
        except SourceError as error:
            yield error


def _parsed(path: Path, how: How, where: str) -> tuple[Any, tuple[str, ...]]:
    data = whole(path, how.limit)
    named = None if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")) else _NAMED.match(data)
    text, notes = decode(data, where, how.form.encoding or (charset(named[1].decode("ascii")) if named else None))
    if _ENTITY.search(text):
        advice = "save the feed without its DOCTYPE"
        raise SourceError("declares entities, which no feed needs", where=where, advice=advice)
    feedparser = library("feedparser", where, "feeds")
    text = _REFERENCE.sub(_whole, settle(_DECLARATION.sub("", text, count=1).lstrip())[0])
    plain = '<?xml version="1.0" encoding="utf-8"?>' + text
    with guarded(where, "feed"):
        found = feedparser.parse(io.BytesIO(plain.encode("utf-8")), sanitize_html=False, resolve_relative_uris=False)
    if found.get("bozo") and found.get("entries"):
        notes = (
            *notes,
            f"the feed is malformed ({line(str(found.get('bozo_exception', '')))[:80]}); look at its entries",
        )
    return found, notes


def _whole(reference: re.Match[str]) -> str:
    """A reference to a character; of half a character U+FFFD, because the parser stumbles over it."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return "\ufffd" if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF else reference[0]


def _report(entry: Any, feed: Any, stem: str, where: str, how: How, notes: tuple[str, ...]) -> Report:
    noticed: list[str] = []
    with guarded(where, "entry"):
        title = line(_text(entry.get("title_detail"), where))
        text = _longest(entry, where) or title  # of some entries the title is all there is
        link = line(str(entry.get("link") or ""))
        day = day_of(line(str(entry.get("published") or "")), noticed)
        if day is None and entry.get("updated"):
            day = day_of(line(str(entry["updated"])), noticed)
            noticed += ["no day of publication; the day of its last change was taken"] if day else []
        source = entry.get("source") or {}
        publisher = line(_text(source.get("title_detail"), where)) or line(_text(feed.get("title_detail"), where))
        language = str(feed.get("language") or "")
        given = line(str(entry.get("id") or "")) or link or None
    if not text:
        raise SourceError("the entry has neither text nor title", where=where, advice="nothing can be read from it")
    return make(
        text,
        where=where,
        stem=stem,
        limit=how.limit,
        id=given,
        title=title,
        date=day,
        hint=language,
        publisher=publisher,
        url=link,
        notes=(*notes, *noticed),
    )


def _longest(entry: Any, where: str) -> str:
    """The text of an entry: its content or its summary, whichever says more."""
    details = [*(entry.get("content") or []), entry.get("summary_detail")]
    return max((_text(detail, where) for detail in details), key=len, default="")


def _text(detail: Any, where: str) -> str:
    """The text of a value of feedparser, which says whether it is HTML."""
    if not detail or not detail.get("value"):
        return ""
    value = str(detail["value"])
    if detail.get("type") == _PLAIN and not re.search(r"<\w|&\w+;|&#", value):
        return value.strip()
    return text_of(value, where)
