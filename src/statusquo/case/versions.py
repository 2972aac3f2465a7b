"""Versions: reports that print nearly the same text, and what that means for counting.

A version is linked to the earliest report it is like (see ``sketches.py``), not through a third: a report that was
rewritten ten times is not the same as its last form. Reports of one text are versions too. A person can link any
two reports (``merged``) and take a link away (``split``); the latest decision holds.

What a version says in the same words as the report it is a version of is one finding told again: all sources stay,
but it counts once, and its day is that of the first report. A copy printed three days later does not mean that
somebody said it again. What only one of them says counts as its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Final

from statusquo.case.decisions import Decision, settled
from statusquo.case.joined import Version
from statusquo.case.sightings import day
from statusquo.case.sketches import SAME, Pairs, alike
from statusquo.findings import Condition, Event, Finding, Findings, Position, Statement

_CORRECTED: Final = 0.7
"""Share of the words of a clause from which a version's clause is that of the first report corrected."""


_COMPARED: Final = 50
"""Heads compared in full with a report that no sketch found to be like them; else a long chain takes for ever."""


@dataclass(frozen=True, slots=True)
class Editions:
    """Which reports print the same, and which findings of them are one.

    Attributes:
        versions: sorted by report.
        heads: report id -> id of the report it is a version of; reports without any are left out.
        firsts: ``(report, finding)`` -> day and finding id of the first report that tells it; others are left out.
    """

    versions: tuple[Version, ...] = ()
    heads: Mapping[str, str] = field(default_factory=dict)
    firsts: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)

    def head(self, report: str) -> str:
        """The report that stands for a report: the one it is a version of, or itself."""
        return self.heads.get(report, report)

    def day(self, one: Findings, finding: str) -> str:
        """The day on which a finding was first told; empty if it is not known."""
        told = self.firsts.get((one.report.id, finding))
        return day(one) if told is None else told[0]

    def first(self, report: str, finding: str) -> str:
        """Id of the finding as the first report tells it."""
        return self.firsts.get((report, finding), ("", finding))[1]


def editions(findings: Sequence[Findings], known: Pairs, decisions: Iterable[Decision] = ()) -> Editions:
    """Link the versions among reports.

    Args:
        findings: of all reports, in any order.
        known: the likeness of texts, by their hashes (see :func:`statusquo.case.sketches.pairs`).
        decisions: those on reports are used.
    """
    ordered = sorted(findings, key=lambda one: (day(one) or "9999", one.report.id))
    linked, parted, alone = _decided(decisions, {one.report.id for one in ordered})
    homes = _homes(ordered, known, parted, alone)
    moved = {report: d.author or "?" for pair, d in linked.items() for report in _link(homes, ordered, pair)}
    texts = {one.report.id: one for one in ordered}
    rows = []
    groups: dict[str, list[Findings]] = defaultdict(list)
    for one in ordered:
        head = homes[one.report.id]
        groups[head].append(one)
        if head != one.report.id:
            rows.append(Version(one.report.id, head, _score(texts[head], one, known), moved.get(one.report.id)))
    firsts: dict[tuple[str, str], tuple[str, str]] = {}
    for group in groups.values():
        if len(group) > 1:
            firsts |= _firsts(group)
    return Editions(tuple(sorted(rows)), {row.report: row.of for row in rows}, firsts)


Place = tuple[Findings, Finding]
"""A finding and all that was found with it."""


def copies(findings: Sequence[Findings], known: Pairs, decisions: Iterable[Decision] = ()) -> dict[str, list[Place]]:
    """Finding id -> the same finding in each version that says it in the same words, itself first; others left out.

    Arguments as for :func:`editions`. Two findings of one id, in two prints of one text, are one.
    """
    printed = editions(findings, known, decisions)
    groups: dict[str, list[Findings]] = defaultdict(list)
    for one in findings:
        groups[printed.head(one.report.id)].append(one)
    found: dict[str, list[Place]] = {}
    for group in groups.values():
        if len({one.report.hash for one in group}) == 1:
            continue
        told: dict[tuple[object, ...], dict[str, Place]] = defaultdict(dict)
        for one in group:
            for key, finding in _numbered(one, (*one.actors, *_told_in(one))):
                told[key].setdefault(finding.id, (one, finding))
        for places in told.values():
            if len(places) > 1:
                for id_, first in places.items():
                    found[id_] = [first, *(place for other, place in places.items() if other != id_)]
    return found


def _told_in(one: Findings) -> tuple[Finding, ...]:
    return (*one.positions, *one.events, *one.statements, *one.conditions)


def _numbered(one: Findings, all_: Iterable[Finding]) -> Iterator[tuple[tuple[object, ...], Finding]]:
    """Each finding with what it shares with its like in a version; a text may say the same words twice."""
    numbered: dict[tuple[object, ...], int] = defaultdict(int)
    for finding in all_:
        key = told_words(finding, one)
        numbered[key] += 1
        yield (*key, numbered[key]), finding


_Pair = tuple[str, str]


