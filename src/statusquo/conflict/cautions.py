"""What is odd in a conflict but no error: each caution is one line for standard error."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from statusquo.conflict import states
from statusquo.conflict.expression import Bools, parse
from statusquo.conflict.pattern import is_pattern

if TYPE_CHECKING:
    from statusquo.conflict.model import Conflict, Party

LISTED = 20
"""Up to this many options statements are compared on the feasible states, beyond only by their own table."""


def cautions(conflict: Conflict) -> tuple[str, ...]:
    """All cautions, in the order of the file."""
    found: list[str] = []
    for party in conflict.parties:
        found += _statements(conflict, party)
        if party.prefers is None and party.ranking is None and party.weights is None:
            found.append(f"{party.name}: no preferences given; it counts as indifferent to everything")
    found += [
        f"{conflict.owner(key)}: no statement and no rule mentions the option '{key}'"
        for key in conflict.keys
        if key not in _mentioned(conflict)
    ]
    return tuple(found)


def _statements(conflict: Conflict, party: Party) -> Iterator[str]:
    wishes = [wish for tier in party.prefers or () for wish in tier]
    texts = [str(wish) for wish in wishes] + [text for text, _ in party.weights or ()]
    expressions = [wish.expression for wish in wishes] + [text for text, _ in party.weights or ()]
    first: dict[bytes, int] = {}
    for place, expression in enumerate(expressions):
        name = f"{party.name}, statement {place + 1} ({texts[place]})"
        truth = _truth(conflict, expression)
        if truth.all():
            yield f"{name} is always true, so it changes nothing"
        elif not truth.any():
            yield f"{name} is always false, so it changes nothing"
        else:
            image = np.packbits(truth).tobytes()
            if len(conflict.options) > LISTED:
                image = expression.encode()
            if image in first:
                yield f"{name} repeats statement {first[image] + 1} ({texts[first[image]]})"
                continue
            against = np.packbits(~truth).tobytes() if len(conflict.options) <= LISTED else b""
            if wishes and against in first and not (wishes[place].maybe or wishes[first[against]].maybe):
                told = f"{first[against] + 1} ({texts[first[against]]})"
                yield f"{name} is the opposite of statement {told}: only the one that comes first counts"
            first[image] = place


def _truth(conflict: Conflict, expression: str) -> Bools:
    shape, table = states.truth(expression, conflict.keys)
    if len(conflict.options) > LISTED:
        return table
    return np.broadcast_to(table, shape).reshape(-1)[conflict.feasible_cells]


def _mentioned(conflict: Conflict) -> set[str]:
    keys: set[str] = set()
    for party in conflict.parties:
        for tier in party.prefers or ():
            for wish in tier:
                keys |= parse(wish.expression).options
        for text, _ in party.weights or ():
            keys |= parse(text).options
        for tie in party.ranking or ():
            for pattern in tie:
                keys |= _in_pattern(conflict, pattern)
    for rule in (*conflict.infeasible, *conflict.feasible):
        if is_pattern(rule.expression):
            keys |= _in_pattern(conflict, rule.expression)
        else:
            keys |= parse(rule.expression).options
    return keys


def _in_pattern(conflict: Conflict, pattern: str) -> set[str]:
    return {key for key, character in zip(conflict.keys, pattern, strict=True) if character != "-"}
