"""Who does what to whom in a clause, where grammar alone leaves it open.

German marks case poorly: in "die Abtretung, die Kiew ablehnt" both "die" and "Kiew" may be the subject. An actor
can demand and refuse, a plan cannot: where one of the two is an actor and the other is not, the actor is the
subject. Relative pronouns become what they stand for; infinitives take the subject their verb gives them.
"""

from __future__ import annotations

from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context

#: Verbs whose zu-infinitive is done by their object ("fordert die Regierung auf, zu ...").
_OBJECT_CONTROL: Final = frozenset(
    "auffordern bitten aufrufen ermahnen mahnen drängen ersuchen anweisen verpflichten zwingen nötigen beschuldigen "
    "bezichtigen warnen ermutigen ermächtigen beauftragen".split()
)
_DATIVE_CONTROL: Final = frozenset(
    "empfehlen raten vorwerfen vorhalten befehlen erlauben verbieten nahelegen vorschreiben ermöglichen".split()
)


def is_passive(clause: Clause) -> bool:
    """Tell whether the clause is in the passive with "werden" ("ist geplant" counts too: its agent is not said)."""
    return clause.verb is not None and clause.verb.passive != ""


def pair(context: Context, sentence: Sentence, clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    """Subject and accusative object of an active clause, relative pronouns resolved."""
    subject = sentence.resolved_subject(clause)
    objects = _apart_from_name(context, clause)
    obj = _resolved(clause, objects[0]) if objects else None
    if subject is None or obj is None or clause.subject_shared:
        return subject, obj
    if "acc" not in clause_cases(clause.subject) or "nom" not in clause_cases(objects[0]):
        return subject, obj
    if not context.actors.who(subject) and context.actors.who(obj):
        return obj, subject
    return subject, obj


def _apart_from_name(context: Context, clause: Clause) -> tuple[Phrase, ...]:
    """The objects without what belongs to the subject's name: "Der *Verband Stahlwerke Mitte* lehnte den Plan ab"."""
    subject = clause.subject
    mention = context.actors.mention_of(subject) if subject is not None else None
    if mention is None:
        return clause.objects
    return tuple(o for o in clause.objects if not mention.first <= o.head.index < mention.stop)


def clause_cases(phrase: Phrase | None) -> frozenset[str]:
    """Cases a phrase may have by its form; a bare name may have all, a relative "die" or "das" two."""
    if phrase is None:
        return frozenset()
    if phrase.kind == "pronoun" and phrase.head.lower in ("die", "das", "welche", "welches"):
        return frozenset({"nom", "acc"})
    if phrase.name is not None and phrase.determiner is None:
        return frozenset({"nom", "gen", "dat", "acc"})
    return phrase.cases


def doer(context: Context, sentence: Sentence, clause: Clause) -> Phrase | None:
    """Who does what the verb says: subject, agent of a passive, or who an infinitive is left to."""
    if is_passive(clause):
        return clause.agent
    subject, _ = pair(context, sentence, clause)
    if subject is not None or clause.kind != "infinitive":
        return subject
    above = sentence.parent(clause)
    if above is None or above.verb is None:
        return None
    if above.verb.lemma in _OBJECT_CONTROL:
        return sentence.resolved_subject(above) if is_passive(above) else (above.objects[0] if above.objects else None)
    if above.verb.lemma in _DATIVE_CONTROL and above.datives:
        return above.datives[0]
    return doer(context, sentence, above)


def undergoer(context: Context, sentence: Sentence, clause: Clause) -> Phrase | None:
    """What the verb is done to: accusative object, or subject of a passive."""
    if is_passive(clause):
        return sentence.resolved_subject(clause)
    return pair(context, sentence, clause)[1]


def slot(context: Context, sentence: Sentence, clause: Clause, name: str) -> Phrase | None:
    """The constituent in a slot of the lexicons (``s o d g p:auf``), relative pronouns resolved."""
    if name == "s":
        return doer(context, sentence, clause)
    if name == "o":
        return undergoer(context, sentence, clause)
    if name == "d":
        return _resolved(clause, clause.datives[0]) if clause.datives else None
    if name == "g":
        found = clause.by_role("genitive")
        return found[0] if found else None
    if name.startswith("p:"):
        pps = clause.pps(name[2:])
        return _resolved(clause, pps[-1]) if pps else None
    return None


def _resolved(clause: Clause, phrase: Phrase) -> Phrase:
    """The antecedent, if the phrase is the relative pronoun."""
    if clause.relative is not None and phrase is clause.relative and clause.antecedent is not None:
        return clause.antecedent
    return phrase
