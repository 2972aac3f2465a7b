"""The joined world kept in the file, and decisions on what is gone."""

from __future__ import annotations

import dataclasses
import re
import sqlite3
from pathlib import Path

import pytest

from statusquo.case import Case, Decision, join, words
from statusquo.case.tables import NEEDS, TABLES, table
from tests.builders import Build
from tests.unit.case.stored import told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.case"


def test_overview_is_the_world_from_the_file(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(n) for n in range(4)])
        world = dataclasses.replace(case.world(), findings=())
        assert case.overview() == world
    with Case.open(path) as case:
        assert dataclasses.replace(case.overview(), findings=()) == world
    with Case.open(path) as case:  # saved by the call before
        assert case.overview() == world
        assert case._joined is None
        case.decide(Decision("rejected", told(1).positions[0].id))
        assert case.overview() != world


def test_offices_come_back_from_the_file(path: Path) -> None:
    batch = []
    for day in ("2025-12-01", "2025-12-09"):
        b = Build(day, f"Außenministerin Anna Berg aus Norland sprach am {day}.", date=day)
        b.actor("Anna Berg", kind="person", acts_for=b.actor("Norland"), role="Außenministerin")
        batch.append(b.findings())
    with Case.open(path) as case:
        case.add(batch)
        actors = case.overview().actors
    with Case.open(path) as case:
        assert case.overview().actors == actors == join(batch).actors
        assert case._joined is None


def test_a_decision_on_a_wording_that_is_gone_is_listed(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1), told(2, "Öffnung des Hafens")])
        case.decide(Decision("merged", "Abtretung der Insel", "issue", "Öffnung des Hafens"), author="vw")
        assert case.vanished() == ()
        case.add([told(2, "Rückgabe der Häfen")])
        assert [d.number for d in case.vanished()] == [1]
        assert len(case.world().issues) == 2


@pytest.mark.parametrize("data", ["", "{", "[]", "{}", "null", '{"all": [1]}', None])
def test_a_damaged_saved_world_is_made_anew(path: Path, data: str | None) -> None:
    with Case.open(path) as case:
        case.add([told(n) for n in range(4)])
        world = case.overview()
    with sqlite3.connect(path) as connection:
        if data is None:  # all sources point behind the end of their text
            (text,) = connection.execute("SELECT data FROM joined WHERE part LIKE 'events@%'").fetchone()
            wrong = re.sub(r'",\d+,\d+\]', '",9998,9999]', text)
            connection.execute("UPDATE joined SET data = ? WHERE part LIKE 'events@%'", (wrong,))
        else:
            connection.execute("UPDATE joined SET data = ?", (data,))
    connection.close()
    for _ in range(2):  # made anew, then read again
        with Case.open(path) as case:
            assert case.overview() == world
            made_anew = case._joined is not None
    assert not made_anew


@pytest.mark.parametrize("name", sorted(set(TABLES) - {"sources"}))
def test_every_table_is_answered_from_the_file(path: Path, name: str) -> None:
    since = "2025-12-03" if name == "changes" else None
    with Case.open(path) as case:
        case.add([told(n) for n in range(6)])
        case.decide(Decision("rejected", told(1).positions[0].id))
        expected = table(case.world(), name, since=since)
        case.refresh()
    with Case.open(path) as case:
        found = table(case.overview(*NEEDS[name], since), name, since=since)
        assert (found.header, found.rows) == (expected.header, expected.rows)
        assert expected.rows
        assert table(case.overview(since=since), name, since=since) == expected
        assert case._joined is None


def test_what_is_joined_for_another_question_is_kept(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
        case.world()
        case.overview()
    with Case.open(path) as case:
        case.overview()
        assert case._joined is None


def test_words_are_taken_apart_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
        expected = case.overview()
        case.add([told(2)])
    monkeypatch.setattr(words, "_known", {})  # as in a new process
    monkeypatch.setattr(words, "_taken_apart", lambda text: pytest.fail(text))
    with Case.open(path) as case:
        assert case.overview().issues == expected.issues


def test_a_decision_on_an_actor_that_is_gone_is_listed(path: Path) -> None:
    with Case.open(path) as case:
        case.add([told(1)])
        case.decide(Decision("represents", "Suland", "actor", "Norland"), author="vw")
        case.decide(Decision("renamed", "Westmark", "actor", "Die Westmark"), author="vw")
        assert [d.number for d in case.vanished()] == [2]
