"""How well findings agree with an annotation: precision, recall and F1 per kind.

Everything is matched by characters, never by id. Matchings are one to one and as large as possible; totals
are micro averages over reports. What counts as the same:

=================  ====================================================================================
actors             aligned by overlapping mentions
acts_for           link from person or body to party, both ends aligned
mentions           single mentions of aligned actors
events             same kind, a participant in common (if any is annotated), clause overlap
statements         same speaker, content overlap of at least one half (intersection over union)
contents           the same without the speaker
positions          same party, same stance, issue overlap of at least one half
positions_exact    the same with the very actor
positions_lenient  same party, any stance; issue overlap counted against the shorter span
conditions         same verdict, a party in common (if any is annotated), clause overlap; only in reports whose
                   annotation has conditions, because most annotations leave them out
=================  ====================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from statusquo.findings import Actor, Condition, Event, Findings, Position, Statement
from statusquo.span import Span

METRICS: Final = (
    "actors",
    "acts_for",
    "mentions",
    "events",
    "statements",
    "contents",
    "positions",
    "positions_exact",
    "positions_lenient",
    "conditions",
)
_ARTICLES: Final = frozenset(
    "der die das den dem des ein eine einen einem einer eines zu zum zur auf für über mit von vom dass "
    "ihre ihren seine seinen".split()
)
#: Spans above this length match only spans of about their own length.
_LONG_CLAUSE: Final = 400
_LONG_ISSUE: Final = 250

Range = tuple[int, int]
T = TypeVar("T")
U = TypeVar("U")


@dataclass
class Score:
    """Hits among what was annotated and what was found."""

    hits: int = 0
    annotated: int = 0
    found: int = 0

    def __iadd__(self, other: Score) -> Score:
        self.hits += other.hits
        self.annotated += other.annotated
        self.found += other.found
        return self

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else float(not self.annotated)

    @property
    def recall(self) -> float:
        return self.hits / self.annotated if self.annotated else float(not self.found)

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Comparison:
    """One report's scores, and the pairs and left-overs behind them."""

    scores: dict[str, Score] = field(default_factory=dict)
    right: list[tuple[str, object]] = field(default_factory=list)
    wrong: list[tuple[str, object]] = field(default_factory=list)
    missed: list[tuple[str, object]] = field(default_factory=list)


def compare(annotated: Findings, found: Findings) -> Comparison:
    """Compare what was found in a report with its annotation."""
    assert annotated.report.text == found.report.text, annotated.report.id
    text = found.report.text
    pairs = align(annotated.actors, found.actors)
    result = Comparison()

    def same(one: str | None, other: str | None) -> bool:
        if one is None or other is None:
            return one is other
        return pairs.get(one) == other

    def party(one: str | None, other: str | None) -> bool:
        if one is None or other is None or same(one, other):
            return same(one, other)
        up, above = annotated.actor(one).acts_for, found.actor(other).acts_for
        return (
            (up is not None and pairs.get(up) == other)
            or (above is not None and pairs.get(one) == above)
            or (up is not None and above is not None and pairs.get(up) == above)
        )

    def score(
        name: str, gold: Sequence[T], ours: Sequence[U], good: Callable[[T, U], bool], keep: bool = False
    ) -> None:
        matched = match(gold, ours, good)
        result.scores[name] = Score(len(matched), len(gold), len(ours))
        if keep:
            hit, met = {j for _, j in matched}, {i for i, _ in matched}
            for j, item in enumerate(ours):
                (result.right if j in hit else result.wrong).append((name, item))
            result.missed.extend((name, item) for i, item in enumerate(gold) if i not in met)

    result.scores["actors"] = Score(len(pairs), len(annotated.actors), len(found.actors))
    back = set(pairs.values())
    result.right += [("actors", actor) for actor in found.actors if actor.id in back]
    result.wrong += [("actors", actor) for actor in found.actors if actor.id not in back]
    result.missed += [("actors", actor) for actor in annotated.actors if actor.id not in pairs]
    links = {(a.id, a.acts_for) for a in found.actors if a.acts_for}
    wanted = [(a.id, a.acts_for) for a in annotated.actors if a.acts_for]
    good_links = sum((pairs.get(one), pairs.get(up)) in links for one, up in wanted)
    result.scores["acts_for"] = Score(good_links, len(wanted), len(links))
    hits = sum(
        len(match(annotated.actor(a).mentions, found.actor(b).mentions, _half_of_shorter)) for a, b in pairs.items()
    )
    result.scores["mentions"] = Score(
        hits, sum(len(a.mentions) for a in annotated.actors), sum(len(a.mentions) for a in found.actors)
    )

    def event(one: Event, other: Event) -> bool:
        shared = any(party(a, b) for a in one.participants for b in other.participants)
        return (shared or not one.participants) and _clause(one, other) >= 0.5

    score("events", annotated.events, found.events, lambda a, b: a.kind == b.kind and event(a, b), keep=True)

    def content(one: Statement, other: Statement) -> bool:
        return _union(_range(one.content), _range(other.content)) >= 0.5

    score(
        "statements",
        annotated.statements,
        found.statements,
        lambda a, b: same(a.speaker, b.speaker) and content(a, b),
        keep=True,
    )
    score("contents", annotated.statements, found.statements, content)

    def issue(one: Position, other: Position) -> bool:
        return _union(_trim(text, one.issue), _trim(text, other.issue)) >= 0.5

    def loosely(one: Position, other: Position) -> bool:
        a, b = _trim(text, one.issue), _trim(text, other.issue)
        return max(_union(a, b), _shorter(a, b, _LONG_ISSUE)) >= 0.5

    score(
        "positions",
        annotated.positions,
        found.positions,
        lambda a, b: a.stance == b.stance and party(a.actor, b.actor) and issue(a, b),
        keep=True,
    )
    score(
        "positions_exact",
        annotated.positions,
        found.positions,
        lambda a, b: a.stance == b.stance and same(a.actor, b.actor) and issue(a, b),
    )
    score(
        "positions_lenient",
        annotated.positions,
        found.positions,
        lambda a, b: party(a.actor, b.actor) and loosely(a, b),
    )

    def standing(one: Condition, other: Condition) -> bool:
        shared = any(party(a, b) for a in one.parties for b in other.parties)
        ours, theirs = _range(one.span), _range(other.span)
        near = max(_shorter(ours, theirs), _union(ours, theirs)) >= 0.5
        return one.holds == other.holds and (shared or not one.parties) and near

    standing_found = found.conditions if annotated.conditions else ()
    score("conditions", annotated.conditions, standing_found, standing, keep=True)
    return result


