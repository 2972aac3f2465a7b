"""Whether a clause tells something that happened, is planned or goes on, by tense, mood, modal and what governs it.

What is merely conceivable ("könnte", "wenn", "fordert, dass") is no event: ``status_of`` returns None for it.
"""

from __future__ import annotations

from typing import Final

from statusquo.findings import EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence

__all__ = ["attribute_status", "is_open", "status_of"]

#: Words that open a clause which does not tell a fact.
_HYPOTHETICAL: Final = frozenset(
    "wenn falls sofern ob damit um ohne statt anstatt solange ehe als-ob soweit bevor bis".split()
)
#: Verbs whose content clause is not told as a fact.
_NOT_FACT: Final = frozenset(
    "fordern verlangen warnen drohen vorschlagen anbieten ablehnen hoffen befürchten fürchten bitten aufrufen "
    "empfehlen raten drängen appellieren mahnen wünschen erwägen überlegen prüfen wollen mögen verhindern vermeiden "
    "bestreiten dementieren leugnen ausschließen verzichten weigern bezweifeln zweifeln verbieten untersagen "
    "ermöglichen erlauben beantragen anregen plädieren vermuten annehmen glauben denken spekulieren androhen "
    "auffordern ermahnen beabsichtigen erwarten".split()
)
#: Verbs whose infinitive tells what is going to be done.
_PLANS: Final = frozenset(
    "ankündigen beschließen vereinbaren planen zusagen versprechen zusichern verpflichten einigen verständigen "
    "entscheiden vorhaben beabsichtigen übereinkommen".split()
)
#: Verbs whose infinitive tells what was done.
_DONE: Final = frozenset("gelingen schaffen behaupten gestehen zugeben beginnen fortfahren".split())
_IMPOSED: Final = frozenset("können müssen".split())
_PLANNED_WORDS: Final = frozenset(
    "geplant angekündigt bevorstehend vorgesehen anstehend drohend kommend nächst angesetzt künftig "
    "anberaumt beabsichtigt "
    "planen ankündigen vorsehen ansetzen anberaumen drohen bevorstehen anstehen beabsichtigen weiterer".split()
)
_CANCELLED_WORDS: Final = frozenset(
    "abgesagt abgebrochen geplatzt verboten absagen abbrechen platzen untersagt".split()
)
_ONGOING_WORDS: Final = frozenset(
    "laufend andauernd anhaltend derzeitig aktuell laufen andauern anhalten gegenwärtig".split()
)
_UNREAL_WORDS: Final = frozenset(
    "möglich etwaig denkbar angedroht androhen gefordert vorgeschlagen angeboten eventuell befürchtet "
    "fordern vorschlagen anbieten "
    "befürchten mutmaßlich erhofft erhoffen potenziell potentiell drohend".split()
)


def status_of(sentence: Sentence, clause: Clause, *, process: bool, ahead: bool) -> EventStatus | None:
    """Status of what the verb of a clause tells, negation left aside.

    Args:
        process: what goes on for a while ("verhandeln"): in the present tense it is going on.
        ahead: the time given with it lies after the report.
    """
    verb = clause.verb
    if verb is None:
        return None
    governed = _governed(sentence, clause)
    if governed is None:
        return None
    if clause.kind == "infinitive":
        return governed if governed != "ongoing" else None
    if clause.kind == "question":
        return None
    reported = clause.kind == "v2" or clause.connector in ("dass", "daß") or verb.mood == "konjunktiv1"
    if verb.tense == "future":
        return "planned"
    if verb.modal in ("sollen", "wollen"):
        if verb.tense == "perfect":
            return "happened"
        return (
            "planned" if verb.tense == "present" and verb.mood in ("indicative", "ambiguous", "konjunktiv1") else None
        )
    if verb.modal in _IMPOSED:
        return "happened" if verb.tense in ("past", "perfect") and verb.mood == "indicative" else None
    if verb.modal not in ("", "scheinen"):
        return None
    if verb.mood == "konjunktiv2" and verb.finite is not None:
        if verb.finite.lower.startswith("würde"):
            return "planned" if reported else None
        if not reported:
            return None
    if verb.mood == "imperative":
        return None
    if verb.tense == "present":
        if ahead:
            return "planned"
        return "ongoing" if process else "happened"
    return "happened"


def _governed(sentence: Sentence, clause: Clause) -> EventStatus | None:
    """What the clauses above make of it: "happened" (a fact), "planned", or None (not told as a fact)."""
    found: EventStatus = "ongoing"
    here: Clause | None = clause
    for _ in range(8):
        if here is None:
            break
        word = here.connector.split()[0] if here.connector else ""
        if word in _HYPOTHETICAL or (here.verb_first and word == "wenn"):
            return None
        above = sentence.parent(here)
        content = here.kind in ("infinitive", "v2", "question") or here.connector in ("dass", "daß")
        if content and here.kind == "infinitive" and (above is None or above.verb is None):
            return None
        if content and above is not None and above.verb is not None:
            lemma = above.verb.lemma
            if here.kind == "infinitive":
                if lemma in _PLANS:
                    found = "planned"
                elif lemma in _DONE:
                    found = "happened"
                else:
                    return None
            elif lemma in _NOT_FACT or (here.kind != "v2" and above.negated and lemma not in ("wissen", "sagen")):
                return None
        here = above
    return found


def is_open(sentence: Sentence, clause: Clause) -> bool:
    """Tell whether a clause, whatever its verb says, is not told as a fact."""
    return _governed(sentence, clause) is None


def attribute_status(phrase: Phrase) -> tuple[EventStatus | None, bool]:
    """What the adjectives of a noun say of its status, and whether they make it unreal ("mögliche Gespräche")."""
    words = {a.lemma.lower() for a in phrase.adjectives}
    words |= {a.lower.rstrip("nmrs").removesuffix("e") for a in phrase.adjectives}
    if phrase.participle is not None:
        words.add(phrase.participle.lemma.lower())
        words.add(phrase.participle.token.lower.rstrip("nmrs").removesuffix("e"))
    if words & _CANCELLED_WORDS:
        return "cancelled", False
    if words & (_UNREAL_WORDS - {"drohend"}):
        return None, True
    if words & _PLANNED_WORDS:
        return "planned", False
    if words & _ONGOING_WORDS:
        return "ongoing", False
    return None, False
