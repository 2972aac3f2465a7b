"""Decisions: what a person said about a finding, an issue or an actor. Appended, never changed, undoable.

A decision names what it is about by something that outlives a new reading: a finding by its id, an issue by
one of its wordings, an actor by one of its names, a report by its id. An undo is itself a decision (``undone``,
its target the number of another), so an undo can be undone and the log tells the whole story.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from statusquo.case.calling import first_named
from statusquo.case.corrections import ACTORS, SPANS, check, circle
from statusquo.errors import StatusquoError, UsageError
from statusquo.findings import STANCES, Actor, Condition, Event, Finding, Findings, Position, Statement
from statusquo.span import Span

Action = Literal["accepted", "rejected", "corrected", "merged", "split", "renamed", "nested", "represents", "undone"]
About = Literal["finding", "issue", "actor", "report", "decision"]
_F = TypeVar("_F", Actor, Event, Statement, Position, Condition)

_ALLOWED: dict[About, tuple[Action, ...]] = {
    "finding": ("accepted", "rejected", "corrected", "merged", "split"),
    "issue": ("merged", "split", "renamed", "nested"),
    "actor": ("merged", "split", "renamed", "represents"),
    "report": ("merged", "split"),
    "decision": ("undone",),
}
CORRECTABLE = (
    "stance", "actor", "label", "issue", "evidence", "addressee", "who_would_act", "span", "kind", "status",
    "speaker", "holds", "name", "acts_for", "role", "since", "until", "place", "duration",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision.

    Attributes:
        action: what was decided; ``about``: on what sort of thing.
        target: finding id, wording, actor name, report id, or number of a decision.
        other: for ``merged`` what it is merged with, for ``split`` what it is parted from (empty: from all),
            for ``renamed`` the new label, for ``nested`` a wording of the wider issue (empty: of none), for
            ``represents`` the party an actor acts for (empty: for nobody but itself).
        changes: for ``corrected`` the fields and their new values; a span is ``start-stop``, an actor is an
            actor's id in that report or the name of one elsewhere in the case.
        author, time, reason: who, when (ISO 8601, UTC), why.
        number: its place in the log, from 1; 0 before it is stored.
        batch: number of the first decision that was stored at once with it; 0 in logs that do not tell.
    """

    action: Action
    target: str
    about: About = "finding"
    other: str = ""
    changes: tuple[tuple[str, str | None], ...] = ()
    author: str = ""
    time: str = ""
    reason: str = ""
    number: int = 0
    batch: int = 0

    def __post_init__(self) -> None:
        if self.action not in _ALLOWED.get(self.about, ()):
            raise UsageError(
                f"{self.about} cannot be {self.action}",
                advice=f"choose from {', '.join(_ALLOWED.get(self.about, ()))}",
            )
        if self.action in ("merged", "renamed") and not self.other:
            raise UsageError(f"{self.action} needs a second name", where=self.target)
        if self.action == "corrected":
            _check(self)


def _check(decision: Decision) -> None:
    if not decision.changes:
        raise UsageError("a correction without a change", where=decision.target)
    for name, value in decision.changes:
        if name not in CORRECTABLE:
            raise UsageError(
                f"{name} cannot be corrected",
                where=decision.target,
                advice="choose from " + ", ".join(CORRECTABLE),
            )
        if name == "stance" and value not in STANCES:
            raise UsageError(f"{value} is no stance", where=decision.target, advice="choose from " + ", ".join(STANCES))
        if name == "holds" and value not in ("true", "false", None):
            raise UsageError(f"holds is true, false or nothing, not {value}", where=decision.target)
        if name in SPANS and not _is_range(value):
            raise UsageError(f"{value} is no range of characters", where=decision.target, advice="write start-stop")


def _is_range(value: str | None) -> bool:
    start, dash, stop = (value or "").partition("-")
    return bool(dash) and start.isdecimal() and stop.isdecimal()


