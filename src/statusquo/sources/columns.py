"""Which column of a table is what: as the user says, as the case remembers, else by well-known names.

A mapping is written ``text=Volltext,title=Titel,date=Datum,publisher=Quelle,id=ID``. Fields that it does not
name are taken from columns with a well-known name; ``publisher=`` says that no column is the publisher.

>>> Form.of("text=Volltext, publisher=").columns
(('text', 'Volltext'), ('publisher', ''))
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

from statusquo.errors import SourceError, UsageError
from statusquo.sources.text import check_encoding

#: What a report is made of, and the names by which columns for it are recognised, the surest first.
KNOWN: Final = {
    "text": "text volltext fulltext full_text body content inhalt artikel artikeltext article meldung nachricht",
    "title": "title titel headline überschrift ueberschrift schlagzeile",
    "date": "date datum published pubdate publication_date erscheinungsdatum veröffentlicht publikationsdatum",
    "publisher": "publisher quelle source medium zeitung newspaper outlet quellenname",
    "id": "id doc_id document_id dokument_id accession_number",
    "language": "language sprache lang",
    "url": "url link adresse",
}
_START: Final = re.compile(r"(?:^|,)\s*(\w+)\s*=")


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a table.

    Attributes:
        columns: pairs of field and the name of its column (empty: no column), in the order of ``KNOWN``.
        delimiter: the character between cells, if it is known.
        encoding: of the file, if it is known.
    """

    columns: tuple[tuple[str, str], ...] = ()
    delimiter: str | None = None
    encoding: str | None = None

    @classmethod
    def of(cls, columns: str | None = None, delimiter: str | None = None, encoding: str | None = None) -> Self:
        """Make a form of what a user writes.

        Raises:
            UsageError: no such field, a field twice, a delimiter of several characters, an unknown encoding.
        """
        named = {"tab": "\t", "\\t": "\t"}.get(delimiter or "", delimiter)
        if named is not None and (len(named) != 1 or named in '"\r\n' or (not named.isprintable() and named != "\t")):
            raise UsageError(f"a delimiter is one character, not {delimiter!r}", advice="write ; or , or tab")
        return cls(_mapping(columns) if columns else (), named, check_encoding(encoding) if encoding else None)

    def to_dict(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {"columns": dict(self.columns), "delimiter": self.delimiter, "encoding": self.encoding}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """From what :meth:`to_dict` gave."""
        return cls(tuple(data["columns"].items()), data["delimiter"], data["encoding"])

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a table has every column that is named."""
        return all(column in header for _, column in self.columns if column)

    def places(self, header: Sequence[str], where: str) -> dict[str, int]:
        """Which column of a table each field stands in.

        Raises:
            SourceError: a named column is missing or stands twice, or no column is the text.
        """
        named = dict(self.columns)
        lacking = [column for column in named.values() if column and column not in header]
        if lacking:
            raise SourceError(f"no column {lacking[0]!r}", where=where, advice=_there_are(header))
        for field in KNOWN:
            if field not in named and (column := recognised(field, header)):
                named[field] = column
        if not named.get("text"):
            advice = f'{_there_are(header)}; name the one with the texts: --columns "text=..."'
            raise SourceError("no column for the text", where=where, advice=advice)
        for column in named.values():
            if header.count(column) > 1:
                raise SourceError(f"the column {column!r} stands twice", where=where, advice="rename one of them")
        return {field: header.index(named[field]) for field in KNOWN if named.get(field)}


def has_text(header: Sequence[str]) -> bool:
    """Whether a table has a column that is known to hold texts."""
    return recognised("text", header) is not None


def recognised(field: str, header: Sequence[str]) -> str | None:
    """The column that is known by its name to hold a field; ``None`` if there is none."""
    names = {re.sub(r"[\s_-]+", "_", column.casefold()): column for column in reversed(header)}
    return next((names[name] for name in KNOWN[field].split() if name in names), None)


def _mapping(given: str) -> tuple[tuple[str, str], ...]:
    starts = list(_START.finditer(given))
    if not starts or starts[0].start() != 0:
        raise UsageError(f"columns {given!r} not understood", advice='write --columns "text=Volltext,date=Datum"')
    found: dict[str, str] = {}
    for at, start in enumerate(starts):
        field, stop = start[1].lower(), starts[at + 1].start() if at + 1 < len(starts) else len(given)
        if field not in KNOWN:
            raise UsageError(f"a report has no field {field!r}", advice=f"choose from {', '.join(KNOWN)}")
        if field in found:
            raise UsageError(f"the field {field!r} stands twice in the columns", advice="name one column for it")
        found[field] = given[start.end() : stop].strip()
    if found.get("text") == "":
        raise UsageError("a report needs a text", advice='name its column: --columns "text=..."')
    return tuple((field, found[field]) for field in KNOWN if field in found)


def _there_are(header: Sequence[str]) -> str:
    names = [column if len(column) <= 40 else column[:40] + "…" for column in header[:30]]
    more = f" and {len(header) - 30} more" if len(header) > 30 else ""
    return f"the columns are {', '.join(map(repr, names))}{more}"
