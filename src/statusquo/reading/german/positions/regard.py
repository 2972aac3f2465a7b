"""What a judgement is about: "sprach *mit Blick auf die Kürzungen* von einem Angriff"."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Issue
from statusquo.reading.german.positions.extent import reach

#: "mit Blick *auf X*", "in Bezug *auf X*".
_VIEWS: Final = frozenset({"blick", "hinblick", "bezug", "verweis"})
_ABOUT: Final = frozenset({"angesichts", "hinsichtlich", "bezüglich", "betreffs"})


def regarded(context: Context, clause: Clause, stop: int | None = None) -> Issue | None:
    """The thing a clause is said about.

    Args:
        context: the report.
        clause: the clause of the stance.
        stop: where something else begins that the analysis may have taken for its end.
    """
    for phrase in clause.pps():
        thing = _thing(phrase)
        if thing is None or context.actors.who(thing):
            continue
        first, last = reach(clause, thing)
        behind = next((p for p in clause.pps() if p.first == last), None)
        if behind is not None and stop is not None and behind.first < stop < behind.stop:
            last = stop  # "die Kürzungen *beim Bürgergeld* von einem Angriff"
        if stop is not None and first < stop < last:
            last = stop
        return Issue(first, last, phrase=thing)
    return None


def _thing(phrase: Phrase) -> Phrase | None:
    if phrase.part in _VIEWS:
        return next((a for a in phrase.attributes if a.prep == "auf" and a.kind == "pp"), None)
    return phrase if phrase.prep in _ABOUT and phrase.kind == "pp" else None
