"""Nothing is lost between the forms: what the page cuts stands in the data, what the page tells stands in Markdown."""

from __future__ import annotations

import dataclasses
import json
import time

import pytest

from statusquo.brief import brief
from statusquo.brief import contacts as contacts_of
from statusquo.brief.calendar import Calendar
from statusquo.brief.markdown import plain
from statusquo.brief.marks import Mark, cut
from statusquo.brief.opposed import heat, heaviest, pairs
from statusquo.brief.shares import concept_row
from statusquo.brief.translated import translated
from statusquo.case.joined import HeldPosition, Issue, World
from statusquo.messages import words
from statusquo.svg.lettering import wrap
from tests.golden import case
from tests.unit.brief import worlds
from tests.unit.brief.made import full


def test_the_data_have_every_channel_with_every_place(monkeypatch):
    world = worlds.big(20, 30, 200)
    whole = brief(world).to_dict()["contacts"]
    monkeypatch.setattr(contacts_of, "MOST_CHANNELS", 3)
    made = brief(world)
    assert made.to_dict()["contacts"] == whole
    assert len(made.contacts.channels) == 3
    assert made.contacts.more == len(whole) - 3
    assert len(whole[0]["sources"]) == whole[0]["times"] > contacts_of.MOST_QUOTES


def test_the_data_have_method_contradictions_speakers_and_what_was_left_out():
    data = json.loads(json.dumps(full(command="statusquo brief x", faults=["x.json: no text"]).to_dict()))
    method = data["method"]
    assert method["command"] == "statusquo brief x"
    assert method["seed"] == 7
    assert {report["id"] for report in method["reports"]} == {report["id"] for report in data["reports"]}
    assert method["rules"]
    assert "keine Wahrscheinlichkeiten" in method["limits"]
    assert data["left_out"]["not_read"][0] == {"what": "x.json: no text", "why": None}
    assert data["left_out"]["model"] == data["conflict"]["left_out"]
    assert data["contradictions"]
    for version in (version for one in data["contradictions"] for version in one["versions"]):
        assert version["sources"]
    assert data["speakers"]


def test_markdown_has_the_state_today_the_questions_the_limits_and_the_model():
    text = brief(case.world(), case.conflict(), case.open_assessment(), command="statusquo brief x").markdown()
    for told in (
        "### Der Zustand heute", "nicht bekannt", "Was die Quellen klären sollten", "Gilt heute schon",
        "Ein weiterer Fall wurde nicht gerechnet.", "(✓)", "`statusquo brief x`", "```yaml",
        "Gefunden wird nur, was Regeln erkennen", "SHA-256", "Ein Modell, kein Orakel",
    ):  # fmt: skip
        assert told in text, told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1. Mai", "1\\. Mai"),
        ("am 1. Mai", "am 1. Mai"),
        ("12) so", "12\\) so"),
        ("- nein", "\\- nein"),
        ("+ mehr", "\\+ mehr"),
        ("@alle", "@<!-- -->alle"),
        ("https://x.de", "https&#58;//x.de"),
        ("siehe www.x.de", "siehe www&#46;x.de"),
        ("a*b", "a\\*b"),
    ],
)
def test_text_of_a_report_is_no_markdown(text, shown):
    assert plain(text) == shown


def test_footnotes_quote_the_whole_sentence_with_the_finding_in_it():
    made = full()
    quote = next(q for q in made.lead.notes if q.before or q.after)
    assert f"<mark>{quote.marked}</mark>" in made.html()
    assert f"**{quote.marked}**" in made.markdown()
    note = made.to_dict()["lead"]["notes"][made.lead.notes.index(quote)]
    assert note["sentence"] == f"{quote.before}{quote.marked}{quote.after}"


# ---- what comes first ------------------------------------------------------------------------------------------


def held(party, stance, issue, weight=1, until=None):
    source = worlds.big(1, 1).positions[0].sources
    return HeldPosition(party, party, stance, issue, source, weight=weight, until=until)


