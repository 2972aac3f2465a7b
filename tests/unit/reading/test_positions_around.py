"""Positions: grievances, holders named elsewhere, what a condition or a relative clause adds, what is declined."""

from __future__ import annotations

import pytest

from statusquo.reading.german import read
from statusquo.report import Report

Held = tuple[str, str, str]


def _held(text: str) -> set[Held]:
    findings = read(Report(id="test", text=text, language="de"))
    return {(findings.actor(p.actor).name, p.stance, p.issue.quote) for p in findings.positions}


AMONG: dict[str, tuple[str, Held]] = {
    "done to us": (
        "„Die Arbeitgeber haben uns den Lohn gekürzt“, sagte Anna Berger.",
        ("Anna Berger", "opposes", "uns den Lohn gekürzt"),
    ),
    "talked about": (
        "„Über uns wird geredet wie über Kinder“, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Über uns wird geredet wie über Kinder"),
    ),
    "never asked": (
        "„Die Regierung hat uns nicht gefragt“, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Die Regierung hat uns nicht gefragt"),
    ),
    "whoever does it": (
        "„Wer lügt und droht, will keinen Frieden“, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Wer lügt und droht"),
    ),
    "whoever is warned of": (
        "Wer jetzt aufgebe, lade zum nächsten Überfall ein, warnte Anna Berger.",
        ("Anna Berger", "warns", "Wer jetzt aufgebe"),
    ),
    "a further demand": (
        "Die Gewerkschaft Verdi fordert fünf Prozent mehr Lohn. Hinzu kommt die Forderung nach kürzeren Schichten.",
        ("ver.di", "demands", "kürzeren Schichten"),
    ),
    "what a protest is against": (
        "Die Landwirte blockieren den Hafen. Der Protest richtet sich gegen die Kürzung der Beihilfen.",
        ("Landwirte", "opposes", "die Kürzung der Beihilfen"),
    ),
    "a strike looms": (
        "Der Post droht ein unbefristeter Streik. Das beschloss die Gewerkschaft Verdi am Montag.",
        ("ver.di", "threatens", "ein unbefristeter Streik"),
    ),
    "refused after no agreement": (
        "Die Länder haben sich nicht auf eine Erhöhung der Gebühr geeinigt. Vor allem Bayern sperrte sich.",
        ("Bayern", "rejects", "eine Erhöhung der Gebühr"),
    ),
    "a veto alone": (
        "Die Minister konnten sich nicht auf eine Obergrenze verständigen. Ungarn legte sein Veto ein.",
        ("Ungarn", "rejects", "eine Obergrenze"),
    ),
    "on ice": (
        "Der Haushalt liegt wegen des Widerstands der FDP auf Eis.",
        ("FDP", "opposes", "Der Haushalt"),
    ),
    "a warning comes from": (
        "Aus der Opposition kam die Warnung, höhere Steuern könnten die Wirtschaft lähmen.",
        ("Opposition", "warns", "höhere Steuern könnten die Wirtschaft lähmen"),
    ),
    "invited and accepted": (
        "Norwegen lud beide Staaten zu neuen Gesprächen ein. Äthiopien sagte zu.",
        ("Äthiopien", "accepts", "neuen Gesprächen"),
    ),
    "what a thing is": (
        "Peru fordert eine Klausel, die bei hohen Einfuhren greift.",
        ("Peru", "demands", "eine Klausel, die bei hohen Einfuhren greift"),
    ),
    "what is pledged": (
        "Die Rebellen bestehen auf Zusagen, dass niemand verhaftet wird.",
        ("Rebellen", "demands", "Zusagen, dass niemand verhaftet wird"),
    ),
    "compared": (
        "Eine Obergrenze, wie sie Israel zur Bedingung macht, lehnt die Hamas ab.",
        ("Israel", "demands", "Eine Obergrenze"),
    ),
    "asked behind a relative clause": (
        "Peru beschuldigte den Konzern Norwell, der vor der Küste Öl fördert, die Rebellen zu bewaffnen.",
        ("Peru", "opposes", "die Rebellen zu bewaffnen"),
    ),
    "talks on terms": (
        "Erst wenn Pakistan dem Terror abschwöre, könne über eine Öffnung der Grenze geredet werden, "
        "sagte Indiens Außenminister Vikram Desai.",
        ("Vikram Desai", "offers", "eine Öffnung der Grenze"),
    ),
    "talks after": (
        "Erst nach einem Abzug der Truppen könne man über Grenzen sprechen, erklärte die Ukraine.",
        ("Ukraine", "offers", "Grenzen"),
    ),
    "under the condition": (
        "Israel akzeptierte den Vorschlag unter der Bedingung, dass alle Geiseln freikommen.",
        ("Israel", "demands", "alle Geiseln freikommen"),
    ),
    "provided that": (
        "Norwegen ist zu Gesprächen bereit, vorausgesetzt, Japan setzt die Abgaben aus.",
        ("Norwegen", "demands", "Japan setzt die Abgaben aus"),
    ),
    "what must not stay away": (
        "Solheim drohte, die Gespräche zu beenden, falls die Unterschrift ausbleibe.",
        ("Solheim", "demands", "die Unterschrift"),
    ),
    "no agreement": (
        "Trump drohte Russland mit Zöllen, falls es keine Einigung gibt.",
        ("Trump", "demands", "Einigung"),
    ),
    "as long as the other does it": (
        "Norwegen lehnt neue Gespräche ab, solange Schweden die Fischer festhält.",
        ("Norwegen", "opposes", "Schweden die Fischer festhält"),
    ),
    "no right": (
        "Peking habe kein Recht, die Insel zu vertreten, sagte Taiwans Präsident Chen Kuo-wei.",
        ("Chen Kuo-wei", "rejects", "die Insel zu vertreten"),
    ),
    "never again": (
        "Nachtflüge dürfe es nie wieder geben, forderte Anna Berger.",
        ("Anna Berger", "rejects", "Nachtflüge"),
    ),
    "declined": ("Holger Brandt wollte sich nicht einmischen.", ("Holger Brandt", "rejects", "einmischen")),
    "whose words": (
        "Die Weltbank will nach den Worten ihres Präsidenten keine Vermittlung übernehmen.",
        ("Weltbank", "rejects", "Vermittlung übernehmen"),
    ),
    "dismissals not ruled out": (
        "Entlassungen schloss der Konzern Arcon nicht aus.",
        ("Konzern Arcon", "threatens", "Entlassungen"),
    ),
    "an aim not given up": (
        "Von dem Ziel, die Miliz zu zerschlagen, rückt Israel nicht ab.",
        ("Israel", "threatens", "die Miliz zu zerschlagen"),
    ),
    "an image in quotation marks": (
        "Der Kompromiss sei „ein Tropfen auf den heißen Stein“, sagte Anna Berger.",
        ("Anna Berger", "opposes", "Der Kompromiss"),
    ),
    "one object of two verbs": (
        "Die Opposition unterstützt und fordert den Plan der Regierung.",
        ("Opposition", "supports", "den Plan der Regierung"),
    ),
    "a side without a name": (
        "Das Land sei zu Zugeständnissen bereit, sagte Außenminister Pedro Ruiz.",
        ("Pedro Ruiz", "offers", "Zugeständnissen"),
    ),
    "what a place suffers": (
        "Ines Radtke warnte, die Stadt verliere ihre Schulen.",
        ("Ines Radtke", "warns", "die Stadt verliere ihre Schulen"),
    ),
    "what pressure is for": (
        "Um höhere Löhne durchzusetzen, traten die Busfahrer in den Ausstand.",
        ("Busfahrer", "demands", "höhere Löhne"),
    ),
    "too low for somebody": (
        "Das Angebot ist der Gewerkschaft zu niedrig.",
        ("Gewerkschaft", "opposes", "Das Angebot"),
    ),
    "never happened": (
        "Es habe keinen Angriff gegeben, sagte Pedro Ruiz.",
        ("Pedro Ruiz", "denies", "Angriff"),
    ),
    "promised not to": (
        "Der Konzern Arcon sagte zu, keine Stellen abzubauen.",
        ("Konzern Arcon", "commits", "keine Stellen abzubauen"),
    ),
    "decided": ("Norwegen hat Sanktionen gegen Peru verhängt.", ("Norwegen", "commits", "Sanktionen gegen Peru")),
    "the price": (
        "Peru macht den Abzug zur Bedingung für weitere Gespräche.",
        ("Peru", "offers", "weitere Gespräche"),
    ),
    "stays with a demand": (
        "Die Gewerkschaft Verdi hält an ihrer Forderung von sieben Prozent fest.",
        ("ver.di", "demands", "sieben Prozent"),
    ),
    "a protest behind a colon": (
        "Japan protestierte: Zwei Drohnen waren über die Insel geflogen.",
        ("Japan", "opposes", "Zwei Drohnen waren über die Insel geflogen"),
    ),
    "it does not suit": ("Der CDU geht das Gesetz nicht weit genug.", ("CDU", "opposes", "das Gesetz")),
    "on a day of": (
        "Konrad Eichholz sprach am Dienstag von einer Zumutung.",
        ("Konrad Eichholz", "opposes", "einer Zumutung"),
    ),
    "wanted before": (
        "Die Steuer ist seit Montag abgeschafft. Die Bauernverbände hatten darauf gedrungen.",
        ("Bauernverbände", "demands", "Die Steuer ist seit Montag abgeschafft"),
    ),
    "a strike of the speaker's own": (
        "Wenn die Arbeitgeber nicht einlenken, drohen neue Streiks, sagte Verdi-Chef Frank Meier.",
        ("Frank Meier", "threatens", "neue Streiks"),
    ),
}


