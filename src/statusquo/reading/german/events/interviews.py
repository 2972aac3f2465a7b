"""What is said to a newspaper, on the air or in an interview: an announcement of who says it.

"sagte sie dem Südfunk", "erklärte der Minister gegenüber der Zeitung X", "forderte er im Deutschlandfunk": the verb is
one of saying, and who is told, or where, is a medium.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events import circumstances
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.participants import at_slots, people
from statusquo.reading.german.events.verbs import LONGEST
from statusquo.reading.german.events.words import words
from statusquo.reading.german.lexicon import reporting_cues

__all__ = ["find"]

#: Ends of names of newspapers and stations: "dem Südfunk", "der Rheinpost".
_MEDIA: Final = tuple(sorted(words("media_ends")))
_NAMES: Final = words("media_names")
#: Verbs whose dative is who is told, so that a name in quotation marks is a paper.
_TOLD: Final = words("told_to")


def find(context: Context) -> Iterator[Happening]:
    """Yield what is said to media."""
    verbs = reporting_cues().verbs
    for sentence in context.analysis.sentences:
        if sentence.heading:
            continue
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or verb.lemma not in verbs or len(clause.own) > LONGEST or clause.negated or clause.quoted:
                continue
            if verb.tense == "future" or verb.modal not in ("", "lassen"):
                continue
            medium = next(_media(context, clause), None)
            if medium is not None:
                yield _told(context, sentence, clause, medium)


def _media(context: Context, clause: Clause) -> Iterator[Phrase]:
    verb = clause.verb
    told = verb is not None and verb.lemma in _TOLD
    for phrase in (*clause.datives, *clause.pps("gegenüber")) if told else ():
        if _is_medium(phrase) or _is_quoted(context, phrase):
            yield phrase
    named = (p for p in (clause.subject, *clause.objects) if p is not None and p.name is not None)
    for holder in named if told else ():
        # "sagte Minister X der Zeitung Y": read as a genitive, but nobody is a newspaper's minister.
        for inner in holder.genitives:
            if _is_medium(inner) or _is_quoted(context, inner):
                yield inner
    for phrase in clause.pps("in"):
        if "dat" in phrase.cases and "sg" in phrase.numbers and _is_medium(phrase):
            yield phrase


def _is_medium(phrase: Phrase) -> bool:
    media = reporting_cues().media
    lemma = phrase.lemma.lower()
    return phrase.part in media or lemma in media or lemma in _NAMES or lemma.endswith(_MEDIA)


def _is_quoted(context: Context, phrase: Phrase) -> bool:
    """Tell whether it is a bare name in quotation marks: "dem „Morgenecho“"."""
    tokens = context.analysis.tokens[max(phrase.first - 1, 0) : phrase.head.index + 1]
    return (
        phrase.kind == "np"
        and phrase.determination == "definite"
        and any(t.opens == 1 and t.text != "(" for t in tokens)
    )


def _told(context: Context, sentence: Sentence, clause: Clause, medium: Phrase) -> Happening:
    rule = f"medium:{clause.verb.lemma if clause.verb else ''}"
    who = (*at_slots(context, sentence, clause, ("s",)), *people(context, medium))
    time = circumstances.when(context, clause, None, "past")
    return Happening.of_clause(
        "announcement", "interview", who, "happened", sentence, clause, rule, strength=2, time=time
    )
