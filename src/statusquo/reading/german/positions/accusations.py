"""Accusations: what somebody says that the other side did wrong ("die Rebellen hätten jede Zusage verweigert").

A deed told in somebody's speech is held against its doer where the verb names a misdeed and doer and speaker are
different parties; the speaker then opposes what the clause says. Where a passive leaves the doer out ("sei erpresst
worden"), only words count that always blame somebody.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer, is_passive
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.fixed import fixed_words
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

    ``doing``: verbs that carry out the misdeed their object names ("begehen"); ``owing``: verbs whose "nichts" blames;
    ``manners``: words that make any deed one; ``phrases``: by verb, the words that make it one.
    """

    verbs: frozenset[str]
    unnamed: frozenset[str]
    doing: frozenset[str]
    owing: frozenset[str]
    manners: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]


@cache
def misdeeds() -> Misdeeds:
    """Load the verbs that name a misdeed."""
    path = files("statusquo.reading.german").joinpath("frames/misdeeds.toml")
    data = tomllib.loads(path.read_text("utf-8"))
    phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in data["phrases"].lower().split():
        verb, _, told = entry.partition("+")
        phrases[verb] = (*phrases.get(verb, ()), tuple(told.split("_")))
    verbs, unnamed, doing, owing, manners = (
        frozenset(data[name].split()) for name in ("verbs", "unnamed", "doing", "owing", "manners")
    )
    return Misdeeds(verbs, unnamed, doing, owing, manners, phrases)


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
    wrong = _phrased(context, clause)
    wanting = verb.modal == "wollen" and (wrong or verb.lemma in misdeeds().verbs)  # "wolle die Kosten abwälzen"
    if (verb.modal and not wanting and not (wrong and verb.modal == "lassen")) or verb.tense == "future":
        return None
    if clause.kind == "subordinate" and not clause.says_that:
        return None
    if verb.mood == "indicative" and not clause.quoted and clause.kind != "subordinate":
        return None  # "nach Angaben der Armee beschossen die Rebellen ...": news, not blame
    if _in_case(context, clause) or _spared(clause):
        return None
    subject = doer(context, sentence, clause)
    others = context.actors.who(subject) or context.actors.owner_of(subject)
    committed = _committed(clause) if others and not clause.negated else None
    if committed is None and not (wrong and others and not clause.negated) and not _blames(context, clause, others):
        return None
    speakers = voices.apart(clause, others)
    if not speakers or (clause.negated and _own_office(context, speakers, others)):
        return None
    issues = (_told(sentence, clause),) if committed is None else phrase_issues(context, clause, committed)
    return Candidate.of_clause(
        speakers, "opposes", issues, sentence, clause, f"accusation:{verb.lemma}", to=others, acts="to", strength=4
    )


def _spared(clause: Clause) -> bool:
    """Tell whether a clause denies a wrong: "Polen wolle keinen Handelskrieg", "habe keine Gewalt angewandt"."""
    if not clause.negated:
        return False
    for phrase in clause.objects:
        judgement = valence().noun(phrase.lemma, phrase.part)
        if phrase.negated and ((judgement is not None and judgement.stance == "opposes") or phrase.part in _WRONGS):
            return True
    return False


def _own_office(context: Context, speakers: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether an office holder of no named side may well speak of his own state: "der Minister", of Poland."""
    actors = context.actors
    loose = all(
        actors.kind(one) in ("person", "organ") and actors.party(one) == one and actors.name(one).lower() in _OFFICES
        for one in speakers
    )
    return loose and all(actors.kind(one) == "state" for one in others)


_WRONGS: Final = words("wrongs")
_OFFICES: Final = words("offices")


def _in_case(context: Context, clause: Clause) -> bool:
    """Tell whether a clause says on which condition: "für den Fall, *dass Brüssel nicht einlenkt*"."""
    before = context.analysis.tokens[max(0, clause.first - 2) : clause.first]
    return any(t.lower in ("fall", "voraussetzung", "bedingung") for t in before)


def _phrased(context: Context, clause: Clause) -> bool:
    """Tell whether a clause has the words that make its verb a misdeed: "auf Zeit spielen", "absichtlich"."""
    verb = clause.verb
    assert verb is not None
    if any(fixed_words(context, clause, told) for told in misdeeds().phrases.get(verb.lemma, ())):
        return True
    return any(context.analysis.tokens[k].lower in misdeeds().manners for k in clause.own)


def _owes(context: Context, clause: Clause) -> bool:
    """Tell whether somebody is said to have done nothing: "hätten nichts Brauchbares vorgelegt"."""
    assert clause.verb is not None
    return clause.verb.lemma in misdeeds().owing and any(
        context.analysis.tokens[k].lower == "nichts" for k in clause.own
    )


def _blames(context: Context, clause: Clause, others: tuple[str, ...]) -> bool:
    """Tell whether a deed is a misdeed of these, or, of nobody named, one that always blames somebody."""
    verb = clause.verb
    assert verb is not None
    if others and _owes(context, clause):
        return True
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
