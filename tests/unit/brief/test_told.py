"""What the page tells beside findings: open cases, decisions, faults, other languages, an earlier brief."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest

from statusquo.brief import brief
from statusquo.brief.contradictions import contradictions
from statusquo.brief.html import soft
from statusquo.brief.names import Names
from statusquo.brief.translated import translated
from statusquo.case.decisions import Decision
from statusquo.case.joined import HeldPosition
from statusquo.svg.lettering import syllables
from tests.golden import case
from tests.unit.brief import worlds
from tests.unit.brief.made import full
from tests.unit.brief.pages import Page


def text_of(made):
    return re.sub(r"\s+", " ", "".join(Page(made.html()).text))


# ---- a status quo that is not wholly known ---------------------------------------------------------------------


def test_every_case_has_its_verdict_and_the_two_ends_of_the_shares_are_drawn():
    made = brief(case.world(), case.conflict(), case.open_assessment()).stability
    assert made.kind == "depends"
    assert [row.taken for row in made.completions] == [(False,), (True,)]
    assert [any(stable for stable, _ in row.verdicts) for row in made.completions] == [True, True]
    assert made.unseen == 1
    assert not made.alike
    assert [drawn.state for drawn in made.shares] == ["Fall 1, kleinster Anteil", "Fall 2, größter Anteil"]
    assert [graph.name for graph in made.graphs] == ["Fall 1", "Fall 2"]
    assert "3 Fälle" in made.sure
    assert [row.equilibrium for row in made.concepts] == [None] * 5  # one case was not computed
    assert [row.seen_all for row in made.concepts] == [None, True, True, True, None]


def test_the_page_says_what_is_not_known_and_what_was_not_computed():
    text = text_of(brief(case.world(), case.conflict(), case.open_assessment()))
    assert "? nicht bekannt" in text
    assert "Ein weiterer Fall wurde nicht gerechnet." in text
    assert "Gilt heute schon: weiterreden (Südland)?" in text


def test_cases_that_agree_are_told_once():
    answers = case.open_assessment()
    first = answers.answers[0]
    alike = dataclasses.replace(answers, answers=(first, dataclasses.replace(first, state="NNY")), completions=2)
    made = brief(case.world(), case.conflict(), alike)
    assert made.stability.alike
    assert {drawn.state for drawn in made.stability.shares} == {""}
    assert "in allen 2 möglichen Fällen dasselbe" in text_of(made)


# ---- decisions, command, faults --------------------------------------------------------------------------------

LOG = (
    Decision("accepted", "p1", author="Ada", time="2025-06-01T09:30:00+00:00", reason="steht so da", number=1),
    Decision("rejected", "p2", author="Bo", time="2025-06-02T10:00:00+00:00", number=2),
    Decision("undone", "2", "decision", author="Ada", time="2025-06-03T08:00:00+00:00", reason="doch", number=3),
    Decision("renamed", "die Öffnung", "issue", "Öffnung", author="Ada", time="2025-06-03T08:01:00+00:00", number=4),
    Decision("corrected", "p3", changes=(("stance", "warns"),), author="Bo", time="", number=5),
    Decision("merged", "gone", other="p1", author="Bo", time="2025-06-04T08:01:00+00:00", number=6),
)


def test_who_decided_what_when_and_why():
    found = full(decisions=LOG, language="en").method
    assert (found.decided, found.people) == (6, 2)
    told = {one.number: one for one in found.decisions}
    assert told[1].what == "Finding “Nordland fordert die Öffnung der Schleuse bei Alt-Haven.”: accepted"
    assert (told[1].who, told[1].day, told[1].time, told[1].why) == ("Ada", "1 June 2025", "09:30", "steht so da")
    assert told[2].undone
    assert not told[3].undone
    assert told[4].what == "Issue “die Öffnung”: renamed (Öffnung)"
    assert told[5].what.endswith("corrected (stance: warns)")
    assert told[6].what.startswith("Finding gone: merged (“Nordland fordert")


def test_decisions_are_on_the_page_and_in_markdown_with_their_reasons():
    made = full(decisions=LOG)
    for text in (text_of(made), made.markdown()):
        assert "steht so da" in text
        assert "Ada" in text
        assert "zurückgenommen" in text
    assert "Kein Mensch hat" in text_of(full())


def test_the_command_and_the_files_at_fault_are_named():
    fault = "reports/x.json: not a text file"
    made = full(command="statusquo brief reports --seed 3", faults=[fault])
    text = text_of(made)
    assert "statusquo brief reports --seed 3" in text
    assert fault in text
    assert fault in made.markdown()


# ---- other languages -------------------------------------------------------------------------------------------


def test_words_of_the_reports_have_their_language_in_a_brief_of_another():
    html = full(language="en").html()
    assert '<span lang="de">Öffnung der Schleuse</span>' in html
    assert '<blockquote lang="de">' in html
    assert 'lang="de"' not in full(language="de").html().split("<body>")[1]


def test_parties_of_the_model_have_the_names_of_the_brief():
    def german(value):
        return dataclasses.replace(value, name="Deutschland") if value.key == "nordland" else value

    world = case.world()
    actors = tuple(
        dataclasses.replace(german(a), table="DEU" if a.key == "nordland" else a.table) for a in world.actors
    )
    world = dataclasses.replace(world, actors=actors)
    model, answers = case.conflict(), case.assessment()
    parties = tuple(dataclasses.replace(p, name=p.name.replace("Nordland", "Deutschland")) for p in model.parties)
    renamed = translated(answers, {"Nordland": "Deutschland"})
    made = brief(world, dataclasses.replace(model, parties=parties), renamed, language="en")
    assert made.stability.parties == ("Germany", "Südland")
    assert made.to_dict()["assessment"]["parties"] == ["Deutschland", "Südland"]
    same = brief(world, dataclasses.replace(model, parties=parties), renamed, language="de")
    assert same.stability.parties == ("Deutschland", "Südland")


# ---- an earlier brief ------------------------------------------------------------------------------------------


def test_an_earlier_brief_in_another_language_makes_nothing_new():
    earlier = json.loads(json.dumps(full(language="de").to_dict()))
    made = full(language="en", since=earlier)
    assert not made.matrix.any("new")
    assert not any(entry.new for entry in made.timeline.entries if entry.mark != "change")
    assert made.matrix.gone == ()


def test_what_an_earlier_brief_had_and_this_one_has_not_is_told_in_every_form():
    world = case.world()
    earlier = full().to_dict()
    less = dataclasses.replace(world, positions=tuple(p for p in world.positions if p.issue != "zoelle"))
    made = brief(less, case.conflict(), case.assessment(), since=earlier)
    assert made.matrix.gone == (("Nordland", "threatens", "Zölle"),)
    assert "Nordland droht: Zölle" in text_of(made)
    assert "In der früheren Lage, jetzt nicht mehr" in made.markdown()
    assert "In der früheren Lage, jetzt nicht mehr" in str(made)


def test_new_stances_are_marked_in_every_form():
    made = full(since="2025-05-09")
    assert "hinzugekommen: Seit dem 9. Mai 2025" in text_of(made)
    assert "(neu)" in made.markdown()
    assert "* neu" in str(made)


# ---- signs, contradictions, citing -----------------------------------------------------------------------------


def test_the_legend_explains_the_signs_that_occur_and_no_others():
    world = case.world()
    assert "wiederholt" not in text_of(full())
    again = tuple(
        dataclasses.replace(p, modality=("repeated",)) if p.stance == "demands" else p for p in world.positions
    )
    text = text_of(brief(dataclasses.replace(world, positions=again), case.conflict(), case.assessment()))
    assert "der Bericht sagt, dass die Partei dies erneut sagt" in text
    assert "Parteien stehen sich entgegen" in text
    assert "gilt nicht mehr" in text


def test_a_party_said_to_be_for_and_against_is_a_contradiction():
    world = case.world()
    demand = next(p for p in world.positions if p.stance == "demands")
    refusal = HeldPosition("nordland", "bert_kahl", "rejects", demand.issue, world.positions[-1].sources)
    made = brief(dataclasses.replace(world, positions=(*world.positions, refusal)))
    (found,) = [c for c in made.sources.contradictions if c.about.startswith("Haltung")]
    assert found.about == "Haltung – Nordland zu „Öffnung der Schleuse“"
    assert [version.what for version in found.versions] == ["lehnt ab (Bert Kahl)", "fordert"]
    assert contradictions(world, Names(world, {}, "de"), made.evidence, made.evidence.calendar)


def test_who_cites_whom_tells_form_paper_and_party():
    (speaker,) = full().sources.speakers
    assert (speaker.name, speaker.indirect, speaker.direct) == ("Kahl", 1, 0)
    assert speaker.publishers == (("Havener Bote", 1),)


def test_what_was_left_out_is_told_with_its_reason():
    text = text_of(full())
    assert "Was fehlt und warum" in text
    assert "Eine Angabe der Berichte ist nicht im Modell; der Grund" in text
    assert "keine Haltung dazu 1 Ort der Treffen" in text


def test_many_parties_share_a_last_column_and_none_is_lost():
    made = brief(worlds.big(12, 14), language="de")
    own, rest = made.matrix.split(made.matrix.rows)
    assert len(own) <= 8
    assert sorted((*own, *rest)) == list(made.matrix.columns(made.matrix.rows))
    page = Page(made.html())
    stances = [a for tag, a in page.tags if tag == "a" and (a.get("class") or "").startswith("held")]
    assert len(stances) == sum(len(cell) for row in made.matrix.rows for cell in row.cells)


# ---- notebooks and narrow places -------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["matrix", "contacts", "timeline", "stability"])
def test_parts_draw_themselves_in_a_notebook(part):
    drawn = getattr(full(), part)._repr_svg_()
    assert drawn.startswith("<svg style=")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_terminal_breaks_no_word_and_no_line_is_too_long(width):
    from statusquo.brief.terminal import plain_text

    made = brief(worlds.big(9, 9), language="de", only=["lead", "positions", "timeline", "sources"])
    text = plain_text(made, width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert "Binnenschifffahrtsverordnung" in text


def test_long_names_break_between_syllables():
    assert soft("Großbritannien").split("\u00ad") == ["Groß", "bri", "tan", "nien"]
    assert "".join(syllables("Waffenstillstandsverhandlungen")) == "Waffenstillstandsverhandlungen"
    assert soft("USA und EU") == "USA und EU"
