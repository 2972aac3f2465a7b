"""Many reports, one world."""

from __future__ import annotations

import random

import pytest

from statusquo.case import Decision, contacts, join
from statusquo.findings import EventStatus, Findings
from tests.builders import Build


def talks(id_: str, date: str | None, text: str, **more: str) -> Findings:
    """A report on talks in the text's own words about duration and place."""
    b = Build(id_, text, date=date)
    rus = b.actor("Russland", table="RUS")
    usa = b.actor("USA", table="USA")
    b.event("talks", [rus, usa], "sprachen", days=("2025-12-02", "2025-12-02"), **more)  # type: ignore[arg-type]
    return b.findings()


def demand(
    id_: str, date: str | None, wording: str, stance: str = "demands", who: str = "UKR", **more: str
) -> Findings:
    b = Build(id_, f"Russland und die Ukraine: {wording}. Stand {date}.", date=date)
    b.actor("Russland", table="RUS")
    b.actor("Ukraine", table="UKR")
    b.position("UKR" if stance in ("rejects", "offers") else "RUS", stance, wording, who_would_act=who, **more)  # type: ignore[arg-type]
    return b.findings()


@pytest.fixture
def reports() -> list[Findings]:
    return [
        talks(
            "a",
            "2025-12-03",
            "Russland und die USA sprachen fünf Stunden.",
            duration="fünf Stunden",
            place="Kreml",
        ),
        talks("b", "2025-12-03", "USA und Russland sprachen sechs Stunden lang.", duration="sechs Stunden"),
        demand("c", "2025-12-02", "Abtretung des Donbass"),
        demand("d", "2025-12-03", "den Donbass abtreten", "rejects"),
        demand("e", "2025-12-04", "Gebietsabtretungen im Osten"),
        demand("f", "2025-12-09", "Donbass-Abtretung", "offers"),
    ]


def test_order_of_reports_does_not_matter(reports: list[Findings]) -> None:
    world = join(reports)
    for seed in range(5):
        mixed = reports[:]
        random.Random(seed).shuffle(mixed)
        assert join(mixed) == world


def test_nothing_gives_an_empty_world() -> None:
    assert join([]).findings == ()


def test_one_issue_for_many_wordings_with_its_reason(reports: list[Findings]) -> None:
    (issue,) = join(reports).issues
    assert issue.key == "abtretung_donbass"
    assert issue.label == "Donbass-Abtretung"  # all as frequent: the shortest noun phrase
    assert len(issue.wordings) == 4
    assert "wider=" in issue.reason
    assert "actor=UKR" in issue.reason


def test_a_change_closes_the_earlier_position(reports: list[Findings]) -> None:
    mine = {p.stance: p for p in join(reports).positions if p.party == "UKR"}
    assert (mine["rejects"].first, mine["rejects"].until) == ("2025-12-03", "2025-12-09")
    assert (mine["offers"].first, mine["offers"].until) == ("2025-12-09", None)


def test_repetition_adds_weight_not_rows(reports: list[Findings]) -> None:
    (row,) = (p for p in join(reports).positions if p.party == "RUS")
    assert (row.weight, row.first, row.last) == (2, "2025-12-02", "2025-12-04")
    assert "repeated" in row.modality
    assert len(row.sources) == 2


def test_same_text_twice_counts_once() -> None:
    twice = [
        demand("a", "2025-12-02", "Abtretung des Donbass"),
        demand("b", "2025-12-02", "Abtretung des Donbass"),
    ]
    (row,) = join(twice).positions
    assert (row.weight, len(row.sources)) == (1, 2)


def test_taken_up_again_is_a_new_position() -> None:
    days = [("2025-12-01", "rejects"), ("2025-12-03", "offers"), ("2025-12-05", "rejects")]
    rows = join(demand(day, day, "Abtretung der Insel", stance) for day, stance in days).positions
    assert [(p.stance, p.first, p.until) for p in rows] == [
        ("rejects", "2025-12-01", "2025-12-03"),
        ("offers", "2025-12-03", "2025-12-05"),
        ("rejects", "2025-12-05", None),
    ]


def test_same_day_and_undated_stand_side_by_side() -> None:
    for dates in (("2025-12-01", "2025-12-01"), (None, None), ("2025-12-01", None)):
        rows = join(
            demand(f"r{n}", day, "Abtretung der Insel", s)
            for n, (day, s) in enumerate(zip(dates, ("rejects", "offers"), strict=True))
        )
        assert [p.until for p in rows.positions] == [None, None]


