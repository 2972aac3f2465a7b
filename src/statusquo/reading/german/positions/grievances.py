"""Blame in the words of those it was done to, and of whoever does something.

==========================================  ==============================================================
"Sie haben uns die Tür zugeschlagen"        opposes what was done to "us" (``_done_to_us``)
"Über uns wird verhandelt wie über Vieh"    the same in the passive
"Wer schießt, will keinen Frieden"          opposes the deed of the free relative clause (``_whoever``)
==========================================  ==============================================================
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.accusations import misdeeds
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import clause_issue
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words
from statusquo.reading.german.valence import valence

_US: Final = frozenset({"uns", "mich", "mir"})
_KIND: Final = words("kind_to_us")
_SAD_ENDS: Final = words("wrong_to_do")


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what speakers hold against others without a verb of blame."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or not voices.speakers(clause):
                continue
            found = _whoever(context, voices, sentence, clause)
            if found is None and not supposed(sentence, clause):
                found = _done_to_us(context, voices, sentence, clause)
            if found is not None:
                yield found


def _candidate(voices: Voices, sentence: Sentence, clause: Clause, issue: Issue, rule: str) -> Candidate:
    speakers = voices.speakers(clause)
    return Candidate.of_clause(
        speakers, "opposes", (issue,), sentence, clause, f"grievance:{rule}", acts="to", strength=1
    )


def _done_to_us(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What others did to the speaker: "uns" is object or dative of a finished deed, or what a passive is about."""
    verb = clause.verb
    assert verb is not None
    if verb.modal or verb.reflexive is not None or clause.kind not in ("main", "v2") or verb.lemma in _STATES:
        return None
    hit = next((p for p in clause.phrases if _suffers(clause, p)), None)
    done = verb.passive == "werden" or (verb.tense in ("perfect", "past") and not verb.passive)
    subject = sentence.resolved_subject(clause)
    if hit is None or not done or verb.mood == "konjunktiv2" or (subject is not None and subject.person == 1):
        return None
    if (verb.lemma in _KIND) != clause.negated or set(context.actors.who(subject)) & set(voices.speakers(clause)):
        return None
    if hit.prep:
        return _candidate(voices, sentence, clause, clause_issue(sentence, clause), "uns")
    before = [verb.finite.index + 1 if verb.finite is not None else clause.first]
    if subject is not None and subject.first < verb.main.index and subject.first < hit.first:
        before.append(subject.stop)
    first, stop = max(before), verb.main.index + 1
    return _candidate(voices, sentence, clause, Issue(first, stop), "uns") if first < stop else None


def _suffers(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase is "uns" as the one it is done to; with "über" only where somebody is talked about."""
    if phrase.kind == "pp":
        passive = clause.verb is not None and clause.verb.passive == "werden"
        return passive and phrase.prep == "über" and phrase.head.lower in _US
    return phrase.kind == "pronoun" and phrase.role in ("object", "dative", "other") and phrase.head.lower in _US


_STATES: Final = words("states")


def _whoever(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """ "Wer solche Fahnen trägt, gehört nicht zu uns": the deed of whoever does it is blamed."""
    verb = clause.verb
    assert verb is not None
    own = whoever(sentence, clause)
    if own is None or own.verb is None or verb.modal not in ("", "können") or own.negated:
        return None
    above = sentence.parent(clause)
    warned = above is not None and above.verb is not None and above.verb.lemma == "warnen"
    if warned or (verb.modal and not clause.negated):
        return None
    if not (clause.negated or _bad(clause)) or (verb.modal and own.verb.lemma in _BEING):
        return None  # "Wer an der Kasse steht, kann keine Miete bezahlen": he is the one to pity
    if (
        verb.lemma in _GETTING
        and verb.modal
        and (things := [p for p in clause.phrases if p.negated and p.kind == "np"])
    ):
        return _refused(voices, sentence, clause, things[0])
    first = own.first
    tokens = context.analysis.tokens
    while first < own.stop - 1 and tokens[first].opens:
        first += 1
    stop = max([own.stop, *(c.stop for c in sentence.clauses if c.joined == own.index and c.first >= own.stop - 1)])
    stop = min(stop, next((k for k in clause.own if k >= own.stop), stop))
    return _candidate(voices, sentence, clause, Issue(first, stop, clause=own), "wer")


def _refused(voices: Voices, sentence: Sentence, clause: Clause, thing: Phrase) -> Candidate:
    """ "Wer X tut, kann keine Unterschrift erwarten": what he cannot expect is refused."""
    first = min(thing.stop - 1, thing.inner + (thing.determiner is not None))
    return Candidate.of_clause(
        voices.speakers(clause),
        "rejects",
        (Issue(first, thing.stop, phrase=thing),),
        sentence,
        clause,
        "grievance:wer_erwartet",
        acts="holder",
        strength=1,
    )


_BEING: Final = words("mere_being")
_GETTING: Final = words("expecting")


def whoever(sentence: Sentence, clause: Clause) -> Clause | None:
    """The free relative clause "wer ..." that stands before a clause and is its subject."""
    before = (c for c in sentence.children(clause) if c.first < clause.own[-1] and c.joined is None)
    return next((c for c in before if c.kind == "question" and c.connector == "wer"), None)


def _bad(clause: Clause) -> bool:
    """Tell whether a clause says something bad of its subject: "lädt zum Krieg ein", "begeht Verrat"."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma in misdeeds().verbs | _SAD_ENDS:
        return True
    judged = (valence().noun(p.lemma, p.part) for p in clause.phrases if p.kind in ("np", "pp"))
    return any(one is not None and one.stance == "opposes" for one in judged)
