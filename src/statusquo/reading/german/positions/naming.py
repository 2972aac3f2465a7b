"""Stances that are named and then filled: "Ziel der Gewerkschaft ist ein Mindestlohn"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from statusquo.findings import Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.context import Context
from statusquo.reading.german.positions.candidate import Candidate
from statusquo.reading.german.positions.scope import supposed
from statusquo.reading.german.positions.slots import find_issue, phrase_issues
from statusquo.reading.german.positions.told import told
from statusquo.reading.german.positions.voices import Voices
from statusquo.reading.german.valence import valence

_VERBS: Final = frozenset({"sein", "bleiben", "lauten"})


def find(context: Context, voices: Voices) -> Iterator[Candidate]:
    """Yield stances that a clause names and fills."""
    for sentence in context.analysis.sentences:
        for clause in sentence.clauses:
            if clause.verb is None or clause.verb.lemma not in _VERBS or clause.negated or supposed(sentence, clause):
                continue
            found = _match(context, voices, sentence, clause)
            if found is not None:
                yield found


def _match(context: Context, voices: Voices, sentence: Sentence, clause: Clause) -> Candidate | None:
    outer = [p for p in clause.phrases if p.role in ("subject", "predicative", "object") and p.kind == "np"]
    name = next((p for p in outer if _stance(p) is not None), None)
    if name is None:
        return None
    actors = context.actors.owner_of(name)
    if not actors and name.determination in ("definite", ""):
        actors = voices.speakers(clause)
    stance = _stance(name)
    if not actors or stance is None:
        return None
    issues = find_issue(context, sentence, clause, ("dass", "zu", "v2"))
    if not issues:
        others: list[Phrase] = [p for p in outer if p is not name and p.kind != "pronoun"]
        if any(_judges(p) for p in others):
            return None  # "das Angebot sei eine Zumutung" says nothing of what is offered
        if clause.verb is not None and clause.verb.lemma == "lauten":
            others += list(clause.pps("auf"))
        issues = phrase_issues(context, clause, others[0]) if len(others) == 1 else ()
    if not issues:
        return None
    return Candidate.of_clause(actors, stance, issues, sentence, clause, f"naming:{name.lemma}", strength=2)


def _judges(phrase: Phrase) -> bool:
    words = valence()
    return words.noun(phrase.lemma, phrase.part) is not None or any(words.adjective(a.lemma) for a in phrase.adjectives)


def _stance(phrase: Phrase) -> Stance | None:
    return told().named.get(phrase.lemma.lower()) or told().named.get(phrase.part)
