"""The page that compares with papers says of each published case what it says and what comes out here."""

from __future__ import annotations

from pathlib import Path

from statusquo.conflict import catalogue
from statusquo.stability.inverse import count_rankings
from tests.published.cases import COUNTS, VERDICTS, Count, Verdict

PAGE = Path(__file__).parents[2] / "docs" / "concepts" / "published.md"
NAMES = {"nash": "Nash", "gmr": "GMR", "smr": "SMR", "seq": "SEQ", "sseq": "SSEQ"}


def test_the_table_of_the_page_is_that_of_the_cases() -> None:
    shown = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| `")]
    verdicts = [verdict_row(case) for case in VERDICTS if case.source != "computed"]
    counts = [count_row(case) for case in COUNTS if case.source != "computed"]
    assert len(verdicts) >= 5 and len(counts) >= 2
    assert shown[: len(verdicts) + len(counts)] == [*verdicts, *counts]


def test_every_conflict_of_the_catalogue_is_on_the_page() -> None:
    text = PAGE.read_text("utf-8")
    assert [name for name in catalogue.names() if f"`{name}`" not in text] == []


def verdict_row(case: Verdict) -> str:
    """What a source says of some states, and whether it is so."""
    states = ", ".join(case.states)
    whom = f"for {case.party}" if case.party else "equilibria"
    said = f"{states}{'' if case.complete else ' (among others)'}" if case.holds else f"not {states}"
    return f"| `{case.conflict}` | {NAMES[case.concept]}, {whom} | {said} | {_same(case.agrees)} | {case.source} |"


def count_row(case: Count) -> str:
    """How many orders a source counts, and whether there are so many."""
    found = count_rankings(catalogue.load(case.conflict), case.target, case.concept, [case.party]).equilibrium
    what = f"{NAMES[case.concept]}, orders of {case.party} with {case.target}"
    same = _same(case.agrees) if case.agrees else f"{found}, {_same(case.agrees)}"
    return f"| `{case.conflict}` | {what} | {case.number} | {same} | {case.source} |"


def _same(agrees: bool) -> str:
    return "the same" if agrees else "otherwise, [why](published_errors.md)"
