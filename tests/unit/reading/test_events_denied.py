"""What was said not to be, only considered, or only claimed: no event that happened."""

from __future__ import annotations

import datetime

import pytest

from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.report import Report

#: A Thursday.
DAY = datetime.date(2026, 3, 19)


def _read(text: str) -> Findings:
    return read(Report(id="example", text=text, title="", date=DAY, language="de"))


def _told(text: str) -> list[tuple[str, str]]:
    return [(event.kind, event.status) for event in _read(text).events]


def _who(text: str, kind: str) -> set[str]:
    found = _read(text)
    return {found.actor(one).name for event in found.events if event.kind == kind for one in event.participants}


NOT_HELD = [
    "fand nicht statt",
    "hat nicht stattgefunden",
    "hatte nicht stattgefunden",
    "findet nicht statt",
    "fand nie statt",
    "konnte nicht stattfinden",
    "wird nicht stattfinden",
    "soll nicht stattfinden",
    "werde nicht stattfinden",
    "wurde nicht abgehalten",
    "kam nicht zustande",
    "ist nicht zustande gekommen",
    "blieb aus",
    "fiel aus",
    "platzte",
]


@pytest.mark.parametrize("verb", NOT_HELD)
@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("Ein Treffen zwischen Peru und Chile", "meeting"),
        ("Der Gipfel zwischen Peru und Chile", "meeting"),
        ("Ein Telefonat zwischen Peru und Chile", "call"),
    ],
)
def test_what_was_not_held_did_not_happen(noun: str, kind: str, verb: str) -> None:
    status = "not_planned" if verb.split()[0] in ("wird", "soll", "werde") else "cancelled"
    assert _told(f"{noun} {verb}.") == [(kind, status)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Wahl in Ghana findet nicht statt.", ("vote", "cancelled")),
        ("Der Streik der Lotsen fand nicht statt.", ("protest", "cancelled")),
        ("Die Verhandlungen zwischen Peru und Chile wurden nicht fortgesetzt.", ("talks", "cancelled")),
        ("Die Verhandlungen zwischen Peru und Chile gehen nicht weiter.", ("talks", "cancelled")),
        ("Ein Treffen zwischen Peru und Chile scheiterte.", ("meeting", "cancelled")),
        ("Die Verhandlungen zwischen Peru und Chile scheiterten.", ("talks", "happened")),
        ("Peru und Chile einigten sich nicht.", ("talks", "happened")),
        ("Der Streik der Lotsen legte den Hafen nicht lahm.", ("protest", "happened")),
        ("Gespräche mit Chile kommen für Peru nicht infrage.", ("talks", "not_planned")),
    ],
)
def test_how_what_failed_ended(text: str, expected: tuple[str, str]) -> None:
    assert _told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Bisher fand kein Treffen zwischen Peru und Chile statt.",
        "Ein Angriff Perus auf Chile fand nicht statt.",
        "Eine Einigung zwischen Peru und Chile kam nicht zustande.",
        "Eine Einigung zwischen Peru und Chile blieb aus.",
        "Ein Abkommen zwischen Peru und Chile scheiterte an der Fischerei.",
        "Das Abkommen zwischen Peru und Chile wurde nicht unterzeichnet.",
        "Das Abkommen zwischen Peru und Chile wurde nicht ratifiziert.",
        "Ein Treffen zwischen Peru und Chile war nicht möglich.",
        "Ein Treffen zwischen Peru und Chile erscheint unwahrscheinlich.",
        "Ein Treffen zwischen Peru und Chile wurde nicht abgesagt.",
        "Verhandlungen mit Chile sind denkbar.",
        "Eine Schlichtung durch die UNO komme nicht in Betracht, solange der Hafen gesperrt sei.",
        "Eine Schlichtung durch die UNO komme in Betracht.",
        "Peru stellte ein Ende der Gespräche mit Chile in Aussicht.",
        "Peru hat den Vertrag gebrochen.",
        "Der Vertrag zwischen Peru und Chile wurde gebrochen.",
        "Peru hat das Abkommen verletzt.",
        "Peru verletzte das Völkerrecht.",
        "Die Pfleger erhalten 4,1 Prozent mehr Lohn.",
        "Die Pfleger bekommen im Mai 2 Prozent mehr Geld.",
    ],
)
def test_nothing_of_the_sort_happened(text: str) -> None:
    assert _told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Die Grünen erhielten 14,8 Prozent.", ("vote", "happened")),
        ("Die Milizen verletzten am Montag zwei Soldaten Malis.", ("military", "happened")),
        ("Peru verletzte am Montag die Waffenruhe.", ("military", "happened")),
        ("Peru stellte Gespräche mit Chile in Aussicht.", ("talks", "planned")),
    ],
)
def test_the_same_verbs_with_what_they_do_tell(text: str, expected: tuple[str, str]) -> None:
    assert _told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Eritrea wies Vorwürfe zurück, eritreische Soldaten hätten ein Dorf beschossen.",
        "Äthiopien behauptet, eritreische Soldaten hätten am Montag ein Dorf beschossen. Eritrea wies das zurück.",
        "Eritreische Soldaten hätten ein Dorf angegriffen, behauptet Äthiopien. Eritrea bestreitet das.",
        "Der Vorwurf, Eritrea habe ein Dorf angegriffen, ist falsch.",
    ],
)
def test_a_rejected_claim_is_no_attack(text: str) -> None:
    assert "military" not in {kind for kind, _ in _told(text)}


def test_a_claim_nobody_rejects_stays() -> None:
    text = "Äthiopien erklärte, eritreische Soldaten hätten am Montag ein Dorf beschossen. Kenia wies das zurück."
    assert _told(text) == [("military", "happened")]


def test_both_sides_on_the_telephone() -> None:
    text = "Israel und die Hamas verhandeln. Der irische Außenminister Sean Kelly telefonierte mit beiden Seiten."
    assert _who(text, "call") == {"Sean Kelly", "Israel", "Hamas"}


def test_whose_head_comments_does_not_take_part() -> None:
    text = (
        "Unterhändler Brasiliens trafen am Freitag in Genf ein, solche Indiens auch. WTO-Chefin Ngozi Okonjo-Iweala "
        "sagte, sie hoffe auf Fortschritte. Brasilien und Indien wollen reden. "
        "Ein weiteres Treffen soll in zwei Wochen stattfinden."
    )
    assert _who(text, "meeting") <= {"Brasilien", "Indien"}


def test_who_did_not_come_takes_no_part() -> None:
    assert "Sean Kelly" not in _who("Sean Kelly nahm an dem Treffen mit Emmanuel Macron nicht teil.", "meeting")


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Die Gespräche zwischen Peru und Chile führten nicht zu einer Einigung.", "nicht zu einer Einigung"),
        ("Die Gespräche zwischen Peru und Chile brachten keine Einigung.", "keine Einigung"),
        ("Die Gespräche zwischen Peru und Chile brachten den Durchbruch nicht.", None),
        ("Die Gespräche zwischen Peru und Chile führten zu einer Einigung.", "zu einer Einigung"),
    ],
)
def test_a_denied_outcome_stays_denied(text: str, outcome: str | None) -> None:
    (event,) = [event for event in _read(text).events if event.kind == "talks"]
    assert event.outcome == outcome
