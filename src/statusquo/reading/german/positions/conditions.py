"""Demands inside conditions: who offers something only if the other acts, demands that act.

"Kiew bietet eine Waffenruhe an, wenn Moskau die Angriffe einstellt" says two things of Kiew: it offers a truce, and it
demands an end of the attacks. The same holds for threats ("falls die Arbeitgeber kein Angebot vorlegen").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.accusations import misdeeds
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.extent import reach
from statusquo.reading.german.positions.pressure import coercive, weighed
from statusquo.reading.german.positions.slots import clause_issue, find_issue
from statusquo.reading.german.positions.ties import condition_of, deed
from statusquo.reading.german.positions.words import words

#: Stances that a condition of the other side's act turns into a demand too.
_BARGAIN: Final[frozenset[Stance]] = frozenset({"offers", "threatens", "rejects", "accepts"})


def bargained(context: Context, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """What hangs on somebody else's deed is not settled yet: it is offered, or threatened.

    "sagte Hilfe zu, sofern ...", "werde unterzeichnen, sobald ...": offers. "werde die Lieferungen stoppen, falls
    Kiew den Vertrag nicht erfüllt", "..., falls es ihn bricht": threatens.
    """
    for candidate in candidates:
        verb = candidate.clause.verb
        if candidate.stance not in ("commits", "accepts") or verb is None:
            yield candidate
            continue
        condition = condition_of(candidate.sentence, candidate.clause)
        if condition is None or condition.verb is None or condition.connector.split()[-1] not in _OPEN:
            yield candidate
            continue
        others = context.actors.who(doer(context, candidate.sentence, condition))
        own = bool(set(others) & set(candidate.actors))
        bad = condition.negated or condition.verb.lemma in misdeeds().verbs | _REFUSING
        coming = verb.tense in ("present", "future") or candidate.stance == "commits"
        if bad and others and not own and candidate.stance == "commits":
            yield replace(candidate, stance="threatens")
        elif not bad and not own and coming and not any(coercive(context, issue) for issue in candidate.issues):
            yield replace(candidate, stance="offers")
        else:
            yield candidate


_OPEN: Final = frozenset({"wenn", "falls", "sofern", "sobald", "vorausgesetzt"})


def find(context: Context, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield the demands in the conditions that positions are tied to."""
    for candidate in candidates:
        condition = condition_of(candidate.sentence, candidate.clause)
        if condition is None or condition.verb is None:
            continue
        stances = {weighed(context, candidate.stance, issue, candidate.rule) for issue in candidate.issues}
        if candidate.stance == "commits" and "threatens" in stances and condition.connector != "bis":
            candidate = replace(candidate, stance="threatens")
        until = condition.connector == "bis" and candidate.stance in ("commits", "threatens", "rejects")
        if candidate.stance not in _BARGAIN and not until:
            continue
        if until and not any(coercive(context, issue) for issue in candidate.issues):
            continue
        against = candidate.stance in ("threatens", "rejects")
        refusing = condition.verb.lemma in _REFUSING and not condition.negated
        wanted = (condition.negated or refusing) if against else not condition.negated
        if not (wanted or (until and not condition.negated)):
            continue  # "kämpfen, bis ...": what ends the pressure is what is wanted
        others = context.actors.who(doer(context, candidate.sentence, condition))
        if condition.verb.lemma in _RECEIVING and condition.objects and not condition.negated:
            others = ()  # "freizulassen, wenn sie freies Geleit erhalten": from the other side
        if set(others) & set(candidate.actors) or (not others and not _left_open(candidate, condition)):
            continue
        together = condition.verb.lemma in _TOGETHER or len(others) > 1
        if together and condition.verb.reflexive is not None:
            continue  # "falls sich die Parteien einigen": nobody's deed alone
        issues: tuple[Issue, ...] = (_issue(candidate, condition),)
        if refusing:
            issues = find_issue(context, candidate.sentence, condition, ("o", "zu")) or issues
        yield replace(
            candidate,
            stance="demands",
            issues=issues,
            first=condition.first,
            stop=condition.stop,
            clause=condition,
            to=tuple(one for one in others if one not in candidate.actors),
            acts="to",
            rule=f"condition:{condition.connector.split()[-1] if condition.connector else 'verb_first'}",
            strength=1,
        )


_TOGETHER: Final = words("together")
#: Verbs of getting: who gives is the other side.
_RECEIVING: Final = frozenset({"erhalten", "bekommen", "kriegen"})
_REFUSING: Final = words("refusing")


def _left_open(candidate: Candidate, clause: Clause) -> bool:
    """The condition names no doer: a passive, or, of an offer, a thing that must come about."""
    if clause.verb is None:
        return False
    if clause.verb.lemma in _RECEIVING and clause.objects:
        return True
    pointed = clause.subject is not None and clause.subject.head.lower in ("dieser", "diese", "dieses")
    if candidate.stance == "threatens" and clause.negated and pointed:
        return True  # "droht dem Konzern mit Klage, falls dieser nicht einlenkt"
    if clause.verb.passive or candidate.stance in ("offers", "threatens", "rejects"):
        return clause.subject is not None and clause.subject.kind != "pronoun"
    return False


def _issue(candidate: Candidate, condition: Clause) -> Issue:
    phrase = deed(condition)
    if phrase is not None:
        return Issue(phrase[0], phrase[1])
    objects = condition.objects
    if condition.negated and len(objects) == 1 and objects[0].kind == "np":
        return Issue(*reach(condition, objects[0]), phrase=objects[0])  # "nicht fünf Prozent bietet": those are wanted
    return clause_issue(candidate.sentence, condition)
