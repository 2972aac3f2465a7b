"""What a person added to a line that is otherwise the draft's: a reason of its own, another finding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from statusquo.conflict import Conflict, LeftOut, Option, Rule, Wish

L = TypeVar("L", Option, Wish, Rule, LeftOut)
Note = tuple[str, tuple[str, ...]]


def with_annotations(base: Conflict, mine: Conflict, merged: Conflict) -> Conflict:
    """The merged conflict with the reasons (``why``) and findings (``because``) that the person changed."""
    before, own = _notes(base), _notes(mine)
    changed = {name: note for name, note in own.items() if name in before and before[name] != note}
    if not changed:
        return merged
    parties = tuple(
        replace(
            party,
            options=_noted(party.options, [("option", option.key) for option in party.options], before, changed),
            prefers=None
            if party.prefers is None
            else tuple(
                _noted(tier, [("wish", party.name, wish.expression) for wish in tier], before, changed)
                for tier in party.prefers
            ),
        )
        for party in merged.parties
    )
    rules = _noted(merged.infeasible, [("rule", rule.expression) for rule in merged.infeasible], before, changed)
    return replace(merged, parties=parties, infeasible=rules)


def _notes(conflict: Conflict) -> dict[tuple[str, ...], Note]:
    """Reason and findings of every line, by what it says."""
    found: dict[tuple[str, ...], Note] = {}
    for party in conflict.parties:
        found |= {("option", option.key): (option.why, option.because) for option in party.options}
        for tier in party.prefers or ():
            found |= {("wish", party.name, wish.expression): (wish.why, wish.because) for wish in tier}
    return found | {("rule", rule.expression): (rule.why, rule.because) for rule in conflict.infeasible}


def _noted(
    lines: Iterable[L],
    names: list[tuple[str, ...]],
    before: dict[tuple[str, ...], Note],
    changed: dict[tuple[str, ...], Note],
) -> tuple[L, ...]:
    """Lines with the person's reason, and the person's findings added to those of the new draft."""

    found = []
    for line, name in zip(lines, names, strict=True):
        if name in changed:
            why, because = _note(line, before[name], changed[name])
            found.append(replace(line, why=why, because=because))
        else:
            found.append(line)
    return tuple(found)


def _note(line: Option | Wish | Rule | LeftOut, old: Note, own: Note) -> Note:
    kept = {*line.because, *own[1]} - (set(old[1]) - set(own[1]))
    return own[0] if own[0] != old[0] else line.why, tuple(sorted(kept))
