"""What a brief says: JSON, comparison with earlier, Markdown, terminal, wrong requests."""

from __future__ import annotations

import dataclasses
import io
import json
import tomllib
from importlib.resources import files

import pytest
from rich.console import Console

from statusquo.assessment.results import Assessment
from statusquo.brief import brief, markdown, terminal
from statusquo.brief.since import since
from statusquo.brief.verdict import hundred, kind_of
from statusquo.case.joined import HeldPosition, JoinedActor, JoinedEvent, Source, World
from statusquo.drafting.spoken import of_reports
from statusquo.errors import SpanError, UsageError
from statusquo.messages import places, words
from statusquo.report import Report
from statusquo.span import Span
from tests.golden import case
from tests.unit.brief import worlds
from tests.unit.brief.made import full


def printed(made, width=80):
    console = Console(file=io.StringIO(), width=width, force_terminal=False)
    made.print(console)
    return console.file.getvalue()


def test_json_holds_what_was_promised():
    data = json.loads(json.dumps(full().to_dict()))
    assert {"reports", "parties", "positions", "contacts", "conflict", "assessment"} <= set(data)
    texts = {f.report.id: f.report.text for f in case.world().findings}
    for position in data["positions"]:
        assert position["party"] in data["parties"]
        for source in position["sources"]:
            assert texts[source["report"]][source["start"] : source["stop"]] == source["quote"]
    assert data["assessment"]["status_quo"]["state"] == "NNN"
    assert data["assessment"]["status_quo"]["stable"]["nash"] == {"Nordland": False, "Südland": True}


def test_json_without_a_conflict():
    data = brief(case.world()).to_dict()
    assert data["conflict"] is None
    assert data["assessment"] is None


def test_the_lead_has_footnotes_for_what_reports_say_and_says_what_is_computed():
    lead = full().lead
    for sentence in (lead.headline, *lead.sentences):
        assert sentence.notes or sentence.computed, sentence.text
        assert all(1 <= n <= len(lead.notes) for n in sentence.notes)
    used = {n for sentence in (lead.headline, *lead.sentences) for n in sentence.notes}
    assert used == set(range(1, len(lead.notes) + 1))


def test_the_kicker_counts():
    assert full().lead.kicker == "4. bis 10. Mai 2025 · 3 Berichte (1 davon nicht gelesen) · ein Herausgeber"


def test_a_changed_position_is_in_matrix_timeline_and_lead():
    made = full()
    held = [h for row in made.matrix.rows for cell in row.cells for h in cell]
    assert [h.stance for h in held if h.change == "turned"] == ["bietet an"]
    assert [h.stance for h in held if h.ended] == ["lehnt ab"]
    assert [e.mark for e in made.timeline.entries].count("change") == 1
    assert any("Südland hat die Haltung zu" in sentence.text for sentence in made.lead.sentences)


def test_missing_channels_are_told_apart():
    states = {channel.names: channel.state for channel in full().contacts.channels}
    assert states == {
        ("Nordland", "Südland"): "open",
        ("Nordland", "Westmark"): "ruled_out",
        ("Südland", "Westmark"): "not_told",
    }


def test_versions_that_differ_stand_side_by_side():
    (contradiction,) = full().sources.contradictions
    assert [(v.what, len(v.quotes)) for v in contradiction.versions] == [
        ("sechs Stunden", 1),
        ("vier Stunden", 1),
    ]


def test_an_unread_report_is_counted_and_shown():
    assert full().sources.unread == (("Les négociations", "für Texte auf Französisch gibt es noch keinen Leser"),)
    assert "Nicht gelesen: für Texte auf Französisch gibt es noch keinen Leser" in full().html()


def test_disagreement_inside_a_party_is_shown():
    world = case.world()
    critic = JoinedActor("ilse_moor", "Ilse Moor", "person", "suedland", "suedland")
    old = world.positions[3]
    against = dataclasses.replace(old, actor="ilse_moor", until=None)
    made = brief(
        dataclasses.replace(
            world,
            actors=(*world.actors[:1], critic, *world.actors[2:]),
            positions=(*world.positions, against),
        )
    )
    assert "intern uneins" in made.html()


