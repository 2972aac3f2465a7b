"""What happened, is planned or is ruled out: events with who, when, where, how long and with what result.

=================  ====================================================================================
``lexicon``        the entries of ``frames/events/``
``words``          its lists of words
``happening``      one telling of an event
``verbs``          happenings told by verbs: "X traf Y"
``nouns``          happenings told by nouns: "das Treffen fand statt", "nach Gesprächen mit X"
``carried``        verbs that make a noun a happening: "wurde abgesagt"
``participles``    happenings told before a noun: "das am Montag unterzeichnete Abkommen"
``scheduled``      happenings set for a day by an attribute: "die für Oktober geplanten Gespräche"
``interviews``     what is said to media and audiences, what is written to somebody
``dated``          deeds with a day whose verb no entry knows
``measures``       what is set for a day without anybody's name
``status``         fact, plan or mere thought, by tense, mood and what governs the clause
``occasions``      nouns that only give the occasion: "nach Gesprächen mit X"
``participants``   who takes part; not the absent or merely named
``circumstances``  time, place, duration, outcome
``days``           what a time expression means as days; ``dates``: one rule a kind of expression;
                   ``calendar``: its arithmetic
``sequence``       "am Vortag", "tags darauf": days told from the one before
``rejected``       deeds only claimed, and denied by who is said to have done them
``inherited``      whose a happening is that names nobody; ``around``: the parties a passage is about
``merge``          tellings of one happening become one event
=================  ====================================================================================
"""

from __future__ import annotations

import datetime
from typing import Final

from statusquo.findings import Event
from statusquo.reading.german.context import Context
from statusquo.reading.german.events import dated, interviews, measures, nouns, participles, verbs
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.merge import is_history, merge
from statusquo.reading.german.events.rejected import is_rejected
from statusquo.reading.german.events.sequence import date_by_the_one_before

__all__ = ["events"]


def events(context: Context) -> tuple[Event, ...]:
    """Find the events of a report, in the order of the text."""
    told = [*verbs.find(context), *nouns.find(context), *participles.find(context), *interviews.find(context)]
    told.extend(dated.find(context, {_place(one) for one in told if one.strength > 1}))
    told.extend(measures.find(context, {_place(one) for one in told if one.strength > 1}))
    told = _one_reading(told)
    date = context.report.date
    told = [
        one
        for one in told
        if not is_history(one, date) and not _in_passing(one, date) and not is_rejected(context, one)
    ]
    told.sort(key=lambda one: (one.first, one.stop, one.rule))
    date_by_the_one_before(told)
    return merge(context, told)


def _in_passing(one: Happening, date: datetime.date | None) -> bool:
    """Tell whether one side's deed is only recalled of somebody, with no near day: "die sich 2007 enthalten hatte"."""
    if not one.background or one.clause.kind != "relative" or len(one.participants) > 1:
        return False
    return one.days is None or (date is not None and (date - datetime.date.fromisoformat(one.days[1])).days > _NEAR)


#: Days before a report that its readers remember.
_NEAR: Final = 366


def _one_reading(told: list[Happening]) -> list[Happening]:
    """Where a verb and its event noun tell of two kinds, one counts.

    "Das Gericht untersagte den Streik": the verb, if its entry says so. "Die Stadt verbot die Kundgebung": else the
    noun.
    """
    instead = {_place(one) for one in told if one.instead}
    told = [one for one in told if one.phrase is None or _place(one) not in instead]
    carried = {(_place(one), one.how): one for one in told if one.phrase is not None}
    kept = []
    for one in told:
        noun = carried.get((_place(one), one.word)) if one.phrase is None else None
        if noun is None or (noun.kind == one.kind and noun.status != "cancelled"):
            kept.append(one)
        else:
            noun.participants = tuple(dict.fromkeys((*noun.participants, *one.participants)))
    return kept


def _place(one: Happening) -> tuple[int, int]:
    return one.sentence.index, one.clause.index
