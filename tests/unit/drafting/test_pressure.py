"""Leverage belongs to what a threat was made about, and weighs less than what was said."""

from __future__ import annotations

from statusquo.conflict import Conflict, Wish
from statusquo.drafting import compose, draft
from tests.unit.drafting.worlds import Reports


def dispute() -> Reports:
    """A asks two things of B; its strike is threatened for one of them."""
    return (
        Reports()
        .says("A", "demands", "Einmalzahlung", who="B")
        .says("A", "demands", "kürzere Arbeitszeit", who="B", modality=("repeated", "emphatic"))
        .says("A", "threatens", "Streik", who="A", to="B", unless="Einmalzahlung")
        .says("B", "rejects", "Einmalzahlung", who="B")
        .says("B", "rejects", "kürzere Arbeitszeit", who="B")
    )


def wishes(conflict: Conflict, party: str) -> list[list[Wish]]:
    return [list(tier) for tier in conflict.party(party).prefers or ()]


def flat(conflict: Conflict, party: str) -> dict[str, str]:
    return {str(wish): wish.why for tier in wishes(conflict, party) for wish in tier}


def test_a_threat_presses_for_its_own_condition_only() -> None:
    said = flat(draft(dispute().world()), "Aland")
    assert said["streik if not einmalzahlung"] == ""
    assert "leverage" not in said.values()


def test_a_bare_threat_gives_way_to_the_one_that_says_when() -> None:
    said = flat(draft(dispute().says("A", "threatens", "Streik", who="A", to="B", date="2025-12-01").world()), "Aland")
    assert said.get("maybe streik") != "threat"


def test_a_bare_threat_presses_for_what_the_same_report_demands() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Einmalzahlung", who="B", date="2025-12-01")
        .says("A", "demands", "kürzere Arbeitszeit", who="B", date="2025-12-02")
        .says("A", "threatens", "Streik", who="A", to="B", date="2025-12-02")
        .says("B", "rejects", "Einmalzahlung", who="B")
        .says("B", "rejects", "kürzere Arbeitszeit", who="B")
    )
    found = [wish for wish, why in flat(draft(reports.world()), "Aland").items() if why == "leverage"]
    assert found == ["maybe streik if not kuerzere_arbeitszeit"]


def test_what_is_inferred_stands_below_everything_that_was_said() -> None:
    reports = (
        dispute().stands("Blockade des Hafens", True, "A", "B").says("A", "supports", "Öffnung der Grenze", who="B")
    )
    conflict = draft(reports.world())
    checked = []
    for party in conflict.parties:
        ranks = [
            (place, wish.why)
            for place, tier in enumerate(wishes(conflict, party.name))
            for wish in tier
            if wish.why not in ("silence", "counter", "faction", "accepted")
        ]
        inferred = [place for place, why in ranks if why in ("leverage", "target", "rival")]
        said = [place for place, why in ranks if why not in ("leverage", "target", "rival")]
        if inferred and said:
            assert max(said) < min(inferred)
            checked.append(party.name)
    assert checked == ["Aland", "Beland"]


def test_who_demands_one_term_wants_no_other() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Laufzeit von zwölf Monaten", who="B")
        .says("B", "demands", "Laufzeit von 18 Monaten", who="A")
        .says("A", "rejects", "Schlichtung", who="A")
    )
    conflict = draft(reports.world())
    values = dict(zip(conflict.keys, conflict.status_quo or "", strict=True))
    assert (values["laufzeit_a"], values["laufzeit_b"]) == ("N", "N")  # they still dispute it
    rivals = {str(w) for p in conflict.parties for tier in p.prefers or () for w in tier if w.why == "rival"}
    assert rivals == {"maybe not laufzeit_a", "maybe not laufzeit_b"}
    assert "rival" not in {
        w.why for p in draft(reports.world(), without=["rival"]).parties for t in p.prefers or () for w in t
    }


def test_who_asks_for_the_end_of_a_blockade_does_not_keep_it_up() -> None:
    reports = (
        Reports()
        .stands("Blockade", True, "A", "B")
        .says("A", "demands", "Ende der Blockade", who=None)
        .says("A", "demands", "Öffnung der Grenze", who="B")
        .says("B", "rejects", "Öffnung der Grenze", who="B")
    )
    assert draft(reports.world()).owner("blockade") == "Beland"


def test_a_strike_that_does_not_go_on_would_begin_and_one_that_does_goes_on() -> None:
    for holds, label in ((False, "einen Streik beginnen"), (True, "den Streik fortsetzen")):
        conflict = draft(dispute().stands("Streik", holds, "A", "B").world())
        assert next(option.label for option in conflict.options if option.key == "streik") == label


def test_the_draft_asks_what_decides_and_nobody_said() -> None:
    reports = dispute().says("B", "threatens", "einstweilige Verfügung", who="B", to="A", only_if="Streik")
    reports.positions = [p for p in reports.positions if not (p.party == "B" and p.issue == "einmalzahlung")]
    drafted = compose(reports.world())
    asked = {(ask.reason, ask.party) for ask in drafted.asks if ask.party}
    assert ("counter", "Aland") in asked  # does the injunction deter it?
    assert ("silent", "Beland") in asked  # what does it think of the lump sum?
    assert "einmalzahlung" in {ask.option for ask in drafted.asks if ask.reason == "silent"}


def test_a_missing_channel_is_asked_for_and_stands_in_the_file() -> None:
    reports = dispute().stands("direkter Kontakt", False, "A", "B")
    drafted = compose(reports.world(), max_options=3)
    (ask,) = [ask for ask in drafted.asks if ask.reason == "channel"]
    assert ask.party == "Aland, Beland"
    assert ask.label == "direkten Kontakt aufnehmen"
