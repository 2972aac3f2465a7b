"""Stances shown by nouns: "die Forderung der Gewerkschaft nach mehr Lohn", "sein Nein zu dem Vertrag"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame, position_frames
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.extent import act_like
from statusquo.reading.german.positions.slots import clause_issue, near, phrase_issues, points_back
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what nouns of a report show."""
    frames = position_frames().nouns
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            for top in clause.phrases:
                for phrase in top.walk():
                    for frame in frames.get(phrase.lemma) or frames.get(phrase.part.capitalize(), ()):
                        found = _match(context, voices, sentence, clause, top, phrase, frame)
                        if found is not None:
                            yield found
                            break


def _match(
    context: Context,
    voices: Voices,
    sentence: Sentence,
    clause: Clause,
    top: Phrase,
    phrase: Phrase,
    frame: Frame,
) -> Candidate | None:
    if frame.stance == "accepts" and {top.prep, phrase.prep} & {"von", "an", "auf"}:
        return None  # "macht X von der Anerkennung des Landes abhängig": nobody has recognised it
    issue = _issue(context, sentence, clause, phrase, frame) or _against(context, clause, top, phrase, frame)
    if not issue or phrase.negated or _given_up(clause, top):
        return None
    by_genitive = bool(phrase.genitives) and issue[0].phrase is phrase.genitives[0]
    if frame.weak and frame.holder != ("self",) and not any(act_like(one) for one in issue):
        return None
    actors = _holder(context, voices, sentence, clause, top, phrase, frame, by_genitive)
    if not actors:
        return None
    told = clause.verb is None or clause.verb.lemma not in _BEING
    if frame.holder == ("self",) and told and any(i.phrase and context.actors.who(i.phrase) for i in issue):
        return None  # "4000 Anhänger der Opposition" are people, no stance
    if frame.holder != ("self",) and all(
        i.phrase is not None and actors == context.actors.who(i.phrase) for i in issue
    ):
        return None
    first = min(phrase.first, min(i.first for i in issue))
    stop = max(phrase.stop, max(i.stop for i in issue))
    to: tuple[str, ...] = ()
    for attribute in phrase.attributes:
        if f"p:{attribute.prep}" in frame.to:
            to = tuple(one for one in context.actors.who(attribute) if one not in actors)
    return Candidate(
        actors,
        frame.stance,
        issue,
        sentence,
        clause,
        first,
        stop,
        frame.rule,
        to=to,
        acts=frame.acts,
        strength=1,
        inner=True,
        ends=frame.ends,
    )


def _given_up(clause: Clause, top: Phrase) -> bool:
    """Whether the clause tells that the stance is no longer held ("rückt von seiner Forderung ab")."""
    verb = clause.verb
    if verb is None or clause.negated:
        return False
    return (verb.lemma in _LEAVING and top.prep == "von") or (verb.lemma in _DROPPING and top.role == "object")


def _issue(context: Context, sentence: Sentence, clause: Clause, phrase: Phrase, frame: Frame) -> tuple[Issue, ...]:
    for slot in frame.issue:
        if slot == "self":
            first, stop = phrase.head.index, phrase.head.index + 1
            return (Issue(first, stop, phrase=phrase),)
        if slot == "g" and phrase.genitives and not _is_holder(context, phrase, frame):
            return phrase_issues(context, clause, phrase.genitives[0])
        if slot.startswith("p:"):
            for attribute in (*phrase.attributes, *_beside(clause, phrase, slot[2:])):
                if attribute.prep == slot[2:] and not points_back(attribute):
                    return phrase_issues(context, clause, attribute)
        if slot in ("zu", "dass", "v2"):
            for child in sentence.children(clause):
                follows = near(context, clause, phrase, child) or child.first == phrase.core + 1
                if follows and (
                    (slot == "zu" and child.kind == "infinitive")
                    or (slot == "dass" and child.says_that)
                    or (slot == "v2" and child.kind == "v2" and child.verb and child.verb.mood != "indicative")
                ):
                    return (clause_issue(sentence, child),)
    return ()


