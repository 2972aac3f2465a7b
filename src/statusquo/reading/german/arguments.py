"""Who does what to whom in a clause, where grammar alone leaves it open.

German marks case poorly: in "die Abtretung, die Kiew ablehnt" both "die" and "Kiew" may be the subject. An actor
can demand and refuse, a plan cannot: where one of the two is an actor and the other is not, the actor is the
subject. Relative pronouns become what they stand for; infinitives take the subject their verb gives them.

Coordinated relative clauses share their pronoun in one and the same case ("das Geld, das die Stadt fordert *und das
Land ablehnt*"): where it was the object, it is the object again, and the noun phrase beside it the subject.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import position_frames

#: Verbs whose zu-infinitive is done by their object ("fordert die Regierung auf, zu ...").
_OBJECT_CONTROL: Final = frozenset(
    "auffordern bitten aufrufen ermahnen mahnen drängen ersuchen anweisen verpflichten zwingen nötigen beschuldigen "
    "bezichtigen warnen ermutigen ermächtigen beauftragen".split()
)
_DATIVE_CONTROL: Final = frozenset(
    "empfehlen raten vorwerfen vorhalten befehlen erlauben verbieten nahelegen vorschreiben ermöglichen".split()
)


#: Cases that only masculine singulars tell apart.
_ALIKE: Final = frozenset({"nom", "acc"})
#: Ends of determiners that are alike in both ("die", "diese", "eine", "das", "dieses").
_ALIKE_ENDS: Final = ("ie", "e", "as", "es")


def is_passive(clause: Clause) -> bool:
    """Tell whether the clause is in the passive with "werden" ("ist geplant" counts too: its agent is not said)."""
    return clause.verb is not None and clause.verb.passive != ""


def pair(context: Context, sentence: Sentence, clause: Clause) -> tuple[Phrase | None, Phrase | None]:
    """Subject and accusative object of an active clause, relative pronouns resolved."""
    what = clause.relative is not None and clause.relative is clause.subject and clause.relative.head.lower == "was"
    subject = clause.subject if what else sentence.resolved_subject(clause)
    objects = _apart_from_name(context, clause)
    if (name := _apposed(context, subject, objects)) is not None:
        subject, objects = name
    if (named := _named_in_s(context, clause, objects)) is not None:
        return named, subject or (_resolved(sentence, clause, objects[0]) if objects else None)
    if clause.kind == "relative" and clause.joined is not None and clause.subject_shared:
        return _joined_pair(context, sentence, clause, objects)
    if len(objects) > 1 and _receives(context, clause, objects):
        objects = objects[1:]
    obj = _resolved(sentence, clause, objects[0]) if objects else None
    if subject is None or obj is None or clause.subject_shared:
        return subject, obj
    if _inverted(context, clause, objects) or _compared(context, clause, subject, obj):
        return obj, subject
    open_ = clause_cases if clause.verb is not None and wants_actor(clause.verb.lemma) else _shown_cases
    if "acc" not in open_(clause.subject) or "nom" not in open_(objects[0]):
        return subject, obj
    if clause.verb is not None and addresses(clause.verb.lemma):
        return subject, obj
    if not context.actors.who(subject) and context.actors.who(obj):
        return obj, subject
    return subject, obj


def _apposed(
    context: Context, subject: Phrase | None, objects: tuple[Phrase, ...]
) -> tuple[Phrase, tuple[Phrase, ...]] | None:
    """The name behind a title as subject, and the objects without it: "*Fraktionschef Jon Berg* wies das zurück"."""
    if subject is None or subject.kind != "np" or not objects:
        return None
    count, stop = 0, subject.stop
    while count < len(objects) and objects[count].first == stop and objects[count].determiner is None:
        stop, count = objects[count].stop, count + 1
    name = objects[count - 1] if count else None
    if name is not None and subject.field == name.field == "pre" and context.actors.who(subject):
        return subject, objects[count:]  # "Präsident *Jonas Berg Dahl* lehnte ab": one constituent before the verb
    if name is None or subject.name is not None or name.kind != "np" or name.name is None:
        return None
    found = context.actors.who(name)
    if len(found) != 1 or context.actors.kind(found[0]) != "person":
        return None
    return name, objects[count:]


def _receives(context: Context, clause: Clause, objects: tuple[Phrase, ...]) -> bool:
    """Whether the first of two objects is a bare name in the dative: "drohte *China* neue Zölle an"."""
    first, second = objects[0], objects[1]
    bare = first.name is not None and first.determiner is None and first.kind == "np"
    if (
        not bare
        or clause.verb is None
        or not any("d" in f.to for f in position_frames().verbs.get(clause.verb.lemma, ()))
    ):
        return False
    return bool(context.actors.who(first)) and not context.actors.who(second)


def _named_in_s(context: Context, clause: Clause, objects: tuple[Phrase, ...]) -> Phrase | None:
    """The actor behind the finite verb whose name ends in "s", so that the analysis took it for a genitive.

    "Gestern forderte David Hofmanns das Parlament zum Handeln auf": no genitive stands right behind the verb.
    """
    verb, subject = clause.verb, clause.subject
    if verb is None or verb.finite is None or (objects and subject is not None) or is_passive(clause):
        return None
    for phrase in clause.by_role("genitive"):
        many = subject is not None and verb.number == "sg" and subject.numbers == {"pl"}  # "Brandis mahnte die Länder"
        lone = (subject is None or many) and phrase.stop == verb.finite.index  # "Novaris hält an der Klage fest"
        if (lone or phrase.first == verb.finite.index + 1) and phrase.name is not None and phrase.determiner is None:
            return phrase if context.actors.who(phrase) and (many or not context.actors.who(subject)) else None
    return None


def _inverted(context: Context, clause: Clause, objects: tuple[Phrase, ...]) -> bool:
    """Whether the analysis took the first of two actors for the object though either may be the subject.

    "Die Opposition hat Präsident Nowak aufgefordert": news puts the subject first unless a form says otherwise.
    """
    subject = clause.subject
    assert subject is not None
    first = objects[0]
    if first.field != "pre" or subject.field == "pre" or subject.determiner is not None or subject.kind != "np":
        return False
    if "nom" not in clause_cases(first) or "acc" not in clause_cases(subject) | _shown_cases(subject):
        return False
    if clause.verb is None or (clause.verb.number and first.numbers and clause.verb.number not in first.numbers):
        return False
    return bool(context.actors.who(subject)) and bool(context.actors.who(first))


def _compared(context: Context, clause: Clause, subject: Phrase, obj: Phrase) -> bool:
    """Whether in "wie sie Polen zur Bedingung macht" the pronoun is what is compared and the actor the subject."""
    pointer = clause.connector == "wie" and subject.kind == "pronoun" and subject.head.lower in ("sie", "es")
    return pointer and subject.first == clause.first + 1 and bool(context.actors.who(obj))


def _joined_pair(
    context: Context, sentence: Sentence, clause: Clause, objects: tuple[Phrase, ...]
) -> tuple[Phrase | None, Phrase | None]:
    """Subject and object of a relative clause that shares its pronoun with the one before it."""
    assert clause.joined is not None
    shared, thing = pair(context, sentence, sentence.clauses[clause.joined])
    own = [one for one in objects if one.kind != "pronoun"]
    if thing is None or thing is not clause.antecedent:
        return shared, _resolved(sentence, clause, own[0]) if own else None
    if own and "nom" in clause_cases(own[0]) and context.actors.who(own[0]):
        return own[0], thing
    return shared, _resolved(sentence, clause, own[0]) if own else thing


def _apart_from_name(context: Context, clause: Clause) -> tuple[Phrase, ...]:
    """The objects without what belongs to the subject's name: "Der *Verband Stahlwerke Mitte* lehnte den Plan ab"."""
    subject = clause.subject
    mention = context.actors.mention_of(subject) if subject is not None else None
    if mention is None:
        several = len(clause.objects) > 1
        return tuple(o for o in clause.objects if not (several and _names_subject(clause, o)))
    return tuple(o for o in clause.objects if not mention.first <= o.head.index < mention.stop)


