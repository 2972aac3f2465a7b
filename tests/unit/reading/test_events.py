"""Events: every entry by its own example; participants, status, time, merging; the traps."""

import datetime
import time
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from statusquo.findings import Event
from statusquo.reading.german.context import Context, context_of
from statusquo.reading.german.events import events
from statusquo.reading.german.events.lexicon import events_lexicon
from statusquo.report import Report

FRIDAY = datetime.date(2025, 12, 5)
LEXICON = events_lexicon()
VERBS = [entry for entries in LEXICON.verbs.values() for entry in entries]
SUPPORTS = [entry for entries in LEXICON.supports.values() for entry in entries]


def read(text: str) -> tuple[Context, tuple[Event, ...]]:
    context = context_of(Report.of(text, title="", date=FRIDAY))
    return context, events(context)


def names(context: Context, event: Event) -> set[str]:
    return {context.actors.name(one) for one in event.participants}


def only(text: str, kind: str = "") -> tuple[Context, Event]:
    context, found = read(text)
    found = tuple(event for event in found if not kind or event.kind == kind)
    assert len(found) == 1, [(e.kind, e.status, e.span.quote) for e in found]
    return context, found[0]


@pytest.mark.parametrize("entry", LEXICON.nouns.values(), ids=lambda entry: entry.lemma)
def test_noun_by_its_example(entry) -> None:  # type: ignore[no-untyped-def]
    assert entry.kind in {event.kind for event in read(entry.example)[1]}


@pytest.mark.parametrize("entry", VERBS, ids=lambda entry: entry.rule)
def test_verb_by_its_example(entry) -> None:  # type: ignore[no-untyped-def]
    assert entry.kind in {event.kind for event in read(entry.example)[1]}


@pytest.mark.parametrize("entry", SUPPORTS, ids=lambda entry: entry.lemma)
def test_support_by_its_example(entry) -> None:  # type: ignore[no-untyped-def]
    assert read(entry.example)[1]


def test_lexicon_is_large_and_covers_every_kind() -> None:
    kinds = {entry.kind for entry in (*LEXICON.nouns.values(), *VERBS)}
    assert len(kinds) == 11
    assert len(LEXICON.nouns) + len(VERBS) >= 150


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Polen und Litauen trafen sich am Montag.", "happened"),
        ("Polen und Litauen haben sich am Montag getroffen.", "happened"),
        ("Polen und Litauen wollen sich am Montag treffen.", "planned"),
        ("Polen und Litauen werden sich am Montag treffen.", "planned"),
        ("Am Montag treffen sich Polen und Litauen.", "planned"),
        ("Ein Treffen zwischen Polen und Litauen ist für Montag geplant.", "planned"),
        ("Ein Treffen zwischen Polen und Litauen ist nicht geplant.", "not_planned"),
        ("Das Treffen zwischen Polen und Litauen wurde abgesagt.", "cancelled"),
        ("Die Verhandlungen zwischen Polen und Litauen dauern an.", "ongoing"),
        ("Verdi streikt bei der Lufthansa.", "ongoing"),
        ("Der Streik von Verdi soll am Montag beginnen.", "planned"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only(text)[1].status == status


@pytest.mark.parametrize(
    "text",
    [
        "Der Bundestag könnte das Gesetz beschließen.",
        "Wenn sich Polen und Litauen treffen, steigt der Kurs.",
        "Polen fordert Gespräche mit Litauen.",
        "Polen verlangt, dass Litauen den Vertrag unterzeichnet.",
        "Polen lehnt ein Treffen mit Litauen ab.",
        "Verdi droht mit einem Streik.",
        "Polen ist zu Verhandlungen mit Litauen bereit.",
        "Polen wird erst verhandeln, wenn Litauen die Grenze öffnet.",
        "Polen und Litauen trafen sich nicht.",
    ],
)
def test_what_is_only_thought_of_is_no_event(text: str) -> None:
    assert read(text)[1] == ()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Wladimir Putin traf sich am Montag mit Xi Jinping.", {"Wladimir Putin", "Xi Jinping"}),
        ("Das Treffen zwischen Polen, Litauen und Lettland fand am Montag statt.", {"Polen", "Litauen", "Lettland"}),
        ("Unter Vermittlung von Katar verhandelten Israel und Syrien.", {"Katar", "Israel", "Syrien"}),
        ("Israel und Syrien verhandelten über die Vermittlerin Ada Vogt.", {"Ada Vogt", "Israel", "Syrien"}),
        ("Polen unterzeichnete am Montag mit der Ukraine ein Abkommen.", {"Polen", "Ukraine"}),
        ("Die EU verhängte am Montag Sanktionen gegen Belarus.", {"Europäische Union", "Belarus"}),
        ("Polen und Litauen sprachen am Montag über Belarus.", set()),
    ],
)
def test_participants(text: str, who: set[str]) -> None:
    context, found = read(text)
    if not who:
        assert all("Belarus" not in names(context, event) for event in found)
        return
    assert any(who <= names(context, event) or len(who & names(context, event)) == len(who) for event in found) or {
        _short(name) for event in found for name in names(context, event)
    } >= {_short(name) for name in who}


