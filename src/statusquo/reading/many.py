"""Reading many reports on any number of processes, with the same result whatever their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from typing import TYPE_CHECKING, Final

from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.report import Report

if TYPE_CHECKING:
    from statusquo.language.actors import ActorFile

#: Reports in one task: a second or so of work, so that handing tasks out costs nothing beside it.
_CHUNK: Final = 16


def read_all(
    reports: Sequence[Report], executor: Executor | None = None, *, actors: ActorFile | None = None
) -> Iterator[Findings]:
    """Read reports in order.

    Args:
        reports: the reports.
        executor: any ``concurrent.futures.Executor``; ``None`` reads in this process.
        actors: a project's own actor table; goes to the other processes with the reports.

    Yields:
        The findings of each report, in the order of the reports.
    """
    if executor is None:
        yield from (read(report, actors) for report in reports)
        return
    chunks = [reports[start : start + _CHUNK] for start in range(0, len(reports), _CHUNK)]
    for findings in executor.map(partial(_read_chunk, actors=actors), chunks):
        yield from findings


def _read_chunk(reports: Sequence[Report], actors: ActorFile | None) -> list[Findings]:
    return [read(report, actors) for report in reports]
