"""The table of traps in ``docs/reader.md``: every row is read and gives what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from statusquo.reading.german import read
from statusquo.report import Report

PAGE = Path(__file__).parents[3] / "docs" / "reader.md"
ROW = re.compile(r"^\| \*(?P<sentence>.+?)\* \| (?P<out>.+?) \| .+ \|$", re.MULTILINE)


def _rows() -> list[tuple[str, str]]:
    table = PAGE.read_text(encoding="utf-8").partition("## Traps")[2].partition("\n## ")[0]
    return [(row["sentence"], row["out"]) for row in ROW.finditer(table)]


def _out(text: str) -> set[str]:
    """Positions and events of a text, as the table writes them."""
    findings = read(Report(id="trap", text=text, language="de"))
    names = {actor.id: actor.name for actor in findings.actors}
    positions = {f"{names[p.actor]} {p.stance}: {p.label}" for p in findings.positions}
    return positions | {
        f"{e.kind} {e.status}: {', '.join(names[one] for one in e.participants)}" for e in findings.events
    }


def test_table_has_rows() -> None:
    assert len(_rows()) >= 10


@pytest.mark.parametrize(("sentence", "out"), _rows())
def test_row(sentence: str, out: str) -> None:
    assert _out(sentence) == (set() if out == "nothing" else set(out.split("; ")))
