"""What came since the last step: the reports that changed, as they are joined, put into the ledger."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from sqlalchemy import Connection, select

from statusquo.case import schema, shelf
from statusquo.case.carry import carry_over, spread
from statusquo.case.corrections import ACTORS
from statusquo.case.decisions import Decision, apply, settled
from statusquo.case.encode import encode
from statusquo.case.joined import Version
from statusquo.case.ledger import keys
from statusquo.case.ledger.columns import Column, IrregularError, Ledger, text_number
from statusquo.case.proforms import labelled
from statusquo.case.sketches import Pairs
from statusquo.case.versions import Editions, editions
from statusquo.findings import Finding, Findings

_MOST: Final = 0.5
"""Share of the reports from which on a full join is as fast."""
_ANYWAY: Final = 200
"""So many reports are taken in whatever their share: of a small case either way is over at once."""
State = tuple[int, ...]


@dataclass(slots=True)
class Step:
    """One step forward: what it has read and found so far.

    Attributes:
        known: texts that are like each other.
        decisions: the log, once taken in as it is about the newest readings.
        read: reports as they are joined, by id.
        gone_groups, gone_places, gone_roots, gone_facts, gone_actors: to which joined values the rows belonged that
            were taken out: groups of positions, places of events, roots of keys, facts of conditions, numbers of names.
    """

    connection: Connection
    ledger: Ledger
    known: Pairs
    decisions: tuple[Decision, ...] = ()
    read: dict[str, Findings] = field(default_factory=dict)
    gone_groups: set[keys.Group] = field(default_factory=set)
    gone_places: set[str] = field(default_factory=set)
    gone_roots: dict[str, set[int]] = field(default_factory=lambda: {"event": set(), "condition": set()})
    gone_facts: set[str] = field(default_factory=set)
    gone_actors: set[int] = field(default_factory=set)


def fresh_reports(connection: Connection, before: State) -> set[str]:
    """The reports that were read, again or for the first time, since a state."""
    r, g = schema.report.c, schema.reading.c
    query = select(r.key).join(schema.reading, g.report_id == r.id).where((g.id > before[1]) | (r.id > before[0]))
    return set(connection.execute(query.distinct()).scalars())


def take_in(step: Step, fresh: set[str]) -> tuple[tuple[Decision, ...], list[Version]]:
    """Put the reports that changed into the ledger; give the decisions as they are about the newest readings.

    Returns:
        These, and the versions among all reports.

    Raises:
        IrregularError: most reports changed, or what they say is not in the columns.
        CaseError: stored findings are damaged.
    """
    ledger, told = step.ledger, step.decisions
    named = _named(step.connection, told)
    ids = alike(step, fresh | named)
    total = len(ledger.names["reports"]) + len(fresh)
    if len(ids) > max(_ANYWAY, _MOST * total):
        raise IrregularError("most reports changed")
    mine = tuple(shelf.some(step.connection, ids))
    mine, told, _ = carry_over(step.connection, mine, told)
    if any(d.about == "finding" for d in told):
        told, _ = spread(mine, told, step.known)
    held = settled(told)
    batch = [labelled(one) for one in sorted(apply(mine, held), key=lambda one: one.report.id)]
    printed = editions(batch, step.known, held)
    changed: list[Findings] = []
    for one in batch:
        id_ = one.report.id
        mark = _mark(one, printed) if id_ in named or len(ids) > len(fresh) else ""
        if id_ in fresh or ledger.marks.get(id_) != mark:
            changed.append(one)
        if mark:
            ledger.marks[id_] = mark
        step.read[id_] = one
    _forget(step, [number for one in changed if (number := ledger.names["reports"].get(one.report.id)) is not None])
    ledger.put(changed)
    heads = ledger.rows["report"]["head"]
    for one in batch:
        number = ledger.names["reports"].number(one.report.id)
        heads[number] = ledger.names["reports"].number(printed.head(one.report.id))
    kept = [version for version in ledger.versions if version.report not in step.read]
    return told, sorted([*kept, *printed.versions])


def _mark(one: Findings, printed: Editions) -> str:
    """Changes whenever what is joined of a report does, but for other reports."""
    found = [encode(one), one.report.date.isoformat() if one.report.date else "", printed.head(one.report.id)]
    found += [str(printed.firsts.get((one.report.id, f.id))) for f in _told_in(one)]
    return hashlib.sha256("\n".join([one.report.hash, *found]).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _told_in(one: Findings) -> tuple[Finding, ...]:
    return (*one.positions, *one.events, *one.conditions)


def _named(connection: Connection, decisions: Sequence[Decision]) -> set[str]:
    """The reports that decisions are about, in any revision, and those of the same text.

    Raises:
        IrregularError: a correction that names an actor, who may be of any report.
    """
    findings = {t for d in decisions if d.about == "finding" for t in (d.target, d.other) if t}
    if any(name in ACTORS and value is not None for d in decisions for name, value in d.changes):
        raise IrregularError("a corrected actor")
    found = {t for d in decisions if d.about == "report" for t in (d.target, d.other) if t}
    f, g = schema.finding.c, schema.reading.c
    r, same = schema.report.c, schema.report.alias()
    wanted = sorted(findings)
    for chunk in schema.in_chunks(wanted):
        query = (
            select(same.c.key)
            .select_from(schema.finding)
            .join(schema.reading, g.id == f.reading_id)
            .join(schema.report, r.id == g.report_id)
            .join(same, (same.c.text_id == r.text_id) | (same.c.key == r.key))
            .where(f.finding.in_(chunk))
            .distinct()
        )
        found |= set(connection.execute(query).scalars())
    return found


def alike(step: Step, ids: set[str]) -> set[str]:
    """Reports and all that print the same or nearly the same text, directly or through others, or by a decision."""
    rows = step.ledger.rows["report"]
    reports = step.ledger.names["reports"]
    beside: dict[int, list[int]] = defaultdict(list)
    for one, two in step.known:
        a, b = text_number(one), text_number(two)
        beside[a].append(b)
        beside[b].append(a)
    linked: dict[str, set[str]] = defaultdict(set)
    for d in step.decisions:
        if d.about == "report" and d.other:
            linked[d.target].add(d.other)
            linked[d.other].add(d.target)
    r, t = schema.report.c, schema.text.c
    by_text: dict[int, list[str]] = defaultdict(list)
    shared = several(rows["text"])
    texts_by_id: dict[str, set[int]] = {}
    new = sorted(ids)
    for chunk in schema.in_chunks(new):
        query = select(r.key, t.hash).join(schema.text, t.id == r.text_id).where(r.key.in_(chunk))
        for key, digest in step.connection.execute(query):
            texts_by_id.setdefault(key, set()).add(text_number(digest))
    for key, texts in texts_by_id.items():
        for text in texts:
            by_text[text].append(key)
    wanted = {text for texts in texts_by_id.values() for text in texts} | set(beside) | shared
    for at in np.flatnonzero(np.isin(rows["text"], np.array(sorted(wanted), np.int64))).tolist():
        by_text[int(rows["text"][at])].append(reports.values[at])
    found: set[str] = set()
    todo = list(ids)
    while todo:
        id_ = todo.pop()
        if id_ in found:
            continue
        found.add(id_)
        todo += linked.get(id_, ())
        number = reports.get(id_)
        texts = texts_by_id.get(id_, set()) | ({int(rows["text"][number])} if number is not None else set())
        near, more = set(texts), list(texts)
        while more:
            for other in beside.get(more.pop(), ()):
                if other not in near:
                    near.add(other)
                    more.append(other)
        todo += [other for text in near for other in by_text.get(text, ()) if other not in found]
    return found


def several(texts: Column) -> set[int]:
    """Texts that more than one report has."""
    found, count = np.unique(texts, return_counts=True)
    return set(found[count > 1].tolist())


def _forget(step: Step, numbers: list[int]) -> None:
    """Note to which joined values the rows of some reports belong, before they are taken out."""
    ledger = step.ledger
    rows = ledger.rows
    mine = np.isin(rows["position"]["report"], numbers)
    step.gone_groups |= keys.groups(rows["position"], mine)
    events = rows["event"]
    for at in np.flatnonzero(np.isin(events["report"], numbers)).tolist():
        if events["seen"][at] >= 0:
            step.gone_places.add(keys.place_of(ledger, int(events["shelf"][at]), int(events["seen"][at])))
    facts = ledger.names["facts"].values
    conditions = rows["condition"]
    mine = np.isin(conditions["report"], numbers)
    step.gone_facts |= {facts[at][1] for at in conditions["fact"][mine].tolist()}
    for kind in ("event", "condition"):
        gone = rows[kind]["root"][np.isin(rows[kind]["report"], numbers)]
        step.gone_roots[kind] |= set(gone[gone >= 0].tolist())
    left = rows["actor"]["key"][np.isin(rows["actor"]["report"], numbers)]
    step.gone_actors |= set(left[left >= 0].tolist())
