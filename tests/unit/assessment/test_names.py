"""Party names in sentences."""

from __future__ import annotations

import pytest

from statusquo.assessment.names import name


@pytest.mark.parametrize(
    ("party", "subject", "dative", "plural"),
    [
        ("Russland", "Russland", "Russland", False),
        ("Ukraine", "die Ukraine", "der Ukraine", False),
        ("USA", "die USA", "den USA", True),
        ("Europäische Union", "die Europäische Union", "der Europäischen Union", False),
        ("Vereinte Nationen", "die Vereinten Nationen", "den Vereinten Nationen", True),
        ("Landesregierung", "die Landesregierung", "der Landesregierung", False),
        ("Irak", "der Irak", "dem Irak", False),
    ],
)
def test_german(party: str, subject: str, dative: str, plural: bool) -> None:
    found = name(party, "de")
    assert (found.subject, found.dative, found.plural) == (subject, dative, plural)


def test_english() -> None:
    assert name("European Union", "en").subject == "the European Union"
    assert name("Russia", "en").subject == "Russia"
