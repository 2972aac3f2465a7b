"""Who is who: names, persons, bodies, roles and parties in sentences of many conflicts."""

from __future__ import annotations

import datetime

import pytest

from statusquo.findings import Actor
from statusquo.reading.german.context import Context, context_of
from statusquo.report import Report


def read(text: str, date: str | None = None) -> Context:
    day = datetime.date.fromisoformat(date) if date else None
    return context_of(Report.of(text, title="", language="de", date=day))


def cast(text: str, date: str | None = None) -> dict[str, Actor]:
    return {actor.name: actor for actor in read(text, date).actors.actors(())}


def parties(text: str, date: str | None = None) -> dict[str, str | None]:
    """Name of each person -> name of its party."""
    actors = read(text, date).actors.actors(())
    names = {actor.id: actor.name for actor in actors}
    return {a.name: names[a.acts_for] if a.acts_for else None for a in actors if a.kind == "person"}


def quotes(actor: Actor) -> list[str]:
    return [mention.quote for mention in actor.mentions]


@pytest.mark.parametrize(
    ("text", "person", "party"),
    [
        ("Der norwegische Außenminister Espen Barth Eide warnte vor Eile.", "Espen Barth Eide", "Norwegen"),
        ("US-Sondergesandter John Carver lehnte den Plan ab.", "John Carver", "USA"),
        ("Die Ministerpräsidentin Finnlands, Sanna Virtanen, kündigte ein Gesetz an.", "Sanna Virtanen", "Finnland"),
        ("Der Premierminister Kanadas Luc Tremblay drohte mit Zöllen.", "Luc Tremblay", "Kanada"),
        ("Peter Lund, Sprecher der NATO, bestritt den Vorfall.", "Peter Lund", "NATO"),
        ("Perus Finanzminister Carlos Ortega widersprach.", "Carlos Ortega", "Peru"),
        ("IG-Metall-Chefin Nora Stein forderte acht Prozent.", "Nora Stein", "IG Metall"),
        ("Jens Krahl (SPD) begrüßte den Vorschlag.", "Jens Krahl", "SPD"),
        ("Maria Wolf von der FDP sprach von einem Fehler.", "Maria Wolf", "FDP"),
        (
            "Der Vorsitzende des Fahrgastvereins Nord, Ulf Brand, zeigte sich enttäuscht.",
            "Ulf Brand",
            "Fahrgastverein Nord",
        ),
        ("KVB-Sprecherin Eva Pohl wies die Kritik zurück.", "Eva Pohl", "KVB"),
        ("Das sagte Thomas Reuter, innenpolitischer Sprecher der CDU.", "Thomas Reuter", "CDU"),
    ],
)
def test_party_of_a_person(text: str, person: str, party: str) -> None:
    found = parties(text)
    assert person in found
    assert found[person] == party


def test_role_is_no_mention() -> None:
    actor = cast("Der dänische Verteidigungsminister Lars Holm reiste ab.")["Lars Holm"]
    assert quotes(actor) == ["Lars Holm"]
    assert actor.role == "dänischer Verteidigungsminister"


def test_family_name_genitive_and_title_are_the_same_person() -> None:
    text = (
        "Außenministerin Vera Solberg legte in Oslo einen Plan vor. Solbergs Vorschlag stieß auf Kritik. "
        "Die Ministerin will nun verhandeln."
    )
    assert quotes(cast(text)["Vera Solberg"]) == ["Vera Solberg", "Solbergs", "Ministerin"]


def test_serving_a_person_is_acting_for_the_party() -> None:
    text = "Der brasilianische Präsident Paulo Ramos schwieg. Ramos' Berater, Tiago Leite, dementierte."
    assert parties(text)["Tiago Leite"] == "Brasilien"


def test_former_office_binds_nobody() -> None:
    assert parties("Der ehemalige Ministerpräsident Otto Brandl kritisierte Österreich.")["Otto Brandl"] is None


@pytest.mark.parametrize(
    ("text", "state", "mention"),
    [
        ("Die libysche Armee rückte vor.", "Libyen", "libysche Armee"),
        ("Das japanische Außenministerium protestierte.", "Japan", "japanische Außenministerium"),
        ("Laut Ankara ist der Vertrag hinfällig.", "Türkei", "Ankara"),
        ("Der Kreml lehnte das Angebot ab.", "Russland", "Kreml"),
        ("Die US-Regierung verhängte Sanktionen.", "USA", "US-Regierung"),
        ("Die von Peking geforderte Entschuldigung blieb aus.", "China", "Peking"),
        ("Die Regierung in Madrid lenkte ein.", "Spanien", "Regierung in Madrid"),
    ],
)
def test_state_bodies_and_metonyms(text: str, state: str, mention: str) -> None:
    assert mention in quotes(cast(text)[state])


