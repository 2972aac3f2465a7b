"""What the words around a verb make of its stance: "mahnte, dass X geschehen müsse" demands X.

An entry says which stance a verb shows (``verbs``). Obligation, legal steps, "sonst", conditions and what is merely
told turn it into another one, give its issue another extent, or leave nothing of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence, Verb
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame
from statusquo.reading.german.positions.adjust import (
    announced,
    beside,
    denied,
    faulted,
    feared,
    own_deed,
    refused,
    restricted,
)
from statusquo.reading.german.positions.candidate import Issue
from statusquo.reading.german.positions.pressure import coercive
from statusquo.reading.german.positions.slots import clause_issue
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

_OTHERWISE: Final = words("otherwise")
_ANNOUNCING: Final = words("announcing_verbs")
_LEGAL: Final = tuple(sorted(words("legal")))
_SIGNING: Final = words("signing")
#: Verbs whose object alone is no threat.
_DEEDS: Final = words("whole_deeds")
_DECIDING: Final = words("deciding")
_AGREEING: Final = words("agreeing")
_DEALS: Final = tuple(sorted(words("deals")))
_DRAFTS: Final = tuple(sorted(words("drafts")))
_BODIES: Final = tuple(sorted(words("bodies")))
_ENDING: Final = words("ending")
_PROMISING: Final = words("promising")
_LASTING: Final = words("lasting")
_SUITS: Final = words("suits")

#: A stance with what it applies to.
_Shown = tuple[Stance, tuple[Issue, ...]]


def turned(
    context: Context,
    voices: Voices,
    sentence: Sentence,
    clause: Clause,
    frame: Frame,
    stance: Stance,
    issues: tuple[Issue, ...],
    actors: tuple[str, ...],
) -> tuple[Stance, tuple[Issue, ...], tuple[str, ...]] | None:
    """What is left of a stance and its issues, and ids of who is asked; None if the clause shows nothing.

    Args:
        stance: as the entry has it, turned round where the clause denies it.
        issues: as the slots of the entry give them; none where the clause only points to one.
    """
    verb = clause.verb
    assert verb is not None
    if stance in ("demands", "warns") and issues:
        if must(voices, issues[0]):
            return None  # "X müsse Y tun, forderte Z": see ``modals``, which tells Y from who shall do it
        if (wanted := obliged(issues[0])) is not None:
            stance, issues = "demands", (wanted,)  # "mahnte, dass die Beiträge erstattet werden müssten"
    if not _consents(sentence, clause, frame, issues):
        return None
    if frame.weak and frame.stance == "commits" and issues:
        if not _announces(context, voices, clause, issues[0]):
            return None
        issues = tuple(denied(clause, issue) for issue in issues)
    if issues:
        stance, issues = _by_law(sentence, clause, frame, stance, issues)
    if stance == "warns" and issues:
        warned = _warned(context, voices, sentence, issues, actors)
        if warned is None:
            return None
        stance, issues = warned
    asked: tuple[str, ...] = ()
    if stance == "demands" and "p:von" in frame.to and len(issues) == 1:
        issues, asked = asked_of(context, issues[0], actors)
    if stance == "opposes" and verb.finite is not None and verb.finite.index == clause.first:
        issues = tuple(faulted(context, sentence, issue) for issue in issues)
    if stance == "rejects" and clause.negated:
        issues = tuple(denied(clause, issue) for issue in issues)  # "beugt sich keinem Spruch"
    if stance == "demands":
        issues = tuple(restricted(context, sentence, clause, issue) for issue in issues)
    if issues and stance in ("demands", "opposes", "supports", "rejects"):
        issues += beside(context, clause, issues)
    if issues and stance in ("commits", "threatens", "offers"):
        issues = tuple(announced(context, voices, sentence, issue, actors) for issue in issues)
        stance, issues = _done(clause, frame, stance, issues)
    if verb.tense == "pluperfect" and stance == "commits" and not voices.over(clause):
        return None  # what had been decided before is the background
    if wants(verb) and stance == "accepts" and limited(clause):
        stance = "offers"  # "will nur zustimmen, wenn ..."
    return stance, issues, asked


def _consents(sentence: Sentence, clause: Clause, frame: Frame, issues: tuple[Issue, ...]) -> bool:
    """Tell whether what is signed is a deal, and what is decided is what the entry takes it for."""
    signing = frame.lemma in _SIGNING and frame.stance == "accepts" and not frame.words
    if signing and not all(i.phrase is not None and _ends(i.phrase, (*_DEALS, *_DRAFTS)) for i in issues):
        return False  # a decree is signed by who issues it
    deciding = bool(issues) and frame.lemma in _DECIDING and frame.stance in ("accepts", "commits")
    return not deciding or decided(sentence, clause, frame, issues) == (frame.stance == "commits")


def _by_law(sentence: Sentence, clause: Clause, frame: Frame, stance: Stance, issues: tuple[Issue, ...]) -> _Shown:
    """Legal steps that are announced are a threat."""
    verb = clause.verb
    assert verb is not None
    ahead = wants(verb) or verb.tense == "future"
    if stance in ("opposes", "threatens") and frame.lemma in _SUITS and not frame.words and ahead:
        stance, issues = "threatens", tuple(with_verb(clause, issue) for issue in issues)
    if stance in ("opposes", "rejects") and _announced_suit(sentence, clause, frame):
        stance, issues = "threatens", (clause_issue(sentence, clause),)
    return stance, issues


def _warned(
    context: Context, voices: Voices, sentence: Sentence, issues: tuple[Issue, ...], actors: tuple[str, ...]
) -> _Shown | None:
    """What a warning is of; one of what is done "otherwise" is a threat."""
    if (threat := otherwise(context, issues[0])) is not None:
        return "threatens", (threat,)  # "Andernfalls werde der Zugang gesperrt, warnte er"
    if own_deed(voices, sentence, issues[0], actors):
        return None  # "sonst werde man klagen, warnte er": a threat, see ``modals``
    return "warns", tuple(feared(sentence, issue) for issue in issues)


def _done(clause: Clause, frame: Frame, stance: Stance, issues: tuple[Issue, ...]) -> _Shown:
    """An own deed: with its verb where only that tells that it hurts; refused where it is not to be done."""
    if stance == "threatens" and frame.lemma in _DEEDS and not frame.words:
        issues = tuple(whole_deed(clause, issue) for issue in issues)
    if stance == "commits" and frame.lemma not in _PROMISING and (deed := refused(issues[0])) is not None:
        stance, issues = "rejects", (deed,)
    return stance, issues


def asked_of(context: Context, issue: Issue, actors: tuple[str, ...]) -> tuple[tuple[Issue, ...], tuple[str, ...]]:
    """The issue without who is asked for it at its end, and who that is: "eine Zulage *vom Konzern*"."""
    phrase = issue.phrase
    if phrase is None or phrase.kind != "np":
        return (issue,), ()
    for attribute in phrase.walk():
        if attribute is phrase or attribute.prep != "von" or attribute.stop != issue.stop:
            continue
        asked = tuple(one for one in context.actors.who(attribute) if one not in actors)
        if asked and attribute.first - phrase.first > 1 and phrase.first <= attribute.first:
            bare = attribute.first == phrase.core  # "die Freilassung von Anna Berger": no addressee
            return ((issue,), ()) if bare else ((replace(issue, stop=attribute.first),), asked)
    return (issue,), ()


def must(voices: Voices, issue: Issue) -> bool:
    """Tell whether a demand is a clause of reported speech with "müsse" or "solle"."""
    clause = issue.clause
    if clause is None or clause.kind != "v2" or clause.verb is None:
        return False
    if clause.verb.modal not in ("müssen", "sollen") and not (clause.verb.modal == "dürfen" and clause.negated):
        return False
    return clause.verb.lemma not in ("sein", "haben") and bool(voices.speakers(clause))


def _announced_suit(sentence: Sentence, clause: Clause, frame: Frame) -> bool:
    """Tell whether legal steps are announced: "kündigte an, Widerspruch gegen den Bescheid einzulegen"."""
    above = sentence.parent(clause)
    if clause.kind != "infinitive" or above is None or above.verb is None or above.verb.lemma not in _ANNOUNCING:
        return False
    return frame.lemma in _SUITS or any(word.endswith(_LEGAL) for word in frame.words)


def obliged(issue: Issue) -> Issue | None:
    """Of a dass-clause with "müsse" or "solle" what shall be done, without the modal at its end."""
    clause = issue.clause
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or verb.finite is None or not clause.says_that:
        return None
    if verb.modal not in ("müssen", "sollen") or verb.finite.index <= verb.main.index:
        return None
    return replace(issue, stop=min(issue.stop, max(issue.first + 1, verb.main.index + 1)))


def with_verb(clause: Clause, issue: Issue) -> Issue:
    """What is announced against something: "gegen die Übernahme mobilmachen"."""
    if clause.verb is None or issue.phrase is None or clause.verb.main.index < issue.first:
        return issue
    return Issue(min(issue.phrase.first, issue.first), clause.verb.main.index + 1)


def whole_deed(clause: Clause, issue: Issue) -> Issue:
    """What is done, where only the verb tells that it hurts: "*bestreikt das Terminal*", "*den Hafen bestreiken*"."""
    if clause.verb is None or issue.phrase is None or issue.apart:
        return issue
    at = clause.verb.main.index
    between = range(min(at, issue.first), max(at + 1, issue.stop))
    subject = clause.subject
    if clause.verb.passive or (subject is not None and subject.first in between):
        return issue
    return Issue(between.start, between.stop)


def otherwise(context: Context, issue: Issue) -> Issue | None:
    """What is done "otherwise", in the passive: a threat of who says so."""
    clause = issue.clause
    if clause is None or clause.verb is None or clause.verb.passive != "werden" or clause.subject is None:
        return None
    if not context.analysis.forms(clause) & _OTHERWISE or clause.agent is not None:
        return None
    return Issue(clause.subject.first, max(clause.subject.stop, clause.verb.main.index + 1), phrase=clause.subject)


def decided(sentence: Sentence, clause: Clause, frame: Frame, issues: tuple[Issue, ...]) -> bool:
    """Tell whether "billigt X" is an own decision ("das Parlament billigt den Haushalt") and no consent to a deal."""
    if any(i.phrase is not None and _ends(i.phrase, _DEALS) for i in issues):
        return False
    if frame.lemma not in _AGREEING:
        return True
    subject = sentence.resolved_subject(clause)
    passive = clause.verb is not None and clause.verb.passive
    return subject is not None and not passive and _ends(subject, _BODIES)


def _ends(phrase: Phrase, ends: tuple[str, ...]) -> bool:
    return phrase.part.endswith(ends) or phrase.lemma.lower().endswith(ends)


def wants(verb: Verb) -> bool:
    """Tell whether somebody wants to do something: "will", "möchte"."""
    if verb.modal == "lassen" and verb.finite is not None and verb.finite.lemma == "wollen":
        return True  # "will abstimmen lassen"
    return verb.modal == "wollen" or (verb.modal == "mögen" and verb.mood == "konjunktiv2")


def _announces(context: Context, voices: Voices, clause: Clause, issue: Issue) -> bool:
    """Tell whether a deed is announced, or is the end of pressure; what simply happened is an event only."""
    verb = clause.verb
    assert verb is not None
    if wants(verb) or verb.tense == "future" or voices.over(clause):
        return True
    below = issue.clause
    told = below.verb if below is not None else None
    if told is not None and (told.tense == "future" or wants(told) or told.finite is None):
        return True
    if verb.lemma in _ENDING and issue.phrase is not None:
        return coercive(context, replace(issue, clause=None, stop=issue.phrase.stop))
    return verb.lemma in _LASTING and verb.tense == "present"


def limited(clause: Clause) -> bool:
    """Tell whether "nur" or "erst" limits what a clause says."""
    return any(adverb.lemma in ("nur", "erst", "allenfalls", "höchstens") for adverb in clause.adverbs)
