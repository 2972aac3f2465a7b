"""Positions: denials, refusals in speech, own decisions, pressure by taking away, and names that end in "s"."""

from __future__ import annotations

import pytest

from statusquo.reading.german import read
from statusquo.reading.german.positions.words import words
from statusquo.report import Report

Held = tuple[str, str, str]


def _held(text: str) -> set[Held]:
    findings = read(Report(id="test", text=text, language="de"))
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


AMONG: dict[str, tuple[str, Held]] = {
    "an own deed denied": (
        "Man habe keine Waffen geliefert, sagte Anna Berger.",
        ("Anna Berger", "denies", "Waffen geliefert"),
    ),
    "no word of it": (
        "Von einem Rücktritt könne keine Rede sein, sagte Anna Berger.",
        ("Anna Berger", "denies", "einem Rücktritt"),
    ),
    "who lets nobody press her": (
        "„Wir lassen uns nicht erpressen“, sagte Anna Berger.",
        ("Anna Berger", "rejects", "erpressen"),
    ),
    "no breach in sight": (
        "Kanada sieht in der Quote keinen Verstoß gegen den Vertrag.",
        ("Kanada", "denies", "Verstoß gegen den Vertrag"),
    ),
    "a wish": ("Kanada möchte die Zölle senken.", ("Kanada", "commits", "die Zölle")),
    "a wish for a thing": ("Kanada möchte einen Neubau.", ("Kanada", "demands", "einen Neubau")),
    "ready": (
        "Kanada zeigte sich bereit, die Häfen zu öffnen.",
        ("Kanada", "offers", "die Häfen zu öffnen"),
    ),
    "a name that looks like a genitive": (
        "Agenturen zufolge will David Morales das Vorgehen abstimmen.",
        ("David Morales", "commits", "das Vorgehen abstimmen"),
    ),
    "a phrase between verb and issue": (
        "Kanada hält trotz der Kritik an der Quote fest.",
        ("Kanada", "commits", "der Quote"),
    ),
    "a blame whose infinitive opens with a phrase": (
        "Kanada warf Chile vor, ohne Not nachgegeben zu haben.",
        ("Kanada", "opposes", "ohne Not nachgegeben zu haben"),
    ),
    "a clause taken up by was": (
        "Chile fordert eine höhere Quote, was Kanada zurückweist.",
        ("Kanada", "rejects", "eine höhere Quote"),
    ),
    "a parliament decides": (
        "Das Parlament in Chile billigte den Haushalt.",
        ("Parlament in Chile", "commits", "den Haushalt"),
    ),
    "a deal is accepted": (
        "Kanada billigte das Abkommen.",
        ("Kanada", "accepts", "das Abkommen"),
    ),
    "a threat by taking away": (
        "Kanada will die Hilfszahlungen einfrieren.",
        ("Kanada", "threatens", "die Hilfszahlungen einfrieren"),
    ),
    "what a threat wants": (
        "Sollten ihre Forderungen nicht erfüllt werden, will die Gewerkschaft streiken.",
        ("Gewerkschaft", "demands", "ihre Forderungen"),
    ),
    "what is given for an offer": (
        "Die Rebellen sind bereit, die Stadt zu räumen, wenn sie freies Geleit erhalten.",
        ("Rebellen", "demands", "sie freies Geleit erhalten"),
    ),
    "a participle that judges": (
        "Die Sperre sei völlig überzogen, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Die Sperre"),
    ),
    "a fixed word is no part of the issue": (
        "Kanada sieht den Umbau mit Skepsis.",
        ("Kanada", "doubts", "den Umbau"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), AMONG.values(), ids=AMONG)
def test_among_the_positions(text: str, expected: Held) -> None:
    assert expected in _held(text)


NOT: dict[str, tuple[str, str]] = {
    "a date is no danger": ("Kurz vor Beginn der Gespräche warnte Kanada die Partner.", "warns"),
    "followers are people": ("4000 Anhänger der Opposition zogen durch die Stadt.", "supports"),
    "a march is no threat": ("Die Gewerkschaft will am Montag demonstrieren.", "threatens"),
}


@pytest.mark.parametrize(("text", "stance"), NOT.values(), ids=NOT)
def test_no_such_stance(text: str, stance: str) -> None:
    assert stance not in {one[1] for one in _held(text)}


def test_a_list_that_is_missing_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        words("no such list")
