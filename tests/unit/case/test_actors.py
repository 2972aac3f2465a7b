"""Actors across reports."""

from __future__ import annotations

from typing import Any

from statusquo.case import Decision, join
from statusquo.findings import ActorKind, Findings
from tests.builders import Build

_count = iter(range(10_000))


def told(name: str, kind: ActorKind = "person", party: str | None = None, **more: Any) -> Findings:
    number = next(_count)
    b = Build(f"r{number:04}", f"{name} und {party or 'niemand'}, Bericht {number}.", date="2025-12-01")
    behind = b.actor(party) if party else None
    b.actor(name, kind=kind, acts_for=behind, **more)
    return b.findings()


def names(*findings: Findings, decisions: tuple[Decision, ...] = ()) -> list[str]:
    return sorted(a.name for a in join(findings, decisions).actors if a.kind != "state")


def test_spelling_of_foreign_names() -> None:
    assert len(names(told("Wolodymyr Selenskyj"), told("Volodymyr Zelenskyy"))) == 1
    assert len(names(told("Juri Uschakow"), told("Yuri Ushakov"))) == 1


def test_surname_goes_with_its_only_person() -> None:
    assert names(told("Witkoff"), told("Steve Witkoff")) == ["Steve Witkoff"]


def test_surname_of_two_persons_stays_apart() -> None:
    assert names(told("Berg"), told("Anna Berg"), told("Ole Berg")) == ["Anna Berg", "Berg", "Ole Berg"]


def test_the_party_decides_between_two_of_one_surname() -> None:
    found = names(told("Berg", party="Norland"), told("Anna Berg", party="Norland"), told("Ole Berg", party="Suland"))
    assert found == ["Anna Berg", "Ole Berg"]


def test_surname_of_another_party_stays_apart() -> None:
    assert len(names(told("Berg", party="Norland"), told("Anna Berg", party="Suland"))) == 2


def test_longer_form_of_a_name() -> None:
    assert len(names(told("Wladimir Putin"), told("Wladimir Wladimirowitsch Putin"))) == 1


def test_similar_names_are_not_joined() -> None:
    assert len(names(told("Anna Schmid"), told("Anna Schmidt"))) == 2
    assert len(names(told("Anna Berg"), told("Anne Berg"))) == 2


def test_inflected_bodies() -> None:
    assert len(names(told("Norländische Opposition", "group"), told("Norländischen Opposition", "group"))) == 1


def test_common_noun_of_two_parties_stays_apart() -> None:
    assert len(names(told("Opposition", "group", "Norland"), told("Opposition", "group", "Suland"))) == 2


def test_table_key_joins_and_parts() -> None:
    world = join([told("Moskau", "state", table="RUS", aliases=("Russland",)), told("Russland", "state", table="RUS")])
    assert [a.key for a in world.actors] == ["RUS"]
    world = join([told("Kongo", "state", table="COG"), told("Kongo", "state", table="COD")])
    assert [a.key for a in world.actors] == ["COD", "COG"]


def test_alias_that_is_the_name_of_one_other() -> None:
    long = told("Nordische Allianz", "alliance", aliases=("NOA",))
    assert len(names(long, told("NOA", "organisation"))) == 1


def test_state_and_person_of_one_name() -> None:
    assert len(join([told("Jordan"), told("Jordan", "state")]).actors) == 2


def test_acts_for_by_most_reports_and_roles_latest_first() -> None:
    findings = [
        told("Anna Berg", party="Norland", role="Ministerin"),
        told("Anna Berg", party="Norland"),
        told("Anna Berg", party="Suland"),
    ]
    (berg,) = (a for a in join(findings).actors if a.kind == "person")
    assert (berg.party, berg.acts_for, berg.roles) == ("norland", "norland", ("Ministerin",))


def test_circle_of_acts_for_ends() -> None:
    one = Build("a", "Norbund und Sudbund sind da.")
    two = Build("b", "Sudbund, Norbund sind da.")
    one.actor("Norbund", kind="group", acts_for=one.actor("Sudbund", kind="group"))
    two.actor("Sudbund", kind="group", acts_for=two.actor("Norbund", kind="group"))
    world = join([one.findings(), two.findings()])
    assert {a.party for a in world.actors} == {"norbund"}


def test_decisions_on_actors() -> None:
    pair = (told("Anna Berg"), told("Anna Berg-Dahl"))
    assert len(names(*pair)) == 2
    assert (
        len(names(*pair, decisions=(Decision("merged", "Anna Berg", "actor", other="Anna Berg-Dahl", number=1),))) == 1
    )
    same = (told("Berg"), told("Anna Berg"))
    assert len(names(*same, decisions=(Decision("split", "Berg", "actor", other="Anna Berg", number=1),))) == 2
    assert names(*same, decisions=(Decision("renamed", "Anna Berg", "actor", other="A. Berg", number=1),)) == [
        "A. Berg"
    ]