@cache
def wants_actor(lemma: str) -> bool:
    """Tell whether a verb of the position lexicon wants somebody as its subject ("fordern", not "verärgern")."""
    frames = position_frames().verbs.get(lemma, ())
    return any("s" in f.holder for f in frames) and not any("o" in f.holder or "s" in f.issue for f in frames)


@cache
def addresses(lemma: str) -> bool:
    """Tell whether the object of a verb is somebody ("auffordern"): then it is no better a subject for being one."""
    return any("o" in f.to for f in position_frames().verbs.get(lemma, ()))


def clause_cases(phrase: Phrase | None) -> frozenset[str]:
    """Cases a phrase may have by its form: "die Stadt", "das Land", "scharfe Kritik" two, whatever role they got."""
    if phrase is not None and phrase.kind == "np" and phrase.cases <= _ALIKE and _alike(phrase):
        return _ALIKE
    return _shown_cases(phrase)


def _shown_cases(phrase: Phrase | None) -> frozenset[str]:
    """Cases as the analysis leaves them; a bare name may have all, a relative "die" or "das" two."""
    if phrase is None:
        return frozenset()
    if phrase.kind == "pronoun" and phrase.head.lower in ("die", "das", "welche", "welches", "was"):
        return _ALIKE
    if phrase.name is not None and phrase.determiner is None:
        return frozenset({"nom", "gen", "dat", "acc"})
    return phrase.cases


def _alike(phrase: Phrase) -> bool:
    """Tell whether the first word that could show the case of a phrase leaves nominative and accusative open."""
    shown = phrase.determiner or (phrase.adjectives[0] if phrase.adjectives else None)
    return shown is None or shown.lower.endswith(_ALIKE_ENDS)


