import pytest

from statusquo.brief.calendar import Calendar
from statusquo.messages import words

DE, EN = Calendar(words("de")), Calendar(words("en"))


@pytest.mark.parametrize(
    ("first", "last", "german", "english"),
    [
        ("2025-12-02", "2025-12-02", "2. Dezember 2025", "2 December 2025"),
        ("2025-12-02", "2025-12-11", "2. bis 11. Dezember 2025", "2 to 11 December 2025"),
        ("2025-11-30", "2025-12-02", "30. November bis 2. Dezember 2025", "30 November to 2 December 2025"),
        (
            "2024-12-30",
            "2025-01-02",
            "30. Dezember 2024 bis 2. Januar 2025",
            "30 December 2024 to 2 January 2025",
        ),
        ("", "", "ohne Datum", "no date"),
        ("soon", "2025-01-02", "ohne Datum", "no date"),
    ],
)
def test_periods(first, last, german, english):
    assert DE.period(first, last) == german
    assert EN.period(first, last) == english


def test_short_days():
    assert (DE.short("2025-03-09"), EN.short("2025-03-09"), DE.short(None)) == (
        "9. März",
        "9 Mar",
        "ohne Tag",
    )


def test_numbers():
    assert (DE.number(1234567), EN.number(1234567)) == ("1.234.567", "1,234,567")
    assert (DE.number(10**9), EN.number(4 * 10**56)) == ("über 10⁹", "more than 10⁵⁶")


def test_lists():
    assert [DE.listing(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a und b",
        "a, b und c",
    ]
