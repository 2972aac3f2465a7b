"""Stances shown by adjectives and fixed groups: "X ist zu Y bereit", "X nannte Y unannehmbar"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame, position_frames
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import find_issue, points_back
from statusquo.reading.german.positions.verbs import NEGATED, holders
from statusquo.reading.german.positions.voices import Voices


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what predicates of a report show."""
    frames = position_frames().predicates
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or supposed(sentence, clause):
                continue
            state = clause.verb.passive == "sein"  # "ist entschlossen", "ist bemüht": tagged as participles
            for frame in frames.get("sein" if state else clause.verb.lemma, ()):
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
    if words[0] in ("für", "gegen") and any(context.analysis.tokens[k].tag == "ADJD" for k in clause.own):
        return None  # "ist für die Lage verantwortlich": the adjective takes the phrase
    actors = holders(context, voices, sentence, clause, frame)
    if not actors and clause.verb is not None and clause.verb.passive == "sein" and "s" in frame.holder:
        actors = voices.holder(sentence, clause, sentence.resolved_subject(clause))
    if not actors:
        return None
    slots = tuple(s for s in frame.issue if s != "self")
    if "s" in slots and frame.holder == ("s", "p:für") and clause.verb is not None and clause.verb.lemma == "sein":
        slots = ("s", "dass", "zu")
    taken = frozenset({"für", "als", *(slot[2:] for slot in (*frame.holder, *frame.to) if slot.startswith("p:"))})
    issues: tuple[Issue, ...] = find_issue(context, sentence, clause, slots, taken)
    if not issues and frame.issue[0] == "self":
        issues = (Issue(place, place + 1),)
    pointing = not issues or all(i.phrase is not None and points_back(i.phrase) for i in issues)
    if pointing and not (issues or words[-1] in _MAY_STAND_ALONE):
        return None
    return Candidate(
        actors,
        stance,
        () if pointing else issues,
        sentence,
        clause,
        clause.first,
        clause.stop,
        frame.rule,
        acts=frame.acts,
        strength=3,
        open=pointing,
        pointer=issues[0].phrase if issues else None,
    )


#: Predicates that answer something said before: "Moskau reagierte ablehnend", "Ungarn ist dagegen".
_MAY_STAND_ALONE: Final = frozenset(
    "ablehnend dagegen dafür bereit einverstanden skeptisch kühl zurückhaltend verhalten positiv empört".split()
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
