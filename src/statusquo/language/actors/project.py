"""A project's own actor table: read once, checked whole, and handed on as a value.

It is text with the columns of ``organisations.tsv``. As a value it goes through reading like any other
argument, also to worker processes, and two readings of the same text are the same table.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from statusquo.errors import SourceError
from statusquo.language.actors import files, nouns

#: What every table has; a column of neither kind is a spelling mistake, and its cells would be lost.
NEEDED: Final = ("id", "names")
OPTIONAL: Final = ("kind", "of", "acronyms", "capitals", "seats", "bodies", "adjectives", "people")
_ADVICE: Final = f"the first line names the columns, separated by tabs: id, kind, of, {', '.join(NEEDED[1:])}, acronyms"


@dataclass(frozen=True, slots=True)
class ActorFile:
    """A project's actor table.

    Attributes:
        text: the table; ``where``: its path, for messages.
    """

    text: str
    where: str

    @classmethod
    def load(cls, path: str | os.PathLike[str], language: str = "de") -> ActorFile:
        """Read a table and check all of it against the shipped ones.

        Args:
            path: the file, UTF-8, columns separated by tabs.
            language: whose grammar the names follow.

        Raises:
            SourceError: it cannot be read, or a row is at fault.
        """
        found = cls(files.project_file(Path(path)), str(path))
        found.check(language)
        return found

    @property
    def version(self) -> str:
        """Eight hexadecimal digits that change with the text."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:8]

    def check(self, language: str = "de") -> None:
        """Check columns, names, kinds, and that every ``of`` names an actor.

        Raises:
            SourceError: the first fault found.
        """
        from statusquo.language.actors.tables import tables  # which builds on this module

        rows = list(self.rows())
        made = tables(language, self)
        known = made.entries()
        made.adjective(""), made.demonym("")  # indexes made on demand: their faults come now
        for row in rows:
            above = row.get("of")
            if above and above not in known:
                raise SourceError(
                    f"{row['id']} belongs to {above!r}, which is no actor",
                    where=self.where,
                    advice="give the id of a row or of a known actor in the column of",
                )

    def rows(self) -> list[files.Row]:
        """The rows as ``{column: value}``.

        Raises:
            SourceError: columns are missing or unknown, a row has no id, or a name has no letter.
        """
        header = next((line for line in self.text.splitlines() if line.strip() and not line.startswith("#")), "")
        columns = header.split("\t")
        if missing := [name for name in NEEDED if name not in columns]:
            raise SourceError(f"no column {' and '.join(missing)}", where=self.where, advice=_ADVICE)
        if unknown := [name for name in columns if name not in NEEDED + OPTIONAL]:
            raise SourceError(f"unknown column {unknown[0]!r}", where=self.where, advice=_ADVICE)
        found = []
        for row in files.rows(self.text, self.where):
            row = {column: " ".join(value.split()) for column, value in row.items()}
            if not row.get("id"):
                raise SourceError("an actor without an id", where=self.where, advice="fill the column id")
            if row.get("kind"):
                nouns.entry_kind(row["kind"], f"{self.where}: {row['id']}")
            cells = [cell for column, cell in row.items() if column not in ("id", "kind", "of")]
            for name in (name for cell in cells for name in files.values(cell) if not _named(name)):
                advice = "write words; several names separated by a semicolon"
                raise SourceError(f"{name!r} of {row['id']} is no name", where=self.where, advice=advice)
            found.append(row)
        if not found:
            raise SourceError("an actor table without a row", where=self.where, advice=_ADVICE)
        return found


def _named(name: str) -> bool:
    """Whether each word has a letter or a digit, so that there is something to look up."""
    return all(any(char.isalnum() for char in word) for word in name.split(" "))
