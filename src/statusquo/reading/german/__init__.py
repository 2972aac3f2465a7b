"""The German reader: ``read(report)`` returns what a German report says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from statusquo.findings import Findings
from statusquo.report import Report

if TYPE_CHECKING:
    from statusquo.language.actors import ActorFile

__all__ = ["VERSION", "read"]

VERSION: Final = "german/1"


def read(report: Report, actors: ActorFile | None = None) -> Findings:
    """Read one German report; the rules are loaded on first use, so that their parts can be imported alone."""
    from statusquo.reading.german import reader

    return reader.read(report, actors)
