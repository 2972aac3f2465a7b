"""From bytes to text: UTF-8 (with or without a mark), UTF-16 with a mark, else Windows-1252, and it says so.

Windows-1252 accepts almost any bytes, so it is taken only for what looks like text: no control characters,
none of its five undefined bytes. Everything else is refused; nothing is decoded with replacement characters.
"""

from __future__ import annotations

import re
from typing import Final

from statusquo.errors import SourceError

#: Largest text of one report, in characters (2 MB of ASCII).
LIMIT: Final = 2_000_000

_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")


def decode(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """Decode a file's bytes.

    Args:
        data: the whole file.
        where: its name, for the error.

    Returns:
        The text as it stands in the file, and notes on how it was read.

    Raises:
        SourceError: empty, binary, or in no known encoding.
    """
    if not data.strip():
        raise SourceError("the file is empty", where=where, advice="remove it or fill it")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(data, where), ("read as UTF-16",)
    if _CONTROL.search(data):
        raise SourceError("not a text file", where=where, advice="convert it to plain text (UTF-8) first")
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as fault:
        try:
            return data.decode("cp1252"), ("read as Windows-1252",)
        except UnicodeDecodeError:
            raise SourceError(
                f"neither UTF-8 (byte {fault.start}) nor Windows-1252",
                where=where,
                advice="save it as UTF-8",
            ) from None


def _utf16(data: bytes, where: str) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        raise SourceError("starts as UTF-16 and does not go on so", where=where, advice="save it as UTF-8") from None


def check_length(text: str, where: str, limit: int) -> None:
    """Refuse an empty text and one above the limit.

    Raises:
        SourceError: the text is blank or has more than ``limit`` characters.
    """
    if not text.strip():
        raise SourceError("the text is empty", where=where, advice="remove it or fill it")
    if len(text) > limit:
        raise SourceError(
            f"the text has {len(text):,} characters, more than {limit:,}",
            where=where,
            advice="split it, or raise the limit with --limit",
        )
