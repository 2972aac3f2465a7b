"""Reports that come in batches, with a question after each: at the end the same world as from all of them at once."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from statusquo.case import Case, World, join, schema
from statusquo.case.tables import TABLES, needs, table
from statusquo.findings import STANCES, Findings
from tests.builders import Build

_NAMES = ("Norland", "Suland", "Westmark", "Ostmark", "Inselrat")
_TOPICS = ("Abtretung der Insel", "Inselabtretung", "Räumung der Stadt", "Öffnung der Grenze", "Grenzöffnung")
_WORDS = "Der Rat kam am Abend in der alten Stadt zusammen und sprach lange über den Stand der Dinge ohne Ergebnis"


def report(number: int, rng: random.Random) -> Findings:
    """A report on some of the same parties, issues and days as the others; every fifth is a copy, some are undated."""
    if number % 5 == 4:  # nearly the text of the one before it
        rng = random.Random(number - 1)
    one, two = rng.sample(_NAMES, 2)
    topic = rng.choice(_TOPICS)
    text = f"{one} und {two} reden. {one} spricht von der {topic}. Krieg. {' '.join(rng.sample(_WORDS.split(), 19))}."
    text += f" {_WORDS}. Blatt {number}."
    day = f"2025-{rng.randint(10, 12)}-{rng.randint(1, 28):02}" if rng.random() < 0.85 else None
    b = Build(f"r{number:03}", text, date=day, publisher=f"Blatt {number % 4}")
    first, second = b.actor(one), b.actor(two)
    b.position(first, rng.choice(STANCES), topic, who_would_act=rng.choice((None, second)))
    b.event(rng.choice(("talks", "meeting", "military")), [first, second], f"{one} und {two}")
    b.condition("Krieg", rng.choice((True, False, None)), "Krieg", rng.choice(([], [first], [first, second])))
    return b.findings()


def told(world: World) -> tuple[Any, ...]:
    """All that a world says but its findings."""
    return tuple(getattr(world, kind) for kind in ("actors", "issues", "positions", "events", "conditions", "versions"))


def asked(case: Case) -> list[list[dict[str, Any]]]:
    """Every table, out of what the file keeps, as far as it needs no more."""
    found = []
    for name in TABLES:
        if name != "sources":
            since = "2025-11-15" if name == "changes" else None
            world = case.overview(*needs(name, records=True), since)
            found.append(table(world, name, since=since).records())
    return found


@pytest.mark.parametrize("seed", [pytest.param(n, marks=[pytest.mark.deep] * (n > 3)) for n in range(60)])
def test_batches_in_any_order_say_what_one_addition_says(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)
    reports = [report(n, random.Random(n)) for n in range(40)]
    rng.shuffle(reports)
    path = tmp_path / "a.case"
    rest = list(reports)
    while rest:
        with Case.open(path) as case:  # each time another process, as a command is
            for _ in range(rng.randint(1, 3)):
                size = rng.randint(1, 12)
                case.add(rest[:size])
                rest = rest[size:]
                if rng.random() < 0.7:
                    case.refresh()
    with Case.open(path) as case:
        case.refresh()
    with Case.open(path) as case:
        kept = told(case.overview())
        answers = asked(case)
        with case._reading() as connection:
            fixed = {w: key for w, key in connection.execute(select(schema.wording.c.wording, schema.wording.c.issue))}  # noqa: C416
        assert kept == told(case.world())
    assert kept == told(join(reports, fixed=fixed))
    with Case.open(tmp_path / "b.case") as case:
        case.add(reports)
        with case._writing() as connection:
            connection.execute(schema.wording.insert(), [{"wording": w, "issue": key} for w, key in fixed.items()])
        assert told(case.world()) == kept
        assert asked(case) == answers


@pytest.mark.parametrize("name", [name for name in TABLES if name != "sources"])
@pytest.mark.parametrize("records", [False, True])
def test_what_a_table_loads_is_all_it_needs(tmp_path: Path, name: str, records: bool) -> None:
    path = tmp_path / "a.case"
    with Case.open(path) as case:
        case.add([report(n, random.Random(n)) for n in range(40)])
        case.refresh()
        whole = case.world()
    for key in (None, *(issue.key for issue in whole.issues)):
        for since in ("2025-11-15",) if name == "changes" else (None,):
            with Case.open(path) as case:
                some = case.overview(*needs(name, records=records, issue=key is not None), since, key)
                assert case._joined is None, "nothing was joined again"
            one, other = (table(world, name, since=since, issue=key) for world in (some, whole))
            assert (one.header, one.rows) == (other.header, other.rows)
            if records:
                assert one.records() == other.records()
