"""The engine's verdicts beside the reference's, state by state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from statusquo.conflict import Conflict
from statusquo.stability import CONCEPTS, Solution, solve
from tests import reference
from tests.properties.random_conflicts import text
from tests.reference_file import read

INCLUSIONS = (
    ("nash", "sseq"),
    ("sseq", "seq"),
    ("seq", "gmr"),
    ("sseq", "smr"),
    ("smr", "gmr"),
)


def named(solution: Solution, concept: str, party: str) -> set[str]:
    """The engine's stable states as Y/N strings."""
    spell = solution.conflict.format_state
    return {spell(int(state)) for state in solution.states[solution.stable(concept, party)]}


def differences(data: Mapping[str, Any]) -> list[str]:
    """One line for each concept and party whose stable states differ or break an inclusion."""
    conflict = Conflict.parse(text(data))
    ours = solve(conflict)
    theirs = reference.solve(read(data).model)
    found = [
        f"{inner} not in {outer}, {party}"
        for party in ours.parties
        for inner, outer in INCLUSIONS
        if (ours.stable(inner, party) & ~ours.stable(outer, party)).any()
    ]
    for concept in CONCEPTS:
        for party in theirs[concept]:
            engine, expected = named(ours, concept, party), theirs[concept][party]
            if engine != expected:
                wrong = sorted(engine - expected), sorted(map(str, expected - engine))
                found.append(f"{concept}, {party}: engine only {wrong[0]}, reference only {wrong[1]}")
    return found
