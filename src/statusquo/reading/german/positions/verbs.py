"""Stances shown by verbs: "X lehnt Y strikt ab", "Y wird von X abgelehnt", "Y, den X ablehnt"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.arguments import slot as slot_of
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame, position_frames
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.slots import clause_issue, find_issue, points_back
from statusquo.reading.german.positions.voices import Voices

#: What a stance turns into when the clause denies it; the others show nothing when denied.
NEGATED: Final[dict[Stance, Stance]] = {
    "accepts": "rejects",
    "supports": "opposes",
    "offers": "rejects",
    "commits": "rejects",
}
#: Modals under which a stance is not shown but only possible or wished for.
_UNREAL: Final = frozenset({"können", "dürfen", "mögen", "sollen", "müssen"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what the verbs of a report show."""
    frames = position_frames().verbs
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or clause.verb.lemma not in frames:
                continue
            for frame in frames[clause.verb.lemma]:
                found = _match(context, voices, sentence, clause, frame)
                if found is not None:
                    yield found
                    break


def _match(context: Context, voices: Voices, sentence: Sentence, clause: Clause, frame: Frame) -> Candidate | None:
    verb = clause.verb
    assert verb is not None
    if frame.reflexive != (verb.reflexive is not None) and (frame.reflexive or frame.stance == "commits"):
        return None
    if not fixed_words(context, clause, frame.words):
        return None
    if verb.modal in _UNREAL and verb.mood not in ("konjunktiv1", "konjunktiv2") and frame.stance != "rejects":
        return None
    stance = stance_in(clause, frame)
    if stance is None:
        return None
    actors = holders(context, voices, sentence, clause, frame)
    if not actors:
        return None
    issues = find_issue(context, sentence, clause, frame.issue)
    issues = tuple(i for issue in issues for i in resolve(context, voices, sentence, clause, issue))
    if not issues or (frame.weak and not any(_act_like(context, issue) for issue in issues)):
        return None
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
    )


def fixed_words(context: Context, clause: Clause, words: tuple[str, ...]) -> bool:
    """Tell whether all fixed words of an entry stand in the clause (by form, lemma or as part of a compound)."""
    if not words:
        return True
    tokens = [context.analysis.tokens[k] for k in clause.own]
    have = {t.lower for t in tokens} | {t.lemma.lower() for t in tokens}
    for word in words:
        if word in have or (word == "nicht" and clause.negated):
            continue
        if len(word) > 4 and any(h.endswith(word) or h.startswith(word) for h in have):
            continue
        return False
    return True


def stance_in(clause: Clause, frame: Frame) -> Stance | None:
    """The stance, turned round if the clause denies it; None if nothing is left of it."""
    if not clause.negated or "nicht" in frame.words or "keinen" in frame.words:
        return frame.stance
    return NEGATED.get(frame.stance)


def holders(context: Context, voices: Voices, sentence: Sentence, clause: Clause, frame: Frame) -> tuple[str, ...]:
    """Ids of who holds the stance of a clause."""
    for slot in frame.holder:
        phrase = slot_of(context, sentence, clause, slot)
        found = voices.holder(sentence, clause, phrase)
        if found:
            return found
    # "..., hieß es" and "es sei nicht hinnehmbar, sagte X": nobody in the clause, but somebody says it.
    subject = sentence.resolved_subject(clause)
    if subject is not None and subject.kind == "pronoun" and subject.lemma.lower() in ("man", "es"):
        return voices.speakers(clause)
    return ()


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


def resolve(context: Context, voices: Voices, sentence: Sentence, clause: Clause, issue: Issue) -> tuple[Issue, ...]:
    """An issue that only points back becomes what it points to, or nothing."""
    phrase = issue.phrase
    if phrase is None or not points_back(phrase):
        return (issue,)
    if phrase.head.lower not in ("das", "dies", "dieses"):
        return ()
    target = _before(sentence, clause.first)
    if target is None and sentence.index > 0:
        earlier = context.analysis.sentences[sentence.index - 1]
        if earlier.paragraph == sentence.paragraph:
            target = _before(earlier, earlier.stop)
    return (target,) if target is not None else ()


def _before(sentence: Sentence, stop: int) -> Issue | None:
    """What "das" points to: the content of the last clause before it that somebody wants or says."""
    earlier = [
        c
        for c in sentence.clauses
        if c.stop <= stop and (c.kind in ("infinitive", "v2") or c.connector in ("dass", "daß"))
    ]
    if not earlier:
        return None
    return replace(clause_issue(sentence, earlier[-1]), apart=True)


#: Last parts of nouns that name an act, a plan or a state of affairs somebody can bring about.
_ACT_ENDINGS: Final = (
    "ung", "ion", "plan", "tritt", "zug", "streik", "gesetz", "vertrag", "abkommen", "angebot", "vorschlag",
    "forderung", "ende", "hilfe", "frieden", "ruhe", "pause", "steuer", "lohn", "reform", "kurs", "bau", "kauf",
    "verbot", "wahl", "kampf", "gespräch", "dialog", "treffen", "recht", "freiheit", "sanktion", "zoll", "beschluss",
    "urteil", "schritt", "einsatz", "krieg", "truppe", "waffe", "kredit", "maßnahme", "entwurf", "antrag", "paket",
    "initiative", "mission", "protest", "druck", "spruch", "kompromiss", "rückkehr", "nahme", "gabe", "lage", "fall",
)  # fmt: skip


def _act_like(context: Context, issue: Issue) -> bool:
    if issue.phrase is None:
        return True
    lemma = issue.phrase.lemma.lower()
    return lemma.endswith(_ACT_ENDINGS) or issue.phrase.part.endswith(_ACT_ENDINGS) or issue.phrase.head.tag == "NNI"