def test_since_a_day():
    made = full(since="2025-05-05")
    new = [h.positions[0].stance for row in made.matrix.rows for c in row.cells for h in c if h.change == "new"]
    assert new == ["threatens"]
    told = next(s.text for s in made.lead.sentences if s.text.startswith("Seit dem 5. Mai 2025: "))
    assert "eine geänderte Haltung" in told
    assert "eine neue Haltung" in told


def test_since_an_earlier_brief():
    world = case.world()
    earlier = dataclasses.replace(world, positions=tuple(p for p in world.positions if p.stance != "threatens"))
    before = json.loads(json.dumps(brief(earlier, case.conflict(), case.assessment()).to_dict()))
    made = full(since=before)
    new = [h.positions[0].stance for row in made.matrix.rows for c in row.cells for h in c if h.change == "new"]
    assert new == ["threatens"]
    assert any("Urteil und Anteile sind dieselben" in s.text for s in made.lead.sentences)
    before["verdict"]["kind"] = "calm"
    before["verdict"]["share"]["nash"] = [{"value": 0.5, "low": 0.5, "high": 0.5, "exact": True, "orders": 6}] * 2
    sentences = [s.text for s in full(since=before).lead.sentences]
    assert any(text.startswith("Urteil vorher: stabil; jetzt: ") for text in sentences)
    assert any(text.startswith("Stabil nach Nash: vorher in 50 von 100 Rangfolgen") for text in sentences)


@pytest.mark.parametrize(
    "wrong",
    [
        {"language": "fr"},
        {"text": "all"},
        {"only": ["positions", "weather"]},
        {"since": "yesterday"},
        {"since": {"a": 1}},
    ],
)
def test_wrong_requests(wrong):
    with pytest.raises(UsageError) as caught:
        full(**wrong)
    assert "\n" not in str(caught.value)


def test_a_span_that_does_not_quote_is_not_shown():
    world = case.world()
    position = world.positions[0]
    source = dataclasses.replace(position.sources[0], span=Span(3, 7, "nope"))
    with pytest.raises(SpanError):
        brief(dataclasses.replace(world, positions=(dataclasses.replace(position, sources=(source,)),)))


@pytest.mark.parametrize(
    ("languages", "wanted"), [([], "en"), (["de"], "de"), (["en", "de", "de"], "de"), (["fr"], "en")]
)
def test_language_is_that_of_most_reports(languages, wanted):
    found = [dataclasses.replace(worlds.big(1, 1).findings[0]) for _ in languages]
    for findings, language in zip(found, languages, strict=True):
        object.__setattr__(findings, "report", dataclasses.replace(findings.report, language=language))
    assert of_reports(World(tuple(found))) == wanted


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "0 von 100"),
        (0.001, "weniger als 1 von 100"),
        (0.5, "50 von 100"),
        (0.999, "mehr als 99 von 100"),
        (1, "100 von 100"),
    ],
)
def test_shares_in_words(value, said):
    from statusquo.brief.calendar import Calendar

    assert hundred(value, Calendar(words("de"))) == said


def test_kinds_of_verdict():
    answers = case.assessment()
    assert kind_of(answers) == "held"
    assert kind_of(dataclasses.replace(answers, too_open=True)) == "too_open"
    assert kind_of(dataclasses.replace(answers, pattern=None, answers=(), completions=0)) == "none"
    (answer,) = answers.answers
    answers = dataclasses.replace(answers, spread=())
    calm = dataclasses.replace(answer, verdicts=tuple(dataclasses.replace(v, stable=True) for v in answer.verdicts))
    assert kind_of(dataclasses.replace(answers, answers=(calm,))) == "calm"
    lost = dataclasses.replace(answer, verdicts=tuple(dataclasses.replace(v, stable=False) for v in answer.verdicts))
    assert kind_of(dataclasses.replace(answers, answers=(lost,))) == "unstable"
    assert kind_of(dataclasses.replace(answers, pattern="NN-", answers=(calm, lost), completions=2)) == "depends"


@pytest.mark.parametrize("kind", ["open", "none"])
def test_a_status_quo_that_is_not_known_makes_a_page_too(kind):
    answers: Assessment = case.assessment()
    if kind == "open":
        (answer,) = answers.answers
        answers = dataclasses.replace(answers, pattern="NN-", answers=(answer, answer), completions=2)
    else:
        answers = dataclasses.replace(answers, pattern=None, answers=(), completions=0)
    made = brief(case.world(), case.conflict(), answers)
    assert "nicht bekannt" in made.html()
    made.markdown()
    printed(made)


