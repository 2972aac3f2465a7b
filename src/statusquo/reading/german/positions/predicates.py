"""Stances shown by adjectives and fixed groups: "X ist zu Y bereit", "X nannte Y unannehmbar"."""

from __future__ import annotations

from collections.abc import Iterator

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame, position_frames
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.slots import find_issue
from statusquo.reading.german.positions.verbs import NEGATED, holders, resolve
from statusquo.reading.german.positions.voices import Voices


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what predicates of a report show."""
    frames = position_frames().predicates
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None:
                continue
            for frame in frames.get(clause.verb.lemma, ()):
                found = _match(context, voices, sentence, clause, frame)
                if found is not None:
                    yield found
                    break


def _match(context: Context, voices: Voices, sentence: Sentence, clause: Clause, frame: Frame) -> Candidate | None:
    words = frame.lemma.lower().split()
    denies = words[0] == "nicht"
    place = _place(context, clause, words[denies:])
    if place is None or (denies and not clause.negated):
        return None
    stance = frame.stance
    if clause.negated and not denies:
        turned = NEGATED.get(stance)
        if turned is None:
            return None
        stance = turned
    actors = holders(context, voices, sentence, clause, frame)
    issues: tuple[Issue, ...]
    if frame.issue[0] == "self" and not find_issue(context, sentence, clause, frame.issue[1:]):
        issues = (Issue(place, place + 1),)
    else:
        issues = find_issue(context, sentence, clause, tuple(s for s in frame.issue if s != "self"))
    issues = tuple(i for issue in issues for i in resolve(context, voices, sentence, clause, issue))
    if not actors or not issues:
        return None
    return Candidate(
        actors,
        stance,
        issues,
        sentence,
        clause,
        clause.first,
        clause.stop,
        frame.rule,
        acts=frame.acts,
        strength=3,
    )


def _place(context: Context, clause: Clause, words: list[str]) -> int | None:
    """The first token of the fixed words, if they stand in the clause one after the other."""
    tokens = context.analysis.tokens
    own = clause.own
    for k in range(len(own) - len(words) + 1):
        if all(_is(tokens[own[k + j]].lower, tokens[own[k + j]].lemma.lower(), word) for j, word in enumerate(words)):
            return own[k]
    return None


def _is(form: str, lemma: str, word: str) -> bool:
    return word in (form, lemma) or (len(word) > 4 and form.startswith(word) and len(form) - len(word) <= 2)
