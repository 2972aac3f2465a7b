"""Positions: coordinated relative clauses, motives, calls, wills, what is left open, and what is none."""

from __future__ import annotations

import pytest

from statusquo.findings import Findings
from statusquo.reading.german import read
from statusquo.report import Report

Held = set[tuple[str, str, str]]


def _read(text: str) -> Findings:
    return read(Report(id="test", text=text, language="de"))


def _held(text: str) -> Held:
    findings = _read(text)
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


EXACTLY: dict[str, tuple[str, Held]] = {
    "joined relative clauses share their pronoun": (
        "Das Wahlrecht, das Peru fordert und die Türkei ablehnt, ist neu.",
        {("Peru", "demands", "Das Wahlrecht"), ("Türkei", "rejects", "Das Wahlrecht")},
    ),
    "a pronoun of its own": (
        "Das Wahlrecht, das Peru fordert und das die Türkei ablehnt, ist neu.",
        {("Peru", "demands", "Das Wahlrecht"), ("Türkei", "rejects", "Das Wahlrecht")},
    ),
    "a pronoun that may be subject or object": (
        "Die Steuer, die die Türkei fordert und die Schweiz ablehnt, ist neu.",
        {("Türkei", "demands", "Die Steuer"), ("Schweiz", "rejects", "Die Steuer")},
    ),
    "a shared subject": (
        "Der Hafen, den die Türkei beansprucht und nachdrücklich einfordert, ist klein.",
        {("Türkei", "demands", "Der Hafen")},
    ),
    "a judgement says nothing of what is offered": (
        "Das Angebot Perus sei „ein schlechter Scherz“, sagte Anna Berger.",
        {("Anna Berger", "opposes", "Das Angebot Perus")},
    ),
    "who did not come rejected nothing": ("Chile nahm an den Gesprächen nicht teil.", set()),
    "who does not come does": (
        "Chile nimmt an den Gesprächen nicht teil.",
        {("Chile", "rejects", "den Gesprächen")},
    ),
    "what was not done is no refusal": ("Kanada verhängte bislang keine Sanktionen.", set()),
    "what will not be done is one": (
        "Kanada will keine Sanktionen verhängen.",
        {("Kanada", "rejects", "Sanktionen")},
    ),
    "a demand that is given up": ("Polen rückt von seiner Forderung nach einer Quote ab.", set()),
    "who does not move": (
        "Polen rückt nicht von der Quote ab.",
        {("Polen", "rejects", "der Quote")},  # the label says what is refused: "von der Quote abrücken"
    ),
    "renouncing": (
        "Kanada verzichtet auf eine Anhebung der Zölle.",
        {("Kanada", "commits", "eine Anhebung der Zölle")},
    ),
    "a sentence of a court is no blame": ("Ein Gericht in Peru verurteilte Jan Holm zu fünf Jahren Haft.", set()),
    "an object first": (
        "Scharfe Kritik übte Norwegen an den Plänen.",
        {("Norwegen", "opposes", "den Plänen")},
    ),
    "a placeholder": (
        "Norwegen lehnte es ab, die Häfen zu öffnen.",
        {("Norwegen", "rejects", "die Häfen zu öffnen")},
    ),
    "names behind their class": (
        "Die Länder Peru, Chile und Kolumbien kritisierten den Zoll.",
        {(name, "opposes", "den Zoll") for name in ("Peru", "Chile", "Kolumbien")},
    ),
    "a call": (
        "„Stoppen Sie dieses Gesetz!“, rief Anna Berger.",
        {("Anna Berger", "demands", "dieses Gesetz")},
    ),
    "a familiar call": (
        "„Gebt die Geiseln frei!“, sagte Anna Berger.",
        {("Anna Berger", "demands", "die Geiseln")},
    ),
    "a question is no call": ("„Stoppen Sie dieses Gesetz?“, fragte Anna Berger.", set()),
    "an announced deed under a verb of warning": (
        "Man werde die Gespräche abbrechen, warnte Anna Berger.",
        {("Anna Berger", "threatens", "die Gespräche abbrechen")},
    ),
    "an adjective the analysis attached": (
        "Norwegen hält die Verlängerung des Vertrags für falsch.",
        {("Norwegen", "opposes", "die Verlängerung des Vertrags")},
    ),
    "must not": (
        "Die Soldaten dürften nicht missbraucht werden, sagte Anna Berger.",
        {("Anna Berger", "demands", "Die Soldaten dürften nicht missbraucht")},
    ),
}


@pytest.mark.parametrize(("text", "expected"), EXACTLY.values(), ids=EXACTLY)
def test_exactly_these_positions(text: str, expected: Held) -> None:
    assert _held(text) == expected


AMONG = {
    "a motive": (
        "Aus Protest gegen das Urteil sagte Norwegen den Besuch ab.",
        ("Norwegen", "opposes", "das Urteil"),
    ),
    "a will": (
        "Geht es nach Norwegen, sollen die Quoten sinken.",
        ("Norwegen", "demands", "die Quoten sinken"),
    ),
    "a foe": ("Gegner der Reform ist auch Anna Berger.", ("Anna Berger", "opposes", "der Reform")),
    "until": (
        "Man werde streiken, bis Peru den Zoll senkt, sagte Anna Berger.",
        ("Anna Berger", "demands", "Peru den Zoll senkt"),
    ),
    "a passive blames": (
        "Die Zeugen seien eingeschüchtert worden, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Die Zeugen seien eingeschüchtert worden"),
    ),
    "a wrong way": ("Für Norwegen ist der Zoll der falsche Weg.", ("Norwegen", "opposes", "der Zoll")),
    "found favour": ("Anklang fand der Entwurf in Peru bei der NATO.", ("NATO", "supports", "der Entwurf")),
}


@pytest.mark.parametrize(("text", "expected"), AMONG.values(), ids=AMONG)
def test_among_the_positions(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in _held(text)


def test_nobody_is_guessed_to_act() -> None:
    text = "Chile traf sich mit Peru. Danach forderte Chile ein Ende der Gewalt. Peru begrüßte die Rede."
    (demand,) = (p for p in _read(text).positions if p.stance == "demands")
    assert demand.who_would_act is None
    assert demand.addressee is None
