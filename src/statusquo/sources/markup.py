"""The text of a piece of HTML, as in a feed or a mail: what a reader would see, paragraph by paragraph.

Scripts, styles and everything else that is not shown is left out. For whole pages, where the article must be told
from what stands around it, see :mod:`statusquo.sources.pages`.
"""

from __future__ import annotations

import re
from typing import Any, Final

from statusquo.sources.clean import line, settle
from statusquo.sources.extras import guarded, library

_HIDDEN: Final = frozenset(
    "script style head template noscript iframe object embed applet svg math canvas select textarea button "
    "audio video map noframes".split()
)
_BLOCKS: Final = frozenset(
    "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 table tr blockquote pre article section header footer main "
    "aside figure figcaption address form fieldset".split()
)
_PARAGRAPHS: Final = frozenset("p h1 h2 h3 h4 h5 h6 blockquote pre table ul ol".split())
_PARAGRAPH: Final = "\x00\x00"
_BREAK: Final = "\x00"


def text_of(html: str, where: str) -> str:
    """The text of a piece of HTML.

    Args:
        html: any text; without tags it comes back with its blanks put in order.
        where: the file, for the error.

    Raises:
        SourceError: lxml is not installed, or cannot make anything of it.
    """
    if not html.strip():
        return ""
    etree = library("lxml.etree", where, "texts in HTML")
    with guarded(where, "HTML"):
        parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
        data = settle(html)[0].encode("utf-8", "replace")
        root = etree.fromstring(b"<html><body><div>" + data + b"</div></body></html>", parser)
        parts = _parts(etree, root) if root is not None else []
    joined = "".join(parts)
    paragraphs = re.split(f"{_BREAK}\\s*{_BREAK}[\\s{_BREAK}]*", joined)
    lines = ("\n".join(filter(None, map(line, paragraph.split(_BREAK)))) for paragraph in paragraphs)
    return "\n\n".join(filter(None, lines))


def _parts(etree: Any, root: Any) -> list[str]:
    """Text and breaks in the order of the page; without recursion, however deep it is nested."""
    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        hides = name in _HIDDEN or element.get("hidden") is not None
        mark = _PARAGRAPH if name in _PARAGRAPHS else _BREAK if name in _BLOCKS else ""
        if event == "start":
            hidden += hides
            parts.append(mark)
            if not hidden:
                parts.append(_seen(element.text))
        else:
            hidden -= hides
            parts.append(" " if name in ("td", "th") else mark if name != "br" else "")
            if not hidden:
                parts.append(_seen(element.tail))
    return parts


def _seen(text: str | None) -> str:
    return (text or "").replace("\x00", " ")
