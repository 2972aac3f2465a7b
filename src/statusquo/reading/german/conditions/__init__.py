"""Standing facts: sanctions in force, a war going on, no direct contact, a strike that is paused.

============  =================================================================
``lexicon``   the entries of ``frames/conditions/``
``clauses``   facts that clauses tell
``mentions``  facts that phrases name
``told``      one telling, with since and until
============  =================================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.findings import Condition, finding_id
from statusquo.reading.german.conditions.clauses import in_clause
from statusquo.reading.german.conditions.lexicon import Fact, words
from statusquo.reading.german.conditions.mentions import in_phrases
from statusquo.reading.german.conditions.told import Told
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.around import around
from statusquo.reading.german.events.verbs import LONGEST
from statusquo.reading.german.partners import partner

__all__ = ["conditions"]

#: A fact with a target: where it is not named, the one whom the report joins with the party most.
_ONE_SIDED: Final = "Sanktionen"
#: Facts between two: where one is named, the other is whom the passage is about besides.
_TWO_SIDED: Final = frozenset(label.replace("-", " ") for label in words("two_sided"))
#: Facts whose clause names the place they are about.
_OF_PLACES: Final = frozenset({"Besetzung", "Blockade"})
#: So many sentences on, a report has said whom it is about.
_AHEAD: Final = 3


def conditions(context: Context) -> tuple[Condition, ...]:
    """Find the standing facts of a report, in the order of the text.

    The first party is the one who could end the fact, if the text says ("US-Sanktionen": the USA). A fact told
    several times is one condition: the clause that says it best, with the parties of all; ``holds`` is open where they
    contradict each other.
    """
    groups: list[list[Told]] = []
    for one in _all(context):
        one.parties = tuple(dict.fromkeys(one.parties))
        home = next((group for group in groups if _same(context, group[0], one)), None)
        if home is not None:
            home.append(one)
        else:
            groups.append([one])
    found = [_condition(context, group) for group in groups]
    return tuple(sorted((c for c in found if c is not None), key=lambda c: (c.span, c.id)))


def _all(context: Context) -> Iterator[Told]:
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if len(clause.own) <= LONGEST:
                yield from in_clause(context, sentence, clause)
                yield from in_phrases(context, sentence, clause)


def _same(context: Context, first: Told, second: Told) -> bool:
    if first.label != second.label:
        return False
    ours = {context.actors.party(one) for one in first.parties}
    theirs = {context.actors.party(one) for one in second.parties}
    return not ours or not theirs or bool(ours & theirs)


def _condition(context: Context, group: list[Told]) -> Condition | None:
    lead = min(group, key=lambda one: (one.heading, one.mention, not one.parties, one.first))
    found = tuple(dict.fromkeys(_party(context, p, lead.fact) for one in (lead, *group) for p in one.parties))
    found = found or _about(context, lead)
    if not found and (lead.mention or lead.fact.war):
        return None
    if lead.label == _ONE_SIDED and len(found) == 1 and (other := partner(context, found[0])) is not None:
        found = (*found, other)
    if lead.label in _TWO_SIDED and len(found) == 1:
        # Named, but not as a party: "hält die Krim besetzt".
        here = context.actors.inside(lead.first, lead.stop) if lead.label in _OF_PLACES else ()
        found += tuple(one for one in around(context, lead.sentence, 2, False) if one not in (*found, *here))[:1]
    span = context.analysis.span(lead.first, lead.stop)
    verdicts = [one.holds for one in group if not one.mention] or [lead.holds]
    holds = verdicts[0] if len(set(verdicts)) == 1 else None  # a report that says both leaves it open
    return Condition(
        id=finding_id(context.report.hash, "condition", [span], lead.label),
        label=lead.label,
        holds=holds,
        span=span,
        parties=found,
        since=next((one.since for one in group if one.since), None),
        until=next((one.until for one in group if one.until), None),
        modality=lead.modality,
        rule=lead.rule,
    )


def _party(context: Context, actor: str, fact: Fact) -> str:
    return actor if fact.person and context.actors.kind(actor) == "person" else context.actors.party(actor)


def _about(context: Context, lead: Told) -> tuple[str, ...]:
    """Whom a fact without a name ties: the two that the passage is about, or what follows if it is the first."""
    later = min(lead.sentence + _AHEAD, len(context.analysis.sentences) - 1)
    return (
        around(context, lead.sentence, 2, False)
        or around(context, later, 2, False)
        or (() if lead.mention else around(context, lead.sentence, 1, False))
    )
