"""A position before it is settled: tokens instead of characters, and what the rule that found it knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from statusquo.findings import Modality, Stance
from statusquo.reading.german.analysis import Clause, Phrase, Sentence
from statusquo.reading.german.lexicon import Acts


@dataclass(frozen=True, slots=True)
class Issue:
    """What a stance applies to.

    Attributes:
        first, stop: its tokens.
        phrase: the phrase, if it is one; clause: the clause, if it is one.
        apart: it stands outside the clause of the stance (an antecedent).
    """

    first: int
    stop: int
    phrase: Phrase | None = None
    clause: Clause | None = None
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stance found in a clause.

    Attributes:
        actors: ids of those who hold it, jointly.
        issues: what it applies to; each gives a position of its own.
        first, stop: tokens of the evidence, without an issue that stands apart.
        to: ids of the addressees; acts: who would do the deed, as the entry says.
        rule: name of the rule or entry; strength: larger ones win over others on the same issue.
        open: the issue is left out or only pointed to ("lehnte ab", "wies das zurück"): see ``echoes``.
        pointer: the pronoun that points to it, if there is one.
        ends: its label, where the issue is given up ("Verzicht auf …", with the issue for "…").
        upholds: the holder stays with what it demanded or refused before ("hält daran fest").
        inner: the stance stands inside a phrase: a negation of the clause does not deny it.
    """

    actors: tuple[str, ...]
    stance: Stance
    issues: tuple[Issue, ...]
    sentence: Sentence
    clause: Clause
    first: int
    stop: int
    rule: str
    to: tuple[str, ...] = ()
    acts: Acts = ""
    modality: tuple[Modality, ...] = ()
    strength: int = 1
    open: bool = False
    pointer: Phrase | None = None
    ends: str = ""
    upholds: bool = False
    inner: bool = False

    @classmethod
    def of_clause(
        cls,
        actors: tuple[str, ...],
        stance: Stance,
        issues: tuple[Issue, ...],
        sentence: Sentence,
        clause: Clause,
        rule: str,
        *,
        to: tuple[str, ...] = (),
        acts: Acts = "",
        strength: int = 1,
        pointing: bool = False,
        pointer: Phrase | None = None,
    ) -> Self:
        """A stance whose evidence is the whole clause; ``pointing`` becomes ``open``."""
        return cls(
            actors,
            stance,
            issues,
            sentence,
            clause,
            clause.first,
            clause.stop,
            rule,
            to=to,
            acts=acts,
            strength=strength,
            open=pointing,
            pointer=pointer,
        )
