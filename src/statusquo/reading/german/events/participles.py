"""Happenings told by a participle before its noun: "das gestern von Polen unterzeichnete Abkommen".

Only with an agent or a time: "die geforderte Abtretung" and "ein kritisierter Plan" tell no happening.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Participle, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.circumstances import time_of
from statusquo.reading.german.events.happening import Happening
from statusquo.reading.german.events.lexicon import EventNoun, EventVerb, events_lexicon
from statusquo.reading.german.events.participants import of_noun, people, subject_of
from statusquo.reading.german.events.verbs import LONGEST
from statusquo.reading.german.events.words import words

__all__ = ["find"]

_PLANNED: Final = words("planned") | words("agreed")
#: Kinds that an agent alone makes a happening ("von der Armee beschossene Dörfer").
_TELLING: Final = frozenset({"agreement", "military"})
#: "vor anderthalb Jahren": a time without days.
_AGO: Final = frozenset({"jahr", "monat", "woche", "tag"})
#: What was begun goes on: the noun's own rules know its status.
_BEGUN: Final = words("opening") | frozenset({"starten", "anlaufen"})


def find(context: Context) -> Iterator[Happening]:
    """Yield what attributive participles of a report tell."""
    lexicon = events_lexicon()
    verbs = lexicon.verbs
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if len(clause.own) > LONGEST:
                continue
            for top in clause.phrases:
                for phrase in top.walk():
                    participle = phrase.participle
                    if participle is None or not participle.perfect or participle.negated:
                        continue
                    noun = lexicon.noun(phrase.lemma, phrase.part)
                    if participle.lemma in _PLANNED and noun is not None and noun.kind != "agreement":
                        continue  # "der für Mai vereinbarte Besuch": the visit is the happening
                    carried = None if noun is None else _carried(context, sentence, clause, phrase, participle, noun)
                    if carried is not None:
                        yield carried
                        continue
                    for entry in verbs.get(participle.lemma, ()):
                        if _fits(phrase, entry):
                            found = _match(context, sentence, clause, phrase, participle, entry)
                            if found is not None:
                                yield found
                            break


def _carried(
    context: Context, sentence: Sentence, clause: Clause, phrase: Phrase, participle: Participle, noun: EventNoun
) -> Happening | None:
    """The participle of a verb that carries the noun: "die vor einem Jahr in Wien getroffene Vereinbarung"."""
    supports = events_lexicon().supports.get(participle.lemma, ())
    plain = (s for s in supports if s.status is None and not (s.words or s.without or s.reflexive))
    if not any({"o", "s"} & {*support.where} for support in plain):
        return None
    if participle.lemma in _BEGUN:
        return None
    time, days = time_of(context, participle.complements, phrase)
    who = (*people(context, participle.agent), *of_noun(context, phrase, noun.kind))
    ago = any(inner.prep == "vor" and inner.part in _AGO for inner in participle.complements)
    if days is None and not ago:
        return None
    found = Happening.of_clause(
        noun.kind,
        noun.lemma.lower(),
        who,
        "happened",
        sentence,
        clause,
        f"participle:{participle.lemma}",
        strength=2,
        time=(time, days),
    )
    found.first, found.stop, found.phrase, found.definite = phrase.first, phrase.stop, phrase, True
    return found


def _fits(phrase: Phrase, entry: EventVerb) -> bool:
    """Tell whether an entry can stand before a noun: it asks for no other words than perhaps the noun itself."""
    if entry.words or entry.reflexive or entry.impersonal or entry.bare or entry.crowd or entry.body:
        return False
    return not entry.any or phrase.part in entry.any or phrase.lemma.lower() in entry.any


def _match(
    context: Context, sentence: Sentence, clause: Clause, phrase: Phrase, participle: Participle, entry: EventVerb
) -> Happening | None:
    if entry.kind == "vote" and any(context.actors.kind(one) == "person" for one in context.actors.who(phrase)):
        return None  # "der im Mai gewählte Präsident": who he is
    time, days = time_of(context, participle.complements, phrase)
    who = people(context, participle.agent)
    for inner in participle.complements:
        if f"p:{inner.prep}" in entry.who or inner.prep == "zwischen":
            who += people(context, inner)
    if days is None and (not who or entry.kind not in _TELLING):
        return None
    if "o" in entry.who:
        who += people(context, phrase)
    who += context.actors.owner_of(phrase)
    if not who and clause.verb is not None and phrase.kind == "pp" and phrase.prep in ("in", "mit"):
        # "In dem am Montag vorgelegten Gutachten rügt X ...": it is X's.
        who = people(context, subject_of(sentence, clause))
    return Happening(
        kind=entry.kind,
        word=entry.lemma,
        participants=tuple(dict.fromkeys(who)),
        status="happened",
        sentence=sentence,
        clause=clause,
        first=phrase.first,
        stop=phrase.stop,
        rule=f"participle:{entry.lemma}",
        how="participle",
        when=time,
        days=days,
    )
