"""A state and its government are one party, where only one government can be meant."""

from __future__ import annotations

from statusquo.case import Decision, World, join, organs
from statusquo.drafting import compose
from statusquo.drafting.current import indexed
from statusquo.findings import Findings
from tests.builders import Build


def one_government(world: World) -> dict[str, str]:
    return organs.one_government(world.actors, {one.report.id: one.report.text for one in world.findings})


def reports(second: str = "Sarent") -> list[Findings]:
    one = Build("eins", "Die Regierung fordert die Räumung der Stadt. Die Rebellen lehnen ab.", date="2026-05-01")
    state, rebels = one.actor("Regierung"), one.actor("Rebellen", kind="group")
    one.position(state, "demands", "Räumung der Stadt", who_would_act=rebels)
    two = Build(
        "zwei", f"Die Regierung in {second} blieb hart. {second} lehnt die Öffnung der Grenze ab.", date="2026-05-02"
    )
    seat = two.actor(second)
    two.position(seat, "rejects", "Öffnung der Grenze", who_would_act=seat)
    three = Build("drei", "Die Rebellen fordern von der Armee die Öffnung der Grenze.", date="2026-05-03")
    rebels, army = three.actor("Rebellen", kind="group"), three.actor("Armee")
    three.position(rebels, "demands", "Öffnung der Grenze", who_would_act=army)
    four = Build("vier", "Die Rebellen lehnen die Räumung der Stadt ab.", date="2026-05-04")
    rebels = four.actor("Rebellen", kind="group")
    four.position(rebels, "rejects", "Räumung der Stadt", who_would_act=rebels)
    return [one.findings(), two.findings(), three.findings(), four.findings()]


def test_government_seat_and_army_are_one_party() -> None:
    world = join(reports())
    parties = {actor.key: actor.party for actor in world.actors}
    assert len({parties[key] for key in ("armee", "regierung", "sarent")}) == 1
    conflict = compose(world).conflict
    assert [party.name for party in conflict.parties] == ["Rebellen", "Regierung"]
    assert {option.label: conflict.owner(option.key) for option in conflict.options} == {
        "die Stadt räumen": "Rebellen",
        "die Grenze öffnen": "Regierung",
    }


def test_a_country_and_the_seat_of_its_government_are_one_party() -> None:
    found = reports()
    seven = Build("sieben", "Die Regierung von Norland lehnt die Öffnung der Grenze ab.", date="2026-05-07")
    state = seven.actor("Norland")
    seven.position(state, "rejects", "Öffnung der Grenze", who_would_act=state)
    parties = {actor.key: actor.party for actor in join([*found, seven.findings()]).actors}
    assert {parties[key] for key in ("armee", "regierung", "sarent", "norland")} == {"norland"}


def test_a_neighbour_is_not_the_government() -> None:
    found = reports()
    text = "Das Nachbarland Kesland fordert die Räumung der Stadt."
    five = Build("fuenf", text, date="2026-05-05")
    five.position(five.actor("Kesland"), "demands", "Räumung der Stadt")
    assert join([*found, five.findings()]).actor("kesland").party == "kesland"


def test_two_seats_are_two_governments() -> None:
    found = reports()
    six = Build("sechs", "Die Regierung in Kesland fordert die Räumung der Stadt.", date="2026-05-06")
    six.position(six.actor("Kesland"), "demands", "Räumung der Stadt")
    world = join([*found, six.findings()])
    assert all(actor.party == actor.key for actor in world.actors)
    assert one_government(world) == {}


def test_a_decision_that_keeps_the_seat_apart_holds_in_a_draft_too() -> None:
    world = join(reports(), [Decision("represents", "Sarent", "actor", number=1)])
    assert {position.party for position in indexed(world).positions if position.actor == "sarent"} == {"sarent"}


def test_states_of_the_table_are_left_alone() -> None:
    one = Build("eins", "Die Regierung in Ankara droht. Die Armee zieht ab.", date="2026-05-01")
    one.actor("Türkei", table="TUR", quote="Ankara")
    one.actor("Armee")
    assert one_government(join([one.findings()])) == {}
