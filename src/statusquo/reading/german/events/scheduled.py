"""Happenings that an attribute sets for a day: "die für Oktober geplanten Gespräche".

Whatever the clause says of them, somebody has set a day for them: they are planned, or called off where the clause
says so.
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.lexicon import events_lexicon
from statusquo.reading.german.events.occasions import Told
from statusquo.reading.german.events.participants import people, subject_of
from statusquo.reading.german.events.status import is_open
from statusquo.reading.german.events.words import words

__all__ = ["called_off", "on_a_day", "scheduled"]

_PLANNED: Final = words("scheduled")
#: Nouns that say of the genitive after them that it was called off.
_CALLED_OFF: Final = words("calling_off")
_DAY_WORDS: Final = words("day_words")


def called_off(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, own: tuple[str, ...]
) -> Told | None:
    """The noun's head says that it was called off: "die Absage des Gipfels durch Washington"."""
    if top is phrase or top.part not in _CALLED_OFF or phrase not in top.genitives or is_open(sentence, clause):
        return None
    if clause.negated or top.negated or top.determination not in ("definite", "possessive", "genitive"):
        return None
    who = tuple(
        one for a in (*top.attributes, *phrase.attributes) if a.prep in ("durch", "von") for one in people(context, a)
    )
    return Told("called_off", 2, (*own, *who, *context.actors.owner_of(top)), "cancelled", False)


def scheduled(
    context: Context, sentence: Sentence, clause: Clause, phrase: Phrase, own: tuple[str, ...]
) -> Told | None:
    """The noun's attribute gives the day that it is set for."""
    participle = phrase.participle
    if participle is None or not participle.perfect or participle.negated or participle.lemma not in _PLANNED:
        return None
    stop = participle.token.index
    inside = (context.analysis.quote(c.first, c.stop) for c in participle.complements)
    if not any(days(text, context.report.date, "future") for text in inside) and not any(
        token.lower in _DAY_WORDS for token in context.analysis.tokens[phrase.first : stop]
    ):
        return None
    more = () if own else people(context, subject_of(sentence, clause))
    called_off = clause.verb is not None and any(
        support.status == "cancelled" for support in events_lexicon().supports.get(clause.verb.lemma, ())
    )
    return Told("scheduled", 2, more, "cancelled" if called_off else "planned", False)


def on_a_day(
    context: Context, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase, own: tuple[str, ...]
) -> Told | None:
    """The noun itself has a day to come: "will erst nach der Hauptversammlung am 9. Oktober entscheiden"."""
    date = context.report.date
    verb = clause.verb
    if date is None or top is not phrase or phrase.kind != "pp" or phrase.prep not in _OCCASIONS or phrase.negated:
        return None
    if verb is not None and verb.past and phrase.prep != "vor":
        return None  # "sagte sie nach dem Treffen am Mittwoch"
    behind = [p for p in clause.by_role("time") if p.first == phrase.stop]
    stop = behind[0].stop if behind else phrase.stop
    found = days(context.analysis.quote(phrase.head.index, stop), date, "future")
    if found is None or found[0] <= date.isoformat() or is_open(sentence, clause):
        return None
    active = verb is not None and not verb.passive
    more = people(context, subject_of(sentence, clause)) if active and not own else ()
    return Told("on_a_day", 2, more if phrase.prep in _TAKING_PART else (), "planned", False)


#: Prepositions of occasions.
_OCCASIONS: Final = frozenset({"nach", "vor", "bei", "auf", "an", "in", "während"})
#: Prepositions of what the subject takes part in: "will das beim Gipfel am 24. Oktober ansprechen".
_TAKING_PART: Final = frozenset({"bei", "auf", "an"})
