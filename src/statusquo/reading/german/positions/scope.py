"""Where a clause claims nothing of its own: conditions, indirect questions, and what hangs below them."""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.lexicon import position_frames
from statusquo.reading.german.positions.words import words

#: Words that open a clause which is only supposed, asked or set as a date.
_SUPPOSED: Final = frozenset({"wenn", "falls", "sofern", "sobald", "solange", "bis", "bevor", "ehe", "ob", "soweit"})
_DEPTH: Final = 6


def supposed(sentence: Sentence, clause: Clause | None) -> bool:
    """Tell whether a clause, or one above it, is a condition, a term or an indirect question.

    "..., falls Moskau die Waffenruhe verweigert" does not say that Moscow refuses. What somebody says in a clause
    with main-clause order below a condition is claimed again.
    """
    for _ in range(_DEPTH):
        if clause is None:
            return False
        if opener(clause) & _SUPPOSED or (clause.kind == "question" and not compared(clause)):
            return True
        if clause.kind in ("main", "v2", "insertion"):
            return False
        clause = sentence.parent(clause)
    return False


def compared(clause: Clause) -> bool:
    """Tell whether "wie es X fordert", "wie sie X vorschlägt" says who wants a thing; it asks nothing."""
    pointers = [p for p in clause.phrases if p.kind == "pronoun" and p.head.lower in ("es", "sie", "ihn")]
    return clause.connector == "wie" and any(p.first == clause.first + 1 for p in pointers)


def opener(clause: Clause) -> frozenset[str]:
    """The words that open a clause."""
    return frozenset(clause.connector.split())


_PASSING_ON: Final = words("passing_on")
_GUESSING: Final = words("guessing")
#: Stances of somebody who deals with the deed of a clause below.
_TAKING: Final = frozenset({"demands", "opposes", "rejects", "offers", "denies", "doubts", "warns"})


#: Stances to what others report.
_DISBELIEF: Final = frozenset({"denies", "doubts", "rejects"})
#: Words that open what a report says.
_TELLING: Final = frozenset({"wonach", "demzufolge", "denenzufolge", "dass", "daß"})
_REPORTS: Final = words("reports")


def disbelieved(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause says what a report says that is denied or doubted: "dementierte Berichte, wonach X ..."."""
    if clause.kind not in ("relative", "subordinate"):
        return False
    above = sentence.parent(clause)
    if above is None or above.verb is None or not opener(clause) & _TELLING:
        return False
    near = [p for top in above.phrases for p in top.walk() if p.stop <= clause.first]
    if not any(p.part.endswith(tuple(_REPORTS)) for p in near):
        return False
    return any(frame.stance in _DISBELIEF for frame in position_frames().verbs.get(above.verb.lemma, ()))


def governed(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause only says what another stance is about, or what somebody guesses.

    "Sie warf der Regierung vor, das Gesetz zu blockieren" does not ascribe a refusal to the government: it accuses.
    """
    if disbelieved(sentence, clause):
        return True
    if clause.kind not in ("infinitive", "subordinate"):
        return False
    if clause.kind == "subordinate" and not clause.says_that:
        return False
    above = sentence.parent(clause)
    if above is None or above.verb is None:
        return False
    lemma = above.verb.lemma
    if lemma in _GUESSING:
        return True
    if lemma in _PASSING_ON:
        return False
    if lemma == "sein" and clause.kind == "subordinate" and above.leads:
        return True  # "Es sei falsch, dass die Regierung auf Zölle setze"
    nouns = {phrase.lemma.lower() for phrase in above.phrases}  # "machte zur Bedingung, dass ..."
    nouns |= {adverb.lemma.lower() for adverb in above.adverbs}  # "macht davon abhängig, dass ..."
    return any(
        frame.stance in _TAKING and (not frame.words or nouns & set(frame.words))
        for frame in position_frames().verbs.get(lemma, ())
    )
