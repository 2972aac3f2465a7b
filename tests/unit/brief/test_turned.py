"""A party and its spokesman give up one stance: one mark, one sentence, what holds now first, what ended in words."""

from __future__ import annotations

import dataclasses

import pytest

from statusquo.assessment.names import name
from statusquo.assessment.phrases import Phrases
from statusquo.assessment.results import Question
from statusquo.brief import brief
from statusquo.brief.asked import asked
from statusquo.brief.terminal import plain_text
from statusquo.brief.timeline import LONGEST_CLAUSE, measure
from statusquo.case import World, join
from statusquo.case.joined import HeldPosition, JoinedEvent
from statusquo.conflict.model import Conflict, Option, Party, Wish
from statusquo.findings import Position
from statusquo.messages.holding import holding
from statusquo.span import Span
from tests.builders import Build
from tests.golden import case


def turned(then: str = "2025-05-20", second: str = "die Maut") -> World:
    """The Talpartei and its head refuse a toll; later the party offers ``second``. The Bergpartei demands it."""
    first = Build("a", "Die Talpartei lehnt die Maut ab. Ada Lund lehnt die Maut ab. Die Bergpartei fordert die Maut.",
                  date="2025-05-02")  # fmt: skip
    party = first.actor("Talpartei", kind="organisation")
    head = first.actor("Ada Lund", kind="person", acts_for=party)
    hill = first.actor("Bergpartei", kind="organisation")
    first.position(party, "rejects", "die Maut", label="Maut")
    report = first.report.text
    place = report.index("die Maut", report.index("Ada Lund"))
    for actor, stance, at in ((head, "rejects", place), (hill, "demands", report.rindex("die Maut"))):
        _at(first, actor, stance, at)
    later = Build("b", f"Die Talpartei bietet {second} an.", date=then)
    later.position(later.actor("Talpartei", kind="organisation"), "offers", second,
                   label=second.removeprefix("die ").removeprefix("eine "))  # fmt: skip
    return join([first.findings(), later.findings()])


def _at(build: Build, actor: str, stance: str, at: int) -> None:
    """A position on the toll named at that place."""
    text = build.report.text
    issue = Span.of(text, at, at + len("die Maut"))
    start, stop = text.rfind(". ", 0, at) + 1, text.index(".", at) + 1
    evidence = Span.of(text, start, stop)
    build._positions.append(Position(f"{actor}{at}", actor, stance, issue, "Maut", evidence, rule="hand"))


def cell(made, party: str):
    column = made.matrix.names.index(party)
    row = next(row for row in made.matrix.rows if row.label == "Maut")
    return row.cells[column]


def closed(world: World) -> list[HeldPosition]:
    return [position for position in world.positions if position.until]


def both(world: World) -> World:
    """The world with the head's refusal ended on the day of the party's."""
    (day,) = {position.until for position in closed(world)}
    return dataclasses.replace(
        world,
        positions=tuple(
            dataclasses.replace(position, until=day) if position.stance == "rejects" else position
            for position in world.positions
        ),
    )


def test_the_lead_tells_a_change_of_two_speakers_once_with_the_sentences_of_both():
    world = both(turned())
    assert len(closed(world)) == 2
    made = brief(world, language="de")
    told = [sentence for sentence in made.lead.sentences if "Haltung zu" in sentence.text]
    assert len(told) == 1
    assert len(told[0].notes) == 3  # the offer, the party's refusal, its head's


def test_the_timeline_and_the_changes_tell_it_once():
    world = both(turned())
    made = brief(world, language="de", since="2025-05-10")
    assert len([entry for entry in made.timeline.entries if entry.mark == "change"]) == 1
    assert len(made.changes.of("turned")) == 1
    assert len(made.changes.of("turned")[0].quotes) == 3


def test_a_cell_has_one_mark_for_a_stance_and_what_holds_now_comes_first():
    found = cell(brief(both(turned()), language="de"), "Talpartei")
    assert [(held.stance, held.current) for held in found] == [("bietet an", True), ("lehnt ab", False)]
    assert len(found[1].positions) == 2
    assert len(found[1].quotes) == 2
    assert found[1].texts == 1  # both stand in one report
    assert found[1].actor == ""  # the party itself said it too


def test_speakers_are_named_where_the_party_itself_said_nothing():
    world = both(turned())
    own = dataclasses.replace(
        world, positions=tuple(p for p in world.positions if p.actor != "talpartei" or not p.until)
    )
    assert cell(brief(own, language="de"), "Talpartei")[1].actor == "Ada Lund"


def test_an_offer_of_a_part_stands_first_in_the_cell_with_its_own_sentence():
    world = turned(second="eine befristete Maut")
    made = brief(both(world), language="de")
    first, second = cell(made, "Talpartei")
    assert (first.stance, first.current) == ("bietet an: ‚befristete Maut‘", True)
    assert not second.current
    html = made.html()
    card = html.split(f'id="p{first.number}"')[1].split("</article>")[0]
    assert "eine befristete Maut" in card
    assert html.index(f'href="#p{first.number}"') < html.index(f'href="#p{second.number}"')
    assert f'id="m{first.number}"' in html


@pytest.mark.parametrize(("language", "said"), [("de", "− lehnt ab (bis 20. Mai)"), ("en", "− rejects (until 20 May)")])
def test_without_colours_the_terminal_says_in_words_what_ended(language, said):
    text = plain_text(brief(both(turned()), language=language), width=120)
    assert said in text
    assert text.index("bietet an" if language == "de" else "offers") < text.index(said)


