"""What changed since a day or an earlier brief: which stances, events and channels, verdict and share, or nothing."""

from __future__ import annotations

import dataclasses
import json

import pytest

from statusquo.assessment.results import Assessment
from statusquo.brief import brief
from statusquo.brief.earlier import earlier
from statusquo.brief.judged import Judged, judged
from statusquo.case.joined import World
from statusquo.errors import UsageError
from tests.golden import case
from tests.unit.brief import worlds
from tests.unit.brief.made import full
from tests.unit.brief.pages import Page


def sent(made) -> dict:
    return json.loads(json.dumps(made.to_dict()))


def less(**without) -> World:
    """The case without some of its joined values."""
    return dataclasses.replace(case.world(), **without)


def calm() -> Assessment:
    """The same model with another verdict and other shares."""
    (answer,) = case.assessment().answers
    other = dataclasses.replace(
        answer,
        verdicts=tuple(dataclasses.replace(v, stable=True) for v in answer.verdicts),
        shares=tuple(dataclasses.replace(s, value=1.0, low=1.0, high=1.0, exact=True) for s in answer.shares),
    )
    return dataclasses.replace(case.assessment(), answers=(other,), spread=())


def test_the_same_brief_says_that_nothing_is_new():
    made = full(since=sent(full()))
    assert made.changes.items == ()
    assert made.changes.summary.endswith("nichts Neues. Urteil und Anteile sind dieselben wie zuvor.")
    assert made.changes.summary in made.html()
    assert "nichts Neues" in made.markdown()
    assert "nichts Neues" in str(made).replace("\n", " ")
    assert made.to_dict()["changes"]["changes"] == []


def test_without_anything_to_compare_with_there_are_no_changes():
    made = full()
    assert made.to_dict()["changes"] is None
    assert "lead-changes" not in made.html()


def test_each_change_is_named_and_leads_to_its_sentence():
    world = case.world()
    old = less(
        positions=tuple(p for p in world.positions if p.stance != "threatens"), events=world.events[1:], conditions=()
    )
    before = sent(brief(old, case.conflict(), calm()))
    before["reports"] = []  # what a known report tells is not new
    made = full(since=before)
    found = {change.kind: change for change in made.changes.items}
    assert found["stance"].text.startswith("Nordland droht")
    assert found["stance"].quotes
    assert found["event"].quotes
    assert {"verdict", "share", "standing"} <= set(found)
    assert found["verdict"].text.startswith("Urteil vorher: stabil; jetzt: ")
    assert "vorher in 100 von 100 Rangfolgen" in found["share"].text
    html = made.html()
    for change in made.changes.items:
        assert not change.anchor or f'id="{change.anchor}"' in html, change
    data = made.to_dict()["changes"]
    assert [one["kind"] for one in data["changes"]] == [change.kind for change in made.changes.items]
    texts = {f.report.id: f.report.text for f in world.findings}
    for source in (source for one in data["changes"] for source in one["sources"]):
        assert texts[source["report"]][source["start"] : source["stop"]] == source["quote"]


def test_a_channel_that_opened_is_told():
    before = sent(full())
    for channel in before["contacts"]:
        channel["state"] = "not_told" if channel["state"] == "open" else channel["state"]
    (change,) = full(since=before).changes.items
    assert change.kind == "channel"
    assert change.text == "Nordland und Südland: zuvor „keiner berichtet“, jetzt „offen“"


def test_what_is_gone_is_told_once():
    world = less(positions=tuple(p for p in case.world().positions if p.stance != "threatens"))
    made = brief(world, case.conflict(), case.assessment(), since=sent(full()))
    assert [change.kind for change in made.changes.items] == ["gone"]
    assert "eine Haltung nicht mehr belegt" in made.changes.summary


def test_an_earlier_brief_of_another_language_or_of_older_data_can_be_compared():
    assert full(language="en", since=sent(full(language="de"))).changes.items == ()
    before = sent(full())
    for key in ("verdict", "contacts", "conditions"):
        del before[key]
    assert full(since=before).changes.items == ()


def test_the_case_before_a_day_is_what_its_reports_said():
    world = case.world()
    then = earlier(world, "2025-05-09")
    days = {f.report.date.isoformat() for f in then.findings if f.report.date}
    assert days
    assert max(days) < "2025-05-09"
    assert all(source.date < "2025-05-09" for p in then.positions for source in p.sources)
    assert all(p.until is None or p.until < "2025-05-09" for p in then.positions)
    assert all(p.last is None or p.last < "2025-05-09" for p in then.positions)
    assert earlier(world, "2000-01-01").positions == ()
    assert earlier(world, "2100-01-01").positions == world.positions


def test_since_a_day_compares_with_the_verdict_of_then():
    made = full(since="2025-05-05", before=calm())
    assert made.changes.of("verdict")
    assert made.changes.of("share")
    assert "Vor diesem Tag gab es kein Modell" in full(since="2025-05-05").changes.summary


def test_undated_reports_are_no_news_and_that_is_said():
    world = case.world()
    first = world.findings[0]
    undated = dataclasses.replace(first, report=dataclasses.replace(first.report, date=None))
    made = brief(less(findings=(undated, *world.findings[1:])), since="2025-05-09")
    assert made.changes.undated == 1
    assert "gilt hier als schon vorher bekannt" in made.html()
    assert "gilt hier als schon vorher bekannt" in made.markdown()
    assert "1 ohne Datum" in made.lead.kicker


@pytest.mark.parametrize("wrong", ["missing.json", "yesterday"])
def test_what_is_neither_day_nor_file_is_told_as_that(wrong):
    with pytest.raises(UsageError, match=r"is no day, and there is no file of that name; write a day like"):
        full(since=wrong)


def test_a_verdict_survives_its_data():
    found = judged(case.assessment())
    assert found is not None
    assert Judged.of(json.loads(json.dumps(found.to_dict()))) == found
    assert judged(None) is None


def test_many_changes_are_counted_and_all_in_the_data():
    made = brief(worlds.big(10, 60, 40), since="2000-01-01")
    stances = made.changes.of("stance")
    assert len(stances) > 15
    assert made.html().count('href="#p') >= 15
    assert f"und {len(stances) - 15} weitere (in den JSON-Daten)" in made.html()


@pytest.mark.parametrize(
    "only", [["lead"], ["lead", "positions"], ["lead", "timeline"], ["positions"], ["lead", "stability"]]
)
def test_changes_lead_nowhere_that_is_not_on_the_page(only):
    world = case.world()
    old = less(positions=world.positions[:1], events=(), conditions=())
    before = sent(brief(old, case.conflict(), calm())) | {"reports": []}
    page = Page(full(since=before, only=only).html())
    assert {link[1:] for link in page.links if link.startswith("#")} <= set(page.ids)
