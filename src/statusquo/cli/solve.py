"""``statusquo solve``: which states are stable, for whom, under which concept."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.progress import Progress
from rich.table import Table

from statusquo.cli.output import err, json_option, out, plain, print_json, say
from statusquo.conflict import Conflict
from statusquo.conflict.catalogue import load as load_catalogued
from statusquo.conflict.catalogue import names as catalogued
from statusquo.conflict.text import counted
from statusquo.errors import StatusquoError
from statusquo.stability import CONCEPTS, Robustness, Row, Solution, robustness
from statusquo.stability import solve as solve_conflict
from statusquo.stability.memory import DEFAULT_MEMORY
from statusquo.svg import whole

#: Above this many states, lists of states are printed only with ``--all``.
_MOST_LISTED = 4096
#: Above this many states, a terminal table is cut to the equilibria unless ``--all`` is given.
_MOST_ROWS = 64
#: Up to this many preference orders are counted one by one; of more, this many are drawn.
_DRAWN = 2000
#: Above this many states no shares of orders are counted: a table is not worth the wait.
_MOST_SHARED = 1024
#: From this many options on, solving takes long enough to be watched.
_WATCHED = 17


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option(
    "--catalogue",
    type=click.Choice(catalogued()),
    metavar="NAME",
    help=f"A known conflict instead of a file: {', '.join(catalogued())}.",
)
@click.option(
    "--concept",
    "concepts",
    type=click.Choice(CONCEPTS),
    multiple=True,
    help="Only this concept; may be repeated.",
)
@click.option("--equilibria", is_flag=True, help="Only states that are an equilibrium.")
@click.option("--with", "taken", metavar="OPTION", multiple=True, help="Only states in which it is taken.")
@click.option("--without", "not_taken", metavar="OPTION", multiple=True, help="Only states in which it is not taken.")
@click.option("--stable-for", metavar="PARTY", multiple=True, help="Only states stable for it, under each concept.")
@click.option(
    "--sort",
    metavar="PARTY|equilibria",
    default="state",
    help="Best states of a party first, or states that are equilibria under most concepts.",
)
@click.option("--all", "show_all", is_flag=True, help="List states whatever their number.")
@click.option(
    "--memory",
    type=click.FloatRange(min=0, min_open=True),
    metavar="GIB",
    default=DEFAULT_MEMORY / 2**30,
    show_default=True,
    help="Memory that may be used, in GiB.",
)
@json_option
@click.pass_context
def solve(
    context: click.Context,
    /,
    files: tuple[str, ...],
    catalogue: str | None,
    concepts: tuple[str, ...],
    equilibria: bool,
    show_all: bool,
    memory: float,
    as_json: bool,
    **choice: Any,
) -> None:
    """Solve conflict files: stable states and equilibria under five concepts.

    With --json: one line a file, {file, title, parties, options, states, orders, stable, equilibria,
    status_quo}; above 4,096 states the lists need --all. Where states are chosen, "listed" is their number.
    """
    if not files and catalogue is None:
        raise click.UsageError("Missing argument 'FILE...' (or --catalogue NAME).")
    if equilibria:
        choice["equilibria"] = "any"
    chosen = {name: value for name, value in choice.items() if value and value != "state"}
    sources = [(name, None) for name in files] + ([(catalogue, catalogue)] if catalogue else [])
    faulty = False
    for name, known in sources:
        try:
            conflict = load_catalogued(known) if known else Conflict.load(name)
            with _watching(conflict) as progress:
                solution = solve_conflict(conflict, concepts or CONCEPTS, memory=int(memory * 2**30), progress=progress)
            if as_json:
                found = solution.to_dict(limit=None if show_all else _MOST_LISTED, **chosen)
                print_json({"file": name, **found})
            else:
                _print(solution, show_all, chosen)
        except StatusquoError as error:
            say(str(error))
            faulty = True
            continue
        for warning in conflict.warnings():
            say(f"{name}: {warning}")
    if faulty:
        context.exit(1)


@contextmanager
def _watching(conflict: Conflict) -> Iterator[Callable[[int, int], None] | None]:
    """Show on a terminal how far a long run has come."""
    if len(conflict.options) < _WATCHED or not sys.stderr.isatty():
        yield None
        return
    with Progress(console=err(), transient=True) as bar:
        task = bar.add_task("solving", total=None)
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _print(solution: Solution, show_all: bool, chosen: dict[str, Any]) -> None:
    cut = solution.states.size > _MOST_ROWS and not show_all and not chosen
    found = solution.table(**({"equilibria": "any"} if cut else chosen))
    conflict = solution.conflict
    console = out()
    console.print(plain(conflict.title, "bold"))
    if conflict.source:
        console.print(plain(f"Source: {conflict.source}"))
    place = 0
    for party in conflict.parties:
        for option in party.options:
            place += 1
            console.print(plain(f"  {place:>2}  {party.name}: {option.label} ({option.key})"))
    orders = conflict.orders()
    note = "" if orders == 1 else f"; baseline of {counted(orders, 'preference order')} that fit the file"
    console.print(plain(f"{solution.states.size:,} feasible states{note}"))
    if len(found.rows) > _MOST_LISTED and show_all:
        # a table that fits its columns to every row would need minutes
        for line in found.lines(len(found.rows)):
            click.echo(line)
        return
    table = Table(box=None, pad_edge=False)
    table.add_column("state", no_wrap=True, min_width=len(conflict.keys))
    for concept in found.concepts:
        table.add_column(concept, justify="left")
    shown = found.rows[: len(found.rows) if show_all else _MOST_ROWS]
    shares = _robustness(solution, [row.state for row in shown])
    for row in shown:
        mark = " = status quo" if row.status_quo else ""
        cells = [_cell(row, concept, shares) for concept in found.concepts]
        table.add_row(plain(row.text + mark), *map(plain, cells))
    console.print(table)
    console.print(plain("E: equilibrium, stable for all; else the parties for whom the state is stable"))
    if shares is not None:
        basis = "all" if shares.exact else f"{_DRAWN:,} drawn"
        console.print(plain(f"(n %): it is an equilibrium in n of 100 preference orders, counted over {basis}"))
    elif orders > 1:
        console.print(plain("what share of the orders agrees is not counted here; `statusquo assess` says it"))
    if cut:
        console.print(plain(f"{len(found.rows):,} equilibria, {len(shown):,} shown"))
    elif chosen:
        console.print(plain(f"{len(found.rows):,} of {solution.states.size:,} states match, {len(shown):,} shown"))
    if cut or len(shown) < len(found.rows):
        console.print(plain("--all shows all states; --with, --without and --stable-for choose some"))


def _robustness(solution: Solution, states: list[int]) -> Robustness | None:
    """The shares of orders that go with verdicts, where there is more than one order."""
    if solution.conflict.orders() == 1 or not states or solution.states.size > _MOST_SHARED:
        return None
    return robustness(solution.conflict, solution.concepts, states=states, enumerated=_DRAWN, samples=_DRAWN)


def _cell(row: Row, concept: str, shares: Robustness | None) -> str:
    holders = "E"
    if not row.equilibrium[concept]:
        holders = ", ".join(party for party in row.ranks if row.stable[party, concept]) or "–"
    if shares is None:
        return holders
    return f"{holders} ({whole(shares.share(concept, row.state).value)} %)"
