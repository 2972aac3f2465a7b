"""What the lead and the changes are told from: the parts that were made before them, and the words they share."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.brief.calendar import Calendar
from statusquo.brief.contacts import Contacts
from statusquo.brief.evidence import Evidence
from statusquo.brief.matrix import Matrix
from statusquo.brief.names import Names
from statusquo.brief.timeline import Timeline
from statusquo.brief.turns import Turns
from statusquo.case.joined import World


@dataclass(frozen=True, slots=True)
class Told:
    """The parts of a brief that need no other part, with what they were made with."""

    evidence: Evidence
    names: Names
    turns: Turns
    matrix: Matrix
    contacts: Contacts
    timeline: Timeline

    @property
    def world(self) -> World:
        """The case."""
        return self.evidence.world

    @property
    def calendar(self) -> Calendar:
        """Dates and numbers in the language of the brief."""
        return self.evidence.calendar