def _short(name: str) -> str:
    return {"EU": "Europäische Union", "Weißrussland": "Belarus"}.get(name, name)


def test_who_is_only_named_or_absent_does_not_take_part() -> None:
    context, event = only(
        "Wladimir Putin empfing am Montag Jared Kushner, den Schwiegersohn von Donald Trump, ohne Steve Witkoff.",
        "meeting",
    )
    assert names(context, event) == {"Wladimir Putin", "Jared Kushner"}
    context, found = read("Das Fehlen von Marco Rubio beim Treffen der NATO in Brüssel fiel auf.")
    assert found and all("Marco Rubio" not in names(context, one) for one in found)


def test_several_clauses_on_one_happening_are_one_event() -> None:
    _, event = only(
        "Polen und Litauen haben am Montag in Vilnius drei Stunden lang verhandelt. "
        "Die Gespräche endeten ohne Ergebnis."
    )
    assert event.kind == "talks"
    assert len(event.other_spans) == 1
    assert (event.place, event.days, event.outcome) == ("Vilnius", ("2025-12-01", "2025-12-01"), "ohne Ergebnis")
    assert event.duration == "drei Stunden lang"


def test_what_is_planned_stays_apart_from_what_happened() -> None:
    _, found = read(
        "Verdi und die Lufthansa verhandelten am Montag. Die Gespräche sollen am 10. Dezember fortgesetzt werden."
    )
    assert [event.status for event in found] == ["happened", "planned"]
    assert found[0].days == ("2025-12-01", "2025-12-01")
    assert found[1].days == ("2025-12-10", "2025-12-10")
    assert set(found[0].participants) == set(found[1].participants)


def test_what_came_of_a_fight_is_no_happening_of_its_own() -> None:
    _, event = only("Israel bombardierte am Montag Stellungen der Hisbollah. Dabei wurden sieben Soldaten getötet.")
    assert event.kind == "military"
    assert len(event.other_spans) == 1


def test_a_court_that_bans_a_strike_decides_a_city_that_bans_a_march_calls_it_off() -> None:
    assert only("Das Arbeitsgericht untersagte am Montag den Streik der GDL.")[1].kind == "other"
    event = only("Die Polizei verbot am Montag die Kundgebung der NPD.")[1]
    assert (event.kind, event.status) == ("protest", "cancelled")


def test_somebody_unknown_who_acts_is_none_of_the_parties_named_before() -> None:
    context, found = read("Verdi streikt seit Montag. Die Zuschauer demonstrierten am Dienstag vor dem Stadion.")
    assert all(names(context, event) == {"ver.di"} for event in found if "Zuschauer" not in event.span.quote)
    assert not any(names(context, event) == {"ver.di"} for event in found if "Zuschauer" in event.span.quote)


def test_told_of_the_past_with_sollen_is_no_plan() -> None:
    assert only("Wladimir Putin soll am Montag Xi Jinping getroffen haben.")[1].status == "happened"
    assert only("Wladimir Putin soll am Montag Xi Jinping treffen.")[1].status == "planned"


def test_who_comes_to_the_meeting_told_before_joins_it() -> None:
    context, event = only(
        "Die Außenminister von Polen und Litauen trafen sich am Montag. An dem Treffen nahm auch Katar teil.", "meeting"
    )
    assert len(event.participants) == 3
    assert {"Litauen", "Katar"} <= names(context, event)


def test_history_is_left_out() -> None:
    assert read("Im Mai 1974 besuchte Willy Brandt Polen.")[1] == ()


def test_ids_are_stable_and_distinct() -> None:
    text = "Polen und Litauen trafen sich am Montag. Am Dienstag streikte Verdi. Russland griff die Ukraine an."
    first, second = read(text)[1], read(text)[1]
    assert first == second
    assert len({event.id for event in first}) == len(first) == 3


_PIECES: Sequence[str] = (
    *"Die Gespräche|wurden abgesagt|Streik|Verdi|zwischen|und|\n|nicht|geplant|»|(|die|der|von Russland|Abkommen".split(
        "|"
    ),
    *("Polen und Litauen trafen sich am Montag.", "in der Nacht zum Freitag", "unterzeichnete", "\u0308", ","),
)


def test_time_grows_with_length_only() -> None:
    sentence = "Polen und Litauen trafen sich am Montag in Vilnius, Verdi streikte, und Russland griff die Ukraine an. "
    spent = []
    for times in (20, 80):
        context = context_of(Report.of(sentence * times, title="", date=FRIDAY))
        start = time.perf_counter()
        events(context)
        spent.append(time.perf_counter() - start)
    assert spent[1] < 16 * max(spent[0], 0.002)


def test_words_without_end_are_survived() -> None:
    for text in ("Streik " * 3000, "Verhandlung" * 500, "die Gespräche zwischen " * 800):
        events(context_of(Report.of(text, title="", date=FRIDAY)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_PIECES) | st.text(max_size=8), max_size=14).map(" ".join))
def test_any_text_can_be_read(text: str) -> None:
    context, found = read(text)
    for event in found:
        event.span.check(context.report.text)
        assert event.participants
        for span in event.other_spans:
            span.check(context.report.text)
