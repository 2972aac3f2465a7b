"""``statusquo doctor``: check a case, make its search index anew, save what can be saved of a damaged one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from statusquo.case.doctor import examine, rebuild_search, rescue
from statusquo.case.pages import rows_of
from statusquo.cli.output import json_option, plain, print_json, say
from statusquo.errors import CaseError

_COUNTED: Final = ("report", "finding", "decision")


@click.command()
@click.argument("case", type=click.Path(), metavar="CASE")
@click.option("--repair", is_flag=True, help="Make the search index anew from the texts.")
@click.option("--rescue", "to", type=click.Path(), metavar="TO", help="Save what can be read into a new case TO.")
@json_option
@click.pass_context
def doctor(context: click.Context, case: str, repair: bool, to: str | None, as_json: bool) -> None:
    """Check a case from end to end: pages, links, texts, spans, decisions, search index.

    Prints a line for each fault and exits with 1 if there is one. Nothing is changed without --repair; --rescue
    leaves the damaged file as it is.
    """
    if repair:
        rebuild_search(Path(case))
    faults = _faults(Path(case), rescued=to is not None)
    data: dict[str, object] = {"case": case, "faults": list(faults)}
    lost: tuple[str, ...] = ()
    lines = [f"{case}: {fault}" for fault in faults] or [f"{case}: no fault found"]
    if to is not None:
        saved = rescue(Path(case), Path(to))
        lost = saved.lost
        rows, missing = dict(saved.rows), dict(saved.missing)
        data["rescued"] = {"to": to, "rows": rows, "missing": missing, "lost": list(lost)}
        counted = ", ".join(f"{rows[table]} {table}s" for table in _COUNTED)
        gone = ", ".join(f"{missing[table]} {table}s" for table in _COUNTED if table in missing)
        lines.append(f"{to}: saved {counted}; known to be lost: {gone or 'nothing'}")
        lines += [f"{case}: lost: {line}" for line in lost]
    elif faults:
        say(f"{case}: {len(faults)} faults; statusquo doctor {case} --rescue TO saves what can be read into a new case")
    if as_json:
        print_json(data)
    else:
        for line in lines:
            click.echo(str(plain(line)))
    if lost or (faults and to is None):
        context.exit(1)


def _faults(case: Path, *, rescued: bool) -> tuple[str, ...]:
    """All faults; a file so damaged that it cannot be looked into has that one.

    Raises:
        CaseError: there is no such file, or it is something else than a case (unless it is to be rescued: a case with
            a torn header looks so).
    """
    if not case.is_file():
        raise CaseError("there is no such case", where=str(case), advice="check the path")
    try:
        return examine(case)
    except CaseError as error:
        if error.what == "is not a case" and rows_of(case).get("report"):
            return ("the header of the file is damaged",)
        if error.what == "the file is damaged" or (rescued and "newer" not in error.what):
            return (error.what,)
        raise
