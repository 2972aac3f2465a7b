"""Whether a clause tells something that happened, is planned or goes on, by tense, mood, modal and what governs it.

What is merely conceivable ("könnte", "wenn", "fordert, dass") is no event: ``status_of`` returns None for it.
"""

from __future__ import annotations

from typing import Final

from statusquo.findings import EventStatus
from statusquo.reading.german.analysis import Clause, Phrase, Sentence, Verb
from statusquo.reading.german.events.words import words

__all__ = ["attribute_status", "is_due", "is_open", "status_of"]

#: Words that open a clause which does not tell a fact.
_HYPOTHETICAL: Final = words("hypothetical")
#: Words that open what will have been, if a day is set.
_UNTIL: Final = words("until")
#: Words that open what goes with the clause above: no more a fact than that is.
_BESIDE: Final = words("beside")
#: Words that open what must come first: in the present tense a condition.
_ONCE: Final = words("once")
#: Verbs whose content clause is not told as a fact.
_NOT_FACT: Final = words("not_fact")
#: Verbs whose dass-clause is what a text or plan provides for.
_PROVIDES: Final = words("provides")
#: Whose wish a "sollen" tells.
_WISHES: Final = words("wishes")
#: Verbs whose infinitive tells what is going to be done.
_PLANS: Final = words("plans")
#: Verbs whose infinitive tells what was done.
_DONE: Final = words("done")
_IMPOSED: Final = frozenset("können müssen".split())
#: Words before a noun: it lies ahead.
_PLANNED_WORDS: Final = words("planned")
#: Words before a noun: it was called off.
_CANCELLED_WORDS: Final = words("cancelled")
#: Words before a noun: it goes on.
_ONGOING_WORDS: Final = words("ongoing")
#: Words before a noun: it is only thought of.
_UNREAL_WORDS: Final = words("unreal")


def status_of(sentence: Sentence, clause: Clause, *, process: bool, ahead: bool) -> EventStatus | None:
    """Status of what the verb of a clause tells, negation left aside.

    Args:
        process: what goes on for a while ("verhandeln"): in the present tense it is going on.
        ahead: the time given with it lies after the report.
    """
    verb = clause.verb
    if verb is None:
        return None
    governed = _governed(sentence, clause, ahead)
    if governed is None:
        return None
    if clause.kind == "infinitive":
        return governed if governed != "ongoing" else None
    if clause.kind == "question":
        return None
    reported = clause.kind == "v2" or clause.says_that or verb.mood == "konjunktiv1"
    if reported and verb.mood.startswith("konjunktiv") and any(_is_named_claim(p) for p in clause.phrases):
        return None  # "Der Vorwurf, X habe geschossen, ist falsch", read as one clause
    if verb.tense == "future":
        return "planned"
    if verb.modal == "sollen" and verb.tense == "past" and _given_up(clause):
        return "planned"  # "Ursprünglich sollte am Dienstag abgestimmt werden"
    if verb.modal == "sollen" and any(p.part in _WISHES for p in clause.pps("nach")):
        return None  # "Nach dem Willen der Partei sollen ..."
    if verb.modal in ("sollen", "wollen"):
        if verb.tense == "perfect" or (_is_done(verb) and not clause.pps("bis")):
            return "happened"  # but "Bis Mai soll der Kauf abgeschlossen sein"
        return (
            "planned" if verb.tense == "present" and verb.mood in ("indicative", "ambiguous", "konjunktiv1") else None
        )
    if verb.modal == "dürfen":
        return "happened" if verb.tense in ("perfect", "pluperfect") and verb.mood == "indicative" else None
    if verb.modal in _IMPOSED:
        if is_due(clause):
            return "planned"
        if ahead and verb.modal == "müssen":
            return "planned"  # "muss am 20. August 300 Millionen zurückzahlen"
        return "happened" if verb.tense in ("past", "perfect") and verb.mood == "indicative" else None
    if verb.modal not in ("", "scheinen", "lassen"):
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


def is_due(clause: Clause) -> bool:
    """ "Der Senat muss noch zustimmen": what is still to be done, and will be."""
    verb = clause.verb
    due = verb is not None and verb.modal == "müssen" and verb.tense == "present" and not clause.negated
    return due and any(adverb.lemma in _STILL for adverb in clause.adverbs)


def _given_up(clause: Clause) -> bool:
    """ "Ursprünglich sollte am Dienstag abgestimmt werden": a day was set."""
    return any(a.lemma in _FIRST for a in clause.adverbs) and any(True for _ in clause.by_role("time"))


