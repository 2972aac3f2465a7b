"""Corrections that do not fit: refused with one line, and told by the doctor where one is in the log already."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from statusquo.errors import StatusquoError, UsageError
from statusquo.findings import Actor, Findings
from tests.builders import Build


def report() -> Findings:
    b = Build("a", "Norland fordert die Insel. Minister Vogt sprach mit Suland. Die Blockade dauert an.")
    nor, sul = b.actor("Norland"), b.actor("Suland")
    b.actor("Vogt", kind="person", acts_for=nor)
    b.position(nor, "demands", "die Insel", who_would_act=sul)
    b.event("talks", [nor, sul], "Minister Vogt sprach mit Suland.")
    b.condition("Blockade", True, "Die Blockade dauert an.", [nor])
    return b.findings()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "x.case") as opened:
        opened.add([report()])
        yield opened


def target(kind: str, at: int = 0) -> str:
    return str(getattr(report(), kind)[at].id)


WRONG = [
    ("events", 0, "kind", "xyz"),
    ("events", 0, "status", "perhaps"),
    ("actors", 0, "kind", "talks"),
    ("actors", 0, "name", None),
    ("actors", 0, "name", " "),
    ("actors", 0, "acts_for", "Norland"),
    ("actors", 0, "acts_for", "Vogt"),
    ("actors", 0, "acts_for", "Westland"),
    ("positions", 0, "evidence", "0-999999"),
    ("positions", 0, "evidence", "5-5"),
    ("positions", 0, "label", None),
    ("positions", 0, "actor", None),
    ("positions", 0, "who_would_act", "Westland"),
    ("positions", 0, "duration", "long"),
    ("conditions", 0, "since", "soon"),
]


@pytest.mark.parametrize(("kind", "at", "name", "value"), WRONG)
def test_refused_and_nothing_stored(case: Case, kind: str, at: int, name: str, value: str | None) -> None:
    right = Decision("accepted", target("events"))
    with pytest.raises(StatusquoError) as error:
        case.decide(right, Decision("corrected", target(kind, at), changes=((name, value),)))
    assert "\n" not in str(error.value)
    assert case.decisions() == ()
    assert case.world().positions


def test_a_circle_in_two_steps_is_refused(case: Case) -> None:
    case.decide(Decision("corrected", target("actors", 1), changes=(("acts_for", "Vogt"),)))
    with pytest.raises(UsageError, match="would act for itself"):
        case.decide(Decision("corrected", target("actors", 0), changes=(("acts_for", "Suland"),)))
    assert len(case.decisions()) == 1


def test_superscript_digits_are_no_range() -> None:
    with pytest.raises(UsageError, match="no range"):
        Decision("corrected", "x", changes=(("issue", "²-³"),))


@pytest.mark.parametrize(("kind", "at", "name", "value"), [row for row in WRONG if row[2] != "duration"])
def test_one_in_the_log_is_told_and_can_be_taken_back(
    case: Case, kind: str, at: int, name: str, value: str | None
) -> None:
    """As an older version could store it: the doctor names it, and the way back is open."""
    with closing(sqlite3.connect(case.path)) as connection, connection:
        row = (target(kind, at), json.dumps([[name, value]]))
        connection.execute(
            "INSERT INTO decision (action, about, target, other, changes, author, time, reason) "
            "VALUES ('corrected', 'finding', ?, '', ?, 'vw', '2025-12-02T00:00:00+00:00', '')",
            row,
        )
    (fault,) = case.doctor()
    assert fault.startswith("decision 1: cannot be applied: ")
    assert "--undo 1" in fault
    if name != "acts_for" or value == "Westland":
        with pytest.raises(UsageError, match=r"decision 1: .*--undo 1"):
            case.world()
    else:
        case.world()  # a circle is broken
    case.decide(Decision("corrected", target("positions"), changes=(("stance", "offers"),)))  # others go on
    case.undo(1)
    assert [p.stance for p in case.world().positions] == ["offers"]
    assert case.doctor() == ()


def test_the_party_of_a_circle_is_always_the_same() -> None:
    b = Build("a", "A, B, C und D.")
    for name in "ABCD":
        b.actor(name)
    findings = b.findings()
    ids = [actor.id for actor in findings.actors]
    above = {ids[0]: ids[1], ids[1]: ids[2], ids[2]: ids[1], ids[3]: ids[3]}
    turned: tuple[Actor, ...] = tuple(replace(actor, acts_for=above[actor.id]) for actor in findings.actors)
    findings = replace(findings, actors=turned)
    parties = [findings.party(id_).id for id_ in ids]
    assert parties == [min(ids[1:3])] * 3 + [ids[3]]
