"""Standing facts joined across reports: "sanctions in force", "direct contact", "the war".

Two reports speak of the same fact if their labels are the same wording and their parties overlap (or one
names none). A war or a truce has two sides (``[mutual]`` in ``wordings.toml``): where the case knows one by two
parties, each named alone, and a report on it names the other one too, it is one fact. What the latest dated
reports say holds; a change from one day to a later one gives ``until`` or ``since``; reports of the same day that
differ leave ``holds`` open.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from statusquo.case.actors import Cast
from statusquo.case.joined import JoinedCondition, Source
from statusquo.case.names import Keys, slug
from statusquo.case.versions import Editions
from statusquo.case.wording import wording
from statusquo.case.words import mutual
from statusquo.findings import Condition, Findings


@dataclass(frozen=True, slots=True)
class _Told:
    source: Source
    day: str
    condition: Condition
    parties: tuple[str, ...]
    beside: frozenset[str] = frozenset()
    """All parties that the report names, of a fact that has two sides."""


def join_conditions(
    findings: Sequence[Findings], cast: Cast, editions: Editions | None = None
) -> tuple[JoinedCondition, ...]:
    """Join the conditions of all reports (sorted by report).

    Args:
        editions: which reports print the same text; a later one does not say it anew.
    """
    editions = editions or Editions()
    shelves: dict[object, list[_Told]] = defaultdict(list)
    for one in findings:
        date = one.report.date.isoformat() if one.report.date else ""
        for condition in one.conditions:
            parties = tuple(dict.fromkeys(cast.parties[cast.keys[one.report.id, p]] for p in condition.parties))
            form = wording(condition.label)
            shelf: object = form.form if form.head else condition.label.casefold()
            source = Source(date, one.report.id, condition.id, condition.span)
            beside = _named(one, cast) if form.head in mutual() else frozenset()
            shelves[shelf].append(_Told(source, editions.day(one, condition.id), condition, parties, beside))
    groups = [group for shelf in shelves.values() for group in _by_parties(shelf)]
    groups.sort(key=lambda group: min((t.condition.label, t.source) for t in group))
    keys = Keys()
    return tuple(sorted((_row(group, keys) for group in groups), key=lambda c: c.key))


def _by_parties(shelf: list[_Told]) -> list[list[_Told]]:
    """Cut a shelf where the parties differ; what names none or only some joins the one group it fits."""
    sets: list[set[str]] = []
    for told in sorted(shelf, key=lambda t: (-len(t.parties), sorted(t.parties))):
        mine = set(told.parties)
        if mine and not any(mine <= other for other in sets):
            sets.append(mine)
    if _two_sides(shelf, sets):
        sets = [set().union(*sets)]
    groups: dict[int, list[_Told]] = defaultdict(list)
    for told in shelf:
        fits = [at for at, other in enumerate(sets) if set(told.parties) <= other]
        exact = [at for at in fits if sets[at] == set(told.parties)]
        at = exact[0] if exact else fits[0] if len(fits) == 1 else -1 - len(told.parties)
        groups[at].append(told)
    return [group for _, group in sorted(groups.items())]


def _named(one: Findings, cast: Cast) -> frozenset[str]:
    """The parties that a report names."""
    return frozenset(cast.parties[cast.keys[one.report.id, actor.id]] for actor in one.actors)


def _two_sides(shelf: list[_Told], sets: list[set[str]]) -> bool:
    """Whether a fact with two sides is told of each of them alone, and a report on one names the other beside it."""
    if len(sets) != 2 or any(len(parties) > 1 for parties in sets):
        return False
    both = set().union(*sets)
    return any(told.parties and both <= told.beside for told in shelf)


def _row(told: list[_Told], keys: Keys) -> JoinedCondition:
    if len(told) > 1:
        told = sorted(told, key=lambda t: (t.day, t.source))
    labels = Counter(t.condition.label for t in told)
    label = min(labels, key=lambda text: (-labels[text], len(text), text))
    parties = max((t.parties for t in reversed(told)), key=len)
    sides = {party for t in told for party in t.parties}
    if not sides <= set(parties):
        parties = tuple(sorted(sides))
    holds, turned = _verdict(told)
    since = _most([t.condition.since for t in told if t.condition.since])
    until = _most([t.condition.until for t in told if t.condition.until])
    return JoinedCondition(
        key=keys.unique(slug([wording(label).key, *parties[:2]])),
        label=label,
        holds=holds,
        parties=parties,
        sources=tuple(sorted(t.source for t in told)),
        since=since or (turned if holds is True else None),
        until=until or (turned if holds is False else None),
    )


def _verdict(told: list[_Told]) -> tuple[bool | None, str | None]:
    """What holds by the latest day that says so; after a change the day that first reported it."""
    known = [t for t in told if t.condition.holds is not None]
    if not known:
        return None, None
    last = known[-1].day
    values = {t.condition.holds for t in known if t.day == last}
    if len(values) > 1:
        return None, None
    holds = values.pop()
    contrary = [t.day for t in known if t.condition.holds is not holds]
    if not contrary:
        return holds, None
    if not last or not max(contrary):  # without days, nobody can say which came later
        return None, None
    return holds, min(t.day for t in known if t.condition.holds is holds and t.day > max(contrary))


def _most(values: list[str]) -> str | None:
    if not values:
        return None
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
