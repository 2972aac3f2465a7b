"""The joined values that new rows can change, joined anew by the functions of the full join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from statusquo.case import packed, shelf
from statusquo.case.actors import Cast
from statusquo.case.conditions import join_conditions
from statusquo.case.decisions import Decision, settled
from statusquo.case.events import join_events
from statusquo.case.issues import Issues
from statusquo.case.joined import HeldPosition, JoinedCondition, JoinedEvent
from statusquo.case.ledger import keys
from statusquo.case.ledger.columns import Column, Ledger, text_number
from statusquo.case.ledger.intake import Step, alike, several
from statusquo.case.ledger.people import People
from statusquo.case.matching import Matching
from statusquo.case.positions import hold_positions
from statusquo.case.proforms import labelled
from statusquo.case.softening import soften
from statusquo.case.versions import Editions, editions
from statusquo.findings import Findings


def moved_actors(step: Step, made: keys.Made) -> set[str]:
    """The joined actors whose places are not those of before."""
    ledger = step.ledger
    names, rows = ledger.names["names"].values, ledger.rows["actor"]
    changed = rows["key"] != made["actor"]["key"]
    found = {names[at] for at in made["actor"]["key"][changed].tolist()}
    found |= {names[at] for at in rows["key"][changed].tolist() if at >= 0}
    return found | {names[at] for at in step.gone_actors}


def position_groups(step: Step, made: keys.Made, issues: Issues, match: Matching) -> set[keys.Group]:
    """The groups of positions (party and issue) to hold anew."""
    ledger = step.ledger
    rows, new = ledger.rows["position"], made["position"]
    changed = keys.changed(ledger, made, "position")
    clauses = ledger.names["clauses"].values
    now = {clause: match(clause) for clause in clauses}
    turned = [at for at, clause in enumerate(clauses) if now[clause] != ledger.ties.get(clause)]
    if turned:
        changed |= np.isin(rows["only_if"], turned) | np.isin(rows["unless"], turned)
    ledger.ties = {clause: key for clause, key in now.items() if key is not None}
    dirty = keys.groups(rows, changed) | keys.groups(new, changed) | step.gone_groups
    labels = ledger.labels
    present = {issue.key: issue.label for issue in issues.issues}
    relabelled = {key for key, label in present.items() if labels.get(key, label) != label}
    number = ledger.names["names"].get
    mine = {place for key in relabelled if (place := number(key)) is not None}
    dirty |= keys.groups(new, np.isin(new["issue"], sorted(mine)))
    for told in (labels, present):
        dirty = keys.with_softening(ledger, rows, dirty, told)
        dirty = keys.with_softening(ledger, new, dirty, told)
    return dirty


def _bring(step: Step, people: People, wanted: Iterable[str]) -> tuple[list[Findings], Cast, Editions]:
    """The findings of reports as they are joined, with who their actors are, and the versions among them."""
    ledger = step.ledger
    reports = ledger.names["reports"]
    listed = sorted(wanted)
    missing = [id_ for id_ in listed if id_ not in step.read]
    for one in shelf.some(step.connection, missing):
        step.read[one.report.id] = labelled(one)
    group = sorted(alike(step, _with_like(step, listed)))
    missing = [id_ for id_ in group if id_ not in step.read]
    for one in shelf.some(step.connection, missing):
        step.read[one.report.id] = labelled(one)
    printed = editions([step.read[id_] for id_ in group], step.known, settled(step.decisions))
    rows = ledger.rows["actor"]
    numbers = np.array(sorted(number for id_ in listed if (number := reports.get(id_)) is not None), np.int64)
    mine = np.flatnonzero(np.isin(rows["report"], numbers))
    found: dict[tuple[str, str], str] = {}
    for at, cluster in zip(mine.tolist(), people.cluster[mine].tolist(), strict=True):
        id_ = rows["id"][at].decode("utf-8", "surrogatepass")
        found[reports.values[rows["report"][at]], id_] = people.keys[cluster]
    return [step.read[id_] for id_ in listed], Cast(people.actors, found, people.parties), printed


def _with_like(step: Step, ids: Sequence[str]) -> set[str]:
    """Those of some reports that may be versions."""
    rows, reports = step.ledger.rows["report"], step.ledger.names["reports"]
    near = {text_number(digest) for pair in step.known for digest in pair} | several(rows["text"])
    decided = {t for d in step.decisions if d.about == "report" for t in (d.target, d.other)}
    return {id_ for id_ in ids if id_ in decided or int(rows["text"][reports.number(id_)]) in near}


def positions_of(
    step: Step, made: keys.Made, people: People, issues: Issues, match: Matching, groups: set[keys.Group]
) -> list[HeldPosition]:  # fmt: skip
    """The positions of some groups."""
    ledger, new = step.ledger, made["position"]
    rows = ledger.rows["position"]
    wanted = keys.in_groups(new, groups)
    ids = ledger.names["reports"].values
    findings, cast, printed = _bring(step, people, {ids[at] for at in np.unique(rows["report"][wanted]).tolist()})
    names = {tuple(ledger.names["names"].values[at] for at in group) for group in groups}
    kept = [
        replace(
            one,
            positions=tuple(
                p
                for p in one.positions
                if (cast.parties[cast.keys[one.report.id, p.actor]], issues.keys[p.label]) in names
            ),
        )
        for one in findings
    ]
    return list(soften(hold_positions(kept, cast, issues.keys, match, printed), issues.issues))


def _only(kind: str, one: Findings, wanted: Mapping[str, set[int]]) -> Findings:
    """A report with some of its findings of a kind alone: those with these numbers."""
    mine = wanted[one.report.id]
    return replace(one, **{kind: tuple(f for at, f in enumerate(getattr(one, kind)) if at in mine)})  # type: ignore[arg-type]


def _places(ledger: Ledger, kind: str, wanted: Column) -> dict[str, set[int]]:
    """Report -> which of its findings of a kind are wanted, by their numbers in the report."""
    report = ledger.rows[kind]["report"]
    ids = ledger.names["reports"].values
    order = np.argsort(report, kind="stable")
    first = np.searchsorted(report[order], report)
    place = np.empty(len(report), np.int64)
    place[order] = np.arange(len(report))
    local = place - first
    found: dict[str, set[int]] = defaultdict(set)
    for at in np.flatnonzero(wanted).tolist():
        found[ids[report[at]]].add(int(local[at]))
    return found


def events_anew(
    step: Step, made: keys.Made, people: People, held: Sequence[Decision]
) -> tuple[list[JoinedEvent], set[str]]:
    """The events to join anew, and the roots of the keys of those that they replace."""
    ledger = step.ledger
    seen = made["event"]["seen"]
    dirty = keys.changed(ledger, made, "event")
    old = ledger.rows["event"]["seen"]
    for at in np.flatnonzero(dirty & (old >= 0)).tolist():
        step.gone_places.add(keys.place_of(ledger, int(ledger.rows["event"]["shelf"][at]), int(old[at])))
    joined_by = (d for d in step.decisions if d.about == "finding" and d.action in ("merged", "split"))
    tied = {t for d in joined_by for t in (d.target, d.other)}  # undone ones too
    if tied:
        named = {id_ for id_, one in step.read.items() if any(event.id in tied for event in one.events)}
        numbers = [ledger.names["reports"].number(id_) for id_ in named]
        dirty |= np.isin(ledger.rows["event"]["report"], numbers)
    roots, had = set(step.gone_roots["event"]), set[int]()
    while True:
        dirty = keys.events_with(ledger, seen, dirty, step.gone_places, roots)
        places = _places(ledger, "event", dirty)
        findings, cast, printed = _bring(step, people, places)
        joined = join_events([_only("events", one, places) for one in findings], cast, held, printed)
        had |= _roots(ledger, "event", dirty)
        more = _with_roots(ledger, "event", {(s.report, s.finding): e.key for e in joined for s in e.sources},
                           places, findings, "events")  # fmt: skip
        if more <= roots or not _grows(ledger, "event", more, dirty):
            return list(joined), _names_of_roots(ledger, roots | more | had)
        roots |= more


def conditions_anew(step: Step, made: keys.Made, people: People) -> tuple[list[JoinedCondition], set[str]]:
    """The conditions to join anew, and the roots of the keys of those that they replace."""
    ledger = step.ledger
    rows, actors = ledger.rows["condition"], ledger.rows["actor"]
    dirty = keys.changed(ledger, made, "condition")
    facts = ledger.names["facts"].values
    mutual = np.array([fact[2] for fact in facts], bool)[rows["fact"]] if facts else dirty
    moved = np.unique(actors["report"][actors["party"] != made["actor"]["party"]])
    dirty |= mutual & np.isin(rows["report"], moved)
    roots, had = set(step.gone_roots["condition"]), set[int]()
    while True:
        dirty = keys.conditions_with(ledger, dirty, step.gone_facts, roots)
        places = _places(ledger, "condition", dirty)
        findings, cast, printed = _bring(step, people, places)
        joined = join_conditions([_only("conditions", one, places) for one in findings], cast, printed)
        had |= _roots(ledger, "condition", dirty)
        more = _with_roots(ledger, "condition",
                           {(s.report, s.finding): c.key for c in joined for s in c.sources},
                           places, findings, "conditions")  # fmt: skip
        if more <= roots or not _grows(ledger, "condition", more, dirty):
            return list(joined), _names_of_roots(ledger, roots | more | had)
        roots |= more


def _roots(ledger: Ledger, kind: str, rows: Column) -> set[int]:
    """The roots that the keys of some rows have."""
    found = ledger.rows[kind]["root"][rows]
    return set(found[found >= 0].tolist())


def _grows(ledger: Ledger, kind: str, roots: Collection[int], dirty: Column) -> bool:
    """Whether other rows have keys of these roots."""
    return bool((np.isin(ledger.rows[kind]["root"], sorted(roots)) & ~dirty).any())


def _with_roots(
    ledger: Ledger, kind: str, by_place: Mapping[tuple[str, str], str],
    places: Mapping[str, set[int]], findings: Sequence[Findings], field_: str,
) -> set[int]:  # fmt: skip
    """Note the root of the key of each row that was joined; returns all of them."""
    rows, reports = ledger.rows[kind], ledger.names["reports"]
    found: set[int] = set()
    by_report: dict[int, list[int]] = defaultdict(list)
    mine = np.isin(rows["report"], [reports.number(one.report.id) for one in findings])
    for at in np.flatnonzero(mine).tolist():
        by_report[int(rows["report"][at])].append(at)
    for one in findings:
        listed = by_report[reports.number(one.report.id)]
        for place in places[one.report.id]:
            key = by_place[one.report.id, getattr(one, field_)[place].id]
            number = ledger.names["names"].number(packed.root(key))
            rows["root"][listed[place]] = number
            found.add(number)
    return found


def _names_of_roots(ledger: Ledger, roots: Collection[int]) -> set[str]:
    return {ledger.names["names"].values[at] for at in roots}
