"""Stances shown by adjectives and fixed groups: "X ist zu Y bereit", "X nannte Y unannehmbar"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Frame, position_frames
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import find_issue, points_back
from statusquo.reading.german.positions.verbs import NEGATED, holders
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield what predicates of a report show."""
    frames = position_frames().predicates
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or supposed(sentence, clause):
                continue
            lemma = "sein" if clause.verb.passive == "sein" else clause.verb.lemma  # "ist entschlossen": a participle
            if lemma.startswith(_READY):
                lemma = lemma.removeprefix(_READY)  # "zeigte sich bereit": taken for a verb with a particle
            if lemma not in frames:
                continue
            forms = _forms(context, clause)
            for frame, opener in _openers()[lemma]:
                if opener not in forms or _did(clause, opener):
                    continue
                found = _match(context, voices, sentence, clause, frame)
                if found is not None:
                    yield found
                    break


def _did(clause: Clause, word: str) -> bool:
    """Tell whether a word is no predicate but what somebody has done: "Niemand *hat* uns *gefragt*"."""
    verb = clause.verb
    return verb is not None and verb.main.lower == word and verb.finite is not None and verb.finite.lemma == "haben"


#: What the analysis may take for the particle of a verb.
_READY: Final = "bereit"


@cache
def _openers() -> dict[str, tuple[tuple[Frame, str], ...]]:
    """The entries by verb, each with the first of its fixed words."""
    return {
        lemma: tuple((frame, frame.lemma.lower().removeprefix("nicht ").split()[0]) for frame in frames)
        for lemma, frames in position_frames().predicates.items()
    }


def _forms(context: Context, clause: Clause) -> set[str]:
    """All that the words of a clause may stand for: forms, base forms, and forms without an ending (see ``_is``)."""
    tokens = [context.analysis.tokens[k] for k in clause.own]
    forms = {t.lower for t in tokens}
    cut = {form[:-n] for form in forms for n in (1, 2) if len(form) - n > _SHORTEST}
    return forms | cut | {t.lemma.lower() for t in tokens}


def _match(context: Context, voices: Voices, sentence: Sentence, clause: Clause, frame: Frame) -> Candidate | None:
    words = frame.lemma.lower().split()
    denies = words[0] == "nicht"
    place = _place(context, clause, words[denies:])
    if place is None or (denies and not clause.negated):
        return None
    stance = frame.stance
    if clause.negated and not denies and not words[0].startswith("kein"):
        turned = NEGATED.get(stance)
        if turned is None:
            return None
        stance = turned
    if words[0] in ("für", "gegen") and clause.verb is not None and clause.verb.passive == "sein":
        return None  # "ist für Dienstag geplant"
    plain = (context.analysis.tokens[k] for k in clause.own)
    if words[0] in ("für", "gegen") and any(t.tag == "ADJD" and t.lower not in _FIRMLY for t in plain):
        return None  # "ist für die Lage verantwortlich": the adjective takes the phrase
    actors = holders(context, voices, sentence, clause, frame)
    if not actors and clause.verb is not None and clause.verb.passive == "sein" and "s" in frame.holder:
        actors = voices.holder(sentence, clause, sentence.resolved_subject(clause))
    if not actors:
        return None
    slots = tuple(s for s in frame.issue if s != "self")
    if "s" in slots and frame.holder == ("s", "p:für") and clause.verb is not None and clause.verb.lemma == "sein":
        slots = ("s", "dass", "zu")
    if "o" in slots and clause.verb is not None and clause.verb.lemma in _CALLING and not clause.verb.passive:
        slots = tuple(slot for slot in slots if slot != "s")  # who calls is not what is called
    taken = frozenset({"für", "als", *(slot[2:] for slot in (*frame.holder, *frame.to) if slot.startswith("p:"))})
    issues: tuple[Issue, ...] = find_issue(context, sentence, clause, slots, taken)
    if not issues and frame.issue[0] == "self":
        issues = (Issue(place, place + 1),)
    issues = tuple(replace(i, stop=place) if i.first < place < i.stop else i for i in issues)
    pointing = not issues or all(i.phrase is not None and points_back(i.phrase) for i in issues)
    if pointing and not (issues or words[-1] in _MAY_STAND_ALONE):
        return None
    return Candidate.of_clause(
        actors,
        stance,
        () if pointing else issues,
        sentence,
        clause,
        frame.rule,
        acts=frame.acts,
        strength=3,
        pointing=pointing,
        pointer=issues[0].phrase if issues else None,
    )


_CALLING: Final = words("calling")
_FIRMLY: Final = words("firmly")
_MAY_STAND_ALONE: Final = words("alone_predicates")


def _place(context: Context, clause: Clause, words: list[str]) -> int | None:
    """The first token of the fixed words, if they stand in the clause one after the other."""
    tokens = context.analysis.tokens
    own = clause.own
    for k in range(len(own) - len(words) + 1):
        if all(_is(tokens[own[k + j]].lower, tokens[own[k + j]].lemma.lower(), word) for j, word in enumerate(words)):
            return own[k]
    return None


#: Letters up to which a fixed word takes no ending.
_SHORTEST: Final = 4


def _is(form: str, lemma: str, word: str) -> bool:
    return word in (form, lemma) or (len(word) > _SHORTEST and form.startswith(word) and len(form) - len(word) <= 2)
