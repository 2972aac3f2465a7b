"""Where what is reported ends: particles, second verbs behind "und", cues that are themselves told of."""

from __future__ import annotations

import pytest

from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.report import Report


def _read(text: str) -> Findings:
    return read(Report.of(text, language="de"))


def _said(found: Findings) -> set[tuple[str, str]]:
    return {(found.actor(s.speaker).name if s.speaker else "?", s.content.quote) for s in found.statements}


@pytest.mark.parametrize(
    ("text", "who", "content"),
    [
        ("Norwegen sagte, Schweden sei zu Gesprächen bereit.", "Norwegen", "Schweden sei zu Gesprächen bereit"),
        ("Norwegen erklärte, man sei weiterhin zu Hilfe bereit.", "Norwegen", "man sei weiterhin zu Hilfe bereit"),
        ("Norwegen betonte, man sei zur Zusammenarbeit bereit.", "Norwegen", "man sei zur Zusammenarbeit bereit"),
        ("Norwegen sagte, man habe sich dazu bereit erklärt.", "Norwegen", "man habe sich dazu bereit erklärt"),
        ("Norwegen meldete, die Straße sei wieder frei.", "Norwegen", "die Straße sei wieder frei"),
    ],
)
def test_an_adjective_is_no_particle_of_the_verb_that_reports(text: str, who: str, content: str) -> None:
    found = _read(text)
    assert _said(found) == {(who, content)}
    assert not found.events


def test_particles_that_are_adjectives_still_join_their_verbs() -> None:
    rules = {e.rule for e in _read("Norwegen stellte am Montag Geld bereit.").events}
    assert any("bereitstellen" in rule for rule in rules)
    said = _read("Norwegen erklärte sich bereit, die Kosten zu tragen.")
    assert {s.rule for s in said.statements} == {"cue:bereiterklären"}


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norwegen sagte, man sei zu vielem bereit, und lehnte Strafen ab.", "man sei zu vielem bereit"),
        ("Norwegen sagte, man sei zu vielem bereit, und verlangte Hilfe von Schweden.", "man sei zu vielem bereit"),
        ("Norwegen sagte, Schweden lehne den Plan ab, und reiste nach Genf.", "Schweden lehne den Plan ab"),
        ("Norwegen sagte, Schweden lehne den Plan ab und traf dann Finnland.", "Schweden lehne den Plan ab"),
        ("Norwegen sagt, Schweden lehne den Plan ab, und kündigt Hilfe an.", "Schweden lehne den Plan ab"),
        ("Norwegen sagte, die Länder lehnten den Plan ab, und kündigte Hilfe an.", "die Länder lehnten den Plan ab"),
        ("Norwegen sagte, man lehne ab, fordere Geld und werde klagen.", "man lehne ab, fordere Geld und werde klagen"),
        ("Norwegen sagte, Schweden sei krank und fordere Hilfe.", "Schweden sei krank und fordere Hilfe"),
        ("Norwegen sagte, Schweden sei krank, und Finnland müsse helfen.", None),
        ("Norwegen sagte, die Länder seien arm und forderten Hilfe.", "die Länder seien arm und forderten Hilfe"),
    ],
)
def test_a_verb_in_the_indicative_ends_what_is_reported(text: str, content: str | None) -> None:
    wanted = content or text.removeprefix("Norwegen sagte, ").removesuffix(".")
    assert ("Norwegen", wanted) in _said(_read(text))


def test_what_follows_belongs_to_who_reported() -> None:
    found = _read("Norwegen sagte, Schweden lehne den Plan ab, und verlangte Hilfe von Finnland.")
    assert {(found.actor(p.actor).name, p.stance) for p in found.positions} == {
        ("Schweden", "rejects"),
        ("Norwegen", "demands"),
    }
    travel = _read("Norwegen sagte, Schweden lehne den Plan ab, und reiste nach Genf.")
    assert [[travel.actor(one).name for one in e.participants] for e in travel.events] == [["Norwegen"]]


@pytest.mark.parametrize(
    "before",
    [
        "Norwegen machte Schweden verantwortlich, das auf dem Vertrag beharrt habe.",
        "Norwegen sagte, die Lage sei ernst. Schweden habe auf dem Vertrag beharrt.",
        "Schweden habe auf dem Vertrag beharrt, sagte Norwegen.",
    ],
)
def test_who_is_told_of_does_not_speak_next(before: str) -> None:
    found = _read(before + " Das Parlament habe einen anderen Weg gesucht.")
    assert ("Norwegen", "Das Parlament habe einen anderen Weg gesucht") in _said(found)


@pytest.mark.parametrize(
    "before",
    [
        "Kritik übte auch der Bürgermeister Jan Heil.",
        "Kritik übte auch die Ministerin Jana Heil.",
        "Widerspruch kam vom Bürgermeister Jan Heil.",
    ],
)
def test_whose_criticism_it_is_speaks_next(before: str) -> None:
    found = _said(_read(before + " Die Brücke sei zu teuer."))
    assert len(found) == 1
    ((who, content),) = found
    assert who.endswith("Heil")
    assert content == "Die Brücke sei zu teuer"


def test_had_it_declared() -> None:
    found = _said(_read("Man werde die Brücke bauen, ließ der Bürgermeister von M., Jan Heil, erklären."))
    assert found == {("Jan Heil", "Man werde die Brücke bauen")}


@pytest.mark.parametrize(
    "content", ["keine Strafen, sondern Gespräche", "nicht Strafen, sondern Gespräche", "keine Strafen, sondern Hilfe"]
)
def test_what_is_wanted_instead_belongs_to_it(content: str) -> None:
    assert _said(_read(f"Norwegen forderte {content}.")) == {("Norwegen", content)}
