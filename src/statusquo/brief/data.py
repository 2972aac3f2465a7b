"""The brief as plain data for JSON. Nothing is cut here: what the page only counts stands here in full."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

from statusquo.brief.contacts import Contacts
from statusquo.brief.evidence import Evidence
from statusquo.brief.lead import Lead
from statusquo.brief.method import Method
from statusquo.brief.names import Names
from statusquo.brief.sources import Sources
from statusquo.case.joined import Source, World
from statusquo.conflict.model import Conflict


def reports(evidence: Evidence) -> list[dict[str, Any]]:
    """What is known of each report, without its text."""
    return [
        {
            "id": f.report.id,
            "title": f.report.title,
            "date": f.report.date.isoformat() if f.report.date else None,
            "language": f.report.language,
            "publisher": f.report.publisher,
            "url": f.report.url,
            "hash": f.report.hash,
            "reader": f.reader or None,
            "not_read": f.not_read or None,
            "notes": list(f.report.notes),
        }
        for f in evidence.ordered
    ]


def sources(found: Iterable[Source]) -> list[dict[str, Any]]:
    """Places in reports."""
    return [
        {
            "report": source.report,
            "start": source.span.start,
            "stop": source.span.stop,
            "quote": source.span.quote,
            "finding": source.finding,
        }
        for source in found
    ]


def parties(world: World, names: Names) -> list[str]:
    """Names of the parties: actors that act for nobody else and hold a position or take part in an event."""
    keys = {position.party for position in world.positions}
    keys |= {party for event in world.events for party in names.parties(event.participants)}
    keys |= {party for condition in world.conditions for party in names.parties(condition.parties)}
    return sorted({names(key) for key in keys})


def actors(world: World, names: Names) -> list[dict[str, Any]]:
    """All actors."""
    return [
        {
            "key": actor.key,
            "name": names(actor.key),
            "kind": actor.kind,
            "party": names(actor.party),
            "acts_for": names(actor.acts_for) if actor.acts_for else None,
            "roles": list(actor.roles),
            "names": list(actor.names),
        }
        for actor in world.actors
    ]


def positions(world: World, names: Names) -> list[dict[str, Any]]:
    """All positions with their sources."""
    labels = {issue.key: issue.label for issue in world.issues}
    return [
        {
            "party": names(position.party),
            "party_key": position.party,
            "actor": names(position.actor),
            "issue": labels.get(position.issue, position.issue),
            "issue_key": position.issue,
            "stance": position.stance,
            "first": position.first,
            "last": position.last,
            "until": position.until,
            "who_would_act": names(position.who_would_act) if position.who_would_act else None,
            "addressee": names(position.addressee) if position.addressee else None,
            "only_if": position.only_if,
            "unless": position.unless,
            "modality": list(position.modality),
            "weight": position.weight,
            "sources": sources(position.sources),
        }
        for position in world.positions
    ]


def events(world: World, names: Names) -> list[dict[str, Any]]:
    """All events."""
    return [
        {
            "kind": event.kind,
            "status": event.status,
            "participants": [names(key) for key in event.participants],
            "days": list(event.days) if event.days else None,
            "places": list(event.places),
            "durations": list(event.durations),
            "outcomes": list(event.outcomes),
            "sources": sources(event.sources),
        }
        for event in world.events
    ]


def conditions(world: World, names: Names) -> list[dict[str, Any]]:
    """All conditions."""
    return [
        {
            "label": condition.label,
            "holds": condition.holds,
            "parties": [names(key) for key in condition.parties],
            "since": condition.since,
            "until": condition.until,
            "sources": sources(condition.sources),
        }
        for condition in world.conditions
    ]


def contacts(found: Contacts) -> list[dict[str, Any]]:
    """All channels between parties, and those that are missing, with every place they rest on."""
    return [
        {
            "parties": list(channel.names),
            "party_keys": [channel.a, channel.b],
            "state": channel.state,
            "times": channel.times,
            "kinds": list(channel.kinds),
            "last": channel.last or None,
            "planned": channel.planned,
            "planned_day": channel.day or None,
            "denied": channel.denied,
            "envoys": list(channel.envoys),
            "mediators": list(channel.mediators),
            "others": list(channel.others),
            "sources": sources(channel.sources),
        }
        for channel in found.every
    ]


def conflict(model: Conflict | None) -> dict[str, Any] | None:
    """The conflict, and the text of its file."""
    if model is None:
        return None
    return {
        "title": model.title,
        "parties": [
            {
                "name": party.name,
                "options": [
                    {"key": o.key, "label": o.label, "because": list(o.because), "why": o.why} for o in party.options
                ],
                "prefers": [
                    [
                        {
                            "statement": w.expression,
                            "maybe": w.maybe,
                            "because": list(w.because),
                            "why": w.why,
                        }
                        for w in tier
                    ]
                    for tier in party.prefers
                ]
                if party.prefers is not None
                else None,
            }
            for party in model.parties
        ],
        "status_quo": model.status_quo,
        "one_way": dict(model.one_way),
        "affected": list(model.affected),
        "left_out": [
            {"label": left.label, "code": left.code, "why": left.why, "because": list(left.because)}
            for left in model.left_out
        ],
        "draft": model.draft,
        "file": model.dump(),
    }


def lead(found: Lead) -> dict[str, Any]:
    """The lead with its footnotes."""
    return {
        "title": found.title,
        "about": found.kicker,
        "headline": found.headline.text,
        "sentences": [{"text": s.text, "notes": list(s.notes)} for s in (found.headline, *found.sentences)],
        "notes": [
            {
                "report": q.report_id,
                "start": q.start,
                "stop": q.stop,
                "quote": q.marked,
                "sentence": f"{q.before}{q.marked}{q.after}",
            }
            for q in found.notes
        ],
    }


def contradictions(found: Sources) -> list[dict[str, Any]]:
    """Where reports tell one thing in different ways, with every place."""
    return [
        {
            "about": one.about,
            "versions": [{"what": version.what, "sources": sources(version.sources)} for version in one.versions],
        }
        for one in found.contradictions
    ]


def speakers(found: Sources) -> list[dict[str, Any]]:
    """Whose words stand in the reports, in what form, where, and through whom."""
    return [
        {
            "name": one.name or None,
            "party": one.party or None,
            "direct": one.direct,
            "indirect": one.indirect,
            "reported": one.reported,
            "reports": one.reports,
            "publishers": dict(one.publishers),
            "via": dict(one.via),
        }
        for one in found.speakers
    ]


def left_out(found: Sources, model: Conflict | None) -> dict[str, Any]:
    """What the brief does not hold, and why: of the reports, of the files, of the model."""
    return {
        "notes": list(found.missing),
        "not_read": [{"what": what, "why": why or None} for what, why in found.unread],
        "model": [
            {"label": left.label, "code": left.code, "why": left.why, "because": list(left.because)}
            for left in (model.left_out if model is not None else ())
        ],
    }


def method(how: Method) -> dict[str, Any]:
    """What and who made the brief, and how to make it again."""
    return {
        "version": how.version,
        "packages": dict(how.packages),
        "readers": dict(how.readers),
        "rules": dict(how.rules),
        "findings": dict(how.findings),
        "reports": [dict(zip(("id", "date", "hash", "findings"), one, strict=True)) for one in how.reports],
        "decisions": [dataclasses.asdict(one) for one in how.decisions],
        "decided": how.decided,
        "people": how.people,
        "draft": how.draft or None,
        "orders": how.orders,
        "seed": how.seed,
        "command": how.command or None,
        "limits": how.limits,
    }