@pytest.mark.parametrize(("text", "held"), AMONG.values(), ids=AMONG)
def test_a_position_is_among_those_found(text: str, held: Held) -> None:
    assert held in _held(text), _held(text)


NOT: dict[str, tuple[str, str]] = {
    "only intended": ("Peru bekundete seine Absicht, das Abkommen zu unterzeichnen.", "accepts"),
    "only an announcement": ("Peru knüpft die Hilfe an Bedingungen.", "demands"),
    "only thought about": ("Peru prüft den Bau eines Hafens.", "commits"),
    "helped us": ("„Die Nachbarn haben uns geholfen“, sagte Anna Berger.", "opposes"),
    "welcome": ("„Wer bleiben will, ist willkommen“, sagte Anna Berger.", "opposes"),
    "no comment": ("Holger Brandt wollte sich nicht äußern.", "rejects"),
    "a protest against people": (
        "Die Bauern blockieren den Hafen. Der Protest richtet sich gegen Deutschland.",
        "opposes",
    ),
    "recognition that is asked for": (
        "Kosovo macht das Treffen von der Anerkennung des Landes durch Serbien abhängig.",
        "accepts",
    ),
    "only of use to some": ("Ein Korridor nütze nur den Rebellen, sagte General Hassan Ali.", "supports"),
    "an agreement in quotation marks": ("Die Reise sei „ein Erfolg“, sagte Anna Berger.", "opposes"),
}


@pytest.mark.parametrize(("text", "stance"), NOT.values(), ids=NOT)
def test_a_stance_is_not_found(text: str, stance: str) -> None:
    assert stance not in {held[1] for held in _held(text)}


def test_a_refusal_while_something_goes_on_holds_only_as_long() -> None:
    text = "Norwegen lehnt neue Gespräche ab, solange Schweden die Fischer festhält."
    findings = read(Report(id="test", text=text, language="de"))
    refused = next(p for p in findings.positions if p.stance == "rejects")
    assert refused.only_if is not None and refused.only_if.quote == "Schweden die Fischer festhält"
    assert refused.unless is None


def test_what_averts_a_threat_is_told_without_its_modal() -> None:
    text = "Norwegen droht mit Zöllen, sollte Schweden die Quote nicht ändern."
    findings = read(Report(id="test", text=text, language="de"))
    terms = {p.unless.quote for p in findings.positions if p.unless is not None}
    assert terms == {"Schweden die Quote nicht ändern"}


def test_one_announcement_is_read_once() -> None:
    held = _held("Die SPD werde der Kürzung nicht zustimmen, sagte Parteichefin Anna Berger.")
    assert held == {("SPD", "rejects", "der Kürzung")}
