"""How sources are to be read: limits, and what the user or the case says of tables and encodings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

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
        once: take reports with one text and one publisher for one also where they have ids of their own.
    """

    limit: int = LIMIT
    form: Form = field(default_factory=Form)
    kept: tuple[Form, ...] = ()
    most: int = MOST
    once: bool = False
