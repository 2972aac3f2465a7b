"""What is within reach on terms: "Die Sperren könnten aufgehoben werden, sobald Minsk ...", said somebody.

A thing that can be, or comes into question, only or first then when something else happens is offered by who says so;
what it hangs on is a demand (``conditions``). Without terms "könnte" only guesses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.extent import act_like
from statusquo.reading.german.positions.pressure import coercive
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import phrase_issues
from statusquo.reading.german.positions.ties import condition_of
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

_TERMS: Final = words("terms")
_TALKING: Final = words("talking")
_NO_DEEDS: Final = words("no_deeds")


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what speakers hold out on terms."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or not clause.leads or clause.negated or supposed(sentence, clause):
                continue
            speakers = voices.speakers(clause)
            if not speakers:
                continue
            after = _after(context, clause, sentence, speakers)
            if after is not None:
                yield after
            found = _possible(context, voices, sentence, clause, speakers)
            if found is not None and (after is None or clause.pps("über")):
                yield found


def _after(context: Context, clause: Clause, sentence: Sentence, speakers: tuple[str, ...]) -> Candidate | None:
    """ "Gespräche seien erst nach einem Abzug möglich": the withdrawal is wanted."""
    forms = context.analysis.forms(clause)
    verb = clause.verb
    assert verb is not None
    if not {"erst", "nach"} <= forms or not (forms & _WITHIN_REACH or verb.modal == "können"):
        return None
    after = [p for p in clause.pps("nach") if p.role != "time" and context.analysis.tokens[p.first - 1].lower == "erst"]
    after = after or [p for p in clause.pps("nach") if context.analysis.tokens[p.first].lower == "erst"]
    if not after or not act_like(Issue(after[0].first, after[0].stop, phrase=after[0])):
        return None
    issues = phrase_issues(context, clause, after[0])
    return Candidate.of_clause(speakers, "demands", issues, sentence, clause, "bargain:erst_nach", acts="to")


_WITHIN_REACH: Final = words("within_reach")


def _possible(
    context: Context, voices: Voices, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]
) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    forms = context.analysis.forms(clause)
    comes = verb.lemma == "kommen" and bool(forms & {"infrage", "frage", "betracht"})
    if verb.modal == "lassen" and verb.reflexive is not None and verb.lemma in _TALKING:
        above = [p for p in clause.pps("über") if not context.actors.who(p)]  # "über X lasse sich reden"
        return _candidate(sentence, clause, speakers, phrase_issues(context, clause, above[0])) if above else None
    if not comes and verb.modal != "können":
        return None
    who = doer(context, sentence, clause)
    actors = voices.holder(sentence, clause, who)
    if verb.lemma in _TALKING and verb.modal == "können":
        above = [p for p in clause.pps("über") if not context.actors.who(p)]
        if context.analysis.forms(clause) >= {"erst", "nach"} and above:
            return _candidate(sentence, clause, speakers, phrase_issues(context, clause, above[0]))
        terms = verb.passive == "werden" and not actors and _on_terms(context, voices, sentence, clause, speakers)
        if not above or not (terms or set(actors) & set(speakers)):
            return None
        return _candidate(sentence, clause, speakers, phrase_issues(context, clause, above[0]))
    if not (forms & _TERMS or _on_terms(context, voices, sentence, clause, speakers)):
        return None
    party = context.actors.party
    if actors and not {party(one) for one in actors} & {party(one) for one in speakers}:
        return None
    if not actors and not verb.passive and not comes:
        return None
    issue = _issue(context, clause, comes=comes)
    if issue is None or coercive(context, issue):
        return None
    return _candidate(sentence, clause, speakers, (issue,))


def _on_terms(context: Context, voices: Voices, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> bool:
    """Whether the clause hangs on what somebody else does, or lets happen."""
    condition = condition_of(sentence, clause)
    if condition is None or condition.verb is None or condition.negated:
        return False
    others = voices.holder(sentence, condition, doer(context, sentence, condition))
    return not set(others) & set(speakers)


def _issue(context: Context, clause: Clause, *, comes: bool) -> Issue | None:
    verb, subject = clause.verb, clause.subject
    assert verb is not None
    if comes or verb.passive:
        if subject is None or subject.kind == "pronoun":
            return None
        issue = phrase_issues(context, clause, subject)[0]
        return issue if comes else replace(issue, stop=max(issue.stop, verb.main.index + 1))
    things = [p for p in clause.phrases if p is not subject and p.role in ("object", "dative", "pp")]
    if not things or verb.lemma in _NO_DEEDS:
        return None
    first = min(p.first for p in things)
    return Issue(first, max(verb.main.index + 1, first + 1), phrase=things[0] if len(things) == 1 else None)


def _candidate(sentence: Sentence, clause: Clause, speakers: tuple[str, ...], issues: tuple[Issue, ...]) -> Candidate:
    return Candidate.of_clause(speakers, "offers", issues, sentence, clause, "bargain:können", acts="holder")
