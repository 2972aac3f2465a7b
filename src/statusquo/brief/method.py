"""How the brief was made: enough to repeat it byte for byte."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib.metadata import version

from statusquo.assessment.results import Assessment
from statusquo.brief.evidence import Evidence, every
from statusquo.conflict.model import Conflict


@dataclass(frozen=True, slots=True)
class Method:
    """What made the brief.

    Attributes:
        version: of statusquo; ``readers``: name and number of reports.
        reports: id, date, hash of the stored text and number of findings of each report.
        rules: rules that found something, with how much.
        findings: kinds of findings with their number.
        unread: id and reason of the reports that were not read.
        draft: hash of the draft; ``orders`` and ``seed`` of the assessment, ``None`` without one.
        model: the conflict file, or an empty string.
    """

    version: str
    readers: tuple[tuple[str, int], ...]
    reports: tuple[tuple[str, str, str, int], ...]
    rules: tuple[tuple[str, int], ...]
    findings: tuple[tuple[str, int], ...]
    unread: tuple[tuple[str, str], ...]
    draft: str = ""
    orders: int | None = None
    seed: int | None = None
    model: str = ""


def method(evidence: Evidence, conflict: Conflict | None, assessment: Assessment | None) -> Method:
    """Collect what made the brief."""
    rules: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for findings in evidence.ordered:
        kinds["actor"] += len(findings.actors)
        for finding in every(findings):
            rules[finding.rule or "–"] += 1
            kinds[type(finding).__name__.lower()] += 1
    readers = Counter(findings.reader for findings in evidence.ordered if findings.reader)
    return Method(
        version=version("statusquo"),
        readers=tuple(sorted(readers.items())),
        reports=tuple(
            (f.report.id, f.report.date.isoformat() if f.report.date else "", f.report.hash, len(every(f)))
            for f in evidence.ordered
        ),
        rules=tuple(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        findings=tuple(sorted((kind, n) for kind, n in kinds.items() if n)),
        unread=tuple((f.report.id, f.not_read) for f in evidence.ordered if f.not_read),
        draft=(conflict.draft or "") if conflict else "",
        orders=assessment.orders if assessment else None,
        seed=assessment.seed if assessment else None,
        model=conflict.dump() if conflict else "",
    )
