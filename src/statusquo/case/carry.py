"""Carry decisions over to a new reading of the same text, to a new revision of it, and to its versions.

A finding keeps its id as long as a reader finds the same on the same characters. If a decided finding has
another id in the newest reading, it is looked for by kind, overlap of its spans, and content; if it is not
there at all, an accepted or corrected one is put back as it was, and every such decision is listed.

In a corrected text every offset may be another. There a finding is looked for by kind, content and its words; of
several the one in the sentence most like the old one. A decision on words that were corrected away no longer holds.
"""

from __future__ import annotations

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from sqlalchemy import Connection, select

from statusquo.case import schema
from statusquo.case.decisions import Decision, effective, unfit
from statusquo.case.encode import KINDS, decode
from statusquo.case.moving import moved, place
from statusquo.case.sketches import Pairs
from statusquo.case.versions import Place, copies, told_words
from statusquo.findings import Actor, Condition, Event, Finding, Findings, Position, Statement
from statusquo.report import Report
from statusquo.span import Span

_AROUND = 120
"""Characters on each side of a finding by which two of the same words are told apart."""


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
    by_text: dict[str, list[int]] = defaultdict(list)
    by_report: dict[str, int] = {}
    for at, f in enumerate(findings):
        by_text[f.report.hash].append(at)
        by_report[f.report.id] = at
    matched: dict[str, tuple[Place, Place]] = {}
    listed = list(findings)
    back = {d.target for d in held if d.about == "finding" and d.action in ("accepted", "corrected")}
    for id_, old in found_before(connection, lost).items():
        places = by_text.get(old[0].report.hash, [])
        match = next((m for at in places if (m := _same(old, listed[at]))), None)
        if match is None and not places and old[0].report.id in by_report:
            match = _same_words(old, listed[by_report[old[0].report.id]])
        if match is not None:
            matched[id_] = old, match
        elif id_ in back:
            for at in places:
                listed[at] = _put_back(listed[at], *old)
    carried, vanished = _carried(decisions, matched)
    bad = {d.number for d, _ in unfit(listed, carried) if d.number} & {
        d.number for d in decisions if d.about == "finding" and d.target in matched
    }
    if bad:  # the corrected text has no room for them
        by_number = {d.number: d for d in decisions}
        carried = tuple(by_number[d.number] if d.number in bad else d for d in carried)
    gone = (
        d
        for d in held
        if d.about == "finding"
        and (d.number in bad or d.number in vanished or {d.target, d.other} & (lost - matched.keys()))
    )
    return tuple(listed), carried, tuple(gone)


def _carried(
    decisions: Sequence[Decision], matched: Mapping[str, tuple[Place, Place]]
) -> tuple[tuple[Decision, ...], set[int]]:
    """The decisions as the newest readings have it, and the numbers of those that name a place that is gone."""
    carried, vanished = [], set()
    for d in decisions:
        one = d
        if d.about == "finding" and d.other in matched:
            one = dataclasses.replace(one, other=matched[d.other][1][1].id)
        if d.about == "finding" and d.target in matched:
            fresh = moved(one, *matched[d.target])
            if fresh is None:
                vanished.add(d.number)
            one = fresh or d
        carried.append(one)
    return tuple(carried), vanished


def spread(
    findings: Sequence[Findings], decisions: Sequence[Decision], known: Pairs
) -> tuple[tuple[Decision, ...], dict[str, list[Place]]]:
    """Say decisions of every version that says the same in the same words.

    Args:
        decisions: as :func:`carry_over` gives them; ``known``: the likeness of texts.

    Returns:
        The decisions, each followed by those on copies, with its number; and the copies
        (see :func:`statusquo.case.versions.copies`).
    """
    same = copies(findings, known, decisions)
    if not any(d.about == "finding" and d.target in same for d in decisions):
        return tuple(decisions), same
    made: list[Decision] = []
    for d in decisions:
        made.append(d)
        if d.about != "finding" or d.target not in same:
            continue
        first, *others = same[d.target]
        if d.other in {place[1].id for place in others}:
            continue  # it is about the two versions themselves
        made += [one for other in others if (one := moved(d, first, other)) is not None]
    own = {(d.number, d.target) for d in decisions}
    bad = {(d.number, d.target) for d, _ in unfit(findings, made)} - own
    return tuple(d for d in made if (d.number, d.target) not in bad), same


def found_before(connection: Connection, wanted: set[str]) -> dict[str, Place]:
    """Findings as the last reading that has them gives them, by id, with that reading; unknown ids are left out.

    Raises:
        CaseError: the stored findings are damaged.
    """
    f, g, r, t = schema.finding.c, schema.reading.c, schema.report.c, schema.text.c
    found: dict[str, Place] = {}
    decoded: dict[int, Findings] = {}
    for id_ in sorted(wanted):
        row = connection.execute(
            select(g.id, g.reader, g.not_read, g.data, t.text, r.key, r.title, r.date)
            .select_from(schema.finding)
            .join(schema.reading, g.id == f.reading_id)
            .join(schema.report, r.id == g.report_id)
            .join(schema.text, t.id == r.text_id)
            .where(f.finding == id_)
            .order_by(g.id.desc())
            .limit(1)
        ).first()
        if row is None:
            continue
        if row[0] not in decoded:
            report = Report(row[5], row[4], row[6], datetime.date.fromisoformat(row[7]) if row[7] else None)
            decoded[row[0]] = decode(row[3], report, row[1], row[2])
        old = decoded[row[0]]
        found[id_] = (old, next(one for name in KINDS for one in getattr(old, name) if one.id == id_))
    return found


def _same_words(old: Place, new: Findings) -> Place | None:
    """The finding of a corrected text with the same content and words, in the sentence most like the old one."""
    within, finding = old
    told, about = told_words(finding, within), _around(old)
    best = None
    most = -1.0
    for other in getattr(new, _field(finding)):
        if told_words(other, new) == told:
            score = SequenceMatcher(None, about, _around((new, other)), autojunk=False).ratio()
            if score > most:
                best, most = (new, other), score
    return best


def _field(finding: Finding) -> str:
    """The field of findings in which findings of its kind stand."""
    return next(name for name, kind in KINDS.items() if type(finding) is kind)


def _around(one: Place) -> list[str]:
    """The words around a finding."""
    text, span = one[0].report.text, place(one[1])
    return text[max(0, span.start - _AROUND) : span.stop + _AROUND].casefold().split()


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


def _same(old: Place, new: Findings) -> Place | None:
    """The finding of the new reading that overlaps most with the same kind and content."""
    within, finding = old
    content, spans = _content(finding, within), _spans(finding)
    best: list[tuple[int, str, Finding]] = []
    for other in getattr(new, _field(finding)):
        common = sum(min(a.stop, b.stop) - max(a.start, b.start) for a in spans for b in _spans(other) if a.overlaps(b))
        if common and _content(other, new) == content:
            best.append((-common, other.id, other))
    return (new, min(best, key=lambda one: one[:2])[2]) if best else None


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
    name = _field(finding)
    changes: dict[str, Any] = {name: (*getattr(new, name), moved), "actors": tuple(actors)}
    return dataclasses.replace(new, **changes)
