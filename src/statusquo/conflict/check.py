"""Whether the parts of a conflict fit together; the first fault is raised as :class:`PlacedError`.

:func:`structure` needs no states and runs whenever a conflict is made. :func:`against_states` lists the
states and runs when a file is read.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

import numpy as np

from statusquo.conflict import states
from statusquo.conflict.expression import KEY, RESERVED, parse
from statusquo.conflict.faults import PlacedError, at, nearest
from statusquo.conflict.pattern import bits, check_pattern, is_pattern

if TYPE_CHECKING:
    from statusquo.conflict.model import Conflict, Option, Party, Rule

LISTED_WHEN_READ = 24
"""Files with more options are not checked state by state when they are read."""


def structure(conflict: Conflict) -> None:
    """Check everything that can be checked without listing states."""
    with at("title"):
        _text(conflict.title, "title")
    if not conflict.parties:
        raise PlacedError("there is no party", path=("parties",), advice="a conflict needs at least one")
    _names(conflict)
    if not conflict.options:
        raise PlacedError("no party has an option", path=("parties",), advice="give at least one party something to do")
    known = frozenset(conflict.keys)
    for party in conflict.parties:
        with at("parties", party.name):
            _preferences(party, known, len(conflict.keys))
    if conflict.infeasible and conflict.feasible:
        raise PlacedError(
            "'feasible' and 'infeasible' exclude each other", path=("feasible",), advice="keep one of them"
        )
    for name, rules in (("infeasible", conflict.infeasible), ("feasible", conflict.feasible)):
        for place, rule in enumerate(rules):
            with at(name, place):
                _rule(rule, known, len(conflict.keys))
    _one_way(conflict, known)
    _status_quo(conflict, known)


def _text(text: str, what: str) -> None:
    if not text.strip():
        raise PlacedError(f"the {what} is empty", advice="write what people call it")


def _names(conflict: Conflict) -> None:
    parties: set[str] = set()
    owners: dict[str, str] = {}
    for party in conflict.parties:
        with at("parties", party.name):
            _text(party.name, "party's name")
            if party.name in parties:
                raise PlacedError(f"the party '{party.name}' stands twice", advice="join the two entries")
            parties.add(party.name)
            for option in party.options:
                with at("options", option.key):
                    _option(option)
                    if option.key in owners:
                        raise PlacedError(
                            f"the option '{option.key}' is owned twice, by {owners[option.key]} and by {party.name}",
                            advice="an act of two parties is one option for each, with a key of its own",
                        )
                    owners[option.key] = party.name


def _option(option: Option) -> None:
    if not KEY.fullmatch(option.key):
        raise PlacedError(
            f"'{option.key}' cannot be an option key",
            advice="use small letters a-z, digits and '_', no digit first",
        )
    if option.key in RESERVED:
        raise PlacedError(f"'{option.key}' is a reserved word", advice="use another option key")
    _text(option.label, "option's label")


def _known(expression: str, known: frozenset[str]) -> None:
    for key in sorted(parse(expression).options - known):
        raise PlacedError(
            f"unknown option '{key}' in '{expression}'",
            advice=nearest(key, known),
            offset=_place_of(key, expression),
        )


def _place_of(key: str, expression: str) -> int:
    found = re.search(rf"(?<![a-z0-9_]){key}(?![a-z0-9_])", expression)
    return found.start() if found else 0


def _preferences(party: Party, known: frozenset[str], options: int) -> None:
    given = [name for name in ("prefers", "ranking", "weights") if getattr(party, name) is not None]
    if len(given) > 1:
        raise PlacedError(
            f"'{given[0]}' and '{given[1]}' exclude each other", path=(given[1],), advice="keep one of them"
        )
    for place, tier in enumerate(party.prefers or ()):
        with at("prefers", place):
            if not tier:
                raise PlacedError("the tier is empty", advice="remove it or name a statement")
            for within, wish in enumerate(tier):
                with at(*((within,) if len(tier) > 1 else ())):
                    _known(wish.expression, known)
    if party.ranking is not None:
        _ranking(party.ranking, options)
    seen: set[str] = set()
    for place, (expression, number) in enumerate(party.weights or ()):
        with at("weights", place):
            _known(expression, known)
            if expression in seen:
                raise PlacedError(f"'{expression}' has two weights", advice="add them up")
            seen.add(expression)
            if not math.isfinite(number):
                raise PlacedError(f"the weight {number} is not a finite number", advice="write a number")


def _ranking(ranking: tuple[tuple[str, ...], ...], options: int) -> None:
    with at("ranking"):
        if not ranking:
            raise PlacedError("the ranking is empty", advice="list patterns of states, best first")
        for place, tie in enumerate(ranking):
            with at(place):
                if not tie:
                    raise PlacedError("the tie is empty", advice="remove it or list patterns")
                for within, pattern in enumerate(tie):
                    with at(*((within,) if len(tie) > 1 else ())):
                        check_pattern(pattern, options)


def _rule(rule: Rule, known: frozenset[str], options: int) -> None:
    if is_pattern(rule.expression):
        check_pattern(rule.expression, options)
    else:
        _known(rule.expression, known)


def _one_way(conflict: Conflict, known: frozenset[str]) -> None:
    seen: set[str] = set()
    for key, direction in conflict.one_way:
        with at("one-way", key):
            if key not in known:
                raise PlacedError(f"unknown option '{key}'", advice=nearest(key, known))
            if key in seen:
                raise PlacedError(f"the option '{key}' stands twice", advice="keep one entry")
            seen.add(key)
            if direction not in ("take", "drop"):
                raise PlacedError(
                    f"'{direction}' is no direction",
                    advice="write take (never dropped again) or drop (never taken again)",
                )


def _status_quo(conflict: Conflict, known: frozenset[str]) -> None:
    if conflict.status_quo is not None:
        with at("status-quo"):
            check_pattern(conflict.status_quo, len(known))
    for key, _ in conflict.status_quo_because:
        if key not in known:
            raise PlacedError(
                f"unknown option '{key}'",
                path=("status-quo", "because", key),
                advice=nearest(key, known),
            )


def against_states(conflict: Conflict) -> None:
    """Check what needs the states.

    Beyond ``LISTED_WHEN_READ`` options only a complete status quo is checked.
    """
    quo = conflict.status_quo
    if len(conflict.options) > LISTED_WHEN_READ:
        if quo is not None and "-" not in quo and not conflict.is_feasible(bits(quo)[1]):
            raise _infeasible_quo(quo)
        return
    if not conflict.feasible_cells.any():
        fault = states.no_state(conflict)
        name = "feasible" if conflict.feasible else "infeasible"
        raise PlacedError(fault.what, advice=fault.advice, path=(name,))
    for party in conflict.parties:
        if party.ranking is not None:
            with at("parties", party.name, "ranking"):
                rank_levels(conflict, party.ranking)
    if quo is not None and not conflict.matching(quo).size:
        raise _infeasible_quo(quo)


def _infeasible_quo(quo: str) -> PlacedError:
    what = "is not feasible" if "-" not in quo else "matches no feasible state"
    return PlacedError(
        f"the status quo {quo} {what}",
        path=("status-quo",),
        advice="correct it, or the entries of 'feasible' or 'infeasible'",
    )


def rank_levels(conflict: Conflict, ranking: tuple[tuple[str, ...], ...]) -> np.ndarray:
    """The place of each feasible state in a ranking, best = 0.

    Returns:
        (number of feasible states,) int64, in the order of :meth:`Conflict.states`.

    Raises:
        PlacedError: a feasible state is matched by two entries, or by none.
    """
    found = conflict.states()
    # cell by cell through a view of the cube, so that a ranking of all states costs one step per entry
    level = np.full(conflict.feasible_cells.shape, -1, np.int64)
    options = len(conflict.options)
    for place, tie in enumerate(ranking):
        for within, pattern in enumerate(tie):
            places = tuple(k for k in reversed(range(options)) if pattern[k] != "-")
            shape, _ = states.split(places, options)
            index: list[slice | int] = []
            for k in places:
                index += [slice(None), int(pattern[k] == "Y")]
            view = level.reshape(shape)
            part = view[tuple(index)]
            clash = (part != -1) & (part != place)
            if clash.any():
                _report_clash(conflict, level, pattern, place, (place, within) if len(tie) > 1 else (place,))
            view[tuple(index)] = place
    result = level[found]
    missing = found[result == -1]
    if missing.size:
        more = f" and {missing.size - 1} more" if missing.size > 1 else ""
        raise PlacedError(
            f"the state {conflict.format_state(int(missing[0]))}{more} is never ranked",
            advice="every feasible state must match one entry",
        )
    return result


def _report_clash(conflict: Conflict, level: np.ndarray, pattern: str, place: int, path: tuple[int, ...]) -> None:
    """Raise if a *feasible* state is matched by two entries; infeasible ones may be."""
    for state in conflict.matching(pattern):
        other = int(level[state])
        if other not in (-1, place):
            raise PlacedError(
                f"the state {conflict.format_state(int(state))} is ranked twice, "
                f"by entries {other + 1} and {place + 1}",
                path=path,
                advice="every feasible state must match one entry",
            )
