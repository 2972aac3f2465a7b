"""``statusquo review CASE issue|actor|report ...``: decide on them by name, after a look at what would change."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, cast

import click

from statusquo.case import Case, Decision
from statusquo.case.deciding import ORDERS, Effect, Subject, effects, order
from statusquo.case.naming import named
from statusquo.cli.output import out, plain, print_json, say
from statusquo.errors import UsageError
from statusquo.messages import Words, words

#: Changes listed in a preview.
_LISTED: Final = 40


def decide(
    case: Case, typed: Sequence[str], author: str, reason: str, language: str, *, yes: bool, as_json: bool
) -> None:
    """Carry out an order: show what it would change; store it if the person says yes.

    Raises:
        UsageError: an order that nobody knows, or a name that the case does not have.
    """
    if typed[0] not in ORDERS or len(typed) < 2:
        known = [f"{thing} {action} {one.usage}" for thing, all_ in ORDERS.items() for action, one in all_.items()]
        raise UsageError(f"{' '.join(typed)} cannot be decided", advice="choose from " + ", ".join(known))
    seen = max((decision.number for decision in case.decisions()), default=0)
    before = case.overview({"actors", "issues", "positions", "versions"}, ())
    decision = order(named(before, language), cast("Subject", typed[0]), typed[1], typed[2:])
    after = case.preview(decision, author=author)
    changes = effects(named(before, language), named(after, language))
    if as_json:
        stored = _store(case, decision, author, reason, seen) if yes else None
        print_json(_plain(decision, changes, stored))
        return
    told = words(language)
    _show(changes, told)
    if not yes and not sys.stdin.isatty():
        say("nothing was decided; add --yes to decide so")
    elif yes or click.confirm(told("cli.decide.confirm"), err=True):
        stored = _store(case, decision, author, reason, seen)
        click.echo(told("cli.decide.done", number=stored.number))


def _store(case: Case, decision: Decision, author: str, reason: str, seen: int) -> Decision:
    """Store it, unless somebody decided on the same since the preview."""
    return case.decide(decision, author=author, reason=reason, seen=seen)[0]


def _show(changes: Sequence[Effect], told: Words) -> None:
    console = out()
    console.print(plain(told("cli.decide.preview" if changes else "cli.decide.nothing"), "bold"))
    same = Counter((one.kind, one.what) for one in changes)  # other only in the number of texts behind it
    for one in changes[:_LISTED]:
        number = " · " + told("cli.decide.texts", number=one.number) if same[one.kind, one.what] > 1 else ""
        console.print(plain(f"  {one.sign} {in_words(one, told)}{number}"), soft_wrap=True)
    if len(changes) > _LISTED:
        console.print(plain("  " + told("cli.review.more", number=len(changes) - _LISTED)))


def in_words(one: Effect, told: Words) -> str:
    """A change in one line."""
    first, *rest = one.what
    if one.kind == "position":
        party, stance, issue, days = one.what
        line = f"{party} {told(f'stance.{stance}')}: {issue}"
        return f"{line} ({days})" if days else line
    if one.kind == "acts_for":
        return told("cli.decide.acts_for", actor=first, party=rest[0])
    if one.kind == "version":
        return told("cli.decide.version", report=first, of=rest[0])
    if one.kind == "within":
        return told("cli.decide.within", issue=first, other=rest[0])
    return f"{first} ({' | '.join(rest)})" if rest else first


def _plain(decision: Decision, changes: Sequence[Effect], stored: Decision | None) -> dict[str, Any]:
    return {
        "about": decision.about,
        "action": decision.action,
        "target": decision.target,
        "other": decision.other or None,
        "number": stored.number if stored else None,
        "changes": [
            {"sign": one.sign, "kind": one.kind, "what": list(one.what), "texts": one.number} for one in changes
        ],
    }
