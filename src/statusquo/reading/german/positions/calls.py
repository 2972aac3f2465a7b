"""Calls: imperatives in direct speech ("„Stoppen Sie dieses Gesetz!“, sagte X", "„Gebt die Geiseln frei“").

The analysis takes a clause that begins with its verb for a condition ("Kommt er, ..."). Where it is all that stands
between the quotation marks, nothing is tied to it: somebody is called upon.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.grievances import whoever
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

#: Verbs that open a quotation without asking for a deed ("Sehen Sie, ...", "Entschuldigen Sie!").
_PHRASES: Final = words("phrases")


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield the demands that imperatives in direct speech make."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or not clause.quoted or not clause.verb_first:
                continue
            if not _is_call(context, sentence, clause) or whoever(sentence, clause) is not None:
                continue  # "Wer zaudert, überlässt ..."
            speakers = voices.speakers(clause)
            issue = _issue(clause)
            if speakers and issue is not None:
                yield Candidate.of_clause(
                    speakers, "demands", (issue,), sentence, clause, "call:imperative", acts="to", strength=2
                )


def _is_call(context: Context, sentence: Sentence, clause: Clause) -> bool:
    """Tell whether the clause begins its quotation, ends it in this sentence, and can be an imperative."""
    verb = clause.verb
    assert verb is not None
    if verb.finite is None or verb.finite.index != clause.first or verb.modal or verb.passive or verb.lemma in _PHRASES:
        return False
    if verb.tense not in ("present", "past") or verb.finite.lower.endswith(("te", "ten")):
        return False
    tokens = context.analysis.tokens
    if any(t.lower == "?" for t in tokens[clause.stop - 1 : clause.stop + 1]):
        return False
    quote = context.analysis.quoted(clause.first)
    others = [c for c in sentence.clauses if c is not clause and c.quoted and c.leads]
    if quote is None or any(quote.first <= c.first < quote.stop for c in others):
        return False
    formal = any(p.kind == "pronoun" and p.head.text == "Sie" and p.first == clause.first + 1 for p in clause.phrases)
    called = any(t.lower == "!" for t in tokens[clause.stop - 1 : clause.stop + 2])
    return formal or called or verb.mood == "imperative" or _familiar(clause)


def _familiar(clause: Clause) -> bool:
    """ "Gebt", "lasst": the plural of "du", which a report uses in no other place than a call."""
    verb = clause.verb
    assert verb is not None and verb.finite is not None
    return verb.finite.lower.endswith("t") and verb.person in (0, 2) and not _has_subject(clause)


def _has_subject(clause: Clause) -> bool:
    return any(p.role == "subject" and "acc" not in p.cases and p.determiner is None for p in clause.phrases)


def _issue(clause: Clause) -> Issue | None:
    """What shall be done: the phrases of the call, without "Sie"."""
    inside = [p for p in clause.phrases if p.head.text != "Sie" and p.role != "time"]
    things = [p for p in inside if p.kind == "np"] or inside
    if not things:
        return None
    if len(things) == 1:
        return Issue(things[0].first, things[0].stop, phrase=things[0])
    return Issue(things[0].first, max(p.stop for p in things))
