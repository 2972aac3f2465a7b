"""Every entry of the position lexicon reads its own example."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from statusquo.findings import Findings, Stance
from statusquo.reading.german import read
from statusquo.reading.german.lexicon import Example, Frame, example_of, position_frames
from statusquo.reading.german.positions.accusations import misdeeds
from statusquo.reading.german.positions.motives import Motive, motives
from statusquo.reading.german.positions.wills import wills
from statusquo.reading.german.valence import Judgement, valence
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


def _reads(example: Example, stance: Stance) -> str:
    """What is read instead, or an empty string if the example gives what it says."""
    assert example.issue is not None
    findings = read(Report(id="example", text=example.text, language="de"))
    for position in findings.positions:
        issue = (position.issue.start, position.issue.stop)
        both = _overlap(issue, example.issue)
        union = issue[1] - issue[0] + example.issue[1] - example.issue[0] - both
        held = example.holder is None or _holds(findings, position.actor, example.holder)
        if position.stance == stance and both / union >= 0.5 and held:
            return ""
    return f"{[(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions]}"


@pytest.mark.parametrize("frame", FRAMES, ids=_name)
def test_an_entry_reads_its_example(frame: Frame) -> None:
    assert not _reads(frame.example, frame.stance), frame.example.text


@pytest.mark.parametrize("group", valence().groups, ids=lambda group: group.example.text)
def test_judging_words_read_their_example(group: Judgement) -> None:
    assert not _reads(group.example, group.stance)


@pytest.mark.parametrize("motive", motives().values(), ids=lambda motive: motive.noun)
def test_a_motive_reads_its_example(motive: Motive) -> None:
    assert not _reads(motive.example, motive.stance), motive.example.text


@pytest.mark.parametrize(("stance", "example"), wills()[1], ids=lambda value: str(value)[:20])
def test_a_will_reads_its_example(stance: Stance, example: Example) -> None:
    assert not _reads(example, stance), example.text


def test_a_misdeed_is_held_against_its_doer() -> None:
    data = tomllib.loads(files("statusquo.reading.german").joinpath("frames/misdeeds.toml").read_text("utf-8"))
    assert not _reads(example_of(data["ex"]), "opposes")
    assert not _reads(example_of(data["unnamed_ex"]), "opposes")


def test_coercion_is_told_from_relief() -> None:
    data = tomllib.loads(files("statusquo.reading.german").joinpath("frames/coercion.toml").read_text("utf-8"))
    for example in data["example"]:
        findings = read(Report(id="example", text=example["text"], language="de"))
        assert any(p.stance == "threatens" for p in findings.positions) == example["threat"], example["text"]


def test_the_lexicons_are_wide() -> None:
    assert len(FRAMES) >= 700
    words = valence()
    assert len(words.adjectives) + len(words.nouns) >= 400
    assert len(misdeeds().verbs) >= 60


def test_no_entry_stands_twice() -> None:
    keys = [(f.kind, f.lemma, f.words, f.stance, f.reflexive, f.issue, f.holder) for f in FRAMES]
    assert len(keys) == len(set(keys)), sorted(k for k in keys if keys.count(k) > 1)
