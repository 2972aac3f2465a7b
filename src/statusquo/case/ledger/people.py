"""The actors of a case joined from the ledger: as :func:`statusquo.case.actors.join_actors` does, by counting.

All places that name an actor in the same way, for the same party, are one unit; of persons in an office only those of
one day, because who held an office depends on the day. The units are joined like the places of a few reports.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Final

import numpy as np

from statusquo.case.actors import Cast, Facts, build, clustered
from statusquo.case.decisions import Decision
from statusquo.case.joined import JoinedActor, Source
from statusquo.case.ledger.columns import Column, IrregularError, Ledger, behind
from statusquo.case.organs import countries_and_seats, led_by
from statusquo.case.recast import set_right
from statusquo.case.representing import Evidence, of_evidence, represented, topic, torn
from statusquo.case.sightings import gather
from statusquo.findings import Actor, Findings
from statusquo.report import Report
from statusquo.span import Span

_DAYS: Final = 1 << 22
"""More than the ordinal of any day."""
Texts = Callable[[Iterable[str]], Mapping[str, str]]
"""Report ids to their texts."""


@dataclass(slots=True)
class People:
    """The joined actors.

    Attributes:
        actors: by key, without their sources.
        order: the rows of actors as a full join meets them, by report.
        cluster: for each row the number of its joined actor in ``keys``.
        keys: of the joined actors.
        parties: key -> key of its party.
        codes, of_code: chain and, of a role, day -> number of the joined actor; sorted for look-ups.
        roles: of each chain whether it is that of a person in an office.
    """

    actors: tuple[JoinedActor, ...]
    order: Column
    cluster: Column
    keys: list[str]
    parties: dict[str, str]
    codes: Column
    of_code: Column
    roles: Column

    def of(self, chains: Column, days: Column) -> Column:
        """The joined actors (numbers in ``keys``) of chains in reports of these days; -1 where there is none."""
        if not len(self.codes):
            return np.full(len(chains), -1, np.int64)
        codes = _codes(chains, days, self.roles)
        at = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where((chains >= 0) & (self.codes[at] == codes), self.of_code[at], -1)


def _codes(chains: Column, days: Column, roles: Column) -> Column:
    if not len(roles):
        return np.zeros(len(chains), np.int64)
    return chains.astype(np.int64) * _DAYS + np.where(roles[chains], days, 0)


def join_people(ledger: Ledger, held: Sequence[Decision], texts: Texts) -> People:
    """Join the actors.

    Args:
        held: the decisions that hold. texts: gives texts of reports; a few may be looked at.

    Raises:
        IrregularError: the reports know a town that may be the seat of a government.
    """
    chains, rows = ledger.names["chains"].values, ledger.rows["actor"]
    roles = np.array([chain[1] == "person" and chain[2] is not None for chain in chains], bool)
    order = np.argsort(ledger.ranks()[rows["report"]], kind="stable") if len(rows["report"]) else np.empty(0, np.int64)
    day = ledger.rows["report"]["day"][rows["report"]].astype(np.int64)
    codes = _codes(rows["chain"], day, roles)
    said = rows["said"].astype(np.int64)
    wide = _numbered(codes) * (len(ledger.names["said"]) + 1) + said
    _, first, number, count = np.unique(wide[order], return_index=True, return_inverse=True, return_counts=True)
    meeting = np.argsort(first, kind="stable")  # units as a full join meets them
    place = np.empty(len(meeting), np.int64)
    place[meeting] = np.arange(len(meeting))
    unit = np.empty(len(order), np.int64)
    unit[order] = place[number]
    firsts = order[first[meeting]]
    counts = count[meeting].tolist()
    pseudo = [
        _pseudo(str(at), chains, ledger.names["said"].values, chain, told, on)
        for at, (chain, told, on) in enumerate(
            zip(rows["chain"][firsts].tolist(), said[firsts].tolist(), day[firsts].tolist(), strict=True)
        )
    ]
    _no_seats(ledger, rows)
    right = set_right(pseudo, {})
    groups = clustered(gather([(one, one.actors[0]) for one in right]), tuple(d for d in held if d.about == "actor"))
    of_unit = np.full(len(right), -1, np.int64)
    for number_, group in enumerate(groups):
        for sighting in group:
            for one, _ in sighting.places:
                of_unit[int(one.report.id)] = number_
    cluster = of_unit[unit] if len(unit) else np.empty(0, np.int64)
    codes_, at = np.unique(codes, return_index=True)
    linked = np.array([one.actors[0].acts_for is not None for one in right], bool)
    people = People((), order, cluster, [], {}, codes_, cluster[at] if len(at) else at, roles)
    above = np.array([chain[-1] for chain in chains], np.int64)[rows["chain"]] if chains else np.empty(0, np.int64)
    other = people.of(above, day)
    tied = np.where(linked[unit] if len(unit) else False, other, -1)
    facts = _facts(ledger, people, right, unit, tied, day, len(groups))
    actors, parties = build(
        groups, facts, tuple(d for d in held if d.about == "actor"), lambda f: counts[int(f.report.id)]
    )
    people.keys = [actor.key for actor in actors]
    cast = Cast(tuple(sorted(actors, key=lambda a: a.key)), {}, parties)
    cast = _governed(ledger, people, cast, texts)
    if persons := torn(cast):
        wanted = {key for actor, party in persons for key in (actor.key, party, actor.acts_for or "")}
        cast = of_evidence(cast, persons, _evidence(ledger, people, wanted, other))
    cast = represented(cast, held)
    people.actors, people.parties = cast.actors, cast.parties
    return people


def counted(ledger: Ledger, people: People) -> None:
    """Give the actors the days of their sources and the number of their texts."""
    rows, report = ledger.rows["actor"], ledger.rows["report"]
    shown = rows["start"] >= 0
    cluster, reports = people.cluster[shown], rows["report"][shown]
    width = len(report["head"]) + 1
    texts = np.bincount(np.unique(cluster * width + report["head"][reports]) // width, minlength=len(people.keys))
    day = report["day"][reports].astype(np.int64)
    last = dict(_greatest(cluster[day > 0], day[day > 0]))
    first = dict(_greatest(cluster[day > 0], -day[day > 0]))
    number = {key: at for at, key in enumerate(people.keys)}
    people.actors = tuple(
        replace(
            actor,
            first=iso(-first[at]) if (at := number[actor.key]) in first else None,
            last=iso(last[at]) if at in last else None,
            weight=int(texts[at]),
        )
        for actor in people.actors
    )


def _numbered(values: Column) -> Column:
    """The values as small numbers in the same order."""
    return np.unique(values, return_inverse=True)[1].astype(np.int64)


def _pseudo(id_: str, chains: list[Any], said: list[Any], chain: int, told: int, day: int) -> Findings:
    """A report that names one actor in one way, and for whom it acts."""
    line = list(behind(chains, chain))
    quotes = tuple(_span(quote) for quote in said[told][1:])
    actors = tuple(
        Actor(
            str(place), name, kind, () if place else quotes, str(place + 1) if place + 1 < len(line) else None,
            role, aliases, table, rule,
        )
        for place, (name, kind, role, table, aliases, rule, _) in enumerate(chains[at] for at in line)
    )  # fmt: skip
    return Findings(Report(id_, "", date=_date(day)), actors=actors)


@lru_cache(maxsize=65536)
def _span(quote: str) -> Span:
    return Span(0, len(quote), quote)


@lru_cache(maxsize=65536)
def _date(day: int) -> datetime.date | None:
    return datetime.date.fromordinal(day) if day else None


@lru_cache(maxsize=65536)
def iso(day: int) -> str:
    """A day in ISO 8601; empty if it is not known."""
    return datetime.date.fromordinal(day).isoformat() if day else ""


def _no_seats(ledger: Ledger, rows: dict[str, Column]) -> None:
    """Which state a seat belongs to, the texts around it tell, and not the columns."""
    called: dict[str, bool] = {}
    pairs = np.unique(rows["chain"].astype(np.int64) * (len(ledger.names["said"]) + 1) + rows["said"])
    for pair in pairs.tolist():
        chain, told = divmod(pair, len(ledger.names["said"]) + 1)
        name, kind, _, table, _, _, above = ledger.names["chains"].values[chain]
        if kind == "state" and table is None and above < 0:
            called[name] = called.get(name, True) and ledger.names["said"].values[told][0]
    if any(called.values()):
        raise IrregularError("a town that may be a seat")


def _facts(
    ledger: Ledger, people: People, right: Sequence[Findings], unit: Column, tied: Column, day: Column, groups: int
) -> list[Facts]:
    rows, cluster = ledger.rows["actor"], people.cluster
    text = _numbered(ledger.rows["report"]["text"])[rows["report"]] if len(rows["report"]) else cluster
    behind_: list[dict[int, tuple[int, str]]] = [{} for _ in range(groups)]
    has = (tied >= 0) & (tied != cluster)
    pair = cluster[has] * groups + tied[has]
    for code, last in _greatest(pair, day[has]):
        behind_[code // groups][code % groups] = (0, iso(last))
    texts = int(text.max(initial=0)) + 1
    for code, number in zip(*np.unique(np.unique(pair * texts + text[has]) // texts, return_counts=True), strict=True):
        mine, other = divmod(int(code), groups)
        behind_[mine][other] = (int(number), behind_[mine][other][1])
    reports = len(ledger.names["reports"]) + 1
    mentions = np.bincount(np.unique(cluster * reports + rows["report"]) // reports, minlength=groups)
    latest: list[dict[str, tuple[str, str, bytes]]] = [{} for _ in range(groups)]
    told: list[list[tuple[str, str, int]]] = [[] for _ in range(groups)]
    ids = ledger.names["reports"].values
    with_role = np.array([one.actors[0].role is not None for one in right], bool)
    role_rows = np.flatnonzero(with_role[unit]) if len(unit) else unit
    for row in role_rows.tolist():
        actor, mine, on = right[unit[row]].actors[0], int(cluster[row]), iso(int(day[row]))
        role = actor.role or ""
        if role:
            seen = (on, ids[rows["report"][row]], rows["id"][row].decode("utf-8", "surrogatepass"))
            latest[mine][role] = max(latest[mine].get(role, seen), seen)
            if actor.kind == "person":
                told[mine].append((on, role, int(tied[row])))
    return [
        Facts(
            tuple(sorted(latest[at], key=lambda role: latest[at][role], reverse=True)),
            behind_[at], told[at], int(mentions[at]),
        )
        for at in range(groups)
    ]  # fmt: skip


def _greatest(codes: Column, values: Column) -> Iterable[tuple[int, int]]:
    """Each code with its greatest value."""
    order = np.lexsort((values, codes))
    codes, values = codes[order], values[order]
    last = np.flatnonzero(np.append(codes[1:] != codes[:-1], True)) if len(codes) else np.empty(0, np.int64)
    return zip(codes[last].tolist(), values[last].tolist(), strict=True)


def _governed(ledger: Ledger, people: People, cast: Cast, texts: Texts) -> Cast:
    """As :func:`statusquo.case.organs.governed`; only of states without a table key the places are looked at."""
    wanted = {actor.key for actor in countries_and_seats(cast.actors)}
    if not wanted:
        return led_by(cast, {})
    number = {key: at for at, key in enumerate(people.keys)}
    rows, ids = ledger.rows["actor"], ledger.names["reports"].values
    found: dict[str, list[Source]] = {key: [] for key in wanted}
    reports: set[str] = set()
    for key in wanted:
        for row in np.flatnonzero((people.cluster == number[key]) & (rows["start"] >= 0)).tolist():
            span = Span(int(rows["start"][row]), int(rows["stop"][row]), "")
            found[key].append(Source("", ids[rows["report"][row]], "", span))
            reports.add(found[key][-1].report)
    with_places = tuple(
        replace(actor, sources=tuple(found[actor.key])) if actor.key in wanted else actor for actor in cast.actors
    )
    led = led_by(replace(cast, actors=with_places), dict(texts(sorted(reports))))
    return replace(led, actors=tuple(replace(actor, sources=()) for actor in led.actors))


def _evidence(ledger: Ledger, people: People, wanted: set[str], above: Column) -> Evidence:
    """What the reports tell of some actors."""
    number = {key: at for at, key in enumerate(people.keys)}
    places, rows = ledger.rows["position"], ledger.rows["actor"]
    day, ids = ledger.rows["report"]["day"], ledger.names["reports"].values
    who = people.of(places["actor"], day[places["report"]].astype(np.int64))
    labels, chains = ledger.names["labels"].values, ledger.names["chains"].values
    found = Evidence({}, {}, {})
    persons = np.array([chain[1] == "person" for chain in chains], bool)[rows["chain"]] if chains else rows["chain"]
    for key in sorted(wanted):
        mine = who == number[key]
        found.topics[key] = {topic(labels[at]) for at in np.unique(places["label"][mine]).tolist()}
        found.told[key] = {ids[at] for at in np.unique(places["report"][mine]).tolist()}
        of_mine = persons & (people.cluster == number[key]) & (above >= 0)
        for other in np.unique(above[of_mine]).tolist():
            both = np.unique(rows["report"][of_mine & (above == other)])
            found.named[key, people.keys[other]] = {ids[at] for at in both.tolist()}
    return found
