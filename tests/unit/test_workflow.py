"""The functions of ``import statusquo`` say what they were given wrong, and take what the commands take."""

from __future__ import annotations

from pathlib import Path

import pytest

import statusquo as sq
from statusquo.case.decisions import Decision
from statusquo.errors import SourceError, StatusquoError, UsageError
from tests.unit.cli.running import island


def test_draft_takes_what_the_command_takes(tmp_path: Path) -> None:
    case = island(tmp_path)
    whole = sq.draft(case)
    assert len(whole.options) == 2
    assert len(sq.draft(case, max_options=1).options) == 1
    assert whole.one_way
    assert not sq.draft(case, without=["one_way"]).one_way


def test_draft_says_what_it_cannot_do(tmp_path: Path) -> None:
    case = island(tmp_path)
    with pytest.raises(UsageError, match=r"no rule 'luck'.*choose from leverage"):
        sq.draft(case, without=["luck"])
    with pytest.raises(UsageError, match="at least one option"):
        sq.draft(case, max_options=0)


def test_a_step_too_early_or_too_late(tmp_path: Path) -> None:
    case, rail = island(tmp_path), tmp_path / "rail.yaml"
    rail.write_text("statusquo: conflict/1\n", encoding="utf-8")
    for function in (sq.draft, sq.brief, sq.read):
        with pytest.raises(SourceError, match=r"looks like a conflict file.*statusquo assess"):
            function(rail)
    with pytest.raises(SourceError, match="this is a case"):
        sq.read(case)
    with pytest.raises(StatusquoError, match=r"this is a case, not a conflict file.*statusquo draft"):
        sq.Conflict.load(case)


def test_values_are_short_to_look_at(tmp_path: Path) -> None:
    with sq.Case.open(island(tmp_path)) as case:
        world = case.world()
    assert repr(world) == "<World of 2 reports: 3 positions, 2 issues, 1 events, 0 conditions, 2 actors>"
    assert repr(world.findings[0]) == ("<Findings of a: 2 positions, 0 statements, 1 events, 0 conditions, 2 actors>")
    made = sq.brief(world, language="en")
    assert repr(made).startswith("<Brief ") and len(repr(made)) < 200
    assert str(made).splitlines()[0] == made.lead.title
    assert max(map(len, str(made).splitlines())) <= 80


def test_a_brief_of_a_case_shows_what_persons_decided(tmp_path: Path) -> None:
    path = island(tmp_path)
    with sq.Case.open(path) as case:
        position = case.world().findings[0].positions[0]
        case.decide(Decision("rejected", position.id), author="Kim Sommer", reason="meant as a joke")
        assert "Kim Sommer" in sq.brief(case, language="en").html()
    assert "meant as a joke" in sq.brief(path, language="en").html()


def test_a_brief_of_nothing_read_says_so() -> None:
    reports = [
        sq.Report.of(f"Report {n} on talks.\n", title=f"No. {n}", language="fr", stem=f"r{n:02}") for n in range(12)
    ]
    made = sq.brief(*reports, language="en")
    assert made.lead.headline.text.startswith("No report could be read")
    told = [sentence.text for sentence in made.lead.sentences]
    assert told[0].startswith("Not read: No. 0 (there is no reader for texts in ")
    assert told[-1] == "Not read: 2 more reports."
    assert not any("parties oppose" in text for text in told)
