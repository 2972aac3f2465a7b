"""To which joined values each row of the ledger belongs, and which rows new ones can change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from itertools import chain
from typing import Any, Final

import numpy as np

from statusquo.case.events import kept_at, looked_at
from statusquo.case.issues import Issues, Mention
from statusquo.case.ledger.columns import Column, Ledger
from statusquo.case.ledger.people import People
from statusquo.case.positions import AGAINST, YIELDS
from statusquo.case.softening import is_part
from statusquo.case.wording import wording
from statusquo.findings import STANCES

_AND, _OF = "\n", "\t"
"""Between the keys of a list, and between actors and their parties, in one string."""
_YIELDS: Final = [STANCES.index(stance) for stance in YIELDS]
_AGAINST: Final = [STANCES.index(stance) for stance in AGAINST]
Made = dict[str, dict[str, Column]]


def of_people(ledger: Ledger, people: People) -> Made:
    """What the joined actors make of the rows: kind -> column -> numbers of names."""
    names, rows, days = ledger.names["names"], ledger.rows, ledger.rows["report"]["day"].astype(np.int64)
    keys = np.array([names.number(key) for key in people.keys] + [-1], np.int32)
    parties = np.array([names.number(people.parties[key]) for key in people.keys] + [-1], np.int32)
    actor = {"key": keys[people.cluster], "party": parties[people.cluster]}
    places = rows["position"]
    day = days[places["report"]]
    who, acts, to = (people.of(places[name], day) for name in ("actor", "who", "addressee"))
    position = {
        "key": keys[who], "party": parties[who], "who_party": parties[acts], "addressee_party": parties[to],
    }  # fmt: skip
    return {
        "actor": actor,
        "position": position,
        "event": {"seen": _casts(ledger, people, "event", _taking_part)},
        "condition": {"seen": _casts(ledger, people, "condition", _tied)},
    }


def _taking_part(keys: list[str], parties: list[str]) -> str:
    return _AND.join(sorted(set(keys))) + _OF + _AND.join(sorted(set(parties)))


def _tied(_: list[str], parties: list[str]) -> str:
    return _AND.join(dict.fromkeys(parties))


def _casts(ledger: Ledger, people: People, kind: str, told: Callable[[list[str], list[str]], str]) -> Column:
    """The actors of each row of a kind, as numbers of strings."""
    rows, casts = ledger.rows[kind], ledger.names["casts"].values
    roles: list[bool] = people.roles.tolist()
    dated = np.array([any(roles[at] for at in cast) for cast in casts], bool)
    day = ledger.rows["report"]["day"].astype(np.int64)[rows["report"]]
    width = int(day.max(initial=0)) + 1
    codes = rows["cast"].astype(np.int64) * width + (np.where(dated[rows["cast"]], day, 0) if len(dated) else 0)
    found, back = np.unique(codes, return_inverse=True)
    mine = [casts[code // width] for code in found.tolist()]
    sizes = [len(cast) for cast in mine]
    flat = np.array(list(chain.from_iterable(mine)), np.int64)
    when = np.repeat(found % width, sizes) if len(found) else np.empty(0, np.int64)
    who = iter(people.of(flat, when).tolist())
    made = []
    for size in sizes:
        keys = [people.keys[next(who)] for _ in range(size)]
        made.append(ledger.names["names"].number(told(keys, [people.parties[key] for key in keys])))
    return np.array(made, np.int32)[back] if made else np.empty(0, np.int32)


def mentions(ledger: Ledger, made: Made) -> list[Mention]:
    """Every different issue label, with the texts that use it and the parties that would act."""
    rows, names = ledger.rows["position"], ledger.names
    reports, heads = names["reports"].values, ledger.rows["report"]["head"]
    named = np.array([*reports, ""], object)
    found = {
        label: Mention(wording(names["labels"].values[label]), set(named[mine].tolist()))
        for label, mine in _grouped(rows["label"], heads[rows["report"]])
    }
    acts, parties = made["position"]["who_party"], np.array([*names["names"].values, ""], object)
    for label, mine in _grouped(rows["label"][acts >= 0], acts[acts >= 0]):
        found[label].acts.update(parties[mine].tolist())
    return sorted(found.values(), key=lambda mention: mention.wording.label)


def _grouped(one: Column, two: Column) -> Iterable[tuple[int, Column]]:
    """Each value of a column with the different values of another beside it."""
    if not len(one):
        return ()
    width = int(two.max()) + 1
    found = np.unique(one.astype(np.int64) * width + two)
    first, second = found // width, found % width
    cuts = np.flatnonzero(np.diff(first)) + 1
    return zip(first[np.append(0, cuts)].tolist(), np.split(second, cuts), strict=True)


def of_issues(ledger: Ledger, issues: Issues, made: Made) -> None:
    """Add the issue of each position."""
    labels = ledger.names["labels"].values
    by_label = np.array([ledger.names["names"].number(issues.keys.get(label, "")) for label in labels], np.int32)
    rows = ledger.rows["position"]["label"]
    made["position"]["issue"] = by_label[rows] if len(by_label) else np.empty(0, np.int32)


def changed(ledger: Ledger, made: Made, kind: str) -> Column:
    """The rows of a kind that belong to other values than before; new ones belong to none."""
    rows = ledger.rows[kind]
    found = np.zeros(len(rows["report"]), bool)
    for name, values in made[kind].items():
        found |= rows[name] != values
    return found


Group = tuple[int, int]
"""Party and issue, as numbers of names."""


def groups(rows: dict[str, Column], wanted: Column) -> set[Group]:
    """The groups of some positions, as columns have them."""
    parties, issues = rows["party"][wanted].tolist(), rows["issue"][wanted].tolist()
    return {pair for pair in zip(parties, issues, strict=True) if pair[0] >= 0}


def in_groups(rows: dict[str, Column], wanted: Collection[Group]) -> Column:
    """The positions of some groups."""
    if not wanted or not len(rows["party"]):
        return np.zeros(len(rows["party"]), bool)
    width = max(int(rows["issue"].max()), max(issue for _, issue in wanted)) + 2
    codes = np.array([party * width + issue for party, issue in wanted], np.int64)
    return np.isin(rows["party"].astype(np.int64) * width + rows["issue"], codes)


def with_softening(ledger: Ledger, rows: dict[str, Column], dirty: set[Group], labels: dict[str, str]) -> set[Group]:
    """The groups that change with some: what a party offers of a part closes its refusals of the whole.

    Args:
        labels: issue -> its label, both as they were and as they are.
    """
    names = ledger.names["names"]
    part = {number for key, label in labels.items() if is_part(label) and (number := names.get(key)) is not None}
    if not part:
        return dirty
    offered = np.isin(rows["issue"], sorted(part)) & np.isin(ledger.rows["position"]["stance"], _YIELDS)
    turned = {party for party, issue in dirty if issue in part}
    refused = np.isin(rows["party"], sorted(turned)) & np.isin(ledger.rows["position"]["stance"], _AGAINST)
    dirty = dirty | groups(rows, refused)
    mine = np.isin(rows["party"], sorted({party for party, _ in dirty}))
    return dirty | groups(rows, offered & mine)


def events_with(ledger: Ledger, seen: Column, dirty: Column, gone: Iterable[str], roots: Collection[int]) -> Column:
    """The events that can change with some: all that may be one happening with them, directly or through others.

    Args:
        seen: the actors of each. gone: places that events left which are there no more. roots: of keys that they had.
    """
    rows, report = ledger.rows["event"], ledger.rows["report"]
    if not len(rows["report"]):
        return dirty
    width = len(ledger.names["names"]) + 1
    gids, of = np.unique(rows["shelf"].astype(np.int64) * width + seen, return_inverse=True)
    index = _Index([_parties(ledger, code // width, code % width) for code in gids.tolist()])
    text, head = (np.unique(report[name], return_inverse=True)[1][rows["report"]] for name in ("text", "head"))
    several = [_in_several(ids, rows["report"]) for ids in (text, head)]
    reached = np.zeros(len(gids), bool)
    found = dirty.copy()
    todo: list[int] = []
    for places in gone:
        shelf, _, parties = places.partition(_OF)
        todo += index.beside(shelf, [party for party in parties.split(_AND) if party])
    wanted = set(roots)
    while True:
        todo += np.unique(of[found]).tolist()
        while todo:
            gid = todo.pop()
            if reached[gid]:
                continue
            reached[gid] = True
            todo += [other for other in index.beside(*index.told[gid]) if not reached[other]]
        more = found | reached[of]
        wanted |= set(np.unique(rows["root"][more & (rows["root"] >= 0)]).tolist())
        more |= np.isin(rows["root"], sorted(wanted))
        for ids, many in zip((text, head), several, strict=True):
            more |= np.isin(ids, np.unique(ids[more & many])) & many
        if (more == found).all():
            return found
        found = more


def _in_several(ids: Column, reports: Column) -> Column:
    """Whether rows of more than one report have the number of each row."""
    width = int(reports.max()) + 1
    return np.bincount(np.unique(ids.astype(np.int64) * width + reports) // width)[ids] > 1


class _Index:
    """Finds the groups of events that may be one happening with some.

    Most events are of two parties; where single parties lie beside them (see :mod:`statusquo.case.events`) is looked up
    only if it is asked for.

    Args:
        told: shelf and sorted parties of each group.
    """

    def __init__(self, told: list[tuple[str, list[str]]]) -> None:
        self.told = told
        self._pairs: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._few: list[int] = []
        for gid, (shelf, parties) in enumerate(told):
            if len(parties) == 2:
                self._pairs[shelf, *parties].append(gid)
            else:
                self._few.append(gid)
        self._keeping: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._looking: dict[tuple[str, ...], list[int]] = defaultdict(list)
        self._all = bool(self._few)
        for gid in range(len(told)) if self._all else ():
            for place in kept_at(*told[gid]):
                self._keeping[place].append(gid)
            for place in looked_at(*told[gid]):
                self._looking[place].append(gid)

    def beside(self, shelf: str, parties: list[str]) -> list[int]:
        """The groups that look where an event of these parties lies, or lie where it looks."""
        if not self._all:
            return self._pairs.get((shelf, *parties), []) if len(parties) == 2 else self._around(shelf, parties)
        found = [gid for place in kept_at(shelf, parties) for gid in self._looking.get(place, ())]
        return found + [gid for place in looked_at(shelf, parties) for gid in self._keeping.get(place, ())]

    def _around(self, shelf: str, parties: list[str]) -> list[int]:
        """Of an event that is gone, where all that are left are of two parties."""
        wanted = set(parties)
        return [
            gid for (other, *pair), gids in self._pairs.items() if other == shelf and wanted & {*pair} for gid in gids
        ]


def _parties(ledger: Ledger, shelf: int, seen: int) -> tuple[str, list[str]]:
    """The shelf and the sorted parties of a group of events."""
    parties = ledger.names["names"].values[seen].partition(_OF)[2].split(_AND)
    return ledger.names["shelves"].values[shelf], [party for party in parties if party]


def place_of(ledger: Ledger, shelf: int, seen: int) -> str:
    """A string from which the places of an event that is taken out can be had again."""
    return f"{ledger.names['shelves'].values[shelf]}{_OF}{ledger.names['names'].values[seen].partition(_OF)[2]}"


def conditions_with(ledger: Ledger, dirty: Column, facts: Collection[str], roots: Collection[int]) -> Column:
    """The conditions that can change with some: all of the same facts, and of those whose keys are like theirs.

    Args:
        facts, roots: of conditions that are there no more, and of their keys.
    """
    rows = ledger.rows["condition"]
    told: list[Any] = ledger.names["facts"].values
    numbers: dict[str, int] = {}
    fact = (
        np.array([numbers.setdefault(one[1], len(numbers)) for one in told], np.int32)[rows["fact"]] if told else dirty
    )
    found = dirty | np.isin(fact, [numbers[one] for one in facts if one in numbers])
    wanted = set(roots)
    while True:
        wanted |= set(np.unique(rows["root"][found & (rows["root"] >= 0)]).tolist())
        more = np.isin(fact, np.unique(fact[found])) | np.isin(rows["root"], sorted(wanted))
        if (more == found).all():
            return found
        found = more
