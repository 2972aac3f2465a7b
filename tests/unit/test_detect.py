"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusquo.language.detect import detect


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Gewerkschaft hat das Angebot der Arbeitgeber abgelehnt und will weiter streiken.", "de"),
        ("The union has rejected the offer of the employers and wants to go on with the strike.", "en"),
        ("Le syndicat a rejeté la proposition des employeurs et veut continuer la grève.", "fr"),
        ("Профсоюз отверг предложение работодателей и объявил забастовку.", "ru"),
        ("Профспілка відхилила пропозицію роботодавців і оголосила страйк.", "uk"),
        ("Die Türkei verzichtet auf die Offensive in Syrien. Die USA lehnen die Offensive ab.", "de"),
        ("a" * 100_000 + " heißt der Verein. Er hat das Angebot der Stadt abgelehnt und will nicht weichen.", "de"),
        ("工会拒绝了雇主的提议", None),
        ("4711 0815", None),
        ("", None),
    ],
)
def test_known(text: str, language: str | None) -> None:
    assert detect(text) == language


@given(st.text())
def test_any_text_gives_a_code_or_nothing(text: str) -> None:
    assert detect(text) in {None, "de", "en", "fr", "es", "it", "nl", "pt", "pl", "sv", "tr", "ru", "uk"}
