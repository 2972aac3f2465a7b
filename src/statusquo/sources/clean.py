"""Characters that a report may not have, and what becomes of them; always one for one, so that offsets hold.

* Control characters that break lines elsewhere (vertical tab, form feed, U+001C to U+001E, U+0085, U+2028,
  U+2029) become a line feed: some programs count them as ends of lines, some do not, and a stored text must
  have the same lines everywhere.
* Every other control character but tab, line feed and carriage return becomes a blank.
* Half a character (a lone surrogate, as broken JSON can hold) is a fault: no file can hold it.
"""

from __future__ import annotations

import re
from typing import Final

from statusquo.errors import SourceError

_BREAKS: Final = "\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_CONTROLS: Final = "".join(chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r")
_TABLE: Final = str.maketrans({**dict.fromkeys(_CONTROLS, " "), **dict.fromkeys(_BREAKS, "\n")})
_ODD: Final = re.compile(f"[{re.escape(_CONTROLS + _BREAKS)}]")
_HALF: Final = re.compile("[\ud800-\udfff]")


def settle(text: str) -> tuple[str, int]:
    """Replace control characters, one for one.

    Returns:
        A text of the same length, and how many characters of it were replaced.
    """
    odd = len(_ODD.findall(text))
    return (text.translate(_TABLE), odd) if odd else (text, 0)


def check_whole(text: str, field: str, where: str) -> None:
    """Refuse half a character.

    Raises:
        SourceError: the text holds a surrogate without its other half.
    """
    if half := _HALF.search(text):
        what = f"{field!r} holds half a character (U+{ord(half.group()):04X}) at position {half.start()}"
        raise SourceError(what, where=where, advice="write the whole character, or remove it")


def line(text: str) -> str:
    """A text as one line for a title, a name or a message: runs of blanks as one, nothing that cannot be stored."""
    return " ".join(_HALF.sub("\ufffd", settle(text)[0]).split())
