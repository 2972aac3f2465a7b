"""Issues joined from many wordings.

Wordings with the same head, modifiers and negation are one issue. Beyond that every pair of wordings that
shares a head gets a score (``likeness.py``); pairs are joined from the highest down, while no two wordings in
an issue speak against each other. A wider or bare wording ("Gebietsabtretungen", "Sanktionen") joins only
if it fits one issue and not two. Decisions come first: ``merged`` and ``split`` wordings stay so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from statusquo.case.decisions import Decision
from statusquo.case.joined import Issue
from statusquo.case.likeness import THRESHOLD, Likeness, likeness
from statusquo.case.names import RESERVED, unique
from statusquo.case.wording import Wording, wording
from statusquo.case.words import same, wider

_SHOWN = 0.5  # proposals below this are noise


@dataclass(slots=True)
class Mention:
    """One issue phrase as positions use it: its wording, how many texts have it, who would act."""

    wording: Wording
    texts: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two wordings that may be one issue, for a person to decide.

    Attributes:
        one, two: canonical labels of the two sides.
        score, reason: see ``likeness.py``.
        joined: whether the score was enough to join them.
    """

    one: str
    two: str
    score: float
    reason: str
    joined: bool


@dataclass(frozen=True, slots=True)
class Issues:
    """The joined issues, sorted by key, and the key of each wording."""

    issues: tuple[Issue, ...]
    keys: dict[str, str]
    proposals: tuple[Proposal, ...]


@dataclass(slots=True)
class _Group:
    """Mentions of one form: the smallest thing that is joined."""

    wording: Wording
    mentions: list[Mention]

    @property
    def acts(self) -> frozenset[str]:
        return frozenset(key for mention in self.mentions for key in mention.acts)

    @property
    def order(self) -> tuple[str, str]:
        return self.wording.head, self.wording.label


def join_issues(
    mentions: Iterable[Mention],
    decisions: Iterable[Decision] = (),
    names: Mapping[str, frozenset[str]] | None = None,
    fixed: Mapping[str, str] | None = None,
) -> Issues:
    """Join wordings to issues.

    Args:
        mentions: one for each different label.
        decisions: those on issues are used.
        names: key of an actor -> roots of its names.
        fixed: wording -> key given before; an issue keeps the key that most of its texts had.
    """
    held = tuple(d for d in decisions if d.about == "issue")
    names = names or {}
    listed = sorted(mentions, key=lambda m: m.wording.label)
    groups = _groups(listed, held)
    pairs = _pairs(groups, names)
    clusters, used = _cluster(groups, pairs, held)
    return _build(groups, clusters, used, pairs, held, fixed or {})


def _groups(mentions: list[Mention], held: tuple[Decision, ...]) -> list[_Group]:
    """Mentions of the same form together; a wording that was split off stands alone."""
    alone = {d.target for d in held if d.action == "split"} | {d.other for d in held if d.action == "split"}
    found: dict[object, _Group] = {}
    for mention in mentions:
        label = mention.wording.label
        form: object = mention.wording.form if mention.wording.head and label not in alone else label
        found.setdefault(form, _Group(mention.wording, [])).mentions.append(mention)
    return sorted(found.values(), key=lambda group: group.order)


_Pairs = dict[tuple[int, int], Likeness]
_Against = Callable[[int, int], bool]


