"""Issues as acts: families, ends of acts, verbs; every family is tested by its own example."""

from __future__ import annotations

import pytest

from statusquo.drafting.keys import identifier
from statusquo.drafting.lexicon import lexicon, meaning
from statusquo.drafting.phrasing import act, beginning, standing, thing


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_family_reads_its_example(language: str) -> None:
    words = lexicon(language)
    for name, example in words.examples.items():
        assert words.family(example) == name, example


def test_both_languages_know_the_same_families() -> None:
    assert {f.name for f in lexicon("de").families} == {f.name for f in lexicon("en").families}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Abtretung des Donbass", "den Donbass abtreten"),
        ("die Abtretung der Krim", "die Krim abtreten"),
        ("Anerkennung Palästinas", "Palästina anerkennen"),
        ("Abzug der russischen Truppen aus dem Osten", "die russischen Truppen aus dem Osten abziehen"),
        ("Abzug aus dem Donbass", "aus dem Donbass abziehen"),
        ("Verzicht auf den Beitritt", "auf den Beitritt verzichten"),
        ("Wiederbelebung der wirtschaftlichen Kooperation", "die wirtschaftliche Kooperation wiederbeleben"),
        ("Freilassung von Geiseln", "Geiseln freilassen"),
        ("sofortige Waffenruhe", "einer sofortigen Waffenruhe zustimmen"),
        ("Waffenstillstand", "einem Waffenstillstand zustimmen"),
        ("Gespräche mit der Ukraine", "Gespräche mit der Ukraine führen"),
        ("cession of Donbas", "cede Donbas"),
        ("vollständige Abtretung des Donbass", "den Donbass vollständig abtreten"),
        ("schrittweise Öffnung der Grenze", "die Grenze schrittweise öffnen"),
        ("Friedensplan der USA", "den Friedensplan der USA umsetzen"),
        ("humanitärer Korridor", "einen humanitären Korridor einrichten"),
        ("Neuwahlen", "Neuwahlen abhalten"),
        # the object is not sure in another case: the noun of action stays, in a frame
        ("Abtretung des Tals", "die Abtretung des Tals vornehmen"),
        ("Freilassung von Gefangenen", "die Freilassung von Gefangenen vornehmen"),
        ("höhere Löhne", "für höhere Löhne sorgen"),
        ("Klage", "eine Klage einreichen"),
        ("Klage vor dem Gerichtshof", "vor dem Gerichtshof klagen"),
        ("Anklage", "Anklage erheben"),
        ("geplanter Verkauf des Werks", "das Werk verkaufen"),
        # infinitives that left a word elsewhere in their clause
        ("der umstrittene Bau stoppen", "den umstrittenen Bau stoppen"),
        ("an den Vertrag halten", "sich an den Vertrag halten"),
        ("in der Hand halten", "in der Hand halten"),
        ("der Justiz stellen", "sich der Justiz stellen"),
        ("der Opposition eine Frage stellen", "der Opposition eine Frage stellen"),
        ("aus der Stadt zurückziehen", "sich aus der Stadt zurückziehen"),
        ("aus der Stadt die Truppen zurückziehen", "aus der Stadt die Truppen zurückziehen"),
        # nothing is sure: the noun phrase stays
        ("35-Stunden-Woche", "35-Stunden-Woche"),
    ],
)
def test_act(label: str, expected: str) -> None:
    assert act(label) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Krieg in der Ukraine", "den Krieg in der Ukraine fortsetzen"),
        ("unbefristeter Streik", "den unbefristeten Streik fortsetzen"),
        ("direkter Kontakt mit Norland", "direkten Kontakt mit Norland aufnehmen"),
        ("Ende des Krieges", "den Krieg fortsetzen"),
        ("Hungersnot", "Hungersnot"),
    ],
)
def test_standing(label: str, expected: str) -> None:
    assert standing(label) == expected


@pytest.mark.parametrize("form", ["unbefristeter Streik", "unbefristete Streik", "der unbefristete Streik"])
def test_an_adjective_is_inflected_whatever_its_form(form: str) -> None:
    assert beginning(form) == "einen unbefristeten Streik beginnen"


def test_a_thing_is_brought_about_or_kept() -> None:
    assert thing("Digitalsteuer", stands=False) == "die Digitalsteuer einführen"
    assert thing("neue Abgabe auf Plastik", stands=True) == "die neue Abgabe auf Plastik beibehalten"


def test_beginning() -> None:
    assert beginning("neue Sanktionen gegen Banken") == "neue Sanktionen gegen Banken verhängen"


@pytest.mark.parametrize(
    ("label", "family", "positive"),
    [
        ("Ende des Krieges", "war", False),
        ("Kriegsende", "war", False),
        ("Aufhebung der Sanktionen", "sanctions", False),
        ("keine Sanktionen", "sanctions", False),
        ("Fortsetzung des Dialogs", "talks", True),
        ("Drohung mit neuen Sanktionen", "sanctions", True),
        ("Abbruch der Gespräche", "talks", False),
        ("Freilassung der Kriegsgefangenen", "", True),
        ("lifting of sanctions", "sanctions", False),
    ],
)
def test_meaning(label: str, family: str, positive: bool) -> None:
    assert (meaning(label).family, meaning(label).positive) == (family, positive)


def test_identifier() -> None:
    assert identifier("Räumung des Großen Saals") == "raeumung_grossen_saals"
    assert identifier("not") == "_not"
    assert identifier("18 Monate") == "_18_monate"


def test_phrases_of_reports_do_not_pile_up() -> None:
    assert meaning.cache_info().maxsize == 4096


@pytest.mark.parametrize(
    ("language", "text", "told"),
    [
        ("de", "wenn die Bahn einlenkt", True),
        ("de", "falls Aland auf die Forderung nicht eingeht", True),
        ("de", "wenn die Forderung wieder erhoben wird", False),
        ("en", "unless Beland complies", True),
        ("en", "if it gives information", False),
    ],
)
def test_the_pattern_of_giving_in(language: str, text: str, told: bool) -> None:
    assert bool(lexicon(language).patterns["yielding"].search(text.casefold())) == told
