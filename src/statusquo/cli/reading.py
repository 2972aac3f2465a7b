"""Loading and reading sources for a command: faults told, progress shown, all cores used where it pays."""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from rich.progress import track

from statusquo.cli.columns_option import given_form
from statusquo.cli.output import err, say, tell
from statusquo.findings import Findings
from statusquo.language.actors import ActorFile
from statusquo.reading.many import pool, read_all
from statusquo.report import Report
from statusquo.sources import LIMIT, How, load

#: From how many reports on a bar is shown.
_MANY: Final = 20
_LINE: Final = re.compile(r":\d+$")
_VALUE: Final = re.compile(r"(['\"]).*?\1")


class Notes:
    """What was noticed while reports were read in; of one file the same is told once, and then counted."""

    def __init__(self) -> None:
        self._told: Counter[tuple[str, str]] = Counter()

    def tell(self, report: Report) -> None:
        """Print what was noticed about a report, unless the like was told of its file."""
        place = report.source or report.id
        for note in report.notes:
            self.say(place, note)

    def say(self, place: str, note: str) -> None:
        """Print a line about a place in a file, unless the like was told of that file."""
        like = _LINE.sub("", place), _VALUE.sub("…", note)
        self._told[like] += 1
        if self._told[like] == 1:
            say(f"{place}: {note}")

    def close(self) -> None:
        """Print how often what was told once was noticed again."""
        for (file, note), number in self._told.items():
            if number > 1:
                say(f"{file}: {number - 1} more: {note}")
        self._told.clear()


def load_and_tell(
    sources: Sequence[str], limit: int | None, *, once: bool = False, faults: list[str] | None = None
) -> tuple[tuple[Report, ...], bool]:
    """Load reports and print every fault and every copy.

    Args:
        once: take the same text for the same report also where it comes with another id, and say in a last line how
            many reports were read in and how many were not: the result names those alone that were.
        faults: a list that gets a line for every input at fault.

    Returns:
        The reports, and whether an input was at fault.
    """
    batch = load(sources, how=How(limit or LIMIT, given_form(), once=once))
    faulty = tell(batch.errors)
    if faults is not None:
        faults += [str(error) for error in batch.errors]
    tell(batch.passed_over)
    notes = Notes()
    for report in batch.reports:
        notes.tell(report)
    notes.close()
    tell(batch.repeats)
    if once and batch.reports and (batch.errors or batch.repeats):
        left = (("the same again", len(batch.repeats)), ("at fault", len(batch.errors)))
        told = "".join(f", {number} {what}" for what, number in left if number)
        say(f"{len(batch.reports)} report{'s' * (len(batch.reports) > 1)} read in{told}")
    return batch.reports, faulty


def read_and_tell(reports: Sequence[Report], jobs: int | None, actors: ActorFile | None = None) -> Iterator[Findings]:
    """Read reports in order, with a progress bar where standard error is a terminal."""
    with pool(len(reports), jobs) as executor:
        found = read_all(reports, executor, actors=actors)
        if sys.stderr.isatty() and len(reports) > _MANY:
            found = iter(track(found, total=len(reports), console=err(), description="reading", transient=True))
        for findings in found:
            if findings.not_read:
                say(f"{findings.report.source or findings.report.id}: not read: {findings.not_read}")
            yield findings
