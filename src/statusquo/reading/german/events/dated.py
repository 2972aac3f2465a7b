"""Deeds that no entry of the lexicon knows, but that somebody is said to have done on a given day.

"Am Dienstag drängten Boote der Küstenwache zwei Kutter ab": a day, somebody who acts and a verb that is neither of
saying nor of being are enough. Who acts gives the kind: soldiers and their weapons, a crowd, anybody else.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from typing import Final

from statusquo.findings import EventKind
from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.events import circumstances
from statusquo.reading.german.events.happening import Happening, clause_range
from statusquo.reading.german.events.participants import at_slots, mediators
from statusquo.reading.german.events.status import status_of
from statusquo.reading.german.events.verbs import LONGEST, entries, hangs, is_ahead, is_body, is_one_of
from statusquo.reading.german.events.words import words
from statusquo.reading.german.lexicon import reporting_cues

__all__ = ["find", "kind_of"]

#: Verbs of being, becoming, having, meaning: they tell no deed.
_STATES: Final = words("states")
_ARMED: Final = tuple(sorted(words("armed")))
_CROWDS: Final = tuple(sorted(words("crowds")))
#: Verbs that open a deed told by the infinitive after them.
_OPENING: Final = words("opening")
_BEGUN: Final = tuple(sorted(words("begun")))
#: Adjectives that may stand where a particle does.
_ADJECTIVES: Final = tuple(sorted(words("final_adjectives")))
#: What crowds demand in the streets.
_SHOUTED: Final = words("shouted")
_TOLD: Final = frozenset({"main", "v2", "relative"})
#: Longer ago is background; longer than a month is no day.
_BACK: Final = datetime.timedelta(days=366)
_LONG: Final = datetime.timedelta(days=31)
#: A plan may be set for a season: "zum Jahreswechsel".
_SEASON: Final = datetime.timedelta(days=100)


def find(context: Context, taken: Collection[tuple[int, int]]) -> Iterator[Happening]:
    """Yield the dated deeds of clauses that tell nothing else.

    Args:
        taken: sentence and clause of the happenings that are known already.
    """
    if context.report.date is None:
        return
    for sentence in context.analysis.sentences:
        if sentence.heading:
            continue
        for clause in sentence.clauses:
            if (sentence.index, clause.index) not in taken and len(clause.own) <= LONGEST:
                found = _match(context, sentence, clause, context.report.date)
                found = found or _begun(context, sentence, clause, taken)
                if found is not None:
                    yield found


def _match(context: Context, sentence: Sentence, clause: Clause, date: datetime.date) -> Happening | None:
    verb = clause.verb
    if verb is None or clause.kind not in _TOLD or clause.negated or clause.quoted:
        return None
    shouted = verb.lemma in _SHOUTED and is_one_of(sentence, clause, _CROWDS)  # "Tausende forderten am Montag ..."
    lemma = _without_adjective(verb.lemma)
    spoken = lemma in reporting_cues().verbs and not shouted
    if lemma in _STATES or spoken or verb.mood.startswith("konjunktiv"):
        return None
    if any(context.analysis.tokens[k].lower == "nichts" for k in clause.own):
        return None  # "hat am Montag nichts vorgelegt"
    time, days, ahead = is_ahead(context, clause, None)
    if days is None:
        return None
    status = status_of(sentence, clause, process=False, ahead=ahead)
    first, last = (datetime.date.fromisoformat(day) for day in days)
    if last - first > (_SEASON if status == "planned" else _LONG) or date - last > _BACK or first - date > _BACK:
        return None
    if status == "planned" and (last < date or hangs(sentence, clause)):
        return None
    if status == "happened":
        if verb.modal or not verb.past:
            return None
    elif status != "planned":
        return None
    who = at_slots(context, sentence, clause, ("s",))
    if not who and verb.passive:
        who = at_slots(context, sentence, clause, ("o",))
    if not who:
        return None
    who = (*who, *at_slots(context, sentence, clause, ("o", "d")), *mediators(context, clause))
    kind, rule = kind_of(context, sentence, clause), f"dated:{verb.lemma}"
    found = Happening.of_clause(kind, verb.lemma, who, status, sentence, clause, rule, strength=2, time=(time, days))
    found.how = verb.lemma
    return circumstances.add(context, found)


def _without_adjective(lemma: str) -> str:
    """The verb itself, where the last word of its clause was taken for its particle: "bereit" with "sagte"."""
    return next((lemma.removeprefix(word) for word in _ADJECTIVES if lemma.startswith(word) and lemma != word), lemma)


def _begun(
    context: Context, sentence: Sentence, clause: Clause, taken: Collection[tuple[int, int]]
) -> Happening | None:
    """A deed told by what somebody began: "hat am Montag damit begonnen, das Becken zu füllen"."""
    verb = clause.verb
    if verb is None or verb.lemma not in _OPENING or clause.kind not in _TOLD or clause.negated:
        return None
    if verb.modal or verb.mood.startswith("konjunktiv") or verb.tense not in ("past", "perfect"):
        return None
    deed = next((child for child in sentence.children(clause) if child.kind == "infinitive"), clause)
    noun = next((p for p in clause.pps("mit") if p.lemma.lower().endswith(_BEGUN)), None)
    who = at_slots(context, sentence, clause, ("s",))
    if not who or (sentence.index, deed.index) in taken or deed.verb is None:
        return None
    if (deed is clause and noun is None) or deed.verb.lemma in reporting_cues().verbs:
        return None
    word = deed.verb.lemma if deed is not clause or noun is None else noun.lemma.lower()
    time, days, _ = is_ahead(context, clause, None)
    kind = "other" if deed is clause else kind_of(context, sentence, deed)
    who = (*who, *at_slots(context, sentence, deed, ("o", "d")))
    found = Happening.of_clause(
        kind, word, who, "ongoing", sentence, clause, f"begun:{word}", strength=2, time=(time, days)
    )
    found.stop = max(found.stop, clause_range(deed)[1])
    found.place = circumstances.place(context, clause, None)
    return found


def kind_of(context: Context, sentence: Sentence, clause: Clause) -> EventKind:
    """The kind of a deed: what its verb always tells, else by who does it."""
    if is_body(context, sentence, clause, "votes"):
        return "vote"
    every = entries(clause.verb.lemma) if clause.verb else ()
    known = {e.kind for e in every if not (e.words or e.any or e.body or e.crowd or e.person or e.reflexive)}
    if len(known) == 1:
        return known.pop()  # "besuchte am Donnerstag die Familie": a visit, whom it may be to
    if is_one_of(sentence, clause, _ARMED):
        return "military"
    return "protest" if is_one_of(sentence, clause, _CROWDS) else "other"
