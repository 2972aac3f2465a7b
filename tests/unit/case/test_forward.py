"""What new reports and decisions change is joined alone, and gives what a full join gives."""

from __future__ import annotations

import dataclasses
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from statusquo.case import Case, packed
from statusquo.case.damaged import DamagedError
from statusquo.case.joined import World
from statusquo.case.ledger.columns import Ledger
from statusquo.case.ledger.forward import forward, replace_parts
from statusquo.case.saved import WITH_SOURCES
from statusquo.case.tables import TABLES, table
from statusquo.findings import Findings
from tests.builders import Build
from tests.unit.case.histories import history
from tests.unit.case.stored import told
from tests.unit.case.test_faults import SEEDS, killed, posix, run

_KINDS = ("actors", "issues", "versions", "positions", "events", "conditions")


def _full(path: Path, copy: Path) -> tuple[Any, Any, Any]:
    """World, proposals and wordings as a full join of a copy has them."""
    copy.unlink(missing_ok=True)
    with sqlite3.connect(path) as source, sqlite3.connect(copy) as target:
        source.backup(target)
        target.execute("DELETE FROM ledger")
        target.execute("DELETE FROM joined")
    target.close()
    source.close()
    with Case.open(copy) as case:
        world = case.world()
        found = dataclasses.replace(world, findings=()), case.proposals()
        case.refresh()
    with sqlite3.connect(copy) as connection:
        words = connection.execute("SELECT wording, issue FROM wording ORDER BY wording").fetchall()
    connection.close()
    return (*found, words)


def _check(seed: int, steps: int, tmp_path: Path) -> int:
    """Compare after every step; returns how many were joined by what changed alone."""
    rng = random.Random(seed)
    path, alone = tmp_path / "talks.case", 0
    with Case.open(path) as case:
        for at, what in enumerate(history(rng, case, steps)):
            if rng.random() < 0.3:
                continue
            world, proposals, words = _full(path, tmp_path / "full.case")
            said = f"seed {seed} step {at} {what}"
            with Case.open(path) as again:
                alone += again._step()
                again.refresh()
            with Case.open(path) as again:
                now = again.overview()
                for kind in _KINDS:
                    assert getattr(now, kind) == getattr(world, kind), (said, kind)
                assert again.proposals() == proposals, said
                standing = again.overview({"actors", "issues", "now"}, ())
                shown = [
                    (p.party, p.actor, p.issue, p.stance, p.weight, p.last) for p in world.positions if not p.until
                ]
                assert [tuple(p[:6]) for p in standing.now or ()] == shown, said
                for name in set(TABLES) - {"sources"}:
                    since = "2025-11-05" if name == "changes" else None
                    assert table(now, name, since=since) == table(world, name, since=since), (said, name)
            with sqlite3.connect(path) as connection:
                assert connection.execute("SELECT wording, issue FROM wording ORDER BY wording").fetchall() == words
            connection.close()
    return alone


@pytest.mark.parametrize("seed", range(4))
def test_a_step_gives_what_a_full_join_gives(seed: int, tmp_path: Path) -> None:
    assert _check(seed, 16, tmp_path) > 5


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(4, 104))
def test_many_steps_give_what_full_joins_give(seed: int, tmp_path: Path) -> None:
    assert _check(seed, 40, tmp_path) > 8


def test_every_kind_is_compared() -> None:
    assert set(_KINDS) == packed.KINDS.keys() == {f.name for f in dataclasses.fields(World)} - {"findings", "now"}
    assert {kind for kind, made in packed.KINDS.items() if hasattr(made, "sources")} == WITH_SOURCES


def _one(id_: str, text: str, **more: Any) -> Findings:
    b = Build(id_, text, date="2025-12-01")
    b.actor("Talvia", **more)
    return b.findings()


@pytest.mark.parametrize(
    "more",
    [{"table": "own:talvia"}, {"quote": "Regierung in Talvia"}],
    ids=["a table key for the first time", "a town that may be a seat"],
)
def test_what_the_columns_cannot_tell_is_joined_in_full(more: dict[str, Any], tmp_path: Path) -> None:
    with Case.open(tmp_path / "talks.case") as case:
        case.add([told(1)])
        case.refresh()
        case.add([_one("new", "Die Regierung in Talvia tagt.", **more)])
        assert not case._step()
        case.refresh()
        assert "Talvia" in [actor.name for actor in case.overview().actors]


