"""Talks held through somebody else are no direct contact of the two sides."""

from __future__ import annotations

import re

import pytest

from statusquo.case import Contact, contacts, join
from statusquo.case.words import lexicon
from tests.builders import Build

ENTRIES = lexicon()["indirect"]


@pytest.mark.parametrize("entry", ENTRIES, ids=[entry["example"] for entry in ENTRIES])
def test_every_pattern_finds_its_example(entry: dict[str, str]) -> None:
    assert re.search(entry["pattern"], entry["example"], re.IGNORECASE)


def rows(text: str, *, mediator: bool = False) -> dict[tuple[str, ...], Contact]:
    b = Build("a", text, date="2025-12-03")
    sides = [b.actor("Russland", table="RUS"), b.actor("Ukraine", table="UKR")]
    if mediator:
        sides.append(b.actor("Schweiz", table="CHE", role="Vermittlerin"))
    b.event("talks", sides, text)
    return {row.parties: row for row in contacts(join([b.findings()]))}


def test_talks_through_a_go_between_are_not_direct() -> None:
    row = rows("Russland und die Ukraine verhandelten über einen Vermittler")["RUS", "UKR"]
    assert not row.direct
    assert row.last is None
    assert len(row.indirect) == 1
    assert [place.span.quote[:8] for place in row.ruled_out] == ["Russland"]


def test_the_go_between_was_in_contact_with_both() -> None:
    found = rows("Russland und die Ukraine verhandelten indirekt über die Vermittlerin Schweiz", mediator=True)
    assert not found["RUS", "UKR"].direct
    assert found["RUS", "UKR"].mediators == ("CHE",)
    assert found["CHE", "RUS"].direct
    assert found["CHE", "UKR"].direct


def test_who_mediates_between_two_stands_before_the_verb() -> None:
    b = Build("a", "Die Schweiz vermittelt zwischen Russland und der Ukraine", date="2025-12-03")
    names = (("Schweiz", "CHE"), ("Russland", "RUS"), ("Ukraine", "UKR"))
    b.event("talks", [b.actor(name, table=key) for name, key in names], b.report.text, "ongoing")
    found = {row.parties: row for row in contacts(join([b.findings()]))}
    assert not found["RUS", "UKR"].direct
    assert found["RUS", "UKR"].mediators == ("CHE",)
    assert found["CHE", "RUS"].direct


def test_a_short_name_inside_a_word_is_nobody() -> None:
    b = Build("a", "Katar und Oman vermitteln zwischen der UN und Russland", date="2025-12-03")
    names = (("Katar", "QAT"), ("Oman", "OMN"), ("UN", "UNO"), ("Russland", "RUS"))
    b.event("talks", [b.actor(name, table=key) for name, key in names], b.report.text, "ongoing")
    found = {row.parties: row for row in contacts(join([b.findings()]))}
    assert not found["RUS", "UNO"].direct
    assert found["RUS", "UNO"].mediators == ("OMN", "QAT")


@pytest.mark.parametrize(
    "text",
    [
        "Russland und die Ukraine sprachen über den Donbass",
        "Russland und die Ukraine sprachen unmittelbar miteinander",
        "Russland und die Ukraine berieten über die Vermittlung",
    ],
)
def test_talks_about_something_are_direct(text: str) -> None:
    assert rows(text)["RUS", "UKR"].direct
