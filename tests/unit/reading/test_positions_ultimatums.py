"""Positions: own deeds on terms in direct speech, dreaded conditions, comparisons, denials of accounts."""

from __future__ import annotations

import pytest

from statusquo.reading.german import read
from statusquo.report import Report

Held = tuple[str, str, str]

NORWAY = "sagte Norwegens Ministerpräsidentin Anna Berger."
BERGER = "sagte Anna Berger."


def _held(text: str) -> set[Held]:
    findings = read(Report(id="test", text=text, language="de"))
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


def _tie(text: str, stance: str) -> tuple[str | None, str | None]:
    """What the only position with this stance is tied to: (only_if, unless)."""
    findings = read(Report(id="test", text=text, language="de"))
    (found,) = (p for p in findings.positions if p.stance == stance)
    return (found.only_if.quote if found.only_if else None, found.unless.quote if found.unless else None)


AMONG: dict[str, tuple[str, Held]] = {
    "unless somebody stops": (
        f"„Wenn Kanada die Füllung nicht stoppt, sperren wir die Gasleitung“, {NORWAY}",
        ("Anna Berger", "threatens", "sperren wir die Gasleitung"),
    ),
    "with dann": (
        f"„Stoppt Kanada die Füllung nicht, dann sperren wir die Grenze“, {NORWAY}",
        ("Anna Berger", "threatens", "sperren wir die Grenze"),
    ),
    "verb first": (
        "„Kommt die Vermögensteuer, verlassen wir die Koalition“, sagte FDP-Chef Jan Kord.",
        ("Jan Kord", "threatens", "verlassen wir die Koalition"),
    ),
    "verb first after a colon": (
        "FDP-Chef Jan Kord sagte: „Kommt die Vermögensteuer, verlassen wir die Koalition.“",
        ("Jan Kord", "threatens", "verlassen wir die Koalition"),
    ),
    "wenn after a colon": (
        "FDP-Chef Jan Kord sagte: „Wenn die SPD die Steuer nicht streicht, verlassen wir die Koalition.“",
        ("Jan Kord", "threatens", "verlassen wir die Koalition"),
    ),
    "without a thing": (
        f"„Ohne ein neues Angebot beginnen wir am Montag einen Streik“, {BERGER}",
        ("Anna Berger", "threatens", "beginnen wir am Montag einen Streik"),
    ),
    "the thing": (
        f"„Ohne ein neues Angebot beginnen wir am Montag einen Streik“, {BERGER}",
        ("Anna Berger", "demands", "ein neues Angebot"),
    ),
    "otherwise": (
        "„Die Regierung muss nachgeben, andernfalls verlassen wir die Koalition“, sagte FDP-Chef Jan Kord.",
        ("Jan Kord", "threatens", "verlassen wir die Koalition"),
    ),
    "otherwise in the next sentence": (
        f"Die Regierung müsse zahlen, {BERGER} Sonst werde man die Gespräche abbrechen.",
        ("Anna Berger", "threatens", "die Gespräche abbrechen"),
    ),
    "a plan that hangs on what others do": (
        f"„Bleibt es bei der Kürzung, schließen wir das Werk“, {BERGER}",
        ("Anna Berger", "threatens", "schließen wir das Werk"),
    ),
    "an offer": (
        f"„Wenn Kanada hilft, öffnen wir die Grenze“, {NORWAY}",
        ("Anna Berger", "offers", "öffnen wir die Grenze"),
    ),
    "a blockade shall end": (
        "„Wir verlassen die Koalition, wenn die FDP die Vermögensteuer blockiert“, sagte SPD-Chefin Anna Berger.",
        ("Anna Berger", "demands", "die Vermögensteuer"),
    ),
    "a dreaded strike": (
        "Sollte die Gewerkschaft streiken, werde Nordkai Aufträge verlagern, sagte Nordkai-Chef Jan Kord.",
        ("Jan Kord", "threatens", "Aufträge verlagern"),
    ),
    "without a thing, later": (
        f"Ohne ein neues Angebot werde man streiken, {BERGER}",
        ("Anna Berger", "threatens", "streiken"),
    ),
    "a strike without an object": (
        f"„Wenn die Arbeitgeber kein neues Angebot vorlegen, streiken wir ab Montag“, {BERGER}",
        ("Anna Berger", "threatens", "streiken wir ab Montag"),
    ),
    "a condition right behind a colon": (
        "Anna Berger drohte: Sollte Kanada die Füllung nicht stoppen, werde man die Grenze sperren.",
        ("Anna Berger", "threatens", "die Grenze sperren"),
    ),
    "who strikes": (
        "Die Gewerkschaft Verdi bestreikt das Containerterminal.",
        ("ver.di", "threatens", "bestreikt das Containerterminal"),
    ),
    "who is asked": (
        "Die Gewerkschaft Verdi fordert eine Lohnerhöhung von 7 Prozent von der Nordkai AG.",
        ("ver.di", "demands", "eine Lohnerhöhung von 7 Prozent"),
    ),
    "as somebody wants it": (
        "Ein Tempolimit, wie es die Grünen fordern, lehnt die FDP ab.",
        ("Bündnis 90/Die Grünen", "demands", "Ein Tempolimit"),
    ),
    "as somebody wants it, behind": (
        "Die FDP lehnt ein Tempolimit ab, wie es die Grünen fordern.",
        ("Bündnis 90/Die Grünen", "demands", "ein Tempolimit"),
    ),
    "these, not those": (
        f"„Wir brauchen Ärzte und keine Berater“, {BERGER}",
        ("Anna Berger", "demands", "Ärzte"),
    ),
    "an objection": (
        "Die Stadt Bremen kündigte an, Widerspruch einzulegen.",
        ("Stadt Bremen", "threatens", "Widerspruch einzulegen"),
    ),
    "a dative plural": (
        "Kanada verwehrte den Beobachtern den Zugang.",
        ("Kanada", "rejects", "den Zugang"),
    ),
    "what is called wrong": (f"Der Bericht sei falsch, {BERGER}", ("Anna Berger", "denies", "Der Bericht")),
    "what never was": (
        f"Eine solche Zusage habe es nie gegeben, {BERGER}",
        ("Anna Berger", "denies", "Eine solche Zusage"),
    ),
    "nobody knows of it": (
        f"Kanada wisse nichts von einer Vereinbarung, {BERGER}",
        ("Anna Berger", "denies", "einer Vereinbarung"),
    ),
    "who holds against it": (
        "Die SPD verlangt eine Quote. Die FDP hielt dagegen.",
        ("FDP", "opposes", "eine Quote"),
    ),
    "not ruled out": (
        "Anna Berger mochte eine Senkung der Steuer nicht ausschließen.",
        ("Anna Berger", "offers", "eine Senkung der Steuer"),
    ),
}

