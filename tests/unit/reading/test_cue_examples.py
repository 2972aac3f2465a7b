"""Every entry of the lexicon of reporting cues is found in its own example."""

from __future__ import annotations

import pytest

from statusquo.findings import Findings, Statement
from statusquo.reading import read
from statusquo.reading.german.lexicon import Cue, reporting_cues
from statusquo.report import Report


def _name(cue: Cue) -> str:
    return "-".join((cue.kind, cue.lemma, *cue.words, *sorted(cue.any)[:1], *sorted(cue.content)))


def _of(cue: Cue, found: Findings) -> Statement | None:
    """The statement on the words marked as content."""
    assert cue.example.issue is not None
    start, stop = cue.example.issue
    for statement in found.statements:
        a, b = statement.content.start, statement.content.stop
        both = min(b, stop) - max(a, start)
        if both >= 0.6 * (max(b, stop) - min(a, start)):
            return statement
    return None


@pytest.mark.parametrize("cue", reporting_cues().all, ids=_name)
def test_an_entry_finds_its_example(cue: Cue) -> None:
    found = read(Report(id="example", text=cue.example.text, title="", language="de"))
    statement = _of(cue, found)
    assert statement is not None, [s.content.quote for s in found.statements]
    if cue.speaker and statement.speaker is not None and cue.example.holder is not None:
        start, stop = cue.example.holder
        mentions = found.actor(statement.speaker).mentions
        assert any(m.start < stop + 3 and m.stop > start for m in mentions), found.actor(statement.speaker).name


def test_the_lexicon_is_large_and_without_doubles() -> None:
    cues = reporting_cues().all
    assert len(cues) >= 260
    keys = [(c.kind, c.lemma, c.words, c.any, c.content, c.reflexive) for c in cues]
    assert len(keys) == len(set(keys))


def test_every_example_marks_what_is_said() -> None:
    for cue in reporting_cues().all:
        assert cue.example.issue is not None, cue.lemma
        assert cue.example.text.count("[") == 0
