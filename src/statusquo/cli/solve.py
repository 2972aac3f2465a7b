"""``statusquo solve``: which states are stable, for whom, under which concept."""

from __future__ import annotations

import click
from rich.table import Table

from statusquo.cli.output import json_option, out, plain, print_json, say
from statusquo.conflict import Conflict
from statusquo.conflict.catalogue import load as load_catalogued
from statusquo.conflict.catalogue import names as catalogued
from statusquo.errors import StatusquoError
from statusquo.stability import CONCEPTS, Solution
from statusquo.stability import solve as solve_conflict

#: Above this many states, lists of states are printed only with ``--all``.
_MOST_LISTED = 4096
#: Above this many states, a terminal table is cut to the equilibria unless ``--all`` is given.
_MOST_ROWS = 64


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--catalogue", type=click.Choice(catalogued()), help="A known conflict instead of a file.")
@click.option("--all", "show_all", is_flag=True, help="List states whatever their number.")
@json_option
@click.pass_context
def solve(context: click.Context, files: tuple[str, ...], catalogue: str | None, show_all: bool, as_json: bool) -> None:
    """Solve conflict files: stable states and equilibria under five concepts.

    With --json: one line a file, {file, title, parties, options, states, orders, stable, equilibria,
    status_quo};
    above 4,096 states the lists need --all.
    """
    if not files and catalogue is None:
        raise click.UsageError("Missing argument 'FILE...' (or --catalogue NAME).")
    sources = [(name, None) for name in files] + ([(catalogue, catalogue)] if catalogue else [])
    faulty = False
    for name, known in sources:
        try:
            conflict = load_catalogued(known) if known else Conflict.load(name)
            solution = solve_conflict(conflict)
        except StatusquoError as error:
            say(str(error))
            faulty = True
            continue
        for warning in conflict.warnings():
            say(f"{name}: {warning}")
        if as_json:
            print_json({"file": name, **solution.to_dict(limit=None if show_all else _MOST_LISTED)})
        else:
            _print(solution, show_all)
    if faulty:
        context.exit(1)


def _print(solution: Solution, show_all: bool) -> None:
    conflict = solution.conflict
    console = out()
    console.print(plain(conflict.title, "bold"))
    place = 0
    for party in conflict.parties:
        for option in party.options:
            place += 1
            console.print(plain(f"  {place:>2}  {party.name}: {option.label} ({option.key})"))
    orders = conflict.orders()
    note = "" if orders == 1 else f"; baseline of {orders:,} preference orders that fit the file"
    console.print(plain(f"{solution.states.size:,} feasible states{note}"))
    table = Table(box=None, pad_edge=False)
    table.add_column("state")
    for concept in CONCEPTS:
        table.add_column(concept, justify="left")
    stable = {(c, p): solution.stable(c, p) for c in CONCEPTS for p in solution.parties}
    cut = solution.states.size > _MOST_ROWS and not show_all
    rows = 0
    for row, state in enumerate(solution.states):
        holders = [[p for p in solution.parties if stable[concept, p][row]] for concept in CONCEPTS]
        if cut and all(len(names) < len(solution.parties) for names in holders):
            continue
        rows += 1
        if cut and rows > _MOST_ROWS:
            break
        cells = [_cell(names, solution.parties) for names in holders]
        mark = " = status quo" if conflict.format_state(int(state)) == conflict.status_quo else ""
        table.add_row(plain(conflict.format_state(int(state)) + mark), *map(plain, cells))
    console.print(table)
    console.print(plain("E: equilibrium, stable for all; else the parties for whom the state is stable"))
    if cut:
        console.print(plain(f"only equilibria are shown, at most {_MOST_ROWS}; --all shows all states"))


def _cell(names: list[str], parties: tuple[str, ...]) -> str:
    return "E" if len(names) == len(parties) else ", ".join(names) or "–"