def _against(context: Context, clause: Clause, top: Phrase, phrase: Phrase, frame: Frame) -> tuple[Issue, ...]:
    """What is done in spite of a stance: "beschloss *die Reform* trotz Bedenken der X"."""
    verb = clause.verb
    if (
        top is not phrase
        or phrase.prep not in _DEFYING
        or frame.stance not in ("opposes", "doubts", "rejects", "warns")
    ):
        return ()
    if verb is None or clause.negated or (phrase.prep == "gegen" and verb.lemma not in _HOLDING):
        return ()
    things = [clause.subject] if verb.passive and clause.subject is not None else list(clause.objects)
    if len(things) != 1 or things[0].kind != "np" or context.actors.who(things[0]):
        return ()
    return phrase_issues(context, clause, things[0], frozenset({phrase.prep}))


_DEFYING: Final = frozenset({"trotz", "ungeachtet", "entgegen", "gegen"})
_HOLDING: Final = words("defending")


def _is_holder(context: Context, phrase: Phrase, frame: Frame) -> bool:
    """Whether the genitive names who holds the stance and something else the issue ("die Absage Moskaus an X")."""
    return "owner" in frame.holder and bool(context.actors.who(phrase.genitives[0]))


def _beside(clause: Clause, phrase: Phrase, prep: str) -> tuple[Phrase, ...]:
    """A prepositional phrase of the clause that stands right after the noun or opens the clause."""
    return tuple(p for p in clause.pps(prep) if p.first == phrase.stop)


def _holder(
    context: Context,
    voices: Voices,
    sentence: Sentence,
    clause: Clause,
    top: Phrase,
    phrase: Phrase,
    frame: Frame,
    by_genitive: bool,
) -> tuple[str, ...]:
    for slot in frame.holder:
        if slot == "self":
            found = _partisan(context, voices, sentence, clause, top, phrase) or context.actors.who(phrase)
        elif slot == "owner":
            found = _reminded(context, clause, top, phrase) or context.actors.owner_of(phrase)
            if by_genitive and not (phrase.owner is not None or phrase.determination == "possessive"):
                found = () if set(found) & set(context.actors.who(phrase.genitives[0])) else found
        else:
            found = ()
            for attribute in phrase.attributes:
                if attribute.prep == slot[2:]:
                    found = found or context.actors.who(attribute)
        if found:
            return found
    # "X erneuerte die Forderung nach Y": the one who does something with the stance holds it.
    verb = clause.verb
    if verb is not None and verb.lemma in _RAISES and top is phrase and phrase.role == "object":
        return (
            voices.holder(sentence, clause, sentence.resolved_subject(clause))
            if not verb.passive
            else (voices.holder(sentence, clause, clause.agent))
        )
    return ()


def _reminded(context: Context, clause: Clause, top: Phrase, phrase: Phrase) -> tuple[str, ...]:
    """Who is reminded of a promise made it: "erinnerte *die Ministerin* an ihr Versprechen"."""
    verb = clause.verb
    if verb is None or verb.lemma not in ("erinnern", "gemahnen") or top is not phrase or phrase.prep != "an":
        return ()
    return context.actors.who(clause.objects[0]) if phrase.determination == "possessive" and clause.objects else ()


def _partisan(
    context: Context, voices: Voices, sentence: Sentence, clause: Clause, top: Phrase, phrase: Phrase
) -> tuple[str, ...]:
    """Who is called a friend or foe of something: "Gegner der Reform ist auch X", "X gilt als Gegner der Reform"."""
    verb = clause.verb
    if verb is None or verb.lemma not in _BEING or top is not phrase or clause.negated:
        return ()
    others = [*clause.by_role("subject"), *clause.by_role("predicative")]
    for other in others:
        if other is not phrase and (found := voices.holder(sentence, clause, other)):
            return found
    return ()


_LEAVING: Final = words("leaving")
_DROPPING: Final = words("dropping")
_BEING = frozenset({"sein", "gelten", "bleiben", "werden"})
_RAISES: Final = words("raises")
