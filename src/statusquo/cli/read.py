"""``statusquo read``: findings of reports."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.table import Table

from statusquo.cli.columns_option import reading_options
from statusquo.cli.output import out, plain, print_json
from statusquo.cli.reading import load_and_tell, read_and_tell
from statusquo.exchange.findings_json import to_json
from statusquo.findings import Findings, Position
from statusquo.language.actors import ActorFile


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@reading_options
@click.pass_context
def read(
    context: click.Context,
    sources: tuple[str, ...],
    actors: ActorFile | None,
    as_json: bool,
    limit: int | None,
    jobs: int | None,
) -> None:
    """Read reports and print what was found in them.

    SOURCE is a file (.txt .md .json .jsonl .csv .tsv .html .xml .rss .atom .eml), a folder, or a pattern in
    quotes. With --json: one line a report, in the schema of the
    annotated quality corpus, with ids, rules, modality and conditions.
    """
    reports, faulty = load_and_tell(sources, limit)
    for findings in read_and_tell(reports, jobs, actors):
        if as_json:
            print_json(to_json(findings))
        else:
            _print(findings)
    if faulty:
        context.exit(1)


def _print(findings: Findings) -> None:
    console = out()
    report = findings.report
    console.rule(plain(f"{report.id}  {report.title}"), align="left")
    if findings.not_read:
        console.print(plain(f"not read: {findings.not_read}"))
        return
    table = Table(show_header=True, box=None, pad_edge=False)
    for column, ratio in (("kind", 1), ("who", 2), ("what", 2), ("characters", 6)):
        table.add_column(column, ratio=ratio, overflow="fold")
    for row in _rows(findings):
        table.add_row(*map(plain, row))
    console.print(table)


def _issue(position: Position) -> str:
    """The words of an issue; its label where that says more ("Verzicht auf die Klage")."""
    quote = " ".join(position.issue.quote.split())
    return position.issue.quote if position.label.removesuffix(" …") in quote else position.label


def _rows(findings: Findings) -> Iterator[tuple[str, str, str, str]]:
    names = {actor.id: actor.name for actor in findings.actors}
    for actor in findings.actors:
        of = f" ({names[actor.acts_for]})" if actor.acts_for else ""
        yield "actor", actor.name + of, actor.kind, ", ".join(sorted({m.quote for m in actor.mentions}))
    for position in findings.positions:
        yield "position", names[position.actor], position.stance, _issue(position)
    for statement in findings.statements:
        yield "statement", names.get(statement.speaker or "", "–"), statement.form, statement.content.quote
    for event in findings.events:
        who = ", ".join(names[one] for one in event.participants)
        yield "event", who, f"{event.kind}, {event.status}", event.span.quote
    for condition in findings.conditions:
        holds = {True: "holds", False: "does not hold", None: "open"}[condition.holds]
        yield "condition", ", ".join(names[one] for one in condition.parties), holds, condition.span.quote
