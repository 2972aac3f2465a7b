"""For whom persons act, on reports in our own words: compounds, titles, possessives, bodies and towns named before."""

from __future__ import annotations

from pathlib import Path

import pytest

from statusquo.findings import Actor
from statusquo.reading.german.context import context_of
from statusquo.report import Report

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent / "parties.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


def cast(text: str) -> tuple[Actor, ...]:
    return context_of(Report(id="r", text=text, language="de")).actors.actors(())


def at(text: str, actors: tuple[Actor, ...], words: str) -> Actor:
    """The actor with a mention over these words."""
    start = text.index(words)
    stop = start + len(words)
    return next(a for a in actors if any(m.start < stop and start < m.stop for m in a.mentions))


@pytest.mark.parametrize(("text", "links"), CASES, ids=[text[:40] for text, _ in CASES])
def test_persons_act_for_their_party(text: str, links: str) -> None:
    actors = cast(text)
    by_id = {actor.id: actor for actor in actors}
    for link in links.split("; "):
        person, _, wanted = link.partition(" > ")
        up = at(text, actors, person).acts_for
        if wanted == "-":
            assert up is None, link
            continue
        assert up is not None, link
        party = by_id[up]
        words = (party.name, *party.aliases, *(mention.quote for mention in party.mentions))
        assert any(wanted.lower() in word.lower() for word in words), (link, party.name)


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "Ein Angriff der Armee traf das Dorf. Die Regierung in Belmara wies die Vorwürfe zurück.",
            "Armee",
            "Regierung in Belmara",
        ),
        ("Die Gewerkschaft ver.di lehnt ab. Vertreter von Verdi verließen den Saal.", "ver.di", "Vertreter"),
        ("Die Polizei räumte den Platz. Die Polizisten setzten Wasserwerfer ein.", "Polizei", "Polizisten"),
    ],
)
def test_one_actor_by_two_names(text: str, first: str, second: str) -> None:
    actors = cast(text)
    assert at(text, actors, first).id == at(text, actors, second).id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Die Innenminister beider Staaten vereinbarten eine Hotline.", "Innenminister"),
        ("Die Bürgermeister der Umlandgemeinden lehnten den Plan ab.", "Bürgermeister"),
    ],
)
def test_office_holders_together_are_a_group(text: str, words: str) -> None:
    assert at(text, cast(text), words).kind == "group"


def test_the_unnamed_minister_of_a_state_that_is_named_is_a_person() -> None:
    text = "Spanien lehnt ab. Der spanische Agrarminister sprach von einem Fehler."
    actors = cast(text)
    assert at(text, actors, "Agrarminister").kind == "person"
    assert at(text, actors, "Agrarminister").acts_for == at(text, actors, "Spanien").id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Solange Kroatien blockiert, ruhen die Gespräche.", "Solange"),
        ("Die Sparkasse wartet, deren Vorstand Fusionsgespräche abgebrochen hat.", "Fusionsgespräche"),
        ("Die Anlage dient der Gewinnung von Kupfer. Die Gewinnung ruht.", "Gewinnung"),
    ],
)
def test_what_looks_like_a_name_and_is_none(text: str, words: str) -> None:
    start = text.index(words)
    assert not any(m.start <= start < m.stop for a in cast(text) for m in a.mentions)


def test_the_town_of_a_date_line_is_no_actor() -> None:
    text = "Wien/Damaskus, 24. Juni – Syrien verweigert den Zugang. Die Minister berieten."
    actors = cast(text)
    assert "Syrien" in {actor.name for actor in actors}
    assert all(m.quote not in ("Wien", "Damaskus") for a in actors for m in a.mentions)
