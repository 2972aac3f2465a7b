"""Quality of the reader on the project's own corpus: F1 must not fall below what it has reached.

The floors stand in ``floors.toml``, a little below the measured values, because one report more or less moves them by
about a point. A change that lowers the quality shows here; raising a floor is part of an improvement, lowering one
needs a reason in the change log.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from scripts.reader_report import CORPUS, annotated

from statusquo.reading import read
from tests.quality.scoring import Score, compare, total

FLOORS = tomllib.loads(Path(__file__).with_name("floors.toml").read_text("utf-8"))


@cache
def scores(folder: str) -> dict[str, Score]:
    found = annotated(next(path for path in CORPUS if path.name == folder))
    return total(compare(one, read(one.report)) for one in found)


@pytest.mark.parametrize(("folder", "metric"), [(f, m) for f, floors in FLOORS.items() for m in floors])
def test_quality_does_not_fall(folder: str, metric: str) -> None:
    score = scores(folder)[metric]
    assert score.f1 >= FLOORS[folder][metric], f"{metric}: {score}"


def test_the_scorer_gives_full_marks_to_the_annotation_itself() -> None:
    for folder in CORPUS:
        for name, score in total(compare(one, one) for one in annotated(folder)).items():
            assert score.f1 == 1.0, name