def test_markdown_says_when_it_ended_beside_the_sentences():
    text = brief(both(turned()), language="de").markdown()
    assert "- Talpartei lehnt ab (bis 20. Mai 2025): " in text


def test_whoever_opposes_without_a_column_stands_with_the_issue():
    made = brief(turned(then="2025-05-01"), language="de")
    assert "+ Bergpartei fordert" not in plain_text(made, width=120)  # it has a column there
    assert "+ Bergpartei" in plain_text(made, width=40).split("Wer was will")[1]


# ---- events ----------------------------------------------------------------------------------------------------


def event(kind: str, text: str, *, parties: int = 2, duration: str | None = None):
    build = Build("a", text, date="2025-05-02")
    actors = [build.actor(word, kind="state") for word in ("Südland", "Nordland")[:parties]]
    build.event(kind, actors, text, duration=duration)
    return brief(join([build.findings()]), language="de")


def test_an_event_that_its_parties_do_not_explain_has_its_clause():
    made = event("agreement", "Südland und Nordland öffnen die Brücke")
    assert [entry.clause for entry in made.timeline.entries] == ["Südland und Nordland öffnen die Brücke"]
    assert "öffnen die Brücke" in made.markdown().split("## Was geschehen ist")[1].split("##")[0]
    assert "„Südland und Nordland öffnen" in plain_text(brief(made.evidence.world, language="de", only=["timeline"]))


def test_talks_of_two_need_no_clause_and_a_long_one_is_cut_between_words():
    assert event("talks", "Südland und Nordland reden").timeline.entries[0].clause == ""
    long = "Südland und Nordland öffnen " + "die Brücke und " * 9 + "den Tunnel"
    (entry,) = event("agreement", long).timeline.entries
    assert len(entry.clause) <= LONGEST_CLAUSE + 2
    assert entry.clause.endswith(" …")
    assert long.startswith(entry.clause.removesuffix(" …") + " ")


@pytest.mark.parametrize(
    ("told", "shown"),
    [
        ("sechsstündigen", "sechsstündig"),
        ("dreitägiges Treffen", "dreitägiges Treffen"),
        ("fünf Stunden", "fünf Stunden"),
    ],
)
def test_a_duration_that_stood_before_its_noun_loses_its_ending(told, shown):
    assert measure(told) == shown


# ---- names -----------------------------------------------------------------------------------------------------


def test_a_name_that_brings_its_article_is_spoken_without_its_head():
    found = name("Bündnis 90/Die Grünen", "de")
    assert (found.subject, found.dative, found.plural) == ("die Grünen", "den Grünen", True)
    assert name("Greens", "en").plural


@pytest.mark.parametrize(
    ("written", "table", "shown"),
    [
        ("SPD", "SPD", "SPD"),
        ("Nato", "NATO", "Nato"),
        ("Sozialdemokraten", "SPD", "Sozialdemokratische Partei Deutschlands"),
    ],
)  # fmt: skip
def test_actors_are_called_by_the_acronym_that_the_reports_use(written, table, shown):
    build = Build("a", f"{written} fordert die Maut.", date="2025-05-02")
    build.position(build.actor(written, kind="organisation", table=table), "demands", "die Maut")
    assert brief(join([build.findings()]), language="de").matrix.names == (shown,)


# ---- questions -------------------------------------------------------------------------------------------------


def ask(*statements: str) -> tuple[str, ...]:
    wishes = tuple((Wish(one, maybe=True, because=() if one == "c" else ("f1",)),) for one in ("a", "not a", "b", "c"))
    party = Party("Südland", tuple(Option(key, key.upper()) for key in "abc"), wishes)
    phrases = Phrases({key: key.upper() for key in "abc"}, "de", dict.fromkeys("abc", "Südland"))
    questions = tuple(Question("matters", "Südland", one, 0.1, "nash") for one in statements)
    return asked(questions, Conflict("Fall", (party,)), phrases)


def test_a_wish_and_its_contrary_are_one_question():
    assert ask("a", "b", "not a") == (
        "Was gilt für Südland wirklich: der Wunsch „A“ oder sein Gegenteil?",
        "Zählt für Südland der Wunsch „B“ wirklich?",
    )


def test_a_wish_that_no_sentence_shows_is_asked_last():
    assert [one.split("„")[1][0] for one in ask("c", "a", "b")] == ["A", "B", "C"]


# ---- cases -----------------------------------------------------------------------------------------------------


def test_the_pictures_at_the_top_name_no_case_before_the_reader_knows_of_cases():
    made = brief(case.world(), case.conflict(), case.open_assessment())
    top = made.html().split('class="glance"')[1].split("</div>")[0]
    assert "Fall 1" not in top
    assert "Von 2 gerechneten Fällen, die die Quellen offen lassen, der mit dem kleinsten Anteil:" in top
    assert "Fall 1, kleinster Anteil" in made.html()


@pytest.mark.parametrize(("holds", "key"), [(True, "holds"), (False, "holds_not"), (None, "holds_open")])
def test_whether_a_fact_holds(holds, key):
    assert holding(holds) == key


def test_events_without_participants_are_told_by_their_clause():
    made = event("protest", "Hunderte streiken im Hafen", parties=0)
    assert isinstance(made.evidence.world.events[0], JoinedEvent)
    assert made.timeline.entries[0].clause == "Hunderte streiken im Hafen"
