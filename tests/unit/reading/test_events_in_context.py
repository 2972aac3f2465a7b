"""Events told by what stands around verb and noun: audiences, causes, names, suspensions, agreements recalled."""

import datetime

import pytest

from statusquo.reading.german.context import context_of
from statusquo.reading.german.events import events
from statusquo.report import Report

FRIDAY = datetime.date(2025, 12, 5)


def told(text: str) -> list[tuple[str, str]]:
    """Kind and status of the events of a text."""
    return [(event.kind, event.status) for event in events(context_of(Report.of(text, title="", date=FRIDAY)))]


def names(text: str) -> set[str]:
    """Who takes part in the events of a text."""
    context = context_of(Report.of(text, title="", date=FRIDAY))
    return {context.actors.name(one) for event in events(context) for one in event.participants}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("„Wir bleiben“, sagte Angela Merkel am Montag vor Reportern.", "announcement"),
        ("Angela Merkel erklärte am Montag im Bundestag, der Plan sei gut.", "announcement"),
        ("„Es reicht“, rief Frank Werneke vor Streikenden in Kiel.", "protest"),
        ("Angela Merkel lobte den Plan am Montag in einer Telefonkonferenz.", "announcement"),
        ("In einem Schreiben an Emmanuel Macron bat Angela Merkel um Aufschub.", "other"),
        ("Das gab die Ministerin Annalena Baerbock am Montag bekannt.", "announcement"),
        ("Das hat der Vorstand von Siemens am Montag entschieden.", "vote"),
    ],
)
def test_what_is_said_to_whom_gives_the_kind(text: str, kind: str) -> None:
    assert told(text) == [(kind, "happened")]


