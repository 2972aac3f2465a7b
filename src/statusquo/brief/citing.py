"""Who cites whom: whose words stand in the reports, in what form, through whom, and in whose papers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from statusquo.brief.evidence import Evidence
from statusquo.brief.names import Names

MOST_SPEAKERS, MOST_NAMES = 60, 6


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted.

    Attributes:
        name: as it is called in the brief; empty where the reports name nobody. party: for whom it speaks, if not
            for itself.
        direct, indirect, reported: number of statements in that form; via: through whom, with how many.
        publishers: where it is quoted, with the number of reports; reports: number of reports.
    """

    name: str
    party: str
    direct: int
    indirect: int
    reported: int
    via: tuple[tuple[str, int], ...]
    publishers: tuple[tuple[str, int], ...]
    reports: int

    @property
    def statements(self) -> int:
        """All statements."""
        return self.direct + self.indirect + self.reported


def speakers(evidence: Evidence, names: Names) -> tuple[Speaker, ...]:
    """Everybody who is quoted, the most quoted first; statements without a named speaker last."""
    forms: dict[str, Counter[str]] = {}
    via: dict[str, Counter[str]] = {}
    places: dict[str, set[tuple[str, str]]] = {}
    party: dict[str, str] = {}
    for findings in evidence.ordered:
        report = findings.report
        for statement in findings.statements:
            name = names.called(findings.actor(statement.speaker).name) if statement.speaker else ""
            forms.setdefault(name, Counter())[statement.form] += 1
            places.setdefault(name, set()).add((report.publisher or report.title or report.id, report.id))
            if statement.speaker:
                behind = names.called(findings.party(statement.speaker).name)
                party.setdefault(name, behind if behind != name else "")
            if statement.via:
                relay = names.called(findings.actor(statement.via).name)
                via.setdefault(name, Counter())[relay] += 1
    made = [
        Speaker(
            name=name,
            party=party.get(name, ""),
            direct=form["direct"],
            indirect=form["indirect"],
            reported=form["reported"],
            via=_ranked(via.get(name, Counter())),
            publishers=_ranked(Counter(publisher for publisher, _ in places[name])),
            reports=len(places[name]),
        )
        for name, form in forms.items()
    ]
    return tuple(sorted(made, key=lambda s: (not s.name, -s.statements, s.name)))


def _ranked(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
