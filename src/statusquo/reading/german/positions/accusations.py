"""Accusations: what somebody says that the other side did wrong ("die Rebellen hätten jede Zusage verweigert").

A deed told in somebody's speech is held against its doer where the verb names a misdeed and doer and speaker are
different parties; the speaker then opposes what the clause says. Where a passive leaves the doer out ("sei erpresst
worden"), only words count that always blame somebody.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer, is_passive
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import clause_issue, phrase_issues
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words
from statusquo.reading.german.valence import valence

#: What nobody may do without ("hätten keine Überflugerlaubnis").
_LEAVE: Final = tuple(sorted(words("permits")))
#: "hätten keinen Zugang" blames nobody.
_STATES: Final = words("mere_states")
_KINDS: Final = frozenset({"main", "v2", "subordinate"})


@dataclass(frozen=True, slots=True)
class Misdeeds:
    """Verbs that name a misdeed; ``unnamed``: also where nobody is said to have done it.

    ``doing``: verbs that carry out the misdeed their object names ("begehen").
    """

    verbs: frozenset[str]
    unnamed: frozenset[str]
    doing: frozenset[str]


@cache
def misdeeds() -> Misdeeds:
    """Load the verbs that name a misdeed."""
    path = files("statusquo.reading.german").joinpath("frames/misdeeds.toml")
    data = tomllib.loads(path.read_text("utf-8"))
    return Misdeeds(*(frozenset(data[name].split()) for name in ("verbs", "unnamed", "doing")))


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what speakers hold against others."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or clause.kind not in _KINDS or supposed(sentence, clause):
                continue
            found = _blame(context, voices, sentence, clause)
            if found is not None:
                yield found


def _blame(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    if verb.modal or verb.tense == "future":
        return None
    if clause.kind == "subordinate" and not clause.says_that:
        return None
    if verb.mood == "indicative" and not clause.quoted and clause.kind != "subordinate":
        return None  # "nach Angaben der Armee beschossen die Rebellen ...": news, not blame
    others = context.actors.who(doer(context, sentence, clause))
    committed = _committed(clause) if others and not clause.negated else None
    if committed is None and not _blames(clause, others):
        return None
    speakers = voices.apart(clause, others)
    if not speakers:
        return None
    issues = (_told(sentence, clause),) if committed is None else phrase_issues(context, clause, committed)
    return Candidate.of_clause(
        speakers, "opposes", issues, sentence, clause, f"accusation:{verb.lemma}", to=others, acts="to", strength=4
    )


def _blames(clause: Clause, others: tuple[str, ...]) -> bool:
    """Tell whether a deed is a misdeed of these, or, of nobody named, one that always blames somebody."""
    verb = clause.verb
    assert verb is not None
    if not others and is_passive(clause) and verb.passive == "werden":
        return verb.lemma in misdeeds().unnamed and not clause.negated
    return bool(others) and (verb.lemma in misdeeds().verbs) != clause.negated and not _mere_state(clause)


def _mere_state(clause: Clause) -> bool:
    """Tell whether a clause only says what somebody is or has, and not what he may not do without."""
    state = clause.verb is not None and clause.verb.lemma in _STATES
    return state and not any(p.part.endswith(_LEAVE) for p in clause.objects)


def _committed(clause: Clause) -> Phrase | None:
    """The misdeed that a verb of doing only carries out: "hätten *eine Grenzverletzung* begangen"."""
    verb = clause.verb
    if verb is None or verb.lemma not in misdeeds().doing:
        return None
    for phrase in clause.objects:
        judgement = valence().noun(phrase.lemma, phrase.part)
        if judgement is not None and judgement.stance == "opposes":
            return phrase
    return None


def _told(sentence: Sentence, clause: Clause) -> Issue:
    """What is said to have been done, without the words that say who says so ("nach Angaben der Armee seien ...")."""
    issue = clause_issue(sentence, clause)
    subject = clause.subject
    opening = next((p for p in clause.phrases if p.first == issue.first), None)
    if opening is None or opening.prep not in ("nach", "laut") or subject is None or subject.first <= issue.first:
        return issue
    return replace(issue, first=subject.first)