#: Adverbs that say of a plan that it was given up, and of a duty that it is still to be met.
_FIRST: Final = words("at_first")
_STILL: Final = words("still")


def _is_done(verb: Verb) -> bool:
    """ "soll getroffen haben", "soll verletzt worden sein": told of the past."""
    return verb.main.tag == "VVPP" and any(t.tag == "VAINF" and t.lemma in ("haben", "sein") for t in verb.tokens)


def _governed(sentence: Sentence, clause: Clause, ahead: bool = False) -> EventStatus | None:
    """What the clauses above make of it: "happened" (a fact), "planned", or None (not told as a fact)."""
    found: EventStatus = "ongoing"
    here: Clause | None = clause
    for _ in range(8):
        if here is None:
            break
        word = here.connector.split()[0] if here.connector else ""
        if ahead and here is clause and word in _UNTIL:
            break  # "bis am 30. Juni abgestimmt wird": it will be
        if word in _HYPOTHETICAL or (here.verb_first and word == "wenn"):
            return None
        if word in _BESIDE and (above := sentence.parent(here)) is not None and above.verb is not None:
            wanted = above.verb.tense == "present" and above.verb.modal in ("sollen", "wollen", "müssen")
            if wanted or above.verb.mood == "konjunktiv2":
                return None  # "Die Kämpfer müssten abziehen, während die Armee die Blockade aufhebt"
        if word in _ONCE and here.verb is not None and here.verb.tense in ("present", "future"):
            return None  # "sobald Minsk die Gefangenen freilasse"
        above = sentence.parent(here)
        content = here.kind in ("infinitive", "v2", "question") or here.says_that
        if content and here.kind == "infinitive" and (above is None or above.verb is None):
            return None
        if content and above is not None and above.verb is not None:
            lemma = above.verb.lemma
            if here.says_that and (lemma in _PROVIDES or _hangs_on(above, here) or _is_made_condition(above)):
                return None  # "Bedingung ist, dass ...", "die Forderung, dass ..."
            if here.kind == "infinitive":
                if lemma in _PLANS or _is_meant(above, here):
                    found = "planned"
                elif lemma in _DONE:
                    found = "happened"
                else:
                    return None
            elif _is_claim(above, here):
                return None  # "wies den Vorwurf zurück, Soldaten hätten geschossen"
            elif lemma in _NOT_FACT or (here.kind != "v2" and above.negated and lemma not in ("wissen", "sagen")):
                return None
        here = above
    return found


def _is_claim(above: Clause, here: Clause) -> bool:
    """Tell whether a noun right before a content clause says that somebody only claims it: "der Vorwurf, X habe"."""
    before = [p for p in above.phrases if p.stop <= here.first]
    if not before:
        return False
    return _is_named_claim(before[-1]) or any(_is_named_claim(genitive) for genitive in before[-1].walk())


def _is_named_claim(phrase: Phrase) -> bool:
    return phrase.kind == "np" and bool({phrase.part, phrase.lemma.lower()} & _CLAIMS)


#: Nouns whose content clause is what somebody says of another.
_CLAIMS: Final = words("claims")


def _is_meant(above: Clause, here: Clause) -> bool:
    """Tell whether an infinitive says what a noun before it means to do: "die Absicht, im Mai zu verhandeln"."""
    before = [p for p in above.phrases if p.stop <= here.first]
    return bool(before) and not above.negated and bool({before[-1].part, before[-1].lemma.lower()} & _MEANT)


#: Nouns whose infinitive tells what is going to be done.
_MEANT: Final = words("plan_nouns")


def _is_made_condition(above: Clause) -> bool:
    """Tell whether a dass-clause says on what somebody makes something depend: "macht sie davon abhängig, dass"."""
    return above.verb is not None and above.verb.lemma == "machen" and any(a.lemma == "davon" for a in above.adverbs)


def _hangs_on(above: Clause, here: Clause) -> bool:
    """Tell whether a dass-clause says what a noun wishes, asks or demands."""
    before = [p for p in above.phrases if p.stop <= here.first]
    last = before[-1] if before else None
    copula = above.verb is not None and above.verb.lemma in _COPULAS
    return any(
        (copula or p is last) and (p.part in _OPEN_NOUNS or p.lemma.lower() in _OPEN_NOUNS) for p in above.phrases
    )


_COPULAS: Final = words("copulas")
#: Nouns whose dass-clause is no fact.
_OPEN_NOUNS: Final = words("open_nouns")


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