def _pairs(groups: list[_Group], names: Mapping[str, frozenset[str]]) -> _Pairs:
    """Scores of all pairs that share a head and a modifier, or of which one is bare or wider."""
    by_head: dict[object, list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        if group.wording.head:
            by_head[same().get(group.wording.head, group.wording.head)].append(at)
    scores: _Pairs = {}
    for members in by_head.values():
        shelves: dict[object, list[int]] = defaultdict(list)
        open_ones: list[int] = []
        for at in members:
            roots = [m.root for m in groups[at].wording.modifiers]
            for name in roots:
                shelves[same().get(name, name)].append(at)
            if not roots or any(name in wider() for name in roots):
                open_ones.append(at)
        candidates = {(a, b) for shelf in shelves.values() for a in shelf for b in shelf if a < b}
        candidates |= {(min(a, b), max(a, b)) for a in open_ones for b in members if a != b}
        for a, b in candidates:
            acts = groups[a].acts | groups[b].acts
            own = frozenset(name for key in acts for name in names.get(key, ()))
            found = likeness(groups[a].wording, groups[b].wording, groups[a].acts, groups[b].acts, own)
            if found.score >= _SHOWN:
                scores[a, b] = found
    return scores


def _cluster(
    groups: list[_Group], pairs: _Pairs, held: tuple[Decision, ...]
) -> tuple[list[list[int]], dict[int, list[str]]]:
    """Join the groups; returns the clusters and the reasons used in each (by its first group)."""
    home = list(range(len(groups)))
    members = {at: [at] for at in range(len(groups))}
    why: dict[int, list[str]] = defaultdict(list)
    for at, group in enumerate(groups):
        if len(group.mentions) > 1:
            why[at].append("form=" + "+".join((group.wording.head, *(m.root for m in group.wording.modifiers))))
    where = {m.wording.label: at for at, group in enumerate(groups) for m in group.mentions}
    parted = _parted(where, members, held)

    def speaks_against(a: int, b: int) -> bool:
        a, b = min(a, b), max(a, b)
        return (a, b) in parted or _apart(groups[a], groups[b], pairs.get((a, b)))

    def join(a: int, b: int, reason: str) -> None:
        a, b = sorted((home[a], home[b]))
        for at in members[b]:
            home[at] = a
        members[a] += members.pop(b)
        why[a] += [*why.pop(b, []), reason]

    strong = {pair: found for pair, found in pairs.items() if found.score >= THRESHOLD and not found.against}
    unsure = _unsure(strong, speaks_against)
    for (a, b), found in sorted(
        strong.items(), key=lambda item: (-item[1].score, groups[item[0][0]].order, groups[item[0][1]].order)
    ):
        if found.loose and (a in unsure or b in unsure):
            continue
        if home[a] == home[b]:
            continue
        if not any(speaks_against(x, y) for x in members[home[a]] for y in members[home[b]]):
            join(a, b, found.reason)
    for d in held:
        if (
            d.action == "merged"
            and d.target in where
            and d.other in where
            and home[where[d.target]] != home[where[d.other]]
        ):
            join(where[d.target], where[d.other], f"decision={(d.author or '?').replace(' ', '_')}")
    return [sorted(group) for _, group in sorted(members.items())], why


def _parted(where: dict[str, int], members: dict[int, list[int]], held: tuple[Decision, ...]) -> set[tuple[int, int]]:
    pairs: set[tuple[int, int]] = set()
    for d in held:
        if d.action == "split" and d.target in where:
            mine = where[d.target]
            others = [where[d.other]] if d.other in where else [] if d.other else list(members)
            pairs |= {(min(mine, b), max(mine, b)) for b in others if b != mine}
    return pairs


def _apart(one: _Group, two: _Group, found: Likeness | None) -> bool:
    """Two groups that must not meet in one issue through a third."""
    if found is not None:
        return bool(found.against)
    again = likeness(one.wording, two.wording, one.acts, two.acts)
    return bool(again.against) or again.score == 0


def _unsure(strong: _Pairs, against: _Against) -> set[int]:
    """Groups that fit two others which do not fit each other: joining would be a guess."""
    fits: dict[int, set[int]] = defaultdict(set)
    for a, b in strong:
        fits[a].add(b)
        fits[b].add(a)
    return {at for at, others in fits.items() if any(against(x, y) for x in others for y in others if x < y)}


def _build(
    groups: list[_Group], clusters: list[list[int]], why: dict[int, list[str]], pairs: _Pairs,
    held: tuple[Decision, ...], fixed: Mapping[str, str],
) -> Issues:  # fmt: skip
    renamed = {d.target: (at, d.other) for at, d in enumerate(held) if d.action == "renamed"}
    drafts: list[tuple[str, list[Mention], list[str], str]] = []
    for cluster in clusters:
        mentions = [mention for at in cluster for mention in groups[at].mentions]
        label = canonical(mentions)
        named = [renamed[m.wording.label] for m in mentions if m.wording.label in renamed]
        given = max(named, default=(0, label))[1]  # the latest
        before = Counter[str]()
        for mention in mentions:
            if mention.wording.label in fixed:
                before[fixed[mention.wording.label]] += len(mention.texts)
        key = min(before, key=lambda k: (-before[k], k), default="")
        drafts.append((given, mentions, why.get(min(cluster), []), key))
    taken: set[str] = set(RESERVED)
    claimed: dict[str, int] = {}
    for at, (_, mentions, _, key) in enumerate(drafts):
        size = sum(len(m.texts) for m in mentions)
        if key and (key not in claimed or size > sum(len(m.texts) for m in drafts[claimed[key]][1])):
            claimed[key] = at
    taken |= claimed.keys()
    issues: list[Issue] = []
    keys: dict[str, str] = {}
    for at, (label, mentions, reasons, key) in sorted(enumerate(drafts), key=_by_label):
        final = key if key and claimed[key] == at else unique(wording(canonical(mentions)).key, taken)
        ordered = sorted(mentions, key=_preference)
        issues.append(Issue(final, label, tuple(m.wording.label for m in ordered), "; ".join(dict.fromkeys(reasons))))
        keys |= {m.wording.label: final for m in mentions}
    above = _nested(held, keys)
    issues = sorted((replace(issue, parent=above.get(issue.key)) for issue in issues), key=lambda issue: issue.key)
    return Issues(tuple(issues), keys, _proposals(groups, pairs, keys))


def _by_label(draft: tuple[int, tuple[str, list[Mention], list[str], str]]) -> tuple[str, str]:
    label, mentions, _, _ = draft[1]
    return label, min(mention.wording.label for mention in mentions)


def _nested(held: tuple[Decision, ...], keys: dict[str, str]) -> dict[str, str]:
    """Issue key -> key of the wider issue, by the latest decision; one that would close a circle is left out."""
    above: dict[str, str] = {}
    for d in held:
        if d.action == "nested" and d.target in keys and not d.other:
            above.pop(keys[d.target], None)
        if d.action == "nested" and d.target in keys and d.other in keys:
            child, walk = keys[d.target], keys[d.other]
            chain = [walk]
            while (walk := above.get(walk, "")) and walk != child:
                chain.append(walk)
            if child not in chain and walk != child:
                above[child] = chain[0]
    return above


def _preference(mention: Mention) -> tuple[bool, int, bool, bool, int, str]:
    """Phrases before sentences, frequent before rare, named before vague ("Gebiet"), short before long."""
    roots = [m.root for m in mention.wording.modifiers]
    vague = not roots or any(name in wider() for name in roots)
    clause, bare = mention.wording.clause, mention.wording.bare
    return clause == "finite", -len(mention.texts), vague, bool(clause), len(bare), mention.wording.label


def canonical(mentions: Iterable[Mention]) -> str:
    """The label of an issue: the best wording by :func:`_preference`, without its article.

    Wordings that differ in nothing but the article count together.
    """
    together: dict[str, Mention] = {}
    for mention in sorted(mentions, key=lambda m: m.wording.label):
        one = together.setdefault(mention.wording.bare, Mention(mention.wording))
        one.texts |= mention.texts
    return min(together.values(), key=_preference).wording.bare


def _proposals(groups: list[_Group], pairs: _Pairs, keys: dict[str, str]) -> tuple[Proposal, ...]:
    """All scored pairs, the highest first: those joined, and those left to a person."""
    found = []
    for (a, b), like in pairs.items():
        one, two = groups[a].wording.label, groups[b].wording.label
        found.append(Proposal(one, two, like.score, like.reason, keys[one] == keys[two]))
    return tuple(sorted(found, key=lambda p: (-p.score, p.one, p.two)))
