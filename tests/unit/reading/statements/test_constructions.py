"""Constructions of reported and direct speech, each on sentences of its own."""

from __future__ import annotations

import pytest

from statusquo.reading import read
from statusquo.report import Report

#: Text, then what has to be found: speaker (None = open) and content.
CASES = {
    "dass": ("Die Türkei erklärte, dass die Häfen offen bleiben.", [("Türkei", "dass die Häfen offen bleiben")]),
    "konjunktiv": ("Indien sagte, man habe Zeit.", [("Indien", "man habe Zeit")]),
    "infinitive": ("Kanada bot an, die Zölle zu senken.", [("Kanada", "die Zölle zu senken")]),
    "joined": (
        "Die Türkei erklärte, dass die Häfen offen bleiben und dass niemand zahlen muss.",
        [("Türkei", "dass die Häfen offen bleiben und dass niemand zahlen muss")],
    ),
    "inverted": ("Die Häfen blieben offen, sagte Yilmaz Demir.", [("Yilmaz Demir", "Die Häfen blieben offen")]),
    "inverted conditional": (
        "Lege Indien kein Angebot vor, werde es Zölle geben, erklärte Kanada.",
        [("Kanada", "Lege Indien kein Angebot vor, werde es Zölle geben")],
    ),
    "inverted free relative": (
        "Wer Fristen setze, müsse sie einhalten, mahnte Brasilien.",
        [("Brasilien", "Wer Fristen setze, müsse sie einhalten")],
    ),
    "conditional behind the verb": (
        "Chile erklärte, wenn nichts geschehe, werde man klagen.",
        [("Chile", "wenn nichts geschehe, werde man klagen")],
    ),
    "free relative behind the verb": (
        "Chile sagte, wer Fristen setze, müsse sie einhalten.",
        [("Chile", "wer Fristen setze, müsse sie einhalten")],
    ),
    "colon inside reported speech": (
        "Peru erklärte, die Zeit dränge: Komme kein Vertrag zustande, werde man klagen.",
        [("Peru", "die Zeit dränge: Komme kein Vertrag zustande, werde man klagen")],
    ),
    "a cue of its own behind a colon": (
        "Peru ging auf Distanz: Chile teilte mit, der Schritt sei falsch.",
        [("Chile", "der Schritt sei falsch")],
    ),
    "so inside": (
        "Das Problem sei, so Pavel Horak, dass niemand zahle.",
        [("Pavel Horak", "Das Problem sei, so Pavel Horak, dass niemand zahle")],
    ),
    "source inside": (
        "Das Dorf wurde nach Angaben der Ukraine unbewohnbar.",
        [("Ukraine", "Das Dorf wurde nach Angaben der Ukraine unbewohnbar")],
    ),
    "postposition": (
        "Pavel Horak trat zurück. Der Plan kostet seiner Meinung nach zehn Milliarden.",
        [("Pavel Horak", "Der Plan kostet seiner Meinung nach zehn Milliarden")],
    ),
    "let know": ("Kanada ließ erkennen, dass es nachgeben werde.", [("Kanada", "dass es nachgeben werde")]),
    "give to think": ("Kanada gab zu bedenken, dass Geld fehle.", [("Kanada", "dass Geld fehle")]),
    "letter of the subject": (
        "Norwegen lehnte den Plan in einem Brief an Japan ab. Er sei zu teuer, heißt es in dem Schreiben.",
        [("Norwegen", "Er sei zu teuer")],
    ),
    "a letter does not speak for its reader": (
        "Er sei zu teuer, heißt es in einem Brief an Japan.",
        [(None, "Er sei zu teuer")],
    ),
    "one of several by name": (
        "Drei Räte stimmten zu. Einer von ihnen, Ratsherr Pavel Horak, sagte: Das Bad müsse bleiben.",
        [("Pavel Horak", "Das Bad müsse bleiben")],
    ),
    "quotation alone": (
        "Die Türkei will den Hafen ausbauen. „Wir haben lange genug gewartet.“",
        [("Türkei", "Wir haben lange genug gewartet.")],
    ),
    "so with a verb": (
        "Die Auflagen seien zu streng, so glaubt Norwegen.",
        [("Norwegen", "Die Auflagen seien zu streng")],
    ),
    "two sources": (
        "Laut Brasilien ist der Damm sicher, nach Angaben von Chile hat er Risse.",
        [("Brasilien", "ist der Damm sicher"), ("Chile", "hat er Risse")],
    ),
    "heard from": (
        "Aus dem türkischen Außenministerium war zu hören, dass der Hafen offen bleibe.",
        [("Türkei", "dass der Hafen offen bleibe")],
    ),
    "criticism from somebody": (
        "Kritik kam von Polen: Der Vertrag sei ein Fehler.",
        [("Polen", "Der Vertrag sei ein Fehler")],
    ),
    "quoted with words": (
        "Der Sender zitierte Pavel Horak mit den Worten, die Stadt sei gefallen.",
        [("Pavel Horak", "die Stadt sei gefallen")],
    ),
    "brackets before zufolge": (
        "Einer Erklärung des Verbandes der Gärtner (VDG) zufolge fehlt Wasser.",
        [("Verband der Gärtner", "fehlt Wasser")],
    ),
    "the only person": (
        "Pavel Horak reiste am Montag an. Im Hafen liegen drei Schiffe. Am Abend sagte er, man sei bereit.",
        [("Pavel Horak", "man sei bereit")],
    ),
    "so": ("Die Fähren fahren wieder, so Norwegen.", [("Norwegen", "Die Fähren fahren wieder")]),
    "wie": ("Wie Norwegen mitteilte, fahren die Fähren wieder.", [("Norwegen", "fahren die Fähren wieder")]),
    "hieß es aus": (
        "Die Gespräche seien gescheitert, hieß es aus dem türkischen Außenministerium.",
        [("Türkei", "Die Gespräche seien gescheitert")],
    ),
    "colon": (
        "Peru stellte Bedingungen: Die Fischer müssten zuerst entschädigt werden.",
        [("Peru", "Die Fischer müssten zuerst entschädigt werden")],
    ),
    "laut": ("Laut Brasilien ist der Damm sicher.", [("Brasilien", "ist der Damm sicher")]),
    "nach Angaben": ("Nach Angaben der Ukraine wurde niemand verletzt.", [("Ukraine", "wurde niemand verletzt")]),
    "nationality": ("Nach türkischen Angaben sank das Schiff.", [("Türkei", "sank das Schiff")]),
    "zufolge": ("Japan zufolge ist der Fang legal.", [("Japan", "ist der Fang legal")]),
    "name behind a title": (
        "Nach Angaben des Beraters des Königs, Omar Haddad, ist der Vertrag fertig.",
        [("Omar Haddad", "ist der Vertrag fertig")],
    ),
    "reported": ("Polen verurteilte den Angriff auf die Brücke.", [("Polen", "den Angriff auf die Brücke")]),
    "judgement": ("Polen bezeichnete das Abkommen als Fehler.", [("Polen", "das Abkommen als Fehler")]),
    "noun": ("Die Drohung der Türkei, den Hafen zu sperren, wirkte.", [("Türkei", "den Hafen zu sperren")]),
    "reason": (
        "Österreich lehnte mit der Begründung ab, das Parlament müsse zustimmen.",
        [("Österreich", "das Parlament müsse zustimmen")],
    ),
    "quote before": ("„Wir werden nicht weichen“, sagte Pavel Horak.", [("Pavel Horak", "Wir werden nicht weichen")]),
    "quote after": ("Pavel Horak sagte: „Wir werden nicht weichen.“", [("Pavel Horak", "Wir werden nicht weichen.")]),
    "quote of two sentences": (
        "„Wir werden nicht weichen. Wir haben Zeit“, sagte Pavel Horak.",
        [("Pavel Horak", "Wir werden nicht weichen. Wir haben Zeit")],
    ),
    "quote so": ("„Wir werden nicht weichen“, so Pavel Horak.", [("Pavel Horak", "Wir werden nicht weichen")]),
    "partly quoted": (
        "Pavel Horak sagte, man werde „nicht einen Meter“ weichen.",
        [("Pavel Horak", "man werde „nicht einen Meter“ weichen")],
    ),
    "follow": (
        "Chile warnte vor einem Streit. Die Grenze sei seit Jahren klar.",
        [("Chile", "vor einem Streit"), ("Chile", "Die Grenze sei seit Jahren klar")],
    ),
    "follow behind a quote": (
        "„Wir werden nicht weichen“, sagte Pavel Horak. Die Frist sei zu kurz.",
        [("Pavel Horak", "Wir werden nicht weichen"), ("Pavel Horak", "Die Frist sei zu kurz")],
    ),
    "document": (
        "In einem Bericht der Weltbank heißt es, die Ernte sei verloren.",
        [("Weltbank", "die Ernte sei verloren")],
    ),
    "darin": (
        "Die Weltbank legte einen Bericht vor. Die Ernte sei verloren, heißt es darin.",
        [("Weltbank", "Die Ernte sei verloren")],
    ),
    "two in a sentence": (
        "Polen begrüßte die Wahl und forderte neue Gespräche.",
        [("Polen", "die Wahl"), ("Polen", "neue Gespräche")],
    ),
    "das, of the sentence before": (
        "Der Hafen bleibt zu. Das teilte die Türkei mit.",
        [("Türkei", "Der Hafen bleibt zu")],
    ),
    "dies, with a case that grammar leaves open": (
        "Die Gebühren steigen im Mai. Dies gab das kanadische Finanzministerium bekannt.",
        [("Kanada", "Die Gebühren steigen im Mai")],
    ),
    "davon": (
        "Die Ernte wird schlecht. Davon geht die Weltbank aus.",
        [("Weltbank", "Die Ernte wird schlecht")],
    ),
    "so, of words in quotation marks": (
        "„Das ist ein guter Tag für uns.“ So kommentierte Pavel Horak die Wahl.",
        [("Pavel Horak", "Das ist ein guter Tag für uns.")],
    ),
    "mit diesen Worten": (
        "„Die Lage ist sehr ernst.“ Mit diesen Worten eröffnete Pavel Horak die Sitzung.",
        [("Pavel Horak", "Die Lage ist sehr ernst.")],
    ),
    "a family name that is a season": (
        "Polen lehnt die Maut ab. „Wir brauchen eine andere Lösung“, sagte Petra Sommer.",
        [("Petra Sommer", "Wir brauchen eine andere Lösung")],
    ),
    "broken quote": (
        "„Wir haben“, sagte Pavel Horak, „lange genug gewartet.“",
        [("Pavel Horak", "Wir haben"), ("Pavel Horak", "lange genug gewartet.")],
    ),
    "für X ist klar": (
        "Für Pavel Horak ist klar: „Ohne uns wird es keinen Vertrag geben.“",
        [("Pavel Horak", "Ohne uns wird es keinen Vertrag geben.")],
    ),
    "heading": (
        "Horak: Wir sind zum Gespräch bereit\n\nPavel Horak sprach.",
        [("Horak", "Wir sind zum Gespräch bereit")],
    ),
    "aus dem Haus": ("Aus dem Weißen Haus hieß es, man prüfe alles.", [("USA", "man prüfe alles")]),
    "Konjunktiv II that stands in for Konjunktiv I": (
        "Norwegen erklärte, der Hafen sei offen. Die Lager stünden allen zu.",
        [("Norwegen", "Die Lager stünden allen zu")],
    ),
    "voiced without a verb of speech": (
        "Von der Weltbank kam Kritik. Die Pläne seien zu teuer.",
        [("Weltbank", "Die Pläne seien zu teuer")],
    ),
    "apposition and verb are no inversion": (
        "Pavel Horak, der Vorsitzende, begründete den Schritt damit, dass Polen nicht zahle.",
        [("Pavel Horak", "dass Polen nicht zahle")],
    ),
    "two clauses side by side": (
        "Polen begrüßte die Wahl, Litauen forderte neue Gespräche.",
        [("Polen", "die Wahl"), ("Litauen", "neue Gespräche")],
    ),
    "joint": (
        "Polen und Litauen verurteilten den Angriff.",
        [("Litauen", "den Angriff"), ("Polen", "den Angriff")],
    ),
}

