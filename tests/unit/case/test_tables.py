"""Tables of plain rows."""

from __future__ import annotations

import pytest

from statusquo.case import join
from statusquo.case.decisions import Decision
from statusquo.case.explain import explain
from statusquo.case.issues import Proposal
from statusquo.case.joined import World
from statusquo.case.tables import TABLES, proposals, table
from statusquo.errors import UsageError
from statusquo.messages import words
from tests.builders import Build


@pytest.fixture(scope="module")
def world() -> World:
    a = Build(
        "a",
        "Norland fordert die Abtretung der Insel. Suland lehnt sie ab. Norland öffnet den Hafen.",
        date="2025-12-02",
        publisher="Bote",
    )
    nor, sul = a.actor("Norland"), a.actor("Suland")
    berg = a.actor("Anna Berg", kind="person", acts_for=sul, quote="Suland", role="Ministerin")
    a.position(nor, "demands", "Abtretung der Insel", who_would_act=sul)
    a.position(sul, "rejects", "lehnt sie ab", label="Abtretung der Insel", who_would_act=sul)
    a.position(nor, "commits", "öffnet den Hafen", label="Öffnung des Hafens", who_would_act=nor)
    a.statement(berg, "lehnt sie ab")
    b = Build(
        "b",
        "Suland bietet die Abtretung der Insel an. Norland und Suland trafen sich. =Formel",
        date="2025-12-09",
    )
    nor, sul = b.actor("Norland"), b.actor("Suland")
    b.position(sul, "offers", "Abtretung der Insel", who_would_act=sul, only_if="Norland und Suland trafen sich")
    b.event("meeting", [nor, sul], "trafen sich", days=("2025-12-08", "2025-12-08"), outcome="=Formel")
    b.condition("Blockade", True, "Norland", [nor])
    return join([a.findings(), b.findings()])


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_sound(world: World, name: str) -> None:
    found = table(world, name, since="2025-12-05" if name == "changes" else None)
    assert found.rows
    assert len(found.rows) == len(found.sources)
    assert all(len(row) == len(found.header) for row in found.rows)
    assert all(places for places in found.sources)
    assert found.csv().splitlines()[0] == ",".join(found.header)
    assert all(place["quote"] for record in found.records() for place in record["sources"])
    assert table(join([]), name, since="2025-12-05" if name == "changes" else None).rows == ()


@pytest.mark.parametrize("language", ["de", "en"])
def test_columns_cells_and_reasons_have_words(world: World, language: str) -> None:
    say = words(language)
    for name in TABLES:
        assert say(f"case.table.{name}")
        found = table(world, name, since="2025-12-05" if name == "changes" else None)
        header = found.header[:2] if name == "matrix" else found.header
        assert all(say(f"case.column.{column}") for column in header if not column.endswith("key"))
    reasons = "head=a~b word=c same=d~e wider=f part actor=NOR score=0.70; form=a+b; decision=vw; differs=a~b"
    assert "Norland" in explain(f"{reasons} negated limits=x actors=NOR~SUL", language, {"NOR": "Norland"})


def test_opposed_positions_stand_on_top(world: World) -> None:
    found = table(world, "positions")
    assert found.rows[0][0] == "Abtretung der Insel"
    rejects = next(r for r in found.records() if r["stance"] == "rejects")
    assert (rejects["since"], rejects["until"]) == ("2025-12-02", "2025-12-09")


def test_a_turn_is_shown_as_such(world: World) -> None:
    turned = [r for r in table(world, "changes", since="2025-12-05").records() if r["change"] == "turned"]
    assert [(r["day"], r["before"]) for r in turned] == [("2025-12-09", "rejects (2025-12-02)")]
    assert turned[0]["after"].startswith("offers")
    assert [r["change"] for r in table(world, "changes", since="2026-01-01").records()] == []


def test_matrix_has_what_holds_now(world: World) -> None:
    (row,) = (r for r in table(world, "matrix").records() if r["issue"] == "Abtretung der Insel")
    assert (row["Norland"], row["Suland"]) == ("demands", "offers")


def test_filters(world: World) -> None:
    assert {r["party"] for r in table(world, "positions", party="suland").records()} == {"Suland"}
    assert {r["issue"] for r in table(world, "positions", issue="Öffnung des Hafens").records()} == {
        "Öffnung des Hafens"
    }
    for wrong in ({"party": "Nobody"}, {"issue": "nothing"}):
        with pytest.raises(UsageError):
            table(world, "positions", **wrong)
    everything = table(world, "positions").rows
    assert table(world, "positions", since="2025-12-01").rows == everything
    assert table(world, "positions", since="2025-12-05").rows not in (everything, ())
    with pytest.raises(UsageError, match="since when"):
        table(world, "changes")
    with pytest.raises(UsageError, match="no table"):
        table(world, "gossip")


@pytest.mark.parametrize("name", TABLES)
def test_every_table_takes_every_filter(world: World, name: str) -> None:
    since = "2025-12-01"
    everything = table(world, name, since=since).rows
    assert set(table(world, name, since=since, party="suland").rows) <= set(everything) or name == "matrix"
    about = table(world, name, since=since, issue="Abtretung der Insel").rows
    assert about
    assert set(about) <= set(everything) or name == "matrix"
    assert table(world, name, since="2099-01-01").rows == ()


def test_data_frames(world: World) -> None:
    pytest.importorskip("pandas")
    for name in TABLES:
        found = table(world, name, since="2025-12-01")
        frame = found.frame()
        assert list(frame.columns) == list(found.header)
        assert len(frame) == len(found.rows)


def test_sources_say_who_is_cited(world: World) -> None:
    first = table(world, "sources").records()[0]
    assert (first["publisher"], first["cites"]) == ("Bote", "Anna Berg 1")


def test_csv_cells_are_no_formulas(world: World) -> None:
    assert "'=Formel" in table(world, "timeline").csv()


@pytest.mark.parametrize("name", ["timeline", "conditions", "contacts", "issues", "positions", "actors"])
def test_what_a_report_of_the_time_tells_again_counts(name: str) -> None:
    made = []
    for id_, day in (("a", "2025-12-02"), ("b", "2025-12-20")):
        one = Build(id_, f"Norland und Suland trafen sich. Norland fordert die Räumung. Blatt {id_}", date=day)
        nor, sul = one.actor("Norland"), one.actor("Suland")
        one.event("meeting", [nor, sul], "trafen sich", days=("2025-12-01", "2025-12-01"))
        one.condition("Blockade", True, "Norland", [nor])
        one.position(nor, "demands", "Räumung", who_would_act=sul)
        made.append(one.findings())
    world = join(made)
    assert table(world, name, since="2025-12-10").rows == table(world, name).rows != ()
    assert table(world, name, since="2025-12-21").rows == ()


def test_a_name_that_is_nearly_right_gets_a_suggestion(world: World) -> None:
    for wrong, meant in (({"party": "Norlnd"}, "Norland"), ({"issue": "insel"}, "Abtretung der Insel")):
        with pytest.raises(UsageError) as told:
            table(world, "positions", **wrong)
        assert f"did you mean {meant}?" in str(told.value)


def test_wordings_that_a_person_parted_are_not_proposed() -> None:
    pairs = [Proposal("Abzug", "Rückzug", 0.7, "head=a", False), Proposal("Hafen", "Insel", 0.6, "head=a", False)]
    (parted,) = [Decision("split", "Rückzug", "issue", "Abzug")]
    assert [row[1] for row in proposals(pairs).rows] == ["Abzug", "Hafen"]
    assert [row[1] for row in proposals(pairs, decided=[parted]).rows] == ["Hafen"]
