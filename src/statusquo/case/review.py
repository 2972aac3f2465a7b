"""Review as a library: the findings one after another, decisions on them, and the way back.

A :class:`Review` walks over the findings that pass a filter. It keeps its place and what was skipped, nothing
else: every decision goes to the case at once and is safe there, so two people can review the same case.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from statusquo.case.decisions import Decision, effective
from statusquo.case.joined import World
from statusquo.case.moving import place
from statusquo.case.proforms import labelled
from statusquo.case.store import Case
from statusquo.case.tables.asked import issue_of, party_of
from statusquo.case.versions import Place
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Actor, Condition, Event, Finding, Findings, Position, Stance, Statement
from statusquo.language.sentences import split
from statusquo.language.tokens import cut
from statusquo.span import Span

Kind = Literal["actor", "event", "statement", "position", "condition"]
_KINDS: dict[type[Finding], Kind] = {
    Actor: "actor", Event: "event", Statement: "statement", Position: "position", Condition: "condition",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filter:
    """What to review. Empty fields let everything through.

    Attributes:
        kinds: which kinds of findings; positions by default.
        party: key or name of a party or actor; ``issue``: key, label or wording of an issue.
        stance: a stance; ``rule``: the beginning of the name of the rule that found it.
        report: id of a report.
        decided: also what has a decision already.
        unsure_first: least confident first; what has no measured confidence comes before what has one.
    """

    kinds: tuple[Kind, ...] = ("position",)
    party: str | None = None
    issue: str | None = None
    stance: Stance | None = None
    rule: str | None = None
    report: str | None = None
    decided: bool = False
    unsure_first: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One finding to decide on, with what a screen needs.

    Attributes:
        kind, finding: the finding as read, before any correction.
        within: all findings of its report.
        span: the place to mark; ``sentence``: the line or sentence around it.
        decision: the decision that holds on it, if there is one.
        seen: number of the latest entry of the log on it, for the check of stale edits.
    """

    kind: Kind
    finding: Finding
    within: Findings
    span: Span
    sentence: Span
    decision: Decision | None
    seen: int


def items(case: Case, what: Filter | None = None) -> tuple[Item, ...]:
    """The findings that pass a filter, by report and place.

    Raises:
        UsageError: a party, issue or report that the case does not have.
    """
    what = what or Filter()
    if what.report is not None and not case.held([what.report]):
        raise UsageError(f"no report {what.report} in the case", advice="statusquo show CASE sources lists them")
    carried = case.carried()
    by_number: dict[int, list[Decision]] = defaultdict(list)
    latest: dict[str, int] = {}
    for d in carried.decisions:
        by_number[d.number].append(d)
        about = by_number[int(d.target)] if d.action == "undone" else [d]
        latest.update({one.target: d.number for one in about if one.about == "finding"})
    held = {d.target: d for d in effective(carried.decisions) if d.about == "finding"}
    passes = _passes(case, what)
    found = [
        Item(
            kind,
            finding,
            within,
            span,
            _sentence(within.report.text, span),
            held.get(finding.id),
            latest.get(finding.id, 0),
        )
        for within in case.findings()
        if what.report in (None, within.report.id)
        for finding in _all(within)
        if (kind := _KINDS[type(finding)]) in what.kinds
        and (what.decided or finding.id not in held)
        and passes(within, finding)
        for span in [place(finding)]
    ]
    found.sort(key=lambda item: (item.within.report.id, item.span, item.finding.id))
    found = _once(found, carried.copies)
    if what.unsure_first:
        found.sort(key=lambda item: -1.0 if item.finding.confidence is None else item.finding.confidence)
    return tuple(found)


def _once(found: Iterable[Item], copies: Mapping[str, Sequence[Place]]) -> list[Item]:
    """Each finding once: one decision is about all prints of a text, and all versions that say it in its words."""
    seen: set[str] = set()
    kept = []
    for item in found:
        if item.finding.id not in seen:
            kept.append(item)
            seen.update((item.finding.id, *(other.id for _, other in copies.get(item.finding.id, ()))))
    return kept


def described(case: Case, decisions: Iterable[Decision]) -> dict[str, Item]:
    """What decisions on findings are about, by finding id; also what only older readings have."""
    ids = {id_ for d in decisions if d.about == "finding" for id_ in (d.target, d.other) if id_}
    return {
        id_: Item(_KINDS[type(finding)], finding, within, place(finding), place(finding), None, 0)
        for id_, (within, finding) in case.found(ids).items()
    }


