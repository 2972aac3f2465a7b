"""Positions: what is held out on terms, quotations that open with their subject, judgements told with a verb."""

from __future__ import annotations

import pytest

from statusquo.reading.german import read
from statusquo.report import Report

Held = tuple[str, str, str]


def _held(text: str) -> set[Held]:
    findings = read(Report(id="test", text=text, language="de"))
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


AMONG: dict[str, tuple[str, Held]] = {
    "possible on terms": (
        "Die Sperren könnten aufgehoben werden, sobald Chile die Geiseln freilasse, sagte Anna Berger.",
        ("Anna Berger", "offers", "Die Sperren könnten aufgehoben"),
    ),
    "the terms": (
        "Die Sperren könnten aufgehoben werden, sobald Chile die Geiseln freilasse, sagte Anna Berger.",
        ("Anna Berger", "demands", "Chile die Geiseln freilasse"),
    ),
    "first then": (
        "Eine Lockerung komme erst infrage, wenn alle frei seien, sagte Anna Berger.",
        ("Anna Berger", "offers", "Eine Lockerung"),
    ),
    "more than that": (
        "Mehr als drei Prozent seien nur möglich, wenn Chile nachgebe, sagte Anna Berger.",
        ("Anna Berger", "offers", "Mehr als drei Prozent"),
    ),
    "only after": (
        "Ein solcher Schritt sei erst nach dem Abzug der Truppen möglich, sagte Anna Berger.",
        ("Anna Berger", "demands", "dem Abzug der Truppen"),
    ),
    "one can talk about it": (
        "Über die Laufzeit könne man reden, sagte Anna Berger.",
        ("Anna Berger", "offers", "die Laufzeit"),
    ),
    "what is tied to a demand": (
        "Kanada macht seine Teilnahme davon abhängig, dass die Füllung ruht.",
        ("Kanada", "offers", "seine Teilnahme"),
    ),
    "a threat goes on": (
        "Die Gewerkschaft kündigte einen Streik an. Der Ausstand soll am Montag beginnen, falls Kanada nicht einlenkt.",
        ("Gewerkschaft", "threatens", "Der Ausstand"),
    ),
    "a quotation opens with its subject": (
        "„Das Gesetz ist ein Fehler“, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Das Gesetz"),
    ),
    "a judgement in quotation marks": (
        "Anna Berger nannte die Entscheidung „einen schweren Fehler“.",
        ("Anna Berger", "opposes", "die Entscheidung"),
    ),
    "a label in quotation marks": (
        "Anna Berger bezeichnete die Quote als „Papiertiger“.",
        ("Anna Berger", "opposes", "die Quote"),
    ),
    "too much": ("Die Quote sei zu niedrig, sagte Anna Berger.", ("Anna Berger", "opposes", "Die Quote")),
    "to be welcomed": ("Die Einigung sei zu begrüßen, sagte Anna Berger.", ("Anna Berger", "supports", "Die Einigung")),
    "not to be justified": (
        "Der Ausbau sei nicht zu rechtfertigen, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Der Ausbau"),
    ),
    "what matters": (
        "Entscheidend sei, dass die Waffen schwiegen, sagte Anna Berger.",
        ("Anna Berger", "demands", "die Waffen schwiegen"),
    ),
    "an expletive": ("Es drohe eine Hungersnot, sagte Anna Berger.", ("Anna Berger", "warns", "eine Hungersnot")),
    "a danger": (
        "Es bestehe die Gefahr einer Eskalation, sagte Anna Berger.",
        ("Anna Berger", "warns", "einer Eskalation"),
    ),
    "grave consequences": (
        "Ein Abzug hätte fatale Folgen, sagte Anna Berger.",
        ("Anna Berger", "warns", "Ein Abzug"),
    ),
    "what is not changed": (
        "An dem Gesetz werde nichts geändert, sagte Anna Berger.",
        ("Anna Berger", "rejects", "dem Gesetz"),
    ),
    "a misdeed committed": (
        "Kanada behauptet, Chile habe eine Grenzverletzung begangen.",
        ("Kanada", "opposes", "eine Grenzverletzung"),
    ),
    "with all means": (
        "Kanada werde seine Quote mit allen Mitteln durchsetzen, erklärte Kanada.",
        ("Kanada", "threatens", "seine Quote mit allen Mitteln"),
    ),
    "a demand upheld": (
        "Kanada verlangt einen Abzug der Truppen. An dieser Forderung halte man fest, betonte Kanada.",
        ("Kanada", "demands", "einen Abzug der Truppen"),
    ),
    "somebody and a deed": (
        "Anna Berger empfahl den Anteilseignern, ihre Aktien zu behalten.",
        ("Anna Berger", "demands", "ihre Aktien zu behalten"),
    ),
    "a bare name in the dative": ("Kanada drohte China neue Zölle an.", ("Kanada", "threatens", "neue Zölle")),
    "an assembly is no day": ("Der Landtag lehnte den Antrag ab.", ("Landtag", "rejects", "den Antrag")),
    "what is denied, without who says so": (
        "Nach Darstellung Chiles ist ein Treffen in Vorbereitung. Kanada dementierte das.",
        ("Kanada", "denies", "ein Treffen in Vorbereitung"),
    ),
    "the speaker's own pronoun": (
        "Sie erwarte eine schnelle Lösung, sagte Anna Berger.",
        ("Anna Berger", "demands", "eine schnelle Lösung"),
    ),
    "two things of which one stands alone": (
        "Kanada fordert den Rücktritt des Ministers und Neuwahlen.",
        ("Kanada", "demands", "Neuwahlen"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), AMONG.values(), ids=AMONG)
def test_among_the_positions(text: str, expected: Held) -> None:
    assert expected in _held(text)


NOT: dict[str, tuple[str, str]] = {
    "a guess is no offer": ("Die Wahl könnte im Mai stattfinden, sagte Anna Berger.", "offers"),
    "what lacks is no blame": ("Die Helfer hätten keinen Zugang zum Lager, sagte Anna Berger.", "opposes"),
    "a condition is not promised": (
        "Kanada machte zur Bedingung, dass Chile die Proteste beendet.",
        "commits",
    ),
}


@pytest.mark.parametrize(("text", "stance"), NOT.values(), ids=NOT)
def test_no_such_stance(text: str, stance: str) -> None:
    assert stance not in {one[1] for one in _held(text)}
