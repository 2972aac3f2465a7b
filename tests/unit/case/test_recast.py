"""What one report only guesses of a bare name, and the other reports of the case know."""

from __future__ import annotations

from dataclasses import replace

from statusquo.case import join
from statusquo.case.joined import World
from statusquo.findings import ActorKind, Findings, Stance
from statusquo.reading import read
from statusquo.report import Report
from tests.builders import Build


def _case(*texts: str) -> World:
    return join([read(Report(id=f"r{at}", text=text, language="de")) for at, text in enumerate(texts)])


def _parties(world: World) -> dict[str, str]:
    names = {actor.key: actor.name for actor in world.actors}
    return {actor.name: names[actor.party] for actor in world.actors}


def _by(findings: Findings, name: str, rule: str) -> Findings:
    """The findings with the rule that found an actor."""
    return replace(
        findings, actors=tuple(replace(one, rule=rule) if one.name == name else one for one in findings.actors)
    )


def _guess(name: str, kind: ActorKind = "organisation", rule: str = "agent:name", party: str | None = None) -> Findings:
    b = Build(f"guess-{name}", f"{name} und {party or 'niemand'} im Gespräch.", date="2026-03-02")
    b.actor(name, kind=kind, acts_for=b.actor(party, kind="organisation") if party else None)
    return _by(b.findings(), name, rule)


def _told(name: str, kind: ActorKind = "person", party: str | None = None) -> Findings:
    b = Build(f"told-{name}", f"{name} und {party or 'niemand'} im Bericht.", date="2026-03-01")
    b.actor(name, kind=kind, acts_for=b.actor(party, kind="organisation") if party else None)
    return b.findings()


def test_a_bare_name_is_the_one_person_of_that_family_name() -> None:
    world = join([_told("Mia Lorenz", party="Bund der Fährleute"), _guess("Lorenz")])
    assert _parties(world)["Mia Lorenz"] == "Bund der Fährleute"
    assert "Lorenz" not in _parties(world)


def test_a_bare_name_of_two_persons_stays_as_it_was_read() -> None:
    world = join([_told("Mia Lorenz"), _told("Udo Lorenz"), _guess("Lorenz")])
    assert {actor.name: actor.kind for actor in world.actors}["Lorenz"] == "organisation"


def test_a_guessed_person_is_the_company_of_that_name() -> None:
    world = join([_told("Stromkai AG", "organisation"), _guess("Stromkai", "person", "sayer", "Hafenbund")])
    (company,) = (actor for actor in world.actors if "Stromkai" in actor.names)
    assert company.kind == "organisation"
    assert company.party == company.key


def test_a_guessed_body_is_the_state_of_that_name() -> None:
    world = join([_told("Velonia", "state"), _guess("Velonia")])
    assert [actor.kind for actor in world.actors] == ["state"]


def test_the_full_name_tells_the_party_not_the_body_nearby() -> None:
    world = join([_told("Udo Perlen", party="Blaue Liste"), _guess("Perlen", "person", "person:subject", "Rote Liste")])
    assert _parties(world)["Udo Perlen"] == "Blaue Liste"


def test_a_finding_with_a_title_is_no_guess() -> None:
    b = Build("r9", "Minister Lorenz und Rote Liste.", date="2026-03-02")
    b.actor("Lorenz", kind="person", role="Minister", acts_for=b.actor("Rote Liste", kind="group"))
    world = join([_told("Mia Lorenz", party="Blaue Liste"), _by(b.findings(), "Lorenz", "person:title")])
    assert len([actor for actor in world.actors if "Lorenz" in actor.name]) == 2


def test_two_family_names_that_meet() -> None:
    world = _case(
        "Die Gewerkschaft Verdi fordert mehr Lohn. Das sagte die Verhandlungsführerin Ida Pohlmann am Montag. "
        "Die Bremer Hafengesellschaft lehnt ab. Deren Chef Udo Kolbe nannte das unbezahlbar.",
        "Verdi und die Hafengesellschaft verhandeln weiter. Pohlmann und Kolbe trafen sich am Mittwoch.",
    )
    parties = _parties(world)
    assert parties["Ida Pohlmann"] == "ver.di"
    assert parties["Udo Kolbe"] == next(name for name in parties if name.endswith("Hafengesellschaft"))
    (met,) = (event for event in world.events if event.kind == "meeting")
    assert len(met.participants) == 2
    assert not {"Pohlmann", "Kolbe"} & parties.keys()