NOTHING: dict[str, str] = {
    "habits": f"„Wenn ich morgens aufwache, sehe ich die Berge“, {BERGER}",
    "what happens to us": f"„Wenn die Preise steigen, verlieren wir Kunden“, {BERGER}",
    "help": f"„Wenn Kanada nicht zahlt, zahlen wir“, {NORWAY}",
}

TIES: dict[str, tuple[str, str, tuple[str | None, str | None]]] = {
    "unless": (
        f"„Wenn Kanada die Füllung nicht stoppt, sperren wir die Gasleitung“, {NORWAY}",
        "threatens",
        (None, "Kanada die Füllung nicht stoppt"),
    ),
    "only if": (
        "„Kommt die Vermögensteuer, verlassen wir die Koalition“, sagte FDP-Chef Jan Kord.",
        "threatens",
        ("Kommt die Vermögensteuer", None),
    ),
    "without": (
        f"„Ohne ein neues Angebot beginnen wir am Montag einen Streik“, {BERGER}",
        "threatens",
        (None, "ein neues Angebot"),
    ),
    "a blockade goes on": (
        "„Wir verlassen die Koalition, wenn die FDP die Vermögensteuer blockiert“, sagte SPD-Chefin Anna Berger.",
        "threatens",
        ("die FDP die Vermögensteuer blockiert", None),
    ),
}


@pytest.mark.parametrize("name", AMONG)
def test_is_among_what_is_held(name: str) -> None:
    text, held = AMONG[name]
    assert held in _held(text)


@pytest.mark.parametrize("name", NOTHING)
def test_nobody_wants_anything(name: str) -> None:
    assert not {held for held in _held(NOTHING[name]) if held[1] in ("threatens", "offers")}


@pytest.mark.parametrize("name", TIES)
def test_what_it_is_tied_to(name: str) -> None:
    text, stance, tie = TIES[name]
    assert _tie(text, stance) == tie


def test_nobody_asks_for_what_is_dreaded() -> None:
    held = _held("Sollte die Gewerkschaft streiken, werde Nordkai Aufträge verlagern, sagte Nordkai-Chef Jan Kord.")
    assert {stance for _, stance, _ in held} == {"threatens"}


def test_what_follows_dagegen_is_an_argument() -> None:
    assert not _held("Die FDP hielt dagegen, dass die Quote schade.")


def test_who_wants_a_thing_does_not_say_the_sentence_around_it() -> None:
    text = "Ein Tempolimit, wie es die Grünen fordern, lehnt die FDP ab."
    assert not read(Report(id="test", text=text, language="de")).statements