def agent(clause: Clause) -> Phrase | None:
    """Who does what a passive says. Of two phrases with "von" the one right behind the subject belongs to it
    ("wird eine Koalition *von A und B* von den Liberalen abgelehnt").
    """
    first, subject = clause.agent, clause.subject
    if first is None or subject is None or first.first != subject.stop:
        return first
    later = [p for p in clause.pps("von") if p.first > first.first and p.role != "time"]
    return later[0] if later else first


def doer(context: Context, sentence: Sentence, clause: Clause) -> Phrase | None:
    """Who does what the verb says: subject, agent of a passive, or who an infinitive is left to."""
    if is_passive(clause):
        return agent(clause)
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
        datives = [p for p in clause.datives if not _names_subject(clause, p)]
        return _resolved(sentence, clause, datives[0]) if datives else None
    if name == "g":
        found = clause.by_role("genitive")
        return found[0] if found else None
    if name.startswith("p:"):
        prep = name[2:]  # "für X und gegen Y" is one phrase with two members
        pps = [m for p in clause.pps() for m in _by_preposition(p) if m.prep == prep and not _dated(context, m)]
        return _resolved(sentence, clause, pps[-1]) if pps else None
    return None


def _names_subject(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a bare name right behind the subject is its name, no dative: "*Das Land* Bremen, das ..., lehnt"."""
    subject = clause.subject
    if subject is None or phrase.first != subject.stop or phrase.name is None or phrase.determiner is not None:
        return False
    return subject.name is None and subject.kind == "np" and len(clause.datives) + len(clause.objects) > 1


def _dated(context: Context, phrase: Phrase) -> bool:
    """Tell whether a phrase only says when: "kurz vor Beginn der Gespräche warnte ..." warns of no beginning."""
    return phrase.prep in _DATING and phrase.first > 0 and context.analysis.tokens[phrase.first - 1].lower in _CLOSE


_DATING: Final = frozenset({"vor", "nach", "bei", "zu"})
_CLOSE: Final = frozenset(
    "kurz unmittelbar direkt gleich schon bereits wenige noch stunden tage wochen minuten".split()
)


def _by_preposition(phrase: Phrase) -> tuple[Phrase, ...]:
    """The members of a coordination that have prepositions of their own, else the phrase as a whole."""
    if len({m.prep for m in phrase.conjuncts}) > 1:
        return phrase.conjuncts
    if phrase.prep not in _FOR_OR_AGAINST or phrase.conjuncts:
        return (phrase,)
    # "gegen den Vorschlag von A und für B": the analysis takes "für B" for a partner of "von A"
    others = [m for p in phrase.walk() for m in p.conjuncts if m.prep in _FOR_OR_AGAINST - {phrase.prep}]
    return (phrase, *others[:1])


_FOR_OR_AGAINST: Final = frozenset({"für", "gegen"})


def _resolved(sentence: Sentence, clause: Clause, phrase: Phrase) -> Phrase:
    """The antecedent, if the phrase is the relative pronoun."""
    if clause.relative is not None and phrase is clause.relative and clause.antecedent is not None:
        if phrase.head.lower == "was":
            return phrase  # stands for the whole clause before
        return antecedent(sentence, clause) or clause.antecedent
    return phrase


def _agreeing(sentence: Sentence, clause: Clause) -> Phrase | None:
    """The phrase a relative pronoun agrees with, where it cannot stand for the one right before it.

    "setzte das Modell mit Abstrichen durch, das die SPD ablehnt": a model, no cuts.
    """
    relative, nearest, above = clause.relative, clause.antecedent, sentence.parent(clause)
    if relative is None or nearest is None or above is None or relative.head.lower not in ("das", "der", "den"):
        return None
    if relative.prep or not nearest.numbers or "sg" in nearest.numbers:
        return None
    before = [p for top in above.phrases if top.first < clause.first for p in top.walk() if p.kind != "pronoun"]
    found = [p for p in before if p is not nearest and "sg" in p.numbers and p.genders & relative.genders]
    return max(found, key=lambda p: p.first) if found else None


def antecedent(sentence: Sentence, clause: Clause) -> Phrase | None:
    """What a relative clause hangs on; after another one with the same pronoun ("den A plant, den aber B ablehnt"),
    what that one hangs on.
    """
    if clause.relative is None or clause.index == 0:
        return clause.antecedent
    if (agreeing := _agreeing(sentence, clause)) is not None:
        return agreeing
    before = sentence.clauses[clause.index - 1]
    if (
        before.kind == "relative"
        and before.relative is not None
        and before.relative.head.lower == clause.relative.head.lower
        and before.stop + 1 >= clause.first
        and before.antecedent is not None
        and clause.antecedent is not None
        and before.first <= clause.antecedent.first < before.stop
        and not clause.relative.genders & clause.antecedent.genders
    ):
        return antecedent(sentence, before)
    return clause.antecedent