def _all(within: Findings) -> Iterable[Finding]:
    yield from within.actors
    yield from within.events
    yield from within.statements
    yield from within.positions
    yield from within.conditions


def _sentence(text: str, span: Span) -> Span:
    """The sentence around a span, or the sentences from its first to its last character."""
    first = text.rfind("\n", 0, span.start) + 1
    last = text.find("\n", span.stop)
    lines = text[first : len(text) if last < 0 else last]
    inside = [(a, b) for a, b in _sentences(lines) if a + first < span.stop and span.start < b + first]
    start = min((a + first for a, _ in inside), default=span.start)
    stop = max((b + first for _, b in inside), default=span.stop)
    return Span.of(text, min(start, span.start), max(stop, span.stop))


@lru_cache(maxsize=64)
def _sentences(lines: str) -> tuple[tuple[int, int], ...]:
    """Start and stop of each sentence; many findings share a line."""
    pieces = cut(lines)
    return tuple((pieces[a].start, pieces[b - 1].stop) for a, b in split(lines, pieces) if a < b)


def _passes(case: Case, what: Filter) -> Callable[[Findings, Finding], bool]:
    """The test of one finding by the fields that need the joined world."""
    party_ids: set[tuple[str, str]] | None = None
    about: Callable[[Findings, Finding], bool] | None = None
    if what.party is not None or what.issue is not None:
        whole = what.decided and what.issue is not None  # what counts no more is not in the overview
        world = case.world() if whole else case.overview({"actors", "issues", "positions"}, {"actors", "positions"})
        if what.party is not None:
            party = party_of(world, what.party)
            party_ids = {(s.report, s.finding) for a in world.actors if a.party == party for s in a.sources}
        if what.issue is not None:
            about = _about(world, issue_of(world, what.issue), decided=what.decided)

    def passes(within: Findings, finding: Finding) -> bool:
        if what.stance is not None and getattr(finding, "stance", None) != what.stance:
            return False
        if what.rule is not None and not finding.rule.startswith(what.rule):
            return False
        if about is not None and not about(within, finding):
            return False
        return party_ids is None or any((within.report.id, id_) in party_ids for id_ in _actors(finding))

    return passes


def _about(world: World, issue: str, *, decided: bool) -> Callable[[Findings, Finding], bool]:
    """The test whether a finding is about an issue.

    Positions are those that its rows rest on; other findings those whose words are among the words of these. With
    ``decided`` also positions that count no more: by their label, as joining brings it into form.
    """
    rests: dict[str, dict[str, Span]] = defaultdict(dict)
    for row in world.positions:
        if row.issue == issue:
            for source in row.sources:
                rests[source.report][source.finding] = source.span
    wordings = set(world.issue(issue).wordings)
    counts = {(one.report.id, position.id) for one in world.findings for position in one.positions}

    @lru_cache(maxsize=4)
    def labels(within: Findings) -> dict[str, str]:
        return {position.id: position.label for position in labelled(within).positions}

    def test(within: Findings, finding: Finding) -> bool:
        places = rests.get(within.report.id, {})
        if isinstance(finding, Position):
            if finding.id in places or not decided or (within.report.id, finding.id) in counts:
                return finding.id in places
            return labels(within)[finding.id] in wordings
        spans = finding.mentions if isinstance(finding, Actor) else (place(finding),)
        return any(span.overlaps(other) for span in spans for other in places.values())

    return test


def _actors(finding: Finding) -> tuple[str, ...]:
    if isinstance(finding, Actor):
        return (finding.id,)
    if isinstance(finding, Position):
        return (finding.actor,)
    if isinstance(finding, Statement):
        return (finding.speaker,) if finding.speaker else ()
    return finding.participants if isinstance(finding, Event) else finding.parties


