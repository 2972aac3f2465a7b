"""Nearly the same text: shown as a version, counted once, parted and linked by decision."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from statusquo.case import Case, Decision, World, contacts, join
from statusquo.case.sketches import SAME, alike, pairs
from statusquo.case.tables import table
from statusquo.errors import CaseError
from statusquo.findings import Findings
from tests.builders import Build

FIRST = "Norland fordert die Öffnung des Hafens. Suland lehnt das ab. Norland und Suland sprachen zwei Stunden."


def words(seed: int, count: int = 120) -> list[str]:
    rng = random.Random(seed)
    return [f"wort{rng.randrange(4000)}" for _ in range(count)]


def told(id_: str, date: str | None, *, begin: str = "", end: str = "", seed: int = 1) -> Findings:
    b = Build(id_, f"{begin}{FIRST} {' '.join(words(seed))}.{end}", date=date, publisher=f"Blatt {id_}")
    nor, sul = b.actor("Norland"), b.actor("Suland")
    b.position(nor, "demands", "Öffnung des Hafens", who_would_act=sul)
    b.position(sul, "rejects", "lehnt das ab", label="Öffnung des Hafens", who_would_act=sul)
    b.event("talks", [nor, sul], "Norland und Suland sprachen", duration="zwei Stunden")
    b.condition("Sperre des Hafens", True, "Öffnung des Hafens", [sul])
    return b.findings()


@pytest.fixture
def reports() -> list[Findings]:
    return [
        told("agency", "2025-12-02"),
        told("copy", "2025-12-09", begin="Hafenstreit: ", end=" (dpa)"),
        told("other", "2025-12-04", seed=2),
    ]


def versions(world: World) -> list[tuple[str, str]]:
    return [(version.report, version.of) for version in world.versions]


def test_a_copy_is_a_version_of_the_first(reports: list[Findings]) -> None:
    world = join(reports)
    (version,) = world.versions
    assert (version.report, version.of, version.decided) == ("copy", "agency", None)
    assert SAME <= version.score < 1


def test_what_a_version_repeats_counts_once_and_on_its_first_day(reports: list[Findings]) -> None:
    world = join(reports[:2])
    assert {(p.stance, p.weight, p.first, p.last) for p in world.positions} == {
        ("demands", 1, "2025-12-02", "2025-12-02"),
        ("rejects", 1, "2025-12-02", "2025-12-02"),
    }
    assert all(len(p.sources) == 2 for p in world.positions), "both sources are kept"
    (event,) = world.events
    assert len(event.sources) == 2
    assert table(world, "timeline").records()[0]["reports"] == 1
    (line,) = contacts(world)
    assert line.last == "2025-12-02", "a copy printed a week later is no new contact"
    assert [r["reports"] for r in table(world, "conditions").records()] == [1]
    assert {r["texts"] for r in table(world, "issues").records()} == {2}  # two positions, one text
    rows = {r["report"]: (r["version_of"], r["likeness"]) for r in table(world, "sources").records()}
    assert rows["agency"] == (None, None)
    assert rows["copy"][0] == "agency"


def test_a_late_copy_turns_nothing_back(reports: list[Findings]) -> None:
    b = Build("turn", f"Suland bietet die Öffnung des Hafens an. {' '.join(words(7))}", date="2025-12-05")
    b.position(b.actor("Suland"), "offers", "Öffnung des Hafens")
    held = {p.stance: (p.first, p.until) for p in join([*reports[:2], b.findings()]).positions if p.party == "suland"}
    assert held == {"rejects": ("2025-12-02", "2025-12-05"), "offers": ("2025-12-05", None)}


def test_another_report_on_the_same_is_no_version(reports: list[Findings]) -> None:
    world = join([reports[0], reports[2]])
    assert not world.versions
    assert {p.weight for p in world.positions} == {2}


def test_what_only_a_corrected_version_says_is_its_own(reports: list[Findings]) -> None:
    b = Build("fixed", f"{reports[0].report.text} Korrektur: Suland bietet die Öffnung an.", date="2025-12-03")
    sul = b.actor("Suland")
    b.position(sul, "offers", "Öffnung", label="Öffnung des Hafens")
    world = join([reports[0], b.findings()])
    assert versions(world) == [("fixed", "agency")]
    assert {(p.stance, p.first) for p in world.positions if p.party == "suland"} == {
        ("rejects", "2025-12-02"),
        ("offers", "2025-12-03"),
    }


def test_a_chain_of_rewrites_is_not_one_text() -> None:
    base = words(3, 200)
    chain = [base[step * 25 :] + words(50 + step, step * 25) for step in range(8)]
    texts = [" ".join(one) for one in chain]
    assert alike(texts[0], texts[1]) >= SAME > alike(texts[0], texts[5])
    found = join(
        Findings(Build(f"r{n}", text, date=f"2025-12-{n + 1:02}").report, "hand/1") for n, text in enumerate(texts)
    )
    for version in found.versions:
        assert alike(texts[int(version.report[1])], texts[int(version.of[1])]) >= SAME
    assert len(versions(found)) < 7


def test_order_does_not_matter_and_short_texts_are_not_compared() -> None:
    batch = [told(f"r{n}", f"2025-12-{n % 9 + 1:02}", end=f" Ausgabe {n}") for n in range(12)]
    world = join(batch)
    assert len(world.versions) == 11
    assert {of for _, of in versions(world)} == {"r0"}
    for seed in range(3):
        random.Random(seed).shuffle(batch)
        assert join(batch).versions == world.versions
    assert pairs({"a": "Norland sagt ja. Suland sagt nein.", "b": "Norland sagt ja. Suland sagt nein!"}) == {}


def test_sketches_find_what_a_full_comparison_finds() -> None:
    rng = random.Random(5)
    texts: dict[str, str] = {}
    for family in range(40):
        base = words(100 + family, 150)
        for member in range(3):
            changed = [w if rng.random() > 0.015 * member else f"neu{rng.randrange(99)}" for w in base]
            texts[f"{family:02}-{member}"] = " ".join(changed)
    full = {
        (a, b): score
        for a in texts
        for b in texts
        if a < b and a[:2] == b[:2] and (score := alike(texts[a], texts[b])) >= SAME
    }
    assert len(full) > 60
    assert pairs(texts) == full


def test_the_case_finds_what_join_finds(tmp_path: Path, reports: list[Findings]) -> None:
    with Case.open(tmp_path / "a.case") as case:
        for one in reversed(reports):  # the copy comes before the first report
            case.add([one])
        assert case.world() == join(reports)
        assert case.overview().versions == join(reports).versions


def test_unlink_and_link_by_decision(tmp_path: Path, reports: list[Findings]) -> None:
    with Case.open(tmp_path / "a.case") as case:
        case.add(reports)
        (parted,) = case.decide(Decision("split", "copy", "report"), author="vw")
        assert versions(case.world()) == []
        assert {p.weight for p in case.world().positions} == {3}
        case.undo(parted.number)
        assert versions(case.world()) == [("copy", "agency")]
        case.decide(Decision("merged", "other", "report", "agency"), author="vw")
        linked = {v.report: (v.of, v.decided) for v in case.world().versions}
        assert linked == {"copy": ("agency", None), "other": ("agency", "vw")}
        assert {p.weight for p in case.world().positions} == {1}
        case.decide(Decision("split", "other", "report", "agency"), author="vw")
        assert versions(case.world()) == [("copy", "agency")]
        with pytest.raises(CaseError, match="no such report"):
            case.decide(Decision("split", "nothing", "report"))
        assert case.doctor() == ()


def test_a_text_from_two_publishers_can_be_parted(tmp_path: Path) -> None:
    text = f"Norland fordert die Öffnung. {' '.join(words(4))}"
    batch = []
    for id_ in ("a", "b"):
        b = Build(id_, text, date="2025-12-02", publisher=id_)
        b.position(b.actor("Norland"), "demands", "Öffnung")
        batch.append(b.findings())
    assert [(v.report, v.of, v.score) for v in join(batch).versions] == [("b", "a", 1.0)]
    (apart,) = join(batch, [Decision("split", "b", "report", number=1)]).positions
    assert apart.weight == 2
