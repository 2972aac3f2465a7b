"""Mails saved as files (``.eml``): subject, date, sender and text. Attachments are counted, not read.

The plain part is the text where there is one, else the HTML part. Read with the standard library; its parser of
headers is known to fail on broken ones, so headers are taken raw and decoded here.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Final

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources.charsets import charset
from statusquo.sources.clean import line
from statusquo.sources.dates import day_of
from statusquo.sources.extras import guarded
from statusquo.sources.how import How
from statusquo.sources.making import make
from statusquo.sources.markup import text_of
from statusquo.sources.naming import shown
from statusquo.sources.opening import whole

_HEADER: Final = re.compile(rb"\A(?:From .*\r?\n)?[\x21-\x39\x3b-\x7e]+[ \t]*:", re.DOTALL)
_MOST_PARTS: Final = 10_000
_LONGEST_HEADER: Final = 20_000


def reports(path: Path, how: How) -> Iterator[Report | SourceError]:
    """Read a mail.

    Yields:
        Its one report.

    Raises:
        SourceError: no file that can be read, no mail, nested too deeply, or without a text.
    """
    where = shown(path)
    data = whole(path, how.limit)
    if not data.strip():
        raise SourceError("the file is empty", where=where, advice="remove it or fill it")
    if not _HEADER.match(data.removeprefix(b"\xef\xbb\xbf").lstrip()[:10_000]):
        raise SourceError("is no mail", where=where, advice="save the mail with its headers")
    noticed: list[str] = []
    with guarded(where, "mail"):
        message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf").lstrip(), policy=email.policy.compat32)
        parts = _parts(message, where)
        text = _body(parts, where, noticed)
        attached = sum(not part.is_multipart() and not _is_text(part) for part in parts)
        name, address = parseaddr(_header(message, "From", where))
        subject, sent, given = (_header(message, key, where) for key in ("Subject", "Date", "Message-ID"))
    if not text.strip():
        raise SourceError("a mail without a text", where=where, advice="save what is attached as a file of its own")
    if attached:
        noticed.append(f"{attached} attachment{'s' * (attached > 1)} not read")
    yield make(
        text,
        where=where,
        stem=path.stem,
        limit=how.limit,
        id=given.strip("<> "),
        title=subject,
        date=day_of(re.sub(r" ?\([^()]*\)", "", sent), noticed),
        publisher=name or address,
        notes=tuple(noticed),
    )


def _parts(message: Message[Any, Any], where: str) -> list[Message[Any, Any]]:
    """A mail's own parts in order, without those of mails attached to it."""
    found: list[Message[Any, Any]] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        found.append(part)
        if len(found) > _MOST_PARTS:
            raise SourceError(f"more than {_MOST_PARTS:,} parts", where=where, advice="save its text as a file")
        inner = part.get_payload()
        if isinstance(inner, list) and (part is message or part.get_content_maintype() == "multipart"):
            waiting += reversed([one for one in inner if isinstance(one, Message)])
    return found


def _is_text(part: Message[Any, Any]) -> bool:
    return (
        not part.is_multipart()
        and part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
    )


def _body(parts: list[Message[Any, Any]], where: str, notes: list[str]) -> str:
    """The first plain part that says something, else the first of HTML."""
    for kind in ("text/plain", "text/html"):
        for part in parts:
            if _is_text(part) and part.get_content_type() == kind and (text := _decoded(part, notes)).strip():
                return _unwrapped(part, text) if kind == "text/plain" else text_of(text, where)
    return ""


def _decoded(part: Message[Any, Any], notes: list[str]) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    named = charset(part.get_content_charset())
    for encoding in dict.fromkeys((named, "utf-8", "cp1252")):
        try:
            text = data.decode(encoding) if encoding else ""
        except UnicodeError:
            continue
        if text and named not in (None, encoding):
            notes.append(f"not in the encoding it names, read as {encoding}")
        if text:
            return text.removeprefix("\ufeff")
    notes.append("bytes that are no text were replaced")
    return data.decode("latin-1")


def _unwrapped(part: Message[Any, Any], text: str) -> str:
    """Lines that only the mail program broke, joined again (RFC 3676)."""
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    text = re.sub(r"(?m)^ (?=[ >]|From )", "", text.replace("\r\n", "\n"))
    return re.sub(r"(?m)(?<!^--)[ ]\n(?!$|>|-- $)", " ", text)


def _header(message: Message[Any, Any], name: str, where: str) -> str:
    """A header as one line, its encoded words decoded."""
    raw = message.get(name)
    if raw is None:
        return ""
    if len(str(raw)) > _LONGEST_HEADER:
        what = f"the header {name} has more than {_LONGEST_HEADER:,} characters"
        raise SourceError(what, where=where, advice="save the text as a file")
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        return line(str(raw))
    return line("".join(_piece(piece, encoding) for piece, encoding in pieces))


def _piece(piece: str | bytes, encoding: str | None) -> str:
    if isinstance(piece, str):
        return piece
    for name in dict.fromkeys((charset(encoding), "utf-8", "cp1252")):
        try:
            return piece.decode(name) if name else piece.decode("utf-8")
        except UnicodeError:
            continue
    return piece.decode("latin-1")
