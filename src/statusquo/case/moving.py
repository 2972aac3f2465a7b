"""A decision on a finding, as it is said of the same finding in another text or by another reader.

Places are moved with the words they cover, and actors are named, because offsets and ids are those of one text.
"""

from __future__ import annotations

import dataclasses

from statusquo.case.corrections import ACTORS, SPANS
from statusquo.case.decisions import Decision
from statusquo.findings import Actor, Finding, Findings, Position, Statement
from statusquo.span import Span

_FAR = 1000
"""Characters around a finding in which a place that moved is looked for."""


def place(finding: Finding) -> Span:
    """The span to mark for a finding."""
    if isinstance(finding, Actor):
        return finding.mentions[0]
    if isinstance(finding, Position):
        return finding.evidence
    return finding.content if isinstance(finding, Statement) else finding.span


def moved(decision: Decision, old: tuple[Findings, Finding], new: tuple[Findings, Finding]) -> Decision | None:
    """The decision with its target and changes as they are in the other text.

    Returns:
        ``None`` if it names a place that the other text does not have.
    """
    changes = []
    for name, value in decision.changes:
        moved_value = value
        if name in SPANS and value is not None:
            moved_value = _range(value, old, new)
            if moved_value is None:
                return None
        elif name in ACTORS and value is not None:
            moved_value = _actor(value, old[0], new[0])
        changes.append((name, moved_value))
    return dataclasses.replace(decision, target=new[1].id, changes=tuple(changes))


def _range(value: str, old: tuple[Findings, Finding], new: tuple[Findings, Finding]) -> str | None:
    before, after = old[0].report.text, new[0].report.text
    if before == after:
        return value
    first, _, last = value.partition("-")
    start, stop = int(first), int(last)
    words = before[start:stop]
    anchor = place(new[1]).start
    wanted = start + anchor - place(old[1]).start
    found = [at for at in range(max(0, anchor - _FAR), min(len(after), anchor + _FAR)) if after.startswith(words, at)]
    if not words or not found:
        return None
    at = min(found, key=lambda at: (abs(at - wanted), at))
    return f"{at}-{at + len(words)}"


def _actor(value: str, old: Findings, new: Findings) -> str:
    """The id of the same actor, else its table key or name, by which it is found elsewhere in the case."""
    known = next((actor for actor in old.actors if actor.id == value), None)
    if known is None:
        return value
    by_table = (actor for actor in new.actors if known.table and actor.table == known.table)
    by_name = (actor for actor in new.actors if actor.name == known.name)
    same = next(by_table, None) or next(by_name, None)
    return same.id if same is not None else known.table or known.name
