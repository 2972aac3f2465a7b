"""A conflict as HTML for a notebook: who can do what, and who wants what."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from statusquo.conflict.model import Conflict, Party


def page(conflict: Conflict) -> str:
    """The parties with their options and preferences, and the state things are in."""
    quo = conflict.status_quo or "-" * len(conflict.options)
    marks = dict(zip(conflict.keys, quo, strict=True))
    rows = []
    for party in conflict.parties:
        options = "<br>".join(
            f"<code>{marks[option.key]}</code> {escape(option.label)} (<code>{option.key}</code>)"
            for option in party.options
        )
        rows.append(f"<tr><th>{escape(party.name)}</th><td>{options or '–'}</td><td>{_wants(party)}</td></tr>")
    limits = [f"infeasible: {escape(rule.expression)}" for rule in conflict.infeasible]
    limits += [f"feasible: {escape(rule.expression)}" for rule in conflict.feasible]
    limits += [f"one-way: {key} ({way})" for key, way in conflict.one_way]
    below = f"<p>{'; '.join(limits)}</p>" if limits else ""
    return (
        f"<div><p>{escape(conflict.title)}</p><table><thead><tr><th>party</th>"
        f"<th>options, and the status quo</th><th>prefers, most important first</th></tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table>{below}</div>"
    )


def _wants(party: Party) -> str:
    if party.prefers is not None:
        tiers = [", ".join(str(wish) for wish in tier) for tier in party.prefers]
        lines = [f"[{tier}]" if len(wishes) > 1 else tier for tier, wishes in zip(tiers, party.prefers, strict=True)]
    elif party.ranking is not None:
        lines = [" = ".join(tie) for tie in party.ranking]
    else:
        lines = [f"{text}: {number}" for text, number in party.weights or ()]
    return "<br>".join(escape(line) for line in lines) or "–"
