"""Whose will a plan is: "nach dem Willen der Union sollen die Abgaben sinken", "geht es nach der FDP, wird ...".

The clause says what shall be, the phrase with "nach" who wants it. Data in ``frames/wills.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from statusquo.findings import STANCES, Stance
from statusquo.reading.german.analysis import Clause, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Example, example_of
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.modals import rest
from statusquo.reading.german.positions.slots import phrase_issues
from statusquo.reading.german.positions.voices import Voices

_MODALS: Final = frozenset({"sollen", "müssen", "dürfen", "können"})


@cache
def wills() -> tuple[Mapping[str, Stance], tuple[tuple[Stance, Example], ...]]:
    """The stance of each noun, and the example of each group.

    Raises:
        ValueError: a group names no known stance (a mistake in the data, found by the tests).
    """
    path = files("statusquo.reading.german").joinpath("frames/wills.toml")
    nouns: dict[str, Stance] = {}
    examples: list[tuple[Stance, Example]] = []
    for group in tomllib.loads(path.read_text("utf-8"))["group"]:
        if group["stance"] not in STANCES:
            raise ValueError(f"wills: {group['stance']!r} is no stance")
        nouns |= dict.fromkeys(group["nouns"].split(), group["stance"])
        examples.append((group["stance"], example_of(group["ex"])))
    return nouns, tuple(examples)


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield the plans of a report that are said to be somebody's will."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            verb = clause.verb
            if verb is None:
                continue
            who, stance = _wanting(context, sentence, clause)
            if not who:
                continue
            if verb.modal not in _MODALS and verb.tense != "future" and verb.passive != "werden":
                continue
            issue = _plan(context, sentence, clause)
            if issue is not None:
                yield Candidate.of_clause(
                    who,
                    stance,
                    (issue,),
                    sentence,
                    clause,
                    "will:nach",
                    acts="holder" if stance == "commits" else "",
                    strength=3,
                )


def _wanting(context: Context, sentence: Sentence, clause: Clause) -> tuple[tuple[str, ...], Stance]:
    """Ids of those whose will it is, and their stance."""
    nouns, _ = wills()
    actors = context.actors
    for phrase in clause.pps("nach"):
        stance = nouns.get(phrase.lemma) or nouns.get(phrase.part.capitalize())
        if stance is not None and (who := actors.owner_of(phrase)):
            state = all(actors.kind(actors.party(one)) == "state" for one in who)
            return who, "commits" if state else stance  # what a government wants done, it does
    for child in sentence.clauses:
        # "Geht es nach der FDP, ...": a clause of its own, before or beside the plan
        if child.verb is None or child.verb.lemma != "gehen" or child is clause or child.parent != clause.index:
            continue
        after = child.pps("nach")
        if after and child.subject is not None and child.subject.lemma.lower() == "es":
            return actors.who(after[0]), "demands"
    return (), "demands"


def _plan(context: Context, sentence: Sentence, clause: Clause) -> Issue | None:
    """What shall be: the subject with what happens to it, or of an actor as subject the deed alone."""
    subject, verb = clause.subject, clause.verb
    assert verb is not None
    if subject is None or subject.kind == "pronoun":
        return None
    if context.actors.who(subject) or verb.main.index < subject.stop:
        return rest(sentence, clause) if context.actors.who(subject) else phrase_issues(context, clause, subject)[0]
    return Issue(subject.first, verb.main.index + 1)
