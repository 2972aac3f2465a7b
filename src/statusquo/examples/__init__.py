"""Example cases that the package ships: short German reports written for this purpose (see ``about/``).

Example:
    >>> [report.date.isoformat() for report in example("kreml")][:2]
    ['2025-12-02', '2025-12-03']
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

from statusquo.errors import SourceError, UsageError
from statusquo.report import Report
from statusquo.sources import record

#: Names of the example cases; the first is the one that ``statusquo demo`` reads.
NAMES: Final = ("kreml", "bahnstreik", "waffenruhe")


def example(name: str) -> tuple[Report, ...]:
    """The reports of an example case, in order of their dates.

    Raises:
        UsageError: there is no such case.
    """
    return tuple(
        record.report_of(record.parse(text, file), stem=file.removesuffix(".json"), where=f"{name}/{file}")
        for file, text in _texts(name)
    )


def copy(name: str, folder: str | Path) -> tuple[Path, ...]:
    """Write the reports of an example case as ``.json`` files into a new folder, or into an empty one.

    Returns:
        The files written, in order of their names.

    Raises:
        UsageError: there is no such case.
        SourceError: something is there already (nothing is ever written over), or it cannot be written.
    """
    texts, target = _texts(name), Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
        if any(target.iterdir()):
            raise SourceError("the folder is not empty", where=str(target), advice="name a new folder")
        for file, text in texts:
            with (target / file).open("x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
    except OSError as fault:
        what = f"cannot be written: {fault.strerror}"
        raise SourceError(what, where=str(target), advice="name a new folder") from None
    return tuple(target / file for file, _ in texts)


def _texts(name: str) -> list[tuple[str, str]]:
    """Names and texts of the files of a case."""
    if name not in NAMES:
        raise UsageError(f"there is no example case {name!r}", advice=f"choose one of {', '.join(NAMES)}")
    entries = (entry for entry in files(__package__).joinpath(name).iterdir() if entry.name.endswith(".json"))
    return sorted((entry.name, entry.read_text("utf-8")) for entry in entries)
