"""What the issue of a stance really is, where grammar points to something near it.

``feared``   of a warning in reported speech, what it is about
``faulted``  of a criticism in reported speech, what it is about
``restricted`` of a bare indefinite noun, with the clause behind it
``demanded`` of a demand, what is wanted
``announced`` of one's own clause, the deed
``refused``  of a denied announcement, the deed
``denied``   without the "kein" before it
``equated``  for an antecedent that only names another phrase, that phrase
``resumes``  whether an antecedent only takes up what was said before
``beside``   what "neben" adds
``own_deed`` whether a warning announces a deed of one's own
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Issue
from statusquo.reading.german.positions.extent import act_like, reach
from statusquo.reading.german.positions.slots import points_back
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

#: Subjects that, below an announcement, are who announces.
_OWN: Final = frozenset({"er", "sie", "es", "man"})
#: Nouns of promising, whose clause says what is promised.
_PLEDGES: Final = words("pledges")
#: Tokens up to which an issue takes the clause behind it.
_LONGEST: Final = 22
#: Verbs that only say that one thing is another.
_SUFFERERS: Final = words("sufferers")
_EQUATING: Final = frozenset({"sein", "bleiben", "darstellen", "bilden"})


#: Nouns that only announce what follows: "Auslöser war ein Tal, das beide beanspruchen".
_ANNOUNCING: Final = words("announcing")


def feared(sentence: Sentence, issue: Issue) -> Issue:
    """What is warned of: the thing that a clause in reported speech is about, the deed of whoever does it.

    What is to suffer is not feared itself: of "die Stadt verliere ihre Steuern" the loss is.
    """
    clause = issue.clause
    if clause is None or clause.kind != "v2":
        return issue
    own = next((c for c in sentence.children(clause) if c.connector == "wer" and c.kind == "question"), None)
    if own is not None:
        return Issue(own.first, own.stop, clause=own)
    if clause.subject is None or clause.subject.kind == "pronoun":
        return issue
    active = clause.verb is not None and not clause.verb.passive and bool(clause.objects)
    if active and clause.subject.determination == "definite" and clause.subject.part in _SUFFERERS:
        return issue
    first, stop = reach(clause, clause.subject)
    return Issue(first, stop, phrase=clause.subject)


def faulted(context: Context, sentence: Sentence, issue: Issue) -> Issue:
    """What is criticised: the thing that a clause in reported speech is about, unless that is somebody."""
    clause = issue.clause
    if clause is None or clause.subject is None or context.actors.who(clause.subject):
        return issue
    subject = clause.subject
    if subject.determiner is None or not act_like(Issue(subject.first, subject.stop, phrase=subject)):
        return issue  # "Dutzende Männer würden festgehalten": nobody blames the men
    return feared(sentence, issue)


def restricted(context: Context, sentence: Sentence, clause: Clause, issue: Issue) -> Issue:
    """A thing with the clause that alone makes it definite: "ein Angebot, *über das sich reden lässt*".

    That holds for bare indefinite nouns ("Zusagen, dass ..."); "einen Vertrag mit Polen, der ..." says enough itself.
    """
    phrase = issue.phrase
    if phrase is None or issue.apart or phrase.conjuncts or phrase.determination not in ("indefinite", ""):
        return issue
    if phrase.genitives or phrase.attributes or phrase.adjectives or phrase.participle or phrase.name:
        return issue
    child = next((c for c in sentence.children(clause) if issue.stop <= c.first <= issue.stop + 2), None)
    if child is None or child.stop - issue.first > _LONGEST or context.actors.who(phrase):
        return issue
    told = child.says_that and phrase.part in _PLEDGES
    if told or (child.kind == "relative" and child.antecedent is phrase and not _somebodys(context, child)):
        return replace(issue, stop=child.stop)
    return issue


def _somebodys(context: Context, clause: Clause) -> bool:
    """Tell whether a relative clause says what somebody does with a thing, and not what it is."""
    subject = clause.subject
    return subject is not None and subject is not clause.relative and bool(context.actors.who(subject))


def says_nothing(issue: Issue) -> bool:
    """Tell whether an issue only announces what it is: "knüpft die Hilfe an *Bedingungen*"."""
    phrase = issue.phrase
    if phrase is None or phrase.part not in _EMPTY or phrase.determination not in ("", "indefinite", "quantity"):
        return False
    return not (phrase.genitives or phrase.attributes or phrase.adjectives or phrase.conjuncts)


_EMPTY: Final = words("empty_issues")


def demanded(clause: Clause, issue: Issue) -> Issue:
    """What is wanted, of a demand that names it: who refuses "die Forderung nach *einer Pause*" refuses the pause."""
    phrase = issue.phrase
    if phrase is None or phrase.part != "forderung" or issue.apart:
        return issue
    for other in (*phrase.attributes, *(p for p in clause.pps("nach") if p.first == phrase.stop)):
        if other.prep == "nach" and not points_back(other):
            first, stop = reach(clause, other)
            return replace(issue, first=first, stop=max(stop, issue.stop))  # the phrase still tells whose demand it is
    return issue


def announced(context: Context, voices: Voices, sentence: Sentence, issue: Issue, actors: tuple[str, ...]) -> Issue:
    """The deed alone where somebody announces a clause of his own: "die Gespräche abbrechen"."""
    clause = issue.clause
    if clause is None or clause.verb is None or clause.subject is None or clause.verb.passive or clause.negated:
        return issue
    pointing = clause.subject.kind == "pronoun" and clause.subject.head.lower in _OWN
    own = pointing or bool(set(voices.holder(sentence, clause, clause.subject)) & set(actors))
    if clause.kind not in ("v2", "subordinate") or not own:
        return issue
    things = [p for p in clause.phrases if p is not clause.subject and p.role in ("object", "dative", "pp")]
    last = clause.verb.main.index
    first = min((p.first for p in things if p.first > clause.subject.first), default=last)
    return replace(issue, first=first, stop=max(issue.first + 1, last + 1)) if first < last < issue.stop else issue


def refused(issue: Issue) -> Issue | None:
    """What is refused where a denied deed is announced ("kündigte an, keine Truppen zu entsenden")."""
    clause = issue.clause
    if clause is None or clause.verb is None:
        return None
    if clause.verb.lemma == "stimmen" and any(p.lemma == "Nein" for p in clause.pps("mit")):
        return issue  # "kündigte an, mit Nein zu stimmen"
    if not clause.negated:
        return None
    for phrase in clause.objects:
        if phrase.negated and phrase.determiner is not None:
            first, stop = reach(clause, phrase)
            return denied(clause, Issue(first, stop, phrase=phrase))
    return issue


def denied(clause: Clause, issue: Issue) -> Issue:
    """The issue without the "kein" that denies it."""
    phrase = issue.phrase
    if phrase is None or not phrase.negated or phrase.determiner is None or phrase.determiner.index != issue.first:
        return issue
    return replace(issue, first=issue.first + 1, stop=max(issue.stop, issue.first + 2))


def equated(sentence: Sentence, clause: Clause, issue: Issue) -> Issue:
    """An antecedent that only names another phrase gives way to it.

    "Die Abtretung des Gebiets ist ein Streitpunkt, den Kiew ablehnt": Kiew rejects the cession.
    """
    above = sentence.parent(clause)
    if issue.phrase is None or issue.phrase is not clause.antecedent or above is None or above.verb is None:
        return issue
    subject = above.subject
    if above.verb.lemma not in _EQUATING or subject is None or subject is issue.phrase or subject.kind == "pronoun":
        return issue
    if issue.phrase.determination != "indefinite":
        return issue
    if subject.part in _ANNOUNCING:
        return issue
    first, stop = reach(above, subject)
    return Issue(first, stop, phrase=subject, apart=True)


def resumes(clause: Clause, issue: Issue) -> bool:
    """Tell whether an antecedent only takes up what was said before: "..., ein Ansinnen, das Berlin zurückwies"."""
    phrase = issue.phrase
    if phrase is None or phrase is not clause.antecedent or phrase.determination not in ("indefinite", ""):
        return False
    return phrase.part in _RESUMING and not phrase.genitives and not phrase.attributes


_RESUMING: Final = words("resuming")


def beside(context: Context, clause: Clause, issues: tuple[Issue, ...]) -> tuple[Issue, ...]:
    """What "neben" adds to an issue: "Neben höheren Löhnen fordert die Gewerkschaft kürzere Schichten"."""
    if all(issue.phrase is None or issue.phrase.kind == "pp" for issue in issues):
        return ()
    for phrase in clause.pps("neben", "außer"):
        if phrase.field == "pre" and not points_back(phrase) and not context.actors.who(phrase):
            first, stop = reach(clause, phrase)
            return (Issue(first, stop, phrase=phrase),)
    return ()


def own_deed(voices: Voices, sentence: Sentence, issue: Issue, actors: tuple[str, ...]) -> bool:
    clause = issue.clause
    if clause is None or clause.verb is None or clause.verb.tense != "future" or clause.verb.passive:
        return False
    return bool(set(voices.holder(sentence, clause, clause.subject)) & set(actors))
