"""One party under several names: by the tables, and of a state by its organs."""

from __future__ import annotations

from statusquo.case import Decision, join
from statusquo.findings import Findings
from tests.builders import Build


def reports() -> list[Findings]:
    one = Build("eins", "Die Regierung in Sarent lehnt die Öffnung der Grenze ab.", date="2026-05-01")
    seat = one.actor("Sarent")
    one.position(seat, "rejects", "Öffnung der Grenze")
    two = Build("zwei", "Minister Karl Weiß von der Regierung bietet Gespräche an.", date="2026-05-02")
    state = two.actor("Regierung")
    two.position(two.actor("Karl Weiß", kind="person", acts_for=state), "offers", "Gespräche")
    return [one.findings(), two.findings()]


def test_seat_government_and_minister_are_one_party() -> None:
    world = join(reports())
    assert {actor.key: actor.party for actor in world.actors} == dict.fromkeys(
        ("karl_weiss", "regierung", "sarent"), "regierung"
    )
    assert {position.party for position in world.positions} == {"regierung"}


def test_a_decision_is_stronger_than_the_organs() -> None:
    apart = Decision("represents", "Sarent", "actor", number=1)
    world = join(reports(), [apart])
    assert world.actor("sarent").party == "sarent"
    assert world.actor("karl_weiss").party == "regierung"


def test_a_name_of_the_tables_goes_with_its_key() -> None:
    one = Build("eins", "Die Gewerkschaft ver.di fordert mehr Lohn.")
    one.actor("ver.di", kind="organisation", table="VERDI")
    two = Build("zwei", "Verdi ruft zum Streik auf, die EU schweigt.")
    two.actor("Verdi", kind="organisation")
    two.actor("EU", kind="alliance")
    world = join([one.findings(), two.findings()])
    assert {actor.key: actor.names for actor in world.actors} == {"VERDI": ("Verdi", "ver.di"), "eu": ("EU",)}


def test_a_person_of_that_name_does_not() -> None:
    one = Build("eins", "Die Gewerkschaft ver.di fordert mehr Lohn.")
    one.actor("ver.di", kind="organisation", table="VERDI")
    two = Build("zwei", "Ein Herr Verdi dirigiert.")
    two.actor("Verdi", kind="person")
    assert len(join([one.findings(), two.findings()]).actors) == 2
