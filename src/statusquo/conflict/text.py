"""A conflict as a few lines of text, for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from statusquo.conflict.model import Conflict

_BEYOND: Final = 10**9
"""From here on a number is said as a power of ten: its digits say nothing to anybody."""


def lines(conflict: Conflict) -> str:
    """Title, options with the status quo (Y, N, - not known), and how much there is of the rest."""
    marks = conflict.status_quo or " " * len(conflict.keys)
    found = [conflict.title]
    place = 0
    for party in conflict.parties:
        found.append(f"  {party.name}: {_preferences(conflict, party.name)}")
        for option in party.options:
            found.append(f"    {marks[place]} {option.label} ({option.key})")
            place += 1
    limits = [f"{len(rules)} {name}" for name, rules in _limits(conflict) if rules]
    found.append(", ".join([f"{counted(conflict.orders(), 'preference order')} fit", *limits]))
    return "\n".join(found)


def short(conflict: Conflict) -> str:
    """One line."""
    options = counted(len(conflict.keys), "option")
    quo = f", status quo {conflict.status_quo}" if conflict.status_quo else ""
    return f"<Conflict {conflict.title!r}: {len(conflict.parties)} parties, {options}{quo}>"


def counted(number: int, noun: str) -> str:
    """A number with its noun: "1 order", "2,000 orders", "more than 10^55 orders"."""
    if number >= _BEYOND:
        return f"more than 10^{len(str(number)) - 1} {noun}s"
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _limits(conflict: Conflict) -> tuple[tuple[str, tuple[object, ...]], ...]:
    return (
        ("infeasible", conflict.infeasible),
        ("feasible", conflict.feasible),
        ("one-way", conflict.one_way),
        ("left out", conflict.left_out),
    )


def _preferences(conflict: Conflict, name: str) -> str:
    party = conflict.party(name)
    if party.prefers is not None:
        return counted(sum(map(len, party.prefers)), "statement")
    if party.ranking is not None:
        return f"a ranking of {counted(len(party.ranking), 'place')}"
    return counted(len(party.weights), "weight") if party.weights else "no preferences"