def _decided(decisions: Iterable[Decision], present: set[str]) -> tuple[dict[_Pair, Decision], set[_Pair], set[str]]:
    """Links made, links taken away, and reports that are versions of nothing."""
    linked: dict[_Pair, Decision] = {}
    parted: set[_Pair] = set()
    alone: set[str] = set()
    for d in settled(decisions):
        if d.about != "report" or not {d.target, d.other or d.target} <= present:
            continue
        pair = (min(d.target, d.other), max(d.target, d.other))
        if d.action == "merged":
            linked[pair] = d
        elif d.other:
            parted.add(pair)
        else:
            alone.add(d.target)
    return linked, parted, alone


def _homes(ordered: list[Findings], known: Pairs, parted: set[_Pair], alone: set[str]) -> dict[str, str]:
    """Each report's head: the earliest report it is like; only those that are like a third are compared."""
    near = _components({one.report.hash for one in ordered}, known)
    homes: dict[str, str] = {}
    heads: dict[str, list[Findings]] = defaultdict(list)
    members: dict[str, list[str]] = defaultdict(list)
    for one in ordered:
        id_ = one.report.id
        component = near[one.report.hash]
        fits = (
            head.report.id
            for head in _to_compare(one, heads[component], known)
            if id_ not in alone
            and head.report.id not in alone
            and not (parted and any((min(id_, other), max(id_, other)) in parted for other in members[head.report.id]))
            and _score(head, one, known) >= SAME
        )
        homes[id_] = next(fits, id_)
        members[homes[id_]].append(id_)
        if homes[id_] == id_:
            heads[component].append(one)
    return homes


def _to_compare(one: Findings, heads: list[Findings], known: Pairs) -> Iterator[Findings]:
    """The heads a report may be a version of, the earliest first: all that are known to be alike, some others."""
    left = _COMPARED
    for head in heads:
        a, b = sorted((one.report.hash, head.report.hash))
        if a != b and (a, b) not in known:
            left -= 1
            if left < 0:
                continue
        yield head


def _components(hashes: set[str], known: Pairs) -> dict[str, str]:
    """Text -> the smallest text it is like, directly or through others."""
    above = {key: key for key in hashes}

    def top(key: str) -> str:
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for one, two in sorted(known):
        if one in above and two in above:
            a, b = sorted((top(one), top(two)))
            above[b] = a
    return {key: top(key) for key in hashes}


def _score(one: Findings, two: Findings, known: Pairs) -> float:
    a, b = sorted((one.report.hash, two.report.hash))
    if a == b:
        return 1.0
    found = known.get((a, b))
    return alike(one.report.text, two.report.text) if found is None else found


def _link(homes: dict[str, str], ordered: list[Findings], pair: _Pair) -> list[str]:
    """Put two reports and all versions of theirs together under the earlier head; returns those that got another."""
    heads = {homes[pair[0]], homes[pair[1]]}
    first = next(one.report.id for one in ordered if one.report.id in heads)
    moved = [report for report, head in homes.items() if head in heads and head != first]
    homes.update(dict.fromkeys(moved, first))
    return moved


def _firsts(group: list[Findings]) -> dict[tuple[str, str], tuple[str, str]]:
    """The findings of versions, in the order of their reports, that say the same in the same words."""
    told: dict[tuple[object, ...], list[tuple[str, str, str]]] = defaultdict(list)
    for one in group:
        for key, finding in _numbered(one, _told_in(one)):
            told[key].append((day(one), one.report.id, finding.id))
    _corrected(told)
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for places in told.values():
        earliest = min((told_on for told_on, _, _ in places if told_on), default="")
        for _, report, id_ in places[1:] if places[0][0] == earliest else places:
            found[report, id_] = (earliest, places[0][2])
    return found


def _corrected(told: dict[tuple[object, ...], list[tuple[str, str, str]]]) -> None:
    """Put an event whose clause a version changed in a few words to the event it corrects.

    Else the same happening would stand there twice, and that two versions contradict each other would not be seen.
    """
    keys = [key for key in told if key[0] == "event"]
    for key in keys:
        mine = {report for _, report, _ in told[key]}
        if len(mine) != 1:
            continue
        likes = [
            (score, other)
            for other in keys
            if other != key
            and other in told
            and other[1:3] == key[1:3]
            and mine.isdisjoint(r for _, r, _ in told[other])
            if (score := _share(str(key[3]), str(other[3]))) >= _CORRECTED
        ]
        if likes:
            home = max(likes, key=lambda one: (one[0], str(one[1])))[1]
            merged = [*told[home], *told.pop(key)]
            told[home] = sorted(merged, key=lambda place: (place[0] or "9999", place[1]))


def _share(one: str, two: str) -> float:
    return SequenceMatcher(None, one.split(), two.split(), autojunk=False).ratio()


def told_words(finding: Finding, within: Findings) -> tuple[object, ...]:
    """What two findings of versions share that are one."""
    if isinstance(finding, Position):
        name = within.actor(finding.actor).name
        return "position", name, finding.stance, _words(finding.issue.quote)
    if isinstance(finding, Event):
        return "event", finding.kind, finding.status, _words(finding.span.quote)
    if isinstance(finding, Statement):
        return "statement", _words(finding.content.quote)
    if isinstance(finding, Condition):
        return "condition", finding.label, finding.holds, _words(finding.span.quote)
    return "actor", finding.table or finding.name


def _words(quote: str) -> str:
    return " ".join(quote.casefold().split())
