"""Speech told by verbs: with a clause ("sagte, dass"), a phrase ("kritisierte den Kurs"), or as an insertion."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, Sentence
from statusquo.reading.german.arguments import slot as slot_of
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements.utterance import Utterance, chain
from statusquo.span import Span

#: Verbs of stance that, in the present tense and with a phrase, tell a position and no speech act.
_PRESENT_IS_NO_SPEECH: Final = frozenset(
    "ablehnen zurückweisen ausschließen begrüßen loben würdigen erwarten sehen einschätzen rechnen hoffen glauben "
    "befürchten vermuten entscheiden zustimmen bestätigen beanspruchen belegen zusagen widersprechen bezweifeln".split()
)
#: Verbs that take a phrase as what is said and a clause as its reason.
_WITH_BOTH: Final = frozenset(
    "kritisieren verurteilen begrüßen loben zurückweisen ablehnen verteidigen fordern verlangen warnen beklagen".split()
)
_CLAUSES: Final = {"dass": ("dass", "daß"), "ob": ("ob",)}


def find(context: Context) -> Iterator[Utterance]:
    """Yield what the verbs of a report tell as said."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            yield from _insertion(context, sentence, clause)
            if clause.verb is None or clause.kind == "insertion":
                continue
            for cue in reporting_cues().verbs.get(clause.verb.lemma, ()):
                if cue.reflexive and clause.verb.reflexive is None:
                    continue
                if not _has(context.analysis, clause, cue.words):
                    continue
                found = list(_told(context, sentence, clause, cue))
                if found:
                    yield from found
                    break


def _has(analysis: Analysis, clause: Clause, words: tuple[str, ...]) -> bool:
    lower = {analysis.tokens[k].lower for k in clause.own}
    return all(word in lower for word in words)


def speakers(context: Context, sentence: Sentence, clause: Clause, cue: Cue) -> tuple[str, ...]:
    """Ids of who speaks in the clause of a cue."""
    for slot in cue.speaker:
        phrase = slot_of(context, sentence, clause, slot)
        found = context.actors.speaker(phrase)
        if found:
            return found
    return ()


def cue_span(context: Context, clause: Clause) -> Span:
    """The finite part of the reporting verb."""
    assert clause.verb is not None
    token = clause.verb.finite or clause.verb.main
    return context.analysis.span(token.index, token.index + 1)


def relay(context: Context, clause: Clause) -> str | None:
    """Who relays what the clause tells: "sagte X laut Y"."""
    for phrase in clause.pps("laut", "zufolge"):
        found = context.actors.speaker(phrase)
        if found:
            return found[0]
    return None


def _told(context: Context, sentence: Sentence, clause: Clause, cue: Cue) -> Iterator[Utterance]:
    analysis = context.analysis
    who = speakers(context, sentence, clause, cue)
    via = relay(context, clause)
    span = cue_span(context, clause)
    rule = f"cue:{cue.lemma}"

    def told(first: int, stop: int, strength: int = 2) -> Utterance:
        return Utterance(who, "indirect", analysis.span(first, stop), span, sentence.index, rule, via, strength)

    any_clause = False
    for child in sentence.children(clause):
        if child.quoted or child.first >= child.stop:
            continue
        connector = child.connector
        fits = (
            ("dass" in cue.content and child.kind == "subordinate" and connector in _CLAUSES["dass"])
            or ("dass" in cue.content and child.kind == "question")
            or ("ob" in cue.content and connector == "ob")
            or ("v2" in cue.content and child.kind == "v2" and _reported_mood(child))
            or ("zu" in cue.content and child.kind == "infinitive" and connector in ("", "und"))
        )
        if fits:
            any_clause = True
            yield told(child.first, chain(sentence, child))
    verb = clause.verb
    assert verb is not None
    # "kritisierte den Kurs: Er sei falsch" says two things; "sagte dem Blatt, er sei krank" says one.
    if any_clause and not (verb.lemma in _WITH_BOTH and clause.objects):
        return
    if cue.weak and not who:
        return
    if verb.tense in ("present", "future") and verb.lemma in _PRESENT_IS_NO_SPEECH:
        return
    if not who or clause.kind in ("infinitive",) or (verb.modal and verb.mood != "konjunktiv1"):
        return
    phrase = _object(context, sentence, clause, cue)
    if phrase is not None and (phrase.kind != "pronoun" or clause.pps("als")):
        stop = _with_what_follows(sentence, clause, phrase)
        yield Utterance(who, "reported", analysis.span(phrase.first, stop), span, sentence.index, rule, via, 1)


def _with_what_follows(sentence: Sentence, clause: Clause, phrase: Phrase) -> int:
    """The end of a phrase with what hangs on it: prepositional phrases right behind it, a relative clause."""
    stop = phrase.stop
    for other in clause.phrases:
        if other.first == stop and other.kind == "pp" and other.role != "time":
            stop = other.stop
    for child in sentence.children(clause):
        if child.kind == "relative" and child.antecedent is not None and child.first - stop in (0, 1):
            stop = child.stop
    return stop


def _reported_mood(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.mood in ("konjunktiv1", "konjunktiv2", "ambiguous")


def _object(context: Context, sentence: Sentence, clause: Clause, cue: Cue) -> Phrase | None:
    for slot in cue.content:
        found = slot_of(context, sentence, clause, slot)
        if found is not None:
            return found
    return None


def _insertion(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Utterance]:
    """ "..., so Rice", "..., wie das Amt mitteilte", "..., hieß es": the clause around is what was said."""
    analysis = context.analysis
    above = sentence.parent(clause)
    if above is None:
        return
    so = clause.kind == "insertion" and analysis.tokens[clause.first].lower == "so"
    verb = clause.verb
    cues = reporting_cues().verbs.get(verb.lemma, ()) if verb is not None else ()
    wie = clause.connector == "wie" and bool(cues)
    if not (so or wie or (clause.kind == "insertion" and cues)):
        return
    if verb is None or so:
        found = context.actors.inside(clause.first, clause.stop)
        phrases = [p for p in clause.phrases if p.kind != "pp"]
        who = context.actors.speaker(phrases[0]) if phrases else found[:1]
        cue = analysis.span(clause.first, clause.first + 1)
        rule = "insertion:so"
    else:
        who = speakers(context, sentence, clause, cues[0])
        cue = cue_span(context, clause)
        rule = f"insertion:{verb.lemma}"
    first, stop = above.first, chain(sentence, above)
    if clause.first - first >= stop - clause.stop:
        stop = clause.first
    else:
        first = clause.stop
    while stop > first and analysis.tokens[stop - 1].is_mark:
        stop -= 1
    while first < stop and analysis.tokens[first].is_mark:
        first += 1
    if first >= stop or analysis.quoted(first) is not None:
        return
    yield Utterance(who, "indirect", analysis.span(first, stop), cue, sentence.index, rule, strength=3)
