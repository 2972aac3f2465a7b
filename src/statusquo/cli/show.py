"""``statusquo show``: what a case knows, as tables; and full-text search."""

from __future__ import annotations

import datetime
from typing import Final

import click

from statusquo.case import Case, World
from statusquo.case.decisions import effective
from statusquo.case.naming import named
from statusquo.case.tables import TABLES, Table, needs, proposals, table
from statusquo.case.tables.asked import issue_of
from statusquo.cli.output import json_option, language_option, out, print_json, say
from statusquo.cli.tables import print_table
from statusquo.messages import words
from statusquo.messages.choice import language_of

SEARCH: Final = "search"
_CHOICES: Final = (*TABLES, SEARCH)


@click.command()
@click.argument("case", type=click.Path(), metavar="CASE")
@click.argument("what", type=click.Choice(_CHOICES), metavar="TABLE")
@click.argument("query", nargs=-1, metavar="[WORDS]...")
@click.option(
    "--since",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Only what is of that day or later, or told since (YYYY-MM-DD).",
)
@click.option("--party", help="Key or name of a party or one of its people.")
@click.option("--issue", help="Key, label or wording of an issue; of rows without one: from reports on it.")
@click.option("--proposals", "proposed", is_flag=True, help="With issues: pairs of wordings that may be one issue.")
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, help="Most hits of a search.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV instead, with all columns.")
@json_option
@language_option
def show(
    case: str,
    what: str,
    query: tuple[str, ...],
    since: datetime.datetime | None,
    party: str | None,
    issue: str | None,
    proposed: bool,
    most: int,
    as_csv: bool,
    as_json: bool,
    language: str | None,
) -> None:
    """Show what a case knows.

    TABLE is one of:

    \b
    positions   who wants what since when, by which reports
    matrix      issues by parties
    contacts    who talks to whom, through whom, and who does not
    timeline    what happened, contradictions side by side
    issues      issues with all wordings; --proposals: what may be joined
    actors      who acts, for whom, in which role
    conditions  what holds and what does not
    sources     which report says how much, cites whom, and is a version of which
    changes     what is new since --since DATE
    search      full text: show CASE search WORDS

    Opposed positions come first (marked ⇄). The terminal shows the main columns; --json has all of them and, for
    every row, the places in the reports it rests on; --csv has all columns.
    """
    if as_csv and as_json:
        raise click.UsageError("--csv and --json exclude each other.")
    if query and what != SEARCH:
        raise click.UsageError(f"Unexpected argument {query[0]!r}; only search takes words.")
    if what == "changes" and since is None:
        raise click.UsageError("Changes since when? Give --since YYYY-MM-DD.")
    if proposed and (what != "issues" or since or party or issue):
        raise click.UsageError("--proposals goes with issues alone.")
    if what == SEARCH:
        if not query:
            raise click.UsageError("Search for what? Give words.")
        if party or issue:
            raise click.UsageError("A search takes words, --since, --most, --csv, --json and --language only.")
    with Case.open(case, create=False) as opened:
        for warning in opened.warnings:
            say(warning)
        language = language or language_of(told=opened.languages())
        day = since.date().isoformat() if since is not None else None
        if what == SEARCH:
            from statusquo.cli.hits import show_hits

            show_hits(opened, " ".join(query), most, language, since=day, as_json=as_json, as_csv=as_csv)
            return
        if proposed:
            found = proposals(opened.proposals(), decided=effective(opened.decisions()), world=opened.overview())
        else:
            world = _world(opened, what, day, whole=as_json, issue=issue)
            found = table(named(world, language), what, since=day, party=party, issue=issue)
    if as_json:
        print_json(found.records())
    elif as_csv:
        click.echo(found.csv(), nl=False)
    else:
        _print(found, case, language)


def _world(case: Case, what: str, since: str | None, *, whole: bool, issue: str | None) -> World:
    """As much of what the case says as a table needs."""
    if what == "sources":
        return case.world()
    kinds, sources = needs(what, records=whole, issue=issue is not None)
    key = None if issue is None else issue_of(case.overview({"issues"}, ()), issue)
    return case.overview(kinds, sources, since if what == "changes" else None, key)


def _print(found: Table, case: str, language: str) -> None:
    if found.rows:
        print_table(found, out(), language)
    else:
        say(f"{case}: {words(language)('case.table.' + found.name)}: {words(language)('cli.show.nothing')}")