def matrix_of(issues, *positions):
    world = dataclasses.replace(worlds.big(1, 1), issues=tuple(issues), positions=positions)
    return brief(world, language="de").matrix


def test_a_change_stands_on_top_and_what_names_no_act_at_the_bottom():
    issues = [Issue("a", "Kurs"), Issue("b", "Öffnung der Schleuse"), Issue("c", "Abzug der Truppen")]
    found = matrix_of(
        issues,
        held("x", "demands", "a", 9), held("y", "rejects", "a", 9),
        held("x", "demands", "b"), held("y", "supports", "b"),
        held("x", "rejects", "c", 2, "2025-01-02"),
    )  # fmt: skip
    assert [row.label for row in found.rows] == ["Abzug der Truppen", "Öffnung der Schleuse", "Kurs"]
    assert found.rows[0].changed
    assert found.rows[0].major


def test_pairs_and_the_heaviest_of_them_agree():
    many = [
        held(f"p{i % 7}", ("demands", "rejects", "offers", "opposes", "warns")[i % 5], "a", 1 + i * i % 11, None)
        for i in range(60)
    ]
    assert heaviest(many) == pairs(many)[0]
    assert heat(many) == sum(one.weight for one in pairs(many)[0])
    assert heaviest(many[:1]) is None
    assert heaviest([held("x", "demands", "a"), held("x", "rejects", "a")]) is None


def test_a_hundred_thousand_stances_on_one_issue_take_no_square():
    many = [held(f"p{i}", ("demands", "rejects")[i % 2], "a") for i in range(100_000)]
    begun = time.process_time()
    assert heat(many) == 2
    assert time.process_time() - begun < 2


def test_long_words_and_many_marks_take_linear_time():
    begun = time.process_time()
    assert "".join(wrap("Binnenschifffahrt" * 20_000, 120, 14)).replace("-", "") == "Binnenschifffahrt" * 20_000
    text = "a" * 40_001
    assert len(cut(text, [Mark(2 * i, 2 * i + 1, "x", str(i)) for i in range(20_000)])) == 40_000
    assert time.process_time() - begun < 4


# ---- what is not known -----------------------------------------------------------------------------------------


def test_a_concept_is_open_while_a_case_was_not_computed():
    calendar = Calendar(words("de"))
    row = concept_row("gmr", case.open_assessment(), calendar)
    assert (row.equilibrium, row.seen_all) == (None, True)
    assert brief(case.world(), case.conflict(), case.open_assessment()).stability.partly
    assert not full().stability.partly


def test_a_verdict_that_most_orders_do_not_share_is_explained():
    answers = case.assessment()
    (answer,) = answers.answers
    shares = tuple(dataclasses.replace(s, value=0.62, low=0.6, high=0.64) for s in answer.shares)
    odd = dataclasses.replace(answers, answers=(dataclasses.replace(answer, shares=shares),))
    made = brief(case.world(), case.conflict(), odd)
    assert "Das Kreuz bei Nash" in made.stability.against
    assert "62 von 100" in made.stability.against
    for text in (made.html(), made.markdown(), " ".join(str(made).split())):
        assert "Das Kreuz bei Nash" in text
    assert full().stability.against == ""


def test_letters_stand_for_parties_whose_names_do_not_fit():
    answers = case.assessment()
    names = {
        "Nordland": "Arbeitsgemeinschaft-der-Binnenschifffahrt",
        "Südland": "Wasserstraßenverwaltungsamt-Süd",
    }

    text = str(brief(case.world(), None, translated(answers, names)))
    assert "A Arbeitsgemeinschaft" in text
    assert "B Wasserstraßen" in " ".join(text.split())
    row = next(line for line in text.splitlines() if line.startswith("Nash"))
    assert row.count("✗") == 2


def test_empty_and_small_worlds_make_every_form():
    for world in (World(()), worlds.big(1, 1), worlds.hostile(), worlds.endless()):
        made = brief(world, since="2025-01-01")
        json.dumps(made.to_dict())
        assert made.html().startswith("<!doctype html>")
        assert made.markdown()
        assert str(made)
