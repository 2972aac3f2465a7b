"""Read the tables: tab-separated, a header line, ``#`` before comments, semicolons between values."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from statusquo.errors import SourceError

Row = dict[str, str]


@cache
def shipped(name: str) -> str:
    """The text of a shipped table ("de/states.tsv")."""
    return files(__package__).joinpath("data", *name.split("/")).read_text(encoding="utf-8")


def project_file(path: str | Path) -> str:
    """The text of a user's own table.

    Raises:
        SourceError: there is no such file, or it is not UTF-8.
    """
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        advice = "check the path of the actor table"
        raise SourceError(f"cannot be read ({error.strerror})", where=str(path), advice=advice) from error
    except UnicodeDecodeError as error:
        raise SourceError("is not UTF-8", where=str(path), advice="save the actor table as UTF-8") from error


def rows(text: str, where: str) -> Iterator[Row]:
    """The rows of a table as ``{column: value}``; columns left out at the end of a row are absent.

    Raises:
        SourceError: a row has more values than the header has columns, or there is no header.
    """
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.rstrip("\n").split("\t")
        if not columns:
            columns = cells
            continue
        if len(cells) > len(columns):
            raise SourceError(
                f"{len(cells)} values in {len(columns)} columns",
                where=f"{where}:{number}",
                advice="separate columns by one tab and several values by a semicolon",
            )
        yield dict(zip(columns, cells, strict=False))


def values(cell: str | None) -> list[str]:
    """The values of a cell: "Moskau; Kreml" -> ["Moskau", "Kreml"]."""
    return [value for part in cell.split(";") if (value := part.strip())] if cell else []
