"""What a finding can be corrected to: checked before a correction is stored, and again when it is applied.

A correction that names an unknown kind, or characters that the text does not have, would be in the log for good
and would stop the case from being joined.
"""

from __future__ import annotations

import datetime
from typing import Final, get_args

from statusquo.errors import UsageError
from statusquo.findings import EVENT_KINDS, STANCES, ActorKind, Event, EventStatus, Finding, Findings
from statusquo.span import Span

#: Fields whose value is a place in the text, an actor, or a day.
SPANS: Final = frozenset({"issue", "evidence", "span"})
ACTORS: Final = frozenset({"actor", "addressee", "who_would_act", "speaker", "acts_for"})
DAYS: Final = frozenset({"since", "until"})
#: Fields that cannot be unknown.
NEEDED: Final = frozenset({"stance", "actor", "label", "issue", "evidence", "span", "kind", "status", "name"})


def choices(finding: Finding, name: str) -> tuple[str, ...]:
    """The values a field of a finding can have, if they are few and always the same."""
    if name == "kind":
        return EVENT_KINDS if isinstance(finding, Event) else get_args(ActorKind)
    return {"stance": STANCES, "status": get_args(EventStatus), "holds": ("true", "false")}.get(name, ())


def check(finding: Finding, name: str, value: str | None, text: str) -> None:
    """Check one new value, apart from the actor it may name, who is looked up among all reports.

    Args:
        finding: what is corrected; ``name``: its field.
        value: as a decision has it; ``None`` is "not known".
        text: of its report.

    Raises:
        UsageError: the finding cannot have that value; says which it can have.
        SpanError: the text has no such characters.
    """
    if not hasattr(finding, name):
        raise UsageError(f"a finding of this kind has no {name}", where=finding.id)
    if value is None:
        if name in NEEDED:
            raise UsageError(f"{name} cannot be unknown", where=finding.id, advice="reject the finding if it is wrong")
        return
    if name in SPANS:
        start, _, stop = value.partition("-")
        Span.of(text, int(start), int(stop))
    elif name in DAYS:
        day(value)
    elif (known := choices(finding, name)) and value not in known:
        raise UsageError(f"{value} is no {name}", where=finding.id, advice="choose from " + ", ".join(known))
    elif name in NEEDED and not value.strip():
        raise UsageError(f"{name} cannot be empty", where=finding.id)


def day(typed: str) -> str:
    """A day as ISO 8601 writes it.

    Raises:
        UsageError: it is none.
    """
    try:
        return datetime.date.fromisoformat(typed).isoformat()
    except ValueError:
        raise UsageError(f"{typed} is no day", advice="write YYYY-MM-DD") from None


def circle(findings: Findings) -> str | None:
    """The name of an actor that acts for itself, be it through others; ``None`` if there is none."""
    above = {actor.id: actor.acts_for for actor in findings.actors}
    for actor in findings.actors:
        walked, at = {actor.id}, actor.acts_for
        while at is not None and at not in walked:
            walked.add(at)
            at = above.get(at)
        if at == actor.id:
            return actor.name
    return None
