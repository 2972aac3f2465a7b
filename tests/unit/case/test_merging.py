"""Findings that a person calls the same: none is lost, whatever the decisions say together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from statusquo.case.decisions import merges
from tests.builders import Build


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "a.case") as opened:
        yield opened


def demand(case: Case, id_: str, text: str) -> str:
    b = Build(id_, text)
    found = b.position(b.actor("Norland"), "demands", "Öffnung des Hafens")
    case.add([b.findings()])
    return found


def weights(case: Case) -> list[int]:
    return [position.weight for position in case.world().positions]


def merged(target: str, other: str, number: int = 0) -> Decision:
    return Decision("merged", target, other=other, number=number)


def test_the_end_of_a_way_stands_for_all_on_it() -> None:
    assert merges([merged("a", "b"), merged("b", "c")], "abc") == {"a": "c", "b": "c"}
    assert merges([merged("a", "b"), merged("b", "c"), merged("c", "a")], "abc") == {"b": "a", "c": "a"}
    assert merges([merged("a", "b"), merged("a", "c")], "abc") == {"a": "c"}
    assert merges([merged("a", "a"), merged("a", "gone")], "ab") == {}


def test_two_that_are_called_the_same_both_ways_leave_one(case: Case) -> None:
    one = demand(case, "a", "Norland fordert die Öffnung des Hafens.")
    two = demand(case, "b", "Norland fordert am Montag die Öffnung des Hafens.")
    assert weights(case) == [2]
    case.decide(merged(one, two))
    case.decide(merged(two, one))
    (position,) = case.world().positions
    assert [source.finding for source in position.sources] == [one]


def test_what_was_called_the_same_as_something_gone_comes_back(case: Case) -> None:
    one = demand(case, "a", "Norland fordert die Öffnung des Hafens.")
    text = "Norland fordert am Montag die Öffnung des Hafens."
    case.decide(merged(one, demand(case, "b", text)))
    later = Build("b", text, reader="hand/2")
    later.actor("Norland")
    case.add([later.findings()])
    assert weights(case) == [1]
    assert [decision.target for decision in case.vanished()] == [one]


def test_three_events_are_one_over_two_steps(case: Case) -> None:
    ids = []
    for day in ("01", "10", "20"):
        b = Build(f"r{day}", f"Norland und Suland sprachen am {day}.", date=f"2025-12-{day}")
        ids.append(b.event("talks", [b.actor("Norland"), b.actor("Suland")], "Norland und Suland sprachen"))
        case.add([b.findings()])
    assert len(case.world().events) == 3
    case.decide(merged(ids[0], ids[1]))
    case.decide(merged(ids[1], ids[2]))
    assert len(case.world().events) == 1
