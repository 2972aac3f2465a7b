"""Reading many reports on any number of processes, with the same result whatever their number.

Here and nowhere else is decided how many processes read and how they are started.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Final

from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.report import Report

if TYPE_CHECKING:
    from statusquo.language.actors import ActorFile

#: Reports in one task: half a second or so of work, so that handing tasks out costs nothing beside it.
_CHUNK: Final = 16

#: Tasks that are handed out before their findings are asked for: half a minute of work for one process, two seconds for
#: sixteen, and about 1,000 reports in memory twice, however many there are.
_UNDER_WAY: Final = 64

#: Fewer reports are read in this process: another one needs about a second until it reads its first.
_WORTH_A_PROCESS: Final = 48


def processes(reports: int, jobs: int | None = None) -> int:
    """How many processes read a number of reports.

    Args:
        reports: how many there are; no process is started that would have nothing to do.
        jobs: the most processes wanted; ``None`` takes as many as there are cores, if there is enough to read.
    """
    if jobs is None:
        jobs = _cores() if reports >= _WORTH_A_PROCESS else 1
    return max(1, min(jobs, -(-reports // _CHUNK)))


@contextmanager
def pool(reports: int, jobs: int | None = None) -> Iterator[Executor | None]:
    """Processes for :func:`read_all`; ``None`` where one does (see :func:`processes`)."""
    number = processes(reports, jobs)
    if number == 1:
        yield None
        return
    # "spawn" is what Windows and macOS have; the same everywhere means the same faults everywhere.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(number, mp_context=context, initializer=_begin) as executor:
        yield executor


def read_all(
    reports: Iterable[Report], executor: Executor | None = None, *, actors: ActorFile | None = None
) -> Iterator[Findings]:
    """Read reports in order.

    Args:
        reports: the reports; what an error of one of them raises comes when its findings are asked for, or those of
            one of the reports in a task with it.
        executor: what :func:`pool` gives, or any ``concurrent.futures.Executor``; ``None`` reads in this process.
        actors: a project's own actor table; goes to the other processes with the reports.

    Returns:
        The findings of each report, in the order of the reports. The executor begins at once with the first thousand,
        whenever they are asked for, and goes on with others as findings are taken.
    """
    if executor is None:
        return (read(report, actors) for report in reports)
    rest = iter(reports)
    chunks = iter(lambda: list(islice(rest, _CHUNK)), [])
    tasks = (executor.submit(_read_chunk, chunk, actors) for chunk in chunks)
    return _in_order(deque(islice(tasks, _UNDER_WAY)), tasks)


def _in_order(waiting: deque[Future[list[Findings]]], tasks: Iterator[Future[list[Findings]]]) -> Iterator[Findings]:
    """What tasks give, in their order; for each that is done the next is begun."""
    try:
        while waiting:
            found = waiting.popleft().result()
            waiting.extend(islice(tasks, 1))
            yield from found
    finally:
        for task in waiting:
            task.cancel()


def _read_chunk(reports: Sequence[Report], actors: ActorFile | None) -> list[Findings]:
    return [read(report, actors) for report in reports]


def _cores() -> int:
    """The cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin() -> None:
    """Let the main process alone answer Ctrl-C, so that the user sees no traceback of a worker; end when it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A killed main process tells nobody: without this its workers would wait for reports for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
