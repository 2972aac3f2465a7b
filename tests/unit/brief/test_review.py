"""What a reader must not be told wrongly: open cases, samples, comparisons; and names that are no markup."""

from __future__ import annotations

import dataclasses
import time

import pytest

from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Change
from statusquo.brief import brief
from statusquo.brief.calendar import Calendar
from statusquo.brief.clean import clean
from statusquo.brief.evidence import Evidence
from statusquo.brief.foreign import Foreign
from statusquo.brief.html import soft
from statusquo.brief.lever import lever
from statusquo.brief.translated import translated
from statusquo.brief.verdict import hundred, verdict
from statusquo.case.joined import JoinedCondition, World
from statusquo.errors import UsageError
from statusquo.findings import Actor, Findings, Position
from statusquo.messages import words
from statusquo.report import Report
from statusquo.span import Span
from statusquo.svg.lettering import syllables
from tests.golden import case
from tests.unit.brief import worlds

GERMAN = Calendar(words("de"))


def phrases(answers):
    return Phrases(dict(answers.labels), "de", dict(answers.owners))


def test_names_of_parties_are_no_markup_in_the_terminal():
    def renamed(actor):
        return dataclasses.replace(actor, name="[red]N[/x]") if actor.key == "nordland" else actor

    world = dataclasses.replace(case.world(), actors=tuple(map(renamed, case.world().actors)))
    answers = translated(case.assessment(), {"Nordland": "[red]N[/x]"})
    heads = [line for line in str(brief(world, None, answers)).splitlines() if line.startswith(("Frage", "Konzept"))]
    assert len(heads) == 2
    assert all("[red]N[/x]" in head for head in heads)


def test_markdown_says_of_which_case_an_answer_is():
    lines = brief(case.world(), case.conflict(), case.open_assessment()).markdown().splitlines()
    for told, number in (("nicht stabil unter Nash", 1), ("unter allen geprüften Konzepten stabil", 2)):
        place = next(i for i, line in enumerate(lines) if told in line)
        head = next(line for line in reversed(lines[:place]) if line.startswith("**"))
        assert head.startswith(f"**Fall {number}: ")


def test_not_every_case_was_computed_where_some_were_not():
    assert "Gerechnet wurden daher" not in brief(case.world(), case.conflict(), case.open_assessment()).html()


def test_a_verdict_names_only_who_would_leave_in_every_case():
    answers = case.assessment()
    first = answers.answers[0]

    def leaving(*parties):
        verdicts = (dataclasses.replace(v, stable=v.party not in parties) for v in first.verdicts)
        return dataclasses.replace(first, state=first.state + "x" * len(parties), verdicts=tuple(verdicts))

    def told(*cases):
        every = dataclasses.replace(answers, answers=cases, completions=len(cases))
        return verdict("unstable", every, phrases(answers), GERMAN)[0]

    assert "Für Nordland gibt" in told(leaving("Nordland"), leaving("Nordland", "Südland"))
    assert "Für Nordland oder Südland gibt" in told(leaving("Nordland"), leaving("Südland"))


@pytest.mark.parametrize("value, said", [(0.0, "weniger als 1 von 100"), (1.0, "mehr als 99 von 100")])
def test_a_sample_never_shows_none_or_all(value, said):
    assert hundred(value, GERMAN, exact=False) == said
    assert hundred(value, GERMAN) == f"{value * 100:.0f} von 100"


@pytest.mark.parametrize("over, under", [("not open", "talk"), ("open if talk", "open"), ("open and talk", "tariffs")])
def test_a_lever_says_nothing_rather_than_something_else(over, under):
    answers = case.assessment()
    edit = dataclasses.replace(answers.answers[0].edits[0], changes=(Change("swap", "Südland", under, over),))
    answer = dataclasses.replace(answers.answers[0], edits=(edit,))
    assert lever(answers, answer, phrases(answers), GERMAN) is None


