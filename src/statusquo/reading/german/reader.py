"""The order of the German reader: analysis, actors, statements, positions, events, conditions."""

from __future__ import annotations

from statusquo.findings import Findings
from statusquo.language.actors import ActorFile
from statusquo.reading.german import VERSION
from statusquo.reading.german.conditions import conditions
from statusquo.reading.german.context import context_of
from statusquo.reading.german.events import events
from statusquo.reading.german.positions import positions
from statusquo.reading.german.statements import statements
from statusquo.report import Report


def read(report: Report, actors: ActorFile | None = None) -> Findings:
    """Read one German report; ``actors``: a project's own actor table."""
    context = context_of(report, actors)
    said = statements(context)
    held = positions(context, said)
    happened = events(context)
    standing = conditions(context)
    used = {s.speaker for s in said} | {s.via for s in said}
    used |= {one for p in held for one in (p.actor, p.addressee, p.who_would_act)}
    used |= {one for e in happened for one in e.participants} | {one for c in standing for one in c.parties}
    found = context.actors.actors({one for one in used if one is not None})
    return Findings(
        report,
        reader=VERSION,
        actors=found,
        events=happened,
        statements=said,
        positions=held,
        conditions=standing,
    )
