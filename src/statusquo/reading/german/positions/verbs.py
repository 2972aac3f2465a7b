"""Stances shown by verbs: "X lehnt Y strikt ab", "Y wird von X abgelehnt", "Y, den X ablehnt"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence, Verb
from statusquo.reading.german.arguments import slot as slot_of
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame, position_frames
from statusquo.reading.german.positions.accusations import misdeeds
from statusquo.reading.german.positions.adjust import beside, denied, equated, feared, own_deed, refused
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.pressure import coercive
from statusquo.reading.german.positions.scope import governed, supposed
from statusquo.reading.german.positions.slots import find_issue, points_back
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words

#: What a stance turns into when the clause denies it; the others show nothing when denied.
NEGATED: Final[dict[Stance, Stance]] = {
    "accepts": "rejects",
    "supports": "opposes",
    "offers": "rejects",
    "commits": "rejects",
}
#: Tenses of what has happened.
_TOLD: Final = frozenset({"past", "perfect", "pluperfect"})
#: Modals under which a stance is not shown but only possible or wished for.
_UNREAL: Final = frozenset({"können", "dürfen", "mögen", "sollen", "müssen"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what the verbs of a report show."""
    frames = position_frames().verbs
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None:
                continue
            lemma = clause.verb.lemma
            if lemma == "mögen" and clause.verb.mood == "konjunktiv2":
                lemma = "wollen"  # "möchte einen Neubau"
            if lemma not in frames:
                continue
            if supposed(sentence, clause) or governed(sentence, clause):
                continue
            reflexive = clause.verb.reflexive is not None
            told: Candidate | None = None
            for frame in sorted(frames[lemma], key=lambda f: (-len(f.words), f.reflexive != reflexive)):
                if told is not None and not _both(told, frame):
                    continue
                found = _match(context, voices, sentence, clause, frame)
                if found is None or (told is not None and (found.open or found.actors != told.actors)):
                    continue
                yield found
                if told is not None:
                    break
                told = found


def _both(told: Candidate, frame: Frame) -> bool:
    """Whether a clause can show another stance too: "spricht sich für X und gegen Y aus"."""
    preps = {issue.phrase.prep for issue in told.issues if issue.phrase is not None}
    other = next((one for one, two in _OPPOSITE if two in preps), "")
    return bool(other) and f"p:{other}" in frame.issue and not frame.words


_OPPOSITE: Final = (("für", "gegen"), ("gegen", "für"))


def _match(context: Context, voices: Voices, sentence: Sentence, clause: Clause, frame: Frame) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    if frame.reflexive != (verb.reflexive is not None) and (frame.reflexive or frame.stance == "commits"):
        return None
    if not fixed_words(context, clause, frame.words) or clause.pps(*frame.without):
        return None
    refusing = frame.stance == "rejects" or (verb.modal == "können" and clause.negated)
    if verb.modal in _UNREAL and verb.modal not in frame.words and not refusing and not wants(verb):
        return None
    stance = stance_in(clause, frame)
    if stance is None or (frame.planned and verb.tense in _TOLD and not verb.modal and not voices.over(clause)):
        return None
    if verb.modal == "dürfen" and clause.negated:
        return None  # "darf nicht teilnehmen": others refuse
    actors = holders(context, voices, sentence, clause, frame)
    if not actors:
        return None
    if verb.mood == "konjunktiv1" and verb.lemma in misdeeds().verbs and voices.apart(clause, actors):
        return None  # "die Rebellen verweigerten jede Zusage", says the other side: an accusation
    taken = frozenset(slot[2:] for slot in (*frame.holder, *frame.to) if slot.startswith("p:")) | {*frame.words}
    found = find_issue(context, sentence, clause, frame.issue, taken, frame.words)
    issues = tuple(issue for issue in found if issue.phrase is None or not points_back(issue.phrase))
    issues = tuple(equated(sentence, clause, issue) for issue in issues)
    pointing = not issues and (bool(found) or _elliptic(clause, frame))
    if not pointing and (not issues or (frame.weak and not any(act_like(issue) for issue in issues))):
        return None
    deciding = bool(issues) and frame.lemma in _DECIDING and frame.stance in ("accepts", "commits")
    if deciding and decided(sentence, clause, frame, issues) != (frame.stance == "commits"):
        return None
    if frame.weak and frame.stance == "commits" and issues:
        if not _announces(context, voices, clause, issues[0]):
            return None
        issues = tuple(denied(clause, issue) for issue in issues)
    if stance == "warns" and issues and own_deed(voices, sentence, issues[0], actors):
        return None  # "sonst werde man klagen, warnte er": a threat, see ``modals``
    if stance == "warns" and issues:
        issues = tuple(feared(issue) for issue in issues)
    if issues and stance in ("demands", "opposes", "supports", "rejects"):
        issues += beside(context, clause, issues)
    if stance == "commits" and issues and (deed := refused(issues[0])) is not None:
        stance, issues = "rejects", (deed,)
    if wants(verb) and stance == "accepts" and limited(clause):
        stance = "offers"  # "will nur zustimmen, wenn ..."
    return Candidate(
        actors=actors,
        stance=stance,
        issues=issues,
        sentence=sentence,
        clause=clause,
        first=clause.first,
        stop=clause.stop,
        rule=frame.rule,
        to=_addressees(context, voices, sentence, clause, frame, actors),
        acts=frame.acts,
        strength=2 + len(frame.words) - frame.weak,
        open=pointing,
        pointer=found[0].phrase if found else None,
    )


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


