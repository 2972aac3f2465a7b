"""Verb, subject and object of every clause of 191 sentences of our own (``sentences.toml``)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from statusquo.reading.german.analysis import Analysis, Clause, analyse

CASES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text("utf-8"))["s"]


def _line(analysis: Analysis, clause: Clause) -> list[str]:
    def words(phrase: Any) -> str:
        return "-" if phrase is None else analysis.quote(phrase.first, phrase.stop)

    objects = " + ".join(words(o) for o in clause.objects) or "-"
    return ["-" if clause.verb is None else clause.verb.lemma, words(clause.subject), objects]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["text"][:50]) for case in CASES])
def test_clauses(case: dict[str, Any]) -> None:
    analysis = analyse(case["text"])
    got = [_line(analysis, c) for s in analysis.sentences for c in s.clauses]
    wanted = [[part.strip() for part in line.split("|")] for line in case["clauses"]]
    assert len(got) == len(wanted), got
    for have, want in zip(got, wanted, strict=True):
        if want == ["*"]:
            continue
        assert [h if w != "*" else "*" for h, w in zip(have, want, strict=True)] == want