@pytest.mark.parametrize(
    "text",
    [
        "Die Verhandlungen fanden in Ankara statt.",
        "Er reiste nach Moskau.",
        "Die US-Sanktionen bleiben in Kraft.",
        "Im Mai gab es Gespräche über das Abkommen.",
        "Viele Menschen fürchten den Winter.",
    ],
)
def test_what_is_no_actor(text: str) -> None:
    assert cast(text) == {}


def test_short_name_in_brackets() -> None:
    text = "Der Verband Deutscher Segelflieger (VDS) klagte. Später zog der VDS die Klage zurück."
    (actor,) = cast(text).values()
    assert quotes(actor) == ["Verband Deutscher Segelflieger (VDS)", "VDS"]
    assert "VDS" in actor.aliases


def test_union_by_its_noun() -> None:
    text = "Die Gewerkschaft Cockpit ruft zum Streik auf. Die Gewerkschaft fordert mehr Geld."
    (actor,) = cast(text).values()
    assert actor.kind == "organisation"
    assert len(actor.mentions) == 2


def test_company_with_legal_form() -> None:
    found = cast("Die Nordwerk AG legte ein Angebot vor. Nordwerk will keine Stellen streichen. Nordwerk wartet.")
    assert len(found["Nordwerk AG"].mentions) == 3


def test_medium_in_quotation_marks() -> None:
    found = cast("Das sagte Minister Rolf Kern dem „Hafenboten“.")
    assert "Hafenbote" in found


def test_groups() -> None:
    found = cast("Die Demonstranten forderten Neuwahlen. Fünf bewaffnete Gruppen lehnten das ab.")
    assert {actor.kind for actor in found.values()} == {"group"}
    assert len(found) == 2


def test_holder_of_an_office_at_the_time() -> None:
    assert parties("Merkel warnte vor einer Eskalation.", "2014-08-01")["Merkel"] == "Deutschland"


def test_unnamed_spokesman_is_the_institution() -> None:
    context = read("Ein Sprecher des Weißen Hauses dementierte.")
    subject = context.analysis.sentences[0].clauses[0].subject
    (speaker,) = context.actors.speaker(subject)
    assert context.actors.name(speaker) == "USA"


@pytest.mark.parametrize(
    ("text", "sentence", "names"),
    [
        ("Ministerin Anna Holt sprach mit Peru. Sie forderte Geduld.", 1, ["Anna Holt"]),
        ("Präsident Jan Kos traf Außenminister Ivo Prem. Er lobte den Plan.", 1, ["Jan Kos"]),
        ("Anna Holt und Peter Kos verhandelten. Beide lehnten ab.", 1, ["Anna Holt", "Peter Kos"]),
        ("Chile und Bolivien streiten. Die beiden Staaten verhandeln.", 1, ["Chile", "Bolivien"]),
        ("Die EU beriet lange. Sie beschloss Zölle.", 1, ["EU"]),
        ("Es regnete. Er lehnte ab.", 1, []),
    ],
)
def test_pronouns(text: str, sentence: int, names: list[str]) -> None:
    context = read(text)
    subject = context.analysis.sentences[sentence].clauses[0].subject
    assert [context.actors.name(one) for one in context.actors.who(subject)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Die russische Forderung blieb.", "Russland"),
        ("Der US-Friedensplan blieb.", "USA"),
        ("Perus Forderung blieb.", "Peru"),
        ("Die Forderung der Türkei blieb.", "Türkei"),
    ],
)
def test_owner(text: str, name: str) -> None:
    context = read(text)
    subject = context.analysis.sentences[0].clauses[0].subject
    assert [context.actors.name(one) for one in context.actors.owner_of(subject)] == [name]


def test_joint_subject() -> None:
    context = read("Frankreich, Italien und die NATO lehnten ab.")
    subject = context.analysis.sentences[0].clauses[0].subject
    assert len(context.actors.who(subject)) == 3


def test_used_actors_stay() -> None:
    context = read("Die Konferenz fand in Norwegen statt.")
    (norway,) = context.actors.inside(0, len(context.analysis.tokens))
    assert context.actors.actors(()) == ()
    assert [actor.id for actor in context.actors.actors({norway})] == [norway]


def test_same_text_same_ids() -> None:
    text = "Die EU und Kuba verhandeln."
    assert read(text).actors.actors(()) == read(text).actors.actors(())
