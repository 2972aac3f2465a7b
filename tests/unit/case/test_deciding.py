"""Decisions on issues, actors and reports by name: what they change, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from statusquo.case import Case, Decision, World, join
from statusquo.case.deciding import ORDERS, effects, order
from statusquo.case.tables import table
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Findings
from tests.builders import Build


def told(id_: str, day: str, wording: str, who: str = "Norland", stance: str = "demands") -> Findings:
    b = Build(id_, f"{who}: {wording}. Anna Berg aus Norland, am {day}.", date=day)
    actor = b.actor(who)
    b.actor("Anna Berg", kind="person", acts_for=actor if who == "Norland" else b.actor("Norland"))
    b.position(actor, stance, wording)  # type: ignore[arg-type]
    return b.findings()


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.open(tmp_path / "a.case") as opened:
        opened.add(
            [
                told("r1", "2025-12-01", "Öffnung des Hafens"),
                told("r2", "2025-12-02", "Hafenöffnung"),
                told("r3", "2025-12-03", "freie Fahrt für alle Schiffe"),
                told("r4", "2025-12-04", "Rückgabe der Insel", "Suland", "rejects"),
                told("r5", "2025-12-05", "Rückgabe der Insel", "Sulandische Regierung", "rejects"),
            ]
        )
        yield opened


def decided(case: Case, about: str, action: str, *names: str) -> World:
    before = case.world()
    one = order(before, about, action, names)  # type: ignore[arg-type]
    expected = case.preview(one, author="vw")
    assert case.world() is before, "a preview stores nothing"
    case.decide(one, author="vw", reason="because")
    assert case.world() == expected
    assert effects(before, expected)
    return case.world()


def labels(world: World) -> set[tuple[str, ...]]:
    return {issue.wordings for issue in world.issues}


def test_issues_are_joined_split_renamed_and_nested_and_all_of_it_undone(case: Case) -> None:
    start = labels(case.world())
    assert ("Hafenöffnung", "Öffnung des Hafens") in start or ("Öffnung des Hafens", "Hafenöffnung") in start
    joined = decided(case, "issue", "join", "freie Fahrt für alle Schiffe", "Hafenöffnung")
    assert sorted(len(wordings) for wordings in labels(joined)) == [1, 3]
    named = decided(case, "issue", "rename", "Hafenöffnung", "Hafen")
    assert "Hafen" in {issue.label for issue in named.issues}
    nested = decided(case, "issue", "nest", "Hafen", "Rückgabe der Insel")
    assert [issue.parent for issue in nested.issues if issue.label == "Hafen"] == [
        next(issue.key for issue in nested.issues if "Rückgabe der Insel" in issue.wordings)
    ]
    assert {issue.parent for issue in decided(case, "issue", "nest", "Hafen").issues} == {None}
    parted = decided(case, "issue", "split", "Hafenöffnung")
    assert ("Hafenöffnung",) in labels(parted)
    for _ in range(5):
        case.undo()
    assert labels(case.world()) == start
    assert case.doctor() == ()


def test_of_a_join_and_a_split_the_later_holds(case: Case) -> None:
    pair = ("freie Fahrt für alle Schiffe", "Rückgabe der Insel")
    for action, together in (("join", True), ("split", False), ("join", True)):
        world = decided(case, "issue", action, *pair)
        assert any(set(pair) <= set(issue.wordings) for issue in world.issues) == together


def test_actors_are_joined_renamed_and_act_for_others(case: Case) -> None:
    joined = decided(case, "actor", "join", "Sulandische Regierung", "Suland")
    assert {p.party for p in joined.positions if p.stance == "rejects"} == {
        next(actor.key for actor in joined.actors if "Suland" in actor.names)
    }
    parted = decided(case, "actor", "split", "Sulandische Regierung", "Suland")
    assert len({p.party for p in parted.positions if p.stance == "rejects"}) == 2
    named = decided(case, "actor", "rename", "Anna Berg", "A. Berg")
    assert "A. Berg" in {actor.name for actor in named.actors}
    moved = decided(case, "actor", "acts-for", "Sulandische Regierung", "Suland")
    assert len({p.party for p in moved.positions if p.stance == "rejects"}) == 1
    assert len({p.actor for p in moved.positions if p.stance == "rejects"}) == 2
    alone = decided(case, "actor", "acts-for", "Anna Berg")
    berg = next(actor for actor in alone.actors if "Anna Berg" in actor.names)
    assert (berg.acts_for, berg.party) == (None, berg.key)


def test_nobody_acts_for_itself_through_others(case: Case) -> None:
    decided(case, "actor", "acts-for", "Suland", "Norland")
    one = order(case.world(), "actor", "acts-for", ["Norland", "Suland"])
    assert effects(case.world(), case.preview(one)) == ()


def test_reports_are_linked_and_unlinked(case: Case) -> None:
    linked = decided(case, "report", "link", "r5", "r4")
    assert [(v.report, v.of, v.decided) for v in linked.versions] == [("r5", "r4", "vw")]
    assert decided(case, "report", "unlink", "r5").versions == ()


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (("issue", "paint", "a"), "cannot be decided"),
        (("issue", "join", "Hafenöffnung"), "takes ISSUE ISSUE"),
        (("issue", "join", "Hafenöffnung", ""), "takes ISSUE ISSUE"),
        (("issue", "join", "Hafenöffnung", "Mondlandung"), "no issue Mondlandung"),
        (("issue", "join", "Öffnung des Hafens", "Hafenöffnung"), "both names are of the same"),
        (("issue", "split", "hafen"), "no wording hafen"),
        (("actor", "rename", "Nobody", "x"), "no actor Nobody"),
        (("report", "link", "r1", "r9"), "no such report"),
    ],
)
def test_wrong_orders_say_what_is_wrong(case: Case, typed: tuple[str, ...], message: str) -> None:
    with pytest.raises((UsageError, CaseError), match=message):
        case.preview(order(case.world(), typed[0], typed[1], typed[2:]))  # type: ignore[arg-type]
    assert case.decisions() == ()


def test_every_order_is_told_in_the_help() -> None:
    from statusquo.cli.review import review

    for thing, actions in ORDERS.items():
        for action in actions:
            assert f"{thing} {action} " in (review.help or "")


def test_a_name_can_be_given_back_and_the_latest_one_holds(case: Case) -> None:
    decided(case, "issue", "join", "freie Fahrt für alle Schiffe", "Hafenöffnung")
    before = next(issue for issue in case.world().issues if "Hafenöffnung" in issue.wordings)
    for wording, label in zip(before.wordings, ("Fahrt", "Hafen", "Schiffe"), strict=False):
        case.decide(Decision("renamed", wording, "issue", label))
        assert label in {issue.label for issue in case.world().issues}
    first = before.wordings[0]
    case.decide(Decision("renamed", first, "issue", "Zufahrt"))
    assert first in {issue.label for issue in decided(case, "issue", "rename", "Zufahrt", first).issues}


def test_a_name_is_rather_that_of_who_bears_it_than_of_who_has_it_too(tmp_path: Path) -> None:
    a, b = Build("a", "Aland (GdS) fordert Ruhe."), Build("b", "GdS fordert Brot.")
    a.position(a.actor("Aland", aliases=("GdS",)), "demands", "Ruhe")
    b.position(b.actor("GdS", kind="organisation"), "demands", "Brot")
    world = join([a.findings(), b.findings()])
    assert [row["party"] for row in table(world, "positions", party="gds").records()] == ["GdS"]


def test_only_who_was_moved_by_a_person_is_linked_by_one(tmp_path: Path) -> None:
    texts = {name: " ".join(f"{name}{n}" for n in range(60)) for name in ("ab", "cd")}
    with Case.open(tmp_path / "v.case") as case:
        for day, (id_, text) in enumerate((("a", "ab"), ("b", "ab"), ("c", "cd"), ("d", "cd")), 1):
            case.add([Build(id_, f"{texts[text]} {id_}.", date=f"2025-12-0{day}").findings()])
        assert {v.report: (v.of, v.decided) for v in case.world().versions} == {"b": ("a", None), "d": ("c", None)}
        case.decide(Decision("merged", "b", "report", "c"), author="vw")
        linked = {v.report: (v.of, v.decided) for v in case.world().versions}
    assert linked == {"b": ("a", None), "c": ("a", "vw"), "d": ("a", "vw")}