def test_person_and_party_are_one_voice_two_persons_are_not() -> None:
    def told(id_: str, date: str, who: str, stance: str) -> Findings:
        b = Build(id_, f"Norland: {who} zur Abtretung der Insel, Tag {date}.", date=date)
        land = b.actor("Norland")
        actor = land if who == "Norland" else b.actor(who, kind="person", acts_for=land)
        b.position(actor, stance, "Abtretung der Insel")  # type: ignore[arg-type]
        return b.findings()

    turned = join([told("a", "2025-12-01", "Norland", "rejects"), told("b", "2025-12-05", "Anna Berg", "offers")])
    assert [p.until for p in turned.positions if p.stance == "rejects"] == ["2025-12-05"]
    apart = join([told("a", "2025-12-01", "Ole Dahl", "rejects"), told("b", "2025-12-05", "Anna Berg", "offers")])
    assert [p.until for p in apart.positions] == [None, None]


def test_condition_of_an_offer_finds_its_issue(reports: list[Findings]) -> None:
    b = Build("g", "Russland bietet eine Waffenruhe an, wenn die Ukraine den Donbass abtritt.", date="2025-12-06")
    rus = b.actor("Russland", table="RUS")
    b.actor("Ukraine", table="UKR")
    b.position(rus, "offers", "Waffenruhe", only_if="die Ukraine den Donbass abtritt", who_would_act=rus)
    (row,) = (p for p in join([*reports, b.findings()]).positions if p.stance == "offers" and p.party == "RUS")
    assert row.only_if == "die Ukraine den Donbass abtritt"
    assert row.only_if_issue == "abtretung_donbass"


def test_one_happening_with_its_contradiction(reports: list[Findings]) -> None:
    (event,) = join(reports).events
    assert event.key == "talks_rus_usa_2025_12_02"
    assert event.durations == ("fünf Stunden", "sechs Stunden")
    assert event.places == ("Kreml",)
    assert len(event.sources) == 2


def test_other_days_other_happenings() -> None:
    def told(id_: str, day: str) -> Findings:
        b = Build(id_, f"Russland und die USA sprachen, Bericht {id_}.", date=day)
        b.event(
            "talks",
            [b.actor("Russland", table="RUS"), b.actor("USA", table="USA")],
            "sprachen",
            days=(day, day),
        )
        return b.findings()

    assert len(join([told("a", "2025-12-01"), told("b", "2025-12-02")]).events) == 2


def test_an_undated_report_within_the_days_of_another_tells_the_same_happening() -> None:
    """One names no day, one "early December", one the day; the place is once the city, once a seat in it."""

    def told(id_: str, date: str, days: tuple[str, str] | None, **more: str) -> Findings:
        b = Build(id_, f"Russland und die USA sprachen, Bericht {id_}.", date=date)
        b.event("talks", [b.actor("Russland", table="RUS"), b.actor("USA", table="USA")], "sprachen", days=days, **more)
        return b.findings()

    loose = told("b", "2025-12-03", None, place="Moskau", duration="sechs Stunden")
    dated = told("a", "2025-12-02", ("2025-12-02", "2025-12-02"), place="Kreml", duration="fünf Stunden")
    wide = told("c", "2025-12-11", ("2025-12-01", "2025-12-10"))
    (one,) = join([loose, dated, wide]).events
    assert one.days == ("2025-12-02", "2025-12-02")
    assert (one.places, one.durations) == (("Kreml", "Moskau"), ("fünf Stunden", "sechs Stunden"))
    later = told("d", "2025-12-20", None)
    assert len(join([dated, wide, later]).events) == 2


def test_a_mediation_and_another_meeting_are_two_happenings() -> None:
    def told(id_: str, status: EventStatus, days: tuple[str, str] | None, *names: str) -> Findings:
        b = Build(id_, f"Russland, Ukraine, Katar und Türkei im Bericht {id_}.", date="2025-12-08")
        b.event("talks", [b.actor(name) for name in names], "im Bericht", status, days=days)
        return b.findings()

    day = ("2025-12-08", "2025-12-08")
    both, three = ("Russland", "Ukraine"), ("Russland", "Ukraine", "Türkei")
    mediation = told("a", "ongoing", None, *both, "Katar")
    assert len(join([mediation, told("b", "happened", day, *three)]).events) == 2  # each has its own third party
    assert len(join([mediation, told("b", "happened", day, *both)]).events) == 2  # what goes on has one more
    assert len(join([told("a", "happened", None, *both), told("b", "happened", day, *three)]).events) == 1


def test_ruled_out_and_happened_are_two_and_make_the_contacts() -> None:
    b = Build(
        "a",
        "Russland und die USA sprachen mit Steve Witkoff. "
        "Ein Gespräch mit der Ukraine ist nicht geplant. Die USA traf Kiew.",
        date="2025-12-03",
    )
    rus, usa, ukr = (
        b.actor("Russland", table="RUS"),
        b.actor("USA", table="USA"),
        b.actor("Ukraine", table="UKR"),
    )
    witkoff = b.actor("Steve Witkoff", kind="person", acts_for=usa)
    b.event("talks", [rus, usa, witkoff], "sprachen")
    b.event("meeting", [ukr, usa], "traf")
    b.event("talks", [rus, ukr], "nicht geplant", "not_planned")
    rows = {row.parties: row for row in contacts(join([b.findings()]))}
    assert rows["RUS", "USA"].envoys == ("steve_witkoff",)
    assert rows["RUS", "USA"].last == "2025-12-03"
    assert not rows["RUS", "UKR"].direct
    assert rows["RUS", "UKR"].ruled_out[0].span.quote == "nicht geplant"
    assert rows["RUS", "UKR"].mediators == ("USA",)


