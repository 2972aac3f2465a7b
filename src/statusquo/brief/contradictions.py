"""Where reports contradict each other: versions of one thing, side by side with their sentences."""

from __future__ import annotations

from dataclasses import dataclass

from statusquo import case
from statusquo.brief.calendar import Calendar
from statusquo.brief.evidence import Evidence, Quote
from statusquo.brief.held import MOST_QUOTES
from statusquo.brief.names import Names
from statusquo.brief.opposed import SIDES
from statusquo.case.joined import HeldPosition, JoinedCondition, JoinedEvent, Source, World
from statusquo.findings import Condition


@dataclass(frozen=True, slots=True)
class Version:
    """One way a thing is told, with all places; ``quotes``: the sentences of the latest of them."""

    what: str
    sources: tuple[Source, ...]
    quotes: tuple[Quote, ...]

    @property
    def more(self) -> int:
        """How many places are not shown."""
        return len({(source.report, source.span) for source in self.sources}) - len(self.quotes)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Versions of the same thing that differ."""

    about: str
    versions: tuple[Version, ...]


def contradictions(world: World, names: Names, evidence: Evidence, calendar: Calendar) -> tuple[Contradiction, ...]:
    """What reports tell in different ways: places and durations, what holds, contacts, a party's own stance."""
    words = calendar.words
    found: list[Contradiction] = []
    for event in world.events:
        who = calendar.listing([names(key) for key in names.parties(event.participants)])
        kind = words(f"brief.event.{event.kind}")
        about = words("brief.timeline.event", kind=kind, who=who) if who else kind
        for key, values in (("place", event.places), ("duration", event.durations)):
            if len(values) > 1:
                versions = _told(event, key, values, evidence)
                found.append(Contradiction(words(f"brief.sources.differ_{key}", what=about), versions))
    for condition in world.conditions:
        versions = _held(condition, evidence, calendar)
        if len(versions) > 1:
            found.append(Contradiction(condition.label, versions))
    found += _contacts(world, names, evidence, calendar)
    found += _stances(world, names, evidence, calendar)
    return tuple(found)


def _version(what: str, sources: list[Source], evidence: Evidence) -> Version:
    newest = tuple(sorted(set(sources), reverse=True))
    return Version(what, newest, evidence.quotes(newest, MOST_QUOTES))


def _told(event: JoinedEvent, key: str, values: tuple[str, ...], evidence: Evidence) -> tuple[Version, ...]:
    by_value: dict[str, list[Source]] = {value: [] for value in values}
    for source in event.sources:
        value = getattr(evidence.finding(source), key, None)
        if value in by_value:
            by_value[value].append(source)
    return tuple(_version(value, told, evidence) for value, told in by_value.items())


def _held(condition: JoinedCondition, evidence: Evidence, calendar: Calendar) -> tuple[Version, ...]:
    by_value: dict[bool, list[Source]] = {}
    for source in condition.sources:
        finding = evidence.finding(source)
        if isinstance(finding, Condition) and finding.holds is not None:
            by_value.setdefault(finding.holds, []).append(source)
    return tuple(
        _version(calendar.words("brief.sources.yes" if value else "brief.sources.no"), by_value[value], evidence)
        for value in sorted(by_value, reverse=True)
    )


def _contacts(world: World, names: Names, evidence: Evidence, calendar: Calendar) -> list[Contradiction]:
    """Parties of which one report tells a contact, and one that there is none."""
    words = calendar.words
    events = {event.key: event for event in world.events}
    found = []
    for row in case.contacts(world):
        if len(row.parties) == 2 and row.events and row.ruled_out:
            told = [source for key in row.events for source in events[key].sources]
            about = words("brief.sources.differ_contact", who=calendar.listing([names(key) for key in row.parties]))
            found.append(
                Contradiction(
                    about,
                    (
                        _version(words("brief.sources.contact"), told, evidence),
                        _version(words("brief.sources.no_contact"), list(row.ruled_out), evidence),
                    ),
                )
            )
    return found


def _stances(world: World, names: Names, evidence: Evidence, calendar: Calendar) -> list[Contradiction]:
    """Parties that are said to be for and against the same thing now."""
    words = calendar.words
    labels = {issue.key: issue.label for issue in world.issues}
    cells: dict[tuple[str, str], list[HeldPosition]] = {}
    for position in world.positions:
        if position.until is None and SIDES[position.stance] in ("for", "against"):
            cells.setdefault((position.issue, position.party), []).append(position)
    found = []
    for (issue, party), held in sorted(cells.items()):
        if len({SIDES[position.stance] for position in held}) > 1:
            about = words("brief.sources.differ_stance", party=names(party), issue=labels.get(issue, issue))
            versions = []
            for position in sorted(held, key=lambda p: (SIDES[p.stance], p.stance, p.actor)):
                what = names.stance(position.party, position.stance, words)
                if position.actor != party:
                    what = f"{what} ({names(position.actor)})"
                versions.append(_version(what, list(position.sources), evidence))
            found.append(Contradiction(about, tuple(versions)))
    return found
