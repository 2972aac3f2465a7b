"""Offices with time, and persons whom only their office names."""

from __future__ import annotations

import gc
import time

from statusquo.case import Decision, join
from statusquo.case.actors import join_actors
from statusquo.case.joined import JoinedActor
from statusquo.case.offices import office
from statusquo.findings import Findings
from tests.builders import Build

_count = iter(range(100_000))


def told(name: str, party: str, role: str | None, day: str) -> Findings:
    b = Build(f"o{next(_count):05}", f"{name} und {party}, Meldung {next(_count)}.", date=day)
    b.actor(name, kind="person", acts_for=b.actor(party, kind="state"), role=role)
    return b.findings()


def people(*findings: Findings, decisions: tuple[Decision, ...] = ()) -> dict[str, JoinedActor]:
    return {actor.key: actor for actor in join(findings, decisions).actors if actor.kind == "person"}


def test_one_office_in_many_spellings() -> None:
    assert office("norländischer Außenminister") == office("NOR-Außenministerin") == office("Außenminister")
    assert office("ehemaliger Außenminister") == office("Ex-Außenminister") == ""


def test_periods_of_an_office() -> None:
    found = people(
        told("Ole Kern", "Norland", "Außenminister", "2005-05-01"),
        told("Ole Kern", "Norland", "norländischer Außenminister", "2006-06-02"),
        told("Ole Kern", "Norland", "Präsident", "2008-01-01"),
        told("Ole Kern", "Norland", "ehemaliger Außenminister", "2008-02-01"),
    )
    (kern,) = found.values()
    assert [str(period) for period in kern.periods] == [
        "Außenminister (2005-05-01 - 2006-06-02)",
        "Präsident (2008-01-01)",
    ]


def test_an_unnamed_holder_is_who_held_the_office_then() -> None:
    found = people(
        told("Ole Kern", "Norland", "Präsident", "2005-01-01"),
        told("norländischer Präsident", "Norland", "norländischer Präsident", "2005-06-01"),
        told("Ole Kern", "Norland", "Präsident", "2006-01-01"),
        told("Ada Lund", "Norland", "Präsidentin", "2009-01-01"),
        told("norländische Präsidentin", "Norland", "norländische Präsidentin", "2009-03-01"),
        told("norländischer Präsident", "Norland", "norländischer Präsident", "2007-06-01"),
    )
    assert sorted((actor.name, len(actor.sources)) for actor in found.values()) == [
        ("Ada Lund", 2),
        ("Ole Kern", 3),
        ("norländischer Präsident", 1),
    ]


def test_a_title_alone_joins_nobody_of_another_state() -> None:
    found = people(
        told("Mirsa", "Norland", "Außenminister", "2024-01-01"),
        told("Mirsa", "Sudland", "Außenminister", "2024-01-02"),
        told("Ole Kern", "Norland", "Außenminister", "2005-01-01"),
        told("Außenminister", "Sudland", "Außenminister", "2005-01-03"),
    )
    assert len(found) == 4


def test_every_party_behind_an_actor_is_shown() -> None:
    (berg,) = people(
        told("Anna Berg", "Norland", None, "2024-01-01"),
        told("Anna Berg", "Norland", None, "2024-01-02"),
        told("Anna Berg", "Sudland", None, "2024-01-03"),
    ).values()
    assert berg.behind == ("norland", "sudland")


def test_nobody_without_a_party_joins_two_parties() -> None:
    build = Build("x", "Opposition, Meldung.", date="2024-01-01")
    build.actor("Opposition", kind="group")
    other = []
    for party in ("Norland", "Sudland"):
        b = Build(f"x{party}", f"Opposition, {party}, Meldung.", date="2024-01-02")
        b.actor("Opposition", kind="group", acts_for=b.actor(party, kind="state"))
        other.append(b.findings())
    world = join([build.findings(), *other])
    assert len([a for a in world.actors if a.kind == "group"]) == 3


def test_a_split_from_all_stays_alone() -> None:
    findings = (
        told("Berg", "Norland", None, "2024-01-01"),
        told("Anna Berg", "Norland", None, "2024-01-01"),
        told("Anna Berg", "Norland", "Ministerin", "2024-02-01"),
    )
    assert len(people(*findings)) == 1
    assert len(people(*findings, decisions=(Decision("split", "Berg", "actor", number=1),))) == 2


def test_many_bodies_of_one_name_take_no_quadratic_time() -> None:
    def spent(count: int) -> float:
        findings = []
        for number in range(count):
            b = Build(f"q{number:05}", f"Opposition, Staat{number}a, Meldung {number}.", date="2024-01-02")
            b.actor("Opposition", kind="group", acts_for=b.actor(f"Staat{number}a", kind="state"))
            findings.append(b.findings())
        took = []
        for _ in range(3):  # the least of three: a garbage collection of the whole test run may fall into one
            gc.collect()
            start = time.process_time()
            join_actors(findings)
            took.append(time.process_time() - start)
        return min(took)

    spent(50)
    assert spent(1600) < 8 * max(spent(400), 0.05)
