"""Ways to tell an event that need no entry of their own, and what looks like an event and is none."""

from __future__ import annotations

import datetime

import pytest

from statusquo.findings import Event, Findings
from statusquo.reading import read
from statusquo.report import Report

#: A Thursday.
DAY = datetime.date(2026, 3, 19)


def _read(text: str) -> Findings:
    return read(Report(id="example", text=text, title="", date=DAY, language="de"))


def _names(found: Findings, event: Event) -> set[str]:
    return {found.actor(one).name for one in event.participants}


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Die EU will an den für Oktober geplanten Gesprächen mit Moldau festhalten.", "talks", "planned"),
        ("Polen sagte die für den 2. Mai vorgesehene Konferenz mit Litauen ab.", "meeting", "cancelled"),
        ("Das für Samstag angesetzte Länderspiel zwischen Polen und Albanien wurde gestrichen.", "other", "cancelled"),
        ("Ein Treffen zwischen Indien und Pakistan kam nicht zustande.", "meeting", "cancelled"),
        ("Ein Treffen zwischen Indien und Pakistan ist in Vorbereitung.", "meeting", "planned"),
        ("Verdi und die Lufthansa haben ihre Gespräche am Montag vertagt.", "talks", "happened"),
        ("Verdi und die Lufthansa haben ihre Gespräche auf Montag vertagt.", "talks", "planned"),
        ("Das Treffen zwischen Polen und Litauen wurde verschoben.", "meeting", "cancelled"),
        ("Am Dienstag drängten griechische Küstenwachboote ein türkisches Schiff ab.", "military", "happened"),
        ("Am Dienstag umwickelten Aktivisten von Greenpeace das Kraftwerk.", "protest", "happened"),
        ("Die Lufthansa hat am Dienstag den Konkurrenten geschluckt.", "other", "happened"),
        ("Bauern sperrten am Montag die Autobahn.", "protest", "happened"),
        ("Die Polizei sperrte am Montag die Autobahn.", "other", "happened"),
        ("Studenten halten seit Montag den Hörsaal besetzt.", "protest", "ongoing"),
        ("Das Lager war im Mai von israelischen Kampfflugzeugen bombardiert worden.", "military", "happened"),
        ("Das Rote Kreuz hatte die Gefangenen im August besuchen dürfen.", "visit", "happened"),
        ("Ungarn enthielt sich.", "vote", "happened"),
        ("Deren Chef Viktor Orbán will das Verfassungsgericht anrufen.", "other", "planned"),
        ("In der Schweiz haben die Stimmberechtigten am Sonntag den Plan abgelehnt.", "vote", "happened"),
        ("„Das reicht nicht“, sagte Angela Merkel dem „Tagblatt“.", "announcement", "happened"),
        ("„Das reicht nicht“, sagte Angela Merkel der Wochenzeitung „Kompass“.", "announcement", "happened"),
        ("Angela Merkel forderte am Montag im Deutschlandfunk mehr Geld.", "announcement", "happened"),
        ("Polen und Litauen vereinbarten am Montag den Austausch von Gefangenen.", "agreement", "happened"),
        ("Russland setzte am Montag eine Raffinerie in Brand.", "military", "happened"),
        ("Unbekannte beschmierten am Montag ein Denkmal.", "other", "happened"),
        ("Der Minister Ole Jansen wurde am Montag mit Pfiffen empfangen.", "protest", "happened"),
        ("Angela Merkel will beim Gipfel am 24. März darüber reden.", "meeting", "planned"),
        ("Die Botschafter der EU sollen am Mittwoch weiterberaten.", "meeting", "planned"),
        ("Die Regierung in Warschau ließ am Montag drei Journalisten festnehmen.", "other", "happened"),
        ("Ursprünglich sollte der Bundestag am kommenden Dienstag das Gesetz beschließen.", "vote", "planned"),
        ("Der Bundestag muss dem Vertrag noch zustimmen.", "vote", "planned"),
        ("Am Sonntag wird Emmanuel Macron in Warschau erwartet.", "visit", "planned"),
        ("Äthiopien hat am Montag damit begonnen, das Becken zu füllen.", "other", "ongoing"),
        ("Ungarn hat am Montag mit dem Bau eines Zauns begonnen.", "other", "ongoing"),
        ("Polen bekundete die Absicht, im Mai mit Litauen zu verhandeln.", "talks", "planned"),
        ("CDU und SPD konnten sich am Montag nicht auf einen Haushalt einigen.", "talks", "happened"),
        ("Vor dem Gespräch mit Angela Merkel am kommenden Mittwoch pochen die Grünen auf Hilfen.", "talks", "planned"),
        ("Die Unterhändler von Verdi und der Lufthansa trafen sich am Montag.", "talks", "happened"),
        ("Die Europäische Zentralbank gab am Donnerstag bekannt, den Kurs zu ändern.", "announcement", "happened"),
    ],
)
def test_told(text: str, kind: str, status: str) -> None:
    found = _read(text)
    assert [(event.kind, event.status) for event in found.events] == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Volkswagen will Porsche übernehmen.", id="a wish without a day is a position"),
        pytest.param("„Nein“, sagte eine Sprecherin von Siemens in Düsseldorf.", id="a town is no medium"),
        pytest.param("Polen half einem Nachbarn, der sich enthalten hatte.", id="recalled in passing"),
        pytest.param("Siemens verkaufte die Anlagen seit Jahren unter Wert.", id="a habit"),
        pytest.param("„Unerhört“, protestierte der Verband Bitkom.", id="only speech"),
        pytest.param("Der Vertrag sieht vor, dass Russland seine Truppen abzieht.", id="what a text provides for"),
        pytest.param("Auch Viktor Orbán stimmte dem Plan zu.", id="agreeing is no vote"),
        pytest.param("Greenpeace kündigte ein Volksbegehren an, falls Polen nicht einlenkt.", id="a threat"),
        pytest.param("Warten will die EU auf die Behörde, die über den Antrag entscheidet.", id="what one always does"),
        pytest.param("Die Strafen enden, sobald Minsk die Gefangenen freilässt.", id="what must come first"),
        pytest.param("Angela Merkel will sich nicht gegen den Plan sperren.", id="another sense with sich"),
        pytest.param("Bedingung ist, dass Verdi den Streik beendet.", id="a condition"),
        pytest.param(
            "Die Kämpfer müssten abziehen, während die Armee Syriens die Blockade aufhebt.", id="what a draft says"
        ),
        pytest.param("Allenfalls wird zwischen Polen und Litauen verhandelt.", id="a hedge"),
        pytest.param("Der im Mai gewählte Präsident Emmanuel Macron schwieg.", id="who somebody is"),
        pytest.param("Polen und Litauen vereinbarten, keine Soldaten zu schicken.", id="what is not to be done"),
    ],
)
def test_no_event_of_its_own(text: str) -> None:
    assert {event.kind for event in _read(text).events} <= {"agreement"}