class Review:
    """A walk over findings by one author.

    Args:
        case: an open case.
        author: who decides.
        what: which findings.

    Each decision checks that nobody else decided on the same finding since it was shown; then a
    :class:`~statusquo.errors.CaseError` says who did, and :meth:`look_again` shows it anew.
    """

    def __init__(self, case: Case, author: str, what: Filter | None = None) -> None:
        self.case, self.author, self.what = case, author, what or Filter()
        self._queue = list(items(case, self.what))
        self._skipped: list[Item] = []
        self._done: list[tuple[Item, int]] = []

    @property
    def current(self) -> Item | None:
        """The finding to decide on; ``None`` when all are done. Skipped ones come last."""
        if not self._queue and self._skipped:
            self._queue, self._skipped = self._skipped, []
        return self._queue[0] if self._queue else None

    @property
    def left(self) -> int:
        """How many are still to be looked at, skipped ones included."""
        return len(self._queue) + len(self._skipped)

    def accept(self, reason: str = "") -> Decision:
        """Say that the current finding is right.

        Raises:
            UsageError: nothing is left to decide on.
            CaseError: somebody else decided on it meanwhile.
        """
        return self._decide(lambda id_: Decision("accepted", id_, reason=reason))

    def reject(self, reason: str = "") -> Decision:
        """Say that the current finding is wrong: it no longer counts.

        Raises:
            UsageError: nothing is left to decide on.
            CaseError: somebody else decided on it meanwhile.
        """
        return self._decide(lambda id_: Decision("rejected", id_, reason=reason))

    def correct(self, reason: str = "", **changes: str | None) -> Decision:
        """Change fields of the current finding: ``correct(stance="offers", issue="10-25")``.

        Raises:
            UsageError, SpanError: nothing is left to decide on, or the change does not fit the finding.
            CaseError: somebody else decided on it meanwhile.
        """
        ordered = tuple(sorted(changes.items()))
        item = self._need()
        for name, value in ordered:
            if not hasattr(item.finding, name):
                raise UsageError(f"a {item.kind} has no {name}", where=item.finding.id)
            if name in ("issue", "evidence", "span") and value is not None:
                self._range(item, value)
        return self._decide(lambda id_: Decision("corrected", id_, changes=ordered, reason=reason))

    @staticmethod
    def _range(item: Item, value: str) -> None:
        start, _, stop = value.partition("-")
        if start.isdecimal() and stop.isdecimal():
            Span.of(item.within.report.text, int(start), int(stop))

    def merge(self, other: str, reason: str = "") -> Decision:
        """Say that the current finding is the same as another (its id): one happening, one position.

        Raises:
            UsageError: nothing is left to decide on, or the other is of another kind.
            CaseError: there is no such finding, or somebody else decided on it meanwhile.
        """
        return self._decide(lambda id_: Decision("merged", id_, other=other, reason=reason))

    def skip(self) -> None:
        """Leave the current finding for later; nothing is stored.

        Raises:
            UsageError: nothing is left to decide on.
        """
        self._skipped.append(self._need())
        self._queue.pop(0)

    def undo(self) -> Decision:
        """Take back the last decision of this walk and show its finding again.

        Raises:
            CaseError: nothing was decided in this walk.
        """
        if not self._done:
            raise CaseError("there is nothing to undo in this review")
        item, number = self._done[-1]
        undone = self.case.undo(number, author=self.author)
        self._done.pop()
        self._queue.insert(0, self._fresh(item))
        return undone

    def look_again(self) -> Item | None:
        """Load the current finding anew, after somebody else decided on it."""
        if self.current is not None:
            self._queue[0] = self._fresh(self._queue[0])
        return self.current

    def preview(self, what: Filter) -> tuple[Item, ...]:
        """What a bulk decision with this filter would decide on."""
        return items(self.case, what)

    def bulk(
        self, action: Literal["accepted", "rejected"], chosen: Iterable[Item], reason: str = ""
    ) -> tuple[Decision, ...]:
        """Decide on all items of a preview at once, all or none.

        Raises:
            CaseError: somebody decided on one of them since the preview.
        """
        listed = tuple(chosen)
        if not listed:
            return ()
        decisions = [Decision(action, item.finding.id, reason=reason) for item in listed]
        seen = {item.finding.id: item.seen for item in listed}
        stored = self.case.decide(*decisions, author=self.author, seen=seen)
        gone = set(seen)
        self._queue = [item for item in self._queue if item.finding.id not in gone]
        self._skipped = [item for item in self._skipped if item.finding.id not in gone]
        self._done += [(item, d.number) for item, d in zip(listed, stored, strict=True)]
        return stored

    def _need(self) -> Item:
        item = self.current
        if item is None:
            raise UsageError("there is nothing left to decide on", advice="choose another filter")
        return item

    def _decide(self, make: Callable[[str], Decision]) -> Decision:
        item = self._need()
        (stored,) = self.case.decide(make(item.finding.id), author=self.author, seen=item.seen)
        self._queue.pop(0)
        self._done.append((item, stored.number))
        return stored

    def _fresh(self, item: Item) -> Item:
        report, id_ = item.within.report.id, item.finding.id
        again = items(self.case, Filter(kinds=(item.kind,), report=report, decided=True))
        return next((one for one in again if one.finding.id == id_), item)  # or it was read again and is gone
