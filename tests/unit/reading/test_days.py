"""What time expressions mean, seen from a Friday: 5 December 2025."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statusquo.reading.german.events.calendar import Direction, easter
from statusquo.reading.german.events.days import days

FRIDAY = datetime.date(2025, 12, 5)


def one(day: str) -> tuple[str, str]:
    return day, day


@pytest.mark.parametrize(
    ("text", "direction", "expected"),
    [
        ("heute", None, one("2025-12-05")),
        ("gestern", None, one("2025-12-04")),
        ("vorgestern", None, one("2025-12-03")),
        ("morgen", "future", one("2025-12-06")),
        ("Morgen", "future", one("2025-12-06")),
        ("übermorgen", "future", one("2025-12-07")),
        ("am gestrigen Donnerstag", None, one("2025-12-04")),
        ("am heutigen 5. Dezember", None, one("2025-12-05")),
        ("am Montag", None, one("2025-12-01")),
        ("am Montagabend", None, one("2025-12-01")),
        ("am Mittwochmorgen", None, one("2025-12-03")),
        ("am Montag", "future", one("2025-12-08")),
        ("am Freitag", None, one("2025-12-05")),
        ("vergangenen Freitag", None, one("2025-11-28")),
        ("am kommenden Freitag", "future", one("2025-12-12")),
        ("bis Freitag", "future", one("2025-12-05")),
        ("in der Nacht zum Freitag", None, ("2025-12-04", "2025-12-05")),
        ("in der Nacht auf Montag", None, ("2025-11-30", "2025-12-01")),
        ("Donnerstagnacht", None, ("2025-12-04", "2025-12-05")),
        ("in der Nacht zum 1. Januar 2026", None, ("2025-12-31", "2026-01-01")),
        ("von Montag bis Mittwoch", None, ("2025-12-01", "2025-12-03")),
        ("am Dienstag vergangener Woche", "past", one("2025-11-25")),
        ("am Donnerstag kommender Woche", "future", one("2025-12-11")),
        ("Montag vor einer Woche", "past", one("2025-11-24")),
        ("am Dienstag in einer Woche", "future", one("2025-12-16")),
        ("heute in zwei Wochen", "future", one("2025-12-19")),
        ("noch in dieser Woche", "future", ("2025-12-01", "2025-12-07")),
        ("in den vergangenen zwei Wochen", "past", ("2025-11-21", "2025-12-05")),
        ("in den kommenden drei Tagen", "future", ("2025-12-05", "2025-12-08")),
        ("vor einem halben Jahr", "past", ("2025-06-01", "2025-06-30")),
        ("im Vorjahr", "past", ("2024-01-01", "2024-12-31")),
        ("im zweiten Halbjahr", "past", ("2025-07-01", "2025-12-31")),
        ("am Karfreitag", "past", one("2025-04-18")),
        ("an Heiligabend", "future", one("2025-12-24")),
        ("am Ostermontag 2026", "future", one("2026-04-06")),
        ("in der Nacht vom 3. auf den 4. Dezember", "past", ("2025-12-03", "2025-12-04")),
        ("am 1. Februar", "past", one("2025-02-01")),
        ("für den 1. Februar", "past", one("2026-02-01")),
        ("am 12. Juli", None, one("2025-07-12")),
        ("am 12. Januar", None, one("2026-01-12")),
        ("am 3. Mai 1999", None, one("1999-05-03")),
        ("Sonntag, den 17. Februar 2008", None, one("2008-02-17")),
        ("am 10.01.2006", None, one("2006-01-10")),
        ("am 24.12.", None, one("2025-12-24")),
        ("2025-11-30", None, one("2025-11-30")),
        ("am 19. Juni dieses Jahres", None, one("2025-06-19")),
        ("am 19. Juni vergangenen Jahres", None, one("2024-06-19")),
        ("vom 3. bis zum 5. Juli", None, ("2025-07-03", "2025-07-05")),
        ("vom 30. Juni bis 2. Juli 2024", None, ("2024-06-30", "2024-07-02")),
        ("Ende Oktober", None, ("2025-10-21", "2025-10-31")),
        ("Anfang Januar", "future", ("2026-01-01", "2026-01-10")),
        ("Mitte Mai 2006", None, ("2006-05-11", "2006-05-20")),
        ("im Mai 2006", None, ("2006-05-01", "2006-05-31")),
        ("im vergangenen Oktober", None, ("2025-10-01", "2025-10-31")),
        ("im Februar 2024", None, ("2024-02-01", "2024-02-29")),
        ("1996", None, ("1996-01-01", "1996-12-31")),
        ("seit 2022", None, ("2022-01-01", "2022-12-31")),
        ("im Herbst", "past", ("2025-09-01", "2025-11-30")),
        ("im Winter 2023", None, ("2023-12-01", "2024-02-29")),
        ("im ersten Quartal 2026", None, ("2026-01-01", "2026-03-31")),
        ("zu Ostern", "future", ("2026-04-03", "2026-04-06")),
        ("an Weihnachten", "future", ("2025-12-24", "2025-12-26")),
        ("vor drei Tagen", None, one("2025-12-02")),
        ("vor zwei Wochen", None, ("2025-11-17", "2025-11-23")),
        ("vor einem Monat", None, ("2025-11-01", "2025-11-30")),
        ("vor drei Jahren", None, ("2022-01-01", "2022-12-31")),
        ("in zwei Wochen", "future", ("2025-12-15", "2025-12-21")),
        ("in der letzten Woche", None, ("2025-11-24", "2025-11-30")),
        ("in der kommenden Woche", "future", ("2025-12-08", "2025-12-14")),
        ("Anfang der Woche", None, ("2025-12-01", "2025-12-02")),
        ("im nächsten Monat", "future", ("2026-01-01", "2026-01-31")),
        ("im vergangenen Jahr", None, ("2024-01-01", "2024-12-31")),
        ("am Wochenende", None, ("2025-11-29", "2025-11-30")),
        ("am Wochenende", "future", ("2025-12-06", "2025-12-07")),
        ("bis Jahresende", "future", ("2025-12-05", "2025-12-31")),
        ("bis Ende Mai", "future", ("2025-12-05", "2026-05-31")),
        ("bis zum 30. März", "future", ("2025-12-05", "2026-03-30")),
    ],
)
def test_what_it_means(text: str, direction: Direction | None, expected: tuple[str, str]) -> None:
    assert days(text, FRIDAY, direction) == expected


@pytest.mark.parametrize(
    "text",
    [
        "am Abend", "am Morgen", "jetzt", "zuletzt", "nach drei Stunden", "vor der Wahl", "nach dem Gipfel",
        "vor Weihnachten",
        "am 31. Februar", "im 16. Jahrhundert", "in den 1990er Jahren", "vor einigen Tagen", "vor knapp drei Tagen",
        "2000 Prozent", "", "   ", "am 45.13.2020", "mit 2025 Stimmen und 99 Prozent",
    ],
)  # fmt: skip
def test_what_stays_unknown(text: str) -> None:
    assert days(text, FRIDAY) is None


def test_without_a_date_only_the_absolute_is_known() -> None:
    assert days("gestern", None) is None
    assert days("am Montag", None) is None
    assert days("am 3. Mai", None) is None
    assert days("am 3. Mai 2001", None) == one("2001-05-03")
    assert days("im Jahr 2001", None) == ("2001-01-01", "2001-12-31")


def test_weekend_on_a_weekend_is_this_one() -> None:
    saturday = datetime.date(2025, 12, 6)
    assert days("am Wochenende", saturday) == ("2025-12-06", "2025-12-07")


def test_easter() -> None:
    assert [easter(year).isoformat() for year in (2024, 2025, 2026)] == ["2024-03-31", "2025-04-20", "2026-04-05"]


_WORDS = st.sampled_from(
    "am bis seit vor in der Nacht zum Freitag Montagabend 31. 29. Februar Mai 2024 0001 9999 Ende kommenden "
    "letzten Woche Jahresende 12.13. heute morgen Ostern zwei Tagen".split()
)


@given(st.lists(_WORDS, max_size=7).map(" ".join) | st.text(max_size=60), st.dates() | st.none())
def test_any_words_give_an_ordered_range_or_nothing(text: str, date: datetime.date | None) -> None:
    found = days(text, date)
    if found is not None:
        first, last = map(datetime.date.fromisoformat, found)
        assert first <= last
