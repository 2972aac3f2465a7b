"""Reading: a report in, findings out. One folder a language; another joins the table."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final

from statusquo.findings import Findings
from statusquo.report import Report

Reader = Callable[[Report], Findings]

#: Language code to the module whose ``read`` reads it; loaded on first use.
_READERS: Final = {"de": "statusquo.reading.german"}

LANGUAGES: Final = tuple(_READERS)


def read(report: Report) -> Findings:
    """Read one report with the reader of its language.

    Returns:
        Its findings. If its language is unknown or has no reader, ``not_read`` says so.
    """
    if report.language is None:
        return Findings(report, not_read="language unknown")
    if report.language not in _READERS:
        return Findings(report, not_read=f"no reader for language {report.language!r}")
    reader: Reader = import_module(_READERS[report.language]).read
    return reader(report)


def version(language: str | None) -> str:
    """Name and version of the reader of a language (``german/1``); empty if there is none."""
    if language not in _READERS:
        return ""
    found: str = import_module(_READERS[language]).VERSION
    return found
