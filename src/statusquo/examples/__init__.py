"""Example cases that the package ships: short German reports written for this purpose (see ``about/``).

Example:
    >>> [report.date.isoformat() for report in example("kreml")][:2]
    ['2025-12-02', '2025-12-03']
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from statusquo.errors import UsageError
from statusquo.report import Report
from statusquo.sources import record

#: Names of the example cases; the first is the one that ``statusquo demo`` reads.
NAMES: Final = ("kreml", "bahnstreik", "waffenruhe")


def example(name: str) -> tuple[Report, ...]:
    """The reports of an example case, in order of their dates.

    Raises:
        UsageError: there is no such case.
    """
    if name not in NAMES:
        raise UsageError(f"there is no example case {name!r}", advice=f"choose one of {', '.join(NAMES)}")
    folder = files(__package__).joinpath(name)
    entries = sorted((e for e in folder.iterdir() if e.name.endswith(".json")), key=lambda e: e.name)
    return tuple(
        record.report_of(
            record.parse(entry.read_text("utf-8"), entry.name),
            stem=entry.name.removesuffix(".json"),
            where=f"{name}/{entry.name}",
        )
        for entry in entries
    )