_DECIDING: Final = words("deciding")
_AGREEING: Final = words("agreeing")
_DEALS: Final = tuple(sorted(words("deals")))
_BODIES: Final = tuple(sorted(words("bodies")))


def wants(verb: Verb) -> bool:
    """Tell whether somebody wants to do something: "will", "möchte"."""
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


_ENDING: Final = words("ending")
_LASTING: Final = words("lasting")
_MAY_STAND_ALONE: Final = words("alone_verbs")


def _elliptic(clause: Clause, frame: Frame) -> bool:
    return (
        frame.lemma in _MAY_STAND_ALONE
        and not frame.words
        and clause.kind in ("main", "v2", "relative")
        and not clause.objects
        and not clause.datives
    )


def limited(clause: Clause) -> bool:
    """Tell whether "nur" or "erst" limits what a clause says."""
    return any(adverb.lemma in ("nur", "erst", "allenfalls", "höchstens") for adverb in clause.adverbs)


def fixed_words(context: Context, clause: Clause, words: tuple[str, ...]) -> bool:
    """Tell whether all fixed words of an entry stand in the clause (by form, lemma or as part of a compound).

    Words that open with a preposition ("in Frage", "zur Verfügung") stand one after the other.
    """
    if not words:
        return True
    own = [context.analysis.tokens[k] for k in clause.own]
    rest = tuple(word for word in words if word != "nicht")
    if len(rest) < len(words) and not clause.negated:
        return False
    if len(rest) > 1 and rest[0] in _GROUP_OPENERS:
        forms = [t.lower for t in own]
        return any(tuple(forms[k : k + len(rest)]) == rest for k in range(len(forms) - len(rest) + 1))
    have = {t.lower for t in own} | {t.lemma.lower() for t in own}
    return all(
        word in have or (len(word) > 4 and any(h.endswith(word) or h.startswith(word) for h in have)) for word in rest
    )


_GROUP_OPENERS: Final = frozenset("in ins im zur zum auf aus von vor für kalte nichts".split())


def stance_in(clause: Clause, frame: Frame) -> Stance | None:
    """The stance, turned round if the clause denies it; None if nothing is left of it."""
    if not clause.negated or any(word == "nicht" or word.startswith("kein") for word in frame.words):
        return frame.stance
    return NEGATED.get(frame.stance)


def holders(context: Context, voices: Voices, sentence: Sentence, clause: Clause, frame: Frame) -> tuple[str, ...]:
    """Ids of who holds the stance of a clause.

    Where the entry names no holder in the clause ("X kommt nicht infrage"), it is who says it.
    """
    for slot in frame.holder:
        if slot == "speaker":
            found = voices.speakers(clause)
        elif slot == "sowner":
            found = context.actors.owner_of(sentence.resolved_subject(clause))
        else:
            found = voices.holder(sentence, clause, slot_of(context, sentence, clause, slot))
        if found:
            return found
    if "s" in frame.holder and (said := voices.sayer(clause)):
        return said
    # "..., hieß es" and "es sei nicht hinnehmbar, sagte X": nobody in the clause, but somebody says it.
    subject = sentence.resolved_subject(clause)
    impersonal = subject is not None and subject.kind == "pronoun" and subject.lemma.lower() in ("man", "es")
    alone = "s" not in frame.holder and "sowner" not in frame.holder
    return voices.speakers(clause) if impersonal or alone else ()


def _addressees(
    context: Context,
    voices: Voices,
    sentence: Sentence,
    clause: Clause,
    frame: Frame,
    actors: tuple[str, ...],
) -> tuple[str, ...]:
    for slot in frame.to:
        found = voices.holder(sentence, clause, slot_of(context, sentence, clause, slot))
        if found:
            return tuple(one for one in found if one not in actors)
    return ()


_ACT_ENDINGS: Final = tuple(sorted(words("act_endings")))


def act_like(issue: Issue) -> bool:
    """Tell whether an issue is an act, a plan or a state of affairs, and no thing or person."""
    if issue.phrase is None:
        return True
    lemma = issue.phrase.lemma.lower()
    return lemma.endswith(_ACT_ENDINGS) or issue.phrase.part.endswith(_ACT_ENDINGS) or issue.phrase.head.tag == "NNI"
