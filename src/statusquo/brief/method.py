"""How the brief was made: what and who made it, and enough to repeat it byte for byte."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Final

from statusquo.assessment.results import Assessment
from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence, every
from statusquo.brief.names import Names
from statusquo.case.decisions import Decision, standing
from statusquo.conflict.model import Conflict

#: Packages whose version can change what is read or computed.
DECISIVE: Final = ("numpy", "HanTa")
#: Decisions the page shows, the latest.
MOST_DECISIONS: Final = 100
MOST_OPEN: Final = 12
"""Decisions up to which their list is unfolded."""
MOST_HASHES: Final = 500
"""Reports the page lists with their hashes."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision of a person: who, when, what, why. ``undone``: it was taken back later."""

    number: int
    who: str
    day: str
    time: str
    what: str
    why: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Method:
    """What made the brief.

    Attributes:
        version: of statusquo; ``packages``: name and version of what computes and analyses.
        readers: name and number of reports.
        reports: id, date, hash of the stored text and number of findings of each report.
        rules: rules that found something, with how much.
        findings: kinds of findings with their number.
        decisions: all decisions of persons, the latest first; ``people``: by how many persons. ``shown``: the latest
            of them, which the page has.
        draft: hash of the draft; ``orders`` and ``seed`` of the assessment, ``None`` without one.
        model: the conflict file, or an empty string; ``limits``: what all this cannot do, in words.
        command: what to type to make it again; empty if it was made by other means.
    """

    version: str
    packages: tuple[tuple[str, str], ...]
    readers: tuple[tuple[str, int], ...]
    reports: tuple[tuple[str, str, str, int], ...]
    rules: tuple[tuple[str, int], ...]
    findings: tuple[tuple[str, int], ...]
    decisions: tuple[Decided, ...] = ()
    people: int = 0
    draft: str = ""
    orders: int | None = None
    seed: int | None = None
    model: str = ""
    command: str = ""
    limits: str = ""

    @property
    def decided(self) -> int:
        """How many decisions there are."""
        return len(self.decisions)

    @property
    def shown(self) -> tuple[Decided, ...]:
        """The decisions the page has."""
        return self.decisions[:MOST_DECISIONS]


def method(
    evidence: Evidence,
    names: Names,
    conflict: Conflict | None,
    assessment: Assessment | None,
    decisions: Sequence[Decision] = (),
    command: str = "",
) -> Method:
    """Collect what made the brief."""
    rules: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for findings in evidence.ordered:
        kinds["actor"] += len(findings.actors)
        for finding in every(findings):
            rules[finding.rule or "–"] += 1
            kinds[type(finding).__name__.lower()] += 1
    readers = Counter(findings.reader for findings in evidence.ordered if findings.reader)
    kept = {decision.number for decision in standing(decisions)}
    latest = sorted(decisions, key=lambda decision: -decision.number)
    return Method(
        version=version("statusquo"),
        packages=tuple((name, found) for name in DECISIVE if (found := _version(name))),
        readers=tuple(sorted(readers.items())),
        reports=tuple(
            (f.report.id, f.report.date.isoformat() if f.report.date else "", f.report.hash, len(every(f)))
            for f in evidence.ordered
        ),
        rules=tuple(sorted(rules.items(), key=lambda item: (-item[1], item[0]))),
        findings=tuple(sorted((kind, n) for kind, n in kinds.items() if n)),
        decisions=tuple(_decided(one, one.number in kept, evidence, names) for one in latest),
        people=len({decision.author for decision in decisions}),
        draft=(conflict.draft or "") if conflict else "",
        orders=assessment.orders if assessment else None,
        seed=assessment.seed if assessment else None,
        model=conflict.dump() if conflict else "",
        command=command,
        limits=evidence.calendar.words("brief.method.limits"),
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _decided(decision: Decision, stands: bool, evidence: Evidence, names: Names) -> Decided:
    calendar = evidence.calendar
    day, _, clock = decision.time.partition("T")
    return Decided(
        number=decision.number,
        who=decision.author,
        day=calendar.day(day) if day else "–",
        time=clock[:5],
        what=_what(decision, evidence, names, calendar),
        why=decision.reason,
        undone=not stands,
    )


def _what(decision: Decision, evidence: Evidence, names: Names, calendar: Calendar) -> str:
    """A decision in words: what was done to what."""
    words = calendar.words
    about = words(f"brief.decided.about_{decision.about}", what=_told(decision, evidence, calendar))
    action = words(f"brief.decided.{decision.action}")
    if decision.action == "corrected":
        changes = [f"{field}: {value if value is not None else '–'}" for field, value in decision.changes]
        return words("brief.decided.line_more", what=about, action=action, more="; ".join(changes))
    if decision.other:
        other = _quoted(decision.other, evidence, calendar) if decision.about == "finding" else decision.other
        return words("brief.decided.line_more", what=about, action=action, more=names.called(other))
    return words("brief.decided.line", what=about, action=action)


def _told(decision: Decision, evidence: Evidence, calendar: Calendar) -> str:
    if decision.about == "finding":
        return _quoted(decision.target, evidence, calendar)
    if decision.about == "decision":
        return decision.target
    return calendar.words("brief.say.quoted", what=decision.target)


def _quoted(finding: str, evidence: Evidence, calendar: Calendar) -> str:
    """A finding by its words; by its id where a rejection left no trace of it in the case."""
    sources = evidence.sources((finding,))
    if not sources:
        return finding
    quote = sources[-1].span.quote
    return calendar.words("brief.say.quoted", what=quote if len(quote) <= 120 else f"{quote[:118]}…")