def test_a_lever_on_a_condition_names_it_and_no_owner_where_the_sentence_names_the_party():
    answers = case.assessment()
    change = Change("remove", "Südland", "not open if tariffs", "")
    edit = dataclasses.replace(answers.answers[0].edits[0], changes=(change,))
    answer = dataclasses.replace(answers.answers[0], edits=(edit,))
    double = Phrases({"tariffs": "reden", "open": "reden", "talk": "zahlen"}, "de", dict(answers.owners))
    found = lever(answers, answer, double, GERMAN)
    assert found is not None
    assert found[0].startswith("Hinge „reden“ für Südland nicht mehr von „reden (Nordland)“ ab, wäre der Zustand")


def test_a_change_of_mind_that_an_earlier_brief_had_is_not_new():
    def last_day(position):
        return dataclasses.replace(position, until="2025-05-10") if position.until else position

    world = dataclasses.replace(case.world(), positions=tuple(map(last_day, case.world().positions)))
    before = brief(world).to_dict()
    assert max(r["date"] for r in before["reports"] if r["date"]) == "2025-05-10"
    assert any(entry.mark == "change" for entry in brief(world).timeline.entries)
    assert not any(entry.new for entry in brief(world, since=before).timeline.entries)
    unknown = before | {"positions": [p for p in before["positions"] if not p["until"]]}
    assert any(e.new and e.mark == "change" for e in brief(world, since=unknown).timeline.entries)


def test_an_earlier_brief_without_days_names_no_day():
    before = brief(case.world()).to_dict()
    before["reports"] = [report | {"date": None} for report in before["reports"]]
    assert not any("ohne Datum" in s.text for s in brief(case.world(), since=before).lead.sentences)


@pytest.mark.parametrize("day", [7, "yesterday"])
def test_an_earlier_brief_with_a_wrong_day_is_refused(day):
    before = brief(case.world()).to_dict()
    before["reports"] = [report | {"date": day} for report in before["reports"]]
    with pytest.raises(UsageError):
        brief(case.world(), since=before)


def test_a_name_of_any_number_of_hyphens_is_cut():
    assert soft("ab-" * 5000 + "c").replace("\u00ad", "") == "ab-" * 5000 + "c"
    assert syllables("-a--Binnenschifffahrt-") == ("-", "a-", "-", "Bin", "nen", "schiff", "fahrt-")


def test_no_control_character_gets_through():
    assert clean("a\x9b31mb") == "a\ufffd31mb"
    command = brief(case.world(), command="statusquo brief 'a\n\n# b'").markdown()
    assert "\n# b" not in command


def test_many_wordings_of_another_language_are_found_fast():
    world = worlds.big(1, 1)
    place = world.positions[0].sources
    states = tuple(JoinedCondition(f"c{i}", f"{i:04} Zustand", True, (), place) for i in range(3000))
    found = Foreign(Evidence(dataclasses.replace(world, conditions=states), Calendar(words("en"))), "en")
    begun = time.process_time()
    text = found(" ".join(f"so much for {i:04} Zustand" for i in range(3000)))
    assert text.count('<span lang="de">') == 3000
    assert time.process_time() - begun < 2


def test_a_long_report_full_of_findings_takes_linear_time():
    clause = "Die Partei fordert etwas im Land. "
    report = Report.of((clause * 8000).strip(), id="r", language="de")
    spans = [Span.of(report.text, i * len(clause), (i + 1) * len(clause) - 1) for i in range(8000)]
    actor = Actor("A", "Partei", "group", tuple(Span.of(report.text, s.start + 4, s.start + 10) for s in spans))
    held = tuple(Position(f"f{i}", "A", "demands", span, "etwas", span) for i, span in enumerate(spans))
    begun = time.process_time()
    made = brief(World((Findings(report, "hand/1", (actor,), positions=held),)))
    assert [len(line.labels) for line in made.sources.sheets[0].lines] == [1] * 8000
    assert time.process_time() - begun < 2