def test_both_sides_are_those_that_the_passage_is_about() -> None:
    found = _read("Indien und Pakistan streiten um die Grenze. Am Freitag sollen sich beide Seiten in Genf treffen.")
    assert [_names(found, event) for event in found.events] == [{"Indien", "Pakistan"}]


def test_talks_and_who_came_to_them_are_one_event() -> None:
    found = _read(
        "In Wien haben am Dienstag neue Gespräche begonnen. "
        "Vertreter Serbiens und des Kosovo kamen im Rathaus zusammen."
    )
    (event,) = found.events
    assert event.kind == "talks"
    assert event.days == ("2026-03-17", "2026-03-17")


def test_talks_told_again_without_a_day_join_the_meeting_they_look_back_on() -> None:
    found = _read(
        "Wladimir Putin hat am Dienstag Donald Trump empfangen. "
        "Nach sechsstündigen Verhandlungen zwischen Putin und Trump stiegen die Kurse."
    )
    (event,) = found.events
    assert event.kind == "meeting"
    assert event.duration == "sechsstündigen"


def test_the_next_round_has_the_parties_of_the_last() -> None:
    found = _read(
        "Serbien und das Kosovo haben am Montag verhandelt. Es regnete. Es schneite. Es hagelte. Es wurde kalt. "
        "Es wurde warm. Es wurde Nacht. Die nächste Runde ist für Mai geplant."
    )
    planned = next(event for event in found.events if event.status == "planned")
    assert _names(found, planned) == {"Serbien", "Kosovo"}


@pytest.mark.parametrize(
    ("text", "when", "day"),
    [
        ("Russische Drohnen haben in der Nacht zum Montag Kiew angegriffen.", "in der Nacht zum Montag", "2026-03-15"),
        ("Dilma Rousseff wurde am Mittwoch ihres Amtes enthoben.", "am Mittwoch", "2026-03-18"),
        ("Wladimir Putin reist Ende des Monats nach Peking.", "Ende des Monats", "2026-03-21"),
        (
            "Der IWF will am Dienstag in einer Woche mit Argentinien beraten.",
            "am Dienstag in einer Woche",
            "2026-03-31",
        ),
    ],
)
def test_when(text: str, when: str, day: str) -> None:
    (event,) = _read(text).events
    assert event.when == when
    assert event.days is not None and event.days[0] == day


def test_days_told_from_the_one_before() -> None:
    found = _read("Angela Merkel traf am Montag Emmanuel Macron. Am Vortag hatte sie mit Joe Biden telefoniert.")
    assert [event.days for event in found.events] == [("2026-03-16",) * 2, ("2026-03-15",) * 2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Die EU kündigte am Montag Zölle auf Käse an. In der kommenden Woche werden Aufschläge fällig.", "sanction"),
        (
            "Der Bundestag beschloss am Montag den Umbau. Die Schule soll in der kommenden Woche verlagert werden.",
            "other",
        ),
        ("Der Bundestag beschloss am Montag den Umbau. Damit endet zum 30. April der stationäre Betrieb.", "other"),
    ],
)
def test_a_measure_is_of_who_decided_it(text: str, kind: str) -> None:
    found = _read(text)
    first, measure = found.events
    assert (measure.kind, measure.status) == (kind, "planned")
    assert measure.participants == first.participants


@pytest.mark.parametrize(
    "text",
    [
        "Nach Verhandlungen zwischen Polen und Litauen gab es Streit. Die Gespräche waren von Katar vermittelt worden.",
        "Demonstranten zogen am Montag durch Rom. Die Polizei löste die Kundgebung auf.",
        "Der Bundestag stimmte am Montag dem Gesetz zu. 31 Abgeordnete votierten dagegen.",
    ],
)
def test_told_again_is_one_event(text: str) -> None:
    assert len(_read(text).events) == 1


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Der Minister Ole Jansen sagte vor Journalisten, er bleibe.", id="no day of its own"),
        pytest.param("Das Außenministerium in Manila protestierte gegen das Manöver.", id="a note, no march"),
        pytest.param("Im vergangenen Jahr einigten sich Polen und Litauen auf einen Vertrag.", id="a year gone by"),
        pytest.param("Siemens hat am Montag nichts Neues vorgelegt.", id="nothing"),
    ],
)
def test_background_and_mere_words_are_no_events(text: str) -> None:
    assert not _read(text).events
