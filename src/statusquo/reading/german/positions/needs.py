"""What speakers say is needed, too early, too much or of no use.

==============================================  ==========================================
"Das Land brauche X", "Es gehe ... um X"        the speaker demands X (``_needed``, ``_at_stake``)
"Wir brauchen kein X"                           rejects X
"Ohne X bleibe Y wertlos"                       demands X (``_without``)
"Für X sei es zu früh", "ist kein Platz"        rejects X (``_untimely``)
"X könnten die Betriebe nicht verkraften"       rejects X (``_too_much``)
"X helfe niemandem"                             opposes X (``_useless``)
==============================================  ==========================================
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Acts
from statusquo.reading.german.positions.adjust import denied
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import phrase_issues, points_back
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

_NEEDING: Final = words("needing")
_BEARING: Final = words("bearing")
_HELPING: Final = words("helping")
_WORTHLESS: Final = words("worthless")
_UNTIMELY: Final = words("untimely")
_MOMENTS: Final = words("moments")
_STATES: Final = frozenset({"sein", "bleiben"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what speakers say is needed, untimely, unbearable or useless."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or (not clause.leads and not clause.says_that):
                continue
            if supposed(sentence, clause) or (verb.past and verb.mood != "konjunktiv2"):
                continue
            speakers = voices.speakers(clause)
            if not speakers:
                continue
            found = (
                _needed(context, clause)
                or _at_stake(context, sentence, clause)
                or _without(context, clause)
                or _untimely(context, clause)
                or _too_much(context, clause)
                or _useless(context, sentence, clause)
            )
            if found is not None:
                stance, rule, issues = found
                acts: Acts = "holder" if stance == "rejects" else ""
                yield Candidate.of_clause(
                    speakers, stance, issues, sentence, clause, f"need:{rule}", acts=acts, strength=2
                )


Found = tuple[Stance, str, tuple[Issue, ...]]


def _things(context: Context, clause: Clause, phrase: Phrase) -> tuple[Issue, ...]:
    """A phrase as issue, unless it only points back or names somebody."""
    bare = phrase.determiner is None and phrase.name is None and "pl" in phrase.numbers  # "Ärzte": any of them
    new = bare or phrase.determination in ("quantity", "indefinite")
    if points_back(phrase) or (not new and context.actors.who(phrase)):
        return ()
    return tuple(denied(clause, one) for one in phrase_issues(context, clause, phrase))


def _needed(context: Context, clause: Clause) -> Found | None:
    """ "Die Stadt braucht einen Neuanfang", "Es braucht klare Regeln", "Wir brauchen keine neue Straße"."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma not in _NEEDING or verb.modal or verb.passive or verb.tense == "future" or not clause.objects:
        return None
    thing = clause.objects[0]
    if thing.kind != "np" or any(p.role == "time" and p.first == thing.first for p in clause.phrases):
        return None
    first = thing.members[0] if thing.members else thing  # "brauchen Kunden und keine Poller"
    mixed = len(thing.members) > 1 and len({member.negated for member in thing.members}) > 1
    issues = _things(context, clause, first if mixed else thing)
    if not issues:
        return None
    nobody = clause.subject is not None and clause.subject.head.lower == "niemand"
    refused = first.negated or nobody or any(n.token.tag == "PTKNEG" for n in clause.negations)
    return ("rejects" if refused else "demands"), "brauchen", issues


def _at_stake(context: Context, sentence: Sentence, clause: Clause) -> Found | None:
    """ "Es gehe nicht um Gesten, sondern um Frieden"."""
    verb = clause.verb
    assert verb is not None
    subject = clause.subject
    if verb.lemma != "gehen" or verb.modal or subject is None or subject.head.lower != "es":
        return None
    contrast = [c for c in sentence.children(clause) if c.connector == "sondern um"]  # taken for a clause of its own
    later = contrast[0].pps("um") if contrast else ()
    if not later or points_back(later[0]):
        return None
    issues = _things(context, contrast[0], later[0])
    return ("demands", "gehen_um", issues) if issues else None


def _without(context: Context, clause: Clause) -> Found | None:
    """ "Ohne Zugang zu den Häfen bleibe jede Waffenruhe wertlos"."""
    verb = clause.verb
    assert verb is not None
    without = clause.pps("ohne")
    if verb.lemma not in _STATES or clause.negated or not without or without[0].field != "pre":
        return None
    if not {context.analysis.tokens[k].lemma.lower() for k in clause.own} & _WORTHLESS:
        return None
    issues = _things(context, clause, without[0])
    return ("demands", "ohne", issues) if issues else None


def _untimely(context: Context, clause: Clause) -> Found | None:
    """ "Für Verhandlungen sei es zu früh", "Für Neuwahlen ist jetzt nicht die Zeit"."""
    verb = clause.verb
    assert verb is not None
    toward = [p for p in clause.pps("für") if not points_back(p)]
    if verb.lemma not in _STATES or not toward:
        return None
    tokens = [context.analysis.tokens[k] for k in clause.own]
    early = any(a.lower == "zu" and b.lower in _UNTIMELY for a, b in pairwise(tokens))
    moment = clause.negated and any(p.part in _MOMENTS or p.lemma.lower() in _MOMENTS for p in clause.phrases)
    if early == clause.negated and not moment:
        return None
    issues = _things(context, clause, toward[0])
    return ("rejects", "zu_früh", issues) if issues else None


def _too_much(context: Context, clause: Clause) -> Found | None:
    """ "Eine Steuer könnten die Betriebe nicht verkraften", "Das Angebot könne man nicht akzeptieren"."""
    verb = clause.verb
    assert verb is not None
    if verb.modal != "können" or not clause.negated or verb.passive or verb.lemma not in _BEARING:
        return None
    things = [p for p in (*clause.objects, *clause.datives) if p.kind == "np" and not context.actors.who(p)]
    if len(things) != 1:
        return None
    issues = _things(context, clause, things[0])
    return ("rejects", "nicht_können", issues) if issues else None


def _useless(context: Context, sentence: Sentence, clause: Clause) -> Found | None:
    """ "Ein Flickenteppich hilft niemandem", "Die Zölle nützten keinem"."""
    verb = clause.verb
    assert verb is not None
    if verb.lemma not in _HELPING or verb.passive or not clause.negated:
        return None
    subject = sentence.resolved_subject(clause)
    if subject is None or subject.kind != "np" or subject.negated:
        return None
    issues = _things(context, clause, subject)
    return ("opposes", "nicht_helfen", issues) if issues else None