def _speaks_in(town: str, state: str, name: str) -> Findings:
    """A report in which a minister of a state speaks in a town."""
    b = Build(f"speaks-{state}", f"Der Minister {name} aus {state} drohte in {town} mit Folgen.", date="2026-03-01")
    b.actor(name, kind="person", role="Minister", acts_for=b.actor(state))
    return b.findings()


def _seat(town: str, *states: str) -> Findings:
    """A report in which the government in a town rejects something; it names states as well."""
    b = Build("seat", f"Die Regierung in {town} lehnt einen Abzug ab. Auch {' und '.join(states)} sind betroffen.")
    for state in states:
        b.actor(state)
    b.position(b.actor(town, quote=f"Regierung in {town}"), "rejects", "Abzug")
    return b.findings()


def test_the_seat_of_a_government_is_no_state() -> None:
    world = join([_speaks_in("Belmar", "Karsien", "Lev Daro"), _seat("Belmar", "Karsien", "Talvia")])
    assert _parties(world)["Belmar"] == "Karsien"
    assert [position.party for position in world.positions] == ["karsien"]


def test_a_town_in_which_ministers_of_two_states_speak_stays_as_it_was_read() -> None:
    speakers = [_speaks_in("Belmar", "Karsien", "Lev Daro"), _speaks_in("Belmar", "Talvia", "Ina Moll")]
    world = join([*speakers, _seat("Belmar", "Karsien", "Talvia")])
    assert _parties(world)["Belmar"] == "Belmar"


def test_a_compound_is_the_short_form_of_the_longer_name() -> None:
    world = join([_told("Rostocker Werftgesellschaft", "organisation"), _told("Werftgesellschaft", "organisation")])
    assert len(world.actors) == 1


def test_a_compound_of_two_longer_names_stays_apart() -> None:
    found = [_told(name, "organisation") for name in ("Alte Werftgesellschaft", "Neue Werftgesellschaft")]
    assert len(join([*found, _told("Werftgesellschaft", "organisation")]).actors) == 3


def _minister(day: str, role: str, party: str, kind: ActorKind, *stances: tuple[str, Stance]) -> Findings:
    text = f"Udo Perlen, {role}, {party}. Die Blaue Liste und Suland streiten über die Pferdesteuer."
    b = Build(f"m{day}", text, date=f"2026-03-{day}")
    ids = {party: b.actor(party, kind=kind)}
    ids["Udo Perlen"] = b.actor("Udo Perlen", kind="person", role=role, acts_for=ids[party])
    for who, stance in stances:
        b.position(ids[who], stance, "Pferdesteuer")
    return b.findings()


def test_a_minister_speaks_for_his_party_where_the_parties_are_at_odds() -> None:
    world = join(
        [
            _minister("01", "Vorsitzender", "Blaue Liste", "organisation", ("Blaue Liste", "rejects")),
            _minister("09", "Finanzminister", "Suland", "state", ("Udo Perlen", "rejects")),
        ]
    )
    (minister,) = (actor for actor in world.actors if actor.kind == "person")
    assert (minister.party, minister.acts_for) == ("blaue_liste", "blaue_liste")
    assert set(minister.behind) == {"blaue_liste", "suland"}
    assert [(period.role, period.party) for period in minister.periods] == [
        ("Vorsitzender", "blaue_liste"),
        ("Finanzminister", "suland"),
    ]


def test_a_minister_speaks_for_the_state_that_takes_the_position() -> None:
    world = join(
        [
            _minister("01", "Vorsitzender", "Blaue Liste", "organisation", ("Blaue Liste", "rejects")),
            _minister("09", "Finanzminister", "Suland", "state", ("Udo Perlen", "rejects"), ("Suland", "rejects")),
        ]
    )
    assert {actor.party for actor in world.actors if actor.kind == "person"} == {"suland"}
