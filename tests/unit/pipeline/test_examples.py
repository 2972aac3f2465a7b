"""The shipped example cases from raw reports to brief, against what an expert expected (``about/*.expected.md``).

Everything here is read by the reader; the annotated reports are tested more strictly further below. Words are
looked for by what they must contain, so that a better reader does not break what is right.
"""

from __future__ import annotations

import functools
import json
import re
from pathlib import Path

import pytest

from statusquo.assessment import assess
from statusquo.brief import Brief, brief
from statusquo.case import World, join
from statusquo.conflict import Conflict
from statusquo.drafting import Draft, compose
from statusquo.examples import NAMES, example
from statusquo.exchange.findings_json import from_json
from statusquo.findings import Findings
from statusquo.reading import read
from statusquo.report import Report
from statusquo.workflow import answer, world

CLAUSE = re.compile(r"^(?:der|die|das|auch|erst|falls|wenn|dass|sich) .*\b(?:ist|sei|hat|habe|wird|werde)$")


CORPUS = Path(__file__).parents[2] / "quality" / "corpus"


def annotated(name: str) -> list[Findings]:
    """The findings of a case as annotated by hand."""
    return [from_json(json.loads(path.read_text("utf-8"))) for path in sorted((CORPUS / name).glob("*.json"))]


@functools.cache
def told(name: str, how: str = "read") -> World:
    """A case joined, as the reader or as the annotators have it."""
    findings: list[Findings] = [read(r) for r in example(name)] if how == "read" else annotated(name)
    return join(findings)


@functools.cache
def drafted(name: str, how: str = "read") -> Draft:
    return compose(told(name, how))


def model(name: str, how: str = "read") -> Conflict:
    return drafted(name, how).conflict


@functools.cache
def made(name: str) -> Brief:
    """The brief with the first question answered: enough for the lead, and fast."""
    conflict = model(name)
    return brief(told(name), conflict, assess(conflict, questions=[1, 4]), language="de")


def standing(conflict: Conflict, *parts: str) -> list[str]:
    """The status quo values of the options whose label (with the owner in front) has all these words."""
    values = conflict.status_quo or "-" * len(conflict.options)
    named = [f"{conflict.owner(option.key)}: {option.label}" for option in conflict.options]
    return [
        value
        for label, value in zip(named, values, strict=True)
        if all(part.casefold() in label.casefold() for part in parts)
    ]


def opposed(joined: World, issue: str) -> dict[str, set[str]]:
    """Party -> its stances on the issues whose key contains these words, as far as they hold."""
    found: dict[str, set[str]] = {}
    for position in joined.positions:
        if issue in position.issue and position.until is None:
            found.setdefault(joined.actor(position.party).name, set()).add(position.stance)
    return found


# ---- all cases ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_handful_of_parties_and_a_dozen_options(name: str) -> None:
    conflict = model(name)
    assert 2 <= len(conflict.parties) <= 6
    assert 4 <= len(conflict.options) <= 12
    assert all(party.options for party in conflict.parties)


@pytest.mark.parametrize("name", NAMES)
def test_labels_are_no_raw_clauses(name: str) -> None:
    labels = [option.label for option in model(name).options]
    assert not [label for label in labels if CLAUSE.search(label)]
    assert not [
        label for label in labels if re.search(r"[„“\"]|\b(?:zuvor|erst)\b|^[A-ZÄÖÜ]\w+ (?:den|die|das) ", label)
    ]
    assert not [label for label in labels if re.search(r"\bzu \w+en$|\w+zu\w+en beginnen$", label)]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_rests_on_findings(name: str) -> None:
    conflict = model(name)
    assert all(option.because for option in conflict.options)
    assert all(wish.because for party in conflict.parties for tier in party.prefers or () for wish in tier)


@pytest.mark.parametrize("name", NAMES)
def test_the_lead_is_short_and_whole(name: str) -> None:
    lead = made(name).lead
    text = " ".join([lead.headline.text, *(sentence.text for sentence in lead.sentences)])
    assert len(text) < 1100
    assert not re.search(r"  |Für g|10\^|\{|\}|None", text)
    assert all(sentence.text.endswith((".", "!")) for sentence in lead.sentences)
    assert "gibt es den Berichten nach keinen direkten Kontakt" in text


# ---- talks in the Kremlin ---------------------------------------------------------------------------------


def test_kremlin_parties_and_dispute() -> None:
    conflict = model("kreml")
    names = {party.name for party in conflict.parties}
    assert {"Russland", "Ukraine", "USA"} <= names
    assert names <= {"Russland", "Ukraine", "USA", "EU", "Europäische Union"}
    stances = opposed(told("kreml"), "abtretung")
    assert "demands" in stances["Russland"]
    assert stances["Ukraine"] == {"rejects"}


def test_kremlin_options_and_status_quo() -> None:
    conflict = model("kreml")
    assert standing(conflict, "Ukraine: ", "Donbass abtreten") == ["N"]
    assert standing(conflict, "Russland: ", "Krieg", "fortsetzen") == ["Y"]
    assert standing(conflict, "Russland: ", "Waffenruhe") == ["N"]
    assert standing(conflict, "USA: ", "neue Sanktionen", "Ölkonzerne") == ["N"]
    assert standing(conflict, "USA: ", "Sanktionen", "aufrechterhalten") == ["Y"]


def test_kremlin_verdict() -> None:
    nash = made("kreml").assessment
    assert nash is not None
    assert nash.answers
    table = nash.answers[0].table()["nash"]
    assert table["Russland"]
    assert table["Ukraine"]
    assert not table["USA"]


