"""What happened, is planned or is ruled out: events with who, when, where, how long and with what result.

=================  ====================================================================================
``lexicon``        the entries of ``frames/events/``
``words``          its lists of words
``happening``      one telling of an event
``verbs``          happenings told by verbs: "X traf Y"
``nouns``          happenings told by nouns: "das Treffen fand statt", "nach Gesprächen mit X"
``participles``    happenings told before a noun: "das am Montag unterzeichnete Abkommen"
``status``         fact, plan or mere thought, by tense, mood and what governs the clause
``participants``   who takes part; not the absent or merely named
``circumstances``  time, place, duration, outcome
``days``           what a time expression means as days; ``calendar`` is its arithmetic
``merge``          tellings of one happening become one event
=================  ====================================================================================
"""

from __future__ import annotations

from statusquo.findings import Event
from statusquo.reading.german.context import Context
from statusquo.reading.german.events import nouns, participles, verbs
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.merge import is_history, merge

__all__ = ["events"]


def events(context: Context) -> tuple[Event, ...]:
    """Find the events of a report, in the order of the text."""
    told = [*verbs.find(context), *nouns.find(context), *participles.find(context)]
    told = _one_reading(told)
    told = [one for one in told if not is_history(one, context.report.date)]
    told.sort(key=lambda one: (one.first, one.stop, one.rule))
    return merge(context, told)


def _one_reading(told: list[Happening]) -> list[Happening]:
    """Where a verb and its event noun tell of two kinds, one counts.

    "Das Gericht untersagte den Streik": the verb, if its entry says so. "Die Stadt verbot die Kundgebung": else the
    noun.
    """
    instead = {_place(one) for one in told if one.instead}
    told = [one for one in told if one.phrase is None or _place(one) not in instead]
    carried = {(_place(one), one.rule.rpartition(":")[2]): one for one in told if one.phrase is not None}
    kept = []
    for one in told:
        noun = carried.get((_place(one), one.word)) if one.phrase is None else None
        if noun is None or noun.kind == one.kind:
            kept.append(one)
        else:
            noun.participants = tuple(dict.fromkeys((*noun.participants, *one.participants)))
    return kept


def _place(one: Happening) -> tuple[int, int]:
    return one.sentence.index, one.clause.index
