"""``statusquo brief``: the main job on one's own reports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import click

from statusquo.brief import PARTS
from statusquo.brief import brief as make_brief
from statusquo.brief.since import EARLIER
from statusquo.brief.since import since as since_of
from statusquo.cli.columns_option import columns_option
from statusquo.cli.joined import joined_world
from statusquo.cli.output import (
    actors_option,
    check_target,
    jobs_option,
    json_option,
    language_option,
    limit_option,
    out,
    print_json,
    say,
    write_text,
)
from statusquo.cli.repeat import repeat
from statusquo.errors import UsageError
from statusquo.language.actors import ActorFile
from statusquo.workflow import answer, before, decisions

#: What it means that reports have no date, and how to give them one.
NO_DATE: Final = (
    "{undated} of {all} reports have no date: they stand outside the period and are never new with --since; "
    "give dates in .json, .jsonl or .csv"
)


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--output", type=click.Path(dir_okay=False), default=None, help="Default: brief.html")
@click.option("--text", type=click.Choice(["sentences", "full"]), default="sentences", show_default=True)
@click.option("--only", default=None, metavar="PARTS", help=f"Parts, with commas: {', '.join(PARTS)}.")
@click.option(
    "--since",
    default=None,
    metavar="DATE|FILE",
    help="Show what changed since a day (YYYY-MM-DD), or since the brief that --json wrote to a file.",
)
@click.option("--markdown", is_flag=True, help="Write Markdown instead of HTML; the default for -o FILE.md.")
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of sampled orders.")
@columns_option
@actors_option
@language_option
@json_option
@limit_option
@jobs_option
@click.pass_context
def brief(
    context: click.Context,
    sources: tuple[str, ...],
    output: str | None,
    text: str,
    only: str | None,
    since: str | None,
    markdown: bool,
    seed: int,
    actors: ActorFile | None,
    language: str | None,
    as_json: bool,
    limit: int | None,
    jobs: int | None,
) -> None:
    """Read reports, draft a conflict, assess it, and write a brief.

    SOURCE is a file (see `statusquo read --help`), a folder, a pattern, or a case. By default the
    page quotes sentences, not whole reports. With --json the brief is printed as data and no page is written,
    unless -o names one.
    """
    if as_json and markdown:
        advice = "for both give --json and -o FILE.md"
        raise click.UsageError(f"--json prints data and --markdown writes text: choose one of them; {advice}")
    path = output or ("brief.md" if markdown else "brief.html")
    markdown = markdown or Path(path).suffix.lower() in (".md", ".markdown")
    writes = output is not None or not as_json
    if writes:
        check_target(path, sources)
    against = compared(since)
    parts = parts_of(only)
    faults: list[str] = []
    joined, faulty = joined_world(sources, limit, jobs, actors, faults)
    result = answer(joined, language=language, seed=seed)
    made = make_brief(
        joined,
        result.conflict,
        result.assessment,
        language=language,
        text="full" if text == "full" else "sentences",
        only=parts,
        since=against,
        before=before(joined, against, language=language, seed=seed) if isinstance(against, str) else None,
        lacking=result.lacking,
        decisions=decisions(*sources),
        faults=faults,
        command=repeat(context),
    )
    if undated := sum(findings.report.date is None for findings in joined.findings):
        say(NO_DATE.format(undated=undated, all=len(joined.findings)))
    if not joined.findings:
        say("the case has no reports yet; add some: statusquo add CASE SOURCE...")
    elif all(findings.not_read for findings in joined.findings):
        say("nothing was read: the brief has no findings and no conflict model")
    elif result.lacking:
        say(f"no conflict model: {result.lacking}")
    # The page first: whoever reads our output may go away (`| head`), and the page must not be lost with it.
    if writes:
        write_text(path, made.markdown() if markdown else made.html())
        say(f"brief written to {Path(path).resolve()}")
    if as_json:
        print_json(made.to_dict())
    else:
        made.print(out())
    if faulty:
        context.exit(1)


def parts_of(only: str | None) -> tuple[str, ...] | None:
    """The parts that ``--only`` names; ``None`` without it.

    Raises:
        click.BadParameter: one of them is none.
    """
    if only is None:
        return None
    parts = tuple(part.strip() for part in only.split(","))
    if unknown := [part for part in parts if part not in PARTS]:
        advice = f"choose of {', '.join(PARTS)}"
        raise click.BadParameter(f"there is no part {unknown[0]!r}; {advice}", param_hint="'--only'")
    return parts


def compared(since: str | None) -> str | dict[str, Any] | None:
    """What a brief is compared with: a day, or the data of an earlier brief if there is such a file.

    Raises:
        click.BadParameter: it is neither a day nor a file.
        UsageError: the file is no JSON, or no brief.
    """
    if since is None:
        return None
    if not Path(since).is_file():
        try:
            since_of(since)
        except UsageError as error:
            raise click.BadParameter(str(error), param_hint="'--since'") from error
        return since
    try:
        found: dict[str, Any] = json.loads(Path(since).read_text("utf-8"))
        since_of(found if isinstance(found, dict) else {})
    except (OSError, ValueError, UsageError) as error:
        raise UsageError("the earlier brief is not one", where=since, advice=EARLIER) from error
    return found