def test_kremlin_wordings_of_the_cession_are_one_issue() -> None:
    (issue,) = [issue for issue in told("kreml").issues if issue.key.startswith("abtret")]
    assert issue.label == "Abtretung des Donbass"
    assert len(issue.wordings) >= 2


@pytest.mark.parametrize("how", ["read", "annotated"])
def test_kremlin_shows_that_ukraine_moved(how: str) -> None:
    (turned,) = [p for p in told("kreml", how).positions if p.until is not None and p.stance == "rejects"]
    assert "abzug" in turned.issue
    assert turned.until == "2025-12-10"
    ukraine = next(party for party in model("kreml", how).parties if party.name == "Ukraine")
    said = {wish.expression for tier in ukraine.prefers or () for wish in tier}
    assert f"not {next(o.key for o in ukraine.options if o.key.startswith('abzug'))}" in said  # of all of it, still


# ---- railway ----------------------------------------------------------------------------------------------


def test_railway_is_a_dispute_of_two() -> None:
    joined = told("bahnstreik")
    assert {"Gewerkschaft der Schienenberufe", "Regiobahn AG"} <= {party.name for party in model("bahnstreik").parties}
    unions = [a for a in joined.actors if a.kind == "organisation" and ("gewerkschaft" in a.key or a.name == "GdS")]
    assert len(unions) == 1
    assert not [a for a in joined.actors if a.name in ("Unternehmen", "Gewerkschaft")]


def test_railway_options_and_status_quo() -> None:
    conflict = model("bahnstreik")
    assert "Y" not in standing(conflict, "Gewerkschaft", "streik")
    assert standing(conflict, "Gewerkschaft", "Laufzeit von 18 Monaten")
    assert standing(conflict, "Regiobahn", "Lohnerhöhung") == ["N"]


# ---- ceasefire --------------------------------------------------------------------------------------------


def test_ceasefire_rebels_are_one_party() -> None:
    joined = told("waffenruhe")
    assert not [a for a in joined.actors if a.name in ("Aufständische", "Aufständischen", "Rebellen", "Volksfront")]
    assert any(a.key == "vfn" or "volksfront" in a.key for a in joined.actors)


def test_ceasefire_shows_the_changed_position() -> None:
    turned = [p for p in told("waffenruhe").positions if p.until is not None]
    assert any("lockerung" in p.issue and p.stance == "rejects" for p in turned)


# ---- the same on annotated reports: stricter ------------------------------------------------------------------


def test_annotated_kremlin_answers_as_expected() -> None:
    conflict = model("kreml", "annotated")
    assert [party.name for party in conflict.parties] == ["Europäische Union", "Russland", "Ukraine", "USA"]
    assert "-" not in (conflict.status_quo or "-")
    answer_ = assess(conflict, questions=[1]).answer
    assert answer_ is not None
    assert answer_.table()["nash"] == {"Europäische Union": False, "Russland": True, "Ukraine": True, "USA": False}
    united = [
        wish for party in conflict.parties if party.name == "USA" for tier in party.prefers or () for wish in tier
    ]
    (deterred,) = [wish for wish in united if wish.why == "counter"]
    assert deterred.maybe  # whether Russia's answer deters Washington is what the reports leave open


def test_annotated_kremlin_tells_the_talks_with_all_versions() -> None:
    durations = [event.durations for event in told("kreml", "annotated").events if "usa" in event.key]
    assert any(len(versions) > 1 for versions in durations)


def test_annotated_railway_arbitration_needs_both() -> None:
    conflict = model("bahnstreik", "annotated")
    assert {conflict.owner(o.key) for o in conflict.options if "Schlichtung" in o.label} == {
        "Gewerkschaft der Schienenberufe",
        "Regiobahn AG",
    }
    refused = [
        p for p in told("bahnstreik", "annotated").positions if p.issue == "schlichtung" and p.stance == "rejects"
    ]
    assert refused
    assert all(p.until is not None for p in refused)  # replaced by the conditional yes of 21 March


def test_annotated_ceasefire_waits_for_both_signatures() -> None:
    conflict = model("waffenruhe", "annotated")
    assert sorted(standing(conflict, "einer Waffenruhe", "zustimmen")) == ["N", "Y"]
    assert standing(conflict, "Blockade", "aufrechterhalten") == ["Y"]
    said = {wish.expression for party in conflict.parties for tier in party.prefers or () for wish in tier}
    assert "abzug_tovra iff not blockade_nordens" in said  # "you first", from one side


# ---- one report, and none that holds a conflict -----------------------------------------------------------------


def test_a_report_without_a_conflict_still_makes_a_brief() -> None:
    text = "Am Montag bleibt es im Norden trocken. Im Süden ziehen am Nachmittag Schauer auf."
    result = answer(world(Report.of(text, title="Wetter", language="de")), language="de")
    assert result.conflict is None
    page = brief(result.world, language="de", lacking=result.lacking)
    assert any("Konfliktmodell gibt es dazu nicht" in sentence.text for sentence in page.lead.sentences)


def test_a_single_report_makes_a_sensible_model() -> None:
    conflict = compose(join([read(example("kreml")[1])])).conflict
    assert standing(conflict, "Ukraine: ", "Donbass abtreten") == ["N"]
    assert standing(conflict, "Russland: ", "fortsetzen") == ["Y"]
    assert {party.name for party in conflict.parties} <= {"Russland", "Ukraine", "USA"}
