"""What a person decided holds for corrected texts and for versions, and no report takes another one's place."""

from __future__ import annotations

from pathlib import Path

import pytest

from statusquo.case import Case, Decision
from statusquo.case.deciding import order
from statusquo.case.identity import is_same
from statusquo.case.naming import named
from statusquo.case.review import Filter, items
from statusquo.errors import CaseError, UsageError
from statusquo.findings import Findings
from statusquo.report import Report
from tests.builders import Build

_REST = (
    "Am Rande der Tagung sprachen beide Seiten lange über die Häfen, die Fischer und den Handel mit Holz. "
    "Beobachter erwarten, dass die Runde im Frühjahr in einer anderen Stadt weitergeht, sobald das Eis schmilzt."
)


def island(id_: str, start: str = "", *, date: str = "2025-12-02", hours: str = "fünf") -> Build:
    """A report with a demand and talks, behind some words."""
    talks = f"Norland und Suland verhandelten {hours} Stunden"
    b = Build(id_, f"{start}Norland fordert die Abtretung der Insel. {talks}. {_REST}", date=date)
    nor, sul = b.actor("Norland"), b.actor("Suland")
    b.position(nor, "demands", "Abtretung der Insel")
    b.event("talks", [nor, sul], talks, duration=f"{hours} Stunden")
    return b


