"""The day on which a page says that it was published: in its metadata, its linked data, or a marked time.

Nothing is looked for in the running text, where a date is as likely that of an event (the usual extractors fall
back on that, and on the day of the last change, which is another question).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from statusquo.sources.extras import guarded, library

#: Names of metadata for the day of publication, the surest first.
_NAMES: Final = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "publish-date",
    "publish_date",
    "publication_date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "date",
)
_LINKED: Final = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,40})"')


def published(page: str, where: str) -> str:
    """The date of publication as the page writes it, or an empty string.

    Args:
        page: the page's markup.
        where: the file, for errors.

    Raises:
        SourceError: lxml is not installed, or cannot make anything of the page.
    """
    etree = library("lxml.etree", where, "HTML pages")
    with guarded(where, "page"):
        parser = etree.HTMLParser(encoding="utf-8", no_network=True)
        root = etree.fromstring(page.encode("utf-8", "replace"), parser)
        return "" if root is None else next(filter(None, map(str.strip, _claims(root))), "")


def _claims(root: Any) -> Iterator[str]:
    """What the page says of its date, the surest first."""
    named: dict[str, str] = {}
    for meta in root.iter("meta"):
        for key in ("property", "name", "itemprop"):
            named.setdefault((meta.get(key) or "").strip().lower(), meta.get("content") or "")
    yield from (named[name] for name in _NAMES if name in named)
    for script in root.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            yield from _LINKED.findall(script.text or "")
    times = [time for time in root.iter("time") if time.get("datetime")]
    for time in times:
        marked = "datepublished" in (time.get("itemprop") or "").lower() or time.get("pubdate") is not None
        if marked or len(times) == 1:
            yield time.get("datetime") or ""
