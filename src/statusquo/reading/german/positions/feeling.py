"""Who feels and what is felt: "Die Abgabe liegt *der SPD* schwer im Magen", "*Der CDU* geht das zu weit".

The forms of case do not tell "der Partei schmeckt die Abgabe nicht" from its opposite. In an entry whose subject is a
thing and whose dative or object is somebody, the one that is an actor feels, and the other is what is felt.
"""

from __future__ import annotations

from dataclasses import dataclass

from statusquo.reading.german.analysis import Clause, Phrase
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame

_CORE = frozenset({"subject", "object", "dative", "predicative"})


@dataclass(frozen=True, slots=True)
class Feeling:
    """Who feels, and the thing."""

    who: Phrase
    thing: Phrase


def felt(context: Context, clause: Clause, frame: Frame) -> Feeling | None:
    """The two sides of a feeling; None if the clause has not one of each, or the entry is about something else."""
    if frame.holder[0] not in ("d", "o") or "s" not in frame.issue:
        return None
    core = [p for p in clause.phrases if p.role in _CORE and p.kind != "clause" and not _fixed(p, frame)]
    people = [p for p in core if context.actors.who(p)]
    things = [p for p in core if p not in people]
    if len(people) != 1 or len(things) != 1:
        return None
    who, form = people[0], people[0].determiner
    if frame.holder[0] == "d" and form is not None and form.lower in ("die", "das", "eine", "ein", "einen"):
        return None
    return Feeling(who, things[0])


def _fixed(phrase: Phrase, frame: Frame) -> bool:
    """Tell whether a phrase is one of the entry's own words ("bereitet *Sorge*")."""
    return phrase.lemma.lower() in frame.words or phrase.head.lower in frame.words


def hidden(context: Context, clause: Clause, frame: Frame) -> Feeling | None:
    """Who acts where the form of the article hides it: "Mehr Geld mahnte *der Rechnungshof* an".

    "der" before a name of unknown gender is read as a dative; where the subject is nobody and the verb wants an
    object, somebody behind the verb is the subject, and what stands before it the object.
    """
    subject = clause.subject
    if frame.holder[0] != "s" or {"d"} & {*frame.issue, *frame.to} or subject is None or subject.kind != "np":
        return None
    if subject.field != "pre" or any(p.kind == "np" for p in clause.objects) or context.actors.who(subject):
        return None
    others = [p for p in clause.datives if p.kind == "np" and p.field != "pre" and _der(p) and context.actors.who(p)]
    return Feeling(others[0], subject) if len(others) == 1 else None


def _der(phrase: Phrase) -> bool:
    return phrase.determiner is not None and phrase.determiner.lower == "der" and "sg" in phrase.numbers
