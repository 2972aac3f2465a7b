"""What is said to a newspaper, on the air, in an interview or before people: an announcement of who says it.

"sagte sie dem Südfunk", "erklärte der Minister gegenüber der Zeitung X", "forderte er im Deutschlandfunk": the verb is
one of saying, and who is told, or where, is a medium. So it is with an audience: "sagte er vor Journalisten", "vor dem
Parlament", "im Bundestag". What is asked for by letter is a deed of its own: "bat er in einem Brief an die Ministerin".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.findings import EventKind
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
    """Yield what is said to media and audiences, and what is written to somebody."""
    for sentence in context.analysis.sentences:
        if sentence.heading:
            continue
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or len(clause.own) > LONGEST or clause.negated or clause.quoted:
                continue
            if verb.tense == "future" or verb.modal not in ("", "lassen"):
                continue
            heard = None
            if verb.lemma in reporting_cues().verbs:
                heard = next(_media(context, clause), None) or next(_audience(context, sentence, clause), None)
            if heard is not None:
                yield _told(context, sentence, clause, heard)
            elif (letter := next(_letters(clause), None)) is not None:
                yield _written(context, sentence, clause, letter)


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
    for phrase in clause.pps("in") if _has_day(clause) else ():
        if "dat" in phrase.cases and "sg" in phrase.numbers and _is_medium(phrase):
            yield phrase


def _has_day(clause: Clause) -> bool:
    """What was said on the air or to an audience with no day of its own is only a statement."""
    return any(True for _ in clause.by_role("time"))


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


def _audience(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Phrase]:
    """Before whom something is said: "vor Journalisten", "vor den Delegierten", "im Parlament"."""
    verb = clause.verb
    if verb is None or verb.tense == "present" or verb.lemma in _NOT_ALOUD:
        return
    if not any(context.actors.kind(one) == "person" for one in at_slots(context, sentence, clause, ("s",))):
        return  # "kam es vor dem Parlament zu ..."
    dated = _has_day(clause)
    for phrase in clause.pps("vor"):
        if not dated and not (phrase.part in _CROWDS or phrase.lemma.lower().endswith(_CROWDS)):
            continue
        if phrase.part in _HEARERS or phrase.lemma.lower().endswith(_HEARERS):
            yield phrase
    for phrase in clause.pps("in") if dated else ():
        if "acc" not in phrase.cases and (phrase.part in _HOUSES or phrase.lemma.lower() in _HOUSES):
            yield phrase


#: Ends of those before whom one speaks.
_HEARERS: Final = tuple(sorted(words("hearers")))
#: Houses in which one speaks.
_HOUSES: Final = words("houses")
#: Verbs of thinking and fearing: nobody hears them.
_NOT_ALOUD: Final = words("not_aloud")


def _letters(clause: Clause) -> Iterator[Phrase]:
    """A letter with its addressee: "in einem Brief an die Ministerin"; not "heißt es in einem Brief an ..."."""
    by_nobody = clause.subject is None or clause.subject.head.lower == "es"
    if by_nobody or clause.verb is None or clause.verb.tense == "present":
        return
    for phrase in clause.pps("in", "mit"):
        written = phrase.part in _WRITTEN or phrase.lemma.lower() in _WRITTEN
        to = any(a.prep == "an" for a in phrase.attributes) or any(p.first == phrase.stop for p in clause.pps("an"))
        if written and to:
            yield phrase


#: What is sent to somebody.
_WRITTEN: Final = words("letters")


def _written(context: Context, sentence: Sentence, clause: Clause, letter: Phrase) -> Happening:
    to = (*letter.attributes, *clause.pps("an"))
    who = (
        *at_slots(context, sentence, clause, ("s",)),
        *(one for phrase in to if phrase.prep == "an" for one in people(context, phrase)),
    )
    time = circumstances.when(context, clause, None, "past")
    return Happening.of_clause("other", "letter", who, "happened", sentence, clause, "letter", strength=2, time=time)


def _told(context: Context, sentence: Sentence, clause: Clause, medium: Phrase) -> Happening:
    rule = f"medium:{clause.verb.lemma if clause.verb else ''}"
    who = (*at_slots(context, sentence, clause, ("s",)), *people(context, medium))
    time = circumstances.when(context, clause, None, "past")
    crowd = medium.prep == "vor" and (medium.part in _CROWDS or medium.lemma.lower().endswith(_CROWDS))
    kind: EventKind = "protest" if crowd else "announcement"  # "rief er vor Streikenden": a rally
    found = Happening.of_clause(kind, "interview", who, "happened", sentence, clause, rule, strength=2, time=time)
    found.how = "medium"
    return found


#: Those who come together to be seen.
_CROWDS: Final = tuple(sorted(words("rallied")))
