"""``statusquo review``: decide on the findings of a case."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Mapping
from typing import Any, Literal, get_args

import click

from statusquo.case import Case, Decision
from statusquo.case.decisions import effective
from statusquo.case.review import Filter, Item, Kind, Review, described, items
from statusquo.cli.deciding import decide
from statusquo.cli.output import json_option, language_option, out, plain, print_json, say
from statusquo.cli.session import Session
from statusquo.cli.showing import in_short
from statusquo.errors import UsageError
from statusquo.findings import STANCES
from statusquo.messages import Words, words
from statusquo.messages.choice import language_of

#: Findings listed in the preview of a bulk decision.
_LISTED = 20


@click.command()
@click.argument("case", type=click.Path(), metavar="CASE")
@click.argument("typed", nargs=-1, metavar="[THING ACTION NAME [NAME]]")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(Kind)), help="Repeatable; default position.")
@click.option("--party", help="Only of this party or actor (key or name).")
@click.option("--issue", help="Only on this issue (key, label or wording).")
@click.option(
    "--stance", type=click.Choice(STANCES), metavar="STANCE", help=f"Only with this stance: {', '.join(STANCES)}."
)
@click.option("--rule", help="Only found by rules whose name begins so.")
@click.option("--report", help="Only of the report with this id.")
@click.option("--decided", is_flag=True, help="Also what has a decision.")
@click.option("--unsure-first", is_flag=True, help="Least confident first.")
@click.option("--accept-all", is_flag=True, help="Accept all that pass the filter, after a preview.")
@click.option("--reject-all", is_flag=True, help="Reject all that pass the filter, after a preview.")
@click.option("--yes", is_flag=True, help="Carry out a decision on many, or on a thing, without asking.")
@click.option("--author", envvar="STATUSQUO_AUTHOR", help="Who decides; default $STATUSQUO_AUTHOR, else the user.")
@click.option("--reason", default="", help="Goes with every decision.")
@click.option("--log", is_flag=True, help="List all decisions.")
@click.option("--undo", type=click.IntRange(min=1), metavar="NUMBER", help="Take back a decision of the log.")
@click.option(
    "--undo-bulk",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="Take back all that was decided at once with a decision of the log.",
)
@json_option
@language_option
def review(
    case: str,
    typed: tuple[str, ...],
    kinds: tuple[Kind, ...],
    party: str | None,
    issue: str | None,
    stance: Any,
    rule: str | None,
    report: str | None,
    decided: bool,
    unsure_first: bool,
    accept_all: bool,
    reject_all: bool,
    yes: bool,
    author: str | None,
    reason: str,
    log: bool,
    undo: int | None,
    undo_bulk: int | None,
    as_json: bool,
    language: str | None,
) -> None:
    """Decide on the findings of a case, one at a time, by keys; or on a THING by its name.

    \b
    a accept    r reject    A, R the same with a reason
    c correct   m merge     s skip    u undo    q quit    ? help

    Every decision is stored at once with author, time and reason; nothing is overwritten and all can be undone,
    a bulk decision as one (--undo-bulk with any of its numbers).

    --json lists the findings that pass the filter and decides nothing.

    A THING is an issue, an actor or a report. What would change is shown before it is decided:

    \b
    issue join A B         two issues are one (show CASE issues --proposals)
    issue split W [W]      a wording is an issue of its own, or another than W
    issue rename A LABEL   how it is called
    issue nest A [B]       it is part of a wider issue B; without B of none
    actor join A B         two names are one actor
    actor split N [N]      a name is an actor of its own, or another than N
    actor rename A NAME    how it is called
    actor acts-for A [P]   whom it acts for; without P for itself
    report link A B        both print the same text: what they say counts once
    report unlink A [B]    it is no version of B, or of any other
    """
    if accept_all and reject_all:
        raise click.UsageError("--accept-all and --reject-all exclude each other.")
    bulk: Literal["accepted", "rejected"] | None = "accepted" if accept_all else "rejected" if reject_all else None
    if log + (undo is not None) + (undo_bulk is not None) + (bulk is not None) > 1:
        raise click.UsageError("--log, --undo, --undo-bulk and a bulk decision exclude each other.")
    if typed and (log or undo is not None or undo_bulk is not None or bulk is not None):
        raise click.UsageError(f"Unexpected argument {typed[0]!r}.")
    if yes and bulk is None and not typed:
        raise click.UsageError("--yes goes with --accept-all, --reject-all or a decision on a thing.")
    what = Filter(kinds or ("position",), party, issue, stance, rule, report, decided, unsure_first)
    with Case.open(case, create=False) as opened:
        for warning in opened.warnings:
            say(warning)
        language = language or language_of(told=opened.languages())
        if typed:
            decide(opened, typed, author or _user(), reason, language, yes=yes, as_json=as_json)
        elif log:
            _log(opened, language, as_json=as_json)
        elif undo is not None:
            undone = opened.undo(undo, author=author or _user(), reason=reason)
            click.echo(words(language)("cli.review.undone", number=undone.target))
        elif undo_bulk is not None:
            _undo_bulk(opened, undo_bulk, author or _user(), reason, language, as_json=as_json)
        elif bulk is not None:
            _bulk(opened, what, bulk, author or _user(), reason, language, yes=yes, as_json=as_json)
        elif as_json:
            print_json([_plain(item) for item in items(opened, what)])
        else:
            _walk(opened, what, author or _user(), reason, language)
        if typed or not (log or (as_json and undo is None and undo_bulk is None and bulk is None)):
            opened.refresh()  # the next question need not wait for it


def _user() -> str:
    """The name of the user.

    Raises:
        UsageError: the system knows none.
    """
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        raise UsageError("who decides is not known", advice="give --author NAME") from None


def _walk(case: Case, what: Filter, author: str, reason: str, language: str) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise UsageError(
            "a review needs a terminal",
            where=str(case.path),
            advice="use --accept-all or --reject-all with --yes, or --json to list the findings",
        )

    def read_line(prompt: str) -> str:
        return str(click.prompt(prompt, default="", show_default=False)).strip()

    Session(Review(case, author, what), out(), _read_key, read_line, language, reason=reason).run()


def _read_key() -> str:
    """One key; Ctrl-C and Ctrl-D are keys too, so that every way out is a good one."""
    try:
        return click.getchar()
    except (KeyboardInterrupt, EOFError):
        return "\x03"


def _bulk(
    case: Case,
    what: Filter,
    action: Literal["accepted", "rejected"],
    author: str,
    reason: str,
    language: str,
    *,
    yes: bool,
    as_json: bool,
) -> None:
    """Show what would be decided; decide if the person says yes."""
    told = words(language)
    walk = Review(case, author, what)
    chosen = walk.preview(what)
    if as_json:
        stored = walk.bulk(action, chosen, reason) if yes else ()
        numbers = {decision.target: decision.number for decision in stored}
        print_json(
            {
                "action": action,
                "decided": len(stored),
                "findings": [{**_plain(item), "number": numbers.get(item.finding.id)} for item in chosen],
            }
        )
        return
    if not chosen:
        say(f"{case.path}: {told('cli.review.nothing_left')}")
        return
    verb = told(f"cli.action.{action}")
    console = out()
    console.print(plain(told("cli.review.preview", number=len(chosen), action=verb), "bold"))
    for item in chosen[:_LISTED]:
        console.print(plain(f"  {item.within.report.id}  {in_short(item, told)}"), soft_wrap=True)
    if len(chosen) > _LISTED:
        console.print(plain("  " + told("cli.review.more", number=len(chosen) - _LISTED)))
    if not yes:
        if not sys.stdin.isatty():
            say(f"nothing was decided; add --yes to decide on all {len(chosen)}")
            return
        if not click.confirm(told("cli.review.confirm"), err=True):
            return
    stored = walk.bulk(action, chosen, reason)
    click.echo(told("cli.review.bulk_done", number=len(stored), action=verb, first=stored[0].number))


def _undo_bulk(case: Case, number: int, author: str, reason: str, language: str, *, as_json: bool) -> None:
    undone = case.undo_bulk(number, author=author, reason=reason)
    if as_json:
        print_json({"action": "undone", "undone": [int(one.target) for one in undone]})
        return
    told = words(language)
    targets = [one.target for one in undone]
    if len(targets) == 1:
        click.echo(told("cli.review.undone", number=targets[0]))
    else:
        click.echo(told("cli.review.bulk_undone", number=len(targets), first=targets[0], last=targets[-1]))


def _log(case: Case, language: str, *, as_json: bool) -> None:
    told = words(language)
    log = case.decisions()
    holding = {decision.number for decision in effective(log)}
    gone = {decision.number for decision in case.vanished()}
    items_ = described(case, log)
    if as_json:
        entries = [_entry(d, holds=d.number in holding, found=d.number not in gone) for d in log]
        print_json([{**entry, **_subject(items_.get(entry["target"]))} for entry in entries])
        return
    if not log:
        say(f"{case.path}: {told('cli.review.no_decisions')}")
    for one in log:
        more = " ".join(f"{name}={value or '-'}" for name, value in one.changes) or _called(one.other, items_, told)
        sign = " " if one.number in holding or one.action == "undone" else "×"
        sign = "?" if one.number in gone else sign
        action, target = told(f"cli.action.{one.action}"), _called(one.target, items_, told)
        parts = (f"{one.number:>5}", sign, one.time[:16], one.author, action, target)
        click.echo(str(plain("  ".join(filter(None, (*parts, more, one.reason))))))


def _called(target: str, known: Mapping[str, Item], told: Words) -> str:
    """What a decision is about: of a finding its kind, what it says, its report and its id."""
    item = known.get(target)
    if item is None:
        return target
    return f"{told(f'cli.kind.{item.kind}')}: {in_short(item, told)} ({item.within.report.id}, {target})"


def _subject(item: Item | None) -> dict[str, str | None]:
    """The finding that a decision is about, for JSON."""
    return {
        "kind": item.kind if item else None,
        "text": in_short(item, words("en")) if item else None,
        "report": item.within.report.id if item else None,
    }


def _entry(one: Decision, *, holds: bool, found: bool) -> dict[str, Any]:
    return {
        "number": one.number,
        "action": one.action,
        "about": one.about,
        "target": one.target,
        "other": one.other or None,
        "changes": dict(one.changes),
        "author": one.author,
        "time": one.time,
        "reason": one.reason,
        "holds": holds,
        "found": found,
    }


def _plain(item: Item) -> dict[str, Any]:
    """A finding for JSON, with what a person needs to decide on it."""
    report, finding = item.within.report, item.finding
    return {
        "id": finding.id,
        "kind": item.kind,
        "text": in_short(item, words("en")),
        "stance": getattr(finding, "stance", None),
        "report": report.id,
        "date": report.date.isoformat() if report.date else None,
        "start": item.span.start,
        "stop": item.span.stop,
        "quote": item.span.quote,
        "sentence": item.sentence.quote,
        "rule": finding.rule or None,
        "confidence": finding.confidence,
        "decision": item.decision.action if item.decision else None,
    }
