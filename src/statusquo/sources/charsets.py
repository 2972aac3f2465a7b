"""Encodings that a page, a feed or a mail may name for itself.

Python knows codecs that are no encodings of texts, that take quadratic time, or that hide markup (UTF-7); what is
not in the list of those that real files use counts as not named.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

_USED: Final = re.compile(
    r"utf-8(-sig)?|utf-(16|32)(-[lb]e)?|ascii|cp\d+|iso8859-\d+|koi8-[ru]|gb\w+|big5\w*|euc_\w+|shift_jis\w*|iso2022_\w+|mac-\w+"
)


def charset(name: str | None) -> str | None:
    """Python's name for a charset, or ``None`` if it is not one that files use.

    Latin-1 and ASCII are taken for Windows-1252, as every browser does.
    """
    try:
        found = codecs.lookup((name or "").strip()).name
    except (LookupError, UnicodeError, ValueError):
        return None
    if not _USED.fullmatch(found):
        return None
    return "cp1252" if found in ("iso8859-1", "ascii") else found
