"""Quotations are scored by who is named, however many wordings of a speaker are annotated apart."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from scripts import quote_report

TEXT = "Anna Berg, die Chefin der Werft, lehnt den Plan ab. „Er kostet Stellen“, sagte sie am Montag."


def _line(**changes: object) -> str:
    """One annotated report: what "sie" said, as an actor of its own."""
    start, said = TEXT.index("sie am"), TEXT.index("Er kostet")
    return json.dumps(
        {
            "id": "werft-1",
            "text": TEXT,
            "language": "de",
            "actors": [{"id": "a1", "name": "sie", "kind": "person", "mentions": [[start, start + 3]]}],
            "statements": [{"id": "s1", "speaker": "a1", "form": "direct", "content": [said, said + 17]}],
            "events": [],
            "positions": [],
            **changes,
        }
    )


def _run(path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["quote_report.py", str(path)])
    return quote_report.main()


def test_a_pronoun_is_spoken_by_the_one_named_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "quotes.jsonl"
    file.write_text(_line() + "\n", "utf-8")
    assert _run(file, monkeypatch) == 0
    spoken = capsys.readouterr().out.splitlines()[-1].split()
    assert spoken[-1].startswith("1/1/"), "the one quotation is hers"


def test_a_broken_line_is_told_with_its_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "quotes.jsonl"
    file.write_text(_line() + "\n" + json.dumps({"id": "x"}) + "\n", "utf-8")
    with pytest.raises(SystemExit):
        _run(file, monkeypatch)
    assert "line 2" in capsys.readouterr().err
