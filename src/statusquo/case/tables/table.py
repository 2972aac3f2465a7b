"""A table: a header, plain rows, and for every row the places it rests on."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

from statusquo.case.joined import Source
from statusquo.errors import UsageError

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Table:
    """Plain rows with their sources.

    Attributes:
        name: name of the table; ``header``: names of its columns.
        rows: one tuple for each row, as long as the header.
        sources: for each row the places it rests on, sorted.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[tuple[Source, ...], ...]

    def records(self) -> list[dict[str, Any]]:
        """The rows as dictionaries with their sources, for JSON."""
        return [
            {
                **dict(zip(self.header, row, strict=True)),
                "sources": [
                    {"report": s.report, "date": s.date or None, "finding": s.finding, "start": s.span.start,
                     "stop": s.span.stop, "quote": s.span.quote}
                    for s in places
                ],
            }
            for row, places in zip(self.rows, self.sources, strict=True)
        ]  # fmt: skip

    def csv(self) -> str:
        """The rows as CSV with a header; what a spreadsheet would take for a formula gets a leading ``'``."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(self.header)
        writer.writerows([_harmless(cell) for cell in row] for row in self.rows)
        return out.getvalue()

    def frame(self) -> Any:
        """The rows as a pandas DataFrame.

        Raises:
            UsageError: pandas is not installed.
        """
        try:
            import pandas as pd  # type: ignore[import-untyped,import-not-found,unused-ignore]
        except ImportError as error:
            raise UsageError("data frames need pandas", advice="pip install pandas") from error
        return pd.DataFrame.from_records(list(self.rows), columns=list(self.header))


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


Row = tuple[tuple[Cell, ...], tuple[Source, ...]]
"""Cells of a row and the places it rests on."""


def made(name: str, header: str, rows: list[Row]) -> Table:
    """A table of that name; the header is the names of its columns with blanks between."""
    return Table(name, tuple(header.split()), tuple(row for row, _ in rows), tuple(places for _, places in rows))