def total(comparisons: Iterable[Comparison]) -> dict[str, Score]:
    """Add the scores of many reports."""
    scores = {name: Score() for name in METRICS}
    for comparison in comparisons:
        for name, score in comparison.scores.items():
            scores[name] += score
    return scores


def align(annotated: Sequence[Actor], found: Sequence[Actor]) -> dict[str, str]:
    """Annotated actor id to found actor id, by shared mentions; best Dice first."""
    candidates = []
    for one in annotated:
        for other in found:
            hit = sum(any(_half_of_shorter(m, n) for n in other.mentions) for m in one.mentions)
            met = sum(any(_half_of_shorter(m, n) for m in one.mentions) for n in other.mentions)
            if hit and met:
                exact = len({_range(m) for m in one.mentions} & {_range(n) for n in other.mentions})
                chars = sum(max(_shared(_range(m), _range(n)) for n in other.mentions) for m in one.mentions)
                dice = (hit + met) / (len(one.mentions) + len(other.mentions))
                candidates.append((-dice, -exact, -chars, one.id, other.id))
    pairs: dict[str, str] = {}
    for *_, one_id, other_id in sorted(candidates, key=lambda c: c[:3]):
        if one_id not in pairs and other_id not in pairs.values():
            pairs[one_id] = other_id
    return pairs


def match(left: Sequence[T], right: Sequence[U], good: Callable[[T, U], bool]) -> list[tuple[int, int]]:
    """A largest one-to-one matching (augmenting paths)."""
    edges = [[j for j, b in enumerate(right) if good(a, b)] for a in left]
    owner: dict[int, int] = {}

    def augment(i: int, seen: set[int]) -> bool:
        for j in edges[i]:
            if j not in seen:
                seen.add(j)
                if j not in owner or augment(owner[j], seen):
                    owner[j] = i
                    return True
        return False

    for i in range(len(left)):
        augment(i, set())
    return [(i, j) for j, i in owner.items()]


def _range(span: Span) -> Range:
    return span.start, span.stop


def _shared(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _union(a: Range, b: Range) -> float:
    both = _shared(a, b)
    return both / (a[1] - a[0] + b[1] - b[0] - both) if both else 0.0


def _shorter(a: Range, b: Range, longest: int = _LONG_CLAUSE) -> float:
    short, long = sorted((a[1] - a[0], b[1] - b[0]))
    return _shared(a, b) / short if long <= max(longest, 1.5 * short) else 0.0


def _half_of_shorter(a: Span, b: Span) -> bool:
    return _shorter(_range(a), _range(b)) >= 0.5


def _clause(one: Event, other: Event) -> float:
    ours = _range(other.span)
    spans = [_range(span) for span in (one.span, *one.other_spans)]
    return max(max(_shorter(span, ours), _union(span, ours)) for span in spans)


def _trim(text: str, span: Span) -> Range:
    """The span without articles, prepositions and marks at its edges."""
    start, stop = span.start, span.stop
    while True:
        while start < stop and not text[start].isalnum():
            start += 1
        while stop > start and not text[stop - 1].isalnum():
            stop -= 1
        word = re.match(r"\w+", text[start:stop])
        if word and word.group().lower() in _ARTICLES and start + word.end() < stop:
            start += word.end()
        else:
            return (start, stop) if start < stop else _range(span)