NOTHING = {
    "what follows a finding": "Das Gift wurde auch im Fluss nachgewiesen, was die Fischer beunruhigt.",
    "adverbial clause first": "Nachdem das Parlament zugestimmt hatte, verließ Kanada den Saal.",
    "shared subject": "Kanada zog die Truppen ab, schloss die Botschaft und öffnete den Hafen.",
    "name in marks": "Der Frachter „Stern von Kiel“ legte am Montag in Danzig an.",
    "present tense of stance": "Polen lehnt den Vertrag ab.",
    "verdict": "Das Gericht verurteilte ihn zu drei Jahren Haft.",
    "time after nach": "Nach der Kriegserklärung zogen die Händler fort.",
    "motto": "Das Fest stand unter dem Motto „Gemeinsam sind wir alle stark“.",
    "reflexive": "Das Unglück wiederholte sich, es war der dritte Fall.",
    "set phrase": "Er kommt, es sei denn, es regnet.",
    "result": "Laut vorläufigem Ergebnis liegt die Liste vorn.",
}


def _found(text: str) -> list[tuple[str | None, str]]:
    findings = read(Report(id="case", text=text, title="", language="de"))
    return [(findings.actor(s.speaker).name if s.speaker else None, s.content.quote) for s in findings.statements]


@pytest.mark.parametrize("name", CASES)
def test_a_construction(name: str) -> None:
    text, wanted = CASES[name]
    found = _found(text)
    for speaker, content in wanted:
        said = [who for who, words in found if words == content]
        assert any(who == speaker or (who is not None and speaker is not None and speaker in who) for who in said), (
            found
        )


@pytest.mark.parametrize("name", NOTHING)
def test_no_statement(name: str) -> None:
    assert _found(NOTHING[name]) == []


def test_a_medium_that_is_told_relays() -> None:
    text = "Omar Haddad sagte der Zeitung „Tagblatt“, der Vertrag sei fertig."
    findings = read(Report(id="via", text=text, title="", language="de"))
    (statement,) = findings.statements
    assert statement.speaker is not None and findings.actor(statement.speaker).name == "Omar Haddad"
    assert statement.via is not None and "Tagblatt" in findings.actor(statement.via).name


def test_forms_and_cues() -> None:
    text = "Polen verurteilte den Angriff. „Wir werden nicht weichen“, sagte Pavel Horak. Die Frist sei zu kurz."
    findings = read(Report(id="forms", text=text, title="", language="de"))
    assert [(s.form, s.cue.quote if s.cue else None) for s in findings.statements] == [
        ("reported", "verurteilte"),
        ("direct", "sagte"),
        ("indirect", None),
    ]
