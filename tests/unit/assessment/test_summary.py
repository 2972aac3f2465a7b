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
    for concept, spread in zip(found.concepts, found.spread, strict=True):
        counted = sum(answer.stable(concept) for answer in found.answers)
        assert (spread.concept, spread.number, spread.equilibrium) == (concept, 2, counted)
        assert (found.everywhere(concept) is None) == (counted == 1)
    assert "it depends: it is stable in 1 of 2" in told
    assert "whether this is so now: “Fight”" in told
    assert verdict(found, "en").startswith("Not known of the status quo")
    assert completions(assess(known()), "en") is None
    assert any(None in (*line.verdicts, line.equilibrium) for line in lines(found))


def test_that_no_edit_was_found_is_said() -> None:
    calm = """\
statusquo: conflict/1
title: calm
parties:
  A: {options: {a: do A}, weights: {"not a": 1}, }
  B: {}
one-way: {a: take}
status-quo: []
"""
    found = assess(Conflict.parse(calm))
    assert found.answers[0].edits == ()
    told = {section.key: section.sentences for section in describe(found, "en")}
    assert [s.text for s in told["edits"]] == ["No edit of size 3 or smaller was found that turns the verdict round."]
    assert "edits" not in {section.key for section in describe(assess(Conflict.parse(calm), questions=[1]), "en")}


def test_a_verdict_says_on_how_many_cases_it_rests() -> None:
    conflict = replace(Conflict.parse(OPEN), status_quo="--")
    assert "one by one" not in verdict(assess(conflict), "en")
    few = assess(conflict, max_completions=2)
    assert "2 of them are answered one by one" in verdict(few, "en")
    assert few.spread == assess(conflict).spread  # counted are all
    assert lines(few)[0].verdicts == lines(assess(conflict))[0].verdicts
    assert set(few.to_dict()["status_quo"]["share"].values()) == {None}


def test_each_sort_of_verdict_has_an_answer() -> None:
    conflict = replace(Conflict.parse(OPEN), status_quo="--")
    every = assess(conflict, questions=[1])
    sorts = {str(answer.table()): answer.state for answer in every.answers}
    few = assess(conflict, questions=[1], max_completions=len(sorts))
    assert {str(answer.table()) for answer in few.answers} == set(sorts)


def test_words_are_in_the_language_of_the_conflict_unless_asked_otherwise() -> None:
    found = assess(known())
    assert found.language == "en"
    assert describe(found) == describe(found, "en") != describe(found, "de")
    german = replace(known(), title="Der Streit um die Insel und wem sie gehört")
    german = assess(
        replace(
            german,
            parties=tuple(
                replace(p, options=tuple(replace(o, label="die Insel abtreten") for o in p.options))
                for p in german.parties
            ),
        )
    )
    assert german.language == "de"
    assert "Status quo ist" in str(german)
    assert "Status quo ist" in german._repr_html_()


def test_every_result_draws_itself() -> None:
    found = assess(known(), resolutions=["cede"])
    answer = found.answer
    assert answer is not None
    assert answer._repr_html_().count("<tr>") == 6
    shown = [*answer.verdicts, *answer.shares, *answer.edits, *answer.edits[0].changes, *answer.reached, *answer.ways]
    for value in [*shown, *found.needed, *found.spread, *describe(found)]:
        page = value._repr_html_()
        assert page.startswith(("<table>", "<h4>")) and "<dispute>" not in page
    for edit in answer.edits:
        assert f"{edit.changes[0].kind} {edit.changes[0].party}" in edit._repr_html_()
