"""``statusquo add``: reports into a case, batch by batch, so that a killed run goes on where it was."""

from __future__ import annotations

import dataclasses
import gc
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

import click
from rich.progress import Progress

from statusquo.case import Case
from statusquo.case.adding import Added
from statusquo.cli.columns_option import given_form, reading_options
from statusquo.cli.output import err, print_json, say
from statusquo.cli.reading import Notes
from statusquo.errors import CaseError, SourceError
from statusquo.findings import Findings
from statusquo.language.actors import ActorFile
from statusquo.reading import version
from statusquo.reading.many import pool, processes, read_all
from statusquo.report import Report
from statusquo.sources import LIMIT, Form, How, PassedOverError, RepeatError, files, stream

#: Reports in the first transaction, for each process, and in the largest.
_BATCH: Final = 32
_LARGEST: Final = 2048
#: Seconds that a transaction should take: what a killed run has to do again at most, four times that at worst.
_PACE: Final = 1.0
#: So many forms of tables a case remembers.
_FORMS: Final = 20
_One = tuple[Path, Report | SourceError]


@dataclasses.dataclass(slots=True)
class Tally:
    """What came of a run, in reports; ``faults`` counts inputs that could not be read in."""

    added: Added = dataclasses.field(default_factory=Added)
    not_read: int = 0
    undated: int = 0
    repeats: int = 0
    faults: int = 0

    def to_dict(self) -> dict[str, int]:
        """The numbers by name; ``same`` has the repeats within this run too."""
        counts = dataclasses.asdict(self)
        added: dict[str, int] = counts.pop("added")
        added["same"] += counts.pop("repeats")
        return added | counts

    def in_words(self) -> str:
        """One line with every number that is not 0, and always the new ones."""
        numbers = self.to_dict()
        told = (
            ("new", "new"),
            ("same", "the same as before"),
            ("sources", "another source of a text that was there"),
            ("revised", "changed since"),
            ("read_again", "read again"),
            ("not_read", "not read"),
            ("undated", "without a date"),
            ("faults", "at fault"),
        )
        parts = [f"{numbers[name]} {label}" for name, label in told if numbers[name] or name == "new"]
        return ", ".join(parts)


@click.command()
@click.argument("case", type=click.Path(), metavar="CASE")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--again", is_flag=True, help="Read also what this reader has read before.")
@reading_options
@click.pass_context
def add(
    context: click.Context,
    case: str,
    sources: tuple[str, ...],
    again: bool,
    actors: ActorFile | None,
    as_json: bool,
    limit: int | None,
    jobs: int | None,
) -> None:
    """Read reports into a case; the case is made if it is absent and there is a report.

    SOURCE is a file (.txt .md .json .jsonl .csv .tsv .html .xml .rss .atom .eml), a folder, or a pattern in
    quotes. The same report again changes nothing, so a run that was
    stopped goes on where it was when it is started again. A text that is there already from another source is
    kept once, with both sources. Reports in a language without a reader are kept and counted as not read.

    The case keeps the --columns of a table and takes them for later tables that have these columns.

    The case keeps the table of --actors and takes it for later reports too. With another table, reports that are
    named again are read again.
    """
    tally, notes, form = Tally(), Notes(), given_form()
    found = None
    if not Path(case).exists():
        how = How(limit or LIMIT, form, (form,) if form.columns else (), revisions=True)
        found, any_report = _looked_into(stream(sources, how=how))
        if not any_report:
            list(_batches(found, _Pace(_BATCH), tally))  # tells the faults
            _end(context, case, tally, as_json=as_json, made=False)
            return
    with Case.open(case) as opened, _giving_back():
        for warning in opened.warnings:
            say(warning)
        actors, forms = _kept(opened, actors), _forms(opened, form)
        if found is None:
            found = stream(sources, how=How(limit or LIMIT, form, forms, revisions=True))
        with _progress() as progress:
            total = sum(1 for _ in files(sources)) if not progress.disable else None
            bar = progress.add_task("reading", total=total)
            for taken in _take(opened, found, tally, actors, notes, jobs=jobs, again=again):
                progress.advance(bar, taken)
        notes.close()
        if tally.added.revised or tally.added.read_again:
            _tell_gone(opened)
        with _progress() as progress:
            progress.add_task("joining", total=None)
            opened.refresh()
    _end(context, case, tally, as_json=as_json)


def _end(context: click.Context, case: str, tally: Tally, *, as_json: bool, made: bool = True) -> None:
    """Say what came of it; 1 if an input was at fault."""
    if as_json:
        print_json({"case": str(Path(case)), **tally.to_dict()})
    else:
        click.echo(f"{case}: {tally.in_words()}{'' if made else '; no case was made'}")
    if tally.faults:
        context.exit(1)


def _looked_into(found: Iterator[_One]) -> tuple[Iterator[_One], bool]:
    """All that was found, and whether there is a report among it; no more is read than up to the first one."""
    begun: list[_One] = []
    for one in found:
        begun.append(one)
        if isinstance(one[1], Report):
            return chain(begun, found), True
    return iter(begun), False


