"""Every entry of the position lexicon reads its own example."""

from __future__ import annotations

import pytest

from statusquo.findings import Findings
from statusquo.reading.german import read
from statusquo.reading.german.lexicon import Frame, position_frames
from statusquo.report import Report

FRAMES = position_frames().all


def _name(frame: Frame) -> str:
    return f"{frame.stance}-{frame.rule}-{'_'.join(frame.issue)}"


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _holds(findings: Findings, actor: str, place: tuple[int, int]) -> bool:
    """Whether the actor, its party or somebody who acts for the same party is named at a place."""
    party = findings.party(actor).id
    return any(
        _overlap((mention.start, mention.stop), place)
        for other in findings.actors
        if findings.party(other.id).id == party
        for mention in other.mentions
    )


@pytest.mark.parametrize("frame", FRAMES, ids=_name)
def test_an_entry_reads_its_example(frame: Frame) -> None:
    example = frame.example
    assert example.issue is not None
    findings = read(Report(id="example", text=example.text, language="de"))
    for position in findings.positions:
        issue = (position.issue.start, position.issue.stop)
        both = _overlap(issue, example.issue)
        union = issue[1] - issue[0] + example.issue[1] - example.issue[0] - both
        if (
            position.stance == frame.stance
            and both / union >= 0.5
            and (example.holder is None or _holds(findings, position.actor, example.holder))
        ):
            return
    shown = [(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions]
    pytest.fail(f"{example.text} gives {shown}")


def test_the_lexicon_is_wide() -> None:
    assert len(FRAMES) >= 440
