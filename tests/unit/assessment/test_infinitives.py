"""German acts with "zu"."""

from __future__ import annotations

import pytest

from statusquo.assessment.infinitives import is_infinitive, with_zu
from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Step


@pytest.mark.parametrize(
    ("act", "wanted"),
    [
        ("Gespräche führen", "Gespräche zu führen"),
        ("Blockade aufrechterhalten", "Blockade aufrechtzuerhalten"),
        ("den Donbass abtreten", "den Donbass abzutreten"),
        ("einer Waffenruhe zustimmen", "einer Waffenruhe zuzustimmen"),
        ("den Krieg fortsetzen", "den Krieg fortzusetzen"),
        ("die Insel anerkennen", "die Insel anzuerkennen"),
        ("die Grenze überschreiten", "die Grenze zu überschreiten"),
        ("die Forderung unterstützen", "die Forderung zu unterstützen"),
        ("sich einigen", "sich zu einigen"),
        ("auf den Brief antworten", "auf den Brief zu antworten"),
        ("die Truppen zurückziehen", "die Truppen zurückzuziehen"),
        ("verhandeln", "zu verhandeln"),
        ("zahlen", "zu zahlen"),
        ("Hilfe leisten", "Hilfe zu leisten"),
        ("die Stadt angreifen", "die Stadt anzugreifen"),
        ("daran arbeiten", "daran zu arbeiten"),
        ("die Häfen beobachten", "die Häfen zu beobachten"),
        ("die Truppen abziehen und die Grenze öffnen", "„die Truppen abziehen und die Grenze öffnen“"),
    ],
)
def test_with_zu(act: str, wanted: str) -> None:
    assert is_infinitive(act)
    assert with_zu(act) == wanted


@pytest.mark.parametrize("label", ["Containerterminal", "3 Prozent", "Krieg", "Donbass-Frage"])
def test_what_is_no_act(label: str) -> None:
    assert not is_infinitive(label)


def test_an_act_that_is_dropped_is_no_inability() -> None:
    phrases = Phrases({"talk": "Gespräche führen", "ship": "Containerterminal"}, "de", {"talk": "A", "ship": "A"})
    told = phrases.act(Step("A", "YY", "NN", (), ("talk", "ship"), True))
    assert told == "darauf verzichten, Gespräche zu führen und von „Containerterminal“ ablassen"
