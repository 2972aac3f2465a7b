"""Positions: what is needed, too early or too much; what fails; legal steps; what only takes up what was said."""

from __future__ import annotations

import pytest

from statusquo.reading.german import read
from statusquo.report import Report

Held = tuple[str, str, str]


def _held(text: str) -> set[Held]:
    findings = read(Report(id="test", text=text, language="de"))
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


AMONG: dict[str, tuple[str, Held]] = {
    "needed": (
        "„Die Stadt braucht einen Neuanfang“, sagte Anna Berger.",
        ("Anna Berger", "demands", "einen Neuanfang"),
    ),
    "not needed": (
        "„Wir brauchen keine neue Straße“, sagte Anna Berger.",
        ("Anna Berger", "rejects", "neue Straße"),
    ),
    "one thing and not the other": (
        "Die Läden bräuchten Kunden und keine Poller, sagte Anna Berger.",
        ("Anna Berger", "demands", "Kunden"),
    ),
    "nobody needs it": ("„Niemand braucht ein Stadion“, sagte Anna Berger.", ("Anna Berger", "rejects", "ein Stadion")),
    "what it is about": (
        "Anna Berger sagte, es gehe nicht um Gesten, sondern um die Rückkehr der Flüchtlinge.",
        ("Anna Berger", "demands", "die Rückkehr der Flüchtlinge"),
    ),
    "worthless without": (
        "Ohne Zugang zu den Häfen bleibe jede Waffenruhe wertlos, sagte Anna Berger.",
        ("Anna Berger", "demands", "Zugang zu den Häfen"),
    ),
    "too early": ("Für eine Einigung sei es zu früh, sagte Anna Berger.", ("Anna Berger", "rejects", "eine Einigung")),
    "not the time": (
        "Für Neuwahlen sei jetzt nicht der richtige Zeitpunkt, sagte Anna Berger.",
        ("Anna Berger", "rejects", "Neuwahlen"),
    ),
    "too much": (
        "Eine höhere Abgabe könnten die Betriebe nicht verkraften, sagte Anna Berger.",
        ("Anna Berger", "rejects", "Eine höhere Abgabe"),
    ),
    "of no use": (
        "„Ein Flickenteppich hilft keinem Bürger“, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Ein Flickenteppich"),
    ),
    "can be talked about": (
        "Über einzelne Punkte lasse sich reden, sagte Anna Berger.",
        ("Anna Berger", "offers", "einzelne Punkte"),
    ),
    "nobody may": (
        "Man dürfe die Pendler nicht im Stich lassen, sagte Anna Berger.",
        ("Anna Berger", "demands", "die Pendler nicht im Stich lassen"),
    ),
    "who wants must": (
        "„Wer Fachkräfte will, muss besser zahlen“, sagte Anna Berger.",
        ("Anna Berger", "demands", "besser zahlen"),
    ),
    "instead of": (
        "Statt neue Schulden zu machen, müsse die Regierung sparen, sagte Anna Berger.",
        ("Anna Berger", "demands", "sparen"),
    ),
    "a call with müssen": (
        "Kanada mahnte, dass die Kosten erstattet werden müssten.",
        ("Kanada", "demands", "die Kosten erstattet"),
    ),
    "the clause ends before what tells more": (
        "Chile beharrt darauf, dass Kanada zuerst seine Gesetze ändern müsse, in denen von der Insel die Rede ist.",
        ("Chile", "demands", "Kanada zuerst seine Gesetze ändern"),
    ),
    "what follows a failure": (
        "Bleibt die Runde ergebnislos, will Verdi über einen Streik abstimmen lassen.",
        ("ver.di", "threatens", "über einen Streik"),
    ),
    "a passive that follows": (
        "Sollte Chile den Zugang nicht gewähren, würden die Sanktionen wieder in Kraft gesetzt, sagte Anna Berger.",
        ("Anna Berger", "threatens", "die Sanktionen"),
    ),
    "otherwise": (
        "Kanada forderte Chile auf, die Häfen zu öffnen. Andernfalls sollen die Konten gesperrt werden.",
        ("Kanada", "threatens", "die Konten gesperrt"),
    ),
    "legal steps announced": (
        "Anna Berger kündigte an, Widerspruch gegen den Bescheid einzulegen.",
        ("Anna Berger", "threatens", "Widerspruch gegen den Bescheid einzulegen"),
    ),
    "an answer with means": (
        "Kanada werde darauf mit Gegenzöllen antworten, sagte Kanadas Ministerin Anna Berger.",
        ("Anna Berger", "threatens", "Gegenzöllen"),
    ),
    "taken up by a noun": (
        "Chile will die Grenzen schließen, ein Schritt, den Kanada scharf kritisierte.",
        ("Kanada", "opposes", "die Grenzen schließen"),
    ),
    "a call whose infinitive opens with an article": (
        "Anna Berger rief dazu auf, den für März geplanten Parteitag zu verschieben.",
        ("Anna Berger", "demands", "den für März geplanten Parteitag zu verschieben"),
    ),
    "a refusal the other side tells of": (
        "Chile sei auf das Angebot nicht eingegangen, sagte Kanadas Ministerin Anna Berger.",
        ("Anna Berger", "opposes", "Chile sei auf das Angebot nicht eingegangen"),
    ),
    "people are not to blame": (
        "Dutzende Männer würden weiter festgehalten, beklagte Anna Berger.",
        ("Anna Berger", "opposes", "Dutzende Männer würden weiter festgehalten"),
    ),
    "a quoted complaint": (
        "„Hier wird auf Kosten der Familien gespart“, kritisierte Anna Berger.",
        ("Anna Berger", "opposes", "Hier wird auf Kosten der Familien gespart"),
    ),
    "nothing": ("Sie werde nichts unterschreiben, sagte Anna Berger.", ("Anna Berger", "rejects", "unterschreiben")),
}

NOT: dict[str, tuple[str, str]] = {
    "what follows is not wanted": (
        "Sollte es dabei bleiben, müsse der Schlamm nach Polen gefahren werden, sagte Anna Berger.",
        "demands",
    ),
    "nobody refuses where they cannot agree": (
        "Kanada und Chile konnten sich nicht auf eine Quote einigen.",
        "rejects",
    ),
    "neither nor": ("Chile fordert eine Quote. Kanada wollte das weder bestätigen noch dementieren.", "denies"),
    "a decree": ("Anna Berger unterzeichnete den Erlass.", "accepts"),
    "what might be stopped": ("Kanada könnte die Lieferungen stoppen.", "rejects"),
    "who has asked": ("„Niemand hat uns gefragt“, sagte Anna Berger.", "demands"),
}


@pytest.mark.parametrize(("text", "expected"), AMONG.values(), ids=AMONG)
def test_among_the_positions(text: str, expected: Held) -> None:
    assert expected in _held(text)


@pytest.mark.parametrize(("text", "stance"), NOT.values(), ids=NOT)
def test_no_such_position(text: str, stance: str) -> None:
    assert stance not in {held[1] for held in _held(text)}
