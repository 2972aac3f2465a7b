"""The position matrix as a picture, for notebooks and papers; the page has the table itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from statusquo import svg
from statusquo.messages import Words

if TYPE_CHECKING:
    from statusquo.brief.matrix import Matrix
    from statusquo.svg.matrix import Side


def picture(made: Matrix, sides: Iterable[Side], words: Words) -> str:
    """Draw the rows on which several parties speak (all, if there are none such); empty without a row."""
    rows = [row for row in made.rows if row.major] or list(made.rows)
    columns = made.columns(rows)
    if not rows or not columns:
        return ""
    drawn = [
        svg.Line(
            row.label,
            tuple(tuple(svg.Stance(h.side, h.stance, h.strong, not h.current) for h in row.cells[i]) for i in columns),
            row.opposed,
        )
        for row in rows
    ]
    return svg.matrix(
        [made.names[i] for i in columns],
        drawn,
        legend=[(side, words(f"brief.matrix.{side}")) for side in sides],
        none=words("brief.no_statement"),
        name=words("svg.matrix.name"),
        about=words(
            "svg.matrix.about", issues=len(rows), parties=len(columns), opposed=sum(row.opposed for row in rows)
        ),
    )
