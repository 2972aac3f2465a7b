"""Names that are safe to store, to print and to make file names of: of files, and of reports.

An id given by a source is kept if it could be the name of a file on any system: at most 120 characters, no
separators of paths, no control characters, no dot first or last. Any other (``../../x``, the address of a feed's
entry) is made safe: what is not safe becomes ``_``, and 8 hex digits of the hash of the given id follow, so that
two ids stay two. The same given id always has the same safe one.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from typing import Final

_MOST: Final = 120
_UNSAFE: Final = re.compile(r'[/\\:*?"<>|\s]+')
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")


def shown(path: str | os.PathLike[str]) -> str:
    """A path as one line that any file can hold: bytes that are no text, and control characters, become U+FFFD."""
    name = os.fspath(path)
    return "".join("\ufffd" if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in name)


def is_safe(given: str) -> bool:
    """Tell whether an id can be kept as it is."""
    if not 0 < len(given) <= _MOST or given != given.strip() or given[0] == "." or given[-1] == ".":
        return False
    if _DEVICES.fullmatch(given) or _UNSAFE.search(given.replace(" ", "")):
        return False
    return not any(unicodedata.category(char)[0] == "C" for char in given)


def identifier(given: str | int | None) -> str | None:
    """The id to store for one that a source gives; ``None`` if it gives none."""
    text = "" if given is None else str(given).strip()
    if not text or is_safe(text):
        return text or None
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    visible = "".join("_" if unicodedata.category(char)[0] == "C" else char for char in text)
    stem = re.sub("_+", "_", _UNSAFE.sub("_", visible)).strip("._ ")[: _MOST - 9].rstrip("._ ")
    return f"{stem or 'report'}-{digest}"
