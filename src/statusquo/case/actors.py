"""Actors joined across reports: who they are, what they are called, and for whom they act.

``alike`` says which of them are the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from statusquo.case.alike import link
from statusquo.case.decisions import Decision
from statusquo.case.joined import JoinedActor, Source
from statusquo.case.names import Keys, person_tokens, slug
from statusquo.case.nominals import base_name
from statusquo.case.offices import is_office, periods
from statusquo.case.recast import recast
from statusquo.case.sightings import Sighting, collect, day
from statusquo.findings import ActorKind, Findings


@dataclass(frozen=True, slots=True)
class Cast:
    """The joined actors, and which of them each actor of each report is.

    Attributes:
        actors: sorted by key.
        keys: ``(report id, actor id)`` -> key.
        parties: key -> key of its party.
    """

    actors: tuple[JoinedActor, ...]
    keys: dict[tuple[str, str], str]
    parties: dict[str, str]


@dataclass(frozen=True, slots=True)
class Facts:
    """What the places of one joined actor tell together.

    Attributes:
        roles: the latest first.
        behind: number of each actor that reports name behind it -> how many texts do, and the latest day.
        told: of a person each (day, role, number of the actor behind it or -1).
        mentions: reports that name it.
        sources: sorted.
    """

    roles: tuple[str, ...]
    behind: dict[int, tuple[int, str]]
    told: list[tuple[str, str, int]]
    mentions: int
    sources: tuple[Source, ...] = ()


Weigh = Callable[[Findings], int]
"""How many places one stands for."""


def join_actors(findings: Sequence[Findings], decisions: Iterable[Decision] = ()) -> Cast:
    """Join the actors of all reports.

    Args:
        findings: sorted by report; decisions already applied to them.
        decisions: those on actors (``merged``, ``split``, ``renamed``) are used here.
    """
    held = tuple(d for d in decisions if d.about == "actor")
    groups = clustered(collect(recast(findings)), held)
    place = {(one.report.id, a.id): number for number, group in enumerate(groups) for s in group for one, a in s.places}
    actors, parties = build(groups, [_facts(group, number, place) for number, group in enumerate(groups)], held)
    keys = {at: actors[number].key for at, number in place.items()}
    return Cast(tuple(sorted(actors, key=lambda a: a.key)), keys, parties)


def clustered(seen: list[Sighting], held: tuple[Decision, ...]) -> list[list[Sighting]]:
    """Sightings of one actor together; the groups are sorted.

    Args:
        held: decisions on actors.
    """
    parent = link(seen, held)
    clusters: dict[int, list[Sighting]] = defaultdict(list)
    for number, one in enumerate(seen):
        clusters[parent[number]].append(one)
    return sorted(clusters.values(), key=lambda group: min(one.order for one in group))


def _facts(group: list[Sighting], mine: int, place: dict[tuple[str, str], int]) -> Facts:
    places = sorted(
        ((f, a) for one in group for f, a in one.places),
        key=lambda p: (day(p[0]), p[0].report.id, p[1].id),
    )
    texts: dict[int, set[str]] = defaultdict(set)
    latest: dict[int, str] = {}
    for f, a in places:
        if a.acts_for is not None and (other := place[f.report.id, a.acts_for]) != mine:
            texts[other].add(f.report.hash)
            latest[other] = max(latest.get(other, ""), day(f))
    return Facts(
        roles=tuple(dict.fromkeys(a.role for _, a in reversed(places) if a.role)),
        behind={other: (len(found), latest[other]) for other, found in texts.items()},
        told=[
            (day(f), a.role, place[f.report.id, a.acts_for] if a.acts_for else -1)
            for f, a in places
            if a.role and a.kind == "person"
        ],
        mentions=len({f.report.id for f, _ in places}),
        sources=tuple(Source(day(f), f.report.id, a.id, a.mentions[0]) for f, a in places if a.mentions),
    )


def build(
    groups: list[list[Sighting]], facts: Sequence[Facts], held: tuple[Decision, ...], weigh: Weigh | None = None
) -> tuple[list[JoinedActor], dict[str, str]]:
    """The joined actors, in the order of the groups; and the key of the party of each by its key.

    Args:
        groups: from :func:`clustered`; facts: of each of them.
        weigh: how many places a place of theirs stands for; ``None``: for itself.
    """
    fresh = Keys(one.table for group in groups for one in group if one.table)
    names = [_name(group, weigh) for group in groups]
    renamed = {d.target: (at, d.other) for at, d in enumerate(held) if d.action == "renamed"}  # the latest of a name
    keys: list[str] = []
    for group, name in zip(groups, names, strict=True):
        table = next((one.table for one in group if one.table), None)
        keys.append(table or fresh.unique(slug([name])))
    behind = {key: _behind_all(found, keys) for key, found in zip(keys, facts, strict=True)}
    acts_for = {key: parties_[0] if parties_ else None for key, parties_ in behind.items()}
    parties = {key: _party(key, acts_for) for key in keys}
    joined = []
    for group, key, name, found in zip(groups, keys, names, facts, strict=True):
        kinds, spelled = Counter[ActorKind](), Counter[str]()
        for one in group:
            for f, a in one.places:
                count = weigh(f) if weigh else 1
                kinds[a.kind] += count
                for called in dict.fromkeys((a.name, *a.aliases)):
                    spelled[called] += count
        _, label = max((renamed[n] for n in (key, *spelled) if n in renamed), default=(-1, ""))
        joined.append(
            JoinedActor(
                key=key,
                name=label or name,
                renamed=bool(label),
                kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
                party=parties[key],
                acts_for=acts_for[key] if parties[key] != key else None,
                roles=found.roles,
                names=tuple(sorted(spelled, key=lambda n: (-spelled[n], n))),
                table=next((one.table for one in group if one.table), None),
                periods=periods((told, role, keys[at] if at >= 0 else "") for told, role, at in found.told),
                behind=behind[key],
                mentions=found.mentions,
                sources=found.sources,
            )
        )
    return joined, parties


def _name(group: list[Sighting], weigh: Weigh | None) -> str:
    """The most frequent name, in its base form; of a person the most frequent full one.

    Of names that only say the kind ("Gewerkschaft") and full ones a full one is taken; of a body from the tables
    the short form, if the reports use it.
    """
    places = [(actor, weigh(f) if weigh else 1) for one in group for f, actor in one.places]
    names = _counted((actor.name, count) for actor, count in places if not is_office(actor))
    names = names or _counted((actor.name, count) for actor, count in places)
    if any(one.family == "person" for one in group):
        full = {name: count for name, count in names.items() if len(person_tokens(name)) > 1}
        names = Counter(full) if full else names
    elif table := next((one.table for one in group if one.table), None):
        quotes = _counted((span.quote, count) for actor, count in places for span in actor.mentions)
        short = [quote for quote in quotes if quote.casefold() == table.casefold()]
        if short and next(iter(names)) != group[0].table and max(map(len, names)) > 12:
            return min(short, key=lambda quote: (-quotes[quote], quote))
    else:
        longest = max(len(name.split()) for name in names)
        names = Counter(
            {_base(name, names): n for name, n in names.items() if longest == 1 or " " in name or name.isupper()}
        )
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _counted(values: Iterable[tuple[str, int]]) -> Counter[str]:
    found = Counter[str]()
    for value, count in values:
        found[value] += count
    return found


def _base(name: str, names: Counter[str]) -> str:
    """The base form; a single name with a capital is one as the reader gave it."""
    return name if len(names) == 1 and name[:1].isupper() else base_name(name)


def _behind_all(found: Facts, keys: list[str]) -> tuple[str, ...]:
    """The parties by most texts, the latest first on a tie."""
    by_key = sorted((keys[other], told) for other, told in found.behind.items())
    return tuple(key for key, _ in sorted(by_key, key=lambda one: one[1], reverse=True))


def _party(key: str, acts_for: dict[str, str | None]) -> str:
    walked = [key]
    while (above := acts_for[walked[-1]]) is not None:
        if above in walked:  # reports contradict each other in a circle: the first in the alphabet leads
            return min(walked[walked.index(above) :])
        walked.append(above)
    return walked[-1]
