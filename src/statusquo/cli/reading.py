"""Loading and reading sources for a command: faults told, progress shown, all cores used where it pays."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from typing import Final

from rich.progress import track

from statusquo.cli.output import err, say, tell, tell_notes
from statusquo.findings import Findings
from statusquo.language.actors import ActorFile
from statusquo.reading.many import read_all
from statusquo.report import Report
from statusquo.sources import LIMIT, load

#: From how many reports on a second process pays for its start.
_MANY: Final = 20


def load_and_tell(sources: Sequence[str], limit: int | None) -> tuple[tuple[Report, ...], bool]:
    """Load reports and print every fault.

    Returns:
        The reports, and whether an input was at fault.
    """
    batch = load(sources, limit=limit or LIMIT)
    faulty = tell(batch.errors)
    for one in batch.passed_over:
        say(str(one))
    tell_notes(batch.reports)
    for path in batch.repeats:
        say(f"{path}: the same report again, counted once")
    return batch.reports, faulty


def read_and_tell(reports: Sequence[Report], jobs: int | None, actors: ActorFile | None = None) -> Iterator[Findings]:
    """Read reports in order, with a progress bar where standard error is a terminal."""
    with _executor(len(reports), jobs) as executor:
        found = read_all(reports, executor, actors=actors)
        if sys.stderr.isatty() and len(reports) > _MANY:
            found = iter(track(found, total=len(reports), console=err(), description="reading", transient=True))
        for findings in found:
            if findings.not_read:
                say(f"{findings.report.source or findings.report.id}: not read: {findings.not_read}")
            yield findings


@contextmanager
def _executor(reports: int, jobs: int | None) -> Iterator[ProcessPoolExecutor | None]:
    workers = jobs or (os.cpu_count() or 1 if reports > _MANY else 1)
    if workers == 1:
        yield None
        return
    # "spawn" is what Windows and macOS have; the same everywhere means the same faults everywhere.
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor
