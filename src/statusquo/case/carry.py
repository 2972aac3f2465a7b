"""Carry decisions over to a new reading of the same text.

A finding keeps its id as long as a reader finds the same on the same characters. If a decided finding has
another id in the newest reading, it is looked for by kind, overlap of its spans, and content; if it is not
there at all, an accepted or corrected one is put back as it was, and every such decision is listed.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from statusquo.case import schema
from statusquo.case.decisions import Decision, effective
from statusquo.case.encode import KINDS, decode
from statusquo.findings import Actor, Condition, Event, Finding, Findings, Position, Statement
from statusquo.span import Span


def carry_over(
    connection: Connection, findings: Sequence[Findings], decisions: Sequence[Decision]
) -> tuple[tuple[Findings, ...], tuple[Decision, ...], tuple[Decision, ...]]:
    """Fit old decisions to the newest readings.

    Returns:
        The findings, with those put back that a person accepted or corrected; the decisions, with the ids of
        the newest reading; and the decisions on findings that the newest reading does not have.
    """
    present = {one.id for f in findings for name in KINDS for one in getattr(f, name)}
    held = effective(decisions)
    lost = {t for d in held if d.about == "finding" for t in (d.target, d.other) if t and t not in present}
    if not lost:
        return tuple(findings), tuple(decisions), ()
    by_text = defaultdict(list)
    for at, f in enumerate(findings):
        by_text[f.report.hash].append(at)
    renamed: dict[str, str] = {}
    listed = list(findings)
    back = {d.target for d in held if d.about == "finding" and d.action in ("accepted", "corrected")}
    vanished: set[str] = set()
    for id_, old in sorted(_old(connection, lost, {f.report.hash: f for f in findings}).items()):
        places = by_text.get(old[0].report.hash, [])
        match = next((m for at in places if (m := _same(old, listed[at]))), None)
        if match is not None:
            renamed[id_] = match
            continue
        vanished.add(id_)
        if id_ in back:
            for at in places:
                listed[at] = _put_back(listed[at], *old)
    vanished |= lost - renamed.keys()
    moved = tuple(
        dataclasses.replace(d, target=renamed.get(d.target, d.target), other=renamed.get(d.other, d.other))
        if d.about == "finding"
        else d
        for d in decisions
    )
    return tuple(listed), moved, tuple(d for d in held if d.about == "finding" and d.target in vanished)


def _old(connection: Connection, lost: set[str], texts: dict[str, Findings]) -> dict[str, tuple[Findings, Finding]]:
    """The lost findings as older readings have them, with that reading."""
    f, g, r, t = schema.finding.c, schema.reading.c, schema.report.c, schema.text.c
    found: dict[str, tuple[Findings, Finding]] = {}
    for id_ in sorted(lost):
        row = connection.execute(
            select(t.hash, g.reader, g.not_read, g.data)
            .select_from(schema.finding)
            .join(schema.reading, g.id == f.reading_id)
            .join(schema.report, r.id == g.report_id)
            .join(schema.text, t.id == r.text_id)
            .where(f.finding == id_)
            .order_by(g.id.desc())
            .limit(1)
        ).first()
        if row is None or row[0] not in texts:
            continue
        old = decode(row[3], texts[row[0]].report, row[1], row[2])
        found[id_] = (old, next(one for name in KINDS for one in getattr(old, name) if one.id == id_))
    return found


def _spans(finding: Finding) -> tuple[Span, ...]:
    if isinstance(finding, Actor):
        return finding.mentions
    if isinstance(finding, Position):
        return (finding.issue,)
    return (finding.content if isinstance(finding, Statement) else finding.span,)


def _content(finding: Finding, within: Findings) -> tuple[object, ...]:
    """What must be equal besides an overlap; actors by name, since their ids may differ between readers."""

    def name(actor: str | None) -> str | None:
        return None if actor is None else within.actor(actor).name

    if isinstance(finding, Actor):
        return (finding.table or finding.name,)
    if isinstance(finding, Position):
        return (finding.stance, name(finding.actor))
    if isinstance(finding, Statement):
        return (name(finding.speaker),)
    if isinstance(finding, Event):
        return (finding.kind, finding.status)
    return (finding.label, finding.holds)


def _same(old: tuple[Findings, Finding], new: Findings) -> str | None:
    """The finding of the new reading that overlaps most with the same kind and content."""
    within, finding = old
    content, spans = _content(finding, within), _spans(finding)
    best: list[tuple[int, str]] = []
    for kind in KINDS.values():
        if type(finding) is kind:
            name = next(n for n, k in KINDS.items() if k is kind)
            for other in getattr(new, name):
                common = sum(
                    min(a.stop, b.stop) - max(a.start, b.start) for a in spans for b in _spans(other) if a.overlaps(b)
                )
                if common and _content(other, new) == content:
                    best.append((-common, other.id))
    return min(best)[1] if best else None


def _put_back(new: Findings, within: Findings, finding: Finding) -> Findings:
    """Add an old finding and the actors it needs to a new reading."""
    same_name = {actor.name: actor.id for actor in new.actors}
    actors = list(new.actors)

    def bring(id_: str | None) -> str | None:
        if id_ is None:
            return None
        actor = within.actor(id_)
        if actor.name not in same_name:
            same_name[actor.name] = actor.id
            actors.append(dataclasses.replace(actor, acts_for=bring(actor.acts_for)))
        return same_name[actor.name]

    name = next(n for n, kind in KINDS.items() if isinstance(finding, kind))
    moved: Finding
    if isinstance(finding, Actor):
        bring(finding.id)
        return dataclasses.replace(new, actors=tuple(actors))
    if isinstance(finding, Position):
        moved = dataclasses.replace(
            finding,
            actor=bring(finding.actor) or finding.actor,
            addressee=bring(finding.addressee),
            who_would_act=bring(finding.who_would_act),
        )
    elif isinstance(finding, Statement):
        moved = dataclasses.replace(finding, speaker=bring(finding.speaker), via=bring(finding.via))
    elif isinstance(finding, Event):
        moved = dataclasses.replace(finding, participants=tuple(bring(p) or p for p in finding.participants))
    elif isinstance(finding, Condition):
        moved = dataclasses.replace(finding, parties=tuple(bring(p) or p for p in finding.parties))
    changes: dict[str, Any] = {name: (*getattr(new, name), moved), "actors": tuple(actors)}
    return dataclasses.replace(new, **changes)
