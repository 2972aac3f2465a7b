"""A direct channel that is missing is told with the answer, in both languages, and at the bargains it would serve."""

from __future__ import annotations

from dataclasses import replace

import pytest

from statusquo.assessment import assess, describe
from statusquo.assessment.channels import channels
from statusquo.conflict import Conflict, LeftOut
from statusquo.messages import words
from tests.unit.assessment.models import stag_hunt


def quiet(language: str, *parties: str) -> Conflict:
    why = words(language)("drafting.left_out.channel")
    return replace(
        stag_hunt(),
        left_out=(
            *(LeftOut(f"{party}: direkten Kontakt aufnehmen", why, ("f1",), "channel") for party in parties),
            LeftOut("Kurs", "benennt keine Handlung", code="vague"),
            LeftOut("Kanal", why),  # the code says it, not the words
        ),
    )


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_missing_channel_is_told(language: str) -> None:
    found = assess(quiet(language, "Beland", "Aland"))
    (channel,) = found.channels
    assert (channel.parties, channel.because) == (("Aland", "Beland"), ("f1",))
    sections = {section.key: section for section in describe(found, language)}
    (limit,) = sections["limits"].sentences
    assert "Aland" in limit.text
    assert "Beland" in limit.text
    assert limit.because == ("f1",)
    (bargain,) = sections["joint"].sentences
    assert bargain.because == ("f1",)
    assert found.to_dict()["channels"][0]["act"] == "direkten Kontakt aufnehmen"


def test_no_channel_without_two_who_would_talk() -> None:
    assert channels(quiet("de", "Aland")) == ()
    assert channels(stag_hunt()) == ()
