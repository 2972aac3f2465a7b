"""Phrases and clauses while they are being built: the fields of the public values, but open to change."""

from __future__ import annotations

from dataclasses import dataclass, field

from statusquo.language.tokens import Token
from statusquo.reading.german.analysis.model import Participle, Phrase

__all__ = ["ClauseDraft", "ParticipleDraft", "PhraseDraft", "Reading", "freeze"]

Reading = tuple[str, str, str]
"""One morphological reading: case (``nom gen dat acc``), gender (``m f n``), number (``sg pl``)."""


@dataclass(slots=True)
class ParticipleDraft:
    """See ``Participle``."""

    token: Token
    lemma: str
    perfect: bool
    present: bool
    agent: PhraseDraft | None = None
    complements: list[PhraseDraft] = field(default_factory=list)
    negated: bool = False


@dataclass(slots=True, eq=False)
class PhraseDraft:
    """See ``Phrase``; ``readings`` holds what becomes cases, numbers and genders."""

    kind: str
    first: int
    stop: int
    core: int
    head: Token
    lemma: str
    part: str
    readings: frozenset[Reading] = frozenset()
    prep: str = ""
    preposition: Token | None = None
    determiner: Token | None = None
    determination: str = ""
    adjectives: list[Token] = field(default_factory=list)
    owner: PhraseDraft | None = None
    name: tuple[int, int] | None = None
    participle: ParticipleDraft | None = None
    genitives: list[PhraseDraft] = field(default_factory=list)
    attributes: list[PhraseDraft] = field(default_factory=list)
    appositions: list[PhraseDraft] = field(default_factory=list)
    conjuncts: list[PhraseDraft] = field(default_factory=list)
    conjunction: str = ""
    person: int = 3
    role: str = "other"
    field: str = "mid"
    negated: bool = False
    clause: int = 0
    frozen: Phrase | None = None

    def inner_first(self) -> int:
        """Return the first token without a preposition that stands before."""
        if self.preposition is not None and self.preposition.index < self.head.index:
            return self.preposition.index + 1
        return self.first

    def walk_right(self) -> list[PhraseDraft]:
        """Return the phrases on the right edge inside this one, outermost first."""
        found: list[PhraseDraft] = []
        last = self
        while True:
            inside = [
                *last.conjuncts[-1:],
                *last.genitives[-1:],
                *last.attributes[-1:],
                *last.appositions[-1:],
            ]
            if not inside:
                return found
            last = max(inside, key=lambda p: (p.stop, p.first))
            found.append(last)

    def has(self, case: str) -> bool:
        """Tell whether a case is possible."""
        return any(reading[0] == case for reading in self.readings)

    def only(self, *cases: str) -> bool:
        """Tell whether no other case is possible."""
        return bool(self.readings) and all(reading[0] in cases for reading in self.readings)

    def has_number(self, number: str) -> bool:
        """Tell whether a number is possible (a coordination with "und" is a plural)."""
        if self.conjuncts and self.conjunction in {"und", "sowie", "sowohl als auch"}:
            return number == "pl"
        return any(reading[2] == number for reading in self.readings) or not self.readings


@dataclass(slots=True, eq=False)
class ClauseDraft:
    """A clause while the sentence is taken apart: its kind, opener and own tokens.

    ``borrowed``: auxiliaries of the clause after it that it shares ("dass A gebaut und B verkauft *werden solle*").
    """

    kind: str
    own: list[int]
    parent: ClauseDraft | None = None
    joined: ClauseDraft | None = None
    connector: str = ""
    verb_first: bool = False
    relative_at: int = -1
    finite: int = -1
    complete: bool = False
    shares_subject: bool = False
    borrowed: tuple[int, ...] = ()
    index: int = -1


def freeze(draft: PhraseDraft) -> Phrase:
    """Return the public value of a draft (the same value each time)."""
    if draft.frozen is not None:
        return draft.frozen
    participle = None
    if draft.participle is not None:
        p = draft.participle
        participle = Participle(
            p.token,
            p.lemma,
            p.perfect,
            p.present,
            None if p.agent is None else freeze(p.agent),
            tuple(freeze(c) for c in p.complements),
            p.negated,
        )
    together = len(draft.conjuncts) > 1 and draft.conjunction in {"und", "sowie", "sowohl als auch"}
    draft.frozen = Phrase(
        kind=draft.kind,
        first=draft.first,
        stop=draft.stop,
        core=draft.core,
        head=draft.head,
        lemma=draft.lemma,
        part=draft.part,
        prep=draft.prep,
        preposition=draft.preposition,
        determiner=draft.determiner,
        determination=draft.determination,
        adjectives=tuple(draft.adjectives),
        owner=None if draft.owner is None else freeze(draft.owner),
        name=draft.name,
        participle=participle,
        genitives=tuple(freeze(p) for p in draft.genitives),
        attributes=tuple(freeze(p) for p in draft.attributes),
        appositions=tuple(freeze(p) for p in draft.appositions),
        conjuncts=tuple(freeze(p) for p in draft.conjuncts),
        conjunction=draft.conjunction,
        cases=frozenset(r[0] for r in draft.readings),
        numbers=frozenset({"pl"}) if together else frozenset(r[2] for r in draft.readings),
        genders=frozenset(r[1] for r in draft.readings),
        person=draft.person,
        role=draft.role,
        field=draft.field,
        negated=draft.negated,
        clause=draft.clause,
    )
    return draft.frozen
