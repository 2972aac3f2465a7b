"""``statusquo demo``: the main job on the example case."""

from __future__ import annotations

from pathlib import Path

import click

from statusquo.brief import brief as make_brief
from statusquo.case import join
from statusquo.cli.output import check_target, language_option, out, say, write_text
from statusquo.cli.repeat import repeat
from statusquo.examples import NAMES, copy, example
from statusquo.reading.many import read_all
from statusquo.workflow import answer


@click.command()
@click.option("--case", "name", type=click.Choice(NAMES), default=NAMES[0], show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False), default="brief.html", show_default=True)
@click.option(
    "--copy",
    "folder",
    type=click.Path(),
    metavar="FOLDER",
    help="Only write the reports of the case as .json files into a new folder.",
)
@language_option
@click.pass_context
def demo(context: click.Context, name: str, output: str, folder: str | None, language: str | None) -> None:
    """Read the example case, print the verdict and who wants what, and write a brief.

    The reports of the example cases were written for this project; some events in them are invented.
    """
    if folder is not None:
        written = copy(name, folder)
        click.echo(f"{folder}: {len(written)} reports of the example case {name}")
        return
    check_target(output)
    joined = join(list(read_all(example(name))))
    result = answer(joined, language=language)
    made = make_brief(
        joined, result.conflict, result.assessment, language=language, lacking=result.lacking, command=repeat(context)
    )
    write_text(output, made.html())
    say(f"brief written to {Path(output).resolve()}")
    made.print(out())
