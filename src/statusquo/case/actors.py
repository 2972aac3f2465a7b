"""Actors joined across reports: who they are, what they are called, and for whom they act.

``alike`` says which of them are the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from statusquo.case.alike import link
from statusquo.case.decisions import Decision
from statusquo.case.joined import JoinedActor, Source
from statusquo.case.names import Keys, person_tokens, slug
from statusquo.case.nominals import base_name
from statusquo.case.offices import is_office, periods
from statusquo.case.recast import recast
from statusquo.case.sightings import Sighting, collect, day
from statusquo.findings import Findings


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


def join_actors(findings: Sequence[Findings], decisions: Iterable[Decision] = ()) -> Cast:
    """Join the actors of all reports.

    Args:
        findings: sorted by report; decisions already applied to them.
        decisions: those on actors (``merged``, ``split``, ``renamed``) are used here.
    """
    seen = collect(recast(findings))
    held = tuple(d for d in decisions if d.about == "actor")
    parent = link(seen, held)
    clusters: dict[int, list[Sighting]] = defaultdict(list)
    for number, one in enumerate(seen):
        clusters[parent[number]].append(one)
    groups = sorted(clusters.values(), key=lambda group: min(one.order for one in group))
    return _build(groups, held)


def _build(groups: list[list[Sighting]], held: tuple[Decision, ...]) -> Cast:
    fresh = Keys(one.table for group in groups for one in group if one.table)
    names = [_name(group) for group in groups]
    renamed = {d.target: (at, d.other) for at, d in enumerate(held) if d.action == "renamed"}  # the latest of a name
    keys: list[str] = []
    for group, name in zip(groups, names, strict=True):
        table = next((one.table for one in group if one.table), None)
        keys.append(table or fresh.unique(slug([name])))
    place = {
        (one.report.id, a.id): key
        for group, key in zip(groups, keys, strict=True)
        for s in group
        for one, a in s.places
    }
    behind = {key: _behind_all(group, key, place) for group, key in zip(groups, keys, strict=True)}
    acts_for = {key: parties_[0] if parties_ else None for key, parties_ in behind.items()}
    parties = {key: _party(key, acts_for) for key in keys}
    joined = []
    for group, key, name in zip(groups, keys, names, strict=True):
        places = sorted(
            ((f, a) for one in group for f, a in one.places),
            key=lambda p: (day(p[0]), p[0].report.id, p[1].id),
        )
        kinds = Counter(a.kind for _, a in places)
        spelled = Counter(name for _, a in places for name in dict.fromkeys((a.name, *a.aliases)))
        _, label = max((renamed[n] for n in (key, *spelled) if n in renamed), default=(-1, ""))
        joined.append(
            JoinedActor(
                key=key,
                name=label or name,
                renamed=bool(label),
                kind=min(kinds, key=lambda kind: (-kinds[kind], kind)),
                party=parties[key],
                acts_for=acts_for[key] if parties[key] != key else None,
                roles=tuple(dict.fromkeys(a.role for _, a in reversed(places) if a.role)),
                names=tuple(sorted(spelled, key=lambda n: (-spelled[n], n))),
                table=next((one.table for one in group if one.table), None),
                periods=periods(
                    (day(f), a.role, place[f.report.id, a.acts_for] if a.acts_for else "")
                    for f, a in places
                    if a.role and a.kind == "person"
                ),
                behind=behind[key],
                mentions=len({f.report.id for f, _ in places}),
                sources=tuple(Source(day(f), f.report.id, a.id, a.mentions[0]) for f, a in places if a.mentions),
            )
        )
    return Cast(tuple(sorted(joined, key=lambda a: a.key)), place, parties)


def _name(group: list[Sighting]) -> str:
    """The most frequent name, in its base form; of a person the most frequent full one.

    Of names that only say the kind ("Gewerkschaft") and full ones a full one is taken; of a body from the tables
    the short form, if the reports use it.
    """
    names = Counter(actor.name for one in group for _, actor in one.places if not is_office(actor))
    names = names or Counter(actor.name for one in group for _, actor in one.places)
    if any(one.family == "person" for one in group):
        full = {name: count for name, count in names.items() if len(person_tokens(name)) > 1}
        names = Counter(full) if full else names
    elif table := next((one.table for one in group if one.table), None):
        quotes = Counter(span.quote for one in group for _, actor in one.places for span in actor.mentions)
        short = [quote for quote in quotes if quote.casefold() == table.casefold()]
        if short and next(iter(names)) != group[0].table and max(map(len, names)) > 12:
            return min(short, key=lambda quote: (-quotes[quote], quote))
    else:
        longest = max(len(name.split()) for name in names)
        names = Counter(
            {_base(name, names): n for name, n in names.items() if longest == 1 or " " in name or name.isupper()}
        )
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _base(name: str, names: Counter[str]) -> str:
    """The base form; a single name with a capital is one as the reader gave it."""
    return name if len(names) == 1 and name[:1].isupper() else base_name(name)


def _behind_all(group: list[Sighting], key: str, place: dict[tuple[str, str], str]) -> tuple[str, ...]:
    """The parties by most texts, the latest first on a tie."""
    texts: dict[str, set[str]] = defaultdict(set)
    latest: dict[str, str] = {}
    for one in group:
        for findings, actor in one.places:
            if actor.acts_for is not None:
                other = place[findings.report.id, actor.acts_for]
                if other != key:
                    texts[other].add(findings.report.hash)
                    latest[other] = max(latest.get(other, ""), day(findings))
    by_key = sorted(texts)
    return tuple(sorted(by_key, key=lambda k: (len(texts[k]), latest[k]), reverse=True))


def _party(key: str, acts_for: dict[str, str | None]) -> str:
    walked = [key]
    while (above := acts_for[walked[-1]]) is not None:
        if above in walked:  # reports contradict each other in a circle: the first in the alphabet leads
            return min(walked[walked.index(above) :])
        walked.append(above)
    return walked[-1]
