"""``statusquo draft``: a conflict file with its evidence, and a new draft over one that a person has edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from statusquo.cli.columns_option import columns_option
from statusquo.cli.joined import joined_world, no_actors
from statusquo.cli.output import (
    actors_option,
    check_target,
    jobs_option,
    json_option,
    language_option,
    limit_option,
    out,
    plain,
    print_json,
    replace_text,
    say,
    write_text,
)
from statusquo.conflict import Conflict
from statusquo.conflict.document import ConflictFile
from statusquo.drafting import (
    RULES,
    Ask,
    Difference,
    Draft,
    Line,
    compose,
    explain,
    fingerprint,
    in_words,
    merge,
    page,
    text_of,
    with_comments,
)
from statusquo.drafting.spoken import of_reports
from statusquo.errors import CaseError, ConflictError
from statusquo.language.actors import ActorFile
from statusquo.messages import words
from statusquo.workflow import MOST_OPTIONS, is_case

if TYPE_CHECKING:
    from statusquo.case import Case, World


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a draft that was to be written to a file.

    Attributes:
        path: the file written, or left as it was (``unchanged``); conflict: what it says.
        differences: what a merge found; notes: what the person should know, one line each.
    """

    path: Path
    conflict: Conflict
    unchanged: bool = False
    differences: tuple[Difference, ...] = ()
    notes: tuple[str, ...] = ()


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Default: standard output")
@click.option(
    "--max-options", type=click.IntRange(1, 24), default=MOST_OPTIONS, show_default=True, help="At most so many."
)
@click.option(
    "--without",
    multiple=True,
    type=click.Choice(RULES),
    metavar="RULE",
    help=f"A rule to switch off; repeatable: {', '.join(RULES)}.",
)
@click.option(
    "--explain",
    "keys",
    multiple=True,
    metavar="KEY",
    help="Show the sentences behind an option, party, affected actor, statement or finding id; writes nothing.",
)
@columns_option
@actors_option
@json_option
@language_option
@limit_option
@jobs_option
@click.pass_context
def draft(
    context: click.Context,
    sources: tuple[str, ...],
    output: str | None,
    max_options: int,
    without: tuple[str, ...],
    keys: tuple[str, ...],
    actors: ActorFile | None,
    as_json: bool,
    language: str | None,
    limit: int | None,
    jobs: int | None,
) -> None:
    """Draft a conflict file from reports or a case.

    SOURCE is a file (see `statusquo read --help`), a folder, a pattern, or a case. Every line keeps
    the ids of the findings behind it (`because`). What the sources leave open is asked on standard error.

    If the file is there already and came from a draft of the case, the new draft is merged into it: what a person
    wrote stays, comments too, and what the new reports would say otherwise is told. Without the earlier draft a
    new file is written beside the old one.

    With --explain and a file that is there, its lines are explained as they stand, else those of a new draft.
    """
    if output is not None:
        check_target(output, sources)
    with _material(sources, limit, jobs, actors) as (world, case, faulty):
        language = language or of_reports(world)
        if keys and output is not None and Path(output).exists():
            _explain(Conflict.load(output), keys, world, language, as_json=as_json)
            context.exit(1 if faulty else 0)
        drafted = compose(world, language=language, max_options=max_options, without=without)
        if keys:
            _explain(drafted, keys, world, language, as_json=as_json)
            context.exit(1 if faulty else 0)
        if case is not None:
            _keep(case, drafted)
        written = None if output is None else _write(Path(output), drafted, case, language)
    if as_json:
        print_json(_plain(drafted, written, language))
    elif written is None:
        click.echo(page(drafted.conflict, language), nl=False)
    if written is not None:
        _tell(written, language)
    for ask in drafted.asks if written is None else _still_open(drafted, written.conflict):
        say(_question(ask, drafted.conflict, language))
    if faulty:
        context.exit(1)


def _question(ask: Ask, conflict: Conflict, language: str) -> str:
    """What the draft asks, with the option's key, under which the answer is to be written."""
    told = words(language)
    label = ask.label or next(option.label for option in conflict.options if option.key == ask.option)
    party = ask.party or conflict.owner(ask.option)
    if ask.reason == "counter":
        from statusquo.assessment.names import name as name_of  # the solver's packages only where they are needed

        party = name_of(party, language).object
    option = label if ask.label else f"{label} [{ask.option}]"
    text = told(f"drafting.ask.{ask.reason}", party=party, option=option)
    return f"{text} {told(f'drafting.ask.hint_{ask.hint}')}" if ask.hint else text


@contextmanager
def _material(
    sources: Sequence[str], limit: int | None, jobs: int | None, actors: ActorFile | None
) -> Iterator[tuple[World, Case | None, bool]]:
    """The world, the open case it is from (if it is from one), and whether an input was at fault."""
    if len(sources) == 1 and is_case(sources[0]):
        from statusquo.case import Case  # the database library only where a case is opened

        no_actors(actors)
        with Case.open(sources[0], create=False) as case:
            for warning in case.warnings:
                say(warning)
            yield case.world(), case, False
    else:
        world, faulty = joined_world(sources, limit, jobs, actors)
        yield world, None, faulty


