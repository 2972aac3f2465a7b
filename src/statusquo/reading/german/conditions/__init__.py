"""Standing facts: sanctions in force, a war going on, no direct contact, a strike that is paused.

===========  ==================================================================
``lexicon``  the entries of ``frames/conditions/``
``told``     facts as clauses and phrases tell them
===========  ==================================================================
"""

from __future__ import annotations

from typing import Final

from statusquo.findings import Condition, finding_id
from statusquo.reading.german.conditions.told import Told, find
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.around import around
from statusquo.reading.german.partners import partner

__all__ = ["conditions"]

#: A fact with a target: where it is not named, the one whom the report joins with the party most.
_ONE_SIDED: Final = "Sanktionen"


def conditions(context: Context) -> tuple[Condition, ...]:
    """Find the standing facts of a report, in the order of the text.

    The first party is the one who could end the fact, if the text says ("US-Sanktionen": the USA). A fact told
    several times is one condition: the clause that says it best, with the parties of all.
    """
    groups: list[list[Told]] = []
    for one in find(context):
        one.parties = tuple(dict.fromkeys(one.parties))
        home = next((group for group in groups if _same(context, group[0], one)), None)
        if home is not None:
            home.append(one)
        else:
            groups.append([one])
    found = [_condition(context, group) for group in groups]
    return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.span, c.id)))


def _same(context: Context, first: Told, second: Told) -> bool:
    if first.fact.label != second.fact.label:
        return False
    ours = {context.actors.party(one) for one in first.parties}
    theirs = {context.actors.party(one) for one in second.parties}
    return not ours or not theirs or bool(ours & theirs)


def _condition(context: Context, group: list[Told]) -> Condition | None:
    lead = min(group, key=lambda one: (one.heading, one.mention, not one.parties, one.first))
    parties = dict.fromkeys(context.actors.party(p) for one in (lead, *group) for p in one.parties)
    found = (
        tuple(parties)
        or around(context, lead.sentence, 2, False)
        or (around(context, lead.sentence, 1, False) if lead.fact.of else ())
    )
    if not found and (lead.mention or lead.fact.war):
        return None
    if lead.fact.label == _ONE_SIDED and len(found) == 1 and (other := partner(context, found[0])) is not None:
        found = (*found, other)
    span = context.analysis.span(lead.first, lead.stop)
    verdicts = [one.holds for one in group if not one.mention] or [lead.holds]
    holds = verdicts[0] if len(set(verdicts)) == 1 else verdicts[-1]
    return Condition(
        id=finding_id(context.report.hash, "condition", [span], lead.fact.label),
        label=lead.fact.label,
        holds=holds,
        span=span,
        parties=found,
        since=next((one.since for one in group if one.since), None),
        until=next((one.until for one in group if one.until), None),
        modality=lead.modality,
        rule=lead.rule,
    )
