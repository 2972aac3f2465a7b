"""The lines between ``---`` at the head of a Markdown file that say what is known of it.

Many programs that keep notes write title, date and source there. The lines are no part of the text; their fields go by
the names that columns of a table go by.

>>> front_matter("---\\ntitle: Streit\\ndate: 2025-12-02\\ntags: [a]\\n---\\nDer Text.")
({'title': 'Streit', 'date': '2025-12-02'}, 'Der Text.')
>>> front_matter("---\\nKein Kopf, nur eine Linie.\\n---\\n")
({}, '---\\nKein Kopf, nur eine Linie.\\n---\\n')
"""

from __future__ import annotations

import re
from typing import Final

from statusquo.sources.columns import KNOWN, recognised

_FENCE: Final = "---"
_ENDS: Final = ("---", "...")
_FIELD: Final = re.compile(r"(?P<name>[\w][\w .-]*?)\s*:(?:\s+(?P<value>.*))?$")
_BELONGS: Final = re.compile(r"\s+\S|-\s|#|$")  # what goes on from the line before, a comment, a blank line
_QUOTED: Final = re.compile(r"""(?:"([^"]*)"|'([^']*)')\s*(?:#.*)?$""")
_BELOW: Final = re.compile(r"[|>][+-]?\s*(?:#.*)?$")
_COMMENT: Final = re.compile(r"(?:^|\s)#")
#: Most lines that such a head has.
_MOST: Final = 100


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """What the head of a text says of it, and the text without it; nothing and the whole text if it has none.

    Returns:
        Fields of a report (all but its text) with what is written, unquoted; blank ones are left out.
    """
    lines = text.removeprefix("\ufeff").split("\n", _MOST + 1)
    if lines[0].rstrip() != _FENCE:
        return {}, text
    stop = next((at for at, line in enumerate(lines[1 : _MOST + 1], 1) if line.rstrip() in _ENDS), None)
    if stop is None:
        return {}, text
    named: dict[str, str] = {}
    for line in (one.rstrip() for one in lines[1:stop]):
        field = _FIELD.match(line)
        if field is not None:
            named.setdefault(field["name"], _unquoted((field["value"] or "").strip()))
        elif not named or not _BELONGS.match(line):
            return {}, text
    if not named:
        return {}, text
    found = {field: named[name] for field in KNOWN if field != "text" and (name := recognised(field, list(named)))}
    return {field: value for field, value in found.items() if value}, "\n".join(lines[stop + 1 :]).lstrip("\r\n")


def _unquoted(value: str) -> str:
    """A value without its quotation marks, or without a comment; blank where it stands on the lines below."""
    if quoted := _QUOTED.match(value):
        return (quoted[1] or quoted[2] or "").strip()
    return "" if _BELOW.match(value) else _COMMENT.split(value)[0].strip()