def _explain(drafted: Draft | Conflict, keys: Sequence[str], world: World, language: str, *, as_json: bool) -> None:
    lines = tuple(line for key in keys for line in explain(drafted, key, world, language))
    if as_json:
        print_json([_explained(line) for line in lines])
        return
    console = out()
    for sentence in in_words(lines, language):
        console.print(plain(sentence), soft_wrap=True)


def _explained(line: Line) -> dict[str, object]:
    return {
        "text": line.text,
        "because": list(line.because),
        "sources": [
            {
                "report": quote.report,
                "date": quote.date or None,
                "finding": quote.finding,
                "start": quote.span.start,
                "stop": quote.span.stop,
                "quote": quote.span.quote,
            }
            for quote in line.quotes
        ],
    }


def _keep(case: Case, drafted: Draft) -> None:
    """Keep the draft in the case under the hash that the file will name; a case that is read only keeps none."""
    try:
        case.keep_draft(text_of(_unnamed(drafted.conflict)))
    except CaseError as error:
        say(f"the draft is not kept in the case, so a later one cannot be merged into its file: {error}")


def _unnamed(conflict: Conflict) -> Conflict:
    """The conflict without the hash of its draft: what the hash is made of."""
    return replace(conflict, draft=None)


def _write(path: Path, drafted: Draft, case: Case | None, language: str) -> Written:
    """Write a new file, merge into the one that is there, or write beside it.

    Raises:
        ConflictError: the file that is there is broken, or no conflict file; it stays as it is.
        SourceError: it cannot be written.
    """
    if not path.exists() or not path.stat().st_size:
        write = replace_text if path.exists() else write_text
        write(str(path), page(drafted.conflict, language))
        return Written(path, drafted.conflict)
    mine = ConflictFile.load(path)
    base = _base(mine.conflict, case)
    if base is None:
        return _beside(path, drafted, "the draft it came from is not known", language)
    if not _found(base) & _found(drafted.conflict):
        return _beside(path, drafted, "it is a draft of other reports", language)
    try:
        merged = merge(base, mine.conflict, drafted.conflict)
    except ConflictError as error:
        return _beside(path, drafted, f"the new draft does not fit into it ({error.what})", language)
    text = with_comments(mine.text, mine.edited(merged.conflict).text, language)
    if text == mine.text:
        return Written(path, mine.conflict, unchanged=True, differences=merged.differences)
    replace_text(str(path), text)
    return Written(path, merged.conflict, differences=merged.differences)


def _base(mine: Conflict, case: Case | None) -> Conflict | None:
    """The draft a file came from: the file itself if nobody changed it, else as the case kept it."""
    if mine.draft is None:
        return None
    if fingerprint(mine) == mine.draft:
        return mine
    kept = case.draft(mine.draft) if case is not None else None
    return None if kept is None else Conflict.parse(kept, f"draft {mine.draft}")


def _found(conflict: Conflict) -> set[str]:
    """The findings behind the options of a conflict."""
    return {id_ for option in conflict.options for id_ in option.because}


def _beside(path: Path, drafted: Draft, why: str, language: str) -> Written:
    """Write a draft beside a file, under a name that is free."""
    names = (f"{path.stem}.new{'' if number == 1 else f'-{number}'}{path.suffix}" for number in range(1, 1000))
    free = next(target for name in names if not (target := path.with_name(name)).exists())
    write_text(str(free), page(drafted.conflict, language))
    return Written(free, drafted.conflict, notes=(f"{path}: left as it is, for {why}; the new draft is {free}",))


def _tell(written: Written, language: str) -> None:
    for note in written.notes:
        say(note)
    for difference in written.differences:
        say(f"{written.path}: {difference.text(language)}")
    if written.unchanged:
        say(f"{written.path}: nothing to change")
    elif not written.notes:
        say(f"conflict written to {written.path.resolve()}")


def _still_open(drafted: Draft, mine: Conflict) -> list[Ask]:
    """What the draft asks and the person's file does not answer."""
    pattern = dict(zip(mine.keys, mine.status_quo or "-" * len(mine.keys), strict=True))
    open_ = [ask for ask in drafted.asks if ask.reason != "owner" and (ask.label or ask.option in pattern)]
    return [a for a in open_ if a.reason not in ("unknown", "contradiction") or pattern[a.option] == "-"]


def _plain(drafted: Draft, written: Written | None, language: str) -> dict[str, object]:
    from statusquo.brief.data import conflict as conflict_data  # the brief only where its data is printed

    return {
        "conflict": conflict_data(written.conflict if written is not None else drafted.conflict),
        "asks": [{**asdict(ask), "because": list(ask.because)} for ask in drafted.asks],
        "written": str(written.path) if written is not None else None,
        "unchanged": written.unchanged if written is not None else None,
        "differences": [
            {**asdict(one), "because": list(one.because), "language": language, "text": one.text(language)}
            for one in (written.differences if written is not None else ())
        ],
    }