def test_the_terminal_fits_80_columns_and_keeps_german():
    text = printed(full())
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "Öffnung der Schleuse ⇄" in text
    assert "lehnt ab" in text
    assert "Nash" in text


def test_the_terminal_gets_no_control_codes_from_a_report():
    world = case.world()
    actors = tuple(dataclasses.replace(a, name=f"\x1b[31m{a.name}\x07[bold]") for a in world.actors)
    text = printed(brief(dataclasses.replace(world, actors=actors)))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold]" in text


@pytest.mark.parametrize("name", ["World", "hostile", "big"])
def test_the_terminal_takes_any_world(name):
    world = {"World": World(()), "hostile": worlds.hostile(), "big": worlds.big(40, 50, 5)}[name]
    assert max((len(line) for line in printed(brief(world)).splitlines()), default=0) <= 80


def test_markdown_escapes_and_quotes():
    text = full().markdown()
    assert text.startswith("<!-- statusquo brief -->\n\n# Der Streit um die Schleuse\n")
    assert "[^1]: „" in text
    assert "| Öffnung der Schleuse ⇄" in text
    assert "<script" not in brief(worlds.hostile()).markdown()


def test_parts_alone_in_markdown():
    text = full(only=["timeline"]).markdown()
    assert "## Was geschehen ist" in text
    assert "## Wer was will" not in text


@pytest.mark.parametrize("part", ["brief", "svg"])
def test_both_languages_have_the_same_messages_with_the_same_places(part):
    def flat(table, prefix=""):
        for key, value in table.items():
            if isinstance(value, dict):
                yield from flat(value, f"{prefix}{key}.")
            else:
                yield f"{prefix}{key}", value

    german, english = (
        dict(flat(tomllib.loads(files("statusquo.messages").joinpath(language, f"{part}.toml").read_text("utf-8"))))
        for language in ("de", "en")
    )
    assert set(german) == set(english)
    assert {key: places(german[key]) for key in german} == {key: places(english[key]) for key in english}


def test_a_position_of_an_unknown_actor_keeps_its_key():
    world = case.world()
    source = world.positions[0].sources
    lost = HeldPosition("nobody", "nobody", "demands", "zoelle", source)
    assert "nobody" in brief(dataclasses.replace(world, positions=(lost,))).html()


def test_names_of_known_actors_are_in_the_language_of_the_brief():
    world = case.world()
    actors = tuple(
        dataclasses.replace(a, name="Vereinigte Staaten", table="USA") if a.key == "westmark" else a
        for a in world.actors
    )
    known = dataclasses.replace(world, actors=actors)
    german, english = brief(known, language="de"), brief(known, language="en")
    assert "USA sind gegen" in german.html()
    assert "United States" in english.html()
    assert "Vereinigte Staaten" not in english.to_dict()["parties"]


def test_a_soft_hyphen_parts_no_word_in_the_terminal():
    assert terminal.safe("Waffen\u00adruhe\u00a0jetzt\x1b") == "Waffenruhe jetzt"


def test_what_is_cut_is_counted(monkeypatch):
    made = full(language="en")
    monkeypatch.setattr(markdown, "MOST_REPORTS", 2)
    assert "- One more report, listed in the JSON data" in made.markdown()
    monkeypatch.setattr(terminal, "MOST_CHANNELS", 1)
    channels = len(made.contacts.channels)
    assert (f"{channels - 1} more channels" if channels > 2 else "One more channel") in printed(made)


def test_an_undated_report_does_not_hide_a_new_event():
    report = Report.of("Sie sprachen.", id="a")
    span = Span.of(report.text, 0, 3)
    undated, dated = Source("", "a", "f", span), Source("2025-12-03", "b", "g", span)
    event = JoinedEvent("e", "talks", (), "happened", (undated, dated))
    assert since("2025-12-02").happened(event)
    assert not since("2025-12-04").happened(event)
    assert not since("2025-12-02").happened(dataclasses.replace(event, sources=(undated,)))
