"""Stances named as the motive of a deed: "aus Protest gegen das Urteil traten 20 Häftlinge in den Hungerstreik".

The deed itself is an event; the phrase that opens with "aus" (or "mit der Forderung") says what its doer is for or
against. Data in ``frames/motives.toml``, each entry with its example.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from statusquo.findings import STANCES, Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.arguments import doer
from statusquo.reading.german.context import Context
from statusquo.reading.german.lexicon import Example, example_of
from statusquo.reading.german.positions.candidate import Candidate, Issue
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import clause_issue, near, phrase_issues, points_back
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.positions.words import words


@dataclass(frozen=True, slots=True)
class Motive:
    """An entry: preposition and noun, the stance, and what may follow (prepositions, ``zu`` for an infinitive)."""

    prep: str
    noun: str
    stance: Stance
    issue: tuple[str, ...]
    example: Example


@cache
def motives() -> Mapping[tuple[str, str], Motive]:
    """Load the motives, by preposition and noun.

    Raises:
        ValueError: an entry names no known stance (a mistake in the data, found by the tests).
    """
    found: dict[tuple[str, str], Motive] = {}
    path = files("statusquo.reading.german").joinpath("frames/motives.toml")
    for entry in tomllib.loads(path.read_text("utf-8"))["motives"]:
        if entry["stance"] not in STANCES:
            raise ValueError(f"motives: {entry['stance']!r} is no stance")
        motive = Motive(
            entry["prep"], entry["noun"], entry["stance"], tuple(entry["issue"].split()), example_of(entry["ex"])
        )
        found[motive.prep, motive.noun] = motive
    return found


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield the stances that motives of deeds in a report show."""
    known = motives()
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None:
                continue
            if (aimed := _purpose(context, voices, sentence, clause)) is not None:
                yield aimed
            for phrase in clause.pps("aus", "mit"):
                motive = known.get((phrase.prep, phrase.lemma))
                if motive is None or supposed(sentence, clause):
                    continue
                actors = voices.holder(sentence, clause, doer(context, sentence, clause))
                issues = _issues(context, sentence, clause, phrase, motive)
                if actors and issues:
                    yield Candidate.of_clause(
                        actors, motive.stance, issues, sentence, clause, f"motive:{motive.noun}", strength=2
                    )


def _purpose(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    """What pressure is for: "traten in den Ausstand, *um höhere Löhne durchzusetzen*"."""
    verb, above = clause.verb, sentence.parent(clause)
    if verb is None or clause.kind != "infinitive" or clause.connector != "um" or verb.lemma not in _WINNING:
        return None
    if above is None or above.verb is None or above.negated or clause.negated or supposed(sentence, above):
        return None
    things = [p for p in clause.objects if p.kind == "np" and not points_back(p) and not context.actors.who(p)]
    actors = voices.holder(sentence, above, doer(context, sentence, above))
    if len(things) != 1 or not actors:
        return None
    issues = phrase_issues(context, clause, things[0])
    return Candidate.of_clause(actors, "demands", issues, sentence, clause, f"purpose:{verb.lemma}", strength=1)


_WINNING: Final = words("winning")


def _issues(context: Context, sentence: Sentence, clause: Clause, phrase: Phrase, motive: Motive) -> tuple[Issue, ...]:
    beside = [p for p in clause.pps() if p.first == phrase.stop]
    for other in (*phrase.attributes, *beside):
        if other.prep in motive.issue and not points_back(other):
            return phrase_issues(context, clause, other)
    if "zu" in motive.issue:
        for child in sentence.children(clause):
            if child.kind == "infinitive" and near(context, clause, phrase, child):
                return (clause_issue(sentence, child),)
    return ()