def test_condition_without_contact_is_ruled_out() -> None:
    b = Build("a", "Russland und die Ukraine haben keinen direkten Kontakt.", date="2025-12-03")
    pair = [b.actor("Russland", table="RUS"), b.actor("Ukraine", table="UKR")]
    b.condition("direkter Kontakt", False, "keinen direkten Kontakt", pair)
    (row,) = contacts(join([b.findings()]))
    assert (row.parties, len(row.ruled_out)) == (("RUS", "UKR"), 1)


def test_conditions_get_since_and_until() -> None:
    def told(id_: str, date: str, holds: bool) -> Findings:
        b = Build(id_, f"Die Blockade der Insel, Stand {date}.", date=date)
        b.condition("Blockade der Insel", holds, "Blockade der Insel")
        return b.findings()

    (one,) = join(
        [told("a", "2025-12-01", True), told("b", "2025-12-05", False), told("c", "2025-12-07", False)]
    ).conditions
    assert (one.holds, one.until) == (False, "2025-12-05")
    (two,) = join([told("a", "2025-12-01", True), told("b", "2025-12-01", False)]).conditions
    assert two.holds is None


def test_a_war_told_of_either_side_is_one_fact_only_if_a_report_names_both() -> None:
    def told(id_: str, sides: str, label: str = "Krieg", beside: str = "") -> Findings:
        b = Build(id_, f"{label}: {sides} und {beside or 'niemand'}. Bericht {id_}.", date="2025-12-01")
        parties = [b.actor(name) for name in sides.split()]
        if beside:
            b.actor(beside)
        b.condition(label, True, label, parties)
        return b.findings()

    open_, one, two = told("a", ""), told("b", "Norland", beside="Suland"), told("c", "Suland")
    (war,) = join([open_, one, two]).conditions
    assert (war.parties, len(war.sources)) == (("norland", "suland"), 3)
    assert len(join([open_, told("b", "Norland"), two]).conditions) == 3, "no report names both"
    third = told("d", "Westmark", beside="Suland")
    assert len(join([open_, one, two, third]).conditions) == 4, "of three nobody knows who fights whom"
    sanctions = [told("e", "Norland", "Sanktionen", "Suland"), told("f", "Suland", "Sanktionen")]
    assert len(join(sanctions).conditions) == 2, "sanctions have not two sides"


def test_decisions_change_the_world(reports: list[Findings]) -> None:
    rejected = reports[2].positions[0].id
    world = join(reports, [Decision("rejected", rejected, number=1)])
    assert [p.weight for p in world.positions if p.party == "RUS"] == [1]
    again = join(reports, [Decision("rejected", rejected, number=1), Decision("undone", "1", "decision", number=2)])
    assert again == join(reports)


def test_split_rename_and_merge_of_issues(reports: list[Findings]) -> None:
    split = Decision("split", "Gebietsabtretungen im Osten", "issue", number=1)
    assert len(join(reports, [split]).issues) == 2
    named = Decision("renamed", "den Donbass abtreten", "issue", other="Donbass", number=1)
    (issue,) = join(reports, [named]).issues
    assert (issue.key, issue.label) == ("abtretung_donbass", "Donbass")
    more = [*reports, demand("x", "2025-12-05", "Neuwahlen")]
    merged = Decision("merged", "Neuwahlen", "issue", other="Abtretung des Donbass", number=1)
    assert (len(join(more).issues), len(join(more, [merged]).issues)) == (2, 1)


def test_nested_issues_have_a_parent_and_no_circles() -> None:
    reports = [demand("a", "2025-12-01", "Abtretung der Insel"), demand("b", "2025-12-01", "Neuwahlen")]
    down = Decision("nested", "Neuwahlen", "issue", other="Abtretung der Insel", number=1)
    up = Decision("nested", "Abtretung der Insel", "issue", other="Neuwahlen", number=2)
    assert {i.key: i.parent for i in join(reports, [down]).issues} == {
        "abtretung_insel": None,
        "neuwahl": "abtretung_insel",
    }
    assert join(reports, [down, up]).issues == join(reports, [down]).issues


def test_undated_reports_are_one_happening_only_with_place_and_people() -> None:
    def told(id_: str, place: str | None) -> Findings:
        b = Build(id_, f"Norland und Suland trafen sich, Bericht {id_}.")
        b.event("meeting", [b.actor("Norland"), b.actor("Suland")], "trafen sich", place=place)
        return b.findings()

    assert len(join([told("a", None), told("b", None)]).events) == 2
    assert len(join([told("a", "Genf"), told("b", "Genf")]).events) == 1
