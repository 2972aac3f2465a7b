"""How sources are to be read: limits, and what the user or the case says of tables and encodings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from statusquo.errors import SourceError
from statusquo.sources.columns import Form
from statusquo.sources.text import LIMIT

#: Most reports of one file, and most files of one folder.
MOST: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class How:
    """How to read.

    Attributes:
        limit: most characters of a text.
        form: what the user says of tables; its encoding holds for files of every kind of text.
        kept: forms that earlier tables had, the newest first; one of them is taken where all of its columns are.
        most: most reports of one file.
        revisions: another text under the id of an earlier report is passed on, for a case to tell whether it is that
            report corrected; else it is a fault.
        once: take reports with one text and one publisher for one also where they have ids of their own.
    """

    limit: int = LIMIT
    form: Form = field(default_factory=Form)
    kept: tuple[Form, ...] = ()
    most: int = MOST
    once: bool = False
    revisions: bool = False

    def check_count(self, read: int, what: str, where: str) -> None:
        """Stop before a file gives more than it may.

        Args:
            read: reports of it so far; what: what each is in such a file ("rows").

        Raises:
            SourceError: it has as many as it may have.
        """
        if read == self.most:
            rest = f"more than {self.most:,} {what}; the rest was not read"
            raise SourceError(rest, where=where, advice="split the file")
