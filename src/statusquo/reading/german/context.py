"""What every rule of the German reader works on: the report, its analysis, and who is who in it."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.language.actors import ActorFile
from statusquo.reading.german.actors import ActorIndex, find
from statusquo.reading.german.analysis import Analysis, analyse
from statusquo.report import Report

__all__ = ["ActorIndex", "Context", "context_of"]


@dataclass(frozen=True)
class Context:
    """A report with its analysis and its actors."""

    report: Report
    analysis: Analysis
    actors: ActorIndex


def context_of(report: Report, own: ActorFile | None = None) -> Context:
    """Analyse a report and find its actors, also those of a project's own table; offsets count in ``report.text``."""
    first_line = report.text.lstrip("\n ").partition("\n")[0].strip()
    analysis = analyse(report.text, title=bool(report.title) and first_line == report.title.strip())
    return Context(report, analysis, find(report, analysis, own))
