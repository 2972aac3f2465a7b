"""The short of an assessment: in a terminal, in a notebook, with open options."""

from __future__ import annotations

from dataclasses import replace

from statusquo.assessment import assess, describe, verdict
from statusquo.assessment.summary import completions, lines, text
from statusquo.conflict import Conflict

OPEN = """\
statusquo: conflict/1
title: A <dispute>
parties:
  Norland:
    options: {fight: Fight}
    prefers: [cede, not fight if cede, fight if not cede]
  Suland:
    options: {cede: Cede the island}
    prefers: [[not fight, not cede]]
status-quo: "-N"
"""


def known() -> Conflict:
    return replace(Conflict.parse(OPEN), status_quo="YN")


def test_repr_is_one_short_line() -> None:
    found = assess(known())
    for value in (found, found.answer, known()):
        assert "\n" not in repr(value)
        assert len(repr(value)) < 200
    assert repr(found).startswith("<Assessment of 'A <dispute>': YN, stable under ")


def test_print_shows_words_and_a_table() -> None:
    shown = str(assess(known())).splitlines()
    assert shown[0] == "A <dispute>"
    assert "The status quo is stable" in shown[1]
    assert shown[3].split() == ["Concept", "Norland", "Suland", "all", "Share", "of", "orders"]
    assert [line.split()[0] for line in shown[4:]] == ["Nash", "GMR", "SMR", "SEQ", "SSEQ"]
    assert "Share" not in str(assess(known(), questions=[1]))


def test_a_notebook_shows_the_same_escaped() -> None:
    page = assess(known())._repr_html_()
    assert "A &lt;dispute&gt;" in page
    assert page.count("<tr>") == 6


def test_without_a_status_quo_there_is_no_table() -> None:
    found = assess(replace(known(), status_quo=None))
    assert lines(found) == ()
    assert "no status quo" in repr(found)
    assert "stable states" in text(found)
    assert "<table" not in found._repr_html_()


def test_open_options_are_summed_up() -> None:
    found = assess(Conflict.parse(OPEN))
    section = completions(found, "en")
    assert section is not None
    assert section.sentences[0].text == "Not known of the status quo: “Fight”. 2 states fit it."
    told = " ".join(sentence.text for sentence in section.sentences[1:])
    counted = {c: sum(answer.stable(c) for answer in found.answers) for c in found.concepts}
    for concept, number in counted.items():
        if 0 < number < 2:
            assert f"Under {concept.upper() if concept != 'nash' else 'Nash'} it depends" in told
    assert verdict(found, "en").startswith("Not known of the status quo")
    assert completions(assess(known()), "en") is None
    assert any(None in (*line.verdicts, line.equilibrium) for line in lines(found))


def test_that_no_edit_was_found_is_said() -> None:
    calm = """\
statusquo: conflict/1
title: calm
parties:
  A: {options: {a: do A}, ranking: ["N", "Y"]}
  B: {}
status-quo: []
"""
    found = assess(Conflict.parse(calm))
    assert found.answers[0].edits == ()
    told = {section.key: section.sentences for section in describe(found, "en")}
    assert [s.text for s in told["edits"]] == ["No edit of size 3 or smaller was found that turns the verdict round."]
    assert "edits" not in {section.key for section in describe(assess(Conflict.parse(calm), questions=[1]), "en")}


def test_a_verdict_says_on_how_many_cases_it_rests() -> None:
    conflict = replace(Conflict.parse(OPEN), status_quo="--")
    assert "looked at" not in verdict(assess(conflict), "en")
    assert "Only 2 of them were looked at" in verdict(assess(conflict, max_completions=2), "en")
