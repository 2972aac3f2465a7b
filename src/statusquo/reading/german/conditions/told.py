"""One telling of a standing fact, with since and until."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from statusquo.findings import EventKind, Modality
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.conditions.lexicon import Fact
from statusquo.reading.german.context import Context
from statusquo.reading.german.events.days import days
from statusquo.reading.german.events.happening import clause_range
from statusquo.reading.german.events.participants import of_noun, people

__all__ = ["Told", "adjectives", "is_place", "parties_of", "told"]


#: A year alone.
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


@dataclass(slots=True)
class Told:
    """One telling of a standing fact; tokens ``first`` to ``stop``; mentions and titles are weaker than clauses."""

    fact: Fact
    label: str
    holds: bool
    parties: tuple[str, ...]
    first: int
    stop: int
    sentence: int
    mention: bool
    rule: str
    heading: bool
    since: str | None = None
    until: str | None = None
    modality: tuple[Modality, ...] = ()


def told(
    context: Context,
    sentence: Sentence,
    clause: Clause,
    fact: Fact,
    holds: bool,
    parties: tuple[str, ...],
    phrase: Phrase | None,
) -> Told:
    """Make the telling of a clause; ``phrase`` is the noun that names the fact, if one does."""
    first, stop = clause_range(clause)
    since, until = _bounds(context, _timed(clause, phrase))
    return Told(
        fact=fact,
        label=phrase.lemma if fact.label == "*" and phrase is not None else fact.label,
        holds=holds,
        parties=tuple(dict.fromkeys(parties)),
        first=first,
        stop=stop,
        sentence=sentence.index,
        mention=False,
        heading=sentence.heading,
        rule=fact.rule if fact.mention or clause.verb is None else f"fact:{fact.label}:{clause.verb.lemma}",
        since=since,
        until=until,
        modality=("negated",) if clause.negated or (phrase is not None and phrase.negated) else (),
    )


def _timed(clause: Clause, phrase: Phrase | None) -> Iterable[Phrase]:
    """Constituents that may give a day, and those inside the noun: "der bis 2029 geltende Vertrag von 2021"."""
    yield from clause.phrases
    if phrase is not None:
        yield from phrase.attributes
        if phrase.participle is not None:
            yield from phrase.participle.complements


def _bounds(context: Context, phrases: Iterable[Phrase]) -> tuple[str | None, str | None]:
    """ "seit März", "bis zum 30. Juni", as days."""
    since = until = None
    for phrase in phrases:
        if phrase.kind != "pp" and phrase.role != "time":
            continue
        text = context.analysis.quote(phrase.first, phrase.stop)
        first = text.lower().partition(" ")[0]
        if phrase.first > 0 and context.analysis.tokens[phrase.first - 1].lower == "bis":
            first = "bis"  # "noch bis | zum 28. Februar"
        if first == "seit" and (found := days(text, context.report.date, "past")) is not None:
            since = found[0]
        elif first in ("von", "aus") and _YEAR.fullmatch(text.partition(" ")[2]) and phrase.role != "time":
            since = f"{text[-4:]}-01-01"  # "der Vertrag von 2021"
        elif first == "bis" and (found := days(text, context.report.date, "future")) is not None:
            until = found[1]
    return since, until


def is_place(phrase: Phrase, fact: Fact) -> bool:
    return (
        phrase.head.tag == "NE"
        or phrase.name is not None
        or {phrase.part, phrase.lemma.lower()} & fact.objects != set()
    )


def parties_of(context: Context, phrase: Phrase, fact: Fact) -> tuple[str, ...]:
    """Parties that the noun names, whose the fact is first."""
    kind: EventKind = "military" if fact.label == "Krieg" else "sanction"
    scene = context.actors.scene_of(phrase) if kind == "military" else ()
    towards = (one for a in phrase.attributes if a.prep in ("zu", "gegenüber") for one in people(context, a))
    return tuple(dict.fromkeys((*context.actors.owner_of(phrase), *of_noun(context, phrase, kind), *towards, *scene)))


def adjectives(phrase: Phrase) -> set[str]:
    found = {a.lemma.lower() for a in phrase.adjectives}
    return found | {a.lower.rstrip("nmrs").removesuffix("e") for a in phrase.adjectives}
