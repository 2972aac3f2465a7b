"""The day in a dateline, and days that are none."""

import datetime
from pathlib import Path

import pytest

from statusquo.sources import load
from statusquo.sources.dateline import of_dateline

DAY = datetime.date(2025, 11, 3)


@pytest.mark.parametrize(
    "text",
    [
        "Hamburg, 3. November 2025. Die Werft hat am Montag 40 Stellen gestrichen.",
        "Berlin (Agentur), 3.11.2025 – Die Werft hat am Montag 40 Stellen gestrichen.",
        "KIEL, 03. 11. 2025 (dpa) - Die Werft hat 40 Stellen gestrichen.",
        "Frankfurt am Main, den 3. November 2025: Die Werft hat 40 Stellen gestrichen.",
        "Wien/Damaskus, 3. November 2025 – Die Werft hat 40 Stellen gestrichen.",
        "Werft streicht Stellen\nHamburg, 3. November 2025. Die Werft hat 40 Stellen gestrichen.",
        "Werft streicht Stellen\n\n3. November 2025\n\nDie Werft hat 40 Stellen gestrichen.",
    ],
)
def test_day_of_a_dateline(text: str) -> None:
    assert of_dateline(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "Am 3. November 2025. Das war der Tag.",
        "Die Werft hat am 3. November 2025 Stellen gestrichen.",
        "Hamburg, 3. November. Die Werft hat Stellen gestrichen.",
        "Hamburg, 31. Februar 2025. Die Werft hat Stellen gestrichen.",
        "Hamburg, 3. November 2025 war ein Montag.",
        "Das Werk\nDie Werft\nHamburg, 3. November 2025. Die Werft hat Stellen gestrichen.",
        "",
    ],
)
def test_other_days_are_none(text: str) -> None:
    assert of_dateline(text) is None


def test_a_plain_text_takes_its_day_from_there(tmp_path: Path) -> None:
    path = tmp_path / "werft.txt"
    path.write_text("Hamburg, 3. November 2025. Die Werft hat am Montag Stellen gestrichen.", "utf-8")
    assert [report.date for report in load([path]).reports] == [DAY]
