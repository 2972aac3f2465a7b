"""The case as it was before a day: what the reports of earlier days say, joined as it is joined today.

Actors and issues keep today's keys, so that the two can be compared. Of a report without a date nobody knows
whether it is new; it counts as known before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from statusquo.case.joined import HeldPosition, Source, World, texts


def earlier(world: World, day: str) -> World:
    """What the reports of before an ISO day say; those without a date among them."""
    findings = tuple(f for f in world.findings if f.report.date is None or f.report.date.isoformat() < day)
    known = {f.report.id for f in findings}
    heads = {report: head for report, head in world.heads().items() if report in known and head in known}

    def kept(sources: tuple[Source, ...]) -> tuple[Source, ...]:
        return tuple(source for source in sources if source.report in known)

    positions = (_position(one, kept(one.sources), day, heads) for one in world.positions)
    return replace(
        world,
        findings=findings,
        positions=tuple(one for one in positions if one.sources),
        events=tuple(replace(one, sources=kept(one.sources)) for one in world.events if kept(one.sources)),
        conditions=tuple(replace(one, sources=kept(one.sources)) for one in world.conditions if kept(one.sources)),
        versions=tuple(one for one in world.versions if one.report in known and one.of in known),
    )


def _position(one: HeldPosition, sources: tuple[Source, ...], day: str, heads: Mapping[str, str]) -> HeldPosition:
    if not sources:
        return replace(one, sources=())
    days = [source.date for source in sources if source.date]
    return replace(
        one,
        sources=sources,
        first=min(days, default=None),
        last=max(days, default=None),
        until=one.until if one.until is not None and one.until < day else None,
        weight=one.weight if sources == one.sources else texts(sources, heads),
    )
