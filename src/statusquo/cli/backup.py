"""``statusquo backup``: a copy of a case that is whole, also while others write to it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import click

from statusquo.case import Case
from statusquo.case.doctor import examine
from statusquo.case.engine import unused
from statusquo.cli.output import json_option, print_json, say
from statusquo.errors import CaseError


@click.command()
@click.argument("case", type=click.Path(), metavar="CASE")
@click.argument("to", type=click.Path(), required=False, metavar="[TO]")
@click.option("--replace", is_flag=True, help="Replace TO if it is there.")
@click.option("--check/--no-check", default=True, show_default=True, help="Check the copy from end to end.")
@json_option
def backup(case: str, to: str | None, replace: bool, check: bool, as_json: bool) -> None:
    """Copy a case as one whole file, safe also while it is in use.

    TO is a file or a folder; by default the copy lies beside the case with the time in its name. A file that is
    there is never overwritten without --replace, never by half, and never by a copy that has faults.
    """
    with Case.open(case, create=False) as opened:
        for warning in opened.warnings:
            say(warning)
        target = opened.backup(_target(Path(case), to), replace=replace, check=_whole(Path(case)) if check else None)
    size = target.stat().st_size
    if as_json:
        print_json({"case": case, "backup": str(target), "bytes": size, "checked": check})
    else:
        click.echo(f"{target}: {size:,} bytes, {'checked' if check else 'not checked'}")


def _target(case: Path, to: str | None) -> Path:
    """The file to write: as named, or named after case and time in the folder named or that of the case."""
    if to is not None and not Path(to).is_dir():
        return Path(to)
    now = datetime.datetime.now(datetime.UTC).astimezone().strftime("%Y%m%d-%H%M%S")
    return unused((Path(to) if to is not None else case.parent) / f"{case.stem}-{now}{case.suffix}")


def _whole(case: Path) -> Callable[[Path], None]:
    """A check of a copy: one of a damaged case is worth nothing, and must not take the place of a good one."""

    def check(copy: Path) -> None:
        if faults := examine(copy):
            raise CaseError(
                f"the copy has {len(faults)} faults, as the case itself may have; it was not kept",
                where=str(case),
                advice="see statusquo doctor CASE; --no-check copies it as it is",
            )

    return check