def test_a_decision_holds_in_the_corrected_text(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case") as case:
        case.add([island("a").findings()])
        (position,) = case.findings()[0].positions
        case.decide(Decision("rejected", position.id, reason="ironic"), author="vw")
        assert case.world().positions == ()
        assert case.add([island("a", "Korrigiert: ").findings()]).revised == 1
        assert case.world().positions == ()
        assert items(case) == ()
        assert case.carried().gone == ()


def test_a_corrected_place_moves_with_its_words(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case") as case:
        case.add([island("a").findings()])
        (position,) = case.findings()[0].positions
        start = case.findings()[0].report.text.index("der Insel")
        changes = (("actor", case.findings()[0].actors[1].id), ("issue", f"{start}-{start + 9}"))
        case.decide(Decision("corrected", position.id, changes=changes))
        case.add([island("a", "Korrigiert, mit Nachsicht: ").findings()])
        (now,) = case.world().findings[0].positions
        assert now.issue.quote == "der Insel"
        assert case.world().positions[0].actor == "suland"


def test_a_decision_on_words_that_were_corrected_away_is_listed(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case") as case:
        case.add([island("a").findings()])
        (decision,) = case.decide(Decision("rejected", case.findings()[0].events[0].id))
        case.add([island("a", hours="sechs").findings()])
        assert case.carried().gone == case.vanished() == (decision,)
        assert len(case.world().events) == 1


def test_a_decision_holds_for_versions_and_is_asked_for_once(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case") as case:
        case.add([island("a").findings(), island("b", "Agentur. ", date="2025-12-05").findings()])
        other = island("c")  # the same text from another source
        case.add([other.findings()])
        (item,) = items(case)
        (stored,) = case.decide(Decision("rejected", item.finding.id), author="vw")
        assert case.world().positions == ()
        assert items(case) == ()
        case.undo(stored.number)
        (row,) = case.world().positions
        assert len(row.sources) == 3
        last = case.findings()[1].positions[0]
        assert last.id != item.finding.id
        case.decide(Decision("corrected", last.id, changes=(("stance", "offers"),)))
        assert [(p.stance, len(p.sources)) for p in case.world().positions] == [("offers", 3)]


def test_what_a_corrected_version_says_otherwise_stands_beside_it(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case") as case:
        case.add([island("a").findings(), island("b", date="2025-12-20", hours="sechs").findings()])
        (event,) = case.world().events
        assert event.durations == ("fünf Stunden", "sechs Stunden")


def test_the_review_of_an_issue_is_what_its_rows_rest_on(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case") as case:
        a = Build("a", "Norland fordert, dass die Häfen geöffnet werden. Norland warnt vor Streiks.", date="2025-12-02")
        nor = a.actor("Norland")
        a.position(nor, "demands", "dass die Häfen geöffnet werden")
        a.position(nor, "warns", "vor Streiks")
        case.add([a.findings(), island("b").findings()])
        world = case.world()
        for issue in world.issues:
            rests = {s.finding for p in world.positions if p.issue == issue.key for s in p.sources}
            for called in (issue.key, issue.label, *issue.wordings):
                assert {item.finding.id for item in items(case, Filter(issue=called))} == rests
        demand = next(p for p in case.findings()[0].positions if p.stance == "demands")
        key = next(p.issue for p in world.positions if p.sources[0].finding == demand.id)
        case.decide(Decision("accepted", demand.id))
        assert items(case, Filter(issue=key)) == ()
        assert len(items(case, Filter(issue=key, decided=True))) == 1


def test_a_name_that_a_person_gave_holds_in_every_language(tmp_path: Path) -> None:
    b = Build("a", "USA: Die USA fordern die Abtretung der Insel.")
    b.position(b.actor("USA", table="USA"), "demands", "Abtretung der Insel")
    with Case.open(tmp_path / "a.case") as case:
        case.add([b.findings()])
        for name in ("Vereinigte Staaten", "Amerika"):
            case.decide(order(case.world(), "actor", "rename", ["USA", name]))
            assert {named(case.world(), one).actor("USA").name for one in ("de", "en")} == {name}
        case.decide(Decision("renamed", "USA", "actor", "Staaten"))
        assert case.overview().actor("USA").name == "Staaten"


def test_circles_are_refused(tmp_path: Path) -> None:
    a = Build("a", "Norland fordert die Öffnung der Häfen. Suland lehnt den Abzug der Truppen ab.")
    a.position(a.actor("Norland"), "demands", "Öffnung der Häfen")
    a.position(a.actor("Suland"), "rejects", "Abzug der Truppen")
    with Case.open(tmp_path / "a.case") as case:
        case.add([a.findings()])
        one, two = (issue.wordings[0] for issue in case.world().issues)
        case.decide(Decision("nested", one, "issue", two), Decision("represents", "Norland", "actor", "Suland"))
        for again in (Decision("nested", two, "issue", one), Decision("represents", "Suland", "actor", "Norland")):
            with pytest.raises(UsageError, match="above"):
                case.decide(again)
        assert len(case.decisions()) == 2


def test_an_undo_is_checked_like_a_decision(tmp_path: Path) -> None:
    with Case.open(tmp_path / "a.case") as case:
        b = island("a")
        minister = b.actor("Suland", kind="person", quote="Suland")
        case.add([b.findings()])
        del minister
        found = case.findings()[0]
        one, two = found.actors[0].id, found.actors[1].id
        (first,) = case.decide(Decision("corrected", one, changes=(("acts_for", two),)))
        undone = case.undo(first.number)
        with pytest.raises(CaseError, match="does not hold"):
            case.decide(Decision("undone", str(first.number), "decision"), author="other")
        case.decide(Decision("corrected", two, changes=(("acts_for", one),)))
        with pytest.raises(UsageError, match="act for itself"):
            case.undo(undone.number)
        assert len(case.decisions()) == 3
        with pytest.raises(UsageError, match="cannot be merged"):
            case.decide(Decision("merged", found.positions[0].id, other=found.events[0].id))


def test_a_report_never_takes_the_place_of_an_unrelated_one(tmp_path: Path) -> None:
    first = Findings(Report.of("Norland fordert die Abtretung der Insel.", id="1", source="woche48.csv:2"))
    other = Findings(Report.of("Die Bahn stellt am Freitag den Verkehr ein.", id="1", source="woche49.csv:2"))
    mended = Findings(Report.of("Norland fordert die Rückgabe der Insel.", id="1", source="woche48.csv:2"))
    with Case.open(tmp_path / "a.case") as case:
        case.add([first])
        with pytest.raises(CaseError, match=r"woche49\.csv:2: id '1' is already that of another report \(woche48"):
            case.add([other])
        told: list[CaseError] = []
        case.add([other, mended, other], refused=told.append)
        assert len(told) == 2
        assert case.reports() == (mended.report,)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, False),
        ({"url": "https://bote.example/"}, False),
        ({"url": "https://bote.example/a?id=7"}, True),
        ({"title": "Streik", "date": "2025-12-02"}, True),
        ({"title": "Streik"}, False),
    ],
)
def test_other_words_are_the_same_report_only_by_address_or_name(more: dict[str, str], *, expected: bool) -> None:
    known = {"title": "", "date": None, "publisher": None, "url": None, **more}
    assert is_same(known, "Die Bahn streikt.", known, "Der Rat hat gestern lange beraten.") is expected


def test_the_same_words_under_another_name_and_title_are_another_report() -> None:
    known = {"title": "Eins", "date": None, "publisher": "Bote", "url": None}
    assert not is_same(known, _REST, {**known, "title": "Zwei", "publisher": "Blatt"}, _REST)
    assert is_same(known, _REST, {**known, "publisher": "Der Bote"}, _REST)
    assert is_same(known, _REST, known, f"{_REST} {'Mehr dazu steht hier. ' * 30}")