def standing(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that were not undone, in order; undos that were not undone themselves included."""
    log = sorted(decisions, key=lambda decision: decision.number)
    undone: set[str] = set()
    kept: list[Decision] = []
    for decision in reversed(log):
        if decision.number and str(decision.number) in undone:
            continue
        if decision.action == "undone":
            undone.add(decision.target)
        kept.append(decision)
    return tuple(reversed(kept))


def effective(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in order: without the undone ones and the undos."""
    return tuple(decision for decision in standing(decisions) if decision.action != "undone")


def settled(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, of ``merged`` and ``split`` on the same pair only the latest.

    A split from all takes back the joins of its target before it, and a join takes back such a split before it.
    """
    kept: list[Decision] = []
    for d in effective(decisions):
        if d.action in ("merged", "split") and d.about in ("issue", "actor", "report"):
            kept = [one for one in kept if not _replaces(d, one)]
        kept.append(d)
    return tuple(kept)


def _replaces(new: Decision, old: Decision) -> bool:
    if old.about != new.about or old.action not in ("merged", "split"):
        return False
    pair, before = {new.target, new.other}, {old.target, old.other}
    if new.action == "split" and not new.other:
        return new.target in before
    if new.action == "merged" and old.action == "split" and not old.other:
        return old.target in pair
    return pair == before


def together(decisions: Iterable[Decision], number: int) -> tuple[Decision, ...]:
    """The decisions that were stored at once with the one of that number, in order; itself included.

    They have one batch number; in logs of older files one author and one time, and numbers without a gap.
    """
    log = sorted(decisions, key=lambda decision: decision.number)
    at = next((place for place, decision in enumerate(log) if decision.number == number), None)
    if at is None:
        return ()

    if log[at].batch:
        return tuple(decision for decision in log if decision.batch == log[at].batch)

    def alike(place: int) -> bool:
        return not log[place].batch and (log[place].author, log[place].time) == (log[at].author, log[at].time)

    first, last = at, at
    while first > 0 and alike(first - 1):
        first -= 1
    while last + 1 < len(log) and alike(last + 1):
        last += 1
    return tuple(log[first : last + 1])


def verdicts(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """The latest ``accepted``, ``rejected`` or ``corrected`` of each finding, by its id."""
    return {
        d.target: d
        for d in effective(decisions)
        if d.about == "finding" and d.action in ("accepted", "rejected", "corrected")
    }


def apply(findings: Iterable[Findings], decisions: Iterable[Decision]) -> tuple[Findings, ...]:
    """The findings as decided: rejected ones left out, corrected ones changed, duplicates left out.

    A rejected actor takes with it what rests on it alone: its positions, and its part in anything else.

    Raises:
        UsageError: a correction cannot be applied; names the decision.
    """
    held = effective(decisions)
    batch = tuple(findings)
    about = [d for d in held if d.about == "finding"]
    if not about:
        return batch
    last = verdicts(held)
    gone = {id_ for id_, d in last.items() if d.action == "rejected"}
    merged = merges(about, {f.id for one in batch for f in _all(one)})
    corrections: dict[str, list[Decision]] = {}
    for d in about:
        if d.action == "corrected":
            corrections.setdefault(d.target, []).append(d)
    named = first_named(batch) if corrections else {}
    return tuple(_decided(one, gone, merged, corrections, named) for one in batch)


def merges(decisions: Iterable[Decision], present: Collection[str]) -> dict[str, str]:
    """Finding -> the finding that stands for it, over several steps; what is merged into nothing stands for itself.

    Of decisions that lead in a circle the latest holds: "A is B", then "B is A" leaves A.

    Args:
        decisions: those that hold, in order. present: ids of findings; one that is not there stands for none.
    """
    into: dict[str, str] = {}
    for d in decisions:
        if d.about != "finding" or d.action != "merged" or d.other not in present:
            continue
        into.pop(d.target, None)
        if _end(d.other, into) == d.target:
            into.pop(d.other, None)
        if d.other != d.target:
            into[d.target] = d.other
    return {one: _end(one, into) for one in into}


def _end(at: str, into: Mapping[str, str]) -> str:
    while at in into:
        at = into[at]
    return at


def _all(one: Findings) -> tuple[Finding, ...]:
    return (*one.actors, *one.events, *one.statements, *one.positions, *one.conditions)


def unfit(findings: Iterable[Findings], decisions: Iterable[Decision]) -> Iterator[tuple[Decision, StatusquoError]]:
    """The corrections that hold and cannot be applied, each with the reason; tried in order, without the unfit ones."""
    held = [d for d in effective(decisions) if d.action == "corrected"]
    if not held:
        return
    batch = tuple(findings)
    wanted = {d.target for d in held}
    places = {finding.id: (one, finding) for one in batch for finding in _all(one) if finding.id in wanted}
    named = first_named(batch)
    fit: dict[str, list[Decision]] = {}
    for decision in held:
        if decision.target not in places:
            continue  # of a reading that is no longer the newest; see the vanished decisions of a case
        within, finding = places[decision.target]
        trial = [*fit.get(within.report.id, ()), decision]
        by_target: dict[str, list[Decision]] = {}
        for one in trial:
            by_target.setdefault(one.target, []).append(one)
        try:
            for name, value in decision.changes:
                check(finding, name, value, within.report.text)
            around = circle(_decided(within, set(), {}, by_target, named))
            if around is not None:
                raise UsageError(f"{around} would act for itself", where=decision.target)
        except StatusquoError as error:
            cause = error.__cause__
            yield decision, cause if isinstance(cause, StatusquoError) else error
        else:
            fit[within.report.id] = trial


def _decided(
    one: Findings,
    gone: set[str],
    merged: dict[str, str],
    corrections: dict[str, list[Decision]],
    named: dict[str, Actor],
) -> Findings:
    touched = {f.id for f in _all(one)}
    if not touched & (gone | merged.keys() | corrections.keys()):
        return one
    actors = {actor.id: actor for actor in one.actors}

    def corrected(finding: _F) -> _F:
        for decision in corrections.get(finding.id, ()):
            changes: dict[str, Any] = {}
            try:
                for name, value in decision.changes:
                    if hasattr(finding, name):
                        check(finding, name, value, one.report.text)
                        changes[name] = _value(one, actors, named, name, value)
            except StatusquoError as error:
                raise UsageError(
                    error.what,
                    where=f"decision {decision.number}",
                    advice=f"take it back: statusquo review CASE --undo {decision.number}",
                ) from error
            finding = dataclasses.replace(finding, **changes)
        return finding

    for actor in one.actors:
        actors[actor.id] = corrected(actor)
    positions = [corrected(p) for p in one.positions if p.id not in gone and p.id not in merged]
    events = [corrected(e) for e in one.events if e.id not in gone]
    statements = [corrected(s) for s in one.statements if s.id not in gone and s.id not in merged]
    conditions = [corrected(c) for c in one.conditions if c.id not in gone and c.id not in merged]
    kept = {id_: a for id_, a in actors.items() if id_ not in gone}
    return dataclasses.replace(
        one,
        actors=tuple(dataclasses.replace(a, acts_for=_alive(a.acts_for, kept)) for a in kept.values()),
        positions=tuple(
            dataclasses.replace(p, addressee=_alive(p.addressee, kept), who_would_act=_alive(p.who_would_act, kept))
            for p in positions
            if p.actor in kept
        ),
        events=tuple(
            dataclasses.replace(e, participants=tuple(p for p in e.participants if p in kept)) for e in events
        ),
        statements=tuple(
            dataclasses.replace(s, speaker=_alive(s.speaker, kept), via=_alive(s.via, kept)) for s in statements
        ),
        conditions=tuple(dataclasses.replace(c, parties=tuple(p for p in c.parties if p in kept)) for c in conditions),
    )


def _alive(id_: str | None, kept: dict[str, Actor]) -> str | None:
    return id_ if id_ in kept else None


def _value(
    one: Findings, actors: dict[str, Actor], named: dict[str, Actor], name: str, value: str | None
) -> str | bool | Span | None:
    if name in SPANS and value is not None:
        start, _, stop = value.partition("-")
        return Span.of(one.report.text, int(start), int(stop))
    if name == "holds":
        return None if value is None else value == "true"
    if name in ACTORS and value is not None and value not in actors:
        elsewhere = next((a for a in actors.values() if value in (a.name, a.table)), None)
        if elsewhere is not None:
            return elsewhere.id
        if value not in named:
            raise UsageError(
                f"no actor {value} in the case", where=one.report.id, advice="use the name of a known actor"
            )
        actors[value] = dataclasses.replace(named[value], id=value, mentions=(), acts_for=None)
    return value
