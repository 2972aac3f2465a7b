"""What nobody said is no wish: silence, bare threats, what a threat answers, demands on oneself, group words."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from statusquo.assessment.bench import Bench
from statusquo.case.joined import HeldPosition, Issue
from statusquo.conflict import Conflict, Option, Party, Wish
from statusquo.drafting import compose, draft, merge, text_of
from statusquo.drafting.deeds import Deed, deed
from statusquo.findings import Findings, Position
from statusquo.report import Report
from statusquo.span import Span
from statusquo.stability import solve
from tests.unit.drafting.worlds import Reports


def flat(conflict: Conflict, party: str) -> dict[str, str]:
    return {str(wish): wish.why for tier in conflict.party(party).prefers or () for wish in tier}


def keys(conflict: Conflict) -> set[str]:
    return {option.key for option in conflict.options}


def payment() -> Reports:
    """A strikes unless B pays; B has never said what it thinks of paying."""
    return (
        Reports()
        .says("A", "demands", "Einmalzahlung", who="B")
        .says("A", "threatens", "Streik", who="A", to="B", unless="Einmalzahlung")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "rejects", "Öffnung der Grenze", who="A")
    )


# --- silence ---------------------------------------------------------------------------------------------------


def test_who_is_silent_about_what_nobody_knows_wants_no_change_of_it() -> None:
    conflict = draft(payment().world())
    place = conflict.keys.index("einmalzahlung")
    assert (conflict.status_quo or "")[place] == "-"
    assert flat(conflict, "Beland")["maybe einmalzahlung"] == "silence"
    solution = solve(conflict)
    for state in conflict.matching(conflict.status_quo or ""):
        assert solution.stable("nash", "Beland")[list(solution.states).index(state)]


def test_a_filled_in_status_quo_makes_the_silent_party_content_with_it() -> None:
    conflict = draft(payment().world())
    for value in "YN":
        place = conflict.keys.index("einmalzahlung")
        known = replace(
            conflict, status_quo=(conflict.status_quo or "")[:place] + value + (conflict.status_quo or "")[place + 1 :]
        )
        solution = solve(known)
        state = list(solution.states).index(known.matching(known.status_quo or "")[0])
        assert solution.stable("nash", "Beland")[state]


def test_a_wish_that_is_added_counts_although_the_party_was_silent() -> None:
    conflict = draft(payment().world())
    states = [int(state) for state in conflict.matching(conflict.status_quo or "")]
    bench = Bench(conflict, states, ["nash"])
    row = [party.name for party in conflict.parties].index("Beland")
    order = tuple(wish.expression for tier in conflict.party("Beland").prefers or () for wish in tier)
    as_it_is, paying = bench.preferences([{row: order}, {row: ("einmalzahlung", *order)}])
    assert as_it_is[0, row].all()
    assert sorted(paying[0, row]) == [False, True]


def test_silence_stands_only_where_it_bears_on_an_act_of_the_party() -> None:
    reports = payment().says("MED", "demands", "Räumung der Stadt", who="A").says("A", "rejects", "Räumung der Stadt")
    silent = [wish for wish, why in flat(draft(reports.world()), "Beland").items() if why == "silence"]
    assert {wish.split()[-1] for wish in silent} == {"einmalzahlung"}


# --- threats ---------------------------------------------------------------------------------------------------


def test_a_bare_threat_is_tied_to_what_the_same_report_rejects() -> None:
    reports = (
        Reports()
        .says("A", "threatens", "Streik", who="A", to="B")
        .says("A", "rejects", "Einmalzahlung", who="B")
        .says("B", "commits", "Einmalzahlung", who="B")
    )
    said = flat(draft(reports.world()), "Aland")
    assert said["maybe streik if einmalzahlung"] == "leverage"
    assert "threat" not in said.values()


def test_a_threat_tied_to_nothing_is_left_open_and_asked() -> None:
    reports = (
        Reports()
        .says("A", "threatens", "Streik", who="A", to="B", date="2025-12-01")
        .says("A", "rejects", "Einmalzahlung", who="B", date="2025-12-02")
        .says("B", "commits", "Einmalzahlung", who="B", date="2025-12-02")
    )
    drafted = compose(reports.world())
    said = list(flat(drafted.conflict, "Aland"))
    assert said.index("maybe not streik") < said.index("maybe streik")
    assert ("streik", "threat") in {(ask.option, ask.reason) for ask in drafted.asks}


def test_a_demand_for_another_value_of_the_own_act_is_no_wish() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Lohnerhöhung um fünf Prozent", who="B")
        .says("B", "offers", "Lohnerhöhung um drei Prozent", who="B", date="2025-12-04")
        .says("B", "demands", "Lohnerhöhung um vier Prozent", who="B", date="2025-12-02")
        .says("A", "threatens", "Streik", who="A", to="B", unless="Lohnerhöhung um fünf Prozent")
    )
    assert "value" not in flat(draft(reports.world()), "Beland").values()


def test_what_a_threat_would_answer_is_no_wish() -> None:
    sentence = "Wenn Aland streikt, wird Beland die Linien verlagern."
    reports = (
        Reports()
        .says("A", "threatens", "Streik", who="A", to="B", unless="Einmalzahlung")
        .says("A", "demands", "Einmalzahlung", who="B")
        .says("B", "demands", "Streik", who="A", date="2025-12-09")
    )
    plain = reports.world()
    assert "streik" in flat(draft(plain), "Beland")
    report = Report.of(sentence, id="bericht-2025-12-09", language="de", date=datetime.date(2025, 12, 9))
    strike, move = Span.of(sentence, 11, 18), Span.of(sentence, 32, 52)
    condition, whole = Span.of(sentence, 0, 18), Span.of(sentence, 0, len(sentence))
    read = (
        Position("wish", "B", "demands", strike, "Streik", whole),
        Position("threat", "B", "threatens", move, "Verlagerung der Linien", whole, only_if=condition),
    )
    wish = next(p for p in plain.positions if p.party == "B")

    def told(finding: str, position: HeldPosition) -> HeldPosition:
        return replace(position, sources=(replace(position.sources[0], finding=finding),))

    threat = replace(wish, stance="threatens", issue="verlagerung_linien", who_would_act="B", only_if="Aland streikt")
    world = replace(
        plain,
        findings=tuple(Findings(report, positions=read) if f.report.id == report.id else f for f in plain.findings),
        issues=(*plain.issues, Issue("verlagerung_linien", "Verlagerung der Linien", ("Verlagerung der Linien",))),
        positions=(*(told("wish", p) if p is wish else p for p in plain.positions), told("threat", threat)),
    )
    conflict = draft(world)
    assert "streik" not in flat(conflict, "Beland")
    assert any("Streik" in entry.label and "Anlass" in entry.why for entry in conflict.left_out)


# --- a part of what was refused ----------------------------------------------------------------------------------


def test_a_part_that_is_offered_puts_the_refusal_of_the_whole_in_doubt() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Tempolimit", who="B", date="2025-12-01")
        .says("B", "rejects", "Tempolimit", who="B", date="2025-12-01", until="2025-12-05")
        .says("B", "offers", "befristetes Tempolimit", who="B", date="2025-12-05")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "rejects", "Öffnung der Grenze", who="A")
    )
    conflict = draft(reports.world())
    assert flat(conflict, "Beland")["maybe not tempolimit"] == "softened"
    assert "befristetes_tempolimit" in keys(conflict)
    assert "tempolimit and not befristetes_tempolimit" in {
        " and ".join(sorted(rule.expression.split(" and "), key=lambda part: part.startswith("not ")))
        for rule in conflict.infeasible
    }


# --- one act, several words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "same"),
    [
        ("die Blockade des Klimaschutzgesetzes beenden", "Klimaschutzgesetz"),
        ("dem Klimaschutzgesetz zustimmen", "Klimaschutzgesetz"),
        ("Zustimmung zum Klimaschutzgesetz", "Klimaschutzgesetz"),
        ("einer Reform der Erbschaftsteuer zustimmen", "Reform der Erbschaftsteuer"),
    ],
)
def test_consent_to_a_deed_is_the_deed(phrase: str, same: str) -> None:
    assert deed(phrase) == deed(same)


def test_blocking_a_law_is_its_absence_and_blocking_a_port_is_not() -> None:
    assert deed("Blockade des Klimaschutzgesetzes") == Deed("-", ("klimaschutzgesetz",), part=False, positive=False)
    assert deed("Blockade des Hafens") is None


def test_ending_something_for_a_time_is_a_part_of_ending_it() -> None:
    whole, part = deed("die Füllung des Stausees stoppen"), deed("die Füllung des Stausees für drei Monate aussetzen")
    assert whole is not None
    assert part == replace(whole, part=True)


def test_who_gives_up_its_demand_for_a_tax_speaks_of_the_tax() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Einführung einer Vermögensteuer", who="B")
        .says("B", "rejects", "Einführung einer Vermögensteuer", who="B")
        .says("A", "demands", "Räumung der Stadt", who="B")
        .says("B", "rejects", "Räumung der Stadt", who="B")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "rejects", "Öffnung der Grenze", who="A")
        .says("A", "offers", "auf die Vermögensteuer verzichten", who="A", only_if="Räumung der Stadt")
    )
    conflict = draft(reports.world())
    found = [key for key in keys(conflict) if "vermoegensteuer" in key]
    assert len(found) == 1
    assert f"not {found[0]} iff raeumung_stadt" in flat(conflict, "Aland")


@pytest.mark.parametrize("name", ["Koalitionspartner", "beide Seiten"])
def test_a_word_for_all_of_them_is_no_player(name: str) -> None:
    reports = payment().says("A", "demands", "Räumung der Stadt", who="MED", to="MED")
    reports = reports.says("MED", "rejects", "Räumung der Stadt", who="MED")
    world = reports.world()
    actors = tuple(replace(a, name=name, names=(name,)) if a.key == "MED" else a for a in world.actors)
    assert name not in {party.name for party in draft(replace(world, actors=actors)).parties}


def test_a_bare_noun_of_action_is_the_one_that_says_what_it_is_done_to() -> None:
    reports = (
        Reports()
        .says("A", "demands", "der Reform zustimmen", who="B")
        .says("B", "rejects", "Reform der Erbschaftsteuer", who="B")
        .says("B", "demands", "Öffnung der Grenze", who="A")
        .says("A", "rejects", "Öffnung der Grenze", who="A")
    )
    conflict = draft(reports.world())
    assert {o.label for o in conflict.party("Beland").options} == {"die Erbschaftsteuer reformieren"}
    assert "reform_erbschaftsteuer" in flat(conflict, "Aland")


def test_a_warning_strike_is_another_strike_where_a_condition_speaks_of_it() -> None:
    reports = (
        Reports()
        .says("A", "demands", "Einmalzahlung", who="B")
        .says("B", "rejects", "Einmalzahlung", who="B")
        .says("A", "threatens", "unbefristeter Streik", who="A", to="B", unless="Einmalzahlung")
        .says("B", "demands", "auf Warnstreiks verzichten", who="A")
        .says("B", "offers", "Öffnung der Grenze", who="B", only_if="auf Warnstreiks verzichten")
    )
    conflict = draft(reports.world())
    assert {"unbefristeter_streik", "warnstreiks"} <= keys(conflict)
    assert "oeffnung_grenze iff not warnstreiks" in flat(conflict, "Beland")


# --- conditions --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("condition", "act", "taken"),
    [
        ("Beland die Vermögensteuer weiter blockiert", "vermoegensteuer", False),
        ("Beland die Vermögensteuer einführt", "vermoegensteuer", True),
        ("Beland den Stausee füllt", "stoppen", False),
        ("Beland die Füllung stoppt", "stoppen", True),
    ],
)
def test_a_verb_of_blocking_or_ending_turns_a_condition(condition: str, act: str, *, taken: bool) -> None:
    reports = (
        Reports()
        .says("A", "demands", "Einführung einer Vermögensteuer", who="B")
        .says("A", "demands", "die Füllung stoppen", who="B")
        .says("B", "demands", "Räumung der Stadt", who="A")
        .says("A", "rejects", "Räumung der Stadt", who="A", only_if=condition)
    )
    world = reports.world()
    world = replace(world, positions=tuple(replace(p, only_if_issue=None) for p in world.positions))
    found = [wish for wish in flat(draft(world), "Aland") if wish.startswith("not raeumung_stadt if ")]
    assert len(found) == 1
    assert act in found[0]
    assert ("if not " in found[0]) is not taken


# --- groups, warnings, the text of a draft -----------------------------------------------------------------------


def test_two_wishes_that_contradict_each_other_are_told() -> None:
    one = Party("One", (Option("a", "a"),), ((Wish("a"),), (Wish("not a"),)))
    open_ = Party("Two", (Option("b", "b"),), ((Wish("a", maybe=True), Wish("not a", maybe=True)), (Wish("b"),)))
    warnings = Conflict("T", (one, open_)).warnings()
    assert len(warnings) == 1
    assert "opposite" in warnings[0]


def test_the_text_of_a_draft_is_its_dump() -> None:
    conflict = draft(payment().world())
    assert conflict.draft is not None
    for name in (None, conflict.draft, "1234567890", "12345e678901"):
        named = replace(conflict, draft=name)
        assert text_of(named) == named.dump()


def test_an_option_that_stays_for_a_line_of_the_person_says_so() -> None:
    base = draft(payment().says("A", "demands", "Räumung der Stadt", who="B").world())
    gone = next(option.key for option in base.options if option.key == "raeumung_stadt")
    mine = replace(
        base,
        parties=tuple(
            replace(party, prefers=((Wish(f"{gone} if einmalzahlung"),), *(party.prefers or ())))
            if party.name == "Aland"
            else party
            for party in base.parties
        ),
    )
    merged = merge(base, mine, draft(payment().world()))
    texts = [told.text("en") for told in merged.differences if (told.what, told.key) == ("option", gone)]
    assert len(texts) == 1
    assert "a line of yours" in texts[0]


def strike(unless: str) -> Reports:
    """A demands a rise of B, and strikes if B "does not give in"."""
    return (
        Reports()
        .says("A", "demands", "Lohnerhöhung um sechs Prozent", who="B")
        .says("B", "rejects", "Lohnerhöhung um sechs Prozent", who="B")
        .says("A", "threatens", "Streik", who="A", to="B", unless=unless)
    )


@pytest.mark.parametrize("unless", ["Beland nicht einlenkt", "Beland nicht nachgibt", "die Forderung nicht erfüllt"])
def test_to_give_in_is_to_do_what_is_demanded(unless: str) -> None:
    assert flat(draft(strike(unless).world()), "Aland")["streik if not lohn"] == ""


def test_to_give_in_to_two_demands_names_neither() -> None:
    said = strike("Beland nicht einlenkt").says("A", "demands", "Öffnung der Grenze", who="B")
    said = said.says("B", "rejects", "Öffnung der Grenze", who="B")
    assert not [text for text in flat(draft(said.world()), "Aland") if " if not " in text]


def test_a_party_in_a_country_holds_no_elections() -> None:
    said = payment().says("MED", "rejects", "Neuwahlen", who="MED").says("A", "demands", "Neuwahlen")
    world = said.world()
    actors = tuple(replace(actor, kind="organisation", table=None) for actor in world.actors)
    party = draft(replace(world, actors=actors))
    assert "neuwahlen" not in keys(party)
    assert "Neuwahlen" in {entry.label for entry in party.left_out if entry.code == "nobody"}
    assert {"neuwahlen", "neuwahl"} & keys(draft(said.world()))  # a state does


def test_words_for_all_parties_are_no_affected_actor() -> None:
    world = payment().says("MED", "demands", "Räumung der Stadt", who="A", to="MED").world()
    names = {"MED": "Konfliktparteien"}
    actors = tuple(replace(a, name=names.get(a.key, a.name)) for a in world.actors)
    assert "Norland" in draft(world).affected
    assert "Konfliktparteien" not in draft(replace(world, actors=actors)).affected


def test_who_makes_the_offers_asks_nobody_else_for_a_better_one() -> None:
    said = payment().says("B", "offers", "Lohnerhöhung um drei Prozent", who="B", date="2025-12-02")
    said = said.says("A", "rejects", "Lohnerhöhung um drei Prozent", who="B")
    own = said.says("B", "demands", "höheres Angebot", who="A", to="A", date="2025-12-04")
    conflict = draft(own.world())
    assert not [key for key in keys(conflict) if "angebot" in key and conflict.owner(key) == "Aland"]


@pytest.mark.parametrize(
    ("unless", "label"), [("Beland Goma nicht räumt", "Goma zurückerobern"), ("Beland nicht weicht", "")]
)
def test_the_town_is_called_by_its_name(unless: str, label: str) -> None:
    said = payment().says("A", "threatens", "die Stadt zurückerobern", who="A", to="B", unless=unless)
    labels = {option.label for option in draft(said.world()).options}
    assert (label or "die Stadt zurückerobern") in labels
