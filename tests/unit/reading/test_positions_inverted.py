"""Positions that must not come out the wrong way round: things given up, denials, names, who acts."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import statusquo.reading.german.positions as package
from statusquo.findings import Findings, Position
from statusquo.reading.german import read
from statusquo.reading.german.lexicon import position_frames
from statusquo.report import Report

Held = tuple[str, str, str]


def _read(text: str) -> Findings:
    return read(Report(id="test", text=text, language="de"))


def _held(text: str) -> set[Held]:
    """Holder, stance and label of every position."""
    findings = _read(text)
    return {(findings.actor(p.actor).name, p.stance, p.label) for p in findings.positions}


def _one(text: str, stance: str) -> tuple[Findings, Position]:
    findings = _read(text)
    found = [p for p in findings.positions if p.stance == stance]
    assert len(found) == 1, found
    return findings, found[0]


ALL: dict[str, tuple[str, set[Held]]] = {
    "what is not forgone": (
        "Kanada werde nicht auf den Ausbau des Hafens verzichten, sagte Kanadas Ministerin Anna Berger.",
        {("Kanada", "rejects", "Verzicht auf den Ausbau des Hafens")},
    ),
    "what is forgone": (
        "Kanada verzichtet auf den Ausbau des Hafens.",
        {("Kanada", "commits", "Verzicht auf den Ausbau des Hafens")},
    ),
    "one negation is enough": (
        "Kanada will auf den Stützpunkt nicht verzichten.",
        {("Kanada", "rejects", "auf den Stützpunkt verzichten")},
    ),
    "never": (
        "Kanada werde auf den Stützpunkt niemals verzichten, sagte Kanadas Minister Jon Berg.",
        {("Jon Berg", "rejects", "auf den Stützpunkt verzichten")},
    ),
    "what is not ended": ("Kanada will den Streik nicht beenden.", {("Kanada", "rejects", "den Streik beenden")}),
    "what is suspended": (
        "Den Streik setzte die IG Metall am Montag aus.",
        {("IG Metall", "commits", "den Streik aussetzen")},
    ),
    "what is asked in return is not given up": (
        "Kanada verzichtet auf den Ausbau des Hafens, falls Norwegen eine Entschädigung zahlt.",
        {
            ("Kanada", "offers", "Verzicht auf den Ausbau des Hafens"),
            ("Kanada", "demands", "Norwegen eine Entschädigung zahlt"),
        },
    ),
    "who does not move": (
        "Kanada rückt von dem Zeitplan nicht ab.",
        {("Kanada", "rejects", "von dem Zeitplan abrücken")},
    ),
    "who does not move from a demand": (
        "Kanada rückt von seiner Forderung nach einer Fangquote nicht ab.",
        {("Kanada", "demands", "einer Fangquote")},
    ),
    "who does not move from the demand just told": (
        "Kanada forderte eine Fangquote. Von dieser Forderung rückt Ottawa nicht ab.",
        {("Kanada", "demands", "eine Fangquote")},
    ),
    "who does not move from an aim": (
        "Kanada rückt nicht von dem Ziel ab, die Quote zu senken.",
        {("Kanada", "demands", "die Quote zu senken")},
    ),
    "sich": ("Kanada will sich nicht einmischen.", {("Kanada", "rejects", "sich einmischen")}),
    "the demand that is refused names its thing": (
        "Kanada lehnte die Forderung Norwegens nach einer Fangquote ab.",
        {("Kanada", "rejects", "einer Fangquote"), ("Norwegen", "demands", "einer Fangquote")},
    ),
    "a denied report": (
        "Kanada dementierte Berichte, wonach Ottawa die Häfen schließt.",
        {("Kanada", "denies", "Berichte")},
    ),
    "a doubted report": (
        "Kanada bezweifelte Meldungen, wonach Norwegen den Vertrag ablehnt.",
        {("Kanada", "doubts", "Meldungen")},
    ),
    "neither nor": (
        "Kanada hat weder Neuwahlen ausgeschlossen noch den Entwurf abgelehnt.",
        {("Kanada", "offers", "Neuwahlen")},
    ),
    "neither nor, two refusals": (
        "Kanada hat weder den Vertrag unterzeichnet noch das Protokoll gebilligt.",
        {("Kanada", "rejects", "den Vertrag"), ("Kanada", "rejects", "das Protokoll")},
    ),
    "force that is not ruled out": (
        "Kanada hat eine militärische Option nicht ausgeschlossen.",
        {("Kanada", "threatens", "eine militärische Option")},
    ),
    "help that is not ruled out": (
        "Kanada hat militärische Hilfe nicht ausgeschlossen.",
        {("Kanada", "offers", "militärische Hilfe")},
    ),
    "the end of what others live on": (
        "Kanada stellte Norwegen ein Ende der Hilfen in Aussicht, falls Oslo die Exporte weiter beschränkt.",
        {("Kanada", "threatens", "ein Ende der Hilfen")},
    ),
    "the end of pressure": (
        "Kanada stellte ein Ende der Sanktionen in Aussicht.",
        {("Kanada", "offers", "ein Ende der Sanktionen")},
    ),
    "from which number to which": (
        "Die IG Metall fordert eine Senkung der Wochenarbeitszeit von 40 auf 36 Stunden.",
        {("IG Metall", "demands", "eine Senkung der Wochenarbeitszeit von 40 auf 36 Stunden")},
    ),
    "the contrast": (
        "Kanada forderte keine Strafzölle, sondern eine Kommission.",
        {("Kanada", "demands", "eine Kommission")},
    ),
    "a demand withdrawn": ("Kanada zog seine Forderung nach einer Fangquote zurück.", set()),
    "a sentence": ("Ein Gericht in Ankara verurteilte die Zeitung wegen Betrugs.", set()),
    "an office holder of no named side": (
        "Der Minister sagte, Kanada liefere keine Waffen mehr.",
        {("Kanada", "rejects", "Waffen")},
    ),
    "a wrong that is denied": (
        "Kanada wolle keinen Handelskrieg, sagte die norwegische Ministerin Anna Berger.",
        {("Kanada", "rejects", "Handelskrieg")},
    ),
    "a good that is denied": (
        "Kanada wolle keinen Frieden, sagte die norwegische Ministerin Anna Berger.",
        {
            ("Anna Berger", "opposes", "Kanada wolle keinen Frieden"),
            ("Kanada", "rejects", "Frieden"),
        },
    ),
    "who denies stands outside the charge": (
        "Die Rebellen hätten die Waffenruhe gebrochen, was diese bestreiten, sagte Armeesprecher Jon Berg.",
        {
            ("Jon Berg", "opposes", "Die Rebellen hätten die Waffenruhe gebrochen"),
            ("Rebellen", "denies", "Die Rebellen hätten die Waffenruhe gebrochen"),
        },
    ),
}


@pytest.mark.parametrize("name", sorted(ALL))
def test_all_that_is_held(name: str) -> None:
    text, expected = ALL[name]
    assert _held(text) == expected


@pytest.mark.parametrize(
    "subject",
    [
        "FDP-Fraktionschef Jon Berg",
        "UN-Sonderbeauftragter Geir Pedersen",
        "Nato-Generalsekretär Mark Rutte",
        "Norwegens Ministerpräsident Jonas Gahr Störe",
    ],
)
def test_title_before_a_name_is_no_issue(subject: str) -> None:
    assert _held(f"{subject} wies das zurück.") == set()


def test_negation_of_the_clause_does_not_deny_a_participle() -> None:
    _, wanted = _one("Ein von Norwegen vorgeschlagenes Treffen lehnte Kanada nicht ab.", "demands")
    assert "negated" not in wanted.modality


def test_who_is_to_suffer_is_not_who_acts() -> None:
    _, wanted = _one("Norwegen verlangte Sanktionen gegen Kanada.", "demands")
    assert (wanted.who_would_act, wanted.addressee) == (None, None)
    findings, asked = _one("Norwegen forderte von der EU Sanktionen gegen Kanada.", "demands")
    assert asked.addressee is not None
    assert findings.actor(asked.addressee).name == "EU"


def test_rules_named_in_code_are_rules_of_frames() -> None:
    """An entry that is renamed must not lose what the code does with it."""
    known = {frame.rule for frame in position_frames().all}
    for path in sorted(Path(package.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith("verb:"):
                assert node.value == "verb:" or node.value in known, (path.name, node.value)
