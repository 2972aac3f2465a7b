"""From bytes to text: UTF-8 (with or without a mark), UTF-16 with a mark, else Windows-1252, and it says so.

Windows-1252 accepts almost any bytes, so it is taken only for what looks like text: no control characters,
none of its five undefined bytes. Everything else is refused; nothing is decoded with replacement characters.
Whoever knows the encoding can name it.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO, Final

from statusquo.errors import SourceError, UsageError
from statusquo.sources.opening import unreadable

#: Largest text of one report, in characters (2 MB of ASCII).
LIMIT: Final = 2_000_000

_CONTROL: Final = re.compile(rb"[\x00-\x08\x0e-\x1f\x7f]")
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_CHUNK: Final = 1 << 20
_WINDOWS: Final = "read as Windows-1252"
_UNDEFINED: Final = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(data: bytes, where: str, encoding: str | None = None) -> tuple[str, tuple[str, ...]]:
    """Decode a file's bytes.

    Args:
        data: the whole file.
        where: its name, for the error.
        encoding: of the file, if it is known; else it is found.

    Returns:
        The text as it stands in the file, and notes on how it was read.

    Raises:
        SourceError: empty, binary, or in no known encoding.
    """
    if not data.strip():
        raise SourceError("the file is empty", where=where, advice="remove it or fill it")
    if encoding is not None:
        return _named(data, where, encoding), ()
    if data.startswith(_UTF16):
        return _utf16(data, where), ("read as UTF-16",)
    if _CONTROL.search(data):
        raise _binary(where)
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as fault:
        try:
            return data.decode("cp1252"), (_WINDOWS,)
        except UnicodeDecodeError:
            raise _neither(where, f"byte {fault.start}") from None


def encoding_of(file: BinaryIO, where: str) -> tuple[str, tuple[str, ...]]:
    """Find the encoding of a large file without holding it; the file is left at its start.

    Returns:
        The encoding, and notes on it.

    Raises:
        SourceError: empty, binary, or in no known encoding.
    """
    utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8-sig")()
    windows, blank, first = True, True, True
    try:
        while chunk := file.read(_CHUNK):
            if first and chunk.startswith(_UTF16):
                file.seek(0)
                return "utf-16", ("read as UTF-16",)
            first, blank = False, blank and not chunk.strip()
            if _CONTROL.search(chunk):
                raise _binary(where)
            windows = windows and not _UNDEFINED.search(chunk)
            utf8 = _goes_on(utf8, chunk)
        file.seek(0)
    except OSError as fault:
        raise unreadable(fault, where) from None
    if blank:
        raise SourceError("the file is empty", where=where, advice="remove it or fill it")
    if _goes_on(utf8, b"", final=True) is not None:
        return "utf-8-sig", ()
    if not windows:
        raise _neither(where, "")
    return "cp1252", (_WINDOWS,)


def check_encoding(name: str) -> str:
    """Check the name of an encoding.

    Raises:
        UsageError: Python knows no encoding of text by that name.
    """
    try:
        "Ö".encode(name, "replace")  # knows text encodings only
        codecs.getincrementaldecoder(name)
    except (LookupError, UnicodeError, ValueError):
        advice = "use a name such as utf-8, cp1252, latin-1, utf-16"
        raise UsageError(f"there is no encoding {name!r}", advice=advice) from None
    return name


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


def _goes_on(
    decoder: codecs.IncrementalDecoder | None, chunk: bytes, *, final: bool = False
) -> codecs.IncrementalDecoder | None:
    """The decoder, or ``None`` once the bytes are not in its encoding."""
    try:
        if decoder is not None:
            decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return None
    return decoder


def _named(data: bytes, where: str, encoding: str) -> str:
    try:
        text = data.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as fault:
        at = f" at byte {fault.start}" if isinstance(fault, UnicodeDecodeError) else ""
        raise SourceError(f"is not {encoding}{at}", where=where, advice="name another with --encoding") from None
    if _CONTROL.search(text.encode("utf-8", "surrogatepass")):
        raise _binary(where)
    return text


def _utf16(data: bytes, where: str) -> str:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError:
        raise SourceError("starts as UTF-16 and does not go on so", where=where, advice="save it as UTF-8") from None
    if _CONTROL.search(text.encode("utf-8")):
        raise _binary(where)
    return text


def _binary(where: str) -> SourceError:
    return SourceError("not a text file", where=where, advice="convert it to plain text (UTF-8) first")


def _neither(where: str, place: str) -> SourceError:
    at = f" ({place})" if place else ""
    advice = "save it as UTF-8, or name its encoding with --encoding"
    return SourceError(f"neither UTF-8{at} nor Windows-1252", where=where, advice=advice)
