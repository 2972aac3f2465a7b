"""Speech told by verbs: with a clause ("sagte, dass ...") or with a phrase ("kritisierte den Kurs")."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from statusquo.reading.german.analysis import Analysis, Clause, Phrase, Sentence
from statusquo.reading.german.arguments import slot as slot_of
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.reading.german.statements import extent
from statusquo.reading.german.statements.bounds import trim
from statusquo.reading.german.statements.follow import is_reported
from statusquo.reading.german.statements.inversion import fits, telling
from statusquo.reading.german.statements.utterance import Utterance, chain
from statusquo.reading.german.statements.voices import Voices, cue_span
from statusquo.reading.german.statements.words import words

#: Verbs of stance that, in the present tense and with a phrase, tell a position and no speech act.
_PRESENT_IS_NO_SPEECH: Final = words("present_is_stance")
#: "sieht darin einen Fehler": a judgement of what was told before.
_IN_IT: Final = frozenset({"darin", "hierin"})
#: Verbs that, in the passive without an agent, go on with what the last speaker said ("Gelobt wird dagegen ...").
_JUDGED: Final = words("judged")
#: Verbs that take a phrase as what is said and a clause as its reason.
WITH_BOTH: Final = words("both")
#: Clauses that tell of what may be, not of what was said.
_CONDITIONS: Final = frozenset({"wenn", "falls", "sofern", "ob", "solange", "sobald", "bevor", "ehe", "damit"})
_ASIDES: Final = frozenset({"wobei", "woraufhin", "worauf"})
_THAT: Final = frozenset({"dass", "daß"})
#: "vor Beginn", "vor Journalisten": no harm is warned of.
_NO_HARM: Final = words("no_harm")


def find(context: Context, voices: Voices, taken: Collection[int]) -> Iterator[Utterance]:
    """Yield what the verbs of a report tell as said; ``taken`` holds the starts of cues already used."""
    analysis = context.analysis
    for sentence in analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or clause.kind == "insertion" or clause.quoted:
                continue
            if cue_span(context, clause).start in taken:
                continue
            for cue in reporting_cues().verbs.get(clause.verb.lemma, ()):
                if not fits(analysis, clause, cue):
                    continue
                found = list(_told(context, voices, sentence, clause, cue))
                if found:
                    yield from found
                    break


def _told(context: Context, voices: Voices, sentence: Sentence, clause: Clause, cue: Cue) -> Iterator[Utterance]:
    analysis = context.analysis
    verb = clause.verb
    assert verb is not None
    who = voices.speakers(sentence, clause, cue)
    via = voices.relay(sentence, clause, cue)
    span = cue_span(context, clause)
    rule = f"cue:{cue.lemma}"
    contents = _clauses(analysis, sentence, clause, cue) or _rest(analysis, sentence, clause, cue)
    pronoun = clause.subject is not None and clause.subject.head.lower in ("er", "sie", "man")
    if contents:
        for first, stop in contents:
            content = analysis.span(first, stop)
            yield Utterance(who, "indirect", content, span, sentence.index, rule, via, 2, open=pronoun and not who)
        # "kritisierte den Kurs: Er sei falsch" says two things; "sagte dem Blatt, er sei krank" says one.
        if not (verb.lemma in WITH_BOTH and clause.objects):
            return
    if cue.weak and not who:
        return
    impersonal = not who and verb.passive == "werden" and clause.agent is None and verb.lemma in _JUDGED
    if not (who or impersonal) or clause.kind == "infinitive" or (verb.modal and verb.mood != "konjunktiv1"):
        return
    if clause.connector in _CONDITIONS or (verb.lemma == "verurteilen" and clause.pps("zu")):
        return
    if clause.leads and is_reported(clause, strict=True) and not verb.modal:
        return  # "Er werde dafür werben": what is told is itself somebody's words
    slot, phrase = _object(context, sentence, clause, cue)
    quoting = phrase is not None and any(
        t.opens == 1 and t.text != "(" for t in analysis.tokens[phrase.first : phrase.stop]
    )
    if (
        verb.tense in ("present", "future")
        and verb.lemma in _PRESENT_IS_NO_SPEECH
        and not (quoting or cue.any & _IN_IT)
    ):
        return
    if phrase is not None and (phrase.kind != "pronoun" or clause.pps("als") or verb.lemma == "nennen"):
        # "Die Gespräche wurden als nützlich bezeichnet": nobody says by whom.
        told_on = impersonal and verb.lemma != "bezeichnen"
        content = extent.told(analysis, sentence, clause, phrase, slot, cue.words)
        yield Utterance(who, "reported", content, span, sentence.index, rule, via, 1, open=told_on)


def _before_aside(analysis: Analysis, first: int, stop: int) -> int:
    """Where what is said ends and the report adds something in its own mood: "..., wobei sie nur zusah"."""
    tokens = analysis.tokens
    for index in range(first + 2, stop):
        if tokens[index].lower in _ASIDES and tokens[index - 1].text == ",":
            reported = any(t.mood.startswith("k1") for t in tokens[index:stop])
            return stop if reported else index - 1
    return stop


def _clauses(analysis: Analysis, sentence: Sentence, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
    """The clauses that tell what is said, joined ones together."""
    found: list[tuple[int, int]] = []
    for child in sentence.children(clause):
        if (
            child.quoted
            or child.first >= child.stop
            or not (_fits(child, cue) or _begins_without(analysis, child, cue))
        ):
            continue
        if child.connector == "wie" and (child.first <= clause.first or _compares(analysis, child)):
            continue
        if child.connector == "wie" and telling(analysis, child) is not None:
            continue  # "..., wie er mitteilte": a source
        if child.kind == "infinitive" and _of_object(clause, child):
            continue  # "Einen Antrag, die Frist zu verlängern, lehnte sie ab": what is asked for, not what is said
        if child.connector == "was" and (clause.objects or (clause.verb is not None and clause.verb.passive)):
            continue  # "wurde gestern bestätigt, was viele überraschte": of the clause as a whole
        if child.kind == "v2" and child.verb is not None and child.verb.mood == "ambiguous" and _has_told(clause, cue):
            continue  # "A begrüßte den Plan, B forderte Änderungen": a fact of its own
        stop = _behind_colon(analysis, sentence, child, _before_aside(analysis, child.first, chain(sentence, child)))
        first, stop = _with_free_subject(sentence, child, stop)
        if found and first <= found[-1][1] + 2:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((first, stop))
    return found


def _of_object(clause: Clause, child: Clause) -> bool:
    """Tell whether an infinitive stands right behind the object, both before the verb."""
    verb = clause.verb
    if verb is None or verb.finite is None or child.first > verb.finite.index or not clause.leads:
        return False
    return any(p.kind == "np" and p.first == clause.first and child.first - p.stop in (0, 1) for p in clause.objects)


def _with_free_subject(sentence: Sentence, child: Clause, stop: int) -> tuple[int, int]:
    """A clause with the one that is its subject: "sagte, *wer schieße, sei ein Verbrecher*"."""
    for other in sentence.clauses:
        before = other.parent == child.index and other.stop <= child.first <= other.stop + 1
        if child.kind == "v2" and child.verb_first and other.kind == "question" and before:
            return other.first, stop
        if child.kind == "question" and other.verb is not None and is_reported(other) and stop < sentence.stop:
            begins = other.verb.finite is not None and other.verb.finite.index == other.first
            if begins and child.stop <= other.first <= child.stop + 1:
                return child.first, chain(sentence, other)
    return child.first, stop


def _behind_colon(analysis: Analysis, sentence: Sentence, child: Clause, stop: int) -> int:
    """Where reported speech ends that goes on behind a colon: "..., er habe Zeit: Niemand müsse sich sorgen"."""
    if child.kind != "v2" or stop >= sentence.stop - 2 or analysis.tokens[stop].text != ":":
        return stop
    rest = [c for c in sentence.clauses if c.first > stop and (c.leads or c.verb_first)]
    if rest and all(is_reported(c) for c in rest) and any(is_reported(c, strict=True) for c in rest):
        return trim(analysis, stop + 1, sentence.stop)[1]
    return stop


def _has_told(clause: Clause, cue: Cue) -> bool:
    """Tell whether a clause has in its object what its verb tells."""
    return "o" in cue.content and any(phrase.kind == "np" for phrase in clause.objects)


def _rest(analysis: Analysis, sentence: Sentence, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
    """What follows a cue where a subordinate clause comes first: "sagte, wenn nichts geschehe, werde man klagen"."""
    verb = clause.verb
    if "v2" not in cue.content or verb is None or verb.finite is None:
        return []
    own = [k for k in clause.own if not analysis.tokens[k].is_mark]
    after = own[-1] + 1 if own else sentence.stop
    if after >= sentence.stop - 2 or analysis.tokens[after].text != "," or verb.main.index >= after:
        return []
    first, stop = trim(analysis, after, sentence.stop)
    if first >= stop or analysis.tokens[first].tag in ("PRELS", "PRELAT"):
        return []
    for other in sentence.clauses:
        leads = other.leads or other.verb_first
        if other.first >= first and leads and is_reported(other) and other.verb_first:
            return [(first, stop)]
    return []


def _fits(child: Clause, cue: Cue) -> bool:
    connector = child.connector
    reported = child.verb is not None and child.verb.mood in ("konjunktiv1", "konjunktiv2", "ambiguous")
    return (
        ("dass" in cue.content and child.kind == "subordinate" and connector in _THAT)
        or ("dass" in cue.content and child.kind == "question")
        or ("ob" in cue.content and connector == "ob")
        or ("v2" in cue.content and child.kind == "v2" and reported)
        or ("zu" in cue.content and child.kind == "infinitive" and connector in ("", "und"))
    )


def _compares(analysis: Analysis, child: Clause) -> bool:
    """ "eine Auszählung, wie sie die Kirche vorgeschlagen hatte": a pronoun stands for the thing compared."""
    return child.first + 1 < child.stop and analysis.tokens[child.first + 1].lower in ("sie", "ihn", "es")


def _begins_without(analysis: Analysis, child: Clause, cue: Cue) -> bool:
    """ "warf ihm vor, ohne Not eingeknickt zu sein": "ohne" belongs to a noun, it does not open the clause."""
    if "zu" not in cue.content or child.kind != "infinitive" or child.connector != "ohne":
        return False
    noun, after = child.first + 1, child.first + 2
    tokens = analysis.tokens
    return after < child.stop and tokens[noun].is_noun and tokens[after].tag not in ("PTKZU", "VVIZU")


def _object(context: Context, sentence: Sentence, clause: Clause, cue: Cue) -> tuple[str, Phrase | None]:
    for slot in cue.content:
        found = slot_of(context, sentence, clause, slot)
        if found is None and slot.startswith("p:"):
            found = _inside_noun(clause, cue, slot[2:]) or _swallowed(clause, cue, slot[2:])
        if found is None or (slot == "p:vor" and (found.role == "time" or found.part in _NO_HARM)):
            continue
        return slot, found
    return "", None


def _inside_noun(clause: Clause, cue: Cue, prep: str) -> Phrase | None:
    """What hangs on the noun of a fixed expression: "übte Kritik [an dem Gesetz]"."""
    for phrase in clause.phrases:
        if phrase.head.lower in cue.words or phrase.head.lower in cue.any:
            for attribute in phrase.attributes:
                if attribute.prep == prep:
                    return attribute
    return None


def _swallowed(clause: Clause, cue: Cue, prep: str) -> Phrase | None:
    """What only a preposition can bring, taken into the phrase before it: "redete trotz der Belege [von Zufall]"."""
    if any(not slot.startswith("p:") for slot in cue.content):
        return None
    for phrase in clause.pps():
        for attribute in phrase.attributes:
            if attribute.prep == prep and attribute.stop == phrase.stop:
                return attribute
    return None
