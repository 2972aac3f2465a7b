"""The concepts by name."""

from __future__ import annotations

from collections.abc import Iterable

from statusquo.errors import UsageError
from statusquo.stability.concept import Concept
from statusquo.stability.gmr import GMR
from statusquo.stability.nash import NASH
from statusquo.stability.seq import SEQ
from statusquo.stability.smr import SMR
from statusquo.stability.sseq import SSEQ

ALL = {concept.name: concept for concept in (NASH, GMR, SMR, SEQ, SSEQ)}
CONCEPTS: tuple[str, ...] = tuple(ALL)
"""The names of the concepts, in the order of tables."""


def chosen(concepts: Iterable[str]) -> tuple[Concept, ...]:
    """The concepts of these names, in the order of tables.

    Raises:
        UsageError: an unknown name, or none at all.
    """
    names = (concepts,) if isinstance(concepts, str) else tuple(concepts)
    for name in names:
        if name not in ALL:
            raise UsageError(f"there is no concept '{name}'", advice="known: " + ", ".join(ALL))
    if not names:
        raise UsageError("no concept is named", advice="known: " + ", ".join(ALL))
    return tuple(concept for name, concept in ALL.items() if name in names)
