"""Measures set for a day whose clause names nobody who takes them: "Die Notaufnahme soll im Mai verlagert werden".

"soll ... werden" with a day, or a verb by which something starts and ends on a day: "Damit endet zum 30. Juni der
Betrieb", "Vom 1. März an werden Aufschläge fällig". Who stands behind it is who decided something just before,
or whom the passage is about (``inherited``).
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import Final

from statusquo.findings import EventKind
from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events import circumstances
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.verbs import LONGEST, hangs, is_ahead
from statusquo.reading.german.events.words import words
from statusquo.reading.german.lexicon import reporting_cues

__all__ = ["find"]

#: Verbs by which something starts or ends.
_TURNS: Final = words("turns")
_STATES: Final = words("states") - _TURNS
#: Adjectives that say the same with "werden".
_DUE: Final = words("due")
#: Ends of nouns of what one side lays on another.
_BURDENS: Final = tuple(sorted(words("burdens")))
_TOLD: Final = frozenset({"main", "v2"})
#: What lies in a longer time has no day; what lies farther off is no plan.
_LONG: Final = datetime.timedelta(days=200)
_FAR: Final = datetime.timedelta(days=3 * 366)


def find(context: Context, taken: Collection[tuple[int, int]]) -> Iterator[Happening]:
    """Yield the measures of clauses that tell nothing else.

    Args:
        taken: sentence and clause of the happenings that are known already.
    """
    date = context.report.date
    if date is None:
        return
    for sentence in context.analysis.sentences:
        if sentence.heading:
            continue
        for clause in sentence.clauses:
            if (sentence.index, clause.index) in taken or len(clause.own) > LONGEST:
                continue
            found = _match(context, sentence, clause, date)
            if found is not None:
                yield found


def _match(context: Context, sentence: Sentence, clause: Clause, date: datetime.date) -> Happening | None:
    verb = clause.verb
    if verb is None or clause.kind not in _TOLD or clause.negated or clause.quoted or not _is_set(clause):
        return None
    time, days, _ = is_ahead(context, clause, None)
    if days is None or hangs(sentence, clause):
        return None
    first, last = (datetime.date.fromisoformat(day) for day in days)
    if last <= date or last - first > _LONG or first - date > _FAR:
        return None
    rule = f"measure:{verb.lemma}"
    found = Happening.of_clause(
        _kind(clause), verb.lemma, (), "planned", sentence, clause, rule, strength=2, time=(time, days)
    )
    found.how = "measure"
    return circumstances.add(context, found)


def _is_set(clause: Clause) -> bool:
    """Tell whether a clause says what is going to be: "soll ... werden", "endet", "werden ... fällig"."""
    verb = clause.verb
    if verb is None or clause.subject is None or clause.subject.kind == "pronoun":
        return False
    if verb.lemma == "werden":
        return verb.modal in ("", "sollen") and any(adverb.lemma in _DUE for adverb in clause.adverbs)
    if verb.lemma in reporting_cues().verbs or verb.lemma in _STATES or verb.past:
        return False
    if verb.modal == "sollen":
        return (verb.passive == "werden" or verb.lemma in _TURNS) and verb.tense == "present"
    return not verb.modal and verb.lemma in _TURNS and verb.mood != "konjunktiv2"


def _kind(clause: Clause) -> EventKind:
    """Duties and bans on another's goods are sanctions, whatever else is set for a day is a deed."""
    subject = clause.subject
    noun = "" if subject is None else subject.lemma.lower()
    return "sanction" if noun.endswith(_BURDENS) else "other"
