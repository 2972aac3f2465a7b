"""What is new, has turned or ended since a day."""

from __future__ import annotations

from collections import defaultdict

from statusquo.case.joined import HeldPosition, Source, World
from statusquo.case.positions import contrary
from statusquo.case.tables.asked import Asked
from statusquo.case.tables.table import Row, Table, made


def changes(world: World, *, since: str, party: str | None = None, issue: str | None = None) -> Table:
    """What reports from ``since`` on show for the first time, turned or ended; the latest first.

    ``change`` is ``turned`` (a contrary stance, with the one before), ``position``, ``event``, ``condition``,
    ``ended`` (a condition), ``actor`` or ``issue``. What only undated reports say is in no list of changes.
    """
    asked = Asked(world, party, issue, since)
    rows: list[Row] = []

    by_place = _by_place(world)

    def add(day: str, change: str, who: str | None, what: str, before: str | None, after: str | None,
            places: tuple[Source, ...], key: str) -> None:  # fmt: skip
        rows.append(
            (
                (day, change, who, what, before, after, key),
                tuple(s for s in places if s.date >= since) or places,
            )
        )

    for p in world.positions:
        if p.first is None or p.first < since or not (asked.of_party((p.party, p.actor)) and asked.of_issue(p.issue)):
            continue
        left = [o for o in by_place[p.party, p.issue] if o.until == p.first and contrary(o.stance, p.stance)]
        was = f"{left[0].stance} ({left[0].first})" if left else None
        condition = f" ({p.only_if or p.unless})" if p.only_if or p.unless else ""
        add(p.first, "turned" if left else "position", asked.name(p.actor), asked.issues[p.issue], was,
            f"{p.stance}{condition}", p.sources, p.issue)  # fmt: skip
    for event in world.events:
        day = min((s.date for s in event.sources if s.date), default="")
        if day >= since and day and asked.told(event.sources) and asked.of_party(event.participants):
            what = " / ".join(event.outcomes) or " / ".join(event.places) or event.kind
            add(
                day,
                "event",
                asked.names(event.participants),
                what,
                None,
                f"{event.kind}: {event.status}",
                event.sources,
                event.key,
            )
    for c in world.conditions:
        if not (asked.told(c.sources) and asked.of_party(c.parties)):
            continue
        first = min((s.date for s in c.sources if s.date), default="")
        if c.until is not None and c.until >= since:
            add(c.until, "ended", asked.names(c.parties), c.label, c.since, c.until, c.sources, c.key)
        elif first >= since and first:
            after = {True: "yes", False: "no", None: None}[c.holds]
            add(first, "condition", asked.names(c.parties), c.label, None, after, c.sources, c.key)
    if asked.issue is None:
        for actor in world.actors:
            first = min((s.date for s in actor.sources if s.date), default="")
            if first >= since and first and asked.of_party((actor.key,)):
                add(
                    first,
                    "actor",
                    actor.name,
                    actor.roles[0] if actor.roles else actor.kind,
                    None,
                    asked.name(actor.acts_for),
                    actor.sources,
                    actor.key,
                )
    rows.sort(key=lambda row: (str(row[0][1]), str(row[0][2]), str(row[0][3])))
    rows.sort(key=lambda row: str(row[0][0]), reverse=True)
    return made("changes", "day change who what before after key", rows)


def _by_place(world: World) -> dict[tuple[str, str], list[HeldPosition]]:
    """The positions of a world by party and issue."""
    found: dict[tuple[str, str], list[HeldPosition]] = defaultdict(list)
    for p in world.positions:
        found[p.party, p.issue].append(p)
    return found
