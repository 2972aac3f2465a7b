"""Sources in, reports and faults out; one bad file, row or entry never stops the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from statusquo.errors import SourceError
from statusquo.report import Report
from statusquo.sources.how import How
from statusquo.sources.kinds import reports_of
from statusquo.sources.text import LIMIT
from statusquo.sources.walking import PassedOverError, files

Source = str | os.PathLike[str]


class RepeatError(SourceError):
    """A report that came before in the same run; no fault."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What came of some sources.

    Attributes:
        reports: in the order of the sources, files of a folder by name; each id once.
        errors: one for each file, row or entry that could not be read.
        repeats: one for each report left out because it came before; no fault.
        passed_over: one for each brief that lies in a folder among the reports; no fault.
    """

    reports: tuple[Report, ...]
    errors: tuple[SourceError, ...]
    repeats: tuple[RepeatError, ...] = ()
    passed_over: tuple[PassedOverError, ...] = ()


def load(sources: Iterable[Source], *, limit: int = LIMIT, how: How | None = None) -> Batch:
    """Read files and folders.

    Args:
        sources: paths of files of a known kind (``statusquo.sources.ENDINGS``), of folders with such files at any
            depth, or patterns of paths. In a folder other files and those whose name starts with a dot are passed
            over; links that leave the folder are faults.
        limit: largest text of one report, in characters.
        how: limits, columns and encodings; ``limit`` is that of ``how`` if it is given.

    Returns:
        The reports, and an error for everything that could not be read.
    """
    reports: list[Report] = []
    errors: list[SourceError] = []
    repeats: list[RepeatError] = []
    passed_over: list[PassedOverError] = []
    for _, found in stream(sources, limit=limit, how=how):
        if isinstance(found, RepeatError):
            repeats.append(found)
        elif isinstance(found, PassedOverError):
            passed_over.append(found)
        elif isinstance(found, SourceError):
            errors.append(found)
        else:
            reports.append(found)
    return Batch(tuple(reports), tuple(errors), tuple(repeats), tuple(passed_over))


def stream(
    sources: Iterable[Source], *, limit: int = LIMIT, how: How | None = None
) -> Iterator[tuple[Path, Report | SourceError]]:
    """Read sources one after another, so that no more than one text is held; arguments as for :func:`load`.

    Yields:
        The path of a file and a report of it, or a fault; a :class:`RepeatError` where the same report came before.
    """
    how = how or How(limit)
    known = _Known(once=how.once, revisions=how.revisions)
    for path, fault in files(sources):
        if fault is not None:
            yield path, fault
            continue
        try:
            for one in reports_of(path, how):
                yield path, known.admit(one) if isinstance(one, Report) else one
        except SourceError as error:
            yield path, error


class _Known:
    """The reports so far, by id and by text."""

    def __init__(self, *, once: bool, revisions: bool) -> None:
        self._once, self._revisions = once, revisions
        self._ids: dict[str, tuple[str, str]] = {}
        self._texts: dict[str, dict[str | None, str]] = {}

    def admit(self, report: Report) -> Report | SourceError:
        """The report, or why it is left out: it came before, or another came under its id.

        A copy of a text under another name is the same report, unless it says that it is from another publisher,
        or was given an id of its own.
        """
        where = report.source or report.id
        if report.id in self._ids:
            digest, first = self._ids[report.id]
            if digest == report.hash:
                return _repeat(where, first)
            if not self._revisions:
                what = f"id {report.id!r} is already that of {first}, which has another text"
                advice = "leave out the older text if one corrects the other, else give it another id"
                return SourceError(what, where=where, advice=advice)
        publishers = self._texts.setdefault(report.hash, {})
        named_by_us = report.id.endswith(f"-{report.hash[:8]}")
        if publishers and (named_by_us or self._once):
            if report.publisher in publishers:
                return _repeat(where, publishers[report.publisher])
            if report.publisher is None:
                return _repeat(where, next(iter(publishers.values())))
        publishers.setdefault(report.publisher, where)
        self._ids[report.id] = report.hash, where
        return report


def _repeat(where: str, first: str) -> RepeatError:
    told = "the same report again" if where == first else f"the same report again (as {first})"
    return RepeatError(f"{told}, counted once", where=where)