@pytest.mark.parametrize(
    "text",
    [
        "Angela Merkel hatte vor Reportern gewarnt.",
        "In einem Brief an die Mitglieder der SPD heißt es, der Plan sei gut.",
        "Angela Merkel lobt den Plan im Bundestag.",
    ],
)
def test_no_audience_no_announcement(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Die Bundesvereinigung der Arbeitgeberverbände hält den Plan für falsch.",
        "Das Forum der Umweltverbände lehnt den Plan ab.",
        "Amnesty International rief Polen zu einem Abkommen mit Litauen auf.",
        "Polen macht weitere Hilfen von der Anerkennung des Kosovo durch Serbien abhängig.",
        "In einer Umfrage sprachen sich 84 Prozent der Polen für den Vertrag aus.",
        "Nach dem Willen der CDU sollen Straftäter abgeschoben werden.",
        "Das Abkommen zwischen Polen und Litauen läuft aus.",
        "Der Krieg zwischen dem Iran und dem Irak dauert seit April 2023 an.",
        "Das Kosovo hatte 2008 seine Unabhängigkeit ausgerufen.",
        "Die Waffenruhe zwischen Israel und der Hamas gilt als gescheitert.",
        "Wahlen werde es in Nigeria nicht vor Mai geben.",
    ],
)
def test_names_wishes_and_background_are_no_events(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gespräche mit Litauen schloss Polen am Montag aus.", ("talks", "not_planned")),
        ("Eine Rückkehr an den Verhandlungstisch schloss Polen aus.", ("talks", "not_planned")),
        ("Indien legte das Abkommen mit Pakistan am Montag auf Eis.", ("other", "happened")),
        ("Indien und Pakistan vereinbarten am Montag eine Feuerpause.", ("agreement", "happened")),
        ("Verdi hatte zu dem Warnstreik am Montag aufgerufen.", ("protest", "happened")),
        ("Verdi hat für Montag zu einem Warnstreik aufgerufen.", ("protest", "planned")),
        ("Am Montag soll eine Kundgebung des DGB folgen.", ("protest", "planned")),
        ("Auslöser war die Festnahme von Alexej Nawalny.", ("other", "happened")),
        ("CDU und SPD konnten sich bei ihrem Treffen nicht auf den Haushalt einigen.", ("meeting", "happened")),
        ("CDU und SPD konnten sich nicht auf den Haushalt einigen.", ("talks", "happened")),
        ("Polen hält die vor einem Jahr mit Litauen getroffene Vereinbarung ein.", ("agreement", "happened")),
    ],
)
def test_constructions(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Verdi rief für Montag einen Streik aus.", [("protest", "planned")]),
        ("Verdi und die Lufthansa sprachen in der zweiten Runde über die Löhne.", [("talks", "happened")]),
        ("Nach dem Rückzug der FDP aus der Regierung gab es Kritik.", [("other", "happened")]),
        ("Nach dem Rückzug der russischen Armee gab es Kritik.", [("military", "happened")]),
        ("Die SPD stimmte am Montag dagegen, den Vertrag zu kündigen.", [("vote", "happened")]),
        ("Die Deutsche Bahn hat am Montag den Verkauf der Sparte gestoppt.", [("other", "cancelled")]),
        ("Zum Auftakt der Gespräche zwischen Polen und Litauen gab es Streit.", [("talks", "happened")]),
        ("Angela Merkel sprach auf der Hauptversammlung von einem Erfolg.", [("meeting", "happened")]),
        ("Hunderttausende Menschen forderten am Montag in Berlin Neuwahlen.", [("protest", "happened")]),
        ("Frankreich entsandte 2000 weitere Soldaten nach Mali.", [("military", "happened")]),
        ("Angela Merkel traf Alexis Tsipras am Montag zu einem Gespräch.", [("meeting", "happened")]),
        ("Angela Merkel traf Alexis Tsipras am Montag zu Gesprächen.", [("talks", "happened")]),
        ("Die SPD macht ihre Zustimmung davon abhängig, dass Budapest einlenkt.", []),
        ("„Das schadet uns“, protestierte der Verband der Autohersteller.", []),
        ("Die erste Runde der Präsidentenwahl war spannend.", []),
    ],
)
def test_more_constructions(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_the_dead_belong_to_the_fight_they_died_in() -> None:
    text = "Bei einem Luftangriff der israelischen Armee auf ein Haus der Hamas wurden am Montag 14 Menschen getötet."
    context = context_of(Report.of(text, title="", date=FRIDAY))
    (event,) = events(context)
    assert event.rule.startswith("noun:Luftangriff")
    assert {context.actors.name(one) for one in event.participants} == {"Israel", "Hamas"}


def test_a_strike_that_stopped_something_is_over() -> None:
    text = "Verdi hatte dazu aufgerufen. Am Montag waren wegen eines Warnstreiks 640 Flüge ausgefallen."
    assert told(text) == [("protest", "happened")]


def test_nobody_asks_a_newspaper_to_take_part() -> None:
    text = "Das sagte Angela Merkel der „Rheinpost“. Am Montag kamen 300 Leute zu einer Versammlung in die Halle."
    context = context_of(Report.of(text, title="", date=FRIDAY))
    meetings = [event for event in events(context) if event.kind == "meeting"]
    assert all("rheinpost" not in context.actors.name(one).lower() for event in meetings for one in event.participants)


def test_a_relative_clause_tells_who_was_there() -> None:
    text = "Am Montag begannen in Wien Beratungen, an denen Polen und Lettland teilnahmen."
    assert len(told(text)) == 1
    assert names(text) == {"Polen", "Lettland"}


def test_the_speech_of_a_relative_clause() -> None:
    text = "Anlass war die Rede, die Angela Merkel am Montag gehalten hatte."
    assert told(text) == [("announcement", "happened")]
    assert names(text) == {"Angela Merkel"}


def test_warning_strike_and_open_ended_strike_are_two() -> None:
    text = "Der Warnstreik von Verdi traf am Montag viele Pendler. Nun droht ein unbefristeter Streik von Verdi."
    assert told(text) == [("protest", "happened"), ("protest", "planned")]


def test_a_dated_deed_of_the_unnamed_is_the_partys_of_the_passage() -> None:
    text = "Verdi streitet mit der Lufthansa. Am Montag legten 900 Leute die Arbeit nieder."
    assert told(text)[-1] == ("protest", "happened")


def test_what_a_party_leaves_open_is_none_of_its_own() -> None:
    assert told("Verdi streitet mit der Lufthansa. Bisher wurden Kredite beschlossen.") == []
