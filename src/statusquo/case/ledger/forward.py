"""Bring the saved world forward: join anew what new reports and decisions can change, and write that alone.

The result is that of a full join, value by value. A part of the case that new reports do not touch is neither read nor
written; what they touch is read, decided on, labelled and joined by the functions of the full join.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection, delete, insert, select

from statusquo.case import log, packed, schema
from statusquo.case.damaged import DamagedError
from statusquo.case.decisions import Decision, settled
from statusquo.case.issues import Issues, join_issues
from statusquo.case.joined import JoinedCondition, JoinedEvent, World
from statusquo.case.ledger import keys
from statusquo.case.ledger.anew import conditions_anew, events_anew, moved_actors, position_groups, positions_of
from statusquo.case.ledger.columns import IrregularError, Ledger
from statusquo.case.ledger.intake import State, Step, fresh_reports, take_in
from statusquo.case.ledger.people import counted, join_people
from statusquo.case.ledger.saving import Changed, replace_parts
from statusquo.case.matching import Matching, Roots
from statusquo.case.pausing import no_collection
from statusquo.case.resembling import known_pairs
from statusquo.case.saved import load_words, saved_state, texts_of


def forward(connection: Connection, state: State) -> Changed | None:
    """Join what changed since the saved world was written.

    Args:
        state: of the case now.

    Returns:
        What is to be written, or ``None`` where a full join is needed: nothing was saved, most reports changed, or what
        came cannot be told from the columns.

    Raises:
        CaseError: stored findings are damaged.
    """
    before = saved_state(connection)
    if before is None or before == state:
        return None  # nothing was saved, or it is damaged
    ledger = load(connection, before)
    if ledger is None:
        return None
    try:
        with no_collection():
            return _forward(connection, before, state, ledger)
    except IrregularError:
        return None


def load(connection: Connection, state: State) -> Ledger | None:
    """The ledger of a state; ``None`` if there is none that is whole."""
    led = schema.ledger.c
    wanted = "-".join(map(str, state))
    data = connection.execute(select(led.data).where(led.name == "ledger", led.state == wanted)).scalar()
    if data is None:
        return None
    try:
        return Ledger.load(data)
    except DamagedError:
        return None


def keep(connection: Connection, state: State, ledger: Ledger | None) -> None:
    """Write a ledger in place of the one before."""
    connection.execute(delete(schema.ledger))
    if ledger is not None:
        row = {"name": "ledger", "state": "-".join(map(str, state)), "data": ledger.dump()}
        connection.execute(insert(schema.ledger), [row])


def ledger_of(world: World, issues: Issues, decisions: Sequence[Decision]) -> Ledger | None:
    """The ledger of a world that was joined in full; ``None`` if the next step must be a full join as well."""
    try:
        ledger = Ledger.of(world.findings)
        heads, reports = ledger.rows["report"]["head"], ledger.names["reports"]
        for version in world.versions:
            heads[reports.number(version.report)] = reports.number(version.of)
        texts = {one.report.id: one.report.text for one in world.findings}
        people = join_people(ledger, settled(decisions), lambda _: texts)
    except IrregularError:
        return None
    made = keys.of_people(ledger, people)
    keys.of_issues(ledger, issues, made)
    match = Matching(issues, keys.mentions(ledger, made), Roots(people.actors))
    now = {clause: match(clause) for clause in ledger.names["clauses"].values}
    ledger.ties = {clause: key for clause, key in now.items() if key is not None}
    ledger.labels = {issue.key: issue.label for issue in issues.issues}
    ledger.versions = list(world.versions)
    for kind, columns in made.items():
        ledger.rows[kind].update(columns)
    for kind, values in (("event", world.events), ("condition", world.conditions)):
        told: Sequence[JoinedEvent | JoinedCondition] = values
        by_place = {(s.report, s.finding): packed.root(one.key) for one in told for s in one.sources}
        names = (
            by_place[one.report.id, f.id]
            for one in world.findings
            for f in (one.events if kind == "event" else one.conditions)
        )
        ledger.rows[kind]["root"] = np.array([ledger.names["names"].number(name) for name in names], np.int32)
    return ledger


def _forward(connection: Connection, before: State, state: State, ledger: Ledger) -> Changed:
    """One step; the ledger is brought forward with it.

    Raises:
        IrregularError: what came cannot be told from the columns.
        CaseError: stored findings are damaged.
    """
    load_words(connection)
    w = schema.wording.c
    fixed: dict[str, str] = schema.pairs(connection, select(w.wording, w.issue))
    step = Step(connection, ledger, known_pairs(connection), log.decisions(connection))
    fresh = fresh_reports(connection, before)
    step.decisions, versions = take_in(step, fresh)
    held = settled(step.decisions)
    people = join_people(ledger, held, lambda ids: texts_of(connection, list(ids)))
    counted(ledger, people)
    made = keys.of_people(ledger, people)
    names = Roots(people.actors)
    mentions = keys.mentions(ledger, made)
    issues = join_issues(mentions, held, names, fixed)
    keys.of_issues(ledger, issues, made)
    match = Matching(issues, mentions, names)
    moved = moved_actors(step, made)
    groups = position_groups(step, made, issues, match)
    positions = positions_of(step, made, people, issues, match, groups)
    events, event_roots = events_anew(step, made, people, held)
    conditions, condition_roots = conditions_anew(step, made, people)
    for kind, columns in made.items():
        ledger.rows[kind].update(columns)
    ledger.labels = {issue.key: issue.label for issue in issues.issues}
    ledger.versions = versions
    fresh_wordings = {word: key for word, key in sorted(issues.keys.items()) if word not in fixed}
    return Changed(
        before=before, state=state, ledger=ledger, people=people, moved=moved, issues=issues, versions=versions,
        groups={tuple(ledger.names["names"].values[at] for at in group) for group in groups},
        positions=positions, event_roots=event_roots, events=events,
        condition_roots=condition_roots, conditions=conditions, wordings=fresh_wordings,
    )  # fmt: skip


__all__ = ["Changed", "forward", "keep", "ledger_of", "load", "replace_parts"]
