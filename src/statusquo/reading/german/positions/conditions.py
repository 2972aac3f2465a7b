"""Demands inside conditions: who offers something only if the other acts, demands that act.

"Kiew bietet eine Waffenruhe an, wenn Moskau die Angriffe einstellt" says two things of Kiew: it offers a truce, and it
demands an end of the attacks. The same holds for threats ("falls die Arbeitgeber kein Angebot vorlegen").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.accusations import misdeeds
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.extent import act_like, reach
from statusquo.reading.german.positions.pressure import coercive, weighed
from statusquo.reading.german.positions.slots import clause_issue, find_issue
from statusquo.reading.german.positions.ties import condition_of, deed, lacking, opening
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
        bad = condition.negated or disliked(condition)
        coming = verb.tense in ("present", "future") or candidate.stance == "commits"
        if bad and others and not own and candidate.stance == "commits":
            yield replace(candidate, stance="threatens")
        elif not bad and not own and coming and not _pressing(context, candidate):
            yield replace(candidate, stance="offers")
        else:
            yield candidate


def _pressing(context: Context, candidate: Candidate) -> bool:
    """Tell whether an own deed puts pressure on others; to end a war does not."""
    if candidate.rule.partition(":")[2] in _CALM:
        return False
    return any(coercive(context, issue) for issue in candidate.issues)


_CALM: Final = words("calm")
_OPEN: Final = frozenset({"wenn", "falls", "sofern", "sobald", "vorausgesetzt"})


def disliked(condition: Clause) -> bool:
    """Tell whether a condition is a deed that nobody asks for: a strike, a breach, a refusal ("Sollte X streiken")."""
    if condition.verb is None or condition.negated:
        return False
    if condition.verb.lemma in misdeeds().verbs | _REFUSING | _DREADED:
        return True
    if condition.verb.lemma not in _CARRYING_OUT:
        return False
    return any(p.part.endswith(_PRESSURE) or p.lemma.lower().endswith(_PRESSURE) for p in condition.objects)


_DREADED: Final = words("dreaded")
_CARRYING_OUT: Final = words("carrying_out")
_PRESSURE: Final = tuple(sorted(words("dreaded_things")))


def going_on(context: Context, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """What is set to happen unless somebody gives in, right after a threat: "Der Ausstand soll beginnen, falls ...".

    The one who threatened in the sentences before goes on threatening.
    """
    threats = sorted((c for c in candidates if _threatening(context, c)), key=lambda c: c.first)
    places = [candidate.first for candidate in threats]
    if not threats:
        return
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb, subject = clause.verb, clause.subject
            if verb is None or subject is None or verb.modal != "sollen" or not clause.leads:
                continue
            condition = condition_of(sentence, clause)
            if condition is None or not condition.negated or clause.negated:
                continue
            at = bisect_left(places, clause.first)
            before = threats[max(0, at - 1) : at]
            before = [c for c in before if sentence.index - c.sentence.index <= _AFTER]
            others = set(context.actors.who(doer(context, sentence, condition)))
            if not before or not others or others & set(before[-1].actors):
                continue
            whole = clause_issue(sentence, clause)
            thing = Issue(subject.first, subject.stop, phrase=subject)
            if subject.kind != "pronoun" and not coercive(context, thing):
                continue
            yield replace(
                before[-1],
                stance="threatens",
                issues=(whole if subject.kind == "pronoun" else thing,),
                sentence=sentence,
                clause=clause,
                first=clause.first,
                stop=clause.stop,
                to=tuple(sorted(others)),
                rule="condition:going_on",
                ends="",
                acts="holder",
            )


def otherwise(context: Context, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """What follows "andernfalls" on a demand of the sentence before: "Andernfalls sollen die Grenzen fallen"."""
    wanted = {c.sentence.index: c for c in sorted(candidates, key=lambda c: (c.first, c.rule)) if c.stance == "demands"}
    for sentence in context.analysis.sentences:
        before = wanted.get(sentence.index - 1)
        clause = sentence.clauses[0] if sentence.clauses else None
        if before is None or clause is None or clause.verb is None or clause.subject is None or clause.negated:
            continue
        opened = context.analysis.tokens[sentence.first].lower in _OTHERWISE
        verb, subject = clause.verb, clause.subject
        later = [c.verb for c in sentence.clauses if c.joined == clause.index and c.verb is not None]
        done = verb.passive == "werden" or any(other.passive == "werden" for other in later)
        if not opened or not done or subject.kind == "pronoun" or clause.agent is not None:
            continue
        last = max([verb.main.index, *(other.main.index for other in later)])
        yield replace(
            before,
            stance="threatens",
            issues=(Issue(subject.first, max(subject.stop, last + 1), phrase=subject),),
            sentence=sentence,
            clause=clause,
            first=clause.first,
            stop=clause.stop,
            rule="condition:otherwise",
            ends="",
            acts="holder",
        )


_OTHERWISE: Final = words("otherwise")
#: Sentences after a threat that may go on with it.
_AFTER: Final = 2


def _threatening(context: Context, candidate: Candidate) -> bool:
    return bool(candidate.issues) and any(
        weighed(context, candidate.stance, issue, candidate.rule) == "threatens" for issue in candidate.issues
    )


def withheld(context: Context, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """What is tied to a demand is offered for it: "machte seine Teilnahme davon abhängig, dass ..."."""
    for candidate in candidates:
        if candidate.stance != "demands" or not candidate.issues:
            continue
        if (price := _in_return(context, candidate)) is not None:
            yield replace(
                candidate, stance="offers", issues=(price,), to=(), acts="holder", rule="condition:für", ends=""
            )
            continue
        if candidate.rule not in _TYING:
            continue
        things = [p for p in candidate.clause.objects if p.kind == "np" and not context.actors.who(p)]
        if len(things) != 1 or things[0].first == candidate.issues[0].first:
            continue
        first, stop = reach(candidate.clause, things[0], _TIES)
        stop = min([stop, *(a.first for a in things[0].attributes if a.prep in _TIES)])
        issue = Issue(first, max(stop, first + 1), phrase=things[0])
        yield replace(candidate, stance="offers", issues=(issue,), acts="holder", rule="condition:tied", ends="")


def _in_return(context: Context, candidate: Candidate) -> Issue | None:
    """What a demand is the price of: "Voraussetzung *für jede Waffenruhe* sei, dass ..."."""
    if candidate.rule not in _PRICED:
        return None
    for top in candidate.clause.phrases:
        for phrase in top.walk():
            if phrase.part not in _TERMED:
                continue
            behind = [p for p in candidate.clause.pps("für") if p.first == phrase.stop]
            toward = [a for a in (*phrase.attributes, *behind) if a.prep == "für" and not context.actors.who(a)]
            if toward and act_like(Issue(toward[0].first, toward[0].stop, phrase=toward[0])):
                return Issue(*reach(candidate.clause, toward[0]), phrase=toward[0])
    return None


_PRICED: Final = frozenset(
    {"naming:Voraussetzung", "naming:Bedingung", "verb:machen+zur_Bedingung", "verb:machen+zur_Voraussetzung"}
)
_TYING: Final = frozenset(
    {"verb:machen+abhängig", "verb:knüpfen+Zustimmung", "verb:knüpfen", "verb:koppeln", "verb:binden"}
)
_TIES: Final = frozenset({"von", "an"})


def stipulated(context: Context, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """What is agreed to "unter der Bedingung, dass ...": the condition is a demand."""
    for candidate in candidates:
        if candidate.stance not in ("accepts", "offers", "commits", "supports"):
            continue
        below = candidate.sentence.children(candidate.clause)
        under = [p for p in candidate.clause.pps("unter") if p.part in _TERMED]
        children = [c for c in below if c.says_that or c.kind == "infinitive"]
        children = [c for c in children if under and 0 < c.first - under[0].core <= _NEAR]
        verb = candidate.clause.verb
        if (
            verb is not None and verb.main.lower == "vorausgesetzt"
        ):  # taken for the verb: "bereit, vorausgesetzt, X tut Y"
            children = [c for c in below if c.kind in ("v2", "subordinate") and 0 < c.first - verb.main.index <= _NEAR]
        if not children or any(issue.clause is children[0] for issue in candidate.issues):
            continue
        issue = clause_issue(candidate.sentence, children[0])
        others = context.actors.who(doer(context, candidate.sentence, children[0]))
        yield replace(
            candidate,
            stance="demands",
            issues=(issue,),
            first=children[0].first,
            stop=children[0].stop,
            clause=children[0],
            to=tuple(one for one in others if one not in candidate.actors),
            acts="to",
            rule="condition:Bedingung",
            ends="",
            strength=1,
        )


_TERMED: Final = frozenset({"bedingung", "voraussetzung", "vorbedingung", "auflage", "maßgabe", "vorbehalt"})
#: Tokens between the noun and the clause that says the condition.
_NEAR: Final = 3


def blocked(context: Context, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """What somebody else does, "solange" nothing is agreed to: who refuses for its sake opposes it."""
    for candidate in candidates:
        condition = condition_of(candidate.sentence, candidate.clause)
        if candidate.stance not in ("rejects", "opposes") or condition is None or condition.connector != "solange":
            continue
        others = context.actors.who(doer(context, candidate.sentence, condition))
        if condition.negated or condition.verb is None or not others or set(others) & set(candidate.actors):
            continue
        issues = (clause_issue(candidate.sentence, condition),)
        yield replace(
            candidate,
            stance="opposes",
            issues=issues,
            first=condition.first,
            stop=condition.stop,
            clause=condition,
            to=others,
            acts="to",
            rule="condition:solange",
            ends="",
            strength=1,
        )


def find(context: Context, candidates: list[Candidate]) -> Iterator[Candidate]:
    """Yield the demands in the conditions that positions are tied to."""
    for candidate in candidates:
        condition = condition_of(candidate.sentence, candidate.clause)
        if condition is None or condition.verb is None:
            continue
        stances = {weighed(context, candidate.stance, issue, candidate.rule) for issue in candidate.issues}
        if candidate.stance in ("commits", "offers") and "threatens" in stances and condition.connector != "bis":
            candidate = replace(candidate, stance="threatens")
        until = condition.connector == "bis" and candidate.stance in ("commits", "threatens", "rejects")
        if candidate.stance not in _BARGAIN and not until:
            continue
        enduring = until and {"so", "lange"} <= context.analysis.forms(candidate.clause)  # "so lange hungern, bis ..."
        if until and not enduring and not any(coercive(context, issue) for issue in candidate.issues):
            continue
        against = candidate.stance in ("threatens", "rejects")
        refusing = condition.verb.lemma in _REFUSING and not condition.negated
        absent = lacking(condition) if against or candidate.stance == "warns" else None
        wanted = (condition.negated or refusing or absent is not None) if against else not condition.negated
        if not against and not until and disliked(condition):
            continue  # "Sollte die Gewerkschaft streiken, ...": nobody asks for that
        if not (wanted or (until and not condition.negated)):
            continue  # "kämpfen, bis ...": what ends the pressure is what is wanted
        others = context.actors.who(doer(context, candidate.sentence, condition))
        if condition.verb.lemma in _RECEIVING and condition.objects and not condition.negated:
            others = ()  # "freizulassen, wenn sie freies Geleit erhalten": from the other side
        if set(others) & set(candidate.actors):
            continue
        if not others and not enduring and not _left_open(candidate, condition):
            continue
        together = condition.verb.lemma in _TOGETHER or len(others) > 1
        if together and condition.verb.reflexive is not None:
            continue  # "falls sich die Parteien einigen": nobody's deed alone
        issues: tuple[Issue, ...] = (_issue(context, candidate, condition),)
        if refusing:
            issues = find_issue(context, candidate.sentence, condition, ("o", "zu")) or issues
        if absent is not None:
            issues = (Issue(*absent, phrase=condition.subject),)
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
            ends="",
            strength=1,
        )


_TOGETHER: Final = words("together")
#: Verbs of getting: who gives is the other side.
_RECEIVING: Final = words("receiving")
_EVERYBODY: Final = frozenset({"alle", "beide"})
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
    if clause.verb.lemma == "geben" and candidate.stance == "threatens" and clause.negated and deed(clause) is not None:
        return True  # "falls es kein neues Angebot gibt"
    if clause.verb.passive and clause.subject is None:
        return True  # "wenn auch gegen die Polizei ermittelt wird"
    if candidate.stance == "offers" and clause.subject is not None and clause.subject.head.lower in _EVERYBODY:
        return True
    if clause.verb.passive or candidate.stance in ("offers", "threatens", "rejects"):
        return clause.subject is not None and clause.subject.kind != "pronoun"
    return False


def _issue(context: Context, candidate: Candidate, condition: Clause) -> Issue:
    phrase = deed(condition)
    if phrase is not None:
        return Issue(phrase[0], phrase[1])
    objects, subject, verb = condition.objects, condition.subject, condition.verb
    given = verb is not None and verb.lemma in _GRANTING
    new = bool(objects) and objects[0].determination in _NEW
    if condition.negated and len(objects) == 1 and objects[0].kind == "np" and (given or new):
        return Issue(*reach(condition, objects[0]), phrase=objects[0])  # "nicht fünf Prozent bietet": those are wanted
    if condition.negated and verb is not None and verb.lemma in _RAISING and (up := condition.pps("auf", "um")):
        return Issue(*reach(condition, up[-1]), phrase=up[-1])  # "sein Angebot nicht auf fünf Prozent erhöht"
    if (
        verb is not None
        and verb.passive
        and given
        and condition.negated
        and subject is not None
        and subject.kind == "np"
    ):
        return Issue(*reach(condition, subject), phrase=subject)  # "sollte die Zusage nicht eingehalten werden"
    issue = clause_issue(candidate.sentence, condition)
    if context.analysis.tokens[condition.first].opens == 1:
        first = opening(context, condition)
        issue = replace(issue, first=first) if first < issue.stop else issue
    opened = condition.verb_first and verb is not None and verb.modal == "sollen" and issue.first == condition.first
    return replace(issue, first=issue.first + 1) if opened and issue.stop - issue.first > 1 else issue


#: Verbs that only bring about what is wanted: it is their object.
_GRANTING: Final = words("granting")
_RAISING: Final = words("raising")
#: "nicht fünf Prozent", "nicht ein besseres Angebot": what is wanted is new.
_NEW: Final = frozenset({"", "indefinite"})
