"""Own deeds in the present that hang on terms: "Kommt die Steuer, verlassen wir die Koalition", said somebody.

Three shapes: a condition ("wenn", "falls", "sollte", verb first), "ohne X", and "sonst", "andernfalls" after what is
wanted. A deed that hurts the other side, or that comes when the other side does not act, is a threat; any other deed
is offered. What the condition asks for is a demand of its own (``conditions``); what "ohne" names is one too. With
"werden" and "wollen" the same is told in ``modals``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.conditions import disliked
from statusquo.reading.german.positions.pressure import coercive
from statusquo.reading.german.positions.slots import phrase_issues, points_back
from statusquo.reading.german.positions.ties import condition_of, without
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

_NO_DEEDS: Final = words("no_deeds") | words("no_plans")
#: Deeds that help: done when the other side does not act, they are held out.
_KIND: Final = words("kind_deeds")
#: Deeds that are plans by themselves and threats when they hang on what others do.
_HARD: Final = words("hard_deeds")
_OTHERWISE: Final = words("otherwise")


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what speakers announce on terms, in the present tense."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None or not clause.leads or clause.negated or verb.modal or verb.passive:
                continue
            future = verb.tense == "future" and without(clause) is not None  # other futures: see ``modals``
            if not (verb.tense == "present" or future) or verb.lemma in _NO_DEEDS or verb.finite is None:
                continue
            speakers = voices.speakers(clause)
            if not speakers or not _own(context, voices, sentence, clause, speakers):
                continue
            yield from _on_terms(context, voices, sentence, clause, speakers)


def _own(context: Context, voices: Voices, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]) -> bool:
    """Tell whether a deed is the speakers' own, or their party's."""
    actors = voices.holder(sentence, clause, doer(context, sentence, clause))
    party = context.actors.party
    return bool({party(one) for one in actors} & {party(one) for one in speakers})


def _on_terms(
    context: Context, voices: Voices, sentence: Sentence, clause: Clause, speakers: tuple[str, ...]
) -> Iterator[Candidate]:
    issue = _deed(context, clause)
    if issue is None:
        return
    hurts = coercive(context, replace(issue, phrase=None)) or (
        clause.verb is not None and (clause.verb.lemma in _HARD or clause.verb.lemma.endswith(_ALONE))
    )
    condition = condition_of(sentence, clause)
    lacking = without(clause)
    stance: Stance | None = None
    if context.analysis.forms(clause) & _OTHERWISE:
        stance = "threatens"
    elif condition is not None and condition.verb is not None:
        others = voices.holder(sentence, condition, doer(context, sentence, condition))
        if set(others) & set(speakers) or condition.connector.split()[-1] not in _OPEN:
            return
        kind = clause.verb is not None and clause.verb.lemma in _KIND
        if hurts or ((condition.negated or disliked(condition)) and not kind):
            stance = "threatens"
        elif others and not condition.negated and clause.objects:
            stance = "offers"
    elif lacking is not None and hurts:
        stance = "threatens"
    if stance is None:
        return
    found = Candidate.of_clause(
        speakers, stance, (issue,), sentence, clause, "ultimatum:deed", acts="holder", strength=1
    )
    yield found
    if condition is None and lacking is not None and stance == "threatens" and _can_be_done(context, lacking):
        yield replace(
            found,
            stance="demands",
            issues=phrase_issues(context, clause, lacking),
            rule="ultimatum:ohne",
            acts="to",
        )


_OPEN: Final = frozenset({"wenn", "falls", "sofern", "sobald"})


def _can_be_done(context: Context, phrase: Phrase) -> bool:
    return phrase.kind == "pp" and not points_back(phrase) and not context.actors.who(phrase)


#: Deeds that need no object; the end of a verb tells, because a particle may have been made of what follows it.
_ALONE: Final = tuple(sorted(words("deeds_alone")))


def _deed(context: Context, clause: Clause) -> Issue | None:
    """The deed with its verb: "*verlassen wir die Koalition*", "*ziehen vor Gericht*"."""
    verb = clause.verb
    assert verb is not None and verb.finite is not None
    first = verb.finite.index
    tokens = context.analysis.tokens
    stop = max((k + 1 for k in clause.own if k >= first and not tokens[k].is_mark), default=first + 1)
    later = any(p.first > first and p.role in ("object", "pp", "dative") for p in clause.phrases)
    if verb.main.index > first:  # "*werden* wir *die Grenze schließen*"
        subject = clause.subject
        after = subject.stop if subject is not None and subject.first > first else first + 1
        return Issue(min(after, verb.main.index), verb.main.index + 1)
    things = [p for p in clause.phrases if p.first < first and p.role in ("object", "dative")]
    if things and not later:
        return Issue(min(p.first for p in things), stop)
    issue = Issue(first, stop)
    return issue if later or coercive(context, issue) or verb.lemma.endswith(_ALONE) else None
