"""A report: one text with its title, date, publisher, language and address.

The stored text of a file is NFC with LF line ends and otherwise as given; that of a JSON source is its
``text`` to the letter, because offsets made elsewhere count in it. Its SHA-256 identifies it. Nothing in the
project ever changes a stored text, so the offsets of spans hold for good.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from dataclasses import dataclass, field


def store(text: str) -> str:
    """Bring a text into the stored form: no BOM, LF line ends, NFC.

    Lone surrogates (half of a character, as broken JSON can hold) become U+FFFD, because no file can hold
    them.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", mend_surrogates(text))


def mend_surrogates(text: str) -> str:
    """Join pairs of surrogates to their character and replace lone ones by U+FFFD."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def text_hash(text: str) -> str:
    """The SHA-256 of a stored text, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def title_of(text: str) -> str:
    """The title of a plain text: its first line if that ends in a line break and reads like a title.

    A title has at most 200 characters and no final ``. ! ?``. It stays part of the text.
    """
    first, newline, _ = text.lstrip("\n ").partition("\n")
    first = first.strip()
    if newline and 0 < len(first) <= 200 and first[-1] not in ".!?":
        return first
    return ""


@dataclass(frozen=True, slots=True)
class Report:
    """One text with what is known about it. What is not known is ``None``, never a default.

    Attributes:
        id: given, else file stem and 8 digits of the hash.
        text: the stored text.
        title: the title, or an empty string.
        date: the day of publication.
        language: ISO 639-1 code.
        publisher, url: as the source names them.
        source: where the report was read from (a path), for messages.
        notes: what was noticed while it was read in ("read as Windows-1252").
    """

    id: str
    text: str
    title: str = ""
    date: datetime.date | None = None
    language: str | None = None
    publisher: str | None = None
    url: str | None = None
    source: str | None = None
    notes: tuple[str, ...] = ()
    hash: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "hash", text_hash(self.text))

    @classmethod
    def of(
        cls,
        text: str,
        *,
        id: str | None = None,  # noqa: A002 - the field's own name
        stem: str = "report",
        title: str | None = None,
        date: datetime.date | None = None,
        language: str | None = None,
        publisher: str | None = None,
        url: str | None = None,
        source: str | None = None,
        notes: tuple[str, ...] = (),
        to_the_letter: bool = False,
    ) -> Report:
        """Make a report of any text: store it, find its title, name it.

        Args:
            text: the text as given.
            id: its id; without one, ``stem`` and 8 digits of the hash.
            stem: what the id begins with if none is given.
            title: its title; ``None`` takes the first line by the rule of :func:`title_of`.
            to_the_letter: keep the text as it is (a JSON source, whose offsets count in its ``text``).
        """
        stored = mend_surrogates(text) if to_the_letter else store(text)
        stem = re.sub(r"[^\w.-]+", "_", stem) or "report"
        name = id or f"{stem}-{text_hash(stored)[:8]}"
        return cls(
            id=name,
            text=stored,
            title=title_of(stored) if title is None else store(title),
            date=date,
            language=language,
            publisher=publisher,
            url=url,
            source=source,
            notes=notes,
        )