def _take(
    case: Case, found: Iterator[_One], tally: Tally, actors: ActorFile | None, notes: Notes, *,
    jobs: int | None, again: bool,
) -> Iterator[int]:  # fmt: skip
    """Read and store, batch by batch; gives the number of files of each batch that is stored.

    While the other processes read a batch, this one stores what they read before. Where the run breaks off, the batch
    that was being read is not stored: the next run reads it again.
    """
    pace = _Pace(_BATCH * processes(sys.maxsize, jobs))
    executor: Executor | None = None

    def keep(read: Iterable[Findings]) -> None:
        tally.added += case.add(_told(read, tally, notes), refused=lambda error: _refuse(error, tally))
        _set_aside()

    with ExitStack() as stack:
        waiting: Iterable[Findings] = ()
        files_before = 0
        for batch, files_begun in _batches(found, pace, tally):
            unread = _unread(case, batch, tally, actors, notes, again=again)
            if executor is None and processes(len(unread), jobs) > 1:
                executor = stack.enter_context(pool(pace.size, jobs))
            read = read_all(unread, executor, actors=actors)
            keep(waiting)
            yield files_before
            waiting, files_before = read, files_begun
        keep(waiting)
        yield files_before


class _Pace:
    """How many reports go into the next transaction: as many as take about a second, read or not."""

    def __init__(self, size: int) -> None:
        self.size = self._least = size
        self._since = time.monotonic()

    def next(self) -> int:
        """The size of the next one, by the time since the last call."""
        took = time.monotonic() - self._since
        if took < _PACE / 2:
            self.size = min(2 * self.size, max(_LARGEST, self._least))
        elif took > _PACE:
            self.size = max(self.size // 2, self._least)
        self._since += took
        return self.size


def _batches(found: Iterator[_One], pace: _Pace, tally: Tally) -> Iterator[tuple[list[Report], int]]:
    """Reports in batches, each with the number of files that were begun; faults are told at once."""
    last: Path | None = None
    while part := list(islice(found, pace.next())):
        reports: list[Report] = []
        begun = 0
        for path, one in part:
            begun += path != last
            last = path
            if isinstance(one, RepeatError):
                tally.repeats += 1
                say(str(one))
            elif isinstance(one, PassedOverError):
                say(str(one))
            elif isinstance(one, SourceError):
                tally.faults += 1
                say(str(one))
            else:
                reports.append(one)
        yield reports, begun


def _set_aside() -> None:
    """Spare the garbage collector what lives as long as the run: else it walks through it all again and again."""
    gc.collect(1)
    gc.freeze()


@contextmanager
def _giving_back() -> Iterator[None]:
    """Give what was set aside back to the garbage collector at the end: the process may go on after the command."""
    try:
        yield
    finally:
        gc.unfreeze()


def _kept(case: Case, actors: ActorFile | None) -> ActorFile | None:
    """The actor table of a case: the one that is given, which it keeps, else the one that it kept."""
    kept = case.setting("actors")
    if actors is None:
        return ActorFile(kept["text"], kept["where"]) if kept else None
    value = {"text": actors.text, "where": actors.where}
    if kept != value:
        case.remember("actors", value)
    return actors


def _forms(case: Case, form: Form) -> tuple[Form, ...]:
    """The forms of tables that a case remembers, the newest first; one that names columns is remembered."""

    def with_form(kept: Any) -> list[dict[str, Any]]:
        mine = form.to_dict()
        return [mine, *(one for one in kept or () if one != mine)][:_FORMS]

    kept = case.amend("tables", with_form) if form.columns else case.setting("tables")
    return tuple(Form.from_dict(one) for one in kept or ())


def _unread(
    case: Case, batch: Sequence[Report], tally: Tally, actors: ActorFile | None, notes: Notes, *, again: bool
) -> list[Report]:
    """Those of a batch that must be read: new, changed, or last read by another reader.

    Where a file lies and what was noticed about its encoding is no news about the report.
    """
    held = case.held(report.id for report in batch)
    unread = []
    for report in batch:
        tally.undated += report.date is None
        known, reader, not_read = held.get(report.id, (None, "", ""))
        if known is not None and known == dataclasses.replace(report, source=known.source, notes=known.notes):
            now = version(report.language, actors)
            if not again and reader == now and (now or not_read):
                tally.added += Added(same=1)
                tally.not_read += bool(not_read)
                continue
            report = known  # the same report, as the case has it
        else:
            notes.tell(report)
        unread.append(report)
    return unread


def _told(found: Iterable[Findings], tally: Tally, notes: Notes) -> Iterator[Findings]:
    """Pass findings on and say which reports nobody could read: of one file each reason once, then how often."""
    for findings in found:
        if findings.not_read:
            tally.not_read += 1
            notes.say(findings.report.source or findings.report.id, f"not read: {findings.not_read}")
        yield findings


def _refuse(error: CaseError, tally: Tally) -> None:
    """A report whose id is that of another: a fault, and told as one."""
    tally.faults += 1
    say(str(error))


def _tell_gone(case: Case) -> None:
    """Say how many decisions are about nothing that is there now: their words were corrected away, or not found."""
    gone = len(case.carried().gone)
    if gone:
        say(
            f"{case.path}: {gone} decision{'s' * (gone > 1)} no longer appl{'y' if gone > 1 else 'ies'}: "
            f"statusquo review {case.path} --log"
        )


def _progress() -> Progress:
    """A bar on standard error where that is a terminal."""
    return Progress(console=err(), transient=True, disable=not sys.stderr.isatty())
