"""Positions: contrasts, feelings, phrases of blame, amounts, what a judgement is about, and whom a threat meets."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from statusquo.reading.german import read
from statusquo.reading.german.lexicon import example_of
from statusquo.report import Report

Held = tuple[str, str, str]


def _held(text: str) -> set[Held]:
    findings = read(Report(id="test", text=text, language="de"))
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


AMONG: dict[str, tuple[str, Held]] = {
    "the thing stands first": ("Die Abgabe liegt Norwegen im Magen.", ("Norwegen", "opposes", "Die Abgabe")),
    "the one who feels stands first": ("Norwegen schmeckt die Abgabe nicht.", ("Norwegen", "opposes", "die Abgabe")),
    "who acts behind the verb": (
        "Mehr Sorgfalt mahnte der Bundesrechnungshof an.",
        ("Bundesrechnungshof", "demands", "Mehr Sorgfalt"),
    ),
    "not this but that": (
        "Norwegen kritisiert nicht den Plan, sondern dessen Kosten.",
        ("Norwegen", "opposes", "dessen Kosten"),
    ),
    "no this but that": ("Norwegen fordert keine Verbote, sondern Anreize.", ("Norwegen", "demands", "Anreize")),
    "this but not that": (
        "Norwegen lobt den Entwurf, nicht aber dessen Kosten.",
        ("Norwegen", "supports", "den Entwurf"),
    ),
    "felt as a wrong": (
        "Norwegen fühlt sich von der Kommission übergangen.",
        ("Norwegen", "opposes", "der Kommission"),
    ),
    "felt as a wrong, in a phrase": (
        "Norwegen sieht sich von Polen im Stich gelassen.",
        ("Norwegen", "opposes", "Polen"),
    ),
    "felt as a help": ("Norwegen sieht sich durch das Urteil bestätigt.", ("Norwegen", "supports", "das Urteil")),
    "an amount with its period": (
        "Norwegen verlangt 300 Euro mehr im Monat.",
        ("Norwegen", "demands", "300 Euro mehr im Monat"),
    ),
    "an amount and the least": (
        "Norwegen verlangt sechs Prozent, mindestens aber 200 Euro.",
        ("Norwegen", "demands", "sechs Prozent, mindestens aber 200 Euro"),
    ),
    "all that stands before the verb": (
        "Die Sperre kurz vor Beginn der Ferien nannte Norwegen falsch.",
        ("Norwegen", "opposes", "Die Sperre kurz vor Beginn der Ferien"),
    ),
    "which of its kind": (
        "Einen Vertrag, der den Fang verbietet, lehnt Norwegen ab.",
        ("Norwegen", "rejects", "Einen Vertrag, der den Fang verbietet"),
    ),
    "before whom it is said": (
        "Norwegen nannte den Vertrag vor Journalisten falsch.",
        ("Norwegen", "opposes", "den Vertrag"),
    ),
    "with a view to": (
        "Norwegen sprach mit Blick auf die Quote von einem Skandal.",
        ("Norwegen", "opposes", "die Quote"),
    ),
    "in whose eyes": ("In den Augen von Anna Berger ist die Quote falsch.", ("Anna Berger", "opposes", "die Quote")),
    "what it means for whom": (
        "Die Quote bedeutet für Norwegen einen Rückschlag.",
        ("Norwegen", "opposes", "Die Quote"),
    ),
    "a step in the wrong direction": (
        "Norwegen sieht in der Quote einen Schritt in die falsche Richtung.",
        ("Norwegen", "opposes", "der Quote"),
    ),
    "needed and not there yet": (
        "Garantien für die Häfen seien unverzichtbar, sagte Anna Berger.",
        ("Anna Berger", "demands", "Garantien für die Häfen"),
    ),
    "needed and there": ("Die Fähre sei unverzichtbar, sagte Anna Berger.", ("Anna Berger", "supports", "Die Fähre")),
    "not a cent": (
        "Keinen Cent werde es für den Hafen geben, sagte Anna Berger.",
        ("Anna Berger", "rejects", "den Hafen"),
    ),
    "only with": (
        "Frieden könne es nur mit Garantien geben, sagte Anna Berger.",
        ("Anna Berger", "demands", "Garantien"),
    ),
    "who did that cannot expect this": (
        "„Wer die Häfen sperrt, kann keine Hilfe erwarten“, sagte Anna Berger.",
        ("Anna Berger", "rejects", "Hilfe"),
    ),
    "in spite of doubts": (
        "Trotz Bedenken Norwegens beschloss Polen die Quote.",
        ("Norwegen", "opposes", "die Quote"),
    ),
    "reminded of a promise": (
        "Norwegen erinnerte Polen an sein Versprechen, die Häfen zu öffnen.",
        ("Polen", "commits", "die Häfen zu öffnen"),
    ),
    "as long as it takes": (
        "Man werde so lange hungern, bis die Häfen öffnen, sagte Anna Berger.",
        ("Anna Berger", "demands", "die Häfen öffnen"),
    ),
    "in return": (
        "Im Gegenzug würde Norwegen auf die Abgabe verzichten.",
        ("Norwegen", "offers", "die Abgabe"),
    ),
    "firmly against": ("Norwegen ist strikt gegen die Quote.", ("Norwegen", "opposes", "die Quote")),
    "what is raised": (
        "Norwegen will die Quote beim Gipfel in Oslo ansprechen.",
        ("Norwegen", "commits", "die Quote"),
    ),
}


@pytest.mark.parametrize(("text", "held"), AMONG.values(), ids=AMONG)
def test_it_is_among_what_is_held(text: str, held: Held) -> None:
    assert held in _held(text)


NOTHING = {
    "both kept": "Man sehe sich, sagte Anna Berger.",
    "told, not judged": "Anna Berger sprach von der „Schande von Oslo“.",
    "who is to pity": "„Wer an der Kasse steht, kann keine Miete zahlen“, sagte Anna Berger.",
    "people meet": "Norwegen und Polen wollen sich an einen Tisch setzen.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_nothing_is_held(text: str) -> None:
    assert not _held(text)


def test_what_others_are_said_to_want_is_not_their_plan() -> None:
    assert not any(
        actor == "Polen" for actor, _, _ in _held("Polen wolle die Kosten abwälzen, sagte Norwegens Minister Jon Berg.")
    )


@pytest.mark.parametrize("name", ["owing_ex", "manners_ex", "phrases_ex"])
def test_phrases_of_blame_read_their_example(name: str) -> None:
    data = tomllib.loads(files("statusquo.reading.german").joinpath("frames/misdeeds.toml").read_text("utf-8"))
    example = example_of(data[name])
    assert any(stance == "opposes" for _, stance, _ in _held(example.text))


TO: dict[str, tuple[str, str]] = {
    "a threat names whom it meets": ("Norwegen droht mit Zöllen auf Fisch aus Polen.", "Polen"),
    "who gets it": ("Norwegen werde Polen zwei Fähren liefern, sagte Norwegens Minister Jon Berg.", "Polen"),
    "who was blamed just before": (
        "Norwegen macht Polen für den Unfall verantwortlich und droht mit Vergeltung.",
        "Polen",
    ),
    "in a letter": ("In einem Brief an Anna Berger beschwert sich Norwegen über die Quote.", "Anna Berger"),
}


@pytest.mark.parametrize(("text", "to"), TO.values(), ids=TO)
def test_to_whom_it_is_put(text: str, to: str) -> None:
    findings = read(Report(id="test", text=text, language="de"))
    assert to in {findings.actor(p.addressee).name for p in findings.positions if p.addressee}
