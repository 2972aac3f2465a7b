"""What a case knows of: issues, actors, reports, and pairs of wordings that may be one issue."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from statusquo.case.decisions import Decision
from statusquo.case.issues import Proposal
from statusquo.case.joined import HeldPosition, JoinedActor, Source, World
from statusquo.case.tables.asked import Asked
from statusquo.case.tables.stances import opposed
from statusquo.case.tables.table import Cell, Row, Table, made


def issues(world: World, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> Table:
    """Issues by the number of their positions, with all wordings and the reason of joining them."""
    asked = Asked(world, party, issue, since)
    held: dict[str, list[HeldPosition]] = defaultdict(list)
    for p in world.positions:
        held[p.issue].append(p)
    against = opposed(world.positions)
    rows: list[Row] = []
    for one in sorted(world.issues, key=lambda i: (-sum(p.weight for p in held[i.key]), i.key)):
        mine = held[one.key]
        if not asked.of_issue(one.key) or not asked.of_party(key for p in mine for key in (p.party, p.actor)):
            continue
        if not any(asked.new(p.last, p.until) for p in mine):
            continue
        parties = sorted({asked.actors[p.party] for p in mine})
        row: tuple[Cell, ...] = (
            one.label, sum(p.weight for p in mine), ", ".join(parties) or None,
            "opposed" if one.key in against else None, " | ".join(one.wordings), one.reason or None,
            asked.issues[one.parent] if one.parent else None, one.key,
        )  # fmt: skip
        rows.append((row, tuple(sorted({s for p in mine for s in p.sources}))))
    return made("issues", "issue texts parties opposed wordings reason within issue_key", rows)


def actors(world: World, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> Table:
    """Actors by the number of reports that name them."""
    asked = Asked(world, party, issue, since)
    rows: list[Row] = []
    for one in sorted(world.actors, key=lambda a: (-a.weight, a.key)):
        if asked.of_party((one.key,)) and asked.told(one.sources) and asked.new(one.last):
            row: tuple[Cell, ...] = (
                one.name, one.kind, _parties(asked, one), ", ".join(_offices(one)) or None,
                " | ".join(one.names), one.weight, one.key, one.party,
            )  # fmt: skip
            rows.append((row, one.sources))
    return made("actors", "actor kind acts_for roles names reports actor_key party_key", rows)


def _offices(one: JoinedActor) -> tuple[str, ...]:
    """The roles of an actor, the latest first, offices with the time in which dated reports show them."""
    if not any(period.first for period in one.periods):
        return one.roles
    return tuple(str(period) for period in reversed(one.periods))


def _parties(asked: Asked, one: JoinedActor) -> str | None:
    """Whom an actor acts for; where reports differ, the others in brackets."""
    name, others = asked.name(one.acts_for), [key for key in one.behind if key != one.acts_for]
    if not others or name is None:
        return name
    return f"{name} ({', '.join(sorted(asked.actors[key] for key in others))})"


def sources(world: World, *, party: str | None = None, issue: str | None = None, since: str | None = None) -> Table:
    """Reports by day: publisher, whether it was read, how much it says, and whom it cites how often.

    ``version_of`` is the report of which it prints nearly the same text, ``likeness`` how much of it in hundredths;
    what both say counts once in all other tables.
    """
    asked = Asked(world, party, issue, since)
    wanted = None if asked.party is None else _named(world, asked.party)
    versions = {version.report: version for version in world.versions}
    key_of = {(s.report, s.finding): actor.key for actor in world.actors for s in actor.sources}
    names = {actor.key: actor.name for actor in world.actors}
    rows: list[Row] = []
    for one in sorted(world.findings, key=lambda f: (f.report.date.isoformat() if f.report.date else "", f.report.id)):
        day = one.report.date.isoformat() if one.report.date else None
        places = [Source(day or "", one.report.id, s.id, s.content) for s in one.statements]
        places += [Source(day or "", one.report.id, p.id, p.evidence) for p in one.positions]
        if not (asked.new(day) and asked.told(places) and (wanted is None or one.report.id in wanted)):
            continue
        version = versions.get(one.report.id)
        cited = Counter(
            names.get(key_of.get((one.report.id, s.speaker), ""), one.actor(s.speaker).name)
            for s in one.statements
            if s.speaker is not None
        )
        most = sorted(cited, key=lambda name: (-cited[name], name))
        row: tuple[Cell, ...] = (
            day, one.report.id, one.report.publisher, one.report.title or None, one.report.language,
            one.reader or None, one.not_read or None, len(one.positions), len(one.events),
            len(one.statements), ", ".join(f"{name} {cited[name]}" for name in most) or None,
            version.of if version else None, round(version.score * 100) if version else None,
        )  # fmt: skip
        rows.append((row, tuple(sorted(places))))
    header = (
        "date report publisher title language reader not_read positions events statements cites version_of likeness"
    )
    return made("sources", header, rows)


def _named(world: World, party: str) -> set[str]:
    """The reports that name a party or one of its people."""
    return {s.report for actor in world.actors if actor.party == party for s in actor.sources}


def proposals(
    found: Iterable[Proposal], *, joined: bool = False, decided: Iterable[Decision] = (), world: World | None = None
) -> Table:
    """Pairs of wordings that may be one issue, the likeliest first.

    Args:
        joined: also those that are joined; else only what is left to a person.
        decided: the decisions that hold; pairs that a person parted are left out.
        world: its issues say which wordings stand for one another in such a decision.
    """
    issue_of = {wording: one.key for one in (world.issues if world else ()) for wording in one.wordings}
    parts = [d for d in decided if d.about == "issue" and d.action == "split"]
    alone = {issue_of.get(d.target, d.target) for d in parts if not d.other}
    parted = {frozenset(issue_of.get(one, one) for one in (d.target, d.other)) for d in parts if d.other}

    def left(p: Proposal) -> bool:
        pair = frozenset(issue_of.get(one, one) for one in (p.one, p.two))
        return pair not in parted and not pair & alone

    rows: list[Row] = [
        ((round(p.score * 100), p.one, p.two, p.reason, "yes" if p.joined else None), ())
        for p in found
        if (joined or not p.joined) and left(p)
    ]
    return made("proposals", "score one two reason joined", rows)
