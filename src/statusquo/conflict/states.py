"""The cube of all combinations of options, and which cells of it are feasible.

A cube is a flat array of ``2 ** n`` cells, cell s = state s. A set of options is looked at through
:func:`split`, which gives each of them an axis of length 2; a truth table over few options then broadcasts
over the whole cube, so an expression costs one pass whatever it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from statusquo.conflict.expression import Bools, parse
from statusquo.conflict.pattern import bits, check_pattern, is_pattern
from statusquo.errors import ConflictError, TooLargeError, UsageError

if TYPE_CHECKING:
    from statusquo.conflict.model import Conflict, Rule

LOW = 8
"""Options on the shared last axis of a view of the cube."""

MAX_OPTIONS = 28
"""More options than this are never listed one state at a time (2^28 cells: 256 MiB for the mask alone)."""


def split(places: Sequence[int], options: int, low: int = 0) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """How to view a cube so that some options get an axis of their own.

    Args:
        places: positions of the options, descending, no repeats, none below ``low``.
        options: number of options of the cube.
        low: this many lowest options share the last axis, so that inner loops are never short.

    Returns:
        The shape of the view, with axis 2i + 1 for ``places[i]`` and ``2 ** low`` cells on the last; and the
        shape in which a truth table (one axis of length 2 per place, then the last axis) broadcasts against
        it.
    """
    shape: list[int] = []
    table: list[int] = []
    above = options
    for place in places:
        shape += [1 << (above - 1 - place), 2]
        table += [1, 2]
        above = place
    return (*shape, 1 << (above - low), 1 << low), (*table, 1, 1 << low)


def truth(expression: str, keys: Sequence[str]) -> tuple[tuple[int, ...], Bools]:
    """Where an expression holds, as a small table that broadcasts over the cube.

    Returns:
        The shape to view a cube in, and the table, which broadcasts against that shape.
    """
    parsed = parse(expression)
    low = min(LOW, len(keys))
    used = sorted((keys.index(key) for key in parsed.options), reverse=True)
    high = [place for place in used if place >= low]
    shape, broadcast = split(high, len(keys), low)
    values: dict[str, Bools] = {}
    for place in used:
        values[keys[place]] = _column(place, low) if place < low else _axis(high.index(place), len(broadcast))
    return shape, parsed.truth(values)


@cache
def _column(place: int, low: int) -> Bools:
    """Whether option ``place`` is taken, for all combinations of the ``low`` lowest options."""
    return (np.arange(1 << low) >> place & 1).astype(bool)


@cache
def _axis(place: int, axes: int) -> Bools:
    """Whether the option with the axis of number ``place`` is taken, along that axis."""
    shape = [1] * axes
    shape[2 * place + 1] = 2
    return np.array([False, True]).reshape(shape)


def mark(cells: Bools, rule: Rule, keys: Sequence[str]) -> None:
    """Set the cells that a rule matches."""
    if is_pattern(rule.expression):
        places = tuple(place for place in reversed(range(len(keys))) if rule.expression[place] != "-")
        shape, _ = split(places, len(keys))
        index: list[slice | int] = []
        for place in places:
            index += [slice(None), int(rule.expression[place] == "Y")]
        cells.reshape(shape)[tuple(index)] = True
        return
    shape, table = truth(rule.expression, keys)
    view = cells.reshape(shape)
    np.logical_or(view, table, out=view)


def feasible_cells(conflict: Conflict) -> Bools:
    """Which cells of the cube are feasible; read-only."""
    options = len(conflict.options)
    if options > MAX_OPTIONS:
        raise TooLargeError(
            f"{options} options make 2^{options} states, more than can be listed",
            where=conflict.title,
            advice=f"join or leave out options until at most {MAX_OPTIONS} remain",
        )
    rules = conflict.feasible or conflict.infeasible
    cells: Bools = np.zeros(1 << options, bool)
    for rule in rules:
        mark(cells, rule, conflict.keys)
    if not conflict.feasible:
        np.logical_not(cells, out=cells)
    cells.flags.writeable = False
    return cells


def listed(conflict: Conflict) -> NDArray[np.int64]:
    """The feasible states, ascending."""
    found = np.flatnonzero(conflict.feasible_cells).astype(np.int64, copy=False)
    if not found.size:
        raise no_state(conflict)
    return found


def no_state(conflict: Conflict) -> ConflictError:
    """The error for a conflict without a feasible state."""
    rules = "feasible" if conflict.feasible else "infeasible"
    return ConflictError("no state is feasible", where=conflict.title, advice=f"check the entries of '{rules}'")


def is_feasible(conflict: Conflict, state: int) -> bool:
    """Tell whether one state is feasible."""
    taken = {key for place, key in enumerate(conflict.keys) if state >> place & 1}
    matched = any(_matches(rule.expression, state, taken) for rule in conflict.feasible or conflict.infeasible)
    return matched if conflict.feasible else not matched


def _matches(expression: str, state: int, taken: set[str]) -> bool:
    if is_pattern(expression):
        mask, value = bits(expression)
        return state & mask == value
    return parse(expression).holds(taken)


def matching(conflict: Conflict, pattern: str) -> NDArray[np.int64]:
    """The feasible states that match a pattern, ascending."""
    check_pattern(pattern, len(conflict.options))
    if "-" not in pattern:
        state = bits(pattern)[1]
        return np.array([state] if is_feasible(conflict, state) else [], np.int64)
    mask, value = bits(pattern)
    found = listed(conflict)
    return np.asarray(found[(found & mask) == value])


def spell(state: int, options: int) -> str:
    """Write a state as Y/N string."""
    return "".join("Y" if state >> place & 1 else "N" for place in range(options))


def spell_all(states: NDArray[np.int64], options: int) -> list[str]:
    """Write many states."""
    if not options:
        return [""] * len(states)
    letters = np.empty((len(states), options), np.uint8)
    for place in range(options):
        letters[:, place] = np.where(states >> place & 1, ord("Y"), ord("N"))
    text = letters.tobytes().decode("ascii")
    return [text[start : start + options] for start in range(0, len(text), options)]


def read(conflict: Conflict, text: str) -> int:
    """The number of a feasible state written as Y/N string."""
    if len(text) != len(conflict.options) or set(text) - set("YN"):
        raise UsageError(f"'{text}' is not a state", advice=f"write {len(conflict.options)} letters Y or N")
    state = bits(text)[1]
    if not is_feasible(conflict, state):
        raise UsageError(f"the state {text} is not feasible", where=conflict.title)
    return state
