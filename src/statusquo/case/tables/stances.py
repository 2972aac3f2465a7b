"""Who holds which stance on what: as a list over time, and as a matrix of what holds now."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from statusquo.case.joined import HeldPosition, Source, Standing, World
from statusquo.case.positions import AGAINST, FOR, contrary
from statusquo.case.tables.asked import Asked
from statusquo.case.tables.table import Cell, Row, Table, made

_SIDES: Final = FOR | AGAINST


def opposed(positions: Iterable[HeldPosition | Standing]) -> set[str]:
    """Keys of the issues on which two parties hold contrary stances now."""
    sides: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for p in positions:
        if p.until is None and p.stance in _SIDES:
            sides[p.issue, p.stance in FOR].add(p.party)
    return {
        issue
        for (issue, side), held in sides.items()
        if side and (others := sides.get((issue, False))) and len(held | others) > 1
    }


def positions(world: World, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> Table:
    """Every position held, opposed issues on top, then those with most texts; each party's in order of time.

    ``then`` is the stance that came in place of one that ended: with ``since`` and ``until`` it tells the change.
    """
    asked = Asked(world, party, issue, since)
    against = opposed(world.positions)
    weight = Counter[str]()
    for p in world.positions:
        weight[p.issue] += p.weight
    held = [p for p in world.positions if _wanted(p, asked)]
    after = turns(world.positions)
    held.sort(key=lambda p: (p.issue not in against, -weight[p.issue], p.issue, p.party, p.first or "", p.stance))
    rows: list[Row] = []
    for p in held:
        row: tuple[Cell, ...] = (
            asked.issues[p.issue], asked.name(p.party), None if p.actor == p.party else asked.name(p.actor),
            p.stance, p.first, p.last, p.until, after.get(p), p.weight, asked.name(p.who_would_act),
            asked.name(p.addressee), p.only_if, p.unless, "opposed" if p.issue in against else None,
            p.issue, p.party, p.actor,
        )  # fmt: skip
        rows.append((row, p.sources))
    header = (
        "issue party through stance since last until then texts who_would_act addressee only_if unless opposed "
        "issue_key party_key actor_key"
    )
    return made("positions", header, rows)


def _wanted(p: HeldPosition | Standing, asked: Asked) -> bool:
    return asked.of_party((p.party, p.actor)) and asked.of_issue(p.issue) and asked.new(p.last, p.until)


def turns(positions: Iterable[HeldPosition]) -> dict[HeldPosition, str]:
    """Positions that ended, and the contrary stances of the same party that came in their place."""
    begun: dict[tuple[str, str, str], list[HeldPosition]] = defaultdict(list)
    ended = []
    for p in positions:
        if p.first:
            begun[p.party, p.issue, p.first].append(p)
        if p.until:
            ended.append(p)
    found = {}
    for p in ended:
        new = [o.stance for o in begun[p.party, p.issue, p.until or ""] if contrary(o.stance, p.stance)]
        if new:
            found[p] = " / ".join(dict.fromkeys(new))
    return found


def matrix(world: World, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> Table:
    """Issues by parties; a cell has the stances held now, joined by `` / ``; ``None`` = no claim."""
    asked = Asked(world, party, issue, since)
    standing: Sequence[HeldPosition | Standing] = world.positions if world.now is None else world.now
    against = opposed(standing)
    held = [p for p in standing if p.until is None]
    if not (party is issue is since is None):
        held = [p for p in held if _wanted(p, asked)]
    weight: Counter[str] = Counter()
    told: Counter[str] = Counter()
    cells: dict[tuple[str, str], list[HeldPosition | Standing]] = defaultdict(list)
    for p in held:
        weight[p.party] += p.weight
        told[p.issue] += p.weight
        cells[p.issue, p.party].append(p)
    parties = sorted(weight, key=lambda key: (-weight[key], key))
    rows: list[Row] = []
    for key in sorted(told, key=lambda k: (k not in against, -told[k], k)):
        row: list[Cell] = [asked.issues[key], "opposed" if key in against else None]
        places: set[Source] = set()
        for one in parties:
            mine = cells.get((key, one), [])
            if len(mine) > 1:
                mine.sort(key=lambda p: (-p.weight, p.stance))
            row.append(" / ".join(dict.fromkeys(p.stance for p in mine)) or None)
            for p in mine:
                places.update(p.sources)
        rows.append(((*row, key), tuple(sorted(places))))
    header = ("issue", "opposed", *(asked.actors[key] for key in parties), "issue_key")
    return Table("matrix", header, tuple(row for row, _ in rows), tuple(places for _, places in rows))
