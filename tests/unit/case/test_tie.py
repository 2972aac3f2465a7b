"""A condition keeps its sense when it is told."""

from __future__ import annotations

import pytest

from statusquo.case.tie import tie


@pytest.mark.parametrize(
    ("only_if", "unless", "told"),
    [
        ("beide Seiten zustimmen", None, ("only_if", "beide Seiten zustimmen")),
        (None, "ein neues Angebot", ("unless", "ein neues Angebot")),
        (None, "der Ort nicht geräumt sei", ("while", "der Ort nicht geräumt sei")),
        (None, "keine Zusage vorliegt", ("while", "keine Zusage vorliegt")),
        (None, None, None),
    ],
)
def test_how_a_condition_is_introduced(only_if: str | None, unless: str | None, told: object) -> None:
    assert tie(only_if, unless) == told
