"""Reading: a report in, findings out. One folder a language; another joins the table."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol

from statusquo.findings import Findings
from statusquo.report import Report

if TYPE_CHECKING:
    from statusquo.language.actors import ActorFile


class Reader(Protocol):
    """What a language's module has as ``read``."""

    def __call__(self, report: Report, actors: ActorFile | None = None, /) -> Findings:
        """Read one report."""


#: Language code to the module whose ``read`` reads it; loaded on first use.
_READERS: Final = {"de": "statusquo.reading.german"}

LANGUAGES: Final = tuple(_READERS)


def read(report: Report, actors: ActorFile | None = None) -> Findings:
    """Read one report with the reader of its language.

    Args:
        actors: a project's own actor table; its actors come before the shipped ones.

    Returns:
        Its findings. If its language is unknown or has no reader, ``not_read`` says so.
    """
    if report.language is None:
        return Findings(report, not_read="language unknown")
    if report.language not in _READERS:
        return Findings(report, not_read=f"no reader for language {report.language!r}")
    reader: Reader = import_module(_READERS[report.language]).read
    found = reader(report, actors)
    return found if actors is None else replace(found, reader=version(report.language, actors))


def version(language: str | None, actors: ActorFile | None = None) -> str:
    """Name and version of the reader of a language (``german/1``); empty if there is none.

    With an actor table of the project its version is a part of it (``german/1 actors/1a2b3c4d``): another table
    is another reading.
    """
    if language not in _READERS:
        return ""
    found: str = import_module(_READERS[language]).VERSION
    return found if actors is None else f"{found} actors/{actors.version}"