def test_a_damaged_ledger_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "talks.case"
    with Case.open(path) as case:
        case.add([told(1), told(2)])
        case.refresh()
        case.add([told(3)])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE ledger SET data = substr(data, 1, length(data) / 2)")
    connection.close()
    with Case.open(path) as case:
        assert not case._step()
        case.refresh()
        case.add([told(4)])
        assert case._step()
        assert len(case.overview().positions[0].sources) == 4


def test_an_error_of_the_step_is_not_taken_for_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("a slip")

    with Case.open(tmp_path / "talks.case") as case:
        case.add([told(1)])
        case.refresh()
        for name in ("ledger.forward.join_people", "ledger.saving.names.slice_name"):
            case.add([told(len(name))])
            with monkeypatch.context() as patched, pytest.raises(KeyError, match="a slip"):
                patched.setattr(f"statusquo.case.{name}", fail)
                case.refresh()
            case.refresh()


@pytest.mark.parametrize("part", ["parts", "now", "position", "events", "actors"])
@pytest.mark.parametrize("data", ["", "[]", "{}", "null", "[[1]]", '{"words":[],"columns":{}}', '{"slices":"x"}'])
def test_a_damaged_part_is_made_anew(part: str, data: str, tmp_path: Path) -> None:
    path = tmp_path / "talks.case"
    with Case.open(path) as case:
        case.add([told(1), told(2)])
        case.refresh()
        case.add([told(3)])
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE joined SET data = ? WHERE part LIKE ?", (data, f"{part}%"))
    connection.close()
    with Case.open(path) as case:
        case.refresh()
        assert len(case.overview().positions[0].sources) == 3
        case.add([told(4)])
        assert case._step()


def test_any_damage_of_a_ledger_is_noticed() -> None:
    ledger = Ledger.of([told(n) for n in range(3)])
    data = ledger.dump()
    assert Ledger.load(data).dump() == data
    rng = random.Random(5)
    for _ in range(500):
        damaged = bytearray(data)
        at = rng.randrange(len(data))
        damaged[at : at + rng.randrange(1, 9)] = rng.randbytes(rng.randrange(9))
        try:
            found = Ledger.load(bytes(damaged))
        except DamagedError:
            continue
        assert found.dump() == data  # what was hit says nothing, as the time of a zip entry


def test_a_step_is_not_written_over_what_another_wrote(tmp_path: Path) -> None:
    with Case.open(tmp_path / "talks.case") as case, Case.open(tmp_path / "talks.case") as other:
        case.add([told(1)])
        case.refresh()
        case.add([told(2)])
        with case._reading() as connection:
            late = forward(connection, case._state(connection))
        other.add([told(3)])
        other.refresh()
        assert late is not None
        with case._writing() as connection:
            assert not replace_parts(connection, late, lambda: None)
        assert len(case.overview().positions[0].sources) == 3


def test_nothing_but_what_new_reports_touch_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statusquo.case.saved._ROWS", 8)  # as if the case were large
    path = tmp_path / "talks.case"

    def parts() -> dict[str, str]:
        with sqlite3.connect(path) as connection:
            found = dict(connection.execute("SELECT part, data FROM joined WHERE part LIKE 'position%.%'").fetchall())
        connection.close()
        return found

    with Case.open(path) as case:
        case.add([told(n, f"Abtretung von Ort{'abcdefghij'[n % 10]}land") for n in range(300)])
        case.refresh()
        before = parts()
        case.add([told(301, "Abtretung von Ortaland")])
        assert case._step()
        after = parts()
    changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    assert 0 < len(changed) < len(before)


@posix
@pytest.mark.parametrize("seed", SEEDS)
def test_killed_while_it_joins_what_changed(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "talks.case"
    code = """
        from tests.unit.case.stored import told
        with Case.open(sys.argv[1]) as case:
            case.add([told(n) for n in range(40)])
            case.refresh()
            print("ready", flush=True)
            for n in range(40, 400):
                case.add([told(n, "Öffnung der Häfen" if n % 2 else "Abtretung der Insel")])
                case.refresh()
                print(n, flush=True)
    """
    confirmed = killed(run(code, path), random.Random(seed).uniform(0, 1.5))
    world, proposals, _ = _full(path, tmp_path / "full.case")
    with Case.open(path) as case:
        assert {f"r{int(n):04}" for n in confirmed} <= {one.report.id for one in case.findings()}
    with Case.open(path) as case:
        case.refresh()
    with Case.open(path) as case:
        assert case.overview() == world
        assert case.proposals() == proposals
        assert case.doctor() == ()
